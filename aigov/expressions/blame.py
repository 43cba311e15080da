"""Which place makes a condition true or false: the first conjunct, the first failing item, the first path."""

from aigov.expressions.places import near
from aigov.expressions.places import place as place_of
from aigov.expressions.scope import ABSORBED, Build, Code, Frame, Loop, Place, Scope, trouble
from aigov.paths import Path


def blame(code: Code, build: Build, value: bool) -> Place:
    """Return what says which place makes `code` come out as `value`."""
    kind = code[0]
    if kind == "not":
        return blame(code[1], build, not value)
    if kind in ("and", "or"):
        return _junction(code, build, value)
    if kind == "if":
        condition, yes, no = build(code[1]), blame(code[2], build, value), blame(code[3], build, value)
        return lambda scope, frame: (yes if condition(scope, frame) is True else no)(scope, frame)
    if kind in ("exists", "all") and value is (kind == "exists"):
        return _item(code, build, value)
    if kind == "let":
        name = code[1]
        return lambda scope, _: scope.lets[name].blame(scope, value=value)
    return near(code, build)


def _junction(code: Code, build: Build, value: bool) -> Place:
    parts = [(build(part), blame(part, build, value)) for part in code[1]]

    def judge(scope: Scope, frame: Frame) -> Path | None:
        for part, where in parts:
            try:
                if part(scope, list(frame)) is not value:
                    continue
                path = where(scope, frame)
            except ABSORBED as fault:
                trouble(fault)
                continue
            if path is not None:
                return path
        return None

    return judge


def _item(code: Code, build: Build, value: bool) -> Place:
    """The first item that settles it: the place within it, or the item itself where another place is to blame."""
    receiver, slot, body = build(code[1]), code[2], build(code[3])
    where, within = place_of(code[1], build), blame(code[3], build, value)

    def judge(scope: Scope, frame: Frame) -> Path | None:
        loop = Loop(receiver(scope, frame), where, scope)
        frame[slot] = loop
        for index, item in enumerate(loop.items):
            loop.index = index
            loop.value = item
            try:
                if body(scope, frame) is not value:
                    continue
            except ABSORBED as fault:
                trouble(fault)
                continue
            at = loop.place(scope, frame)
            path = within(scope, frame)
            return path if path is not None and (at is None or path[: len(at)] == at) else at
        return where(scope, frame)

    return judge
