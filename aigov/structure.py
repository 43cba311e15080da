"""Schema against data: every structural error at once, in our kinds; knows nothing of governance."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from aigov.paths import Path

KINDS: Final[Mapping[str, tuple[str, ...]]] = {}
"""Each kind of structural error with the names of its details; a rule `manifest/<kind>` words it."""


class Problem(NamedTuple):
    """A structural error: `path` is the place (of an unknown key the key itself), `unreadable` what rules must not judge.

    Of an unknown key with one near candidate, `unreadable` is the candidate's path too.
    """

    kind: str
    path: Path
    details: Mapping[str, str]
    unreadable: tuple[Path, ...]


def check(data: Any, schema: Mapping[str, Any], *, fragment: bool = False) -> list[Problem]:
    """Return every error of `data` under `schema`, in the order of the data. Of a `fragment` nothing is required.

    Never raises on data; raises ValueError on a schema with a keyword outside the closed set.
    """
    raise NotImplementedError


def item_key(schema: Mapping[str, Any], path: Path) -> str | None:
    """Return the property that is the key of the items of the list at `path` (`x-key`), or None."""
    raise NotImplementedError
