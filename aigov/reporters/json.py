"""The format for programs: everything that a run says, versioned; its form is schemas/report.schema.json."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from json import dumps
from typing import Any, Final

from aigov.findings import Finding, Head, Location, ProjectReport, RuleOutcome, Switch, Totals
from aigov.reporters.text.summary import last_lines

VERSION: Final = 1

_LONGEST: Final = 1_000
"""A quoted line is cut after so many characters: a file may be one line of a megabyte."""


def render(head: Head, projects: Iterable[ProjectReport], totals: Callable[[], Totals]) -> Iterator[str]:
    """Yield the report, a finding, an outcome or a rule on each line; ASCII, so that every encoding can carry it."""
    yield "{\n"
    for key, value in head_as_data(head).items():
        yield f"{_text(key)}: {_text(value)},\n"
    yield f'"rules": {_list(map(plain, (card._asdict() for card in head.rules)))},\n"reports": ['
    between = "\n"
    for report in projects:
        yield between + "".join(_report(report))
        between = ",\n"
    sums = totals()
    yield "\n],\n"
    if head.record is not None:
        yield from _record(head.record())
    yield f'"totals": {_text(plain(totals_as_data(sums)))},\n'
    yield f'"last_lines": {_list(last_lines(head, sums))}\n}}\n'


def head_as_data(head: Head) -> Mapping[str, Any]:
    """Return what a report opens with, but for the rules."""
    return {
        "aigov-report": VERSION,
        "tool": {"name": "aigov", "version": head.version},
        "today": head.today,
        "fail_level": head.fail_level,
        "strict": head.strict,
        "floor": head.floor,
        "base": head.base,
        "packs": [{"name": name, "version": version, "digest": digest} for name, version, digest in head.packs],
        "plugins": [{"name": name, "version": version} for name, version in head.plugins],
    }


def _record(record: Mapping[str, Any]) -> Iterator[str]:
    facts = {key: value for key, value in record.items() if key != "files"}
    yield f'"record": {_text(facts)[:-1]}, "files": {_list(record["files"])}}},\n'


def _report(report: ProjectReport) -> Iterator[str]:
    yield _text(report_as_data(report))[:-1]
    yield f',\n"findings": {_list(map(finding_as_data, report.findings))}'
    yield f',\n"outcomes": {_list(map(outcome_as_data, report.outcomes))}}}'


def report_as_data(report: ProjectReport) -> Mapping[str, Any]:
    """Return what is said of a subject, but for its findings and outcomes."""
    return {
        "kind": report.kind.value,
        "subject": report.subject,
        "file": report.file,
        "stage": report.stage,
        "weight": report.weight,
        "weight_because": report.weight_because,
        "lacking": report.lacking,
        "waiting": report.waiting,
        "light": report.light,
        "crashed": report.crashed,
        "switches": list(map(_switch, report.switches)),
    }


def outcome_as_data(each: RuleOutcome) -> Mapping[str, Any]:
    """Return what one rule said of a subject."""
    return {
        "rule": each.rule,
        "outcome": each.outcome.value,
        "level": each.level.value if each.level else "",
        "verifies": each.verifies,
    }


def finding_as_data(finding: Finding) -> Mapping[str, Any]:
    """Return all that is said of a finding, as this format and others write it."""
    excepted = {"exemption": finding.exemption._asdict()} if finding.exemption else {}
    excepted |= {"drawn": finding.drawn._asdict()} if finding.drawn else {}
    return {
        "rule": finding.rule,
        "outcome": finding.outcome.value,
        "reason": finding.reason,
        "level": finding.level.value,
        "standing": finding.standing.value,
        "project": finding.project,
        "path": finding.path,
        "at": _location(finding.at),
        "related": list(map(_location, finding.related)),
        "message": finding.message,
        "remedy": finding.remedy,
        "acts": finding.acts._asdict(),
        "fingerprint": finding.fingerprint,
        "day": finding.day,
        "aged": finding.aged,
        "excerpt": {"line": finding.excerpt_line, "lines": [line[:_LONGEST] for line in finding.excerpt]},
        **excepted,
    }


def _location(location: Location) -> Mapping[str, Any]:
    return {"path": location.path, "span": location.span._asdict()}


def totals_as_data(totals: Totals) -> Mapping[str, Any]:
    """Return the sums over a run."""
    switches = [_switch(switch) for switch in totals.switches]
    return totals._asdict() | {"switches": switches, "exemptions": [each._asdict() for each in totals.exemptions]}


def _switch(switch: Switch) -> Mapping[str, Any]:
    return switch._asdict()


def plain(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return `values` with its mappings as dictionaries, which `json` asks for."""
    return {key: dict(value) if isinstance(value, Mapping) else value for key, value in values.items()}


def _list(items: Iterable[object]) -> str:
    lines = ",\n".join(map(_text, items))
    return f"[\n{lines}\n]" if lines else "[]"


def _text(value: object) -> str:
    return dumps(value, allow_nan=False)
