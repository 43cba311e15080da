"""One rule, frozen, as the engine reads it; the form of its file is in aigov/manifest, its making in aigov/packs."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple, NewType

from aigov.expressions import Expression, Template
from aigov.findings import Level

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


class Rule(NamedTuple):
    """A rule. `id` is its path in the pack without `.yaml`; `levels` has every stage at which it bites.

    `levels` is empty where `scope` is not `manifest` or `reports` is set: then `level` holds.
    `ahead` is a period, `P30D` where `due` stands without it, and empty without `due`. `limits` are the defaults
    by name. Who acts is `acts_role`, or `acts`, an expression that leads to a who. `file` is relative to the
    pack's folder.
    """

    id: str
    pack: str
    file: str
    title: str
    why: str
    basis: tuple[str, ...]
    ground: str
    touches: Mapping[str, tuple[str, ...]]
    scope: str
    levels: Mapping[str, Level]
    level: Level
    full_weight_only: bool
    each: tuple[Each, ...]
    lets: Mapping[str, Expression]
    when: Expression | None
    when_reads_item: bool
    require: tuple[Require, ...]
    holds: Expression | None
    """`assert` in the file."""
    due: Expression | None
    ahead: str
    at: Expression | None
    limits: Mapping[str, Any]
    check: CheckUse | None
    message: Template | None
    remedy: Template | None
    acts_role: str
    acts: Expression | None
    verifies: str
    waivable: bool
    reports: str
    reads: tuple[str, ...]
    """Every path pattern that judging reads, sorted: `kpis[].owner`."""
    nl: Mapping[str, str]
    effective_from: Mapping[Level, str] = MappingProxyType({})
    """The first day of each level, as `aigov.effect` reads them; empty: it has always been in effect."""
    effective_until: str = ""
    """The last day on which it looks; empty: it goes on."""
    fix: str = ""
    """How what it finds is mended, as a word of `aigov.fixing`; empty: by people."""

    @property
    def area(self) -> str:
        """The first part of the id."""
        return self.id.partition("/")[0]
