"""What the functions and macros of lists take and give."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from aigov.expressions.kinds import ANY, BOOL, NUMBER, WHO, Type, field
from aigov.expressions.match import Typed, Variable
from aigov.expressions.syntax import Node
from aigov.expressions.wording import words
from aigov.language import said

if TYPE_CHECKING:
    from aigov.expressions.check import Checker

Make = Callable[["Checker", Node], Typed]
MACROS: Final = ("exists", "all", "filter", "map")
_SCALARS: Final = ("text", "number", "integer", "bool", "date", "enum")


def _list(checker: "Checker", node: Node) -> Typed:
    receiver = node.parts[0]
    typed = checker.within(receiver, 0)
    if typed.type.kind == "any":
        return typed._replace(type=Type("list", item=ANY))
    if typed.type.kind != "list":
        raise checker.error(
            said(
                f"`{node.value}` asks a list, and `{checker.source(receiver)}` is {words(typed.type)}.",
                f"`{node.value}` vraagt een lijst, en `{checker.source(receiver)}` is {words(typed.type)}.",
            ),
            receiver,
        )
    return typed


def _of(*kinds: str) -> Make:
    """Return the maker of a function over a list whose items must be of `kinds`."""

    def make(checker: "Checker", node: Node) -> Typed:
        typed = _list(checker, node)
        item = typed.type.item or ANY
        if item.kind not in (*kinds, "any"):
            raise checker.error(
                said(
                    f"`{node.value}` does not work on {words(typed.type)}.",
                    f"`{node.value}` werkt niet op {words(typed.type)}.",
                ),
                node.parts[0],
            )
        match node.value:
            case "sum":
                return Typed(["sum", typed.code], item if item.kind == "integer" else NUMBER)
            case "isSorted":
                return Typed(["isSorted", typed.code], BOOL)
            case "distinct":
                return typed._replace(code=["distinct", typed.code])
            case "flatten":
                items = tuple(f"{pattern}[]" for pattern in typed.items)
                return Typed(
                    ["flatten", typed.code], item if item.kind == "list" else Type("list", item=ANY), (), items
                )
        return Typed([node.value, typed.code], item, typed.items)

    return make


def _newest(checker: "Checker", node: Node) -> Typed:
    typed = _list(checker, node)
    item = typed.type.item or ANY
    date = field(item, "date")
    if date is None or date.kind not in ("date", "any"):
        raise checker.error(
            said(
                "`newest` asks a list of items that have a `date`.",
                "`newest` vraagt een lijst van items die een `date` hebben.",
            ),
            node.parts[0],
        )
    checker.reads.update(f"{pattern}.date" for pattern in typed.items)
    return Typed(["newest", typed.code], item, typed.items, tuple(f"{pattern}[]" for pattern in typed.items))


def _people(checker: "Checker", node: Node) -> Typed:
    typed = _list(checker, node)
    item = typed.type.item or ANY
    code = typed.code
    person = field(item, "person") if item.kind == "object" else None
    if person is not None and person.kind == "who":
        slot = len(checker.variables)
        checker.slots = max(checker.slots, slot + 1)
        typed = typed._replace(items=tuple(f"{pattern}.person" for pattern in typed.items))
        checker.reads.update(typed.items)
        code = ["map", code, slot, ["var", slot, ["person"]]]
    elif item.kind not in ("who", "any"):
        raise checker.error(
            said(
                f"`people` asks a list of who's, and this is {words(typed.type)}.",
                f"`people` vraagt een lijst van rollen of personen, en dit is {words(typed.type)}.",
            ),
            node.parts[0],
        )
    return Typed(["people", code], Type("list", item=WHO), (), typed.items)


def macro(checker: "Checker", node: Node) -> Typed:
    """Return the code of `list.exists(x, ...)` and the like."""
    if len(node.parts) != 3 or node.parts[1].kind != "name":
        raise checker.error(
            said(
                f"`{node.value}` takes a name and what is asked of each item: `.{node.value}(x, x.field == 1)`.",
                f"`{node.value}` neemt een naam en wat er van elk item wordt gevraagd: `.{node.value}(x, x.field == "
                "1)`.",
            ),
            node,
        )
    receiver, name, body = node.parts
    typed = checker.within(receiver, 0)
    if typed.type.kind in ("map", "object", "who"):
        raise checker.error(
            said(
                f"`{checker.source(receiver)}` is no list: `each` visits its entries, `in` asks for a key.",
                f"`{checker.source(receiver)}` is geen lijst: `each` gaat langs de items, `in` vraagt naar een "
                "sleutel.",
            ),
            receiver,
        )
    typed = typed if typed.type.kind == "list" else _list(checker, node)
    if name.value in checker.types.names or any(name.value == variable.name for variable in checker.variables):
        raise checker.error(
            said(
                f'"{name.value}" already means something here; call the item something else.',
                f'"{name.value}" betekent hier al iets; geef het item een andere naam.',
            ),
            name,
        )
    return _visited(checker, node, typed, name, body)


def _visited(checker: "Checker", node: Node, typed: Typed, name: Node, body: Node) -> Typed:
    slot = len(checker.variables)
    checker.slots = max(checker.slots, slot + 1)
    checker.variables.append(Variable(name.value, typed.type.item or ANY, typed.items))
    if node.value == "map":
        inner = checker.within(body, 0)
        result = Typed(
            ["map", typed.code, slot, inner.code], Type("list", item=inner.type), (), inner.patterns, inner.texts
        )
    else:
        before = checker.sense
        checker.sense = (
            1 if node.value == "filter" else before
        )  # what passes a filter is counted, so time may add to it
        inner = checker.condition(body)
        checker.sense = before
        code = [node.value, typed.code, slot, inner.code]
        result = typed._replace(code=code, patterns=()) if node.value == "filter" else Typed(code, BOOL)
    checker.variables.pop()
    return result


METHODS: Final[dict[str, tuple[int, Make]]] = {
    "sum": (0, _of("number", "integer")),
    "min": (0, _of("number", "integer", "date")),
    "max": (0, _of("number", "integer", "date")),
    "isSorted": (0, _of("number", "integer", "date")),
    "distinct": (0, _of(*_SCALARS)),
    "flatten": (0, _of("list")),
    "newest": (0, _newest),
    "people": (0, _people),
}
