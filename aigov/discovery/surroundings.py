"""What lies above a folder: its repository, and the nearest file of a name; each folder is looked at once in a run."""

import os
from pathlib import Path
from typing import Final

_KEPT: Final = 512
"""Folders that are remembered: subjects come in the order of their names, so what lies above is soon asked again."""


class Surroundings:
    """Answers for one run, which starts in `working`; all folders are absolute. Their texts are what is remembered by:
    to compare two Paths takes longer than to look for a file.
    """

    def __init__(self, working: Path) -> None:
        self.working = working
        self._top = str(working)
        self._roots: dict[str, str] = {}
        self._nearest: dict[tuple[str, str], Path | None] = {}

    def repository(self, folder: str) -> str:
        """Return the root of the work tree that `folder` lies in, or nothing."""
        found = self._roots.get(folder)
        if found is None:
            if len(self._roots) > _KEPT:
                self._roots.clear()
            above = _above(folder)
            found = folder if _is_there(folder, ".git") else self.repository(above) if above else ""
            self._roots[folder] = found
        return found

    def nearest(self, name: str, folder: str) -> Path | None:
        """Return the nearest file called `name` from `folder` up to the repository's root.

        Outside a repository the way ends at the working folder where `folder` lies below it, else at `folder` itself:
        what anybody may write into a shared folder above must not configure a run.
        """
        key = (name, folder)
        if key not in self._nearest:
            if len(self._nearest) > _KEPT:
                self._nearest.clear()
            if _is_there(folder, name):
                self._nearest[key] = Path(folder, name)
            else:
                self._nearest[key] = None if self._is_top(folder) else self.nearest(name, _above(folder))
        return self._nearest[key]

    def shown(self, path: Path) -> str:
        """Return how a report writes `path`: relative to the working folder where it lies below, with slashes."""
        return path.relative_to(self.working).as_posix() if path.is_relative_to(self.working) else path.as_posix()

    def _is_top(self, folder: str) -> bool:
        root = self.repository(folder)
        if root:
            return folder == root
        return folder == self._top or not folder.startswith(self._top.rstrip(os.sep) + os.sep)


def _is_there(folder: str, name: str) -> bool:
    return os.path.lexists(f"{folder.rstrip(os.sep)}{os.sep}{name}")


def _above(folder: str) -> str:
    """Return the folder above, nothing above the topmost."""
    above = os.path.dirname(folder)  # noqa: PTH120  (see the class)
    return "" if above == folder else above
