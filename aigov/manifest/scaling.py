"""The sections `scaling`, `learning` and `operations`: towards daily use, and what is learned on the way."""

from typing import Annotated, Literal

from aigov.manifest.people import Who
from aigov.manifest.values import Amount, Day, Id, Maybe, Period, Prose, Shape, Stated, field, required, words

Skill = Annotated[
    Literal["domain", "training", "operations"],
    words(
        domain=("Knows the work that this is for.", "Kent het werk waar dit voor is."),
        training=("Can teach people to work with it.", "Kan mensen leren ermee te werken."),
        operations=("Can run it day by day.", "Kan het van dag tot dag beheren."),
    ),
]
HandoverStatus = Annotated[
    Literal["planned", "in_progress", "accepted"],
    words(
        planned=("Agreed, and not begun.", "Afgesproken, en nog niet begonnen."),
        in_progress=("Under way.", "In gang."),
        accepted=("Those who run it have said yes to it.", "De beheerders hebben er ja tegen gezegd."),
    ),
]
Relation = Annotated[
    Literal["reused", "offered", "own"],
    words(
        reused=("Taken over from elsewhere.", "Van elders overgenomen."),
        offered=("Made here, and offered to others.", "Hier gemaakt, en aan anderen aangeboden."),
        own=("Made here, for here.", "Hier gemaakt, voor eigen gebruik."),
    ),
]
CollaborationPurpose = Annotated[
    Literal["speeds_up", "saves", "required"],
    words(
        speeds_up=("Together it goes faster.", "Samen gaat het sneller."),
        saves=("Together it costs less.", "Samen kost het minder."),
        required=("It cannot be done alone.", "Alleen lukt het niet."),
    ),
]


class Implementation(Shape):
    """Who puts it to use across the organisation."""

    __dutch__ = "Wie het in de hele organisatie invoert."

    done_by: Maybe[Who] = field(
        "Who leads the work of putting it to use.", "Wie de invoering leidt.", "operations_owner"
    )
    skills: Maybe[list[Skill]] = field(
        "What those who do this work know.",
        "Wat de mensen kunnen die dit werk doen.",
        ["domain", "training", "operations"],
    )
    fte: Maybe[Amount] = field(
        "The people who are free for it, in full-time equivalents.",
        "De mensen die ervoor zijn vrijgemaakt, in voltijdsbanen (fte).",
        1.5,
    )


class Handover(Shape):
    """How it passes from those who built it to those who run it."""

    __dutch__ = "Hoe het overgaat van de bouwers naar de beheerders."

    to: Maybe[Who] = field("Who will run the system.", "Wie het systeem gaat beheren.", "operations_owner")
    due_on: Maybe[Day] = field(
        "The day by which those who run the system have taken it over.",
        "De datum waarop de beheerders het systeem uiterlijk hebben overgenomen.",
        "2027-02-01",
    )
    status: Maybe[HandoverStatus] = field("How far the handover has come.", "Hoe ver de overdracht is.", "planned")


class BuildingBlock(Shape):
    """A part that is made once and used more often."""

    __dutch__ = "Een bouwsteen: één keer gemaakt en vaker gebruikt."

    id: Id = required("A short name for the part.", "Een korte naam voor de bouwsteen.", "intake-form")
    relation: Maybe[Relation] = field(
        "Whether the part is taken over, offered, or your own.",
        "Of de bouwsteen is overgenomen, wordt aangeboden, of van uzelf is.",
        "reused",
    )
    source: str | None = field("Where the part comes from.", "Waar de bouwsteen vandaan komt.", "another municipality")
    uri: str | None = field(
        "Where others find the part.", "Waar anderen de bouwsteen vinden.", "https://example.org/repo"
    )


class Collaboration(Shape):
    """Working together with another organisation."""

    __dutch__ = "Samenwerken met een andere organisatie."

    partner: Stated = required(
        "The organisation that you work together with; the entry is known by it.",
        "De organisatie waarmee u samenwerkt; daaraan is het item te herkennen.",
        "neighbouring municipality",
    )
    subject: str | None = field("What the two of you work on.", "Waar u samen aan werkt.", "labelling")
    purpose: Maybe[CollaborationPurpose] = field("Why you do it together.", "Waarom u het samen doet.", "speeds_up")


