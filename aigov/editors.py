"""A schema as editors want it: what they show of a key, what they offer to write there, and what they say is wrong.

It asks the same of a file as the schema that it is made from. Examples are shown and never offered: a day or a name
that an editor fills in would be believed.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from aigov.language import said

WRITTEN_BY_PEOPLE: Final = ("manifest", "organisation", "rule", "pack", "sources", "waivers")
"""The schemas of YAML files that people write by hand."""

_REF: Final = "#/$defs/"
_UNKNOWN: Final = f"{_REF}Unknown"
_FEW: Final = 3
"""An entry of a list that has no more keys than these is offered whole; of others what structure requires."""
_VALUES: Final = ("enum", "enumDescriptions", "required", "x-order", "const", "default")

Schema = Mapping[str, Any]


def text(schema: Schema) -> str:
    """Return `schema` as the text of a file that editors read."""
    return json.dumps(prepared(schema), indent=2, ensure_ascii=False) + "\n"


def prepared(schema: Schema) -> dict[str, Any]:
    """Return `schema` with the same demands, in the form that the YAML language server makes most of."""
    return _Preparing(schema.get("$defs", {})).whole(schema)


class _Preparing:
    """Puts one schema into that form; `defs` is what its references lead to."""

    def __init__(self, defs: Mapping[str, Schema]) -> None:
        self.defs = defs

    def whole(self, schema: Schema) -> dict[str, Any]:
        """Return the root, its definitions with it."""
        shown = self.part(schema)
        if "$defs" in schema:
            shown["$defs"] = {name: self._definition(name, part) for name, part in schema["$defs"].items()}
        return shown

    def part(self, schema: Schema) -> dict[str, Any]:
        """Return one schema within."""
        shown: dict[str, Any] = {}
        for key, value in schema.items():
            if key == "properties":
                shown[key] = {name: self._property(part) for name, part in value.items()}
            elif key == "anyOf":
                shown[key] = [self.part(option) for option in value]
            elif key == "propertyNames" and "properties" in schema:
                # As names of properties they would be told one by one, where a key is only misspelt.
                others = self.part(schema["additionalProperties"])
                shown |= {"patternProperties": {_besides(schema["properties"], value): others}}
            elif key == "additionalProperties" and "properties" in schema and "propertyNames" in schema:
                shown[key] = False
            elif key == "propertyNames" and "pattern" in value:
                shown[key] = {"title": said("short-id", "korte-id"), **value}  # stands where the key is to be written
            elif key not in ("examples", "$defs"):
                shown[key] = self.part(value) if isinstance(value, dict) and key not in _VALUES else value
        return shown

    def _definition(self, name: str, schema: Schema) -> dict[str, Any]:
        """Return a definition without its text: one that stands here hides that of the property that leads here."""
        shown = self.part(schema)
        text = shown.pop("description", "")
        if name in ("Date", "Period"):
            shown["patternErrorMessage"] = text
        if name == "Unknown" and "const" in shown:
            # Of a constant no text is shown but in place of all others; of a member of an enum beside them.
            shown |= {"enum": [shown.pop("const")], "enumDescriptions": [text]}
        names = [*schema.get("properties", ())]
        if 1 < len(names) <= _FEW and schema.get("required"):
            body = {name: f"${place}" for place, name in enumerate(names, start=1)}
            shown["defaultSnippets"] = [{"label": ", ".join(names), "body": body}]
        return shown

    def _property(self, schema: Schema) -> dict[str, Any]:
        shown = self.part(schema)
        told = [*self._told(schema)]
        if told:
            shown["description"] = " ".join(told)
            shown["markdownDescription"] = "\n\n".join([*told, *_shown_example(schema)])
        if "anyOf" in schema and (kind := self._kind(schema)):
            # What comes after the key: an indented line, or the dash of a list. The word is `unknown`.
            shown["type"] = [kind, "string"]
        return shown

    def _told(self, schema: Schema) -> Iterator[str]:
        """The property's own text, and that of the kind of value that it takes."""
        own = schema.get("description", "")
        if own:
            yield own
        for reference in _references(schema):
            kind = self.defs.get(reference.removeprefix(_REF), {}).get("description", "")
            if kind and kind != own and reference != _UNKNOWN:
                yield kind

    def _kind(self, schema: Schema) -> str:
        """`object` or `array` where one of these or `unknown` is to be written; else empty."""
        others = [option for option in schema["anyOf"] if option.get("$ref") != _UNKNOWN]
        kinds = {self._meant(option).get("type", "") for option in others}
        return kinds.pop() if len(others) < len(schema["anyOf"]) and kinds in ({"object"}, {"array"}) else ""

    def _meant(self, schema: Schema) -> Schema:
        reference = schema.get("$ref", "")
        return self.defs.get(reference.removeprefix(_REF), {}) if reference else schema


def _besides(properties: Schema, names: Schema) -> str:
    """Return the pattern of the names that are one's own, which no property has."""
    (pattern,) = (option["pattern"] for option in names["anyOf"] if "pattern" in option)
    taken = [name for name in properties if re.search(pattern, name)]
    return f"^(?!(?:{'|'.join(taken)})$){pattern}" if taken else str(pattern)


def _references(schema: Schema) -> Iterator[str]:
    for option in (schema, *schema.get("anyOf", ())):
        if "$ref" in option:
            yield option["$ref"]


def _shown_example(schema: Schema) -> Iterator[str]:
    for example in schema.get("examples", ())[:1]:
        yield f"{said('Example', 'Voorbeeld')}:\n\n```yaml\n{_yaml(example)}\n```"


def _yaml(value: Any, indent: str = "") -> str:
    """Return an example as it is written in a file."""
    if isinstance(value, dict) and value:
        return f"\n{indent}".join(f"{key}:{_after(item, indent)}" for key, item in value.items())
    if isinstance(value, list) and value:
        return f"\n{indent}".join(f"- {_yaml(item, indent + '  ')}" for item in value)
    if not isinstance(value, str):
        return json.dumps(value)
    is_plain = value[:1].isalpha() and not {": ", " #", "\n"} & {value[at : at + 2] for at in range(len(value))}
    return value if is_plain or value[4:5] == "-" else json.dumps(value, ensure_ascii=False)


def _after(item: Any, indent: str) -> str:
    if not (item and isinstance(item, dict | list)):
        return f" {_yaml(item)}"
    return f"\n{indent}  {_yaml(item, indent + '  ')}"
