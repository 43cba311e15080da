"""The sections `alignment` and `roadmap`: leadership and IT side by side, and the way ahead in phases."""

from aigov.manifest.people import Who
from aigov.manifest.project import Stage
from aigov.manifest.values import Amount, Day, Maybe, Period, Shape, Unknown, field, required


class Meeting(Shape):
    """One meeting of leadership and IT."""

    date: Day = required("The day of the meeting; the entry is known by it.", "2026-10-03")
    minutes: str | None = field("Where the minutes of the meeting are.", "docs/minutes/2026-10.md")
    present: Maybe[list[Who | Unknown]] = field("Who was at the meeting.", ["executive", "rpeters"])


class Payoff(Shape):
    """When the project is expected to pay off, agreed by both sides."""

    expected_on: Maybe[Day] = field("The day from which on the project is expected to pay off.", "2027-01-01")
    horizon: Maybe[Period] = field("Over how long it is judged whether the project paid off.", "P2Y")
    agreed_by: Maybe[list[Who | Unknown]] = field(
        "Who agreed to this: leadership and IT both.", ["executive", "rpeters"]
    )


class Alignment(Shape):
    """How leadership and IT stay side by side. Asked from pilot on."""

    leadership: Maybe[Who] = field("Who speaks for leadership.", "executive")
    it: Maybe[Who] = field("Who speaks for IT.", "rpeters")
    plan: str | None = field("The plan that both share: a file or an address.", "docs/plan.md")
    meets_every: Maybe[Period] = field("How often leadership and IT meet, as agreed.", "P1M")
    meetings: Maybe[list[Meeting]] = field("The meetings of leadership and IT that were held.", key="date")
    payoff: Maybe[Payoff] = field()


class Phase(Shape):
    """One phase of the way ahead."""

    stage: Stage = required("The stage that this phase is about; the phase is known by it.", "pilot")
    starts_on: Maybe[Day] = field("The first day of the phase; an estimate will do.", "2026-03-01")
    ends_on: Maybe[Day] = field("The last day of the phase; an estimate will do.", "2026-12-31")
    functions: Maybe[list[str]] = field(
        "What it is to do in this phase, in the words of `need.functions`.", ["Rank requests"]
    )
    budget: Maybe[Amount] = field("The money for this phase, in the currency of the mandate.", 60000)
    fte: Maybe[Amount] = field("The people for this phase, in full-time equivalents.", 1)


class Roadmap(Shape):
    """The way ahead in a few phases, made by business and IT together. Asked from pilot on."""

    made_by: Maybe[list[Who | Unknown]] = field(
        "Who made the roadmap: somebody from the business and somebody from IT.", ["business_owner", "rpeters"]
    )
    reviewed_on: Maybe[Day] = field("The day on which both last looked at the roadmap together.", "2026-09-01")
    phases: Maybe[list[Phase]] = field("The phases, in their order.", key="stage")
