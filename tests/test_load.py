"""The check `load` over very many people: held are few of them, and said is what would be said of all."""

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest

from aigov.checks import _sieve, load
from aigov.hooks import FieldPath, Judgement, Outcome
from aigov.who import Led, read

PEOPLE = {
    "a": {"name": "A. Bos", "email": "bos@example.org"},
    "b": {"name": "B. Bos"},
    "c": {"email": "Post@example.org"},
}


class Crowd:
    """What a check sees of a list of people, as often as it asks."""

    def __init__(self, holders: list[Any], most: float) -> None:
        self.holders = holders
        self.limits = {"most": most}
        self.looks = 0

    def each(self, _name: str) -> Iterator[tuple[Any, Any]]:
        self.looks += 1
        for number, holder in enumerate(self.holders):
            yield holder, ("portfolio", number // 3, "roles", number % 3)

    def who(self, raw: Any, path: Any) -> Led:
        return Led("value", raw, path) if isinstance(raw, dict) else read(raw, path, {}, {"people": PEOPLE})

    def text(self, path: Any) -> str:
        return f"p{path[1]}:roles"


def said(crowd: Crowd, by: Any = "places") -> list[Judgement]:
    options = load.Options((FieldPath("held"),), by)
    return list(load.check(crowd, options))  # type: ignore[arg-type]  # as a view


def named(number: int, **more: Any) -> dict[str, Any]:
    return {"person": {"name": f"P{number}", **more}}


MARKS = {
    "id": ("1", "2", "3"),
    "email": ("bos@example.org", "BOS@example.org", "post@example.org", "d@example.org", "unknown"),
    "name": ("A. Bos", "a.  bos", "B. Bos", "C", "D", "unknown"),
}
FTE = (0, 0.1, 0.2, 0.3, 0.5, 1, 2.5, "unknown", -0.5, float("inf"), float("nan"))


def holder(dice: Random) -> Any:
    """Return somebody, most of whose marks others have too, or now and then what nobody holds."""
    if dice.random() < 0.1:
        return dice.choice(["a", {"role": {"fte": 1}}, 7, {}])
    fields = [field for field in MARKS if dice.random() < 0.5]
    person = {field: dice.choice(MARKS[field]) for field in fields}
    who = dice.choice(["a", "b", "c", "nobody", "unknown"]) if dice.random() < 0.2 else person
    return {"person": who, "fte": dice.choice(FTE)} if dice.random() < 0.8 else {"role": {"person": who}}


@pytest.mark.parametrize("by", ["places", "projects", "fte"])
@pytest.mark.parametrize("buckets", [1, 5, 1 << 10])
def test_of_very_many_is_said_what_would_be_said_of_all(by: str, buckets: int, monkeypatch: pytest.MonkeyPatch) -> None:
    dice = Random(f"{by} {buckets}")
    monkeypatch.setattr(_sieve, "_BUCKETS", buckets)
    verdicts = set()
    for _ in range(1500):
        holders = [holder(dice) for _ in range(dice.randint(1, 24))]
        most = dice.choice([0.3, 0.6, 0.9999997, 1, 2, 3, 4, 5, 6])
        monkeypatch.setattr(load, "_MANY", 100)
        plain = said(Crowd(holders, most), by)
        verdicts.add(len(plain))
        monkeypatch.setattr(load, "_MANY", 1)
        monkeypatch.setattr(load, "_ROUNDS", dice.choice([0, 1, 2, 8]))
        assert repr(said(Crowd(holders, most), by)) == repr(plain)
    assert verdicts >= {1, 2, 3}


def test_who_is_taken_for_whom_can_hang_on_people_who_are_met_too_seldom(monkeypatch: pytest.MonkeyPatch) -> None:
    # Whoever has id 5 is the first, whatever the name; else that name would be taken for whom the e-mail leads to.
    people = [{"id": "5", "name": "Z"}, {"email": "x@example.org", "name": "A"}, *[{"email": "x@example.org"}] * 4]
    crowd = Crowd([{"person": person} for person in [*people, {"id": "5", "name": "A"}]], 5)
    monkeypatch.setattr(load, "_MANY", 1)
    assert [judged.outcome for judged in said(crowd)] == [Outcome.PASS]
    assert [judged.group for judged in said(Crowd(crowd.holders[1:], 5))] == ["", "A"]


def test_what_is_rounded_up_to_more_than_the_limit_is_not_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "_MANY", 1)
    shares = [{**named(1), "fte": 0.4999998}, {**named(1), "fte": 0.4999998}]
    assert [judged.group for judged in said(Crowd(shares, 0.9999997), "fte")] == ["", "P1"]


def test_many_who_are_met_as_often_as_they_may_be_are_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "_MANY", 10)
    people = [named(number % 40, email=f"p{number % 40}@example.org") for number in range(200)]
    crowd = Crowd(people, 5)
    assert [judged.outcome for judged in said(crowd)] == [Outcome.PASS]
    assert crowd.looks == 1


def test_of_many_who_have_several_marks_only_those_who_may_be_met_too_often_are_held(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held: list[load.Load] = []

    def kept(person: Any, make: type[load.Load] = load.Load) -> load.Load:
        held.append(make(person))
        return held[-1]

    monkeypatch.setattr(load, "_MANY", 10)
    monkeypatch.setattr(load, "Load", kept)
    people = [named(number % 40, email=f"p{number % 40}@example.org") for number in range(200)]
    crowd = Crowd([*people, named(7)], 5)
    assert [judged.group for judged in said(crowd)] == ["", "P7"]
    assert [each.person["name"] for each in held] == ["P7"]
