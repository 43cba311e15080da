"""What is in use held against a lock: what differs is refused, a newer core pack let in as notes."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from aigov.errors import ConfigError
from aigov.findings import Level
from aigov.language import said
from aigov.lock.rules import Code, digest
from aigov.lock.values import CORE, Lock
from aigov.packs import Pack
from aigov.rule import Rule

_SHOWN: Final = 12
_FEW: Final = 5
_BEFORE: Final = re.compile(r"[-_.]?(?:a|b|c|rc|alpha|beta|pre|preview|dev)[-_.]?\d*", re.IGNORECASE)
Version = tuple[tuple[int, ...], int, str]


class Held(NamedTuple):
    """What a lock makes of a newer core pack: the rules that are `new` or `changed` there, and a sentence that says so.

    All three are empty where the core pack is the one that is locked.
    """

    lock: Lock
    new: frozenset[str]
    changed: frozenset[str]
    notice: str

    def lowered(self, rule: Rule) -> Rule:
        """Return `rule`, which is new or changed, as a note; at a stage at which it was not asked it still is not."""
        before = None if rule.id in self.new else self.lock.rules[rule.id].levels
        stages = [stage for stage in rule.levels if before is None or stage in before]
        return rule.with_other(levels=dict.fromkeys(stages, Level.NOTE), level=Level.NOTE)


class Used(NamedTuple):
    """What is in use: packs, plugins by name with their versions, this aigov's version, and the code of checks."""

    packs: tuple[Pack, ...]
    plugins: Mapping[str, str]
    release: str
    code: Code
    outside: frozenset[str] = frozenset()
    """Packs and plugins that only a floor names: who gives that answers for them, and they need not be locked here."""


def hold(lock: Lock, used: Used, command: str) -> Held:
    """Return what `lock` makes of what is `used`; raises ConfigError with a line for each thing that differs.

    `command` is what writes the lock anew.
    """
    problems = [*_packs(lock, used), *_plugins(lock, used), *_release(lock, used), *_damaged(lock, used)]
    if problems:
        update = said(
            f"To accept what differs: `{command}`. What that would change says `aigov pack diff`.",
            f"Akkoord met wat verschilt? `{command}`. Wat dat zou veranderen, toont `aigov pack diff`.",
        )
        raise ConfigError("\n".join([*problems, update]))
    core = next((pack for pack in used.packs if pack.name == CORE), None)
    if core is None or (core.digest == lock.packs[CORE].digest and used.release == lock.release):
        return Held(lock, frozenset(), frozenset(), "")
    new = frozenset(rule.id for rule in core.rules if rule.id not in lock.rules)
    kept = [rule for rule in core.rules if rule.id in lock.rules]
    changed = frozenset(rule.id for rule in kept if digest(rule, used.code) != lock.rules[rule.id].digest)
    same = core.digest == lock.packs[CORE].digest and not changed
    return Held(lock, new, changed, "" if same else _notice(lock, core, new, changed, command))


def is_newer(one: str, other: str) -> bool:
    """Return whether the version `one` comes after `other`: by its numbers, 1.0rc1 before 1.0, 1.0 before 1.0.post1."""
    return _version(one) > _version(other)


def _version(text: str) -> Version:
    numbers = re.match(r"v?(\d+(?:\.\d+)*)", text)
    rest = text[numbers.end() :] if numbers else text
    release = [int(part) for part in numbers[1].split(".")] if numbers else []
    while release and not release[-1]:
        release.pop()
    step = 0 if not rest else -1 if _BEFORE.match(rest) else 1
    return tuple(release), step, rest


def _packs(lock: Lock, used: Used) -> Iterator[str]:
    in_use = {pack.name: pack for pack in used.packs}
    for name, kept in lock.packs.items():
        where = lock.at("packs", name)
        pack = in_use.get(name)
        if pack is None:
            yield said(
                f'{where}: the pack "{name}" is locked, and is not in use.',
                f'{where}: het regelpakket "{name}" is vastgezet, en is niet in gebruik.',
            )
        elif pack.digest != kept.digest and not (name == CORE and _is_later(lock, used, pack)):
            yield said(
                f'{where}: the pack "{name}" {_differs(pack, kept.version, kept.digest)}',
                f'{where}: het regelpakket "{name}" {_differs(pack, kept.version, kept.digest)}',
            )
    for name, pack in in_use.items():
        if name not in lock.packs and name not in used.outside:
            yield said(
                f'{lock.at("packs")}: the pack "{name}" {pack.version} is in use ({pack.folder}), and is not locked.',
                f'{lock.at("packs")}: het regelpakket "{name}" {pack.version} is in gebruik ({pack.folder}), en is '
                "niet vastgelegd.",
            )


def _is_later(lock: Lock, used: Used, core: Pack) -> bool:
    """Return whether the core pack is one of a newer release."""
    kept = lock.packs[CORE].version
    return is_newer(core.version, kept) or (core.version == kept and is_newer(used.release, lock.release))


def _differs(pack: Pack, version: str, kept: str) -> str:
    if pack.version != version:
        older = said(", an older one", ", een oudere") if is_newer(version, pack.version) else ""
        return said(
            f"is locked at {version}, and {pack.version} is in use{older}.",
            f"is vastgezet op {version}, en {pack.version} is in gebruik{older}.",
        )
    return said(
        f"calls itself {version}, as it is locked, and holds something else: its digest begins with"
        f" {pack.digest[:_SHOWN]}, the locked one with {kept[:_SHOWN]}.",
        (
            f"noemt zich {version}, zoals het is vastgezet, en bevat iets anders: de digest begint met"
            f" {pack.digest[:_SHOWN]}, de vastgezette met {kept[:_SHOWN]}."
        ),
    )


