"""The lock of a workplace: what it would hold today, and what the one that is there makes of it; imported late."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Final, NamedTuple

from aigov import __version__, lock, resources
from aigov.config import FLOOR
from aigov.config.settings import Resolved
from aigov.discovery import Surroundings, files
from aigov.distributions import normalised
from aigov.errors import ConfigError, UsageError
from aigov.language import said
from aigov.lock.holding import Used
from aigov.lock.values import CORE
from aigov.packs import Pack
from aigov.packs.sha import sha256
from aigov.plugins import Plugins
from aigov.rule import Rule
from aigov.run.whole import Whole
from aigov.source import Unread

if TYPE_CHECKING:
    from aigov.run.workplace import Workplace

_OURS: Final = "aigov.checks."


class LockFile(NamedTuple):
    """An `aigov.lock` as it was read, how it is shown, and the command that writes it anew."""

    name: str
    content: bytes | Unread
    command: str


def opened(file: str, around: Surroundings, config: str, home: str) -> LockFile:
    """Return the lock at `file`, beside the configuration at `config`; `home` is that of the working folder."""
    folder = os.path.dirname(file)  # noqa: PTH120
    command = "aigov pack lock"
    if config != home:
        command = f"{command} --config {around.shown(config)}" if config else f"cd {around.shown(folder)} && {command}"
    return LockFile(around.shown(file), files.read(file, lambda: around.repository(folder)), command)


def hold(place: "Workplace", file: "LockFile") -> lock.Held:
    """Return what the lock in `file` makes of `place`; raises ConfigError where something differs."""
    return lock.hold(lock.read(file.name, file.content, file.command), _used(place), file.command)


def lowered(packs: Iterable[Pack], held: lock.Held, mandatory: frozenset[str]) -> tuple[Pack, ...]:
    """Return `packs` with the new and changed rules of a newer core pack as notes.

    What could not be read is said in every release, and what the organisation demands keeps its own level.
    """
    differing = (held.new | held.changed) - mandatory
    return tuple(
        pack._replace(rules=tuple(_lowered(rule, held) if rule.id in differing else rule for rule in pack.rules))
        if pack.name == CORE and differing
        else pack
        for pack in packs
    )


def _lowered(rule: Rule, held: lock.Held) -> Rule:
    return rule if rule.reports else held.lowered(rule)


def under(found: Resolved, held: lock.Held, rules: Mapping[str, Rule], as_loaded: Mapping[str, Rule]) -> Resolved:
    """Return what is left of the settings: what the lock lowers, none raises; what is off stays off."""
    if not held.notice:
        return found
    lowered = {name for name, rule in rules.items() if rule is not as_loaded[name]}
    levels = {name: level for name, level in found.settings.levels.items() if level is None or name not in lowered}
    return found._replace(settings=found.settings._replace(levels=levels), notices=(*found.notices, held.notice))


def of_configuration(config: str) -> tuple["Workplace", str]:
    """Return the workplace of the working folder, or of the file `config`, and where its lock stands or would."""
    from aigov.discovery.surroundings import within
    from aigov.run import today
    from aigov.run.workplace import Asked
    from aigov.run.workplaces import LOCK, Workplaces

    around = Surroundings(os.getcwd())  # noqa: PTH109
    places = Workplaces(around, Asked(today(""), config=config, locked=False))
    return places.at(around.working), within(places.beside(around.working), LOCK)


def current(place: "Workplace") -> lock.Lock:
    """Return the lock of what is in use at `place`."""
    used = _used(place)
    return lock.locked(used.release, used.packs, used.plugins.items(), used.code)


def write(file: str, new: lock.Lock) -> Iterator[str]:
    """Write the lock into `file`, and yield what there is to say; raises UsageError where something else stands there.

    A lock that cannot be read is replaced: what it said is lost, and that is said.
    """
    folder = os.path.dirname(file)  # noqa: PTH120
    around = Surroundings(os.getcwd())  # noqa: PTH109
    shown = around.shown(file)
    was: lock.Lock | None = None
    there = os.path.lexists(file)
    if there:
        content = files.read(file, lambda: around.repository(folder))
        if not isinstance(content, bytes):
            raise UsageError(
                said(
                    f"{content.details['what']}; take it away, and lock again.",
                    f"{content.details['what']}; haal het weg, en zet opnieuw vast.",
                ),
                where=shown,
            )
        if content.strip() and b"aigov:" not in content:
            raise UsageError(
                said(
                    "is no lock of aigov, and is not overwritten. Take it away, and lock again.",
                    "is geen lock van aigov, en wordt niet overschreven. Haal het weg, en zet opnieuw vast.",
                ),
                where=shown,
            )
        text = content.decode("utf-8", "replace")
        if text == lock.text(new):
            yield said(f"{shown} holds what is in use already.", f"{shown} bevat al wat in gebruik is.")
            return
        with suppress(ConfigError):
            was = lock.read(shown, content, "")
    Whole(file).write([lock.text(new)])
    packs = [f"{name} {pack.version}" for name, pack in sorted(new.packs.items())]
    plugins = [f"{name} {version}" for name, version in sorted(new.plugins.items())]
    yield said(
        f"Wrote {shown}: {', '.join([*packs, *plugins])}; {len(new.rules)} core rules; aigov {new.release}.",
        f"{shown} geschreven: {', '.join([*packs, *plugins])}; {len(new.rules)} kernregels; aigov {new.release}.",
    )
    if was is not None:
        yield from lock.differences(was, new)
    elif there:
        yield said("What stood there could not be read.", "Wat er stond, was niet te lezen.")


def _used(place: "Workplace") -> Used:
    plugins = {normalised(each.name): each.version for each in place.plugins.activated}
    return Used(place.loaded, plugins, __version__, code_of(place.plugins), frozenset(_outside(place)))


def _outside(place: "Workplace") -> Iterator[str]:
    """Yield the names of the packs and plugins that only a floor brings in."""
    config = place.config
    floors = {layer.file for layer in config.layers if layer.kind == FLOOR}
    packs = [named.text for named in config.packs if named.where.rpartition(":")[0] in floors]
    plugins = {normalised(named.text) for named in config.plugins if named.where.rpartition(":")[0] in floors}
    yield from plugins
    folders = {os.path.realpath(text) for text in packs}
    brought = {part.name for part in place.plugins.packs.values() if normalised(part.plugin) in plugins}
    yield from (pack.name for pack in place.loaded if pack.folder in folders or pack.name in {*packs, *brought})


def code_of(plugins: Plugins) -> Callable[[str], str]:
    """Return what answers with the digest of the file of one of aigov's own checks; nothing for those of others."""
    targets = plugins.checks.targets
    known: dict[str, str] = {}

    def code(check: str) -> str:
        if check not in known:
            module = targets.get(check, "").partition(":")[0]
            known[check] = _digest(module) if module.startswith(_OURS) else ""
        return known[check]

    return code


def _digest(module: str) -> str:
    file = os.path.join(resources.PACKAGE, "checks", f"{module.removeprefix(_OURS)}.py")  # noqa: PTH118
    try:
        with open(file, "rb") as opened:  # noqa: PTH123
            return sha256(opened.read()).hexdigest()
    except OSError:  # an installation without sources
        return ""
