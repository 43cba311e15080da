"""One configuration made ready to judge: its plugins, packs, schemas and settings; each is opened once in a run."""

# ruff: noqa: PTH112, PTH117  (Path costs a start three milliseconds)

import os
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from aigov import packs, resources
from aigov.config import Config
from aigov.config.settings import Resolved, expanded, resolve, select
from aigov.engine import Inputs, Judge, Settings
from aigov.engine.inputs import NOTHING
from aigov.errors import ConfigError, PluginError, UsageError
from aigov.findings import Kind, Switch
from aigov.language import said, spoken
from aigov.packs import Pack
from aigov.plugins import Part, Plugins
from aigov.records import NamedTuple
from aigov.rule import Rule
from aigov.source import Document
from aigov.spelling import suggestion

if TYPE_CHECKING:
    from aigov.lock import Held
    from aigov.run.locking import LockFile

PORTFOLIO: Final = "portfolio"
"""The scope of rules over many manifests."""
_FEW: Final = 5
"""Rules that a sentence names."""


class Asked(NamedTuple):
    """What a command line says that holds under every configuration; `config` is a file that stands for all of them.

    `scope` is the only one whose rules are asked; empty: all. Projects are judged as if they were at `stage`; empty: as
    they say. `floors` are configurations that hold from outside, each on top of the one before, whatever the projects'
    own say; the first of all is what the environment variable AIGOV_FLOOR names.
    """

    today: str
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    config: str = ""
    isolated: bool = False
    cache: bool = True
    scope: str = ""
    locked: bool = True
    """Whether what differs from `aigov.lock` is refused."""
    stage: str = ""
    instead: tuple[str, str] = ("", "")
    """The name of a pack and a folder that stands for it under every configuration: another version of it."""
    floors: tuple[str, ...] = ()


class Workplace:
    """What stands behind one configuration, opened when it is first asked for; raises AigovError for what is wrong."""

    def __init__(self, config: Config, asked: Asked, lock: "LockFile | None" = None) -> None:
        self.config = config
        self.plugins = Plugins(config.plugins)
        self._asked = asked
        self._lock = lock
        self._judges: dict[tuple[Kind, str], Judge] = {}

    def on(self, asked: Asked) -> "Workplace":
        """Return this under what else is asked; what was loaded is shared."""
        other = Workplace(self.config, asked, self._lock)
        other.plugins = self.plugins
        shared = ("loaded", "held", "packs", "_as_loaded", "rules", "manifest_schema", "mandatory")
        other.__dict__.update({name: self.__dict__[name] for name in shared if name in self.__dict__})
        return other

    @cached_property
    def loaded(self) -> tuple[Pack, ...]:
        """The packs that the configuration names, then those that its plugins bring, as they are."""
        brought = self.plugins.packs
        folders = [_folder(named.text, named.where, brought) for named in self.config.packs]
        folders += [os.path.realpath(part.target) for part in brought.values() if not part.built_in]
        if self._asked.instead[0]:
            from aigov.run.comparing import instead

            folders = instead(folders, *self._asked.instead)
        loaded = packs.load_all(dict.fromkeys(folders), self.plugins.checks, cache=self._asked.cache)
        for pack in loaded:
            _goes_by_its_name(pack, brought.values())
        return loaded

    @cached_property
    def held(self) -> "Held | None":
        """What the lock makes of what is in use, None without one; raises ConfigError where that differs."""
        if self._lock is None:
            return None
        from aigov.run.locking import hold

        return hold(self, self._lock)

    @cached_property
    def packs(self) -> tuple[Pack, ...]:
        """The packs that are asked: of a newer core pack than the locked one, as much as the lock lets in."""
        if self.held is None:
            return self.loaded
        from aigov.run.locking import lowered

        return lowered(self.loaded, self.held, self.mandatory)

    @cached_property
    def _as_loaded(self) -> Mapping[str, Rule]:
        return {rule.id: rule for pack in self.loaded for rule in pack.rules}

    @cached_property
    def _said(self) -> Config:
        """The configuration, of which nothing holds for rules that another version of a pack does not have."""
        if not self._asked.instead[0]:
            return self.config
        from aigov.run.comparing import known_in

        return known_in(self.config, self._as_loaded)

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """Every rule by its id."""
        return {rule.id: rule for pack in self.packs for rule in pack.rules}

    @cached_property
    def portfolio_rules(self) -> tuple[Rule, ...]:
        """The rules over many manifests that are asked, in the order of their ids."""
        settings = self.resolved.settings
        rules = [rule for rule in self.rules.values() if rule.scope == PORTFOLIO and not rule.reports]
        on = [rule for rule in rules if settings.levels.get(rule.id, rule.level) is not None]
        chosen = [rule for rule in on if settings.selected is None or rule.id in settings.selected]
        return tuple(sorted(chosen, key=lambda rule: rule.id))

    @cached_property
    def resolved(self) -> Resolved:
        """The settings, with what the command line selects."""
        mandatory = self.mandatory
        found = resolve(self._said, self._as_loaded, self._asked.today, mandatory)
        if self.held is not None:
            from aigov.run.locking import under

            found = under(found, self.held, self.rules, self._as_loaded)
        selected = select(self.rules, self._asked.select, self._asked.ignore)
        if selected is not None and not mandatory <= selected:
            unasked = sorted(mandatory - selected)
            found = found._replace(notices=(*found.notices, _asked_anyway(unasked)))
            selected |= mandatory
        if self._asked.scope:
            ours = frozenset(rule.id for rule in self.rules.values() if rule.scope == self._asked.scope)
            selected = ours if selected is None else selected & ours
        return found._replace(settings=found.settings._replace(selected=selected))

    @cached_property
    def mandatory(self) -> frozenset[str]:
        """The ids of the rules that no waiver, switch or baseline touches here, because the organisation says so."""
        phrase = self._said.mandates
        return expanded(phrase, self._as_loaded) if phrase else frozenset()

    def reporter(self, name: str) -> Any:
        """Return the `render` of a format; raises UsageError where there is none of that name."""
        every = self.plugins.reporters
        if name not in every:
            raise UsageError(
                said(
                    f'"{name}" is not a format{suggestion(name, every)} There are {", ".join(every)}.',
                    f'"{name}" is geen formaat{suggestion(name, every)} Er zijn {", ".join(every)}.',
                )
            )
        return every[name]

    def judge(self, kind: Kind, organisation: Document | None, *, many: bool = False) -> Judge:
        """Return the judge of one kind of subject, beside one organisation's file; made once for each.

        `many` says that subjects come by the hundred.
        """
        key = (kind, organisation.files[0][0] if organisation else "")
        if key not in self._judges:
            self._judges[key] = Judge(self.packs, self.inputs(kind, organisation)._replace(many=many))
        return self._judges[key]

    def inputs(self, kind: Kind, organisation: Document | None) -> Inputs:
        """Return what the engine is given beside a document and the packs."""
        alone = kind is Kind.MANIFEST and organisation is None
        own = NOTHING if alone else resources.demands("organisation")
        return Inputs(
            today=self._asked.today,
            schema=self.manifest_schema if kind is Kind.MANIFEST else own,
            kind=kind,
            organisation=organisation,
            org_schema=own,
            settings=self._of_each,
            stage=self._asked.stage,
            checks=self.plugins.checks,
        )

    @cached_property
    def portfolio_switches(self) -> tuple[Switch, ...]:
        """What was switched of the rules over many manifests; it holds where this configuration is the nearest."""
        return tuple(each for each in self.resolved.settings.switches if self.rules[each.rule].scope == PORTFOLIO)

    @cached_property
    def _of_each(self) -> Settings:
        """The settings for one subject by itself: no word of rules over many."""
        settings, others = self.resolved.settings, self.portfolio_switches
        return settings._replace(switches=tuple(each for each in settings.switches if each not in others))

    @cached_property
    def manifest_schema(self) -> Mapping[str, Any]:
        """What the schema of a manifest demands, with the sections that the packs add."""
        return packs.extended(resources.demands("manifest"), self.packs)

    @property
    def shown_schema(self) -> Mapping[str, Any]:
        """The whole schema, its texts in the language that is spoken: for people to read, nothing is judged by it."""
        return packs.extended(resources.schema("manifest", spoken()), self.packs)


