"""One rule, frozen, as the engine reads it; the form of its file is in aigov/manifest, its making in aigov/packs."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, NewType, Protocol, Self

from aigov.expressions import Expression
from aigov.findings import RANK, Level
from aigov.language import ENGLISH, spoken
from aigov.records import NamedTuple

if TYPE_CHECKING:
    from aigov.expressions import Template

STAGES: Final = ("idea", "sandbox", "pilot", "scale", "production", "retired")
"""In the order of a project's life; `retired` ends it, and a rule bites there only where it says so."""

RUN_KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "baseline-stale": ("rule", "path", "project", "why"),
    "baseline-void": ("rule", "path", "project", "why"),
    "switch-expired": ("rule", "done", "reason", "by", "until"),
    "check-raised": ("check", "rule", "exception", "message"),
    "unknown-aged": ("path", "day", "who"),
}
"""What goes wrong while rules are judged, with the names of its details; a rule `run/<kind>` words it.

What has been `unknown` for too long has no finding of its own: its words stand in those that it keeps undecided.
"""

WAIVER_KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "waiver-approver-acts": ("id", "approver", "rule", "role"),
    "waiver-approver-not-listed": ("id", "approver", "level", "listed", "where"),
    "waiver-ends-before-it-begins": ("id", "begins", "ends"),
    "waiver-ends-soon": ("id", "rule", "ends"),
    "waiver-expired": ("id", "rule", "ends"),
    "waiver-incomplete": ("id", "parts"),
    "waiver-not-waivable": ("id", "rule", "why"),
    "waiver-overlapping": ("id", "other", "rule"),
    "waiver-pending": ("id", "rule", "why"),
    "waiver-renewed-too-often": ("id", "rule", "times", "allowed", "where"),
    "waiver-self-approved": ("id", "approver"),
    "waiver-too-long": ("id", "level", "ends", "last", "longest", "where"),
    "waiver-too-many": ("limit",),
    "waiver-undocumented": ("id", "parts"),
    "waiver-unknown-person": ("id", "part", "why"),
    "waiver-unknown-project": ("id", "project"),
    "waiver-unknown-rule": ("id", "rule", "hint"),
    "waiver-unmatched": ("id", "rule", "place"),
}
"""What can be wrong with a waiver, with the names of its details; a rule `waiver/<what>` words each."""

GATE_KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "gate-base-readable": ("base", "why"),
    "gate-conditions-met-or-dated": ("decision", "what"),
    "gate-day-not-ahead": ("decision", "what"),
    "gate-decided": ("subject", "entering"),
    "gate-decided-in-its-stage": ("decision", "day", "leaving", "since"),
    "gate-decider-named": ("decision", "what"),
    "gate-is-a-yes": ("decision", "what"),
    "gate-lowered-by-decision": ("subject", "leaving", "entering"),
    "gate-no-stage-skipped": ("subject", "skipped", "leaving", "entering"),
    "gate-reasons-given": ("decision", "what"),
}
"""What a passage from stage to stage can lack, with the names of its details; a rule `gate/<what>` words each."""

FieldPath = NewType("FieldPath", str)
"""The type of a check's option that is a path of the manifest: its text is type-checked when the pack is loaded."""


class Each(NamedTuple):
    """One step of `each`: the items of `over` are called `name`."""

    over: Expression
    name: str


class Require(NamedTuple):
    """One path of `require`; `reads_item` where it begins with an item of `each`."""

    path: Expression
    reads_item: bool


class CheckUse(NamedTuple):
    """A check in Python that a rule calls: its registered name and its options, validated when the pack was loaded.

    `options` are plain data (lists, no tuples), only those that are written. `paths` holds each option that is a
    `FieldPath`, by its text, compiled under the names of the rule. `says` are the values that its judgements bring.
    """

    name: str
    options: Mapping[str, Any]
    paths: Mapping[str, Expression]
    says: tuple[str, ...]


class Words(NamedTuple):
    """What a rule says in one language; empty, or None, where it says nothing."""

    title: str
    why: str
    message: "Template | None"
    remedy: "Template | None"


NOTHING_SAID: Final = Words("", "", None, None)

_LOOKS: Final = (
    *("id", "pack", "file", "scope", "levels", "level", "full_weight_only", "limits", "verifies", "waivable"),
    *("reports", "effective_from", "effective_until"),
)
"""What tells whether a rule looks at all: there from the start."""
JUDGING: Final = ("each", "lets", "when", "when_reads_item", "require", "holds", "due", "ahead", "check")
"""How it judges: made when it first looks."""
SAYING: Final = ("at", "acts_role", "acts", "words", "basis", "ground", "touches", "fix", "reads")
"""What it says, of what place, to whom, and where that comes from: made when it first has something to say."""


class Parts(Protocol):
    """Where the parts of rules come from that are made when they are asked for, each rule's by its number."""

    def judging(self, number: int) -> Iterable[Any]:
        """Return the values of JUDGING, in that order."""

    def saying(self, number: int) -> Iterable[Any]:
        """Return the values of SAYING, in that order."""


