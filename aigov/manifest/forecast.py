"""What `aigov forecast -f json` writes."""

from typing import Annotated, Literal

from aigov.manifest.finding import FindingOf
from aigov.manifest.report import KindWord, PackUsed, PluginUsed, Tool
from aigov.manifest.values import Count, Day, Shape, required, words

Before = Annotated[
    Literal["", "undecided", "note", "warning"],
    words(
        _="It is new.",
        undecided="It could not be told.",
        note="It was a note.",
        warning="It was a warning.",
    ),
]


class ComingOf(Shape):
    """A finding that appears on a day, or weighs more from that day on, if nobody acts."""

    day: Day = required("The first day on which a check finds it so.", "2026-12-16")
    was: Before = required("What it counted as before that day; empty where it did not.", "warning")
    kind: KindWord = required("What the report is about that it will stand in.", "manifest")
    finding: FindingOf = required()


class Forecast(Shape):
    """What will be found by a day, if nobody acts. It does not say whether the statements of a manifest are true."""

    version: Literal[1] = required("The version of this format.", 1, alias="aigov-forecast")
    tool: Tool = required()
    today: Day = required("The day from which on the forecast looks ahead.", "2026-11-22")
    until: Day = required("Its last day.", "2027-02-20")
    days: Count = required("How many days it looks ahead.", 90)
    packs: list[PackUsed] = required("The packs whose rules were asked.")
    plugins: list[PluginUsed] = required("The plugins that were loaded.")
    coming: list[ComingOf] = required("What appears, in the order of days.")
    counting_already: Count = required("How many findings count on the first day.", 2)
    subjects: Count = required("How many manifests and organisation's files were judged.", 1)
    last_lines: list[str] = required("What the report for people ends with.", ["If nobody acts: nothing new."])
