"""Each kind of piece as lines of source that come to the same value as its closure, or leave it to that."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from aigov.expressions.plain import reading
from aigov.expressions.plain.source import Source, UnsupportedError
from aigov.expressions.scope import Code

Write = Callable[[Source, Code], str]
_CONDITIONS: Final = ("not", "and", "or", "exists", "all", "==", "<", "<=", ">", ">=", "has", "known", "in", "matches")
_TRUTHS: Final = {*_CONDITIONS, "isSorted", "at_least", "contains", "startsWith", "endsWith", "same_person", "period=="}
"""Pieces whose value is true or false and nothing else."""

_LISTS: Final = ("filter", "map", "concat", "list", "distinct", "flatten", "people")
"""Pieces whose value is a list and nothing else."""


def piece(source: Source, code: Code) -> str:
    """Write what judges `code` and return the name of its value; raises UnsupportedError."""
    write = _PIECES.get(code[0])
    if write is None:
        raise UnsupportedError
    return write(source, code)


def truth(source: Source, code: Code) -> str:
    """Write what judges a condition, and return the name of its value, true or false."""
    name = piece(source, code)
    if code[0] not in _TRUTHS:
        source.leave(f"{name}.__class__ is not bool")
    return name


def _path(source: Source, code: Code) -> str:
    return reading.value(source, code, piece)


def _const(source: Source, code: Code) -> str:
    value = code[1]
    return repr(value) if isinstance(value, (str, bool, int, float)) else source.constant(value)


def _list(source: Source, code: Code) -> str:
    return source.put(f"[{', '.join([piece(source, part) for part in code[1]])}]")


def _not(source: Source, code: Code) -> str:
    return source.put(f"not {truth(source, code[1])}")


def _junction(source: Source, code: Code) -> str:
    """Stop at the first part that settles it; trouble in a part before that is left to the closures."""
    settles = code[0] == "or"
    result = source.put(str(settles))
    with source.absorbing():
        _parts(source, list(code[1]), result, "if not " if settles else "if ")
    return result


def _parts(source: Source, parts: list[Code], result: str, going_on: str) -> None:
    name = truth(source, parts[0])
    if len(parts) == 1:
        source.line(f"{result} = {name}")
        return
    with source.block(f"{going_on}{name}:"):
        _parts(source, parts[1:], result, going_on)


def _if(source: Source, code: Code) -> str:
    condition, result = truth(source, code[1]), source.name()
    for head, part in ((f"if {condition}:", code[2]), ("else:", code[3])):
        with source.block(head):
            source.line(f"{result} = {piece(source, part)}")
    return result


def _items(source: Source, code: Code) -> str:
    """Write what reads a list and counts its items, and return its name."""
    name = piece(source, code)
    if code[0] not in _LISTS:
        source.leave(f"{name}.__class__ is not list")
    source.spend(name)
    return name


def _loop(source: Source, code: Code) -> tuple[str, str]:
    items = _items(source, code[1])
    for name in dict.fromkeys(_lets(code[3])):
        piece(source, ["let", name])  # before the loop, and not for each item
    item = source.loops[code[2]] = source.name()
    return items, item


def _lets(code: Any) -> Iterator[str]:
    if isinstance(code, list):
        if code[:1] == ["let"]:
            yield code[1]
        for part in code:
            yield from _lets(part)


def _quantifier(source: Source, code: Code) -> str:
    settles = code[0] == "exists"
    items, item = _loop(source, code)
    result, troubled = source.put(str(not settles)), source.put("False")
    with source.block(f"for {item} in {items}:"):
        with source.block("try:"), source.settling():
            name = truth(source, code[3])
        with source.block("except FAULTS as fault:"):
            source.line("fault.__traceback__ = None")
            source.line(f"{troubled} = True")
            source.line("continue")
        with source.block(f"if {name}:" if settles else f"if not {name}:"):
            source.line(f"{result} = {settles}")
            source.line("break")
    source.leave(f"{troubled} and {result} is not {settles}")
    del source.loops[code[2]]
    return result


def _gathering(source: Source, code: Code) -> str:
    items, item = _loop(source, code)
    result = source.put("[]")
    with source.block(f"for {item} in {items}:"):
        if code[0] == "map":
            source.line(f"{result}.append({piece(source, code[3])})")
        else:
            with source.block(f"if {truth(source, code[3])}:"):
                source.line(f"{result}.append({item})")
    del source.loops[code[2]]
    return result


def _equal(source: Source, code: Code) -> str:
    left, right = piece(source, code[1]), piece(source, code[2])
    if any(part[0] == "const" and isinstance(part[1], str) for part in code[1:3]):
        return source.put(f"{left} == {right}")
    return source.put(f"equal({left}, {right})")


def _is_text(code: Code) -> bool:
    return code[0] in ("after", "before") or code == ["root", "today", []]


def _ordered(source: Source, code: Code) -> str:
    left, right = piece(source, code[1]), piece(source, code[2])
    if any(part[0] == "const" and isinstance(part[1], bool) for part in code[1:3]):
        raise UnsupportedError
    if not any(_is_text(part) for part in code[1:3]):  # a text compares with texts only, and raises with others
        for name, part in ((left, code[1]), (right, code[2])):
            if part[0] != "const":
                source.leave(f"{name}.__class__ is bool")
    return source.put(f"{left} {code[0]} {right}")


def _sum(source: Source, code: Code) -> str:
    left, right = piece(source, code[1]), piece(source, code[2])
    return source.put(f"number({left}) {code[0]} number({right})")


def _concat(source: Source, code: Code) -> str:
    return source.put(f"[*{_items(source, code[1])}, *{_items(source, code[2])}]")


def _in(source: Source, code: Code) -> str:
    left = piece(source, code[1])
    if code[2][0] == "const" and all(isinstance(word, str) for word in code[2][1]):
        return source.put(f"{left} in {source.constant(frozenset(code[2][1]))}")
    return source.put(f"within({left}, {piece(source, code[2])})")


def _at_least(source: Source, code: Code) -> str:
    order = source.constant({word: rank for rank, word in enumerate(code[3])})
    return source.put(f"at_least({piece(source, code[1])}, {piece(source, code[2])}, {order})")


def _same(source: Source, code: Code) -> str:
    sides = [f"who({piece(source, part)})" for part in code[1:3]]
    return source.put(f"is_one({', '.join(sides)})")


def _matches(source: Source, code: Code) -> str:
    from aigov.expressions.pattern import compiled

    pattern = source.constant(compiled(code[2]))
    subject = piece(source, code[1])
    source.leave(f"{subject}.__class__ is not str")
    return source.put(f"{pattern}.search({subject}) is not None")


def _asked(known: bool) -> Write:
    return lambda source, code: reading.has(source, code[1], piece, known=known)


def _called(function: str, more: Iterable[str] = ()) -> Write:
    """Return the writer of a call with the values of the parts of a piece."""
    rest = tuple(more)

    def write(source: Source, code: Code) -> str:
        arguments = [piece(source, part) for part in code[1:]]
        return source.put(f"{function}({', '.join([*arguments, *rest])})")

    return write


_PIECES: Final[dict[str, Write]] = {
    **dict.fromkeys(("root", "item", "var", "get", "let", "key", "who"), _path),
    "has": _asked(known=False),
    "known": _asked(known=True),
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
    **dict.fromkeys(("<", "<=", ">", ">="), _ordered),
    "+": _sum,
    "-": _sum,
    "neg": lambda source, code: source.put(f"-number({piece(source, code[1])})"),
    "concat": _concat,
    "in": _in,
    "at_least": _at_least,
    "same_person": _same,
    "matches": _matches,
    "size": _called("size"),
    "lower": _called("lower"),
    "contains": _called("contains"),
    "startsWith": _called("starts"),
    "endsWith": _called("ends"),
    "after": _called("after"),
    "before": _called("before"),
    "days_between": _called("days_between"),
    "period==": _called("same_period"),
    "sum": _called("total"),
    "isSorted": _called("is_sorted"),
    "distinct": _called("distinct"),
    "flatten": _called("flat"),
    "newest": _called("newest"),
    "min": _called("extreme", ["min"]),
    "max": _called("extreme", ["max"]),
    "people": _called("people", ["who"]),
}
