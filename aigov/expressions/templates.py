"""Messages: a text with places for values, worded for people; a placeholder is a path and nothing else."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from aigov import dates
from aigov.expressions.errors import ExpressionError
from aigov.expressions.expression import Expression
from aigov.expressions.expression import load as load_expression
from aigov.expressions.scope import FAULTS, Answer, Scope, trouble
from aigov.expressions.values import person
from aigov.language import said
from aigov.paths import UNKNOWN, UNREADABLE, Path

if TYPE_CHECKING:
    from aigov.expressions.kinds import Type, Types

LONGEST: Final = 200
"""Characters of one value in a message."""
MOST_WORDS: Final = 12
"""Values of one list in a message; of more the last of them says how many there are."""


class Template:
    """A message: texts, and expressions with the word for how each is shown."""

    __slots__ = ("_dumped", "_parts", "text")

    def __init__(self, text: str, parts: "list[str | tuple[Expression, str]]", dumped: Any = None) -> None:
        """`text` is as written in the rule; `dumped` are parts to be loaded when the first message is wanted."""
        self.text = text
        self._parts = parts
        self._dumped = dumped

    @property
    def parts(self) -> "list[str | tuple[Expression, str]]":
        """Texts, and expressions with the word for how each is shown."""
        if self._dumped is not None:
            self._parts = [
                part if isinstance(part, str) else (load_expression(part[0]), part[1]) for part in self._dumped
            ]
            self._dumped = None
        return self._parts

    @property
    def reads(self) -> frozenset[str]:
        """The patterns of the paths that it shows."""
        return frozenset().union(*(part[0].reads for part in self.parts if not isinstance(part, str)))

    def render(self, scope: Scope, values: Mapping[str, str] | None = None) -> str:
        """Return the message; `values` go before what the scope says of a name. Never raises."""
        shown: list[str] = []
        for part in self.parts:
            if isinstance(part, str):
                shown.append(part)
            elif values and part[0].text in values:
                shown.append(_line(values[part[0].text]))
            else:
                shown.append(_shown(*part, scope))
        return "".join(shown)

    def dump(self) -> list[Any]:
        """Return what `load` reads, as JSON."""
        return [self.text, [part if isinstance(part, str) else [part[0].dump(), part[1]] for part in self.parts]]


def load(dumped: Any) -> Template:
    """Return the template that `dump` wrote; raises ValueError on another shape."""
    try:
        text, parts = dumped
    except (TypeError, ValueError) as error:
        raise ValueError("this is no template") from error
    if not isinstance(text, str) or not isinstance(parts, list) or not all(map(_is_part, parts)):
        raise ValueError("this is no template")
    return Template(text, [], parts)


def _is_part(dumped: Any) -> bool:
    if isinstance(dumped, str):
        return True
    return isinstance(dumped, list) and len(dumped) == 2 and isinstance(dumped[0], list) and isinstance(dumped[1], str)


def parse(text: str, types: "Types") -> Template:
    """Return the template of `text`; raises ExpressionError on a placeholder that is no path."""
    from aigov.expressions.compiler import compile  # noqa: A004  (only rules that are loaded need it)

    parts: list[str | tuple[Expression, str]] = []
    plain = ""
    position = 0
    while position < len(text):
        sign = text[position]
        if sign not in "{}":
            plain += sign
            position += 1
            continue
        if text[position : position + 2] == sign * 2:
            plain += sign
            position += 2
            continue
        end = text.find("}", position)
        if sign == "}" or end < 0:
            raise ExpressionError(
                said(
                    "A single brace; a brace that is meant is written twice.",
                    "Een losse accolade; een accolade die zo bedoeld is, wordt dubbel geschreven.",
                ),
                position,
                position + 1,
            )
        inner = text[position + 1 : end]
        if not all(part.isidentifier() for part in inner.split(".")):
            raise ExpressionError(
                said(
                    "A placeholder is a path, a let, a limit or an input, as in {dpia.status}.",
                    "Een invulplek is een pad, een let, een grens of een invoer, zoals in {dpia.status}.",
                ),
                position,
                end + 1,
            )
        try:
            expression = compile(inner, types, dated=False, constant=True)
            shown = how(expression.type)
        except ExpressionError as error:
            offset = position + 1
            raise ExpressionError(error.message, error.start + offset, error.end + offset) from None
        if not shown:
            raise ExpressionError(
                said(
                    f'"{inner}" is a section; a message shows one of its fields.',
                    f'"{inner}" is een onderdeel; een melding toont een van de velden.',
                ),
                position,
                end + 1,
            )
        parts += [plain, (expression, shown)]
        plain, position = "", end + 1
    return Template(text, [part for part in (*parts, plain) if part])


def how(type_: "Type") -> str:
    """Return the word for how a value is shown; empty where it is a section, which is not shown."""
    if type_.kind == "list":
        inner = how(type_.item) if type_.item is not None else "any"
        return f"list {inner}" if inner and not inner.startswith("list") else ""
    if type_.kind == "object":
        fields = type_.fields or {}
        return "role" if "person" in fields and fields["person"].kind == "who" else ""
    return "" if type_.kind == "map" else type_.kind


def _shown(expression: Expression, word: str, scope: Scope) -> str:
    answer = expression.answer(scope)
    named = word in ("who", "role") or (expression.code[0] == "who" and expression.code[2] == "name")
    if answer.state != "value":
        return _nobody() if named and answer.state != "unreadable" else _absent(answer.state)
    if word.startswith("list "):
        items = expression.items(scope)
        if isinstance(items, Answer):
            return _absent(items.state)
        return _joined([_worded(value, path, word[5:], scope) for value, path in items])
    return _worded(answer.value, answer.path, word, scope)


def _joined(words: list[str]) -> str:
    if len(words) > MOST_WORDS:
        more = len(words) - MOST_WORDS + 2
        words = [*words[: MOST_WORDS - 2], said(f"{more} more", f"nog {more}")]
    if len(words) > 1:
        return said(" and ", " en ").join([", ".join(words[:-1]), words[-1]])
    return words[0] if words else said("none", "geen")


def _worded(value: Any, path: Path | None, word: str, scope: Scope) -> str:
    if value is UNREADABLE:
        return _absent("unreadable")
    if word in ("who", "role"):
        return _name(value, path, word, scope)
    if value == UNKNOWN:
        return _of_the_file(UNKNOWN)
    if isinstance(value, bool):
        return _of_the_file("true" if value else "false")
    if isinstance(value, (int, float)):
        return number(value)
    if isinstance(value, list):
        return _joined([_worded(item, None, "any", scope) for item in value])
    if not isinstance(value, str):
        return _absent("unreadable")
    if word == "enum":
        return _of_the_file(value)
    if word == "period" and dates.is_period(value):
        return dates.period_in_words(value)
    return _line(value)


def _name(value: Any, path: Path | None, word: str, scope: Scope) -> str:
    if word == "role" and isinstance(value, dict):
        value, path = value.get("person", UNKNOWN), None if path is None else (*path, "person")
    try:
        name = person(value, path, scope).get("name", UNKNOWN)
    except FAULTS as fault:
        return _nobody() if trouble(fault).state in ("absent", "unknown") else _absent("unreadable")
    return _line(name) if isinstance(name, str) and name != UNKNOWN else _nobody()


def _of_the_file(word: str) -> str:
    """Return one of the words that a manifest knows; in a Dutch sentence it is English, and so marked as the file's."""
    return said(word.replace("_", " "), f"`{word}`")


def _absent(state: str) -> str:
    """Return what is said in place of a value that is not there."""
    return {
        "absent": said("not written", "niet ingevuld"),
        "unknown": _of_the_file(UNKNOWN),
        "unreadable": said("not readable", "niet leesbaar"),
        "error": said("not known", "niet bekend"),
    }[state]


def _nobody() -> str:
    return said("nobody named yet", "nog niemand genoemd")


def number(value: float) -> str:
    """Return a number as people write it: `40` for 40.0, `2.5`."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.12g}" if isinstance(value, float) else str(value)


def _line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
