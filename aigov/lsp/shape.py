"""What a file's schema says of a place in it, for whoever reads or types there: keys, answers, words, examples."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from aigov.paths import UNKNOWN, Path
from aigov.structure import places
from aigov.structure.keywords import Schema

WHO: Final = "Who"
_LISTS: Final = "array"
_SECTIONS: Final = "object"


class Choice(NamedTuple):
    """An answer that the schema names, and what it means."""

    value: str
    means: str


class Field(NamedTuple):
    """One key of a section, or a value: `about` is a sentence or two, `examples` are data, `choices` what is named.

    `form` is `object`, `array` or another type's name; `refers` the list whose items are named here, dotted.
    """

    name: str
    about: str
    examples: tuple[Any, ...]
    choices: tuple[Choice, ...]
    form: str
    is_who: bool
    refers: str
    required: bool


def fields(schema: Schema, path: Path) -> dict[str, Field]:
    """Return what may stand in the section at `path`, by its key, in the schema's order."""
    found: dict[str, Field] = {}
    for holder in places.at(schema, path):
        required = holder.get("required", ())
        for name, inner in holder.get("properties", {}).items():
            found.setdefault(name, _field(schema, name, inner, required=name in required))
    return found


def field(schema: Schema, path: Path) -> Field | None:
    """Return what the schema says of the value at `path`; None where there is no such place."""
    if not path:
        return None
    name = str(path[-1])
    for holder in places.at(schema, path[:-1]):
        for inner in places.below(holder, path[-1]):
            return _field(schema, name, inner, required=name in holder.get("required", ()))
    return None


def _field(schema: Schema, name: str, node: Schema, *, required: bool) -> Field:
    every = list(_every(schema, node))
    about = next((each["description"] for each in every if "description" in each), "")
    examples = next((tuple(each["examples"]) for each in every if each.get("examples")), ())
    choices = {choice.value: choice for each in every for choice in _choices(each)}
    forms = [each["type"] for each in every if isinstance(each.get("type"), str)]
    form = next((form for form in (_SECTIONS, _LISTS) if form in forms), forms[0] if forms else "")
    is_who = any(each.get("$ref", "").endswith(f"/{WHO}") for each in every)
    refers = next((str(each["x-refers"]) for each in every if "x-refers" in each), "")
    return Field(name, about, examples, tuple(choices.values()), form, is_who, refers, required)


def _every(schema: Schema, node: Schema) -> Iterator[Schema]:
    """Yield a node and what it may be instead, references followed, the outermost first."""
    yield node
    if "$ref" in node:
        yield from _every(schema, schema.get("$defs", {}).get(node["$ref"].rpartition("/")[2], {}))
    for inner in node.get("anyOf", ()):
        yield from _every(schema, inner)


def _choices(node: Schema) -> Iterator[Choice]:
    means = node.get("enumDescriptions", ())
    for at, value in enumerate(node.get("enum", ())):
        yield Choice(_written(value), str(means[at]) if at < len(means) else "")
    if node.get("const") == UNKNOWN:
        yield Choice(UNKNOWN, str(node.get("description", "")))
    if node.get("type") == "boolean":
        yield from (Choice("true", ""), Choice("false", ""))


def _written(value: Any) -> str:
    return {True: "true", False: "false"}.get(value, str(value)) if isinstance(value, bool) else str(value)


def pattern(path: Path) -> str:
    """Return a path as rules write what they read: `kpis[].owner`."""
    text = ""
    for part in path:
        text += "[]" if isinstance(part, int) else f".{part}" if text else part
    return text


def ids(data: Any, refers: str, schema: Mapping[str, Any]) -> list[str]:
    """Return by what the items of the list at the dotted path `refers` are known in `data`."""
    path: Path = tuple(refers.split("."))
    key = places.item_key(schema, path)
    for part in path:
        data = data.get(part) if isinstance(data, dict) else None
    if isinstance(data, dict):
        return [name for name in data if isinstance(name, str)]
    items = data if isinstance(data, list) and key else []
    return [item[key] for item in items if isinstance(item, dict) and isinstance(item.get(key), str)]
