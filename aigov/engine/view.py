"""One document as the rules see it: data without what structure made unreadable, who is meant, where a path stands."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final

from aigov import paths
from aigov.engine.subject import led_answer
from aigov.expressions import Answer, Expression, Scope
from aigov.findings import Location
from aigov.paths import UNKNOWN, UNREADABLE, Path
from aigov.records import NamedTuple
from aigov.rule import Each
from aigov.source import Document
from aigov.structure import item_key
from aigov.who import Led, Persons

ORGANISATION: Final = "organisation"
ORG: Final = "org"
"""The name of the organisation's section in expressions; paths that begin with it stand in the organisation's file."""
NO_DOUBTS: Final[frozenset[str]] = frozenset()


class Place(NamedTuple):
    """A path, and the document that it stands in."""

    sheet: "Sheet"
    path: Path


class Visited(NamedTuple):
    """An item of `each`, where it stands, and the scope in which it has its name."""

    value: Any
    path: Path | None
    scope: Scope


def visited(each: Each, scope: Scope) -> list[Visited] | Answer:
    """Return the items of `each`, or the answer that says why there are none."""
    items = each.over.items(scope)
    if isinstance(items, Answer):
        return items
    return [Visited(value, path, scope.visit({each.name: (value, path)})) for value, path in items]


class UndecidedError(Exception):
    """A list that a check asks for cannot be told, or is not written; `answer` says why."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer = answer


Items = list[tuple[Any, Path | None]]
"""Values, and where each stands."""


def items_of(expression: Expression, scope: Scope) -> Items:
    """Return the items of a list with their places; raises UndecidedError where there are none."""
    found = expression.items(scope)
    if isinstance(found, Answer):
        raise UndecidedError(found)
    return found


class Sheet:
    """A document with its data as rules may read it."""

    __slots__ = ("_own_doubts", "data", "document", "doubts", "key_of")

    def __init__(
        self, document: Document, data: Any, schema: Mapping[str, Any], doubts: frozenset[str] | None = None
    ) -> None:
        """`doubts` are the sections that hold something unknown or unreadable; None where nobody has looked."""
        self.document = document
        self.data = data
        self.doubts = doubts
        self.key_of = partial(item_key, schema)
        self._own_doubts: frozenset[str] | None = None

    @property
    def own_doubts(self) -> frozenset[str]:
        """What is in doubt of an organisation's section, by how rules read it: `org`, and `org.people` within it."""
        if self._own_doubts is None:
            own = section(self)
            found = NO_DOUBTS if self.doubts is not None and ORGANISATION not in self.doubts else doubtful(own)
            people = found is None or "people" in found
            self._own_doubts = frozenset((ORG, f"{ORG}.people") if people else (ORG,) if found else ())
        return self._own_doubts

    def text(self, path: Path) -> str:
        """Return `path` as people write it."""
        return paths.text(self.data, path, self.key_of)


