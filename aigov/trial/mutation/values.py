"""What a written value can be changed to: a number beside it, a day beside it, another word of its enum."""

import re
from collections.abc import Iterator
from typing import Any, Final

from aigov import dates
from aigov.expressions.kinds import ANY, Type

_PARTS: Final = re.compile(r"\d+(?=[A-Z])")


def others(value: Any, held_against: Type = ANY) -> Iterator[Any]:
    """Yield what `value` can be changed to; `held_against` is the type of what it is compared with."""
    match value:
        case bool():
            yield not value
        case int() | float():
            yield value + 1
            yield value - 1
        case str():
            yield from _texts(value, held_against)
        case list():
            for position in range(len(value)):
                yield value[:position] + value[position + 1 :]


def _texts(value: str, held_against: Type) -> Iterator[str]:
    if held_against.kind == "enum" and held_against.members:
        yield from (member for member in held_against.members if member != value)
    elif dates.is_period(value):
        yield from periods(value)
    elif dates.is_date(value):
        yield dates.after(value, "P1D")
        yield dates.before(value, "P1D")
    else:
        yield f"x{value}x"  # at both ends, so that no text begins, ends or goes on as it did


def periods(value: str) -> Iterator[str]:
    """Yield periods a little longer and a little shorter than `value`."""
    number = _PARTS.search(value)
    if number is None:
        return
    for moved in (int(number[0]) + 1, int(number[0]) - 1):
        if moved > 0:
            yield f"{value[: number.start()]}{moved}{value[number.end() :]}"
