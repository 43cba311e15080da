"""What the source of a plain judgement may call: the rarer functions, each as its closure judges plain values."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from aigov import dates
from aigov.expressions.scope import FAULTS
from aigov.expressions.values import number, text
from aigov.paths import UNKNOWN, UNREADABLE
from aigov.who import same, told


def sound(value: Any) -> bool:
    """Return whether a value is there to be read."""
    return value is not UNREADABLE and value != UNKNOWN


def plain(items: Any) -> list[Any]:
    """Return a list all of whose items can be read; raises ValueError on any other value."""
    if items.__class__ is not list or UNKNOWN in items or UNREADABLE in items:
        raise ValueError
    found: list[Any] = items
    return found


def equal(one: Any, other: Any) -> bool:
    """Return whether two values are equal; raises ValueError on lists, whose items may be unknown."""
    if one.__class__ is str:
        return bool(one == other)
    if one.__class__ is list or other.__class__ is list:
        raise ValueError
    return bool(one == other) and (one.__class__ is bool) == (other.__class__ is bool)


def within(one: Any, other: Any) -> bool:
    """Return whether a text is in a list or a key of a map; raises ValueError where that cannot be told."""
    if other.__class__ is dict:
        return one in other
    if other.__class__ is not list or one.__class__ is not str:
        raise ValueError
    if one in other:
        return True
    plain(other)
    return False


def size(value: Any) -> int:
    """Return how much a list, a map or a text holds."""
    if value.__class__ is list or value.__class__ is dict or value.__class__ is str:
        return len(value)
    raise ValueError


def at_least(one: Any, other: Any, order: Mapping[str, int]) -> bool:
    """Return whether a member of an ordered enum is as far as another."""
    if text(one) not in order or text(other) not in order:
        return False
    return order[one] >= order[other]


def total(items: Any) -> int | float:
    """Return the sum of a list of numbers."""
    result: int | float = 0
    for item in plain(items):
        result += number(item)
    return result


def extreme(items: Any, best: Callable[[list[Any]], Any]) -> Any:
    """Return the least or the greatest of a list; raises ValueError where there is none."""
    for item in plain(items):
        if item.__class__ is bool:
            raise ValueError
    return best(items)


def best(items: Any, best_of: Callable[[list[Any]], Any]) -> Any:
    """Return the least or the greatest of a list that holds nothing unknown; raises ValueError where there is none."""
    if items.__class__ is not list:
        raise ValueError
    found = best_of(items)
    return found if found.__class__ is str else extreme(items, best_of)  # a text compares with texts only


def is_sorted(items: Any) -> bool:
    """Return whether a list is in order."""
    plain(items)
    for item in items:
        if item.__class__ is bool:
            raise ValueError
    back = [items[index + 1] < items[index] for index in range(len(items) - 1)]
    return True not in back


def distinct(items: Any) -> list[Any]:
    """Return each item of a list once."""
    found: dict[Any, Any] = {}
    for item in plain(items):
        found.setdefault((item.__class__ is bool, item), item)
    return list(found.values())


def flat(items: Any) -> list[Any]:
    """Return the items of a list of lists."""
    found: list[Any] = []
    for inner in plain(items):
        if inner.__class__ is not list:
            raise ValueError
        found += inner
    return found


def newest(items: Any) -> Any:
    """Return the item with the latest `date`; raises ValueError where there is none."""
    best: Any = None
    latest = ""
    for item in plain(items):
        day = text(item["date"])
        if not sound(day):
            raise ValueError
        if best is None or day >= latest:
            best, latest = item, day
    if best is None:
        raise ValueError
    return best


def people(items: Any, who: Callable[[Any], Mapping[str, Any]]) -> list[Any]:
    """Return the distinct persons of a list of who's; raises ValueError where there are many."""
    found: list[Any] = []
    if len(plain(items)) > 50:
        raise ValueError
    for raw in items:
        person = who(raw)
        if not any(same(person, other) for other in found):
            found.append(person)
    return found


def is_one(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Return whether two persons are the same; raises ValueError where nothing tells."""
    result = told(one, other)
    if result is None:
        raise ValueError
    return result


MISSING: Final = object()
"""Stands for what is not written."""


def odd() -> bool:
    """Raise ValueError: what is asked is neither true nor false."""
    raise ValueError


GIVEN: Final[dict[str, Any]] = {
    "E": (str, list, dict),
    "FAULTS": FAULTS,
    "M": MISSING,
    "N": {},
    "U": UNREADABLE,
    "at_least": at_least,
    "best": best,
    "contains": lambda value, part: text(part) in text(value),
    "starts": lambda value, part: text(value).startswith(text(part)),
    "ends": lambda value, part: text(value).endswith(text(part)),
    "lower": lambda value: text(value).lower(),
    "after": dates.after,
    "before": dates.before,
    "days_between": dates.days_between,
    "same_period": lambda one, other: dates.parse_period(one) == dates.parse_period(other),
    "distinct": distinct,
    "equal": equal,
    "extreme": extreme,
    "flat": flat,
    "is_one": is_one,
    "is_sorted": is_sorted,
    "newest": newest,
    "number": number,
    "odd": odd,
    "people": people,
    "plain": plain,
    "size": size,
    "total": total,
    "within": within,
}