def _asked_anyway(rules: list[str]) -> str:
    named = ", ".join(rules[:_FEW]) + (
        said(f" and {len(rules) - _FEW} more", f" en nog {len(rules) - _FEW}") if len(rules) > _FEW else ""
    )
    return said(
        f"Asked though not selected, because mandatory: {named}.",
        f"Toch gevraagd hoewel niet geselecteerd, omdat het verplicht is: {named}.",
    )


def _folder(text: str, where: str, brought: Mapping[str, Part]) -> str:
    if text not in brought and not os.path.isabs(text):
        near = suggestion(text, brought)
        raise ConfigError(
            said(
                f'"{text}" is not a pack that aigov or a plugin named here brings{near}',
                f'"{text}" is geen regelpakket dat aigov of een hier genoemde plug-in meebrengt{near}',
            ),
            where=where,
        )
    folder = brought[text].target if text in brought else text
    if not os.path.isdir(folder):
        raise ConfigError(
            said(
                f"names the pack {folder}, which is not a folder.",
                f"noemt het regelpakket {folder}, en dat is geen map.",
            ),
            where=where,
        )
    return os.path.realpath(folder)


def _goes_by_its_name(pack: Pack, brought: Iterable[Part]) -> None:
    """Refuse a pack that a plugin registers under another name than its own: which is meant is anybody's guess."""
    for part in brought:
        if os.path.realpath(part.target) == pack.folder and part.name != pack.name:
            raise PluginError(
                said(
                    f'{part.owner} brings a pack "{part.name}", which calls itself "{pack.name}" in pack.yaml.',
                    f'{part.owner} brengt een regelpakket "{part.name}" mee, dat zichzelf "{pack.name}" noemt in '
                    "pack.yaml.",
                )
            )


def not_asked(rules: int, why: str) -> str:
    """Return the line on portfolio rules that nobody asked."""
    return said(
        f"{'1 portfolio rule was' if rules == 1 else f'{rules} portfolio rules were'} not asked, because they look at "
        f"manifests side by side, and {why}.",
        f"{'1 portfolioregel is' if rules == 1 else f'{rules} portfolioregels zijn'} niet gevraagd: zo'n regel legt "
        f"manifesten naast elkaar, terwijl {why}.",
    )
