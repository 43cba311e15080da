"""A lock as it is written: one line for each pack, plugin and rule, in the order of their names."""

import json
import re
from collections.abc import Iterator
from typing import Final

from aigov.lock.levels import said
from aigov.lock.values import Lock, LockedRule

FORMAT: Final = 1
_OPENING: Final = """\
# Written by `aigov pack lock`: the packs, plugins and core rules that a run may ask here. Change nothing by hand. What
# an update would change says `aigov pack diff`.
"""
_PLAIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9_/-]*")


def text(lock: Lock) -> str:
    """Return the file that holds `lock`: the same for the same, whoever writes it."""
    return _OPENING + "".join(f"{line}\n" for line in _lines(lock))


def _lines(lock: Lock) -> Iterator[str]:
    yield f"aigov: {FORMAT}"
    yield f"release: {_quoted(lock.release)}"
    yield "packs:"
    for name, pack in sorted(lock.packs.items()):
        yield f"  {_key(name)}: {{version: {_quoted(pack.version)}, digest: sha256:{pack.digest}}}"
    if lock.plugins:
        yield "plugins:"
    for name, version in sorted(lock.plugins.items()):
        yield f"  {_key(name)}: {{version: {_quoted(version)}}}"
    if lock.rules:
        yield "rules:"
    for name, rule in sorted(lock.rules.items()):
        yield f"  {name}: {{{_levels(rule)}, digest: sha256:{rule.digest}}}"


def _levels(rule: LockedRule) -> str:
    if rule.level:
        return f"level: {rule.level.value}"
    return f"stages: {{{said(rule.levels)}}}"


def _key(name: str) -> str:
    return name if _PLAIN.fullmatch(name) else _quoted(name)


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
