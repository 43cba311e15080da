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
        not_screened="Nobody looked yet whether one is needed.",
        not_required="Screening found that none is needed; say who screened, and when.",
        required="Screening found that one is needed; it has not begun.",
        in_progress="It is being written.",
        submitted_to_dpo="It lies with the data protection officer for advice.",
        dpo_advised="The data protection officer has advised; it is not approved yet.",
        prior_consultation="The supervisory authority is consulted, because a high risk remains (GDPR 36).",
        approved="The accountable person has approved it.",
        rejected="The accountable person has rejected it; processing may not begin.",
    ),
]
ImpactStatus = Annotated[
    Literal["not_started", "planned", "in_progress", "completed", "not_required"],
    words(
        not_started="Nothing has been done yet.",
        planned="A day has been set.",
        in_progress="It is being done.",
        completed="It is done, and the outcome is written down.",
        not_required="It was looked at, and found not to be needed.",
    ),
]
Instrument = Annotated[
    Literal["iama_v2", "art27_template", "aia_canada", "other"],
    words(
        iama_v2="The Dutch IAMA, an assessment of fundamental rights and algorithms, second version.",
        art27_template="The template for article 27 of the AI Act.",
        aia_canada="Canada's Algorithmic Impact Assessment.",
        other="Another instrument.",
    ),
]
BiasStatus = Annotated[
    Literal["not_started", "planned", "in_progress", "completed", "not_applicable"],
    words(
        not_started="Nothing has been done yet.",
        planned="A day and a reviewer have been set.",
        in_progress="It is being done.",
        completed="It is done, and the outcome is written down.",
        not_applicable="Nobody is ranked, scored, decided about or treated differently by it.",
    ),
]
BiasOutcome = Annotated[
    Literal["no_disparity_found", "disparity_justified", "disparity_mitigated", "disparity_unresolved", "inconclusive"],
    words(
        no_disparity_found="No difference between groups was found.",
        disparity_justified="A difference was found, and there is a reason that holds in law.",
        disparity_mitigated="A difference was found, and brought back below the threshold.",
        disparity_unresolved="A difference was found, and is still there.",
        inconclusive="It could not be told, for lack of data for instance.",
    ),
]


class DpoAdvice(Shape):
    """What the data protection officer said about the DPIA."""

    given_by: Maybe[Who] = field("Who gave the advice.", "dpo")
    given_on: Maybe[Day] = field("The day of the advice.", "2026-02-20")
    followed: Maybe[bool] = field("Whether the advice was followed; where not, the DPIA says why.", True)


class Dpia(Shape):
    """The data protection impact assessment (GDPR 35).

    Screened and begun in the pilot, approved before personal data is used at scale.
    """

    status: Maybe[DpiaStatus] = field(
        "How far the DPIA has come; the privacy officer knows. Nobody does? Write unknown, and who will ask.",
        "approved",
    )
    screened_by: Maybe[Who] = field("Who looked whether a DPIA is needed.", "legal")
    screened_on: Maybe[Day] = field("The day of the screening.", "2026-01-25")
    criteria: Maybe[list[str]] = field(
        "What the screening looked at and found, in a few words each.", ["large_scale", "vulnerable_people"]
    )
    version: str | None = field("The version of the DPIA that these answers are about, in quotes.", "1.1")
    residual_risk: Maybe[Size] = field(
        "The risk to people that remains after all measures. High asks for prior consultation, or a stop.", "low"
    )
    dpo_advice: Maybe[DpoAdvice] = field()
    approved_by: Maybe[Who] = field("Who approved the DPIA: the accountable person, never the DPO.", "executive")
    approved_on: Maybe[Day] = field("The day of the approval.", "2026-03-01")
    review_on: Maybe[Day] = field(
        "The day by which the DPIA is looked at again; earlier when the processing changes.", "2029-03-01"
    )
    evidence: Maybe[list[EvidenceRef]] = field("The report itself: ids of `evidence`.", ["dpia-report"])


class Impact(Shape):
    """What it does to people's rights and to society (AI Act 27 where it applies). Asked from pilot on."""

    status: Maybe[ImpactStatus] = field("How far the assessment has come.", "completed")
    instrument: Maybe[Instrument] = field("The instrument that is used for the assessment.", "iama_v2")
    societal_effects: Maybe[list[Prose]] = field(
        "The effects on society that were found, wanted and unwanted.",
        ["Faster help for medical cases", "Risk of a queue nobody sees"],
    )
    completed_on: Maybe[Day] = field("The day on which the assessment was done.", "2026-02-28")
    review_on: Maybe[Day] = field("The day by which the assessment is looked at again.", "2027-02-28")
    evidence: Maybe[list[EvidenceRef]] = field("The report itself: ids of `evidence`.", ["impact-report"])


class Metric(Shape):
    """One measure of unequal treatment, for one group."""

    id: Id = required("A short name for this measurement.", "eod-language")
    name: str | None = field("The measure that is used.", "equal_opportunity_difference")
    group: str | None = field("The group that it was measured for: a word of `groups_at_risk`.", "non-native speakers")
    value: Maybe[float] = field("The value that was found.", 0.04)
    threshold: Maybe[float] = field("The value that was agreed, beforehand, as the limit.", 0.05)
    direction: Maybe[Direction] = field("Which way is better.", "down")


class BiasReview(Shape):
    """Whether groups of people are treated differently by it, looked at by someone apart from the builders.

    Asked from pilot on.
    """

    status: Maybe[BiasStatus] = field("How far the review has come.", "completed")
    outcome: Maybe[BiasOutcome] = field("What the reviewer found.", "disparity_mitigated")
    reviewed_by: Maybe[Who] = field(
        "Who reviewed it. Whether that person stands apart from the builders is read from team, roles and employer.",
        "thendriks",
    )
    reviewed_on: Maybe[Day] = field("The day of the review.", "2026-02-10")
    review_on: Maybe[Day] = field(
        "The day by which the review is done again; earlier when model or data change.", "2027-02-10"
    )
    groups_at_risk: Maybe[list[str]] = field(
        "The groups that could be treated worse; ask people who know them.", ["older residents", "non-native speakers"]
    )
    metrics: Maybe[list[Metric]] = field("What was measured, for each group at risk.", key="id")
    mitigations: Maybe[list[Prose]] = field(
        "What was done about the differences that were found.", ["Translated intake form"]
    )
    evidence: Maybe[list[EvidenceRef]] = field("The report itself: ids of `evidence`.", ["bias-report"])
