"""Whether a pack's files are as they were, told as git tells it: by names, sizes, times and numbers, not by reading."""

import os
import stat
import sys
import time
from typing import TYPE_CHECKING, Final

from aigov import __version__
from aigov.packs import cache as kept
from aigov.packs.folder import names
from aigov.packs.sha import blake2b
from aigov.records import NamedTuple

if TYPE_CHECKING:
    from aigov.packs.pack import Problem

_SETTLED: Final = 2_000_000_000
"""Nanoseconds. What changed later than this before we looked may change again within the same tick of a clock."""


class State(NamedTuple):
    """What can be told without reading: `key` is the folder's, `files` a digest, `settled` whether it can be kept."""

    key: str
    files: str
    settled: bool


def state(folder: str) -> State | None:
    """Return the state of the files that count; None where the system's times and numbers do not tell enough.

    The time of a file's last change (ctime) is the system's own: whoever sets a file's times back changes it. Windows
    has another meaning for it.
    """
    if sys.platform == "win32":
        return None
    now = time.time_ns()
    newest = 0
    parts: list[object] = []
    wrong: list[Problem] = []
    try:
        for name, is_link in names(folder, wrong):
            about = os.stat(f"{folder}{os.sep}{name}")
            if is_link or not stat.S_ISREG(about.st_mode):
                return None
            newest = max(newest, about.st_ctime_ns)
            parts += (name, about.st_size, about.st_mtime_ns, about.st_ctime_ns, about.st_ino, about.st_dev)
    except OSError:
        return None
    if wrong:
        return None
    return State(_digest([os.path.abspath(folder), __version__]), _digest(parts), newest < now - _SETTLED)


def digest_of(found: State) -> str:
    """Return the digest that the contents had when the files were in this state; empty where that is not known."""
    lines = kept.read(found.key)
    if lines is None or len(lines) != len(_lines(found, "")) or lines[0].decode("latin-1") != f'"{found.files}"':
        return ""
    return lines[1].decode("latin-1").strip('"')


def keep(found: State, digest: str) -> None:
    """Remember what the contents of the files come to in this state, which was told before they were read."""
    if found.settled:
        kept.write(found.key, _lines(found, digest))


def _lines(found: State, digest: str) -> list[str]:
    return [found.files, digest]


def _digest(parts: list[object]) -> str:
    return blake2b("\0".join(map(str, parts)).encode("utf-8", "surrogateescape")).hexdigest()
