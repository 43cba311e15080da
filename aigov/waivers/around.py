"""What waivers are held against, what they can come to, and which rules none of them touches."""

from collections.abc import Mapping
from enum import Enum
from typing import Final, NamedTuple

from aigov.language import said
from aigov.rule import Rule
from aigov.waivers.people import Circle

SCOPES: Final = ("manifest", "organisation")
"""Of the rules that look at one subject; the others look at many."""


class State(Enum):
    """What a waiver comes to; only `active` and `expiring` ones hold."""

    PENDING = "pending"
    ACTIVE = "active"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    ORPHANED = "orphaned"
    FAULTY = "faulty"


HOLDS: Final = frozenset({State.ACTIVE, State.EXPIRING})


class Terms(NamedTuple):
    """What is asked of waivers here: approvers and longest terms by level, and how often one may be renewed.

    `lines` has where each is said, by `approvers.error`, `longest.note`, `renewals`.
    """

    approvers: Mapping[str, tuple[str, ...]]
    longest: Mapping[str, str]
    renewals: int | None
    lines: Mapping[str, str]


class Around(NamedTuple):
    """What waivers are held against: the day, the rules, those that nobody may waive, the terms, and the people.

    `selected` are the rules that are asked; None is all of them.
    """

    today: str
    rules: Mapping[str, Rule]
    mandatory: frozenset[str]
    selected: frozenset[str] | None
    terms: Terms
    circle: Circle


def unwaivable(rule: Rule | None, around: Around) -> str:
    """Return why no waiver touches a rule; empty where one may."""
    if rule is None:
        return said("no rule of the packs in use", "het is geen regel van de regelpakketten die in gebruik zijn")
    if rule.id in around.mandatory:
        return said("the organisation made it mandatory", "de organisatie heeft de regel verplicht gesteld")
    if not rule.waivable:
        return said("the rule itself says so", "dat zegt de regel zelf")
    if rule.reports:
        return said(
            "it tells what could not be read or judged", "de regel meldt wat niet te lezen of te beoordelen was"
        )
    return (
        said("it looks at many projects side by side", "de regel legt veel projecten naast elkaar")
        if rule.scope not in SCOPES
        else ""
    )
