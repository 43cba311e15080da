"""What a run finds: frozen values that the engine makes and reporters read; knows no rule and no format."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from aigov.records import Enum, NamedTuple
from aigov.span import Span


class Level(Enum):
    """How much a finding weighs; the order is `RANK`."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


RANK: Mapping[Level, int] = {Level.NOTE: 1, Level.WARNING: 2, Level.ERROR: 3}


class Outcome(Enum):
    """What a rule says of a subject; `undecided` never looks like `pass`."""

    PASS = "pass"  # noqa: S105  (an outcome, not a password)
    FAIL = "fail"
    NOT_APPLICABLE = "not_applicable"
    UNDECIDED = "undecided"


class Standing(Enum):
    """Whether a finding counts."""

    OPEN = "open"
    WAIVED = "waived"
    BASELINED = "baselined"
    EARLIER = "earlier"
    """It was open at the revision that a change is compared with, and weighs no more than there."""


class Kind(Enum):
    """What a report is about."""

    MANIFEST = "manifest"
    ORGANISATION = "organisation"
    PORTFOLIO = "portfolio"
    CONFIGURATION = "configuration"


class Location(NamedTuple):
    """A place: the span to mark, and the path that it stands for, as people write it (`$` is the whole)."""

    span: Span
    path: str


class Acts(NamedTuple):
    """Who must act: a role, a person's name, or both; both empty where the rule names nobody.

    A name alone is a person without a role; a role without a name is held by nobody yet, and may also be the path at
    which the manifest should name somebody (`mandate.sponsor`).
    """

    role: str
    name: str


class Exemption(NamedTuple):
    """The waiver under which a finding does not count; `where` is `FILE:LINE`, days are ISO, persons are names."""

    id: str
    where: str
    reason: str
    requested_by: str
    approved_by: str
    approved_on: str
    expires_on: str
    measures: tuple[str, ...]
    reference: str


class Drawn(NamedTuple):
    """The entry of a baseline under which a finding does not count: `FILE:LINE`, and the ISO day of the entry."""

    where: str
    day: str


class Finding(NamedTuple):
    """One thing that a rule says about one place.

    `outcome` is FAIL or UNDECIDED. `level` is the rule's level at this stage, also for an undecided finding,
    which counts only under `--strict`. `at` is the place to mark; `path` the identity, which holds the hole's
    own path where something is absent. `excerpt` are the lines from `excerpt_line` on, as written, without line
    ends. `message` and `remedy` are whole sentences. `fingerprint` is 32 hex digits over rule, project and path.
    """

    rule: str
    outcome: Outcome
    level: Level
    standing: Standing
    project: str
    path: str
    at: Location
    related: tuple[Location, ...]
    message: str
    remedy: str
    acts: Acts
    fingerprint: str
    excerpt_line: int
    excerpt: tuple[str, ...]
    reason: str = ""
    """Undecided: `unknown`, `absent` or `error`. Failing: `hole`, `false`, `due`, `ahead` or `structure`.

    `ahead` warns, one level lower, of a day that is still to come: the rule itself passes.
    """
    exemption: Exemption | None = None
    """Where the standing is waived: by what."""
    day: str = ""
    """The day that decides, where one does: the last of a `due` or of a shelf life, or the one on which a rule that is
    still to take effect weighs more."""
    aged: bool = False
    """Undecided for longer than what is `unknown` may be: it counts as if it failed."""
    drawn: Drawn | None = None
    """Where the standing is baselined: by which entry."""
    suggestion: tuple[Span, str] | None = None
    """A stretch and what to put in its place, where a format that suggests asked for safe fixes."""

    @property
    def weighs(self) -> bool:
        """Whether it counts at its level, as long as it is open."""
        return self.aged or self.outcome is Outcome.FAIL


class RuleOutcome(NamedTuple):
    """What one rule said of one subject."""

    rule: str
    outcome: Outcome
    level: Level | None
    verifies: str


class Switch(NamedTuple):
    """A rule that configuration switched off or lowered, and on whose word."""

    rule: str
    level: str
    reason: str
    by: str
    until: str
    where: str


class ProjectReport(NamedTuple):
    """Everything that one run says of one subject.

    `findings` are in the order of file, line, column, rule. `outcomes` has every rule that looked, in the order of ids;
    rules with `reports` only word what reading and structure found, and are not among them. A rule that could not tell
    because of a structural finding is undecided there, and has no finding. `waiting` counts the rules that bite at a
    later stage. `weight_because` are the facts that make a project full. `lacking` are the rules that are undecided
    because there is no organisation's file, `lacked` those among them that were so at the revision of `--base`, for no
    less. `crashed` is true where a check raised: the run then exits 2.
    """

    kind: Kind
    subject: str
    file: str
    stage: str
    weight: str
    weight_because: tuple[str, ...]
    findings: tuple[Finding, ...]
    outcomes: tuple[RuleOutcome, ...]
    waiting: int
    light: int
    """Rules that were not asked because the project is light."""
    switches: tuple[Switch, ...]
    crashed: bool
    lacking: tuple[str, ...] = ()
    lacked: tuple[str, ...] = ()


class Head(NamedTuple):
    """What a report opens with. `packs` are (name, version, digest), `today` is ISO, `fail_level` as asked for.

    `width` is that of the terminal, 0 where there is none.
    """

    version: str
    today: str
    packs: tuple[tuple[str, str, str], ...]
    plugins: tuple[tuple[str, str], ...]
    rules: "Sequence[RuleCard]"
    fail_level: str
    strict: bool
    color: bool
    width: int
    verbose: bool
    floor: str = ""
    """The configurations that held from outside, with commas; empty where there is none."""
    base: str = ""
    """The git revision that the run is compared with; empty where there is none."""
    record: Callable[[], Mapping[str, Any]] | None = None
    """What the run was given, where a format wants it; to be asked when every report is through."""


class RuleCard(NamedTuple):
    """What a reporter needs of a rule: SARIF lists them all in its driver."""

    id: str
    title: str
    why: str
    remedy: str
    ground: str
    basis: tuple[str, ...]
    touches: Mapping[str, tuple[str, ...]]
    level: str
    verifies: str


class Totals(NamedTuple):
    """The sums over a finished stream. Counts by level are of open findings that fail or are `aged`.

    `undecided` counts rules, those without an `aged` finding.
    """

    errors: int
    warnings: int
    notes: int
    undecided: int
    waived: int
    baselined: int
    manifests: int
    subjects: int
    stages: Mapping[str, int]
    weights: Mapping[str, int]
    rules: int
    by_verifies: Mapping[str, int]
    waiting: int
    light: int
    switches: tuple[Switch, ...]
    excluded: int
    notices: tuple[str, ...]
    """Whole sentences on what this run did not look at."""
    before: Mapping[str, int] = MappingProxyType({})
    """The counts by level, `undecided` among them, as they would be without waivers and baseline; empty: the same."""
    aged: int = 0
    """How many of the counts by level are of what has been `unknown` for too long."""
    exemptions: tuple[Exemption, ...] = ()
    """The waivers under which something does not count."""
    baselines: Mapping[str, int] = MappingProxyType({})
    """How much of what was found stands in which baseline."""
    earlier: int = 0
    """How many findings were open at the revision that the run is compared with."""
