"""A sentence for each kind of structural error, for files whose errors no rule words: rules, packs, settings."""

from collections.abc import Mapping
from typing import Final

from aigov.structure.problems import Problem

_SENTENCES: Final[Mapping[str, str]] = {
    "bad-pattern": '"{written}" should be {expected}{hint}',
    "copied-example": '"{key}" still holds the example\'s own text.',
    "missing-key": '{where} has no "{key}".',
    "no-such-date": "{written} is not a day in the calendar{hint}",
    "no-such-path": '"{written}" leads to nothing{hint}',
    "not-a-date": '"{key}" should be a day such as 2026-11-22, and "{written}" is written{hint}',
    "not-a-period": '"{key}" should be a period such as P3M, and "{written}" is written{hint}',
    "not-one-of": '"{written}" is not one of the answers to "{key}" ({choices}){hint}',
    "out-of-range": '"{key}" is {written}, and should be {expected}.',
    "placeholder-required": '"{key}" is not known yet, and {where} cannot do without it.',
    "repeated-id": '"{written}" is the id of two items of {where}.',
    "too-many": "More than {limit} errors stand here; what follows was not looked at.",
    "too-short": '"{key}" should have {expected}.',
    "unknown-key": '"{key}" is not a {where}{hint}',
    "unknown-reference": '"{written}" is not in {where}{hint}',
    "unknown-who": '"{written}" is neither a role nor a person that is listed{hint}',
    "unsupported-version": "The file has version {written}; this aigov reads {supported}.",
    "wrong-type": '"{key}" should be {expected}, and {found} is written{hint}',
}


def sentence(problem: Problem) -> str:
    """Return one whole sentence that says what is wrong; `problem` may be of a kind that is not structure's own."""
    wording = _SENTENCES.get(problem.kind)
    if wording is None:
        return f"{problem.kind}: {', '.join(problem.details.values())}"
    return wording.format_map(problem.details)
