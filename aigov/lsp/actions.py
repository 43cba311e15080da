"""What can be done about a finding from within an editor: a fix of form, and having its rule explained."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from aigov import explaining, fixing
from aigov.findings import Finding, Kind
from aigov.fixing import Edit, Fix
from aigov.language import said
from aigov.lsp.desk import Buffer, Desk, Subject
from aigov.lsp.judging import absolute

_MOST: Final = 20
"""Findings at one place for which something is offered."""


class Offer(NamedTuple):
    """A change to the file: what it does in words, edits in code points, and the findings that it ends."""

    says: str
    edits: tuple[Edit, ...]
    safe: bool
    findings: tuple[Finding, ...]


def at(desk: Desk, buffer: Buffer, start: int, end: int) -> list[Finding]:
    """Return the findings that touch a stretch of a file, by offsets."""
    return [each for each in desk.findings(buffer) if each.at.span.start <= end and start <= each.at.span.end]


def offers(desk: Desk, buffer: Buffer, findings: list[Finding]) -> Iterator[Offer]:
    """Yield a change for each of the findings that has a fix."""
    for fix in _fixes(desk, buffer, findings[:_MOST]):
        ended = tuple(each for each in findings if (each.rule, each.path) == (fix.rule, fix.path))
        yield Offer(fix.says, fix.edits, fix.safe, ended)


def every(desk: Desk, buffer: Buffer) -> Offer | None:
    """Return all safe fixes of a file in one change, of those that overlap the first; None where there is none."""
    chosen: list[Fix] = []
    for fix in _fixes(desk, buffer, list(desk.findings(buffer))):
        if fix.safe and not any(fixing.overlap(fix, other) for other in chosen):
            chosen.append(fix)
    if not chosen:
        return None
    number = len(chosen)
    says = said(f"Make {number} fixes of form.", f"Herstel {number} vormfouten.")
    if number == 1:
        says = said("Make 1 fix of form.", "Herstel 1 vormfout.")
    return Offer(says, tuple(edit for fix in chosen for edit in fix.edits), safe=True, findings=())


def explained(desk: Desk, buffer: Buffer, rule: str) -> str:
    """Return what `aigov explain` says of a rule that holds for a file; empty where there is no such rule."""
    place = desk.place(buffer.file)
    if place is None or rule not in place.rules:
        return ""
    return "\n".join(explaining.lines(place.rules[rule], place))


def _fixes(desk: Desk, buffer: Buffer, findings: list[Finding]) -> Iterator[Fix]:
    """Yield the fixes of findings in a file that is as it was judged, and that change this file alone."""
    subject = desk.subject(buffer.file)
    name = _shown(desk, buffer, subject)
    if subject is None or not name:
        return
    report, seen = subject.report, subject.seen
    judge = seen.place.judge(report.kind, seen.organisation if report.kind is Kind.MANIFEST else None)
    for fix in fixing.fixes(seen.document, report._replace(findings=tuple(findings)), judge):
        if all(edit.file == name for edit in fix.edits):
            yield fix


def _shown(desk: Desk, buffer: Buffer, subject: Subject | None) -> str:
    """Return what the subject's document calls a file, where it holds what is typed now."""
    root = desk.root(buffer.file.path)
    for name, text in subject.seen.document.files if subject else ():
        if absolute(root, name) == buffer.file.path and text == buffer.text:
            return name
    return ""
