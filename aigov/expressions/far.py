"""Lists of maps that are read as they are looked at: what a filter lets through of one is which, and not what."""

from array import array
from collections.abc import Iterator, Sequence
from operator import eq
from typing import Any

from aigov.expressions.scope import Made, Scope
from aigov.paths import Path


class Far(list[Any]):
    """A list of maps that lie elsewhere; a subclass says how many there are, and reads one."""

    def only(self, kept: Sequence[int], base: Path | None) -> "Picked":
        """Return the items at the positions `kept`; the list stands at `base`."""
        return Picked(self, array("L", kept), base)


class Picked(Made):
    """Some of the items of a list that is Far."""

    __slots__ = ("_base", "_far", "_kept")

    def __init__(self, far: Far, kept: "array[int]", base: Path | None) -> None:
        super().__init__([], _nowhere, Scope({}), [])
        self._far = far
        self._kept = kept
        self._base = base

    def only(self, kept: Sequence[int], _base: Path | None) -> "Picked":
        """Return those of them at the positions `kept`, which stand where they stood."""
        return Picked(self._far, array("L", map(self._kept.__getitem__, kept)), self._base)

    def __len__(self) -> int:
        return len(self._kept)

    def __iter__(self) -> Iterator[Any]:
        return map(self._far.__getitem__, self._kept)

    def __getitem__(self, position: Any) -> Any:
        if isinstance(position, slice):
            return [self._far[each] for each in self._kept[position]]
        return self._far[self._kept[position]]

    def __contains__(self, value: object) -> bool:
        return isinstance(value, dict) and any(value == item for item in self)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, list) and len(other) == len(self) and all(map(eq, self, other))

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = None  # type: ignore[assignment]  # as that of every list

    def places(self, scope: Scope) -> list[Path | None]:
        """Return where each item came from."""
        return [self.place(index, scope) for index in range(len(self))]

    def place(self, index: int, scope: Scope) -> Path | None:  # noqa: ARG002  (as every list that was made)
        """Return where one item came from."""
        return None if self._base is None else (*self._base, self._kept[index])


def _nowhere(_scope: Scope, _frame: list[Any]) -> list[Path | None]:
    return []
