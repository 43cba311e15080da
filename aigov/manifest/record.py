"""The sections `decisions`, `open_questions`, `evidence`, `readings`: what was decided, is open, was looked at."""

from typing import Annotated, Final, Literal

from pydantic import Field

from aigov.manifest.people import Who
from aigov.manifest.values import END, STATED, Day, Id, ManifestPath, Maybe, Note, Prose, Shape, field, required, words

DecisionOutcome = Annotated[
    Literal["pending", "go", "conditional_go", "no_go", "stop", "extend", "pivot"],
    words(
        pending=("Not taken yet.", "Nog niet genomen."),
        go=("Yes, go on.", "Ja, ga door."),
        conditional_go=("Yes, under conditions that are written down.", "Ja, onder voorwaarden die zijn vastgelegd."),
        no_go=("Not now.", "Nu niet."),
        stop=("No, and it ends here.", "Nee, en hier eindigt het."),
        extend=("More time first.", "Eerst meer tijd."),
        pivot=("On, in another direction.", "Verder, in een andere richting."),
    ),
]
Digest = Annotated[str, Note(pattern="^sha256:[0-9a-f]{64}" + END)]
A_DIGEST: Final = "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
QuestionKey = Annotated[str, Field(min_length=1), Note(pattern=STATED, x_path=True)]


class Condition(Shape):
    """Something that a yes depends on."""

    __dutch__ = "Iets waar een ja van afhangt."

    id: Id = required("A short name for the condition.", "Een korte naam voor de voorwaarde.", "works-council")
    condition: Prose | None = field(
        "What has to be so for the yes to hold.",
        "Waaraan voldaan moet zijn om het ja te laten gelden.",
        "The works council has advised.",
    )
    due_on: Maybe[Day] = field(
        "The day by which the condition has to be met.",
        "De datum waarop uiterlijk aan de voorwaarde moet zijn voldaan.",
        "2027-01-31",
    )
    met_on: Maybe[Day] = field(
        "The day on which the condition was met; leave it out while it is not.",
        "De datum waarop aan de voorwaarde is voldaan; laat dit weg zolang dat niet zo is.",
        "2027-01-20",
    )


class Decision(Shape):
    """One decision, taken or pending; also a pending one has somebody who decides and a day."""

    __dutch__ = (
        "Eén besluit, genomen of nog te nemen; ook bij een besluit dat nog moet vallen horen iemand die beslist en een"
        " datum."
    )

    id: Id = required("A short name for the decision.", "Een korte naam voor het besluit.", "enter-scale")
    subject: str | None = field(
        "What the decision is about; the passage into a stage is written `enter_pilot`, `enter_scale` and so on.",
        "Waar het besluit over gaat; de overgang naar een fase wordt geschreven als `enter_pilot`, `enter_scale`"
        " enzovoort.",
        "enter_scale",
    )
    due_on: Maybe[Day] = field(
        "The day by which the decision is to be taken.",
        "De datum waarop het besluit uiterlijk genomen moet zijn.",
        "2026-12-15",
    )
    decider: Maybe[Who] = field(
        "Who decides; a role is better than a name.", "Wie beslist; een rol is beter dan een naam.", "executive"
    )
    outcome: Maybe[DecisionOutcome] = field(
        "What was decided; pending until then.", "Wat er is besloten; tot die tijd pending.", "pending"
    )
    decided_on: Maybe[Day] = field(
        "The day on which the decision was taken.", "De datum waarop het besluit is genomen.", "2026-01-15"
    )
    reasons: Prose | None = field("Why it was decided so.", "Waarom zo is besloten.", "Threshold met")
    weighed: Maybe[list[str]] = field(
        "What was weighed, in a word each; the effects on people and society are `societal_effects`.",
        "Wat er is afgewogen, elk in één woord; de effecten op mensen en samenleving heten `societal_effects`.",
        ["societal_effects"],
    )
    conditions: Maybe[list[Condition]] = field(
        "The conditions under which the answer was yes.", "De voorwaarden waaronder het antwoord ja was.", key="id"
    )


class OpenQuestion(Shape):
    """Who will answer an `unknown`, and by when. It makes not knowing a plan."""

    __dutch__ = "Wie antwoord gaat geven op een `unknown`, en vóór wanneer. Zo wordt niet weten een plan."

    at: QuestionKey = required(
        "The place in this file that the answer belongs to; the question is known by it.",
        "De plaats in dit bestand waar het antwoord hoort; daaraan is de vraag te herkennen.",
        "roles.dpo",
    )
    asked_of: Maybe[Who] = field(
        "Who will find the answer; agree it with them.",
        "Wie het antwoord gaat zoeken; spreek het met die persoon af.",
        "executive",
    )
    due_on: Maybe[Day] = field(
        "The day by which the answer will stand here.",
        "De datum waarop het antwoord hier uiterlijk staat.",
        "2026-12-15",
    )


class Record(Shape):
    """Where a record is kept that is no file here."""

    __dutch__ = "Waar een stuk wordt bewaard dat hier geen bestand is."

    system: str | None = field(
        "The system that keeps the record.", "Het systeem waarin het stuk wordt bewaard.", "reporting"
    )
    id: str | None = field(
        "The number or name of the record in that system.",
        "Het nummer of de naam van het stuk in dat systeem.",
        "Q3-2026",
    )


class Evidence(Shape):
    """A file here, or a record kept elsewhere, on which a statement rests."""

    __dutch__ = "Een bestand hier, of een stuk dat elders wordt bewaard, waar een uitspraak op berust."

    path: str | None = field(
        "The file, seen from the folder of this manifest.",
        "Het bestand, gezien vanuit de map van dit manifest.",
        "docs/dpia-1.1.pdf",
    )
    digest: Maybe[Digest] = field(
        "The fingerprint of the file, so that a later change is seen.",
        "De vingerafdruk van het bestand, zodat een latere wijziging opvalt.",
        A_DIGEST,
    )
    dated_on: Maybe[Day] = field(
        "The day that the file or record itself bears.", "De datum die het bestand of stuk zelf draagt.", "2026-03-01"
    )
    supports: Maybe[list[ManifestPath]] = field(
        "The statements that rest on it: sections, or places in them.",
        "De uitspraken die erop berusten: onderdelen, of plaatsen daarin.",
        ["dpia"],
    )
    record: Maybe[Record] = field()


class Reading(Shape):
    """One time that somebody outside the team has read parts of this file; it goes stale when those parts change."""

    __dutch__ = (
        "Eén keer dat iemand van buiten het team delen van dit bestand heeft gelezen; verandert zo'n deel, dan telt"
        " dat niet meer."
    )

    date: Day = required(
        "The day of the reading; the entry is known by it.",
        "De datum waarop het is gelezen; daaraan is het item te herkennen.",
        "2026-03-02",
    )
    read_by: Maybe[Who] = field(
        "Who read it: somebody outside the team.", "Wie het las: iemand van buiten het team.", "thendriks"
    )
    sections: Maybe[list[ManifestPath]] = field(
        "The sections that were read.", "De onderdelen die zijn gelezen.", ["need", "dpia"]
    )
    digest: Maybe[Digest] = field(
        "The fingerprint of what was read.", "De vingerafdruk van wat er is gelezen.", A_DIGEST
    )
