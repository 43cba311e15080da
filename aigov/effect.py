"""From which day on a rule weighs how much: the days on which it reaches its levels, held against one day."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from aigov.findings import RANK, Level
from aigov.language import said
from aigov.records import NamedTuple

Schedule = Mapping[Level, str]
"""Levels, each with the first day on which a rule may weigh so much; before all of them it is a note. Empty: always."""


class Reach(NamedTuple):
    """How far a rule has come on a day: at most `most`, and from `day` on at most `level`.

    Where `least` is set, configuration raises the rule from a day on: until then it weighs what it does by itself, as
    far as `least`.
    """

    most: Level
    day: str
    level: Level
    least: Level | None = None


def _a(level: Level) -> str:
    match level:
        case Level.ERROR:
            return said("an error", "een fout")
        case Level.WARNING:
            return said("a warning", "een waarschuwing")
    return said("a note", "een opmerking")


class Later(NamedTuple):
    """From when on a finding weighs more, and how much."""

    day: str
    level: Level

    @property
    def said(self) -> str:
        """A sentence that says so."""
        return said(f"From {self.day} on this is {_a(self.level)}.", f"Vanaf {self.day} is dit {_a(self.level)}.")


def schedule(written: str | Mapping[str, str]) -> Schedule:
    """Return what `effective_from` says: one day from which on all holds, or a day for each level."""
    if isinstance(written, str):
        return {Level.ERROR: written}
    return {level: written[level.value] for level in sorted(Level, key=RANK.__getitem__) if level.value in written}


def reached(steps: Schedule, today: str) -> Reach | None:
    """Return how far a rule has come; None where it has come all the way."""
    now = 0
    later: tuple[str, Level] | None = None
    for level, day in sorted(steps.items(), key=lambda step: RANK[step[0]]):
        if day <= today:
            now = RANK[level]
        elif later is None and level is not Level.NOTE:
            later = (day, level)
    if later is None:
        return None
    most = next(level for level in Level if RANK[level] == max(now, RANK[Level.NOTE]))
    return Reach(most, *later)


def weighed(level: Level, own: Level, reach: Reach) -> tuple[Level, Later | None]:
    """Return what a rule of `level` weighs as far as it has come, and when it weighs more, if ever.

    `own` is the level that it has by itself, where configuration gave it `level`.
    """
    now = _lower(level, reach.most)
    if reach.least is not None:
        now = max(now, _lower(own, reach.least), key=RANK.__getitem__)
    then = _lower(level, reach.level)
    return now, Later(reach.day, then) if RANK[then] > RANK[now] else None


def wrong(steps: Schedule, top: Level, until: str) -> Iterator[str]:
    """Yield what is wrong with the steps of a rule that weighs at most `top` and ends with the day `until`, if ever."""
    found = sorted(steps.items(), key=lambda step: RANK[step[0]])
    for (level, day), (above, sooner) in pairwise(found):
        if sooner < day:
            yield said(
                f"It cannot be {_a(above)} from {sooner} on, before it is {_a(level)} on {day}.",
                f"Dit kan niet {_a(above)} zijn vanaf {sooner}, voordat het op {day} {_a(level)} is.",
            )
    if found and RANK[found[-1][0]] < RANK[top]:
        yield said(
            f"From which day on it is {_a(top)}, as it says, is not written.",
            f"Er staat dat het {_a(top)} is, en niet vanaf welke dag.",
        )
    if until and any(until < day for _, day in found):
        yield said(
            f"It ends on {until}, before it has taken effect.", f"Dit eindigt op {until}, voordat het is ingegaan."
        )


def _lower(one: Level, other: Level) -> Level:
    return min(one, other, key=RANK.__getitem__)