class View:
    """What one subject offers to every rule: roots for expressions, whoever is meant, and places for findings.

    `org` is the organisation's section, None where there is no organisation's file.
    """

    def __init__(
        self,
        sheet: Sheet,
        org_sheet: Sheet | None,
        *,
        stage: str,
        weight: str,
        today: str,
        sections: bool,
        roles: Container[str],
    ) -> None:
        """`sections` says whether the subject's own sections are read: they are not of the organisation's file."""
        self.sheet = sheet
        self.org_sheet = org_sheet
        self.stage = stage
        self.weight = weight
        self.today = today
        self.roles = roles
        self._items: dict[tuple[str, str], list[Visited]] = {}
        own = sheet.data if sections and isinstance(sheet.data, dict) else {}
        self.data: Any = sheet.data if sections else {}
        self.org = section(org_sheet)
        self.roots: dict[str, Any] = {
            **own,
            "stage": stage,
            "weight": weight,
            "today": today,
            ORG: UNREADABLE if self.org is None else self.org,
        }
        if sheet.data is UNREADABLE:
            self.data = UNREADABLE
        self.persons = Persons(self.data, self.org, roles)
        own_doubts = NO_DOUBTS if org_sheet is None else org_sheet.own_doubts
        doubts = sheet.doubts if sections else NO_DOUBTS
        self.doubts = doubts | own_doubts if doubts and own_doubts else own_doubts if doubts == NO_DOUBTS else doubts
        """The roots that hold something unknown or unreadable, and `org.people`; None where nobody has looked.

        That there is no organisation's file is no doubt.
        """
        self.scope = Scope(self.roots, {}, {}, self.who)

    def close(self) -> None:
        """Let go of the scopes, which point back here: a run of thousands leaves no circles to collect."""
        del self.scope
        self._items.clear()

    def items(self, each: Each) -> list[Visited] | Answer:
        """Return the items of `each`: many rules go over the same list, and share what is made of it."""
        key = (each.over.text, each.name)
        if key not in self._items:
            items = visited(each, self.scope)
            if isinstance(items, Answer):
                return items
            self._items[key] = items
        return self._items[key]

    def parts(self, lists: Sequence[Expression], scope: Scope) -> Iterator[list[Items]]:
        """Yield the items of each of several lists, for a check: all at once, or a part of a portfolio after the other.

        Raises UndecidedError where one cannot be told or is not written.
        """
        yield [items_of(each, scope) for each in lists]

    def who(self, raw: Any, path: Path | None) -> Mapping[str, Any] | Answer:
        """Return the person whom `raw` at `path` means, or the answer that says why there is none."""
        if raw.__class__ is dict:
            return raw  # a person that is written out is read as it stands
        known = self.persons.get(raw) if raw.__class__ is str else None
        if known is not None:
            return known
        led = self.led(raw, path or ())
        return led.person if led.state == "value" else led_answer(led)

    def led(self, raw: Any, path: Path) -> Led:
        """Return where the value `raw` at `path` leads."""
        return self.persons.led(raw, path)

    def place(self, path: Path) -> Place:
        """Return where a path of an expression stands: `org` in the organisation's file, all else in the subject."""
        if path and path[0] == ORG and self.org_sheet is not None:
            return Place(self.org_sheet, (ORGANISATION, *path[1:]))
        return Place(self.sheet, path)

    def text(self, path: Path) -> str:
        """Return `path` as people write it in its file: `organisation.strategy`, `kpis[same-day].owner`."""
        place = self.place(path)
        return place.sheet.text(place.path)

    def location(self, path: Path) -> Location:
        """Return the place to mark for `path`: itself, or its nearest written ancestor."""
        sheet, real = self.place(path)
        return Location(sheet.document.nearest(real), sheet.text(paths.written(sheet.document.data, real)))

    def as_written(self, path: Path) -> str:
        """Return the text that stands where the data says `unknown`; empty where it cannot be told."""
        sheet, real = self.place(path)
        try:
            is_unknown = paths.read(sheet.data, real) == UNKNOWN
            return sheet.document.written(real) if is_unknown else ""
        except KeyError:
            return ""


def section(sheet: Sheet | None) -> Any:
    """Return the organisation's section of a document: a mapping, `unknown`, UNREADABLE, or None without a document."""
    if sheet is None:
        return None
    data = sheet.data
    if not isinstance(data, dict):
        return UNREADABLE
    return data.get(ORGANISATION, {})


def doubtful(data: Any) -> frozenset[str] | None:
    """Return the sections that hold something unknown or unreadable; None where all may."""
    if not isinstance(data, dict):
        return None
    return frozenset(name for name, value in data.items() if _holds_doubt(value))


def _holds_doubt(value: Any) -> bool:
    rest = [value]
    for each in rest:
        if each.__class__ is dict:
            rest += each.values()
        elif each.__class__ is list:
            rest += each
        elif each == UNKNOWN or each is UNREADABLE:
            return True
    return False


def patched(data: Any, unreadable: Iterable[Path], unknown: Iterable[Path]) -> Any:
    """Return `data` with UNREADABLE and `unknown` at these paths; what is not touched is shared, nothing is changed.

    An absent last key of a map is written; a path that leads nowhere else is passed over.
    """
    fresh: dict[int, Any] = {}
    for value, places in ((UNKNOWN, unknown), (UNREADABLE, unreadable)):
        for path in places:
            data = _put(data, path, value, fresh)
    return data


def _put(data: Any, path: Path, value: Any, fresh: dict[int, Any]) -> Any:
    if not path:
        return value
    part, rest = path[0], path[1:]
    if isinstance(data, dict):
        if rest and part not in data:
            return data
    elif not isinstance(data, list) or not isinstance(part, int) or not 0 <= part < len(data):
        return data
    inner = _put(data[part], rest, value, fresh) if rest else value
    if id(data) not in fresh:
        data = data.copy()
        fresh[id(data)] = data
    data[part] = inner
    return data
