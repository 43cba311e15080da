"""What a fix is: the stretches of text that it puts in the place of others, and how they are put there."""

from collections.abc import Iterable
from typing import NamedTuple

from aigov.errors import AigovError
from aigov.language import said


class Edit(NamedTuple):
    """`text` in the place of what stands from `start` to `end`, offsets in code points of the text of `file`."""

    file: str
    start: int
    end: int
    text: str


class Fix(NamedTuple):
    """How one finding of `rule` is mended at `path`; `says` is a sentence in the imperative, for people.

    The edits are in the order of the text, and none overlaps another. One that is not `safe` writes something that
    only people can answer for, and is made where they ask for it.
    """

    rule: str
    path: str
    says: str
    edits: tuple[Edit, ...]
    safe: bool


class RefusedError(AigovError):
    """A fix that would change something else than it is for."""


def spliced(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` with every edit made; raises RefusedError where two overlap or one lies beyond the text."""
    pieces = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < at or edit.end < edit.start or edit.end > len(text):
            raise RefusedError(said("Two changes of one place.", "Twee wijzigingen op één plaats."), where=edit.file)
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join((*pieces, text[at:]))


def overlap(one: Fix, other: Fix) -> bool:
    """Whether two fixes change the same place, or places that touch."""
    return any(a.file == b.file and a.start <= b.end and b.start <= a.end for a in one.edits for b in other.edits)
