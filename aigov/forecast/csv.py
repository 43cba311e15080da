"""The forecast as a table for spreadsheets (RFC 4180), in which no cell is a formula."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from aigov.forecast.closing import kind
from aigov.forecast.coming import Coming, Told
from aigov.reporters.text.cells import row

COLUMNS: Final = (
    "day",
    "level",
    "was",
    "project",
    "rule",
    "message",
    "role",
    "person",
    "file",
    "line",
    "path",
    "remedy",
    "fingerprint",
)


def render(opening: Told, coming: Iterable[Coming], closing: Callable[[], Told]) -> Iterator[str]:  # noqa: ARG001  (a table has no head and no last lines)
    """Yield the header and a row for each finding, with the line ends of the standard."""
    yield row(COLUMNS)
    for each in coming:
        finding = each.finding
        yield row(
            (
                each.day,
                kind(each),
                each.was,
                finding.project,
                finding.rule,
                finding.message,
                finding.acts.role,
                finding.acts.name,
                finding.at.span.file,
                str(finding.at.span.line),
                finding.path,
                finding.remedy,
                finding.fingerprint,
            )
        )
