"""The sections `dpia`, `impact` and `bias_review`: what was looked into before people carry the risk."""

from typing import Annotated, Literal

from aigov.manifest.kpis import Direction
from aigov.manifest.need import Size
from aigov.manifest.people import Who
from aigov.manifest.values import Day, EvidenceRef, Id, Maybe, Prose, Shape, field, required, words

DpiaStatus = Annotated[
    Literal[
        "not_screened",
        "not_required",
        "required",
        "in_progress",
        "submitted_to_dpo",
        "dpo_advised",
        "prior_consultation",
        "approved",
        "rejected",
    ],
    words(
        not_screened=(
            "Nobody looked yet whether one is needed.",
            "Nog niemand heeft getoetst of er een DPIA nodig is.",
        ),
        not_required=(
            "Screening found that none is needed; say who screened, and when.",
            "Een toets wees uit dat er geen nodig is; zeg wie toetste, en wanneer.",
        ),
        required=(
            "Screening found that one is needed; it has not begun.",
            "Een toets wees uit dat er een nodig is; er is nog niet mee begonnen.",
        ),
        in_progress=("It is being written.", "Er wordt aan geschreven."),
        submitted_to_dpo=(
            "It lies with the data protection officer for advice.",
            "De DPIA ligt voor advies bij de functionaris gegevensbescherming.",
        ),
        dpo_advised=(
            "The data protection officer has advised; it is not approved yet.",
            "De functionaris gegevensbescherming heeft geadviseerd; de DPIA is nog niet goedgekeurd.",
        ),
        prior_consultation=(
            "The supervisory authority is consulted, because a high risk remains (GDPR 36).",
            "De toezichthouder wordt geraadpleegd, omdat er een hoog risico overblijft (AVG, artikel 36).",
        ),
        approved=("The accountable person has approved it.", "De eindverantwoordelijke heeft de DPIA goedgekeurd."),
        rejected=(
            "The accountable person has rejected it; processing may not begin.",
            "De eindverantwoordelijke heeft de DPIA afgekeurd; de verwerking mag niet beginnen.",
        ),
    ),
]
ImpactStatus = Annotated[
    Literal["not_started", "planned", "in_progress", "completed", "not_required"],
    words(
        not_started=("Nothing has been done yet.", "Er is nog niets gedaan."),
        planned=("A day has been set.", "Er is een datum afgesproken."),
        in_progress=("It is being done.", "Er wordt aan gewerkt."),
        completed=("It is done, and the outcome is written down.", "Het is gedaan, en de uitkomst is vastgelegd."),
        not_required=("It was looked at, and found not to be needed.", "Er is naar gekeken, en het bleek niet nodig."),
    ),
]
Instrument = Annotated[
    Literal["iama_v2", "art27_template", "aia_canada", "other"],
    words(
        iama_v2=(
            "The Dutch IAMA, an assessment of fundamental rights and algorithms, second version.",
            "Het Nederlandse IAMA, een impact assessment voor mensenrechten en algoritmes, tweede versie.",
        ),
        art27_template=(
            "The template for article 27 of the AI Act.",
            "Het sjabloon voor artikel 27 van de AI-verordening.",
        ),
        aia_canada=("Canada's Algorithmic Impact Assessment.", "Het Canadese Algorithmic Impact Assessment."),
        other=("Another instrument.", "Een ander instrument."),
    ),
]
BiasStatus = Annotated[
    Literal["not_started", "planned", "in_progress", "completed", "not_applicable"],
    words(
        not_started=("Nothing has been done yet.", "Er is nog niets gedaan."),
        planned=("A day and a reviewer have been set.", "Er zijn een datum en een beoordelaar afgesproken."),
        in_progress=("It is being done.", "Er wordt aan gewerkt."),
        completed=("It is done, and the outcome is written down.", "Het is gedaan, en de uitkomst is vastgelegd."),
        not_applicable=(
            "Nobody is ranked, scored, decided about or treated differently by it.",
            "Er wordt niemand mee gerangschikt of gescoord, over niemand mee beslist en niemand anders door behandeld.",
        ),
    ),
]
BiasOutcome = Annotated[
    Literal["no_disparity_found", "disparity_justified", "disparity_mitigated", "disparity_unresolved", "inconclusive"],
    words(
        no_disparity_found=("No difference between groups was found.", "Er is geen verschil tussen groepen gevonden."),
        disparity_justified=(
            "A difference was found, and there is a reason that holds in law.",
            "Er is een verschil gevonden, met een reden die juridisch standhoudt.",
        ),
        disparity_mitigated=(
            "A difference was found, and brought back below the threshold.",
            "Er is een verschil gevonden, en teruggebracht tot onder de drempelwaarde.",
        ),
        disparity_unresolved=(
            "A difference was found, and is still there.",
            "Er is een verschil gevonden, en het is er nog.",
        ),
        inconclusive=(
            "It could not be told, for lack of data for instance.",
            "Het was niet vast te stellen, bijvoorbeeld bij gebrek aan gegevens.",
        ),
    ),
]


