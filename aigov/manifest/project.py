"""The sections `project`, `exposure` and `systems`: what the project is, what makes it weigh, what it is built of."""

from typing import Annotated, Literal

from aigov.manifest.values import Day, Id, Kebab, Maybe, Prose, Shape, SourceRef, Stated, field, required, words

Stage = Annotated[
    Literal["idea", "sandbox", "pilot", "scale", "production", "retired"],
    words(
        ["idea", "sandbox", "pilot", "scale", "production"],
        idea="Someone sees a use for AI; nothing is built or bought yet.",
        sandbox="A few people try it out, fenced in and for a limited time.",
        pilot="It is built and tried in real work by a limited group.",
        scale="It is being rolled out to everyone it is meant for.",
        production="It is in daily use, and owned by those who run it.",
        retired="It is out of use.",
    ),
]
Origin = Annotated[
    Literal["new", "existing_activity", "regularised_shadow_it"],
    words(
        new="It begins something that the organisation did not do before.",
        existing_activity="It improves work that was there already.",
        regularised_shadow_it="It was in use without permission, and is now brought into the open.",
    ),
]
LinkKind = Annotated[
    Literal["ticket", "catalog", "register", "system_card", "bom", "data_contract", "code"],
    words(
        ticket="The request or the task in a ticket system.",
        catalog="The entry in a catalogue of services or of data.",
        register="The entry in a public or internal register of algorithms.",
        system_card="A system card or a model card.",
        bom="A bill of materials.",
        data_contract="A data contract.",
        code="The source code.",
    ),
]
SystemKind = Annotated[
    Literal["model", "product", "service", "rule_based"],
    words(
        model="A model that was trained for this purpose.",
        product="A finished product with AI in it.",
        service="A service that is called over a network.",
        rule_based="An algorithm of written rules, without learning.",
    ),
]
Hosted = Annotated[
    Literal["own", "cloud", "vendor"],
    words(
        own="On the organisation's own machines.",
        cloud="In a cloud that the organisation rents and sets up itself.",
        vendor="At the vendor's, who runs it.",
    ),
]
Region = Annotated[
    Literal["eea", "adequate", "other"],
    words(
        eea="Inside the European Economic Area.",
        adequate="In a country that the European Commission has found to protect data adequately.",
        other="Anywhere else; transfers then need safeguards of their own.",
    ),
]


class Link(Shape):
    """A place outside this file where the project is described too."""

    kind: Maybe[LinkKind] = field("What stands at that address.", "ticket")
    uri: Stated = required("The address; the link is known by it.", "https://example.org/T-1")


class Project(Shape):
    """What this project is and how far it has come. Id, name and stage are all that a first manifest needs."""

    id: Kebab = required(
        "The project's own short name, in small letters with hyphens, the only one of its kind in the"
        " organisation. Never change it:"
        " findings and waivers hold on to it.",
        "parking-permit-triage",
    )
    name: Stated = required("The name by which people know the project.", "Parking permit triage")
    description: Prose | None = field(
        "What it does, in a sentence that a colleague from another department understands.",
        "Sorts incoming permit requests by urgency for the permit desk.",
    )
    departments: Maybe[list[str]] = field(
        "The departments that take part. AI is no matter for IT alone, so from pilot on more than IT is expected here.",
        ["parking", "it", "legal"],
    )
    stage: Stage = required(
        "How far the project is today. It decides what is asked now and what can wait, so write where it truly stands.",
        "pilot",
    )
    stage_since: Maybe[Day] = field("The day on which the project came into this stage.", "2026-03-01")
    origin: Maybe[Origin] = field(
        "Where the project comes from; tools that were in use unseen are welcome here.", "existing_activity"
    )
    links: Maybe[list[Link]] = field(
        "Where else the project is described: ticket, register, system card, source code.", key="uri"
    )


class Exposure(Shape):
    """Facts that make the project weigh, beside personal data, which is read from `data.sources`.

    Where all are written and none holds, the project is light, and asked for less.
    """

    decides_about_people: Maybe[bool] = field(
        "Whether it ranks, scores or decides about people, or prepares such a decision. Unknown counts as yes.", True
    )
    outside_organisation: Maybe[bool] = field(
        "Whether people outside the organisation are touched: residents, customers, patients. Unknown counts as yes.",
        True,
    )
    irreversible: Maybe[bool] = field("Whether it can do harm that cannot be undone. Unknown counts as yes.", False)


class System(Shape):
    """One part of the thing itself: a model, a product, a service, or a set of rules."""

    id: Id = required("A short name for this system; other sections refer to it.", "ranker")
    kind: Maybe[SystemKind] = field("What kind of thing it is.", "model")
    vendor: str | None = field("Who makes it; `in_house` where the organisation does so itself.", "in_house")
    name: str | None = field(
        "The name by which people know it, with a product as its maker writes it.", "Urgency ranker"
    )
    version: str | None = field("The version in use, in quotes so that it stays a text.", "2.1")
    hosted: Maybe[Hosted] = field("Where it runs; the vendor or IT knows.", "own")
    reference: str | None = field(
        "Where it is described: a model card, a manual, a page of the vendor.", "models/ranker.md"
    )
    processor_agreement: str | None = field(
        "The agreement with a vendor who handles personal data for you: its number or file. Your privacy officer"
        " or buyer knows.",
        "contract-17",
    )
    region: Maybe[Region] = field("Where the data is handled; the vendor must be able to say.", "eea")
    trains_on_input: Maybe[bool] = field(
        "Whether the vendor learns from what you put in. Look in the terms; unknown is an honest answer and a"
        " question to ask.",
        False,
    )
    platform: str | None = field(
        "The platform it runs on: an id from the organisation's list of approved platforms.", "city-ml"
    )
    sources: Maybe[list[SourceRef]] = field("The data that it uses: ids of `data.sources`.", ["permit-requests"])
