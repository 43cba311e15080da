"""Several new files, all of them or none: each is written beside its place before the first one is moved there."""

import os
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from aigov.cli._writing import move, refuse, written_beside
from aigov.errors import UsageError
from aigov.language import said


def refuse_taken(files: Mapping[Path, str], instead: str, *, force: bool) -> None:
    """Raise UsageError where something is at one of the places; with `force`, where that is no regular file."""
    for file in files:
        if not force:
            refuse(file, instead)
        elif os.path.lexists(file) and (file.is_symlink() or not file.is_file()):
            raise UsageError(
                said(
                    "It is not a regular file, and is not overwritten.",
                    "Het is geen gewoon bestand, en wordt niet overschreven.",
                ),
                where=str(file),
            )


def refuse_elsewhere(folders: Iterable[Path], within: Iterable[Path]) -> None:
    """Raise UsageError for a folder that a link leads out of all of `within`: nobody asked for files there."""
    inside = [f"{os.path.realpath(each).rstrip(os.sep)}{os.sep}" for each in within]
    for folder in folders:
        place = f"{os.path.realpath(folder).rstrip(os.sep)}{os.sep}"
        if not place.startswith(tuple(inside)):
            raise UsageError(
                said(
                    "This leads to a place elsewhere by a link, and nothing is written there.",
                    "Dit leidt via een link naar een plek elders, en daar wordt niets geschreven.",
                ),
                where=str(folder),
            )


def write_together(files: Mapping[Path, str], within: Iterable[Path], instead: str, *, force: bool) -> None:
    """Write every file, making the folders above; raises UsageError, and leaves everything as it was.

    Every place lies in one of the folders `within`, wherever links lead.
    """
    refuse_elsewhere((file.parent for file in files), within)
    refuse_taken(files, instead, force=force)
    made: list[Path] = []
    beside: dict[Path, Path] = {}
    before: dict[Path, bytes | None] = {}
    place = next(iter(files))
    try:
        for place, text in files.items():
            _make_folders(place.parent, made)
            beside[place] = written_beside(place, text)
        refuse_taken(files, instead, force=force)
        for place, new in beside.items():
            content = place.read_bytes() if place.exists() else None
            _move(new, place, instead, force=force)
            before[place] = content
    except (OSError, UsageError, KeyboardInterrupt) as error:
        for new in beside.values():
            with suppress(OSError):
                new.unlink(missing_ok=True)
        _undo(before, made)
        if not isinstance(error, OSError):
            raise
        reason = error.strerror or error
        raise UsageError(
            said(f"The file cannot be written: {reason}.", f"Het bestand kan niet geschreven worden: {reason}."),
            where=str(place),
        ) from None


def _make_folders(folder: Path, made: list[Path]) -> None:
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir()
        made.append(each)


def _move(new: Path, place: Path, instead: str, *, force: bool) -> None:
    if force:
        if place.exists():
            new.chmod(stat.S_IMODE(place.stat().st_mode))
        new.replace(place)
        return
    move(new, place, instead)
    new.unlink(missing_ok=True)


def _undo(before: Mapping[Path, bytes | None], made: list[Path]) -> None:
    for place, content in before.items():
        with suppress(OSError):
            if content is None:
                place.unlink(missing_ok=True)
            else:
                place.write_bytes(content)
    for folder in reversed(made):
        with suppress(OSError):
            folder.rmdir()
