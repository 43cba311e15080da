"""A rule changed in one place: its expressions one by one, and what it holds beside them."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from aigov import paths
from aigov.expressions import ExpressionError
from aigov.packs.names import Names
from aigov.packs.problems import Problems
from aigov.packs.setting import Setting
from aigov.rule import STAGES, Rule
from aigov.source import Document
from aigov.trial.mutation.trees import Changed, Counted, changes
from aigov.trial.mutation.values import others

AHEAD: Final = "P30D"
_LEVELS: Final = ("error", "warning", "note")
_DROPPED: Final = ("when", "at", "weight")
_EXPRESSIONS: Final = ("when", "assert", "due", "at")


class Change(NamedTuple):
    """A changed rule: its data, where in its file the change lies, `offset` characters in, and what it is in words."""

    data: Mapping[str, Any]
    path: paths.Path
    offset: int
    what: str


def mutants(rule: Rule, document: Document, setting: Setting, counted: Counted) -> Iterator[Change]:
    """Yield each change of the rule that stands in `document`, which loads as it is; what is changed may not load.

    `counted` says of a path's pattern whether its values are never below 0.
    """
    data = document.data
    if rule.reports:
        yield from _level(data)
        return
    names = Names(data, setting.types[rule.scope], Problems(document))
    names.define()
    yield from _level(data)
    yield from _stages(data)
    for key in _DROPPED:
        if key in data:
            yield Change(_without(data, key), (key,), 0, f"{key}: left out")
    yield from _required(data)
    for path, text, offset in _expressions(rule, data, names):
        yield from _changed(data, path, text, offset, changes(text, names.types, counted))
    yield from _due(data)
    yield from _written(rule, data)


def _level(data: Mapping[str, Any]) -> Iterator[Change]:
    for level in _LEVELS:
        if data.get("level", level) != level:
            yield Change({**data, "level": level}, ("level",), 0, f"level: {data['level']} -> {level}")


def _stages(data: Mapping[str, Any]) -> Iterator[Change]:
    """Yield other levels at each stage that is written, and each moved to the stages beside it."""
    written = data.get("stages", {})
    for stage, level in written.items():
        path = ("stages", stage)
        for other in _LEVELS:
            if other != level:
                yield Change(_put(data, path, other), path, 0, f"stages: {stage}: {level} -> {other}")
        rest = {name: value for name, value in written.items() if name != stage}
        if rest:
            yield Change({**data, "stages": rest}, path, 0, f"stages: {stage}: {level}, left out")
        at = STAGES.index(stage)
        for near in (at - 1, at + 1):
            if stage != STAGES[-1] and 0 <= near < len(STAGES) - 1 and STAGES[near] not in written:
                moved = {STAGES[near] if name == stage else name: value for name, value in written.items()}
                what = f"stages: {stage}: {level} -> {STAGES[near]}: {level}"
                yield Change({**data, "stages": moved}, path, 0, what)


def _required(data: Mapping[str, Any]) -> Iterator[Change]:
    listed = data.get("require", [])
    for position, text in enumerate(listed):
        rest = [*listed[:position], *listed[position + 1 :]]
        changed = {**data, "require": rest} if rest else _without(data, "require")
        yield Change(changed, ("require", position), 0, f"require: {text}, left out")


def _expressions(rule: Rule, data: Mapping[str, Any], names: Names) -> Iterator[tuple[paths.Path, str, int]]:
    """Yield the place of each expression, its text, and the offset of that in the value there."""
    yield from names.written.values()
    for key in _EXPRESSIONS:
        if key in data:
            yield (key,), data[key], 0
    for position, text in enumerate(data.get("require", ())):
        yield ("require", position), text, 0
    for path, value in _options(data):
        if rule.check is not None and value in rule.check.paths:
            yield path, value, 0


def _changed(
    data: Mapping[str, Any], path: paths.Path, text: str, offset: int, found: Iterator[Changed]
) -> Iterator[Change]:
    whole = paths.read(data, path)
    try:
        for changed in found:
            value = whole[:offset] + changed.text + whole[offset + len(text) :]
            what = f"{_key(path)}: {changed.before} -> {changed.after}"
            yield Change(_put(data, path, value), path, offset + changed.at, what)
    except ExpressionError:  # deeper than expressions may be, once it is changed
        return


def _due(data: Mapping[str, Any]) -> Iterator[Change]:
    if "due" not in data:
        return
    for function, word in (("after", "later"), ("before", "earlier")):
        yield Change({**data, "due": f"{function}({data['due']}, 'P1D')"}, ("due",), 0, f"due: a day {word}")
    ahead = data.get("ahead", AHEAD)
    for other in others(ahead):
        yield Change(
            {**data, "ahead": other}, ("ahead",) if "ahead" in data else ("due",), 0, f"ahead: {ahead} -> {other}"
        )


def _written(rule: Rule, data: Mapping[str, Any]) -> Iterator[Change]:
    """Yield the defaults of limits, and the options of a check that are no paths, with other values."""
    for name, value in data.get("limits", {}).items():
        path = ("limits", name)
        for other in others(value):
            yield Change(_put(data, path, other), path, 0, f"limits: {name}: {value} -> {other}")
    for name, value in data.get("with", {}).items():
        path = ("with", name)
        rest = _without(data["with"], name)
        yield Change({**data, "with": rest} if rest else _without(data, "with"), path, 0, f"with: {name}, left out")
        if isinstance(value, str) and rule.check is not None and value in rule.check.paths:
            continue
        for other in others(value):
            yield Change(_put(data, path, other), path, 0, f"with: {name}: {value} -> {other}")


def _options(data: Mapping[str, Any]) -> Iterator[tuple[paths.Path, str]]:
    for name, value in data.get("with", {}).items():
        if isinstance(value, str):
            yield ("with", name), value
        elif isinstance(value, list):
            yield from ((("with", name, at), text) for at, text in enumerate(value) if isinstance(text, str))


def _key(path: paths.Path) -> str:
    return " ".join(str(part) for part in path if isinstance(part, str))


def _without(data: Mapping[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name != key}


def _put(data: Any, path: paths.Path, value: Any) -> Any:
    """Return `data` with `value` at `path`; what is not on the way is shared."""
    if not path:
        return value
    changed = data.copy()
    changed[path[0]] = _put(data[path[0]], path[1:], value)
    return changed
