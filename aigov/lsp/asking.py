"""Which rules look at a place of a manifest, from which stage on they ask, and how much that weighs now."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from aigov.findings import RANK, Level
from aigov.rule import STAGES, Rule
from aigov.run.workplace import Workplace

_OTHERS: Final = ("portfolio[].", "")
_ORGANISATION: Final = ("organisation", "org")
_LATER: Final = len(STAGES)


class Look(NamedTuple):
    """A rule that looks at a place: what it weighs at the project's stage, None where it does not ask there.

    Rules over many manifests ask nothing of one. `first` is the position of the first stage at which it asks, past the
    last one where no stage decides.
    """

    rule: Rule
    now: Level | None
    first: int


def looks(place: Workplace, pattern: str, stage: str) -> list[Look]:
    """Return who looks at a path such as `kpis[].owner`, or at something in it: what weighs most now stands first."""
    begin, dot, rest = pattern.partition(".")
    ours = begin == _ORGANISATION[0]
    at = f"{_ORGANISATION[1]}{dot}{rest}" if ours else pattern
    found = [_look(rule, place, stage, of_organisation=ours) for rule in place.rules.values() if _reads(rule, at)]
    return sorted(found, key=lambda look: (-_weight(look.now), look.first, look.rule.id))


def need(found: Iterable[Look], stage: str) -> tuple[int, int]:
    """Return how soon a place is asked for: (stages from now, minus the weight); what is never asked for comes last.

    What was asked at a stage before and no longer is comes after all that is still to come.
    """
    now = STAGES.index(stage) if stage in STAGES else 0
    soonest = (_LATER + 1, 0)
    for look in found:
        if look.now is not None:
            soonest = min(soonest, (0, -_weight(look.now)))
        elif look.first < _LATER:
            ahead = look.first - now
            soonest = min(soonest, (ahead if ahead > 0 else _LATER, 0))
    return soonest


def _reads(rule: Rule, pattern: str) -> bool:
    return any(_touches(read.removeprefix(_OTHERS[0]), pattern) for read in rule.reads)


def _touches(read: str, pattern: str) -> bool:
    return read == pattern or (read.startswith(pattern) and read[len(pattern)] in ".[")


def _look(rule: Rule, place: Workplace, stage: str, *, of_organisation: bool) -> Look:
    first = next((at for at, each in enumerate(STAGES) if each in rule.levels), _LATER)
    now = rule.levels.get(stage or STAGES[0])
    if rule.scope == _ORGANISATION[0] and of_organisation:
        now = rule.level
    switched = place.resolved.settings.levels
    if now is not None and rule.id in switched:
        now = switched[rule.id]
    return Look(rule, now, first)


def _weight(level: Level | None) -> int:
    return RANK[level] if level else 0
