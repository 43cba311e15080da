"""The plain way along a path: a value that is there and known, or the question whether there is one."""

from collections.abc import Callable
from typing import Final

from aigov.expressions.plain.source import Source, UnsupportedError
from aigov.expressions.scope import Code
from aigov.paths import UNKNOWN

_INPUTS: Final = ("stage", "weight", "today", "limits")
"""Roots that are always there, and always known."""

Piece = Callable[[Source, Code], str]


def value(source: Source, code: Code, piece: Piece) -> str:
    """Return the expression that reads `code`, a path."""
    kind = code[0]
    if kind == "let":
        return source.let(code[1], lambda let: piece(source, let.code))
    if kind == "key":
        return source.key(code[1])
    if kind == "who":
        raw = piece(source, code[1])
        person = source.person(raw)
        held = person if source.sure else source.once(("who", raw), lambda: source.put(person))
        return _sound(source, f"{held}[{code[2]!r}]")
    if kind == "get":
        straight = _straight(source, code)
        if straight is not code:
            return value(source, straight, piece)
        return _sound(source, piece(source, code[1]) + _steps(code[2]))
    start = _start(source, code)
    if kind == "root" and code[1] in _INPUTS and not code[2]:
        return start
    if source.sure and code[:2] == ["root", "org"] and not code[2]:
        raise UnsupportedError  # steps into a section that is not there raise, but this is none
    return _sound(source, start + _steps(code[2]))


def has(source: Source, code: Code, piece: Piece, *, known: bool) -> str:
    """Return the expression that asks whether a path is written, and `known` too."""
    straight = _straight(source, code)
    kind = straight[0]
    if kind == "who":
        return _known_of_person(source, straight, piece, known=known)
    if kind not in ("root", "item", "var") or (kind != "root" and not straight[2]):
        raise UnsupportedError
    if source.sure:
        above, field = _above(source, straight)
        return f"({field!r} in {above})"
    found = _found(source, straight, known=known)
    if not known:
        source.leave(f"{found} is U")
    return f"({found} is not M)"


def _known_of_person(source: Source, code: Code, piece: Piece, *, known: bool) -> str:
    person = source.person(piece(source, code[1]))
    if source.sure:
        return f"({code[2]!r} in {person})"
    found = source.put(f"{person}.get({code[2]!r}, M)")
    source.leave(f"{found} is U")
    return f"({found} is not M and {found} != {UNKNOWN!r})" if known else f"({found} is not M)"


def listed(source: Source, code: Code) -> str | None:
    """Return the name of a list, or of an empty map where it is absent; None where `code` is no path."""
    straight = _straight(source, code)
    if straight[0] not in ("root", "item"):
        return None
    if source.sure:
        above, field = (
            _above(source, straight) if straight[2] or straight[0] == "root" else (_start(source, straight), "")
        )
        return source.put(f"{above}.get({field!r}, N)" if field else above)
    found = _found(source, straight, known=False)
    return source.put(f"N if {found} is M else {found}")


def _found(source: Source, code: Code, *, known: bool) -> str:
    """Return what holds a value of which any part may be missing; with `known`, what is unknown is missing too."""
    fields = list(code[2])
    if code[0] == "root":
        first = code[1]
        source.root(first)
        here = source.once(("root?", first), lambda: source.put(f"roots.get({first!r}, M)"))
    else:
        here = _start(source, code)
    for depth, field in enumerate(fields):
        above = here
        here = source.name()
        source.line(f"if {above}.__class__ is dict: {here} = {above}.get({field!r}, M)")
        if depth or code[0] == "root":  # an item of a list is there
            missing = f"{above} is M or {above} == {UNKNOWN!r}" if known else f"{above} is M"
            source.line(f"elif {missing}: {here} = M")
        source.line(f"else: {source.left}")
    if known:
        source.line(f"if {here} == {UNKNOWN!r}: {here} = M")
        source.leave(f"{here} is U")
    return here


def _above(source: Source, code: Code) -> tuple[str, str]:
    """Return the expression of the map in which the last field of a path is asked for, and that field.

    Where a part above is absent, the map is empty; what is written has the form that the expression was checked for.
    """
    *fields, last = [code[1], *code[2]] if code[0] == "root" else code[2]
    here = "roots"
    if code[0] != "root":
        here = _start(source, code)
    elif code[1] == "org" and not fields:
        raise UnsupportedError
    else:
        source.root(code[1])
    return here + "".join([f".get({field!r}, N)" for field in fields]), last


def _start(source: Source, code: Code) -> str:
    kind, name = code[0], code[1]
    if kind == "root":
        if name in ("limits", "today"):
            return str(name)
        source.root(name)
        return f"roots[{name!r}]"
    if kind == "item":
        if name not in source.items:
            raise UnsupportedError
        return source.items[name]
    if kind == "var":
        return source.loops[name]
    raise UnsupportedError


def _straight(source: Source, code: Code) -> Code:
    """Return a path through lets as the path that it stands for."""
    if code[0] == "let":
        let = source.lets.get(code[1])
        if let is None or let.code[0] not in ("root", "item", "let", "get"):
            return code
        inner = _straight(source, let.code)
        return inner if inner[0] in ("root", "item") else code
    if code[0] == "get":
        inner = _straight(source, code[1])
        if inner[0] in ("root", "item"):
            return [inner[0], inner[1], [*inner[2], *code[2]]]
    return code


def _steps(fields: list[str]) -> str:
    return "".join(f"[{field!r}]" for field in fields)


def _sound(source: Source, read: str) -> str:
    """Return what holds the value of `read`, which is left to the closures where it is unknown or unreadable."""
    if source.sure:
        return read
    return source.once(("read", read), lambda: _asked(source, read))


def _asked(source: Source, read: str) -> str:
    name = source.put(read)
    source.leave(f"{name} == {UNKNOWN!r} or {name} is U")
    return name
