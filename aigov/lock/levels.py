"""A rule's levels as a file has them: a step holds for the stages after it, but for `retired`."""

from collections.abc import Iterator, Mapping
from typing import Final

from aigov.findings import Level
from aigov.rule import STAGES

_OFF: Final = "off"


def steps(levels: Mapping[str, Level]) -> Iterator[tuple[str, str]]:
    """Yield the stages at which the level changes, with the level from there on."""
    before = _OFF
    for stage in STAGES[:-1]:
        level = levels[stage].value if stage in levels else _OFF
        if level != before:
            yield stage, level
        before = level
    if STAGES[-1] in levels:
        yield STAGES[-1], levels[STAGES[-1]].value


def carried(written: Mapping[str, str]) -> dict[str, Level]:
    """Return the level at each stage that the steps stand for."""
    levels = {}
    now = _OFF
    for stage in STAGES[:-1]:
        now = written.get(stage, now)
        if now != _OFF:
            levels[stage] = Level(now)
    last = written.get(STAGES[-1], _OFF)
    return levels if last == _OFF else {**levels, STAGES[-1]: Level(last)}


def said(levels: Mapping[str, Level]) -> str:
    """Return the steps in one line: `pilot: warning, scale: error`."""
    return ", ".join(f"{stage}: {level}" for stage, level in steps(levels))
