"""`apart`: who stands in one place is none of those who stand in others; reads roles, ids and persons alike."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from aigov.hooks import FieldPath, Judgement, Outcome, Subject, plainly, says
from aigov.language import said
from aigov.paths import UNKNOWN, Path
from aigov.who import Led, same, told


class Options(NamedTuple):
    """`who` is apart from `others`; each is a who, something that holds `person` (a role, a member), or a list of such.

    With `employer`, nobody at `others` may have the same written employer either.
    """

    who: FieldPath
    others: tuple[FieldPath, ...]
    employer: bool = False


def passes(options: Options, values: Mapping[str, Any], person: Callable[[Any], Mapping[str, Any]]) -> bool:
    """Return whether everybody can be told, and is apart; raises where somebody cannot."""
    asked = _named(values[options.who], person)
    others = [other for place in options.others for other in _named(values[place], person)]
    if not asked or options.employer:
        return False
    for other in others:
        for one in asked:
            if told(one, other) is not False:
                return False
    return True


def _named(value: Any, person: Callable[[Any], Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    found = []
    for each in value if isinstance(value, list) else (value,):
        holds = isinstance(each, dict) and "name" not in each
        one = person(each["person"] if holds else each)
        if one["name"] == UNKNOWN:
            raise ValueError(each)
        found.append(one)
    return found


@plainly(passes)
@says("person", "place", "because")
def check(subject: Subject, options: Options) -> Iterator[Judgement]:
    """Yield a judgement for each person at `who`: the first of the others who is the same decides."""
    others: list[Led] = []
    open_: list[Judgement] = []
    for place in options.others:
        for found in _persons(subject, place):
            if isinstance(found, Judgement):
                open_.append(found)
            else:
                others.append(found)
    for found in _persons(subject, options.who):
        if isinstance(found, Judgement):
            yield found
            continue
        clash = next(filter(None, (_clash(subject, found, other, options) for other in others)), None)
        if clash is not None:
            yield Judgement(Outcome.FAIL, found.path, clash)
        elif found.person.get("name") == UNKNOWN:
            yield Judgement.of(Led("unknown", {}, (*found.path, "name")))
        elif not open_:
            yield Judgement(Outcome.PASS, found.path)
        else:
            yield from open_


def _persons(subject: Subject, place: FieldPath) -> Iterator[Led | Judgement]:
    """Yield who stands at `place`, and a judgement for each who cannot be told."""
    answer = subject.answer(place)
    if answer.state != "value":
        yield Judgement.of(answer)
        return
    path: Path = answer.path or ()
    values = enumerate(answer.value) if isinstance(answer.value, list) else [(None, answer.value)]
    for position, value in values:
        here = path if position is None else (*path, position)
        if isinstance(value, dict) and "name" not in value:
            led = _holder(subject, value, here)
        else:
            led = subject.who(value, here)
        yield Led("value", led.person, here) if led.state == "value" else Judgement.of(led)


def _holder(subject: Subject, holder: Mapping[str, Any], path: Path) -> Led:
    path = (*path, "person")
    return subject.who(holder["person"], path) if "person" in holder else Led("absent", {}, path)


def _clash(subject: Subject, one: Led, other: Led, options: Options) -> Mapping[str, str] | None:
    employer = one.person.get("employer", UNKNOWN)
    if same(one.person, other.person):
        because = said("the same person", "dezelfde persoon")
    elif options.employer and employer != UNKNOWN and employer == other.person.get("employer"):
        because = said(f"the same employer, {employer}", f"van dezelfde werkgever, {employer}")
    else:
        return None
    name = str(one.person.get("name", one.person.get("role", "")))
    return {"person": name, "place": subject.text(other.path), "because": because}
