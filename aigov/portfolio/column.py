"""What the rules read of each manifest: of many on the disk, in a file without a name, read again one at a time."""

import os
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, Protocol

from aigov.expressions.far import Far
from aigov.paths import Path

Reference = tuple[str, Mapping[str, Any], Path]
"""Where a text leads that is somebody's id or a role: as `aigov.who.Led` has it."""


HELD: Final = 400
"""So many manifests stay in memory; where there are more, none does."""
PART: Final = 50
"""Of more than those so many are read at once."""


Row = Sequence[Any]


class References(Protocol):
    """Where the texts of a manifest lead that mean somebody."""

    def get(self, text: str, /) -> Reference | None:
        """Return where `text` leads, None where it means nobody."""
        ...


class Store:
    """Rows of values in the order in which they come: the first few in memory, many on the disk."""

    def __init__(self, split: Callable[[Row], Row]) -> None:
        """`split` makes of a row the values to be kept of it on the disk, each of which is read by itself."""
        self._split = split
        self._rows: list[Row] | None = []
        self._file: Any = None
        self._ends = array("Q", [0])
        self._width = 0

    def __len__(self) -> int:
        return len(self._ends) - 1 if self._rows is None else len(self._rows)

    @property
    def at_once(self) -> int:
        """How many rows may be looked at side by side, so that few of those on the disk are in memory."""
        return PART if self._rows is None else HELD

    def keep(self, row: Row) -> None:
        """Keep one more row; all have the same number of values."""
        if self._rows is None:
            self._write(row)
            return
        self._rows.append(row)
        if len(self._rows) > HELD:
            from tempfile import TemporaryFile  # what stays in memory waits for none of this

            rows, self._rows = self._rows, None
            self._file = TemporaryFile()  # noqa: SIM115  (open until `close`)
            for each in rows:
                self._write(each)

    def _write(self, row: Row) -> None:
        import pickle

        values = [pickle.dumps(value, pickle.HIGHEST_PROTOCOL) for value in self._split(row)]
        head = array("I", map(len, values)).tobytes()
        self._ends.append(self._ends[-1] + self._file.write(b"".join((head, *values))))
        self._width = len(values)

    def settle(self) -> None:
        """Let what was kept be read; none comes after this."""
        if self._file is not None:
            self._file.flush()

    def at(self, position: int, column: int) -> Any:
        """Return one value of the row that came as number `position`, from 0; not to be changed.

        A row in memory has two values: what is known of it, and what all rules read.
        """
        if self._rows is not None:
            return self._rows[position][min(column, 1)]
        import pickle

        start, end = self._ends[position], self._ends[position + 1]
        content = os.pread(self._file.fileno(), end - start, start)
        lengths = array("I")
        lengths.frombytes(content[: self._width * lengths.itemsize])
        begin = self._width * lengths.itemsize + sum(lengths[:column])
        # What `keep` wrote, into a file that nobody else can open.
        return pickle.loads(content[begin : begin + lengths[column]])  # noqa: S301

    @property
    def pairs(self) -> list[tuple[Any, References]] | None:
        """What all rules read of each row, where the rows are in memory."""
        return None if self._rows is None else [row[1] for row in self._rows]

    def close(self) -> None:
        """Give the space back."""
        self._rows = []
        if self._file is not None:
            self._file.close()


class Manifests(Far):
    """The manifests of a portfolio as a rule reads them: a list, of which few items at a time are in memory.

    Of pairs of data and references in a column of `store`, in the order of `order`.
    """

    def __init__(self, store: Store, column: int, order: "array[int]") -> None:
        super().__init__()
        self._store = store
        self._column = column
        self._order = order
        self._held: dict[int, tuple[Any, References]] = {}
        self._near = store.pairs
        self.at_once = store.at_once

    def __len__(self) -> int:
        return len(self._order)

    def __bool__(self) -> bool:
        return bool(self._order)

    def __iter__(self) -> Iterator[Any]:
        for position in range(len(self._order)):
            yield self[position]

    def __contains__(self, _: object) -> bool:
        return False

    def __getitem__(self, position: Any) -> Any:
        if isinstance(position, slice):
            return [self._pair(each)[0] for each in range(*position.indices(len(self)))]
        return self._pair(position)[0]

    def references(self, position: int) -> References:
        """Return whom the texts of one manifest mean."""
        return self._pair(position)[1]

    def _pair(self, position: int) -> tuple[Any, References]:
        if self._near is not None:
            return self._near[self._order[position]]
        pair = self._held.get(position)
        if pair is None:
            if len(self._held) >= self.at_once:
                self._held.clear()
            pair = self._held[position] = self._store.at(self._order[position], self._column)
        return pair
