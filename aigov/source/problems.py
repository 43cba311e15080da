"""What reading can stumble over: the kinds of problems, with the names of their details."""

from collections.abc import Mapping
from typing import Final

from aigov.paths import Path
from aigov.records import NamedTuple
from aigov.span import Span

KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "alias": ("name",),
    "anchor": ("name",),
    "bare-dash": ("key", "mark"),
    "colon-in-text": ("text",),
    "comma-broken": ("key", "value", "rest"),
    "control-character": ("character",),
    "duplicate-key": ("key",),
    "empty-file": (),
    "empty-value": ("key",),
    "indentation": ("column",),
    "key-not-text": ("key", "found"),
    "line-separator": ("character",),
    "merge-key": (),
    "missing-colon": ("text",),
    "not-a-mapping": ("found",),
    "not-utf-8": ("byte", "guess"),
    "reserved-character": ("character",),
    "section-file-name": ("name",),
    "section-twice": ("section", "other"),
    "several-documents": (),
    "syntax": ("what",),
    "tab": (),
    "tag": ("tag",),
    "too-deep": ("limit",),
    "too-large": ("limit",),
    "too-many": ("limit",),
    "unclosed-bracket": ("bracket", "closing"),
    "unclosed-quote": ("quote",),
    "unknown-escape": ("escape",),
    "unreadable-file": ("what",),
    "unusable-number": ("key", "written"),
}
"""Each kind of problem that reading can meet, with the names of its details; a rule `manifest/<kind>` words it."""


MOST: Final = 1000
"""Problems of one file that are told; one with more is unreadable as a whole."""


class Problem(NamedTuple):
    """Something unreadable or doubtful: its kind, its place, and details for the message.

    `path` is where it stands, the empty one where that is no value (a comment, a whole file). What it makes
    unreadable is `UNREADABLE` in the document's data already. `also` are further places of the same problem.
    """

    kind: str
    path: Path
    span: Span
    details: Mapping[str, str]
    also: tuple[Span, ...] = ()


class Unread(NamedTuple):
    """Stands in the place of the bytes of a file that could not be opened: the kind of problem that this is."""

    kind: str
    details: Mapping[str, str]


class Fault(NamedTuple):
    """A problem within one text, before it has lines: offsets in place of spans."""

    kind: str
    path: Path
    start: int
    end: int
    details: Mapping[str, str]
    also: tuple[int, int] | None = None