class Scaling(Shape):
    """What it takes to bring it to everyone it is meant for. Asked little by little from pilot on."""

    __dutch__ = (
        "Wat er nodig is om het te brengen naar iedereen voor wie het bedoeld is. Stap voor stap gevraagd vanaf pilot."
    )

    implementation: Maybe[Implementation] = field()
    handover: Maybe[Handover] = field()
    building_blocks: Maybe[list[BuildingBlock]] = field(
        "The parts that are reused or offered.", "De bouwstenen die worden hergebruikt of aangeboden.", key="id"
    )
    collaboration: Maybe[list[Collaboration]] = field(
        "The organisations that you work together with; `[]` says that there are none.",
        "De organisaties waarmee u samenwerkt; `[]` zegt dat er geen zijn.",
        key="partner",
    )


class Review(Shape):
    """One time that it was looked at what was learned."""

    __dutch__ = "Eén keer dat is teruggekeken op wat er is geleerd."

    date: Day = required(
        "The day of the review; the entry is known by it.",
        "De datum van de terugblik; daaraan is het item te herkennen.",
        "2026-09-30",
    )
    lessons: str | None = field(
        "Where it is written down what was learned.", "Waar is vastgelegd wat er is geleerd.", "docs/lessons-q3.md"
    )
    changed: Maybe[list[Prose]] = field(
        "What was changed because of what was learned.",
        "Wat er is veranderd door wat er is geleerd.",
        ["Retrained on new form"],
    )


class Learning(Shape):
    """What is learned, looked at again and again. Asked from pilot on."""

    __dutch__ = "Wat er wordt geleerd, telkens opnieuw bekeken. Gevraagd vanaf pilot."

    every: Maybe[Period] = field(
        "How often you look back, as agreed.", "Hoe vaak u terugkijkt, zoals afgesproken.", "P3M"
    )
    reviews: Maybe[list[Review]] = field(
        "The times that you looked back.", "De keren dat u hebt teruggekeken.", key="date"
    )


class Incident(Shape):
    """One time that something went wrong."""

    __dutch__ = "Eén keer dat er iets misging."

    date: Day = required(
        "The day on which it happened; the entry is known by it.",
        "De datum waarop het gebeurde; daaraan is het item te herkennen.",
        "2026-08-02",
    )
    document: str | None = field(
        "Where it is written down what happened and what was done.",
        "Waar is vastgelegd wat er gebeurde en wat eraan is gedaan.",
        "docs/incident-1.md",
    )
    closed_on: Maybe[Day] = field(
        "The day on which the incident was closed; leave it out while it is open.",
        "De datum waarop het incident is afgesloten; laat dit weg zolang het openstaat.",
        "2026-08-05",
    )


class Operations(Shape):
    """How it is run day by day, and how it will end. Asked from scale on."""

    __dutch__ = "Hoe het van dag tot dag wordt beheerd, en hoe het zal eindigen. Gevraagd vanaf opschalen."

    monitoring: str | None = field(
        "How the system is watched in use: a file or an address.",
        "Hoe het systeem in gebruik wordt bewaakt: een bestand of een adres.",
        "docs/monitoring.md",
    )
    incident_contact: str | None = field(
        "Where something that goes wrong is reported.",
        "Waar wordt gemeld dat er iets misgaat.",
        "servicedesk@example.org",
    )
    decommission: str | None = field(
        "How the system is switched off for good, and what happens to its data: a file or an address.",
        "Hoe het systeem voorgoed wordt uitgezet, en wat er dan met de gegevens gebeurt: een bestand of een adres.",
        "docs/exit.md",
    )
    incidents: Maybe[list[Incident]] = field(
        "What went wrong so far, and whether it is closed. `[]` says that nothing did; leaving it out says nothing.",
        "Wat er tot nu toe misging, en of het is afgesloten. `[]` zegt dat er niets misging; weglaten zegt niets.",
        key="date",
    )
