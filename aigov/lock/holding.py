"""What is in use held against a lock: what differs is refused, a newer core pack let in as notes."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from aigov.errors import ConfigError
from aigov.findings import Level
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
        update = f"To accept what differs: `{command}`. What that would change says `aigov pack diff`."
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
            yield f'{where}: the pack "{name}" is locked, and is not in use.'
        elif pack.digest != kept.digest and not (name == CORE and _is_later(lock, used, pack)):
            yield f'{where}: the pack "{name}" {_differs(pack, kept.version, kept.digest)}'
    for name, pack in in_use.items():
        if name not in lock.packs and name not in used.outside:
            yield f'{lock.at("packs")}: the pack "{name}" {pack.version} is in use ({pack.folder}), and is not locked.'


def _is_later(lock: Lock, used: Used, core: Pack) -> bool:
    """Return whether the core pack is one of a newer release."""
    kept = lock.packs[CORE].version
    return is_newer(core.version, kept) or (core.version == kept and is_newer(used.release, lock.release))


def _differs(pack: Pack, version: str, kept: str) -> str:
    if pack.version != version:
        older = ", an older one" if is_newer(version, pack.version) else ""
        return f"is locked at {version}, and {pack.version} is in use{older}."
    return (
        f"calls itself {version}, as it is locked, and holds something else: its digest begins with"
        f" {pack.digest[:_SHOWN]}, the locked one with {kept[:_SHOWN]}."
    )


def _plugins(lock: Lock, used: Used) -> Iterator[str]:
    for name, version in lock.plugins.items():
        where = lock.at("plugins", name)
        if name not in used.plugins:
            yield f'{where}: the plugin "{name}" is locked, and is not in use.'
        elif used.plugins[name] != version:
            yield f'{where}: the plugin "{name}" is locked at {version}, and {used.plugins[name]} is installed.'
    for name, version in used.plugins.items():
        if name not in lock.plugins and name not in used.outside:
            yield f'{lock.at("plugins")}: the plugin "{name}" {version} is in use, and is not locked.'


def _release(lock: Lock, used: Used) -> Iterator[str]:
    if is_newer(lock.release, used.release):
        yield f"{lock.at('release')}: aigov {lock.release} wrote this lock, and {used.release} is older. Update aigov."


def _damaged(lock: Lock, used: Used) -> Iterator[str]:
    """Yield which rules of the core pack that is locked are not locked as they are: somebody wrote here by hand."""
    core = next((pack for pack in used.packs if pack.name == CORE), None)
    if core is None or CORE not in lock.packs:
        if lock.rules:
            yield f"{lock.at('rules')}: rules of the core pack are locked, and the pack itself is not."
        return
    if core.digest != lock.packs[CORE].digest or used.release != lock.release:
        return
    rules = {rule.id: rule for rule in core.rules}
    for name, kept in lock.rules.items():
        if name not in rules:
            yield f'{lock.at("rules", name)}: "{name}" is not a rule of the core pack that is locked here.'
        elif kept.digest != digest(rules[name], used.code):
            yield f"{lock.at('rules', name)}: the digest of {name} is not that of the core pack that is locked here."
        elif (kept.levels, kept.level) != _levels(rules[name]):
            yield f"{lock.at('rules', name)}: the levels of {name} are not those of the core pack that is locked here."
    missing = sorted(rules.keys() - lock.rules.keys())
    if missing:
        yield f"{lock.at('rules')}: not all rules of the core pack are locked: {_named(missing)}."


def _levels(rule: Rule) -> tuple[Mapping[str, Level], Level | None]:
    return rule.levels, None if rule.levels else rule.level


def _notice(lock: Lock, core: Pack, new: frozenset[str], changed: frozenset[str], command: str) -> str:
    kept = lock.packs[CORE].version
    file = lock.at().partition(":")[0]
    said = f"The core pack {core.version} is newer than the one in {file}"
    said += f" ({kept})" if kept != core.version else ""
    differing = sorted(new | changed)
    if not differing:
        return f"{said}, and asks the same."
    counts = [f"{len(new)} new" if new else "", f"{len(changed)} changed" if changed else ""]
    rules = "1 rule, which is" if len(differing) == 1 else f"{len(differing)} rules, which are"
    number = " and ".join(filter(None, counts)) if len(differing) > 1 else "new" if new else "changed"
    verb = "counts" if len(differing) == 1 else "count"
    return f"{said}: {rules} {number} there, {verb} as a note at most until `{command}`: {_named(differing)}."


def _named(names: Iterable[str]) -> str:
    every = list(names)
    more = f" and {len(every) - _FEW} more" if len(every) > _FEW else ""
    return ", ".join(every[:_FEW]) + more
