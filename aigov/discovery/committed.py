"""A folder as it was at a git revision, written out for whoever reads folders."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, NamedTuple

from aigov.discovery.git import Entry, GitError, ask, blobs, is_shallow, listed
from aigov.errors import UsageError
from aigov.language import said

MOST_FILES: Final = 5000
LARGEST: Final = 1 << 20
"""Bytes of one file."""
_AT_ONCE: Final = 64
_LINK: Final = "120000"
_FILES: Final = ("100644", "100755", "100664")


class Commit(NamedTuple):
    """A revision of the repository at `root`: what it is called, and the id of its commit."""

    root: str
    name: str
    id: str

    def files(self, ending: str) -> tuple[str, ...]:
        """Return the paths of all files that end so, from the root, with slashes."""
        return tuple(entry.path for entry in _listed(self, "") if entry.path.endswith(ending))

    def write(self, folder: str, endings: tuple[str, ...], into: str) -> None:
        """Write the files below `folder` that end in one of `endings` into the folder `into`, which exists.

        `folder` counts from the root. Raises UsageError where there is none, or where something cannot be written out.
        """
        prefix = f"{folder}/" if folder else ""
        entries = _listed(self, folder)
        if not entries:
            raise UsageError(
                said(
                    f'"{self.name}" has no folder "{folder or "."}".',
                    f'"{self.name}" heeft geen map "{folder or "."}".',
                )
            )
        wanted = [entry for entry in entries if entry.path.endswith(endings)]
        if len(wanted) > MOST_FILES:
            raise UsageError(
                said(
                    f'"{self.name}:{folder}" holds more than {MOST_FILES} files.',
                    f'"{self.name}:{folder}" bevat meer dan {MOST_FILES} bestanden.',
                )
            )
        for entry in wanted:
            self._refuse(entry)
        for start in range(0, len(wanted), _AT_ONCE):
            for entry, content in self._contents(wanted[start : start + _AT_ONCE]):
                _put(into, entry.path.removeprefix(prefix), content)

    def _refuse(self, entry: Entry) -> None:
        where = f"{self.name}:{entry.path}"
        if entry.mode == _LINK:
            raise UsageError(
                said(
                    "This is a link, which is not followed in a revision.",
                    "Dit is een link, die in een revisie niet wordt gevolgd.",
                ),
                where=where,
            )
        if entry.mode not in _FILES:
            raise UsageError(said("This is no regular file.", "Dit is geen gewoon bestand."), where=where)
        if entry.size > LARGEST:
            raise UsageError(said("The file is larger than 1 MiB.", "Het bestand is groter dan 1 MiB."), where=where)
        if any(part in {"", ".", ".."} or os.sep in part or "\\" in part for part in entry.path.split("/")):
            raise UsageError(
                said("No file can be written by this name.", "Onder deze naam kan geen bestand worden geschreven."),
                where=where,
            )

    def _contents(self, entries: list[Entry]) -> Iterator[tuple[Entry, bytes]]:
        """Yield each entry with its bytes."""
        with _telling(self.name):
            found = blobs(self.root, dict.fromkeys(entry.id for entry in entries))
        for entry in entries:
            if entry.id not in found:  # a clone can be partial
                raise UsageError(
                    said(
                        "This clone does not hold the file as it was there.",
                        "Deze kloon bevat het bestand niet zoals het in die revisie was.",
                    ),
                    where=f"{self.name}:{entry.path}",
                )
            yield entry, found[entry.id]


def commit(root: str, name: str) -> Commit:
    """Return what the revision `name` is in the repository at `root`; raises UsageError where it is none."""
    if not name or not name.isprintable() or name != name.strip() or name.startswith("-"):
        raise UsageError(said(f"{name!r} is not a git revision.", f"{name!r} is geen git-revisie."))
    try:
        found = ask(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    except GitError as error:
        with _telling(name):
            why = (
                said(
                    "; this clone is shallow, and may not hold it",
                    "; deze kloon is ondiep, en bevat hem misschien niet",
                )
                if is_shallow(root)
                else ""
            )
        end = f"{why} ({error})."
        raise UsageError(
            said(
                f'"{name}" is neither a folder, nor a pack in use here, nor a git revision{end}',
                f'"{name}" is geen map, geen regelpakket dat hier in gebruik is en geen git-revisie{end}',
            )
        ) from None
    return Commit(root, name, found.decode().strip())


def _listed(at: Commit, folder: str) -> list[Entry]:
    with _telling(at.name):
        return listed(at.root, at.id, *([f"{folder}/"] if folder else []))


def _put(into: str, name: str, content: bytes) -> None:
    file = os.path.join(into, *name.split("/"))  # noqa: PTH118
    os.makedirs(os.path.dirname(file), exist_ok=True)  # noqa: PTH103, PTH120
    with open(file, "xb") as opened:  # noqa: PTH123
        opened.write(content)


@contextmanager
def _telling(name: str) -> Iterator[None]:
    try:
        yield
    except GitError as error:
        raise UsageError(
            said(f'"{name}" cannot be looked at: {error}.', f'"{name}" is niet te bekijken: {error}.')
        ) from None
