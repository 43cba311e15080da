"""Lines and columns as aigov counts them, and as a client does: from 0, in the units that the two agreed upon."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from lsprotocol.types import Position, PositionEncodingKind, Range

from aigov.span import Span

# As YAML and the protocol count lines; str.splitlines would also end one at a form feed.
_BREAK: Final = re.compile("\r\n|\r|\n")


def _utf16(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


def _utf8(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


_LENGTHS: Final[Mapping[str, Callable[[str], int]]] = {
    PositionEncodingKind.Utf8.value: _utf8,
    PositionEncodingKind.Utf16.value: _utf16,
    PositionEncodingKind.Utf32.value: len,
}


class Lines:
    """A text by its lines, and where an offset in it is for a client."""

    def __init__(self, text: str, encoding: str = PositionEncodingKind.Utf16.value) -> None:
        """`encoding` is what a client counts columns in: `utf-8`, `utf-16` or `utf-32`."""
        self.text = text
        self.encoding = encoding
        self.starts = [0, *(match.end() for match in _BREAK.finditer(text))]
        self._length = _LENGTHS.get(encoding, _utf16)

    def line(self, number: int) -> str:
        """Return the line of that number, from 0, without its end; nothing behind the last."""
        if not 0 <= number < len(self.starts):
            return ""
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[number] : end].rstrip("\r\n")

    def position(self, line: int, column: int) -> Position:
        """Return where a line and a column are, both from 1, in code points; brought within the text."""
        at = min(max(line, 1), len(self.starts)) - 1
        return Position(at, self._length(self.line(at)[: max(column - 1, 0)]))

    def range(self, span: Span) -> Range:
        """Return what a client marks for a span of this text."""
        return Range(self.position(span.line, span.column), self.position(span.end_line, span.end_column))

    def between(self, start: int, end: int) -> Range:
        """Return what lies between two offsets in code points."""
        return Range(self._at(start), self._at(end))

    def column(self, position: Position) -> int:
        """Return how many code points stand before a client's position on its line."""
        line = self.line(position.line)
        if self._length is len or line.isascii():
            return min(position.character, len(line))
        units = 0
        for at, character in enumerate(line):
            if units >= position.character:
                return at
            units += self._length(character)
        return len(line)

    def offset(self, position: Position) -> int:
        """Return the offset in code points of a client's position, brought within the text."""
        if position.line >= len(self.starts):
            return len(self.text)
        return self.starts[position.line] + self.column(position)

    def _at(self, offset: int) -> Position:
        from bisect import bisect_right

        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self.starts, offset)
        return self.position(line, offset - self.starts[line - 1] + 1)
