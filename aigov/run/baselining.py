"""The baselines of a run: each is read before anything is judged, applied to every report, and asked what is left."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from aigov import baseline, config
from aigov.baseline import Around, Baseline, Entry, Stale
from aigov.discovery import BASELINE, Surroundings, files
from aigov.discovery.surroundings import folder_of, within
from aigov.engine.finding import ordered
from aigov.engine.told import mark, told
from aigov.errors import ConfigError
from aigov.findings import Finding, Kind, ProjectReport
from aigov.language import said
from aigov.source import Unread

if TYPE_CHECKING:
    from aigov.run.journey import Seen
    from aigov.run.workplace import Workplace
    from aigov.run.workplaces import Workplaces

STALE: Final = "baseline-stale"
VOID: Final = "baseline-void"


def place_of(folder: str, around: Surroundings) -> str:
    """Return where the baseline of what lies in `folder` stands: beside the nearest aigov.toml, else at the top."""
    nearest = around.nearest(config.NAME, folder)
    above = folder_of(nearest) if nearest else around.top(folder)
    return within(above, BASELINE)


def around_of(place: "Workplace") -> Around:
    """Return what a baseline is held against under one configuration."""
    settings = place.resolved.settings
    return Around(place.rules, place.mandatory, settings.selected, settings.levels)


class Baselining:
    """Applies the baselines of a run to its reports. `stale` has what was found stale, by the file it stands in."""

    def __init__(self, around: Surroundings, folders: Iterable[str], say: Callable[[str], object]) -> None:
        """Open the baseline of each of `folders`; raises ConfigError for what keeps one from being believed."""
        self.stale: dict[str, list[Stale]] = {}
        self._around = around
        self._say = say
        self._open: dict[str, Baseline] = {}
        self._holders: dict[tuple[str, Kind, str], str] = {}
        self._nameless: set[str] = set()
        for folder in dict.fromkeys(folders):
            found = around.nearest(BASELINE, folder)
            if found:
                self._begin(found, folder)

    @property
    def opened(self) -> Mapping[str, Baseline]:
        """The baselines by where they stand."""
        return self._open

    def apply(self, report: ProjectReport, seen: "Seen") -> ProjectReport:
        """Return a report with the standing that its baseline gives each finding, and what is wrong with that."""
        return self._applied(report, place_of(seen.target.folder, self._around), seen.place)

    def beside(self, report: ProjectReport, place: "Workplace") -> ProjectReport:
        """Return the report on the portfolio, whose baseline is that of the working folder."""
        return self._applied(report, place_of(self._around.working, self._around), place)

    def left(self, places: "Workplaces", searched: Iterable[str]) -> Iterator[tuple[ProjectReport, str]]:
        """Yield a report on each baseline with entries of projects that are no longer there, and its fail level.

        That can be told where one of the folders that were `searched` holds all that the baseline is for.
        """
        tops = [within(folder, "") for folder in searched]
        for path, held in self._open.items():
            folder = folder_of(path)
            if path in self._nameless or not any(within(folder, "").startswith(top) for top in tops):
                continue
            place = places.at(folder)
            names = {name for where, _, name in self._holders if where == path}
            gone = [each for each in held.entries if each.project not in names and not self._is_beside(each, place)]
            if gone:
                stale = [
                    Stale(each, said("no manifest of this id was found", "er is geen manifest met deze id gevonden"))
                    for each in gone
                ]
                findings = ordered(self._told(path, stale, place, ""), ())
                yield on_file(held.name, findings), place.config.fail_level

    def _begin(self, found: str, folder: str) -> None:
        path = place_of(folder, self._around)
        if path != found:
            shown, meant = self._around.shown(found), self._around.shown(path)
            self._say(
                said(
                    f"{shown} does not hold for {self._around.shown(folder)}, whose baseline would be {meant}.",
                    f"{shown} geldt niet voor {self._around.shown(folder)}, waarvan de beginstand {meant} zou zijn.",
                )
            )
        if path not in self._open and os.path.lexists(path):
            self._open[path] = opened(path, self._around)

    def _applied(self, report: ProjectReport, path: str, place: "Workplace") -> ProjectReport:
        held = self._open.get(path)
        if held is None:
            return report
        if not report.subject:
            self._nameless.add(path)
            return report
        other = self._holders.setdefault((path, report.kind, report.subject), report.file)
        if other != report.file:
            if report.subject in held.by_project:
                self._say(
                    said(
                        f"{held.name} holds for {other} alone, whose id {report.subject} others have too.",
                        f"{held.name} geldt alleen voor {other}, omdat andere dezelfde id {report.subject} hebben.",
                    )
                )
            return report
        report, stale = baseline.apply(report, held, around_of(place))
        if not stale:
            return report
        more = self._told(path, stale, place, report.subject)
        return report._replace(findings=(*report.findings, *ordered(more, ())))

    def _told(self, path: str, stale: list[Stale], place: "Workplace", subject: str) -> list[Finding]:
        held = self._open[path]
        self.stale.setdefault(path, []).extend(stale)
        return [
            told(
                VOID if each.void else STALE,
                {"rule": each.entry.rule, "path": each.entry.path, "project": each.entry.project, "why": each.why},
                place.rules,
                place.resolved.settings.levels,
                mark(held.name, held.lines, each.entry.line),
                subject=subject or each.entry.project,
                identity=each.entry.fingerprint,
            )
            for each in stale
        ]

    def _is_beside(self, entry: Entry, place: "Workplace") -> bool:
        """Whether an entry is about many projects; a run that asks nothing about them cannot tell."""
        return entry.rule in {rule.id for rule in place.portfolio_rules}


def opened(path: str, around: Surroundings) -> Baseline:
    """Return the baseline at an absolute path; raises ConfigError where it cannot be read or believed."""
    shown = around.shown(path)
    found = files.read(path, lambda: around.repository(folder_of(path)), baseline.LARGEST)
    if isinstance(found, Unread):
        raise ConfigError(f"{found.details['what']}.", where=shown)
    return baseline.read(found, shown)


def on_file(name: str, findings: tuple[Finding, ...]) -> ProjectReport:
    """Return a report on a file that belongs to the configuration."""
    return ProjectReport(
        kind=Kind.CONFIGURATION,
        subject=name,
        file=name,
        stage="",
        weight="",
        weight_because=(),
        findings=findings,
        outcomes=(),
        waiting=0,
        light=0,
        switches=(),
        crashed=False,
    )
