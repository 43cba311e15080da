"""The findings that were there when somebody began, `aigov.baseline.json`: they do not count, and only get fewer."""

from typing import Annotated, Literal

from aigov.manifest.config import RuleId
from aigov.manifest.levels import LevelWord
from aigov.manifest.values import END, Day, Note, Shape, required

Fingerprint = Annotated[str, Note(pattern="^[0-9a-f]{32}" + END)]


class Entry(Shape):
    """One finding, known by its fingerprint; the other parts say to people which one it is."""

    __dutch__ = "Eén bevinding, te herkennen aan haar vingerafdruk; de rest zegt mensen welke het is."

    project: str = required(
        "The project's id, or the organisation's; of many projects `portfolio`.",
        "De id van het project of van de organisatie; bij veel projecten `portfolio`.",
        "permit-triage",
    )
    rule: RuleId = required("The rule's id.", "De id van de regel.", "dpia/approved")
    path: str = required("The place that it is known by.", "De plek waaraan het te herkennen is.", "dpia.status")
    level: LevelWord = required(
        "What it weighed; once it weighs more it counts.",
        "Wat het woog; weegt het later zwaarder, dan telt het.",
        "warning",
    )
    counted: bool = required(
        "Whether it counted; what could not be told, and counts since, is new.",
        "Of het telde; wat onbepaald was en sindsdien telt, is nieuw.",
        True,
    )
    day: Day = required("The day on which it was written down.", "De datum waarop het is opgeschreven.", "2026-11-22")
    fingerprint: Fingerprint = required(
        "Over rule, project and place: never a line or a message.",
        "Over regel, project en plek: nooit over een regelnummer of een melding.",
        "0cc175b9c0f1b6a831c399e269772661",
    )


class Baseline(Shape):
    """The findings that do not count, because they were there when the baseline was drawn."""

    __dutch__ = "De bevindingen die niet tellen, omdat ze er al waren bij de nulmeting."

    version: Literal[1] = required(
        "The version of this format.", "De versie van dit bestandsformaat.", 1, alias="aigov-baseline"
    )
    findings: list[Entry] = required("The findings, an entry a line.", "De bevindingen, één vermelding per regel.")
