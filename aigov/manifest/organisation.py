"""The section `organisation`, and the organisation's own file: what is stated once for all its projects."""

from aigov.manifest.foundation import DataFoundation, Platform, Readiness, SharedArchitecture, SharedPractice
from aigov.manifest.mandate import Aim
from aigov.manifest.people import Person, Who
from aigov.manifest.scaling import Learning
from aigov.manifest.training import Audience
from aigov.manifest.values import Amount, Day, Id, Maybe, Period, Prose, Shape, Stated, field, required


class Goal(Shape):
    """One goal of the strategy, which projects can serve."""

    __dutch__ = "Eén doel van de strategie, waaraan projecten kunnen bijdragen."

    id: Id = required(
        "A short name for the goal; `mandate.strategy_goal` of a project refers to it.",
        "Een korte naam voor het doel; `mandate.strategy_goal` van een project verwijst ernaar.",
        "same-day-answers",
    )
    name: str | None = field(
        "The goal itself, in a few words.", "Het doel zelf, in een paar woorden.", "Answers the same day"
    )


class Strategy(Shape):
    """The organisation's strategy for AI, from which projects hang."""

    __dutch__ = "De AI-strategie van de organisatie, waar projecten op voortbouwen."

    title: str | None = field("The title of the strategy.", "De titel van de strategie.", "AI strategy 2026-2029")
    document: str | None = field(
        "Where the strategy can be read: a file or an address.",
        "Waar de strategie te lezen is: een bestand of een adres.",
        "docs/ai-strategy.md",
    )
    adopted_by: Maybe[Who] = field(
        "Who adopted the strategy.",
        "Wie de strategie heeft vastgesteld.",
        {"name": "Mayor and aldermen", "level": "board"},
    )
    adopted_on: Maybe[Day] = field(
        "The day on which the strategy was adopted.", "De datum waarop de strategie is vastgesteld.", "2026-01-10"
    )
    review_on: Maybe[Day] = field(
        "The day by which the strategy is looked at again.",
        "De datum waarop de strategie uiterlijk opnieuw wordt bekeken.",
        "2027-01-10",
    )
    vision: Prose | None = field(
        "What AI is to bring, in a sentence that people want to be part of.",
        "Wat AI moet brengen, in een zin waar mensen deel van willen zijn.",
        "Nobody waits for an answer that we already have.",
    )
    aims: Maybe[list[Aim]] = field(
        "What kinds of aim the strategy has; a vision goes beyond efficiency.",
        "Wat voor doelen de strategie heeft; een visie gaat verder dan efficiëntie.",
        ["service_quality", "inclusion"],
    )
    goals: Maybe[list[Goal]] = field(
        "The goals of the strategy, which projects can serve.",
        "De doelen van de strategie, waaraan projecten kunnen bijdragen.",
        key="id",
    )


class SandboxFramework(Shape):
    """The terms under which anyone in the organisation may try something out."""

    __dutch__ = "De voorwaarden waaronder iedereen in de organisatie iets mag uitproberen."

    document: str | None = field(
        "Where the terms for trials can be read: a file or an address.",
        "Waar de voorwaarden voor proeven te lezen zijn: een bestand of een adres.",
        "docs/sandbox.md",
    )
    longest: Maybe[Period] = field(
        "How long a trial may last at most, as a period.",
        "Hoe lang een proef hoogstens mag duren, als termijn.",
        "P90D",
    )
    decided_by: Maybe[Who] = field(
        "Who set the terms for trials.",
        "Wie de voorwaarden voor proeven heeft vastgesteld.",
        {"name": "Mayor and aldermen", "level": "board"},
    )


class Governance(Shape):
    """How the organisation decides about AI."""

    __dutch__ = "Hoe de organisatie over AI beslist."

    model: str | None = field(
        "The document that says who decides what about AI.",
        "Het document waarin staat wie waarover beslist als het om AI gaat.",
        "docs/governance.md",
    )
    sandbox_framework: Maybe[SandboxFramework] = field()


class LeaderSkill(Shape):
    """One field in which leaders are being trained."""

    __dutch__ = "Eén onderwerp waarin leidinggevenden worden opgeleid."

    topic: Stated = required(
        "The field: `technology`, `people`, or another; the entry is known by it.",
        "Het onderwerp: `technology`, `people` of een ander; daaraan is het item te herkennen.",
        "technology",
    )


