"""The CEL subset that rules are written in: syntax, types, judging and messages; knows nothing of governance."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from aigov.expressions.errors import ExpressionError
from aigov.expressions.expression import Expression, load
from aigov.expressions.scope import Answer, Scope
from aigov.language import said

if TYPE_CHECKING:
    from aigov.expressions.kinds import Type, Types
    from aigov.expressions.templates import Template
    from aigov.expressions.templates import load as load_template


def compile(  # noqa: A001  (the word for it)
    text: str, types: "Types", *, expects: str | Iterable[str] | None = None, dated: bool = True, constant: bool = False
) -> Expression:
    """Return the expression of `text`; raises ExpressionError with offsets into it.

    `expects` are the kinds of type that will do: `bool` for `assert` and `when`, `date` for `due`. `dated` holds
    `today` to the later side of a comparison. `constant` lets an expression pass that reads no file.
    """
    from aigov.expressions import compiler

    return compiler.compile(text, types, expects=expects, dated=dated, constant=constant)


def template(text: str, types: "Types") -> "Template":
    """Return the message `text`, whose placeholders are paths, lets, limits and inputs; raises ExpressionError."""
    from aigov.expressions.templates import parse

    return parse(text, types)


def path(text: str) -> Expression:
    """Return the path `text`, such as `dpia.status`, for reading without types; raises ExpressionError."""
    parts = text.split(".")
    if not all(part.isidentifier() for part in parts):
        raise ExpressionError(said(f'"{text}" is not a path.', f'"{text}" is geen pad.'), 0, len(text))
    code: list[Any] = ["root", parts[0], []]
    if parts[1:]:
        code = ["any", code, parts[1:]]
    return Expression(text, code, "any", frozenset((text,)), frozenset(), 0)


def __getattr__(name: str) -> Any:
    if name in ("Type", "Types"):
        from aigov.expressions import kinds

        return getattr(kinds, name)
    if name in ("Template", "load_template"):
        from aigov.expressions import templates

        return templates.Template if name == "Template" else templates.load
    raise AttributeError(name)


__all__ = [
    "Answer",
    "Expression",
    "ExpressionError",
    "Scope",
    "Template",
    "Type",
    "Types",
    "compile",
    "load",
    "load_template",
    "path",
    "template",
]
