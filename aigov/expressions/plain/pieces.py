"""Each kind of piece as lines of source that come to the same value as its closure, or leave it to that."""

from collections.abc import Callable, Container, Iterator
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


_NUMBERS: Final = ("size", "days_between", "sum", "+", "-", "neg")
"""Pieces whose value is a number and never true or false."""

_COUNTED: Final = ("filter", "map", "concat", "list", "distinct", "people")
"""Pieces whose value is a list no longer than what was counted to make it."""


def piece(source: Source, code: Code) -> str:
    """Return the expression that judges `code`, and write the lines that it needs first; raises UnsupportedError."""
    write = _PIECES.get(code[0])
    if write is None:
        raise UnsupportedError
    return write(source, code)


def truth(source: Source, code: Code) -> str:
    """Return the expression that judges a condition: it is true or false."""
    value = piece(source, code)
    if _always(source, code, _TRUTHS):
        return value
    name = source.name()
    return f"(({name} := {value}) is True or {name} is not False and odd())"


def _always(source: Source, code: Code, kinds: Container[str]) -> bool:
    """Return whether the value of a piece is always one of such pieces."""
    if code[0] == "let":
        let = source.lets.get(code[1])
        return let is not None and let.code[0] != "let" and _always(source, let.code, kinds)
    if code[0] == "if":
        return _always(source, code[2], kinds) and _always(source, code[3], kinds)
    return code[0] in kinds


def _const(_: Source, code: Code) -> str:
    return repr(code[1])


def _list(source: Source, code: Code) -> str:
    return f"[{', '.join([piece(source, part) for part in code[1]])}]"


def _not(source: Source, code: Code) -> str:
    return f"(not {truth(source, code[1])})"


def _junction(source: Source, code: Code) -> str:
    """Stop at the first part that settles it; trouble in a part before that is left to the closures."""
    sign, going_on = (" or ", "if not ") if code[0] == "or" else (" and ", "if ")
    result = ""
    known: dict[Any, str] = {}
    with source.absorbing():
        whole = truth(source, code[1][0])
        for part in code[1][1:]:
            found = source.within(lambda part=part: truth(source, part), known)  # type: ignore[misc]
            if not found.lines:
                whole += sign + found.value
                continue
            if result:
                source.line(f"{result} = {whole}")
            else:
                result = source.put(whole)
            source.under(f"{going_on}{result}:", found.lines, f"{result} = {found.value}")
            whole, known = result, found.known
    if known and code[0] == "and":
        source.proven[f"({whole})"] = known
    return f"({whole})"


def _if(source: Source, code: Code) -> str:
    condition = truth(source, code[1])
    first = source.within(lambda: piece(source, code[2]), source.proven.get(condition))
    second = source.within(lambda: piece(source, code[3]))
    if not first.lines and not second.lines:
        return f"({first.value} if {condition} else {second.value})"
    result = source.name()
    source.under(f"if {condition}:", first.lines, f"{result} = {first.value}")
    source.under("else:", second.lines, f"{result} = {second.value}")
    return result


def _items(source: Source, code: Code) -> str:
    """Write what reads a list and counts its items, and return its name."""
    name = source.named(piece(source, code))
    is_counted = code[0] in _COUNTED or (not source.is_looping and _always(source, code, _COUNTED))
    if not is_counted:
        source.spend(name, "" if _always(source, code, _LISTS) else f"{name}.__class__ is not list")
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
    result, troubled = source.name(), source.put("False")
    with source.looping(), source.block(f"for {item} in {items}:"):
        with source.block("try:"), source.settling():
            condition = truth(source, code[3])
            with source.block(f"if {condition}:" if settles else f"if not {condition}:"):
                source.line(f"{result} = {settles}")
                source.line("break")
        with source.block("except FAULTS:"):
            source.line(f"{troubled} = True")
    with source.block("else:"):
        source.leave(troubled)
        source.line(f"{result} = {not settles}")
    del source.loops[code[2]]
    return result


def _gathering(source: Source, code: Code) -> str:
    items, item = _loop(source, code)
    result = source.put("[]")
    with source.looping(), source.block(f"for {item} in {items}:"):
        if code[0] == "map":
            source.line(f"{result}.append({piece(source, code[3])})")
        else:
            source.line(f"if {truth(source, code[3])}: {result}.append({item})")
    del source.loops[code[2]]
    return result


