"""The files beside a pack's rules: `pack.yaml`, what the pack is, and `sources.yaml`, what its rules come from."""

from typing import Annotated, Literal

from pydantic import ConfigDict

from aigov.manifest.values import (
    Id,
    Kebab,
    Language,
    Name,
    Shape,
    Text,
    field,
    own_languages,
    required,
    words,
)

FieldType = Annotated[
    Literal["text", "number", "integer", "boolean", "date", "period", "who", "enum"],
    words(
        text=("Any text.", "Willekeurige tekst."),
        number=("A number.", "Een getal."),
        integer=("A whole number.", "Een geheel getal."),
        boolean=("Yes or no, written true or false.", "Ja of nee, geschreven als true of false."),
        date=("A day, as in 2026-12-31.", "Een datum, zoals 2026-12-31."),
        period=("A period, as in P3M.", "Een termijn, zoals P3M."),
        who=("A role, the id of a person, or a person.", "Een rol, de id van een persoon, of een persoon."),
        enum=("One of the words under `choices`.", "Een van de woorden onder `choices`."),
    ),
]
About = Annotated[
    Literal["project", "organisation", "portfolio"],
    words(
        project=("It is about one project.", "Het gaat over één project."),
        organisation=(
            "It is about the organisation, and stated once for all its projects.",
            "Het gaat over de organisatie, en wordt één keer vastgelegd voor al haar projecten.",
        ),
        portfolio=("It is about many projects side by side.", "Het gaat over veel projecten naast elkaar."),
    ),
]
Strength = Annotated[
    Literal["says", "observes", "supposes"],
    words(
        says=("The source says that it should be so.", "De bron zegt dat het zo hoort."),
        observes=("The source describes, and advises nothing.", "De bron beschrijft, en raadt niets aan."),
        supposes=("The source itself calls it a supposition.", "De bron noemt het zelf een vermoeden."),
    ),
]
Lint = Annotated[
    Literal["manifest", "time", "evidence", "portfolio", "repo"],
    words(
        manifest=("One manifest decides.", "Eén manifest geeft de doorslag."),
        time=(
            "A day in the manifest decides, against the day of the check.",
            "Een datum in het manifest geeft de doorslag, afgezet tegen de dag van de check.",
        ),
        evidence=(
            "A file or record that the manifest points to decides.",
            "Een bestand of stuk waar het manifest naar verwijst geeft de doorslag.",
        ),
        portfolio=(
            "Only several manifests side by side decide.",
            "Alleen meer manifesten naast elkaar geven de doorslag.",
        ),
        repo=("The project's own source tree decides.", "De broncode van het project zelf geeft de doorslag."),
    ),
]
ClaimStage = Annotated[
    Literal["idea", "sandbox", "pilot", "scale", "production", "portfolio"],
    words(
        idea=("From idea on.", "Vanaf idee."),
        sandbox=("From sandbox on.", "Vanaf sandbox."),
        pilot=("From pilot on.", "Vanaf pilot."),
        scale=("From scale on.", "Vanaf opschalen."),
        production=("In production.", "In productie."),
        portfolio=("It is not about one project.", "Het gaat niet over één project."),
    ),
]


class ExtensionField(Shape):
    """One field of a section of your own."""

    __dutch__ = "Eén veld van een eigen onderdeel."

    type: FieldType = required("What kind of value it holds.", "Wat voor soort waarde erin staat.", "date")
    several: bool | None = field(
        "True where it holds a list of such values.", "Of er een lijst van zulke waarden in staat.", True
    )
    choices: list[Text] | None = field(
        "The words that an enum may hold.", "De woorden die een enum mag bevatten.", ["open", "closed"]
    )
    help: Text | None = field(
        "What the field is, and who supplies it; editors show it.",
        "Wat het veld is, en wie het invult; editors laten het zien.",
        "The day on which the ethics board advised.",
    )


class Extension(Shape):
    """A section of your own, which manifests write under `extensions`.

    Its shape is given by `fields`, or by a JSON Schema.
    """

    __dutch__ = (
        "Een eigen onderdeel, dat manifesten onder `extensions` schrijven. De vorm staat in `fields`, of in een JSON"
        " Schema."
    )

    help: Text | None = field(
        "What the section is for; editors show it.",
        "Waar het onderdeel voor is; editors laten het zien.",
        "What our ethics board asks.",
    )
    fields_: dict[Name, ExtensionField] | None = field(
        "Its fields.", "De velden ervan.", {"advised_on": {"type": "date"}}, alias="fields"
    )
    schema_: Text | None = field(
        "A file of this pack with a JSON Schema (2020-12) of the section.",
        "Een bestand van dit regelpakket met een JSON Schema (2020-12) van het onderdeel.",
        "ethics.schema.json",
        alias="schema",
    )


