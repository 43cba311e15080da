"""The sections `training` and `communication`: how people learn to work with it, and hear of it."""

from typing import Annotated, Literal

from aigov.manifest.people import Who
from aigov.manifest.values import Day, GroupKey, GroupRef, Maybe, Percent, Shape, field, required, words

Audience = Annotated[
    Literal["leadership", "management", "users", "developers", "all"],
    words(
        leadership=("Those who lead the organisation.", "Wie de organisatie leiden."),
        management=("Those who lead departments and teams.", "Wie afdelingen en teams leiden."),
        users=("Those who work with it.", "Wie ermee werken."),
        developers=("Those who build it and run it.", "Wie het bouwen en beheren."),
        all=("Everyone.", "Iedereen."),
    ),
]


class Course(Shape):
    """The training of one group."""

    __dutch__ = "De opleiding van één groep."

    group: GroupKey = required(
        "The group that is trained: a word of `need.groups`; the entry is known by it.",
        "De groep die wordt opgeleid: een woord uit `need.groups`; daaraan is het item te herkennen.",
        "permit_desk",
    )
    level: Maybe[Audience] = field(
        "Where in the organisation that group stands.", "Waar in de organisatie die groep staat.", "users"
    )
    topics: Maybe[list[str]] = field(
        "What the training is about, in a word each.",
        "Waar de opleiding over gaat, elk in één woord.",
        ["data_literacy", "ai_literacy", "security", "ethics"],
    )
    starts_on: Maybe[Day] = field("The first day of the training.", "De eerste dag van de opleiding.", "2026-02-25")
    ends_on: Maybe[Day] = field("The last day of the training.", "De laatste dag van de opleiding.", "2026-04-01")
    completed_percent: Maybe[Percent] = field(
        "How many of the group finished it, in percent.",
        "Welk deel van de groep de opleiding heeft afgerond, in procenten.",
        90,
    )


class Rollout(Shape):
    """When people get to work with it; training goes together with it."""

    __dutch__ = "Wanneer mensen ermee gaan werken; de opleiding loopt daarmee gelijk op."

    starts_on: Maybe[Day] = field(
        "The day on which the first people get it.", "De datum waarop de eerste mensen het krijgen.", "2026-03-01"
    )
    ends_on: Maybe[Day] = field(
        "The day on which the last people get it.", "De datum waarop de laatste mensen het krijgen.", "2026-12-31"
    )


class Training(Shape):
    """How people learn to work with it, and to know its limits. Asked from pilot on."""

    __dutch__ = "Hoe mensen leren ermee te werken, en de grenzen ervan leren kennen. Gevraagd vanaf pilot."

    plan: Maybe[list[Course]] = field(
        "Who is trained in what, and when.", "Wie waarin wordt opgeleid, en wanneer.", key="group"
    )
    rollout: Maybe[Rollout] = field()


class Message(Shape):
    """One message about it."""

    __dutch__ = "Eén bericht erover."

    date: Day = required(
        "The day of the message; the entry is known by it.",
        "De datum van het bericht; daaraan is het item te herkennen.",
        "2026-02-01",
    )
    channel: str | None = field(
        "The way by which the message went out.", "Het kanaal waarlangs het bericht is verspreid.", "intranet"
    )
    group: GroupRef | None = field(
        "The group that it was for: a word of `need.groups`.",
        "De groep voor wie het bedoeld was: een woord uit `need.groups`.",
        "permit_desk",
    )


class Story(Shape):
    """A user's own story of how it helped."""

    __dutch__ = "Het eigen verhaal van een gebruiker over hoe het hielp."

    date: Day = required(
        "The day on which it was told; the entry is known by it.",
        "De datum waarop het is verteld; daaraan is het item te herkennen.",
        "2026-09-15",
    )
    told_by: Maybe[Who] = field("Who told the story: a user.", "Wie het verhaal vertelde: een gebruiker.", "fkok")
    channels: Maybe[list[str]] = field(
        "The ways by which the story went out.",
        "De kanalen waarlangs het verhaal is verspreid.",
        ["intranet", "town hall"],
    )
    document: str | None = field(
        "Where the story can be read or seen.", "Waar het verhaal te lezen of te zien is.", "docs/story.md"
    )


class Demonstration(Shape):
    """One time that it was shown at work."""

    __dutch__ = "Eén keer dat is getoond hoe het werkt."

    date: Day = required(
        "The day of the demonstration; the entry is known by it.",
        "De datum van de demonstratie; daaraan is het item te herkennen.",
        "2026-06-01",
    )
    audience: str | None = field("Who saw the demonstration.", "Wie de demonstratie zagen.", "council")


class Communication(Shape):
    """How the organisation hears of it, more than once. Asked from pilot on."""

    __dutch__ = "Hoe de organisatie erover hoort, meer dan eens. Gevraagd vanaf pilot."

    owner: Maybe[Who] = field(
        "Who sees to it that the story is told.", "Wie ervoor zorgt dat het verhaal wordt verteld.", "communications"
    )
    messages: Maybe[list[Message]] = field(
        "The messages that went out.", "De berichten die zijn verspreid.", key="date"
    )
    stories: Maybe[list[Story]] = field(
        "The stories that users told.", "De verhalen die gebruikers vertelden.", key="date"
    )
    demonstrations: Maybe[list[Demonstration]] = field(
        "The times that the system was shown at work.", "De keren dat is getoond hoe het systeem werkt.", key="date"
    )
