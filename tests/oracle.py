"""Google's CEL engine over the real schema, with the functions that CEL lacks written a second time."""

import calendar
import datetime as dt
import json
from pathlib import Path as File
from typing import Any

from cel_expr_python import cel

from aigov.expressions import Types

SCHEMA = File(__file__).parent.parent / "schemas" / "manifest.schema.json"
TYPES = Types.of(json.loads(SCHEMA.read_text(encoding="utf-8")))
TODAY = "2026-03-01"
LISTS = cel.Type.List(cel.Type.DYN)
STRING, BOOL, INT, DYN = cel.Type.STRING, cel.Type.BOOL, cel.Type.INT, cel.Type.DYN
PERSON = cel.Type.Map(STRING, DYN)


def _moved(date: str, period: str, sign: int) -> str:
    day = dt.date.fromisoformat(date)
    count = dict.fromkeys("YMWD", 0)
    digits = ""
    for letter in period[1:]:
        if letter.isdigit():
            digits += letter
        else:
            count[letter], digits = int(digits), ""
    months = (day.year * 12 + day.month - 1) + sign * (12 * count["Y"] + count["M"])
    year, month = divmod(months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    day = dt.date(year, month + 1, min(day.day, last))
    return (day + sign * dt.timedelta(weeks=count["W"], days=count["D"])).isoformat()


def _days(first: str, second: str) -> int:
    return (dt.date.fromisoformat(second) - dt.date.fromisoformat(first)).days


def _at_least(one: str, other: str, order: str) -> bool:
    words = order.split()
    return one in words and other in words and words.index(one) >= words.index(other)


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    for key in ("email", "name"):
        if key in one and key in other:
            return bool(one[key].lower() == other[key].lower())
    raise ValueError("nobody")


def _alike(values: list[Any]) -> list[Any]:
    if (
        len(
            {
                str if isinstance(value, str) else float if type(value) in (int, float) else type(value)
                for value in values
            }
        )
        > 1
    ):
        raise ValueError("mixed")
    if any(isinstance(value, bool) for value in values):
        raise ValueError("no order")
    return values


def _total(values: list[Any]) -> float:
    if any(type(value) not in (int, float) for value in values):
        raise ValueError("no number")
    total = 0.0
    for value in values:
        total = total + value
    return total


def _distinct(values: list[Any]) -> list[Any]:
    kept: list[Any] = []
    for value in values:
        if not any(type(value) is type(other) and value == other for other in kept):
            kept.append(value)
    return kept


def _people(persons: list[Any]) -> list[Any]:
    kept: list[Any] = []
    for person in persons:
        if not any(_same(person, other) for other in kept):
            kept.append(person)
    return kept


def _newest(items: list[Any]) -> Any:
    days = [item["date"] for item in items]
    if not all(isinstance(day, str) for day in days):
        raise ValueError("no day")
    last = max(days)
    return [item for item in items if item["date"] == last][-1]


def _sorted(values: list[Any]) -> bool:
    return all(one <= other for one, other in zip(_alike(values), values[1:], strict=False))


def _flatten(lists: list[Any]) -> list[Any]:
    if not all(isinstance(inner, list) for inner in lists):
        raise ValueError("no list")
    return [item for inner in lists for item in inner]


def _function(name: str, member: bool, result: Any, parameters: list[Any], work: Any) -> Any:
    return cel.FunctionDecl(name, [cel.Overload(f"{name}_ours", result, parameters, member, work)])


FUNCTIONS = [
    _function("lower", False, STRING, [STRING], str.lower),
    _function("after", False, STRING, [STRING, STRING], lambda date, period: _moved(date, period, 1)),
    _function("before", False, STRING, [STRING, STRING], lambda date, period: _moved(date, period, -1)),
    _function("days_between", False, INT, [STRING, STRING], _days),
    _function("at_least", False, BOOL, [STRING, STRING, STRING], _at_least),
    _function("same_person", False, BOOL, [PERSON, PERSON], _same),
    _function("sum", True, cel.Type.DOUBLE, [LISTS], _total),
    _function("min", True, DYN, [LISTS], lambda values: min(_alike(values))),
    _function("max", True, DYN, [LISTS], lambda values: max(_alike(values))),
    _function("distinct", True, LISTS, [LISTS], _distinct),
    _function("flatten", True, LISTS, [LISTS], _flatten),
    _function("isSorted", True, BOOL, [LISTS], _sorted),
    _function("newest", True, DYN, [LISTS], _newest),
    _function("people", True, LISTS, [LISTS], _people),
]
ORACLE = cel.NewEnv(variables=dict.fromkeys(TYPES.names, DYN), functions=FUNCTIONS)


def judged(value: Any) -> Any:
    """Return what the oracle says, errors as the word."""
    return "error" if value.type() == cel.Type.ERROR else value.plain_value()
