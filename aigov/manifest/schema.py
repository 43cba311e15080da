"""From a pydantic model to a JSON Schema of the few keywords that every reader of ours knows, with a text beside each property."""

from typing import Any, Final

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from aigov.manifest.values import DATE, PERIOD, SHARED, STATED

Schema = dict[str, Any]

ORDER: Final = (
    "$schema", "$id", "title", "description", "$ref", "type", "const", "enum", "enumDescriptions", "x-order", "anyOf",
    "format", "pattern", "minLength", "minimum", "maximum", "exclusiveMinimum", "x-key", "x-refers", "x-path", "x-prose",
    "items", "minItems", "required", "properties", "additionalProperties", "propertyNames", "default", "examples", "$defs",
)  # fmt: skip
"""The closed set of keywords, in the order in which they are written."""

NOBODY_KNOWS: Final = "Nobody knows yet. An honest answer; say under open_questions who will find out, and by when."

DEFINITIONS: Final[dict[str, Schema]] = {
    "Date": {
        "description": "A day, as in 2026-12-31.",
        "type": "string",
        "format": "date",
        "pattern": DATE,
        "examples": ["2026-12-31"],
    },
    "Period": {
        "description": "A period in calendar years, months, weeks or days: P2Y, P3M, P2W, P30D.",
        "type": "string",
        "format": "duration",
        "pattern": PERIOD,
        "examples": ["P3M"],
    },
    "Unknown": {"description": NOBODY_KNOWS, "const": "unknown"},
    "Who": {
        "description": "A role, the id of one of the people, or a person with a name. For a standing duty a role is the better form.",
        "anyOf": [{"type": "string", "minLength": 1, "pattern": STATED}, {"$ref": "#/$defs/Person"}],
        "examples": ["executive"],
    },
}
"""What all files share: by these names other parts know a date, a period, an unknown and a who."""

NULL: Final[Schema] = {"type": "null"}
UNKNOWN: Final[Schema] = {"$ref": "#/$defs/Unknown"}
REF: Final = "#/$defs/"


class AsDeclared(GenerateJsonSchema):
    """Keeps properties and examples in the order in which they are declared."""

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:  # noqa: ARG002  (pydantic's signature)
        """Leave the order as it is."""
        return value


def build(model: type[BaseModel], name: str, title: str) -> Schema:
    """Return the schema of the file that `model` describes; `name` goes into its `$id`."""
    raw = model.model_json_schema(schema_generator=AsDeclared)
    definitions = raw.pop("$defs", {})
    texts = {key: _line(value.get("description", "")) for key, value in definitions.items()}
    closed = {key: _closed(value, texts) for key, value in definitions.items()}
    for value in closed.values():
        # The text stands beside each property that refers here: an editor that shows both would say it twice.
        value.pop("description", None)
    root = _closed(raw, texts)
    needed = _needed([root, *closed.values()])
    closed |= {key: value for key, value in DEFINITIONS.items() if key in needed}
    root |= {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:aigov:schema:{name}:1",
        "title": title,
        "description": _line(raw["description"]),
    }
    if closed:
        root["$defs"] = dict(sorted(closed.items()))
    _exemplify(root, closed)
    return _in_order(root)


def _line(text: str) -> str:
    """A docstring as one line of running text."""
    return " ".join(text.split())


