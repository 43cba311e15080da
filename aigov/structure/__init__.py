"""Schema against data: every structural error at once, in our kinds; knows nothing of governance."""

from collections.abc import Collection, Mapping
from typing import Any

from aigov.paths import UNREADABLE
from aigov.structure.keywords import foreign
from aigov.structure.matching import matcher
from aigov.structure.places import item_key
from aigov.structure.problems import KINDS, READS_AS_UNKNOWN, Problem
from aigov.structure.subject import Subject

__all__ = ["KINDS", "READS_AS_UNKNOWN", "Problem", "check", "foreign", "item_key", "words"]


def check(
    data: Any, schema: Mapping[str, Any], *, fragment: bool = False, known_people: Collection[str] | None = ()
) -> list[Problem]:
    """Return every error of `data` under `schema`, in the order of the data.

    Of a `fragment` nothing is required, and nothing that it refers to need be there. `known_people` are ids of people
    who stand elsewhere, in the organisation's file; None where that cannot be read, so that anybody may be one of them.
    UNREADABLE passes everywhere: somebody has said it already.
    Never raises on data; raises ValueError on a schema with a keyword outside the closed set, where it is met.
    """
    if data is UNREADABLE:
        return []
    compiled = matcher(schema, fragment=fragment)
    subject = Subject(data, schema, known_people, fragment=fragment)
    if compiled.root(data, subject):
        return []
    from aigov.structure.walk import Walk  # nearly all data fits, and needs no words

    return Walk(compiled, subject).problems()


def words(problem: Problem) -> str:
    """Return one whole sentence that says what is wrong, for files whose errors no rule words."""
    from aigov.structure.sentences import sentence

    return sentence(problem)
