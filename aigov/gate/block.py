"""What stands between one project and a stage: what blocks, by the role that must act, and what is beside it."""

from collections.abc import Mapping
from typing import NamedTuple

from aigov.findings import Acts, Finding, Level, Outcome, ProjectReport, Standing
from aigov.gate.passage import Move

GO = "go"
BLOCKED = "blocked"
PAST = "past"


class Asked(NamedTuple):
    """What is asked of one role, or of one person without a role: the findings that block, in the order of the file."""

    acts: Acts
    findings: tuple[Finding, ...]


class Block(NamedTuple):
    """One project before a gate. `lacking` are the rules that lack the organisation's file, `kept` those that cannot
    read what they look at; `besides` counts by level what does not block, `set_aside` what is waived or in a baseline.
    """

    project: str
    file: str
    move: Move
    verdict: str
    asked: tuple[Asked, ...]
    lacking: tuple[str, ...]
    kept: tuple[str, ...]
    besides: Mapping[str, int]
    set_aside: int


def block(report: ProjectReport, move: Move, *, past: bool = False) -> Block:
    """Return what a report, judged as at the stage that is entered, says of the gate; `past`: it lies behind."""
    asked: dict[Acts, list[Finding]] = {}
    besides = {"warning": 0, "note": 0}
    set_aside = 0
    for finding in report.findings:
        if finding.standing is not Standing.OPEN:
            set_aside += 1
        elif finding.level is Level.ERROR:
            asked.setdefault(finding.acts, []).append(finding)
        elif finding.outcome is Outcome.FAIL:
            besides[finding.level.value] += 1
    untold = _untold(report)
    lacking = tuple(rule for rule in untold if rule in report.lacking)
    blocked = BLOCKED if asked or untold else GO
    return Block(
        project=report.subject,
        file=report.file,
        move=move,
        verdict=PAST if past else blocked,
        asked=tuple(Asked(acts, tuple(findings)) for acts, findings in asked.items()),
        lacking=lacking,
        kept=tuple(rule for rule in untold if rule not in lacking),
        besides=besides,
        set_aside=set_aside,
    )


def _untold(report: ProjectReport) -> tuple[str, ...]:
    """Return the rules of level error that are undecided, with no finding to say so."""
    told = {finding.rule for finding in report.findings if finding.outcome is Outcome.UNDECIDED}
    return tuple(
        each.rule
        for each in report.outcomes
        if each.outcome is Outcome.UNDECIDED and each.level is Level.ERROR and each.rule not in told
    )
