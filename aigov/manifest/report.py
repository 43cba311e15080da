"""What `aigov check -f json` writes."""

from typing import Annotated, Literal

from pydantic import Field

from aigov.manifest.config import FailLevel
from aigov.manifest.reproducing import RecordOf
from aigov.manifest.rule import LevelWord, StageLevel
from aigov.manifest.values import Count, Day, Shape, field, required, words

Position = Annotated[int, Field(ge=1)]
KindWord = Annotated[
    Literal["manifest", "organisation", "portfolio", "configuration"],
    words(
        manifest="One project's manifest.",
        organisation="The organisation's file.",
        portfolio="Many manifests side by side.",
        configuration="A file of the configuration, where something is wrong with what it says.",
    ),
]
FindingOutcome = Annotated[
    Literal["fail", "undecided"],
    words(fail="The rule does not hold.", undecided="It cannot be told."),
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
StandingWord = Annotated[
    Literal["open", "waived", "baselined"],
    words(
        open="It counts.",
        waived="Somebody granted an exception.",
        baselined="It was there when a baseline was drawn.",
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


class SpanOf(Shape):
    """A stretch of a file. Offsets count characters from 0, lines and columns from 1; the end is not part of it."""

    file: str = required("The file.", "aigov.yaml")
    start: Count = required("The offset of its first character.", 1201)
    end: Count = required("The offset after its last character.", 1212)
    line: Position = required("The line of its first character.", 41)
    column: Position = required("The column of its first character.", 11)
    end_line: Position = required("The line of its end.", 41)
    end_column: Position = required("The column after its last character.", 22)


class Place(Shape):
    """A place in a file."""

    path: str = required("The place as people write it; `$` is the whole file.", "dpia.status")
    span: SpanOf = required()


class ActsOf(Shape):
    """Who must act; both empty where nobody is named."""

    role: str = required("The role, or the path at which the manifest should name somebody.", "data_owner")
    name: str = required("The person's name.", "K. Smit")


class Excerpt(Shape):
    """The lines around the place, as they are written."""

    line: Count = required("The number of the first line.", 40)
    lines: list[str] = required("The lines, without line ends.", ["dpia:", "  status: in_progress"])


class ExemptionOf(Shape):
    """The waiver under which a finding does not count."""

    id: str = required("The waiver's id.", "w-1")
    where: str = required("Where it is written.", "aigov.waivers.yaml:3")
    reason: str = required("Why it may be so for a time.", "The DPO is ill; the advice is set for February.")
    requested_by: str = required("Who asked for it.", "B. de Vries")
    approved_by: str = required("Who granted it.", "A. Jansen")
    approved_on: str = required("The day on which it was granted.", "2026-11-01")
    expires_on: str = required("The last day on which it holds, to the end of that day, UTC.", "2027-02-28")
    measures: list[str] = required("What is done meanwhile.", ["A person checks each rank"])
    reference: str = required("Where the decision is on record.", "https://example.org/decisions/17")


class DrawnOf(Shape):
    """The entry of a baseline under which a finding does not count."""

    where: str = required("Where it is written.", "aigov.baseline.json:3")
    day: Day = required("The day on which it was written down.", "2026-11-22")


class FindingOf(Shape):
    """One thing that a rule says about one place."""

    rule: str = required("The rule's id.", "dpia/approved")
    outcome: FindingOutcome = required("Whether the rule fails here, or cannot be decided.", "fail")
    reason: str = required(
        "What makes it so, in a word: hole, false, due, ahead, structure, unknown and others.", "false"
    )
    level: LevelWord = required("How much it weighs.", "error")
    standing: StandingWord = required("Whether it counts.", "open")
    project: str = required("The project's id.", "parking-permit-triage")
    path: str = required("The place that it is known by: of something absent, the absent place.", "dpia.status")
    at: Place = required()
    related: list[Place] = required("Other places that have to do with it.")
    message: str = required("What is so, and what was expected.", "The DPIA is in progress.")
    remedy: str = required("The next step.", "Ask the DPO for advice.")
    acts: ActsOf = required()
    fingerprint: str = required(
        "What this finding is known by from run to run: 32 hexadecimal digits.", "0cc175b9c0f1b6a831c399e269772661"
    )
    day: str = required(
        "The day that decides, where one does: the last of a due or of a shelf life, or the one from which on the"
        " finding weighs more.",
        "2026-12-15",
    )
    aged: bool = required("Whether it is undecided for longer than what is unknown may be: it then counts.", False)
    excerpt: Excerpt = required()
    exemption: ExemptionOf | None = field()
    drawn: DrawnOf | None = field()


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
