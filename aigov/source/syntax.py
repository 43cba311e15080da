"""Syntax errors: libyaml's words in ours, at the place where people must act, and how to read on behind them."""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

import yaml

from aigov.language import said
from aigov.source.problems import Fault
from aigov.source.text import BLANK, shown
from aigov.source.tree import LIMIT, TooDeepError

_SECTION: Final = re.compile(r"[^\W\d][\w-]*:(?=[ \t\r\n]|\Z)")
_TOP: Final = re.compile(r"^(?![ \t\r\n#\]}])", re.MULTILINE)
_TOKEN: Final = re.compile(r"[^\s,\[\]{}]+|.")
_CONFLICT: Final = ("<<<<<<<", "=======", ">>>>>>>")
_KEY_LINE: Final = re.compile(r"[ \t]*(?:- +)*\"?[\w-]+\"?[ \t]*:?")


class Cause(NamedTuple):
    """Why a text could not be read, and the one character to leave out so that the rest can be, if there is one."""

    fault: Fault
    blot: int | None = None


def cause(text: str, error: yaml.YAMLError | TooDeepError) -> Cause:
    """Return in our words why `text` could not be read."""
    if isinstance(error, TooDeepError):
        return Cause(Fault("too-deep", (), error.offset, _token_end(text, error.offset), {"limit": f"{LIMIT}"}))
    problem, mark = getattr(error, "problem", None), getattr(error, "problem_mark", None)
    at = min(mark.index, len(text)) if mark is not None else 0
    begin = getattr(error, "context_mark", None)
    opened = min(begin.index, len(text)) if begin is not None else at
    for start, _ in (_line(text, opened), _line(text, at)):
        if text.startswith(_CONFLICT, start):
            return _syntax(
                text,
                start,
                said(
                    "two versions were merged, and the conflict between them is not resolved",
                    "twee versies zijn samengevoegd, en het conflict daartussen is niet opgelost",
                ),
            )
    for part, explain in _EXPLAINED:
        if problem and part in problem:
            return explain(text, at, opened)
    if problem:
        return _syntax(text, at, said(f"{problem}", f'libyaml meldt "{problem}"'))
    return _syntax(text, at, said("this is not YAML", "dit is geen YAML"))


def section(text: str, offset: int) -> tuple[int, int, str]:
    """Return from where to where the section goes in which `offset` lies, and its header `name:` if it has one.

    Sections begin at names that are not indented; (0, 0, "") where there is nothing at or before `offset`.
    """
    begin, end, header = None, len(text), ""
    for match in _TOP.finditer(text):
        if match.start() > offset:
            end = match.start()
            break
        if match.start() < len(text):
            named = _SECTION.match(text, match.start())
            # A line without a name may be a part of the section above it: that goes with it.
            if named or begin is None:
                begin, header = match.start(), named[0] if named else ""
    return (0, 0, "") if begin is None else (begin, end, header)


def _syntax(text: str, at: int, what: str) -> Cause:
    return Cause(Fault("syntax", (), at, _token_end(text, at), {"what": what}))


def _token_end(text: str, at: int) -> int:
    token = _TOKEN.match(text, at)
    return token.end() if token else at


def _line(text: str, at: int) -> tuple[int, int]:
    start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    ends = [end for end in (text.find("\n", at), text.find("\r", at)) if end >= 0]
    return start, min(ends, default=len(text))


def _not_allowed_list(text: str, at: int, _opened: int) -> Cause:
    return _bare(
        text, at, said("a list begins on the line of its key", "een lijst begint op de regel van zijn sleutel")
    )


def _not_allowed_key(text: str, at: int, _opened: int) -> Cause:
    return _bare(
        text,
        at,
        said(
            "a question mark and a space begin a key here", "met een vraagteken en een spatie begint hier een sleutel"
        ),
    )


