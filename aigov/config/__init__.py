"""What aigov.toml says, frozen; knows no rule, loads no plugin and reads no file (aigov/config/reading.py does)."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from aigov.records import NamedTuple

NAME: Final = "aigov.toml"
FAIL_LEVELS: Final = ("error", "warning", "note", "never")
FLOOR: Final = "floor"


class Named(NamedTuple):
    """A text of the configuration, and where it stands: `aigov.toml:3`."""

    text: str
    where: str


class Exclusion(NamedTuple):
    """A glob of `exclude`, the absolute folder that it counts from, and where it stands."""

    folder: str
    glob: str
    where: str


class Layer(NamedTuple):
    """One file that a configuration is made of; `kind` says how it comes in: floor, plugin, extended or own."""

    file: str
    kind: str


class RuleSetting(NamedTuple):
    """What one file says of one rule; `level` is empty where it keeps what it was. `under` is what is extended."""

    level: str
    limits: Mapping[str, Any]
    reason: str
    by: str
    until: str
    where: str
    effective_from: str | Mapping[str, str] = ""
    """As it is written: a day, a day for each level, or nothing."""
    effective_until: str = ""
    under: "RuleSetting | None" = None

    def layers(self) -> Iterator["RuleSetting"]:
        """Yield what each file says, the one that extends nothing first."""
        if self.under:
            yield from self.under.layers()
        yield self


class WaiverPolicy(NamedTuple):
    """What the configuration asks of waivers, by the level of what they waive; `where` is a line, empty without one.

    `approvers` are roles, ids of people, addresses or names; a level without any leaves it open. `longest` are
    periods. `renewals` is how often a waiver may follow another for the same, None: as often as somebody grants it.
    """

    approvers: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    longest: Mapping[str, str] = MappingProxyType({})
    renewals: int | None = None
    where: str = ""
    lines: Mapping[str, str] = MappingProxyType({})
    """Where each value stands, by `approvers.error`, `longest.note`, `renewals`."""


class Config(NamedTuple):
    """One configuration. `file` is how it is shown, empty where there is none; `folder` is absolute.

    `packs` are names or absolute folders, `organisation` is absolute or None.
    """

    file: str
    folder: str
    packs: tuple[Named, ...]
    plugins: tuple[Named, ...]
    organisation: Named | None
    fail_level: str
    exclude: tuple[Exclusion, ...]
    rules: Mapping[str, RuleSetting]
    waivers: WaiverPolicy = WaiverPolicy()
    mandates: Mapping[str, str] = MappingProxyType({})
    """What is mandatory, a rule's id or an area, and where that is said."""
    fail_from: str = ""
    """Where the fail level is said; empty where nobody says it."""
    layers: tuple[Layer, ...] = ()
    """The files that it is made of, the one that extends nothing first; empty where there is none."""
    lang: Named | None = None
    """The language that is spoken to people, where somebody says which."""

    @property
    def mandatory(self) -> frozenset[str]:
        """The ids of rules, and areas, that no waiver, no switch and no baseline may touch."""
        return frozenset(self.mandates)

    def mandated(self, rule: str) -> str:
        """Return where `rule`, or its area, is made mandatory, or nothing."""
        return self.mandates.get(rule) or self.mandates.get(rule.partition("/")[0], "")

    @property
    def floor(self) -> str:
        """The files that were given from outside and hold here, with commas; empty where there is none."""
        return ", ".join(layer.file for layer in self.layers if layer.kind == FLOOR)

    def with_pack(self, folder: str) -> "Config":
        """Return this with one more pack, in an absolute folder."""
        return self._replace(packs=(*self.packs, Named(folder, folder)))


def none(folder: str) -> Config:
    """Return what holds where there is no aigov.toml: the core pack, no plugins, fail at errors."""
    return Config("", folder, (Named("core", ""),), (), None, "error", (), {})
