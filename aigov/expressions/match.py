"""Whether two types go together; a literal takes the other side's type."""

from typing import TYPE_CHECKING, Any, NamedTuple

from aigov import dates
from aigov.expressions.kinds import ANY, INTEGER, NUMBER, TEXT, Type
from aigov.expressions.syntax import Node
from aigov.expressions.wording import words
from aigov.language import said
from aigov.spelling import suggestion

if TYPE_CHECKING:
    from aigov.expressions.check import Checker


class Typed(NamedTuple):
    """A checked piece: its code, its type, the patterns of the paths it stands for and of its items.

    `texts` are the literal texts that it, or an item of it, may be: they still take the other side's type.
    """

    code: list[Any]
    type: Type
    patterns: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    texts: tuple[str, ...] | None = None


class Variable(NamedTuple):
    """An item that a macro visits."""

    name: str
    type: Type
    patterns: tuple[str, ...]


def coerce(checker: "Checker", typed: Typed, want: Type, node: Node) -> Typed:
    """Return `typed` as `want` where it is made of literals that fit; raises ExpressionError on one that does not."""
    if typed.texts is None or typed.type.kind != "text":
        return typed
    for text in typed.texts:
        if want.kind == "date" and not dates.is_date(text):
            raise checker.error(
                said(
                    f'"{text}" is not a day; a day is written 2026-02-28.',
                    f'"{text}" is geen datum; schrijf een datum als 2026-02-28.',
                ),
                node,
            )
        if want.kind == "period" and not dates.is_period(text):
            raise checker.error(
                said(
                    f'"{text}" is not a period; a period is written P3M, P30D or P1Y.',
                    f'"{text}" is geen termijn; schrijf een termijn als P3M, P30D of P1Y.',
                ),
                node,
            )
        if want.kind == "enum" and text not in want.members:
            raise checker.error(
                said(
                    f'"{text}" is not {words(want)}{suggestion(text, want.members)}',
                    f'Hier hoort {words(want)}, en er staat "{text}"{suggestion(text, want.members)}',
                ),
                node,
            )
    return typed._replace(type=want) if want.kind in ("date", "period", "enum") else typed


def meet(checker: "Checker", one: Typed, left: Node, other: Typed, right: Node) -> tuple[Typed, Typed]:
    """Return both sides of a comparison, literals typed by the other; raises ExpressionError where they never meet."""
    if {one.type.kind, other.type.kind} & {"who", "object", "map"}:
        unlike = one if one.type.kind in ("who", "object", "map") else other
        node = left if unlike is one else right
        hint = (
            said("persons are compared with same_person(a, b)", "personen worden vergeleken met same_person(a, b)")
            if unlike.type.kind == "who"
            else said("compare one of its fields", "vergelijk een van de velden")
        )
        raise checker.error(f"`{checker.source(node)}` is {words(unlike.type)}: {hint}.", node)
    if one.type.kind == other.type.kind == "list":
        inner = meet(checker, _item(one), left, _item(other), right)
        return tuple(
            typed._replace(type=Type("list", item=item.type)) for typed, item in zip((one, other), inner, strict=True)
        )  # type: ignore[return-value]  # two in, two out
    one, other = coerce(checker, one, other.type, left), coerce(checker, other, one.type, right)
    if not _alike(one.type, other.type):
        a, b = words(one.type), words(other.type)
        raise checker.error(
            said(f"{a[0].upper()}{a[1:]} is never {b}.", f"{a[0].upper()}{a[1:]} is nooit {b}."),
            left if left.kind == "literal" else right,
        )
    return one, other


def join(checker: "Checker", one: Typed, other: Typed, node: Node) -> Typed:
    """Return what is either of two; raises ExpressionError at `node` where they have no type in common."""
    one, other = coerce(checker, one, other.type, node), coerce(checker, other, one.type, node)
    a, b = one.type, other.type
    texts = one.texts + other.texts if one.texts is not None and other.texts is not None else None
    patterns = tuple(dict.fromkeys(one.patterns + other.patterns))
    items = tuple(dict.fromkeys(one.items + other.items))
    return Typed(one.code, _joined(checker, one, other, node) if a != b else a, patterns, items, texts)


def _joined(checker: "Checker", one: Typed, other: Typed, node: Node) -> Type:
    a, b = one.type, other.type
    kinds = {a.kind, b.kind}
    if "any" in kinds:
        return ANY
    if kinds == {"number", "integer"}:
        return NUMBER
    if a.kind == b.kind == "enum":
        order = a.order if a.order == b.order else ()
        return Type("enum", tuple(dict.fromkeys(a.members + b.members)), order)
    if kinds == {"enum", "text"}:
        return TEXT
    if a.kind == b.kind == "list":
        inner = {(a.item or ANY).kind, (b.item or ANY).kind}
        alike = len(inner) == 1 or "any" in inner or inner in ({"number", "integer"}, {"enum", "text"})
        if alike or one.texts is not None or other.texts is not None:
            return Type("list", item=join(checker, _item(one), _item(other), node).type)
    if a.kind == b.kind and a.kind in ("object", "map"):
        return ANY
    raise checker.error(
        said(
            f"`{checker.source(node)}` is {words(b)}, beside {words(a)}: both must be of one kind.",
            f"`{checker.source(node)}` is {words(b)}, naast {words(a)}: beide horen van één soort te zijn.",
        ),
        node,
    )


def _item(typed: Typed) -> Typed:
    return Typed(["const", None], typed.type.item or ANY, typed.items, (), typed.texts)


def _alike(a: Type, b: Type) -> bool:
    kinds = {a.kind, b.kind}
    if "any" in kinds or kinds <= {NUMBER.kind, INTEGER.kind}:
        return True
    if a.kind == b.kind == "enum":
        return not a.members or not b.members or bool(set(a.members) & set(b.members))
    return a.kind == b.kind or kinds == {"enum", "text"}
