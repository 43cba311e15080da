"""What a change made worse: everything is judged once more as it was at a git revision, on the same day and rules.

The manifests of then, with waivers, baselines and organisation's files, go to a folder of their own; the configuration
is the one of now, so that a stricter rule is no deed of whoever changes a manifest on the same day.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from aigov import baseline, ledger
from aigov.baseline import Entry
from aigov.config import NAME
from aigov.discovery import BASELINE, ORGANISATION, WAIVERS, Surroundings
from aigov.discovery.revision import Revision, Tree
from aigov.discovery.surroundings import within
from aigov.discovery.target import MANIFEST, SECTIONS
from aigov.errors import AigovError, UsageError
from aigov.findings import RANK, Finding, Kind, Level, ProjectReport, Standing
from aigov.language import said
from aigov.rule import Rule
from aigov.run.survey import Edge, Survey
from aigov.run.workplace import Asked, Workplace
from aigov.run.workplaces import Workplaces

_STDIN: Final = "-"
_OF_STRUCTURE: Final = "manifest/"
_NOT_AT_ALL: Final = -1
"""Less than the least weight of a rule."""
_NAMES: Final = (ORGANISATION, WAIVERS, BASELINE, NAME)


class Earlier:
    """What was open at a revision, by project; it takes out of the count what is there for no worse."""

    def __init__(self, survey: Survey, base: str, paths: Iterable[str], stdin_name: str = "") -> None:
        """Judge what `paths` lead to as it was at `base`.

        Raises UsageError where a path lies in no repository, or its repository holds no such revision.
        """
        self._survey = survey
        self._entries: dict[str, dict[str, Entry]] = {}
        self._lacked: dict[str, dict[str, int]] = {}
        """How much each rule weighed, by project, that had no organisation's file to look at."""
        self._projects: dict[str, str] = {}
        """The project of each file."""
        revision = Revision(base, survey.around)
        for tree in _trees(survey, revision):
            with ExitStack() as stack:
                stack.enter_context(ledger.unheard())
                folder = os.path.realpath(stack.enter_context(TemporaryDirectory(prefix="aigov-")))
                try:
                    self._judge(tree, folder, paths, stdin_name)
                except AigovError as error:
                    survey.notices.setdefault(_untold(base, error))

    def compared(self, reports: Iterable[tuple[ProjectReport, str]]) -> Iterator[tuple[ProjectReport, str]]:
        """Yield reports in which what was open before, and weighs no more, has that standing.

        What cannot be read counts whenever it was written: nobody can tell what it hides.
        """
        for report, fail_level in reports:
            rules = self._survey.places.at(self._folder(report)).rules
            met = {finding.fingerprint for finding in report.findings}
            renamed = self._renamed(report)
            findings = tuple(
                finding._replace(standing=Standing.EARLIER)
                if self._is_known(finding, met, rules) or any(_is_alike(each, finding) for each in renamed)
                else finding
                for finding in report.findings
            )
            yield report._replace(findings=findings, lacked=tuple(self._lacks(report))), fail_level

    def _lacks(self, report: ProjectReport) -> Iterator[str]:
        """Yield the rules that lack an organisation's file as they did before."""
        was = self._lacked.get(report.subject)
        if was is None:  # then it had another id in this file, or is new
            was = self._lacked.get(self._projects.get(report.file, ""), {})
        for rule, weight in _lacking(report).items():
            if weight <= was.get(rule, _NOT_AT_ALL):
                yield rule

    def _is_known(self, finding: Finding, met: set[str], rules: Mapping[str, Rule]) -> bool:
        if not _may_be_known(finding):
            return False
        entries = self._entries.get(finding.project, {})
        entry = entries.get(finding.fingerprint)
        if entry is not None:
            return entry.covers(finding)
        missed = (each for each in entries.values() if each.fingerprint not in met)
        return any(baseline.is_same(each, finding, rules) for each in missed)

    def _renamed(self, report: ProjectReport) -> Iterable[Entry]:
        """Return what was open in the same file, where a project of another id stood there and this one nowhere."""
        was = self._projects.get(report.file)
        if not was or was == report.subject or report.subject in self._projects.values():
            return ()
        return self._entries.get(was, {}).values()

    def _folder(self, report: ProjectReport) -> str:
        working = self._survey.around.working
        return os.path.normpath(within(working, report.file)).rpartition(os.sep)[0] if report.file else working

    def _judge(self, tree: Tree, folder: str, paths: Iterable[str], stdin_name: str) -> None:
        for name, content in tree.contents(_is_ours):
            file = Path(folder, *name.split("/"))
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        survey = _survey_of(self._survey, tree.root, folder)
        survey.find(_then(paths, stdin_name, self._survey.around.working, tree.root, folder))
        day = survey.asked.today
        for report, _ in survey.reports(survey.exceptions()):
            if report.kind is Kind.MANIFEST:
                self._projects[report.file] = report.subject
            lacked = _lacking(report)
            known = self._lacked.setdefault(report.subject, lacked)
            known |= {rule: min(weight, lacked.get(rule, _NOT_AT_ALL)) for rule, weight in known.items()}
            for finding in report.findings:
                if finding.standing is Standing.OPEN:
                    entries = self._entries.setdefault(finding.project, {})
                    entries[finding.fingerprint] = _lighter(
                        entries.get(finding.fingerprint), baseline.entry(finding, day)
                    )