class _Given:
    """The parts of one rule whose fields are known."""

    def __init__(self, fields: Mapping[str, Any]) -> None:
        self._fields = fields

    def judging(self, _: int) -> Iterable[Any]:
        return [self._fields[name] for name in JUDGING]

    def saying(self, _: int) -> Iterable[Any]:
        return [self._fields[name] for name in SAYING]


class Rule:
    """A rule. `id` is its path in the pack without `.yaml`; `levels` has every stage at which it bites.

    `levels` is empty where `scope` is not `manifest` or `reports` is set: then `level` holds.
    `ahead` is a period, `P30D` where `due` stands without it, and empty without `due`. `limits` are the defaults
    by name. Who acts is `acts_role`, or `acts`, an expression that leads to a who. `file` is relative to the
    pack's folder. It is never changed: `with_other` makes another one.
    """

    __slots__ = (*_LOOKS, *JUDGING, *SAYING, "_number", "_parts")

    id: str
    pack: str
    file: str
    scope: str
    levels: Mapping[str, Level]
    level: Level
    full_weight_only: bool
    limits: Mapping[str, Any]
    verifies: str
    waivable: bool
    reports: str
    effective_from: Mapping[Level, str]
    """The first day of each level, as `aigov.effect` reads them; empty: it has always been in effect."""
    effective_until: str
    """The last day on which it looks; empty: it goes on."""

    each: tuple[Each, ...]
    lets: Mapping[str, Expression]
    when: Expression | None
    when_reads_item: bool
    require: tuple[Require, ...]
    holds: Expression | None
    """`assert` in the file."""
    due: Expression | None
    ahead: str
    check: CheckUse | None

    at: Expression | None
    acts_role: str
    acts: Expression | None
    words: Mapping[str, Words]
    """By language, English among them."""
    basis: tuple[str, ...]
    ground: str
    touches: Mapping[str, tuple[str, ...]]
    fix: str
    """How what it finds is mended, as a word of `aigov.fixing`; empty: by people."""
    reads: tuple[str, ...]
    """Every path pattern that judging reads, sorted: `kpis[].owner`."""

    def __init__(self, looks: tuple[Any, ...], parts: Parts, number: int = 0) -> None:
        """`looks` are the values of `id` to `effective_until`; the others come from `parts` when they are wanted."""
        (
            self.id, self.pack, self.file, self.scope, self.levels, self.level, self.full_weight_only, self.limits,
            self.verifies, self.waivable, self.reports, self.effective_from, self.effective_until,
        ) = looks  # fmt: skip
        self._parts = parts
        self._number = number

    @classmethod
    def of(cls, **fields: Any) -> Self:
        """Return the rule with these fields, all of them."""
        return cls(tuple([fields[name] for name in _LOOKS]), _Given(fields))

    def __getattr__(self, name: str) -> Any:
        """Make the parts that `name` belongs to: it is asked for the first time."""
        names, made = (JUDGING, self._parts.judging) if name in JUDGING else (SAYING, self._parts.saying)
        if name not in names:
            raise AttributeError(name)
        for each, value in zip(names, made(self._number), strict=True):
            setattr(self, each, value)
        return getattr(self, name)

    def level_at(self, stage: str) -> Level | None:
        """Return its level at a stage, None where it does not bite; without a stage the highest that it has."""
        if self.scope != "manifest":
            return self.level
        if not stage:
            return max(self.levels.values(), key=RANK.__getitem__, default=self.level)
        return self.levels.get(stage)

    def waits(self, stage: str) -> bool:
        """Return whether it bites at a later stage of a project that goes on."""
        later = STAGES[STAGES.index(stage) + 1 : -1] if stage in STAGES else ()
        return any(name in self.levels for name in later)

    def __repr__(self) -> str:
        return f"Rule({self.id!r})"

    @property
    def area(self) -> str:
        """The first part of the id."""
        return self.id.partition("/")[0]

    @property
    def title(self) -> str:
        """In the language that is spoken, like the next three."""
        return self._spoken("title") or ""

    @property
    def why(self) -> str:
        """The reason for it."""
        return self._spoken("why") or ""

    @property
    def message(self) -> "Template | None":
        """What a finding says where something is false."""
        said: Template | None = self._spoken("message")
        return said

    @property
    def remedy(self) -> "Template | None":
        """The next step."""
        said: Template | None = self._spoken("remedy")
        return said

    def _spoken(self, part: str) -> Any:
        """Return one of the words in the language that is spoken; in English where the rule has none in it."""
        said = self.words.get(spoken(), NOTHING_SAID)
        return getattr(said, part) or getattr(self.words[ENGLISH], part)

    def fields(self) -> dict[str, Any]:
        """Return everything about it by name."""
        return {name: getattr(self, name) for name in (*_LOOKS, *JUDGING, *SAYING)}

    def with_other(self, **fields: Any) -> Self:
        """Return the same rule with some fields otherwise."""
        return self.of(**{**self.fields(), **fields})
