"""Rows of a table for spreadsheets (RFC 4180), in which no cell is a formula."""

import csv
import io
import re
from collections.abc import Iterable
from typing import Final

from aigov.reporters.text.columns import safe

# Spreadsheets run what begins so, also after blanks: https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA: Final = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")


def row(cells: Iterable[str]) -> str:
    """Return a row with the line end of the standard."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([_harmless(cell) for cell in cells])
    return out.getvalue()


def _harmless(cell: str) -> str:
    line = safe(cell)
    return f"'{line}" if _FORMULA.match(line) else line
