"""The sections `roles` and `team`: one answerable person for each role, and those who do the work."""

import re
from typing import Annotated, Any, Final, Literal

from pydantic import ConfigDict, model_validator

from aigov.manifest.people import Who
from aigov.manifest.values import END, Amount, Day, Id, Maybe, PartnerRef, Prose, Shape, Unknown, field, required, words

OWN_ROLE: Final = r"^x_[a-z0-9_]+" + END

Discipline = Annotated[
    Literal[
        "domain",
        "data_science",
        "data_engineering",
        "software",
        "design",
        "legal",
        "privacy",
        "security",
        "ethics",
        "change",
        "operations",
    ],
    words(
        domain=("Knows the work that this is for.", "Kent het werk waar dit voor is."),
        data_science=("Makes and tests models.", "Maakt en test modellen."),
        data_engineering=("Brings data together and keeps it flowing.", "Brengt gegevens bijeen en houdt ze op gang."),
        software=("Builds and maintains software.", "Bouwt en onderhoudt software."),
        design=("Designs how people meet it.", "Ontwerpt hoe mensen ermee omgaan."),
        legal=("Knows the law.", "Kent het recht."),
        privacy=("Knows the protection of personal data.", "Weet hoe persoonsgegevens worden beschermd."),
        security=("Knows information security.", "Kent informatiebeveiliging."),
        ethics=("Weighs values and rights.", "Weegt waarden en rechten."),
        change=("Guides people whose work changes.", "Begeleidt mensen van wie het werk verandert."),
        operations=("Runs it day by day.", "Beheert het van dag tot dag."),
    ),
]
Employment = Annotated[
    Literal["permanent", "temporary", "hired"],
    words(
        permanent=("In the organisation's own permanent service.", "In vaste dienst van de organisatie zelf."),
        temporary=("In the organisation's own service, for a time.", "In tijdelijke dienst van de organisatie zelf."),
        hired=("Employed elsewhere and hired for this.", "Elders in dienst en hiervoor ingehuurd."),
    ),
]
PartnerKind = Annotated[
    Literal["vendor", "university", "public_body", "consultancy"],
    words(
        vendor=("Sells or runs a product or a service.", "Verkoopt of levert een product of dienst."),
        university=("A university or another institute of research.", "Een universiteit of ander onderzoeksinstituut."),
        public_body=("Another public body.", "Een andere overheidsinstantie."),
        consultancy=("Advises, or lends people.", "Adviseert, of detacheert mensen."),
    ),
]


class Role(Shape):
    """Who fills a role, and since when that person says so too."""

    __dutch__ = "Wie een rol vervult, en sinds wanneer die persoon dat zelf bevestigt."

    person: Maybe[Who] = field(
        "The one person who answers for this role: an id of `people`, or the name. Nobody yet? Write unknown,"
        " and who will ask.",
        "De ene persoon die op deze rol aanspreekbaar is: een id uit `people`, of de naam. Nog niemand? Schrijf"
        " unknown, en wie het gaat vragen.",
        "ajansen",
    )
    accepted_on: Maybe[Day] = field(
        "The day on which this person said yes to the role. Ask; being named is not the same.",
        "De datum waarop deze persoon ja zei tegen de rol. Vraag het; genoemd worden is niet hetzelfde.",
        "2026-01-15",
    )
    domain: str | None = field(
        "The field that the person knows from inside; above all of the translator.",
        "Het vakgebied dat de persoon van binnenuit kent; vooral van belang bij de vertaler.",
        "Permits",
    )
    ai_trained_on: Maybe[Day] = field(
        "The day on which the person finished a training in AI; above all of the translator.",
        "De datum waarop de persoon een opleiding in AI afrondde; vooral van belang bij de vertaler.",
        "2025-11-01",
    )


def _name_roles(schema: dict[str, Any]) -> None:
    schema["propertyNames"] = {"anyOf": [{"enum": list(schema["properties"])}, {"pattern": OWN_ROLE}]}


