"""Changing each rule of a pack in every way in turn: its own examples must notice."""

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from aigov.language import said
from aigov.packs import Pack, reading
from aigov.packs.compiling import setting_of
from aigov.packs.folder import PackFile
from aigov.packs.problems import Problems
from aigov.packs.rules import remade
from aigov.packs.setting import Checks, Setting
from aigov.rule import Rule
from aigov.structure import places
from aigov.trial import verdict
from aigov.trial.example import Example, Schemas, read
from aigov.trial.judging import Trial
from aigov.trial.mutation.rules import Change, mutants

_PARTS: Final = re.compile(r"\w+|\[\]")
NOTICED: Final = "noticed"
UNNOTICED: Final = "unnoticed"
EQUIVALENT: Final = "equivalent"
STALE: Final = "stale"
WRONG: Final = (UNNOTICED, STALE)


def told(state: str) -> str:
    """Return what is said of a change, in front of it."""
    match state:
        case "noticed":
            return said("An example notices", "Te merken aan een voorbeeld:")
        case "unnoticed":
            return said("No example notices", "Aan geen voorbeeld te merken:")
        case "equivalent":
            return said("It changes nothing:", "Dit verandert niets:")
    return said(
        "Under `equivalent` stands a change that is not tried, or that an example notices:",
        "Onder `equivalent` staat een wijziging die niet wordt geprobeerd, of die aan een voorbeeld te merken is:",
    )


class Mutant(NamedTuple):
    """A change of a rule, at its place in `file`, which is relative to the pack's folder, and what became of it.

    `state` is noticed (an example no longer holds), unnoticed, equivalent (the rule says why no example can notice),
    or stale: an entry under `equivalent` of which nothing is so.
    """

    rule: str
    file: str
    line: int
    column: int
    what: str
    state: str


def mutate(
    pack: Pack, packs: Iterable[Pack], schemas: Schemas, checks: Checks, only: Collection[str] | None = None
) -> Iterator[Mutant]:
    """Yield what becomes of each change of each rule; `packs` are all in use, `only` holds ids of rules.

    The examples hold as they are: `trial.run` says so.
    """
    sections = {name: section for each in packs for name, section in each.extensions.items()}
    setting = setting_of(pack, checks, sections)
    trial = Trial(pack, schemas, checks)
    for rule in pack.rules:
        if only is None or rule.id in only:
            yield from _Rule(rule, trial, setting).tried()


class _Rule:
    """One rule with its examples, which are asked of each of its changes."""

    def __init__(self, rule: Rule, trial: Trial, setting: Setting) -> None:
        content = Path(trial.pack.folder, rule.file).read_bytes()
        self.rule = rule
        self.trial = trial
        self.setting = setting
        self.document = reading.read(PackFile(rule.file, content))
        self.examples: list[Example] = read(rule, content, trial.schemas)[0]
        self.excused: dict[str, int] = {
            each["change"]: position for position, each in enumerate(self.document.data.get("equivalent", ()))
        }

    def tried(self) -> Iterator[Mutant]:
        """Yield each change that loads and is one, then what is excused for nothing."""
        needed: set[str] = set()
        for change in mutants(self.rule, self.document, self.setting, self._is_counted):
            changed = remade(self.rule.file, self.document, change.data, self.setting)
            if changed is None:
                continue
            if self._is_noticed(changed):
                yield self._mutant(change, NOTICED)
            elif change.what in self.excused:
                needed.add(change.what)
                yield self._mutant(change, EQUIVALENT)
            else:
                yield self._mutant(change, UNNOTICED)
        for what, position in self.excused.items():
            if what not in needed:
                yield self._mutant(Change({}, ("equivalent", position, "change"), 0, what), STALE)

    def _is_counted(self, pattern: str) -> bool:
        """Whether the values at a pattern such as `adoption.usage[].active` are never below 0."""
        path = tuple(0 if part == "[]" else part for part in _PARTS.findall(pattern))
        schemas = self.trial.schemas
        schema, path = (
            (schemas.organisation, ("organisation", *path[1:])) if path[0] == "org" else (schemas.manifest, path)
        )
        found = places.at(schema, path[2:] if path[0] == "portfolio" else path)
        return any(each.get("minimum", -1) >= 0 for each in found)

    def _is_noticed(self, changed: Rule) -> bool:
        trial = self.trial
        for position, example in enumerate(self.examples):
            if verdict.mismatches(changed, example, trial.judged(changed, example), trial.schemas):
                # What noticed one change is asked first about the next, which is often much like it.
                self.examples.insert(0, self.examples.pop(position))
                return True
        return False

    def _mutant(self, change: Change, state: str) -> Mutant:
        problems = Problems(self.document)
        problems.at(change.path, change.what, change.offset)
        place = problems.found[0]
        return Mutant(self.rule.id, self.rule.file, place.line, place.column, change.what, state)
