"""The section `data`: which data is used, whose it is, and on which ground."""

from typing import Annotated, Literal

from aigov.manifest.people import Who
from aigov.manifest.values import Day, Id, Maybe, Period, Shape, field, required, words

Classification = Annotated[
    Literal["public", "internal", "confidential", "restricted"],
    words(
        ["public", "internal", "confidential", "restricted"],
        public=("Anyone may see it.", "Iedereen mag ze zien."),
        internal=("Anyone in the organisation may see it.", "Iedereen binnen de organisatie mag ze zien."),
        confidential=(
            "Only those who need it for their work may see it.",
            "Alleen wie ze voor het werk nodig heeft, mag ze zien.",
        ),
        restricted=("Only a few named people may see it.", "Alleen een paar met name genoemde mensen mogen ze zien."),
    ),
]
PersonalData = Annotated[
    Literal["none", "ordinary", "sensitive", "special_category", "criminal", "national_id"],
    words(
        none=(
            "Nothing in it leads to a person, also not in combination.",
            "De gegevens zijn niet tot een persoon te herleiden, ook niet in combinatie.",
        ),
        ordinary=(
            "Personal data, such as a name, an address, a number plate.",
            "Persoonsgegevens, zoals een naam, een adres, een kenteken.",
        ),
        sensitive=(
            "Personal data that can hurt when it leaks: finances, location, school results.",
            "Persoonsgegevens die iemand kunnen schaden als ze uitlekken: financiën, locatie, schoolresultaten.",
        ),
        special_category=(
            "Health, religion, ethnicity, politics, union, biometrics, sex life (GDPR 9).",
            "Gezondheid, godsdienst, etniciteit, politiek, vakbond, biometrie, seksueel leven (AVG, artikel 9).",
        ),
        criminal=("Convictions and offences (GDPR 10).", "Veroordelingen en strafbare feiten (AVG, artikel 10)."),
        national_id=(
            "A national identification number (GDPR 87).",
            "Een nationaal identificatienummer, zoals het BSN (AVG, artikel 87).",
        ),
    ),
]
LawfulBasis = Annotated[
    Literal["consent", "contract", "legal_obligation", "vital_interest", "public_task", "legitimate_interest"],
    words(
        consent=(
            "The person agreed freely, and can take it back.",
            "De persoon heeft in vrijheid toestemming gegeven en kan die intrekken.",
        ),
        contract=("A contract with the person needs it.", "Het is nodig voor een overeenkomst met de persoon."),
        legal_obligation=("A law demands it of the organisation.", "Een wet verplicht de organisatie ertoe."),
        vital_interest=("A life depends on it.", "Er hangt een leven van af."),
        public_task=(
            "A task in the public interest, laid down in law, needs it.",
            "Het is nodig voor een taak van algemeen belang die in een wet is vastgelegd.",
        ),
        legitimate_interest=(
            ("The organisation's own interest outweighs that of the person; not for the tasks of public bodies."),
            (
                "Het belang van de organisatie zelf weegt zwaarder dan dat van de persoon; niet voor taken van"
                " overheidsinstanties."
            ),
        ),
    ),
]
QualityStatus = Annotated[
    Literal["not_checked", "improving", "checked"],
    words(
        not_checked=("Nobody looked yet.", "Niemand heeft er nog naar gekeken."),
        improving=("It was looked at, and is being made better.", "Er is naar gekeken, en het wordt verbeterd."),
        checked=(
            "It was looked at and is good enough for this use.",
            "Er is naar gekeken en het is goed genoeg voor dit gebruik.",
        ),
    ),
]
ArchitectureStatus = Annotated[
    Literal["none", "outline", "designed", "built"],
    words(
        ["none", "outline", "designed", "built"],
        none=("There is none.", "Er is nog geen ontwerp."),
        outline=("The main lines are drawn.", "De hoofdlijnen staan op papier."),
        designed=("It is designed for this stage.", "Het ontwerp voor deze fase is klaar."),
        built=("It is built as designed.", "Het is gebouwd zoals ontworpen."),
    ),
]


class Access(Shape):
    """Who allowed the project to use the data, and when."""

    __dutch__ = "Wie het project toestemming gaf om de gegevens te gebruiken, en wanneer."

    granted_by: Maybe[Who] = field(
        "Who allowed it; that is the data owner.", "Wie toestemming gaf; dat is de gegevenseigenaar.", "data_owner"
    )
    granted_on: Maybe[Day] = field(
        "The day on which it was allowed.", "De datum waarop toestemming is gegeven.", "2026-02-01"
    )


class Quality(Shape):
    """Whether the data is good enough for this use."""

    __dutch__ = "Of de gegevens goed genoeg zijn voor dit gebruik."

    status: Maybe[QualityStatus] = field(
        "How far the quality of the data was looked at; the data steward knows.",
        "In hoeverre naar de kwaliteit van de gegevens is gekeken; de gegevensbeheerder weet dat.",
        "checked",
    )
    checked_on: Maybe[Day] = field(
        "The day on which the quality was looked at.", "De datum waarop naar de kwaliteit is gekeken.", "2026-02-15"
    )
    checked_by: Maybe[Who] = field("Who looked at the quality.", "Wie naar de kwaliteit heeft gekeken.", "data_steward")


