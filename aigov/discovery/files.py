"""Opens regular files and nothing else: a pipe, a device or a dead link is named, never waited for."""

import os
import stat
from pathlib import Path
from typing import Final

from aigov.source import Unread

LARGEST: Final = 1 << 20
"""Bytes; one more is read, so that the reader can tell that there were more."""

_KINDS: Final = (
    (stat.S_ISDIR, "is a directory"),
    (stat.S_ISFIFO, "is a named pipe"),
    (stat.S_ISSOCK, "is a socket"),
    (stat.S_ISCHR, "is a device"),
    (stat.S_ISBLK, "is a device"),
)


def read(path: Path, root: Path | None) -> bytes | Unread:
    """Return what stands in the file, or why nothing was read; a link out of `root` is not followed. Never waits."""
    try:
        if root is not None and path.is_symlink() and not path.resolve().is_relative_to(root.resolve()):
            return _unread("is a link that leads out of the repository")
        # Asked before it is opened, because opening a device can do something.
        wrong = _irregular(path.stat().st_mode)
        return _unread(wrong) if wrong else _bytes(path)
    except FileNotFoundError:
        return _unread("is a link that leads nowhere" if path.is_symlink() else "is not there any more")
    except (OSError, RuntimeError) as error:  # Python 3.11 and 3.12 raise RuntimeError for a link that leads to itself
        return _unread(f"cannot be read ({_reason(error)})")


def _bytes(path: Path) -> bytes | Unread:
    # What was a file a moment ago may be a pipe now: O_NONBLOCK returns at once (Windows has neither).
    with open(path, "rb", opener=lambda name, flags: os.open(name, flags | getattr(os, "O_NONBLOCK", 0))) as file:
        wrong = _irregular(os.fstat(file.fileno()).st_mode)
        return _unread(wrong) if wrong else file.read(LARGEST + 1)


def _irregular(mode: int) -> str:
    if stat.S_ISREG(mode):
        return ""
    return next((words for is_kind, words in _KINDS if is_kind(mode)), "is not a regular file")


def _unread(what: str) -> Unread:
    return Unread("unreadable-file", {"what": what})


def _reason(error: OSError | RuntimeError) -> str:
    return (error.strerror or str(error)).lower() if isinstance(error, OSError) else "it leads to itself"
