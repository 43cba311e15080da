"""What `aigov check -f json` writes."""

from typing import Annotated, Literal

from aigov.manifest.config import FailLevel
from aigov.manifest.finding import ExemptionOf, FindingOf
from aigov.manifest.levels import StageLevel
from aigov.manifest.reproducing import RecordOf
from aigov.manifest.values import Count, Day, Shape, field, required, words

KindWord = Annotated[
    Literal["manifest", "organisation", "portfolio", "configuration"],
    words(
        manifest=("One project's manifest.", "Het manifest van één project."),
        organisation=("The organisation's file.", "Het bestand van de organisatie."),
        portfolio=("Many manifests side by side.", "Veel manifesten naast elkaar."),
        configuration=(
            "A file of the configuration, where something is wrong with what it says.",
            "Een configuratiebestand, als er iets mis is met wat erin staat.",
        ),
    ),
]
OutcomeWord = Annotated[
    Literal["pass", "fail", "not_applicable", "undecided"],
    words(
        pass_=("The rule holds.", "Aan de regel is voldaan."),
        fail=("The rule does not hold.", "Aan de regel is niet voldaan."),
        not_applicable=("The rule has nothing to say here.", "De regel heeft hier niets te zeggen."),
        undecided=("It cannot be told.", "Het is onbepaald."),
    ),
]
LevelOrNone = Annotated[
    Literal["error", "warning", "note", ""],
    words(
        error=("An error.", "Een fout."),
        warning=("A warning.", "Een waarschuwing."),
        note=("A note.", "Een opmerking."),
        _=("It has no level at this stage.", "Het heeft in deze fase geen niveau."),
    ),
]


class Tool(Shape):
    """What wrote the report."""

    __dutch__ = "Wat het rapport schreef."

    name: str = required("Its name.", "De naam.", "aigov")
    version: str = required("Its version.", "De versie.", "0.1.0")


class PackUsed(Shape):
    """One pack whose rules were asked."""

    __dutch__ = "Eén regelpakket waarvan de regels zijn gevraagd."

    name: str = required("The pack's name.", "De naam van het regelpakket.", "core")
    version: str = required("The pack's version.", "De versie van het regelpakket.", "0.1")
    digest: str = required(
        "A fingerprint of all its files; empty where there is none.",
        "Een vingerafdruk van alle bestanden ervan; leeg als er geen is.",
        "sha256:9f86d081",
    )


class PluginUsed(Shape):
    """One plugin that was loaded."""

    __dutch__ = "Eén plug-in die is geladen."

    name: str = required("Its distribution's name.", "De naam van de distributie.", "aigov-acme")
    version: str = required("Its version.", "De versie.", "1.0")


class RuleCard(Shape):
    """One rule that was asked."""

    __dutch__ = "Eén regel die is gevraagd."

    id: str = required("Its id.", "De id.", "dpia/approved")
    title: str = required("What must hold.", "Wat moet kloppen.", "A DPIA is approved")
    why: str = required("Why it matters.", "Waarom het ertoe doet.", "Later it can only write down risks.")
    remedy: str = required("The next step.", "De volgende stap.", "Ask the DPO for advice.")
    ground: str = required(
        "How firm the ground is on which it stands; empty for rules that report problems of a file.",
        "Hoe stevig de grond onder de regel is; leeg bij regels die melden wat er mis is met een bestand.",
        "law",
    )
    basis: list[str] = required(
        "The claims that it is drawn from.", "De beweringen waar de regel op steunt.", ["SCA-14"]
    )
    touches: dict[str, list[str]] = required(
        "The texts that it touches, with the places in them.",
        "De teksten waar de regel aan raakt, met de plaatsen erin.",
        {"gdpr": ["35"]},
    )
    level: StageLevel = required(
        "The highest level at which it can find something.",
        "Het hoogste niveau waarop de regel iets kan melden.",
        "error",
    )
    verifies: str = required(
        "What it goes by; empty for rules that report problems of a file.",
        "Waar de regel op afgaat; leeg bij regels die melden wat er mis is met een bestand.",
        "declared",
    )


