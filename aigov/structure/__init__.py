"""Schema against data: every structural error at once, in our kinds; knows nothing of governance."""

from collections.abc import Collection, Mapping
from typing import Any

from aigov.paths import UNREADABLE
from aigov.records import NamedTuple
from aigov.structure.keywords import foreign
from aigov.structure.matching import matcher
from aigov.structure.places import item_key
from aigov.structure.problems import KINDS, READS_AS_UNKNOWN, Problem
from aigov.structure.subject import Subject

__all__ = ["KINDS", "READS_AS_UNKNOWN", "Problem", "check", "checked", "foreign", "item_key", "words"]


class Checked(NamedTuple):
    """What a look at data comes to."""

    problems: list[Problem]
    doubts: bool


def check(
    data: Any, schema: Mapping[str, Any], *, fragment: bool = False, known_people: Collection[str] | None = ()
) -> list[Problem]:
    """Return every error of `data` under `schema`, in the order of the data.

    Of a `fragment` nothing is required, and nothing that it refers to need be there. `known_people` are ids of people
    who stand elsewhere, in the organisation's file; None where that cannot be read, so that anybody may be one of them.
    UNREADABLE passes everywhere: somebody has said it already.
    Never raises on data; raises ValueError on a schema with a keyword outside the closed set, where it is met.
    """
    return checked(data, schema, fragment=fragment, known_people=known_people).problems


def checked(
    data: Any, schema: Mapping[str, Any], *, fragment: bool = False, known_people: Collection[str] | None = ()
) -> Checked:
    """Return what `check` does, and whether the data may hold something unknown or unreadable."""
    if data is UNREADABLE:
        return Checked([], doubts=True)
    compiled = matcher(schema, fragment=fragment)
    subject = Subject(data, schema, known_people, fragment=fragment)
    if compiled.root(data, subject):
        return Checked([], doubts=subject.doubts)
    from aigov.structure.walk import Walk  # nearly all data fits, and needs no words

    return Checked(Walk(compiled, subject).problems(), doubts=True)


def words(problem: Problem) -> str:
    """Return one whole sentence that says what is wrong, for files whose errors no rule words."""
    from aigov.structure.sentences import sentence

    return sentence(problem)
