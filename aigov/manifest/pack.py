"""The files beside a pack's rules: `pack.yaml`, what the pack is, and `sources.yaml`, what its rules come from."""

from typing import Annotated, Literal

from aigov.manifest.values import Id, Kebab, Name, Shape, Text, field, required, words

FieldType = Annotated[
    Literal["text", "number", "integer", "boolean", "date", "period", "who", "enum"],
    words(
        text="Any text.",
        number="A number.",
        integer="A whole number.",
        boolean="Yes or no, written true or false.",
        date="A day, as in 2026-12-31.",
        period="A period, as in P3M.",
        who="A role, the id of a person, or a person.",
        enum="One of the words under `choices`.",
    ),
]
About = Annotated[
    Literal["project", "organisation", "portfolio"],
    words(
        project="It is about one project.",
        organisation="It is about the organisation, and stated once for all its projects.",
        portfolio="It is about many projects side by side.",
    ),
]
Strength = Annotated[
    Literal["says", "observes", "supposes"],
    words(
        says="The source says that it should be so.",
        observes="The source describes, and advises nothing.",
        supposes="The source itself calls it a supposition.",
    ),
]
Lint = Annotated[
    Literal["manifest", "time", "evidence", "portfolio", "repo"],
    words(
        manifest="One manifest decides.",
        time="A day in the manifest decides, against the day of the check.",
        evidence="A file or record that the manifest points to decides.",
        portfolio="Only several manifests side by side decide.",
        repo="The project's own source tree decides.",
    ),
]
ClaimStage = Annotated[
    Literal["idea", "sandbox", "pilot", "scale", "production", "portfolio"],
    words(
        idea="From idea on.",
        sandbox="From sandbox on.",
        pilot="From pilot on.",
        scale="From scale on.",
        production="In production.",
        portfolio="It is not about one project.",
    ),
]


class ExtensionField(Shape):
    """One field of a section of your own."""

    type: FieldType = required("What kind of value it holds.", "date")
    several: bool | None = field("True where it holds a list of such values.", True)
    choices: list[Text] | None = field("The words that an enum may hold.", ["open", "closed"])
    help: Text | None = field(
        "What the field is, and who supplies it; editors show it.", "The day on which the ethics board advised."
    )


class Extension(Shape):
    """A section of your own, which manifests write under `extensions`.

    Its shape is given by `fields`, or by a JSON Schema.
    """

    help: Text | None = field("What the section is for; editors show it.", "What our ethics board asks.")
    fields_: dict[Name, ExtensionField] | None = field("Its fields.", {"advised_on": {"type": "date"}}, alias="fields")
    schema_: Text | None = field(
        "A file of this pack with a JSON Schema (2020-12) of the section.", "ethics.schema.json", alias="schema"
    )


class Pack(Shape):
    """What a pack is. Its rules stand in folders beside this file, one folder an area."""

    name: Kebab = required("The pack's name, in small letters with hyphens.", "acme")
    version: Text = required("The pack's version, in quotes.", "1.0")
    title: Text = required("What the pack holds, in a few words.", "What Acme asks of its AI projects")
    description: Text | None = field(
        "More about it: who keeps it, for whom it is meant.", "Kept by the privacy office, for all projects of Acme."
    )
    extensions: dict[Name, Extension] | None = field(
        "Sections of your own, by their names.", {"ethics": {"fields": {"advised_on": {"type": "date"}}}}
    )
    depends: list[Kebab] | None = field(
        "Packs that must be there too, because rules here read their sections.", ["core"]
    )


class Article(Shape):
    """One text that rules are drawn from."""

    title: Text = required("Its title.", "Code of conduct for algorithms")
    gloss: Text | None = field("Its title in English, where it has another language.", "Code of conduct for algorithms")
    authors: list[Text] | None = field("Who wrote it; `[]` where nobody is named.", ["A. Jansen"])
    publisher: Text | None = field("Who published it.", "Municipality of Example")
    language: Text | None = field("Its language, as a code of two letters.", "nl")
    uri: Text | None = field("Where it can be read.", "https://example.org/code")


class Claim(Shape):
    """One thing that a text says, in your own words. Its name begins with that of its text: `ACME-01`."""

    where: Text | None = field("The place in the text.", "chapter 2")
    stage: ClaimStage | None = field("The earliest stage of a project at which it counts.", "pilot")
    about: About | None = field("Whose business it is; the project's where nothing is written.", "project")
    strength: Strength | None = field("How the text puts it; it says so where nothing is written.", "says")
    lint: list[Lint] | None = field("How it can be looked at.", ["manifest"])
    claim: Text = required("What the text says.", "Someone apart from the builders looks at bias.")
    not_lintable: Text | None = field("Why no rule is drawn from it.", "It asks for an attitude that no file can show.")


class Sources(Shape):
    """What a pack's rules are drawn from: the texts, and what each says, claim by claim."""

    articles: dict[Id, Article] | None = field(
        "The texts, by a short name each.", {"ACME": {"title": "Code of conduct for algorithms"}}
    )
    claims: dict[Id, Claim] | None = field(
        "What they say; a claim's name is that of its text, a hyphen and a number.",
        {"ACME-01": {"claim": "Bias is looked at."}},
    )
