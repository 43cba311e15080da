"""The format for people: each finding with its quoted lines, the next step and who must act; grouped by hole."""

from collections.abc import Callable, Generator, Iterable, Iterator

from aigov.findings import Finding, Head, ProjectReport, Standing, Switch, Totals
from aigov.language import said
from aigov.reporters.text.columns import INDENT, fitted, safe
from aigov.reporters.text.line import kept_from, kept_from_line
from aigov.reporters.text.summary import last_lines


def render(head: Head, projects: Iterable[ProjectReport], totals: Callable[[], Totals]) -> Iterator[str]:
    """Yield the report, line ends included."""
    shortened = False
    for report in projects:
        if report.findings:
            shortened = (yield from _findings(report, head)) or shortened
        kept = kept_from_line(report, color=head.color)
        if kept:
            rules = said("rules", "regels")
            more = f"{INDENT}{rules}: {', '.join(kept_from(report))}\n\n" if head.verbose else "\n"
            yield fitted(kept, head.width) + fitted(more, head.width)
        if head.verbose:
            yield from (fitted(text, head.width) for text in _about(report))
    if shortened and not head.verbose:
        yield fitted(_shortened(), head.width)
    for text in last_lines(head, totals()):
        yield f"{fitted(text, head.width)}\n"


def _findings(report: ProjectReport, head: Head) -> Generator[str, None, bool]:
    """Yield the groups of a report's findings; return whether of one only the first steps are shown."""
    from aigov.reporters.text.quoting import asking, group_lines, groups  # where nothing is found a start does without

    shortened = False
    quoted = None
    for group in groups(_shown(report.findings, head)):
        yield from group_lines(group, head, quotes=group[0].at.span != quoted)
        yield "\n"
        quoted = group[0].at.span if group[0].standing is Standing.OPEN else None
        shortened = shortened or len(asking(group)) > 1
    return shortened


def _shortened() -> str:
    return said(
        "Of what several rules ask for in one place the first step is shown; the rest: --verbose, or "
        "aigov explain RULE.\n"
        "Not known, or not decided yet? Write unknown, and under open_questions who will answer and when.\n\n",
        "Vragen meer regels iets op één plaats, dan staat hier de eerste stap; de rest: --verbose, of "
        "aigov explain RULE.\n"
        "Niet bekend, of nog niet besloten? Schrijf unknown, en onder open_questions wie wanneer antwoord geeft.\n\n",
    )


def _shown(findings: Iterable[Finding], head: Head) -> Iterator[Finding]:
    """Yield what is quoted: of what a baseline holds one of the last lines says how much, and --verbose what."""
    return (each for each in findings if head.verbose or each.standing is not Standing.BASELINED)


def _about(report: ProjectReport) -> Iterator[str]:
    because = f" ({', '.join(map(safe, report.weight_because))})" if report.weight_because else ""
    stage = said(f" at stage {report.stage}", f" in fase {report.stage}") if report.stage else ""
    treated = f"{report.weight}{because}"
    weight = said(f", treated as {treated}", f", behandeld als {treated}") if report.weight else ""
    yield f"{safe(report.file)}: {safe(report.subject)}{stage}{weight}\n"
    for switch in report.switches:
        yield f"{INDENT}{_switch(switch)}\n"
    yield "\n"


def _switch(switch: Switch) -> str:
    words = ((said("by", "door"), switch.by), (said("until", "tot en met"), switch.until))
    by = "".join(f", {word} {safe(text)}" for word, text in words if text)
    reason = f": {safe(switch.reason)}" if switch.reason else ""
    return f"{switch.rule} is {switch.level}{by} ({safe(switch.where)}){reason}"
