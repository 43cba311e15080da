"""The manifests of a portfolio on the disk: what is wanted of each comes by once, and goes to a file without a name."""

import pickle
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from tempfile import TemporaryFile
from typing import Any, NamedTuple

from aigov.engine.view import View
from aigov.paths import KeyOf, Path
from aigov.portfolio.extract import patterns, references, wanted
from aigov.rule import Rule

Reference = tuple[str, Mapping[str, Any], Path]
"""Where a text leads that is somebody's id or a role: as `aigov.who.Led` has it."""


class Kept(NamedTuple):
    """What is kept of one manifest. `origin` is what `Gathering.keep` was given, and leads back to the whole of it."""

    id: str
    file: str
    origin: Any
    data: Any
    references: Mapping[str, Reference]
    row: Any


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
        self.rules = tuple(rules)
        self.key_of = key_of
        self._row = row
        self._fragments = fragments
        self._wanted = wanted((pattern for rule in self.rules for pattern in patterns(rule)), key_of)
        self._file = TemporaryFile()  # noqa: SIM115  (open until `close`)
        self._offsets = array("Q")
        self.left_out: list[str] = []
        """The files that no portfolio can hold, because their id or their stage cannot be read."""

    def keep(self, view: View, subject: str, origin: Any, file: str) -> None:
        """Keep what is wanted of one manifest."""
        if not subject or not (view.stage or self._fragments):
            self.left_out.append(file)
            return
        texts: list[str] = []
        data = self._wanted.kept(view.data, texts, _itself)
        found = references(texts, lambda text: _led(view, text), _names(view))
        kept = Kept(subject, file, origin, data, found, self._row(view, subject) if self._row else None)
        self._offsets.append(self._file.tell())
        pickle.dump(tuple(kept), self._file, pickle.HIGHEST_PROTOCOL)

    def __len__(self) -> int:
        return len(self._offsets)

    def settle(self) -> None:
        """Put what was kept into the order of ids, then of files; none comes after this."""
        order = sorted((kept.id, kept.file, offset) for kept, offset in zip(self, self._offsets, strict=True))
        self._offsets = array("Q", [offset for _, _, offset in order])

    def __iter__(self) -> Iterator[Kept]:
        for offset in self._offsets:
            yield self._at(offset)

    def __getitem__(self, position: int) -> Kept:
        return self._at(self._offsets[position])

    def of(self, rule: Rule) -> tuple[list[Any], list[Mapping[str, Reference]]]:
        """Return what `rule` reads of each manifest, and the references in it; what is alike is there once."""
        steps = wanted(patterns(rule), self.key_of)
        same: dict[Any, Any] = {}
        data, leads = [], []
        nothing: Mapping[str, Reference] = {}
        for kept in self:
            texts: list[str] = []
            data.append(steps.kept(kept.data, texts, lambda text: same.setdefault(text, text)))
            found = {text: kept.references[text] for text in texts if text in kept.references}
            leads.append(found or nothing)
        return data, leads

    def close(self) -> None:
        """Give the space back."""
        self._file.close()

    def _at(self, offset: int) -> Kept:
        self._file.seek(offset)
        return Kept(*pickle.load(self._file))  # noqa: S301  (what `keep` wrote, into a file that nobody else can open)


def _itself(text: str) -> str:
    return text


def _led(view: View, text: str) -> Reference:
    """Return whom `text` means. An id that only this manifest gives tells nobody apart from another manifest's."""
    led = view.led(text, ())
    person = led.person
    own = view.data.get("people") if isinstance(view.data, dict) else None
    if isinstance(own, dict) and person.get("id") in own:
        person = {field: value for field, value in person.items() if field != "id"}
    return led.state, person, led.path


def _names(view: View) -> Iterator[Any]:
    """Yield whatever holds the names of roles and of people."""
    yield view.roles
    for holder, section in ((view.data, "roles"), (view.data, "people"), (view.org, "people")):
        found = holder.get(section) if isinstance(holder, dict) else None
        yield found if isinstance(found, dict) else ()
