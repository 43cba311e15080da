"""One run of `check` over what an editor holds: the same journey, with what is typed in place of what is saved."""

import os
from collections.abc import Container, Iterable, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Final, NamedTuple

from aigov import ledger, run
from aigov.discovery import Surroundings
from aigov.errors import AigovError, PackError
from aigov.findings import Finding, ProjectReport
from aigov.language import said
from aigov.lsp import rules
from aigov.lsp.kinds import JUDGED, File, What
from aigov.run.journey import Seen
from aigov.run.survey import Edge, Survey
from aigov.run.workplace import Asked, Workplace
from aigov.run.workplaces import Workplaces

_ANYWHERE: Final = 1
_MOST: Final = 50
"""Manifests that are remembered because a file of waivers above them is open."""


class Wrong(NamedTuple):
    """What stops a run, at a line and a column of a file, both from 1; `path` is empty where it has no place."""

    path: str
    line: int
    column: int
    what: str


class Judged(NamedTuple):
    """What a run says, by absolute paths.

    `texts` are those of the files with findings, `subjects` the reports with what they are on, of files that are open;
    `projects` are the ids of all manifests that were judged. `unjudged` are sentences on what was not looked at.
    """

    root: str
    findings: Mapping[str, list[Finding]]
    texts: Mapping[str, str]
    subjects: Mapping[str, tuple[ProjectReport, Seen]]
    projects: tuple[str, ...]
    wrong: tuple[Wrong, ...] = ()
    places: Mapping[str, Workplace] = MappingProxyType({})
    """By the folders of open files, what holds there."""
    passed: Mapping[str, str] = MappingProxyType({})
    """By open files that were not judged, why."""
    unjudged: tuple[str, ...] = ()


class Bench(NamedTuple):
    """How runs are asked for: a day instead of today's, and a configuration, as `check` takes them."""

    as_of: str = ""
    config: str = ""
    isolated: bool = False
    floors: tuple[str, ...] = ()

    def asked(self) -> Asked:
        """Return what is asked for on the day of this run."""
        return Asked(run.today(self.as_of), config=self.config, isolated=self.isolated, floors=self.floors)

    def places(self, root: str) -> Workplaces:
        """Return what holds below a folder."""
        return Workplaces(Surroundings(root), self.asked())


def look_over(opened: Mapping[str, list[File]], texts: Mapping[str, str], bench: Bench) -> list[Judged]:
    """Return what there is to say of every open file, by the folders that they are judged in; `texts` are all of them.

    Never raises for what is wrong with a configuration or a pack: that is in `wrong`, with its place.
    """
    return [_of_packs(judge(root, files, texts, bench), files, texts) for root, files in opened.items()]


def _of_packs(judged: Judged, files: Iterable[File], texts: Mapping[str, str]) -> Judged:
    """Return a run with what is wrong with open files of packs."""
    wrong = list(judged.wrong)
    for each in files:
        if each.pack:
            found = rules.problems(each, texts, judged.places.get(each.folder))
            wrong = [known for known in wrong if known.path != each.path]  # of what is saved, not of what is typed
            wrong += [Wrong(each.path, problem.line, problem.column, problem.what) for problem in found]
    return judged._replace(wrong=tuple(wrong))


def judge(root: str, files: Iterable[File], texts: Mapping[str, str], bench: Bench) -> Judged:
    """Return what `check` says in the folder `root` of `files`, with `texts` in place of what is saved."""
    every = list(files)
    opened = [each for each in every if each.what in JUDGED]
    with suppress(OSError):  # a file in a folder that is not made yet
        os.chdir(root)  # as for `aigov check` here: paths in messages are relative to it
    findings: dict[str, list[Finding]] = {}
    shown: dict[str, str] = {}
    subjects: dict[str, tuple[ProjectReport, Seen]] = {}
    projects: dict[str, None] = {}
    wanted = {each.subject for each in opened}
    above = tuple(os.path.join(each.folder, "") for each in opened if each.what is What.WAIVERS)  # noqa: PTH118
    unjudged: list[str] = []

    def look(report: ProjectReport, seen: Seen) -> ProjectReport:
        projects.setdefault(report.subject)
        shown.update((name, text) for name, text in seen.document.files if name in _named(report))
        beside = seen.target.file.startswith(above) and len(subjects) < _MOST
        if seen.target.file in wanted or beside:
            subjects[seen.target.file] = (report, seen)
        return report

    with ledger.unsaved(_bytes(texts)):
        try:
            survey = Survey(bench.asked(), Edge(stdin=bytes, say=unjudged.append), bench.places(root))
            _find(survey, opened)
            unjudged += survey.found.missing
            for report, _ in survey.reports((*survey.exceptions(), look)):
                for finding in report.findings:
                    findings.setdefault(absolute(root, finding.at.span.file), []).append(finding)
            unjudged += survey.notices
            places = {each.folder: place for each in every if (place := _ready(survey.places, each.folder))}
        except AigovError as error:
            wrong = tuple(_wrong(root, error, texts))
            said_of = {each.path: _because(wrong) for each in opened if each.path not in {one.path for one in wrong}}
            return Judged(root, {}, {}, {}, (), wrong, passed=said_of)
    names = {absolute(root, name): text for name, text in shown.items()}
    also = {each.span.file for every in findings.values() for finding in every for each in finding.related}
    for path in (*findings, *(absolute(root, name) for name in also)):
        if path not in names:
            names[path] = texts[path] if path in texts else _saved(path)
    passed = {each.path: why for each in opened if (why := _passed(root, each, subjects, unjudged))}
    return Judged(
        root, findings, names, subjects, tuple(projects), places=places, passed=passed, unjudged=tuple(unjudged)
    )