class DpoAdvice(Shape):
    """What the data protection officer said about the DPIA."""

    __dutch__ = "Wat de functionaris gegevensbescherming (FG) over de DPIA heeft gezegd."

    given_by: Maybe[Who] = field("Who gave the advice.", "Wie het advies gaf.", "dpo")
    given_on: Maybe[Day] = field("The day of the advice.", "De datum van het advies.", "2026-02-20")
    followed: Maybe[bool] = field(
        "Whether the advice was followed; where not, the DPIA says why.",
        "Of het advies is gevolgd; zo niet, dan staat in de DPIA waarom.",
        True,
    )


class Dpia(Shape):
    """The data protection impact assessment (GDPR 35).

    Screened and begun in the pilot, approved before personal data is used at scale.
    """

    __dutch__ = (
        "De gegevensbeschermingseffectbeoordeling (DPIA; AVG, artikel 35). Tijdens de pilot wordt getoetst of zij"
        " nodig is en wordt ermee begonnen; zij is goedgekeurd voordat persoonsgegevens op grote schaal worden"
        " gebruikt."
    )

    status: Maybe[DpiaStatus] = field(
        "How far the DPIA has come; the privacy officer knows. Nobody does? Write unknown, and who will ask.",
        "Hoe ver de DPIA is; de privacy officer weet dat. Weet niemand het? Schrijf unknown, en wie het gaat vragen.",
        "approved",
    )
    screened_by: Maybe[Who] = field(
        "Who looked whether a DPIA is needed.", "Wie toetste of er een DPIA nodig is.", "legal"
    )
    screened_on: Maybe[Day] = field("The day of the screening.", "De datum van die toets.", "2026-01-25")
    criteria: Maybe[list[str]] = field(
        "What the screening looked at and found, in a few words each.",
        "Wat in de toets is bekeken en gevonden, elk in een paar woorden.",
        ["large_scale", "vulnerable_people"],
    )
    version: str | None = field(
        "The version of the DPIA that these answers are about, in quotes.",
        "De versie van de DPIA waar deze antwoorden over gaan, tussen aanhalingstekens.",
        "1.1",
    )
    residual_risk: Maybe[Size] = field(
        "The risk to people that remains after all measures. High asks for prior consultation, or a stop.",
        "Het risico voor mensen dat na alle maatregelen overblijft. Is dat hoog, dan volgt voorafgaande raadpleging,"
        " of stoppen.",
        "low",
    )
    dpo_advice: Maybe[DpoAdvice] = field()
    approved_by: Maybe[Who] = field(
        "Who approved the DPIA: the accountable person, never the DPO.",
        "Wie de DPIA goedkeurde: de eindverantwoordelijke, nooit de FG.",
        "executive",
    )
    approved_on: Maybe[Day] = field("The day of the approval.", "De datum van de goedkeuring.", "2026-03-01")
    review_on: Maybe[Day] = field(
        "The day by which the DPIA is looked at again; earlier when the processing changes.",
        "De datum waarop de DPIA uiterlijk opnieuw wordt bekeken; eerder als de verwerking verandert.",
        "2029-03-01",
    )
    evidence: Maybe[list[EvidenceRef]] = field(
        "The report itself: ids of `evidence`.", "Het rapport zelf: id's uit `evidence`.", ["dpia-report"]
    )


