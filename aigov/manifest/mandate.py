"""The section `mandate`: who at the top wants this, and on which terms."""

from typing import Annotated, Literal

from aigov.manifest.people import Who
from aigov.manifest.values import Amount, Day, KpiRef, Maybe, Prose, Shape, Unknown, field, required, words

Aim = Annotated[
    Literal[
        "efficiency",
        "service_quality",
        "inclusion",
        "safety",
        "sustainability",
        "employee_wellbeing",
        "research",
        "revenue",
    ],
    words(
        efficiency=(
            "The same work in less time or for less money.",
            "Hetzelfde werk in minder tijd of voor minder geld.",
        ),
        service_quality=(
            "Better or faster service for those it is meant for.",
            "Betere of snellere dienstverlening voor wie het bedoeld is.",
        ),
        inclusion=("People who were left out can take part.", "Mensen die buiten de boot vielen, kunnen meedoen."),
        safety=(
            "Fewer accidents, less crime or less harm.",
            "Minder ongevallen, minder criminaliteit of minder schade.",
        ),
        sustainability=("Less burden on climate and surroundings.", "Minder belasting voor klimaat en leefomgeving."),
        employee_wellbeing=("Better work for the people who do it.", "Beter werk voor de mensen die het doen."),
        research=("New knowledge.", "Nieuwe kennis."),
        revenue=("More income.", "Meer inkomsten."),
    ),
]


class CarriedAim(Shape):
    """One thing that the project is for, with the KPI that shows whether it comes true."""

    __dutch__ = "Eén doel van het project, met de KPI die laat zien of het wordt gehaald."

    aim: Aim = required(
        "What kind of aim it is; the entry is known by it.",
        "Wat voor soort doel het is; daaraan is het item te herkennen.",
        "service_quality",
    )
    kpi: KpiRef | None = field(
        "The KPI that carries this aim: an id of `kpis`. An aim that nobody measures stays a wish.",
        "De KPI bij dit doel: een id uit `kpis`. Een doel dat niemand meet, blijft een wens.",
        "same-day",
    )


class Resources(Shape):
    """What the project may spend, over the whole chain from technology to use."""

    __dutch__ = "Wat het project mag besteden, over de hele keten van techniek tot gebruik."

    currency: str | None = field(
        "The currency of the amounts, in three letters.", "De valuta van de bedragen, in drie letters.", "EUR"
    )
    technology: Maybe[Amount] = field(
        "The amount for technology: machines, licences, cloud.",
        "Het bedrag voor techniek: machines, licenties, cloud.",
        40000,
    )
    data: Maybe[Amount] = field(
        "The amount for gathering, cleaning and managing data.",
        "Het bedrag voor het verzamelen, opschonen en beheren van gegevens.",
        20000,
    )
    training_of_models: Maybe[Amount] = field(
        "The amount for training and testing models; 0 where nothing is trained.",
        "Het bedrag voor het trainen en testen van modellen; 0 als er niets wordt getraind.",
        30000,
    )
    rollout: Maybe[Amount] = field(
        "The amount for putting it to use: training people, support, changed work. Often forgotten, and where"
        " value is made.",
        "Het bedrag om het in gebruik te nemen: opleiding, ondersteuning, ander werk. Vaak vergeten, en juist hier"
        " ontstaat de waarde.",
        90000,
    )
    fte: Maybe[Amount] = field(
        "The people who are free for it, in full-time equivalents.",
        "De mensen die ervoor zijn vrijgemaakt, in voltijdsbanen (fte).",
        2.5,
    )


class PlayingField(Shape):
    """The field in which the team may play freely: governance, means and rules, set by the sponsor."""

    __dutch__ = (
        "Het speelveld waarbinnen het team vrij kan werken: besturing, middelen en regels, vastgesteld door de"
        " opdrachtgever."
    )

    governance: str | None = field(
        "The document that says who decides what: a file or an address.",
        "Het document waarin staat wie waarover beslist: een bestand of een adres.",
        "docs/governance.md",
    )
    resources: Maybe[Resources] = field()
    compliance: Maybe[list[str]] = field(
        "The laws and standards that hold for the project, by their short names as in the rules' `touches`.",
        "De wetten en normen die voor het project gelden, met hun korte namen zoals in `touches` van de regels.",
        ["gdpr", "eu-ai-act", "bio2"],
    )


class Deciding(Shape):
    """How decisions about the project are made."""

    __dutch__ = "Hoe over het project wordt besloten."

    decider: Maybe[Who] = field(
        "Who has the last word; a role is better than a name.",
        "Wie het laatste woord heeft; een rol is beter dan een naam.",
        "executive",
    )
    consulted: Maybe[list[Who | Unknown]] = field(
        "Who is heard before a decision: works council, DPO, security.",
        "Wie vóór een besluit wordt gehoord: ondernemingsraad, FG, beveiliging.",
        ["works_council", "dpo"],
    )
    how: Prose | None = field(
        "How decisions are made: in which meeting, how often, where they are written down.",
        "Hoe besluiten tot stand komen: in welk overleg, hoe vaak, waar ze worden vastgelegd.",
        "Monthly steering group, minutes in the register",
    )


class Mandate(Shape):
    """Who at the top wants this project, and on which terms.

    Asked from the first idea on; without it a project does not last.
    """

    __dutch__ = (
        "Wie aan de top dit project wil, en onder welke voorwaarden. Gevraagd vanaf het eerste idee; zonder mandaat"
        " houdt een project geen stand."
    )

    sponsor: Maybe[Who] = field(
        "The person at the top who stands for this project and shields it. Not found yet? Write unknown, and who"
        " will ask.",
        "Wie aan de top voor dit project staat en het beschermt: de opdrachtgever. Nog niet gevonden? Schrijf unknown,"
        " en wie het gaat vragen.",
        "executive",
    )
    approved_by: Maybe[Who] = field(
        "Who gave the mandate: somebody who may, at C level or above.",
        "Wie het mandaat gaf: iemand die daartoe bevoegd is, op het niveau van de directie of hoger.",
        "executive",
    )
    approved_on: Maybe[Day] = field(
        "The day on which the mandate was given.", "De datum waarop het mandaat is gegeven.", "2026-01-15"
    )
    review_on: Maybe[Day] = field(
        "The day on which the sponsor looks at the mandate again.",
        "De datum waarop de opdrachtgever het mandaat opnieuw bekijkt.",
        "2027-01-15",
    )
    strategy_goal: str | None = field(
        "The goal that this serves: an id from `strategy.goals` in the organisation's file.",
        "Het doel waaraan dit bijdraagt: een id uit `strategy.goals` in het bestand van de organisatie.",
        "same-day-answers",
    )
    aims: Maybe[list[CarriedAim]] = field(
        "What the project is for, each aim with the KPI that carries it.",
        "Waar het project voor is: elk doel met de KPI die erbij hoort.",
        key="aim",
    )
    societal_task: Prose | None = field(
        "The task of the organisation in society to which this contributes; a reference to a programme makes it firm.",
        "De maatschappelijke opgave waaraan dit bijdraagt; een verwijzing naar een programma maakt dat concreet.",
        "Accessible public space, council programme chapter 3.",
    )
    playing_field: Maybe[PlayingField] = field()
    deciding: Maybe[Deciding] = field()
    open_to: Prose | None = field(
        "What may still change through what is found out. Leading before the outcome is known means saying so.",
        "Wat nog kan veranderen door wat er wordt ontdekt. Leidinggeven voordat de uitkomst vaststaat, betekent dat"
        " ook zeggen.",
        "What we learn in the pilot may change the product.",
    )
