"""The section `need`: what the project is needed for, and what has to be there first."""

from typing import Annotated, Literal

from aigov.manifest.people import Who
from aigov.manifest.project import Stage
from aigov.manifest.values import Day, Id, Maybe, Period, Prose, Shape, field, required, words

Size = Annotated[
    Literal["low", "medium", "high"],
    words(
        ["low", "medium", "high"],
        low=("Little.", "Weinig."),
        medium=("Neither little nor much.", "Niet weinig en niet veel."),
        high=("Much.", "Veel."),
    ),
]
PreconditionKind = Annotated[
    Literal["process", "technology", "data", "organisation"],
    words(
        process=("A way of working that has to be there.", "Een werkwijze die er moet zijn."),
        technology=("A technical facility.", "Een technische voorziening."),
        data=("Data that has to be there, or good enough.", "Gegevens die er moeten zijn, of goed genoeg moeten zijn."),
        organisation=("People, skills, agreements.", "Mensen, vaardigheden, afspraken."),
    ),
]


class Precondition(Shape):
    """Something that has to be there before a stage can begin."""

    __dutch__ = "Iets wat er moet zijn voordat een fase kan beginnen."

    id: Id = required("A short name for this precondition.", "Een korte naam voor deze randvoorwaarde.", "intake-form")
    kind: Maybe[PreconditionKind] = field(
        "What kind of precondition it is.", "Wat voor soort randvoorwaarde het is.", "process"
    )
    stage: Maybe[Stage] = field(
        "The stage that needs it: neither too early nor too late.",
        "De fase die dit nodig heeft: niet te vroeg en niet te laat.",
        "pilot",
    )
    ready_on: Maybe[Day] = field(
        "The day on which the precondition was met; leave it out while it is not.",
        "De datum waarop aan de randvoorwaarde is voldaan; laat dit weg zolang dat niet zo is.",
        "2026-02-15",
    )
    due_on: Maybe[Day] = field(
        "The day by which the precondition has to be met.",
        "De datum waarop uiterlijk aan de randvoorwaarde moet zijn voldaan.",
        "2026-12-01",
    )


class Benefits(Shape):
    """What it brings, and to whom."""

    __dutch__ = "Wat het oplevert, en voor wie."

    business: Prose | None = field(
        "What the organisation gets from it.", "Wat de organisatie eraan heeft.", "Shorter queue"
    )
    employees: Prose | None = field(
        "What the people who work with it get from it.",
        "Wat de mensen die ermee werken eraan hebben.",
        "Fewer angry calls",
    )
    society: Prose | None = field(
        "What residents, or the public, get from it.",
        "Wat inwoners, of het publiek, eraan hebben.",
        "Medical cases first",
    )


class Value(Shape):
    """How much it promises, how much it takes, and how soon: a first guess by the team."""

    __dutch__ = "Hoeveel het belooft, hoeveel het vraagt en hoe snel het er is: een eerste schatting van het team."

    potential: Maybe[Size] = field(
        "How much value the project can bring.", "Hoeveel waarde het project kan opleveren.", "high"
    )
    effort: Maybe[Size] = field(
        "How much work and money the project takes.", "Hoeveel werk en geld het project kost.", "low"
    )
    realised_within: Maybe[Period] = field(
        "How soon the value can be there, as a period.", "Hoe snel de waarde er kan zijn, als termijn.", "P6M"
    )


class Need(Shape):
    """What the project is needed for, by those who asked.

    Asked from the first idea on, and looked at again as insight grows.
    """

    __dutch__ = (
        "Waar het project voor nodig is, volgens wie erom vroeg. Gevraagd vanaf het eerste idee, en opnieuw bekeken"
        " naarmate het inzicht groeit."
    )

    asked_by: Maybe[Who] = field(
        "The person from the work itself who asked for it.",
        "De persoon uit de praktijk zelf die erom vroeg.",
        "product_owner",
    )
    statement: Prose | None = field(
        "What is the matter today, without the solution.",
        "Wat er nu aan de hand is, zonder de oplossing.",
        "Urgent requests wait as long as routine ones.",
    )
    revised_on: Maybe[Day] = field(
        "The day on which the need was last talked through with those who have it.",
        "De datum waarop de behoefte voor het laatst is besproken met de mensen die haar hebben.",
        "2026-06-01",
    )
    intended_purpose: Prose | None = field(
        "What the system is to be used for, by whom, in which setting; the words by which the law will judge it.",
        "Waarvoor het systeem bedoeld is, voor wie en in welke omgeving; aan deze woorden toetst de wet het.",
        "Rank incoming requests by urgency for a human decision.",
    )
    out_of_scope: Maybe[list[Prose]] = field(
        "What the system is not to be used for.", "Waarvoor het systeem niet bedoeld is.", ["Deciding on a permit"]
    )
    groups: Maybe[list[str]] = field(
        "The groups of people that use it or are touched by it, a short word for each; other sections use these words.",
        "De groepen mensen die het gebruiken of ermee te maken krijgen, met een kort woord voor elk; andere onderdelen"
        " gebruiken deze woorden.",
        ["residents", "permit_desk"],
    )
    functions: Maybe[list[str]] = field(
        "What it is to do, function by function; the roadmap says when.",
        "Wat het moet doen, functie voor functie; de routekaart zegt wanneer.",
        ["Rank requests", "Explain the rank"],
    )
    preconditions: Maybe[list[Precondition]] = field(
        "What has to be there first, and for which stage.", "Wat er eerst moet zijn, en voor welke fase.", key="id"
    )
    benefits: Maybe[Benefits] = field()
    value: Maybe[Value] = field()
    cost_of_inaction: Prose | None = field(
        "What happens if nothing is done.",
        "Wat er gebeurt als er niets wordt gedaan.",
        "Complaints grow by a tenth a year.",
    )
