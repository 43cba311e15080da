"""Judges of the functions of single values: texts, days, orders, persons, and `in`."""

from collections.abc import Callable
from typing import Any, Final

from aigov import dates
from aigov.expressions.places import item_place, place
from aigov.expressions.scope import ABSORBED, Build, Code, Frame, Scope, Trouble, Value, misfit, strictly, trouble
from aigov.expressions.values import equal, listed, person, sound, text
from aigov.language import said
from aigov.paths import UNKNOWN, UNREADABLE, Path
from aigov.who import told

_LETTERS: Final = 50
"""Letters of a text that count as one step."""


def _strict(work: Callable[..., Any]) -> Callable[[Code, Build], Value]:
    """Return the builder of a function of plain values; the worst trouble of its arguments is its own."""

    def make(code: Code, build: Build) -> Value:
        parts = [build(part) for part in code[1:]]

        def judge(scope: Scope, frame: Frame) -> Any:
            values: list[Any] = []
            for part in parts:
                try:
                    values.append(part(scope, frame))
                except ABSORBED as fault:
                    raise strictly(trouble(fault), parts, scope, frame) from None
            scope.spend(sum(len(value) for value in values if isinstance(value, str)) // _LETTERS)
            return work(*values)

        return judge

    return make


def _size(value: Any) -> int:
    if isinstance(value, (list, dict, str)):
        return len(value)
    raise misfit(said("a list, a map or a text is expected", "hier hoort een lijst, een mapping of een tekst"))


def _matches(code: Code, build: Build) -> Value:
    subject, written = build(code[1]), code[2]
    pattern: Any = None

    def judge(scope: Scope, frame: Frame) -> Any:
        nonlocal pattern
        value = text(subject(scope, frame))
        scope.spend(len(value) // _LETTERS)
        if pattern is None:
            from aigov.expressions.pattern import compiled

            pattern = compiled(written)
        return pattern.search(value) is not None

    return judge


def _at_least(code: Code, build: Build) -> Value:
    left, right, order = build(code[1]), build(code[2]), {word: rank for rank, word in enumerate(code[3])}

    def judge(scope: Scope, frame: Frame) -> Any:
        try:
            one = left(scope, frame)
        except ABSORBED as fault:
            raise strictly(trouble(fault), (right,), scope, frame) from None
        other = right(scope, frame)
        if text(one) not in order or text(other) not in order:
            return False  # `retired` stands outside the order of stages
        return order[one] >= order[other]

    return judge


def _in(code: Code, build: Build) -> Value:
    left, right, where = build(code[1]), build(code[2]), place(code[2], build)
    if code[2][0] == "const" and all(isinstance(word, str) for word in code[2][1]):
        words = frozenset(code[2][1])
        return lambda scope, frame: left(scope, frame) in words

    def judge(scope: Scope, frame: Frame) -> Any:
        try:
            one = left(scope, frame)
        except ABSORBED as fault:
            raise strictly(trouble(fault), (right,), scope, frame) from None
        other = right(scope, frame)
        if isinstance(other, dict):
            return one in other
        scope.spend(len(listed(other)))
        for item in other:
            if equal(one, item):
                return True
        for index, item in enumerate(other):
            if item == UNKNOWN or item is UNREADABLE:
                sound(item, item_place(other, where, index, scope, frame))
        return False

    return judge


def _same(code: Code, build: Build) -> Value:
    sides = [(build(part), place(part, build)) for part in code[1:]]

    def side(value: Value, where: Callable[[Scope, Frame], Path | None]) -> Value:
        return lambda scope, frame: person(value(scope, frame), where(scope, list(frame)), scope)

    left, right = (side(*each) for each in sides)

    def judge(scope: Scope, frame: Frame) -> Any:
        try:
            one = left(scope, frame)
        except ABSORBED as fault:
            raise strictly(trouble(fault), (right,), scope, frame) from None
        same = told(one, right(scope, frame))
        if same is not None:
            return same
        for found, (_, where) in zip((one, right(scope, frame)), sides, strict=True):
            if "name" not in found or found["name"] == UNKNOWN:
                path = where(scope, list(frame))
                raise Trouble("unknown" if "name" in found else "absent", None if path is None else (*path, "name"))
        raise misfit(said("a person without a name", "een persoon zonder naam"))

    return judge


BUILDERS: Final[dict[str, Callable[[Code, Build], Value]]] = {
    "size": _strict(_size),
    "lower": _strict(lambda value: text(value).lower()),
    "contains": _strict(lambda value, part: text(part) in text(value)),
    "startsWith": _strict(lambda value, part: text(value).startswith(text(part))),
    "endsWith": _strict(lambda value, part: text(value).endswith(text(part))),
    "after": _strict(dates.after),
    "before": _strict(dates.before),
    "days_between": _strict(dates.days_between),
    "period==": _strict(lambda one, other: dates.parse_period(one) == dates.parse_period(other)),
    "matches": _matches,
    "at_least": _at_least,
    "in": _in,
    "same_person": _same,
}
