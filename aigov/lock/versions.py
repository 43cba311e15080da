"""Two versions of one pack: the rules that are added, changed and removed, and in what."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from aigov.lock.levels import said
from aigov.lock.rules import Facet, facets
from aigov.packs import Pack
from aigov.rule import Rule

ADDED: Final = "added"
CHANGED: Final = "changed"
REMOVED: Final = "removed"


class RuleChange(NamedTuple):
    """What became of one rule; `title` and `weighs`, its levels, are of the newer version where it is there."""

    rule: str
    change: str
    title: str
    weighs: str
    facets: tuple[Facet, ...]


def changes(old: Pack, new: Pack) -> Iterator[RuleChange]:
    """Yield what became of each rule, in the order of ids; those that are the same are left out."""
    before = {rule.id: rule for rule in old.rules}
    after = {rule.id: rule for rule in new.rules}
    for name in sorted({*before, *after}):
        if name not in before:
            yield _whole(after[name], ADDED)
        elif name not in after:
            yield _whole(before[name], REMOVED)
        else:
            found = tuple(facets(before[name], after[name]))
            if found:
                yield _whole(after[name], CHANGED)._replace(facets=found)


def weighs(rule: Rule) -> str:
    """Return the levels of a rule as its file has them: `pilot: warning, scale: error`, or one level."""
    return said(rule.levels) or rule.level.value


def _whole(rule: Rule, change: str) -> RuleChange:
    return RuleChange(rule.id, change, rule.title, weighs(rule), ())