class Pack(Shape):
    """What a pack is. Its rules stand in folders beside this file, one folder an area."""

    __dutch__ = "Wat een regelpakket is. De regels staan in mappen naast dit bestand, één map per gebied."

    name: Kebab = required(
        "The pack's name, in small letters with hyphens.",
        "De naam van het regelpakket, in kleine letters met koppeltekens.",
        "acme",
    )
    version: Text = required(
        "The pack's version, in quotes.", "De versie van het regelpakket, tussen aanhalingstekens.", "1.0"
    )
    title: Text = required(
        "What the pack holds, in a few words.",
        "Wat er in het regelpakket zit, in een paar woorden.",
        "What Acme asks of its AI projects",
    )
    description: Text | None = field(
        "More about it: who keeps it, for whom it is meant.",
        "Meer erover: wie het bijhoudt, voor wie het bedoeld is.",
        "Kept by the privacy office, for all projects of Acme.",
    )
    languages: list[Language] | None = field(
        "The languages that its rules speak beside English, as codes of two letters (ISO 639-1). Each rule then has its"
        " texts under each of them: `aigov test` says what is missing.",
        "De talen die de regels naast het Engels spreken, als codes van twee letters (ISO 639-1). Elke regel heeft dan"
        " zijn teksten onder elk van die talen: `aigov test` zegt wat er ontbreekt.",
        ["nl", "de"],
    )
    extensions: dict[Name, Extension] | None = field(
        "Sections of your own, by their names.",
        "Eigen onderdelen, bij hun naam.",
        {"ethics": {"fields": {"advised_on": {"type": "date"}}}},
    )
    depends: list[Kebab] | None = field(
        "Packs that must be there too, because rules here read their sections.",
        "Regelpakketten die er ook moeten zijn, omdat regels hier hun onderdelen lezen.",
        ["core"],
    )


class Article(Shape):
    """One text that rules are drawn from."""

    __dutch__ = "Eén tekst waar regels op steunen."

    title: Text = required("Its title.", "De titel ervan.", "Code of conduct for algorithms")
    gloss: Text | None = field(
        "Its title in English, where it has another language.",
        "De titel in het Engels, als die een andere taal heeft.",
        "Code of conduct for algorithms",
    )
    authors: list[Text] | None = field(
        "Who wrote it; `[]` where nobody is named.", "Wie het schreven; `[]` als niemand is genoemd.", ["A. Jansen"]
    )
    publisher: Text | None = field("Who published it.", "Wie het uitgaf.", "Municipality of Example")
    language: Text | None = field(
        "Its language, as a code of two letters.", "De taal, als code van twee letters.", "nl"
    )
    uri: Text | None = field("Where it can be read.", "Waar het te lezen is.", "https://example.org/code")


class ClaimWording(Shape):
    """What the text says, in another language."""

    __dutch__ = "Wat de tekst zegt, in een andere taal."

    where: Text | None = field(
        "The place in the text, in that language.", "De plaats in de tekst, in die taal.", "hoofdstuk 2"
    )
    claim: Text | None = field(
        "What the text says, in that language.",
        "Wat de tekst zegt, in die taal.",
        "Iemand die los van de bouwers staat, kijkt naar vooringenomenheid.",
    )
    not_lintable: Text | None = field(
        "Why no rule is drawn from it, in that language.",
        "Waarom er geen regel op steunt, in die taal.",
        "Het vraagt een houding die geen bestand kan laten zien.",
    )


class Claim(Shape):
    """One thing that a text says, in your own words. Its name begins with that of its text: `ACME-01`.

    Under a language that the pack declares, such as `de`, stands the same in that language.
    """

    __dutch__ = (
        "Eén ding dat een tekst zegt, in eigen woorden. De naam begint met die van de tekst: `ACME-01`. Onder een taal"
        " die het regelpakket opgeeft, zoals `de`, staat hetzelfde in die taal."
    )

    model_config = ConfigDict(extra="allow", json_schema_extra=own_languages)
    __pydantic_extra__: dict[str, ClaimWording]

    where: Text | None = field("The place in the text.", "De plaats in de tekst.", "chapter 2")
    stage: ClaimStage | None = field(
        "The earliest stage of a project at which it counts.",
        "De vroegste fase van een project waarin het telt.",
        "pilot",
    )
    about: About | None = field(
        "Whose business it is; the project's where nothing is written.",
        "Wie het aangaat; staat er niets, dan het project.",
        "project",
    )
    strength: Strength | None = field(
        "How the text puts it; it says so where nothing is written.",
        "Hoe de tekst het brengt; staat er niets, dan zegt de tekst dat het zo hoort.",
        "says",
    )
    lint: list[Lint] | None = field("How it can be looked at.", "Waaraan het te toetsen is.", ["manifest"])
    claim: Text = required(
        "What the text says.", "Wat de tekst zegt.", "Someone apart from the builders looks at bias."
    )
    not_lintable: Text | None = field(
        "Why no rule is drawn from it.",
        "Waarom er geen regel op steunt.",
        "It asks for an attitude that no file can show.",
    )
    nl: ClaimWording | None = field("What the text says, in Dutch.", "Wat de tekst zegt, in het Nederlands.")


class Sources(Shape):
    """What a pack's rules are drawn from: the texts, and what each says, claim by claim."""

    __dutch__ = "Waar de regels van een regelpakket op steunen: de teksten, en wat elk zegt, bewering voor bewering."

    articles: dict[Id, Article] | None = field(
        "The texts, by a short name each.",
        "De teksten, elk onder een korte naam.",
        {"ACME": {"title": "Code of conduct for algorithms"}},
    )
    claims: dict[Id, Claim] | None = field(
        "What they say; a claim's name is that of its text, a hyphen and a number.",
        "Wat ze zeggen; de naam van een bewering is die van de tekst, een koppelteken en een nummer.",
        {"ACME-01": {"claim": "Bias is looked at."}},
    )