def _plugins(lock: Lock, used: Used) -> Iterator[str]:
    for name, version in lock.plugins.items():
        where = lock.at("plugins", name)
        if name not in used.plugins:
            yield said(
                f'{where}: the plugin "{name}" is locked, and is not in use.',
                f'{where}: de plug-in "{name}" is vastgezet, en is niet in gebruik.',
            )
        elif used.plugins[name] != version:
            yield said(
                f'{where}: the plugin "{name}" is locked at {version}, and {used.plugins[name]} is installed.',
                f'{where}: de plug-in "{name}" is vastgezet op {version}, en {used.plugins[name]} is geïnstalleerd.',
            )
    for name, version in used.plugins.items():
        if name not in lock.plugins and name not in used.outside:
            yield said(
                f'{lock.at("plugins")}: the plugin "{name}" {version} is in use, and is not locked.',
                f'{lock.at("plugins")}: de plug-in "{name}" {version} is in gebruik, en is niet vastgezet.',
            )


def _release(lock: Lock, used: Used) -> Iterator[str]:
    if is_newer(lock.release, used.release):
        yield said(
            f"{lock.at('release')}: aigov {lock.release} wrote this lock, and {used.release} is older. Update aigov.",
            f"{lock.at('release')}: aigov {lock.release} schreef deze lock, en {used.release} is ouder. Werk aigov "
            "bij.",
        )


def _damaged(lock: Lock, used: Used) -> Iterator[str]:
    """Yield which rules of the core pack that is locked are not locked as they are: somebody wrote here by hand."""
    core = next((pack for pack in used.packs if pack.name == CORE), None)
    if core is None or CORE not in lock.packs:
        if lock.rules:
            yield said(
                f"{lock.at('rules')}: rules of the core pack are locked, and the pack itself is not.",
                f"{lock.at('rules')}: regels van het kernpakket zijn vastgezet, en het pakket zelf niet.",
            )
        return
    if core.digest != lock.packs[CORE].digest or used.release != lock.release:
        return
    rules = {rule.id: rule for rule in core.rules}
    for name, kept in lock.rules.items():
        if name not in rules:
            yield said(
                f'{lock.at("rules", name)}: "{name}" is not a rule of the core pack that is locked here.',
                f'{lock.at("rules", name)}: "{name}" is geen regel van het kernpakket dat hier is vastgezet.',
            )
        elif kept.digest != digest(rules[name], used.code):
            yield said(
                f"{lock.at('rules', name)}: the digest of {name} is not that of the core pack that is locked here.",
                f"{lock.at('rules', name)}: de digest van {name} is niet die van het kernpakket dat hier is "
                "vastgelegd.",
            )
        elif (kept.levels, kept.level) != _levels(rules[name]):
            yield said(
                f"{lock.at('rules', name)}: the levels of {name} are not those of the core pack that is locked here.",
                f"{lock.at('rules', name)}: de niveaus van {name} zijn niet die van het kernpakket dat hier is "
                "vastgelegd.",
            )
    missing = sorted(rules.keys() - lock.rules.keys())
    if missing:
        yield said(
            f"{lock.at('rules')}: not all rules of the core pack are locked: {_named(missing)}.",
            f"{lock.at('rules')}: niet alle regels van het kernpakket zijn vastgezet: {_named(missing)}.",
        )


def _levels(rule: Rule) -> tuple[Mapping[str, Level], Level | None]:
    return rule.levels, None if rule.levels else rule.level


def _notice(lock: Lock, core: Pack, new: frozenset[str], changed: frozenset[str], command: str) -> str:
    kept = lock.packs[CORE].version
    file = lock.at().partition(":")[0]
    where = f"{file} ({kept})" if kept != core.version else file
    newer = said(
        f"The core pack {core.version} is newer than the one in {where}",
        f"Het kernpakket {core.version} is nieuwer dan dat in {where}",
    )
    differing = sorted(new | changed)
    if not differing:
        return said(f"{newer}, and asks the same.", f"{newer}, en vraagt hetzelfde.")
    named = _named(differing)
    if len(differing) == 1:
        what = said("new", "nieuw") if new else said("changed", "gewijzigd")
        return said(
            f"{newer}: 1 rule, which is {what} there, counts as a note at most until `{command}`: {named}.",
            f"{newer}: 1 regel, die daar {what} is, telt hoogstens als opmerking tot `{command}`: {named}.",
        )
    counts = [said(f"{len(new)} new", f"{len(new)} nieuw")] if new else []
    counts += [said(f"{len(changed)} changed", f"{len(changed)} gewijzigd")] if changed else []
    number, what = len(differing), said(" and ", " en ").join(counts)
    return said(
        f"{newer}: {number} rules, which are {what} there, count as a note at most until `{command}`: {named}.",
        f"{newer}: {number} regels, daar {what}, tellen hoogstens als opmerking tot `{command}`: {named}.",
    )


def _named(names: Iterable[str]) -> str:
    every = list(names)
    more = said(f" and {len(every) - _FEW} more", f" en nog {len(every) - _FEW}") if len(every) > _FEW else ""
    return ", ".join(every[:_FEW]) + more
