"""New files, written beside their place and moved there in one step; what is there is never overwritten."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from aigov.errors import UsageError
from aigov.language import said

# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_RESERVED: Final = frozenset(
    ["CON", "PRN", "AUX", "NUL", *(f"{port}{number}" for port in ("COM", "LPT") for number in "0123456789¹²³")]
)


def refuse(place: Path, instead: str) -> None:
    """Raise UsageError where something is at `place`, even a link that leads nowhere; `instead` says what to do.

    Nor is a file made that nobody could check out under Windows.
    """
    if place.name.partition(".")[0].rstrip().upper() in _RESERVED:
        raise UsageError(
            said(
                "Windows keeps this name for itself; give another one.",
                "Windows houdt deze naam voor zichzelf; geef een andere.",
            ),
            where=str(place),
        )
    if os.path.lexists(place):
        raise UsageError(
            said(
                f"It is there already, and is not overwritten. {instead}",
                f"Het is er al, en wordt niet overschreven. {instead}",
            ),
            where=str(place),
        )


def write_file(file: Path, text: str, instead: str) -> None:
    """Write `text` as `file`; raises UsageError where something of that name is there, with what to do `instead`."""
    refuse(file, instead)
    try:
        new = written_beside(file, text)
        try:
            move(new, file, instead)
        finally:
            new.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or error
        raise UsageError(
            said(f"The file cannot be written: {reason}.", f"Het bestand kan niet geschreven worden: {reason}."),
            where=str(file),
        ) from None


def written_beside(place: Path, text: str) -> Path:
    """Return a new file in the folder of `place` that holds `text`, with a usual mode; raises OSError."""
    number, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
    new = Path(name)
    try:
        with os.fdopen(number, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        new.chmod(0o666 & ~_umask())
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    return new


def write_folder(folder: Path, files: Mapping[str, str], instead: str) -> None:
    """Write `files`, by their names in `folder`, which is made with what lies above it.

    Raises UsageError where it is there already.
    """
    refuse(folder, instead)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
        try:
            beside.chmod(0o777 & ~_umask())
            for name, text in files.items():
                file = beside / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8", newline="\n")
            refuse(folder, instead)
            beside.rename(folder)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        reason = error.strerror or error
        raise UsageError(
            said(f"The folder cannot be written: {reason}.", f"De map kan niet geschreven worden: {reason}."),
            where=str(folder),
        ) from None


def move(beside: Path, file: Path, instead: str) -> None:
    """Put `beside` at `file`, which must not be there; raises UsageError where it is."""
    try:
        os.link(beside, file)  # unlike a rename, a link refuses a name that somebody took in the meantime
    except FileExistsError:
        refuse(file, instead)
    except OSError:  # a file system without links
        refuse(file, instead)
        beside.rename(file)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
