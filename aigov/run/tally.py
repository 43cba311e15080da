"""Counts a stream of reports as it passes by: the totals, and whether anything speaks against a good end."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from aigov.findings import RANK, Exemption, Finding, Kind, Level, Outcome, ProjectReport, Standing, Switch, Totals
from aigov.language import said

NEVER: Final = "never"
UNDECIDED: Final = "undecided"
_FEW: Final = 5


class Tally:
    """The sums so far; `totals` may be asked once the stream is at its end."""

    def __init__(self, *, fail_level: str, strict: bool, excluded: int) -> None:
        """`fail_level` holds for every report; where it is empty, the level that stands beside each report does."""
        self.fail_level = fail_level
        self.strict = strict
        self.excluded = excluded
        self.open = False
        """Whether something open counts: the run then ends with 1."""
        self.crashed = False
        self.ended = False
        self.levels: Counter[Level] = Counter()
        self.standings: Counter[Standing] = Counter()
        self.before: Counter[str] = Counter()
        """By level what failed, whatever its standing; `undecided` counts rules, as `undecided` itself does."""
        self.undecided = 0
        self.aged = 0
        self.exemptions: dict[Exemption, None] = {}
        self.baselines: Counter[str] = Counter()
        self.kinds: Counter[Kind] = Counter()
        self.stages: Counter[str] = Counter()
        self.weights: Counter[str] = Counter()
        self.verifies: dict[str, str] = {}
        self.waiting: int | None = None
        self.light: int | None = None
        self.switches: dict[Switch, None] = {}
        self.lacking: dict[str, None] = {}

    def counted(self, reports: Iterable[tuple[ProjectReport, str]]) -> Iterator[ProjectReport]:
        """Yield each report, counted; beside it stands the level from which on its findings count, or `never`."""
        for report, fail_level in reports:
            level = self.fail_level or fail_level
            self._count(report, 0 if level == NEVER else RANK[Level(level)])
            yield report
        self.ended = True

    def _count(self, report: ProjectReport, least: int) -> None:
        self.kinds[report.kind] += 1
        self.crashed |= report.crashed
        for finding in report.findings:
            self._finding(finding, least)
        undecided, verifies = Outcome.UNDECIDED, self.verifies
        excepted = _excepted(report.findings).union(report.lacked)
        if report.lacked:
            self.standings[Standing.EARLIER] += len(report.lacked)
        aged = _aged(report.findings)
        for rule, outcome, level, by in report.outcomes:
            verifies[rule] = by
            if outcome is undecided and rule not in aged:
                self.before[UNDECIDED] += 1
                if rule not in excepted:
                    self.undecided += 1
                    self.open |= self.strict and _counts(level, least)
        self.switches |= dict.fromkeys(report.switches)
        self.lacking |= dict.fromkeys(report.lacking)
        if report.kind is Kind.MANIFEST:
            self.stages[report.stage] += 1
            self.weights[report.weight] += 1
            self.waiting = _least(self.waiting, report.waiting)
            self.light = _least(self.light, report.light)

    def lacked(self) -> tuple[str, ...]:
        """Return, in at most one sentence, which rules had no organisation's file to look at."""
        if not self.lacking:
            return ()
        names = sorted(self.lacking)
        more = said(f" and {len(names) - _FEW} more", f" en nog {len(names) - _FEW}") if len(names) > _FEW else ""
        return (
            said(
                "Undecided, because no organisation's file (aigov.org.yaml) was found: "
                f"{', '.join(names[:_FEW])}{more}.",
                "Onbepaald, omdat er geen bestand van de organisatie (aigov.org.yaml) is gevonden: "
                f"{', '.join(names[:_FEW])}{more}.",
            ),
        )

    def _finding(self, finding: Finding, least: int) -> None:
        if finding.weighs:
            self.before[finding.level.value] += 1
        if finding.standing is not Standing.OPEN:
            self.standings[finding.standing] += 1
            if finding.exemption:
                self.exemptions[finding.exemption] = None
            if finding.drawn:
                self.baselines[finding.drawn.where.rpartition(":")[0]] += 1
        elif finding.weighs:
            self.levels[finding.level] += 1
            self.aged += finding.aged
            self.open |= _counts(finding.level, least)

    def totals(self, notices: Iterable[str]) -> Totals:
        """Return the sums; raises RuntimeError before the stream is at its end, when they would be wrong."""
        if not self.ended:
            raise RuntimeError("totals were asked for before the last report")
        return Totals(
            errors=self.levels[Level.ERROR],
            warnings=self.levels[Level.WARNING],
            notes=self.levels[Level.NOTE],
            undecided=self.undecided,
            waived=self.standings[Standing.WAIVED],
            baselined=self.standings[Standing.BASELINED],
            manifests=self.kinds[Kind.MANIFEST],
            subjects=self.kinds[Kind.MANIFEST] + self.kinds[Kind.ORGANISATION],
            stages=dict(sorted(self.stages.items())),
            weights=dict(sorted(self.weights.items())),
            rules=len(self.verifies),
            by_verifies=dict(sorted(Counter(self.verifies.values()).items())),
            waiting=self.waiting or 0,
            light=self.light or 0,
            switches=tuple(sorted(self.switches)),
            excluded=self.excluded,
            notices=tuple(notices),
            before=dict(sorted(self.before.items())) if self.standings else {},
            aged=self.aged,
            exemptions=tuple(sorted(self.exemptions)),
            baselines=dict(sorted(self.baselines.items())),
            earlier=self.standings[Standing.EARLIER],
        )


def _excepted(findings: Iterable[Finding]) -> frozenset[str]:
    """Return the rules of which everything that is undecided is waived or in a baseline."""
    undecided = [finding for finding in findings if finding.outcome is Outcome.UNDECIDED]
    excepted = frozenset(finding.rule for finding in undecided if finding.standing is not Standing.OPEN)
    return excepted - {finding.rule for finding in undecided if finding.standing is Standing.OPEN}


def _aged(findings: Iterable[Finding]) -> frozenset[str]:
    """Return the rules of which everything that is undecided has aged: it is counted finding by finding."""
    aged = {finding.rule for finding in findings if finding.aged}
    if not aged:
        return frozenset()
    return frozenset(aged - {finding.rule for finding in findings if not finding.weighs})


def _least(so_far: int | None, number: int) -> int:
    """The rules that wait for a later stage at every manifest are those of the one that is furthest."""
    return number if so_far is None else min(so_far, number)


def _counts(level: Level | None, least: int) -> bool:
    return level is not None and 0 < least <= RANK[level]
