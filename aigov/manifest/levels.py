"""What a rule weighs: its levels, from which stage on, and from which day on."""

from typing import Annotated, Final, Literal

from aigov.manifest.values import Day, Shape, field, words

LevelWord = Annotated[
    Literal["error", "warning", "note"],
    words(
        ["note", "warning", "error"],
        error=(
            "The project should not go on like this; a check fails.",
            "Zo zou het project niet door moeten gaan; een check mislukt.",
        ),
        warning=(
            "It should be put right soon; a check does not fail, unless told to.",
            "Het moet binnenkort in orde komen; een check mislukt niet, tenzij dat is gevraagd.",
        ),
        note=("Good to know.", "Goed om te weten."),
    ),
]
StageLevel = Annotated[
    Literal["error", "warning", "note", "off"],
    words(
        ["off", "note", "warning", "error"],
        error=("From this stage on an error.", "Vanaf deze fase een fout."),
        warning=("From this stage on a warning.", "Vanaf deze fase een waarschuwing."),
        note=("From this stage on a note.", "Vanaf deze fase een opmerking."),
        off=("From this stage on nothing is asked any more.", "Vanaf deze fase wordt er niets meer gevraagd."),
    ),
]


class Levels(Shape):
    """From which stage the rule bites, and at which level, which then holds on through the stages up to production."""

    __dutch__ = (
        "Vanaf welke fase de regel gaat gelden, en op welk niveau; dat niveau blijft gelden in de fasen daarna, tot en"
        " met productie."
    )

    idea: StageLevel | None = field("Its level from idea on.", "Het niveau vanaf idee.", "note")
    sandbox: StageLevel | None = field("Its level from sandbox on.", "Het niveau vanaf sandbox.", "note")
    pilot: StageLevel | None = field("Its level from pilot on.", "Het niveau vanaf pilot.", "warning")
    scale: StageLevel | None = field("Its level from scale on.", "Het niveau vanaf opschalen.", "error")
    production: StageLevel | None = field("Its level in production.", "Het niveau in productie.", "error")
    retired: StageLevel | None = field(
        "Its level once the project is retired; nothing is carried forward to it.",
        "Het niveau zodra het project is uitgefaseerd; van eerdere fasen schuift niets door.",
        "note",
    )


class Steps(Shape):
    """From which day on a rule may weigh how much. Before the first of them, what fails is a note that names it."""

    __dutch__ = (
        "Hoe zwaar een regel vanaf welke datum mag wegen. Vóór de eerste datum is wat niet klopt een opmerking die"
        " die datum noemt."
    )

    note: Day | None = field("From this day on a note.", "Vanaf deze datum een opmerking.", "2026-07-01")
    warning: Day | None = field(
        "From this day on a warning, where it is no more than that.",
        "Vanaf deze datum een waarschuwing, als de regel niet zwaarder weegt dan dat.",
        "2027-01-01",
    )
    error: Day | None = field("From this day on an error.", "Vanaf deze datum een fout.", "2027-07-01")


EFFECTIVE_FROM: Final = (
    "The day on which the rule takes effect, or a day for each level. Before it, what fails is a note that names it."
)
EFFECTIVE_FROM_NL: Final = (
    "De datum waarop de regel ingaat, of een datum per niveau. Daarvóór is wat niet klopt een opmerking die die"
    " datum noemt."
)
EFFECTIVE_UNTIL: Final = "The last day on which the rule looks; after it, every report says that it was not asked."
EFFECTIVE_UNTIL_NL: Final = "De laatste dag waarop de regel geldt; daarna zegt elk rapport dat hij niet is gevraagd."
