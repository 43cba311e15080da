"""The quoted lines under a finding, with carets that stand under the marked text."""

from collections.abc import Iterator
from typing import Final

from aigov.findings import Finding
from aigov.records import NamedTuple
from aigov.reporters.text.columns import INDENT, TAB, shown

WIDTH: Final = 120
"""Columns of a quoted line where the output is no terminal."""

_CUT: Final = "…"
_LEAST: Final = 40


class Quoted(NamedTuple):
    """A quoted line as it is shown, and what stands under it: empty but on the line that is marked."""

    line: str
    carets: str


def quote(finding: Finding, width: int) -> Iterator[Quoted]:
    """Yield the lines up to the marked one, cut to `width` columns around the mark (0: `WIDTH`).

    A mark that runs over several lines is drawn to the end of its first.
    """
    span = finding.at.span
    lines = finding.excerpt[: max(span.line - finding.excerpt_line + 1, 0)]
    digits = len(str(finding.excerpt_line + len(lines) - 1))
    room = max(width or WIDTH, _LEAST) - len(INDENT) - digits - len(" | ")
    for number, line in enumerate(lines, finding.excerpt_line):
        gutter = f"{INDENT}{number:>{digits}} | "
        if number < span.line:
            yield Quoted((gutter + _fit(line, 0, 0, room)[0]).rstrip(), "")
            continue
        last = span.end_column - 1 if span.end_line == span.line else len(line)
        text, before, length = _fit(line, span.column - 1, last, room)
        yield Quoted((gutter + text).rstrip(), f"{INDENT}{'':{digits}} | {'':{before}}{'^' * max(length, 1)}")


def _fit(line: str, first: int, last: int, room: int) -> tuple[str, int, int]:
    """Return `line` within `room` columns, where the mark from character `first` to `last` begins, and its width."""
    # A file may be one line of a megabyte: only the neighbourhood of the mark is laid out.
    begin = max(min(first, len(line)) - room, 0) if len(line) > 4 * room else 0
    window = line[begin : begin + 4 * room]
    first, last = min(first - begin, len(window)), min(last - begin, len(window))
    pieces, columns = _lay_out(window)
    left, right = 0, len(pieces)
    if begin or columns[-1] > room:
        # As much of the mark as fits stands in view, a quarter of the room before it.
        start = columns[first] - room // 4 if begin or columns[last] >= room else 0
        while columns[left] < start:
            left += 1
        free = room - 1 if begin or left else room
        if columns[-1] - columns[left] > free or begin + len(window) < len(line):
            free -= 1
        while columns[right] - columns[left] > free:
            right -= 1
    head = _CUT if begin or left else ""
    tail = _CUT if right < len(pieces) or begin + len(window) < len(line) else ""
    mark = min(columns[last], columns[right]) - columns[first]
    return head + "".join(pieces[left:right]) + tail, columns[first] - columns[left] + len(head), mark


def _lay_out(text: str) -> tuple[list[str], list[int]]:
    """Return a piece for each character, and the column at which each begins, and at which the last ends."""
    pieces, columns, column = [], [0], 0
    for character in text:
        if character == "\t":
            width = TAB - column % TAB
            piece = " " * width
        else:
            piece, width = shown(character)
        column += width
        pieces.append(piece)
        columns.append(column)
    return pieces, columns
