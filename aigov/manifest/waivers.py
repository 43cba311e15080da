"""The exceptions to rules that somebody granted, `aigov.waivers.yaml`: each with a reason, an approver and an end."""

from typing import Literal

from aigov.manifest.config import RuleId
from aigov.manifest.people import Who
from aigov.manifest.values import Day, Id, Shape, Text, field, required


class Waiver(Shape):
    """One exception: for one rule, at one place, until a day."""

    id: Id = required("A short name for the waiver.", "w-1")
    rule: RuleId | None = field("The rule from which is departed, by its id.", "dpia/approved")
    project: Id | None = field("The id of the project for which it holds.", "parking-permit-triage")
    path: Text | None = field(
        "The place in the manifest that the finding stands at; the whole manifest where nothing is written.",
        "dpia.status",
    )
    reason: Text | None = field(
        "Why it may be so for a time; every report says it.", "The DPO is ill; the advice is set for February."
    )
    requested_by: Who | None = field("Who asked for it.", "product_owner")
    approved_by: Who | None = field("Who granted it: somebody else than who asked.", "executive")
    approved_on: Day | None = field("The day on which it was granted.", "2026-11-01")
    expires_on: Day | None = field("The last day on which it holds, to the end of that day, UTC.", "2027-02-28")
    compensating_measures: list[Text] | None = field(
        "What is done meanwhile, so that nobody is the worse for it.", ["A person checks each rank"]
    )
    reference: Text | None = field("Where the decision is on record.", "https://example.org/decisions/17")


class Waivers(Shape):
    """The exceptions that were granted to one project."""

    aigov: Literal[1] = required("The version of this format.", 1)
    waivers: list[Waiver] = required("The exceptions.", key="id")
