"""The section `sandbox`: the terms on which a tool may be tried out, also one that was in use unseen."""

from typing import Annotated, Literal

from aigov.manifest.data import Classification, PersonalData
from aigov.manifest.people import Who
from aigov.manifest.values import (
    Count,
    Day,
    GroupRef,
    KpiKey,
    Maybe,
    Period,
    Prose,
    Shape,
    SystemRef,
    field,
    required,
    words,
)

SandboxStatus = Annotated[
    Literal["proposed", "approved", "active", "suspended", "closed"],
    words(
        proposed=(
            "Its terms are written down, and nobody has said yes yet.",
            "De voorwaarden staan op papier, en niemand heeft nog ja gezegd.",
        ),
        approved=("It may begin.", "Het mag beginnen."),
        active=("It is running.", "Het loopt."),
        suspended=("It is stopped for now.", "Het ligt voorlopig stil."),
        closed=("It has ended.", "Het is afgelopen."),
    ),
]
Joined = Annotated[
    Literal["asked", "appointed", "everyone"],
    words(
        asked=("They came forward themselves.", "Ze hebben zich zelf gemeld."),
        appointed=("They were told to take part.", "Ze zijn aangewezen om mee te doen."),
        everyone=("Everyone of a department or group takes part.", "Iedereen van een afdeling of groep doet mee."),
    ),
]
Integrations = Annotated[
    Literal["none", "read_only", "read_write"],
    words(
        ["none", "read_only", "read_write"],
        none=("It is connected to no other system.", "Het is met geen ander systeem verbonden."),
        read_only=("It reads from other systems.", "Het leest uit andere systemen."),
        read_write=(
            "It reads from other systems and writes to them.",
            "Het leest uit andere systemen en schrijft erin.",
        ),
    ),
]


class Prolongation(Shape):
    """One time that the end was moved."""

    __dutch__ = "Eén keer dat het einde is verschoven."

    until_on: Day = required(
        "The new last day; the entry is known by it.",
        "De nieuwe laatste dag; daaraan is het item te herkennen.",
        "2026-03-15",
    )
    approved_by: Maybe[Who] = field("Who allowed more time.", "Wie meer tijd toestond.", "executive")
    reason: Prose | None = field(
        "Why more time was needed.",
        "Waarom er meer tijd nodig was.",
        "The second group of users could begin in January only.",
    )


class Users(Shape):
    """Who tries it out."""

    __dutch__ = "Wie het uitproberen."

    count: Maybe[Count] = field(
        "How many people use it now; an estimate will do to begin with.",
        "Hoeveel mensen het nu gebruiken; om te beginnen is een schatting genoeg.",
        14,
    )
    cap: Maybe[Count] = field(
        "How many people may use it at most.", "Hoeveel mensen het hoogstens mogen gebruiken.", 20
    )
    groups: Maybe[list[GroupRef]] = field(
        "The groups they come from: words of `need.groups`.",
        "De groepen waar ze uit komen: woorden uit `need.groups`.",
        ["permit_desk"],
    )
    joined: Maybe[Joined] = field(
        "How they came to take part; those who want to are the best to begin with.",
        "Hoe ze gingen meedoen; begin het liefst met mensen die zelf willen.",
        "asked",
    )


class Licences(Shape):
    """The licences that were given out, and whether they are used."""

    __dutch__ = "De licenties die zijn uitgegeven, en of ze worden gebruikt."

    issued: Maybe[Count] = field("How many licences were given out.", "Hoeveel licenties zijn uitgegeven.", 20)
    in_use: Maybe[Count] = field(
        "How many of them were in use when they were counted.",
        "Hoeveel daarvan in gebruik waren toen ze werden geteld.",
        14,
    )
    counted_on: Maybe[Day] = field(
        "The day on which they were counted.", "De datum waarop ze zijn geteld.", "2025-11-01"
    )
    unused_after: Maybe[Period] = field(
        "After how long without use a licence is taken back and given to someone else.",
        "Hoe lang een licentie ongebruikt mag zijn voordat ze wordt ingenomen en aan iemand anders gegeven.",
        "P30D",
    )
    reclaimed: Maybe[Count] = field(
        "How many licences were taken back so far.", "Hoeveel licenties tot nu toe zijn ingenomen.", 6
    )


