"""What of a text may reach a terminal, and how many columns it takes there."""

from typing import Final

INDENT: Final = "   "
"""Before each line that belongs to the one above."""

TAB: Final = 4
"""Columns from one tab stop to the next."""

# A joiner changes how its neighbours look (Persian, emoji) and cannot reorder a line; other format characters can.
_JOINERS: Final = "\u200c\u200d"


def shown(character: str) -> tuple[str, int]:
    r"""Return how one character is shown, and its width in columns; not for tabs.

    Control and format characters are escaped (`\x1b`, `\u202e`): a manifest must not steer the terminal
    that shows it. Wide and full-width characters (UAX 11) take two columns, combining ones none.
    """
    if " " <= character <= "~":
        return character, 1
    import unicodedata  # most reports hold none of what it knows

    category = unicodedata.category(character)
    if character in _JOINERS or category in ("Mn", "Me"):
        return character, 0
    if category[0] == "C" or category in ("Zl", "Zp"):
        escaped = character.encode("unicode_escape", "surrogatepass").decode("ascii")
        return escaped, len(escaped)
    return character, 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def safe(text: str) -> str:
    """Return `text` on one line: runs of line breaks and blanks become one blank, other controls are escaped."""
    line = " ".join(text.split())
    if line.isascii() and line.isprintable():
        return line
    return "".join(shown(character)[0] for character in line)


def fitted(text: str, width: int) -> str:
    """Return lines that fit `width` columns; 0 is no terminal, where a line may have any length."""
    if not width:
        return text
    from aigov.reporters.text.filling import filled

    return "\n".join(filled(line, width) for line in text.split("\n"))