def _bare(text: str, at: int, otherwise: str) -> Cause:
    start, end = _line(text, at)
    rest = text[at + 1 : end].strip()
    before = text[start:at].rstrip()
    if rest and not rest.startswith("#"):
        return Cause(_syntax(text, at, otherwise).fault, at)
    key = before.rstrip(":").rpartition("- ")[2].strip().strip("\"'")
    details = {"key": shown(key), "mark": text[at : at + 1]}
    return Cause(Fault("bare-dash", (), at, at + 1, details), at)


def _second_colon(text: str, at: int, _opened: int) -> Cause:
    """Tell `key: a text: more` from a line that only looks like a new key because the one above is wrong."""
    start, end = _line(text, at)
    if not _KEY_LINE.fullmatch(text[start : at + 1]):
        begin = re.match(r"[ \t]*(?:- +)*(?:[\w-]+:[ \t]+)?", text[start:at])
        value = text[start + (begin.end() if begin else 0) : at]
        fault = Fault("colon-in-text", (), at - len(value), len(text[:end].rstrip()), {"text": shown(value)})
        return Cause(fault, at)
    above_start, above_end = _line(text, max(start - 1, 0))
    while above_start > 0 and not text[above_start:above_end].strip():
        above_start, above_end = _line(text, above_start - 1)
    above = text[above_start:above_end]
    words = above.split("#")[0].strip()
    if words and not re.search(r":([ \t]|\Z)", words):
        begins = above_start + len(above) - len(above.lstrip())
        return Cause(Fault("missing-colon", (), begins, begins + len(words), {"text": shown(words)}))
    return _indentation(text, at, at)


def _simple_key(text: str, _at: int, opened: int) -> Cause:
    _, end = _line(text, opened)
    words = text[opened:end].split("#")[0].rstrip()
    return Cause(Fault("missing-colon", (), opened, opened + len(words), {"text": shown(words)}))


def _indentation(text: str, at: int, _opened: int) -> Cause:
    start, _ = _line(text, at)
    before = text[start:at]
    if before.rstrip(" \t:").strip(" \t-") and not _KEY_LINE.fullmatch(text[start : at + 1]):
        last = before.rstrip()[-1:]
        if last in "\"'" and before.count(last) % 2 and (earlier := text.rfind(last, 0, start)) >= 0:
            # The quote that ends here was opened on a line above, and was to end there.
            return _quote(text, at, earlier)
        what = (
            said(
                "a quoted text ends, and more follows it",
                "een tekst tussen aanhalingstekens is afgesloten, en er volgt nog iets",
            )
            if last in "\"'"
            else said("more follows a value that has ended", "er volgt nog iets op een waarde die is afgesloten")
        )
        return _syntax(text, at, what)
    begins = start + len(before) - len(before.lstrip())
    if begins == start:
        return _syntax(text, at, said("this line fits nothing above it", "deze regel past bij niets daarboven"))
    end = _token_end(text, begins)
    return Cause(Fault("indentation", (), begins, end, {"column": f"{begins - start}"}))


def _cannot_start(text: str, at: int, _opened: int) -> Cause:
    character = text[at : at + 1]
    if character == "\t":
        return _tab(text, at, at)
    return Cause(Fault("reserved-character", (), at, at + 1, {"character": character}), at)


def _anchorless(text: str, _at: int, opened: int) -> Cause:
    character = text[opened : opened + 1]
    return Cause(Fault("reserved-character", (), opened, opened + 1, {"character": character}), opened)


def _tab(_text: str, at: int, _opened: int) -> Cause:
    return Cause(Fault("tab", (), at, at + 1, {}))


def _quote(text: str, _at: int, opened: int) -> Cause:
    return Cause(Fault("unclosed-quote", (), opened, opened + 1, {"quote": text[opened : opened + 1]}))


