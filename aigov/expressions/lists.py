"""Judges of the functions of lists, which keep where each item came from."""

from collections.abc import Callable
from typing import Any, Final

from aigov.expressions.places import chosen, item_place, place
from aigov.expressions.scope import (
    ABSORBED,
    LIST,
    Build,
    Code,
    Frame,
    Made,
    Scope,
    Trouble,
    Value,
    misfit,
    places_of,
    strictly,
    trouble,
    worse,
)
from aigov.expressions.values import listed, number, person, sound, text
from aigov.language import said
from aigov.paths import UNKNOWN, UNREADABLE, Path
from aigov.who import same

_ABSENT: Final = object()


def _concat(code: Code, build: Build) -> Value:
    left, right = build(code[1]), build(code[2])
    first, second = place(code[1], build), place(code[2], build)

    def judge(scope: Scope, frame: Frame) -> Any:
        try:
            one = listed(left(scope, frame))
        except ABSORBED as fault:
            raise strictly(trouble(fault), (right,), scope, frame) from None
        other = listed(right(scope, frame))
        scope.spend(len(one) + len(other))
        return Made(
            [*one, *other],
            lambda scope, frame: places_of(one, first, scope, frame) + places_of(other, second, scope, frame),
            scope,
            frame,
        )

    return judge


class _Items:
    """A list whose items are plain, with what it takes to say where they stand."""

    def __init__(self, code: Code, build: Build) -> None:
        self.code = code
        self.value = build(code)
        self.where = place(code, build)

    def read(self, scope: Scope, frame: Frame) -> list[Any]:
        """Return the items; raises the worst trouble that one is in."""
        items = listed(self.value(scope, frame))
        scope.spend(len(items) + LIST)
        if UNREADABLE in items or UNKNOWN in items:
            index = items.index(UNREADABLE if UNREADABLE in items else UNKNOWN)
            sound(items[index], item_place(items, self.where, index, scope, frame))
        return items

    def places(self, items: list[Any], scope: Scope, frame: Frame) -> list[Path | None]:
        """Return where each item stands."""
        return places_of(items, self.where, scope, frame)

    def none(self, scope: Scope, frame: Frame) -> Trouble:
        """Return the absence of an item of an empty list."""
        made = self.code[0] not in ("root", "item", "var", "get", "let", "any")
        return Trouble("absent", self.where(scope, list(frame)), "none" if made else "empty")


def _sum(code: Code, build: Build) -> Value:
    items = _Items(code[1], build)

    def judge(scope: Scope, frame: Frame) -> Any:
        total: int | float = 0
        for item in items.read(scope, frame):
            total += number(item)  # one by one: the built-in rounds differently from one Python to the next
        return total

    return judge


def _sorted(code: Code, build: Build) -> Value:
    items = _Items(code[1], build)

    def judge(scope: Scope, frame: Frame) -> Any:
        values = items.read(scope, frame)
        if any(value.__class__ is bool for value in values):
            raise misfit(said("true and false have no order", "true en false hebben geen volgorde"))
        back = [values[index + 1] < values[index] for index in range(len(values) - 1)]
        return True not in back

    return judge


def _distinct(code: Code, build: Build) -> Value:
    items = _Items(code[1], build)

    def judge(scope: Scope, frame: Frame) -> Any:
        values = items.read(scope, frame)
        first: dict[Any, int] = {}
        for index, value in enumerate(values):
            first.setdefault((value.__class__ is bool, value), index)
        kept = list(first.values())
        chosen_values = [values[index] for index in kept]
        return Made(chosen_values, lambda scope, frame: chosen(kept, values, items.where, scope, frame), scope, frame)

    return judge


def _flatten(code: Code, build: Build) -> Value:
    items = _Items(code[1], build)

    def judge(scope: Scope, frame: Frame) -> Any:
        values = items.read(scope, frame)
        flat: list[Any] = []
        for inner in values:
            scope.spend(len(listed(inner)))
            flat += inner
        return Made(flat, lambda scope, frame: _inner(values, items.places(values, scope, frame), scope), scope, frame)

    return judge


def _inner(lists: list[Any], places: list[Path | None], scope: Scope) -> list[Path | None]:
    """Return where the items of lists stand, which stand at `places` unless they were made."""
    found: list[Path | None] = []
    for inner, at in zip(lists, places, strict=True):
        if isinstance(inner, Made):
            found += inner.places(scope)
        else:
            found += [None if at is None else (*at, index) for index in range(len(inner))]
    return found


def _people(code: Code, build: Build) -> Value:
    items = _Items(code[1], build)

    def judge(scope: Scope, frame: Frame) -> Any:
        values = items.read(scope, frame)
        persons: list[Any] = []
        places: list[Path | None] = []
        met: Trouble | None = None
        for raw, at in zip(values, items.places(values, scope, frame), strict=True):
            try:
                found = person(raw, at, scope)
            except ABSORBED as fault:
                met = worse(met, trouble(fault))
                continue
            scope.spend(len(persons))
            if not any(same(found, other) for other in persons):
                persons.append(found)
                places.append(at)
        if met is not None:
            raise met
        return Made(persons, lambda _scope, _frame: places, scope, frame)

    return judge


def _picked(code: Code, build: Build) -> Value:
    """`newest`, `min` and `max`: one item of a list."""
    kind, items = code[0], _Items(code[1], build)

    def judge(scope: Scope, frame: Frame) -> Any:
        values = items.read(scope, frame)
        return values[_best(kind, values, items, scope, frame)]

    return judge


def _position(code: Code, build: Build) -> Value:
    """The position of the item that `newest`, `min` or `max` picks."""
    kind, items = code[1], _Items(code[2], build)
    return lambda scope, frame: _best(kind, items.read(scope, frame), items, scope, frame)


def _best(kind: str, values: list[Any], items: _Items, scope: Scope, frame: Frame) -> int:
    if not values:
        raise items.none(scope, frame)
    keys = _days(values, items, scope, frame) if kind == "newest" else values
    best = 0
    for index, key in enumerate(keys):
        if key.__class__ is bool:
            raise misfit(said("true and false have no order", "true en false hebben geen volgorde"))
        if key < keys[best] if kind == "min" else key > keys[best] or (kind == "newest" and key == keys[best]):
            best = index
    return best


def _days(values: list[Any], items: _Items, scope: Scope, frame: Frame) -> list[str]:
    """Return the `date` of each item; raises the worst trouble that one is in."""
    found = [value.get("date", _ABSENT) if isinstance(value, dict) else UNREADABLE for value in values]
    for wrong, state in ((UNREADABLE, "unreadable"), (UNKNOWN, "unknown"), (_ABSENT, "absent")):
        if wrong in found:
            path = item_place(values, items.where, found.index(wrong), scope, frame)
            raise Trouble(state, None if path is None else (*path, "date"))
    return [text(day) for day in found]


BUILDERS: Final[dict[str, Callable[[Code, Build], Value]]] = {
    "concat": _concat,
    "sum": _sum,
    "isSorted": _sorted,
    "distinct": _distinct,
    "flatten": _flatten,
    "people": _people,
    "newest": _picked,
    "min": _picked,
    "max": _picked,
    "position": _position,
}
