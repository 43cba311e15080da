"""Where YAML reads a rule's text as something else: what reading and structure found, said with the way out."""

import re
from collections.abc import Mapping
from typing import Any, Final

from aigov import source, structure
from aigov.packs.problems import Problems
from aigov.packs.words import say
from aigov.source import Document
from aigov.span import Span

EXPRESSIONS: Final = ("when", "assert", "due", "at", "each", "let", "require", "acts")
PROSE: Final = ("title", "why", "message", "remedy", "nl")
_LINE: Final = re.compile(r"(?:[ \t]*- )*[ \t]*([\w-]+):[ \t]*(.*)")
_NOT_PLAIN: Final = tuple("!&*'\"[{|>%@`#,?-]}")
_MISREAD: Final = frozenset((
    "syntax", "comma-broken", "colon-in-text", "indentation", "unclosed-quote", "unclosed-bracket", "missing-colon",
    "unknown-escape", "anchor", "alias", "tag", "empty-value", "duplicate-key", "bare-dash", "reserved-character",
))  # fmt: skip


def read(document: Document, problems: Problems) -> None:
    """Note what reading found in a rule's file, and texts that a comment cuts short."""
    for problem in document.problems:
        what = say(problem.kind, problem.details)
        problems.at_span(problem.span, what + _way_out(document, problem))
    data = document.data
    if isinstance(data, dict):
        for path in _prose(data):
            _comment(document, path, problems)


def of_structure(document: Document, problem: structure.Problem, problems: Problems) -> None:
    """Note what structure found, at its place."""
    what = say(problem.kind, problem.details)
    key = problem.path[0] if problem.path else ""
    if problem.kind == "wrong-type" and key in (*EXPRESSIONS, *PROSE):
        what += _quote(str(key), _written(document, problem.path))
    if problem.kind == "unknown-key":
        problems.at_key(problem.path, what)
    else:
        problems.at_span(document.nearest(problem.path), what)


def _way_out(document: Document, problem: source.Problem) -> str:
    if problem.kind not in _MISREAD:
        return ""
    text = dict(document.files)[problem.span.file]
    lines = re.split(r"\r\n|\r|\n", text)
    at = problem.span.line - 1
    line = lines[at] if at < len(lines) else ""
    found = _LINE.match(line)
    key = found[1] if found else ""
    parent = str(problem.path[0]) if problem.path else ""
    if found and (key in (*EXPRESSIONS, *PROSE) or parent in ("let", "nl", "each", "require")):
        value = found[2]
        if value.startswith(_NOT_PLAIN) or ": " in value or value.endswith(":"):
            return _quote(key if key in (*EXPRESSIONS, *PROSE) else parent, value)
    return ""


def _quote(key: str, value: str) -> str:
    what = "an expression" if key in EXPRESSIONS else "a text"
    begins = f" that begins with {value[0]}" if value.startswith(_NOT_PLAIN) else ""
    return f" Put {what}{begins} in quotes, or below `{key}: |`."


def _written(document: Document, path: tuple[Any, ...]) -> str:
    try:
        span = document.span(path)
    except KeyError:
        return ""
    return dict(document.files)[span.file][span.start : span.end]


def _prose(data: Mapping[str, Any]) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = [(key,) for key in PROSE if isinstance(data.get(key), str)]
    dutch = data.get("nl")
    if isinstance(dutch, dict):
        found += [("nl", key) for key, value in dutch.items() if isinstance(value, str)]
    return found


def _comment(document: Document, path: tuple[str, ...], problems: Problems) -> None:
    """Note where a plain text ends in ` #`: what follows is lost, and nothing else would tell."""
    span = document.span(path)
    text = dict(document.files)[span.file]
    if text[span.start : span.start + 1] in ("'", '"', "|", ">"):
        return
    rest = re.match(r"[ \t]+#", text[span.end :])
    if rest:
        at = span.end + rest.end() - 1
        place = Span(span.file, at, at, span.end_line, span.end_column + rest.end() - 1, span.end_line, span.end_column)
        key = path[-1]
        what = f"What follows ` #` is a comment, and no part of `{key}`: put the text in quotes, or below `{key}: |`."
        problems.at_span(place, what)
