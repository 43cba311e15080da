"""Who asked for a waiver, who approved it, who may, and who must act: held apart as persons, never as texts."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from aigov import who
from aigov.findings import Finding
from aigov.language import said
from aigov.paths import UNKNOWN
from aigov.rule import Rule

Person = Mapping[str, Any]


class Circle(NamedTuple):
    """The people around a project: its manifest's data, the organisation's section or None, and the roles there are."""

    data: Any
    org: Any
    roles: frozenset[str]

    def led(self, raw: Any) -> who.Led:
        """Return whom a role, an id or a person means here."""
        return who.read(raw, (), self.data, self.org, self.roles)

    def named(self, name: str) -> Iterator[Person]:
        """Yield everybody listed under a name, else somebody of whom no more is known."""
        found = False
        for section in (self.data, self.org):
            people = section.get("people") if isinstance(section, dict) else None
            for id_, entry in people.items() if isinstance(people, dict) else ():
                if isinstance(entry, dict) and who.same({"name": entry.get("name")}, {"name": name}):
                    found = True
                    yield {"id": id_, **entry}
        if not found:
            yield {"name": name}


def why_nobody(led: who.Led, raw: Any) -> str:
    """Return the end of a sentence on what leads to nobody."""
    written = f'("{raw}")' if isinstance(raw, str) else ""
    match led.state:
        case "absent":
            return said(f"is a role that nobody holds {written}", f"is een rol die niemand vervult {written}").rstrip()
        case "unknown":
            return said(
                f"leads to somebody who is unknown {written}", f"leidt naar iemand die onbekend is {written}"
            ).rstrip()
        case "unreadable":
            return said(
                f"leads to what cannot be read {written}", f"leidt naar wat niet te lezen is {written}"
            ).rstrip()
    return said(
        f"is neither a role nor a person that is listed {written}",
        f"is geen rol en geen persoon uit de lijst {written}",
    ).rstrip()


def are_one(one: Person, other: Person) -> bool:
    """Return whether two persons are one; one address under two ids is one person too."""
    if who.same(one, other):
        return True
    mine, theirs = one.get("email"), other.get("email")
    return _is_known(mine) and _is_known(theirs) and who.same({"email": mine}, {"email": theirs})


def acting(rule: Rule, findings: Iterable[Finding], circle: Circle) -> Iterator[tuple[Person, str]]:
    """Yield whoever must act on a rule and its findings, each with the role, or the words in its place."""
    told = [(finding.acts.role, finding.acts.name) for finding in findings]
    if rule.acts_role:
        told.insert(0, (rule.acts_role, ""))
    for role, name in dict.fromkeys(told):
        led = circle.led(role) if role else None
        if led is not None and led.state == "value":
            yield led.person, role
        elif name:
            yield from (
                (person, role or said("the person named", "de genoemde persoon")) for person in circle.named(name)
            )


def is_among(person: Person, texts: Iterable[str], circle: Circle) -> bool:
    """Return whether a person is one of those whom configuration names: roles, ids, addresses or names.

    An id is somebody of the organisation's file alone, and nobody becomes somebody by taking an id: persons are
    compared by address, else by name.
    """
    mine = {field: person[field] for field in ("email", "name") if field in person}
    return any(who.same(mine, _meant(text, circle)) for text in texts)


def _meant(text: str, circle: Circle) -> Person:
    listed = circle.org.get("people") if isinstance(circle.org, dict) else None
    if isinstance(listed, dict) and isinstance(listed.get(text), dict):
        found: Person = listed[text]
    else:
        is_role = text in circle.roles or text.startswith("x_")
        led = circle.led(text) if is_role else None
        found = led.person if led is not None and led.state == "value" else {}
    if not found:
        return {"email": text} if "@" in text else {"name": text}
    return {field: found[field] for field in ("email", "name") if field in found}


def _is_known(text: Any) -> bool:
    return isinstance(text, str) and bool(text.strip()) and text != UNKNOWN
