"""The fields of a manifest, found by name in its schema: what each holds, and an example to write there."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, NamedTuple

from aigov.spelling import near

Schema = Mapping[str, Any]

DAY: Final = "2026-01-01"
SAMPLES: Final[Mapping[str, Any]] = {
    "who": {"name": "A. Jansen", "email": "a.jansen@example.org"},
    "date": DAY,
    "period": "P3M",
    "number": 50,
    "integer": 10,
    "boolean": True,
}
_PROSE: Final = "Written down by the team."  # a sentence equal to the schema's own example would read as unknown
_NAMED: Final = {"Who": "who", "Date": "date", "Period": "period"}
_KINDS: Final = {"string": "text", "array": "list", "object": "section"}


class Step(NamedTuple):
    """A list or map on the way to a field: its path, what one item is called there, and how an example's item is known.

    `path` begins at the top, or with the name of the item before. `key` is empty for a map, whose key is `value`.
    """

    path: str
    name: str
    key: str
    value: Any


class Field(NamedTuple):
    """One field. `kind` is text, enum, list, section, or one of `SAMPLES`.

    `path` is as an expression reads it, `place` as an example's `set` and `at` write it, and `above` is what is left
    of that when the field is dropped. `members` are an enum's or those of a list's items, without `unknown`.
    `item` is the kind of a list's items. `required` fields are asked for by structure, which also keeps numbers
    between `bounds`. `refers` is the list or map that holds what the field names.
    """

    kind: str
    item: str
    path: str
    place: str
    above: str
    steps: tuple[Step, ...]
    members: tuple[str, ...]
    sample: Any
    required: bool
    bounds: tuple[float, float]
    refers: str


def find(schema: Schema, text: str) -> Field:
    """Return the field that `text` names (`kpis.owner` or `kpis[].owner`); raises ValueError with a suggestion."""
    node, steps, path, place, above, required = schema, [], "", "", "$", False
    for part in text.strip().replace("[]", "").split("."):
        above = place or "$"
        node = behind(schema, node)
        if node.get("type") == "array" or _is_map(node):
            step = _step(schema, node, path)
            steps.append(step)
            place, path = f"{place}[{step.value if isinstance(step.value, str) else 0}]", step.name
            above = place
            node = behind(schema, node["items"] if "items" in node else node["additionalProperties"])
        properties = node.get("properties", {})
        if part not in properties:
            raise ValueError(_strange(part, path or "a manifest", properties))
        required = part in node.get("required", ())
        node = properties[part]
        path, place = f"{path}.{part}".lstrip("."), f"{place}.{part}".lstrip(".")
    meant = behind(schema, node)
    written = str(meant.get("type", "string"))
    item = behind(schema, meant["items"]) if "items" in meant else {}
    members = tuple(word for word in (meant.get("enum") or item.get("enum") or ()) if word != "unknown")
    return Field(
        kind="enum" if "enum" in meant else _kind(node) or _KINDS.get(written, written),
        item=(_kind(meant.get("items", {})) or _KINDS.get(item.get("type", ""), "")) if item else "",
        path=path,
        place=place,
        above=above,
        steps=tuple(steps),
        members=members,
        sample=_sample(schema, node),
        required=required,
        bounds=(meant.get("minimum", float("-inf")), meant.get("maximum", float("inf"))),
        refers=str(meant.get("x-refers", item.get("x-refers", ""))),
    )


def roles(schema: Schema) -> tuple[str, ...]:
    """Return the roles that a manifest knows."""
    return tuple(behind(schema, schema["properties"]["roles"])["properties"])


def example(field: Field, value: Any, *others: Any) -> dict[str, Any]:
    """Return a manifest in which `field` holds `value`, and in which what that and `others` refer to is there."""
    made = _nested(field.path, value)
    for step in reversed(field.steps):
        item = made[step.name]
        made = _nested(step.path, [{step.key: step.value} | item] if step.key else {step.value: item})
    if not field.refers:
        return made
    keys = dict.fromkeys(key for each in (value, *others) for key in (each if isinstance(each, list) else [each]))
    referred = _nested(field.refers, _REFERRED.get(field.refers, _items)(keys))
    return {**made, **referred, **{key: merged(made[key], referred[key]) for key in made if key in referred}}


def merged(one: Any, other: Any) -> Any:
    """Return two examples as one: sections together, and the first items of lists together."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        both = {key: merged(one[key], other[key]) for key in one if key in other}
        return {**one, **other, **both}
    if isinstance(one, list) and isinstance(other, list) and isinstance((one or [0])[0], Mapping):
        return [merged(first, second) for first, second in zip(one[:1], other[:1], strict=True)] + one[1:] + other[1:]
    return one


