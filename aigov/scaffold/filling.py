"""What is not known yet is written as `unknown`, wherever a rule of the stage looks; nothing is left to silence."""

from collections.abc import Iterable, Mapping
from typing import Any

from aigov.paths import UNKNOWN
from aigov.scaffold.fields import Schema, behind

Pattern = tuple[str, ...]
"""A path that rules read, part by part; `[]` stands for each item of a list or map."""

_ITEM = "[]"


def patterns(paths: Iterable[str]) -> tuple[Pattern, ...]:
    """Return the paths that rules read, taken apart, in one order."""
    return tuple(sorted(tuple(path.replace(_ITEM, f".{_ITEM}").split(".")) for path in paths))


def below(key: str, paths: Iterable[Pattern]) -> tuple[Pattern, ...]:
    """Return what is read of the value at `key`, seen from there."""
    return tuple(path[1:] for path in paths if path[0] == key and len(path) > 1)


def filled(value: Any, paths: Iterable[Pattern]) -> Any:
    """Return `value` with an `unknown` at each place that `paths` lead to and that is not written in it.

    The uppermost absent part of a path is what becomes unknown: what lies in it is asked once it is there.
    """
    read = tuple(paths)
    if isinstance(value, list):
        return [filled(item, below(_ITEM, read)) if isinstance(item, Mapping) else item for item in value]
    if not isinstance(value, Mapping):
        return value
    whole = {**value, **{path[0]: UNKNOWN for path in read if path[0] not in value and path[0] != _ITEM}}
    items = below(_ITEM, read)
    return {key: filled(inner, (*below(key, read), *items)) for key, inner in whole.items()}


def ordered(value: Any, schema: Schema, node: Schema) -> Any:
    """Return `value` with its keys in the order in which the schema has them."""
    node = behind(schema, node)
    if isinstance(value, list):
        return [ordered(item, schema, node.get("items", {})) for item in value]
    if not isinstance(value, Mapping):
        return value
    known = node.get("properties", {})
    other = node.get("additionalProperties")
    rest = other if isinstance(other, Mapping) else {}
    keys = [key for key in known if key in value] + [key for key in value if key not in known]
    return {key: ordered(value[key], schema, known.get(key, rest)) for key in keys}
