"""The source of one function in the making: its lines, its names, and what it has read already."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from aigov.expressions.plain.given import GIVEN
from aigov.expressions.scope import LACKS
from aigov.records import NamedTuple

if TYPE_CHECKING:
    from aigov.expressions.expression import Expression

STEPS: Final = 20_000
"""Items that one call may visit; longer lists are left to the closures, which count what a hostile file costs."""
WHO: Final = ("roles", "people", "org.people")
"""What is read of a subject to tell whom a text means; of the organisation's file only its people."""
_LONGEST: Final = 1_000
"""Lines of one function."""
_DEEPEST: Final = 60
"""Blocks within blocks; Python takes a hundred."""


class UnsupportedError(Exception):
    """A piece that has no plain way: whoever judges it goes by the closures."""


class Within(NamedTuple):
    """The lines of a block, the expression that they end in, and the names of what is read in it."""

    lines: list[str]
    value: str
    known: dict[Any, str]


class Source:
    """Writes the body of `judge(roots, limits, who, today)`; `who` maps texts to persons.

    A piece becomes an expression of Python, whose value is sound and known; what is used twice is named first.
    """

    def __init__(self, lets: "Mapping[str, Expression]", *, sure: bool = False) -> None:
        """`lets` are those of the rule; each is judged where it is first needed.

        Where it is `sure` that nothing of `reads` is unknown or unreadable, no value is asked for that; only the
        organisation's section may be unreadable as a whole, where there is none.
        """
        self.lets = lets
        self.sure = sure
        self.reads: set[str] = set()
        """The roots that the function reads, so far."""
        self.items: dict[str, str] = {}
        """The name that holds each item of `each`."""
        self.keys: dict[str, str] = {}
        """The name that holds the key of each item whose key is read."""
        self.loops: dict[int, str] = {}
        """The name that holds the item in hand of each macro, by its depth."""
        self.proven: dict[str, dict[Any, str]] = {}
        """By an expression: what is read once it turns out true."""
        self._lines: list[str] = []
        self._depth = 0
        self._names = 0
        self._constants: dict[str, Any] = {}
        self._known: list[dict[Any, str]] = [{}]
        self._open: set[str] = set()
        self._absorbing = 0
        self._items_settle = 0
        self._looping = 0
        self._counts = False

    def line(self, text: str) -> None:
        """Write one line at the depth of the block that is open."""
        if len(self._lines) >= _LONGEST:
            raise UnsupportedError
        self._lines.append(" " * self._depth + text)

    def name(self) -> str:
        """Return a name that nothing has yet."""
        self._names += 1
        return f"v{self._names}"

    def put(self, value: str) -> str:
        """Write `name = value` and return the name."""
        name = self.name()
        self.line(f"{name} = {value}")
        return name

    def named(self, value: str) -> str:
        """Return a name that holds `value`: itself, where it is one or a literal number."""
        return value if value.isalnum() else self.put(value)

    def constant(self, value: Any) -> str:
        """Return the name of a constant that is no literal."""
        name = f"c{len(self._constants)}"
        self._constants[name] = value
        return name

    def key(self, item: str) -> str:
        """Return the name that holds the key of an item of `each`, which then must be one of a map."""
        if item not in self.items:
            raise UnsupportedError
        if item not in self.keys:
            self.keys[item] = self.name()
        return self.keys[item]

    def person(self, raw: str) -> str:
        """Return the expression that tells whom a value means: a person that is written out is read as it stands."""
        name = self.name()
        return f"({name} if ({name} := {raw}).__class__ is dict else {self.everybody()}[{name}])"

    def everybody(self) -> str:
        """Return the name of what tells whom texts mean."""
        self.reads.update(WHO)
        return "who"

    def leave(self, condition: str) -> None:
        """Write that the closures are asked where `condition` holds, unless another item settles it."""
        self.line(f"if {condition}: {self.left}")

    @property
    def left(self) -> str:
        """The statement that leaves it to the closures."""
        return "raise ValueError" if self._items_settle else "return"

    @contextmanager
    def settling(self) -> Iterator[None]:
        """Write the body of a loop in which one item can settle what another cannot tell."""
        self._items_settle += 1
        yield
        self._items_settle -= 1

    @contextmanager
    def absorbing(self) -> Iterator[None]:
        """Write parts of which one can settle what another cannot tell."""
        self._absorbing += 1
        yield
        self._absorbing -= 1

    def root(self, name: str) -> None:
        """Take note that a root is read; without the organisation's there is no answer, unless one is still to come."""
        self.reads.add(name)
        if name == "org" and not self._absorbing and not self._depth:
            self.once("org", self._lacks)

    def _lacks(self) -> str:
        self.line(f"if roots.get('org', U) is U: return {LACKS}")
        return ""

    @contextmanager
    def block(self, head: str) -> Iterator[None]:
        """Open a block under `head`; what is read within it is not known after it."""
        self.line(head)
        before = len(self._lines)
        with self._deeper():
            yield
            if len(self._lines) == before:
                self.line("pass")

    @contextmanager
    def _deeper(self) -> Iterator[None]:
        if self._depth >= _DEEPEST:
            raise UnsupportedError
        self._depth += 1
        self._known.append({})
        yield
        self._known.pop()
        self._depth -= 1

    @contextmanager
    def looping(self) -> Iterator[None]:
        """Write what is done for each item of a list."""
        self._looping += 1
        yield
        self._looping -= 1

    def within(self, write: Callable[[], str], known: "Mapping[Any, str] | None" = None) -> Within:
        """Return what `write` writes, for a block that may yet be opened; where that is reached, more is `known`."""
        before, self._lines = self._lines, []
        try:
            with self._deeper():
                self._known[-1].update(known or {})
                value = write()
                return Within(self._lines, value, self._known[-1])
        finally:
            self._lines = before

    def under(self, head: str, lines: list[str], last: str = "") -> None:
        """Write the block of `lines`, which were written `within`, and of its `last` line."""
        self.line(head)
        self._lines += lines
        if last:
            self.line(" " + last)

    def once(self, key: Any, make: Callable[[], str]) -> str:
        """Return the name that holds `key`, made where no line before this one, in this block or around it, has."""
        for known in self._known:
            if key in known:
                return known[key]
        made = self._known[-1][key] = make()
        return made

    def let(self, name: str, judge: "Callable[[Expression], str]") -> str:
        """Return the name that holds the value of a let."""
        expression = self.lets.get(name)
        if expression is None or name in self._open:
            raise UnsupportedError
        self._open.add(name)
        loops, self.loops = self.loops, {}  # the depths of a let's macros are its own
        try:
            return self.once(("let", name), lambda: self.named(judge(expression)))
        finally:
            self._open.discard(name)
            self.loops = loops

    @property
    def is_looping(self) -> bool:
        """Whether what is written now is done for each item of a list."""
        return self._looping > 0

    def spend(self, on: str, wrong: str) -> None:
        """Write that the items of a list are counted, within a loop together with those of all its rounds.

        Where it is `wrong`, or too long, it is left to the closures.
        """
        if self._looping:
            self._counts = True
            if wrong:
                self.leave(wrong)
            self.line(f"left -= len({on}) + 1")
            self.leave("left < 0")
        else:
            self.leave(f"{wrong} or len({on}) > {STEPS}" if wrong else f"len({on}) > {STEPS}")

    def function(self) -> Callable[..., Any]:
        """Return the function that was written; where it returns None or raises one of FAULTS it cannot tell."""
        given = "".join([f", {name}={name}" for name in self._constants])
        counts = [f" left = {STEPS}"] if self._counts else []
        lines = [f"def judge(roots, limits, who, today{given}):", *counts, *[" " + line for line in self._lines]]
        names = dict(self._constants)
        try:
            exec(compile("\n".join(lines), "<plain>", "exec"), GIVEN, names)  # noqa: S102  (see the package: constants are quoted)
        except (SyntaxError, RecursionError, MemoryError) as error:
            raise UnsupportedError from error
        made: Callable[..., Any] = names["judge"]
        return made
