"""What all projects of an organisation build on: platforms, systems and data, shared ways of working, readiness."""

from typing import Annotated, Literal

from aigov.manifest.values import Day, Id, Maybe, Shape, Stated, field, required, words

FoundationStatus = Annotated[
    Literal["adequate", "renewal_planned", "renewing", "inadequate"],
    words(
        adequate=("Good enough for what is asked of it.", "Goed genoeg voor wat ervan gevraagd wordt."),
        renewal_planned=(
            "Not good enough, and its renewal is planned.",
            "Niet goed genoeg, en vernieuwing is gepland.",
        ),
        renewing=("Being renewed.", "Wordt vernieuwd."),
        inadequate=("Not good enough, and nothing is planned.", "Niet goed genoeg, en er is niets gepland."),
    ),
]
ReadinessTopic = Annotated[
    Literal["leadership_vision", "employee_feelings", "cultural_readiness", "technical_capabilities"],
    words(
        leadership_vision=("Whether leadership knows where it wants to go.", "Of de leiding weet waar zij heen wil."),
        employee_feelings=("What employees feel about AI.", "Wat medewerkers van AI vinden."),
        cultural_readiness=(
            "Whether the culture allows trying and failing.",
            "Of de cultuur ruimte laat om te proberen en te mislukken.",
        ),
        technical_capabilities=(
            "Whether skills, systems and data are there.",
            "Of vaardigheden, systemen en gegevens er zijn.",
        ),
    ),
]


class Platform(Shape):
    """A platform that projects may use."""

    __dutch__ = "Een platform dat projecten mogen gebruiken."

    id: Id = required(
        "A short name for the platform; `systems` of a project refer to it.",
        "Een korte naam voor het platform; `systems` van een project verwijst ernaar.",
        "city-ml",
    )
    name: str | None = field("The platform's name.", "De naam van het platform.", "City ML platform")
    purpose: str | None = field(
        "What the platform is for, in a word.", "Waar het platform voor is, in één woord.", "machine_learning"
    )
    approved_on: Maybe[Day] = field(
        "The day on which the platform was approved.", "De datum waarop het platform is goedgekeurd.", "2025-06-01"
    )


class DataFoundation(Shape):
    """Whether the systems and the data on which everything rests are good enough."""

    __dutch__ = "Of de systemen en gegevens waar alles op rust goed genoeg zijn."

    status: Maybe[FoundationStatus] = field(
        "How good the foundation is.", "Hoe goed het fundament is.", "renewal_planned"
    )
    on_agenda_on: Maybe[Day] = field(
        "The day on which the top last talked about the foundation.",
        "De datum waarop de top het fundament voor het laatst heeft besproken.",
        "2026-02-01",
    )


class SharedArchitecture(Shape):
    """The principles that data and systems of all projects follow."""

    __dutch__ = "De principes die de gegevens en systemen van alle projecten volgen."

    principles: Maybe[list[str]] = field(
        "The principles, by their short names.",
        "De principes, met hun korte namen.",
        ["common_ground", "open_source", "gemma"],
    )
    document: str | None = field(
        "Where the principles can be read: a file or an address.",
        "Waar de principes te lezen zijn: een bestand of een adres.",
        "docs/architecture.md",
    )


class SharedPractice(Shape):
    """A way of working that others can take over."""

    __dutch__ = "Een werkwijze die anderen kunnen overnemen."

    title: Stated = required(
        "What the practice is called; the entry is known by it.",
        "Hoe de werkwijze heet; daaraan is het item te herkennen.",
        "Labelling guide",
    )
    uri: str | None = field(
        "Where others find the practice.", "Waar anderen de werkwijze vinden.", "https://example.org/labelling"
    )
    date: Maybe[Day] = field(
        "The day on which the practice was shared.", "De datum waarop de werkwijze is gedeeld.", "2026-07-01"
    )


class Readiness(Shape):
    """An assessment of whether the organisation is ready for AI, people as well as technology."""

    __dutch__ = "Een beoordeling of de organisatie klaar is voor AI, de mensen net zo goed als de techniek."

    assessed_on: Maybe[Day] = field("The day of the assessment.", "De datum van de beoordeling.", "2026-02-01")
    covers: Maybe[list[ReadinessTopic]] = field(
        "What the assessment looked at: people and culture as well as technology.",
        "Waar de beoordeling naar keek: mensen en cultuur net zo goed als techniek.",
        ["leadership_vision", "employee_feelings"],
    )
    report: str | None = field(
        "Where the outcome of the assessment can be read.",
        "Waar de uitkomst van de beoordeling te lezen is.",
        "docs/readiness.md",
    )
    feeds: str | None = field(
        "The strategy that the outcome of the assessment went into.",
        "De strategie waarin de uitkomst van de beoordeling is verwerkt.",
        "docs/ai-strategy.md",
    )
