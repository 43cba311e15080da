"""The file of one rule: what must hold, from when, why, who acts, and the examples that are its tests."""

from typing import Annotated, Any, Literal

from pydantic import ConfigDict

from aigov.manifest.example import Equivalent, Example
from aigov.manifest.levels import (
    EFFECTIVE_FROM,
    EFFECTIVE_FROM_NL,
    EFFECTIVE_UNTIL,
    EFFECTIVE_UNTIL_NL,
    Levels,
    LevelWord,
    Steps,
)
from aigov.manifest.values import Day, Limit, Name, Period, Shape, Text, field, own_languages, required, words

Ground = Annotated[
    Literal["article", "practice", "standard", "law"],
    words(
        article=(
            "An article says so; at most a warning, but for the six subjects of the core pack.",
            ("Een artikel zegt het; hoogstens een waarschuwing, behalve bij de zes onderwerpen van het kernpakket."),
        ),
        practice=("Good practice asks for it.", "Goede praktijk vraagt erom."),
        standard=("A standard asks for it; `touches` says where.", "Een norm vraagt erom; `touches` zegt waar."),
        law=("A law asks for it; `touches` says where.", "Een wet vraagt erom; `touches` zegt waar."),
    ),
]
Scope = Annotated[
    Literal["manifest", "organisation", "portfolio"],
    words(
        manifest=("It judges each manifest by itself.", "De regel beoordeelt elk manifest op zichzelf."),
        organisation=("It judges the organisation's file.", "De regel beoordeelt het bestand van de organisatie."),
        portfolio=("It judges many manifests side by side.", "De regel beoordeelt veel manifesten naast elkaar."),
    ),
]
Verifies = Annotated[
    Literal["declared", "consistent", "current", "on_file", "signed"],
    words(
        declared=("It takes the manifest's word.", "De regel gelooft het manifest op zijn woord."),
        consistent=("It compares statements with each other.", "De regel vergelijkt uitspraken met elkaar."),
        current=("It looks at dates.", "De regel kijkt naar datums."),
        on_file=("It looks at files.", "De regel kijkt naar bestanden."),
        signed=("It looks at signatures.", "De regel kijkt naar handtekeningen."),
    ),
]
Mending = Annotated[
    Literal[
        "blanks", "capitals", "hyphens", "indentation", "quotes", "small_letters", "spelling", "underscores", "unknown"
    ],
    words(
        blanks=(
            "Blanks around the text go, and double ones become one.",
            "Spaties om de tekst vervallen, en dubbele worden één.",
        ),
        capitals=("The text in capitals.", "De tekst in hoofdletters."),
        hyphens=(
            "The text in small letters, with hyphens between words.",
            "De tekst in kleine letters, met koppeltekens tussen de woorden.",
        ),
        indentation=(
            "With `reports`: the tabs before a line become spaces.",
            "Met `reports`: de tabs voor een regel worden spaties.",
        ),
        quotes=("With `reports`: the value goes in quotes.", "Met `reports`: de waarde komt tussen aanhalingstekens."),
        small_letters=("The text in small letters.", "De tekst in kleine letters."),
        spelling=(
            "With `reports`: the one word that is meant, where what is written is a slip of it.",
            "Met `reports`: het ene woord dat bedoeld is, waar wat er staat een verschrijving ervan is.",
        ),
        underscores=(
            "The text in small letters, with underscores between words.",
            "De tekst in kleine letters, met lage streepjes tussen de woorden.",
        ),
        unknown=(
            "With `reports`: `unknown`, where nothing is written; behind `--unsafe-fixes` only.",
            "Met `reports`: `unknown`, waar niets staat; alleen met `--unsafe-fixes`.",
        ),
    ),
]


