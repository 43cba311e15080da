"""Where formats go: standard output as it comes, files only when they are whole."""

import os
import stat
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO, Final, NamedTuple

from aigov.errors import AigovError, UsageError

_NEW_FILE: Final = 0o666


class Outlet(NamedTuple):
    """A format and the file that it goes to; an empty `file` is standard output."""

    format: str
    file: str = ""


def outlets(texts: Iterable[str]) -> tuple[Outlet, ...]:
    """Return what `NAME` and `NAME:FILE` say, standard output first; raises UsageError where two have one place."""
    found = [Outlet(*text.partition(":")[::2]) for text in texts]
    places: dict[Path | None, Outlet] = {}
    for outlet in found:
        _fits(outlet)
        place = Path(outlet.file).absolute() if outlet.file else None
        if place in places:
            where = f"to {outlet.file}" if outlet.file else "to standard output; write one of them as NAME:FILE"
            raise UsageError(f"two formats go {where}: {places[place].format} and {outlet.format}.")
        places[place] = outlet
    return tuple(sorted(found, key=lambda outlet: bool(outlet.file)))


def _fits(outlet: Outlet) -> None:
    """A report that has nowhere to go is said before anything is judged."""
    path = Path(outlet.file)
    if outlet.file and path.is_dir():
        raise UsageError(f"{outlet.file} is a folder; {outlet.format} needs a file to be written to.")
    if outlet.file and not path.parent.is_dir():
        raise UsageError(f"{outlet.file} cannot be written: {path.parent} is not a folder.")


class Standard:
    """Standard output; a reader who has seen enough ends the writing, not the run."""

    def __init__(self, *, held_back: bool) -> None:
        """`held_back`: nothing is written before `release`."""
        self._held: list[str] | None = [] if held_back else None
        self._gone = False

    def write(self, pieces: Iterable[str]) -> None:
        """Write, or keep, piece after piece; those after a broken pipe are only drawn."""
        for piece in pieces:
            if self._held is not None:
                self._held.append(piece)
            else:
                self._quietly(sys.stdout.write, piece)
        self._quietly(sys.stdout.flush)

    def release(self) -> None:
        """Write what was held back."""
        held, self._held = self._held, None
        self.write(held or ())

    def _quietly(self, do: Callable[..., object], *pieces: str) -> None:
        if self._gone:
            return
        try:
            do(*pieces)
        except BrokenPipeError:
            self._gone = True
            # At its end Python flushes standard output once more, and would complain.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except OSError as error:
            self._gone = True
            raise AigovError(f"standard output cannot be written: {error.strerror or error}.") from None


class Whole:
    """A file that is written beside its place and then moved there, so that no half report is ever found."""

    def __init__(self, file: str) -> None:
        self.path = Path(file)

    def write(self, pieces: Iterable[str]) -> None:
        """Write every piece; raises AigovError where the disk refuses, and leaves nothing behind."""
        place = self.path.resolve() if self.path.is_symlink() else self.path
        try:
            if place.exists() and not place.is_file():
                _straight(place, pieces)
            else:
                _beside(place, pieces)
        except OSError as error:
            raise AigovError(f"cannot be written: {error.strerror or error}.", where=str(self.path)) from None


def _straight(place: Path, pieces: Iterable[str]) -> None:
    """Write to a device or a pipe, which cannot be replaced; a pipe that nobody reads is an error, not a wait."""
    content = "".join(pieces).encode("utf-8", "backslashreplace")
    number = os.open(place, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
    os.set_blocking(number, True)
    with os.fdopen(number, "wb") as file:
        file.write(content)


def _beside(place: Path, pieces: Iterable[str]) -> None:
    mode = stat.S_IMODE(place.stat().st_mode) if place.exists() else None
    beside = place.with_name(f".{place.name}.{os.getpid()}.part")
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        with _text(os.open(beside, flags, _NEW_FILE)) as file:
            file.writelines(pieces)
        if mode is not None:
            beside.chmod(mode)
        beside.replace(place)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _text(number: int) -> IO[str]:
    return os.fdopen(number, "w", encoding="utf-8", errors="backslashreplace", newline="\n")
