"""Typed code to closures that judge data: absence absorbed as in CEL, the fast path on plain values."""

from collections.abc import Callable
from typing import Any, Final

from aigov.expressions import functions, lists, reading
from aigov.expressions.places import chosen, near, origins, place
from aigov.expressions.scope import (
    ABSORBED,
    Build,
    Code,
    Frame,
    Loop,
    Made,
    Scope,
    Trouble,
    Value,
    misfit,
    strictly,
    trouble,
    worse,
)
from aigov.expressions.values import equal, number
from aigov.language import said


def _neither() -> Trouble:
    return misfit(said("what is asked is neither true nor false", "wat wordt gevraagd is geen true of false"))


def builder() -> Build:
    """Return what makes the judges of one expression."""
    return Build(_BUILDERS)


def _const(code: Code, _: Build) -> Value:
    value = code[1]
    return lambda _scope, _frame: value


def _list(code: Code, build: Build) -> Value:
    parts = [build(part) for part in code[1]]
    places = [near(part, build) for part in code[1]]

    def judge(scope: Scope, frame: Frame) -> Any:
        values: list[Any] = []
        for part in parts:
            try:
                values.append(part(scope, frame))
            except ABSORBED as fault:
                raise strictly(trouble(fault), parts, scope, frame) from None
        return Made(values, lambda scope, frame: [place(scope, frame) for place in places], scope, frame)

    return judge


def _not(code: Code, build: Build) -> Value:
    inner = build(code[1])

    def judge(scope: Scope, frame: Frame) -> Any:
        value = inner(scope, frame)
        if value is True:
            return False
        if value is False:
            return True
        raise _neither()

    return judge


def _junction(code: Code, build: Build) -> Value:
    """`&&` and `||`: one side can settle it whatever trouble the other is in."""
    parts = [build(part) for part in code[1]]
    settles = code[0] == "or"

    def judge(scope: Scope, frame: Frame) -> Any:
        met: Trouble | None = None
        for part in parts:
            try:
                value = part(scope, frame)
            except ABSORBED as fault:
                met = worse(met, trouble(fault))
                continue
            if value is settles:
                return settles
            if value is not (not settles):
                met = worse(met, _neither())
        if met is not None:
            raise met
        return not settles

    return judge


def _if(code: Code, build: Build) -> Value:
    condition, yes, no = (build(part) for part in code[1:])

    def judge(scope: Scope, frame: Frame) -> Any:
        value = condition(scope, frame)
        if value is True:
            return yes(scope, frame)
        if value is False:
            return no(scope, frame)
        raise _neither()

    return judge


def _quantifier(code: Code, build: Build) -> Value:
    """`exists` and `all`: one item can settle it whatever trouble the others are in."""
    receiver, slot, body, where = build(code[1]), code[2], build(code[3]), place(code[1], build)
    settles = code[0] == "exists"

    def judge(scope: Scope, frame: Frame) -> Any:
        loop = Loop(receiver(scope, frame), where, scope)
        frame[slot] = loop
        met: Trouble | None = None
        for index, item in enumerate(loop.items):
            loop.index = index
            loop.value = item
            try:
                value = body(scope, frame)
            except ABSORBED as fault:
                met = worse(met, trouble(fault))
                continue
            if value is settles:
                frame[slot] = None
                return settles
            if value is not (not settles):
                met = worse(met, _neither())
        frame[slot] = None
        if met is not None:
            raise met
        return not settles

    return judge


def _gathering(code: Code, build: Build) -> Value:
    """`filter` and `map`: trouble with one item is trouble with the list."""
    receiver, slot, body, where = build(code[1]), code[2], build(code[3]), place(code[1], build)
    keeps = code[0] == "filter"
    origin = None if keeps else near(code[3], build)

    def judge(scope: Scope, frame: Frame) -> Any:
        loop = Loop(receiver(scope, frame), where, scope)
        frame[slot] = loop
        met: Trouble | None = None
        values: list[Any] = []
        kept: list[int] = []
        for index, item in enumerate(loop.items):
            loop.index = index
            loop.value = item
            try:
                value = body(scope, frame)
            except ABSORBED as fault:
                met = worse(met, trouble(fault))
                continue
            if not keeps:
                values.append(value)
            elif value is True:
                kept.append(index)
            elif value is not False:
                met = worse(met, _neither())
        frame[slot] = None
        if met is not None:
            raise met
        items = loop.items

        if origin is not None:
            return Made(values, lambda scope, frame: origins(origin, items, where, slot, scope, frame), scope, frame)
        if items.__class__ is not list and hasattr(items, "only"):  # see `far`, which most runs have no use for
            return items.only(kept, where(scope, list(frame)))
        values = [items[index] for index in kept]
        return Made(values, lambda scope, frame: chosen(kept, items, where, scope, frame), scope, frame)

    return judge


def _equal(code: Code, build: Build) -> Value:
    left, right = build(code[1]), build(code[2])
    if code[2][0] == "const" and isinstance(code[2][1], str):
        text = code[2][1]
        return lambda scope, frame: left(scope, frame) == text

    def judge(scope: Scope, frame: Frame) -> Any:
        try:
            one = left(scope, frame)
        except ABSORBED as fault:
            raise strictly(trouble(fault), (right,), scope, frame) from None
        return equal(one, right(scope, frame))

    return judge


def _ordered(code: Code, build: Build) -> Value:
    left, right = build(code[1]), build(code[2])
    sign = code[0]
    flipped = sign in (">", ">=")
    strict = sign in ("<", ">")

    def judge(scope: Scope, frame: Frame) -> Any:
        try:
            one = left(scope, frame)
        except ABSORBED as fault:
            raise strictly(trouble(fault), (right,), scope, frame) from None
        other = right(scope, frame)
        if one.__class__ is bool or other.__class__ is bool:
            raise misfit(said("true and false have no order", "true en false hebben geen volgorde"))
        if flipped:
            one, other = other, one
        return one < other if strict else one <= other

    return judge


def _sum(code: Code, build: Build) -> Value:
    left, right = build(code[1]), build(code[2])
    adds = code[0] == "+"

    def judge(scope: Scope, frame: Frame) -> Any:
        try:
            one = left(scope, frame)
        except ABSORBED as fault:
            raise strictly(trouble(fault), (right,), scope, frame) from None
        other = right(scope, frame)
        return number(one) + number(other) if adds else number(one) - number(other)

    return judge


def _negate(code: Code, build: Build) -> Value:
    inner = build(code[1])
    return lambda scope, frame: -number(inner(scope, frame))


_BUILDERS: Final[dict[str, Callable[[Code, Build], Value]]] = {
    **reading.BUILDERS,
    **functions.BUILDERS,
    **lists.BUILDERS,
    "const": _const,
    "list": _list,
    "not": _not,
    "and": _junction,
    "or": _junction,
    "if": _if,
    "exists": _quantifier,
    "all": _quantifier,
    "filter": _gathering,
    "map": _gathering,
    "==": _equal,
    "<": _ordered,
    "<=": _ordered,
    ">": _ordered,
    ">=": _ordered,
    "+": _sum,
    "-": _sum,
    "neg": _negate,
}
