"""An expression changed in one place: each operator, comparison, path, function and part of its tree in turn."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Final, NamedTuple

from aigov.expressions.check import Checker
from aigov.expressions.errors import ExpressionError
from aigov.expressions.kinds import ANY, Type, Types, of_value
from aigov.expressions.match import Typed
from aigov.expressions.syntax import Node, node, parse
from aigov.trial.mutation.values import others
from aigov.trial.mutation.writing import written

_COMPARED: Final = ("<", "<=", ">", ">=", "==", "!=")
_TURNED: Final = {"&&": "||", "||": "&&", "+": "-", "-": "+"}
_FUNCTIONS: Final = {"has": "known", "known": "has", "after": "before", "before": "after"}
_METHODS: Final = {"exists": ("all",), "all": ("exists",), "min": ("max",), "max": ("min",), "sum": ("max",)} | {
    "contains": ("startsWith", "endsWith"),
    "startsWith": ("contains",),
    "endsWith": ("contains",),
}
_LEFT_OUT: Final = ("filter", "distinct", "flatten", "people")
_SHORT: Final = 70
"""Characters up to which a change is shown with what stands around it."""


Counted = Callable[[str], bool]
"""Whether the values at the pattern of a path are never below 0."""


class Changed(NamedTuple):
    """A changed expression: its text, the offset of the change in the old one, and what became of what."""

    text: str
    at: int
    before: str
    after: str


class _Step(NamedTuple):
    """A changed piece of the tree; `before` and `after` grow with the pieces around it, while they are short."""

    tree: Node
    at: int
    before: str
    after: str


def changes(text: str, types: Types, counted: Counted = lambda _: False) -> Iterator[Changed]:
    """Yield `text` with each change that can be made to it; some may not load. `types` are the names it can use."""
    tree = parse(text)
    for step in _changes(tree, _known(text, tree, types, counted), ANY):
        yield Changed(written(step.tree), step.at, step.before, step.after)
    if tree.kind == "binary" and tree.value in _TURNED:
        turned = written(_denied(tree))
        yield Changed(turned, tree.start, written(tree), turned)


class _Known:
    """What is known of the pieces of a tree, by their identity."""

    def __init__(self, counted: Counted) -> None:
        self.types: dict[int, Type] = {}
        self._counts: set[int] = set()
        self._counted = counted

    def note(self, node: Node, typed: Typed) -> None:
        """Keep what was found out about `node`."""
        self.types[id(node)] = typed.type
        is_size = node.kind in ("call", "method") and node.value == "size"
        if is_size or (typed.patterns and all(self._counted(pattern) for pattern in typed.patterns)):
            self._counts.add(id(node))

    def type(self, node: Node) -> Type:
        """Return the type of a piece; anything where nobody knows."""
        return self.types.get(id(node), ANY)

    def counts(self, node: Node) -> bool:
        """Whether `node` holds what is never below 0 against 0."""
        left, right = node.parts
        return id(left) in self._counts and right.kind == "literal" and right.value == 0


class _Noting(Checker):
    """Checks an expression and notes what is found out about each of its pieces."""

    def __init__(self, text: str, types: Types, known: _Known) -> None:
        super().__init__(text, types, dated=False)
        self.known = known

    def piece(self, node: Node) -> Typed:
        """Return the typed code of `node`."""
        typed = super().piece(node)
        self.known.note(node, typed)
        return typed


def _known(text: str, tree: Node, types: Types, counted: Counted) -> _Known:
    """Return what is known of each piece; of what cannot be checked, as far as that goes."""
    known = _Known(counted)
    with suppress(ExpressionError):
        _Noting(text, types, known).check(tree)
    return known


def _changes(tree: Node, known: _Known, wanted: Type) -> Iterator[_Step]:
    """Yield each change to `tree` or to a part of it; `wanted` is the type of what a literal is held against."""
    for changed in _own(tree, known, wanted):
        yield _Step(changed, tree.at, written(tree), written(changed))
    for position, part in enumerate(tree.parts):
        if tree.kind == "method" and position == 1 and len(tree.parts) == 3:
            continue  # the name that a macro gives to each item
        for step in _changes(part, known, _wanted(tree, position, known, wanted)):
            if step.tree.value == -1 and tree.value in (">=", "<") and known.counts(tree):
                continue  # as it was: nothing is below 0
            parts = (*tree.parts[:position], step.tree, *tree.parts[position + 1 :])
            yield _around(tree, tree._replace(parts=parts), step)


def _around(tree: Node, changed: Node, step: _Step) -> _Step:
    before, after = written(tree), written(changed)
    shown = (before, after) if max(len(before), len(after)) <= _SHORT else (step.before, step.after)
    return _Step(changed, step.at, *shown)


def _own(tree: Node, known: _Known, wanted: Type) -> Iterator[Node]:
    """Yield what can take the place of this piece itself."""
    if tree.kind == "literal":
        for value in others(tree.value, wanted):
            yield tree._replace(value=value)
        return
    if tree.kind in _PIECES:
        yield from _PIECES[tree.kind](tree, known)
    asked = known.type(tree).kind == "bool"
    if asked and (tree.kind in ("call", "method", "select", "name") or tree.value == "in"):
        yield _denied(tree)


def _list(tree: Node, _: _Known) -> Iterator[Node]:
    for position in range(len(tree.parts)):
        yield tree._replace(parts=(*tree.parts[:position], *tree.parts[position + 1 :]))


def _choice(tree: Node, _: _Known) -> Iterator[Node]:
    asked, yes, no = tree.parts
    yield tree._replace(parts=(asked, no, yes))
    yield yes
    yield no


def _operator(tree: Node, known: _Known) -> Iterator[Node]:
    left, right = tree.parts
    if tree.value in _TURNED:
        yield tree._replace(value=_TURNED[tree.value])
    if tree.value in ("&&", "||"):
        yield left
        if left.kind != "binary" or left.value != tree.value:
            yield right  # of a chain the front is left out piece by piece
    elif tree.value == "+":
        yield from (left, right)
    elif tree.value in _COMPARED:
        ordered = {known.type(part).kind for part in tree.parts} & {"number", "integer", "date"}
        for sign in _COMPARED if ordered else ("==", "!="):
            if sign != tree.value and not (known.counts(tree) and _same_of_counts(tree.value, sign)):
                yield tree._replace(value=sign)


def _same_of_counts(one: str, other: str) -> bool:
    return {one, other} in ({">", "!="}, {"==", "<="})


def _call(tree: Node, _: _Known) -> Iterator[Node]:
    if tree.value in _FUNCTIONS:
        yield tree._replace(value=_FUNCTIONS[tree.value])
    if tree.value == "days_between":
        yield tree._replace(parts=tree.parts[::-1])
    if tree.value == "lower":
        yield tree.parts[0]


def _method(tree: Node, _: _Known) -> Iterator[Node]:
    for name in _METHODS.get(tree.value, ()):
        yield tree._replace(value=name)
    if tree.value in _LEFT_OUT:
        yield tree.parts[0]


def _sibling(tree: Node, known: _Known) -> Iterator[Node]:
    """Yield the path with each other field of the same type beside its last one."""
    own = known.type(tree)
    fields = known.type(tree.parts[0]).fields or {}
    if own.kind in ("object", "any"):
        return
    for name in fields:
        if name != tree.value and fields[name] == own:
            yield tree._replace(value=name)


def _denied(tree: Node) -> Node:
    return node("not", None, (tree,), tree.start, tree.end)


def _wanted(tree: Node, position: int, known: _Known, wanted: Type) -> Type:
    """Return the type that a literal at this position of `tree` is held against."""
    if tree.kind in ("list", "if"):
        return wanted
    if tree.kind == "binary" and tree.value in _COMPARED:
        return known.type(tree.parts[1 - position])
    if tree.kind == "binary" and tree.value == "in":
        other = known.type(tree.parts[1 - position])
        if position == 1:
            return other
        if other.kind in ("map", "object"):
            return Type("enum", (*(other.fields or {}), *other.members))
        return other.item or ANY
    if tree.kind == "call" and tree.value == "at_least":
        ordered = known.type(tree.parts[1 - position])
        return Type("enum", ordered.order)
    if tree.kind == "call" and tree.value in ("after", "before"):
        return of_value("P1D" if position else "2026-01-01")
    return ANY


_PIECES: Final[Mapping[str, Callable[[Node, _Known], Iterator[Node]]]] = {
    "list": _list,
    "select": _sibling,
    "not": lambda tree, _: iter(tree.parts),
    "if": _choice,
    "binary": _operator,
    "call": _call,
    "method": _method,
}
