"""The short way of one rule: generated source, for what nearly always holds, and when it is worth writing."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from aigov.engine.calling import Call
from aigov.engine.verdict import Plain
from aigov.engine.view import View
from aigov.expressions.scope import FAULTS
from aigov.paths import UNKNOWN
from aigov.rule import Rule

if TYPE_CHECKING:
    from aigov.engine.plain import Written

AFTER: Final = 40
"""A rule that has looked at so many subjects is worth its generated source, whose writing costs as much as they did."""


class ShortWay:
    """Generated source in two forms: most subjects hold nothing unknown, and need not be asked at every value."""

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
