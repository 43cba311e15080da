"""What two locks differ in, in sentences: what an update has changed."""

from collections.abc import Iterator, Mapping

from aigov.language import said
from aigov.lock.values import CORE, Lock


def differences(old: Lock, new: Lock) -> Iterator[str]:
    """Yield a line for each pack and plugin that differs, and one for the rules of the core pack."""
    if old.release != new.release:
        yield said(f"aigov: {old.release}, now {new.release}.", f"aigov: {old.release}, nu {new.release}.")
    for name in sorted({*old.packs, *new.packs}):
        yield from _of(said(f"pack {name}", f"regelpakket {name}"), _versions(old, name), _versions(new, name))
    yield from _of_plugins(old.plugins, new.plugins)
    before, after = old.rules, new.rules
    counts = (
        (said("new", "nieuw"), len(after.keys() - before.keys())),
        (
            said("changed", "gewijzigd"),
            sum(1 for name in after.keys() & before.keys() if after[name] != before[name]),
        ),
        (said("gone", "weg"), len(before.keys() - after.keys())),
    )
    told = [f"{number} {word}" for word, number in counts if number]
    if told:
        yield said(f"rules of {CORE}: {', '.join(told)}.", f"regels van {CORE}: {', '.join(told)}.")


def _versions(lock: Lock, name: str) -> tuple[str, str]:
    pack = lock.packs.get(name)
    return (pack.version, pack.digest) if pack else ("", "")


def _of(what: str, old: tuple[str, str], new: tuple[str, str]) -> Iterator[str]:
    if old == new:
        return
    if not old[0]:
        yield said(f"{what}: new, {new[0]}.", f"{what}: nieuw, {new[0]}.")
    elif not new[0]:
        yield said(f"{what}: {old[0]}, now gone.", f"{what}: {old[0]}, nu weg.")
    elif old[0] == new[0]:
        yield said(f"{what}: {old[0]}, with other files.", f"{what}: {old[0]}, met andere bestanden.")
    else:
        yield said(f"{what}: {old[0]}, now {new[0]}.", f"{what}: {old[0]}, nu {new[0]}.")


def _of_plugins(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[str]:
    for name in sorted({*old, *new}):
        yield from _of(f"plugin {name}", (old.get(name, ""), ""), (new.get(name, ""), ""))
