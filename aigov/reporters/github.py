"""GitHub's workflow commands: each finding becomes an annotation on the pull request's lines.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from aigov.findings import Finding, Head, Level, Location, ProjectReport, Standing, Totals
from aigov.language import said
from aigov.reporters.text.columns import safe, shown
from aigov.reporters.text.line import drawn, keeping, kept_from, label, waived, who
from aigov.reporters.text.summary import last_lines


def render(head: Head, projects: Iterable[ProjectReport], totals: Callable[[], Totals]) -> Iterator[str]:
    """Yield a command for each finding, then one notice with the last lines: GitHub shows ten of a kind in a step."""
    for report in projects:
        for finding in report.findings:
            yield _finding(finding, head)
        kept = len(kept_from(report))
        if kept:
            yield _command("notice", said("undecided", "onbepaald"), keeping(kept), {"file": report.file, "line": 1})
    yield _command("notice", "aigov", "\n".join(last_lines(head, totals())))


def _finding(finding: Finding, head: Head) -> str:
    word = label(finding)
    counts = finding.standing is Standing.OPEN and (finding.weighs or head.strict)
    title = finding.rule if counts and finding.weighs else f"{word}: {finding.rule}"
    lines = [safe(finding.message)]
    if finding.standing is Standing.OPEN:
        lines += [said("remedy: ", "stap: ") + safe(finding.remedy)] if finding.remedy else []
        lines += [said("acts: ", "aan zet: ") + who(finding.acts)] if any(finding.acts) else []
    lines += [f"{waived(finding.exemption)}."] if finding.exemption else []
    lines += [f"{drawn(finding.drawn)}."] if finding.drawn else []
    return _command(_kind(finding.level if counts else Level.NOTE), title, "\n".join(lines), _where(finding.at))


def _where(at: Location) -> Mapping[str, str | int]:
    span = at.span
    where: dict[str, str | int] = {"file": span.file, "line": span.line, "endLine": span.end_line}
    # GitHub takes columns only where the annotation is on one line.
    columns = {"col": span.column, "endColumn": span.end_column} if span.end_line == span.line else {}
    return where | columns


def _kind(level: Level) -> str:
    return "notice" if level is Level.NOTE else level.value


def _command(kind: str, title: str, message: str, where: Mapping[str, str | int] | None = None) -> str:
    properties = [f"{name}={_property(str(value))}" for name, value in {**(where or {}), "title": title}.items()]
    return f"::{kind} {','.join(properties)}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    plain = "".join(character if character in "\r\n" else shown(character)[0] for character in text)
    return _data(plain).replace(":", "%3A").replace(",", "%2C")
