"""Text to a tree with offsets: the words and the grammar of the CEL subset; knows no types."""

import re
from typing import Any, Final, NamedTuple

from aigov.expressions import wording
from aigov.expressions.errors import ExpressionError
from aigov.language import said

LONGEST: Final = 4000
"""Characters of one expression."""
DEEPEST: Final = 48
"""Levels of a tree, so that no text can exhaust the stack."""


class Token(NamedTuple):
    """A word: `kind` is name, number, text, an operator's own signs, or end."""

    kind: str
    value: Any
    start: int
    end: int


class Node(NamedTuple):
    """A piece of an expression.

    `kind` is literal (value), list, name (value), select (value the field, one part), call (value the function,
    parts its arguments), method (parts: the receiver, then the arguments), not, negate, if (three parts),
    or binary (value the operator). `at` is the offset of the word that names it: a field, a function, an operator.
    """

    kind: str
    value: Any
    parts: tuple["Node", ...]
    start: int
    end: int
    at: int
    depth: int


_WORD = re.compile(
    r"""(?P<blank>\s+)
    |(?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)
    |(?P<text>[rR]?(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"))
    |(?P<name>[A-Za-z_][A-Za-z0-9_]*)
    |(?P<sign>&&|\|\||[=!<>]=|[-+!<>?:.,()\[\]])""",
    re.VERBOSE | re.ASCII,
)
BINDS: Final = {"?": 1, "||": 2, "&&": 3, "in": 4, "+": 5, "-": 5} | dict.fromkeys(
    ("==", "!=", "<", "<=", ">", ">="), 4
)
_UNARY: Final = 6

_WORDS: Final = {"and": "&&", "or": "||", "not": "!"}
_ESCAPES: Final = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\", "'": "'", '"': '"', "`": "`", "?": "?"}


def parse(text: str) -> Node:
    """Return the tree of `text`; raises ExpressionError."""
    if len(text) > LONGEST:
        raise ExpressionError(
            said(
                f"The expression is longer than {LONGEST} characters; split it with `let`.",
                f"De expressie is langer dan {LONGEST} tekens; splits haar met `let`.",
            ),
            LONGEST,
            len(text),
        )
    parser = _Parser(_tokens(text))
    node = parser.expression(0)
    left = parser.token
    if left.kind in _WORDS:
        raise ExpressionError(
            wording.instead_of_word(left.kind, _WORDS[left.kind]),
            left.start,
            left.end,
        )
    if left.kind != "end":
        raise ExpressionError(
            said(
                f"`{text[left.start : left.end]}` is not expected here.",
                f"`{text[left.start : left.end]}` hoort hier niet.",
            ),
            left.start,
            left.end,
        )
    return node


def _tokens(text: str) -> list[Token]:
    tokens: list[Token] = []
    position = 0
    while position < len(text):
        match = _WORD.match(text, position)
        if match is None:
            sign = text[position]
            hint = wording.instead(sign)
            raise ExpressionError(
                said(f"`{sign}` cannot be read: {hint}.", f"`{sign}` is niet te lezen: {hint}."), position, position + 1
            )
        start, position = match.span()
        written = match.group()
        match match.lastgroup:
            case "number":
                whole = written.isdigit()
                if len(written) > 30 or float(written) > 1e300:
                    raise ExpressionError(said("The number is too large.", "Het getal is te groot."), start, position)
                tokens.append(Token("number", int(written) if whole else float(written), start, position))
            case "text":
                tokens.append(Token("text", _unquoted(written, start), start, position))
            case "name":
                kind = written if written in BINDS or written in _WORDS else "name"
                tokens.append(Token(kind, written, start, position))
            case "sign":
                tokens.append(Token(written, written, start, position))
    tokens.append(Token("end", None, len(text), len(text)))
    return tokens


def _unquoted(written: str, start: int) -> str:
    if written[0] in "rR":
        return written[2:-1]
    if "\\" not in written:
        return written[1:-1]
    signs: list[str] = []
    position, last = 1, len(written) - 1
    while position < last:
        sign = written[position]
        position += 1
        if sign == "\\":
            letter = written[position]
            digits = written[position + 1 : position + 5]
            if letter == "u" and re.fullmatch("[0-9a-fA-F]{4}", digits) and not "d800" <= digits.lower() <= "dfff":
                sign = chr(int(digits, 16))
                position += 5
            elif letter in _ESCAPES:
                sign = _ESCAPES[letter]
                position += 1
            else:
                place = start + position
                hint = said("before a pattern write r, as in r'\\d+'", "zet vóór een patroon een r, zoals in r'\\d+'")
                raise ExpressionError(
                    said(f"`\\{letter}` is not an escape; {hint}.", f"`\\{letter}` is geen escape; {hint}."),
                    place - 1,
                    place + 1,
                )
        signs.append(sign)
    return "".join(signs)


