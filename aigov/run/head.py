"""What a report opens with: versions, digests, the day, and a card for every rule."""

from collections.abc import Iterable, Sequence
from typing import overload

from aigov import __version__
from aigov.findings import RANK, Head, RuleCard
from aigov.rule import Rule
from aigov.run.workplace import Workplace


def head(in_use: Iterable[Workplace], *, today: str, fail_level: str) -> Head:
    """Return a head without a terminal; where there are several configurations it holds what is under any of them."""
    places = list(in_use)
    return Head(
        version=__version__,
        today=today,
        packs=tuple(sorted({(pack.name, pack.version, pack.digest) for place in places for pack in place.packs})),
        plugins=tuple(sorted({(each.name, each.version) for place in places for each in place.plugins.activated})),
        rules=_Cards(places),
        fail_level=fail_level,
        strict=False,
        color=False,
        width=0,
        verbose=False,
        floor=next((place.config.floor for place in places), ""),
    )


class _Cards(Sequence[RuleCard]):
    """The cards in the order of ids, made when a format wants them: one for people does not."""

    def __init__(self, places: list[Workplace]) -> None:
        self._places = places
        self._made: tuple[RuleCard, ...] | None = None

    def _all(self) -> tuple[RuleCard, ...]:
        if self._made is None:
            by_id = {rule.id: card(rule, place) for place in self._places for rule in place.rules.values()}
            self._made = tuple(by_id[name] for name in sorted(by_id))
        return self._made

    @overload
    def __getitem__(self, index: int) -> RuleCard: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[RuleCard]: ...

    def __getitem__(self, index: int | slice) -> RuleCard | Sequence[RuleCard]:
        return self._all()[index]

    def __len__(self) -> int:
        return len(self._all())


def card(rule: Rule, place: Workplace) -> RuleCard:
    """Return what a report says of one rule; its level is the highest at which it bites, or what configuration says."""
    strongest = max(rule.levels.values(), key=RANK.__getitem__, default=rule.level)
    level = place.resolved.settings.levels.get(rule.id, strongest)
    return RuleCard(
        id=rule.id,
        title=rule.title,
        why=rule.why,
        remedy=rule.remedy.text if rule.remedy else "",
        ground=rule.ground,
        basis=rule.basis,
        touches=rule.touches,
        level=level.value if level else "off",
        verifies=rule.verifies,
    )
