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
        none=("Nothing has been done yet.", "Er is nog niets gedaan."),
        planned=("It is known what is to be done, and by when.", "Het is bekend wat er moet gebeuren, en wanneer."),
        first_measures=("The first measures are taken.", "De eerste maatregelen zijn genomen."),
        assessed=(
            "The risks are assessed, and the measures are tested.",
            "De risico's zijn beoordeeld, en de maatregelen getest.",
        ),
        accepted=(
            "The accountable person has accepted the risk that remains.",
            "De eindverantwoordelijke heeft het restrisico aanvaard.",
        ),
    ),
]
OversightMode = Annotated[
    Literal["human_in_command", "human_in_the_loop", "human_on_the_loop", "none"],
    words(
        human_in_command=(
            "People decide whether, when and for what the system is used at all.",
            "Mensen bepalen of, wanneer en waarvoor het systeem überhaupt wordt gebruikt.",
        ),
        human_in_the_loop=(
            "A person takes each decision, with the system's outcome as advice.",
            "Een mens neemt elk besluit, met de uitkomst van het systeem als advies.",
        ),
        human_on_the_loop=(
            "The system acts; a person watches and can step in.",
            "Het systeem handelt; een mens kijkt mee en kan ingrijpen.",
        ),
        none=("Nobody watches.", "Niemand houdt toezicht."),
    ),
]
SystemType = Annotated[
    Literal["ai_system", "gpai_system", "gpai_model", "impactful_algorithm", "other_algorithm", "not_ai"],
    words(
        ai_system=(
            "An AI system as the AI Act defines it (article 3).",
            "Een AI-systeem zoals de AI-verordening het omschrijft (artikel 3).",
        ),
        gpai_system=(
            "An AI system built on a general-purpose model.",
            "Een AI-systeem dat op een AI-model voor algemene doeleinden is gebouwd.",
        ),
        gpai_model=("A general-purpose AI model itself.", "Een AI-model voor algemene doeleinden zelf."),
        impactful_algorithm=(
            "No AI under the Act, yet with a real effect on people.",
            "Geen AI volgens de verordening, wel een wezenlijk effect op mensen (impactvol algoritme).",
        ),
        other_algorithm=("Another algorithm.", "Een ander algoritme."),
        not_ai=(
            "It was looked at, and it is no AI and no algorithm that decides anything.",
            "Er is naar gekeken, en het is geen AI en geen algoritme dat iets bepaalt.",
        ),
    ),
]
OperatorRole = Annotated[
    Literal["provider", "deployer", "importer", "distributor", "authorised_representative", "product_manufacturer"],
    words(
        provider=(
            "Develops it, or has it developed, under its own name.",
            "Ontwikkelt het, of laat het ontwikkelen, onder eigen naam.",
        ),
        deployer=("Uses it under its own authority.", "Gebruikt het onder eigen verantwoordelijkheid."),
        importer=(
            "Brings a system from outside the Union to its market.",
            "Brengt een systeem van buiten de Unie hier op de markt.",
        ),
        distributor=("Passes it on along the supply chain.", "Geeft het door in de toeleveringsketen."),
        authorised_representative=(
            "Stands in for a provider outside the Union.",
            "Vertegenwoordigt een aanbieder van buiten de Unie.",
        ),
        product_manufacturer=(
            "Puts it on the market as part of a product.",
            "Brengt het op de markt als deel van een product.",
        ),
    ),
]
RiskClass = Annotated[
    Literal[
        "prohibited", "high_risk_annex_i", "high_risk_annex_iii", "not_high_risk_art6_3", "transparency", "minimal"
    ],
    words(
        prohibited=("A practice that article 5 forbids.", "Een praktijk die artikel 5 verbiedt."),
        high_risk_annex_i=(
            "High risk, as part of a product under Annex I.",
            "Hoog risico, als deel van een product onder bijlage I.",
        ),
        high_risk_annex_iii=(
            "High risk, by a use that Annex III lists.",
            "Hoog risico, door een toepassing die in bijlage III staat.",
        ),
        not_high_risk_art6_3=(
            "Listed in Annex III, and exempt by article 6(3), with the reasons written down.",
            "Staat in bijlage III, en is uitgezonderd op grond van artikel 6, lid 3, met de redenen op papier.",
        ),
        transparency=("People must be told (article 50).", "Mensen moeten worden geïnformeerd (artikel 50)."),
        minimal=("None of the others.", "Geen van de andere."),
    ),
]


class Security(Shape):
    """How it is kept safe. First measures from pilot on, assessed and accepted before production."""

    __dutch__ = "Hoe het wordt beveiligd. Eerste maatregelen vanaf pilot, beoordeeld en aanvaard vóór productie."

    status: Maybe[SecurityStatus] = field(
        "How far the work on security has come; the security officer knows.",
        "Hoe ver het werk aan de beveiliging is; de beveiligingsfunctionaris weet dat.",
        "first_measures",
    )
    framework: str | None = field(
        "The standard for security that is followed.", "De beveiligingsnorm die wordt gevolgd.", "bio2"
    )
    reviewed_on: Maybe[Day] = field(
        "The day on which the risks were last looked at.",
        "De datum waarop de risico's voor het laatst zijn bekeken.",
        "2026-02-01",
    )
    review_on: Maybe[Day] = field(
        "The day by which they are looked at again.",
        "De datum waarop ze uiterlijk opnieuw worden bekeken.",
        "2027-02-01",
    )
    evidence: Maybe[list[EvidenceRef]] = field(
        "The reports: ids of `evidence`.", "De rapporten: id's uit `evidence`.", ["pentest"]
    )


