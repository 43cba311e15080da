"""The format for people: each finding with its quoted lines, the next step and who must act; grouped by hole."""

from collections.abc import Callable, Iterable, Iterator

from aigov.findings import Finding, Head, Outcome, ProjectReport, Standing, Switch, Totals
from aigov.language import said
from aigov.reporters.text.columns import safe
from aigov.reporters.text.excerpt import INDENT, quote
from aigov.reporters.text.groups import groups, is_absent
from aigov.reporters.text.line import kept_from, kept_from_line, kind, label, line, paint, place, who
from aigov.reporters.text.step import first_step
from aigov.reporters.text.summary import count, last_lines


def render(head: Head, projects: Iterable[ProjectReport], totals: Callable[[], Totals]) -> Iterator[str]:
    """Yield the report, line ends included."""
    shortened = False
    for report in projects:
        quoted = None
        for group in groups(_shown(report.findings, head)):
            yield from _group(group, head, quotes=group[0].at.span != quoted)
            yield "\n"
            quoted = group[0].at.span if group[0].standing is Standing.OPEN else None
            shortened = shortened or len(_asking(group)) > 1
        kept = kept_from_line(report, color=head.color)
        if kept:
            rules = said("rules", "regels")
            yield kept + (f"{INDENT}{rules}: {', '.join(kept_from(report))}\n\n" if head.verbose else "\n")
        if head.verbose:
            yield from _about(report)
    if shortened and not head.verbose:
        yield _shortened()
    for text in last_lines(head, totals()):
        yield f"{text}\n"


def _find_out() -> str:
    return said(
        "Find out what is so, and write it. Not to be known yet? Say under open_questions who will answer and when.",
        "Zoek uit hoe het zit, en schrijf het op. Nog niet te weten? Zet onder open_questions wie wanneer antwoordt.",
    )


def _shortened() -> str:
    return said(
        "Of what several rules ask for in one place the first step is shown; the rest: --verbose, or "
        "aigov explain RULE.\n"
        "Not known, or not decided yet? Write unknown, and under open_questions who will answer and when.\n\n",
        "Van wat meerdere regels op één plaats vragen, staat hier de eerste stap; de rest: --verbose, of "
        "aigov explain RULE.\n"
        "Niet bekend, of nog niet besloten? Schrijf unknown, en zet onder open_questions wie wanneer antwoordt.\n\n",
    )


def _shown(findings: Iterable[Finding], head: Head) -> Iterator[Finding]:
    """Yield what is quoted: of what a baseline holds one of the last lines says how much, and --verbose what."""
    return (each for each in findings if head.verbose or each.standing is not Standing.BASELINED)


def _asking(group: list[Finding]) -> dict[str, Finding]:
    """Return the first finding of each rule that fails."""
    asking: dict[str, Finding] = {}
    for finding in group:
        if finding.outcome is Outcome.FAIL:
            asking.setdefault(finding.rule, finding)
    return asking


def _group(group: list[Finding], head: Head, *, quotes: bool) -> Iterator[str]:
    """Yield a group's lines; those that it quotes only where `quotes`: the group before may have shown them."""
    asking = _asking(group)
    same: dict[tuple[object, ...], list[Finding]] = {}
    for finding in group:
        together = finding.outcome is Outcome.FAIL and is_absent(finding)
        same.setdefault((finding.path, finding.message, "" if together else label(finding)), []).append(finding)
    for each in same.values():
        many = each[0].outcome is Outcome.FAIL and len(asking) > 1
        named = (
            [said(count(len(each), "rule"), count(len(each), "regel", "regels"))]
            if many
            else [finding.rule for finding in each]
        )
        yield line(each[0], named, color=head.color) + "\n"
    first = group[0]
    if first.standing is not Standing.OPEN:
        return
    for quoted in quote(first, head.width) if quotes else ():
        yield quoted.line + "\n"
        if quoted.carets:
            yield paint(quoted.carets, kind(first), color=head.color) + "\n"
    for location in first.related:
        yield f"{INDENT}{said('also', 'ook')}: {place(location)}{f' {safe(location.path)}' if location.path else ''}\n"
    if len(asking) > 1:
        yield from _steps(asking.values(), head)
    else:
        yield from _remedy(list(asking.values()) or group)


def _remedy(findings: list[Finding]) -> Iterator[str]:
    """Yield the next step and who takes it; several rules cannot tell because of one thing that is to be found out."""
    rules = {finding.rule for finding in findings}
    remedy = safe(findings[0].remedy) if len(rules) == 1 else _find_out()
    acting = ", ".join(dict.fromkeys(filter(None, (who(finding.acts) for finding in findings))))
    words = ((said("remedy", "stap"), remedy), (said("acts", "aan zet"), acting))
    yield from (f"{INDENT}{word}: {text}\n" for word, text in words if text)


def _steps(findings: Iterable[Finding], head: Head) -> Iterator[str]:
    """Yield for each rule its level, the first step, and who takes it."""
    for finding in findings:
        level = label(finding)
        step = safe(finding.remedy) if head.verbose else first_step(safe(finding.remedy))
        name = safe(finding.acts.name) or safe(finding.acts.role)
        acts = said(f" acts: {name}", f" aan zet: {name}") if any(finding.acts) else ""
        yield f"{INDENT}{paint(level, kind(finding), color=head.color)}: {step} [{finding.rule}]{acts}\n"


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