class _Parser:
    """Reads tokens from the left; an operator binds as tightly as `BINDS` says."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.position = 0
        self.open = 0

    @property
    def token(self) -> Token:
        return self.tokens[self.position]

    def next(self) -> Token:
        token = self.tokens[self.position]
        self.position += 1
        return token

    def expect(self, kind: str, what: str) -> Token:
        token = self.token
        if token.kind != kind:
            found = said("the end", "het einde") if token.kind == "end" else f"`{token.value}`"
            raise ExpressionError(
                said(f"{what} is expected here, and {found} stands here.", f"hier hoort {what}, en er staat {found}."),
                token.start,
                max(token.end, token.start + 1),
            )
        return self.next()

    def expression(self, least: int) -> Node:
        self.open += 1
        if self.open > DEEPEST:
            raise ExpressionError(
                wording.too_deep(),
                self.token.start,
                self.token.end,
            )
        left = self.operand()
        while (binds := BINDS.get(self.token.kind, 0)) > least:
            token = self.next()
            if token.kind == "?":
                yes = self.expression(1)
                self.expect(":", said("`:` of `condition ? this : that`", "`:` van `voorwaarde ? dit : dat`"))
                no = self.expression(0)
                left = node("if", None, (left, yes, no), left.start, no.end, token.start)
            else:
                right = self.expression(binds)
                left = node("binary", token.kind, (left, right), left.start, right.end, token.start)
        self.open -= 1
        return left

    def operand(self) -> Node:
        token = self.token
        if token.kind in ("!", "-"):
            self.next()
            part = self.expression(_UNARY)
            if (
                token.kind == "-"
                and part.kind == "literal"
                and type(part.value) in (int, float)
                and part.start == token.end
            ):
                return part._replace(value=-part.value, start=token.start)
            return node("not" if token.kind == "!" else "negate", None, (part,), token.start, part.end, token.start)
        return self.fields(self.primary())

    def primary(self) -> Node:
        token = self.token
        if token.kind in ("number", "text"):
            self.next()
            return node("literal", token.value, (), token.start, token.end)
        if token.kind == "(":
            self.next()
            inner = self.expression(0)
            self.expect(")", "`)`")
            return inner
        if token.kind == "[":
            self.next()
            items, last = self.until("]")
            return node("list", None, items, token.start, last.end)
        if token.kind in _WORDS:
            raise ExpressionError(
                wording.instead_of_word(token.kind, _WORDS[token.kind]),
                token.start,
                token.end,
            )
        self.expect("name", said("A value", "een waarde"))
        if token.value in ("true", "false"):
            return node("literal", token.value == "true", (), token.start, token.end)
        if token.value in ("null", "None"):
            raise ExpressionError(
                said(
                    "There is no null: what is absent is asked for with `has(...)`.",
                    "Er is geen null: naar wat ontbreekt wordt gevraagd met `has(...)`.",
                ),
                token.start,
                token.end,
            )
        if self.token.kind == "(":
            self.next()
            arguments, last = self.until(")")
            return node("call", token.value, arguments, token.start, last.end)
        return node("name", token.value, (), token.start, token.end)

    def fields(self, left: Node) -> Node:
        while self.token.kind in (".", "["):
            token = self.next()
            if token.kind == "[":
                raise ExpressionError(
                    said(
                        "There is no indexing here; use `.exists`, `.filter` or `in`.",
                        "Indexeren bestaat hier niet; gebruik `.exists`, `.filter` of `in`.",
                    ),
                    token.start,
                    token.end,
                )
            name = self.token
            if name.kind not in ("name", "in", "and", "or", "not"):
                self.expect("name", said("A field's name", "de naam van een veld"))
            self.next()
            if self.token.kind == "(":
                self.next()
                arguments, last = self.until(")")
                left = node("method", name.value, (left, *arguments), left.start, last.end, name.start)
            else:
                left = node("select", name.value, (left,), left.start, name.end, name.start)
        return left

    def until(self, closing: str) -> tuple[tuple[Node, ...], Token]:
        items: list[Node] = []
        while self.token.kind != closing:
            items.append(self.expression(0))
            if self.token.kind != ",":
                break
            self.next()
        return tuple(items), self.expect(closing, f"`{closing}`")


def node(kind: str, value: Any, parts: tuple[Node, ...], start: int, end: int, at: int | None = None) -> Node:
    """Return a piece over `parts`; raises ExpressionError where it is nested too deeply."""
    depth = 1 + max((part.depth for part in parts), default=0)
    if depth > DEEPEST:
        raise ExpressionError(
            wording.too_deep(),
            start,
            end,
        )
    return Node(kind, value, parts, start, end, start if at is None else at, depth)
