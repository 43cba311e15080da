"""Where YAML reads a rule's text as something else: what reading and structure found, said with the way out."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from aigov import source, structure
from aigov.language import said
from aigov.packs import languages
from aigov.packs.problems import Problems
from aigov.packs.words import say
from aigov.source import Document
from aigov.span import Span

EXPRESSIONS: Final = ("when", "assert", "due", "at", "each", "let", "require", "acts")
PROSE: Final = ("title", "why", "message", "remedy")
_TEXTS: Final = ("title", "why", "message", "remedy", "when", "assert", "due", "at", "acts")
_SEVERAL: Final = ("each", "let", "require")
"""Keys under which there can be more than one text; a language is another."""
_LINE: Final = re.compile(r"(?:[ \t]*- )*[ \t]*([\w-]+):[ \t]*([^\r\n]*)")
_NOT_PLAIN: Final = tuple("!&*'\"[{|>%@`#,?-]}")
_MISREAD: Final = frozenset((
    "syntax", "comma-broken", "colon-in-text", "indentation", "unclosed-quote", "unclosed-bracket", "missing-colon",
    "unknown-escape", "anchor", "alias", "tag", "empty-value", "duplicate-key", "bare-dash", "reserved-character",
))  # fmt: skip


def read(document: Document, problems: Problems) -> None:
    """Note what reading found in a rule's file, and texts that a comment cuts short."""
    misread = {problem.span.start for problem in document.problems if problem.kind != "empty-value"}
    for problem in document.problems:
        inside = len(problem.path) > 1 and problem.path[0] in _TEXTS
        if problem.kind == "empty-value" and (problem.span.start in misread or inside):
            continue  # what stands in place of a value, or of a text, is told already
        problems.at_span(problem.span, say(problem.kind, problem.details) + _way_out(document, problem))
    data = document.data
    if isinstance(data, dict):
        for path in (*_texts(data, (*PROSE, *languages.spoken_in(data))), *_cut(data)):
            _comment(document, path, problems)


def of_structure(document: Document, problem: structure.Problem, problems: Problems) -> None:
    """Note what structure found, at its place."""
    what = structure.words(problem)
    key = str(problem.path[0]) if problem.path else ""
    is_text = key in (*EXPRESSIONS, *PROSE) or languages.is_key(key)
    if problem.kind == "wrong-type" and is_text and "quotes" not in what:
        what += _quote(key, _written(document, problem.path))
    if problem.kind == "unknown-key":
        problems.at_key(problem.path, what)
    else:
        problems.at_span(document.nearest(problem.path), what)


def _way_out(document: Document, problem: source.Problem) -> str:
    """Return how to write the text in which `problem` stands, where it is one that YAML misread."""
    text = dict(document.files)[problem.span.file]
    found = _LINE.match(text[text.rfind("\n", 0, problem.span.start) + 1 :])
    if problem.kind not in _MISREAD or found is None:
        return ""
    key, value = found.groups()
    parent = str(problem.path[0]) if problem.path else key
    several = [name in _SEVERAL or languages.is_key(name) for name in (key, parent)]
    if key not in (*EXPRESSIONS, *PROSE) and not any(several):
        return ""
    if any(several) and value.startswith(("{", "[")):
        return said(
            " Put each one in quotes, or on a line of its own.",
            " Zet elk ervan tussen aanhalingstekens, of op een eigen regel.",
        )
    if not value.startswith(_NOT_PLAIN) and ": " not in value and not value.endswith(":"):
        return ""
    return _quote(key, value)


def _quote(key: str, value: str) -> str:
    is_prose = key in PROSE or languages.is_key(key)
    what = said("a text", "een tekst") if is_prose else said("an expression", "een expressie")
    begins = (
        said(f" that begins with {value[0]}", f" die begint met {value[0]}") if value.startswith(_NOT_PLAIN) else ""
    )
    return said(
        f" Put {what}{begins} in quotes, or below `{key}: |`.",
        f" Zet {what}{begins} tussen aanhalingstekens, of onder `{key}: |`.",
    )


def _written(document: Document, path: tuple[Any, ...]) -> str:
    try:
        span = document.span(path)
    except KeyError:
        return ""
    return dict(document.files)[span.file][span.start : span.end]


def _texts(data: Mapping[str, Any], keys: Collection[str]) -> Iterator[tuple[str, ...]]:
    """Yield where a text stands under one of `keys`, itself or one level deeper."""
    for key in keys:
        value = data.get(key)
        if isinstance(value, str):
            yield (key,)
        elif isinstance(value, dict):
            yield from ((key, inner) for inner, text in value.items() if isinstance(text, str))


def _cut(data: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """Yield where an expression ends inside a text of its own: a comment may have cut it."""
    for path in _texts(data, EXPRESSIONS):
        text = data[path[0]] if len(path) == 1 else data[path[0]][path[1]]
        if text.count("'") % 2 or text.count('"') % 2:
            yield path


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
        what = said(
            f"What follows ` #` is a comment, and no part of `{key}`: put the text in quotes, or below `{key}: |`.",
            f"Wat op ` #` volgt is een opmerking, en geen deel van `{key}`: zet de tekst tussen aanhalingstekens, of "
            f"onder `{key}: |`.",
        )
        problems.at_span(place, what)