class Override(Shape):
    """How often people decided otherwise than the system, over a period. Never at all is a sign too."""

    __dutch__ = "Hoe vaak mensen in een periode anders besloten dan het systeem. Helemaal nooit is ook een signaal."

    date: Day = required(
        "The last day of the period; the entry is known by it.",
        "De laatste dag van de periode; daaraan is het item te herkennen.",
        "2026-09-30",
    )
    period: Maybe[Period] = field("How long the period was.", "Hoe lang de periode was.", "P3M")
    decisions: Maybe[Count] = field(
        "How many decisions were taken with the system.", "Hoeveel besluiten met het systeem zijn genomen.", 4100
    )
    overruled: Maybe[Count] = field(
        "In how many of them a person decided otherwise.", "Bij hoeveel daarvan een mens anders besloot.", 212
    )


class Oversight(Shape):
    """How people keep watch over what it does, and can stop it. Asked from pilot on."""

    __dutch__ = "Hoe mensen toezicht houden op wat het doet, en het kunnen stoppen. Gevraagd vanaf pilot."

    mode: Maybe[OversightMode] = field(
        "How people and system share the decision.",
        "Hoe het besluit tussen mens en systeem is verdeeld.",
        "human_in_the_loop",
    )
    overseers: Maybe[list[GroupRef]] = field(
        "The groups that keep watch: words of `need.groups`.",
        "De groepen die toezicht houden: woorden uit `need.groups`.",
        ["permit_desk"],
    )
    overrides: Maybe[list[Override]] = field(
        "How often people decided otherwise, one entry a period.",
        "Hoe vaak mensen anders besloten, één item per periode.",
        key="date",
    )
    stop: Prose | None = field(
        "How the system is stopped, and what the work then falls back to.",
        "Hoe het systeem wordt gestopt, en waar het werk dan op terugvalt.",
        "Queue falls back to arrival order",
    )


class AiAct(Shape):
    """Where it stands under the EU AI Act, as somebody who knows the law has found.

    Asked from pilot on; aigov infers nothing itself.
    """

    __dutch__ = (
        "Waar het valt onder de Europese AI-verordening, zoals vastgesteld door iemand die de wet kent. Gevraagd"
        " vanaf pilot; aigov leidt zelf niets af."
    )

    system_type: Maybe[SystemType] = field(
        "What the system is in the words of the Act; a lawyer or the vendor can say.",
        "Wat het systeem is in de woorden van de verordening; een jurist of de leverancier kan dat zeggen.",
        "ai_system",
    )
    operator_roles: Maybe[list[OperatorRole]] = field(
        "What the organisation is in the words of the Act; several can hold.",
        "Wat de organisatie is in de woorden van de verordening; meer dan één mag.",
        ["deployer"],
    )
    risk_class: Maybe[RiskClass] = field(
        "The class of risk that was found. Nobody looked yet? Write unknown.",
        "De risicoklasse die is vastgesteld. Heeft nog niemand gekeken? Schrijf unknown.",
        "minimal",
    )
    considered: Maybe[list[str]] = field(
        "The articles and annex points that were looked at.",
        "De artikelen en punten uit de bijlagen die zijn bekeken.",
        ["5", "annex_iii_5a"],
    )
    classified_by: Maybe[Who] = field("Who classified the system.", "Wie het systeem heeft ingedeeld.", "legal")
    classified_on: Maybe[Day] = field("The day of the classification.", "De datum van de indeling.", "2026-01-25")
    method: str | None = field(
        "How the class was found: a decision tree, advice, a tool, with its version.",
        "Hoe de klasse is bepaald: een beslisboom, advies, een tool, met de versie.",
        "decision tree 1.4",
    )
    rationale: Prose | None = field(
        "Why this class, in a sentence or a reference.",
        "Waarom deze klasse, in een zin of met een verwijzing.",
        "No Annex III purpose",
    )
    review_on: Maybe[Day] = field(
        "The day by which the class is looked at again; earlier when purpose or law change.",
        "De datum waarop de indeling uiterlijk opnieuw wordt bekeken; eerder als doel of recht verandert.",
        "2027-01-25",
    )


class Registration(Shape):
    """One register in which it stands."""

    __dutch__ = "Eén register waarin het staat."

    name: Stated = required(
        "The register's name; the entry is known by it.",
        "De naam van het register; daaraan is het item te herkennen.",
        "algoritmeregister",
    )
    uri: str | None = field("The address of the entry.", "Het adres van de vermelding.", "https://example.org/reg/1")
    published_on: Maybe[Day] = field(
        "The day on which it was published there.", "De datum waarop het daar is gepubliceerd.", "2026-05-01"
    )


class Transparency(Shape):
    """How people are told that it is used, and how they can look it up. Asked before people outside are touched."""

    __dutch__ = (
        "Hoe mensen horen dat het wordt gebruikt, en hoe ze het kunnen opzoeken. Gevraagd voordat mensen buiten de"
        " organisatie ermee te maken krijgen."
    )

    notice: str | None = field(
        "Where people can read, in plain words, that the system is used and how.",
        "Waar mensen in gewone taal kunnen lezen dat het systeem wordt gebruikt, en hoe.",
        "https://example.org/algorithms/permits",
    )
    told: Maybe[list[GroupRef]] = field(
        "The groups that were told that the system is used: words of `need.groups`.",
        "De groepen aan wie is verteld dat het systeem wordt gebruikt: woorden uit `need.groups`.",
        ["residents"],
    )
    registers: Maybe[list[Registration]] = field(
        "The registers in which the system stands; `[]` says that there are none.",
        "De registers waarin het systeem staat; `[]` zegt dat er geen zijn.",
        key="name",
    )