def _bracket(text: str, at: int, opened: int) -> Cause:
    if text.count("\n", opened, at) == 0 and text[at:].strip():
        return _syntax(
            text, at, said("a comma is missing between two values", "tussen twee waarden ontbreekt een komma")
        )
    bracket = text[opened : opened + 1]
    details = {"bracket": bracket, "closing": "}" if bracket == "{" else "]"}
    return Cause(Fault("unclosed-bracket", (), opened, opened + 1, details))


def _missing(text: str, at: int, _opened: int) -> Cause:
    if text[at:].strip():
        return _syntax(text, at, said("a value is missing before this", "hiervoor ontbreekt een waarde"))
    start, _, _ = section(text, at)
    still_open: list[int] = []
    for match in re.finditer(r"[\[\]{}]", text[start:at]):
        if match[0] in "[{":
            still_open.append(start + match.start())
        elif still_open:
            still_open.pop()
    return (
        _bracket(text, at, still_open[-1])
        if still_open
        else _syntax(text, at, said("a value is missing at the end", "aan het eind ontbreekt een waarde"))
    )


def _escape(text: str, at: int, _opened: int) -> Cause:
    start = text.rfind("\\", 0, at + 1)
    start = start if start >= 0 and at - start <= len("\\U00000000") else at
    end = max(at + 1, start + 2)
    return Cause(Fault("unknown-escape", (), start, end, {"escape": shown(text[start:end])}), start)


def _says(what: Callable[[], str]) -> Callable[[str, int, int], Cause]:
    return lambda text, at, _opened: _syntax(text, at, what())


def _directive() -> str:
    return said(
        "a line that begins with % is a directive, which a manifest does not have",
        "een regel die met % begint is een directive, en die heeft een manifest niet",
    )


# libyaml 0.2's messages, by a part that tells them apart.
_EXPLAINED: Final[tuple[tuple[str, Callable[[str, int, int], Cause]], ...]] = (
    ("block sequence entries are not allowed", _not_allowed_list),
    ("mapping keys are not allowed", _not_allowed_key),
    ("mapping values are not allowed", _second_colon),
    ("could not find expected ':'", _simple_key),
    ("tab character", _tab),
    ("cannot start any token", _cannot_start),
    ("expected alphabetic or numeric", _anchorless),
    ("unexpected end of stream", _quote),
    ("unexpected document indicator", _quote),
    ("expected ',' or", _bracket),
    ("did not find expected key", _indentation),
    ("expected '-' indicator", _indentation),
    ("escape", _escape),
    ("hexdecimal", _escape),
    ("expected node content", _missing),
    (
        "comment or line break",
        _says(
            lambda: said(
                "text stands on the line of | or >, which begin a block on the next line",
                "op de regel van | of >, die een blok op de volgende regel beginnen, staat tekst",
            )
        ),
    ),
    (
        "<document start>",
        _says(lambda: said("more follows the end of the document", "na het einde van het document volgt nog iets")),
    ),
    (
        "tag handle",
        _says(lambda: said("a tag is used that is declared nowhere", "er staat een tag die nergens is gedeclareerd")),
    ),
    (
        "non-alphabetical",
        _says(_directive),
    ),
    (
        "directive",
        _says(_directive),
    ),
    (
        "incompatible YAML",
        _says(
            lambda: said(
                "the file says that it is another version of YAML",
                "het bestand zegt dat het een andere versie van YAML is",
            )
        ),
    ),
    (
        "indentation indicator",
        _says(
            lambda: said(
                "the indentation that is given after | or > is not a digit from 1 to 9",
                "de inspringing achter | of > is geen cijfer van 1 tot en met 9",
            )
        ),
    ),
)


def erased(text: str, start: int, end: int, header: str) -> str:
    """Return `text` with `BLANK` for the value of a section; of one without a header nothing is left. Equally long."""
    kept = header + " " + BLANK if header else ""
    room = end - start - len(kept)
    if room < 1:
        return text
    return text[:start] + kept + " " * (room - 1) + "\n" + text[end:]
