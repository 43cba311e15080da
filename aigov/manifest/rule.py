"""The file of one rule: what must hold, from when, why, who acts, and the examples that are its tests."""

from typing import Annotated, Any, Literal

from aigov.manifest.example import Equivalent, Example
from aigov.manifest.levels import EFFECTIVE_FROM, EFFECTIVE_UNTIL, Levels, LevelWord, Steps
from aigov.manifest.values import Day, Limit, Name, Period, Shape, Text, field, required, words

Ground = Annotated[
    Literal["article", "practice", "standard", "law"],
    words(
        article="An article says so; at most a warning, but for the six subjects of the core pack.",
        practice="Good practice asks for it.",
        standard="A standard asks for it; `touches` says where.",
        law="A law asks for it; `touches` says where.",
    ),
]
Scope = Annotated[
    Literal["manifest", "organisation", "portfolio"],
    words(
        manifest="It judges each manifest by itself.",
        organisation="It judges the organisation's file.",
        portfolio="It judges many manifests side by side.",
    ),
]
Verifies = Annotated[
    Literal["declared", "consistent", "current", "on_file", "signed"],
    words(
        declared="It takes the manifest's word.",
        consistent="It compares statements with each other.",
        current="It looks at dates.",
        on_file="It looks at files.",
        signed="It looks at signatures.",
    ),
]
Mending = Annotated[
    Literal[
        "blanks", "capitals", "hyphens", "indentation", "quotes", "small_letters", "spelling", "underscores", "unknown"
    ],
    words(
        blanks="Blanks around the text go, and double ones become one.",
        capitals="The text in capitals.",
        hyphens="The text in small letters, with hyphens between words.",
        indentation="With `reports`: the tabs before a line become spaces.",
        quotes="With `reports`: the value goes in quotes.",
        small_letters="The text in small letters.",
        spelling="With `reports`: the one word that is meant, where what is written is a slip of it.",
        underscores="The text in small letters, with underscores between words.",
        unknown="With `reports`: `unknown`, where nothing is written; behind `--unsafe-fixes` only.",
    ),
]


class Dutch(Shape):
    """The rule's texts in Dutch."""

    title: Text | None = field("The title in Dutch.", "Een DPIA is goedgekeurd")
    why: Text | None = field("The reason in Dutch.", "Een beoordeling achteraf kan risico's alleen nog opschrijven.")
    message: Text | None = field("The message in Dutch, with the same placeholders.", "De DPIA is {dpia.status}.")
    remedy: Text | None = field("The remedy in Dutch.", "Vraag de FG om advies.")


class Rule(Shape):
    """One rule: what must hold, from which stage, why, who must act, and the examples that are its tests."""

    title: Text = required("What must hold, as a sentence that is true where the rule passes.", "A DPIA is approved")
    basis: list[Text] | None = field(
        "The claims that it is drawn from, as they are named in sources.yaml.", ["SCA-14", "MOM-11"]
    )
    ground: Ground = required("How firm the ground is on which it stands.", "law")
    touches: dict[str, list[Text]] | None = field(
        "The texts that it touches, by their short names, with the places in them. To touch is not to fulfil.",
        {"gdpr": ["35"], "eu-ai-act": ["26(9)"]},
    )
    why: Text = required(
        "Why it matters, in words that the people who must act agree with.",
        "An assessment that starts after roll-out can only write down risks that people already carry.",
    )
    stages: Levels | None = field()
    level: LevelWord | None = field(
        "The level of a rule that has no stages: of the organisation, the portfolio, or with `reports`.", "warning"
    )
    scope: Scope | None = field("What the rule judges; the manifest where nothing is written.", "manifest")
    effective_from: Day | Steps | None = field(
        f"{EFFECTIVE_FROM} Its examples are judged as if it had taken effect.", "2027-01-01"
    )
    effective_until: Day | None = field(EFFECTIVE_UNTIL, "2029-12-31")
    weight: Literal["full"] | None = field("Written where light projects are not asked.", "full")
    each: Text | list[Text] | None = field(
        "The items that are judged one by one, with a name for each; steps in a list go deeper.", "kpis as kpi"
    )
    let: dict[Name, Text] | None = field(
        "Names for expressions, for use in the others and in the message.", {"steps": "kpi.targets.map(t, t.value)"}
    )
    when: Text | None = field(
        "When the rule applies at all; where it is false it has nothing to say.",
        "data.sources.exists(s, s.personal_data != 'none')",
    )
    require: list[Text] | None = field(
        "Places that must be written before anything else is judged.", ["roadmap.reviewed_on"]
    )
    holds: Text | None = field("What must hold.", "dpia.status in ['approved', 'not_required']", alias="assert")
    due: Text | None = field("The last day on which it is still in time.", "after(dpia.approved_on, 'P3Y')")
    ahead: Period | None = field(
        "How long before that day the rule begins to say so; 30 days where nothing is written.", "P30D"
    )
    at: Text | None = field(
        "The place to mark, where it is another than the first that was read; of a list the first, the others"
        " are related.",
        "kpi.targets",
    )
    limits: dict[Name, Limit] | None = field(
        "Limits that a configuration may change, with their defaults.", {"at_a_time": 2}
    )
    check: Text | None = field("A check in Python, by its name, in place of `assert`.", "same_as_tools")
    options: dict[str, Any] | None = field("The options of that check.", {"declared": ["sandbox.tools"]}, alias="with")
    message: Text | None = field(
        "What is so, then what was expected, in a sentence. Places in braces are filled in.",
        "The DPIA is {dpia.status} at stage {stage}.",
    )
    remedy: Text | None = field(
        "The next step, first in the world, then in the file, with an honest way out.", "Ask the DPO for advice."
    )
    acts: Text | None = field("Who must act: a role, or a place that leads to a person.", "data_owner")
    verifies: Verifies | None = field("What the rule goes by.", "declared")
    fix: Mending | None = field(
        "How `aigov fix` mends the form of what is found: never a fact, never a letter or a digit more or less.",
        "small_letters",
    )
    waivable: bool | None = field("False where nobody may make an exception.", False)
    reports: Text | None = field(
        "The kind of structural problem, waiver problem or crash that this rule puts into words.", "unknown-key"
    )
    nl: Dutch | None = field()
    examples: list[Example] | None = field(
        "Examples, which are its tests: at least one that passes, one that fails, and one in which something"
        " that it reads is absent.",
        key="name",
    )
    equivalent: list[Equivalent] | None = field(
        "Changes that `aigov test --mutate` makes and no example can notice, each with the reason.", key="change"
    )
