"""What lies at the paths of a command, opened to be judged: the part that every command that judges has in common."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from aigov.config.settings import known
from aigov.discovery import BASELINE, WAIVERS, Found, Surroundings, find
from aigov.discovery.surroundings import within
from aigov.findings import Kind, ProjectReport
from aigov.language import LANGUAGES, said, spoken
from aigov.records import NamedTuple
from aigov.run.journey import After, Journey, Seen
from aigov.run.workplace import Asked, Workplace, not_asked
from aigov.run.workplaces import Workplaces

if TYPE_CHECKING:
    from aigov.run.baselining import Baselining
    from aigov.run.beside import Beside
    from aigov.run.waiving import Waiving


class Edge(NamedTuple):
    """What lies outside: standard input, a line for people, the terminal, and who is told how far the run is.

    `width` is 0 where standard output is no terminal. `advance` is given how many subjects are done, and of how many.
    """

    stdin: Callable[[], bytes]
    say: Callable[[str], None]
    color: bool = False
    width: int = 0
    advance: Callable[[int, int], None] = lambda done, total: None  # noqa: ARG005  (nobody is told)


class Survey:
    """The subjects that paths lead to, under their configurations; `notices` are sentences on what is not looked at."""

    def __init__(self, asked: Asked, edge: Edge, places: Workplaces | None = None) -> None:
        """Open the configuration nearest to the working folder; raises AigovError for what is wrong with it.

        `places` are those that another survey has opened, or of another folder than the one that the process is in.
        """
        self.asked = asked
        self.edge = edge
        # Path costs a start three milliseconds.
        self.around = places.around if places else Surroundings(os.getcwd())  # noqa: PTH109
        self.places = places or Workplaces(self.around, asked)
        self.home = self.places.at(self.around.working)
        self.found: Found
        self.counted: Counter[Workplace] = Counter()
        self.in_use: list[Workplace] = []
        self.notices: dict[str, None] = {}
        self.beside: Beside | None = None
        self.baselining: Baselining | None = None
        self._waiving: Waiving | None = None
        self.whole: list[str] = []
        """The folders of which every manifest is judged."""

    def on(self, today: str) -> "Survey":
        """Return a survey of another day, of which nothing is found yet; what this one loaded is shared."""
        asked = self.asked._replace(today=today)
        return Survey(asked, self.edge, self.places.on(asked))

    def find(self, paths: Iterable[str], *, stdin_name: str = "") -> None:
        """Find the subjects, and open every configuration that one of them is under."""
        asked, around, home = self.asked, self.around, self.home
        organisation = self.places.organisation(around.working)
        every = list(paths)
        found = self.found = find(every, around, self.places.excluded, stdin_name=stdin_name, organisation=organisation)
        if found.only_folders and not found.excluded:
            self.whole = [os.path.normpath(within(around.working, path)) for path in every]
        self.counted = Counter(self.places.at(target.folder) for target in found.targets())
        alone = bool(asked.scope)
        at_gate = bool(asked.stage)  # each project stands there by itself
        side_by_side = alone or (found.only_folders and len(found.manifests) > 1 and not at_gate)
        self.in_use = list(dict.fromkeys([*self.counted, home] if side_by_side else self.counted)) or [home]
        known((*asked.select, *asked.ignore), [place.rules for place in self.in_use])
        self.notices |= dict.fromkeys(
            (*_unspoken(self.in_use), *found.empty, *found.notices, *_not_held(self.in_use, home))
        )
        if side_by_side and (home.portfolio_rules or alone):
            from aigov.run.beside import Beside

            self.beside = Beside(home, around, self.notices.setdefault, alone=alone)
        if not side_by_side and found.manifests and not at_gate:
            why = (
                said("there is one here", "er hier maar één is")
                if found.only_folders
                else said("a file was named", "er een bestand is genoemd")
            )
            self.notices |= dict.fromkeys(_not_asked(self.in_use, why))

    def waiving(self, report: ProjectReport, seen: Seen) -> ProjectReport:
        """Return a report with the waivers that stand beside its subject or above it: one of what `reports` takes."""
        paths = tuple(self.around.every(WAIVERS, seen.target.folder))
        if not paths:
            return report
        if self._waiving is None:
            from aigov.run.waiving import Waiving

            self._waiving = Waiving(self.around, self.asked.today)
        return self._waiving.apply(report, seen, paths)

    def exceptions(self) -> tuple[After, ...]:
        """Return what takes findings out of the count, for `reports`; raises AigovError for a damaged baseline.

        A baseline lets a project go on as it is; it opens no gate.
        """
        if self.asked.stage:
            return (self.waiving,)
        folders = dict.fromkeys((self.around.working, *(target.folder for target in self.found.targets())))
        if any(self.around.nearest(BASELINE, folder) for folder in folders):
            from aigov.run.baselining import Baselining

            self.baselining = Baselining(self.around, folders, self.notices.setdefault)
        return (self.waiving, self.baselining.apply) if self.baselining else (self.waiving,)

    def reports(self, after: Iterable[After] = ()) -> Iterator[tuple[ProjectReport, str]]:
        """Yield the report on each subject, and the level from which on its findings count there.

        Each of `after` is given a report and what it is on, and returns the report with what it has to add.
        """
        journey = Journey(self.around, self.places, self.edge.stdin, self.notices.setdefault, self.beside, tuple(after))
        baselining = self.baselining
        for report, fail_level in journey.reports(self.found, self.edge.advance):
            beside = baselining and report.kind is Kind.PORTFOLIO
            yield (baselining.beside(report, self.home) if baselining and beside else report), fail_level
        if any(place.resolved.ended for place in self.in_use):
            from aigov.run.switching import ended

            yield from ended(self.in_use, self.home, self.around, alone=bool(self.asked.scope))
        if self._waiving is not None and not self.asked.scope:
            yield from self._waiving.reports(self.whole)
        if baselining and not self.asked.scope:
            yield from baselining.left(self.places, self.whole)


def _unspoken(in_use: Iterable[Workplace]) -> Iterator[str]:
    """Yield that nobody speaks the language that was asked for, where that is so; it is never one of aigov's own."""
    if spoken() in LANGUAGES:
        return
    packs = {pack.name: pack.languages for place in in_use for pack in place.packs}
    if not any(spoken() in languages for languages in packs.values()):
        others = {name: set(languages).difference(LANGUAGES) for name, languages in packs.items()}
        beside = "".join(f"; the pack {name}, {', '.join(sorted(more))}" for name, more in others.items() if more)
        own = " and ".join(LANGUAGES)
        yield f'Nobody here speaks "{spoken()}": aigov speaks {own}{beside}. This is English.'


def _not_held(in_use: Iterable[Workplace], home: Workplace) -> Iterator[str]:
    """Yield what configuration said and does not hold, or no longer."""
    for place in in_use:
        yield from place.resolved.notices
        for switch in place.portfolio_switches if place is not home else ():
            nearest = home.config.file or said(
                "the working folder, which has no configuration", "de werkmap, die geen configuratie heeft"
            )
            yield said(
                f"{switch.where} does not hold for {switch.rule}: what looks at many manifests follows {nearest}.",
                f"{switch.where} geldt niet voor {switch.rule}: wat naar veel manifesten kijkt, volgt {nearest}.",
            )


def _not_asked(in_use: Iterable[Workplace], why: str) -> Iterator[str]:
    """Yield how many rules are not asked, because no manifests lie side by side."""
    rules = {rule.id for place in in_use for rule in place.portfolio_rules}
    if rules:
        yield not_asked(len(rules), why)
