"""The findings that were there when somebody began, `aigov.baseline.json`: they do not count, and only get fewer."""

from typing import Annotated, Literal

from aigov.manifest.config import RuleId
from aigov.manifest.levels import LevelWord
from aigov.manifest.values import END, Day, Note, Shape, required

Fingerprint = Annotated[str, Note(pattern="^[0-9a-f]{32}" + END)]


class Entry(Shape):
    """One finding, known by its fingerprint; the other parts say to people which one it is."""

    __dutch__ = "Eén bevinding, te herkennen aan haar vingerafdruk; de rest maakt voor mensen duidelijk welke het is."

    project: str = required(
        "The project's id, or the organisation's; of many projects `portfolio`.",
        "De id van het project of van de organisatie; bij een bevinding over veel projecten `portfolio`.",
        "permit-triage",
    )
    rule: RuleId = required("The rule's id.", "De id van de regel.", "dpia/approved")
    path: str = required(
        "The place that it is known by.", "De plaats waaraan de bevinding te herkennen is.", "dpia.status"
    )
    level: LevelWord = required(
        "What it weighed; once it weighs more it counts.",
        "Hoe zwaar de bevinding woog; weegt zij later zwaarder, dan telt zij mee.",
        "warning",
    )
    counted: bool = required(
        "Whether it counted; what could not be told, and counts since, is new.",
        "Of de bevinding meetelde; wat onbepaald was en nu meetelt, is nieuw.",
        True,
    )
    day: Day = required(
        "The day on which it was written down.", "De datum waarop de bevinding is opgeschreven.", "2026-11-22"
    )
    fingerprint: Fingerprint = required(
        "Over rule, project and place: never a line or a message.",
        "Berekend over regel, project en plaats: nooit over een regelnummer of een melding.",
        "0cc175b9c0f1b6a831c399e269772661",
    )


class Baseline(Shape):
    """The findings that do not count, because they were there when the baseline was drawn."""

    __dutch__ = "De beginstand: bevindingen die niet meetellen, omdat ze er al waren toen die werd vastgelegd."

    version: Literal[1] = required(
        "The version of this format.", "De versie van dit bestandsformaat.", 1, alias="aigov-baseline"
    )
    findings: list[Entry] = required("The findings, an entry a line.", "De bevindingen, op elke regel één.")
