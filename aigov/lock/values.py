"""What a lock holds: frozen values, made from a file or from what is in use."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple

from aigov.findings import Level
from aigov.lock.rules import Code, digest
from aigov.packs import Pack

CORE: Final = "core"
"""The pack that comes with aigov, of which a newer release is accepted."""


class LockedPack(NamedTuple):
    """A pack: its version, and 64 hex digits over its files."""

    version: str
    digest: str


class LockedRule(NamedTuple):
    """A rule of the core pack; `levels` by stage, or one `level` where it does not follow the stages."""

    digest: str
    levels: Mapping[str, Level]
    level: Level | None = None


class Lock(NamedTuple):
    """A lock; `release` is the version of the aigov that wrote it, `plugins` are versions by name.

    `at` answers on which line of the file a path stands, or its nearest ancestor: `aigov.lock:5`.
    """

    release: str
    packs: Mapping[str, LockedPack]
    plugins: Mapping[str, str]
    rules: Mapping[str, LockedRule]
    at: Callable[..., str] = lambda *_: ""


def locked(release: str, packs: Iterable[Pack], plugins: Iterable[tuple[str, str]], code: Code) -> Lock:
    """Return the lock of what is in use: `plugins` are names and versions."""
    every = list(packs)
    rules = [rule for pack in every if pack.name == CORE for rule in pack.rules]
    return Lock(
        release=release,
        packs={pack.name: LockedPack(pack.version, pack.digest) for pack in every},
        plugins=dict(plugins),
        rules={
            rule.id: LockedRule(digest(rule, code), rule.levels, None if rule.levels else rule.level) for rule in rules
        },
    )
