"""What two locks differ in, in sentences: what an update has changed."""

from collections.abc import Iterator, Mapping

from aigov.lock.values import CORE, Lock


def differences(old: Lock, new: Lock) -> Iterator[str]:
    """Yield a line for each pack and plugin that differs, and one for the rules of the core pack."""
    if old.release != new.release:
        yield f"aigov: {old.release}, now {new.release}."
    for name in sorted({*old.packs, *new.packs}):
        yield from _of(f"pack {name}", _versions(old, name), _versions(new, name))
    yield from _of_plugins(old.plugins, new.plugins)
    before, after = old.rules, new.rules
    counts = {
        "new": len(after.keys() - before.keys()),
        "changed": sum(1 for name in after.keys() & before.keys() if after[name] != before[name]),
        "gone": len(before.keys() - after.keys()),
    }
    told = [f"{number} {word}" for word, number in counts.items() if number]
    if told:
        yield f"rules of {CORE}: {', '.join(told)}."


def _versions(lock: Lock, name: str) -> tuple[str, str]:
    pack = lock.packs.get(name)
    return (pack.version, pack.digest) if pack else ("", "")


def _of(what: str, old: tuple[str, str], new: tuple[str, str]) -> Iterator[str]:
    if old == new:
        return
    if not old[0]:
        yield f"{what}: new, {new[0]}."
    elif not new[0]:
        yield f"{what}: {old[0]}, now gone."
    elif old[0] == new[0]:
        yield f"{what}: {old[0]}, with other files."
    else:
        yield f"{what}: {old[0]}, now {new[0]}."


def _of_plugins(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[str]:
    for name in sorted({*old, *new}):
        yield from _of(f"plugin {name}", (old.get(name, ""), ""), (new.get(name, ""), ""))
