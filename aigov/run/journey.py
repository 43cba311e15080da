"""From subjects to reports: each is read, judged and let go before the next one is opened."""

import gc
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Final

from aigov import discovery, resources, source, structure
from aigov.discovery import Found, Surroundings, Target, files
from aigov.discovery.surroundings import folder_of
from aigov.engine import Judge
from aigov.engine.view import View
from aigov.findings import Kind, ProjectReport
from aigov.language import said
from aigov.records import NamedTuple
from aigov.run.workplace import Workplace
from aigov.run.workplaces import Workplaces
from aigov.source import Document

if TYPE_CHECKING:
    from aigov.run.beside import Beside

_BULK: Final = 100
"""From so many subjects on, garbage is collected after every so many: all the time it would cost a quarter of a run."""

Say = Callable[[str], None]
Show = Callable[[View, str], None] | None


class Seen(NamedTuple):
    """What a report is on: where it lies, its configuration, the document, and the organisation's file beside it."""

    target: Target
    place: Workplace
    document: Document
    organisation: Document | None


After = Callable[[ProjectReport, Seen], ProjectReport]
"""Returns a report with what it has to add: what is waived, what is in a baseline."""


class Journey:
    """The subjects of a run on their way; `say` takes sentences on what was not looked at."""

    def __init__(
        self,
        around: Surroundings,
        places: Workplaces,
        stdin: Callable[[], bytes],
        say: Say,
        beside: "Beside | None" = None,
        after: tuple["After", ...] = (),
    ) -> None:
        """`beside` takes the manifests side by side, where that is asked for; `after` adds to each report, in turn."""
        self._around = around
        self._places = places
        self._stdin = stdin
        self._say = say
        self._beside = beside
        self._after = after
        self._alone = beside is not None and beside.alone
        self._many = False
        self._alone_somewhere = False
        """Whether some manifest has no organisation's file."""
        self._organisations: dict[str, Document] = {}

    def reports(self, found: Found, advance: Callable[[int, int], None]) -> Iterator[tuple[ProjectReport, str]]:
        """Yield the report on each subject that was `found`, and the level from which on its findings count.

        A section `organisation:` within a manifest is judged after all of them, as an organisation's file is; then
        the portfolio.
        """
        within: list[Target] = []
        bulk = self._many = found.number >= _BULK
        collecting = gc.isenabled()
        if bulk:
            gc.freeze()
            gc.disable()
        try:
            for done, target in enumerate(found.targets()):
                advance(done, found.number)
                if not self._alone or target.kind is Kind.MANIFEST:
                    yield self._judged(target, within)
                if bulk and done % _BULK == 0:
                    gc.collect(0)  # what is young: nothing of a subject outlives its report
            for target in () if self._alone else within:
                yield self._judged_within(target)
            if self._beside:
                yield from self._beside.report(self._organisation_of_all)
        finally:
            if bulk:
                gc.unfreeze()
            if bulk and collecting:
                gc.enable()

    def _document(self, target: Target) -> Document:
        stdin = self._stdin() if target.stdin else b""
        return source.load(discovery.read(target, self._around, stdin, self._say))

    def _judged(self, target: Target, within: list[Target]) -> tuple[ProjectReport, str]:
        """Return what is said of `target`. The document is gone when the next one is read, which halves the time."""
        report, fail_level = self._told(target, within)
        if self._alone:  # what is to be said of each by itself is not asked
            report = report._replace(findings=(), switches=())
        return report, fail_level

    def _told(self, target: Target, within: list[Target]) -> tuple[ProjectReport, str]:
        place = self._places.at(target.folder)
        document = self._document(target)
        if target.kind is Kind.MANIFEST and _holds_organisation(document):
            within.append(target)
            report = self._within_itself(place, Kind.MANIFEST, document, self._show(target))
            return self._finished(report, Seen(target, place, document, document)), place.config.fail_level
        organisation = self._organisation(target.folder) if target.kind is Kind.MANIFEST else None
        self._alone_somewhere |= target.kind is Kind.MANIFEST and organisation is None
        try:
            judge = place.judge(target.kind, organisation, many=self._many)
            report = judge.judge(document, self._show(target))
            return self._finished(report, Seen(target, place, document, organisation)), place.config.fail_level
        except Exception as error:
            error.add_note(said(f"while judging {target.name}", f"tijdens het beoordelen van {target.name}"))
            raise

    def _judged_within(self, target: Target) -> tuple[ProjectReport, str]:
        place = self._places.at(target.folder)
        document = self._document(target)
        report = self._within_itself(place, Kind.ORGANISATION, document)
        return self._finished(report, Seen(target, place, document, document)), place.config.fail_level

    def _finished(self, report: ProjectReport, seen: "Seen") -> ProjectReport:
        for add in self._after:
            report = add(report, seen)
        return report

    def _within_itself(self, place: Workplace, kind: Kind, document: Document, show: Show = None) -> ProjectReport:
        """Judge a manifest that is its own organisation's file."""
        inputs = place.inputs(Kind.MANIFEST, document)._replace(kind=kind)
        return Judge(place.packs, inputs).judge(document, show)

    def _show(self, target: Target) -> Show:
        return self._beside.show(target) if self._beside and target.kind is Kind.MANIFEST else None

    def _organisation_of_all(self) -> Document | None:
        """Return the organisation's file of the working folder, or else the one that all manifests have."""
        found = self._organisation(self._around.working)
        every = list(self._organisations.values())
        return every[0] if found is None and len(every) == 1 and not self._alone_somewhere else found

    def _organisation(self, folder: str) -> Document | None:
        path = self._places.organisation(folder)
        if not path:
            return None
        if path not in self._organisations:
            content = files.read(path, lambda: self._around.repository(folder_of(path)))
            shown = self._around.shown(path)
            document = self._organisations[path] = source.load([(shown, content)])
            number = len(document.problems) + len(structure.check(document.data, resources.demands("organisation")))
            if number:
                errors = said(
                    "an error" if number == 1 else f"{number} errors", "een fout" if number == 1 else f"{number} fouten"
                )
                self._say(
                    said(
                        f"{shown} has {errors} of its own, which can mislead what reads it: aigov check {shown}",
                        f"{shown} bevat zelf {errors}; wat het leest, kan daardoor niet kloppen: aigov check {shown}",
                    )
                )
        return self._organisations[path]


def judge_of(seen: Seen) -> Judge:
    """Return who judged a manifest: beside the organisation's file, or by itself where it holds the organisation."""
    if seen.organisation is seen.document:
        return Judge(seen.place.packs, seen.place.inputs(Kind.MANIFEST, seen.document))
    return seen.place.judge(Kind.MANIFEST, seen.organisation)


def _holds_organisation(document: Document) -> bool:
    data: Any = document.data
    return isinstance(data, dict) and isinstance(data.get("organisation"), dict)
