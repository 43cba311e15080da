"""Paths through plain data: reading, holes, items by their key; knows nothing of files or lines."""

from collections.abc import Callable
from typing import Any, Final

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


UNREADABLE: Final = Unreadable()


def read(data: Any, path: Path) -> Any:
    """Return the value at `path`; raises KeyError where a part is absent."""
    raise NotImplementedError


def written(data: Any, path: Path) -> Path:
    """Return `path`, or its closest ancestor that is present in `data`."""
    raise NotImplementedError


def hole(data: Any, path: Path) -> Path | None:
    """Return the path up to and with its first absent part; None where all of it is present."""
    raise NotImplementedError


def text(data: Any, path: Path, key_of: KeyOf) -> str:
    """Return `path` as people write it, items by their key: `kpis[same-day].targets[2026-12-31].value`.

    A key that repeats gets its rank, in the order of the file: `[2026-09-30#2]`. An item without its key
    is counted from 0: `[1]`. The empty path is `$`.
    """
    raise NotImplementedError


def resolve(data: Any, written_path: str, key_of: KeyOf) -> Path:
    """Return the concrete path of what `text` writes (positions are accepted too); raises KeyError on an item that is not there.

    Field names that are absent are kept, so that a hole can be named.
    """
    raise NotImplementedError
