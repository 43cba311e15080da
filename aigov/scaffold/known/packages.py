"""What the descriptions of a package say of a project: pyproject.toml and package.json."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from aigov.scaffold.known.sighting import Sighting, opened, part, person, texts

# Who wrote a package is not taken for anything: its maintainers are, since they look after it now.


def pyproject(folder: Path) -> Iterator[Sighting]:
    """Yield what pyproject.toml says: the name, the description, who maintains it."""
    source = "pyproject.toml"
    try:
        data: Any = tomllib.loads(opened(folder / source))
    except (tomllib.TOMLDecodeError, RecursionError):
        return
    table = part(data, "project") or part(data, "tool", "poetry")
    yield from texts(source, name=part(table, "name"), description=part(table, "description"))
    maintainers = part(table, "maintainers")
    for one in maintainers if isinstance(maintainers, list) else ():
        written = one if isinstance(one, str) else person(part(one, "name"), part(one, "email"))
        yield from texts(source, product_owner=written)


def package(folder: Path) -> Iterator[Sighting]:
    """Yield what package.json says: the name, the description, who maintains it."""
    source = "package.json"
    try:
        data: Any = json.loads(opened(folder / source) or "{}")
    except (ValueError, RecursionError):
        return
    name = part(data, "name")
    if isinstance(name, str):
        name = name.rpartition("/")[2]  # without the scope of its owner: @acme/permits
    yield from texts(source, name=name, description=part(data, "description"))
    maintainers = part(data, "maintainers")
    for one in maintainers if isinstance(maintainers, list) else ():
        written = one if isinstance(one, str) else person(part(one, "name"), part(one, "email"))
        yield from texts(source, product_owner=written.partition("(")[0])
