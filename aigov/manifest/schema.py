"""From a pydantic model to a JSON Schema of few keywords, all known to our readers, with a text for each property."""

from typing import Any, Final

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from aigov.language import ENGLISH, LANGUAGES
from aigov.manifest.people import Person
from aigov.manifest.values import DATE, DUTCH_TEXT, PERIOD, SHARED, STATED

Schema = dict[str, Any]

ORDER: Final = (
    *("$schema", "$id", "title", "description", "$ref", "type", "const", "enum", "enumDescriptions", "x-order"),
    *("anyOf", "format", "pattern", "minLength", "minimum", "maximum", "exclusiveMinimum"),
    *("x-key", "x-refers", "x-path", "x-prose", "items", "minItems"),
    *("required", "properties", "additionalProperties", "propertyNames", "default", "examples", "$defs"),
)
"""The closed set of keywords, in the order in which they are written."""

VALUES: Final = frozenset({"const", "enum", "x-order", "required", "default", "examples"})
"""Keywords that hold plain values, not schemas."""

NOBODY_KNOWS: Final = (
    "Nobody knows yet: an honest answer. Say under open_questions who will find out, and by when.",
    "Nog niemand weet het: een eerlijk antwoord. Zeg onder open_questions wie het uitzoekt, en vóór wanneer.",
)

DEFINITIONS: Final[dict[str, Schema]] = {
    "Date": {
        "description": "A day, as in 2026-12-31.",
        DUTCH_TEXT: "Een datum, zoals 2026-12-31.",
        "type": "string",
        "format": "date",
        "pattern": DATE,
        "examples": ["2026-12-31"],
    },
    "Period": {
        "description": "A period in calendar years, months, weeks or days: P2Y, P3M, P2W, P30D.",
        DUTCH_TEXT: "Een termijn in kalenderjaren, maanden, weken of dagen: P2Y, P3M, P2W, P30D.",
        "type": "string",
        "format": "duration",
        "pattern": PERIOD,
        "examples": ["P3M"],
    },
    "Unknown": {"description": NOBODY_KNOWS[0], DUTCH_TEXT: NOBODY_KNOWS[1], "const": "unknown"},
    "Who": {
        "description": "A role, the id of a person, or a person with a name. For a standing duty a role is better.",
        DUTCH_TEXT: "Een rol, de id van een persoon, of een persoon met een naam."
        " Voor een doorlopende taak is een rol beter.",
        "anyOf": [{"type": "string", "minLength": 1, "pattern": STATED}, {"$ref": "#/$defs/Person"}],
        "examples": ["executive"],
    },
}
"""What all files share: by these names other parts know a date, a period, an unknown and a who."""

NULL: Final[Schema] = {"type": "null"}
UNKNOWN: Final[Schema] = {"$ref": "#/$defs/Unknown"}
REF: Final = "#/$defs/"


def build(model: type[BaseModel], name: str, title: str, language: str = ENGLISH) -> Schema:
    """Return the schema of the file that `model` describes, its texts in `language`; `name` goes into its `$id`.

    Raises ValueError on a keyword outside `ORDER`, on a property for which no example can be made, and on a text
    that has no Dutch beside it.
    """
    raw = model.model_json_schema(schema_generator=AsDeclared)
    definitions = raw.pop("$defs", {})
    texts = {key: _text_of(value) for key, value in definitions.items()}
    # A model's text stands beside each property that leads to it, and only there: editors would show it twice.
    closed = {key: _closed(value, texts) for key, value in definitions.items()}
    text = _text_of(raw)
    root = {
        **_closed(raw, texts),
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:aigov:schema:{name}:1" + ("" if language == ENGLISH else f":{language}"),
        "title": title,
        **text,
    }
    used = _named([root, *closed.values()])
    if "Who" in used and "Person" not in closed:
        closed["Person"] = _closed(Person.model_json_schema(schema_generator=AsDeclared), {})
        _text_of(closed["Person"])
    used |= _named([*closed.values()])
    closed |= {key: value for key, value in DEFINITIONS.items() if key in used}
    if closed:
        root["$defs"] = dict(sorted(closed.items()))
    _exemplify(root, closed)
    ordered: Schema = _ordered(_told(root, language))
    return ordered


class AsDeclared(GenerateJsonSchema):
    """Keeps properties and examples in the order in which they are declared."""

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:  # noqa: ARG002  (pydantic's signature)
        """Leave the order as it is."""
        return value


def _text_of(schema: Schema) -> Schema:
    """Take the text of a model out of its schema: a docstring as one line of running text, and the same in Dutch."""
    return {"description": " ".join(schema.pop("description").split()), DUTCH_TEXT: schema.pop(DUTCH_TEXT)}


