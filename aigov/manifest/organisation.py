"""The section `organisation`, and the organisation's own file: what is stated once for all its projects."""

from aigov.manifest.foundation import DataFoundation, Platform, Readiness, SharedArchitecture, SharedPractice
from aigov.manifest.mandate import Aim
from aigov.manifest.people import Person, Who
from aigov.manifest.scaling import Learning
from aigov.manifest.training import Audience
from aigov.manifest.values import Amount, Day, Id, Maybe, Period, Prose, Shape, Stated, field, required


class Goal(Shape):
    """One goal of the strategy, which projects can serve."""

    id: Id = required(
        "A short name for the goal; `mandate.strategy_goal` of a project refers to it.", "same-day-answers"
    )
    name: str | None = field("The goal itself, in a few words.", "Answers the same day")


class Strategy(Shape):
    """The organisation's strategy for AI, from which projects hang."""

    title: str | None = field("The title of the strategy.", "AI strategy 2026-2029")
    document: str | None = field("Where the strategy can be read: a file or an address.", "docs/ai-strategy.md")
    adopted_by: Maybe[Who] = field("Who adopted the strategy.", {"name": "Mayor and aldermen", "level": "board"})
    adopted_on: Maybe[Day] = field("The day on which the strategy was adopted.", "2026-01-10")
    review_on: Maybe[Day] = field("The day by which the strategy is looked at again.", "2027-01-10")
    vision: Prose | None = field(
        "What AI is to bring, in a sentence that people want to be part of.",
        "Nobody waits for an answer that we already have.",
    )
    aims: Maybe[list[Aim]] = field(
        "What kinds of aim the strategy has; a vision goes beyond efficiency.", ["service_quality", "inclusion"]
    )
    goals: Maybe[list[Goal]] = field("The goals of the strategy, which projects can serve.", key="id")


class SandboxFramework(Shape):
    """The terms under which anyone in the organisation may try something out."""

    document: str | None = field("Where the terms for trials can be read: a file or an address.", "docs/sandbox.md")
    longest: Maybe[Period] = field("How long a trial may last at most, as a period.", "P90D")
    decided_by: Maybe[Who] = field("Who set the terms for trials.", {"name": "Mayor and aldermen", "level": "board"})


class Governance(Shape):
    """How the organisation decides about AI."""

    model: str | None = field("The document that says who decides what about AI.", "docs/governance.md")
    sandbox_framework: Maybe[SandboxFramework] = field()


class LeaderSkill(Shape):
    """One field in which leaders are being trained."""

    topic: Stated = required("The field: `technology`, `people`, or another; the entry is known by it.", "technology")


class Skills(Shape):
    """What people can do now, what they are to be able to do, and how to get there."""

    now: Prose | None = field("What people can do now.", "Two analysts and no engineers.")
    target: Prose | None = field(
        "What people are to be able to do later.", "Each department has someone who can judge a model."
    )
    target_on: Maybe[Day] = field("The day by which people are to be able to do so.", "2028-01-01")
    actions: Maybe[list[Prose]] = field("What is done so that people learn it.", ["A course for all team leaders"])
    audiences: Maybe[list[Audience]] = field("Whom these actions reach.", ["leadership", "management", "users"])
    leaders: Maybe[list[LeaderSkill]] = field("In what leaders are trained: technology, and people.", key="topic")


class CentreOfExpertise(Shape):
    """Where expertise in AI is brought together, or the partner that serves as such."""

    name: str | None = field("The centre's name.", "Data & AI centre")
    contact: str | None = field("Where the centre is reached.", "ai@example.org")
    fte: Maybe[Amount] = field("How many people work at the centre, in full-time equivalents.", 6)
    serves: Maybe[list[str]] = field("The departments that the centre works for.", ["parking", "legal"])


class Organisation(Shape):
    """What the articles ask of the organisation, stated once for all its projects.

    It stands in `aigov.org.yaml`; a small organisation may write it into its one manifest.
    """

    id: Id | None = field("A short name for the organisation.", "example-city")
    name: str | None = field("The organisation's name.", "Municipality of Example")
    people: Maybe[dict[Id, Person]] = field(
        "The people to whom projects refer, each under a short id.", {"ajansen": {"name": "A. Jansen"}}
    )
    strategy: Maybe[Strategy] = field()
    governance: Maybe[Governance] = field()
    skills: Maybe[Skills] = field()
    centre: Maybe[CentreOfExpertise] = field()
    platforms: Maybe[list[Platform]] = field("The platforms that projects may use.", key="id")
    data_foundation: Maybe[DataFoundation] = field()
    architecture: Maybe[SharedArchitecture] = field()
    scaling_process: str | None = field(
        "How a project goes from pilot to scale here: a file or an address.", "docs/scaling.md"
    )
    shared_practices: Maybe[list[SharedPractice]] = field(
        "Ways of working that teams shared with each other.", key="title"
    )
    readiness: Maybe[Readiness] = field()
    learning: Maybe[Learning] = field("What the organisation learned across its projects, looked at again and again.")
