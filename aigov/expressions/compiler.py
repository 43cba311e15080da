"""From text to Expression: parse, check, and refuse what reads nothing."""

from collections.abc import Iterable, Iterator

from aigov.expressions.check import Checker
from aigov.expressions.errors import ExpressionError
from aigov.expressions.expression import Expression
from aigov.expressions.kinds import Type, Types
from aigov.expressions.match import coerce
from aigov.expressions.scope import Code
from aigov.expressions.syntax import parse
from aigov.expressions.wording import words
from aigov.language import said


def compile(  # noqa: A001  (the word for it)
    text: str, types: Types, *, expects: str | Iterable[str] | None = None, dated: bool = True, constant: bool = False
) -> Expression:
    """Return the expression of `text`; raises ExpressionError with offsets into it.

    `expects` are the kinds of type that will do: `bool` for `assert` and `when`, `date` for `due`. `dated` holds
    `today` to the later side of a comparison. `constant` lets an expression pass that reads no file.
    """
    tree = parse(text)
    checker = Checker(text, types, dated=dated)
    typed = checker.check(tree)
    wanted = (expects,) if isinstance(expects, str) else tuple(expects or ())
    if wanted and typed.type.kind not in (*wanted, "any"):
        typed = coerce(checker, typed, Type(wanted[0]), tree)
    if wanted and typed.type.kind not in (*wanted, "any"):
        raise checker.error(
            said(
                f"This is {words(typed.type)}, and {words(Type(wanted[0]))} is expected here.",
                f"Dit is {words(typed.type)}, en hier hoort {words(Type(wanted[0]))}.",
            ),
            tree,
        )
    if not checker.grounded and not constant:
        raise ExpressionError(
            said(
                "This reads nothing of a manifest, so it says the same of all.",
                "Dit leest niets van een manifest, en zegt dus over elk manifest hetzelfde.",
            ),
            tree.start,
            tree.end,
        )
    result = Expression(text, typed.code, typed.type, frozenset(checker.reads), frozenset(checker.names), checker.slots)
    result.patterns = typed.patterns
    result.items_patterns = typed.items
    result.lists = frozenset(_lists(typed.code, types))
    result.grounded = checker.grounded
    result.timed = checker.timed
    return result


def _lists(code: Code, types: Types) -> Iterator[str]:
    """Yield the patterns of the lists that a chain of functions begins with."""
    match code:
        case ["filter" | "map" | "distinct" | "flatten" | "people", receiver, *_]:
            yield from _lists(receiver, types)
        case ["concat", one, other]:
            yield from _lists(one, types)
            yield from _lists(other, types)
        case ["let", name]:
            yield from getattr(types.names[name].let, "lists", ())
        case ["root" | "item", name, fields]:
            yield from (".".join((pattern, *fields)) for pattern in types.names[name].patterns)
        case ["get" | "any", base, fields]:
            yield from (".".join((pattern, *fields)) for pattern in _lists(base, types))