class Switch(Shape):
    """A rule that was switched off or lowered."""

    __dutch__ = "Een regel die is uitgezet of verlaagd."

    rule: str = required("The rule's id.", "De id van de regel.", "communication/repeated")
    level: StageLevel = required("The level that it was given.", "Het niveau dat de regel heeft gekregen.", "off")
    reason: str = required("Why.", "Waarom.", "It runs over another project.")
    by: str = required("Who decided so.", "Wie dat besloot.", "cco@example.org")
    until: str = required("The last day on which it holds.", "De laatste dag waarop dit geldt.", "2027-01-01")
    where: str = required("Where it is written.", "Waar het geschreven staat.", "aigov.toml:7")


class OutcomeOf(Shape):
    """What one rule said of one subject."""

    __dutch__ = "Wat één regel over één onderwerp zei."

    rule: str = required("The rule's id.", "De id van de regel.", "dpia/approved")
    outcome: OutcomeWord = required("What it said.", "Wat de regel zei.", "fail")
    level: LevelOrNone = required(
        "The level that it has at this stage.", "Het niveau dat de regel in deze fase heeft.", "error"
    )
    verifies: str = required("What it goes by.", "Waar de regel op afgaat.", "declared")


class SubjectReport(Shape):
    """Everything that the run says of one manifest, of the organisation's file, the portfolio or the configuration."""

    __dutch__ = (
        "Alles wat de run zegt over één manifest, over het bestand van de organisatie, het portfolio of de"
        " configuratie."
    )

    kind: KindWord = required("What it is about.", "Waar het over gaat.", "manifest")
    subject: str = required(
        "The project's or the organisation's id.", "De id van het project of de organisatie.", "parking-permit-triage"
    )
    file: str = required("The file.", "Het bestand.", "aigov.yaml")
    stage: str = required(
        "The stage at which it was judged; empty where it could not be read or there is none.",
        "De fase waarin het is beoordeeld; leeg als die niet te lezen was of er geen is.",
        "scale",
    )
    weight: str = required(
        "Whether it is a full or a light project; empty where that does not apply.",
        "Of het een zwaar (full) of licht (light) project is; leeg als dat niet van toepassing is.",
        "full",
    )
    weight_because: list[str] = required(
        "The facts that make it full.", "De feiten die het zwaar maken.", ["exposure.decides_about_people"]
    )
    lacking: list[str] = required(
        "The rules that could not be decided for want of the organisation's file.",
        "De regels die onbepaald bleven bij gebrek aan het bestand van de organisatie.",
        ["mandate/strategy-goal"],
    )
    waiting: Count = required(
        "How many rules wait for a later stage.", "Hoeveel regels op een latere fase wachten.", 31
    )
    light: Count = required(
        "How many rules were not asked because the project is light.",
        "Hoeveel regels niet zijn gevraagd omdat het project licht is.",
        0,
    )
    crashed: bool = required(
        "Whether a check broke off; the run then ends with 2.",
        "Of een controle is vastgelopen; de run eindigt dan met 2.",
        False,
    )
    switches: list[Switch] = required(
        "The rules that were switched off or lowered.", "De regels die zijn uitgezet of verlaagd."
    )
    findings: list[FindingOf] = required(
        "What was found, in the order of the file.", "Wat er is gevonden, in de volgorde van het bestand."
    )
    outcomes: list[OutcomeOf] = required("What every rule said that was asked.", "Wat elke regel zei die is gevraagd.")


