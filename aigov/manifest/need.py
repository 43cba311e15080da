"""The section `need`: what the project is needed for, and what has to be there first."""

from typing import Annotated, Literal

from aigov.manifest.people import Who
from aigov.manifest.project import Stage
from aigov.manifest.values import Day, Id, Maybe, Period, Prose, Shape, field, required, words

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
