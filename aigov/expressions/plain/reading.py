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
    """Write what reads `code`, a path, and return the name of its value."""
    kind = code[0]
    if kind == "let":
        return source.let(code[1], lambda let: piece(source, let.code))
    if kind == "key":
        key = source.items[code[1]][1] if code[1] in source.items else ""
        if not key:
            raise UnsupportedError
        source.leave(f"{key} is None")
        return key
    if kind == "who":
        raw = piece(source, code[1])
        person = source.once(("who", raw), lambda: source.put(f"who({raw})"))
        return source.once(("of", person, code[2]), lambda: _sound(source, f"{person}[{code[2]!r}]"))
    if kind == "get":
        straight = _straight(source, code)
        if straight is not code:
            return value(source, straight, piece)
        base = piece(source, code[1])
        return source.once(("get", base, *code[2]), lambda: _sound(source, base + _steps(code[2])))
    start = _start(source, code)
    if kind == "root" and code[1] in _INPUTS and not (code[1] == "limits" and code[2]):
        return start
    return source.once((start, *code[2]), lambda: _sound(source, start + _steps(code[2])))


def has(source: Source, code: Code, piece: Piece, *, known: bool) -> str:
    """Write what asks whether a path is written, and `known` too; return the name of the answer."""
    straight = _straight(source, code)
    kind = straight[0]
    if kind == "who":
        return _known_of_person(source, straight, piece, known=known)
    if kind not in ("root", "item", "var") or (kind != "root" and not straight[2]):
        raise UnsupportedError
    found = _found(source, straight, known=known)
    if known:
        return source.put(f"{found} is not M")
    source.leave(f"{found} is U")
    return source.put(f"{found} is not M")


def _known_of_person(source: Source, code: Code, piece: Piece, *, known: bool) -> str:
    raw, name = piece(source, code[1]), code[2]
    found = source.put(f"who({raw}).get({name!r}, M)")
    source.leave(f"{found} is U")
    return source.put(f"{found} is not M and {found} != {UNKNOWN!r}" if known else f"{found} is not M")


def listed(source: Source, code: Code) -> str | None:
    """Write what reads a list that may be absent, and return its name; None where `code` is no path."""
    straight = _straight(source, code)
    return _found(source, straight, known=False) if straight[0] in ("root", "item") else None


def _found(source: Source, code: Code, *, known: bool) -> str:
    """Write the steps of a path of which any may be missing; with `known`, what is unknown is missing too."""
    fields = list(code[2])
    if code[0] == "root":
        first = code[1]
        if first == "org":
            source.needs(first)
        here = source.once(("root?", first), lambda: source.put(f"roots.get({first!r}, M)"))
    else:
        here = _start(source, code)
    for depth, field in enumerate(fields):
        above = here
        here = source.name()
        with source.block(f"if {above}.__class__ is dict:"):
            source.line(f"{here} = {above}.get({field!r}, M)")
        if depth or code[0] == "root":  # an item of a list is there
            missing = f"{above} is M or {above} == {UNKNOWN!r}" if known else f"{above} is M"
            with source.block(f"elif {missing}:"):
                source.line(f"{here} = M")
        with source.block("else:"):
            source.line(source.left)
    if known:
        with source.block(f"if {here} == {UNKNOWN!r}:"):
            source.line(f"{here} = M")
        source.leave(f"{here} is U")
    return here


def _start(source: Source, code: Code) -> str:
    kind, name = code[0], code[1]
    if kind == "root":
        if name == "limits":
            return "limits"
        if name == "org":
            source.needs(name)
        return f"roots[{name!r}]"
    if kind == "item":
        if name not in source.items:
            raise UnsupportedError
        return source.items[name][0]
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
    name = source.put(read)
    source.leave(f"{name} == {UNKNOWN!r} or {name} is U")
    return name
