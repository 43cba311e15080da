"""A tree of an expression to text that reads as the same tree; knows only the grammar."""

from typing import Any, Final

from aigov.expressions.syntax import BINDS, Node

_UNDER_A_SIGN: Final = ("binary", "if", "not", "negate")
"""Kinds that stand in brackets after `!` and `-`, and before a dot."""


def written(node: Node) -> str:
    """Return the text of a tree, with brackets where it would read otherwise without them."""
    parts = node.parts
    match node.kind:
        case "literal":
            return literal(node.value)
        case "list":
            return f"[{_listed(parts)}]"
        case "name":
            return str(node.value)
        case "select":
            return f"{_receiver(parts[0])}.{node.value}"
        case "call":
            return f"{node.value}({_listed(parts)})"
        case "method":
            return f"{_receiver(parts[0])}.{node.value}({_listed(parts[1:])})"
        case "not":
            return f"!{_inner(parts[0], _UNDER_A_SIGN)}"
        case "negate":
            return f"-{_inner(parts[0], (*_UNDER_A_SIGN, 'literal'))}"
        case "if":
            asked, yes, no = (_inner(part, ("if",)) for part in parts)
            return f"{asked} ? {yes} : {no}"
        case _:
            left, right = parts
            binds = BINDS[node.value]
            return f"{_operand(left, binds)} {node.value} {_operand(right, binds + 1)}"


def literal(value: Any) -> str:
    """Return a written value: a text in single quotes, with what needs an escape escaped."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return repr(value)
    inner = value.replace("\\", "\\\\").replace("'", "\\'")
    return "'" + inner.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r") + "'"


def _operand(node: Node, least: int) -> str:
    binds = BINDS[node.value] if node.kind == "binary" else BINDS["?"] if node.kind == "if" else least
    return f"({written(node)})" if binds < least else written(node)


def _receiver(node: Node) -> str:
    text = _inner(node, _UNDER_A_SIGN)
    return f"({text})" if text.startswith("-") else text


def _inner(node: Node, kinds: tuple[str, ...]) -> str:
    return f"({written(node)})" if node.kind in kinds else written(node)


def _listed(nodes: tuple[Node, ...]) -> str:
    return ", ".join(written(each) for each in nodes)
