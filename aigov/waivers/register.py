"""One aigov.waivers.yaml as it is written: its entries by the project that each names, and which can be trusted."""

from collections import Counter
from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import Any, Final, NamedTuple

from aigov import paths, resources
from aigov.engine.structural import Prepared, Trouble, prepare
from aigov.paths import UNKNOWN, UNREADABLE, Path
from aigov.source import Document

SECTION: Final = "waivers"
PARTS: Final = ("rule", "project", "reason", "requested_by", "approved_by", "approved_on", "expires_on")
"""What a waiver cannot hold without."""
RECORD: Final = ("compensating_measures", "reference")
"""What is asked of it besides."""
MOST: Final = 1000
"""Waivers of one file; those after them are not looked at."""


class Entry(NamedTuple):
    """One waiver. `sound` is false where structure found fault with it: then nothing of it is believed.

    `where` is `FILE:LINE`, `path` its place in the file.
    """

    where: str
    path: Path
    id: str
    data: Mapping[str, Any]
    sound: bool

    def text(self, part: str) -> str:
        """Return what is written of a part that is a text; empty where it is absent or unknown."""
        value = self.data.get(part)
        return value if isinstance(value, str) and value.strip() and value != UNKNOWN else ""

    def says(self, part: str) -> bool:
        """Return whether a part is written, known and not empty."""
        value = self.data.get(part)
        if isinstance(value, str):
            return bool(self.text(part))
        return value is not None and value is not UNREADABLE and value != []

    @property
    def measures(self) -> tuple[str, ...]:
        """What is done meanwhile."""
        written = self.data.get("compensating_measures")
        return tuple(str(each) for each in written) if isinstance(written, list) else ()


class Register:
    """The waivers of one file."""

    def __init__(self, prepared: Prepared, name: str) -> None:
        """`name` is the file as reports show it."""
        self.sheet = prepared.sheet
        self.troubles = prepared.troubles
        self.name = name
        if len(_items(self.sheet.data)) > MOST:
            path: Path = (SECTION, MOST)
            details = {"limit": f"{MOST}"}
            self.troubles += (Trouble("waiver-too-many", path, self.sheet.document.nearest(path), details, ()),)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry that is looked at, in the order of the file."""
        items = _items(self.sheet.data)[:MOST]
        # As they are written: of two with one id, structure leaves one unreadable, and neither is believed.
        ids = Counter(_id(item) for item in _items(self.sheet.document.data))
        faulty = {each.path[1] for each in self.troubles if len(each.path) > 1 and each.path[0] == SECTION}
        torn = self.sheet.document.torn
        return tuple(
            Entry(
                where=f"{self.name}:{self.sheet.document.nearest((SECTION, at)).line}",
                path=(SECTION, at),
                id=_id(item),
                data=item if isinstance(item, dict) else {},
                sound=not torn and at not in faulty and ids[_id(item)] == 1 and _is_readable(item),
            )
            for at, item in enumerate(items)
        )

    @cached_property
    def by_project(self) -> Mapping[str, list[Entry]]:
        """The entries by the project that they name; under the empty text those that name none."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(entry.text("project"), []).append(entry)
        return found


def read(document: Document) -> Register:
    """Return what a document says that was read from an aigov.waivers.yaml; never raises on content."""
    # Whom a role or an id means is told by each project's manifest.
    prepared = prepare(document, resources.schema("waivers"), fragment=False, known_people=None)
    return Register(prepared, document.files[0][0])


def covers(path: str, place: str) -> bool:
    """Return whether a waiver's `path` reaches a finding's `place`: the same one, or one within it; empty is all."""
    if not path or path == "$":
        return True
    try:
        wide, narrow = _steps(path), _steps(place)
    except ValueError:
        return False
    return narrow[: len(wide)] == wide


def related(one: str, other: str) -> bool:
    """Return whether one of two waivers' paths lies within the other."""
    return covers(one, other or "$") or covers(other, one or "$")


@lru_cache(4096)
def _steps(written: str) -> tuple[tuple[str, int], ...]:
    # An item is the same with its key in quotes and without, as a field of a map is.
    return tuple((step, 1) if isinstance(step, str) else (step.key, step.rank) for step in paths.parse(written))


def _items(data: Any) -> list[Any]:
    written = data.get(SECTION) if isinstance(data, dict) else None
    return written if isinstance(written, list) else []


def _id(item: Any) -> str:
    written = item.get("id") if isinstance(item, dict) else None
    return written if isinstance(written, str) else ""


def _is_readable(value: Any) -> bool:
    if isinstance(value, dict):
        return bool(value) and all(_is_readable(inner) for inner in value.values())
    if isinstance(value, list):
        return all(_is_readable(inner) for inner in value)
    return value is not UNREADABLE
