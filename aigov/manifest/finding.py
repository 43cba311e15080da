"""The part of a report that says one finding: what is so, where, who acts, and under what it does not count."""

from typing import Annotated, Literal

from pydantic import Field

from aigov.manifest.levels import LevelWord
from aigov.manifest.values import Count, Day, Shape, field, required, words

Position = Annotated[int, Field(ge=1)]
FindingOutcome = Annotated[
    Literal["fail", "undecided"],
    words(fail="The rule does not hold.", undecided="It cannot be told."),
]
StandingWord = Annotated[
    Literal["open", "waived", "baselined"],
    words(
        open="It counts.",
        waived="Somebody granted an exception.",
        baselined="It was there when a baseline was drawn.",
    ),
]


class SpanOf(Shape):
    """A stretch of a file. Offsets count characters from 0, lines and columns from 1; the end is not part of it."""

    file: str = required("The file.", "aigov.yaml")
    start: Count = required("The offset of its first character.", 1201)
    end: Count = required("The offset after its last character.", 1212)
    line: Position = required("The line of its first character.", 41)
    column: Position = required("The column of its first character.", 11)
    end_line: Position = required("The line of its end.", 41)
    end_column: Position = required("The column after its last character.", 22)


class Place(Shape):
    """A place in a file."""

    path: str = required("The place as people write it; `$` is the whole file.", "dpia.status")
    span: SpanOf = required()


class ActsOf(Shape):
    """Who must act; both empty where nobody is named."""

    role: str = required("The role, or the path at which the manifest should name somebody.", "data_owner")
    name: str = required("The person's name.", "K. Smit")


class Excerpt(Shape):
    """The lines around the place, as they are written."""

    line: Count = required("The number of the first line.", 40)
    lines: list[str] = required("The lines, without line ends.", ["dpia:", "  status: in_progress"])


class ExemptionOf(Shape):
    """The waiver under which a finding does not count."""

    id: str = required("The waiver's id.", "w-1")
    where: str = required("Where it is written.", "aigov.waivers.yaml:3")
    reason: str = required("Why it may be so for a time.", "The DPO is ill; the advice is set for February.")
    requested_by: str = required("Who asked for it.", "B. de Vries")
    approved_by: str = required("Who granted it.", "A. Jansen")
    approved_on: str = required("The day on which it was granted.", "2026-11-01")
    expires_on: str = required("The last day on which it holds, to the end of that day, UTC.", "2027-02-28")
    measures: list[str] = required("What is done meanwhile.", ["A person checks each rank"])
    reference: str = required("Where the decision is on record.", "https://example.org/decisions/17")


class DrawnOf(Shape):
    """The entry of a baseline under which a finding does not count."""

    where: str = required("Where it is written.", "aigov.baseline.json:3")
    day: Day = required("The day on which it was written down.", "2026-11-22")


class FindingOf(Shape):
    """One thing that a rule says about one place."""

    rule: str = required("The rule's id.", "dpia/approved")
    outcome: FindingOutcome = required("Whether the rule fails here, or cannot be decided.", "fail")
    reason: str = required(
        "What makes it so, in a word: hole, false, due, ahead, structure, unknown and others.", "false"
    )
    level: LevelWord = required("How much it weighs.", "error")
    standing: StandingWord = required("Whether it counts.", "open")
    project: str = required("The project's id.", "parking-permit-triage")
    path: str = required("The place that it is known by: of something absent, the absent place.", "dpia.status")
    at: Place = required()
    related: list[Place] = required("Other places that have to do with it.")
    message: str = required("What is so, and what was expected.", "The DPIA is in progress.")
    remedy: str = required("The next step.", "Ask the DPO for advice.")
    acts: ActsOf = required()
    fingerprint: str = required(
        "What this finding is known by from run to run: 32 hexadecimal digits.", "0cc175b9c0f1b6a831c399e269772661"
    )
    day: str = required(
        "The day that decides, where one does: the last of a due or of a shelf life, or the one from which on the"
        " finding weighs more.",
        "2026-12-15",
    )
    aged: bool = required("Whether it is undecided for longer than what is unknown may be: it then counts.", False)
    excerpt: Excerpt = required()
    exemption: ExemptionOf | None = field()
    drawn: DrawnOf | None = field()
