"""What is a slip of the hand, and what another word: only where one word can be meant is anything corrected."""

import re
from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from aigov.spelling import reach, steps

_SHORTEST: Final = 4
"""Letters of a word that can have a slip in it: of shorter ones too many lie close to each other."""
_FURTHEST: Final = 2
"""Letters between a name and the one that it may mean, where somebody looks after it."""
_LONGEST: Final = 60


class Meant(NamedTuple):
    """The one word that can be meant; `safe` where what is written can be no other."""

    word: str
    safe: bool


def same_form(written: str, candidate: str) -> bool:
    """Whether two words are the same but for capitals and what stands between their parts."""
    return folded(written) == folded(candidate)


def folded(word: str) -> str:
    """Return a word in small letters, with underscores between its parts."""
    return re.sub(r"[\s_-]+", "_", word.strip().casefold())


def answer(written: str, candidates: Iterable[str]) -> Meant | None:
    """Return the answer that is meant: never one for a word that may be an answer of its own.

    An answer is a fact. So only two letters that changed places count as a slip, or one that is missing or too many
    between a first and a last that are right: `aproved` is `approved`; `approve`, `unapproved`, `adapted` for
    `adopted` and `yes` are what somebody wrote.
    """
    return _meant(written, candidates, lambda one, other: _is_slip(one, other, answer=True), loosely=False)


def name(written: str, candidates: Iterable[str]) -> Meant | None:
    """Return the key, or another name of the form's own, that is meant.

    Safe is one letter beside it, its last letter missing or one too many; what is further off, but near to one name
    alone, is for people to ask for.
    """
    return _meant(written, candidates, lambda one, other: _is_slip(one, other, answer=False), loosely=True)


def reference(written: str, candidates: Iterable[str]) -> Meant | None:
    """Return the item or the person that is meant; what is more than a matter of capitals is never safe.

    Jansen and Janssen are two people until somebody says otherwise.
    """
    return _meant(written, candidates, lambda one, other: False, loosely=True)  # noqa: ARG005  (no slip is plain here)


def _meant(
    written: str, candidates: Iterable[str], is_slip: Callable[[str, str], bool], *, loosely: bool
) -> Meant | None:
    if not written.strip() or len(written) > _LONGEST:
        return None
    every = sorted(set(candidates) - {written})
    forms = [each for each in every if same_form(written, each)]
    if forms:
        return Meant(forms[0], safe=True) if len(forms) == 1 else None
    one = folded(written)
    beside = [each for each in every if steps(one, folded(each)) <= 1]
    if len(beside) == 1 and is_slip(one, folded(beside[0])):
        return Meant(beside[0], safe=True)
    if not loosely:
        return None
    most = min(reach(one), _FURTHEST)
    near = [each for each in every if steps(one, folded(each)) <= most]
    near = [each for each in near if each[0].casefold() == one[0] and _figures(one) == _figures(each)]
    return Meant(near[0], safe=False) if len(near) == 1 else None


def _is_slip(written: str, meant: str, *, answer: bool) -> bool:
    """Whether one letter tells two words apart, one step from each other, and it can be a slip."""
    if len(meant) < _SHORTEST or _figures(written) != _figures(meant):
        return False
    is_as_long = len(written) == len(meant)
    if is_as_long and sorted(written) == sorted(meant):
        return True  # two changed places
    if written[0] != meant[0]:
        return False
    if written[-1] != meant[-1]:
        return not answer and not is_as_long
    return not (answer and is_as_long)


def _figures(word: str) -> str:
    return "".join(character for character in word if character.isdigit())
