"""The section `kpis`: what will show that the project is worth it."""

from typing import Annotated, Literal

from aigov.manifest.people import Who
from aigov.manifest.values import Day, EvidenceRef, Id, Maybe, Period, Shape, field, required, words

KpiKind = Annotated[
    Literal["value", "adoption", "quality", "risk", "fairness", "cost"],
    words(
        value="Shows what it brings.",
        adoption="Shows whether people use it.",
        quality="Shows how well it does its work.",
        risk="Shows whether something is about to go wrong.",
        fairness="Shows whether groups are treated alike.",
        cost="Shows what it costs.",
    ),
]
Direction = Annotated[
    Literal["up", "down"],
    words(up="More is better.", down="Less is better."),
]


class Baseline(Shape):
    """How it stood before the project began."""

    value: Maybe[float] = field("The value that was measured, in the KPI's unit.", 40)
    date: Maybe[Day] = field("The day of that measurement.", "2026-01-01")


class Target(Shape):
    """One step towards the goal."""

    due_on: Day = required("The day by which this value is to be reached; the target is known by it.", "2026-12-31")
    value: Maybe[float] = field("The value to be reached, in the KPI's unit.", 60)


class Measurement(Shape):
    """One measured value."""

    date: Day = required("The day of the measurement; the entry is known by it.", "2026-09-30")
    value: Maybe[float] = field("The value that was measured, in the KPI's unit.", 52)
    evidence: Maybe[list[EvidenceRef]] = field("Where the figure comes from: ids of `evidence`.", ["kpi-q3"])


class Kpi(Shape):
    """One thing that is measured."""

    id: Id = required("A short name for the KPI; other sections refer to it.", "same-day")
    name: str | None = field(
        "What is measured, in words that need no explanation.", "Urgent requests answered the same day"
    )
    kind: Maybe[KpiKind] = field("What the KPI tells.", "value")
    unit: str | None = field("The unit of all its values.", "percent")
    direction: Maybe[Direction] = field("Which way is better.", "up")
    baseline: Maybe[Baseline] = field()
    targets: Maybe[list[Target]] = field(
        "What is to be reached by when: steps, not one leap. Agree them with the owner.", key="due_on"
    )
    owner: Maybe[Who] = field("Who answers for this KPI; a role is better than a name.", "product_owner")
    measured: Maybe[list[Measurement]] = field("What was measured since, one entry a measurement.", key="date")
    measured_every: Maybe[Period] = field("How often it is measured, as agreed with the owner.", "P3M")
