"""GitHub's workflow commands: each finding becomes an annotation on the pull request's lines.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from aigov.findings import Finding, Head, Level, Location, ProjectReport, Totals
from aigov.language import said
from aigov.reporters.text.columns import safe, shown
from aigov.reporters.text.line import keeping, kept_from, label, line
from aigov.reporters.text.summary import last_lines
from aigov.reporters.text.told import counts, details

_NOTICE: Final = "notice"
_NOTICES: Final = 10
"""So many of a kind GitHub shows of a step; the last one is for the counts."""


def render(head: Head, projects: Iterable[ProjectReport], totals: Callable[[], Totals]) -> Iterator[str]:
    """Yield a command for each finding, then one notice with the last lines.

    Notices for which GitHub has no place are lines of the log.
    """
    left = _NOTICES - 1
    for report in projects:
        for finding in report.findings:
            kind = _kind(finding.level if counts(finding, head) else Level.NOTE)
            left -= kind == _NOTICE
            yield _finding(finding, kind, head) if kind != _NOTICE or left >= 0 else _logged(finding, head)
        kept = len(kept_from(report))
        if kept:
            left -= 1
            where: Mapping[str, str | int] = {"file": report.file, "line": 1}
            undecided = said("undecided", "onbepaald")
            command = _command(_NOTICE, undecided, keeping(kept), where)
            yield command if left >= 0 else _plain(f"{safe(report.file)}: {undecided}: {keeping(kept)}")
    yield _command(_NOTICE, "aigov", "\n".join(last_lines(head, totals())))


def _finding(finding: Finding, kind: str, head: Head) -> str:
    plain = counts(finding, head) and finding.weighs
    title = finding.rule if plain else f"{label(finding)}: {finding.rule}"
    return _command(kind, title, "\n".join([safe(finding.message), *details(finding, head)]), _where(finding.at))


def _logged(finding: Finding, head: Head) -> str:
    return _plain(" ".join([line(finding, [finding.rule], color=False), *details(finding, head)]))


def _plain(text: str) -> str:
    """Return a line in which no command begins, at its start or anywhere else."""
    while "##" in text:
        text = text.replace("##", "# #")
    return f"aigov: {text}\n"


def _where(at: Location) -> Mapping[str, str | int]:
    span = at.span
    where: dict[str, str | int] = {"file": span.file, "line": span.line, "endLine": span.end_line}
    # GitHub takes columns only where the annotation is on one line.
    columns = {"col": span.column, "endColumn": span.end_column} if span.end_line == span.line else {}
    return where | columns


def _kind(level: Level) -> str:
    return _NOTICE if level is Level.NOTE else level.value


def _command(kind: str, title: str, message: str, where: Mapping[str, str | int] | None = None) -> str:
    properties = [f"{name}={_property(str(value))}" for name, value in {**(where or {}), "title": title}.items()]
    return f"::{kind} {','.join(properties)}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    plain = "".join(character if character in "\r\n" else shown(character)[0] for character in text)
    return _data(plain).replace(":", "%3A").replace(",", "%2C")
