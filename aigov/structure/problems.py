"""The kinds of structural errors, with the names of their details."""

from collections.abc import Mapping
from typing import Final

from aigov.paths import Path
from aigov.records import NamedTuple

KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "bad-pattern": ("key", "written", "expected", "hint"),
    "copied-example": ("key",),
    "missing-key": ("key", "where"),
    "no-such-date": ("key", "written", "hint"),
    "no-such-path": ("written", "hint"),
    "not-a-date": ("key", "written", "hint"),
    "not-a-period": ("key", "written", "hint"),
    "not-one-of": ("key", "written", "choices", "hint"),
    "out-of-range": ("key", "written", "expected"),
    "placeholder-required": ("key", "where"),
    "repeated-id": ("written", "where"),
    "too-many": ("limit",),
    "too-short": ("key", "expected"),
    "unknown-key": ("key", "where", "hint"),
    "unknown-reference": ("key", "written", "where", "hint"),
    "unknown-who": ("key", "written", "hint"),
    "unsupported-version": ("written", "supported"),
    "wrong-type": ("key", "expected", "found", "hint"),
}
"""Each kind of structural error with the names of its details; a rule `manifest/<kind>` words it.

`key` is the last name of the path. `hint` ends the sentence: a full stop, or `; did you mean "x"?`.
"""

MOST: Final = 1000
"""Errors of one subject that are told; one with more is refused as a whole."""

READS_AS_UNKNOWN: Final = frozenset({"copied-example"})
"""Kinds after which the value at the problem's path reads as "unknown"."""


class Problem(NamedTuple):
    """A structural error: `path` is the place, of an unknown key the key itself; `unreadable` what no rule must judge.

    Of an unknown key with one near candidate, `unreadable` is the candidate's path too. `also` are further places of
    the same problem.
    """

    kind: str
    path: Path
    details: Mapping[str, str]
    unreadable: tuple[Path, ...]
    also: tuple[Path, ...] = ()
