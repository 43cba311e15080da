"""Compiled packs in the user's cache folder: found again by content, verified, and done without where that fails."""

import json
import os
import stat
import sys
from collections.abc import Iterable
from typing import Any, Final

from aigov.packs.sha import blake2b

_MARK: Final = b"aigov compiled pack 2"
_LARGEST: Final = 64 << 20
_KEPT: Final = 192
"""Files that stay when a new one is written, up to three of a pack; the oldest go."""
_SAFELY: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def folder() -> str:
    """Return the folder for compiled packs, which need not exist; an empty text where the machine gives no place."""
    own = os.environ.get("AIGOV_CACHE_DIR", "")
    base = own or _base()
    return os.path.join(base, "packs") if own else os.path.join(base, "aigov", "packs") if os.path.isabs(base) else ""


def _base() -> str:
    home = os.path.expanduser("~")  # stays "~" where there is none
    if sys.platform == "win32":
        return os.environ.get("LOCALAPPDATA", "") or os.path.join(home, "AppData", "Local")
    named = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(named):  # a relative one is to be ignored (XDG Base Directory Specification 0.8)
        return named
    return os.path.join(home, *(("Library", "Caches") if sys.platform == "darwin" else (".cache",)))


def read(key: str) -> list[bytes] | None:
    """Return the lines kept under `key`, or None where nothing is, or where it is not exactly what was written.

    Whatever is damaged, cut off, somebody else's or open to others' writing counts as nothing. Never raises.
    """
    place = folder()
    try:
        content = _own(os.path.join(place, f"{key}.json")) if place else b""
    except (OSError, ValueError):  # ValueError: a null character in the folder's name
        return None
    head, _, body = content.partition(b"\n")
    return body.split(b"\n") if head == _head(key, body) else None


def write(key: str, values: Iterable[Any]) -> None:
    """Keep `values`, one a line, under `key`, if that can be done; of two processes one wins: both wrote the same."""
    place = folder()
    if not place:
        return
    lines = (json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in values)
    body = "\n".join(lines).encode("utf-8", "surrogatepass")
    unfinished = os.path.join(place, f".{key}.{os.getpid()}.{os.urandom(4).hex()}")
    try:
        os.makedirs(place, mode=0o700, exist_ok=True)
        opened = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _SAFELY, 0o600)
        try:
            with os.fdopen(opened, "wb") as file:
                file.write(_head(key, body) + b"\n" + body)
            os.replace(unfinished, os.path.join(place, f"{key}.json"))
        except OSError:
            os.unlink(unfinished)
            return
        _prune(place)
    except (OSError, ValueError):
        return


def _head(key: str, body: bytes) -> bytes:
    return b"%s %s %s" % (_MARK, key.encode(), blake2b(body).hexdigest().encode())


def _own(place: str) -> bytes:
    """Return the bytes of a regular file that only this user can have written; raises OSError."""
    opened = os.open(place, os.O_RDONLY | _SAFELY)
    with os.fdopen(opened, "rb") as file:
        about = os.fstat(opened)
        if not stat.S_ISREG(about.st_mode) or about.st_size > _LARGEST:
            raise OSError("no file of ours")
        if hasattr(os, "geteuid") and (about.st_uid != os.geteuid() or about.st_mode & (stat.S_IWGRP | stat.S_IWOTH)):
            raise OSError("others can write it")
        return file.read(_LARGEST)


def _prune(place: str) -> None:
    with os.scandir(place) as scan:
        kept = [entry for entry in scan if entry.name.endswith(".json") and entry.is_file(follow_symlinks=False)]
    aged = sorted((entry.stat(follow_symlinks=False).st_mtime_ns, entry.path) for entry in kept)
    for _, path in aged[:-_KEPT]:
        os.unlink(path)
