"""What a catalogue entry or a card says: Backstage's catalog-info.yaml, publiccode.yml, a model card's front matter."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from aigov.language import spoken
from aigov.scaffold.answers import key
from aigov.scaffold.known.sighting import Sighting, documents, opened, part, person, texts


def publiccode(folder: Path) -> Iterator[Sighting]:
    """Yield what publiccode.yml says: name, description in the spoken language, who maintains it."""
    for source in ("publiccode.yml", "publiccode.yaml"):
        for data in documents(opened(folder / source))[:1]:
            described = part(data, "description")
            known = list(described) if isinstance(described, dict) else []
            code = next((code for code in (spoken(), *known) if part(described, code) is not None), "")
            yield from texts(
                source,
                name=part(described, code, "localisedName") or part(data, "name"),
                description=part(described, code, "shortDescription"),
            )
            contacts = part(data, "maintenance", "contacts")
            for contact in contacts if isinstance(contacts, list) else ():
                yield from texts(source, product_owner=person(part(contact, "name"), part(contact, "email")))


def backstage(folder: Path) -> Iterator[Sighting]:
    """Yield what catalog-info.yaml says of its first component, system or API; a person who owns it, no group."""
    for source in ("catalog-info.yaml", "catalog-info.yml"):
        found = [data for data in documents(opened(folder / source)) if part(data, "kind") in _KINDS]
        if not found:
            continue
        data = min(found, key=lambda each: _KINDS.index(part(each, "kind")))
        yield from texts(
            source,
            name=part(data, "metadata", "title") or part(data, "metadata", "name"),
            description=part(data, "metadata", "description"),
        )
        yield Sighting("project.links", [{"kind": "catalog", "uri": source}], source)
        owner = part(data, "spec", "owner")
        if isinstance(owner, str) and owner.partition(":")[0].casefold() == "user":
            yield from texts(source, product_owner=owner.rpartition("/")[2].rpartition(":")[2])


_KINDS = ("Component", "System", "API", "Resource")


def model_card(folder: Path) -> Iterator[Sighting]:
    """Yield what the front matter of a model card in README.md says: the model, and the data that it was made of."""
    for source in ("MODEL_CARD.md", "README.md"):
        data = _front_matter(opened(folder / source))
        index = part(data, "model-index")
        first = index[0] if isinstance(index, list) and index else None
        name = part(data, "model_name") or part(first, "name")
        marks = ("pipeline_tag", "base_model", "library_name", "model-index", "model_name")
        if not isinstance(data, dict) or not any(mark in data for mark in marks):
            continue
        yield from texts(source, name=name)
        system = {"id": key(name, "model") if isinstance(name, str) else "model", "kind": "model"}
        if isinstance(name, str) and name.strip():
            system["name"] = " ".join(name.split())
        yield Sighting("systems", [system | {"reference": source}], source)
        yield Sighting("project.links", [{"kind": "system_card", "uri": source}], source)
        named = part(data, "datasets")
        sets = [each for each in (named if isinstance(named, list) else [named]) if isinstance(each, str)]
        yield from texts(source, sources=", ".join(each.replace(",", " ") for each in sets))
        return


def _front_matter(text: str) -> Any:
    if not text.startswith("---\n"):
        return None
    matter, end, _ = text.removeprefix("---\n").partition("\n---")
    return next(iter(documents(matter)), None) if end else None
