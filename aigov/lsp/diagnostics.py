"""What a run says, as an editor marks it: every finding at its place, and whatever stops a run."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from lsprotocol.types import (
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    Location,
    Position,
    Range,
)
from pygls.uris import from_fs_path

from aigov.findings import Finding, Level, Outcome, Standing
from aigov.language import said
from aigov.lsp.judging import Judged, absolute
from aigov.lsp.positions import Lines
from aigov.reporters.text.line import drawn, waived
from aigov.trial import Remark

SOURCE: Final = "aigov"
_SEVERITIES: Final[Mapping[Level, DiagnosticSeverity]] = {
    Level.ERROR: DiagnosticSeverity.Error,
    Level.WARNING: DiagnosticSeverity.Warning,
    Level.NOTE: DiagnosticSeverity.Information,
}


def diagnostics(every: Iterable[Judged], encoding: str) -> dict[str, list[Diagnostic]]:
    """Return what to mark, by the absolute path of each file; what two runs say of one file stands there once."""
    found: dict[str, list[Diagnostic]] = {}
    for judged in every:
        for path, each in _of_run(judged, encoding):
            if each not in found.setdefault(path, []):
                found[path].append(each)
    return found


def _of_run(judged: Judged, encoding: str) -> Iterator[tuple[str, Diagnostic]]:
    lines = {path: Lines(text, encoding) for path, text in judged.texts.items()}
    for path, every in judged.findings.items():
        yield from ((path, _marked(finding, lines, judged.root)) for finding in every)
    for path, why in judged.passed.items():
        yield path, _at(1, 1, why, DiagnosticSeverity.Warning)
    for wrong in judged.wrong:
        if wrong.path:
            yield wrong.path, _at(wrong.line, wrong.column, wrong.what, DiagnosticSeverity.Error)


def remarked(remarks: Iterable[Remark]) -> list[Diagnostic]:
    """Return what to mark of the examples of a rule that do not hold."""
    return [_at(each.line, each.column, each.text, DiagnosticSeverity.Warning) for each in remarks]


def severity(finding: Finding) -> DiagnosticSeverity:
    """Return how loud a finding is: what does not count is a hint, what is undecided never more than information."""
    if finding.standing is not Standing.OPEN:
        return DiagnosticSeverity.Hint
    return _SEVERITIES[finding.level] if finding.weighs else DiagnosticSeverity.Information


def message(finding: Finding) -> str:
    """Return what a finding says, and why it does not count where it does not."""
    text = finding.message
    if finding.outcome is Outcome.UNDECIDED and not finding.weighs:
        text = said(f"Undecided: {text}", f"Onbepaald: {text}")
    if finding.exemption:
        text += f" ({waived(finding.exemption)})"
    if finding.drawn:
        text += f" ({drawn(finding.drawn)})"
    return text


def _marked(finding: Finding, lines: Mapping[str, Lines], root: str) -> Diagnostic:
    related = [
        DiagnosticRelatedInformation(
            Location(from_fs_path(path) or "", lines[path].range(each.span)), each.path if each.path != "$" else ""
        )
        for each in finding.related
        if (path := absolute(root, each.span.file)) in lines
    ]
    return Diagnostic(
        range=lines[absolute(root, finding.at.span.file)].range(finding.at.span),
        message=message(finding),
        severity=severity(finding),
        code=finding.rule,
        source=SOURCE,
        related_information=related or None,
        data={"fingerprint": finding.fingerprint},
    )


def _at(line: int, column: int, what: str, severity: DiagnosticSeverity) -> Diagnostic:
    """Return a mark on the rest of a line: the client brings it within its text."""
    begin = Position(max(line - 1, 0), max(column - 1, 0))
    return Diagnostic(Range(begin, Position(begin.line, 1 << 10)), what, severity=severity, source=SOURCE)
