"""The names that a rule brings: its limits, the items of `each` and its lets, each typed when another asks for it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from aigov import paths
from aigov.expressions import Expression, ExpressionError, Types
from aigov.expressions import compile as compile_expression
from aigov.language import said
from aigov.packs.problems import Problems
from aigov.rule import Each

_TEXTS: Final = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\"""", re.DOTALL)
_WORDS: Final = re.compile(r"(?<![\w.])[A-Za-z_]\w*")
_STEP: Final = re.compile(r"(?s)(\s*)(.*\S)\s+as\s+(\S+)\s*\Z")
_NAME: Final = re.compile(r"[a-z][a-z0-9_]*\Z")
_RESERVED: Final = frozenset(
    ("true", "false", "null", "in", "as", "and", "or", "not", "limits", "stage", "weight", "today")
)


class Names:
    """What the expressions of one rule can use. `lets` and `each` hold what could be compiled."""

    def __init__(self, data: Mapping[str, Any], types: Types, problems: Problems) -> None:
        """`data` is the rule without the keys that structure has found wrong."""
        self.problems = problems
        self.types = types
        self.broken: set[str] = set()
        """Names whose own definition is a problem: what reads them is not reported as well."""
        self.lost = False
        """Whether a definition was lost of which not even the name is known: then no strange name is reported."""
        self.lets: dict[str, Expression] = {}
        self._steps: dict[str, Each] = {}
        self._data = data
        self._open: list[str] = []
        self.written = self._definitions()
        """For each name of a step or a let: where its expression stands, its text, and the offset of that there."""

    @property
    def each(self) -> tuple[Each, ...]:
        """The steps of `each`, in their order."""
        return tuple(self._steps[name] for name in self.written if name in self._steps)

    def define(self) -> None:
        """Type everything that the rule defines."""
        limits = self._data.get("limits", {})
        if isinstance(limits, dict):
            self.types = self.types.limits(limits)
        for name in self.written:
            self._define(name)

    def reads_item(self, expression: Expression) -> bool:
        """Whether `expression` reads an item of `each`, itself or through a let."""
        return not self._steps.keys().isdisjoint(expression.names)

    def compile(self, path: paths.Path, text: str, offset: int = 0, **how: Any) -> Expression | None:
        """Return the expression `text`, which begins `offset` characters into the value at `path`, if it can be had."""
        try:
            return compile_expression(text, self.types, **how)
        except ExpressionError as error:
            if not self.hides(text):
                self.problems.of_expression(path, error, offset)
            return None

    def hides(self, text: str) -> bool:
        """Whether an error in `text` may come from a definition that is reported already."""
        used = words(text)
        return not self.broken.isdisjoint(used) or (self.lost and not used <= self.types.names.keys())

    def _definitions(self) -> dict[str, tuple[paths.Path, str, int]]:
        """Return, for each name, where its expression stands, its text, and the offset of that: steps before lets."""
        found: dict[str, tuple[paths.Path, str, int]] = {}
        for path, text in steps(self._data.get("each")):
            match = _STEP.match(text)
            if match is None or not _NAME.match(match[3]):
                self.problems.at(
                    path,
                    said(
                        "`each` is written LIST as NAME, such as `kpis as kpi`; a name is small letters, digits and _.",
                        "`each` wordt geschreven als LIJST as NAAM, zoals `kpis as kpi`; een naam is kleine letters, "
                        "cijfers en _.",
                    ),
                )
                self.lost = True
                continue
            name = match[3]
            if self._is_free(name, path, match.start(3), found):
                found[name] = (path, match[2], match.start(2))
        lets = self._data.get("let")
        for name, text in lets.items() if isinstance(lets, dict) else ():
            if isinstance(text, str) and self._is_free(name, ("let", name), -1, found):
                found[name] = (("let", name), text, 0)
        return found

    def _is_free(self, name: str, path: paths.Path, offset: int, found: Mapping[str, Any]) -> bool:
        taken = said("a word with its own meaning", "een woord met een eigen betekenis") if name in _RESERVED else ""
        taken = taken or (
            said("a name that a rule reads already", "een naam die een regel al leest")
            if name in self.types.names
            else ""
        )
        taken = taken or (said("another name of this rule", "een andere naam van deze regel") if name in found else "")
        if taken and offset < 0:
            self.problems.at_key(
                path, said(f'"{name}" is {taken}; choose another name.', f'"{name}" is {taken}; kies een andere naam.')
            )
        elif taken:
            self.problems.at(
                path,
                said(f'"{name}" is {taken}; choose another name.', f'"{name}" is {taken}; kies een andere naam.'),
                offset,
            )
        if taken:
            self.broken.add(name)
        return not taken

    def _define(self, name: str) -> None:
        if name in self.lets or name in self._steps or name in self.broken:
            return
        path, text, offset = self.written[name]
        self._open.append(name)
        for word, at in _words(text):
            if word in self.written and not self._follows(name, word, path, at + offset):
                self.broken.add(name)
                break
        self._open.pop()
        expression = None if name in self.broken else self.compile(path, text, offset, constant=True)
        if expression is None:
            self.broken.add(name)
        elif path[0] == "let":
            self.lets[name] = expression
            self.types = self.types.bind(**{name: expression})
        else:
            try:
                self.types = self.types.each(name, expression)
                self._steps[name] = Each(expression, name)
            except ExpressionError as error:
                self.problems.of_expression(path, error, offset)
                self.broken.add(name)

    def _follows(self, name: str, word: str, path: paths.Path, offset: int) -> bool:
        """Whether `name` may read `word`; defines `word` first."""
        if word in self._open:
            circle = said(" reads ", " leest ").join(
                f"`{each}`" for each in (*self._open[self._open.index(word) :], word)
            )
            self.problems.at(
                path, said(f"This goes round in a circle: {circle}.", f"Dit draait in een kring: {circle}."), offset
            )
            return False
        self._define(word)
        if word in self.broken:
            return False
        order = list(self.written)
        if path[0] == self.written[word][0][0] and order.index(word) > order.index(name):
            self.problems.at(
                path,
                said(
                    f"`{word}` is defined below `{name}`, which reads it; write it above.",
                    f"`{word}` wordt onder `{name}` gedefinieerd, die het leest; schrijf het erboven.",
                ),
                offset,
            )
            return False
        return True


def steps(each: Any) -> Iterator[tuple[paths.Path, str]]:
    """Yield the place and the text of each step of `each`, which is one text or a list of them."""
    if isinstance(each, str):
        yield ("each",), each
    elif isinstance(each, list):
        yield from ((("each", position), text) for position, text in enumerate(each) if isinstance(text, str))


def words(text: str) -> set[str]:
    """Return the words of an expression that can be names: no fields, and nothing inside quotes."""
    return {word for word, _ in _words(text)}


def _words(text: str) -> Iterator[tuple[str, int]]:
    blanked = _TEXTS.sub(lambda quoted: " " * len(quoted[0]), text)
    for found in _WORDS.finditer(blanked):
        yield found[0], found.start()
