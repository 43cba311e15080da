"""What a rule weighs: its levels, from which stage on, and from which day on."""

from typing import Annotated, Final, Literal

from aigov.manifest.values import Day, Shape, field, words

LevelWord = Annotated[
    Literal["error", "warning", "note"],
    words(
        ["note", "warning", "error"],
        error="The project should not go on like this; a check fails.",
        warning="It should be put right soon; a check does not fail, unless told to.",
        note="Good to know.",
    ),
]
StageLevel = Annotated[
    Literal["error", "warning", "note", "off"],
    words(
        ["off", "note", "warning", "error"],
        error="From this stage on an error.",
        warning="From this stage on a warning.",
        note="From this stage on a note.",
        off="From this stage on nothing is asked any more.",
    ),
]


class Levels(Shape):
    """From which stage the rule bites, and at which level, which then holds on through the stages up to production."""

    idea: StageLevel | None = field("Its level from idea on.", "note")
    sandbox: StageLevel | None = field("Its level from sandbox on.", "note")
    pilot: StageLevel | None = field("Its level from pilot on.", "warning")
    scale: StageLevel | None = field("Its level from scale on.", "error")
    production: StageLevel | None = field("Its level in production.", "error")
    retired: StageLevel | None = field(
        "Its level once the project is retired; nothing is carried forward to it.", "note"
    )


class Steps(Shape):
    """From which day on a rule may weigh how much. Before the first of them, what fails is a note that names it."""

    note: Day | None = field("From this day on a note.", "2026-07-01")
    warning: Day | None = field("From this day on a warning, where it is no more than that.", "2027-01-01")
    error: Day | None = field("From this day on an error.", "2027-07-01")


EFFECTIVE_FROM: Final = (
    "The day on which the rule takes effect, or a day for each level. Before it, what fails is a note that names it."
)
EFFECTIVE_UNTIL: Final = "The last day on which the rule looks; after it, every report says that it was not asked."