class Wording(Shape):
    """The rule's texts in another language."""

    __dutch__ = "De teksten van de regel in een andere taal."

    title: Text | None = field("The title in that language.", "De titel in die taal.", "Een DPIA is goedgekeurd")
    why: Text | None = field(
        "The reason in that language.",
        "De reden in die taal.",
        "Een beoordeling achteraf kan risico's alleen nog opschrijven.",
    )
    message: Text | None = field(
        "The message in that language, with the same placeholders.",
        "De melding in die taal, met dezelfde invulplekken.",
        "De DPIA is {dpia.status}.",
    )
    remedy: Text | None = field(
        "The remedy in that language.", "De volgende stap (remedy) in die taal.", "Vraag de FG om advies."
    )


class Rule(Shape):
    """One rule: what must hold, from which stage, why, who must act, and the examples that are its tests.

    Under a language that the pack declares, such as `de`, stand its texts in that language.
    """

    __dutch__ = (
        "Eén regel: wat moet kloppen, vanaf welke fase, waarom, wie aan zet is, en de voorbeelden waarmee de regel"
        " wordt getest. Onder een taal die het regelpakket opgeeft, zoals `de`, staan de teksten in die taal."
    )

    model_config = ConfigDict(extra="allow", json_schema_extra=own_languages)
    __pydantic_extra__: dict[str, Wording]

    title: Text = required(
        "What must hold, as a sentence that is true where the rule passes.",
        "Wat moet kloppen, als een zin die waar is wanneer aan de regel is voldaan.",
        "A DPIA is approved",
    )
    basis: list[Text] | None = field(
        "The claims that it is drawn from, as they are named in sources.yaml.",
        "De beweringen waar de regel op steunt, met hun namen uit sources.yaml.",
        ["SCA-14", "MOM-11"],
    )
    ground: Ground = required(
        "How firm the ground is on which it stands.", "Hoe stevig de grond onder de regel is.", "law"
    )
    touches: dict[str, list[Text]] | None = field(
        "The texts that it touches, by their short names, with the places in them. To touch is not to fulfil.",
        "De teksten waar de regel aan raakt, met hun korte namen en de plaatsen erin. Raken is niet hetzelfde als"
        " eraan voldoen.",
        {"gdpr": ["35"], "eu-ai-act": ["26(9)"]},
    )
    why: Text = required(
        "Why it matters, in words that the people who must act agree with.",
        "Waarom het ertoe doet, in woorden waar de mensen die aan zet zijn het mee eens zijn.",
        "An assessment that starts after roll-out can only write down risks that people already carry.",
    )
    stages: Levels | None = field()
    level: LevelWord | None = field(
        "The level of a rule that has no stages: of the organisation, the portfolio, or with `reports`.",
        "Het niveau van een regel zonder fasen: over de organisatie, over het portfolio, of met `reports`.",
        "warning",
    )
    scope: Scope | None = field(
        "What the rule judges; the manifest where nothing is written.",
        "Wat de regel beoordeelt; het manifest als er niets staat.",
        "manifest",
    )
    effective_from: Day | Steps | None = field(
        f"{EFFECTIVE_FROM} Its examples are judged as if it had taken effect.",
        f"{EFFECTIVE_FROM_NL} De voorbeelden worden beoordeeld alsof de regel al is ingegaan.",
        "2027-01-01",
    )
    effective_until: Day | None = field(EFFECTIVE_UNTIL, EFFECTIVE_UNTIL_NL, "2029-12-31")
    weight: Literal["full"] | None = field(
        "Written where light projects are not asked.", "Ingevuld als de regel niet voor lichte projecten geldt.", "full"
    )
    each: Text | list[Text] | None = field(
        "The items that are judged one by one, with a name for each; steps in a list go deeper.",
        "De items die één voor één worden beoordeeld, met een naam voor elk; stappen in een lijst gaan dieper.",
        "kpis as kpi",
    )
    let: dict[Name, Text] | None = field(
        "Names for expressions, for use in the others and in the message.",
        "Namen voor expressies, te gebruiken in andere expressies en in de melding.",
        {"steps": "kpi.targets.map(t, t.value)"},
    )
    when: Text | None = field(
        "When the rule applies at all; where it is false it has nothing to say.",
        "Wanneer de regel van toepassing is; als dit onwaar is, heeft de regel niets te zeggen.",
        "data.sources.exists(s, s.personal_data != 'none')",
    )
    require: list[Text] | None = field(
        "Places that must be written before anything else is judged.",
        "Plaatsen die ingevuld moeten zijn voordat iets anders wordt beoordeeld.",
        ["roadmap.reviewed_on"],
    )
    holds: Text | None = field(
        "What must hold.", "Wat moet kloppen.", "dpia.status in ['approved', 'not_required']", alias="assert"
    )
    due: Text | None = field(
        "The last day on which it is still in time.",
        "De laatste dag waarop het nog op tijd is.",
        "after(dpia.approved_on, 'P3Y')",
    )
    ahead: Period | None = field(
        "How long before that day the rule begins to say so; 30 days where nothing is written.",
        "Hoe lang vóór die dag de regel het begint te zeggen; 30 dagen als er niets staat.",
        "P30D",
    )
    at: Text | None = field(
        "The place to mark, where it is another than the first that was read; of a list the first, the others"
        " are related.",
        "De plaats om aan te wijzen, als dat een andere is dan de eerste die is gelezen; bij een lijst de eerste, met"
        " de andere als bijbehorende plaatsen.",
        "kpi.targets",
    )
    limits: dict[Name, Limit] | None = field(
        "Limits that a configuration may change, with their defaults.",
        "Grenzen die een configuratie mag veranderen, met hun standaardwaarden.",
        {"at_a_time": 2},
    )
    check: Text | None = field(
        "A check in Python, by its name, in place of `assert`.",
        "Een controle in Python, bij naam, in plaats van `assert`.",
        "same_as_tools",
    )
    options: dict[str, Any] | None = field(
        "The options of that check.", "De opties van die controle.", {"declared": ["sandbox.tools"]}, alias="with"
    )
    message: Text | None = field(
        "What is so, then what was expected, in a sentence. Places in braces are filled in.",
        "Wat er is, en dan wat er werd verwacht, in één zin. Plaatsen tussen accolades worden ingevuld.",
        "The DPIA is {dpia.status} at stage {stage}.",
    )
    remedy: Text | None = field(
        "The next step, first in the world, then in the file, with an honest way out.",
        "De volgende stap, eerst in de wereld, dan in het bestand, met een eerlijke uitweg.",
        "Ask the DPO for advice.",
    )
    acts: Text | None = field(
        "Who must act: a role, or a place that leads to a person.",
        "Wie aan zet is: een rol, of een plaats die naar een persoon leidt.",
        "data_owner",
    )
    verifies: Verifies | None = field("What the rule goes by.", "Waar de regel op afgaat.", "declared")
    fix: Mending | None = field(
        "How `aigov fix` mends the form of what is found: never a fact, never a letter or a digit more or less.",
        "Hoe `aigov fix` de vorm herstelt van wat is gevonden: nooit een feit, nooit een letter of cijfer meer of"
        " minder.",
        "small_letters",
    )
    waivable: bool | None = field(
        "False where nobody may make an exception.",
        "Of iemand een ontheffing mag verlenen; false als niemand dat mag.",
        False,
    )
    reports: Text | None = field(
        "The kind of structural problem, waiver problem or crash that this rule puts into words.",
        "Wat deze regel onder woorden brengt: een soort fout in de structuur, een probleem met een ontheffing of een"
        " vastgelopen controle.",
        "unknown-key",
    )
    nl: Wording | None = field("The rule's texts in Dutch.", "De teksten van de regel in het Nederlands.")
    examples: list[Example] | None = field(
        "Examples, which are its tests: at least one that passes, one that fails, and one in which something"
        " that it reads is absent.",
        "Voorbeelden, waarmee de regel wordt getest: minstens één waarin aan de regel is voldaan, één waarin dat niet"
        " zo is, en één waarin iets ontbreekt wat de regel leest.",
        key="name",
    )
    equivalent: list[Equivalent] | None = field(
        "Changes that `aigov test --mutate` makes and no example can notice, each with the reason.",
        "Wijzigingen die `aigov test --mutate` maakt en die aan geen voorbeeld te merken zijn, elk met de reden.",
        key="change",
    )
