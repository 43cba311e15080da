"""Bytes to text, what cannot stand in a text, and lines and columns in code points."""

import re
from itertools import islice
from typing import Final

from aigov.records import NamedTuple
from aigov.source.problems import Fault
from aigov.span import Span

LARGEST: Final = 1 << 20
"""Bytes of one file."""

BLANK: Final = "\N{REPLACEMENT CHARACTER}"
"""Stands where a character could not be read; a letter to YAML."""

MANY: Final = 50
"""A file with more unreadable characters is no text with a slip in it."""

_SHOWN: Final = 60
_EXCERPT: Final = 8
"""Lines of an excerpt at most, beside those before."""

# U+0085, 2028 and 2029 end a line in YAML 1.1 and not in 1.2, so two readers would read two files.
_SEPARATORS: Final = ("\x85", "\u2028", "\u2029")
_UNNOTICED: Final = (*_SEPARATORS, "\N{ZERO WIDTH NO-BREAK SPACE}")
"""What libyaml lets pass and nobody sees."""
# Patterns are compiled where they are needed: most files need none, and a start would wait for them.
# All that YAML forbids within a file, and a byte order mark that does not begin it.
_FORBIDDEN: Final = (
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|[\x85\u2028\u2029]"
)
_ESCAPED_BYTE: Final = "[\udc80-\udcff]"
_BREAK: Final = "\r\n|\r|\n"


class Decoded(NamedTuple):
    """`text` is what people see; `clean` has the same length and is what YAML reads, None where it should read nothing.

    Each fault marks one character that could not be read and was replaced by `BLANK` in `clean`.
    """

    text: str
    clean: str | None
    faults: list[Fault]


_MARK: Final = b"\xef\xbb\xbf"
"""UTF-8's byte order mark."""


def decode(content: bytes) -> Decoded:
    """Return the text of a file, without its byte order mark. Never raises."""
    if len(content) > LARGEST:
        details = {"limit": f"{LARGEST}"}  # how large it is nobody knows: no more than this was read
        return Decoded("", None, [Fault("too-large", (), 0, 0, details)])
    for mark, name in ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"), (b"\0\0\xfe\xff", "UTF-32")):
        if content.startswith(mark):
            details = {"byte": f"0x{mark[0]:02X}", "guess": name}
            return Decoded("", None, [Fault("not-utf-8", (), 0, 0, details)])
    try:
        text = content.removeprefix(_MARK).decode()  # the codec that does both is a module more
        faults: list[Fault] = []
    except UnicodeDecodeError:
        text, faults = _damaged(content.decode("utf-8-sig", errors="surrogateescape"))
    clean = text
    if not clean.isascii() and any(character in clean for character in _UNNOTICED):
        clean, more = without_forbidden(clean)
        faults += more
    if len(faults) > MANY:
        return Decoded(text, None, [min(faults, key=lambda fault: fault.start)])
    return Decoded(text, clean, faults)


def _damaged(text: str) -> tuple[str, list[Fault]]:
    faults = []
    for match in islice(re.finditer(_ESCAPED_BYTE, text), MANY + 1):
        byte = ord(match[0]) - 0xDC00
        guess = bytes((byte,)).decode("cp1252", errors="replace")
        details = {"byte": f"0x{byte:02X}", "guess": guess}
        faults.append(Fault("not-utf-8", (), match.start(), match.end(), details))
    return re.sub(_ESCAPED_BYTE, BLANK, text), faults


def without_forbidden(text: str) -> tuple[str, list[Fault]]:
    """Return `text` with `BLANK` for each character that no manifest can hold, and the first of them as faults."""
    faults = []
    for match in islice(re.finditer(_FORBIDDEN, text), MANY + 1):
        kind, name = _named(match[0])
        faults.append(Fault(kind, (), match.start(), match.end(), {"character": name}))
    return re.sub(_FORBIDDEN, BLANK, text), faults


def control(value: str) -> tuple[str, str] | None:
    """Return the kind and the name of the first character of a value that no manifest should hold, however written."""
    if value.isprintable():
        return None
    found = re.search(_FORBIDDEN, value)
    return _named(found[0]) if found else None


def _named(character: str) -> tuple[str, str]:
    kind = "line-separator" if character in _SEPARATORS else "control-character"
    return kind, f"U+{ord(character):04X}"


def shown(text: str) -> str:
    """Return `text` as it can stand in a message: one line, at most 60 characters, nothing invisible."""
    line = " ".join(text[: _SHOWN * 4].split())
    cut = line if len(line) <= _SHOWN and len(text) <= _SHOWN * 4 else f"{line[: _SHOWN - 1]}\N{HORIZONTAL ELLIPSIS}"
    return "".join(character if character.isprintable() else BLANK for character in cut)


class Text:
    """One file as people see it, with its lines; a line ends with a line feed, a carriage return, or both."""

    __slots__ = ("_starts", "name", "text")

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self._starts: list[int] | None = None

    @property
    def starts(self) -> list[int]:
        """The offset at which each line begins."""
        if self._starts is None:
            self._starts = [0, *(match.end() for match in re.finditer(_BREAK, self.text))]
        return self._starts

    def span(self, start: int, end: int) -> Span:
        """Return the span from `start` to `end`, both brought within the text."""
        last = len(self.text)
        start = min(start, last)
        end = max(start, min(end, last))
        starts = self.starts
        from bisect import bisect_right  # only what is found has a place

        line, end_line = bisect_right(starts, start), bisect_right(starts, end)
        column, end_column = start - starts[line - 1] + 1, end - starts[end_line - 1] + 1
        return Span(self.name, start, end, line, column, end_line, end_column)

    def lines(self, first: int, last: int) -> tuple[str, ...]:
        """Return the lines from `first` to `last`, counted from 1, without their ends; a long stretch is cut short."""
        starts = [*self.starts[first - 1 : min(last, first + _EXCERPT) + 1], len(self.text) + 1]
        wanted = min(last, first + _EXCERPT, len(self.starts)) - first + 1
        return tuple(self.text[starts[i] : starts[i + 1]].rstrip("\r\n") for i in range(wanted))
