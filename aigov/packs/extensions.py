"""An organisation's own sections, from pack.yaml or from a JSON Schema of the pack, in the words of our schemas."""

from collections.abc import Mapping
from typing import Any, Final

from aigov.packs.pack import UNKNOWN, Extension

_SHARED: Final = {"date": "Date", "period": "Period", "who": "Who"}
_SIMPLE: Final = ("number", "integer", "boolean")
_TYPES: Final = ("string", "number", "integer", "boolean", "array", "object")


def of_fields(described: Mapping[str, Any]) -> Extension:
    """Return the section that pack.yaml describes field by field."""
    properties = {name: _field(field) for name, field in described["fields"].items()}
    schema = _with_help({"type": "object", "properties": properties, "additionalProperties": False}, described)
    return Extension(schema, schema, {}, {}, None)


def of_schema(name: str, described: Mapping[str, Any], own: Mapping[str, Any], *, rich: bool) -> Extension:
    """Return the section `name` that a sound JSON Schema describes; `rich` where structure cannot judge it."""
    typed = _Rewriter(name, closed=False)
    shown = _with_help(typed.of(own), described)
    if rich:
        return Extension(_with_help({}, described), shown, {}, typed.defs(own), own)
    closed = _Rewriter(name, closed=True)
    return Extension(_with_help(closed.of(own), described), shown, closed.defs(own), typed.defs(own), None)


def _field(field: Mapping[str, Any]) -> dict[str, Any]:
    kind = field["type"]
    schema: dict[str, Any]
    if kind in _SHARED:
        schema = {"$ref": f"#/$defs/{_SHARED[kind]}"}
    elif kind == "enum":
        schema = {"type": "string", "enum": list(field["choices"])}
    else:
        schema = {"type": kind if kind in _SIMPLE else "string"}
    if field.get("several"):
        schema = {"type": "array", "items": _optional(schema)}
    return _with_help(_optional(schema), field)


def _with_help(schema: dict[str, Any], described: Mapping[str, Any]) -> dict[str, Any]:
    return {"description": described["help"], **schema} if "help" in described else schema


def _optional(schema: dict[str, Any]) -> dict[str, Any]:
    """Return `schema`, or the word `unknown`: an honest answer wherever a value may also be left out."""
    if schema.get("type") == "string" and "enum" in schema:
        return {**schema, "enum": [*schema["enum"], "unknown"]}
    if schema.get("type") == "string" and not {"pattern", "format", "minLength", "const"} & schema.keys():
        return schema
    if not schema:
        return schema
    text = {"description": schema["description"]} if "description" in schema else {}
    return {**text, "anyOf": [{key: value for key, value in schema.items() if key != "description"}, UNKNOWN]}


class _Rewriter:
    """Puts a JSON Schema into the words of ours: `closed` for structure to judge, else for the types of expressions."""

    def __init__(self, name: str, *, closed: bool) -> None:
        self.prefix = f"extensions.{name}"
        self.closed = closed

    def defs(self, own: Mapping[str, Any]) -> dict[str, Any]:
        """Return the definitions that references lead to, the whole among them."""
        found = {f"{self.prefix}.{name}": self.of(schema) for name, schema in own.get("$defs", {}).items()}
        return {**found, self.prefix: self.of(own)}

    def of(self, schema: Any) -> dict[str, Any]:
        """Return one piece of the schema, rewritten."""
        if not isinstance(schema, dict):
            return {}
        if "$ref" in schema:
            return self._reference(schema)
        found: dict[str, Any] = {}
        if self.closed:
            dropped = ("$schema", "$id", "$defs", "properties", "items", "additionalProperties", "anyOf")
            found = {key: value for key, value in schema.items() if key not in dropped}
        else:
            if schema.get("type") in _TYPES:
                found["type"] = schema["type"]
            if "enum" in schema and all(isinstance(member, str) for member in schema["enum"]):
                found["enum"] = schema["enum"]
            if schema.get("format") in ("date", "duration"):
                found["format"] = schema["format"]
        self._nested(schema, found)
        return found

    def _reference(self, schema: Mapping[str, Any]) -> dict[str, Any]:
        head, _, name = schema["$ref"].rpartition("/")
        if head not in ("", "#/$defs"):
            return {}
        rest = {key: schema[key] for key in ("description",) if key in schema}
        return {**rest, "$ref": f"#/$defs/{self.prefix}" + (f".{name}" if head else "")}

    def _nested(self, schema: Mapping[str, Any], found: dict[str, Any]) -> None:
        if schema.get("type") == "object" or "properties" in schema:
            required = schema.get("required", ())
            pieces = {name: self.of(piece) for name, piece in schema.get("properties", {}).items()}
            found["properties"] = {
                name: piece if name in required else _optional(piece) for name, piece in pieces.items()
            }
            others = schema.get("additionalProperties", True)
            found["additionalProperties"] = others if others is False else self.of(others)
            found["type"] = "object"
        if "items" in schema and "prefixItems" not in schema:
            found["items"] = self.of(schema["items"])
        if "anyOf" in schema:
            found["anyOf"] = [self.of(piece) for piece in schema["anyOf"]]
