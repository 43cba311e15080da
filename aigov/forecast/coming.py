"""What is new among the findings of a day: what was not there, or weighed less, when it was last judged."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from aigov.findings import RANK, Finding, ProjectReport, Standing

Known = Mapping[tuple[str, str], int]
"""What a report held: the weight of each finding by its fingerprint and the file that it is marked in."""

_UNDECIDED: Final = 1
_WORDS: Final = ("", "undecided", "note", "warning", "error")


class Coming(NamedTuple):
    """A finding that appears on `day`, if nobody acts. `was` is what it counted as before: empty, or a lower level."""

    day: str
    was: str
    kind: str
    finding: Finding


class Told(NamedTuple):
    """What a forecast opens and ends with. `today` and `until` are ISO days; `packs` as in `Head`.

    `now` is how many findings count already, and `subjects` how many were judged.
    """

    version: str
    today: str
    until: str
    days: int
    packs: tuple[tuple[str, str, str], ...]
    plugins: tuple[tuple[str, str], ...]
    now: int = 0
    subjects: int = 0
    notices: tuple[str, ...] = ()


def weight(finding: Finding) -> int:
    """Return 0 of what is waived or in a baseline, 1 of what cannot be told, and more by level of what counts."""
    if finding.standing is not Standing.OPEN:
        return 0
    return RANK[finding.level] + _UNDECIDED if finding.weighs else _UNDECIDED


def held(report: ProjectReport) -> dict[tuple[str, str], int]:
    """Return what a report holds."""
    found: dict[tuple[str, str], int] = {}
    for finding in report.findings:
        key = (finding.fingerprint, finding.at.span.file)
        found[key] = max(found.get(key, 0), weight(finding))
    return found


def appearing(report: ProjectReport, day: str, *before: Known) -> Iterator[Coming]:
    """Yield what a report on `day` holds that weighs more than in any of `before`, once each."""
    told = set()
    for finding in report.findings:
        key = (finding.fingerprint, finding.at.span.file)
        was = max((known.get(key, 0) for known in before), default=0)
        if weight(finding) > was and key not in told:
            told.add(key)
            yield Coming(day, _WORDS[was], report.kind.value, finding)
