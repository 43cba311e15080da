"""What a file's place is called, which schema it has, and who is meant there: what hover and completion both need."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from aigov import resources, who
from aigov.engine.structural import roles_of
from aigov.language import spoken
from aigov.lsp import rules
from aigov.lsp.desk import Buffer, Desk, Subject
from aigov.lsp.kinds import What
from aigov.paths import Path
from aigov.run.workplace import Workplace

_SCHEMAS: Final = {
    What.ORGANISATION: "organisation",
    What.WAIVERS: "waivers",
    What.RULE: "rule",
    What.PACK: "pack",
    What.SOURCES: "sources",
}
_ORGANISATION: Final = "organisation"


class Person(NamedTuple):
    """Somebody who can be named by `word`: a role or an id, and who that is."""

    word: str
    name: str
    is_role: bool


class Around(NamedTuple):
    """What is known around an open file: its configuration, its manifest as last judged, and the shape of it."""

    place: Workplace | None
    subject: Subject | None
    schema: Mapping[str, Any]
    projects: tuple[str, ...]
    """The ids of all projects that were judged."""
    claims: Mapping[str, str]
    """Of a rule's file: what the rules of its pack can rest on."""

    @property
    def stage(self) -> str:
        """The stage of the project; empty where there is none, or nobody knows."""
        return self.subject.stage if self.subject else ""

    @property
    def data(self) -> Any:
        """What the manifest says."""
        return self.subject.data if self.subject else None

    @property
    def organisation(self) -> Any:
        """The organisation's section, None where there is none."""
        document = self.subject.seen.organisation if self.subject else None
        data = document.data if document else self.data
        return data.get(_ORGANISATION) if isinstance(data, dict) else None

    @property
    def roles(self) -> frozenset[str]:
        """The roles that there are."""
        schema = self.place.manifest_schema if self.place else resources.schema("manifest")
        return roles_of(schema)

    def people(self) -> Iterator[Person]:
        """Yield everybody who can be named here: roles that somebody holds, people, and roles that nobody holds yet."""
        empty = []
        for role in sorted(self.roles | set(_section(self.data, "roles"))):
            led = who.read(role, (), self.data, self.organisation, self.roles)
            person = Person(role, str(led.person.get("name", "")), is_role=True)
            if led.person:
                yield person
            else:
                empty.append(person)
        known: dict[str, str] = {}
        for section in (self.data, self.organisation):
            for key, person in _section(section, "people").items():
                name = str(person.get("name", "")) if isinstance(person, dict) else ""
                known.setdefault(str(key), name)
        yield from (Person(key, name, is_role=False) for key, name in known.items())
        yield from empty

    def meant(self, word: str) -> Mapping[str, Any]:
        """Return whom a text means, and nothing where that is nobody."""
        return who.read(word, (), self.data, self.organisation, self.roles).person


def around(desk: Desk, buffer: Buffer) -> Around:
    """Return what is known around a buffer."""
    place = desk.place(buffer.file)
    what = buffer.file.what
    if what in _SCHEMAS:
        schema: Mapping[str, Any] = resources.schema(_SCHEMAS[what], spoken())
    else:
        schema = place.shown_schema if place else resources.schema("manifest", spoken())
    judged = desk.judged.get(desk.root(buffer.file.path))
    claims = rules.claims(buffer.file, desk.texts(), place) if what is What.RULE else {}
    return Around(place, desk.subject(buffer.file), schema, judged.projects if judged else (), claims)


def whole(buffer: Buffer, path: Path) -> Path:
    """Return where a path of a file stands in what the file is a part of."""
    return (*buffer.file.at, *path)


def _section(data: Any, name: str) -> dict[str, Any]:
    found = data.get(name) if isinstance(data, dict) else None
    return found if isinstance(found, dict) else {}
