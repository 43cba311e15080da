"""What a rule says of a subject, before it has words: verdicts by rank, and the hits that are to be told."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from aigov.engine.inputs import NOTHING
from aigov.engine.view import ORG
from aigov.expressions import Scope
from aigov.findings import Outcome
from aigov.paths import Path
from aigov.records import NamedTuple
from aigov.who import Persons

ORDER: Final = (Outcome.NOT_APPLICABLE, Outcome.PASS, Outcome.UNDECIDED, Outcome.FAIL)
"""The outcomes by their rank: the highest of a rule's items is the rule's own."""
CALL: Final = 4
"""What generated source answers where all that stands before the rule's check holds."""
Plain = Callable[[Mapping[str, Any], Mapping[str, Any], Persons, str], int | None]
"""Takes roots, limits, who is meant, and today; returns the rank of a verdict without hits, or CALL.

Where it returns None or raises one of FAULTS it cannot tell.
"""


class Hit(NamedTuple):
    """Something to be said, before it has words.

    `reason` is hole, empty, false or due of a failing hit; unknown, absent, unreadable, error, open or raised of an
    undecided one. `path` is the place that decided, None where there is none. `scope` gives the placeholders their
    values; `item` is the path of the innermost item of `each`, and `text` what the item is. `day` is that of `due`,
    where that decides; `ahead` is true where the rule still passes and is warned of that day.
    """

    outcome: Outcome
    reason: str
    path: Path | None
    scope: Scope
    item: Path | None = None
    text: str = ""
    detail: str = ""
    asks: str = "holds"
    day: str = ""
    ahead: bool = False
    values: Mapping[str, str] = NOTHING
    also: tuple[Path, ...] = ()


class Verdict(NamedTuple):
    """What a rule says of a subject; `rank` is a position in ORDER."""

    rank: int
    hits: tuple[Hit, ...] = ()


BARE: Final = tuple(Verdict(rank) for rank in range(4))
"""The verdicts that have nothing to say, by their rank."""
LACKING: Final = Verdict(ORDER.index(Outcome.UNDECIDED), (Hit(Outcome.UNDECIDED, "unreadable", (ORG,), Scope({})),))
"""The verdict where all hangs on the organisation's file, and there is none."""
