"""A group of findings as people read it: what is so, the lines quoted, the next step and who must act."""

from collections.abc import Iterable, Iterator

from aigov.findings import Finding, Head, Outcome, Standing
from aigov.language import said
from aigov.reporters.text.columns import INDENT, fitted, safe
from aigov.reporters.text.excerpt import quote
from aigov.reporters.text.groups import groups, is_absent
from aigov.reporters.text.line import kind, label, line, paint, place, who
from aigov.reporters.text.step import first_step
from aigov.reporters.text.summary import count

__all__ = ["asking", "group_lines", "groups"]


def asking(group: list[Finding]) -> dict[str, Finding]:
    """Return the first finding of each rule that fails."""
    found: dict[str, Finding] = {}
    for finding in group:
        if finding.outcome is Outcome.FAIL:
            found.setdefault(finding.rule, finding)
    return found


def group_lines(group: list[Finding], head: Head, *, quotes: bool) -> Iterator[str]:
    """Yield a group's lines; those that it quotes only where `quotes`: the group before may have shown them."""
    failing = asking(group)
    same: dict[tuple[object, ...], list[Finding]] = {}
    for finding in group:
        together = finding.outcome is Outcome.FAIL and is_absent(finding)
        same.setdefault((finding.path, finding.message, "" if together else label(finding)), []).append(finding)
    for each in same.values():
        many = each[0].outcome is Outcome.FAIL and len(failing) > 1
        named = (
            [said(count(len(each), "rule"), count(len(each), "regel", "regels"))]
            if many
            else [finding.rule for finding in each]
        )
        yield fitted(line(each[0], named, color=head.color), head.width) + "\n"
    first = group[0]
    if first.standing is not Standing.OPEN:
        return
    for quoted in quote(first, head.width) if quotes else ():
        yield quoted.line + "\n"
        if quoted.carets:
            yield paint(quoted.carets, kind(first), color=head.color) + "\n"
    for location in first.related:
        at = f"{place(location)}{f' {safe(location.path)}' if location.path else ''}"
        yield fitted(f"{INDENT}{said('also', 'ook')}: {at}", head.width) + "\n"
    if len(failing) > 1:
        yield from _steps(failing.values(), head)
    else:
        yield from _remedy(list(failing.values()) or group, head.width)


def _remedy(findings: list[Finding], width: int) -> Iterator[str]:
    """Yield the next step and who takes it; several rules cannot tell because of one thing that is to be found out."""
    rules = {finding.rule for finding in findings}
    remedy = safe(findings[0].remedy) if len(rules) == 1 else _find_out()
    acting = ", ".join(dict.fromkeys(filter(None, (who(finding.acts) for finding in findings))))
    words = ((said("remedy", "stap"), remedy), (said("acts", "aan zet"), acting))
    yield from (fitted(f"{INDENT}{word}: {text}", width) + "\n" for word, text in words if text)


def _steps(findings: Iterable[Finding], head: Head) -> Iterator[str]:
    """Yield for each rule its level, the first step, and who takes it."""
    for finding in findings:
        level = label(finding)
        step = safe(finding.remedy) if head.verbose else first_step(safe(finding.remedy))
        name = safe(finding.acts.name) or safe(finding.acts.role)
        acts = said(f" acts: {name}", f" aan zet: {name}") if any(finding.acts) else ""
        painted = paint(level, kind(finding), color=head.color)
        yield fitted(f"{INDENT}{painted}: {step} [{finding.rule}]{acts}", head.width) + "\n"


def _find_out() -> str:
    return said(
        "Find out what is so, and write it. Not to be known yet? Say under open_questions who will answer and when.",
        "Zoek uit hoe het zit, en schrijf het op. Nog niet bekend? Zet onder open_questions wie wanneer antwoord "
        "geeft.",
    )
