"""What a passage lacks, put into words: findings at their places, in a report among the others."""

from collections.abc import Iterable
from typing import Final

from aigov.engine import Judge
from aigov.engine.finding import ordered
from aigov.engine.structural import Trouble
from aigov.engine.view import View
from aigov.engine.worded import worded
from aigov.findings import Acts, Finding, Level, Outcome, ProjectReport, RuleOutcome
from aigov.gate.passage import Lack
from aigov.paths import UNKNOWN, hole, read
from aigov.source import Document

UNDECIDED: Final = "gate-base-readable"
"""The kind that says of something that it cannot be told."""


def with_lacks(
    report: ProjectReport, lacks: Iterable[Lack], judge: Judge, view: View, document: Document
) -> ProjectReport:
    """Return the report on a document with a finding for each of `lacks`, worded by the packs of `judge`."""
    more = [_finding(lack, judge, view, report.subject) for lack in lacks]
    if not more:
        return report
    told = [RuleOutcome(each.rule, each.outcome, each.level, "consistent") for each in more if _is_open(each)]
    return report._replace(
        findings=ordered([*report.findings, *more], tuple(name for name, _ in document.files)),
        outcomes=tuple(sorted([*report.outcomes, *told])) if told else report.outcomes,
    )


def _finding(lack: Lack, judge: Judge, view: View, project: str) -> Finding:
    location = view.location(lack.path)
    rule = judge.wording.get(lack.kind)
    level = Level.ERROR if rule is None else judge.levels.get(rule.id) or rule.level
    trouble = Trouble(lack.kind, lack.path, location.span, lack.details, ())
    found = worded(trouble, rule, level, view, project, f"{view.text(lack.path)}#{lack.subject}")
    undecided = lack.kind == UNDECIDED
    return found._replace(
        outcome=Outcome.UNDECIDED if undecided else Outcome.FAIL,
        reason="error" if undecided else "false",
        at=location,
        acts=_decider(lack, view) or found.acts,
    )


def _decider(lack: Lack, view: View) -> Acts | None:
    """Return who decides, where the decision says so."""
    if not lack.decider or hole(view.data, lack.decider):
        return None
    raw = read(view.data, lack.decider)
    led = view.led(raw, lack.decider)
    name = led.person.get("name", UNKNOWN)
    if led.state != "value" or name == UNKNOWN:
        return None
    return Acts(raw if isinstance(raw, str) and led.person.get("id") != raw else "", name)


def _is_open(finding: Finding) -> bool:
    return finding.outcome is Outcome.UNDECIDED
