"""The source of one function in the making: its lines, its names, and what it has read already."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from aigov.expressions.plain.given import GIVEN
from aigov.expressions.scope import FAULTS, LACKS

if TYPE_CHECKING:
    from aigov.expressions.expression import Expression

STEPS: Final = 20_000
"""Items that one call may visit; longer lists are left to the closures, which count what a hostile file costs."""
_BODY: Final = 2
"""The depth of the lines that are run in any case."""
_LONGEST: Final = 1_000
"""Lines of one function."""
_DEEPEST: Final = 60
"""Blocks within blocks; Python takes a hundred."""


class UnsupportedError(Exception):
    """A piece that has no plain way: whoever judges it goes by the closures."""


class Source:
    """Writes the body of `judge(roots, limits, who, today)`; a name that is made holds a value, sound and known."""

    def __init__(self, lets: "Mapping[str, Expression]") -> None:
        """`lets` are those of the rule; each is judged where it is first needed."""
        self.lets = lets
        self.items: dict[str, tuple[str, str]] = {}
        """The names that hold the value and the key of each item of `each`; the key is empty where there is none."""
        self.loops: dict[int, str] = {}
        """The name that holds the item in hand of each macro, by its depth."""
        self._lines: list[str] = []
        self._depth = _BODY
        self._names = 0
        self._constants: dict[str, Any] = {}
        self._read: list[dict[Any, str]] = [{}]
        self._open: set[str] = set()
        self._absorbing = 0
        self._items_settle = 0

    def line(self, text: str) -> None:
        """Write one line at the depth of the block that is open."""
        if len(self._lines) >= _LONGEST:
            raise UnsupportedError
        self._lines.append("    " * self._depth + text)

    def name(self) -> str:
        """Return a name that nothing has yet."""
        self._names += 1
        return f"v{self._names}"

    def put(self, value: str) -> str:
        """Write `name = value` and return the name."""
        name = self.name()
        self.line(f"{name} = {value}")
        return name

    def constant(self, value: Any) -> str:
        """Return the name of a constant that is no literal."""
        name = f"c{len(self._constants)}"
        self._constants[name] = value
        return name

    def leave(self, condition: str) -> None:
        """Write that the closures are asked where `condition` holds, unless another item settles it."""
        self.line(f"if {condition}: {self.left}")

    @property
    def left(self) -> str:
        """The statement that leaves it to the closures."""
        return "raise ValueError" if self._items_settle else "return None"

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

    def needs(self, root: str) -> None:
        """Write that without `root` there is no answer, where nothing that is still to come can give one."""
        if not self._absorbing and self._depth == _BODY:
            self.once(("needs", root), lambda: self._lacks(root))

    def _lacks(self, root: str) -> str:
        self.line(f"if roots.get({root!r}, U) is U: return {LACKS}")
        return ""

    @contextmanager
    def block(self, head: str) -> Iterator[None]:
        """Open a block under `head`; what is read within it is not known after it."""
        if self._depth >= _DEEPEST:
            raise UnsupportedError
        self.line(head)
        self._depth += 1
        self._read.append({})
        before = len(self._lines)
        yield
        if len(self._lines) == before:
            self.line("pass")
        self._read.pop()
        self._depth -= 1

    def once(self, key: Any, make: Callable[[], str]) -> str:
        """Return the name that holds `key`, made where no line before this one, in this block or around it, has."""
        for known in self._read:
            if key in known:
                return known[key]
        made = self._read[-1][key] = make()
        return made

    def let(self, name: str, judge: "Callable[[Expression], str]") -> str:
        """Return the name that holds the value of a let."""
        expression = self.lets.get(name)
        if expression is None or name in self._open:
            raise UnsupportedError
        self._open.add(name)
        loops, self.loops = self.loops, {}  # the depths of a let's macros are its own
        try:
            return self.once(("let", name), lambda: judge(expression))
        finally:
            self._open.discard(name)
            self.loops = loops

    def spend(self, on: str) -> None:
        """Write that the items of a list are counted."""
        self.line(f"left -= len({on}) + 1")
        self.leave("left < 0")

    def function(self) -> Callable[..., Any]:
        """Return the function that was written; any fault in the data makes it answer None."""
        lines = [
            "def judge(roots, limits, who, today):",
            f"    left = {STEPS}",
            "    try:",
            *self._lines,
            "    except FAULTS as fault:",
            "        fault.__traceback__ = None",  # else the frames that it came through keep it, and it them
            "        return None",
        ]
        names: dict[str, Any] = {"FAULTS": FAULTS, **GIVEN, **self._constants}
        try:
            exec(compile("\n".join(lines), "<plain>", "exec"), names)  # noqa: S102  (see the package: constants are quoted)
        except (SyntaxError, RecursionError, MemoryError) as error:
            raise UnsupportedError from error
        made: Callable[..., Any] = names["judge"]
        return made