def _told(schema: Any, language: str) -> Any:
    """Return `schema` with its texts in `language` alone, all the way down; values are left as they are."""
    if isinstance(schema, list):
        return [_told(item, language) for item in schema]
    if not isinstance(schema, dict):
        return schema
    place = LANGUAGES.index(language)
    told: Schema = {}
    for key, value in schema.items():
        if key in ("properties", "$defs"):
            told[key] = {name: _told(part, language) for name, part in value.items()}
        elif key == "enumDescriptions":
            told[key] = [pair[place] for pair in value]
        elif key == "description" and isinstance(value, str):
            if not schema.get(DUTCH_TEXT):
                raise ValueError(f"a text has no Dutch beside it: {value}")
            told[key] = (value, schema[DUTCH_TEXT])[place]
        elif key != DUTCH_TEXT:
            told[key] = value if key in VALUES else _told(value, language)
    return told


def _closed(schema: Schema, texts: dict[str, Schema]) -> Schema:
    """Return `schema` in the closed form: no null, no automatic titles, `unknown` among the members of its enum."""
    result: Schema = {}
    for key, value in schema.items():
        if key == SHARED:
            result["$ref"] = REF + value
        elif key == "properties":
            result[key] = {name: _property(part, texts) for name, part in value.items()}
        elif key == "patternProperties":
            ((pattern, part),) = value.items()
            result |= {"additionalProperties": _closed(part, texts), "propertyNames": {"pattern": pattern}}
        elif key == "enumDescriptions":
            result[key] = [value[member] for member in schema["enum"]]
        elif key == "anyOf":
            result[key] = [_closed(option, texts) for option in value]
        elif value is True and key == "additionalProperties":
            result[key] = {}
        elif key != "title" and not (key == "default" and value is None):
            result[key] = _closed(value, texts) if isinstance(value, dict) and key not in VALUES else value
    return _joined(result) if "anyOf" in result else result


def _property(raw: Schema, texts: dict[str, Schema]) -> Schema:
    """Return a property's schema; without a text of its own it gets that of the model to which it leads."""
    closed = _closed(raw, texts)
    if "description" not in closed:
        closed |= next((texts[name] for name in sorted(_named([raw])) if name in texts), {})
    return closed


def _joined(schema: Schema) -> Schema:
    """Simplify `anyOf`: null goes, nested ones are drawn up, `unknown` joins an enum, a last one stands alone."""
    options: list[Schema] = []
    for option in schema.pop("anyOf"):
        for inner in option["anyOf"] if set(option) == {"anyOf"} else [option]:
            if inner != NULL and inner not in options:
                options.append(inner)
    enum = next((option for option in options if "enum" in option), None)
    if enum is not None and UNKNOWN in options:
        options.remove(UNKNOWN)
        enum["enum"] = [*enum["enum"], "unknown"]
        enum["enumDescriptions"] = [*enum["enumDescriptions"], NOBODY_KNOWS]
    if "x-key" in schema:
        (array,) = (option for option in options if option.get("type") == "array")
        array["x-key"] = schema.pop("x-key")
    return options[0] | schema if len(options) == 1 else {"anyOf": options} | schema


def _named(schemas: list[Any]) -> set[str]:
    """Return the names of all definitions that are referred to."""
    found: set[str] = set()
    waiting = list(schemas)
    while waiting:
        part = waiting.pop()
        if isinstance(part, list):
            waiting.extend(part)
        elif isinstance(part, dict):
            if isinstance(part.get("$ref"), str):
                found.add(part["$ref"].removeprefix(REF))
            waiting.extend(part.values())
    return found


def _exemplify(root: Schema, definitions: dict[str, Schema]) -> None:
    """Give each property one example, made from its type where the model gives none.

    The items of a list of free prose get those of the list: a text that equals one of them was copied.
    """
    for part in (root, *definitions.values()):
        for value in part.get("properties", {}).values():
            if "examples" not in value:
                value["examples"] = [_example(value, definitions)]
            for option in (value, *value.get("anyOf", ())):
                if option.get("items", {}).get("x-prose"):
                    option["items"]["examples"] = list(value["examples"][0])


def _example(schema: Schema, definitions: dict[str, Schema]) -> Any:
    if schema.get("examples"):
        return schema["examples"][0]
    if "enum" in schema:
        return schema["enum"][0]
    if "anyOf" in schema:
        return _example(schema["anyOf"][0], definitions)
    if "$ref" in schema:
        return _example(definitions[schema["$ref"].removeprefix(REF)], definitions)
    if "properties" in schema:
        properties = schema["properties"]
        return {name: _example(properties[name], definitions) for name in schema.get("required") or [*properties][:1]}
    if "items" in schema:
        return [_example(schema["items"], definitions)]
    raise ValueError(f"a property needs an example: {schema.get('description', schema)}")


def _ordered(schema: Any) -> Any:
    """Return `schema` with its keywords in `ORDER`, all the way down; refuses one that is not among them."""
    if isinstance(schema, list):
        return [_ordered(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if strange := sorted(set(schema) - set(ORDER)):
        raise ValueError(f"keywords outside the closed set: {strange}")
    return {key: _placed(key, schema[key]) for key in ORDER if key in schema}


def _placed(key: str, value: Any) -> Any:
    if key in VALUES:
        return value
    if key in ("properties", "$defs"):
        return {name: _ordered(part) for name, part in value.items()}
    return _ordered(value)
