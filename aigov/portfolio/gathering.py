"""The manifests of a portfolio as they come by: of each is kept what some rule reads, of many on the disk."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import reduce
from typing import Any, Final

from aigov.engine.view import View
from aigov.paths import KeyOf
from aigov.portfolio.column import Manifests, Reference, References, Row, Store
from aigov.portfolio.extract import Wanted, means_somebody, patterns, wanted
from aigov.records import NamedTuple
from aigov.rule import Rule
from aigov.who import read

_NOBODY: Final[Mapping[str, Reference]] = {}


class Kept(NamedTuple):
    """One manifest. `origin` is what `Gathering.keep` was given, and leads back to the whole of it."""

    id: str
    file: str
    origin: Any
    row: Any


class _Column(NamedTuple):
    """What some rules read of each manifest, and whether a text of it may mean somebody to one of them."""

    wanted: Wanted
    means: bool

    def with_more(self, other: "_Column") -> "_Column":
        """Return what is read here or there."""
        return _Column(self.wanted.with_more(other.wanted), self.means or other.means)

    def part(self, data: Any, leads: References) -> tuple[Any, References]:
        """Return what these rules read of what others read too."""
        texts: list[str] = []
        kept = self.wanted.kept(data, texts)
        if not self.means:
            return kept, _NOBODY
        return kept, {text: lead for text in set(texts) if (lead := leads.get(text)) is not None}


class Gathering:
    """Takes the manifests as they come by, and gives them back in the order of their ids."""

    def __init__(
        self,
        rules: Iterable[Rule],
        key_of: KeyOf,
        *,
        row: Callable[[View, str], Any] | None = None,
        fragments: bool = False,
    ) -> None:
        """`rules` say what is wanted; `row` makes of each manifest what else is to be known of it.

        Of `fragments` no stage is required.
        """
        self.key_of = key_of
        self.left_out: list[str] = []
        """The files that no portfolio can hold, because their id or their stage cannot be read."""
        self._rules = tuple(rules)
        columns = [_Column(wanted(patterns(rule), key_of), means_somebody(rule)) for rule in self._rules]
        self._column_of = {rule.id: number for number, rule in enumerate(self._rules, start=1)}
        self._columns = tuple(columns)
        self._all = reduce(_Column.with_more, columns, _Column(wanted((), key_of), means=False))
        self._row = row
        self._fragments = fragments
        self._store = Store(self._split)
        self._order = array("L")

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that are asked, in their order."""
        return self._rules

    def keep(self, view: View, subject: str, origin: Any, file: str) -> None:
        """Keep what is wanted of one manifest."""
        if not subject or not (view.stage or self._fragments):
            self.left_out.append(file)
            return
        known = (subject, file, origin, self._row(view, subject) if self._row else None)
        data = self._all.wanted.kept(view.data)
        found = Leads(view) if self._all.means else _NOBODY
        self._store.keep((known, (data, found)))

    def _split(self, row: Row) -> Row:
        """Return what each rule reads of what all of them do."""
        known, (data, found) = row
        return (known, *(column.part(data, found) for column in self._columns))

    def __len__(self) -> int:
        return len(self._store)

    def settle(self) -> None:
        """Put what was kept into the order of ids, of one id as it came; none comes after this."""
        self._store.settle()
        names = [self._store.at(number, 0)[0] for number in range(len(self))]
        self._order = array("L", sorted(range(len(names)), key=names.__getitem__))

    def __iter__(self) -> Iterator[Kept]:
        return (self[position] for position in range(len(self)))

    def __getitem__(self, position: int) -> Kept:
        return Kept(*self._store.at(self._order[position], 0))

    def of(self, rule: str) -> Manifests:
        """Return what a rule, by its id, reads of each manifest."""
        return Manifests(self._store, self._column_of[rule], self._order)

    def read(self, rule: str, position: int) -> Any:
        """Return what a rule reads of one manifest; nothing for a rule that was not asked."""
        return self.of(rule)[position] if rule in self._column_of else {}

    def close(self) -> None:
        """Give the space back."""
        self._store.close()


class Leads:
    """Whom the texts of one manifest mean, found out when somebody asks."""

    __slots__ = ("_data", "_found", "_org", "_own", "_roles")

    def __init__(self, view: View) -> None:
        """Of the manifest only its roles and its people are held."""
        data = view.data if isinstance(view.data, dict) else {}
        self._data = {name: data[name] for name in ("roles", "people") if name in data}
        self._own = _section(data, "people")
        self._org = view.org
        self._roles = view.roles
        self._found: dict[str, Reference | None] = {}

    def get(self, text: str) -> Reference | None:
        """Return whom `text` means, None where it is no name of a role and nobody's id."""
        if text not in self._found:
            self._found[text] = self._led(text) if self._is_name(text) else None
        return self._found[text]

    def _is_name(self, text: str) -> bool:
        sections = (self._roles, self._own, _section(self._data, "roles"), _section(self._org, "people"))
        return any(text in section for section in sections)

    def _led(self, text: str) -> Reference:
        """Return whom `text` means. An id that only this manifest gives tells nobody apart from another manifest's."""
        led = read(text, (), self._data, self._org, self._roles)
        person = led.person
        if person.get("id") in self._own:
            person = {field: value for field, value in person.items() if field != "id"}
        return led.state, person, led.path


def _section(holder: Any, name: str) -> Mapping[str, Any]:
    section = holder.get(name) if isinstance(holder, dict) else None
    return section if isinstance(section, dict) else {}
