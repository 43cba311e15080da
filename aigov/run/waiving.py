"""The waivers of a run: read from beside each manifest and from above it, and applied to its report."""

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from aigov import source, waivers
from aigov.discovery import Surroundings, files
from aigov.discovery.surroundings import folder_of
from aigov.engine.structural import roles_of
from aigov.engine.view import ORGANISATION
from aigov.findings import Finding, Kind, ProjectReport
from aigov.run.workplace import Workplace
from aigov.source import Document
from aigov.waivers.people import Circle

if TYPE_CHECKING:
    from aigov.run.journey import Seen

_KEPT: Final = 64
"""Files that are remembered: subjects come in the order of their names, so what lies above is soon asked again."""


class Waiving:
    """Applies the waivers of a run to each of its reports; reads each file once, as long as it is asked for."""

    def __init__(self, around: Surroundings, today: str) -> None:
        self._around = around
        self._today = today
        self._registers: dict[str, waivers.Register] = {}
        self._given: dict[str, waivers.Register] = {}
        self._told: set[str] = set()
        self._subjects: set[str] = set()
        self._places: dict[str, Workplace] = {}

    def apply(self, report: ProjectReport, seen: "Seen", paths: Iterable[str]) -> ProjectReport:
        """Return a report with the waivers that stand in the files at `paths`, the nearest first."""
        return waivers.applied(
            report,
            list(self.registers(report, seen, paths).values()),
            self.circumstances(report.kind, seen),
            levels=seen.place.resolved.settings.levels,
            files=tuple(name for name, _ in seen.document.files),
            told=self._told,
        )

    def registers(self, report: ProjectReport, seen: "Seen", paths: Iterable[str]) -> dict[str, waivers.Register]:
        """Return what stands in the files at `paths`, and take note whose they are."""
        self._subjects.add(report.subject)
        found = {path: self.register(path) for path in paths}
        for path in found:
            self._places.setdefault(path, seen.place)
        return found

    def instead(self, path: str, content: bytes) -> None:
        """Let `content` stand in the place of what is in the file at `path`."""
        self._given[path] = waivers.read(source.load([(self._around.shown(path), content)]))

    def reports(self, folders: Iterable[str]) -> Iterator[tuple[ProjectReport, str]]:
        """Yield, at the end of a run, a report on each file with waivers for projects that are not there."""
        found: dict[str, list[Finding]] = {}
        for path, _, finding in self.strays(folders):
            found.setdefault(path, []).append(finding)
        for path, findings in found.items():
            yield _of_file(self._around.shown(path), tuple(findings)), self._places[path].config.fail_level

    def strays(self, folders: Iterable[str]) -> Iterator[tuple[str, waivers.Entry, Finding]]:
        """Yield each waiver for a project that is not there, with its file and what is to be said of it.

        Only of files in and below `folders`, of which every manifest was judged. Where the id of one could not be
        read, nobody can tell.
        """
        tops = tuple(f"{folder.rstrip(os.sep)}{os.sep}" for folder in folders)
        for path, place in sorted(self._places.items()) if "" not in self._subjects else ():
            if path.startswith(tops):
                levels = place.resolved.settings.levels
                around = self._held_against(place, Circle({}, None, frozenset()))
                for entry, finding in waivers.strays(self.register(path), frozenset(self._subjects), around, levels):
                    yield path, entry, finding

    def circumstances(self, kind: Kind, seen: "Seen") -> waivers.Around:
        """Return what the waivers of a subject are held against."""
        if kind is Kind.MANIFEST:
            roles = roles_of(seen.place.manifest_schema)
            return self._held_against(seen.place, Circle(seen.document.data, _section(seen.organisation), roles))
        return self._held_against(seen.place, Circle({}, _section(seen.document), frozenset()))

    def _held_against(self, place: Workplace, circle: Circle) -> waivers.Around:
        policy = place.config.waivers
        return waivers.Around(
            today=self._today,
            rules=place.rules,
            mandatory=place.mandatory,
            selected=place.resolved.settings.selected,
            terms=waivers.Terms(policy.approvers, policy.longest, policy.renewals, policy.lines),
            circle=circle,
        )

    def register(self, path: str) -> waivers.Register:
        """Return what stands in the waivers' file at an absolute path."""
        if path in self._given:
            return self._given[path]
        if path not in self._registers:
            if len(self._registers) >= _KEPT:
                self._registers.clear()
            content = files.read(path, lambda: self._around.repository(folder_of(path)))
            self._registers[path] = waivers.read(source.load([(self._around.shown(path), content)]))
        return self._registers[path]


def _section(document: Document | None) -> object:
    """Return the organisation's section of a document, None where there is none."""
    data = document.data if document is not None else None
    return data.get(ORGANISATION) if isinstance(data, dict) else None


def _of_file(name: str, found: tuple[Finding, ...]) -> ProjectReport:
    """Return a report on many projects side by side, of which only the waivers were looked at."""
    return ProjectReport(
        kind=Kind.PORTFOLIO,
        subject="",
        file=name,
        stage="",
        weight="",
        weight_because=(),
        findings=found,
        outcomes=(),
        waiting=0,
        light=0,
        switches=(),
        crashed=False,
    )
