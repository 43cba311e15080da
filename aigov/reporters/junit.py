"""JUnit's XML, for forges that show tests: a suite for each manifest, a case for each rule; the last suite is the run.

There is no one schema, and the usual ones conflict; what is written here holds under Ant's and Jenkins'.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from aigov.findings import Finding, Head, Outcome, ProjectReport, Totals
from aigov.language import said
from aigov.reporters.text.columns import safe
from aigov.reporters.text.line import kind as kind_of
from aigov.reporters.text.line import label, place
from aigov.reporters.text.summary import last_lines, not_checked
from aigov.reporters.text.told import CRASH, beside, counts, fails, numbers, path, title, told, untold
from aigov.reporters.text.xml import tag, text

_RUN: Final = "aigov"


class _Case(NamedTuple):
    """A test case; `kind` is the element that says how it went, empty where nothing is to be said."""

    name: str
    kind: str = ""
    message: str = ""
    type: str = ""
    body: str = ""


def render(head: Head, projects: Iterable[ProjectReport], totals: Callable[[], Totals]) -> Iterator[str]:
    """Yield a suite for each report as it comes. What fails the run is a failure; what does not is skipped and told."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n'
    number = 0
    for report in projects:
        name = safe(report.subject) or path(report.file) or report.kind.value
        suite = f"{name}: {numbers(report)}"
        yield from _suite(suite, report.file or name, name, number, head, list(_cases(report, head)), _facts(report))
        number += 1
    sums = totals()
    lines = last_lines(head, sums)
    skipped = [_Case(said("what was not checked", "wat niet is gecontroleerd"), "skipped", not_checked())]
    yield from _suite(f"{_RUN}: {title(head, sums)}", _RUN, _RUN, number, head, skipped, {}, "\n".join(lines))
    yield "</testsuites>\n"


def _facts(report: ProjectReport) -> dict[str, str]:
    switches = (f"{each.rule} {each.level} {each.until} {each.by} {each.where}" for each in report.switches)
    facts = {"stage": report.stage, "weight": report.weight, "switches": "; ".join(switches)}
    return {key: safe(value) for key, value in facts.items() if value}


def _cases(report: ProjectReport, head: Head) -> Iterator[_Case]:
    """Yield a case for each finding, then for each rule that looked and found nothing."""
    for finding in report.findings:
        yield _found(finding, head)
    for rule, line in beside(report):
        broke = rule == CRASH
        yield _Case(rule, "error" if broke else "skipped", line, rule if broke else "")
    found = {finding.rule for finding in report.findings}
    for each in report.outcomes:
        if each.rule in found:
            continue
        if each.outcome is Outcome.NOT_APPLICABLE:
            yield _Case(each.rule, "skipped", said("not applicable", "niet van toepassing"))
        elif each.outcome is Outcome.UNDECIDED:
            yield _Case(each.rule, "skipped", untold(report, each))
        elif each.outcome is Outcome.FAIL:  # findings can be left out of a report: `aigov portfolio`
            yield _Case(
                each.rule,
                "skipped",
                said(
                    "fails; what it found is not told here", "hieraan is niet voldaan; wat is gevonden, staat hier niet"
                ),
            )
        else:
            yield _Case(each.rule)


def _found(finding: Finding, head: Head) -> _Case:
    name = f"{finding.rule} {safe(finding.path)}".rstrip()
    lines = told(finding, head)
    below = counts(finding, head) and finding.weighs
    kind = "error" if finding.rule == CRASH else "failure" if fails(finding, head) else "skipped"
    message = f"{label(finding)}: {lines[0]}" if kind == "skipped" and below else lines[0]
    also = [f"{said('also', 'ook')}: {place(each)} {safe(each.path)}".rstrip() for each in finding.related]
    body = "\n".join([f"{place(finding.at)}: {message}", *lines[1:], *also])
    return _Case(name, kind, message, "" if kind == "skipped" else kind_of(finding), body)


def _suite(
    name: str,
    package: str,
    classname: str,
    number: int,
    head: Head,
    cases: list[_Case],
    facts: dict[str, str],
    out: str = "",
) -> Iterator[str]:
    how = {kind: sum(case.kind == kind for case in cases) for kind in ("failure", "error", "skipped")}
    opening = tag(
        "testsuite",
        name=name,
        package=package,
        id=number,
        timestamp=f"{head.today}T00:00:00",
        hostname="localhost",
        tests=len(cases),
        failures=how["failure"],
        errors=how["error"],
        skipped=how["skipped"],
        time=0,
    )
    yield f"{opening}>\n"
    properties = [f"{tag('property', name=key, value=value)}/>" for key, value in facts.items()]
    yield f"<properties>{''.join(properties)}</properties>\n"
    for case in cases:
        yield _case(case, classname)
    yield f"<system-out>{text(out)}</system-out><system-err/>\n</testsuite>\n"


def _case(case: _Case, classname: str) -> str:
    opening = tag("testcase", name=case.name, classname=classname, time=0)
    if not case.kind:
        return f"{opening}/>\n"
    type_ = {"type": case.type} if case.type else {}
    return f"{opening}>{tag(case.kind, message=case.message, **type_)}>{text(case.body)}</{case.kind}></testcase>\n"
