"""What lies above a folder: its repository, and the nearest file of a name; each folder is looked at once in a run."""

import os
from pathlib import Path
from typing import Final

_KEPT: Final = 512
"""Folders that are remembered: subjects come in the order of their names, so what lies above is soon asked again."""


class Surroundings:
    """Answers for one run, which starts in `working` (absolute)."""

    def __init__(self, working: Path) -> None:
        self.working = working
        self._roots: dict[Path, Path | None] = {}
        self._nearest: dict[tuple[str, Path], Path | None] = {}

    def repository(self, folder: Path) -> Path | None:
        """Return the root of the work tree that `folder` lies in, or None."""
        if folder not in self._roots:
            if len(self._roots) > _KEPT:
                self._roots.clear()
            if os.path.lexists(folder / ".git"):
                self._roots[folder] = folder
            else:
                self._roots[folder] = None if folder.parent == folder else self.repository(folder.parent)
        return self._roots[folder]

    def nearest(self, name: str, folder: Path) -> Path | None:
        """Return the nearest file called `name` from `folder` up to the repository's root.

        Outside a repository the way ends at the working folder where `folder` lies below it, else at `folder` itself:
        what anybody may write into a shared folder above must not configure a run.
        """
        key = (name, folder)
        if key not in self._nearest:
            if len(self._nearest) > _KEPT:
                self._nearest.clear()
            if os.path.lexists(folder / name):
                self._nearest[key] = folder / name
            else:
                self._nearest[key] = None if self._is_top(folder) else self.nearest(name, folder.parent)
        return self._nearest[key]

    def shown(self, path: Path) -> str:
        """Return how a report writes `path`: relative to the working folder where it lies below, with slashes."""
        return path.relative_to(self.working).as_posix() if path.is_relative_to(self.working) else path.as_posix()

    def _is_top(self, folder: Path) -> bool:
        root = self.repository(folder)
        if root is not None:
            return folder == root
        return folder == self.working or not folder.is_relative_to(self.working)
