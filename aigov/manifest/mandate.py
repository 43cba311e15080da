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
        efficiency="The same work in less time or for less money.",
        service_quality="Better or faster service for those it is meant for.",
        inclusion="People who were left out can take part.",
        safety="Fewer accidents, less crime or less harm.",
        sustainability="Less burden on climate and surroundings.",
        employee_wellbeing="Better work for the people who do it.",
        research="New knowledge.",
        revenue="More income.",
    ),
]


class CarriedAim(Shape):
    """One thing that the project is for, with the KPI that shows whether it comes true."""

    aim: Aim = required("What kind of aim it is; the entry is known by it.", "service_quality")
    kpi: KpiRef | None = field(
        "The KPI that carries this aim: an id of `kpis`. An aim that nobody measures stays a wish.", "same-day"
    )


class Resources(Shape):
    """What the project may spend, over the whole chain from technology to use."""

    currency: str | None = field("The currency of the amounts, in three letters.", "EUR")
    technology: Maybe[Amount] = field("The amount for technology: machines, licences, cloud.", 40000)
    data: Maybe[Amount] = field("The amount for gathering, cleaning and managing data.", 20000)
    training_of_models: Maybe[Amount] = field(
        "The amount for training and testing models; 0 where nothing is trained.", 30000
    )
    rollout: Maybe[Amount] = field(
        "The amount for putting it to use: training people, support, changed work. Often forgotten, and where"
        " value is made.",
        90000,
    )
    fte: Maybe[Amount] = field("The people who are free for it, in full-time equivalents.", 2.5)


class PlayingField(Shape):
    """The field in which the team may play freely: governance, means and rules, set by the sponsor."""

    governance: str | None = field(
        "The document that says who decides what: a file or an address.", "docs/governance.md"
    )
    resources: Maybe[Resources] = field()
    compliance: Maybe[list[str]] = field(
        "The laws and standards that hold for the project, by their short names as in the rules' `touches`.",
        ["gdpr", "eu-ai-act", "bio2"],
    )


class Deciding(Shape):
    """How decisions about the project are made."""

    decider: Maybe[Who] = field("Who has the last word; a role is better than a name.", "executive")
    consulted: Maybe[list[Who | Unknown]] = field(
        "Who is heard before a decision: works council, DPO, security.", ["works_council", "dpo"]
    )
    how: Prose | None = field(
        "How decisions are made: in which meeting, how often, where they are written down.",
        "Monthly steering group, minutes in the register",
    )


class Mandate(Shape):
    """Who at the top wants this project, and on which terms.

    Asked from the first idea on; without it a project does not last.
    """

    sponsor: Maybe[Who] = field(
        "The person at the top who stands for this project and shields it. Not found yet? Write unknown, and who"
        " will ask.",
        "executive",
    )
    approved_by: Maybe[Who] = field("Who gave the mandate: somebody who may, at C level or above.", "executive")
    approved_on: Maybe[Day] = field("The day on which the mandate was given.", "2026-01-15")
    review_on: Maybe[Day] = field("The day on which the sponsor looks at the mandate again.", "2027-01-15")
    strategy_goal: str | None = field(
        "The goal that this serves: an id from `strategy.goals` in the organisation's file.", "same-day-answers"
    )
    aims: Maybe[list[CarriedAim]] = field("What the project is for, each aim with the KPI that carries it.", key="aim")
    societal_task: Prose | None = field(
        "The task of the organisation in society to which this contributes; a reference to a programme makes it firm.",
        "Accessible public space, council programme chapter 3.",
    )
    playing_field: Maybe[PlayingField] = field()
    deciding: Maybe[Deciding] = field()
    open_to: Prose | None = field(
        "What may still change through what is found out. Leading before the outcome is known means saying so.",
        "What we learn in the pilot may change the product.",
    )
