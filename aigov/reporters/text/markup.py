"""Text in Markdown that stays text: no markup, link, picture, HTML, mention or reference, whatever a manifest says."""

import re
from typing import Final

from aigov.reporters.text.columns import safe

_APART: Final = "&#8203;"
"""A blank without width, as an entity: forges look for names, numbers and addresses in what is rendered already, where
a backslash is gone (https://docs.gitlab.com/user/markdown/, https://github.github.com/gfm/#autolinks-extension-)."""

# Markup in CommonMark, GFM, and the formulas of GitHub and GitLab. An underscore between letters or digits is none.
_MARKUP: Final = re.compile(r"[\\`*{\[\]~|$]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")
# What makes a heading, a quotation, a list or a rule where a line, or an item of a list, begins with it.
_AT_THE_START: Final = re.compile(r"[#+\-=:]|\d{1,9}(?=[.)])")
_NAMED: Final = re.compile(r"((?<!`)`[\w.\[\]-]{1,120}`(?!`))", re.ASCII)
"""A name between backticks, as aigov's own messages write it: it stays code."""
_HTML: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# A person, an issue, a merge request, a label, a milestone, a snippet, an epic: a sign with a name or a number; then a
# picture by its name, an issue by another sign, and addresses.
_REFERENCE: Final = re.compile(
    r"(?<=[@#!~%$&^\uff20\uff03])(?=[\w\"'{\[-])"
    r"|(?<=:)(?=[\w+-]+:)"
    # Some readers take every name with a dot and the ending of a country, or a usual one, for an address.
    r"|(?<=\w)(?=\.(?:[a-z]{2}|com|org|net|edu|gov|int|biz|info|name|pro|dev|app|xyz|shop|museum|coop|aero|asia|web)\b)"
    r"|(?<=\bGH)(?=-\d)|(?<=\bAB)(?=#\d)"
    r"|(?<=[a-z]:)(?=//)|(?<=/)(?=/)|(?<=www)(?=\.)|(?<=mailto)(?=:)|(?<=xmpp)(?=:)",
    re.ASCII | re.IGNORECASE,
)
_TICKS: Final = re.compile("`+")


def prose(text: str, most: int = 1_000) -> str:
    """Return one line of Markdown that shows `text`, cut after `most` characters of it."""
    line = _cut(safe(text), most)
    starts = _AT_THE_START.match(line)
    return "".join(
        piece if number % 2 else _apart(piece, begins=bool(starts) and not number)
        for number, piece in enumerate(_NAMED.split(line))
    )


def code(text: str, most: int = 300) -> str:
    """Return `text` as code, in which nothing is markup or a mention; an empty one is nothing."""
    line = _cut(safe(text), most)
    if not line:
        return ""
    fence = "`" * (max((len(run) for run in _TICKS.findall(line)), default=0) + 1)
    blank = " " if "`" in (line[0], line[-1]) else ""
    return f"{fence}{blank}{line}{blank}{fence}"


def _cut(line: str, most: int) -> str:
    return line if len(line) <= most else f"{line[: most - 1]}…"


def _apart(piece: str, *, begins: bool) -> str:
    """Return a piece of text with every sign made harmless; `begins` where a line must not begin so."""
    marks = {match.start(): "\\" for match in _MARKUP.finditer(piece)}
    if begins and (starts := _AT_THE_START.match(piece)):
        marks.setdefault(starts.end() if starts[0].isdigit() else 0, "\\")
    for match in _REFERENCE.finditer(piece):
        marks[match.start()] = _APART + marks.get(match.start(), "")
    return "".join(marks.get(at, "") + _HTML.get(character, character) for at, character in enumerate(piece))
