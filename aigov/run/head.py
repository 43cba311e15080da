"""What a report opens with: versions, digests, the day, and a card for every rule."""

from collections.abc import Iterable

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
        rules=tuple(sorted({rule.id: card(rule, place) for place in places for rule in place.rules.values()}.values())),
        fail_level=fail_level,
        strict=False,
        color=False,
        width=0,
        verbose=False,
        floor=next((place.config.floor for place in places), ""),
    )


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
