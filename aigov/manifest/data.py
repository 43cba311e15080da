"""The section `data`: which data is used, whose it is, and on which ground."""

from typing import Annotated, Literal

from aigov.manifest.people import Who
from aigov.manifest.values import Day, Id, Maybe, Period, Shape, field, required, words

Classification = Annotated[
    Literal["public", "internal", "confidential", "restricted"],
    words(
        ["public", "internal", "confidential", "restricted"],
        public="Anyone may see it.",
        internal="Anyone in the organisation may see it.",
        confidential="Only those who need it for their work may see it.",
        restricted="Only a few named people may see it.",
    ),
]
PersonalData = Annotated[
    Literal["none", "ordinary", "sensitive", "special_category", "criminal", "national_id"],
    words(
        none="Nothing in it leads to a person, also not in combination.",
        ordinary="Personal data, such as a name, an address, a number plate.",
        sensitive="Personal data that can hurt when it leaks: finances, location, school results.",
        special_category="Health, religion, ethnicity, politics, union, biometrics, sex life (GDPR 9).",
        criminal="Convictions and offences (GDPR 10).",
        national_id="A national identification number (GDPR 87).",
    ),
]
LawfulBasis = Annotated[
    Literal["consent", "contract", "legal_obligation", "vital_interest", "public_task", "legitimate_interest"],
    words(
        consent="The person agreed freely, and can take it back.",
        contract="A contract with the person needs it.",
        legal_obligation="A law demands it of the organisation.",
        vital_interest="A life depends on it.",
        public_task="A task in the public interest, laid down in law, needs it.",
        legitimate_interest="The organisation's own interest outweighs that of the person; not for the tasks of"
        " public bodies.",
    ),
]
QualityStatus = Annotated[
    Literal["not_checked", "improving", "checked"],
    words(
        not_checked="Nobody looked yet.",
        improving="It was looked at, and is being made better.",
        checked="It was looked at and is good enough for this use.",
    ),
]
ArchitectureStatus = Annotated[
    Literal["none", "outline", "designed", "built"],
    words(
        ["none", "outline", "designed", "built"],
        none="There is none.",
        outline="The main lines are drawn.",
        designed="It is designed for this stage.",
        built="It is built as designed.",
    ),
]


class Access(Shape):
    """Who allowed the project to use the data, and when."""

    granted_by: Maybe[Who] = field("Who allowed it; that is the data owner.", "data_owner")
    granted_on: Maybe[Day] = field("The day on which it was allowed.", "2026-02-01")


class Quality(Shape):
    """Whether the data is good enough for this use."""

    status: Maybe[QualityStatus] = field(
        "How far the quality of the data was looked at; the data steward knows.", "checked"
    )
    checked_on: Maybe[Day] = field("The day on which the quality was looked at.", "2026-02-15")
    checked_by: Maybe[Who] = field("Who looked at the quality.", "data_steward")


class Source(Shape):
    """One set of data that is used, for training, testing or in use."""

    id: Id = required("A short name for the data; other sections refer to it.", "permit-requests")
    owner: Maybe[Who] = field(
        "Who decides what the data may be used for; a role is better than a name. Not known? Ask the department"
        " that it comes from.",
        "data_owner",
    )
    steward: Maybe[Who] = field(
        "Who looks after the quality and the description of the data day by day.", "data_steward"
    )
    classification: Maybe[Classification] = field(
        "Who may see the data, by the organisation's classification; the security officer knows.", "confidential"
    )
    personal_data: Maybe[PersonalData] = field(
        "Whether it is about people, and of which kind; where several hold, the most sensitive. In doubt, ask"
        " the privacy officer.",
        "ordinary",
    )
    lawful_basis: Maybe[LawfulBasis] = field(
        "The ground in law on which personal data is used (GDPR 6). The privacy officer knows.", "public_task"
    )
    lawful_basis_reference: str | None = field(
        "The article of the law, or the agreement, that gives this ground.", "Parking ordinance, article 4"
    )
    retention: Maybe[Period] = field(
        "How long the data is kept for this use, as a period. The data owner or the archive knows.", "P2Y"
    )
    access: Maybe[Access] = field()
    quality: Maybe[Quality] = field()
    contract: str | None = field(
        "The data contract or description: a file or an address.", "data/permit-requests.odcs.yaml"
    )


class Architecture(Shape):
    """How the data is laid out, so that it can be used again."""

    status: Maybe[ArchitectureStatus] = field("How far the design has come.", "designed")
    document: str | None = field("Where the design is written down: a file or an address.", "docs/data-architecture.md")
    principles: Maybe[list[str]] = field(
        "The shared principles that the design follows, by their short names.",
        ["common_ground", "open_source", "gemma"],
    )
    reviewed_on: Maybe[Day] = field("The day on which the design was last looked at.", "2026-04-01")


class Data(Shape):
    """Which data is used, whose it is, and on which ground.

    Its class and its owner are asked from sandbox and pilot on.
    """

    sources: Maybe[list[Source]] = field(
        "Every set of data that is used. `[]` says that there are none; leaving it out says nothing.", key="id"
    )
    agreements: str | None = field(
        "The agreements on who delivers which data to whom: a file or an address.", "docs/data-agreements.md"
    )
    architecture: Maybe[Architecture] = field()