class Source(Shape):
    """One set of data that is used, for training, testing or in use."""

    __dutch__ = "Eén verzameling gegevens die wordt gebruikt om te trainen, om te testen of in het dagelijks gebruik."

    id: Id = required(
        "A short name for the data; other sections refer to it.",
        "Een korte naam voor de gegevens; andere onderdelen verwijzen ernaar.",
        "permit-requests",
    )
    owner: Maybe[Who] = field(
        "Who decides what the data may be used for; a role is better than a name. Not known? Ask the department"
        " that it comes from.",
        "Wie bepaalt waarvoor de gegevens mogen worden gebruikt; een rol is beter dan een naam. Niet bekend? Vraag"
        " het aan de afdeling waar ze vandaan komen.",
        "data_owner",
    )
    steward: Maybe[Who] = field(
        "Who looks after the quality and the description of the data day by day.",
        "Wie van dag tot dag zorgt voor de kwaliteit en de beschrijving van de gegevens.",
        "data_steward",
    )
    classification: Maybe[Classification] = field(
        "Who may see the data, by the organisation's classification; the security officer knows.",
        "Wie de gegevens mag zien, volgens de classificatie van de organisatie; de beveiligingsfunctionaris weet dat.",
        "confidential",
    )
    personal_data: Maybe[PersonalData] = field(
        "Whether it is about people, and of which kind; where several hold, the most sensitive. In doubt, ask"
        " the privacy officer.",
        "Of de gegevens over mensen gaan, en van welke soort ze zijn; bij meer soorten telt de gevoeligste. Vraag het"
        " bij twijfel aan de privacy officer.",
        "ordinary",
    )
    lawful_basis: Maybe[LawfulBasis] = field(
        "The ground in law on which personal data is used (GDPR 6). The privacy officer knows.",
        "De grondslag voor het gebruik van persoonsgegevens (AVG, artikel 6). De privacy officer weet dat.",
        "public_task",
    )
    lawful_basis_reference: str | None = field(
        "The article of the law, or the agreement, that gives this ground.",
        "Het wetsartikel, of de overeenkomst, waar deze grondslag uit volgt.",
        "Parking ordinance, article 4",
    )
    retention: Maybe[Period] = field(
        "How long the data is kept for this use, as a period. The data owner or the archive knows.",
        "De bewaartermijn: hoe lang de gegevens voor dit gebruik worden bewaard. De gegevenseigenaar of het archief"
        " weet dat.",
        "P2Y",
    )
    access: Maybe[Access] = field()
    quality: Maybe[Quality] = field()
    contract: str | None = field(
        "The data contract or description: a file or an address.",
        "Het gegevenscontract of de beschrijving: een bestand of een adres.",
        "data/permit-requests.odcs.yaml",
    )


class Architecture(Shape):
    """How the data is laid out, so that it can be used again."""

    __dutch__ = "Hoe de gegevens zijn ingericht, zodat ze opnieuw te gebruiken zijn."

    status: Maybe[ArchitectureStatus] = field("How far the design has come.", "Hoe ver het ontwerp is.", "designed")
    document: str | None = field(
        "Where the design is written down: a file or an address.",
        "Waar het ontwerp is vastgelegd: een bestand of een adres.",
        "docs/data-architecture.md",
    )
    principles: Maybe[list[str]] = field(
        "The shared principles that the design follows, by their short names.",
        "De gedeelde principes die het ontwerp volgt, met hun korte namen.",
        ["common_ground", "open_source", "gemma"],
    )
    reviewed_on: Maybe[Day] = field(
        "The day on which the design was last looked at.",
        "De datum waarop het ontwerp voor het laatst is bekeken.",
        "2026-04-01",
    )


class Data(Shape):
    """Which data is used, whose it is, and on which ground.

    Its class and its owner are asked from sandbox and pilot on.
    """

    __dutch__ = (
        "Welke gegevens worden gebruikt, van wie ze zijn en op welke grondslag. Vanaf sandbox wordt naar hun"
        " classificatie gevraagd, vanaf pilot naar hun eigenaar."
    )

    sources: Maybe[list[Source]] = field(
        "Every set of data that is used. `[]` says that there are none; leaving it out says nothing.",
        "Elke verzameling gegevens die wordt gebruikt. `[]` zegt dat er geen zijn; weglaten zegt niets.",
        key="id",
    )
    agreements: str | None = field(
        "The agreements on who delivers which data to whom: a file or an address.",
        "De afspraken over wie welke gegevens aan wie levert: een bestand of een adres.",
        "docs/data-agreements.md",
    )
    architecture: Maybe[Architecture] = field()
