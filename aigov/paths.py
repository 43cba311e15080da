"""Paths through plain data: reading, holes, items by their key; knows nothing of files or lines."""

import re
from collections.abc import Callable
from typing import Any, Final

from aigov.language import said
from aigov.records import NamedTuple

Part = str | int
Path = tuple[Part, ...]
"""A concrete place: keys of maps and positions in lists, from the top; the empty path is the whole."""

KeyOf = Callable[[Path], str | None]
"""Which property of the items of the list at a path is their key; None where the model gives none."""

UNKNOWN: Final = "unknown"
"""What every placeholder reads as: an honest answer, never the same as leaving out."""


class Unreadable:
    """Stands in the data where a structural finding made a value unreadable; there is only `UNREADABLE`."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "UNREADABLE"

    def __reduce__(self) -> str:
        """Come back from the disk as the only one there is."""
        return "UNREADABLE"


UNREADABLE: Final = Unreadable()


class Item(NamedTuple):
    """A step into a list (or, quoted, into a map), as people write it: `[key]`, `[key#2]`, `[0]`, `["a key"]`."""

    key: str
    rank: int = 1
    quoted: bool = False


Step = str | Item

# Compiled where they are first needed: a start does not wait for them.
_NAME: Final = r"[^\W\d][\w-]*"
_BARE: Final = r"(?![0-9]+\Z)[^\"\x00-\x1f\x7f]+"
_QUOTED: Final = r'\["((?:[^"\\]|\\.)*)"(?:#([1-9][0-9]{0,8}))?\]'
_RANK: Final = r"#([1-9][0-9]{0,8})\Z"


def read(data: Any, path: Path) -> Any:
    """Return the value at `path`; raises KeyError where a part is absent."""
    value = data
    for part in path:
        value = _step(value, part)
    return value


def written(data: Any, path: Path) -> Path:
    """Return `path`, or its closest ancestor that is present in `data`."""
    gap = hole(data, path)
    return path if gap is None else gap[:-1]


def hole(data: Any, path: Path) -> Path | None:
    """Return the path up to and with its first absent part; None where all of it is present."""
    value = data
    for depth, part in enumerate(path, start=1):
        try:
            value = _step(value, part)
        except KeyError:
            return path[:depth]
    return None


def text(data: Any, path: Path, key_of: KeyOf) -> str:
    """Return `path` as people write it, items by their key: `kpis[same-day].targets[2026-12-31].value`.

    A key that repeats gets its rank, in the order of the file: `[2026-09-30#2]`. An item without its key
    is counted from 0: `[1]`. A key that would not read as such is quoted: `evidence["report.v1"]`. The empty
    path is `$`.
    """
    if not path:
        return "$"
    out = ""
    value = data
    for depth, part in enumerate(path):
        if isinstance(part, str):
            plain = re.fullmatch(_NAME, part)
            out += (f".{part}" if out else part) if plain else _quoted(part)
        else:
            items = value if isinstance(value, list) else []
            out += _item_text(items, part, key_of(path[:depth]))
        try:
            value = _step(value, part)
        except KeyError:
            value = None
    return out


def parse(written_path: str) -> tuple[Step, ...]:
    """Return the steps of what `text` writes; raises ValueError, saying where, on text that is no path.

    Brackets in an item's key stand in pairs: `open_questions[data.sources[a].owner]`.
    """
    if written_path == "$":
        return ()
    names = written_path.split(".")
    if written_path.isascii() and all(map(str.isidentifier, names)):  # most are, and need no patterns
        return tuple(names)
    steps: list[Step] = []
    at = 0
    match_name, match_quoted = re.compile(_NAME).match, re.compile(_QUOTED, re.DOTALL).match
    while at < len(written_path) or not steps:
        quoted = match_quoted(written_path, at)
        dot = bool(steps) and written_path[at : at + 1] == "."
        name = match_name(written_path, at + dot) if dot or not steps else None
        if quoted:
            steps.append(Item(re.sub(r"(?s)\\(.)", r"\1", quoted[1]), int(quoted[2] or 1), quoted=True))
            at = quoted.end()
        elif (end := _closing(written_path, at)) > at + 2:
            inside = written_path[at + 1 : end - 1]
            rank = re.search(_RANK, inside)
            steps.append(Item(inside[: rank.start()] if rank else inside, int(rank[1]) if rank else 1))
            at = end
        elif name:
            steps.append(name[0])
            at = name.end()
        else:
            raise ValueError(
                said(
                    f"a field, or an item in brackets, should follow at character {at + 1} of {written_path!r}",
                    f"bij teken {at + 1} van {written_path!r} hoort een veld te volgen, of een item tussen haakjes",
                )
            )
    return tuple(steps)


def resolve(data: Any, written_path: str, key_of: KeyOf) -> Path:
    """Return the concrete path of what `text` writes; positions are accepted too.

    Field names that are absent are kept, so that a hole can be named. Raises KeyError on an item that is not there,
    ValueError on text that is no path.
    """
    path: Path = ()
    value = data
    for step in parse(written_path):
        part = step if isinstance(step, str) else _position(value, step, key_of(path))
        path = (*path, part)
        try:
            value = _step(value, part)
        except KeyError:
            value = None
    return path


def known_as(item: Any, key: str | None) -> str | None:
    """Return by which text an item of a list is known, given the property that is its key; None where it has none.

    A who that is written out is known by its name.
    """
    value = item.get(key) if isinstance(item, dict) and key is not None else None
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, str | int | float) and value != "" else None


def _step(value: Any, part: Part) -> Any:
    if isinstance(value, dict) and isinstance(part, str):
        return value[part]
    if isinstance(value, list) and isinstance(part, int) and 0 <= part < len(value):
        return value[part]
    raise KeyError(part)


def _closing(written_path: str, at: int) -> int:
    """Return the offset after the bracket that closes the one at `at`; `at` where there is no such pair."""
    depth = 0
    for offset in range(at, len(written_path)):
        depth += {"[": 1, "]": -1}.get(written_path[offset], 0)
        if depth <= 0:
            return offset + 1 if offset > at else at
    return at


def _quoted(key: str, rank: str = "") -> str:
    escaped = key.replace("\\", "\\\\").replace('"', '\\"')
    return f'["{escaped}"{rank}]'


def _item_text(items: list[Any], position: int, key: str | None) -> str:
    known = known_as(items[position], key) if position < len(items) else None
    if known is None:
        return f"[{position}]"
    before = sum(1 for item in items[:position] if known_as(item, key) == known)
    rank = f"#{before + 1}" if before else ""
    is_bare = re.fullmatch(_BARE, known) and not re.search(_RANK, known) and _closing(f"[{known}]", 0) == len(known) + 2
    return f"[{known}{rank}]" if is_bare else _quoted(known, rank)


def _position(value: Any, step: Item, key: str | None) -> Part:
    if isinstance(value, dict):
        if step.key in value:
            return step.key
        raise KeyError(step.key)
    items = value if isinstance(value, list) else []
    # isdecimal alone would let other scripts' digits through, and int() refuses thousands of them.
    if not step.quoted and step.key.isascii() and step.key.isdecimal() and len(step.key) < 8:
        position = int(step.key)
        if position < len(items):
            return position
    same = [position for position, item in enumerate(items) if known_as(item, key) == step.key]
    if len(same) >= step.rank:
        return same[step.rank - 1]
    raise KeyError(step.key)
