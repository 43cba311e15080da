"""The sections `alignment` and `roadmap`: leadership and IT side by side, and the way ahead in phases."""

from aigov.manifest.people import Who
from aigov.manifest.project import Stage
from aigov.manifest.values import Amount, Day, Maybe, Period, Shape, Unknown, field, required


class Meeting(Shape):
    """One meeting of leadership and IT."""

    __dutch__ = "Eén overleg van leiding en IT."

    date: Day = required(
        "The day of the meeting; the entry is known by it.",
        "De datum van het overleg; daaraan is het item te herkennen.",
        "2026-10-03",
    )
    minutes: str | None = field(
        "Where the minutes of the meeting are.", "Waar het verslag van het overleg staat.", "docs/minutes/2026-10.md"
    )
    present: Maybe[list[Who | Unknown]] = field(
        "Who was at the meeting.", "Wie bij het overleg waren.", ["executive", "rpeters"]
    )


class Payoff(Shape):
    """When the project is expected to pay off, agreed by both sides."""

    __dutch__ = "Wanneer het project zich naar verwachting terugbetaalt, door beide kanten afgesproken."

    expected_on: Maybe[Day] = field(
        "The day from which on the project is expected to pay off.",
        "De datum vanaf welke het project zich naar verwachting terugbetaalt.",
        "2027-01-01",
    )
    horizon: Maybe[Period] = field(
        "Over how long it is judged whether the project paid off.",
        "Over welke termijn wordt beoordeeld of het project zich heeft terugbetaald.",
        "P2Y",
    )
    agreed_by: Maybe[list[Who | Unknown]] = field(
        "Who agreed to this: leadership and IT both.",
        "Wie hiermee instemden: leiding en IT allebei.",
        ["executive", "rpeters"],
    )


class Alignment(Shape):
    """How leadership and IT stay side by side. Asked from pilot on."""

    __dutch__ = "Hoe leiding en IT gelijk blijven optrekken. Gevraagd vanaf pilot."

    leadership: Maybe[Who] = field("Who speaks for leadership.", "Wie namens de leiding spreekt.", "executive")
    it: Maybe[Who] = field("Who speaks for IT.", "Wie namens IT spreekt.", "rpeters")
    plan: str | None = field(
        "The plan that both share: a file or an address.",
        "Het plan dat beide delen: een bestand of een adres.",
        "docs/plan.md",
    )
    meets_every: Maybe[Period] = field(
        "How often leadership and IT meet, as agreed.",
        "Hoe vaak leiding en IT elkaar spreken, zoals afgesproken.",
        "P1M",
    )
    meetings: Maybe[list[Meeting]] = field(
        "The meetings of leadership and IT that were held.",
        "De overleggen die leiding en IT hebben gehad.",
        key="date",
    )
    payoff: Maybe[Payoff] = field()


class Phase(Shape):
    """One phase of the way ahead."""

    __dutch__ = "Eén fase van de routekaart."

    stage: Stage = required(
        "The stage that this phase is about; the phase is known by it.",
        "De fase van het project waar dit over gaat; daaraan is het item te herkennen.",
        "pilot",
    )
    starts_on: Maybe[Day] = field(
        "The first day of the phase; an estimate will do.",
        "De eerste dag van de fase; een schatting is genoeg.",
        "2026-03-01",
    )
    ends_on: Maybe[Day] = field(
        "The last day of the phase; an estimate will do.",
        "De laatste dag van de fase; een schatting is genoeg.",
        "2026-12-31",
    )
    functions: Maybe[list[str]] = field(
        "What it is to do in this phase, in the words of `need.functions`.",
        "Wat het in deze fase moet doen, in de woorden van `need.functions`.",
        ["Rank requests"],
    )
    budget: Maybe[Amount] = field(
        "The money for this phase, in the currency of the mandate.",
        "Het geld voor deze fase, in de valuta van het mandaat.",
        60000,
    )
    fte: Maybe[Amount] = field(
        "The people for this phase, in full-time equivalents.", "De mensen voor deze fase, in voltijdsbanen (fte).", 1
    )


class Roadmap(Shape):
    """The way ahead in a few phases, made by business and IT together. Asked from pilot on."""

    __dutch__ = (
        "De routekaart: de weg vooruit in een paar fasen, door de praktijk en IT samen uitgezet. Gevraagd vanaf pilot."
    )

    made_by: Maybe[list[Who | Unknown]] = field(
        "Who made the roadmap: somebody from the business and somebody from IT.",
        "Wie de routekaart maakten: iemand uit de praktijk en iemand van IT.",
        ["business_owner", "rpeters"],
    )
    reviewed_on: Maybe[Day] = field(
        "The day on which both last looked at the roadmap together.",
        "De datum waarop beiden de routekaart voor het laatst samen hebben bekeken.",
        "2026-09-01",
    )
    phases: Maybe[list[Phase]] = field("The phases, in their order.", "De fasen, in hun volgorde.", key="stage")