class Skills(Shape):
    """What people can do now, what they are to be able to do, and how to get there."""

    __dutch__ = "Wat mensen nu kunnen, wat ze moeten gaan kunnen, en hoe ze daar komen."

    now: Prose | None = field("What people can do now.", "Wat mensen nu kunnen.", "Two analysts and no engineers.")
    target: Prose | None = field(
        "What people are to be able to do later.",
        "Wat mensen later moeten kunnen.",
        "Each department has someone who can judge a model.",
    )
    target_on: Maybe[Day] = field(
        "The day by which people are to be able to do so.",
        "De datum waarop mensen dat uiterlijk moeten kunnen.",
        "2028-01-01",
    )
    actions: Maybe[list[Prose]] = field(
        "What is done so that people learn it.",
        "Wat er wordt gedaan zodat mensen het leren.",
        ["A course for all team leaders"],
    )
    audiences: Maybe[list[Audience]] = field(
        "Whom these actions reach.", "Wie met deze acties worden bereikt.", ["leadership", "management", "users"]
    )
    leaders: Maybe[list[LeaderSkill]] = field(
        "In what leaders are trained: technology, and people.",
        "Waarin leidinggevenden worden opgeleid: techniek, en mensen.",
        key="topic",
    )


class CentreOfExpertise(Shape):
    """Where expertise in AI is brought together, or the partner that serves as such."""

    __dutch__ = "Waar deskundigheid in AI is gebundeld, of de partner die die rol vervult."

    name: str | None = field("The centre's name.", "De naam van het centrum.", "Data & AI centre")
    contact: str | None = field("Where the centre is reached.", "Waar het centrum te bereiken is.", "ai@example.org")
    fte: Maybe[Amount] = field(
        "How many people work at the centre, in full-time equivalents.",
        "Hoeveel mensen er in het centrum werken, in voltijdsbanen (fte).",
        6,
    )
    serves: Maybe[list[str]] = field(
        "The departments that the centre works for.", "De afdelingen waarvoor het centrum werkt.", ["parking", "legal"]
    )


class Organisation(Shape):
    """What the articles ask of the organisation, stated once for all its projects.

    It stands in `aigov.org.yaml`; a small organisation may write it into its one manifest.
    """

    __dutch__ = (
        "Wat de artikelen van de organisatie vragen, één keer vastgelegd voor al haar projecten. Het staat in"
        " `aigov.org.yaml`; een kleine organisatie mag het in haar ene manifest schrijven."
    )

    id: Id | None = field("A short name for the organisation.", "Een korte naam voor de organisatie.", "example-city")
    name: str | None = field("The organisation's name.", "De naam van de organisatie.", "Municipality of Example")
    people: Maybe[dict[Id, Person]] = field(
        "The people to whom projects refer, each under a short id.",
        "De mensen naar wie projecten verwijzen, elk onder een korte id.",
        {"ajansen": {"name": "A. Jansen"}},
    )
    strategy: Maybe[Strategy] = field()
    governance: Maybe[Governance] = field()
    skills: Maybe[Skills] = field()
    centre: Maybe[CentreOfExpertise] = field()
    platforms: Maybe[list[Platform]] = field(
        "The platforms that projects may use.", "De platforms die projecten mogen gebruiken.", key="id"
    )
    data_foundation: Maybe[DataFoundation] = field()
    architecture: Maybe[SharedArchitecture] = field()
    scaling_process: str | None = field(
        "How a project goes from pilot to scale here: a file or an address.",
        "Hoe een project hier van pilot naar opschalen gaat: een bestand of een adres.",
        "docs/scaling.md",
    )
    shared_practices: Maybe[list[SharedPractice]] = field(
        "Ways of working that teams shared with each other.",
        "Werkwijzen die teams met elkaar hebben gedeeld.",
        key="title",
    )
    readiness: Maybe[Readiness] = field()
    learning: Maybe[Learning] = field(
        "What the organisation learned across its projects, looked at again and again.",
        "Wat de organisatie uit al haar projecten leerde, telkens opnieuw bekeken.",
    )