class SandboxData(Shape):
    """Which data may go into it during the trial."""

    __dutch__ = "Welke gegevens er tijdens de proef in mogen."

    allowed: Maybe[list[Classification]] = field(
        "The classes of data that may go in.", "De classificaties van gegevens die erin mogen.", ["public", "internal"]
    )
    personal_data: Maybe[PersonalData] = field(
        "Which personal data may go in; none is where a trial begins.",
        "Welke persoonsgegevens erin mogen; een proef begint met none, zonder dus.",
        "none",
    )


class Success(Shape):
    """When the trial has succeeded."""

    __dutch__ = "Wanneer de proef is gelukt."

    kpi: KpiKey = required(
        "The KPI that decides: an id of `kpis`; the entry is known by it.",
        "De KPI die de doorslag geeft: een id uit `kpis`; daaraan is het item te herkennen.",
        "same-day",
    )
    threshold: Maybe[float] = field(
        "The value from which on it is a success, in the KPI's unit.",
        "De waarde vanaf welke de proef is gelukt, in de eenheid van de KPI.",
        45,
    )


class Sandbox(Shape):
    """The terms of a trial inside the organisation. Eight answers register a tool that is in use already.

    They are the tools, users, hypothesis, data, last day, contact, owner, and an entry of `decisions` that says who
    decides; the rest can wait until that decision is due.
    """

    __dutch__ = (
        "De voorwaarden van een proef binnen de organisatie (proeftuin). Met acht antwoorden is een tool"
        " geregistreerd die al in gebruik is: de tools, gebruikers, hypothese, gegevens, laatste dag, contact,"
        " eigenaar, en een item in `decisions` dat zegt wie beslist. De rest kan wachten tot dat besluit genomen moet"
        " worden."
    )

    status: Maybe[SandboxStatus] = field("How far the trial has come.", "Hoe ver de proef is.", "active")
    owner: Maybe[Who] = field(
        "Who runs the trial and answers for its terms.",
        "Wie de proef leidt en aanspreekbaar is op de voorwaarden.",
        "product_owner",
    )
    approved_by: Maybe[Who] = field(
        "Who at the top allowed the trial.", "Wie aan de top de proef heeft toegestaan.", "executive"
    )
    approved_on: Maybe[Day] = field(
        "The day on which the trial was allowed.", "De datum waarop de proef is toegestaan.", "2025-09-01"
    )
    starts_on: Maybe[Day] = field("The first day of the trial.", "De eerste dag van de proef.", "2025-09-15")
    ends_on: Maybe[Day] = field(
        "The last day of the trial, as first agreed; a trial without one is no trial.",
        "De laatste dag van de proef, zoals eerst afgesproken; een proef zonder einde is geen proef.",
        "2025-12-15",
    )
    prolongations: Maybe[list[Prolongation]] = field(
        "Each time that the end of the trial was moved.",
        "Elke keer dat het einde van de proef is verschoven.",
        key="until_on",
    )
    tools: Maybe[list[SystemRef]] = field(
        "What is tried out: ids of `systems`.", "Wat er wordt uitgeprobeerd: id's uit `systems`.", ["assistant"]
    )
    users: Maybe[Users] = field()
    licences: Maybe[Licences] = field()
    data: Maybe[SandboxData] = field()
    integrations: Maybe[Integrations] = field(
        "What the tools are connected to during the trial.",
        "Waar de tools tijdens de proef mee verbonden zijn.",
        "none",
    )
    hypothesis: Prose | None = field(
        "What you expect to find out, so that it can turn out wrong.",
        "Wat u verwacht te ontdekken, zo gesteld dat het ook níet kan kloppen.",
        "Ranking halves the wait of urgent requests.",
    )
    success: Maybe[list[Success]] = field(
        "When the trial has succeeded, agreed before it begins.",
        "Wanneer de proef is gelukt, afgesproken voordat hij begint.",
        key="kpi",
    )
    stop_when: Maybe[list[Prose]] = field(
        "What makes you stop the trial at once.",
        "Wanneer u meteen met de proef stopt.",
        ["A complaint about unequal treatment is upheld"],
    )
    contact: str | None = field(
        "Where users go with questions and worries. A data breach does not belong here: that goes to the privacy"
        " officer at once.",
        "Waar gebruikers terechtkunnen met vragen en zorgen. Een datalek hoort hier niet: dat gaat meteen naar de"
        " privacy officer.",
        "ai@example.org",
    )
    findings_shared_on: Maybe[Day] = field(
        "The day on which others heard what was found out, also where it failed.",
        "De datum waarop anderen hoorden wat er is ontdekt, ook waar het mislukte.",
        "2026-01-20",
    )
