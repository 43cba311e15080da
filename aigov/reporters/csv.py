"""A table for spreadsheets (RFC 4180), in which no cell is a formula: a row for each finding, then the last lines."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from aigov.findings import Finding, Head, ProjectReport, Totals
from aigov.reporters.text.cells import row
from aigov.reporters.text.line import drawn, place, waived
from aigov.reporters.text.summary import last_lines
from aigov.reporters.text.told import CRASH, beside, title

COLUMNS: Final = (
    "row",
    "level",
    "outcome",
    "standing",
    "project",
    "stage",
    "rule",
    "message",
    "role",
    "person",
    "day",
    "file",
    "line",
    "column",
    "path",
    "also",
    "remedy",
    "excused_by",
    "fingerprint",
)
"""Column names and values are keys, in English whatever is spoken; `row` is finding, undecided, crash or run."""


def render(head: Head, projects: Iterable[ProjectReport], totals: Callable[[], Totals]) -> Iterator[str]:
    """Yield the header, a row for each finding, and at the end one for each of the last lines."""
    yield row(COLUMNS)
    for report in projects:
        for finding in report.findings:
            yield _row(_finding(finding, report))
        for rule, line in beside(report):
            what = {"row": "crash", "rule": rule} if rule == CRASH else {"row": "undecided"}
            yield _row(what | {"project": report.subject, "stage": report.stage, "file": report.file, "message": line})
    sums = totals()
    for line in (title(head, sums), *last_lines(head, sums)[1:]):
        yield _row({"row": "run", "day": head.today, "message": line})


def _finding(finding: Finding, report: ProjectReport) -> dict[str, str]:
    span = finding.at.span
    excused = waived(finding.exemption) if finding.exemption else drawn(finding.drawn) if finding.drawn else ""
    return {
        "row": "finding",
        "level": finding.level.value,
        "outcome": finding.outcome.value,
        "standing": finding.standing.value,
        "project": finding.project,
        "stage": report.stage,
        "rule": finding.rule,
        "message": finding.message,
        "role": finding.acts.role,
        "person": finding.acts.name,
        "day": finding.day,
        "file": span.file,
        "line": str(span.line),
        "column": str(span.column),
        "path": finding.path,
        "also": "; ".join(map(place, finding.related)),
        "remedy": finding.remedy,
        "excused_by": excused,
        "fingerprint": finding.fingerprint,
    }


def _row(values: dict[str, str]) -> str:
    return row(values.get(column, "") for column in COLUMNS)
