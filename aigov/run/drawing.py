"""Baselines drawn and pruned: judged as every check judges, and written only when all is known."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final

from aigov import baseline
from aigov.baseline import Baseline, Entry
from aigov.errors import UsageError
from aigov.findings import Kind, ProjectReport, Standing
from aigov.language import figure, said
from aigov.run.baselining import around_of, place_of
from aigov.run.journey import After, Seen
from aigov.run.survey import Edge, Survey
from aigov.run.whole import Whole
from aigov.run.workplace import Asked, Workplace

_FEW: Final = 5
_BROKEN: Final = 2
_NO_MANIFEST: Final = 3
Tell = Callable[[str], object]


class Drawing:
    """What would stand in the baselines of a run, by their files."""

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        self.entries: dict[str, dict[str, Entry]] = {}
        self.uncovered: Counter[str] = Counter()
        self._holders: dict[tuple[str, Kind, str], str] = {}

    def take(self, report: ProjectReport, seen: Seen) -> ProjectReport:
        """Take what is open in a report, which goes on as it is."""
        return self._taken(report, seen.target.folder, seen.place)

    def beside(self, report: ProjectReport) -> None:
        """Take what is open between the projects."""
        if report.kind is Kind.PORTFOLIO:
            self._taken(report, self.survey.around.working, self.survey.home)

    def _taken(self, report: ProjectReport, folder: str, place: Workplace) -> ProjectReport:
        path = place_of(folder, self.survey.around)
        entries = self.entries.setdefault(path, {})
        around = around_of(place)
        first = self._holders.setdefault((path, report.kind, report.subject), report.file) == report.file
        for finding in report.findings:
            if first and baseline.is_open(finding, around):
                entries[finding.fingerprint] = baseline.entry(finding, self.survey.asked.today)
            elif (
                finding.standing is Standing.OPEN
                and finding.weighs
                and finding.at.span.file != self.survey.around.shown(path)
            ):
                self.uncovered[finding.rule] += 1
        return report


def create(asked: Asked, paths: Iterable[str], edge: Edge, tell: Tell) -> int:
    """Write what is open today into the baselines of `paths`, tell what was written, and return the exit code.

    Raises UsageError where one is there already and what is open was not in it; nothing is written then.
    """
    survey = Survey(asked, edge)
    drawing = Drawing(survey)
    code = _judged(survey, paths, drawing)
    held = survey.baselining.opened if survey.baselining else {}
    for path, old in held.items():
        _refuse_more(old, drawing.entries.get(path, {}).values())
    if code == _BROKEN or not drawing.entries:
        return code
    for path in sorted(drawing.entries.keys() - held.keys()):
        entries = drawing.entries[path]
        _write(path, entries.values())
        file, findings, projects = survey.around.shown(path), _findings(len(entries)), _projects(entries.values())
        tell(said(f"{file}: {findings} of {projects}.", f"{file}: {findings} van {projects}."))
    _shrink(survey, tell, said("as it was", "onveranderd"))
    if drawing.uncovered:
        tell(_not_in(drawing.uncovered))
    return code


def prune(asked: Asked, paths: Iterable[str], edge: Edge, tell: Tell) -> int:
    """Take out of the baselines of `paths` what is stale, tell what it was, and return the exit code."""
    survey = Survey(asked, edge)
    code = _judged(survey, paths, None)
    if code == _BROKEN:
        return code
    if not survey.baselining or not survey.baselining.opened:
        tell(said("There is no baseline here.", "Hier is geen beginstand."))
        return code
    _shrink(survey, tell, said("nothing is stale", "niets is vervallen"))
    return code


def _judged(survey: Survey, paths: Iterable[str], drawing: Drawing | None) -> int:
    survey.find(paths)
    after: list[After] = [*survey.exceptions()]
    for report, _ in survey.reports([*after, drawing.take] if drawing else after):
        if drawing:
            drawing.beside(report)
    for line in (*survey.found.missing, *survey.found.empty, *survey.notices):
        survey.edge.say(line)
    if survey.found.missing:
        return _BROKEN
    return _NO_MANIFEST if survey.found.empty else 0


def _refuse_more(old: Baseline, more: Iterable[Entry]) -> None:
    added = sorted(more)
    if not added:
        return
    shown = [
        said(f"{each.rule} at {each.path} of {each.project}", f"{each.rule} op {each.path} van {each.project}")
        for each in added[:_FEW]
    ]
    rest = said(f" and {len(added) - _FEW} more", f" en nog {len(added) - _FEW}") if len(added) > _FEW else ""
    number = figure(len(added))
    found = said(
        "1 finding that is open was" if len(added) == 1 else f"{number} findings that are open were",
        "1 open bevinding stond" if len(added) == 1 else f"{number} open bevindingen stonden",
    )
    raise UsageError(
        said(
            f"A baseline only shrinks, and {found} not in it: {', '.join(shown)}{rest}. Mend it, or ask for a waiver "
            "in "
            f"aigov.waivers.yaml; to begin anew on purpose, delete {old.name} first, in a change that says why.",
            (
                f"Een beginstand wordt alleen kleiner, en {found} er niet in: {', '.join(shown)}{rest}. Herstel het, "
                "of vraag een ontheffing in "
                f"aigov.waivers.yaml; om bewust opnieuw te beginnen: verwijder eerst {old.name}, in een wijziging "
                "die zegt waarom."
            ),
        ),
        where=old.name,
    )


def _shrink(survey: Survey, tell: Tell, same: str) -> None:
    """Write each baseline without what is stale in it."""
    done = survey.baselining
    for path, held in sorted(done.opened.items()) if done else ():
        stale = {each.entry.fingerprint: each for each in done.stale.get(path, ())} if done else {}
        left = [each for each in held.entries if each.fingerprint not in stale]
        if stale:
            _write(path, left)
        for each in stale.values():
            entry = each.entry
            tell(
                said(
                    f"{held.name}: out is {entry.rule} at {entry.path} of {entry.project}: {each.why}.",
                    f"{held.name}: vervallen is {entry.rule} op {entry.path} van {entry.project}: {each.why}.",
                )
            )
        number = _findings(len(left))
        tell(
            said(
                f"{held.name}: {number} left of {figure(len(held.entries))}.",
                f"{held.name}: {number} over van {figure(len(held.entries))}.",
            )
            if stale
            else said(f"{held.name}: {same}, with {number}.", f"{held.name}: {same}, met {number}.")
        )


def _write(path: str, entries: Iterable[Entry]) -> None:
    Whole(path).write([baseline.text(entries)])


def _not_in(uncovered: Counter[str]) -> str:
    rules = sorted(uncovered)
    more = said(f" and {len(rules) - _FEW} more", f" en nog {len(rules) - _FEW}") if len(rules) > _FEW else ""
    number = figure(uncovered.total())
    count = said(
        "1 finding counts" if uncovered.total() == 1 else f"{number} findings count",
        "1 bevinding telt" if uncovered.total() == 1 else f"{number} bevindingen tellen",
    )
    return said(
        f"{count} all the same, because no baseline takes what is mandatory, what keeps a file from being read, or "
        f"what has no id of its own: {', '.join(rules[:_FEW])}{more}.",
        (
            f"{count} toch mee, omdat geen beginstand opneemt wat verplicht is, wat een bestand onleesbaar maakt, of "
            f"wat geen eigen id heeft: {', '.join(rules[:_FEW])}{more}."
        ),
    )


def _projects(entries: Iterable[Entry]) -> str:
    number = len({each.project for each in entries})
    projects = figure(number)
    return said(
        f"{projects} {'project' if number == 1 else 'projects'}",
        f"{projects} {'project' if number == 1 else 'projecten'}",
    )


def _findings(number: int) -> str:
    findings = figure(number)
    return said(
        f"{findings} {'finding' if number == 1 else 'findings'}",
        f"{findings} {'bevinding' if number == 1 else 'bevindingen'}",
    )
