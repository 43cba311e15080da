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
        domain="Knows the work that this is for.",
        data_science="Makes and tests models.",
        data_engineering="Brings data together and keeps it flowing.",
        software="Builds and maintains software.",
        design="Designs how people meet it.",
        legal="Knows the law.",
        privacy="Knows the protection of personal data.",
        security="Knows information security.",
        ethics="Weighs values and rights.",
        change="Guides people whose work changes.",
        operations="Runs it day by day.",
    ),
]
Employment = Annotated[
    Literal["permanent", "temporary", "hired"],
    words(
        permanent="In the organisation's own permanent service.",
        temporary="In the organisation's own service, for a time.",
        hired="Employed elsewhere and hired for this.",
    ),
]
PartnerKind = Annotated[
    Literal["vendor", "university", "public_body", "consultancy"],
    words(
        vendor="Sells or runs a product or a service.",
        university="A university or another institute of research.",
        public_body="Another public body.",
        consultancy="Advises, or lends people.",
    ),
]


class Role(Shape):
    """Who fills a role, and since when that person says so too."""

    person: Maybe[Who] = field(
        "The one person who answers for this role: an id of `people`, or the name. Nobody yet? Write unknown,"
        " and who will ask.",
        "ajansen",
    )
    accepted_on: Maybe[Day] = field(
        "The day on which this person said yes to the role. Ask; being named is not the same.", "2026-01-15"
    )
    domain: str | None = field("The field that the person knows from inside; above all of the translator.", "Permits")
    ai_trained_on: Maybe[Day] = field(
        "The day on which the person finished a training in AI; above all of the translator.", "2025-11-01"
    )


def _name_roles(schema: dict[str, Any]) -> None:
    schema["propertyNames"] = {"anyOf": [{"enum": list(schema["properties"])}, {"pattern": OWN_ROLE}]}


class Roles(Shape):
    """One answerable person for each role. Asked little by little: an idea needs one or two, a pilot most of them.

    A role of your own begins with `x_`.
    """

    model_config = ConfigDict(extra="allow", json_schema_extra=_name_roles)
    __pydantic_extra__: dict[str, Role | Unknown]

    executive: Maybe[Role] = field(
        "The executive who leads the project, finally accountable for its results and its ethics."
    )
    translator: Maybe[Role] = field(
        "The domain expert, trained in AI, who brings the use case in and sees that the result is usable."
    )
    ai_expert: Maybe[Role] = field("The expert who builds responsibly, on an equal footing with the translator.")
    product_owner: Maybe[Role] = field("The person who decides what is made first.")
    business_owner: Maybe[Role] = field("The person who owns the work that this is for, and its benefits.")
    data_owner: Maybe[Role] = field("The person who decides what the data may be used for, and by whom.")
    decision_maker: Maybe[Role] = field("The person who is to use the result in decisions.")
    data_steward: Maybe[Role] = field("The person who looks after the quality and the description of the data.")
    dpo: Maybe[Role] = field("The data protection officer, who advises on the DPIA and never approves it.")
    ciso: Maybe[Role] = field("The chief information security officer.")
    security_officer: Maybe[Role] = field("The person who looks after the security of this system.")
    legal: Maybe[Role] = field("The lawyer who says which law holds.")
    operations_owner: Maybe[Role] = field("The person who will run it once it is in daily use.")
    adoption_owner: Maybe[Role] = field("The person who sees to it that it is accepted and used.")
    change_lead: Maybe[Role] = field("The person who guides those whose work changes.")
    communications: Maybe[Role] = field("The person from communications who tells the story, again and again.")
    trainer: Maybe[Role] = field("The person who sees to training.")
    human_overseer: Maybe[Role] = field("The person who watches over the system's outcomes and may overrule them.")
    works_council: Maybe[Role] = field("The person to speak to in the works council.")

    @model_validator(mode="before")
    @classmethod
    def _refuse_unknown_roles(cls, data: Any) -> Any:
        for name in data if isinstance(data, dict) else ():
            if name not in cls.model_fields and re.search(OWN_ROLE, name) is None:
                raise ValueError(f'"{name}" is not a role; a role of your own begins with x_')
        return data


class Member(Shape):
    """One person who does the work."""

    person: Who = required("Who the member is; the entry is known by it.", "sbakker")
    discipline: Maybe[Discipline] = field("What this person brings.", "data_science")
    department: str | None = field("The department that the person comes from: a word of `project.departments`.", "it")
    employed: Maybe[Employment] = field("How the person is employed; it shows what leaves with whom.", "permanent")
    fte: Maybe[Amount] = field("How much of a full working week the person has for this.", 0.6)


class Centre(Shape):
    """The tie to the organisation's centre of expertise, or to a partner that serves as one."""

    support: Prose | None = field("What the centre does for the project.", "Review and platform")
    contact: str | None = field("Where the centre is reached.", "ai@example.org")
    partner: PartnerRef | None = field(
        "The partner that serves as the centre, where the organisation has none: an id of `team.partners`.", "uni"
    )


class Partner(Shape):
    """An organisation that takes part."""

    id: Id = required("A short name for the partner.", "uni")
    name: str | None = field("The partner's name.", "Example University")
    kind: Maybe[PartnerKind] = field("What kind of organisation the partner is.", "university")
    part: Prose | None = field("What the partner does in the project.", "Evaluation")
    purpose: Prose | None = field("Why with a partner: what you could not have alone.", "Independent test set")
    agreement: str | None = field("The agreement with the partner: its file or number.", "docs/agreement.pdf")


class Team(Shape):
    """Those who do the work, from several disciplines and departments. Asked from pilot on."""

    members: Maybe[list[Member]] = field("The people who do the work.", key="person")
    centre: Maybe[Centre] = field()
    partners: Maybe[list[Partner]] = field(
        "The organisations that take part. `[]` says that there are none; leaving it out says nothing.", key="id"
    )
