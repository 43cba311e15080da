"""What all projects of an organisation build on: platforms, systems and data, shared ways of working, readiness."""

from typing import Annotated, Literal

from aigov.manifest.values import Day, Id, Maybe, Shape, Stated, field, required, words

FoundationStatus = Annotated[
    Literal["adequate", "renewal_planned", "renewing", "inadequate"],
    words(
        adequate="Good enough for what is asked of it.",
        renewal_planned="Not good enough, and its renewal is planned.",
        renewing="Being renewed.",
        inadequate="Not good enough, and nothing is planned.",
    ),
]
ReadinessTopic = Annotated[
    Literal["leadership_vision", "employee_feelings", "cultural_readiness", "technical_capabilities"],
    words(
        leadership_vision="Whether leadership knows where it wants to go.",
        employee_feelings="What employees feel about AI.",
        cultural_readiness="Whether the culture allows trying and failing.",
        technical_capabilities="Whether skills, systems and data are there.",
    ),
]


class Platform(Shape):
    """A platform that projects may use."""

    id: Id = required("A short name for the platform; `systems` of a project refer to it.", "city-ml")
    name: str | None = field("The platform's name.", "City ML platform")
    purpose: str | None = field("What the platform is for, in a word.", "machine_learning")
    approved_on: Maybe[Day] = field("The day on which the platform was approved.", "2025-06-01")


class DataFoundation(Shape):
    """Whether the systems and the data on which everything rests are good enough."""

    status: Maybe[FoundationStatus] = field("How good the foundation is.", "renewal_planned")
    on_agenda_on: Maybe[Day] = field("The day on which the top last talked about the foundation.", "2026-02-01")


class SharedArchitecture(Shape):
    """The principles that data and systems of all projects follow."""

    principles: Maybe[list[str]] = field(
        "The principles, by their short names.", ["common_ground", "open_source", "gemma"]
    )
    document: str | None = field("Where the principles can be read: a file or an address.", "docs/architecture.md")


class SharedPractice(Shape):
    """A way of working that others can take over."""

    title: Stated = required("What the practice is called; the entry is known by it.", "Labelling guide")
    uri: str | None = field("Where others find the practice.", "https://example.org/labelling")
    date: Maybe[Day] = field("The day on which the practice was shared.", "2026-07-01")


class Readiness(Shape):
    """An assessment of whether the organisation is ready for AI, people as well as technology."""

    assessed_on: Maybe[Day] = field("The day of the assessment.", "2026-02-01")
    covers: Maybe[list[ReadinessTopic]] = field(
        "What the assessment looked at: people and culture as well as technology.",
        ["leadership_vision", "employee_feelings"],
    )
    report: str | None = field("Where the outcome of the assessment can be read.", "docs/readiness.md")
    feeds: str | None = field("The strategy that the outcome of the assessment went into.", "docs/ai-strategy.md")
