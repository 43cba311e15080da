"""The closed set of keywords that a schema may use, and how to read the parts of one."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from aigov.paths import UNKNOWN

Schema = Mapping[str, Any]

_ANNOTATIONS: Final = (
    *("$schema", "$id", "$defs", "$comment", "title", "description", "default", "examples"),
    *("enumDescriptions", "markdownEnumDescriptions", "x-enum", "x-order"),
)
_JUDGED: Final = (
    *("$ref", "anyOf", "type", "enum", "const", "properties", "required", "additionalProperties", "propertyNames"),
    *("items", "minItems", "pattern", "minLength", "format", "minimum", "maximum", "exclusiveMinimum"),
    *("x-key", "x-prose", "x-refers", "x-path"),
)
KEYWORDS: Final = frozenset((*_ANNOTATIONS, *_JUDGED))


def foreign(schema: Schema) -> list[tuple[str, str]]:
    """Return each keyword of `schema` outside the closed set, with the JSON pointer of where it stands."""
    return [(pointer, keyword) for pointer, node in nodes(schema) for keyword in node if keyword not in KEYWORDS]


def nodes(schema: Any, pointer: str = "") -> Iterator[tuple[str, Schema]]:
    """Yield every schema within `schema`, itself first, with its JSON pointer."""
    if not isinstance(schema, Mapping):
        return
    yield pointer, schema
    for keyword in ("properties", "$defs"):
        for name, inner in schema.get(keyword, {}).items():
            escaped = name.replace("~", "~0").replace("/", "~1")
            yield from nodes(inner, f"{pointer}/{keyword}/{escaped}")
    for keyword in ("additionalProperties", "propertyNames", "items"):
        yield from nodes(schema.get(keyword), f"{pointer}/{keyword}")
    for position, inner in enumerate(schema.get("anyOf", ())):
        yield from nodes(inner, f"{pointer}/anyOf/{position}")


def target(schema: Schema, node: Schema) -> tuple[Schema, str]:
    """Return what `node` says after its `$ref`s, and the name under `$defs` of the last of them."""
    name = ""
    while "$ref" in node:
        reference = node["$ref"]
        name = reference.removeprefix("#/$defs/")
        if name == reference or name not in schema.get("$defs", {}):
            raise ValueError(f"{reference!r} leads to nothing in this schema")
        node = schema["$defs"][name]
    return node, name


def alternatives(schema: Schema, node: Schema) -> list[tuple[Schema, str]]:
    """Return what `node` may be, `$ref`s and nested `anyOf`s followed, without "unknown"."""
    node, name = target(schema, node)
    if "anyOf" not in node or name == "Who":
        return [] if node.get("const") == UNKNOWN else [(node, name)]
    return [each for inner in node["anyOf"] for each in alternatives(schema, inner)]