class Impact(Shape):
    """What it does to people's rights and to society (AI Act 27 where it applies). Asked from pilot on."""

    __dutch__ = (
        "Wat het betekent voor de rechten van mensen en voor de samenleving (AI-verordening, artikel 27, waar dat"
        " geldt). Gevraagd vanaf pilot."
    )

    status: Maybe[ImpactStatus] = field("How far the assessment has come.", "Hoe ver de beoordeling is.", "completed")
    instrument: Maybe[Instrument] = field(
        "The instrument that is used for the assessment.", "Het instrument waarmee wordt beoordeeld.", "iama_v2"
    )
    societal_effects: Maybe[list[Prose]] = field(
        "The effects on society that were found, wanted and unwanted.",
        "De maatschappelijke effecten die zijn gevonden, gewenst en ongewenst.",
        ["Faster help for medical cases", "Risk of a queue nobody sees"],
    )
    completed_on: Maybe[Day] = field(
        "The day on which the assessment was done.", "De datum waarop de beoordeling af was.", "2026-02-28"
    )
    review_on: Maybe[Day] = field(
        "The day by which the assessment is looked at again.",
        "De datum waarop de beoordeling uiterlijk opnieuw wordt bekeken.",
        "2027-02-28",
    )
    evidence: Maybe[list[EvidenceRef]] = field(
        "The report itself: ids of `evidence`.", "Het rapport zelf: id's uit `evidence`.", ["impact-report"]
    )


class Metric(Shape):
    """One measure of unequal treatment, for one group."""

    __dutch__ = "Eén maat voor ongelijke behandeling, voor één groep."

    id: Id = required("A short name for this measurement.", "Een korte naam voor deze meting.", "eod-language")
    name: str | None = field("The measure that is used.", "De maat die is gebruikt.", "equal_opportunity_difference")
    group: str | None = field(
        "The group that it was measured for: a word of `groups_at_risk`.",
        "De groep waarvoor is gemeten: een woord uit `groups_at_risk`.",
        "non-native speakers",
    )
    value: Maybe[float] = field("The value that was found.", "De waarde die is gevonden.", 0.04)
    threshold: Maybe[float] = field(
        "The value that was agreed, beforehand, as the limit.", "De waarde die vooraf als grens is afgesproken.", 0.05
    )
    direction: Maybe[Direction] = field("Which way is better.", "Welke kant op beter is.", "down")


class BiasReview(Shape):
    """Whether groups of people are treated differently by it, looked at by someone apart from the builders.

    Asked from pilot on.
    """

    __dutch__ = (
        "Het bias-onderzoek: of groepen mensen er anders door worden behandeld, bekeken door iemand die losstaat van"
        " de bouwers. Gevraagd vanaf pilot."
    )

    status: Maybe[BiasStatus] = field("How far the review has come.", "Hoe ver het onderzoek is.", "completed")
    outcome: Maybe[BiasOutcome] = field(
        "What the reviewer found.", "Wat de beoordelaar heeft gevonden.", "disparity_mitigated"
    )
    reviewed_by: Maybe[Who] = field(
        "Who reviewed it. Whether that person stands apart from the builders is read from team, roles and employer.",
        "Wie het onderzoek deed. Of die persoon losstaat van de bouwers, volgt uit team, rollen en werkgever.",
        "thendriks",
    )
    reviewed_on: Maybe[Day] = field("The day of the review.", "De datum van het onderzoek.", "2026-02-10")
    review_on: Maybe[Day] = field(
        "The day by which the review is done again; earlier when model or data change.",
        "De datum waarop het onderzoek uiterlijk wordt herhaald; eerder als model of gegevens veranderen.",
        "2027-02-10",
    )
    groups_at_risk: Maybe[list[str]] = field(
        "The groups that could be treated worse; ask people who know them.",
        "De groepen die slechter behandeld zouden kunnen worden; vraag het mensen die hen kennen.",
        ["older residents", "non-native speakers"],
    )
    metrics: Maybe[list[Metric]] = field(
        "What was measured, for each group at risk.", "Wat er is gemeten, voor elke groep die risico loopt.", key="id"
    )
    mitigations: Maybe[list[Prose]] = field(
        "What was done about the differences that were found.",
        "Wat er is gedaan aan de gevonden verschillen.",
        ["Translated intake form"],
    )
    evidence: Maybe[list[EvidenceRef]] = field(
        "The report itself: ids of `evidence`.", "Het rapport zelf: id's uit `evidence`.", ["bias-report"]
    )