def _ready(places: Workplaces, folder: str) -> Workplace | None:
    """Return what holds in a folder, ready for questions; None where its configuration cannot be used."""
    try:
        place = places.at(folder)
        _ = place.resolved, place.manifest_schema
    except AigovError:
        return None
    return place


def _passed(root: str, each: File, subjects: Container[str], told: Iterable[str]) -> str:
    """Return why an open file was not judged; empty where it was."""
    if each.subject in subjects or each.what in (What.CONFIG, What.WAIVERS):
        return ""
    names = (each.path, absolute(root, each.subject).removeprefix(os.path.join(root, "")))  # noqa: PTH118
    return next((line for line in told if line.startswith(names)), "")


def _find(survey: Survey, opened: Iterable[File]) -> None:
    """Find each open file, and of waivers every manifest for which they may stand; never the portfolio."""
    folders = [each.folder for each in opened if each.what is What.WAIVERS]
    above = tuple(os.path.join(folder, "") for folder in folders)  # noqa: PTH118
    subjects = [each for each in opened if each.what not in (What.WAIVERS, What.CONFIG)]
    paths = [*folders, *(each.path for each in subjects if not each.path.startswith(above))]
    survey.find(dict.fromkeys(paths))
    found = {*survey.found.manifests, *survey.found.organisations}
    unseen = [each.path for each in subjects if each.subject not in found and each.path not in paths]
    if unseen:  # never saved, or ignored by git
        survey.find(dict.fromkeys((*paths, *unseen)))
    survey.beside = None
    for each in opened:
        if each.what is What.CONFIG:
            _ = survey.places.at(each.folder).resolved


def _because(wrong: Iterable[Wrong]) -> str:
    """Return, for a file that could not be judged, what stopped the run."""
    first = next(iter(wrong))
    where = f"{first.path}:{first.line}: {first.what}" if first.path else first.what
    return said(f"Not judged, because of {where}", f"Niet beoordeeld, vanwege {where}")


def _named(report: ProjectReport) -> set[str]:
    return {location.span.file for each in report.findings for location in (each.at, *each.related)}


def _wrong(root: str, error: AigovError, texts: Mapping[str, str]) -> Iterable[Wrong]:
    """Yield each line of what stopped a run, at its place."""
    lines = error.problems if isinstance(error, PackError) else str(error).splitlines()
    for line in lines:
        yield _located(root, line, texts)


def _located(root: str, line: str, texts: Mapping[str, str]) -> Wrong:
    """Return what a line `FILE:LINE:COLUMN: WHAT` says, of which all but the last may be left out."""
    place, colon, what = line.partition(": ")
    parts = place.rsplit(":", 2)
    numbers: list[int] = []
    while len(parts) > 1 and parts[-1].isdigit():
        numbers.insert(0, int(parts.pop()))
    path = absolute(root, ":".join(parts))
    if not colon or not (path in texts or os.path.isfile(path)):  # noqa: PTH113
        return Wrong("", _ANYWHERE, _ANYWHERE, line)
    row, column = (*numbers, _ANYWHERE, _ANYWHERE)[:2]
    return Wrong(path, row, column, what)


def absolute(root: str, shown: str) -> str:
    """Return the absolute path of a file as a report writes it."""
    return os.path.normpath(os.path.join(root, shown))  # noqa: PTH118


def _bytes(texts: Mapping[str, str]) -> dict[str, bytes]:
    """Return each text as a file would hold it; half of a character, which none can hold, as a question mark."""
    return {path: text.encode("utf-8", "replace") for path, text in texts.items()}


def _saved(path: str) -> str:
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return file.read().decode("utf-8-sig", "replace")
    except OSError:
        return ""
