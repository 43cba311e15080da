"""What an expression is judged against, what comes out, and the trouble that a value can be in."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from aigov.language import said
from aigov.paths import Path
from aigov.records import NamedTuple

if TYPE_CHECKING:
    from aigov.expressions.expression import Expression

MOST: Final = 1_000_000
"""Steps of one answer, an item visited being one: a second or two, so that no rule on no file can hang a run."""
LIST: Final = 8
"""Steps that a list costs beside its items."""
RANK: Final = {"error": 0, "absent": 1, "unknown": 2, "unreadable": 3}
"""Which trouble outranks which, where several could be told."""


LACKS: Final = 5
"""What generated source answers where all hangs on the organisation's file, and there is none that can be read."""


class Answer(NamedTuple):
    """What judging says.

    `state` is value, absent, unknown, unreadable or error. `path` is a concrete place: of an absent value its hole
    (up to and with the first absent part), of an unknown or unreadable one that value, of `False` the first path of
    the first false conjunct, of a path's own value its place; None where there is no place, as of a computed `True`.
    `detail` is the text of an error; of something absent it is `empty` where a list is written and holds nothing.
    """

    state: str
    value: Any = None
    path: Path | None = None
    detail: str = ""


class Trouble(Exception):  # noqa: N818  (not an error: absence is an answer)
    """Carries an absent, unknown, unreadable or wrong value up to what absorbs it."""

    def __init__(self, state: str, path: Path | None, detail: str = "") -> None:
        """The fields are those of an Answer."""
        super().__init__()
        self.state = state
        self.path = path
        self.detail = detail

    def answer(self) -> Answer:
        """Return this as what judging says."""
        return Answer(self.state, None, self.path, self.detail)


ABSORBED: Final = (
    Trouble,
    TypeError,
    ValueError,
    KeyError,
    IndexError,
    AttributeError,
    ArithmeticError,
    RecursionError,
)
"""What judging can meet in data that no schema has seen, and what can settle a question all the same."""


class ExhaustedError(Exception):
    """One answer would visit more than MOST items. Nothing absorbs it: what goes on after it would take as long."""


FAULTS: Final = (*ABSORBED, ExhaustedError)
"""What judging an expression can end in; all of it becomes an answer."""

Who = Callable[[Any, Path | None], "Mapping[str, Any] | Answer | None"]
"""Turns a role's name, an id of `people` or a person into fields; an Answer, or None, where that leads nowhere."""


class Scope:
    """The values that names stand for.

    `roots` holds the sections that are written, `stage`, `weight`, `today` (ISO text), `limits`, `org` (missing
    where there is no organisation's file) and `portfolio`. `items` are pairs of a value and its place.
    Each of `lets` is judged at most once.
    """

    __slots__ = ("items", "left", "lets", "memo", "roots", "who")

    def __init__(
        self,
        roots: Mapping[str, Any],
        lets: "Mapping[str, Expression] | None" = None,
        items: Mapping[str, tuple[Any, Path | None]] | None = None,
        who: Who | None = None,
    ) -> None:
        """Nothing is copied: the data must not change while this scope is used."""
        self.roots = roots
        self.lets = lets or {}
        self.items = items or {}
        self.who = who or _nobody
        self.memo: dict[str, Any] = {}
        self.left = MOST

    def spend(self, steps: int) -> None:
        """Count items that are visited; raises ExhaustedError where one answer would visit more than MOST."""
        self.left -= steps
        if self.left < 0:
            raise ExhaustedError

    def visit(self, items: Mapping[str, tuple[Any, Path | None]]) -> "Scope":
        """Return this scope with `items` added; the lets that do not read them are not judged again."""
        scope = Scope(self.roots, self.lets, {**self.items, **items} if self.items else items, self.who)
        if self.memo:
            lets = self.lets
            scope.memo = {
                name: got for name, got in self.memo.items() if name in lets and not lets[name].names & items.keys()
            }
        return scope

    def let(self, name: str) -> Any:
        """Return the value of a let; raises Trouble."""
        memo = self.memo
        if name in memo:
            got = memo[name]
        else:
            memo[name] = Trouble("error", None, said(f"`{name}` reads itself", f"`{name}` leest zichzelf"))
            let = self.lets.get(name)
            if let is None:
                got = Trouble(
                    "error", None, said(f"`{name}` has no meaning here", f"`{name}` heeft hier geen betekenis")
                )
            else:
                try:
                    got = let.judge(self)
                except ABSORBED as fault:
                    got = trouble(fault)
                except ExhaustedError as fault:
                    memo[name] = trouble(fault)  # whoever asks again, to lay blame, is told this
                    raise
            memo[name] = got
        if got.__class__ is Trouble:
            raise Trouble(got.state, got.path, got.detail)
        return got


