"""What plain values are to an expression: equal, a list, a number, one person or two."""

from collections.abc import Mapping
from typing import Any

from aigov.expressions.scope import Answer, Scope, Trouble, misfit
from aigov.language import said
from aigov.paths import UNKNOWN, UNREADABLE, Path


def listed(value: Any) -> list[Any]:
    """Return `value`, which must be a list."""
    if isinstance(value, list):
        return value
    raise misfit(said("a list is expected", "hier hoort een lijst"))


def number(value: Any) -> int | float:
    """Return `value`, which must be a number."""
    if value.__class__ is int or value.__class__ is float:
        return value
    raise misfit(said("a number is expected", "hier hoort een getal"))


def text(value: Any) -> str:
    """Return `value`, which must be a text."""
    if isinstance(value, str):
        return value
    raise misfit(said("a text is expected", "hier hoort een tekst"))


def sound(value: Any, path: Path | None) -> Any:
    """Return `value`, found at `path`; raises Trouble where it is unknown or unreadable."""
    if value == UNKNOWN:
        raise Trouble("unknown", path)
    if value is UNREADABLE:
        raise Trouble("unreadable", path)
    return value


def equal(one: Any, other: Any) -> bool:
    """Whether two values are equal; a number never equals true or false.

    Raises Trouble where it hangs on an unknown item.
    """
    if isinstance(one, list) and isinstance(other, list):
        if len(one) != len(other):
            return False
        met: Trouble | None = None
        for a, b in zip(one, other, strict=True):
            if a is UNREADABLE or b is UNREADABLE:
                met = Trouble("unreadable", None)
            elif UNKNOWN in (a, b):
                met = met or Trouble("unknown", None)
            elif not equal(a, b):
                return False
        if met is not None:
            raise met
        return True
    return bool(one == other) and (one.__class__ is bool) == (other.__class__ is bool)


def person(raw: Any, path: Path | None, scope: Scope) -> Mapping[str, Any]:
    """Return the fields of a who that stands at `path`; raises Trouble where it leads to nobody."""
    found = scope.who(sound(raw, path), path)
    if isinstance(found, Answer):
        raise Trouble(found.state, found.path, found.detail)
    if found is None:
        raise Trouble("absent", path)
    return found
