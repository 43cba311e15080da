"""What a repository already says of a project, each with the file that says it; found is not agreed, nor accepted."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from aigov import source
from aigov.discovery import ORGANISATION, Surroundings
from aigov.scaffold.known import catalogues, owners, packages
from aigov.scaffold.known.remote import Remote, remote
from aigov.scaffold.known.sighting import Sighting, opened, part, texts

__all__ = ["Known", "Sighting", "known"]

_REMOTE: Final = "git"
_IN_PARTS: Final = ("project.links",)
"""Paths at which what several files say stands side by side."""


class Known(NamedTuple):
    """What is there. `answers` are texts by the question that they answer, `values` plain data by their paths.

    `people` are those of the organisation's file, by their ids; `root` is the repository's, else the folder itself.
    """

    answers: Mapping[str, Sighting]
    values: Mapping[str, Sighting]
    people: Mapping[str, Any]
    root: Path
    remote: Remote


def known(file: Path, around: Surroundings) -> Known:
    """Return what there is to know for a manifest that will be `file`, an absolute path."""
    folder = file.parent
    repository = around.repository(str(folder))
    root = Path(repository) if repository else folder
    fetched = remote(root) if repository else Remote("", "", "")
    organisation, shown = _organisation(around, folder)
    answers: dict[str, Sighting] = {}
    values: dict[str, Sighting] = {}
    for found in _sightings(file, root, fetched, organisation, shown):
        if "." not in found.at and found.at != "systems":
            answers.setdefault(found.at, found)
        elif found.at in _IN_PARTS and found.at in values:
            before = values[found.at]
            values[found.at] = Sighting(found.at, [*before.value, *found.value], _both(before.source, found.source))
        else:
            values.setdefault(found.at, found)
    people = part(organisation, "people")
    return Known(answers, values, people if isinstance(people, Mapping) else {}, root, fetched)


def _sightings(file: Path, root: Path, fetched: Remote, organisation: Any, shown: str) -> Iterator[Sighting]:
    """Yield all that is said, what counts more first."""
    folder = file.parent
    if root in (folder, *folder.parents):
        yield from owners.codeowners(root, file.relative_to(root).as_posix())
    yield from catalogues.publiccode(folder)
    yield from catalogues.backstage(folder)
    yield from packages.pyproject(folder)
    yield from packages.package(folder)
    yield from catalogues.model_card(folder)
    if folder == root:
        yield from texts(_REMOTE, name=fetched.name.replace("-", " ").replace("_", " ").strip().capitalize())
    if fetched.uri:
        yield Sighting("project.links", [{"kind": "code", "uri": fetched.uri}], _REMOTE)
    yield from texts(shown, contact=part(organisation, "centre", "contact"))
    governance = part(organisation, "governance", "model")
    if isinstance(governance, str) and governance.strip():
        yield Sighting("mandate.playing_field.governance", governance, shown)


def _organisation(around: Surroundings, folder: Path) -> tuple[Any, str]:
    place = around.nearest(ORGANISATION, str(folder))
    text = opened(Path(place)) if place else ""
    document = source.load([(place, text.encode())]) if text else None
    return (part(document.data, "organisation"), around.shown(place)) if document else (None, "")


def _both(one: str, other: str) -> str:
    return one if other in one.split(", ") else f"{one}, {other}"
