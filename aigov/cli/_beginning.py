"""The answers for a first manifest or organisation's file: given as options, found in the repository, or asked for."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import click

from aigov import who
from aigov.cli._asking import Asking
from aigov.errors import UsageError
from aigov.language import said
from aigov.paths import UNKNOWN
from aigov.scaffold import answers
from aigov.scaffold.answers import Later, Read
from aigov.scaffold.known import Known, Sighting
from aigov.scaffold.manifest import Told
from aigov.scaffold.questions import SANDBOX, Question

FINDS_OUT: Final = "who-finds-out"
_TOLD: Final = ("description", "hypothesis", "purpose", "statement")
"""Answers in which people tell what happened; an address for breaches is none."""


class Beginning:
    """Collects the answers for one file; `stage` is empty for that of an organisation."""

    def __init__(self, asking: Asking, given: Mapping[str, str | None], known: Known, stage: str = "") -> None:
        self._asking = asking
        self._given = given
        self._known = known
        self._stage = stage

    def name(self, ask: str, otherwise: str) -> Told:
        """Return the name; where none is found, `otherwise` is offered if it can be one."""
        found = self._sighting("name", answers.name)
        default = found.value if found else otherwise if answers.key(otherwise) else None
        name = self._asking.answer(ask, "--name", self._given["name"], default, answers.name, hint=_seen(found).strip())
        return Told(name, _source(found, name, default))

    def answers(self, asked: Sequence[Question], every: Sequence[Question]) -> dict[str, Told]:
        """Return the answers to what is `asked`, and to what else of `every` was given or found."""
        told: dict[str, Told] = {}
        names = {question.name for question in asked}
        for question in every:
            given = self._given[question.name.replace("-", "_")]
            found = self._sighting(question.name, question.read) if self._fits(question) else None
            if question.name in names or given is not None:
                told[question.name] = self._told(question, given, found)
            elif found is not None:
                told[question.name] = Told(self._person(question, question.read(found.value)), found.source)
        return self._with_promise(asked, told)

    def values(self) -> dict[str, Told]:
        """Return what was found that nobody is asked for, by its path."""
        return {at: Told(found.value, found.source) for at, found in self._known.values.items()}

    def _fits(self, question: Question) -> bool:
        return self._stage == SANDBOX or not question.sandbox

    def _told(self, question: Question, given: str | None, found: Sighting | None) -> Told:
        def read(text: str) -> Told:
            promise = answers.later(text)
            if promise is not None:
                return Told(question.read(UNKNOWN), later=self._with_id(promise))
            if self._stage == SANDBOX and question.name in _TOLD and answers.reads_as_breach(text):
                click.echo(
                    breach()
                    + said(
                        " That answer was left unknown; if it tells of none, write it in the file yourself.",
                        " Dat antwoord bleef unknown; gaat het niet over een lek, schrijf het dan zelf in het bestand.",
                    ),
                    err=True,
                )
                return Told(question.read(UNKNOWN))
            return Told(self._person(question, question.read(text)))

        default = found.value if found else UNKNOWN
        told = self._asking.answer(
            question.ask, f"--{question.name}", given, default, read, hint=question.help + _seen(found)
        )
        is_found = found is not None and given is None and told.later is None
        same = is_found and told.value == self._person(question, question.read(default))
        return told._replace(source=found.source) if found and same else told

    def _with_promise(self, asked: Sequence[Question], told: dict[str, Told]) -> dict[str, Told]:
        """Ask once who finds out what is unknown, and let that stand where nobody was named with the answer."""
        still = [question.name for question in asked if told[question.name].is_open]
        bare = [name for name in still if told[name].later is None]
        if not bare:
            return told
        number = len(bare)
        promise = self._asking.answer(
            said(
                f"Who will find out what is unknown ({number}), and by when?",
                f"Wie zoekt uit wat unknown is ({number}), en vóór wanneer?",
            ),
            f"--{FINDS_OUT}",
            self._given[FINDS_OUT.replace("-", "_")],
            UNKNOWN,
            answers.promised,
            hint=said(
                "As A. Jansen, 2027-03-01; agree it with them.",
                "Zoals A. Jansen, 2027-03-01; spreek het met die persoon af.",
            ),
        )
        if promise is None:
            return told
        promise = self._with_id(promise)
        return told | {name: told[name]._replace(later=promise) for name in bare}

    def _sighting(self, name: str, read: Read) -> Sighting | None:
        found = self._known.answers.get(name)
        if found is None:
            return None
        try:
            is_answer = answers.later(found.value) is None and read(found.value) != UNKNOWN
        except ValueError:  # what a file says there is no answer to this
            return None
        return found if is_answer else None

    def _with_id(self, later: Later) -> Later:
        return later._replace(person=self._one(later.person))

    def _person(self, question: Question, value: Any) -> Any:
        """Return somebody whom the organisation's file knows by the id there."""
        return self._one(value) if question.read is answers.who else value

    def _one(self, person: Any) -> Any:
        for short, entry in self._known.people.items():
            is_id = isinstance(person, Mapping) and person.get("name") == short
            if is_id or (isinstance(person, Mapping) and isinstance(entry, Mapping) and who.same(person, entry)):
                return short
        return person


def breach() -> str:
    """Return where a data breach goes."""
    return said(
        "A data breach does not belong in this file: tell the privacy officer at once.",
        "Een datalek hoort niet in dit bestand: meld het meteen bij de privacy officer.",
    )


def check_given(given: Mapping[str, str | None], allowed: Sequence[str], why: str) -> None:
    """Raise UsageError for the first option that does not go with the kind of file that is written."""
    for name, value in given.items():
        if value is not None and name.replace("_", "-") not in allowed:
            raise UsageError(why, where=f"--{name.replace('_', '-')}")


def _seen(found: Sighting | None) -> str:
    return said(f" {found.source} says so.", f" Zo staat het in {found.source}.") if found else ""


def _source(found: Sighting | None, value: str, default: str | None) -> str:
    return found.source if found and value == answers.name(default or "") else ""
