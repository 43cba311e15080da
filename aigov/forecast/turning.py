"""A day that notes what it is held against: from that follows the next day on which anything can be different.

Whatever judges by the day compares it, as a text, with other days. As long as each of those comparisons comes out as it
did, nothing else is looked at, and the verdict stays what it was. So the first day on which one of them comes out
otherwise is the next day worth judging: no list is kept of what can fall due.
"""

from typing import Any, Self

from aigov import dates


class Turning(str):
    """A day, ISO, that stands for `today` in a run."""

    __slots__ = ("_next",)

    _next: str

    def __new__(cls, day: str) -> Self:
        """Nothing has been compared yet."""
        made = super().__new__(cls, day)
        made._next = ""
        return made

    def take(self) -> str:
        """Return the first later day on which a comparison since the last `take` turns; empty where none does."""
        found, self._next = self._next, ""
        return found

    def _at(self, day: str) -> None:
        if str.__gt__(day, self) and (not self._next or str.__lt__(day, self._next)):
            self._next = day

    def _after(self, day: str) -> None:
        """Note the day after `day`."""
        try:
            self._at(dates.after(day, "P1D"))
        except ValueError:  # the calendar ends
            return

    def _each_day(self) -> None:
        """Note tomorrow: somebody looks at the day in another way than by comparing it."""
        self._after(str.__str__(self)[:])

    def _ordered(self, other: Any, *, turns_after: bool) -> None:
        if not isinstance(other, str):
            return
        if not dates.is_date(str.__str__(other)):
            self._each_day()
        elif turns_after:
            self._after(other)
        else:
            self._at(other)

    def _equal(self, other: Any) -> None:
        if isinstance(other, str) and len(other) == len(self) and dates.is_date(other):
            self._at(other)
            self._after(other)

    def __lt__(self, other: str) -> bool:
        self._ordered(other, turns_after=False)
        return str.__lt__(self, other)

    def __ge__(self, other: str) -> bool:
        self._ordered(other, turns_after=False)
        return str.__ge__(self, other)

    def __le__(self, other: str) -> bool:
        self._ordered(other, turns_after=True)
        return str.__le__(self, other)

    def __gt__(self, other: str) -> bool:
        self._ordered(other, turns_after=True)
        return str.__gt__(self, other)

    def __eq__(self, other: object) -> bool:
        self._equal(other)
        return str.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        self._equal(other)
        return str.__ne__(self, other)

    def __hash__(self) -> int:
        self._each_day()
        return str.__hash__(self)

    def __getitem__(self, at: Any) -> str:
        self._each_day()
        return str.__getitem__(self, at)

    def __str__(self) -> str:
        self._each_day()
        return str.__getitem__(self, slice(None))
