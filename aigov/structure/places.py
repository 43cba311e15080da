"""Where a path of the data stands in a schema."""

from collections.abc import Mapping
from typing import Any, Final

from aigov.paths import Part, Path, Step
from aigov.structure.keywords import Schema, alternatives

_KEYS: Final[dict[int, tuple[Schema, dict[tuple[str, ...], str | None]]]] = {}
"""By a schema's identity: the schema, kept alive so that the identity stays its own, and what was asked of it."""


def item_key(schema: Mapping[str, Any], path: Path) -> str | None:
    """Return the property that is the key of the items of the list at `path` (`x-key`), or None."""
    _, known = _KEYS.setdefault(id(schema), (schema, {}))
    pattern = tuple("" if isinstance(part, int) else part for part in path)
    if pattern not in known:
        keys = [node["x-key"] for node in at(schema, path) if "x-key" in node]
        found = keys[0] if keys else None
        if len(known) > 10_000:  # keys of maps are the user's own, so there is no end to them
            return found
        known[pattern] = found
    return known[pattern]


def at(schema: Schema, path: Path) -> list[Schema]:
    """Return what the schema says of the value at `path`: nothing where there is no such place, else what it may be."""
    here = flat(schema, schema)
    for part in path:
        here = [node for holder in here for inner in below(holder, part) for node in flat(schema, inner)]
    return here


def flat(schema: Schema, node: Schema) -> list[Schema]:
    """Return what a value at `node` may be, a who as its text and its person."""
    return [
        inner
        for found, _ in alternatives(schema, node)
        for inner in (flat(schema, {"anyOf": found["anyOf"]}) if "anyOf" in found else [found])
    ]


def inside(schema: Schema, here: list[Schema], step: Step) -> list[Schema]:
    """Return what a step leads to from `here`: an item of a list by any key, one of a map by its own."""
    parts: tuple[Part, ...] = (step,) if isinstance(step, str) else (0, step.key)
    found = [inner for holder in here for part in parts for inner in below(holder, part)]
    return [node for inner in found for node in flat(schema, inner)]


def below(holder: Schema, part: Part) -> list[Schema]:
    """Return what stands under a key or a position of `holder`."""
    if isinstance(part, int):
        inner = holder.get("items")
    else:
        inner = holder.get("properties", {}).get(part, holder.get("additionalProperties"))
    return [inner] if isinstance(inner, Mapping) else []
