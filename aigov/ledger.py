"""What a run reads: told to whoever keeps a record of it, and what an editor holds read in place of what is saved."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final

Keep = Callable[[str, bytes | None, str], object]
"""Takes a file as it was opened, its bytes, None where it could not be read, and its kind where the reader knows it."""

_keepers: list[Keep] = []

UNSAVED: Final[dict[str, bytes]] = {}
"""By its absolute path, what stands in the place of a file; empty, but for the runs of an editor's language server."""


def note(file: str, content: bytes | None, kind: str = "") -> None:
    """Say that `file` was read, or could not be."""
    for keep in _keepers:
        keep(file, content, kind)


@contextmanager
def kept(keep: Keep) -> Iterator[None]:
    """Have `keep` told of every file that is read meanwhile."""
    _keepers.append(keep)
    try:
        yield
    finally:
        _keepers.remove(keep)


@contextmanager
def unsaved(texts: Mapping[str, bytes]) -> Iterator[None]:
    """Let each of `texts` stand meanwhile in the place of the file at its absolute path, also where there is none."""
    UNSAVED.update(texts)
    try:
        yield
    finally:
        UNSAVED.clear()


@contextmanager
def unheard() -> Iterator[None]:
    """Tell nobody of what is read meanwhile: files that a run made for itself."""
    keepers, _keepers[:] = list(_keepers), []
    try:
        yield
    finally:
        _keepers[:] = keepers


def is_there(file: str) -> bool:
    """Return whether something lies at `file`, on the disk or in an editor."""
    return os.path.lexists(file) or file in UNSAVED


def names_in(folder: str) -> set[str]:
    """Return the names of the files in `folder` that an editor holds."""
    places = (file.rpartition(os.sep) for file in UNSAVED)
    return {name for above, _, name in places if above == folder}
