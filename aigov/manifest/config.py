"""The configuration, `aigov.toml`."""

from typing import Annotated, Literal

from pydantic import Field

from aigov.manifest.levels import EFFECTIVE_FROM, EFFECTIVE_FROM_NL, EFFECTIVE_UNTIL, EFFECTIVE_UNTIL_NL, Steps
from aigov.manifest.values import END, Count, Day, Limit, Name, Note, Period, Shape, Text, field, words

RuleId = Annotated[str, Note(pattern="^[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*" + END)]
RuleOrArea = Annotated[str, Note(pattern="^[a-z0-9][a-z0-9-]*(?:/[a-z0-9][a-z0-9-]*)?" + END)]
Language = Annotated[str, Note(pattern="^[a-z][a-z]" + END)]
FailLevel = Annotated[
    Literal["error", "warning", "note", "never"],
    words(
        error=("Errors make a check fail.", "Een check mislukt door fouten."),
        warning=("Errors and warnings do.", "Een check mislukt door fouten en waarschuwingen."),
        note=("Every finding does.", "Een check mislukt door elke bevinding."),
        never=("Nothing that is found does.", "Niets wat wordt gevonden, laat een check mislukken."),
    ),
]
SetLevel = Annotated[
    Literal["error", "warning", "note", "off"],
    words(
        error=("An error, at every stage at which the rule bites.", "Een fout, in elke fase waarin de regel geldt."),
        warning=(
            "A warning, at every stage at which the rule bites.",
            "Een waarschuwing, in elke fase waarin de regel geldt.",
        ),
        note=("A note, at every stage at which the rule bites.", "Een opmerking, in elke fase waarin de regel geldt."),
        off=(
            "Not asked; needs a reason, a name and an end.",
            "De regel geldt niet; daar horen een reden, een naam en een einddatum bij.",
        ),
    ),
]


class Setting(Shape):
    """What this configuration changes of one rule.

    Lowering it or switching it off needs a reason, a name and an end.
    """

    __dutch__ = (
        "Wat deze configuratie aan één regel verandert. Verlagen of uitzetten vraagt om een reden, een naam en een"
        " einddatum."
    )

    level: SetLevel | None = field(
        "The level in place of the rule's own.", "Het niveau in plaats van dat van de regel zelf.", "off"
    )
    limits: dict[Name, Limit] | None = field(
        "Limits in place of the rule's own.", "Grenzen in plaats van die van de regel zelf.", {"at_a_time": 3}
    )
    reason: Text | None = field(
        "Why; every report says it.",
        "Waarom; elk rapport vermeldt het.",
        "Our communication runs over another project.",
    )
    by: Text | None = field(
        "Who decided so; a name or an address.", "Wie dat besloot; een naam of een adres.", "cco@example.org"
    )
    until: Day | None = field("The last day on which it holds.", "De laatste dag waarop dit geldt.", "2027-01-01")
    effective_from: Day | Steps | None = field(
        f"{EFFECTIVE_FROM} Whoever puts a rule off says why, and who decided so.",
        f"{EFFECTIVE_FROM_NL} Wie een regel uitstelt, zegt waarom, en wie dat besloot.",
        {"warning": "2027-01-01"},
    )
    effective_until: Day | None = field(
        f"{EFFECTIVE_UNTIL} Sooner than by itself it needs a reason, a name and an end, as off does.",
        f"{EFFECTIVE_UNTIL_NL} Eerder dan vanzelf vraagt dat, net als off, om een reden, een naam en een einddatum.",
        "2027-12-31",
    )


class Approvers(Shape):
    """Who may approve a waiver, by the level of what it waives; a level without a list leaves it open.

    Whoever may approve for a higher level may for the lower ones.
    """

    __dutch__ = (
        "Wie een ontheffing mag goedkeuren, per niveau van de bevinding; een niveau zonder lijst laat dat open. Wie"
        " voor een hoger niveau mag goedkeuren, mag dat ook voor de lagere."
    )

    error: list[Text] | None = field(
        "Who may for errors: roles, ids of people, addresses or names.",
        "Wie dat mag bij fouten: rollen, id's van mensen, adressen of namen.",
        ["executive"],
    )
    warning: list[Text] | None = field(
        "Who else may for warnings.", "Wie dat verder mag bij waarschuwingen.", ["program_lead"]
    )
    note: list[Text] | None = field("Who else may for notes.", "Wie dat verder mag bij opmerkingen.", ["program_lead"])


