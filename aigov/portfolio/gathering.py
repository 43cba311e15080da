"""The manifests of a portfolio as they come by: of each what every rule reads goes to the disk, and nothing stays."""

from array import array
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, NamedTuple

from aigov.engine.view import View
from aigov.paths import KeyOf
from aigov.portfolio.column import Manifests, Reference, Store
from aigov.portfolio.extract import Wanted, means_somebody, patterns, wanted
from aigov.rule import Rule

_NOBODY: Final[dict[str, Reference]] = {}


class Kept(NamedTuple):
    """One manifest. `origin` is what `Gathering.keep` was given, and leads back to the whole of it."""

    id: str
    file: str
    origin: Any
    row: Any


class _Asked(NamedTuple):
    """A rule, in which column of the store it is, what it reads, and whether a text of it may mean somebody."""

    rule: Rule
    column: int
    wanted: Wanted
    means: bool


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
        self._asked = {
            rule.id: _Asked(rule, column, wanted(patterns(rule), key_of), means_somebody(rule))
            for column, rule in enumerate(rules, start=1)
        }
        self._row = row
        self._fragments = fragments
        self._store = Store()
        self._order = array("L")

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that are asked, in their order."""
        return tuple(asked.rule for asked in self._asked.values())

    def keep(self, view: View, subject: str, origin: Any, file: str) -> None:
        """Keep what is wanted of one manifest."""
        if not subject or not (view.stage or self._fragments):
            self.left_out.append(file)
            return
        names = _names(view)
        met: dict[str, Reference | None] = {}
        values: list[Any] = [(subject, file, origin, self._row(view, subject) if self._row else None)]
        for asked in self._asked.values():
            texts: list[str] = []
            data = asked.wanted.kept(view.data, texts)
            found = _NOBODY
            if asked.means and texts:
                for text in texts:
                    if text not in met:
                        met[text] = _led(view, text) if any(text in holder for holder in names) else None
                found = {text: lead for text in texts if (lead := met[text]) is not None}
            values.append((data, found))
        self._store.keep(values)

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
        return Manifests(self._store, self._asked[rule].column, self._order)

    def read(self, rule: str, position: int) -> Any:
        """Return what a rule reads of one manifest; nothing for a rule that was not asked."""
        return self.of(rule)[position] if rule in self._asked else {}

    def close(self) -> None:
        """Give the space back."""
        self._store.close()


def _led(view: View, text: str) -> Reference:
    """Return whom `text` means. An id that only this manifest gives tells nobody apart from another manifest's."""
    led = view.led(text, ())
    person = led.person
    own = view.data.get("people") if isinstance(view.data, dict) else None
    if isinstance(own, dict) and person.get("id") in own:
        person = {field: value for field, value in person.items() if field != "id"}
    return led.state, person, led.path


def _names(view: View) -> list[Any]:
    """Return whatever holds the names of roles and of people."""
    sections = ((view.data, "roles"), (view.data, "people"), (view.org, "people"))
    found = [holder.get(name) for holder, name in sections if isinstance(holder, dict)]
    return [view.roles, *(section for section in found if isinstance(section, dict))]
