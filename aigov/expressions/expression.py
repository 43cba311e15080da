"""One expression, checked: what it reads, and what it says of a scope."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Final

from aigov.expressions.scope import FAULTS, MOST, Answer, Build, Code, Made, Place, Scope, Value, trouble
from aigov.language import said
from aigov.paths import Path

if TYPE_CHECKING:
    from aigov.expressions.kinds import Type

_NO_LOOPS: Final[list[Any]] = []
_PATHS: Final = ("root", "item", "var", "get", "let", "who", "any", "key")


class Expression:
    """An expression that was checked against types.

    `reads` are the patterns of the paths that it reads, also through lets: `kpis[].owner`, `org.strategy.goals`;
    `stage` is read as `project.stage`. `names` are the items and lets that it uses, also through lets.
    Its closures are built when it is first judged.
    """

    __slots__ = (
        "_blame",
        "_build",
        "_judge",
        "_kind",
        "_place",
        "_reads",
        "_type",
        "code",
        "grounded",
        "items_patterns",
        "lists",
        "names",
        "patterns",
        "slots",
        "text",
        "timed",
    )

    def __init__(
        self, text: str, code: Code, kind: "Type | str", reads: Iterable[str], names: frozenset[str], slots: int
    ) -> None:
        """`kind` is the type, or its word where it was loaded; `slots` the depth of its macros."""
        self.text = text
        self.code = code
        self._reads = reads
        self.names = names
        self.slots = slots
        self.patterns: tuple[str, ...] = ()
        """The patterns of the path that it denotes, where it denotes one; known only where it was compiled."""
        self.items_patterns: tuple[str, ...] = ()
        self.lists: frozenset[str] = frozenset()
        """The patterns of the lists that its value is made from: of `kpis.filter(...)` `kpis`; of a path itself."""
        self.grounded = True
        self.timed = False
        self._type = None if isinstance(kind, str) else kind
        self._kind = kind if isinstance(kind, str) else kind.kind
        self._judge: Value | None = None
        self._place: Place | None = None
        self._blame: dict[bool, Place] = {}
        self._build: Build | None = None

    @property
    def reads(self) -> frozenset[str]:
        """The patterns of the paths that it reads."""
        return frozenset(self._reads)

    @property
    def kind(self) -> str:
        """The word of its type: bool, date, list, who and so on."""
        return self._kind

    @property
    def type(self) -> "Type":
        """Its type; of a loaded expression only the kind is known."""
        if self._type is None:
            from aigov.expressions.kinds import Type

            self._type = Type(self._kind)
        return self._type

    @property
    def is_path(self) -> bool:
        """Whether it denotes a place in the data, and nothing computed."""
        return self.code[0] in _PATHS

    def dump(self) -> list[Any]:
        """Return what `load` reads, as JSON."""
        return [
            self.text,
            self.code,
            self._kind,
            sorted(self.reads),
            sorted(self.names),
            self.slots,
            sorted(self.lists),
        ]

    def value(self, scope: Scope) -> Any:
        """Return the value; raises one of FAULTS where there is none."""
        scope.left = MOST
        judge = self._judge
        if judge is None:
            return self.judge(scope)
        return judge(scope, [None] * self.slots if self.slots else _NO_LOOPS)

    def judge(self, scope: Scope) -> Any:
        """Return the value as a part of a greater answer; raises one of FAULTS where there is none."""
        judge = self._judge
        if judge is None:
            judge = self._judge = self.build(self.code)
        return judge(scope, [None] * self.slots if self.slots else _NO_LOOPS)

    @property
    def build(self) -> Build:
        """What makes the judges of its pieces."""
        if self._build is None:
            from aigov.expressions.judge import builder

            self._build = builder()
        return self._build

    def answer(self, scope: Scope, *, blame: bool = True) -> Answer:
        """Return what it says of `scope`; never raises. Without `blame` the path of a value stays None."""
        try:
            value = self.value(scope)
        except FAULTS as fault:
            return trouble(fault).answer()
        if value is True or not blame:
            return Answer("value", value)
        if value is False:
            return Answer("value", value, self.blame(scope))
        return Answer("value", value, self._at(scope))

    def place(self, scope: Scope) -> Path | None:
        """Return where the value stands; None where it was computed. Raises one of FAULTS."""
        if self._place is None:
            from aigov.expressions.places import place

            self._place = place(self.code, self.build)
        return self._place(scope, [None] * self.slots)

    def blame(self, scope: Scope, *, value: bool = False) -> Path | None:
        """Return the place that makes it `value`, None where there is none; never raises."""
        made = self._blame.get(value)
        if made is None:
            from aigov.expressions.blame import blame

            made = self._blame[value] = blame(self.code, self.build, value)
        return _safely(made, scope, self.slots)

    def places(self, scope: Scope) -> tuple[Path, ...]:
        """Return the places that it denotes: of a path its own, of a made list its items', else a hole."""
        try:
            value = self.value(scope)
        except FAULTS as fault:
            path = trouble(fault).path
            return () if path is None else (path,)
        if isinstance(value, Made):
            found = tuple(dict.fromkeys(path for path in _places(value, scope) if path is not None))
            if found:
                return found
        path = self._at(scope)
        if path is None:
            path = self.blame(scope)
        return () if path is None else (path,)

    def items(self, scope: Scope) -> list[tuple[Any, Path | None]] | Answer:
        """Return the items of a list or a map with their places, for `each`; an Answer where there is none."""
        try:
            value = self.value(scope)
        except FAULTS as fault:
            return trouble(fault).answer()
        if isinstance(value, Made):
            return list(zip(value, _places(value, scope), strict=True))
        if isinstance(value, (list, dict)):
            path = self._at(scope)
            pairs = value.items() if isinstance(value, dict) else enumerate(value)
            return [(item, None if path is None else (*path, part)) for part, item in pairs]
        return Answer("error", None, None, said("neither a list nor a map", "geen lijst en geen mapping"))

    def _at(self, scope: Scope) -> Path | None:
        return _safely(lambda scope, _: self.place(scope), scope, 0)

    def __repr__(self) -> str:
        return f"Expression({self.text!r})"


def _places(made: Made, scope: Scope) -> list[Path | None]:
    try:
        return made.places(scope)
    except FAULTS as fault:
        trouble(fault)
        return [None] * len(made)


def _safely(where: Callable[[Scope, list[Any]], Path | None], scope: Scope, slots: int) -> Path | None:
    try:
        return where(scope, [None] * slots)
    except FAULTS as fault:
        trouble(fault)
        return None


def load(dumped: Any) -> Expression:
    """Return the expression that `dump` wrote; raises ValueError on another shape."""
    try:
        text, code, kind, reads, names, slots, lists = dumped
        if reads.__class__ is not list:
            raise TypeError("what it reads is a list")
        expression = Expression(text, code, kind, reads, frozenset(names), slots)
        expression.lists = frozenset(lists)
    except TypeError as error:
        raise ValueError("this is no expression") from error
    return expression
