"""The exceptions to rules that somebody granted, `aigov.waivers.yaml`: each with a reason, an approver and an end."""

from typing import Literal

from aigov.manifest.config import RuleId
from aigov.manifest.people import Who
from aigov.manifest.values import Day, Id, Shape, Text, field, required


class Waiver(Shape):
    """One exception: for one rule, at one place, until a day."""

    __dutch__ = "Eén ontheffing: van één regel, op één plaats, tot een datum."

    id: Id = required("A short name for the waiver.", "Een korte naam voor de ontheffing.", "w-1")
    rule: RuleId | None = field(
        "The rule from which is departed, by its id.", "De regel waarvan wordt afgeweken, met zijn id.", "dpia/approved"
    )
    project: Id | None = field(
        "The id of the project for which it holds.",
        "De id van het project waarvoor de ontheffing geldt.",
        "parking-permit-triage",
    )
    path: Text | None = field(
        "The place in the manifest that the finding stands at; the whole manifest where nothing is written.",
        "De plaats in het manifest waar de bevinding staat; het hele manifest als er niets staat.",
        "dpia.status",
    )
    reason: Text | None = field(
        "Why it may be so for a time; every report says it.",
        "Waarom het een tijdlang zo mag zijn; elk rapport vermeldt het.",
        "The DPO is ill; the advice is set for February.",
    )
    requested_by: Who | None = field("Who asked for it.", "Wie erom vroeg.", "product_owner")
    approved_by: Who | None = field(
        "Who granted it: somebody else than who asked.",
        "Wie de ontheffing verleende: iemand anders dan wie erom vroeg.",
        "executive",
    )
    approved_on: Day | None = field(
        "The day on which it was granted.", "De datum waarop de ontheffing is verleend.", "2026-11-01"
    )
    expires_on: Day | None = field(
        "The last day on which it holds, to the end of that day, UTC.",
        "De laatste dag waarop de ontheffing geldt, tot het einde van die dag (UTC).",
        "2027-02-28",
    )
    compensating_measures: list[Text] | None = field(
        "What is done meanwhile, so that nobody is the worse for it.",
        "Wat er ondertussen wordt gedaan, zodat niemand er slechter van wordt.",
        ["A person checks each rank"],
    )
    reference: Text | None = field(
        "Where the decision is on record.", "Waar het besluit is vastgelegd.", "https://example.org/decisions/17"
    )


class Waivers(Shape):
    """The exceptions that were granted to one project."""

    __dutch__ = "De ontheffingen die aan één project zijn verleend."

    aigov: Literal[1] = required("The version of this format.", "De versie van dit bestandsformaat.", 1)
    waivers: list[Waiver] = required("The exceptions.", "De ontheffingen.", key="id")
