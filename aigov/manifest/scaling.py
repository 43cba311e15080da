"""The sections `scaling`, `learning` and `operations`: towards daily use, and what is learned on the way."""

from typing import Annotated, Literal

from aigov.manifest.people import Who
from aigov.manifest.values import Amount, Day, Id, Maybe, Period, Prose, Shape, Stated, field, required, words

Skill = Annotated[
    Literal["domain", "training", "operations"],
    words(
        domain="Knows the work that this is for.",
        training="Can teach people to work with it.",
        operations="Can run it day by day.",
    ),
]
HandoverStatus = Annotated[
    Literal["planned", "in_progress", "accepted"],
    words(
        planned="Agreed, and not begun.",
        in_progress="Under way.",
        accepted="Those who run it have said yes to it.",
    ),
]
Relation = Annotated[
    Literal["reused", "offered", "own"],
    words(
        reused="Taken over from elsewhere.",
        offered="Made here, and offered to others.",
        own="Made here, for here.",
    ),
]
CollaborationPurpose = Annotated[
    Literal["speeds_up", "saves", "required"],
    words(
        speeds_up="Together it goes faster.",
        saves="Together it costs less.",
        required="It cannot be done alone.",
    ),
]


class Implementation(Shape):
    """Who puts it to use across the organisation."""

    done_by: Maybe[Who] = field("Who leads the work of putting it to use.", "operations_owner")
    skills: Maybe[list[Skill]] = field("What those who do this work know.", ["domain", "training", "operations"])
    fte: Maybe[Amount] = field("The people who are free for it, in full-time equivalents.", 1.5)


class Handover(Shape):
    """How it passes from those who built it to those who run it."""

    to: Maybe[Who] = field("Who will run the system.", "operations_owner")
    due_on: Maybe[Day] = field("The day by which those who run the system have taken it over.", "2027-02-01")
    status: Maybe[HandoverStatus] = field("How far the handover has come.", "planned")


class BuildingBlock(Shape):
    """A part that is made once and used more often."""

    id: Id = required("A short name for the part.", "intake-form")
    relation: Maybe[Relation] = field("Whether the part is taken over, offered, or your own.", "reused")
    source: str | None = field("Where the part comes from.", "another municipality")
    uri: str | None = field("Where others find the part.", "https://example.org/repo")


class Collaboration(Shape):
    """Working together with another organisation."""

    partner: Stated = required(
        "The organisation that you work together with; the entry is known by it.", "neighbouring municipality"
    )
    subject: str | None = field("What the two of you work on.", "labelling")
    purpose: Maybe[CollaborationPurpose] = field("Why you do it together.", "speeds_up")


class Scaling(Shape):
    """What it takes to bring it to everyone it is meant for. Asked little by little from pilot on."""

    implementation: Maybe[Implementation] = field()
    handover: Maybe[Handover] = field()
    building_blocks: Maybe[list[BuildingBlock]] = field("The parts that are reused or offered.", key="id")
    collaboration: Maybe[list[Collaboration]] = field(
        "The organisations that you work together with; `[]` says that there are none.", key="partner"
    )


class Review(Shape):
    """One time that it was looked at what was learned."""

    date: Day = required("The day of the review; the entry is known by it.", "2026-09-30")
    lessons: str | None = field("Where it is written down what was learned.", "docs/lessons-q3.md")
    changed: Maybe[list[Prose]] = field("What was changed because of what was learned.", ["Retrained on new form"])


class Learning(Shape):
    """What is learned, looked at again and again. Asked from pilot on."""

    every: Maybe[Period] = field("How often you look back, as agreed.", "P3M")
    reviews: Maybe[list[Review]] = field("The times that you looked back.", key="date")


class Incident(Shape):
    """One time that something went wrong."""

    date: Day = required("The day on which it happened; the entry is known by it.", "2026-08-02")
    document: str | None = field("Where it is written down what happened and what was done.", "docs/incident-1.md")
    closed_on: Maybe[Day] = field(
        "The day on which the incident was closed; leave it out while it is open.", "2026-08-05"
    )


class Operations(Shape):
    """How it is run day by day, and how it will end. Asked from scale on."""

    monitoring: str | None = field("How the system is watched in use: a file or an address.", "docs/monitoring.md")
    incident_contact: str | None = field("Where something that goes wrong is reported.", "servicedesk@example.org")
    decommission: str | None = field(
        "How the system is switched off for good, and what happens to its data: a file or an address.", "docs/exit.md"
    )
    incidents: Maybe[list[Incident]] = field(
        "What went wrong so far, and whether it is closed. `[]` says that nothing did; leaving it out says nothing.",
        key="date",
    )
