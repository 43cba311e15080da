"""What may stand at a place: the keys, answers, roles, people and items that the schema and the file itself know."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from aigov.fixing import slips
from aigov.fixing.slips import Meant
from aigov.paths import UNKNOWN, Path
from aigov.structure.keywords import Schema
from aigov.structure.places import at
from aigov.structure.subject import Subject


class Known(NamedTuple):
    """What is known where a document is judged: the schema, its data, and the people of the organisation by id."""

    schema: Schema
    data: Any
    people: Mapping[str, Any]
    roles: frozenset[str]

    def meant(self, kind: str, path: Path, written: str) -> Meant | None:
        """Return what a misspelt word at `path` means, where one can be meant."""
        if kind == "unknown-key":
            return slips.name(written, self._keys(path[:-1]))
        if kind == "not-one-of":
            return slips.answer(written, self._answers(path))
        if kind == "unknown-who":
            return self._who(written)
        if kind == "unknown-reference":
            return slips.reference(written, self._items(path))
        return None

    def _keys(self, holder: Path) -> set[str]:
        """Return the keys that may stand in a section and do not."""
        here = self._read(holder)
        taken = set(here) if isinstance(here, dict) else set()
        nodes = at(self.schema, holder)
        named = (node.get("propertyNames", {}) for node in nodes)
        lists = [part.get("enum", ()) for names in named for part in (names, *names.get("anyOf", ()))]
        return {key for keys in (*(node.get("properties", ()) for node in nodes), *lists) for key in keys} - taken

    def _answers(self, path: Path) -> set[str]:
        every: Iterable[Any] = (answer for node in at(self.schema, path) for answer in node.get("enum", ()))
        return {answer for answer in every if isinstance(answer, str) and answer != UNKNOWN}

    def _who(self, written: str) -> Meant | None:
        people = {**self.people, **dict(self._listed())}
        named = [key for key, person in people.items() if _name(person) == written]
        if len(named) == 1:
            return Meant(named[0], safe=True)
        ids = slips.reference(written, (*people, *self.roles))
        role = slips.name(written, self.roles)
        # A slip of a role is one where no person is near too.
        if role and role.safe and (ids is None or ids.word == role.word):
            return role
        return ids

    def _listed(self) -> Iterator[tuple[str, Any]]:
        for place in (("people",), ("organisation", "people")):
            people = self._read(place)
            yield from people.items() if isinstance(people, dict) else ()

    def _items(self, path: Path) -> set[str]:
        subject = Subject(self.data, self.schema, (), fragment=False)
        places = (node["x-refers"] for node in at(self.schema, path) if "x-refers" in node)
        return {key for place in places for key in subject.keys(place) or ()}

    def _read(self, path: Path) -> Any:
        value = self.data
        for part in path:
            if isinstance(value, dict):
                value = value.get(part)
            elif isinstance(value, list) and isinstance(part, int) and part < len(value):
                value = value[part]
            else:
                return None
        return value


def _name(person: Any) -> Any:
    return person.get("name") if isinstance(person, dict) else None
