"""The sections `project`, `exposure` and `systems`: what the project is, what makes it weigh, what it is built of."""

from typing import Annotated, Literal

from aigov.manifest.values import Day, Id, Kebab, Maybe, Prose, Shape, SourceRef, Stated, field, required, words

Stage = Annotated[
    Literal["idea", "sandbox", "pilot", "scale", "production", "retired"],
    words(
        ["idea", "sandbox", "pilot", "scale", "production"],
        idea=(
            "Someone sees a use for AI; nothing is built or bought yet.",
            "Iemand ziet een toepassing voor AI; er is nog niets gebouwd of ingekocht.",
        ),
        sandbox=(
            "A few people try it out, fenced in and for a limited time.",
            "Een paar mensen proberen het uit, afgeschermd en voor een beperkte tijd (proeftuin).",
        ),
        pilot=(
            "It is built and tried in real work by a limited group.",
            "Het is gebouwd en wordt door een kleine groep in het echte werk uitgeprobeerd.",
        ),
        scale=(
            "It is being rolled out to everyone it is meant for.",
            "Het wordt opgeschaald naar iedereen voor wie het bedoeld is.",
        ),
        production=(
            "It is in daily use, and owned by those who run it.",
            "Het is dagelijks in gebruik, en in handen van de beheerders.",
        ),
        retired=("It is out of use.", "Het is uitgefaseerd."),
    ),
]
Origin = Annotated[
    Literal["new", "existing_activity", "regularised_shadow_it"],
    words(
        new=(
            "It begins something that the organisation did not do before.",
            "Het begint iets wat de organisatie nog niet deed.",
        ),
        existing_activity=("It improves work that was there already.", "Het verbetert werk dat er al was."),
        regularised_shadow_it=(
            "It was in use without permission, and is now brought into the open.",
            "Het werd zonder toestemming gebruikt en is nu zichtbaar gemaakt.",
        ),
    ),
]
LinkKind = Annotated[
    Literal["ticket", "catalog", "register", "system_card", "bom", "data_contract", "code"],
    words(
        ticket=("The request or the task in a ticket system.", "De aanvraag of taak in een ticketsysteem."),
        catalog=(
            "The entry in a catalogue of services or of data.",
            "De vermelding in een catalogus van diensten of gegevens.",
        ),
        register=(
            "The entry in a public or internal register of algorithms.",
            "De vermelding in een openbaar of intern algoritmeregister.",
        ),
        system_card=("A system card or a model card.", "Een systeemkaart of modelkaart."),
        bom=("A bill of materials.", "Een stuklijst (bill of materials)."),
        data_contract=("A data contract.", "Een gegevenscontract."),
        code=("The source code.", "De broncode."),
    ),
]
SystemKind = Annotated[
    Literal["model", "product", "service", "rule_based"],
    words(
        model=("A model that was trained for this purpose.", "Een model dat voor dit doel is getraind."),
        product=("A finished product with AI in it.", "Een kant-en-klaar product waar AI in zit."),
        service=("A service that is called over a network.", "Een dienst die via een netwerk wordt aangeroepen."),
        rule_based=(
            "An algorithm of written rules, without learning.",
            "Een algoritme van uitgeschreven regels, dat niet leert.",
        ),
    ),
]
Hosted = Annotated[
    Literal["own", "cloud", "vendor"],
    words(
        own=("On the organisation's own machines.", "Op machines van de organisatie zelf."),
        cloud=(
            "In a cloud that the organisation rents and sets up itself.",
            "In een cloud die de organisatie huurt en zelf inricht.",
        ),
        vendor=("At the vendor's, who runs it.", "Bij de leverancier, die het ook beheert."),
    ),
]
Region = Annotated[
    Literal["eea", "adequate", "other"],
    words(
        eea=("Inside the European Economic Area.", "Binnen de Europese Economische Ruimte."),
        adequate=(
            "In a country that the European Commission has found to protect data adequately.",
            "In een land waarvoor de Europese Commissie een adequaatheidsbesluit heeft genomen.",
        ),
        other=(
            "Anywhere else; transfers then need safeguards of their own.",
            "Ergens anders; voor doorgifte zijn dan eigen waarborgen nodig.",
        ),
    ),
]


class Link(Shape):
    """A place outside this file where the project is described too."""

    __dutch__ = "Een plaats buiten dit bestand waar het project ook beschreven staat."

    kind: Maybe[LinkKind] = field("What stands at that address.", "Wat er op dat adres staat.", "ticket")
    uri: Stated = required(
        "The address; the link is known by it.",
        "Het adres; daaraan is de verwijzing te herkennen.",
        "https://example.org/T-1",
    )


