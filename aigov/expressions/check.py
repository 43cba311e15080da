"""A tree to typed code: every name, field, operator and enum value is looked up while a rule is loaded."""

from typing import Any, Final

from aigov.expressions import calls, lapse, wording
from aigov.expressions.errors import ExpressionError
from aigov.expressions.kinds import ANY, BOOL, INTEGER, NUMBER, TEXT, WHO, Name, Type, Types, field, field_names
from aigov.expressions.match import Typed, Variable, join, meet
from aigov.expressions.syntax import Node
from aigov.expressions.wording import words
from aigov.language import said
from aigov.paths import UNKNOWN
from aigov.spelling import meant, suggestion

_NUMBERS: Final = ("number", "integer", "any")


class Checker:
    """Checks one expression, and gathers what it reads.

    `reads` are patterns of paths, `names` the lets and items it uses, also through lets. `sense` is 1 where the
    piece in hand makes the whole more true by being true, -1 under one `!`, 0 where it may do both.
    """

    def __init__(self, text: str, types: Types, *, dated: bool) -> None:
        """`dated` holds `today` to the later side of a comparison."""
        self.text = text
        self.types = types
        self.dated = dated
        self.reads: set[str] = set()
        self.names: set[str] = set()
        self.variables: list[Variable] = []
        self.slots = 0
        self.sense = 1
        self.timed = False
        self.grounded = False
        """Whether anything is read that a manifest or an organisation's file says."""

    def check(self, node: Node) -> Typed:
        """Return the typed code of `node`, and note what it reads; raises ExpressionError."""
        typed = self.piece(node)
        if node.kind in ("name", "select"):
            self.reads.update(typed.patterns)
        return typed

    def piece(self, node: Node) -> Typed:
        """Return the typed code of `node`, without noting a path that another field may follow."""
        match node.kind:
            case "literal":
                return self.literal(node)
            case "list":
                return self.list(node)
            case "name":
                return self.name(node)
            case "select":
                return self.select(node)
            case "call":
                return calls.call(self, node)
            case "method":
                return calls.method(self, node)
            case "not":
                inner = self.condition(node.parts[0], -1)
                return Typed(["not", inner.code], BOOL)
            case "negate":
                inner = self.number(node.parts[0])
                return Typed(["neg", inner.code], inner.type)
            case "if":
                return self.choice(node)
            case _:
                return self.binary(node)

    def within(self, node: Node, sense: int) -> Typed:
        """Return the code of `node`, whose truth counts for the whole by `sense`."""
        before, self.sense = self.sense, self.sense * sense
        typed = self.check(node)
        self.sense = before
        return typed

    def condition(self, node: Node, sense: int = 1) -> Typed:
        """Return the code of `node`, which must be true or false."""
        typed = self.within(node, sense)
        if typed.type.kind not in ("bool", "any"):
            raise self.error(
                wording.unlike(self.source(node), words(typed.type), words(BOOL)),
                node,
            )
        return typed

    def number(self, node: Node) -> Typed:
        """Return the code of `node`, which must be a number."""
        typed = self.within(node, 0)
        if typed.type.kind not in _NUMBERS:
            hint = (
                said("; days are counted with days_between(a, b)", "; dagen worden geteld met days_between(a, b)")
                if typed.type.kind == "date"
                else ""
            )
            raise self.error(
                wording.unlike(self.source(node), words(typed.type), words(NUMBER), hint),
                node,
            )
        return typed

    def literal(self, node: Node) -> Typed:
        """Return the code of a written value."""
        match node.value:
            case bool():
                return Typed(["const", node.value], BOOL)
            case str():
                if node.value == UNKNOWN:
                    raise self.error(
                        said(
                            "Nothing is compared with 'unknown': ask `known(...)`.",
                            "Niets wordt vergeleken met 'unknown': vraag `known(...)`.",
                        ),
                        node,
                    )
                return Typed(["const", node.value], TEXT, texts=(node.value,))
        return Typed(["const", node.value], INTEGER if isinstance(node.value, int) else NUMBER)

    def list(self, node: Node) -> Typed:
        """Return the code of a written list."""
        parts = [self.within(part, 0) for part in node.parts]
        if not parts:
            return Typed(["list", []], Type("list", item=ANY))
        item = parts[0]
        for part, other in zip(parts[1:], node.parts[1:], strict=True):
            item = join(self, item, part, other)
        if all(part.code[0] == "const" for part in parts):
            return Typed(["const", [part.code[1] for part in parts]], Type("list", item=item.type), texts=item.texts)
        patterns = tuple(dict.fromkeys(pattern for part in parts for pattern in part.patterns))
        return Typed(["list", [part.code for part in parts]], Type("list", item=item.type), (), patterns, item.texts)

    def name(self, node: Node) -> Typed:
        """Return what a name stands for."""
        name = node.value
        for slot, variable in enumerate(self.variables):
            if variable.name == name:
                items = tuple(f"{each}[]" for each in variable.patterns)
                return Typed(["var", slot, []], variable.type, variable.patterns, items)
        meaning = self.types.names.get(name)
        if meaning is None:
            known = [*self.types.names, *(variable.name for variable in self.variables)]
            hint = suggestion(name, known)
            hint = (
                said(f"; a text stands in quotes, '{name}'.", f"; een tekst staat tussen aanhalingstekens, '{name}'.")
                if hint == "."
                else hint
            )
            raise self.error(
                said(
                    f'"{name}" is not a name that this rule knows{hint}',
                    f'"{name}" is geen naam die deze regel kent{hint}',
                ),
                node,
            )
        return self.meaning(name, meaning, node)

    def meaning(self, name: str, meaning: Name, node: Node) -> Typed:
        """Return what a root, an item or a let stands for."""
        items = tuple(f"{each}[]" for each in meaning.patterns)
        if meaning.how == "root":
            if name == "today" and self.dated:
                raise self.error(
                    lapse.only_later(),
                    node,
                )
            self.grounded = self.grounded or name not in ("today", "limits")
            return Typed(["root", name, []], meaning.type, meaning.patterns, items)
        self.names.add(name)
        if meaning.let is None:
            self.grounded = True
            return Typed(["item", name, []], meaning.type, meaning.patterns, items)
        let = meaning.let
        self.names |= let.names
        self.reads |= let.reads
        self.grounded = self.grounded or let.grounded
        self.timed = self.timed or let.timed
        lapse.refuse_turned(self, node, let)
        return Typed(["let", name], meaning.type, meaning.patterns, let.items_patterns)

    def select(self, node: Node) -> Typed:
        """Return the code of a field."""
        base = self.piece(node.parts[0])
        type_ = field(base.type, node.value)
        patterns = tuple(f"{pattern}.{node.value}" for pattern in base.patterns)
        items = tuple(f"{pattern}[]" for pattern in patterns)
        if type_ is None or base.type.kind == "who":
            key = self.types.names[base.code[1]].key if base.code[0] == "item" and not base.code[2] else ""
            if node.value == key:
                return Typed(["key", base.code[1]], TEXT, base.patterns)
        if type_ is None:
            raise self.unknown_field(node, base)
        if base.type.kind == "who":
            return Typed(["who", base.code, node.value], type_, base.patterns)
        if base.type.kind == "any" and base.code[0] != "any":
            return Typed(["any", base.code, [node.value]], type_, patterns, items)
        if base.code[0] in ("root", "item", "var", "get", "any"):
            return Typed([*base.code[:2], [*base.code[2], node.value]], type_, patterns, items)
        return Typed(["get", base.code, [node.value]], type_, patterns, items)

    def unknown_field(self, node: Node, base: Typed) -> ExpressionError:
        """Return why there is no such field."""
        source = self.source(node.parts[0])
        hint = suggestion(node.value, field_names(base.type), f"{source}.") if base.type.kind != "list" else ""
        if "person" in field_names(base.type) and node.value in field_names(WHO):
            hint = meant(f"{source}.person.{node.value}")
        return ExpressionError(wording.unknown_field(source, node.value, base.type, hint), node.at, node.end)

    def choice(self, node: Node) -> Typed:
        """Return the code of `condition ? this : that`."""
        condition, yes, no = node.parts
        asked = self.condition(condition, 0)
        one, other = self.check(yes), self.check(no)
        joined = join(self, one, other, no)
        return joined._replace(code=["if", asked.code, one.code, other.code])

    def binary(self, node: Node) -> Typed:
        """Return the code of an operator with two sides."""
        sign = node.value
        left, right = node.parts
        if sign in ("&&", "||"):
            word = "and" if sign == "&&" else "or"
            codes: list[Any] = []
            for part in (left, right):
                code = self.condition(part).code
                codes += code[1] if code[0] == word else [code]
            return Typed([word, codes], BOOL)
        if sign in ("+", "-"):
            return self.sum(node)
        if sign in lapse.FLIPPED and self.dated and (dated := lapse.against_today(self, node)):
            return dated
        one, other = self.within(left, 0), self.within(right, 0)
        if sign == "in":
            return calls.member(self, node, one, other)
        one, other = meet(self, one, left, other, right)
        kinds = {one.type.kind, other.type.kind}
        if sign in ("==", "!="):
            code = ["period==" if "period" in kinds else "==", one.code, other.code]
            return Typed(code if sign == "==" else ["not", code], BOOL)
        if not kinds <= {"number", "integer", "date", "any"}:
            raise self.unordered(one.type if one.type.kind not in _NUMBERS else other.type, node)
        return Typed([sign, one.code, other.code], BOOL)

    def unordered(self, type_: Type, node: Node) -> ExpressionError:
        """Return why the sides have no order."""
        kind, hint = words(type_), wording.unordered(type_)
        cannot = said(
            f"`{node.value}` cannot compare {kind}: {hint}.", f"`{node.value}` vergelijkt {kind} niet: {hint}."
        )
        return ExpressionError(cannot, node.at, node.at + len(node.value))

    def sum(self, node: Node) -> Typed:
        """Return the code of `+` or `-`."""
        left, right = node.parts
        one = self.within(left, 0)
        if one.type.kind == "list" and node.value == "+":
            other = self.within(right, 0)
            if other.type.kind not in ("list", "any"):
                raise self.error(
                    said(
                        f"A list and {words(other.type)} cannot be joined.",
                        f"Een lijst en {words(other.type)} zijn niet samen te voegen.",
                    ),
                    node,
                )
            joined = join(self, one, other, right)
            return joined._replace(code=["concat", one.code, other.code], items=joined.items)
        if one.type.kind == "date":
            raise self.error(
                said(
                    "A day is moved with after(date, period) or before(date, period); days_between(a, b) counts days.",
                    "Een dag verschuift met after(date, period) of before(date, period); days_between(a, b) telt "
                    "dagen.",
                ),
                node,
            )
        if one.type.kind == "text":
            raise self.error(
                said(
                    "Texts are not joined in a rule; a message can hold several.",
                    "Teksten worden in een regel niet samengevoegd; een melding kan er meer bevatten.",
                ),
                node,
            )
        one, other = self.number(left), self.number(right)
        whole = one.type.kind == other.type.kind == "integer"
        return Typed([node.value, one.code, other.code], INTEGER if whole else NUMBER)

    def source(self, node: Node) -> str:
        """Return the text of `node`, as it is written."""
        return self.text[node.start : node.end]

    def error(self, message: str, node: Node) -> ExpressionError:
        """Return the error `message` at `node`."""
        return ExpressionError(message, node.start, node.end)
