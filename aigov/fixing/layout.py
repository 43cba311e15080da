"""What breaks the layout: a comma or a colon in a text, a tab, a value that is not there; and the form of a text."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from aigov import source
from aigov.fixing.edit import Edit, spliced
from aigov.fixing.place import plain_end, quoted
from aigov.paths import UNKNOWN
from aigov.span import Span

_WIDTHS: Final = (2, 4, 8, 3, 1)
"""Spaces that a tab may stand for: two are usual."""
_MORE: Final = re.compile(r"[ \t]*,[ \t]*[^\s,{}\[\]:#\"'&*!|>%@`?-][^,{}\[\]:#\"'\r\n]*(?=[,}])")
"""A further part of what commas cut: words without a colon."""
_NUMBER: Final = re.compile(r"[-+]?[0-9][0-9.]*")


def comma_broken(text: str, span: Span) -> list[Edit]:
    """Put a value of a flow mapping in quotes, with all that commas have cut off it."""
    end = span.end
    while more := _MORE.match(text, end):
        end = more.end()
    words = text[span.start : end].rstrip()
    return [] if "\n" in words or "\r" in words else [_edit(span, span.start, span.start + len(words), quoted(words))]


def to_the_end(text: str, span: Span) -> list[Edit]:
    """Put what stands from here to the end of the line in quotes."""
    end = plain_end(text, span.start)
    words = text[span.start : end]
    return [_edit(span, span.start, end, quoted(words))] if words else []


def of_another_kind(text: str, span: Span) -> list[Edit]:
    """Put a number in quotes, where text is asked; or take its quotes away, or those of `true`."""
    raw = text[span.start : span.end]
    if _NUMBER.fullmatch(raw):
        return [_edit(span, span.start, span.end, f'"{raw}"')]
    inner = raw[1:-1]
    if raw[:1] in ("'", '"') and raw[-1:] == raw[:1] and (_NUMBER.fullmatch(inner) or inner in ("true", "false")):
        return [_edit(span, span.start, span.end, inner)]
    return []


def tabs(text: str, span: Span) -> list[Edit]:
    """Write spaces for the tabs that indent lines, where only one reading comes of it; for another tab one space."""
    start = max(text.rfind("\n", 0, span.start), text.rfind("\r", 0, span.start)) + 1
    if text[start : span.start].strip():
        return [_edit(span, span.start, span.start + 1, " ")]
    found: list[tuple[Any, list[Edit]]] = []
    for width in _WIDTHS:
        edits = [
            _edit(span, match.start(), match.end(), match[0].replace("\t", " " * width))
            for match in re.finditer(r"^[ \t]*\t[ \t]*(?=[^\s])", text.replace("\r", "\n"), re.MULTILINE)
        ]
        document = source.load([("", spliced(text, edits).encode("utf-8", "surrogatepass"))])
        if not document.torn and all(problem.kind != "tab" for problem in document.problems):
            found.append((document.data, edits))
    is_one = found and all(data == found[0][0] for data, _ in found)
    return found[0][1] if is_one else []


def unknown(text: str, span: Span) -> list[Edit]:
    """Write `unknown` where nothing is written, or a sign that says nothing."""
    raw = text[span.start : span.end]
    if raw.lower() in ("~", "null", "-", "?"):
        return [_edit(span, span.start, span.end, UNKNOWN)]
    colon = re.match(r"[ \t]*:", text[span.end :]) if raw else None
    if colon:
        at = span.end + colon.end()
        return [_edit(span, at, at, f" {UNKNOWN}")]
    before = text[: span.start].rstrip()
    if not raw and before.endswith("-"):
        return [_edit(span, len(before), len(before), f" {UNKNOWN}")]
    return []


def _edit(span: Span, start: int, end: int, text: str) -> Edit:
    return Edit(span.file, start, end, text)


QUOTES: Final[Mapping[str, Callable[[str, Span], list[Edit]]]] = {
    "comma-broken": comma_broken,
    "colon-in-text": to_the_end,
    "reserved-character": to_the_end,
    "wrong-type": of_another_kind,
}
"""How a value comes into quotes, or out of them, by the kind of the problem."""


def form(words: str, wanted: str) -> str:
    """Return a text in the form that a rule declares: no letter and no figure more or less."""
    if wanted == "blanks":
        return " ".join(words.split())
    if wanted == "capitals":
        return words.upper()
    if wanted == "small_letters":
        return words.lower()
    between = "-" if wanted == "hyphens" else "_"
    return re.sub(r"[\s._-]+", between, words.strip().lower())


def is_form(one: str, other: str) -> bool:
    """Whether two texts have the same letters and figures, in the same order, whatever stands between them."""
    return _letters(one) == _letters(other)


def _letters(words: str) -> str:
    return "".join(character for character in words.casefold() if character.isalnum())
