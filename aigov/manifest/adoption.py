"""The sections `adoption` and `change`: from a working system to one that people use."""

from aigov.manifest.people import Who
from aigov.manifest.values import (
    Count,
    Day,
    GroupKey,
    GroupRef,
    Id,
    Maybe,
    Prose,
    Shape,
    Stated,
    field,
    required,
)


class UserTest(Shape):
    """One time that users tried it while others watched and listened."""

    __dutch__ = "Eén keer dat gebruikers het probeerden terwijl anderen meekeken en luisterden."

    date: Day = required(
        "The day of the test; the entry is known by it.",
        "De datum van de test; daaraan is het item te herkennen.",
        "2026-05-10",
    )
    participants: Maybe[Count] = field("How many users took part.", "Hoeveel gebruikers hebben meegedaan.", 8)
    findings: str | None = field(
        "Where it is written down what the test showed.", "Waar is vastgelegd wat de test liet zien.", "docs/test-1.md"
    )
    changed: Maybe[list[Prose]] = field(
        "What was changed because of the test.", "Wat er door de test is veranderd.", ["Larger font"]
    )


class Ambassador(Shape):
    """A colleague who shows others how it helps."""

    __dutch__ = "Een collega die anderen laat zien hoe het helpt."

    name: Stated = required(
        "The colleague's name; the entry is known by it.",
        "De naam van de collega; daaraan is het item te herkennen.",
        "F. Kok",
    )
    department: str | None = field(
        "The department that the colleague works in.", "De afdeling waar de collega werkt.", "parking"
    )


class Usage(Shape):
    """How many of those it is meant for use it, in one department on one day."""

    __dutch__ = "Hoeveel van de mensen voor wie het bedoeld is het gebruiken, op één afdeling op één dag."

    date: Day = required(
        "The day of the count; the entry is known by it.",
        "De datum van de telling; daaraan is het item te herkennen.",
        "2026-09-30",
    )
    department: str | None = field("The department that was counted.", "De afdeling die is geteld.", "parking")
    active: Maybe[Count] = field(
        "How many people of the department use the system.", "Hoeveel mensen van de afdeling het systeem gebruiken.", 11
    )
    intended: Maybe[Count] = field(
        "How many people of the department the system is meant for.",
        "Voor hoeveel mensen van de afdeling het systeem bedoeld is.",
        14,
    )


class DecisionUse(Shape):
    """One decision that was taken with the result in hand."""

    __dutch__ = "Eén besluit waarbij het resultaat is gebruikt."

    date: Day = required(
        "The day of the decision; the entry is known by it.",
        "De datum van het besluit; daaraan is het item te herkennen.",
        "2026-09-30",
    )
    decided_by: Maybe[Who] = field("Who decided.", "Wie besloot.", "decision_maker")
    example: str | None = field("Where the decision can be read.", "Waar het besluit te lezen is.", "docs/decision.md")


class Adoption(Shape):
    """Whether people accept it and use it; without that its value is not realised. Asked from pilot on."""

    __dutch__ = "Of mensen het accepteren en gebruiken; zonder dat levert het niets op. Gevraagd vanaf pilot."

    owner: Maybe[Who] = field(
        "Who sees to it that the system is used.", "Wie ervoor zorgt dat het systeem wordt gebruikt.", "adoption_owner"
    )
    user_tests: Maybe[list[UserTest]] = field("The tests with users.", "De tests met gebruikers.", key="date")
    ambassadors: Maybe[list[Ambassador]] = field(
        "The colleagues who show others how it helps.", "De collega's die anderen laten zien hoe het helpt.", key="name"
    )
    usage: Maybe[list[Usage]] = field(
        "The counts of use, one entry a department and day.",
        "De tellingen van het gebruik, één item per afdeling en dag.",
        key="date",
    )
    decisions_using_it: Maybe[list[DecisionUse]] = field(
        "Examples of decisions that were taken with it.",
        "Voorbeelden van besluiten die ermee zijn genomen.",
        key="date",
    )
    embedded_in: Maybe[list[str]] = field(
        "The work processes of which the system is now a part.",
        "De werkprocessen waar het systeem nu deel van uitmaakt.",
        ["permit intake process"],
    )


