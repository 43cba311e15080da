"""The configurations of a run made ready to judge, found by where a subject lies, with what stands beside each."""

import os
from functools import cached_property
from typing import TYPE_CHECKING, Final

from aigov.config import NAME, Config, none
from aigov.discovery import ORGANISATION, Surroundings
from aigov.discovery.surroundings import folder_of, within
from aigov.errors import ConfigError
from aigov.language import prefer, said
from aigov.plugins import Plugins
from aigov.run.workplace import Asked, Workplace

if TYPE_CHECKING:
    from aigov.run.locking import LockFile

LOCK: Final = "aigov.lock"
FLOOR: Final = "AIGOV_FLOOR"
"""An environment variable: a configuration that holds from outside. Read here alone, so that no command forgets it."""


class Workplaces:
    """The workplaces of a run, found by where a subject lies."""

    def __init__(self, around: Surroundings, asked: Asked) -> None:
        self.around = around
        self._asked = asked
        self._configs: dict[str, Config] = {}
        self._open: dict[tuple[str, str], Workplace] = {}
        self._locks: dict[str, str] = {}

    def on(self, asked: Asked) -> "Workplaces":
        """Return these under what else is asked; what was read and loaded is shared."""
        other = Workplaces(self.around, asked)
        other._configs = self._configs
        other._open = {path: place.on(asked) for path, place in self._open.items()}
        return other

    def config(self, folder: str) -> Config:
        """Return the configuration for subjects in `folder`."""
        path = self._path(folder)
        if path not in self._configs:
            self._configs[path] = self._read(path) if path else self._unwritten()
            if path == self._path(self.around.working):
                lang = self._configs[path].lang
                prefer(lang.text if lang else "")
        return self._configs[path]

    def at(self, folder: str) -> Workplace:
        """Return the workplace for subjects in `folder`."""
        key = self._path(folder), self.lock(folder) if self._asked.locked else ""
        if key not in self._open:
            self._open[key] = Workplace(self.config(folder), self._asked, self._lock_file(*key))
        return self._open[key]

    def lock(self, folder: str) -> str:
        """Return where the lock for subjects in `folder` is; nothing where there is none, or no configuration is used.

        It stands beside their configuration; without one at the root of their repository, else where the run began.
        """
        if self._asked.isolated:
            return ""
        place = self.beside(folder)
        if place not in self._locks:
            file = within(place, LOCK)
            self._locks[place] = file if os.path.lexists(file) else ""
        return self._locks[place]

    def beside(self, folder: str) -> str:
        """Return the folder for what stands beside the configuration for subjects in `folder`."""
        path = self._path(folder)
        return os.path.dirname(path) if path else self.around.repository(folder) or self.around.working  # noqa: PTH120  (see above)

    def _lock_file(self, path: str, file: str) -> "LockFile | None":
        if not file:
            return None
        from aigov.run.locking import opened

        return opened(file, self.around, path, self._path(self.around.working))

    def excluded(self, path: str) -> str:
        """Return where the configuration of the absolute `path` excludes it, or nothing."""
        rules = self.config(folder_of(path)).exclude
        if not rules:
            return ""
        from aigov.config.globs import covers

        return next((rule.where for rule in rules if covers(rule.glob, rule.folder, path)), "")

    def organisation(self, folder: str) -> str:
        """Return the organisation's file for manifests in `folder`: the configured one, the nearest, or nothing."""
        named = self.config(folder).organisation
        if named is None:
            return self.around.nearest(ORGANISATION, folder)
        if not os.path.lexists(named.text):
            raise ConfigError(
                said(
                    f"names the organisation's file {named.text}, which is not there.",
                    f"noemt het bestand van de organisatie {named.text}, dat er niet is.",
                ),
                where=named.where,
            )
        if not os.path.isfile(named.text):  # noqa: PTH113  (Path costs a start three milliseconds)
            raise ConfigError(
                said(
                    f"names the organisation's file {named.text}, which is no file.",
                    f"noemt als bestand van de organisatie {named.text}, en dat is geen bestand.",
                ),
                where=named.where,
            )
        return os.path.normpath(named.text)

    def _path(self, folder: str) -> str:
        if self._asked.isolated:
            return ""
        if self._asked.config:
            return within(self.around.working, self._asked.config)
        return self.around.nearest(NAME, folder)

    @cached_property
    def floor(self) -> Config | None:
        """What holds from outside, under every configuration."""
        found = None
        for floor in dict.fromkeys(filter(None, (os.environ.get(FLOOR), *self._asked.floors))):
            from pathlib import Path

            from aigov.config.reading import load_floor

            found = load_floor(Path(within(self.around.working, floor)), floor, under=found, brought=brought)
        return found

    def _unwritten(self) -> Config:
        """Return what holds where there is no aigov.toml."""
        default = none(self.around.working)
        return self.floor._replace(file=default.file, folder=default.folder) if self.floor else default

    def _read(self, path: str) -> Config:
        from pathlib import Path

        from aigov.config.reading import load

        return load(Path(path), self._asked.config or self.around.shown(path), floor=self.floor, brought=brought)


def brought(distribution: str, where: str) -> str:
    """Return the configuration that an installed plugin brings."""
    return Plugins([(distribution, where)]).configuration
