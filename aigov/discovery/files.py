"""Opens regular files and nothing else: a pipe, a device or a dead link is named, never waited for."""

# ruff: noqa: PTH114, PTH116  (a run reads tens of thousands of files; a Path for each costs as much as reading it)

import os
import stat
from collections.abc import Callable
from typing import Final

from aigov import ledger
from aigov.source import Unread

LARGEST: Final = 1 << 20
"""Bytes; one more is read, so that the reader can tell that there were more."""

_WITHOUT_WAITING: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_KINDS: Final = (
    (stat.S_ISDIR, "is a directory"),
    (stat.S_ISFIFO, "is a named pipe"),
    (stat.S_ISSOCK, "is a socket"),
    (stat.S_ISCHR, "is a device"),
    (stat.S_ISBLK, "is a device"),
)
_LEADS_OUT: Final = "is a link that leads out of the repository"


def read(file: str, root: Callable[[], str], largest: int = LARGEST) -> bytes | Unread:
    """Return what stands in `file`, or why nothing was read; a link out of the `root` is not followed. Never waits.

    Without a root every link is followed. Of what is larger than `largest` one byte more is returned.
    """
    found = ledger.UNSAVED[file] if file in ledger.UNSAVED else _read(file, root, largest)
    ledger.note(file, None if isinstance(found, Unread) else found)
    return found


def _read(file: str, root: Callable[[], str], largest: int) -> bytes | Unread:
    try:
        # Asked before it is opened, because opening a device can do something.
        mode = os.lstat(file).st_mode
        if stat.S_ISLNK(mode):
            if _leads_out(file, root()):
                return _unread(_LEADS_OUT)
            mode = os.stat(file).st_mode
        wrong = _irregular(mode)
        return _unread(wrong) if wrong else _bytes(file, largest)
    except FileNotFoundError:
        return _unread("is a link that leads nowhere" if os.path.islink(file) else "is not there any more")
    except OSError as error:
        return _refused(error)


def names(folder: str, root: Callable[[], str]) -> list[str] | Unread:
    """Return the names in `folder`, sorted, none where there is no such folder; or why they were not read."""
    try:
        if os.path.islink(folder) and _leads_out(folder, root()):
            return _unread(_LEADS_OUT)
        found = os.listdir(folder)  # noqa: PTH208  (asked for every manifest, and most have none)
    except FileNotFoundError:
        if os.path.islink(folder):
            return _unread("is a link that leads nowhere")
        found = []
    except OSError as error:
        return _refused(error)
    if ledger.UNSAVED:
        found = [*ledger.names_in(folder).union(found)]
    return sorted(found)


def _leads_out(link: str, top: str) -> bool:
    """Return whether `link` leads out of the folder `top`; nothing leads out where there is none."""
    inside = f"{os.path.realpath(top).rstrip(os.sep)}{os.sep}"
    return bool(top) and not f"{os.path.realpath(link)}{os.sep}".startswith(inside)


def _refused(error: OSError) -> Unread:
    """Return what the system said when something could not be read."""
    return _unread(f"cannot be read ({(error.strerror or str(error)).lower()})")


def _bytes(file: str, largest: int) -> bytes | Unread:
    number = os.open(file, _WITHOUT_WAITING)
    try:
        found = os.fstat(number)
        wrong = _irregular(found.st_mode)  # what was a file a moment ago may be a pipe now
        if wrong:
            return _unread(wrong)
        content = os.read(number, min(found.st_size, largest) + 1)
        if len(content) == found.st_size > 0:
            return content
        while len(content) <= largest and (more := os.read(number, largest + 1 - len(content))):
            content += more
        return content
    finally:
        os.close(number)


def _irregular(mode: int) -> str:
    if stat.S_ISREG(mode):
        return ""
    return next((words for is_kind, words in _KINDS if is_kind(mode)), "is not a regular file")


def _unread(what: str) -> Unread:
    return Unread("unreadable-file", {"what": what})
