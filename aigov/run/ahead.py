"""The forecast of a run: the same subjects judged again, by the same engine, on each day on which something turns."""

from collections.abc import Callable, Iterable, Iterator
from heapq import heappop, heappush
from importlib import import_module
from typing import Final

from aigov import __version__, dates
from aigov.discovery.target import WAIVERS
from aigov.errors import AigovError, UsageError
from aigov.findings import ProjectReport
from aigov.forecast import FORMATS, Coming, Told, Turning, appearing
from aigov.forecast.coming import held, weight
from aigov.language import said
from aigov.reporters.text.columns import fitted
from aigov.run.outlets import Standard, outlets, spare
from aigov.run.survey import Edge, Survey
from aigov.run.whole import Whole
from aigov.run.workplace import Asked
from aigov.spelling import suggestion

_FOR_PEOPLE: Final = "text"
_STDIN: Final = "-"
_BASELINE: Final = "aigov.baseline.json"
_ALL: Final = ""
"""Stands for every subject, where something turns that is not of one of them."""


class Ahead:
    """What lies ahead of the subjects at some paths, from the day that is asked for on."""

    def __init__(self, asked: Asked, edge: Edge, paths: tuple[str, ...]) -> None:
        """Open and find everything; raises AigovError where the run cannot go on."""
        self._paths = paths
        self._asked = asked
        self._today = Turning(asked.today)
        read: list[bytes] = []

        def stdin() -> bytes:
            if not read:
                read.append(edge.stdin())
            return read[0]

        self.survey = Survey(asked._replace(today=self._today), edge._replace(stdin=stdin))
        self.survey.find(paths)
        self._apart = self._is_apart()
        self.now = 0
        """How many findings count on the first day, once that was judged."""
        self.judged: list[str] = []
        """The days on which something was judged."""
        self.crashed = False
        self._known: dict[tuple[str, str], dict[tuple[str, str], int]] = {}
        self._due: dict[str, set[str]] = {}
        self._days: list[str] = []

    def coming(self, last: str) -> Iterator[Coming]:
        """Yield what appears after the first day and up to `last`, in the order of days, then of reports."""
        self._first()
        while self._days and self._days[0] <= last:
            day = heappop(self._days)
            yield from self._on(day, self._due.pop(day))

    def opening(self, days: int) -> Told:
        """Return what a forecast over so many days opens with; UsageError where the calendar has no such day."""
        try:
            last = dates.after(self._asked.today, f"P{days}D")
        except ValueError as error:
            raise UsageError(f"--days: {error}.") from None
        places = self.survey.in_use
        packs = {(pack.name, pack.version, pack.digest) for place in places for pack in place.packs}
        plugins = {(each.name, each.version) for place in places for each in place.plugins.activated}
        today = self._asked.today
        return Told(__version__, today, last, days, tuple(sorted(packs)), tuple(sorted(plugins)))

    def closing(self, opening: Told) -> Told:
        """Return what a forecast ends with, once all of it has come by."""
        found = self.survey.found
        notices = (*found.missing, *self.survey.notices)
        return opening._replace(now=self.now, subjects=found.number, notices=notices)

    def _is_apart(self) -> bool:
        """Whether a report hangs on its own subject alone: exceptions may stand beside several, and are told once."""
        if _STDIN in self._paths:
            return False
        around = self.survey.around
        folders = {target.folder for target in self.survey.found.targets()}
        return not any(around.nearest(name, folder) for name in (WAIVERS, _BASELINE) for folder in folders)

    def _first(self) -> None:
        survey, today = self.survey, self._today
        self._turns(survey, today)
        for report, _ in survey.reports(survey.exceptions()):
            self.now += sum(weight(finding) > 1 for finding in report.findings)
            self._keep(report, today)
        self.judged.append(self._asked.today)

    def _on(self, day: str, names: set[str]) -> Iterator[Coming]:
        """Yield what appears on `day` in the subjects `names`, or in all of them."""
        today = Turning(day)
        survey = self.survey.on(today)
        whole = _ALL in names or not self._apart
        survey.find(self._paths if whole else sorted(names))
        self._turns(survey, today)
        self.judged.append(day)
        elsewhere = self._elsewhere()
        for report, _ in survey.reports(survey.exceptions()):
            yield from appearing(report, day, self._known.get(_key(report), {}), elsewhere)
            self._keep(report, today)

    def _turns(self, survey: Survey, today: Turning) -> None:
        """Note when the settings turn: that concerns every subject."""
        for place in survey.in_use:
            _ = place.resolved
        self._note(today.take(), _ALL)

    def _keep(self, report: ProjectReport, today: Turning) -> None:
        self.crashed |= report.crashed
        self._known[_key(report)] = held(report)
        file = report.file if report.kind.value != "portfolio" else _ALL
        self._note(today.take(), file)

    def _note(self, day: str, file: str) -> None:
        if not day:
            return
        if day not in self._due:
            self._due[day] = set()
            heappush(self._days, day)
        self._due[day].add(file)

    def _elsewhere(self) -> dict[tuple[str, str], int]:
        """Return what was marked in other files than the report's own: another report may tell of it another day."""
        found: dict[tuple[str, str], int] = {}
        for (_, file), known in self._known.items():
            for key, weighs in known.items():
                if key[1] != file:
                    found[key] = max(found.get(key, 0), weighs)
        return found


def _key(report: ProjectReport) -> tuple[str, str]:
    return (report.kind.value, report.file)


def forecast(ahead: Ahead, days: int, formats: tuple[str, ...]) -> list[AigovError]:
    """Write what lies ahead in each of `formats` (NAME or NAME:FILE), and return what went wrong with one of them."""
    wanted = [(outlet, _render(outlet.format)) for outlet in outlets(formats)]
    spare(ahead.survey.found.targets, [outlet for outlet, _ in wanted if outlet.file])
    opening = ahead.opening(days)
    coming: Iterable[Coming] = ahead.coming(opening.until)
    if len(wanted) > 1:
        coming = list(coming)
    wrong = []
    for outlet, render in wanted:
        sink = Whole(outlet.file).write if outlet.file else Standard(held_back=False, of=outlet.format).write
        try:
            pieces = render(opening, coming, lambda: ahead.closing(opening))
            of_people = outlet.format == _FOR_PEOPLE and not outlet.file
            sink((fitted(piece, ahead.survey.edge.width) for piece in pieces) if of_people else pieces)
        except AigovError as error:
            wrong.append(error)
    return wrong


def _render(name: str) -> Callable[[Told, Iterable[Coming], Callable[[], Told]], Iterator[str]]:
    if name not in FORMATS:
        raise UsageError(
            said(
                f'"{name}" is not a format of a forecast{suggestion(name, FORMATS)}',
                f'"{name}" is geen formaat van een prognose{suggestion(name, FORMATS)}',
            )
        )
    found: Callable[..., Iterator[str]] = import_module(f"aigov.forecast.{name}").render
    return found