class Project(Shape):
    """What this project is and how far it has come. Id, name and stage are all that a first manifest needs."""

    __dutch__ = "Wat dit project is en hoe ver het is. Een eerste manifest heeft genoeg aan id, naam en fase."

    id: Kebab = required(
        "The project's own short name, in small letters with hyphens, the only one of its kind in the"
        " organisation. Never change it:"
        " findings and waivers hold on to it.",
        "De eigen korte naam van het project, in kleine letters met koppeltekens, uniek binnen de organisatie."
        " Verander die nooit: bevindingen en ontheffingen zijn eraan gekoppeld.",
        "parking-permit-triage",
    )
    name: Stated = required(
        "The name by which people know the project.",
        "De naam waaronder mensen het project kennen.",
        "Parking permit triage",
    )
    description: Prose | None = field(
        "What it does, in a sentence that a colleague from another department understands.",
        "Wat het doet, in een zin die een collega van een andere afdeling begrijpt.",
        "Sorts incoming permit requests by urgency for the permit desk.",
    )
    departments: Maybe[list[str]] = field(
        "The departments that take part. AI is no matter for IT alone, so from pilot on more than IT is expected here.",
        "De afdelingen die meedoen. AI is geen zaak van IT alleen; vanaf pilot wordt hier daarom meer dan IT verwacht.",
        ["parking", "it", "legal"],
    )
    stage: Stage = required(
        "How far the project is today. It decides what is asked now and what can wait, so write where it truly stands.",
        "Hoe ver het project vandaag is. De fase bepaalt wat nu gevraagd wordt en wat kan wachten; schrijf dus op waar"
        " het werkelijk staat.",
        "pilot",
    )
    stage_since: Maybe[Day] = field(
        "The day on which the project came into this stage.",
        "De datum waarop het project in deze fase kwam.",
        "2026-03-01",
    )
    origin: Maybe[Origin] = field(
        "Where the project comes from; tools that were in use unseen are welcome here.",
        "Waar het project vandaan komt; tools die ongezien in gebruik waren, zijn hier welkom.",
        "existing_activity",
    )
    links: Maybe[list[Link]] = field(
        "Where else the project is described: ticket, register, system card, source code.",
        "Waar het project nog meer beschreven staat: ticket, register, systeemkaart, broncode.",
        key="uri",
    )


class Exposure(Shape):
    """Facts that make the project weigh, beside personal data, which is read from `data.sources`.

    Where all are written and none holds, the project is light, and asked for less.
    """

    __dutch__ = (
        "Feiten die het project zwaar maken, naast persoonsgegevens, die uit `data.sources` worden gelezen. Staan ze"
        " er allemaal en geldt er geen, dan is het project licht en wordt er minder gevraagd."
    )

    decides_about_people: Maybe[bool] = field(
        "Whether it ranks, scores or decides about people, or prepares such a decision. Unknown counts as yes.",
        "Of het mensen rangschikt, een score geeft of over hen beslist, of zo'n besluit voorbereidt. Onbekend telt als"
        " ja.",
        True,
    )
    outside_organisation: Maybe[bool] = field(
        "Whether people outside the organisation are touched: residents, customers, patients. Unknown counts as yes.",
        "Of mensen buiten de organisatie ermee te maken krijgen: inwoners, klanten, patiënten. Onbekend telt als ja.",
        True,
    )
    irreversible: Maybe[bool] = field(
        "Whether it can do harm that cannot be undone. Unknown counts as yes.",
        "Of het schade kan doen die niet te herstellen is. Onbekend telt als ja.",
        False,
    )


class System(Shape):
    """One part of the thing itself: a model, a product, a service, or a set of rules."""

    __dutch__ = "Eén deel van waar het om gaat: een model, een product, een dienst of een verzameling regels."

    id: Id = required(
        "A short name for this system; other sections refer to it.",
        "Een korte naam voor dit systeem; andere onderdelen verwijzen ernaar.",
        "ranker",
    )
    kind: Maybe[SystemKind] = field("What kind of thing it is.", "Wat voor soort systeem het is.", "model")
    vendor: str | None = field(
        "Who makes it; `in_house` where the organisation does so itself.",
        "Wie het maakt; `in_house` als de organisatie dat zelf doet.",
        "in_house",
    )
    name: str | None = field(
        "The name by which people know it, with a product as its maker writes it.",
        "De naam waaronder mensen het kennen; bij een product zoals de maker het schrijft.",
        "Urgency ranker",
    )
    version: str | None = field(
        "The version in use, in quotes so that it stays a text.",
        "De versie die in gebruik is, tussen aanhalingstekens zodat het tekst blijft.",
        "2.1",
    )
    hosted: Maybe[Hosted] = field(
        "Where it runs; the vendor or IT knows.", "Waar het draait; de leverancier of IT weet dat.", "own"
    )
    reference: str | None = field(
        "Where it is described: a model card, a manual, a page of the vendor.",
        "Waar het beschreven staat: een modelkaart, een handleiding, een pagina van de leverancier.",
        "models/ranker.md",
    )
    processor_agreement: str | None = field(
        "The agreement with a vendor who handles personal data for you: its number or file. Your privacy officer"
        " or buyer knows.",
        "De verwerkersovereenkomst met een leverancier die persoonsgegevens voor u verwerkt: het nummer of het"
        " bestand. De privacy officer of de inkoper weet dat.",
        "contract-17",
    )
    region: Maybe[Region] = field(
        "Where the data is handled; the vendor must be able to say.",
        "Waar de gegevens worden verwerkt; de leverancier moet dat kunnen zeggen.",
        "eea",
    )
    trains_on_input: Maybe[bool] = field(
        "Whether the vendor learns from what you put in. Look in the terms; unknown is an honest answer and a"
        " question to ask.",
        "Of de leverancier leert van wat u invoert. Kijk in de voorwaarden; onbekend is een eerlijk antwoord, en een"
        " vraag om te stellen.",
        False,
    )
    platform: str | None = field(
        "The platform it runs on: an id from the organisation's list of approved platforms.",
        "Het platform waarop het draait: een id uit de lijst van goedgekeurde platforms van de organisatie.",
        "city-ml",
    )
    sources: Maybe[list[SourceRef]] = field(
        "The data that it uses: ids of `data.sources`.",
        "De gegevens die het gebruikt: id's uit `data.sources`.",
        ["permit-requests"],
    )
