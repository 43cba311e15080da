"""A table in Markdown, for the description of a pull request."""

from collections.abc import Callable, Iterable, Iterator

from aigov.findings import Finding, Head, Outcome, ProjectReport, Standing, Totals
from aigov.reporters.text.columns import safe
from aigov.reporters.text.summary import last_lines


def render(head: Head, projects: Iterable[ProjectReport], totals: Callable[[], Totals]) -> Iterator[str]:
    """Yield a row for each open finding as it comes, then the last lines of the run, which every format carries."""
    yield "| where | what | who acts |\n|---|---|---|\n"
    for report in projects:
        for finding in report.findings:
            if finding.standing is Standing.OPEN:
                yield f"| {_cell(_where(finding))} | {_cell(_what(finding))} | {_cell(finding.acts.name)} |\n"
    for line in last_lines(head, totals()):
        yield f"\n{line}\n"


def _where(finding: Finding) -> str:
    return f"{finding.at.span.file}:{finding.at.span.line}"


def _what(finding: Finding) -> str:
    word = "undecided" if finding.outcome is Outcome.UNDECIDED else finding.level.value
    return f"{word}: {finding.message} ({finding.rule})"


def _cell(text: str) -> str:
    """Return `text` so that it neither ends its cell nor steers what shows it."""
    return safe(text).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
