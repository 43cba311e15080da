"""Keys and plain scalars that were seen before: most of them come back in every file of a long run."""

from typing import Any, Final

from aigov.source.scalars import NUMBERISH

_ODD_KEYS: Final = frozenset(("<<", "true", "True", "TRUE", "false", "False", "FALSE", "null", "Null", "NULL"))
_MANY_KEYS, _SHORT = 2000, 40
GOOD_KEYS: Final[set[str]] = set()
"""Keys that were seen and are texts however they are written, so that the hundreds of the next file need no look."""
_MANY_SEEN: Final = 5000
SEEN: Final[dict[str, Any]] = {}
"""What plain scalars say that were seen before: answers, days and names come back in every file."""


def good_key(name: str) -> bool:
    """Return whether a key is a short text however it is written, and remember one that is."""
    is_good = len(name) < _SHORT and name[:1] not in NUMBERISH and name not in _ODD_KEYS and name.isprintable()
    if is_good and len(GOOD_KEYS) < _MANY_KEYS:
        GOOD_KEYS.add(name)
    return is_good


def remember(written: str, value: Any) -> None:
    """Remember what a plain scalar says, where it is short and there is room."""
    if len(written) < _SHORT and len(SEEN) < _MANY_SEEN:
        SEEN[written] = value
