"""The format for people: each finding with its quoted lines, the next step and who must act; grouped by hole."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from aigov.findings import Finding, Head, ProjectReport, Standing, Switch, Totals
from aigov.reporters.text.columns import safe
from aigov.reporters.text.excerpt import INDENT, quote
from aigov.reporters.text.line import kept_from, kept_from_line, label, line, paint, place, who
from aigov.reporters.text.summary import last_lines

_ABSENT: Final = ("hole", "unknown", "absent")
_MOST: Final = 3
"""Of what many rules say of one hole so many remedies are shown; the next step is mostly the same."""


def render(head: Head, projects: Iterable[ProjectReport], totals: Callable[[], Totals]) -> Iterator[str]:
    """Yield the report, line ends included."""
    for report in projects:
        for group in _groups(report.findings):
            yield "".join(f"{text}\n" for text in _group(group, head)) + "\n"
        kept = kept_from_line(report, color=head.color)
        if kept:
            yield kept + (f"{INDENT}rules: {', '.join(kept_from(report))}\n\n" if head.verbose else "\n")
        if head.verbose:
            yield from _about(report)
    for text in last_lines(head, totals()):
        yield f"{text}\n"


def _groups(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Put together what several rules say of one hole or of one `unknown`; in the order of the first of each."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for number, finding in enumerate(findings):
        one = finding.standing is Standing.OPEN and finding.reason in _ABSENT
        key = (finding.at.span, finding.path) if one else (number,)
        groups.setdefault(key, []).append(finding)
    return list(groups.values())


def _group(findings: list[Finding], head: Head) -> Iterator[str]:
    first = findings[0]
    same: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        same.setdefault((label(finding), finding.message), []).append(finding)
    for each in same.values():
        yield line(each[0], [finding.rule for finding in each], color=head.color)
    if first.standing is not Standing.OPEN:
        return
    for quoted in quote(first, head.width):
        yield quoted.line
        if quoted.carets:
            yield paint(quoted.carets, label(first), color=head.color)
    for location in first.related:
        yield f"{INDENT}also: {place(location)}{f' {safe(location.path)}' if location.path else ''}"
    yield from _named("remedy", [(finding.rule, safe(finding.remedy)) for finding in findings], head)
    yield from _named("acts", [(finding.rule, who(finding.acts)) for finding in findings], head)


def _named(word: str, texts: Iterable[tuple[str, str]], head: Head) -> Iterator[str]:
    """Yield each text once; with the rules that say it, where they do not all say the same."""
    rules: dict[str, list[str]] = {}
    for rule, text in texts:
        if text:
            rules.setdefault(text, []).append(rule)
    shown = len(rules) if head.verbose else _MOST
    for text, names in list(rules.items())[:shown]:
        said = f" [{', '.join(names)}]" if len(rules) > 1 else ""
        yield f"{INDENT}{word}: {text}{said}"
    if len(rules) > shown:
        yield f"{INDENT}{word}: and {len(rules) - shown} more (--verbose)"


def _about(report: ProjectReport) -> Iterator[str]:
    because = f" ({', '.join(map(safe, report.weight_because))})" if report.weight_because else ""
    stage = f" at stage {report.stage}" if report.stage else ""
    weight = f", treated as {report.weight}{because}" if report.weight else ""
    yield f"{safe(report.file)}: {safe(report.subject)}{stage}{weight}\n"
    for switch in report.switches:
        yield f"{INDENT}{_switch(switch)}\n"
    yield "\n"


def _switch(switch: Switch) -> str:
    said = "".join(f", {word} {safe(text)}" for word, text in (("by", switch.by), ("until", switch.until)) if text)
    reason = f": {safe(switch.reason)}" if switch.reason else ""
    return f"{switch.rule} is {switch.level}{said} ({safe(switch.where)}){reason}"