def _items(keys: Iterable[str]) -> Any:
    return [{"id": key} for key in keys]


_REFERRED: Final[Mapping[str, Callable[[Iterable[str]], Any]]] = {
    "need.groups": list,
    "evidence": lambda keys: {key: {"path": "report.pdf"} for key in keys},
}


def _nested(path: str, value: Any) -> dict[str, Any]:
    for part in reversed(path.split(".")):
        value = {part: value}
    return dict(value)


def behind(schema: Schema, node: Schema) -> Schema:
    """Return the schema behind a reference, and of a value that may be unknown the other one."""
    while True:
        if "$ref" in node:
            node = schema["$defs"][node["$ref"].rpartition("/")[2]]
        elif "anyOf" in node:
            # Of a who, the person is the one with fields.
            node = next((each for each in reversed(node["anyOf"]) if not each.get("$ref", "").endswith("/Unknown")), {})
        else:
            return node


def _kind(node: Schema) -> str:
    """Return who, date or period where the schema names one of these."""
    names = [each.get("$ref", "").rpartition("/")[2] for each in (node, *node.get("anyOf", ()))]
    return next((_NAMED[name] for name in names if name in _NAMED), "")


def _is_map(node: Schema) -> bool:
    return isinstance(node.get("additionalProperties"), Mapping) and "properties" not in node


def _step(schema: Schema, node: Schema, path: str) -> Step:
    name = _singular(path.rpartition(".")[2])
    if name in schema["properties"]:
        name = "item"
    if "items" not in node:
        return Step(path, name, "", "first")
    key = node.get("x-key", "")
    item = behind(schema, node["items"])
    if not key or "properties" not in item:
        raise ValueError(f'The items of "{path}" have no fields; name the list itself.')
    return Step(path, name, key, _sample(schema, item["properties"][key]))


def _singular(name: str) -> str:
    if name.endswith("ies"):
        return name[:-3] + "y"
    return name[:-1] if name.endswith("s") and not name.endswith("ss") else "item"


def _sample(schema: Schema, node: Schema) -> Any:
    """Return a value that reads as an answer: the schema's example but for prose, and whole people."""
    kind, meant = _kind(node), behind(schema, node)
    if kind or meant.get("type") in SAMPLES:
        return SAMPLES[kind or meant["type"]]
    if "enum" in meant:
        return next(word for word in meant["enum"] if word != "unknown")
    if meant.get("type") == "array":
        items = behind(schema, meant["items"])
        key = meant.get("x-key")
        return [{key: _sample(schema, items["properties"][key])}] if key else [_sample(schema, meant["items"])]
    if _is_map(meant):
        return {"first": _sample(schema, meant["additionalProperties"])}
    if meant.get("type") == "object":
        first = next(iter(meant.get("required") or meant.get("properties") or ()), "")
        return {first: _sample(schema, meant["properties"][first])} if first else {}
    return _PROSE if meant.get("x-prose") else (node.get("examples") or meant.get("examples") or ["as-agreed"])[0]


def _strange(part: str, where: str, properties: Schema) -> str:
    nearest = near(part, properties)
    hint = f'; did you mean "{nearest}"?' if nearest else f". There are {', '.join(properties)}." if properties else "."
    return f'"{part}" is not a field of {where}{hint}'
