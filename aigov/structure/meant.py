"""What may have been meant by a wrong key, answer, person, item or path; with a bound on the search."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from aigov import paths, spelling
from aigov.language import said
from aigov.paths import Path
from aigov.structure.hints import SHOWN, dotted, shown
from aigov.structure.keywords import Schema
from aigov.structure.places import flat, inside
from aigov.structure.subject import Subject

_BUDGET: Final = 200
"""Searches for a near word in one file: in a file with more errors than that they no longer help."""


def _key_of(file: str) -> str:
    """Return what a key at the top of a kind of file is."""
    match file:
        case "manifest":
            return said("section of a manifest", "onderdeel van een manifest")
        case "organisation":
            return said("section of an organisation's file", "onderdeel van het bestand van een organisatie")
        case "rule":
            return said("key of a rule", "sleutel van een regel")
        case "pack":
            return said("key of a pack", "sleutel van een regelpakket")
        case "config":
            return said("key of aigov.toml", "sleutel van aigov.toml")
        case "waivers":
            return said("key of a file of waivers", "sleutel van een bestand met ontheffingen")
        case "sources":
            return said("key of a file of sources", "sleutel van een bestand met bronnen")
    return said("key that is known here", "sleutel die hier bekend is")


class Meant:
    """What may have been meant in one subject, with a bound on the search."""

    def __init__(self, schema: Schema, subject: Subject) -> None:
        self.schema = schema
        self.subject = subject
        self._left = _BUDGET
        self._owners: dict[str, set[str]] | None = None

    def near(self, word: str, candidates: Iterable[str]) -> str | None:
        """Return the candidate that is most like `word`, if one is near and the bound is not reached."""
        if len(word) > SHOWN or self._left <= 0:
            return None
        self._left -= 1
        return spelling.near("_".join(word.split()), candidates)

    def nearest(self, value: Any, candidates: Iterable[str]) -> str:
        """Return the end of a sentence that asks whether a near candidate was meant."""
        candidate = self.near(value, candidates) if isinstance(value, str) else None
        return spelling.meant(candidate) if candidate else "."

    def who(self, value: str) -> str:
        """Return who may have been meant: a role or an id that is near, or whose name this is."""
        for place in (("people",), ("organisation", "people")):
            people = self.subject.data
            for part in place:
                people = people.get(part) if isinstance(people, dict) else None
            for key, person in people.items() if isinstance(people, dict) else ():
                if isinstance(person, dict) and str(person.get("name")).casefold() == value.casefold():
                    return spelling.meant(shown(key))
        hint = self.nearest(value, self.subject.who or ())
        return (
            said(
                f"; a person is written {{name: {shown(value)}}}.",
                f"; een persoon wordt geschreven als {{name: {shown(value)}}}.",
            )
            if hint == "." and " " in value.strip()
            else hint
        )

    def reference(self, value: str, place: str) -> str:
        """Return what may have been meant by a reference to an item at `place`."""
        keys = self.subject.keys(place) or ()
        return (
            self.nearest(value, keys) if keys else said(f"; {place} lists nothing yet.", f"; {place} bevat nog niets.")
        )

    def path(self, written_path: str) -> str:
        """Return what may have been meant by the first name of a path that does not exist."""
        try:
            steps = paths.parse(written_path)
        except ValueError:
            return said(
                "; a path is written as in kpis[same-day].owner.",
                "; een pad wordt geschreven als kpis[same-day].owner.",
            )
        for depth in range(1, len(steps) + 1):
            step = steps[depth - 1]
            if not self.subject.exists(steps[:depth]):
                return self.nearest(step, self._names(steps[: depth - 1])) if isinstance(step, str) else "."
        return said("; no item there has that key.", "; geen item daar heeft die sleutel.")

    def _names(self, steps: tuple[paths.Step, ...]) -> set[str]:
        here = flat(self.schema, self.schema)
        for step in steps:
            here = inside(self.schema, here, step)
        return {key for node in here for key in node.get("properties", ())}

    def part_of(self, path: Path) -> str:
        """Return what an unknown key is not: `section of a manifest`, `field of project`."""
        if path:
            return said(f"field of {dotted(path)}", f"veld van {dotted(path)}")
        urn = str(self.schema.get("$id", "")).split(":")
        return _key_of(urn[3] if len(urn) > 3 else "")

    def elsewhere(self, key: str, path: Path, candidate: str | None, own: str) -> str:
        """Return what may have been meant by an unknown key: a near one beside it, or the same one elsewhere."""
        if candidate:
            return spelling.meant(candidate)
        if self._owners is None:
            self._owners = _owners(self.schema)
        owners = self._owners.get(key, set()) - {dotted(path)}
        if len(owners) == 1:
            return said(f"; it belongs under {next(iter(owners))}.", f"; het hoort onder {next(iter(owners))}.")
        return own or "."


def _owners(schema: Schema) -> dict[str, set[str]]:
    """Return under which sections, or parts of one, each key may stand; the top is no section."""
    owners: dict[str, set[str]] = {}
    for section, inner in schema.get("properties", {}).items():
        for node in flat(schema, inner):
            holder = node.get("items", node) if node.get("type") == "array" else node
            for item in flat(schema, holder) if isinstance(holder, Mapping) else ():
                for key in item.get("properties", ()):
                    owners.setdefault(key, set()).add(section)
    return owners
