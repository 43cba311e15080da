"""Scalars as YAML 1.2 reads them, and the words that people write where they have no answer yet."""

import re
from typing import Any, Final

from aigov.paths import UNKNOWN, UNREADABLE

_PLACEHOLDERS: Final = """
    unknown|not known|not yet known|to be determined|to be decided|to be defined|to be confirmed|to be announced
    tbd|t.b.d.|tba|t.b.a.|tbc|t.b.c.|todo|to do|fixme|n/a|n.a.|not applicable|nvt|n.v.t.|nnb|n.n.b.|ntb|n.t.b.
    niet van toepassing|nog niet bekend|niet bekend|onbekend|nog onbekend|nader te bepalen|nog te bepalen
    nog in te vullen|volgt|volgt nog|xxx|xxxx|-|--|---|\N{EN DASH}|\N{EM DASH}|?|??|???|...|\N{HORIZONTAL ELLIPSIS}
"""

PLACEHOLDERS: Final = frozenset(word for line in _PLACEHOLDERS.strip().splitlines() for word in line.strip().split("|"))
"""Case-folded, without spaces around them; none is a member of an enum of the model."""

LONGEST_WORD: Final = max(map(len, PLACEHOLDERS)) + 4
"""Longer values need no look; four characters more, for spaces within quotes."""

_CONSTANTS: Final = {
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
    "null": UNREADABLE,
    "Null": UNREADABLE,
    "NULL": UNREADABLE,
    "~": UNREADABLE,
    "": UNREADABLE,
}
WORDS: Final = PLACEHOLDERS | {"true", "false", "null"}
"""In lower case: plain scalars that say something else than their text."""

NUMBERISH: Final = frozenset(("", *"0123456789+-.~"))
"""First characters of plain scalars that may be a number or null; the empty one is of the empty scalar."""

# YAML 1.2 core, but for leading zeros: 010 is text here, because nobody who writes it means ten.
# Compiled where they are first needed: a start does not wait for them.
_INTEGER: Final = r"[-+]?(?:0|[1-9][0-9]*)"
_BASED: Final = r"0x[0-9a-fA-F]+|0o[0-7]+"
_FLOAT: Final = r"[-+]?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?"
_NOT_FINITE: Final = frozenset(
    (".nan", ".NaN", ".NAN", *(sign + word for sign in ("", "-", "+") for word in (".inf", ".Inf", ".INF")))
)

_DIGITS: Final = 15
"""A double keeps so many digits of any number; more would be lost in silence."""


def plain(written: str) -> Any:
    """Return what a plain scalar says; UNREADABLE where that is null, or a number that cannot be counted with."""
    if written[:1] in NUMBERISH:
        return number(written)
    return word(written) if len(written) < LONGEST_WORD and written.lower() in WORDS else written


def word(written: str) -> Any:
    """Return what one of `WORDS` says; `tRue` is a text."""
    return _CONSTANTS[written] if written in _CONSTANTS else quoted(written)


def quoted(written: str) -> str:
    """Return what a scalar in quotes or in a block says: its text, or "unknown" for a placeholder."""
    return UNKNOWN if len(written) < LONGEST_WORD and written.strip().lower() in PLACEHOLDERS else written


def number(written: str) -> Any:
    """Return what a plain scalar says that begins as a number does."""
    if written in _CONSTANTS:
        return _CONSTANTS[written]
    if written[4:5] == "-" and len(written) == len("2026-12-31"):
        return written
    if re.fullmatch(_INTEGER, written):
        return int(written) if len(written) <= _DIGITS else UNREADABLE
    if re.fullmatch(_FLOAT, written):
        return _float(written)
    if re.fullmatch(_BASED, written):
        return int(written, 0) if len(written) <= _DIGITS else UNREADABLE
    return UNREADABLE if written in _NOT_FINITE else quoted(written)


def _float(written: str) -> Any:
    digits = len(re.split("[eE]", written)[0].replace(".", "").lstrip("+-0"))
    value = float(written)
    return value if digits <= _DIGITS and value not in (float("inf"), float("-inf")) else UNREADABLE
