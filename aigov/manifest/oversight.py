"""The sections `security`, `oversight`, `ai_act` and `transparency`: kept safe, watched, classified and told."""

from typing import Annotated, Literal

from aigov.manifest.people import Who
from aigov.manifest.values import (
    Count,
    Day,
    EvidenceRef,
    GroupRef,
    Maybe,
    Period,
    Prose,
    Shape,
    Stated,
    field,
    required,
    words,
)

SecurityStatus = Annotated[
    Literal["none", "planned", "first_measures", "assessed", "accepted"],
    words(
        ["none", "planned", "first_measures", "assessed", "accepted"],
        none="Nothing has been done yet.",
        planned="It is known what is to be done, and by when.",
        first_measures="The first measures are taken.",
        assessed="The risks are assessed, and the measures are tested.",
        accepted="The accountable person has accepted the risk that remains.",
    ),
]
OversightMode = Annotated[
    Literal["human_in_command", "human_in_the_loop", "human_on_the_loop", "none"],
    words(
        human_in_command="People decide whether, when and for what the system is used at all.",
        human_in_the_loop="A person takes each decision, with the system's outcome as advice.",
        human_on_the_loop="The system acts; a person watches and can step in.",
        none="Nobody watches.",
    ),
]
SystemType = Annotated[
    Literal["ai_system", "gpai_system", "gpai_model", "impactful_algorithm", "other_algorithm", "not_ai"],
    words(
        ai_system="An AI system as the AI Act defines it (article 3).",
        gpai_system="An AI system built on a general-purpose model.",
        gpai_model="A general-purpose AI model itself.",
        impactful_algorithm="No AI under the Act, yet with a real effect on people.",
        other_algorithm="Another algorithm.",
        not_ai="It was looked at, and it is no AI and no algorithm that decides anything.",
    ),
]
OperatorRole = Annotated[
    Literal["provider", "deployer", "importer", "distributor", "authorised_representative", "product_manufacturer"],
    words(
        provider="Develops it, or has it developed, under its own name.",
        deployer="Uses it under its own authority.",
        importer="Brings a system from outside the Union to its market.",
        distributor="Passes it on along the supply chain.",
        authorised_representative="Stands in for a provider outside the Union.",
        product_manufacturer="Puts it on the market as part of a product.",
    ),
]
RiskClass = Annotated[
    Literal[
        "prohibited", "high_risk_annex_i", "high_risk_annex_iii", "not_high_risk_art6_3", "transparency", "minimal"
    ],
    words(
        prohibited="A practice that article 5 forbids.",
        high_risk_annex_i="High risk, as part of a product under Annex I.",
        high_risk_annex_iii="High risk, by a use that Annex III lists.",
        not_high_risk_art6_3="Listed in Annex III, and exempt by article 6(3), with the reasons written down.",
        transparency="People must be told (article 50).",
        minimal="None of the others.",
    ),
]


class Security(Shape):
    """How it is kept safe. First measures from pilot on, assessed and accepted before production."""

    status: Maybe[SecurityStatus] = field(
        "How far the work on security has come; the security officer knows.", "first_measures"
    )
    framework: str | None = field("The standard for security that is followed.", "bio2")
    reviewed_on: Maybe[Day] = field("The day on which the risks were last looked at.", "2026-02-01")
    review_on: Maybe[Day] = field("The day by which they are looked at again.", "2027-02-01")
    evidence: Maybe[list[EvidenceRef]] = field("The reports: ids of `evidence`.", ["pentest"])


class Override(Shape):
    """How often people decided otherwise than the system, over a period. Never at all is a sign too."""

    date: Day = required("The last day of the period; the entry is known by it.", "2026-09-30")
    period: Maybe[Period] = field("How long the period was.", "P3M")
    decisions: Maybe[Count] = field("How many decisions were taken with the system.", 4100)
    overruled: Maybe[Count] = field("In how many of them a person decided otherwise.", 212)


class Oversight(Shape):
    """How people keep watch over what it does, and can stop it. Asked from pilot on."""

    mode: Maybe[OversightMode] = field("How people and system share the decision.", "human_in_the_loop")
    overseers: Maybe[list[GroupRef]] = field("The groups that keep watch: words of `need.groups`.", ["permit_desk"])
    overrides: Maybe[list[Override]] = field("How often people decided otherwise, one entry a period.", key="date")
    stop: Prose | None = field(
        "How the system is stopped, and what the work then falls back to.", "Queue falls back to arrival order"
    )


class AiAct(Shape):
    """Where it stands under the EU AI Act, as somebody who knows the law has found.

    Asked from pilot on; aigov infers nothing itself.
    """

    system_type: Maybe[SystemType] = field(
        "What the system is in the words of the Act; a lawyer or the vendor can say.", "ai_system"
    )
    operator_roles: Maybe[list[OperatorRole]] = field(
        "What the organisation is in the words of the Act; several can hold.", ["deployer"]
    )
    risk_class: Maybe[RiskClass] = field(
        "The class of risk that was found. Nobody looked yet? Write unknown.", "minimal"
    )
    considered: Maybe[list[str]] = field("The articles and annex points that were looked at.", ["5", "annex_iii_5a"])
    classified_by: Maybe[Who] = field("Who classified the system.", "legal")
    classified_on: Maybe[Day] = field("The day of the classification.", "2026-01-25")
    method: str | None = field(
        "How the class was found: a decision tree, advice, a tool, with its version.", "decision tree 1.4"
    )
    rationale: Prose | None = field("Why this class, in a sentence or a reference.", "No Annex III purpose")
    review_on: Maybe[Day] = field(
        "The day by which the class is looked at again; earlier when purpose or law change.", "2027-01-25"
    )


class Registration(Shape):
    """One register in which it stands."""

    name: Stated = required("The register's name; the entry is known by it.", "algoritmeregister")
    uri: str | None = field("The address of the entry.", "https://example.org/reg/1")
    published_on: Maybe[Day] = field("The day on which it was published there.", "2026-05-01")


class Transparency(Shape):
    """How people are told that it is used, and how they can look it up. Asked before people outside are touched."""

    notice: str | None = field(
        "Where people can read, in plain words, that the system is used and how.",
        "https://example.org/algorithms/permits",
    )
    told: Maybe[list[GroupRef]] = field(
        "The groups that were told that the system is used: words of `need.groups`.", ["residents"]
    )
    registers: Maybe[list[Registration]] = field(
        "The registers in which the system stands; `[]` says that there are none.", key="name"
    )
