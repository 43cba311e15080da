"""The section `kpis`: what will show that the project is worth it."""

from typing import Annotated, Literal

from aigov.manifest.people import Who
from aigov.manifest.values import Day, EvidenceRef, Id, Maybe, Period, Shape, field, required, words

KpiKind = Annotated[
    Literal["value", "adoption", "quality", "risk", "fairness", "cost"],
    words(
        value=("Shows what it brings.", "Laat zien wat het oplevert."),
        adoption=("Shows whether people use it.", "Laat zien of mensen het gebruiken."),
        quality=("Shows how well it does its work.", "Laat zien hoe goed het zijn werk doet."),
        risk=("Shows whether something is about to go wrong.", "Laat zien of er iets mis dreigt te gaan."),
        fairness=("Shows whether groups are treated alike.", "Laat zien of groepen gelijk worden behandeld."),
        cost=("Shows what it costs.", "Laat zien wat het kost."),
    ),
]
Direction = Annotated[
    Literal["up", "down"],
    words(up=("More is better.", "Meer is beter."), down=("Less is better.", "Minder is beter.")),
]


class Baseline(Shape):
    """How it stood before the project began."""

    __dutch__ = "De nulmeting: hoe het ervoor stond voordat het project begon."

    value: Maybe[float] = field(
        "The value that was measured, in the KPI's unit.", "De waarde die is gemeten, in de eenheid van de KPI.", 40
    )
    date: Maybe[Day] = field("The day of that measurement.", "De datum van die meting.", "2026-01-01")


class Target(Shape):
    """One step towards the goal."""

    __dutch__ = "Eén stap naar het doel."

    due_on: Day = required(
        "The day by which this value is to be reached; the target is known by it.",
        "De datum waarop deze waarde gehaald moet zijn; daaraan is de streefwaarde te herkennen.",
        "2026-12-31",
    )
    value: Maybe[float] = field(
        "The value to be reached, in the KPI's unit.",
        "De waarde die gehaald moet worden, in de eenheid van de KPI.",
        60,
    )


class Measurement(Shape):
    """One measured value."""

    __dutch__ = "Eén gemeten waarde."

    date: Day = required(
        "The day of the measurement; the entry is known by it.",
        "De datum van de meting; daaraan is het item te herkennen.",
        "2026-09-30",
    )
    value: Maybe[float] = field(
        "The value that was measured, in the KPI's unit.", "De waarde die is gemeten, in de eenheid van de KPI.", 52
    )
    evidence: Maybe[list[EvidenceRef]] = field(
        "Where the figure comes from: ids of `evidence`.",
        "Waar het cijfer vandaan komt: id's uit `evidence`.",
        ["kpi-q3"],
    )


class Kpi(Shape):
    """One thing that is measured."""

    __dutch__ = "Iets wat wordt gemeten."

    id: Id = required(
        "A short name for the KPI; other sections refer to it.",
        "Een korte naam voor de KPI; andere onderdelen verwijzen ernaar.",
        "same-day",
    )
    name: str | None = field(
        "What is measured, in words that need no explanation.",
        "Wat er wordt gemeten, in woorden die geen uitleg nodig hebben.",
        "Urgent requests answered the same day",
    )
    kind: Maybe[KpiKind] = field("What the KPI tells.", "Waar de KPI iets over zegt.", "value")
    unit: str | None = field("The unit of all its values.", "De eenheid van alle waarden.", "percent")
    direction: Maybe[Direction] = field("Which way is better.", "Welke kant op beter is.", "up")
    baseline: Maybe[Baseline] = field()
    targets: Maybe[list[Target]] = field(
        "What is to be reached by when: steps, not one leap. Agree them with the owner.",
        "Wat wanneer gehaald moet zijn: in stappen, niet in één sprong. Spreek ze af met de eigenaar.",
        key="due_on",
    )
    owner: Maybe[Who] = field(
        "Who answers for this KPI; a role is better than a name.",
        "Wie op deze KPI aanspreekbaar is; een rol is beter dan een naam.",
        "product_owner",
    )
    measured: Maybe[list[Measurement]] = field(
        "What was measured since, one entry a measurement.",
        "Wat er sindsdien is gemeten, één item per meting.",
        key="date",
    )
    measured_every: Maybe[Period] = field(
        "How often it is measured, as agreed with the owner.",
        "Hoe vaak er wordt gemeten, zoals afgesproken met de eigenaar.",
        "P3M",
    )
