"""Something that a file of the repository says, with the file that says it; and how such files are opened."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

LONGEST: Final = 256 * 1024
"""Bytes of a file that is looked at; a larger one is nobody's description of a project."""


class Sighting(NamedTuple):
    """What a file says. `at` is a question by its name, or a path of the manifest; `value` a text, or plain data."""

    at: str
    value: Any
    source: str


def opened(file: Path) -> str:
    """Return the text of a regular file, whatever its line ends; empty where it is none that can be read."""
    try:
        if not file.is_file() or file.stat().st_size > LONGEST:
            return ""
        return file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError):
        return ""


def documents(text: str) -> list[Any]:
    """Return the documents of a YAML text, every scalar as text; those before one that cannot be read."""
    import yaml

    found: list[Any] = []
    try:
        # BaseLoader makes nothing but texts, lists and maps; the one written in C falls over deep nesting.
        found.extend(yaml.load_all(text, yaml.BaseLoader))
    except (yaml.YAMLError, RecursionError, ValueError):
        return found
    return found


def part(data: Any, *keys: str) -> Any:
    """Return what lies at `keys`, None where nothing does."""
    for key in keys:
        data = data.get(key) if isinstance(data, Mapping) else None
    return data


def texts(source: str, **values: Any) -> Iterator[Sighting]:
    """Yield a sighting for each of `values` that is a text with something in it; `_` stands for `-` in its name."""
    for name, value in values.items():
        if isinstance(value, str) and value.strip():
            yield Sighting(name.replace("_", "-"), " ".join(value.split()), source)


def person(name: Any, email: Any = None) -> str:
    """Return a person as an answer writes one; empty where there is no name."""
    if not isinstance(name, str) or not name.strip():
        return ""
    named = " ".join(name.replace("<", " ").replace(">", " ").split())
    is_address = isinstance(email, str) and "@" in email and not any(sign in email for sign in "<> \t\n")
    return f"{named} <{email}>" if is_address else named
