"""The findings that were there when somebody began, `aigov.baseline.json`: they do not count, and only get fewer."""

from typing import Annotated, Literal

from aigov.manifest.config import RuleId
from aigov.manifest.levels import LevelWord
from aigov.manifest.values import END, Day, Note, Shape, required

Fingerprint = Annotated[str, Note(pattern="^[0-9a-f]{32}" + END)]


class Entry(Shape):
    """One finding, known by its fingerprint; the other parts say to people which one it is."""

    project: str = required("The project's id, or the organisation's; of many projects `portfolio`.", "permit-triage")
    rule: RuleId = required("The rule's id.", "dpia/approved")
    path: str = required("The place that it is known by.", "dpia.status")
    level: LevelWord = required("What it weighed; once it weighs more it counts.", "warning")
    counted: bool = required("Whether it counted; what could not be told, and counts since, is new.", True)
    day: Day = required("The day on which it was written down.", "2026-11-22")
    fingerprint: Fingerprint = required(
        "Over rule, project and place: never a line or a message.", "0cc175b9c0f1b6a831c399e269772661"
    )


class Baseline(Shape):
    """The findings that do not count, because they were there when the baseline was drawn."""

    version: Literal[1] = required("The version of this format.", 1, alias="aigov-baseline")
    findings: list[Entry] = required("The findings, an entry a line.")
