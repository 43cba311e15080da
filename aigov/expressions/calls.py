"""What each function and macro takes and gives: the table that the checker asks."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from aigov.expressions import listcalls, wording
from aigov.expressions.errors import ExpressionError
from aigov.expressions.kinds import ANY, BOOL, DATE, INTEGER, PERIOD, TEXT, WHO, Type, field
from aigov.expressions.match import Typed, coerce, meet
from aigov.expressions.syntax import Node
from aigov.expressions.wording import words
from aigov.language import said
from aigov.spelling import suggestion

if TYPE_CHECKING:
    from aigov.expressions.check import Checker

Make = Callable[["Checker", Node], Typed]
_PATHS: Final = ("root", "item", "var", "get", "let", "who", "any", "key")


def call(checker: "Checker", node: Node) -> Typed:
    """Return the code of `f(a, b)`."""
    if node.value in FUNCTIONS:
        count, make = FUNCTIONS[node.value]
        return _counted(checker, node, count, make, node.parts)
    if node.value in METHODS or node.value in listcalls.MACROS:
        raise checker.error(
            said(
                f"`{node.value}` follows what it is asked of: `list.{node.value}(...)`.",
                f"`{node.value}` komt na datgene waar het naar vraagt: `list.{node.value}(...)`.",
            ),
            node,
        )
    hint = suggestion(node.value, FUNCTIONS)
    raise ExpressionError(
        said(f'"{node.value}" is not a function{hint}', f'"{node.value}" is geen functie{hint}'),
        node.at,
        node.at + len(node.value),
    )


def method(checker: "Checker", node: Node) -> Typed:
    """Return the code of `x.f(a)`."""
    if node.value in listcalls.MACROS:
        return listcalls.macro(checker, node)
    if node.value in METHODS:
        count, make = METHODS[node.value]
        return _counted(checker, node, count, make, node.parts[1:])
    if node.value in FUNCTIONS:
        raise checker.error(
            said(
                f"`{node.value}` is written in front: `{node.value}(...)`.",
                f"`{node.value}` staat vooraan: `{node.value}(...)`.",
            ),
            node,
        )
    hint = suggestion(node.value, [*METHODS, *listcalls.MACROS])
    raise ExpressionError(
        said(
            f'"{node.value}" is not a function of a value{hint}', f'"{node.value}" is geen functie van een waarde{hint}'
        ),
        node.at,
        node.at + len(node.value),
    )


def member(checker: "Checker", node: Node, one: Typed, other: Typed) -> Typed:
    """Return the code of `one in other`."""
    left, right = node.parts
    if other.type.kind == "list":
        if (other.type.item or ANY).kind in ("who", "object", "map"):
            raise checker.error(
                said(
                    "Persons and sections are looked for with .exists, as in `list.exists(p, same_person(p, x))`.",
                    "Personen en onderdelen worden gezocht met .exists, zoals in `list.exists(p, same_person(p, x))`.",
                ),
                node,
            )
        item = Typed(["const", None], other.type.item or ANY, (), (), other.texts)
        one, _ = meet(checker, one, left, item, right)
        return Typed(["in", one.code, other.code], BOOL)
    if other.type.kind in ("map", "object"):
        if one.type.kind not in ("text", "enum", "any"):
            raise checker.error(
                said(
                    f"The keys of a map are texts, and this is {words(one.type)}.",
                    f"De sleutels van een mapping zijn teksten, en dit is {words(one.type)}.",
                ),
                left,
            )
        for text in one.texts or ():
            if field(other.type, text) is None:
                names = [*(other.type.fields or other.type.members)]
                raise checker.error(
                    said(
                        f'"{text}" is no key here{suggestion(text, names)}',
                        f'"{text}" is hier geen sleutel{suggestion(text, names)}',
                    ),
                    left,
                )
        return Typed(["in", one.code, other.code], BOOL)
    if other.type.kind != "any":
        hint = wording.within_text(other.type.kind)
        raise checker.error(
            said(
                f"`in` asks a list or a map, and this is {words(other.type)}{hint}.",
                f"`in` vraagt een lijst of een mapping, en dit is {words(other.type)}{hint}.",
            ),
            right,
        )
    return Typed(["in", one.code, other.code], BOOL)


def _counted(checker: "Checker", node: Node, count: int, make: Make, given: tuple[Node, ...]) -> Typed:
    if len(given) != count:
        several = said("one value", "één waarde") if count == 1 else said(f"{count} values", f"{count} waarden")
        things = several if count else said("nothing", "niets")
        raise checker.error(
            said(
                f"`{node.value}` takes {things} in its brackets; here are {len(given)}.",
                f"`{node.value}` neemt {things} tussen haakjes; hier zijn er {len(given)}.",
            ),
            node,
        )
    return make(checker, node)


def _argument(checker: "Checker", node: Node, *kinds: Type) -> Typed:
    """Return the code of an argument that must be of one of `kinds`."""
    typed = coerce(checker, checker.within(node, 0), kinds[0], node)
    if typed.type.kind != "any" and typed.type.kind not in [kind.kind for kind in kinds]:
        raise checker.error(
            wording.unlike(checker.source(node), words(typed.type), words(kinds[0])),
            node,
        )
    return typed


def _path(checker: "Checker", node: Node) -> Typed:
    part = node.parts[0]
    if part.kind not in ("name", "select", "method"):
        raise checker.error(
            wording.of_a_path(node.value),
            part,
        )
    typed = checker.within(part, 0)
    if typed.code[0] not in (*_PATHS, "newest", "min", "max"):
        raise checker.error(
            wording.of_a_path(node.value),
            part,
        )
    return Typed([node.value, typed.code], BOOL)


def _size(checker: "Checker", node: Node) -> Typed:
    typed = checker.within(node.parts[0], 0)
    if typed.type.kind not in ("list", "map", "text", "any", "object"):
        raise checker.error(
            said(
                f"`size` counts a list, a map or the letters of a text; this is {words(typed.type)}.",
                f"`size` telt een lijst, een mapping of de letters van een tekst; dit is {words(typed.type)}.",
            ),
            node,
        )
    return Typed(["size", typed.code], INTEGER)


def _lower(checker: "Checker", node: Node) -> Typed:
    typed = _argument(checker, node.parts[0], TEXT, Type("enum"))
    return Typed(["lower", typed.code], TEXT)


def _moved(checker: "Checker", node: Node) -> Typed:
    date, period = node.parts
    codes = [_argument(checker, date, DATE).code, _argument(checker, period, PERIOD).code]
    return Typed([node.value, *codes], DATE)


def _days(checker: "Checker", node: Node) -> Typed:
    return Typed(["days_between", *(_argument(checker, part, DATE).code for part in node.parts)], INTEGER)


def _at_least(checker: "Checker", node: Node) -> Typed:
    left, right = node.parts
    one, other = checker.within(left, 0), checker.within(right, 0)
    one, other = coerce(checker, one, other.type, left), coerce(checker, other, one.type, right)
    for typed, part in ((one, left), (other, right)):
        if typed.type.kind != "enum" or not typed.type.order:
            raise checker.error(
                said(
                    f"`{checker.source(part)}` has no order, so `at_least` cannot ask it.",
                    f"`{checker.source(part)}` heeft geen volgorde, dus `at_least` kan er niet naar vragen.",
                ),
                part,
            )
        for text in typed.texts or ():
            if text not in typed.type.order:
                raise checker.error(
                    said(
                        f'"{text}" stands outside the order{suggestion(text, typed.type.order)}',
                        f'"{text}" hoort niet in de volgorde{suggestion(text, typed.type.order)}',
                    ),
                    part,
                )
    if one.type.order != other.type.order:
        raise checker.error(
            said(
                "Both sides of `at_least` must be words of one order.",
                "Beide kanten van `at_least` moeten woorden uit één volgorde zijn.",
            ),
            node,
        )
    return Typed(["at_least", one.code, other.code, list(one.type.order)], BOOL)


def _who(checker: "Checker", node: Node) -> Typed:
    typed = checker.within(node, 0)
    person = field(typed.type, "person") if typed.type.kind == "object" else None
    if person is not None and person.kind == "who":
        checker.reads.update(f"{pattern}.person" for pattern in typed.patterns)
        merged = typed.code[0] in ("root", "item", "var", "get")
        code = [*typed.code[:2], [*typed.code[2], "person"]] if merged else ["get", typed.code, ["person"]]
        return typed._replace(code=code, type=WHO)
    if typed.type.kind not in ("who", "any"):
        raise checker.error(
            wording.unlike(checker.source(node), words(typed.type), words(WHO)),
            node,
        )
    return typed


def _same_person(checker: "Checker", node: Node) -> Typed:
    return Typed(["same_person", *(_who(checker, part).code for part in node.parts)], BOOL)


def _text_test(checker: "Checker", node: Node) -> Typed:
    receiver, part = node.parts
    text = checker.within(receiver, 0)
    if text.type.kind not in ("text", "enum", "any"):
        hint = wording.within_text(text.type.kind)
        raise checker.error(
            said(
                f"`{node.value}` asks a text, and this is {words(text.type)}{hint}.",
                f"`{node.value}` vraagt een tekst, en dit is {words(text.type)}{hint}.",
            ),
            receiver,
        )
    return Typed([node.value, text.code, _argument(checker, part, TEXT, Type("enum")).code], BOOL)


def _matches(checker: "Checker", node: Node) -> Typed:
    receiver, pattern = node.parts
    text = _argument(checker, receiver, TEXT, Type("enum"))
    if pattern.kind != "literal" or not isinstance(pattern.value, str):
        raise checker.error(
            said(
                "The pattern of `matches` is a written text, so that it can be read when the rule is loaded.",
                "Het patroon van `matches` is een uitgeschreven tekst, zodat het te lezen is wanneer de regel wordt "
                "geladen.",
            ),
            pattern,
        )
    from aigov.expressions.pattern import trouble

    if wrong := trouble(pattern.value):
        raise checker.error(
            said(f"The pattern cannot be read: {wrong}.", f"Het patroon is niet te lezen: {wrong}."), pattern
        )
    return Typed(["matches", text.code, pattern.value], BOOL)


FUNCTIONS: Final[dict[str, tuple[int, Make]]] = {
    "has": (1, _path),
    "known": (1, _path),
    "size": (1, _size),
    "lower": (1, _lower),
    "matches": (2, _matches),
    "after": (2, _moved),
    "before": (2, _moved),
    "days_between": (2, _days),
    "at_least": (2, _at_least),
    "same_person": (2, _same_person),
}
METHODS: Final[dict[str, tuple[int, Make]]] = {
    "size": (0, _size),
    "matches": (1, _matches),
    "contains": (1, _text_test),
    "startsWith": (1, _text_test),
    "endsWith": (1, _text_test),
    **listcalls.METHODS,
}
