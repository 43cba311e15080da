"""What a rule says of a subject, before it has words: verdicts by rank, hits to be told, and the short way to none."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from aigov.engine.calling import Call
from aigov.engine.inputs import NOTHING
from aigov.engine.view import ORG, View
from aigov.expressions import Scope
from aigov.expressions.scope import FAULTS
from aigov.findings import Outcome
from aigov.paths import UNKNOWN, Path
from aigov.records import NamedTuple
from aigov.rule import Rule
from aigov.who import Persons

if TYPE_CHECKING:
    from aigov.engine.plain import Written

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

AFTER: Final = 40
"""A rule that has looked at so many subjects is worth its generated source, whose writing costs as much as they did."""


class ShortWay:
    """The generated source of one rule, in two forms: most subjects hold nothing unknown, and need not be asked."""

    __slots__ = ("_call", "_looks", "_rule", "_wary_looks", "limits", "plain", "reads", "wary")

    def __init__(self, rule: Rule, limits: Mapping[str, Any], call: Call | None, *, many: bool) -> None:
        """Where `many` subjects are to come, the source is generated at the first one."""
        self.limits = limits
        self.plain: Plain | None = None
        """For subjects of which nothing that the rule reads is in doubt."""
        self.wary: Plain | None = None
        """Asks of each value whether it is known."""
        self.reads: frozenset[str] = frozenset()
        """The roots that are read."""
        self._rule = rule
        self._call = call
        self._looks = 0 if many else AFTER
        """Looks until the source is generated; less than none afterwards."""
        self._wary_looks = AFTER
        """The same, of those at subjects of which something is in doubt."""

    def rank(self, view: View) -> int | None:
        """Return the rank of a verdict without hits, CALL or LACKS; None where it takes a close look."""
        plain = self.fit(view.doubts)
        try:
            return plain(view.roots, self.limits, view.persons, view.today) if plain is not None else None
        except FAULTS:
            return None

    def fit(self, doubts: frozenset[str] | None) -> Plain | None:
        """Return the form for a subject of which these roots are in doubt; None: all of them."""
        return self.plain if doubts is not None and self.reads.isdisjoint(doubts) else self.wary

    def opened(self, view: View) -> bool:
        """Generate the form that a subject needs, where it is time to; return whether there is one now."""
        if self._looks >= 0:
            self._looks -= 1
            if self._looks >= 0:
                return False
            # A limit is known, or its rule asks what it is at each look.
            self.plain, self.reads = self._written(sure=UNKNOWN not in self.limits.values()) or (None, frozenset())
            return self.fit(view.doubts) is not None
        if self._wary_looks < 0 or self.plain is None or self.fit(view.doubts) is self.plain:
            return False
        self._wary_looks -= 1
        if self._wary_looks < 0:
            self.wary, _ = self._written(sure=False) or (None, None)
        return self.wary is not None

    def _written(self, *, sure: bool) -> "Written | None":
        from aigov.engine.plain import plain

        return plain(self._rule, self._call, sure=sure)