def _lacking(report: ProjectReport) -> dict[str, int]:
    levels = {outcome.rule: outcome.level for outcome in report.outcomes} if report.lacking else {}
    return {rule: RANK[level] if (level := levels.get(rule)) else 0 for rule in report.lacking}


def _may_be_known(finding: Finding) -> bool:
    return finding.standing is Standing.OPEN and not finding.rule.startswith(_OF_STRUCTURE)


def _is_alike(entry: Entry, finding: Finding) -> bool:
    """Return whether a finding of a project is that of `entry`, but for the project's id."""
    same = (entry.rule, entry.path) == (finding.rule, finding.path)
    return same and _may_be_known(finding) and entry.covers(finding)


def _lighter(known: Entry | None, entry: Entry) -> Entry:
    """Return, of what two manifests with one id have alike, the one that weighs less: a doubt counts."""
    if known is None:
        return entry
    return min(known, entry, key=lambda each: (each.counted, RANK[Level(each.level)]))


def _trees(survey: Survey, revision: Revision) -> Iterator[Tree]:
    """Yield the revision in each repository that a subject lies in."""
    folders = dict.fromkeys(target.folder for target in survey.found.targets())
    roots = dict.fromkeys(survey.around.repository(folder) or folder for folder in folders)
    for root in roots:
        tree = revision.tree(root)
        if tree is None:
            shown = survey.around.shown(root) if root != survey.around.working else "."
            raise UsageError(
                said(
                    f"{revision.name} is not in the shallow clone {shown}, so what changed since cannot be told. "
                    f"`git fetch --unshallow` brings it; in CI, let the job fetch the whole history (depth 0).",
                    f"{revision.name} zit niet in de ondiepe kloon {shown}; wat er sindsdien veranderde is dus niet "
                    f"vast te stellen. `git fetch --unshallow` haalt het op; laat in CI de hele geschiedenis ophalen "
                    f"(diepte 0).",
                ),
                where="--base",
            )
        yield tree


def _is_ours(path: str) -> bool:
    folder, _, name = path.rpartition("/")
    section = folder.rpartition("/")[2] == SECTIONS and name.endswith(".yaml")
    return section or name in _NAMES or name == MANIFEST or name.endswith(f".{MANIFEST}")


def _then(paths: Iterable[str], stdin_name: str, working: str, root: str, folder: str) -> list[str]:
    """Return where `paths` lay at the revision, which is written out in `folder`; a folder above the root is all."""
    found = []
    for text in paths:
        path = os.path.normpath(within(working, stdin_name if text == _STDIN else text))
        if text == _STDIN and not stdin_name:
            continue
        if f"{root}{os.sep}".startswith(f"{path.rstrip(os.sep)}{os.sep}"):
            found.append(folder)
        elif path.startswith(f"{root}{os.sep}"):
            found.append(f"{folder}{path.removeprefix(root)}")
    return found


def _survey_of(now: Survey, root: str, folder: str) -> Survey:
    working = now.around.working
    here = f"{folder}{working.removeprefix(root)}" if f"{working}{os.sep}".startswith(f"{root}{os.sep}") else folder
    around = _Then(here, folder)
    edge = Edge(stdin=bytes, say=lambda _: None)
    return Survey(now.asked, edge, _Places(around, now.asked, now.places, root, folder))


class _Then(Surroundings):
    """The surroundings of a folder that stands for a whole repository, and is none."""

    def __init__(self, working: str, folder: str) -> None:
        super().__init__(working)
        self._folder = folder

    def repository(self, folder: str) -> str:
        """Return that folder for all that lies in it."""
        return self._folder if f"{folder}{os.sep}".startswith(f"{self._folder}{os.sep}") else ""


class _Places(Workplaces):
    """The configurations of now, for what lies in the folder of then; what they loaded is shared."""

    def __init__(self, around: Surroundings, asked: Asked, now: Workplaces, root: str, folder: str) -> None:
        super().__init__(around, asked)
        self._now = now.on(asked)
        self._root = root
        self._folder = folder

    def at(self, folder: str) -> Workplace:
        """Return the workplace for what lies in `folder` now."""
        return self._now.at(self._real(folder))

    def lock(self, folder: str) -> str:
        """Return where the lock of now is."""
        return self._now.lock(self._real(folder))

    def excluded(self, path: str) -> str:
        """Return where the configuration of now excludes `path`."""
        return self._now.excluded(self._real(path))

    def organisation(self, folder: str) -> str:
        """Return the organisation's file of then, where there was one at the place of the one of now, or nearest."""
        named = self._now.config(self._real(folder)).organisation
        if named is None:
            return self.around.nearest(ORGANISATION, folder)
        path = os.path.normpath(named.text)
        if not path.startswith(f"{self._root}{os.sep}"):
            return path
        then = f"{self._folder}{path.removeprefix(self._root)}"
        return then if ledger.is_there(then) else ""

    def _real(self, path: str) -> str:
        return f"{self._root}{path.removeprefix(self._folder)}" if path.startswith(self._folder) else path


def _untold(base: str, error: AigovError) -> str:
    why = " ".join(str(error).split())
    return said(
        f"What was open at {base} could not be told, so everything counts: {why}",
        f"Wat er bij {base} openstond is niet vast te stellen, dus alles telt mee: {why}",
    )
