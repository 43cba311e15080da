"""A problem of a pack: where it stands and what it is, and where an offset inside a value stands in its file."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from aigov import paths, structure
from aigov.expressions import ExpressionError
from aigov.packs.pack import Problem
from aigov.packs.scalar import offsets
from aigov.source import Document
from aigov.span import Span

LONGEST: Final = 600
"""Characters of one problem: a sentence may quote a text that fills a page."""


class Problems:
    """The problems of one file of a pack, collected while it is looked at."""

    def __init__(self, document: Document) -> None:
        """`document` is the file as it was read."""
        self.document = document
        self.file = document.files[0][0]
        self.found: list[Problem] = []

    def at_key(self, path: paths.Path, what: str) -> None:
        """Note `what` at the key (or the list's item) that introduces `path`, or at its nearest written ancestor."""
        try:
            span = self.document.key(path)
        except KeyError:
            span = self.document.nearest(path)
        self.at_span(span, what)

    def at_nearest(self, path: paths.Path, what: str) -> None:
        """Note `what` where a finding at `path` would be marked: a scalar itself, of a block its key."""
        self.at_span(self.document.nearest(path), what)

    def at(self, path: paths.Path, what: str, offset: int = 0) -> None:
        """Note `what` at the value at `path`: `offset` characters into its text, however that is written."""
        try:
            span = self.document.span(path)
            value = paths.read(self.document.data, path)
        except KeyError:
            self.at_span(self.document.nearest(path), what)
            return
        if not isinstance(value, str) or not offset:
            self.at_span(span if isinstance(value, str) else self.document.nearest(path), what)
            return
        text = dict(self.document.files)[span.file]
        places = offsets(text[span.start : span.end], value)
        line, column = position(text, span.start + places[min(offset, len(value))])
        self.at_line(line, column, what)

    def of_expression(self, path: paths.Path, error: ExpressionError, offset: int = 0) -> None:
        """Note an expression's error, whose text begins `offset` characters into the value at `path`."""
        self.at(path, error.message, error.start + offset)

    def at_span(self, span: Span, what: str) -> None:
        """Note `what` at the beginning of `span`."""
        self.at_line(span.line, span.column, what)

    def at_line(self, line: int, column: int, what: str) -> None:
        """Note `what` at a line and a column, both from 1."""
        text = "".join(sign if sign.isprintable() else " " for sign in what)
        if len(text) > LONGEST:  # what was written stands in front, the suggestion at the end
            text = f"{text[: LONGEST // 2]} … {text[-LONGEST // 2 :]}"
        self.found.append(Problem(self.file, line, column, text))


def amiss(document: Document, schema: Mapping[str, Any]) -> Iterator[structure.Problem]:
    """Yield what structure finds, but for what it says of a value under a key that is not known: of no language."""
    strange: set[paths.Path] = set()
    for problem in structure.check(document.data, schema):
        if problem.kind == "unknown-key":
            strange.add(problem.path)
        elif any(problem.path[:depth] in strange for depth in range(1, len(problem.path) + 1)):
            continue
        yield problem


def position(text: str, offset: int) -> tuple[int, int]:
    """Return the line and the column of `offset`, both from 1; a line ends as in YAML: LF, CR or both."""
    before = text[:offset]
    line = before.count("\n") + before.count("\r") - before.count("\r\n") + 1
    return line, offset - max(before.rfind("\n"), before.rfind("\r"))


def shown(folder: str, file: str) -> str:
    """Return the path of a pack's file as people would type it here: from the working folder where it lies inside."""
    whole = Path(folder) / file
    try:
        text = str(whole.resolve().relative_to(Path.cwd()))
    except (ValueError, OSError):
        text = str(whole)
    return "".join(sign if sign.isprintable() else "?" for sign in text)


def lines(folder: str, problems: Iterable[Problem]) -> list[str]:
    """Return one line for each problem, `FILE:LINE:COLUMN: WHAT`, in the order of files, lines and columns."""
    return [f"{shown(folder, each.file)}:{each.line}:{each.column}: {each.what}" for each in sorted(set(problems))]
