"""The section `sandbox`: the terms on which a tool may be tried out, also one that was in use unseen."""

from typing import Annotated, Literal

from aigov.manifest.data import Classification, PersonalData
from aigov.manifest.people import Who
from aigov.manifest.values import (
    Count,
    Day,
    GroupRef,
    KpiKey,
    Maybe,
    Period,
    Prose,
    Shape,
    SystemRef,
    field,
    required,
    words,
)

SandboxStatus = Annotated[
    Literal["proposed", "approved", "active", "suspended", "closed"],
    words(
        proposed="Its terms are written down, and nobody has said yes yet.",
        approved="It may begin.",
        active="It is running.",
        suspended="It is stopped for now.",
        closed="It has ended.",
    ),
]
Joined = Annotated[
    Literal["asked", "appointed", "everyone"],
    words(
        asked="They came forward themselves.",
        appointed="They were told to take part.",
        everyone="Everyone of a department or group takes part.",
    ),
]
Integrations = Annotated[
    Literal["none", "read_only", "read_write"],
    words(
        ["none", "read_only", "read_write"],
        none="It is connected to no other system.",
        read_only="It reads from other systems.",
        read_write="It reads from other systems and writes to them.",
    ),
]


class Prolongation(Shape):
    """One time that the end was moved."""

    until_on: Day = required("The new last day; the entry is known by it.", "2026-03-15")
    approved_by: Maybe[Who] = field("Who allowed more time.", "executive")
    reason: Prose | None = field("Why more time was needed.", "The second group of users could begin in January only.")


class Users(Shape):
    """Who tries it out."""

    count: Maybe[Count] = field("How many people use it now; an estimate will do to begin with.", 14)
    cap: Maybe[Count] = field("How many people may use it at most.", 20)
    groups: Maybe[list[GroupRef]] = field("The groups they come from: words of `need.groups`.", ["permit_desk"])
    joined: Maybe[Joined] = field("How they came to take part; those who want to are the best to begin with.", "asked")


class Licences(Shape):
    """The licences that were given out, and whether they are used."""

    issued: Maybe[Count] = field("How many licences were given out.", 20)
    in_use: Maybe[Count] = field("How many of them were in use when they were counted.", 14)
    counted_on: Maybe[Day] = field("The day on which they were counted.", "2025-11-01")
    unused_after: Maybe[Period] = field(
        "After how long without use a licence is taken back and given to someone else.", "P30D"
    )
    reclaimed: Maybe[Count] = field("How many licences were taken back so far.", 6)


class SandboxData(Shape):
    """Which data may go into it during the trial."""

    allowed: Maybe[list[Classification]] = field("The classes of data that may go in.", ["public", "internal"])
    personal_data: Maybe[PersonalData] = field("Which personal data may go in; none is where a trial begins.", "none")


class Success(Shape):
    """When the trial has succeeded."""

    kpi: KpiKey = required("The KPI that decides: an id of `kpis`; the entry is known by it.", "same-day")
    threshold: Maybe[float] = field("The value from which on it is a success, in the KPI's unit.", 45)


class Sandbox(Shape):
    """The terms of a trial inside the organisation. Eight answers register a tool that is in use already.

    They are the tools, users, hypothesis, data, last day, contact, owner, and an entry of `decisions` that says who
    decides; the rest can wait until that decision is due.
    """

    status: Maybe[SandboxStatus] = field("How far the trial has come.", "active")
    owner: Maybe[Who] = field("Who runs the trial and answers for its terms.", "product_owner")
    approved_by: Maybe[Who] = field("Who at the top allowed the trial.", "executive")
    approved_on: Maybe[Day] = field("The day on which the trial was allowed.", "2025-09-01")
    starts_on: Maybe[Day] = field("The first day of the trial.", "2025-09-15")
    ends_on: Maybe[Day] = field(
        "The last day of the trial, as first agreed; a trial without one is no trial.", "2025-12-15"
    )
    prolongations: Maybe[list[Prolongation]] = field("Each time that the end of the trial was moved.", key="until_on")
    tools: Maybe[list[SystemRef]] = field("What is tried out: ids of `systems`.", ["assistant"])
    users: Maybe[Users] = field()
    licences: Maybe[Licences] = field()
    data: Maybe[SandboxData] = field()
    integrations: Maybe[Integrations] = field("What the tools are connected to during the trial.", "none")
    hypothesis: Prose | None = field(
        "What you expect to find out, so that it can turn out wrong.", "Ranking halves the wait of urgent requests."
    )
    success: Maybe[list[Success]] = field("When the trial has succeeded, agreed before it begins.", key="kpi")
    stop_when: Maybe[list[Prose]] = field(
        "What makes you stop the trial at once.", ["A complaint about unequal treatment is upheld"]
    )
    contact: str | None = field(
        "Where users go with questions and worries. A data breach does not belong here: that goes to the privacy"
        " officer at once.",
        "ai@example.org",
    )
    findings_shared_on: Maybe[Day] = field(
        "The day on which others heard what was found out, also where it failed.", "2026-01-20"
    )
