"""The roll of waivers: each one that stands beside or above some manifests, and what it comes to on a day."""

import os
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from aigov import waivers
from aigov.discovery import WAIVERS
from aigov.findings import ProjectReport
from aigov.language import said
from aigov.run.journey import Seen
from aigov.run.survey import Survey
from aigov.run.waiving import Waiving
from aigov.waivers import Entry, State
from aigov.waivers.register import related


class Row(NamedTuple):
    """One waiver. `says` are whole sentences on it; `file` is absolute, and `position` counts its entries from 0."""

    state: State
    id: str
    rule: str
    project: str
    path: str
    requested_by: str
    approved_by: str
    approved_on: str
    expires_on: str
    reason: str
    where: str
    says: tuple[str, ...]
    file: str
    position: int

    def continues(self, other: "Row") -> bool:
        """Return whether this was granted for the same as `other`, after it."""
        same = (self.rule, self.project) == (other.rule, other.project) and related(self.path, other.path)
        return same and self.approved_on > other.approved_on


class Roll:
    """The waivers of what a survey finds; `new` are contents that stand in the place of a file's own, or of none."""

    def __init__(self, survey: Survey, paths: Iterable[str], new: Mapping[str, bytes] | None = None) -> None:
        """Judge every subject at `paths`, and look at its waivers."""
        self._survey = survey
        self._waiving = Waiving(survey.around, survey.asked.today)
        self._new = new or {}
        self._rows: dict[tuple[str, int], Row] = {}
        self.unreadable: dict[str, None] = {}
        """Files with errors of form, as reports show them."""
        for path, content in self._new.items():
            self._waiving.instead(path, content)
        survey.find(paths)
        for _ in survey.reports([self._look]):
            pass
        for path, entry, finding in self._waiving.strays(survey.whole):
            self._take(path, entry, State.ORPHANED, (finding.message,))

    @property
    def rows(self) -> list[Row]:
        """Every waiver, in the order of files and of what stands in them."""
        return [self._rows[key] for key in sorted(self._rows)]

    def _look(self, report: ProjectReport, seen: Seen) -> ProjectReport:
        survey, waiving = self._survey, self._waiving
        paths = list(survey.around.every(WAIVERS, seen.target.folder))
        here = f"{seen.target.folder.rstrip(os.sep)}{os.sep}"
        paths += [path for path in self._new if path not in paths and here.startswith(path.removesuffix(WAIVERS))]
        found = waiving.registers(report, seen, paths)
        files = {id(register): path for path, register in found.items()}
        around = waiving.circumstances(report.kind, seen)
        for path, register in found.items():
            if register.troubles:
                self.unreadable[register.name] = None
            for entry in register.by_project.get("", ()):
                self._take(
                    path,
                    entry,
                    State.FAULTY,
                    (said("It does not say for which project it is.", "Er staat niet bij voor welk project het is."),),
                )
        for register, each in waivers.looked(report, list(found.values()), around):
            told = waivers.said(report, register, each, around)
            wrong_form = (
                ()
                if each.entry.sound
                else (
                    said(
                        "There is an error in its form: aigov check shows it.",
                        "Er zit een fout in de vorm: aigov check laat die zien.",
                    ),
                )
            )
            names = waivers.exemption(each.entry, around.circle)
            people = {"requested_by": names.requested_by, "approved_by": names.approved_by}
            self._take(files[id(register)], each.entry, each.state, (*told, *wrong_form), people)
        return report

    def _take(
        self,
        path: str,
        entry: Entry,
        state: State,
        says: tuple[str, ...],
        people: Mapping[str, str] | None = None,
    ) -> None:
        position = entry.path[1]
        key = (path, position if isinstance(position, int) else 0)
        known = self._rows.get(key)
        if known is not None and known.state is not State.ORPHANED:
            return  # two manifests of one id: what one of them has no use for, the other may have
        named = people or {}
        self._rows[key] = Row(
            state=state,
            id=entry.id,
            rule=entry.text("rule"),
            project=entry.text("project"),
            path=entry.text("path"),
            requested_by=named.get("requested_by", "") if entry.says("requested_by") else "",
            approved_by=named.get("approved_by", "") if entry.says("approved_by") else "",
            approved_on=entry.text("approved_on"),
            expires_on=entry.text("expires_on"),
            reason=" ".join(entry.text("reason").split()),
            where=entry.where,
            says=says,
            file=key[0],
            position=key[1],
        )


def kept(rows: Iterable[Row]) -> dict[Row, Row]:
    """Return the ended waivers that are the record of one that stays, each with that one: renewals are counted."""
    every = list(rows)
    staying = [row for row in every if row.state not in (State.EXPIRED, State.ORPHANED)]
    ended = [row for row in every if row.state is State.EXPIRED]
    found = {old: next((row for row in staying if row.continues(old)), None) for old in ended}
    return {old: row for old, row in found.items() if row is not None}