def trouble(fault: BaseException) -> Trouble:
    """Return `fault`, one of FAULTS, as Trouble, without the frames that it came through.

    They would keep it, and it them, until the garbage is collected; a run over many files may not do that.
    """
    if isinstance(fault, Trouble):
        fault.__traceback__ = fault.__context__ = None
        return fault
    if isinstance(fault, ExhaustedError):
        return misfit(said(f"more than {MOST} steps", f"meer dan {MOST} stappen"))
    if isinstance(fault, ValueError):  # the words of `dates`
        return misfit(str(fault))
    return misfit()


def misfit(detail: str = "") -> Trouble:
    """Return the trouble with a value of the wrong kind."""
    return Trouble(
        "error", None, detail or said("a value has another form than it should", "een waarde past hier niet")
    )


def worse(one: Trouble | None, other: Trouble) -> Trouble:
    """Return the trouble that outranks; the first where they are alike, `other` where nothing was met before."""
    return other if one is None or RANK[other.state] > RANK[one.state] else one


Frame = list[Any]
"""The loops that are open, by their depth."""
Code = list[Any]
"""A piece of an expression, checked: its kind and its parts, as JSON."""
Value = Callable[[Scope, Frame], Any]
"""Judges a piece: returns its value, or raises one of ABSORBED."""
Source = Callable[[Scope, Frame], list[Path | None]]
"""Says where the items of a list stand."""
Place = Callable[[Scope, Frame], Path | None]
"""Says where a piece stands in the data; may raise one of ABSORBED."""


_LEAVES: Final = frozenset(("root", "item", "var", "const", "let", "key"))
"""Pieces without pieces: to make one twice costs less than to look for it."""


class Build:
    """Makes the judges of the pieces of one expression, each once: pieces share what they look at."""

    __slots__ = ("_values", "makers")

    def __init__(self, makers: "Mapping[str, Callable[[Code, Build], Value]]") -> None:
        """`makers` are those of each kind of piece."""
        self.makers = makers
        self._values: dict[int, tuple[Code, Value]] = {}  # with the piece, so that its id stays its own

    def __call__(self, code: Code) -> Value:
        """Return the closure that judges `code`: it returns a value or raises one of FAULTS."""
        kind = code[0]
        if kind in _LEAVES:
            return self.makers[kind](code, self)
        made = self._values.get(id(code))
        if made is None:
            made = self._values[id(code)] = (code, self.makers[kind](code, self))
        return made[1]


def strictly(first: Trouble, others: Iterable[Value], scope: Scope, frame: Frame) -> Trouble:
    """Return the trouble that outranks among `first` and what `others` meet."""
    for other in others:
        try:
            other(scope, frame)
        except ABSORBED as fault:
            first = worse(first, trouble(fault))
    return first


class Made(list[Any]):
    """A list that an expression made; each item came from a place, or from nowhere.

    Few ask where, so it is found out when somebody does; but while a loop is open at once, for that moves on.
    """

    __slots__ = ("_found", "_source", "_width")

    def __init__(self, items: list[Any], source: Source, scope: Scope, frame: Frame) -> None:
        """`source` returns the place of each item; it keeps neither scope nor frame."""
        super().__init__(items)
        self._source = source
        self._width = len(frame)
        self._found = source(scope, frame) if frame and frame[0] is not None else None

    def places(self, scope: Scope) -> list[Path | None]:
        """Return where each item came from; may raise one of ABSORBED."""
        if self._found is None:
            self._found = self._source(scope, [None] * self._width)
        return self._found

    def place(self, index: int, scope: Scope) -> Path | None:
        """Return where one item came from; may raise one of ABSORBED."""
        return self.places(scope)[index]


def places_of(items: list[Any], where: Place, scope: Scope, frame: Frame) -> list[Path | None]:
    """Return where each item of a list stands, which is at `where` unless it was made."""
    if isinstance(items, Made):
        return items.places(scope)
    base = where(scope, list(frame))  # judging again must not move the loops that are open
    return [None] * len(items) if base is None else [(*base, index) for index in range(len(items))]


class Loop:
    """A macro's way through its list: the item in hand, and where it stands."""

    __slots__ = ("base", "index", "items", "value", "where")

    def __init__(self, items: Any, where: Place, scope: Scope) -> None:
        """`where` says where the list stands; it is asked when something is wrong with an item, and once."""
        if not isinstance(items, list):
            raise misfit(said("a list is expected", "hier hoort een lijst"))
        scope.spend(len(items) + LIST)
        self.items = items
        self.where = where
        self.base: tuple[Path | None] | None = None
        self.index = 0
        self.value: Any = None

    def place(self, scope: Scope, frame: Frame) -> Path | None:
        """Return where the item in hand stands."""
        if isinstance(self.items, Made):
            return self.items.place(self.index, scope)
        if self.base is None:
            self.base = (self.where(scope, list(frame)),)  # judging again must not move the loops that are open
        base = self.base[0]
        return None if base is None else (*base, self.index)


def _nobody(raw: Any, path: Path | None) -> Mapping[str, Any] | None:  # noqa: ARG001  (the shape of Who)
    """Resolve a person that is written out; a role's name or an id leads nowhere without a manifest."""
    return raw if isinstance(raw, dict) else None
