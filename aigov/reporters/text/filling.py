"""Lines that are longer than a terminal is wide, broken between words; what is wide there counts as wide."""

import re
from collections.abc import Iterator
from typing import Final
from unicodedata import category

from aigov.reporters.text.columns import INDENT, shown

_COLOR: Final = re.compile(r"\x1b\[[\d;]*m")
_WIDE: Final = 2
_CLOSING: Final = ("Pe", "Pf", "Po")
"""Categories of signs with which no line begins: brackets that close, and full stops."""


def filled(line: str, width: int) -> str:
    """Return `line` broken where it is wider than `width` columns (0: never), what follows further in.

    A line breaks at blanks, and between characters that are wide, as Chinese and Japanese are written; what cannot be
    broken, a path or an address, stays whole.
    """
    if not width or columns(line) <= width:
        return line
    lead = line[: len(line) - len(line.lstrip(" "))]
    lines, text, column = [], lead, len(lead)
    bare = True
    for word, is_first in _units(line.strip(" ")):
        blank = "" if bare or not is_first else " "
        wide = columns(word)
        if not bare and column + len(blank) + wide > width:
            lines.append(text)
            text, blank = lead + INDENT, ""
            column = len(text)
        text += blank + word
        column += len(blank) + wide
        bare = False
    return "\n".join([*lines, text])


def columns(text: str) -> int:
    """Return how many columns a line takes on a terminal; its colours take none."""
    bare = _COLOR.sub("", text) if "\x1b" in text else text
    return len(bare) if bare.isascii() else sum(shown(character)[1] for character in bare)


def _units(line: str) -> Iterator[tuple[str, bool]]:
    """Yield what stays together, and whether a blank stands before it."""
    for word in line.split(" "):
        is_first = True
        for unit in _within(word):
            yield unit, is_first
            is_first = False


def _within(word: str) -> Iterator[str]:
    """Yield the parts of a word between which it may be broken: one, unless it has wide characters."""
    if word.isascii():
        yield word
        return
    unit, was_wide = "", False
    for character in word:
        wide = shown(character)[1]
        breaks = unit and (was_wide or wide == _WIDE) and wide and category(character) not in _CLOSING
        if breaks and not unit.endswith("\u200d"):
            yield unit
            unit = ""
        unit += character
        was_wide = wide == _WIDE or (not wide and was_wide)
    yield unit