class Roles(Shape):
    """One answerable person for each role. Asked little by little: an idea needs one or two, a pilot most of them.

    A role of your own begins with `x_`.
    """

    __dutch__ = (
        "Eén aanspreekbare persoon voor elke rol. Stap voor stap gevraagd: een idee heeft er één of twee nodig, een"
        " pilot de meeste. Een eigen rol begint met `x_`."
    )

    model_config = ConfigDict(extra="allow", json_schema_extra=_name_roles)
    __pydantic_extra__: dict[str, Role | Unknown]

    executive: Maybe[Role] = field(
        "The executive who leads the project, finally accountable for its results and its ethics.",
        "De bestuurder of directeur die het project leidt en eindverantwoordelijk is voor de resultaten en de ethiek.",
    )
    translator: Maybe[Role] = field(
        "The domain expert, trained in AI, who brings the use case in and sees that the result is usable.",
        "De vakdeskundige, opgeleid in AI, die de toepassing inbrengt en zorgt dat het resultaat bruikbaar is.",
    )
    ai_expert: Maybe[Role] = field(
        "The expert who builds responsibly, on an equal footing with the translator.",
        "De deskundige die verantwoord bouwt, op gelijke voet met de vertaler.",
    )
    product_owner: Maybe[Role] = field(
        "The person who decides what is made first.", "De producteigenaar, die bepaalt wat het eerst wordt gemaakt."
    )
    business_owner: Maybe[Role] = field(
        "The person who owns the work that this is for, and its benefits.",
        "De eigenaar van het werk waarvoor dit is, en van de baten.",
    )
    data_owner: Maybe[Role] = field(
        "The person who decides what the data may be used for, and by whom.",
        "De gegevenseigenaar, die bepaalt waarvoor en door wie de gegevens mogen worden gebruikt.",
    )
    decision_maker: Maybe[Role] = field(
        "The person who is to use the result in decisions.",
        "De persoon die het resultaat bij besluiten gaat gebruiken.",
    )
    data_steward: Maybe[Role] = field(
        "The person who looks after the quality and the description of the data.",
        "De gegevensbeheerder, die zorgt voor de kwaliteit en de beschrijving van de gegevens.",
    )
    dpo: Maybe[Role] = field(
        "The data protection officer, who advises on the DPIA and never approves it.",
        "De functionaris gegevensbescherming (FG), die over de DPIA adviseert en haar nooit goedkeurt.",
    )
    ciso: Maybe[Role] = field(
        "The chief information security officer.", "De chief information security officer (CISO)."
    )
    security_officer: Maybe[Role] = field(
        "The person who looks after the security of this system.",
        "De persoon die over de beveiliging van dit systeem waakt.",
    )
    legal: Maybe[Role] = field("The lawyer who says which law holds.", "De jurist, die zegt welk recht geldt.")
    operations_owner: Maybe[Role] = field(
        "The person who will run it once it is in daily use.",
        "De persoon die het beheert zodra het dagelijks in gebruik is.",
    )
    adoption_owner: Maybe[Role] = field(
        "The person who sees to it that it is accepted and used.",
        "De persoon die zorgt dat het wordt geaccepteerd en gebruikt.",
    )
    change_lead: Maybe[Role] = field(
        "The person who guides those whose work changes.",
        "De persoon die de mensen begeleidt van wie het werk verandert.",
    )
    communications: Maybe[Role] = field(
        "The person from communications who tells the story, again and again.",
        "De persoon van communicatie die het verhaal vertelt, telkens opnieuw.",
    )
    trainer: Maybe[Role] = field("The person who sees to training.", "De persoon die voor opleiding zorgt.")
    human_overseer: Maybe[Role] = field(
        "The person who watches over the system's outcomes and may overrule them.",
        "De persoon die toezicht houdt op de uitkomsten van het systeem en ervan mag afwijken.",
    )
    works_council: Maybe[Role] = field(
        "The person to speak to in the works council.", "De contactpersoon bij de ondernemingsraad."
    )

    @model_validator(mode="before")
    @classmethod
    def _refuse_unknown_roles(cls, data: Any) -> Any:
        for name in data if isinstance(data, dict) else ():
            if name not in cls.model_fields and re.search(OWN_ROLE, name) is None:
                raise ValueError(f'"{name}" is not a role; a role of your own begins with x_')
        return data


class Member(Shape):
    """One person who does the work."""

    __dutch__ = "Eén persoon die het werk doet."

    person: Who = required(
        "Who the member is; the entry is known by it.",
        "Wie het teamlid is; daaraan is het item te herkennen.",
        "sbakker",
    )
    discipline: Maybe[Discipline] = field(
        "What this person brings.", "Welke deskundigheid deze persoon inbrengt.", "data_science"
    )
    department: str | None = field(
        "The department that the person comes from: a word of `project.departments`.",
        "De afdeling waar de persoon vandaan komt: een woord uit `project.departments`.",
        "it",
    )
    employed: Maybe[Employment] = field(
        "How the person is employed; it shows what leaves with whom.",
        "Wat voor dienstverband de persoon heeft; zo is te zien welke kennis met wie vertrekt.",
        "permanent",
    )
    fte: Maybe[Amount] = field(
        "How much of a full working week the person has for this.",
        "Welk deel van een volle werkweek de persoon hiervoor heeft.",
        0.6,
    )


class Centre(Shape):
    """The tie to the organisation's centre of expertise, or to a partner that serves as one."""

    __dutch__ = "De band met het expertisecentrum van de organisatie, of met een partner die die rol vervult."

    support: Prose | None = field(
        "What the centre does for the project.", "Wat het centrum voor het project doet.", "Review and platform"
    )
    contact: str | None = field("Where the centre is reached.", "Waar het centrum te bereiken is.", "ai@example.org")
    partner: PartnerRef | None = field(
        "The partner that serves as the centre, where the organisation has none: an id of `team.partners`.",
        "De partner die als centrum dient, als de organisatie er zelf geen heeft: een id uit `team.partners`.",
        "uni",
    )


class Partner(Shape):
    """An organisation that takes part."""

    __dutch__ = "Een organisatie die meedoet."

    id: Id = required("A short name for the partner.", "Een korte naam voor de partner.", "uni")
    name: str | None = field("The partner's name.", "De naam van de partner.", "Example University")
    kind: Maybe[PartnerKind] = field(
        "What kind of organisation the partner is.", "Wat voor organisatie de partner is.", "university"
    )
    part: Prose | None = field(
        "What the partner does in the project.", "Wat de partner in het project doet.", "Evaluation"
    )
    purpose: Prose | None = field(
        "Why with a partner: what you could not have alone.",
        "Waarom met een partner: wat u alleen niet had gekund.",
        "Independent test set",
    )
    agreement: str | None = field(
        "The agreement with the partner: its file or number.",
        "De overeenkomst met de partner: het bestand of het nummer.",
        "docs/agreement.pdf",
    )


class Team(Shape):
    """Those who do the work, from several disciplines and departments. Asked from pilot on."""

    __dutch__ = "Wie het werk doen, uit verschillende vakgebieden en afdelingen. Gevraagd vanaf pilot."

    members: Maybe[list[Member]] = field("The people who do the work.", "De mensen die het werk doen.", key="person")
    centre: Maybe[Centre] = field()
    partners: Maybe[list[Partner]] = field(
        "The organisations that take part. `[]` says that there are none; leaving it out says nothing.",
        "De organisaties die meedoen. `[]` zegt dat er geen zijn; weglaten zegt niets.",
        key="id",
    )
