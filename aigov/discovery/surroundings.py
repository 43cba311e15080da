"""What lies above a folder: its repository, and the nearest file of a name; each folder is looked at once in a run."""

import os
from collections.abc import Iterator
from typing import Final

from aigov import ledger

_KEPT: Final = 4096
"""Answers that are remembered: half a dozen names are looked for from each folder, some of them more than once."""


class Surroundings:
    """Answers for one run, which starts in `working`. All paths are absolute, and texts."""

    def __init__(self, working: str) -> None:
        self.working = working
        self.hidden = within(working, "")
        """What of a path a report does not show."""
        self._roots: dict[str, str] = {}
        self._nearest: dict[tuple[str, str], str] = {}

    def repository(self, folder: str) -> str:
        """Return the root of the work tree that `folder` lies in, or nothing."""
        found = self._roots.get(folder)
        if found is None:
            if len(self._roots) > _KEPT:
                self._roots.clear()
            above = _above(folder)
            found = folder if os.path.lexists(within(folder, ".git")) else self.repository(above) if above else ""
            self._roots[folder] = found
        return found

    def nearest(self, name: str, folder: str) -> str:
        """Return the nearest file called `name` from `folder` up to the repository's root, or nothing.

        Outside a repository the way ends at the working folder where `folder` lies below it, else at `folder` itself:
        what anybody may write into a shared folder above must not configure a run.
        """
        key = (name, folder)
        if key not in self._nearest:
            if len(self._nearest) > _KEPT:
                self._nearest.clear()
            file = within(folder, name)
            if not ledger.is_there(file):
                file = "" if self._is_top(folder) else self.nearest(name, _above(folder))
            self._nearest[key] = file
        return self._nearest[key]

    def every(self, name: str, folder: str) -> Iterator[str]:
        """Yield each file called `name` from `folder` up, the nearest first, as far as `nearest` looks."""
        file = self.nearest(name, folder)
        while file:
            yield file
            here = folder_of(file)
            file = "" if self._is_top(here) else self.nearest(name, _above(here))

    def top(self, folder: str) -> str:
        """Return the folder at which `nearest` ends that looks from `folder` on."""
        root = self.repository(folder)
        return root or (self.working if within(folder, "").startswith(self.hidden) else folder)

    def shown(self, path: str) -> str:
        """Return how a report writes `path`: relative to the working folder where it lies below, with slashes."""
        return path.removeprefix(self.hidden).replace(os.sep, "/")

    def _is_top(self, folder: str) -> bool:
        root = self.repository(folder)
        return folder == root if root else folder == self.working or not folder.startswith(self.hidden)


def within(folder: str, name: str) -> str:
    """Return the path of `name` in `folder`; an absolute `name` stays what it is."""
    return os.path.join(folder, name)  # noqa: PTH118  (Path costs a start three milliseconds)


def folder_of(path: str) -> str:
    r"""Return the folder that the absolute `path` lies in; at the top of a drive that is `C:\`, and not `C:`."""
    folder = path.rpartition(os.sep)[0]
    return folder if folder and (os.sep == "/" or folder[-1] != ":") else folder + os.sep


def _above(folder: str) -> str:
    """Return the folder above, nothing above the topmost."""
    above = os.path.dirname(folder)  # noqa: PTH120  (the same)
    return "" if above == folder else above
