"""The sections `training` and `communication`: how people learn to work with it, and hear of it."""

from typing import Annotated, Literal

from aigov.manifest.people import Who
from aigov.manifest.values import Day, GroupKey, GroupRef, Maybe, Percent, Shape, field, required, words

Audience = Annotated[
    Literal["leadership", "management", "users", "developers", "all"],
    words(
        leadership="Those who lead the organisation.",
        management="Those who lead departments and teams.",
        users="Those who work with it.",
        developers="Those who build it and run it.",
        all="Everyone.",
    ),
]


class Course(Shape):
    """The training of one group."""

    group: GroupKey = required(
        "The group that is trained: a word of `need.groups`; the entry is known by it.", "permit_desk"
    )
    level: Maybe[Audience] = field("Where in the organisation that group stands.", "users")
    topics: Maybe[list[str]] = field(
        "What the training is about, in a word each.", ["data_literacy", "ai_literacy", "security", "ethics"]
    )
    starts_on: Maybe[Day] = field("The first day of the training.", "2026-02-25")
    ends_on: Maybe[Day] = field("The last day of the training.", "2026-04-01")
    completed_percent: Maybe[Percent] = field("How many of the group finished it, in percent.", 90)


class Rollout(Shape):
    """When people get to work with it; training goes together with it."""

    starts_on: Maybe[Day] = field("The day on which the first people get it.", "2026-03-01")
    ends_on: Maybe[Day] = field("The day on which the last people get it.", "2026-12-31")


class Training(Shape):
    """How people learn to work with it, and to know its limits. Asked from pilot on."""

    plan: Maybe[list[Course]] = field("Who is trained in what, and when.", key="group")
    rollout: Maybe[Rollout] = field()


class Message(Shape):
    """One message about it."""

    date: Day = required("The day of the message; the entry is known by it.", "2026-02-01")
    channel: str | None = field("The way by which the message went out.", "intranet")
    group: GroupRef | None = field("The group that it was for: a word of `need.groups`.", "permit_desk")


class Story(Shape):
    """A user's own story of how it helped."""

    date: Day = required("The day on which it was told; the entry is known by it.", "2026-09-15")
    told_by: Maybe[Who] = field("Who told the story: a user.", "fkok")
    channels: Maybe[list[str]] = field("The ways by which the story went out.", ["intranet", "town hall"])
    document: str | None = field("Where the story can be read or seen.", "docs/story.md")


class Demonstration(Shape):
    """One time that it was shown at work."""

    date: Day = required("The day of the demonstration; the entry is known by it.", "2026-06-01")
    audience: str | None = field("Who saw the demonstration.", "council")


class Communication(Shape):
    """How the organisation hears of it, more than once. Asked from pilot on."""

    owner: Maybe[Who] = field("Who sees to it that the story is told.", "communications")
    messages: Maybe[list[Message]] = field("The messages that went out.", key="date")
    stories: Maybe[list[Story]] = field("The stories that users told.", key="date")
    demonstrations: Maybe[list[Demonstration]] = field("The times that the system was shown at work.", key="date")
