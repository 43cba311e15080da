"""Text to plain data and a parallel tree of spans; only this module knows YAML and lines."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from aigov.paths import Path
from aigov.span import Span

KINDS: Final[Mapping[str, tuple[str, ...]]] = {}
"""Each kind of problem that reading can meet, with the names of its details; a rule `manifest/<kind>` words it."""


class Problem(NamedTuple):
    """Something unreadable or doubtful: its kind, its place, the path that it makes unreadable, and details for the message."""

    kind: str
    path: Path
    span: Span
    details: Mapping[str, str]
    also: tuple[Span, ...] = ()


class Document:
    """One subject as it is written: `files` (name, text), `data`, `problems`, and the span of every path.

    `data` is a fresh tree of dict, list, str, int, float, bool; dates stay text; placeholders have become "unknown".
    """

    files: tuple[tuple[str, str], ...]
    data: Any
    problems: tuple[Problem, ...]

    def span(self, path: Path) -> Span:
        """Return the span of the value at `path`; raises KeyError where it is not written."""
        raise NotImplementedError

    def key(self, path: Path) -> Span:
        """Return the span of the key (or of the dash's item) that introduces `path`; raises KeyError where it is not written."""
        raise NotImplementedError

    def nearest(self, path: Path) -> Span:
        """Return the span to mark for `path`: of a scalar or flow value itself, of a block map or list its key, else of its closest written ancestor.

        The empty path is the first key of the file, or its first line where there is none.
        """
        raise NotImplementedError

    def written(self, path: Path) -> str:
        """Return the text of the scalar at `path` as it is written, `tbd` for instance where `data` says "unknown"."""
        raise NotImplementedError

    def lines(self, span: Span, *, before: int = 1) -> tuple[int, tuple[str, ...]]:
        """Return the number of the first line and the lines that show `span`, without line ends."""
        raise NotImplementedError


def load(files: Iterable[tuple[str, bytes]]) -> Document:
    """Return the document of a manifest (the first pair) and its `aigov.d/` files (the others, whose stem is the section).

    Never raises on content: what cannot be read is in `problems`, and its path is `UNREADABLE` in `data`.
    """
    raise NotImplementedError


def of(data: Any, name: str = "example") -> Document:
    """Return a document of plain data without a text, as a rule's examples are: every span is line 1, column 1."""
    raise NotImplementedError
