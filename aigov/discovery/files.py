"""Opens regular files and nothing else: a pipe, a device or a dead link is named, never waited for."""

# ruff: noqa: PTH114, PTH116  (a run reads tens of thousands of files; a Path for each costs as much as reading it)

import os
import stat
from collections.abc import Callable
from typing import Final

from aigov import ledger
from aigov.language import said
from aigov.source import Unread

LARGEST: Final = 1 << 20
"""Bytes; one more is read, so that the reader can tell that there were more."""

_WITHOUT_WAITING: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


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
                return _unread(_out())
            mode = os.stat(file).st_mode
        wrong = _irregular(mode)
        return _unread(wrong) if wrong else _bytes(file, largest)
    except FileNotFoundError:
        return _unread(
            said("is a link that leads nowhere", "is een link die nergens heen leidt")
            if os.path.islink(file)
            else said("is not there any more", "is er niet meer")
        )
    except OSError as error:
        return _refused(error)


def names(folder: str, root: Callable[[], str]) -> list[str] | Unread:
    """Return the names in `folder`, sorted, none where there is no such folder; or why they were not read."""
    found: list[str] = []
    is_link = False
    try:
        is_link = stat.S_ISLNK(os.lstat(folder).st_mode)  # asked for every manifest, and most have none
        if is_link and _leads_out(folder, root()):
            return _unread(_out())
        found = os.listdir(folder)  # noqa: PTH208  (the same)
    except FileNotFoundError:
        if is_link:
            return _unread(said("is a link that leads nowhere", "is een link die nergens heen leidt"))
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
    return _unread(
        said(
            f"cannot be read ({(error.strerror or str(error)).lower()})",
            f"is niet te lezen ({(error.strerror or str(error)).lower()})",
        )
    )


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
    if stat.S_ISDIR(mode):
        return said("is a directory", "is een map")
    if stat.S_ISFIFO(mode):
        return said("is a named pipe", "is een named pipe")
    if stat.S_ISSOCK(mode):
        return said("is a socket", "is een socket")
    if stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
        return said("is a device", "is een apparaat")
    return said("is not a regular file", "is geen gewoon bestand")


def _out() -> str:
    return said("is a link that leads out of the repository", "is een link die de repository uit leidt")


def _unread(what: str) -> Unread:
    return Unread("unreadable-file", {"what": what})
