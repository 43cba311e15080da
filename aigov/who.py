"""Who is meant: a role, a person's id or a person, read into one shape; knows `roles` and `people`, and no lines."""

from collections.abc import Container, Mapping
from functools import lru_cache
from typing import Any, Final, Literal

from aigov.paths import UNKNOWN, UNREADABLE, Path
from aigov.records import NamedTuple

FIELDS: Final = ("name", "email", "position", "level", "employer", "left_on")
"""What may be written of a person, beside `role` and `id`, which say how the person was reached."""

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
    seen: set[str] = set()
    while True:
        if isinstance(raw, dict):
            person = {field: raw[field] for field in FIELDS if field in raw}
            return Led("value", {"role": role, **person} if role else person, path)
        if raw is UNREADABLE:
            return Led("unreadable", _NOBODY, path)
        if raw == UNKNOWN:
            return Led("unknown", _NOBODY, path)
        if not isinstance(raw, str) or raw in seen:
            return Led("nowhere", _NOBODY, path)
        filled = _section(data, "roles")
        if not isinstance(filled, dict) or raw not in filled:
            return _by_id(raw, role, path, data, org) or _unfilled(raw, path, filled, roles)
        seen.add(raw)
        role = role or raw
        path, raw = ("roles", raw), filled[raw]
        if isinstance(raw, dict):
            path = (*path, "person")
            if "person" not in raw:
                return Led("absent", _NOBODY, path)
            raw = raw["person"]


def same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Return whether two persons are one; not where nothing tells."""
    return told(one, other) is True


def told(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool | None:
    """Return whether two persons are one: by id where both have one, else by e-mail, else by name.

    Case and spacing do not count; what is unknown of one of them is passed over. None where nothing tells.
    """
    for field in ("id", "email", "name"):
        mine, theirs = one.get(field), other.get(field)
        if mine.__class__ is str and theirs.__class__ is str and mine != UNKNOWN and theirs != UNKNOWN:
            return mine == theirs or folded_name(mine) == folded_name(theirs)
    return None


def _by_id(raw: str, role: str, path: Path, data: Any, org: Any) -> Led | None:
    for place, section in ((("people", raw), data), (("org", "people", raw), org)):
        people = _section(section, "people")
        if isinstance(people, dict) and raw in people:
            entry = people[raw]
            if not isinstance(entry, dict):
                return Led("unreadable" if entry is UNREADABLE else "unknown", _NOBODY, place)
            person = {field: entry[field] for field in FIELDS if field in entry}
            return Led("value", {"role": role, "id": raw, **person} if role else {"id": raw, **person}, path)
        if people is UNREADABLE:
            return Led("unreadable", _NOBODY, place[:-1])
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
