"""Whether a project is light or full, and which facts make it so; knows `exposure` and `data.sources`."""

from collections.abc import Iterator
from typing import Any, Final

from aigov.language import said
from aigov.paths import UNKNOWN, UNREADABLE, KeyOf, text

FULL: Final = "full"
LIGHT: Final = "light"
_FACTS: Final = ("decides_about_people", "outside_organisation", "irreversible")


def weigh(data: Any, key_of: KeyOf) -> tuple[str, tuple[str, ...]]:
    """Return the weight of a manifest and what makes it full, in the manifest's own words; of a light one nothing.

    Light only where all four facts are written and none holds: one that holds, is unknown or is absent makes it full.
    """
    because = tuple(_reasons(data, key_of))
    return (FULL, because) if because else (LIGHT, ())


def _reasons(data: Any, key_of: KeyOf) -> Iterator[str]:
    exposure = _part(data, "exposure")
    for fact in _FACTS:
        value = _part(exposure, fact)
        if value is not False:
            yield f"exposure.{fact} {'is true' if value is True else _said(value)}"
    sources = _part(_part(data, "data"), "sources")
    if not isinstance(sources, list):
        yield f"data.sources {_said(sources)}"
        return
    for position, source in enumerate(sources):
        value = _part(source, "personal_data")
        if value != "none":
            yield f"{text(data, ('data', 'sources', position, 'personal_data'), key_of)} {_said(value)}"


def _part(value: Any, key: str) -> Any:
    """Return a part of a section; of one that says nothing or cannot be read, what it says itself."""
    return value.get(key) if isinstance(value, dict) else value


def _said(value: Any) -> str:
    if value is None:
        return said("is not written", "staat er niet")
    if value is UNREADABLE:
        return said("cannot be read", "is niet te lezen")
    return f"is {UNKNOWN if not isinstance(value, str) else value}"
