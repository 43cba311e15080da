"""The forecast as a table for spreadsheets (RFC 4180), in which no cell is a formula."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from aigov.forecast.closing import kind
from aigov.forecast.coming import Coming, Told
from aigov.reporters.text.columns import safe

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
# Spreadsheets run what begins so, also after blanks: https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA: Final = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")


def render(opening: Told, coming: Iterable[Coming], closing: Callable[[], Told]) -> Iterator[str]:  # noqa: ARG001  (a table has no head and no last lines)
    """Yield the header and a row for each finding, with the line ends of the standard."""
    yield _row(COLUMNS)
    for each in coming:
        finding = each.finding
        yield _row(
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


def _row(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([_harmless(cell) for cell in cells])
    return out.getvalue()


def _harmless(cell: str) -> str:
    line = safe(cell)
    return f"'{line}" if _FORMULA.match(line) else line
