"""`load`: how much falls to one person over many projects; for rules over a portfolio."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import Any, Final, Literal, NamedTuple

from aigov.checks._projects import Places
from aigov.checks._sieve import Marks, Sieve
from aigov.expressions.templates import number
from aigov.hooks import FieldPath, Judgement, Outcome, Subject, says
from aigov.paths import UNKNOWN, Path
from aigov.who import folded_name, told

_FIELDS: Final = ("id", "email", "name")
_MANY: Final = 1_000
"""Where fewer are met, all of them are held."""
_ROUNDS: Final = 8
"""So often it is looked who else is connected with those that are wanted, before everybody is."""
_ROUNDED: Final = 1e-6
"""Sums of shares differ by less, in whatever order they are added, and are rounded by less."""


class Options(NamedTuple):
    """`of` are lists of what holds a `person` (members of teams), or of sections of such things (`roles`).

    Counted are the projects that a person stands in, the places, or the sum of `fte`; the limit `most` says how much
    that may be. Who is not known cannot be counted, and is asked for elsewhere.
    """

    of: tuple[FieldPath, ...]
    by: Literal["projects", "places", "fte"]


class Load:
    """One person, and how much falls to them."""

    __slots__ = ("fte", "person", "places")

    def __init__(self, person: Mapping[str, Any]) -> None:
        self.person = person
        self.fte = 0.0
        self.places = Places()

    def amount(self, by: str) -> float:
        """Return how much it is."""
        match by:
            case "fte":
                return round(self.fte, 6)
            case "projects":
                return self.places.manifests
        return self.places.number


@says("person", "amount", "projects")
def check(subject: Subject, options: Options) -> Iterator[Judgement]:
    """Yield a judgement for each person to whom more falls than the limit says."""
    people = _people(subject, options)
    if people.somebody:
        yield Judgement(Outcome.PASS, ())
    for load in people.loads:
        amount = load.amount(options.by)
        if amount > subject.limits["most"]:
            name = _name(load.person)
            says = {"person": name, "amount": number(round(amount, 2)), "projects": load.places.projects(subject)}
            yield load.places.failed(says, name)


Met = tuple[Mapping[str, Any], Marks, float, Path]
"""One time that somebody was met: who it is, by what they are found again, their `fte`, and where."""


def _people(subject: Subject, options: Options) -> "_People":
    """Return everybody who was met; of very many only those to whom more may fall than the limit says."""
    every = _all(subject, options)
    first = list(islice(every, _MANY))
    if len(first) < _MANY:
        return _People(first)
    people = _People(())
    wanted = _wanted(subject, options, chain(first, every))
    del first, every
    for _ in range(_ROUNDS if wanted else 0):
        known = len(wanted)
        people = _People(_connected(_all(subject, options), wanted))
        if len(wanted) == known:
            break
    else:
        people = _People(_all(subject, options) if wanted else ())
    people.somebody = True
    return people


def _wanted(subject: Subject, options: Options, every: Iterable[Met]) -> set[int]:
    """Return the marks of everybody to whom more may fall than the limit says."""
    # Ten thousand manifests name more people than there is room for.
    is_fte = options.by == "fte"
    sieve = Sieve((marks, max(0, fte) if is_fte else 1) for _, marks, fte, _ in every)
    most = subject.limits["most"]
    if is_fte:
        most = most * (1 - _ROUNDED) - _ROUNDED
    wanted: set[int] = set()
    if sieve.most_of_all > most:
        for _, marks, _, _ in _all(subject, options):
            if sieve.most(marks) > most:
                wanted.update(marks)
    return wanted


def _connected(every: Iterable[Met], wanted: set[int]) -> Iterator[Met]:
    """Yield what is `wanted`, to which the other marks of the same people are added.

    Whom somebody is taken for can hang on each who shares a mark with them, and on those in turn: where `wanted` grows,
    some who came earlier are missing.
    """
    for met in every:
        if not wanted.isdisjoint(met[1]):
            wanted.update(met[1])
            yield met


def _all(subject: Subject, options: Options) -> Iterator[Met]:
    """Yield each time that somebody is met of whom it can be told who it is."""
    who = subject.who
    for over in options.of:
        for value, path in subject.each(over):
            for holder, place in _holders(value, path):
                person = holder.get("person", UNKNOWN)
                if person.__class__ is not dict or "id" in person:
                    led = who(person, place)
                    if led.state != "value":
                        continue
                    person = led.person
                marks = _marks(person)
                if marks:
                    fte = holder.get("fte", 0)
                    yield person, marks, fte if isinstance(fte, int | float) else 0, place


def _marks(person: Mapping[str, Any]) -> Marks:
    """Return by what `person` is found again: numbers that are the same however it is written."""
    marks: Marks = ()
    for field in _FIELDS:
        written = person.get(field)
        if written.__class__ is str and written != UNKNOWN:
            marks = (*marks, hash((field, folded_name(written))))
    return marks


class _People:
    """The people who were met, found again by id, e-mail or name."""

    def __init__(self, every: Iterable[Met]) -> None:
        self.loads: list[Load] = []
        self._known: dict[int, list[Load]] = {}
        for met in every:
            self._add(met)
        self.somebody = bool(self.loads)
        """Whether anybody was met, held or not."""

    def _add(self, met: Met) -> None:
        """Add what falls to somebody."""
        person, marks, fte, place = met
        same = (load for mark in marks for load in self._known.get(mark, ()) if told(load.person, person))
        found = next(same, None)
        if found is None:
            found = Load(person)
            self.loads.append(found)
        for mark in marks:
            known = self._known.setdefault(mark, [])
            if found not in known:
                known.append(found)
        found.fte += fte
        found.places.add(place)


def _holders(value: Any, path: Path) -> Iterable[tuple[Mapping[str, Any], Path]]:
    if not isinstance(value, dict):
        return ()
    if "person" in value:
        return ((value, path),)
    return [(inner, (*path, name)) for name, inner in value.items() if isinstance(inner, dict)]


def _name(person: Mapping[str, Any]) -> str:
    written = [person.get(field, UNKNOWN) for field in ("name", "email", "id")]
    return next(text for text in written if isinstance(text, str) and text != UNKNOWN)
