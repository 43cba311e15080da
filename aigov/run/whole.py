"""A report in a file: written beside its place and moved there when it is whole; imported only where one is wanted."""

import errno
import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Final

from aigov import config as configuration
from aigov.discovery.target import BASELINE, kind_of
from aigov.errors import AigovError, UsageError
from aigov.language import said

_NEW_FILE: Final = 0o666


def absolute(file: str, form: str) -> str:
    """Return where `file` is; raises UsageError, before anything is judged, where a report cannot stand there."""
    path = Path(file).absolute()
    if path.is_dir():
        raise UsageError(
            said(
                f"{file} is a folder; {form} needs a file to be written to.",
                f"{file} is een map; {form} heeft een bestand nodig om naar te schrijven.",
            )
        )
    if not path.parent.is_dir():
        raise UsageError(
            said(
                f"{file} cannot be written: {Path(file).parent} is not a folder.",
                f"{file} kan niet worden geschreven: {Path(file).parent} is geen map.",
            )
        )
    if path.name in (configuration.NAME, BASELINE) or kind_of(path.name):
        raise UsageError(
            said(
                f"{file} has the name of a file that aigov reads; a report needs another.",
                f"{file} heeft de naam van een bestand dat aigov leest; een rapport heeft een andere nodig.",
            )
        )
    return os.path.realpath(path)


class Whole:
    """A file that is written beside its place and then moved there, so that no half report is ever found."""

    def __init__(self, file: str) -> None:
        self.path = Path(file)

    def write(self, pieces: Iterable[str]) -> None:
        """Write every piece; raises AigovError where the disk refuses, and leaves nothing behind."""
        try:
            place = Path(os.path.realpath(self.path)) if self.path.is_symlink() else self.path
            if place.is_symlink():  # one that leads back to itself
                raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
            if place.exists() and not place.is_file():
                _straight(place, pieces)
            else:
                _beside(place, pieces)
        except OSError as error:
            raise AigovError(
                said(
                    f"cannot be written: {error.strerror or error}.",
                    f"kan niet worden geschreven: {error.strerror or error}.",
                ),
                where=str(self.path),
            ) from None


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
