"""`load`: how much falls to one person over many projects; for rules over a portfolio."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

from aigov.checks._projects import Places
from aigov.expressions.template import number
from aigov.hooks import FieldPath, Judgement, Outcome, Subject, says
from aigov.paths import UNKNOWN, Path
from aigov.who import told


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
    people = _People()
    for over in options.of:
        for value, path in subject.each(over):
            for holder, place in _holders(value, path):
                people.add(subject, holder, place)
    if people.loads:
        yield Judgement(Outcome.PASS, ())
    for load in people.loads:
        amount = load.amount(options.by)
        if amount > subject.limits["most"]:
            name = _name(load.person)
            says = {"person": name, "amount": number(round(amount, 2)), "projects": load.places.projects(subject)}
            yield load.places.failed(says, name)


class _People:
    """The people who were met, found again by id, e-mail or name."""

    def __init__(self) -> None:
        self.loads: list[Load] = []
        self._known: dict[tuple[str, str], list[Load]] = {}

    def add(self, subject: Subject, holder: Mapping[str, Any], place: Path) -> None:
        """Add what falls to the person of `holder`, where that can be told."""
        led = subject.who(holder.get("person", UNKNOWN), (*place, "person"))
        marks = [
            (field, _folded(led.person[field])) for field in ("id", "email", "name") if _is_told(led.person, field)
        ]
        if led.state != "value" or not marks:
            return
        same = (load for mark in marks for load in self._known.get(mark, ()) if told(load.person, led.person))
        found = next(same, None)
        if found is None:
            found = Load(led.person)
            self.loads.append(found)
        for mark in marks:
            known = self._known.setdefault(mark, [])
            if found not in known:
                known.append(found)
        fte = holder.get("fte")
        found.fte += fte if isinstance(fte, int | float) else 0
        found.places.add(place)


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
    return isinstance(person.get(field), str) and person[field] != UNKNOWN


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _name(person: Mapping[str, Any]) -> str:
    return str(next(person[field] for field in ("name", "email", "id") if _is_told(person, field)))
