"""Two reports on one subject: at which places a rule says something else."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from aigov.findings import Acts, Finding, Kind, Outcome, ProjectReport, RuleOutcome, Standing

NOT_ASKED: Final = "not_asked"
_SAID: Final = (Outcome.FAIL.value, Outcome.UNDECIDED.value)


class State(NamedTuple):
    """What a rule says of a place; `level` and `standing` are empty where it says nothing that counts."""

    outcome: str
    level: str = ""
    standing: str = ""
    aged: bool = False

    @property
    def is_said(self) -> bool:
        """Whether a report shows it."""
        return self.outcome in _SAID


class Change(NamedTuple):
    """A place at which the verdict of a rule is another; `path` is empty where the rule speaks of no place."""

    kind: Kind
    subject: str
    file: str
    rule: str
    path: str
    acts: Acts
    line: int
    message: str
    before: State
    after: State

    @property
    def is_said(self) -> bool:
        """Whether one of the two reports shows it."""
        return self.before.is_said or self.after.is_said


def changes(old: ProjectReport | None, new: ProjectReport | None) -> Iterator[Change]:
    """Yield each place at which `new` says something else than `old`, in the order of rules and places.

    None stands for a report that was not made: there nothing was asked.
    """
    some = new or old
    if some is None:
        return
    before, after = _sides(old), _sides(new)
    for rule in sorted({*before, *after}):
        one, other = before.get(rule, _NOTHING), after.get(rule, _NOTHING)
        places = {**one.findings, **other.findings}
        if not places and one.state != other.state:
            yield Change(some.kind, some.subject, some.file, rule, "", Acts("", ""), 0, "", one.state, other.state)
        for identity, finding in sorted(places.items(), key=lambda item: (item[1].path, item[0])):
            was, now = one.at(identity), other.at(identity)
            if was != now:
                yield _at(some, finding, was, now)


class _Side(NamedTuple):
    """What one report says by one rule."""

    state: State
    findings: Mapping[str, Finding]

    def at(self, identity: str) -> State:
        """Return what is said of a place; where a rule fails elsewhere only, it holds there."""
        if identity in self.findings:
            return _of(self.findings[identity])
        return State(Outcome.PASS.value) if self.state.is_said and self.findings else self.state


_NOTHING: Final = _Side(State(NOT_ASKED), {})


def _sides(report: ProjectReport | None) -> dict[str, _Side]:
    if report is None:
        return {}
    findings: dict[str, dict[str, Finding]] = {}
    for finding in report.findings:
        findings.setdefault(finding.rule, {})[finding.fingerprint] = finding
    sides = {each.rule: _Side(_state(each), findings.get(each.rule, {})) for each in report.outcomes}
    told = {rule: _Side(State(Outcome.PASS.value), places) for rule, places in findings.items() if rule not in sides}
    return {**sides, **told}


def _state(outcome: RuleOutcome) -> State:
    word = outcome.outcome.value
    return State(word, outcome.level.value if outcome.level and word in _SAID else "")


def _of(finding: Finding) -> State:
    standing = "" if finding.standing is Standing.OPEN else finding.standing.value
    return State(finding.outcome.value, finding.level.value, standing, finding.aged)


def _at(report: ProjectReport, finding: Finding, was: State, now: State) -> Change:
    return Change(
        kind=report.kind,
        subject=report.subject,
        file=finding.at.span.file or report.file,
        rule=finding.rule,
        path=finding.path,
        acts=finding.acts,
        line=finding.at.span.line,
        message=finding.message,
        before=was,
        after=now,
    )