def _equal(source: Source, code: Code) -> str:
    left, right = piece(source, code[1]), piece(source, code[2])
    for part, other in ((code[1], right), (code[2], left)):
        if part[0] == "const" and isinstance(part[1], bool):
            return f"({other} is {part[1]})"
        if part[0] == "const" and isinstance(part[1], str):
            return f"({left} == {right})"
    return f"equal({left}, {right})"


def _is_text(code: Code) -> bool:
    return code[0] in ("after", "before") or code == ["root", "today", []] or _is(code, str)


def _is(code: Code, kind: type) -> bool:
    return code[0] == "const" and isinstance(code[1], kind)


def _ordered(source: Source, code: Code) -> str:
    if any(_is(part, bool) for part in code[1:3]):
        raise UnsupportedError
    left, right = piece(source, code[1]), piece(source, code[2])
    if not any(_is_text(part) for part in code[1:3]):  # a text compares with texts only, and raises with others
        left, right = _no_truths(source, [(left, code[1]), (right, code[2])])
    return f"({left} {code[0]} {right})"


def _no_truths(source: Source, sides: list[tuple[str, Code]]) -> list[str]:
    """Write that true and false, which Python counts with, have no order; return the names of both sides."""
    names = []
    asked = []
    for value, part in sides:
        if part[0] in ("const", *_NUMBERS):
            names.append(value)
        else:
            names.append(source.named(value))
            asked.append(f"{names[-1]}.__class__ is bool")
    if len(asked) == len(sides):
        source.leave(f"{names[0]}.__class__ is not str and ({' or '.join(asked)})")
    elif asked:
        source.leave(asked[0])
    return names


def _sum(source: Source, code: Code) -> str:
    left, right = piece(source, code[1]), piece(source, code[2])
    return f"(number({left}) {code[0]} number({right}))"


def _concat(source: Source, code: Code) -> str:
    return f"[*{_items(source, code[1])}, *{_items(source, code[2])}]"


def _in(source: Source, code: Code) -> str:
    left = piece(source, code[1])
    if code[2][0] == "const" and all(isinstance(word, str) for word in code[2][1]):
        words = ", ".join(map(repr, code[2][1]))
        return f"({left} in {{{words}}})"
    return f"within({left}, {piece(source, code[2])})"


def _at_least(source: Source, code: Code) -> str:
    order = source.constant({word: rank for rank, word in enumerate(code[3])})
    return f"at_least({piece(source, code[1])}, {piece(source, code[2])}, {order})"


def _same(source: Source, code: Code) -> str:
    one, other = [source.person(piece(source, part)) for part in code[1:3]]
    return f"is_one({one}, {other})"


def _matches(source: Source, code: Code) -> str:
    from aigov.expressions.pattern import compiled

    search = source.constant(compiled(code[2]).search)
    return f"({search}({piece(source, code[1])}) is not None)"


def _size(source: Source, code: Code) -> str:
    value = piece(source, code[1])
    return f"len({value})" if _always(source, code[1], _LISTS) else f"size({value})"


def _extreme(source: Source, code: Code) -> str:
    value = piece(source, code[1])
    return f"{'best' if source.sure else 'extreme'}({value}, {code[0]})"


def _people(source: Source, code: Code) -> str:
    return f"people({piece(source, code[1])}, {source.everybody()}.person)"


def _asked(known: bool) -> Write:
    return lambda source, code: reading.has(source, code[1], piece, known=known)


def _called(function: str) -> Write:
    """Return the writer of a call with the values of the parts of a piece."""
    return lambda source, code: f"{function}({', '.join([piece(source, part) for part in code[1:]])})"


_PIECES: Final[dict[str, Write]] = {
    **dict.fromkeys(
        ("root", "item", "var", "get", "let", "key", "who"), lambda source, code: reading.value(source, code, piece)
    ),
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
    "neg": lambda source, code: f"(-number({piece(source, code[1])}))",
    "concat": _concat,
    "in": _in,
    "at_least": _at_least,
    "same_person": _same,
    "matches": _matches,
    "size": _size,
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
    "min": _extreme,
    "max": _extreme,
    "people": _people,
}