def _closed(schema: Any, texts: dict[str, str], *, names: bool = False) -> Any:
    """Return `schema` in the closed form: no null, no automatic titles, `unknown` among the members of its enum.

    `names` is true of a mapping whose keys are names, not keywords.
    """
    if isinstance(schema, list):
        return [_closed(item, texts) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if names:
        return {key: _described(_closed(value, texts), value, texts) for key, value in schema.items()}
    result: Schema = {}
    for key, value in schema.items():
        if key == "title" or (key == "default" and value is None):
            continue
        if key == SHARED:
            result["$ref"] = REF + value
        elif key == "properties":
            result[key] = _closed(value, texts, names=True)
        elif key == "patternProperties":
            (pattern,) = value
            result["additionalProperties"] = _closed(value[pattern], texts)
            result["propertyNames"] = {"pattern": pattern}
        elif key == "enumDescriptions":
            result[key] = [value[member] for member in schema["enum"]]
        elif key in ("examples", "const", "enum", "required", "x-order", "default"):
            result[key] = value
        elif key == "additionalProperties" and value is True:
            result[key] = {}
        else:
            result[key] = _closed(value, texts)
    return _joined(result)


def _described(closed: Schema, raw: Schema, texts: dict[str, str]) -> Schema:
    """Give a property without a text of its own that of the model to which it leads."""
    if "description" not in closed:
        closed["description"] = next((texts[name] for name in _names(raw) if name in texts), "")
    return closed


def _names(schema: Any) -> list[str]:
    if isinstance(schema, list):
        return [name for item in schema for name in _names(item)]
    if not isinstance(schema, dict):
        return []
    own = [schema["$ref"].removeprefix(REF)] if "$ref" in schema else []
    return own + [name for key in ("anyOf", "items") for name in _names(schema.get(key))]


def _joined(schema: Schema) -> Schema:
    """Simplify `anyOf`: null goes, nested alternatives are drawn up, `unknown` joins an enum, one alternative stands alone."""
    if "anyOf" not in schema:
        return schema
    options: list[Schema] = []
    for option in schema.pop("anyOf"):
        for inner in option["anyOf"] if set(option) == {"anyOf"} else [option]:
            if inner != NULL and inner not in options:
                options.append(inner)
    enums = [option for option in options if "enum" in option]
    if enums and UNKNOWN in options:
        (enum,) = enums
        options.remove(UNKNOWN)
        enum["enum"] = [*enum["enum"], "unknown"]
        enum["enumDescriptions"] = [*enum["enumDescriptions"], NOBODY_KNOWS]
    if "x-key" in schema:
        (array,) = (option for option in options if option.get("type") == "array")
        array["x-key"] = schema.pop("x-key")
    if len(options) == 1:
        return options[0] | schema
    return {"anyOf": options} | schema


def _needed(schemas: list[Any]) -> set[str]:
    """Return the names of all definitions that are referred to; a who brings its person."""
    found: set[str] = set()
    waiting = list(schemas)
    while waiting:
        schema = waiting.pop()
        if isinstance(schema, list):
            waiting.extend(schema)
        elif isinstance(schema, dict):
            if isinstance(schema.get("$ref"), str):
                found.add(schema["$ref"].removeprefix(REF))
            waiting.extend(schema.values())
    return found


def _exemplify(schema: Schema, definitions: dict[str, Schema]) -> None:
    """Give each property one example, made from its type where the model gives none; free prose in a list learns its list's."""
    for part in [schema, *definitions.values()]:
        for value in part.get("properties", {}).values():
            if "examples" not in value:
                value["examples"] = [_example(value, definitions)]
            items = value.get("items") or next(
                (option["items"] for option in value.get("anyOf", []) if "items" in option), {}
            )
            if items.get("x-prose"):
                items["examples"] = list(value["examples"][0])


def _example(schema: Schema, definitions: dict[str, Schema]) -> Any:
    if schema.get("examples"):
        return schema["examples"][0]
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][0]
    if "anyOf" in schema:
        return _example(schema["anyOf"][0], definitions)
    if "$ref" in schema:
        return _example(definitions[schema["$ref"].removeprefix(REF)], definitions)
    kind = schema.get("type")
    if kind == "array":
        return [_example(schema["items"], definitions)]
    if kind == "boolean":
        return True
    if kind == "object" and "properties" in schema:
        properties = schema["properties"]
        names = schema.get("required") or list(properties)[:1]
        return {name: _example(properties[name], definitions) for name in names}
    raise ValueError(f"a property needs an example: {schema.get('description', schema)}")


def _in_order(schema: Any, *, names: bool = False) -> Any:
    """Return `schema` with its keywords in `ORDER`; refuse one that is not among them."""
    if isinstance(schema, list):
        return [_in_order(item) if isinstance(item, dict) else item for item in schema]
    if names:
        return {key: _in_order(value) for key, value in schema.items()}
    if not isinstance(schema, dict):
        return schema
    if strange := set(schema) - set(ORDER):
        raise ValueError(f"keywords outside the closed set: {sorted(strange)} in {schema}")
    return {
        key: schema[key]
        if key in ("examples", "const", "enum", "default")
        else _in_order(schema[key], names=key in ("properties", "$defs"))
        for key in ORDER
        if key in schema
    }
