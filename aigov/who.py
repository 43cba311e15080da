"""Who is meant: a role, a person's id or a person, read into one shape; knows `roles` and `people`, and no lines."""

from collections.abc import Container, Mapping
from functools import lru_cache
from typing import Any, Final, Literal

from aigov.paths import UNKNOWN, UNREADABLE, Path
from aigov.records import NamedTuple

FIELDS: Final = ("name", "email", "position", "level", "employer", "left_on")
"""What may be written of a person, beside `role` and `id`, which say how the person was reached."""

_FIELDS: Final = frozenset(FIELDS)

State = Literal["value", "absent", "unknown", "unreadable", "nowhere"]


class Led(NamedTuple):
    """Where a who leads. `person` is empty unless `state` is `value`; `path` is the place that decided.

    `absent`: the role is empty, and `path` is its hole. `unknown`, `unreadable`: so says the value at `path`.
    `nowhere`: the text at `path` is no role and nobody's id, or roles point at each other in a circle.
    """

    state: State
    person: Mapping[str, Any]
    path: Path


_NOBODY: Final[Mapping[str, Any]] = {}


def read(raw: Any, path: Path, data: Any, org: Any = None, roles: Container[str] = ()) -> Led:
    """Return whom the value `raw` at `path` of a manifest's `data` means; `org` is the organisation's section, or None.

    A text is first a role that is written, then somebody's id (the manifest's own people before the organisation's),
    then one of the `roles` that exist (an organisation's own begin with `x_`), which nobody has filled. Never raises
    on data.
    """
    role = ""
    seen: set[str] | None = None
    filled = data.get("roles") if data.__class__ is dict else _section(data, "roles")
    while isinstance(raw, str):
        if raw == UNKNOWN:
            return Led("unknown", _NOBODY, path)
        if not isinstance(filled, dict) or raw not in filled:
            return _by_id(raw, role, path, data, org) or _unfilled(raw, path, filled, roles)
        if seen is None:
            seen, role = {raw}, raw
        elif raw in seen:
            return Led("nowhere", _NOBODY, path)
        else:
            seen.add(raw)
        path, raw = ("roles", raw), filled[raw]
        if isinstance(raw, dict):
            path = (*path, "person")
            if "person" not in raw:
                return Led("absent", _NOBODY, path)
            raw = raw["person"]
    if isinstance(raw, dict):
        return Led("value", _person({"role": role} if role else {}, raw), path)
    return Led("unreadable" if raw is UNREADABLE else "nowhere", _NOBODY, path)


class Persons(dict[str, Mapping[str, Any]]):
    """Whoever was told, by the text that means them; a text that means nobody raises ValueError.

    It is a map so that generated source asks it without calling a function, some fifty times for each subject.
    """

    __slots__ = ("_data", "_org", "_places", "_roles")

    def __init__(self, data: Any, org: Any, roles: Container[str]) -> None:
        """`data` is the subject's, `org` the organisation's section, or None."""
        super().__init__()
        self._data = data
        self._org = org
        self._roles = roles
        self._places: dict[str, Path] = {}
        """By a text that leads on: where the person stands."""

    def __missing__(self, raw: str) -> Mapping[str, Any]:
        led = self.led(raw, ())
        if led.state != "value":
            raise ValueError(raw)
        return led.person

    def person(self, raw: Any) -> Mapping[str, Any]:
        """Return the person whom `raw` means; raises ValueError or TypeError where that is not plain."""
        return raw if raw.__class__ is dict else self[raw]

    def led(self, raw: Any, path: Path) -> Led:
        """Return where the value `raw` at `path` leads."""
        if raw.__class__ is not str:
            return read(raw, path, self._data, self._org, self._roles)
        known = self.get(raw)
        if known is not None:
            return Led("value", known, self._places.get(raw, path))
        led = read(raw, path, self._data, self._org, self._roles)
        if led.state == "value":
            self[raw] = led.person
            if led.path != path:
                self._places[raw] = led.path
        return led


def same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Return whether two persons are one; not where nothing tells."""
    return told(one, other) is True


def told(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool | None:
    """Return whether two persons are one: by id where both have one, else by e-mail, else by name.

    Case and spacing do not count; what is unknown of one of them is passed over. None where nothing tells.
    """
    for field in ("id", "email", "name"):
        if field in one and field in other:
            mine, theirs = one[field], other[field]
            if mine.__class__ is str is theirs.__class__ and mine != UNKNOWN and theirs != UNKNOWN:
                return mine == theirs or folded_name(mine) == folded_name(theirs)
    return None


def _person(known: dict[str, Any], entry: dict[str, Any]) -> Mapping[str, Any]:
    """Return what is `known` of a person with what is written."""
    if entry.keys() <= _FIELDS:
        known.update(entry)
    else:
        known.update({field: entry[field] for field in FIELDS if field in entry})
    return known


def _by_id(raw: str, role: str, path: Path, data: Any, org: Any) -> Led | None:
    for section in (data, org):
        people = section.get("people") if section.__class__ is dict else _section(section, "people")
        if isinstance(people, dict) and raw in people:
            entry = people[raw]
            if isinstance(entry, dict):
                return Led("value", _person({"role": role, "id": raw} if role else {"id": raw}, entry), path)
            place = ("people", raw) if section is data else ("org", "people", raw)
            return Led("unreadable" if entry is UNREADABLE else "unknown", _NOBODY, place)
        if people is UNREADABLE:
            return Led("unreadable", _NOBODY, ("people",) if section is data else ("org", "people"))
    return None


def _unfilled(raw: str, path: Path, filled: Any, roles: Container[str]) -> Led:
    if raw not in roles and not raw.startswith("x_"):
        return Led("nowhere", _NOBODY, path)
    if filled is None:
        return Led("absent", _NOBODY, ("roles",))
    if isinstance(filled, dict):
        return Led("absent", _NOBODY, ("roles", raw))
    return Led("unreadable" if filled is UNREADABLE else "unknown", _NOBODY, ("roles",))


def _section(data: Any, name: str) -> Any:
    return data.get(name) if isinstance(data, dict) else data if data is UNREADABLE else None


def folded(text: str) -> str:
    """Return `text` as it is compared: without case, and with single blanks."""
    return " ".join(text.casefold().split())


folded_name = lru_cache(maxsize=4096)(folded)
"""The same for names, ids and addresses, which come back again and again."""
