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

    date: Day = required("The day of the test; the entry is known by it.", "2026-05-10")
    participants: Maybe[Count] = field("How many users took part.", 8)
    findings: str | None = field("Where it is written down what the test showed.", "docs/test-1.md")
    changed: Maybe[list[Prose]] = field("What was changed because of the test.", ["Larger font"])


class Ambassador(Shape):
    """A colleague who shows others how it helps."""

    name: Stated = required("The colleague's name; the entry is known by it.", "F. Kok")
    department: str | None = field("The department that the colleague works in.", "parking")


class Usage(Shape):
    """How many of those it is meant for use it, in one department on one day."""

    date: Day = required("The day of the count; the entry is known by it.", "2026-09-30")
    department: str | None = field("The department that was counted.", "parking")
    active: Maybe[Count] = field("How many people of the department use the system.", 11)
    intended: Maybe[Count] = field("How many people of the department the system is meant for.", 14)


class DecisionUse(Shape):
    """One decision that was taken with the result in hand."""

    date: Day = required("The day of the decision; the entry is known by it.", "2026-09-30")
    decided_by: Maybe[Who] = field("Who decided.", "decision_maker")
    example: str | None = field("Where the decision can be read.", "docs/decision.md")


class Adoption(Shape):
    """Whether people accept it and use it; without that its value is not realised. Asked from pilot on."""

    owner: Maybe[Who] = field("Who sees to it that the system is used.", "adoption_owner")
    user_tests: Maybe[list[UserTest]] = field("The tests with users.", key="date")
    ambassadors: Maybe[list[Ambassador]] = field("The colleagues who show others how it helps.", key="name")
    usage: Maybe[list[Usage]] = field("The counts of use, one entry a department and day.", key="date")
    decisions_using_it: Maybe[list[DecisionUse]] = field("Examples of decisions that were taken with it.", key="date")
    embedded_in: Maybe[list[str]] = field(
        "The work processes of which the system is now a part.", ["permit intake process"]
    )


class ChangedWork(Shape):
    """How the work of one group changes."""

    group: GroupKey = required(
        "The group whose work changes: a word of `need.groups`; the entry is known by it.", "permit_desk"
    )
    before: Prose | None = field("How the group worked before.", "Takes the oldest request")
    after: Prose | None = field("How the group works with the system.", "Takes the highest rank and may overrule it")
    reward: Prose | None = field("What the people of the group themselves get from the change.", "Fewer angry calls")


class Explanation(Shape):
    """One time that it was explained in plain words."""

    date: Day = required("The day of the explanation; the entry is known by it.", "2026-02-20")
    group: GroupRef | None = field("The group that it was explained to: a word of `need.groups`.", "permit_desk")
    document: str | None = field("Where the explanation can be read.", "docs/how-it-works.md")


class Concern(Shape):
    """One worry that people have, and the answer to it."""

    id: Id = required("A short name for the worry.", "jobs")
    group: GroupRef | None = field("The group that has it: a word of `need.groups`.", "permit_desk")
    concern: Prose | None = field("The worry, in the words of those who have it.", "Will it replace us?")
    answer: Prose | None = field(
        "The answer that they were given; leave it out while there is none.",
        "No posts depend on it; agreed with the works council",
    )
    answered_on: Maybe[Day] = field("The day on which they were given the answer.", "2026-02-21")


class Change(Shape):
    """What changes for people, and how they are led through it. Asked from pilot on."""

    accountable: Maybe[Who] = field("Who leads both those who build it and those whose work changes.", "executive")
    changed_work: Maybe[list[ChangedWork]] = field("Whose work changes, and how.", key="group")
    explained: Maybe[list[Explanation]] = field(
        "When the system was explained in plain words, and to whom.", key="date"
    )
    concerns: Maybe[list[Concern]] = field(
        "The worries that people brought up, and the answers they were given.", key="id"
    )
    aspirations: Maybe[list[Prose]] = field("What people hope to gain; ask them.", ["Time for hard cases"])
