"""The sections `mandate` and `need`: who wants this and under which terms, and what for."""

from typing import Annotated, Literal

from aigov.manifest.people import Who
from aigov.manifest.project import Stage
from aigov.manifest.values import Amount, Day, Id, KpiRef, Maybe, Period, Prose, Shape, Unknown, field, required, words

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
Size = Annotated[
    Literal["low", "medium", "high"],
    words(["low", "medium", "high"], low="Little.", medium="Neither little nor much.", high="Much."),
]
PreconditionKind = Annotated[
    Literal["process", "technology", "data", "organisation"],
    words(
        process="A way of working that has to be there.",
        technology="A technical facility.",
        data="Data that has to be there, or good enough.",
        organisation="People, skills, agreements.",
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


class Precondition(Shape):
    """Something that has to be there before a stage can begin."""

    id: Id = required("A short name for this precondition.", "intake-form")
    kind: Maybe[PreconditionKind] = field("What kind of precondition it is.", "process")
    stage: Maybe[Stage] = field("The stage that needs it: neither too early nor too late.", "pilot")
    ready_on: Maybe[Day] = field(
        "The day on which the precondition was met; leave it out while it is not.", "2026-02-15"
    )
    due_on: Maybe[Day] = field("The day by which the precondition has to be met.", "2026-12-01")


class Benefits(Shape):
    """What it brings, and to whom."""

    business: Prose | None = field("What the organisation gets from it.", "Shorter queue")
    employees: Prose | None = field("What the people who work with it get from it.", "Fewer angry calls")
    society: Prose | None = field("What residents, or the public, get from it.", "Medical cases first")


class Value(Shape):
    """How much it promises, how much it takes, and how soon: a first guess by the team."""

    potential: Maybe[Size] = field("How much value the project can bring.", "high")
    effort: Maybe[Size] = field("How much work and money the project takes.", "low")
    realised_within: Maybe[Period] = field("How soon the value can be there, as a period.", "P6M")


class Need(Shape):
    """What the project is needed for, by those who asked.

    Asked from the first idea on, and looked at again as insight grows.
    """

    asked_by: Maybe[Who] = field("The person from the work itself who asked for it.", "product_owner")
    statement: Prose | None = field(
        "What is the matter today, without the solution.", "Urgent requests wait as long as routine ones."
    )
    revised_on: Maybe[Day] = field(
        "The day on which the need was last talked through with those who have it.", "2026-06-01"
    )
    intended_purpose: Prose | None = field(
        "What the system is to be used for, by whom, in which setting; the words by which the law will judge it.",
        "Rank incoming requests by urgency for a human decision.",
    )
    out_of_scope: Maybe[list[Prose]] = field("What the system is not to be used for.", ["Deciding on a permit"])
    groups: Maybe[list[str]] = field(
        "The groups of people that use it or are touched by it, a short word for each; other sections use these words.",
        ["residents", "permit_desk"],
    )
    functions: Maybe[list[str]] = field(
        "What it is to do, function by function; the roadmap says when.", ["Rank requests", "Explain the rank"]
    )
    preconditions: Maybe[list[Precondition]] = field("What has to be there first, and for which stage.", key="id")
    benefits: Maybe[Benefits] = field()
    value: Maybe[Value] = field()
    cost_of_inaction: Prose | None = field("What happens if nothing is done.", "Complaints grow by a tenth a year.")
