"""A finding of a portfolio rule before its places are known: what is said, of which group, at which manifests."""

from collections.abc import Iterable, Iterator
from typing import Final

from aigov.effect import Later
from aigov.engine import words
from aigov.engine.verdict import Hit
from aigov.engine.view import ORG
from aigov.findings import RANK, Acts, Level, Outcome
from aigov.language import said
from aigov.paths import Path
from aigov.portfolio.paths import PORTFOLIO, split
from aigov.portfolio.view import PortfolioView
from aigov.records import NamedTuple
from aigov.rule import Rule

MOST_PLACES: Final = 10
"""So many places are marked for one finding; how many there are more is said."""
_REASONS: Final = {"empty": "hole", "open": "unknown"}
_LOWER: Final = {level: next((less for less in Level if RANK[less] == RANK[level] - 1), level) for level in Level}


class Draft(NamedTuple):
    """`places` are paths that begin with `portfolio` or `org`, the one to mark first; `identity` what it goes by."""

    rule: str
    outcome: Outcome
    level: Level
    places: tuple[Path, ...]
    identity: str
    message: str
    remedy: str
    acts: Acts
    reason: str
    day: str = ""


def drafts(
    rule: Rule, level: Level, hits: Iterable[Hit], view: PortfolioView, number: int, later: Later | None = None
) -> Iterator[Draft]:
    """Yield a draft for each group: what fails before what is undecided; `number` is that of the manifests.

    `later` is when the rule weighs more than `level`.
    """
    seen: set[tuple[str, Path]] = set()
    for hit in sorted(hits, key=lambda hit: hit.outcome is Outcome.UNDECIDED):
        places = _places(rule, hit, number)
        group = _group(rule, hit)
        is_hole = hit.reason in {"hole", "empty"}
        identity = group if group is not None and not is_hole else view.text(places[0])
        key = (identity, places[0] if group is None or is_hole else ())
        if key in seen:
            continue
        seen.add(key)
        message = words.message(rule, hit, view)
        if len(places) > MOST_PLACES:
            every = len(places)
            message += said(
                f" Marked here are {MOST_PLACES} of {every} places.",
                f" Hier zijn {MOST_PLACES} van {every} plaatsen gemarkeerd.",
            )
        turns = later if hit.outcome is Outcome.FAIL and not hit.ahead else None
        yield Draft(
            rule=rule.id,
            outcome=hit.outcome,
            level=_LOWER[level] if hit.ahead else level,
            places=places[:MOST_PLACES],
            identity=identity,
            message=message if turns is None else f"{message} {turns.said}",
            remedy=words.rendered(rule.remedy, hit.scope, hit.values),
            acts=Acts(rule.acts_role, "") if rule.acts is None else words.acts(rule, hit.scope, view),
            reason="ahead" if hit.ahead else _REASONS.get(hit.reason, hit.reason),
            day=hit.day if turns is None else turns.day,
        )


def _places(rule: Rule, hit: Hit, number: int) -> tuple[Path, ...]:
    places: tuple[Path, ...] = ()
    if rule.at is not None and hit.reason in {"false", "due"}:
        places = rule.at.places(hit.scope)
    if not places and hit.path is not None:
        places = (hit.path, *hit.also)
    places = places or (hit.item or (),)
    return tuple(dict.fromkeys(place for each in places for place in _spread(each, number)))


def _spread(place: Path, number: int) -> Iterator[Path]:
    """Yield `place`; of what stands in no file, such as the portfolio as a whole, each of the manifests."""
    if split(place)[0] is not None or place[:1] == (ORG,):
        yield place
    else:
        yield from ((PORTFOLIO, position) for position in range(number))


def _group(rule: Rule, hit: Hit) -> str | None:
    """Return the text of the group that a hit is about, empty for the portfolio as a whole; None for one place."""
    if hit.text or not (rule.each or rule.check):
        return hit.text
    if not rule.each:
        return None
    visited = hit.scope.items.get(rule.each[-1].name)
    return visited[0] if visited is not None and isinstance(visited[0], str) else None
