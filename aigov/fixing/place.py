"""Where in a text a value or a key stands, without what YAML puts around it: quotes, anchors, the head of a block."""

import re
from typing import Final

from aigov.span import Span

_PROPERTIES: Final = re.compile(r"(?:[&!]\S*\s+)+")
"""Anchors and tags before a value."""


def within(text: str, span: Span, written: str) -> tuple[int, int] | None:
    """Return from where to where `written` stands within `span`; None where it stands there in another form.

    That is so where it is folded over lines or has an escape in it.
    """
    raw = text[span.start : span.end]
    begin = found.end() if (found := _PROPERTIES.match(raw)) else 0
    if not written or raw.count(written, begin) != 1:
        return None
    start = span.start + raw.index(written, begin)
    return start, start + len(written)


def plain_end(text: str, start: int) -> int:
    """Return where the rest of a line ends that begins at `start`: before a comment, without blanks."""
    ends = [end for end in (text.find("\n", start), text.find("\r", start)) if end >= 0]
    line = text[start : min(ends, default=len(text))]
    comment = re.search(r"[ \t]#", line)
    return start + len((line[: comment.start()] if comment else line).rstrip())


def quoted(words: str) -> str:
    """Return a text of one line in quotes: double ones, unless what they would make of it is another text."""
    if '"' in words or "\\" in words:
        return "'" + words.replace("'", "''") + "'"
    return f'"{words}"'
