"""The format of one line for each finding, for terminals, editors and grep; then the last lines."""

from collections.abc import Callable, Iterable, Iterator

from aigov.findings import Head, ProjectReport, Totals
from aigov.reporters.text.line import kept_from_line, line
from aigov.reporters.text.summary import last_lines


def render(head: Head, projects: Iterable[ProjectReport], totals: Callable[[], Totals]) -> Iterator[str]:
    """Yield the report, line ends included."""
    for report in projects:
        for finding in report.findings:
            yield line(finding, [finding.rule], color=head.color) + "\n"
        yield kept_from_line(report, color=head.color)
    for text in last_lines(head, totals()):
        yield f"{text}\n"
