"""Letters in a folder: written beside their place and moved there, and never over what somebody else wrote."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from aigov.errors import UsageError
from aigov.gate.letters import Letter, is_ours
from aigov.language import said

_LARGEST: Final = 1 << 24


def prepared(folder: str) -> None:
    """Make the folder where it is not there; raises UsageError where no letter can be written there."""
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            said(
                f"letters cannot go there: {error.strerror or error}.",
                f"daar kunnen geen brieven komen: {error.strerror or error}.",
            ),
            where=folder,
        ) from None
    if not os.access(folder, os.W_OK | os.X_OK):
        raise UsageError(
            said(
                "letters cannot go there: nothing may be written.",
                "daar kunnen geen brieven komen: er mag niets worden geschreven.",
            ),
            where=folder,
        )


def post(folder: str, letters: Iterable[Letter]) -> tuple[str, ...]:
    """Write each letter; return a sentence for each that was not, because something of that name is there."""
    wrong = []
    for letter in letters:
        place = Path(folder, letter.name)
        try:
            why = _post(place, letter.text.encode("utf-8", "backslashreplace"))
        except OSError as error:
            why = said(
                f"cannot be written: {error.strerror or error}.",
                f"kan niet worden geschreven: {error.strerror or error}.",
            )
        if why:
            wrong.append(f"{place}: {why}")
    return tuple(wrong)


def _post(place: Path, content: bytes) -> str:
    """Return why a letter was not written, nothing where it was."""
    replaces = os.path.lexists(place)
    if replaces and not _is_ours(place):
        return said(
            "It is there already, and is no letter as aigov wrote it; it was not overwritten. Move it away.",
            "Het staat er al, en is geen brief zoals aigov die schreef; het is niet overschreven. Verplaats het.",
        )
    number, beside = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
    try:
        with os.fdopen(number, "wb") as stream:
            stream.write(content)
        if replaces:
            Path(beside).replace(place)
            return ""
        try:
            os.link(beside, place)  # unlike a rename, a link refuses a name that somebody took in the meantime
        except FileExistsError:
            return said(
                "Somebody wrote it at the same moment; it was not overwritten.",
                "Iemand schreef het op hetzelfde moment; het is niet overschreven.",
            )
        except OSError:  # a file system without links
            Path(beside).replace(place)
        return ""
    finally:
        Path(beside).unlink(missing_ok=True)


def _is_ours(place: Path) -> bool:
    if place.is_symlink() or not place.is_file() or place.stat().st_size > _LARGEST:
        return False
    return is_ours(place.read_bytes().decode("utf-8", "replace"))
