"""The sections `decisions`, `open_questions`, `evidence`, `readings`: what was decided, is open, was looked at."""

from typing import Annotated, Final, Literal

from pydantic import Field

from aigov.manifest.people import Who
from aigov.manifest.values import END, STATED, Day, Id, ManifestPath, Maybe, Note, Prose, Shape, field, required, words

DecisionOutcome = Annotated[
    Literal["pending", "go", "conditional_go", "no_go", "stop", "extend", "pivot"],
    words(
        pending="Not taken yet.",
        go="Yes, go on.",
        conditional_go="Yes, under conditions that are written down.",
        no_go="Not now.",
        stop="No, and it ends here.",
        extend="More time first.",
        pivot="On, in another direction.",
    ),
]
Digest = Annotated[str, Note(pattern="^sha256:[0-9a-f]{64}" + END)]
A_DIGEST: Final = "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
QuestionKey = Annotated[str, Field(min_length=1), Note(pattern=STATED, x_path=True)]


class Condition(Shape):
    """Something that a yes depends on."""

    id: Id = required("A short name for the condition.", "works-council")
    condition: Prose | None = field("What has to be so for the yes to hold.", "The works council has advised.")
    due_on: Maybe[Day] = field("The day by which the condition has to be met.", "2027-01-31")
    met_on: Maybe[Day] = field("The day on which the condition was met; leave it out while it is not.", "2027-01-20")


class Decision(Shape):
    """One decision, taken or pending; also a pending one has somebody who decides and a day."""

    id: Id = required("A short name for the decision.", "enter-scale")
    subject: str | None = field(
        "What the decision is about; the passage into a stage is written `enter_pilot`, `enter_scale` and so on.",
        "enter_scale",
    )
    due_on: Maybe[Day] = field("The day by which the decision is to be taken.", "2026-12-15")
    decider: Maybe[Who] = field("Who decides; a role is better than a name.", "executive")
    outcome: Maybe[DecisionOutcome] = field("What was decided; pending until then.", "pending")
    decided_on: Maybe[Day] = field("The day on which the decision was taken.", "2026-01-15")
    reasons: Prose | None = field("Why it was decided so.", "Threshold met")
    weighed: Maybe[list[str]] = field(
        "What was weighed, in a word each; the effects on people and society are `societal_effects`.",
        ["societal_effects"],
    )
    conditions: Maybe[list[Condition]] = field("The conditions under which the answer was yes.", key="id")


class OpenQuestion(Shape):
    """Who will answer an `unknown`, and by when. It makes not knowing a plan."""

    at: QuestionKey = required(
        "The place in this file that the answer belongs to; the question is known by it.", "roles.dpo"
    )
    asked_of: Maybe[Who] = field("Who will find the answer; agree it with them.", "executive")
    due_on: Maybe[Day] = field("The day by which the answer will stand here.", "2026-12-15")


class Record(Shape):
    """Where a record is kept that is no file here."""

    system: str | None = field("The system that keeps the record.", "reporting")
    id: str | None = field("The number or name of the record in that system.", "Q3-2026")


class Evidence(Shape):
    """A file here, or a record kept elsewhere, on which a statement rests."""

    path: str | None = field("The file, seen from the folder of this manifest.", "docs/dpia-1.1.pdf")
    digest: Maybe[Digest] = field("The fingerprint of the file, so that a later change is seen.", A_DIGEST)
    dated_on: Maybe[Day] = field("The day that the file or record itself bears.", "2026-03-01")
    supports: Maybe[list[ManifestPath]] = field(
        "The statements that rest on it: sections, or places in them.", ["dpia"]
    )
    record: Maybe[Record] = field()


class Reading(Shape):
    """One time that somebody outside the team has read parts of this file; it goes stale when those parts change."""

    date: Day = required("The day of the reading; the entry is known by it.", "2026-03-02")
    read_by: Maybe[Who] = field("Who read it: somebody outside the team.", "thendriks")
    sections: Maybe[list[ManifestPath]] = field("The sections that were read.", ["need", "dpia"])
    digest: Maybe[Digest] = field("The fingerprint of what was read.", A_DIGEST)
