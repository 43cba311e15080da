"""Where values stand: the place of what an expression denotes, and the place to mark where it is false."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from aigov.expressions.scope import ABSORBED, Build, Code, Frame, Loop, Made, Place, Scope, places_of, trouble
from aigov.paths import Path

_INPUTS: Final = {"today": None, "weight": None, "limits": None, "stage": ("project", "stage")}
_SOURCED: Final = ("filter", "map", "distinct", "flatten", "people")
_PARTS: Final = dict.fromkeys(("exists", "all", "filter", "map", "matches"), 1) | {"at_least": 2}
"""How many of a piece's parts are pieces to look for paths in; of the others all."""
_PICKED: Final = ("newest", "min", "max")


def root_place(name: str) -> Path | None:
    """Return where a name stands: sections under their own; None for what no file says."""
    return _INPUTS.get(name, (name,))


def place(code: Code, build: Build) -> Place:
    """Return what says where the value of `code` stands; None for a value that was computed.

    It is made when it is first asked: what plainly holds needs no place.
    """
    made: Place | None = None

    def where(scope: Scope, frame: Frame) -> Path | None:
        nonlocal made
        if made is None:
            made = _place(code, build)
        return made(scope, frame)

    return where


def _place(code: Code, build: Build) -> Place:
    kind = code[0]
    if kind in ("root", "item", "var", "get", "let", "who", "any", "key"):
        return _path(code, build)
    if kind == "if":
        condition, yes, no = build(code[1]), place(code[2], build), place(code[3], build)
        return lambda scope, frame: (yes if condition(scope, frame) is True else no)(scope, frame)
    if kind in _SOURCED:
        return place(code[1], build)
    if kind == "concat":
        first, second = place(code[1], build), place(code[2], build)
        return lambda scope, frame: first(scope, frame) or second(scope, frame)
    if kind in _PICKED:
        items, where, position = build(code[1]), place(code[1], build), build(["position", kind, code[1]])

        def picked(scope: Scope, frame: Frame) -> Path | None:
            return item_place(items(scope, frame), where, position(scope, frame), scope, frame)

        return picked
    return lambda _scope, _frame: None


def item_place(items: Any, where: Place, index: int, scope: Scope, frame: Frame) -> Path | None:
    """Return where the item `index` of a list stands, which is at `where` unless it was made."""
    if isinstance(items, Made):
        return items.place(index, scope)
    base = where(scope, list(frame))
    return None if base is None else (*base, index)


def _path(code: Code, build: Build) -> Place:
    kind = code[0]
    if kind == "root":
        above = root_place(code[1])
        path = None if above is None else (*above, *code[2])
        return lambda _scope, _frame: path
    if kind == "let":
        name = code[1]
        return lambda scope, _: scope.lets[name].place(scope)
    if kind == "key":
        name = code[1]
        return lambda scope, _: scope.items[name][1]
    if kind in ("who", "any"):
        return _stepped(code, build)
    start = _START[kind](code, build)
    fields = code[2]

    def judge(scope: Scope, frame: Frame) -> Path | None:
        path = start(scope, frame)
        return None if path is None else (*path, *fields)

    return judge


def _stepped(code: Code, build: Build) -> Place:
    """Fields of a who or of anything: a text on the way is a who, and stands where it is written."""
    base, raw = place(code[1], build), build(code[1])
    fields = code[2] if isinstance(code[2], list) else [code[2]]

    def judge(scope: Scope, frame: Frame) -> Path | None:
        path = base(scope, frame)
        value = raw(scope, list(frame))
        for name in fields:
            if path is None or not isinstance(value, dict):
                break
            path, value = (*path, name), value.get(name)
        return path

    return judge


def _of_item(code: Code, _: Build) -> Place:
    name = code[1]
    return lambda scope, _: scope.items[name][1]


def _of_variable(code: Code, _: Build) -> Place:
    slot = code[1]

    def judge(scope: Scope, frame: Frame) -> Path | None:
        loop: Loop = frame[slot]
        return loop.place(scope, frame)

    return judge


_START: Final[dict[str, Callable[[Code, Build], Place]]] = {
    "item": _of_item,
    "var": _of_variable,
    "get": lambda code, build: place(code[1], build),
}


def near(code: Code, build: Build) -> Place:
    """Return what says where `code` stands, or else the first path that it reads; None where it reads none."""
    candidates = [place(part, build) for part in paths(code)]

    def judge(scope: Scope, frame: Frame) -> Path | None:
        for candidate in candidates:
            try:
                path = candidate(scope, frame)
            except ABSORBED as fault:
                trouble(fault)
                continue
            if path is not None:
                return path
        return None

    return judge


def paths(code: Code) -> Iterator[Code]:
    """Yield the pieces of `code` that stand somewhere, in the order of reading; of a macro only its list."""
    kind = code[0]
    if kind in ("root", "item", "var", "get", "let", "who", "any", "key", *_PICKED):
        yield code
    elif kind in ("and", "or", "list"):
        for part in code[1]:
            yield from paths(part)
    elif kind != "const":
        for part in code[1 : 1 + _PARTS.get(kind, len(code))]:
            yield from paths(part)


def origins(origin: Place, items: list[Any], where: Place, slot: int, scope: Scope, frame: Frame) -> list[Path | None]:
    """Return where the items of a mapped list came from: `origin` of the body, or else the item that it reads."""
    places: list[Path | None] = []
    frame[slot] = loop = Loop(items, where, scope)
    for index, item in enumerate(items):
        loop.index = index
        loop.value = item
        came = origin(scope, frame)
        places.append(came if came is not None else loop.place(scope, frame))
    frame[slot] = None
    return places


def chosen(kept: list[int], items: list[Any], where: Place, scope: Scope, frame: Frame) -> list[Path | None]:
    """Return where the items at the positions `kept` of a list stand."""
    places = places_of(items, where, scope, frame)
    return [places[index] for index in kept]
