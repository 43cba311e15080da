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
        manifest="One project's manifest.",
        organisation="The organisation's file.",
        portfolio="Many manifests side by side.",
        configuration="A file of the configuration, where something is wrong with what it says.",
    ),
]
OutcomeWord = Annotated[
    Literal["pass", "fail", "not_applicable", "undecided"],
    words(
        pass_="The rule holds.",  # noqa: S106  (an outcome, not a password)
        fail="The rule does not hold.",
        not_applicable="The rule has nothing to say here.",
        undecided="It cannot be told.",
    ),
]
LevelOrNone = Annotated[
    Literal["error", "warning", "note", ""],
    words(error="An error.", warning="A warning.", note="A note.", _="It has no level at this stage."),
]


class Tool(Shape):
    """What wrote the report."""

    name: str = required("Its name.", "aigov")
    version: str = required("Its version.", "0.1.0")


class PackUsed(Shape):
    """One pack whose rules were asked."""

    name: str = required("The pack's name.", "core")
    version: str = required("The pack's version.", "0.1")
    digest: str = required("A fingerprint of all its files; empty where there is none.", "sha256:9f86d081")


class PluginUsed(Shape):
    """One plugin that was loaded."""

    name: str = required("Its distribution's name.", "aigov-acme")
    version: str = required("Its version.", "1.0")


class RuleCard(Shape):
    """One rule that was asked."""

    id: str = required("Its id.", "dpia/approved")
    title: str = required("What must hold.", "A DPIA is approved")
    why: str = required("Why it matters.", "Later it can only write down risks.")
    remedy: str = required("The next step.", "Ask the DPO for advice.")
    ground: str = required(
        "How firm the ground is on which it stands; empty for rules that report problems of a file.", "law"
    )
    basis: list[str] = required("The claims that it is drawn from.", ["SCA-14"])
    touches: dict[str, list[str]] = required("The texts that it touches, with the places in them.", {"gdpr": ["35"]})
    level: StageLevel = required("The highest level at which it can find something.", "error")
    verifies: str = required("What it goes by; empty for rules that report problems of a file.", "declared")


class Switch(Shape):
    """A rule that was switched off or lowered."""

    rule: str = required("The rule's id.", "communication/repeated")
    level: StageLevel = required("The level that it was given.", "off")
    reason: str = required("Why.", "It runs over another project.")
    by: str = required("Who decided so.", "cco@example.org")
    until: str = required("The last day on which it holds.", "2027-01-01")
    where: str = required("Where it is written.", "aigov.toml:7")


class OutcomeOf(Shape):
    """What one rule said of one subject."""

    rule: str = required("The rule's id.", "dpia/approved")
    outcome: OutcomeWord = required("What it said.", "fail")
    level: LevelOrNone = required("The level that it has at this stage.", "error")
    verifies: str = required("What it goes by.", "declared")


class SubjectReport(Shape):
    """Everything that the run says of one manifest, of the organisation's file, the portfolio or the configuration."""

    kind: KindWord = required("What it is about.", "manifest")
    subject: str = required("The project's or the organisation's id.", "parking-permit-triage")
    file: str = required("The file.", "aigov.yaml")
    stage: str = required(
        "The stage at which it was judged; empty where it could not be read or there is none.", "scale"
    )
    weight: str = required("Whether it is a full or a light project; empty where that does not apply.", "full")
    weight_because: list[str] = required("The facts that make it full.", ["exposure.decides_about_people"])
    lacking: list[str] = required(
        "The rules that could not be decided for want of the organisation's file.", ["mandate/strategy-goal"]
    )
    waiting: Count = required("How many rules wait for a later stage.", 31)
    light: Count = required("How many rules were not asked because the project is light.", 0)
    crashed: bool = required("Whether a check broke off; the run then ends with 2.", False)
    switches: list[Switch] = required("The rules that were switched off or lowered.")
    findings: list[FindingOf] = required("What was found, in the order of the file.")
    outcomes: list[OutcomeOf] = required("What every rule said that was asked.")


class TotalsOf(Shape):
    """The sums over all subjects. Counts by level are of open findings that fail, or could not be told for too long."""

    errors: Count = required("Open errors.", 1)
    warnings: Count = required("Open warnings.", 2)
    notes: Count = required("Open notes.", 0)
    undecided: Count = required("What could not be told.", 3)
    waived: Count = required("Findings for which somebody granted an exception.", 0)
    baselined: Count = required("Findings that a baseline holds.", 0)
    manifests: Count = required("Manifests that were looked at.", 1)
    subjects: Count = required("All subjects that were looked at.", 1)
    stages: dict[str, Count] = required("How many manifests were at which stage.", {"scale": 1})
    weights: dict[str, Count] = required("How many manifests were full and how many light.", {"full": 1})
    rules: Count = required("Rules that looked.", 104)
    by_verifies: dict[str, Count] = required("How many of them went by what.", {"declared": 71})
    waiting: Count = required("Rules that wait for a later stage.", 31)
    light: Count = required("Rules that were not asked because a project is light.", 0)
    switches: list[Switch] = required("The rules that were switched off or lowered.")
    excluded: Count = required("Files that are not looked at because the configuration says so.", 0)
    notices: list[str] = required(
        "What this run did not look at, in whole sentences.", ["No organisation's file was found."]
    )
    before: dict[str, Count] = required(
        "The counts by level as they would be without waivers and baseline; empty where they are the same.",
        {"error": 2},
    )
    aged: Count = required("Findings among the counts by level that could not be told for too long.", 0)
    exemptions: list[ExemptionOf] = required("The waivers under which something does not count.")
    baselines: dict[str, Count] = required("How much stands in which baseline.", {"aigov.baseline.json": 41})


class Report(Shape):
    """What one run found. It does not say whether the statements of a manifest are true."""

    version: Literal[1] = required("The version of this format.", 1, alias="aigov-report")
    tool: Tool = required()
    today: Day = required("The day on which everything was judged.", "2026-11-22")
    fail_level: FailLevel = required("From which level on a finding makes a check fail.", "error")
    strict: bool = required("Whether what could not be told counts too.", False)
    floor: str = required(
        "The configurations that held from outside, under every other; empty where there was none.",
        "../policy/aigov.toml",
    )
    packs: list[PackUsed] = required("The packs whose rules were asked.")
    plugins: list[PluginUsed] = required("The plugins that were loaded.")
    rules: list[RuleCard] = required("The rules that were asked.")
    reports: list[SubjectReport] = required("What the run says of each subject.")
    record: RecordOf | None = field()
    totals: TotalsOf = required()
    last_lines: list[str] = required("The last lines of the run, as people read them.", ["1 error in 1 manifest."])