class ChangedWork(Shape):
    """How the work of one group changes."""

    __dutch__ = "Hoe het werk van één groep verandert."

    group: GroupKey = required(
        "The group whose work changes: a word of `need.groups`; the entry is known by it.",
        "De groep van wie het werk verandert: een woord uit `need.groups`; daaraan is het item te herkennen.",
        "permit_desk",
    )
    before: Prose | None = field(
        "How the group worked before.", "Hoe de groep eerder werkte.", "Takes the oldest request"
    )
    after: Prose | None = field(
        "How the group works with the system.",
        "Hoe de groep met het systeem werkt.",
        "Takes the highest rank and may overrule it",
    )
    reward: Prose | None = field(
        "What the people of the group themselves get from the change.",
        "Wat de mensen van de groep zelf aan de verandering hebben.",
        "Fewer angry calls",
    )


class Explanation(Shape):
    """One time that it was explained in plain words."""

    __dutch__ = "Eén keer dat het in gewone taal is uitgelegd."

    date: Day = required(
        "The day of the explanation; the entry is known by it.",
        "De datum van de uitleg; daaraan is het item te herkennen.",
        "2026-02-20",
    )
    group: GroupRef | None = field(
        "The group that it was explained to: a word of `need.groups`.",
        "De groep aan wie het is uitgelegd: een woord uit `need.groups`.",
        "permit_desk",
    )
    document: str | None = field(
        "Where the explanation can be read.", "Waar de uitleg te lezen is.", "docs/how-it-works.md"
    )


class Concern(Shape):
    """One worry that people have, and the answer to it."""

    __dutch__ = "Eén zorg die mensen hebben, en het antwoord erop."

    id: Id = required("A short name for the worry.", "Een korte naam voor de zorg.", "jobs")
    group: GroupRef | None = field(
        "The group that has it: a word of `need.groups`.",
        "De groep die deze zorg heeft: een woord uit `need.groups`.",
        "permit_desk",
    )
    concern: Prose | None = field(
        "The worry, in the words of those who have it.",
        "De zorg, in de woorden van de mensen die haar hebben.",
        "Will it replace us?",
    )
    answer: Prose | None = field(
        "The answer that they were given; leave it out while there is none.",
        "Het antwoord dat zij kregen; laat dit weg zolang er geen is.",
        "No posts depend on it; agreed with the works council",
    )
    answered_on: Maybe[Day] = field(
        "The day on which they were given the answer.", "De datum waarop zij het antwoord kregen.", "2026-02-21"
    )


class Change(Shape):
    """What changes for people, and how they are led through it. Asked from pilot on."""

    __dutch__ = "Wat er voor mensen verandert, en hoe zij daarin worden begeleid. Gevraagd vanaf pilot."

    accountable: Maybe[Who] = field(
        "Who leads both those who build it and those whose work changes.",
        "Wie zowel de bouwers leidt als de mensen van wie het werk verandert.",
        "executive",
    )
    changed_work: Maybe[list[ChangedWork]] = field(
        "Whose work changes, and how.", "Van wie het werk verandert, en hoe.", key="group"
    )
    explained: Maybe[list[Explanation]] = field(
        "When the system was explained in plain words, and to whom.",
        "Wanneer het systeem in gewone taal is uitgelegd, en aan wie.",
        key="date",
    )
    concerns: Maybe[list[Concern]] = field(
        "The worries that people brought up, and the answers they were given.",
        "De zorgen die mensen naar voren brachten, en de antwoorden die zij kregen.",
        key="id",
    )
    aspirations: Maybe[list[Prose]] = field(
        "What people hope to gain; ask them.",
        "Wat mensen ermee hopen te winnen; vraag het ze zelf.",
        ["Time for hard cases"],
    )