class TotalsOf(Shape):
    """The sums over all subjects. Counts by level are of open findings that fail, or could not be told for too long."""

    __dutch__ = (
        "De optelling over alle onderwerpen. Tellingen per niveau gaan over open bevindingen waarbij niet aan de regel"
        " is voldaan, of die te lang onbepaald zijn."
    )

    errors: Count = required("Open errors.", "Open fouten.", 1)
    warnings: Count = required("Open warnings.", "Open waarschuwingen.", 2)
    notes: Count = required("Open notes.", "Open opmerkingen.", 0)
    undecided: Count = required("What could not be told.", "Wat onbepaald is.", 3)
    waived: Count = required(
        "Findings for which somebody granted an exception.",
        "Bevindingen waarvoor iemand een ontheffing heeft verleend.",
        0,
    )
    baselined: Count = required("Findings that a baseline holds.", "Bevindingen die in een beginstand staan.", 0)
    manifests: Count = required("Manifests that were looked at.", "Manifesten waar naar is gekeken.", 1)
    subjects: Count = required("All subjects that were looked at.", "Alle onderwerpen waar naar is gekeken.", 1)
    stages: dict[str, Count] = required(
        "How many manifests were at which stage.", "Hoeveel manifesten in welke fase waren.", {"scale": 1}
    )
    weights: dict[str, Count] = required(
        "How many manifests were full and how many light.",
        "Hoeveel manifesten zwaar (full) en hoeveel licht (light) waren.",
        {"full": 1},
    )
    rules: Count = required("Rules that looked.", "Regels die zijn toegepast.", 104)
    by_verifies: dict[str, Count] = required(
        "How many of them went by what.", "Waar ze op afgingen, met het aantal.", {"declared": 71}
    )
    waiting: Count = required("Rules that wait for a later stage.", "Regels die op een latere fase wachten.", 31)
    light: Count = required(
        "Rules that were not asked because a project is light.",
        "Regels die niet zijn gevraagd omdat een project licht is.",
        0,
    )
    switches: list[Switch] = required(
        "The rules that were switched off or lowered.", "De regels die zijn uitgezet of verlaagd."
    )
    excluded: Count = required(
        "Files that are not looked at because the configuration says so.",
        "Bestanden waar niet naar wordt gekeken omdat de configuratie dat zegt.",
        0,
    )
    notices: list[str] = required(
        "What this run did not look at, in whole sentences.",
        "Waar deze run niet naar heeft gekeken, in hele zinnen.",
        ["No organisation's file was found."],
    )
    before: dict[str, Count] = required(
        "The counts by level as they would be without waivers and baseline; empty where they are the same.",
        "De tellingen per niveau zoals ze zonder ontheffingen en beginstand zouden zijn; leeg als ze gelijk zijn.",
        {"error": 2},
    )
    aged: Count = required(
        "Findings among the counts by level that could not be told for too long.",
        "Bevindingen in de tellingen per niveau die te lang onbepaald zijn.",
        0,
    )
    exemptions: list[ExemptionOf] = required(
        "The waivers under which something does not count.", "De ontheffingen waardoor iets niet meetelt."
    )
    baselines: dict[str, Count] = required(
        "How much stands in which baseline.", "Hoeveel er in welke beginstand staat.", {"aigov.baseline.json": 41}
    )
    earlier: Count = required(
        "Findings that were open at the base already, and do not count.",
        "Bevindingen die bij de vergeleken revisie al openstonden, en niet meetellen.",
        0,
    )


class Report(Shape):
    """What one run found. It does not say whether the statements of a manifest are true."""

    __dutch__ = "Wat één run heeft gevonden. Of de uitspraken in een manifest waar zijn, zegt dit niet."

    version: Literal[1] = required(
        "The version of this format.", "De versie van dit bestandsformaat.", 1, alias="aigov-report"
    )
    tool: Tool = required()
    today: Day = required("The day on which everything was judged.", "De dag waarop alles is beoordeeld.", "2026-11-22")
    fail_level: FailLevel = required(
        "From which level on a finding makes a check fail.",
        "Vanaf welk niveau een bevinding een check laat mislukken.",
        "error",
    )
    strict: bool = required("Whether what could not be told counts too.", "Of wat onbepaald is ook meetelt.", False)
    floor: str = required(
        "The configurations that held from outside, under every other; empty where there was none.",
        "De configuraties die van buitenaf golden, als ondergrens voor elke andere; leeg als er geen was.",
        "../policy/aigov.toml",
    )
    base: str = required(
        "The git revision that the run is compared with; empty where there is none.",
        "De git-revisie waarmee de run wordt vergeleken; leeg als die er niet is.",
        "origin/main",
    )
    packs: list[PackUsed] = required(
        "The packs whose rules were asked.", "De regelpakketten waarvan de regels zijn gevraagd."
    )
    plugins: list[PluginUsed] = required("The plugins that were loaded.", "De plug-ins die zijn geladen.")
    rules: list[RuleCard] = required("The rules that were asked.", "De regels die zijn gevraagd.")
    reports: list[SubjectReport] = required("What the run says of each subject.", "Wat de run over elk onderwerp zegt.")
    record: RecordOf | None = field()
    totals: TotalsOf = required()
    last_lines: list[str] = required(
        "The last lines of the run, as people read them.",
        "De laatste regels van de run, zoals mensen ze lezen.",
        ["1 error in 1 manifest."],
    )
