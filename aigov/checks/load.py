"""`load`: how much falls to one person over many projects; for rules over a portfolio."""

from array import array
from collections.abc import Iterator, Mapping
from typing import Any, Final, Literal, NamedTuple

from aigov.checks._projects import Places
from aigov.expressions.templates import number
from aigov.hooks import FieldPath, Judgement, Outcome, Subject, says
from aigov.paths import UNKNOWN, Path
from aigov.who import folded_name, told

_FIELDS: Final = ("id", "email", "name")
_MANY: Final = 2_000
"""So many people are held without a second look."""
_BUCKETS: Final = 1 << 19


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


class _Met(NamedTuple):
    """One time that somebody was met: who it is, by what they are found again, how much it weighs, and where."""

    person: Mapping[str, Any]
    marks: tuple[tuple[str, str], ...]
    fte: float
    place: Path


def _people(subject: Subject, options: Options) -> "_People":
    """Return everybody who was met; of very many only those to whom more may fall than the limit says."""
    people = _People()
    for met in _all(subject, options):
        people.add(met)
        if len(people.loads) > _MANY:
            break
    else:
        return people
    # Ten thousand manifests name more people than there is room for. What falls to each mark is summed in buckets,
    # which never say too little. Whoever is met too often shares one of three marks with a third of those times.
    sums = array("d", bytes(8 * _BUCKETS))
    for met in _all(subject, options):
        for mark in met.marks:
            sums[hash(mark) % _BUCKETS] += met.fte if options.by == "fte" else 1
    most = subject.limits["most"]
    often = {bucket for bucket, amount in enumerate(sums) if amount * 3 > most}
    wanted = set()
    for met in _all(subject, options):
        buckets = {hash(mark) % _BUCKETS for mark in met.marks}
        if not often.isdisjoint(buckets):
            wanted |= buckets
    people = _People()
    people.somebody = True
    for met in _all(subject, options):
        if any(hash(mark) % _BUCKETS in wanted for mark in met.marks):
            people.add(met)
    return people


def _all(subject: Subject, options: Options) -> Iterator[_Met]:
    """Yield each time that somebody is met of whom it can be told who it is."""
    for over in options.of:
        for value, path in subject.each(over):
            for holder, place in _holders(value, path):
                led = subject.who(holder.get("person", UNKNOWN), (*place, "person"))
                person = led.person
                marks = tuple((field, folded_name(person[field])) for field in _FIELDS if _is_told(person, field))
                if led.state == "value" and marks:
                    fte = holder.get("fte")
                    yield _Met(person, marks, fte if isinstance(fte, int | float) else 0, place)


class _People:
    """The people who were met, found again by id, e-mail or name."""

    def __init__(self) -> None:
        self.loads: list[Load] = []
        self.somebody = False
        """Whether anybody was met, held or not."""
        self._known: dict[tuple[str, str], list[Load]] = {}

    def add(self, met: _Met) -> None:
        """Add what falls to somebody."""
        self.somebody = True
        same = (load for mark in met.marks for load in self._known.get(mark, ()) if told(load.person, met.person))
        found = next(same, None)
        if found is None:
            found = Load(met.person)
            self.loads.append(found)
        for mark in met.marks:
            known = self._known.setdefault(mark, [])
            if found not in known:
                known.append(found)
        found.fte += met.fte
        found.places.add(met.place)


def _holders(value: Any, path: Path) -> Iterator[tuple[Mapping[str, Any], Path]]:
    if not isinstance(value, dict):
        return
    if "person" in value:
        yield value, path
        return
    for name, inner in value.items():
        if isinstance(inner, dict):
            yield inner, (*path, name)


def _is_told(person: Mapping[str, Any], field: str) -> bool:
    said = person.get(field)
    return said.__class__ is str and said != UNKNOWN


def _name(person: Mapping[str, Any]) -> str:
    return str(next(person[field] for field in ("name", "email", "id") if _is_told(person, field)))
