"""The part of a report that says one finding: what is so, where, who acts, and under what it does not count."""

from typing import Annotated, Literal

from pydantic import Field

from aigov.manifest.levels import LevelWord
from aigov.manifest.values import Count, Day, Shape, field, required, words

Position = Annotated[int, Field(ge=1)]
FindingOutcome = Annotated[
    Literal["fail", "undecided"],
    words(
        fail=("The rule does not hold.", "Aan de regel is niet voldaan."),
        undecided=("It cannot be told.", "Het is onbepaald."),
    ),
]
StandingWord = Annotated[
    Literal["open", "waived", "baselined", "earlier"],
    words(
        open=("It counts.", "De bevinding telt mee."),
        waived=("Somebody granted an exception.", "Iemand heeft een ontheffing verleend."),
        baselined=(
            "It was there when a baseline was drawn.",
            "De bevinding was er al toen de beginstand werd vastgelegd.",
        ),
        earlier=(
            "It was open at the revision that the run is compared with.",
            "De bevinding stond al open bij de revisie waarmee de run wordt vergeleken.",
        ),
    ),
]


class SpanOf(Shape):
    """A stretch of a file. Offsets count characters from 0, lines and columns from 1; the end is not part of it."""

    __dutch__ = (
        "Een stuk van een bestand. Posities tellen tekens vanaf 0, regels en kolommen vanaf 1; het einde hoort er niet"
        " bij."
    )

    file: str = required("The file.", "Het bestand.", "aigov.yaml")
    start: Count = required("The offset of its first character.", "De positie van het eerste teken.", 1201)
    end: Count = required("The offset after its last character.", "De positie na het laatste teken.", 1212)
    line: Position = required("The line of its first character.", "De regel van het eerste teken.", 41)
    column: Position = required("The column of its first character.", "De kolom van het eerste teken.", 11)
    end_line: Position = required("The line of its end.", "De regel van het einde.", 41)
    end_column: Position = required("The column after its last character.", "De kolom na het laatste teken.", 22)


class Place(Shape):
    """A place in a file."""

    __dutch__ = "Een plaats in een bestand."

    path: str = required(
        "The place as people write it; `$` is the whole file.",
        "De plaats zoals mensen die schrijven; `$` is het hele bestand.",
        "dpia.status",
    )
    span: SpanOf = required()


class ActsOf(Shape):
    """Who must act; both empty where nobody is named."""

    __dutch__ = "Wie aan zet is; beide leeg als niemand is genoemd."

    role: str = required(
        "The role, or the path at which the manifest should name somebody.",
        "De rol, of het pad waar het manifest iemand zou moeten noemen.",
        "data_owner",
    )
    name: str = required("The person's name.", "De naam van de persoon.", "K. Smit")


class Excerpt(Shape):
    """The lines around the place, as they are written."""

    __dutch__ = "De regels rond de plaats, zoals ze geschreven staan."

    line: Count = required("The number of the first line.", "Het nummer van de eerste regel.", 40)
    lines: list[str] = required(
        "The lines, without line ends.", "De regels, zonder regeleinden.", ["dpia:", "  status: in_progress"]
    )


class ExemptionOf(Shape):
    """The waiver under which a finding does not count."""

    __dutch__ = "De ontheffing waardoor een bevinding niet meetelt."

    id: str = required("The waiver's id.", "De id van de ontheffing.", "w-1")
    where: str = required("Where it is written.", "Waar het geschreven staat.", "aigov.waivers.yaml:3")
    reason: str = required(
        "Why it may be so for a time.",
        "Waarom het een tijdlang zo mag zijn.",
        "The DPO is ill; the advice is set for February.",
    )
    requested_by: str = required("Who asked for it.", "Wie erom vroeg.", "B. de Vries")
    approved_by: str = required("Who granted it.", "Wie de ontheffing verleende.", "A. Jansen")
    approved_on: str = required(
        "The day on which it was granted.", "De datum waarop de ontheffing is verleend.", "2026-11-01"
    )
    expires_on: str = required(
        "The last day on which it holds, to the end of that day, UTC.",
        "De laatste dag waarop de ontheffing geldt, tot het einde van die dag (UTC).",
        "2027-02-28",
    )
    measures: list[str] = required(
        "What is done meanwhile.", "Wat er ondertussen wordt gedaan.", ["A person checks each rank"]
    )
    reference: str = required(
        "Where the decision is on record.", "Waar het besluit is vastgelegd.", "https://example.org/decisions/17"
    )


class DrawnOf(Shape):
    """The entry of a baseline under which a finding does not count."""

    __dutch__ = "Het item in een beginstand waardoor een bevinding niet meetelt."

    where: str = required("Where it is written.", "Waar het geschreven staat.", "aigov.baseline.json:3")
    day: Day = required(
        "The day on which it was written down.", "De datum waarop de bevinding is opgeschreven.", "2026-11-22"
    )


class FindingOf(Shape):
    """One thing that a rule says about one place."""

    __dutch__ = "Wat één regel over één plaats zegt."

    rule: str = required("The rule's id.", "De id van de regel.", "dpia/approved")
    outcome: FindingOutcome = required(
        "Whether the rule fails here, or cannot be decided.",
        "Of hier niet aan de regel is voldaan, of dat dat onbepaald is.",
        "fail",
    )
    reason: str = required(
        "What makes it so, in a word: hole, false, due, ahead, structure, unknown and others.",
        "Hoe dat komt, in één woord: hole, false, due, ahead, structure, unknown en andere.",
        "false",
    )
    level: LevelWord = required("How much it weighs.", "Hoe zwaar de bevinding weegt.", "error")
    standing: StandingWord = required("Whether it counts.", "Of de bevinding meetelt.", "open")
    project: str = required("The project's id.", "De id van het project.", "parking-permit-triage")
    path: str = required(
        "The place that it is known by: of something absent, the absent place.",
        "De plaats waaraan de bevinding te herkennen is: bij iets wat ontbreekt, de ontbrekende plaats.",
        "dpia.status",
    )
    at: Place = required()
    related: list[Place] = required(
        "Other places that have to do with it.", "Andere plaatsen die ermee te maken hebben."
    )
    message: str = required(
        "What is so, and what was expected.", "Wat er is, en wat er werd verwacht.", "The DPIA is in progress."
    )
    remedy: str = required("The next step.", "De volgende stap.", "Ask the DPO for advice.")
    acts: ActsOf = required()
    fingerprint: str = required(
        "What this finding is known by from run to run: 32 hexadecimal digits.",
        "Waaraan deze bevinding van run tot run te herkennen is: 32 hexadecimale cijfers.",
        "0cc175b9c0f1b6a831c399e269772661",
    )
    day: str = required(
        "The day that decides, where one does: the last of a due or of a shelf life, or the one from which on the"
        " finding weighs more.",
        "De datum die bepalend is, als die er is: de laatste dag van een termijn of van de houdbaarheid, of de dag"
        " vanaf welke de bevinding zwaarder weegt.",
        "2026-12-15",
    )
    aged: bool = required(
        "Whether it is undecided for longer than what is unknown may be: it then counts.",
        "Of de bevinding langer onbepaald is dan iets onbekend mag blijven: dan telt zij mee.",
        False,
    )
    excerpt: Excerpt = required()
    exemption: ExemptionOf | None = field()
    drawn: DrawnOf | None = field()