class Longest(Shape):
    """How long a waiver may hold, from the day on which it was approved, by the level of what it waives."""

    __dutch__ = "Hoe lang een ontheffing mag gelden, vanaf de datum van goedkeuring, per niveau van de bevinding."

    error: Period | None = field(
        "Of an error; a year where nothing is written.", "Bij een fout; een jaar als er niets staat.", "P3M"
    )
    warning: Period | None = field(
        "Of a warning; a year where nothing is written.", "Bij een waarschuwing; een jaar als er niets staat.", "P6M"
    )
    note: Period | None = field(
        "Of a note; a year where nothing is written.", "Bij een opmerking; een jaar als er niets staat.", "P1Y"
    )


class WaiverPolicy(Shape):
    """What is asked of waivers, beside what every waiver needs."""

    __dutch__ = "Wat van ontheffingen wordt gevraagd, naast wat elke ontheffing nodig heeft."

    approvers: Approvers | None = field()
    longest: Longest | None = field()
    renewals: Count | None = field(
        "How often a waiver may be followed by another for the same; as often as somebody grants it where nothing is"
        " written.",
        "Hoe vaak een ontheffing mag worden opgevolgd door een nieuwe voor hetzelfde; staat er niets, dan zo vaak als"
        " iemand die verleent.",
        1,
    )


class Config(Shape):
    """What holds for the manifests under this folder: packs, plugins, and what is changed of their rules."""

    __dutch__ = (
        "Wat geldt voor de manifesten onder deze map: regelpakketten, plug-ins, en wat er aan hun regels is veranderd."
    )

    extends: Text | None = field(
        "Another configuration that holds too: a file or a folder, seen from this file, or plugin:DISTRIBUTION. What"
        " stands here may be stricter; levels are lower only with reason, name and end, all else never.",
        "Een andere configuratie die ook geldt: een bestand of map, gezien vanuit dit bestand, of"
        " plugin:DISTRIBUTION. Wat hier staat, mag strenger zijn. Een niveau mag lager met een reden, een naam en een"
        " einddatum; soepeler dan dat mag niets.",
        "../policy",
    )
    packs: Annotated[list[Text], Field(min_length=1)] | None = field(
        "The packs whose rules are asked: names of built-in or installed ones, or folders.",
        "De regelpakketten waarvan de regels gelden: ingebouwde of geïnstalleerde, bij hun naam, of mappen.",
        ["core", "./governance/acme"],
    )
    plugins: list[Text] | None = field(
        "The installed distributions that bring packs, checks or formats; no others are loaded.",
        "De geïnstalleerde distributies die regelpakketten, controles of uitvoerformaten meebrengen; andere worden"
        " niet geladen.",
        ["aigov-acme"],
    )
    organisation: Text | None = field(
        "The organisation's file, where it is not the nearest aigov.org.yaml upwards.",
        "Het bestand van de organisatie, als dat niet de dichtstbijzijnde aigov.org.yaml in deze of een hogere map is.",
        "../aigov.org.yaml",
    )
    fail_level: FailLevel | None = field(
        "From which level on a finding makes a check fail; errors where nothing is written.",
        "Vanaf welk niveau een bevinding een check laat mislukken; staat er niets, dan vanaf een fout.",
        "error",
        alias="fail-level",
    )
    lang: Language | None = field(
        "The language that aigov speaks to people: en, nl, or one that a pack brings. --lang and AIGOV_LANG come"
        " before it, the locale after it; that of the folder in which aigov runs holds.",
        "De taal van aigov voor mensen: en, nl, of een taal die een regelpakket meebrengt. --lang en AIGOV_LANG gaan"
        " voor, de locale komt erna; bepalend is de configuratie van de map waarin aigov draait.",
        "nl",
    )
    exclude: list[Text] | None = field(
        "Files and folders that are not looked at, as globs; every run says how many.",
        "Bestanden en mappen waar niet naar wordt gekeken, als globpatronen; elke run zegt hoeveel het er zijn.",
        ["vendor/**"],
    )
    rules: dict[RuleId, SetLevel | Setting] | None = field(
        "What is changed of single rules, by their ids: a level, or more of it.",
        "Wat aan afzonderlijke regels is veranderd, bij hun id: een niveau, of meer.",
        {"kpis/measured": "error"},
    )
    mandatory: list[RuleOrArea] | None = field(
        "Rules, or areas for all of theirs, that no waiver, no switch and no baseline may touch, here and in whatever"
        " extends this.",
        "Regels, of gebieden voor alle regels daarin, waar geen ontheffing, uitschakeling of beginstand aan mag"
        " komen, hier en in alles wat dit uitbreidt.",
        ["dpia/approved", "mandate"],
    )
    waivers: WaiverPolicy | None = field()
