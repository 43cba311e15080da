"""What the data itself says on references within it: whom it knows, what its lists hold, where its paths lead."""

from collections.abc import Collection
from functools import cached_property
from typing import Any, Final

from aigov import paths
from aigov.paths import UNKNOWN, UNREADABLE, Path
from aigov.structure.keywords import Schema
from aigov.structure.places import at, flat, inside, item_key

_PEOPLE: Final[tuple[Path, ...]] = (("people",), ("organisation", "people"))

_MANY: Final = 1000
_GOOD_PATHS: Final[dict[int, set[str]]] = {}
"""By a schema's identity, which the matchers keep alive: paths that it has."""
_ROLES: Final[dict[int, frozenset[str]]] = {}
"""By the same: the names of the roles that it knows."""
_KEYS: Final[dict[tuple[int, Path], str | None]] = {}
"""By the same, and the path of a list that somebody refers to: by what its items are known."""


class Subject:
    """The data that is being judged, with what was asked of it so far."""

    def __init__(self, data: Any, schema: Schema, known_people: Collection[str] | None, *, fragment: bool) -> None:
        self.data = data
        self.schema = schema
        self.known_people = known_people
        self.fragment = fragment
        self.doubts = False
        """Whether something unknown was met, or something that nothing is demanded of."""
        self.led: frozenset[str] = frozenset()
        """Texts that lead to somebody, once one was looked for."""
        self._keys: dict[str, frozenset[str] | None] = {}

    @cached_property
    def roles(self) -> frozenset[str]:
        """The names of the roles that the schema knows."""
        known = _ROLES.get(id(self.schema))
        if known is None:
            found = at(self.schema, ("roles",))
            known = _ROLES[id(self.schema)] = frozenset(name for node in found for name in node.get("properties", ()))
        return known

    @cached_property
    def who(self) -> frozenset[str] | None:
        """Every text that leads to somebody; None where that cannot be told, because people are unreadable."""
        if self.known_people is None:
            return None
        found = {*self.roles, *self.known_people}
        for path in _PEOPLE:
            people = self._read(path)
            if people is UNREADABLE:
                return None
            if isinstance(people, dict):
                found.update(people)
        return frozenset(found)

    def is_led(self, text: str) -> bool:
        """Whether a text leads to somebody, or may do so."""
        known = self.who
        self.doubts |= text == UNKNOWN
        if known is None:
            return True
        self.led = known - {UNKNOWN}
        return text in known or text.startswith("x_")

    def has(self, place: str, key: str) -> bool:
        """Whether the list or map at `place` holds `key`, or may hold it, because a part of it is not known."""
        keys = self.keys(place)
        return keys is None or key in keys

    def keys(self, place: str) -> frozenset[str] | None:
        """Return by what the items at `place` are known; None where a part of that is unknown or unreadable."""
        if place not in self._keys:
            self._keys[place] = self._keys_at(tuple(place.split(".")))
        return self._keys[place]

    def _keys_at(self, path: Path) -> frozenset[str] | None:
        items = self._read(path)
        if items is UNREADABLE or items == UNKNOWN:
            return None
        if isinstance(items, dict):
            return frozenset(items)
        which = (id(self.schema), path)
        if which not in _KEYS:
            _KEYS[which] = item_key(self.schema, path)
        key = _KEYS[which]
        if not isinstance(items, list):
            # A list of plain words is a vocabulary: where nobody wrote one down, any word will do.
            return None if key is None and items is None and not self._is_map(path) else frozenset()
        known = [item if isinstance(item, str) else paths.known_as(item, key) for item in items]
        return None if UNKNOWN in known or None in known else frozenset(text for text in known if text is not None)

    def _is_map(self, path: Path) -> bool:
        return any("additionalProperties" in node for node in at(self.schema, path))

    def leads(self, written_path: str) -> bool:
        """Whether the text is a path that a manifest can have, and its items are there."""
        if written_path == UNKNOWN:
            return True
        if written_path not in _GOOD_PATHS.setdefault(id(self.schema), set()):
            try:
                steps = paths.parse(written_path)
            except ValueError:
                return False
            if not self.exists(steps):
                return False
            if len(_GOOD_PATHS[id(self.schema)]) < _MANY:
                _GOOD_PATHS[id(self.schema)].add(written_path)
        if self.fragment or "[" not in written_path:
            return True
        try:
            paths.resolve(self.data, written_path, lambda path: item_key(self.schema, path))
        except KeyError:
            return self._is_damaged
        return True

    def exists(self, steps: tuple[paths.Step, ...]) -> bool:
        """Whether the schema has such a place, whatever the items."""
        here = flat(self.schema, self.schema)
        for step in steps:
            if any(not holder.keys() & {"type", "enum", "const", "pattern"} for holder in here):
                return True
            here = inside(self.schema, here, step)
        return bool(here)

    @cached_property
    def _is_damaged(self) -> bool:
        rest = [self.data]
        while rest:
            value = rest.pop()
            if value is UNREADABLE:
                return True
            rest.extend(value.values() if isinstance(value, dict) else value if isinstance(value, list) else ())
        return False

    def _read(self, path: Path) -> Any:
        """Return the value at `path`, UNREADABLE where something above it is, None where it is absent."""
        value = self.data
        for part in path:
            if not isinstance(value, dict):
                return UNREADABLE if value is UNREADABLE else None
            value = value.get(part)
        return value
