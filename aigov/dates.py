"""Calendar days and ISO periods, as text; months clip to their end. Knows no clock."""

from functools import lru_cache

from aigov.language import said
from aigov.records import NamedTuple

_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_BEFORE = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_MOST = 9999
_KEPT = 4096
"""Answers that are kept: a run asks the same of few days."""


class Period(NamedTuple):
    """A stretch of calendar time: years count as 12 months, weeks as 7 days."""

    months: int
    days: int


def is_date(text: str) -> bool:
    """Whether `text` is a day that exists, written `2026-02-28`, from 0001 to 9999."""
    try:
        parse_date(text)
    except ValueError:
        return False
    return True


def is_period(text: str) -> bool:
    """Whether `text` is a period such as `P3M`, `P1Y6M`, `P2W` or `P30D`."""
    try:
        parse_period(text)
    except ValueError:
        return False
    return True


@lru_cache(_KEPT)
def parse_date(text: str) -> tuple[int, int, int]:
    """Return (year, month, day); raises ValueError on anything but a day that exists, written `2026-02-28`."""
    if len(text) == 10 and text.isascii() and text[4] == "-" == text[7]:
        year, month, day = text[:4], text[5:7], text[8:]
        if year.isdigit() and month.isdigit() and day.isdigit():
            y, m, d = int(year), int(month), int(day)
            if y and 1 <= m <= 12 and 1 <= d <= _month_length(y, m):
                return y, m, d
    raise ValueError(
        said(
            f'"{text}" is not a day; a day is written 2026-02-28',
            f'"{text}" is geen datum; schrijf een datum als 2026-02-28',
        )
    )


@lru_cache(_KEPT)
def parse_period(text: str) -> Period:
    """Return the period that `text` writes: whole years, months, weeks, days, in that order, each at most once.

    Raises ValueError on anything else, hours and fractions included. A number has at most four digits.
    """
    rest = text[1:] if text[:1] == "P" and text.isascii() else ""
    months = days = 0
    units = "YMWD"
    number = ""
    good = bool(rest)
    for sign in rest:
        if sign.isdigit() and len(number) < 4:
            number += sign
            continue
        at = units.find(sign)
        if not number or at < 0:
            good = False
            break
        count, number = int(number), ""
        months += count * (12, 1, 0, 0)[_UNIT[sign]]
        days += count * (0, 0, 7, 1)[_UNIT[sign]]
        units = units[at + 1 :]
    if not good or number:
        raise ValueError(
            said(
                f'"{text}" is not a period; a period is written P3M, P30D or P1Y',
                f'"{text}" is geen termijn; schrijf een termijn als P3M, P30D of P1Y',
            )
        )
    return Period(months, days)


_UNIT = {"Y": 0, "M": 1, "W": 2, "D": 3}


@lru_cache(_KEPT)
def after(date: str, period: str) -> str:
    """Return the day one `period` later than `date`: first its months, clipped to the month's end, then its days.

    Raises ValueError on a text that is no day or no period, and beyond the year 9999.
    """
    return _shift(date, parse_period(period), 1)


@lru_cache(_KEPT)
def before(date: str, period: str) -> str:
    """Return the day one `period` earlier than `date`: first its months, clipped to the month's end, then its days.

    Raises ValueError on a text that is no day or no period, and before the year 1.
    """
    return _shift(date, parse_period(period), -1)


@lru_cache(_KEPT)
def days_between(first: str, second: str) -> int:
    """Return how many days `second` is later than `first`; negative where it is earlier."""
    return _number(*parse_date(second)) - _number(*parse_date(first))


def period_in_words(text: str) -> str:
    """Return `3 months` for `P3M`, `1 year and 6 months` for `P1Y6M`; weeks stay weeks."""
    parse_period(text)
    parts: list[str] = []
    number = ""
    for sign in text[1:]:
        if sign.isdigit():
            number += sign
            continue
        count, number = int(number), ""
        parts.append(_counted(count, sign))
    return said(" and ", " en ").join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _counted(count: int, sign: str) -> str:
    one = count == 1
    match sign:
        case "Y":
            return said(f"{count} {'year' if one else 'years'}", f"{count} jaar")
        case "M":
            return said(f"{count} {'month' if one else 'months'}", f"{count} {'maand' if one else 'maanden'}")
        case "W":
            return said(f"{count} {'week' if one else 'weeks'}", f"{count} {'week' if one else 'weken'}")
    return said(f"{count} {'day' if one else 'days'}", f"{count} {'dag' if one else 'dagen'}")


def _shift(date: str, period: Period, sign: int) -> str:
    year, month, day = parse_date(date)
    if period.months:
        months = year * 12 + month - 1 + sign * period.months
        year, month = months // 12, months % 12 + 1
        if not 1 <= year <= _MOST:
            raise ValueError(
                said(
                    f"the day lies outside the years 1 to {_MOST}", f"de dag ligt buiten de jaren 1 tot en met {_MOST}"
                )
            )
        day = min(day, _month_length(year, month))
    if period.days:
        year, month, day = _day(_number(year, month, day) + sign * period.days)
    return f"{year:04}-{month:02}-{day:02}"


def _month_length(year: int, month: int) -> int:
    return 29 if month == 2 and _is_leap(year) else _DAYS[month]


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _number(year: int, month: int, day: int) -> int:
    """Return the day's number; 1 is the first day of year 1."""
    past = year - 1
    leap = 1 if month > 2 and _is_leap(year) else 0
    return past * 365 + past // 4 - past // 100 + past // 400 + _BEFORE[month] + leap + day


def _day(number: int) -> tuple[int, int, int]:
    """Return the day that `number` counts; raises ValueError outside the years 1 to 9999."""
    year = number * 400 // 146097 + 1  # the average length of a year; at most one too many
    if number <= 0 or year > _MOST + 1:
        raise ValueError(
            said(f"the day lies outside the years 1 to {_MOST}", f"de dag ligt buiten de jaren 1 tot en met {_MOST}")
        )
    while _number(year, 1, 1) > number:
        year -= 1
    while year < _MOST + 1 and _number(year + 1, 1, 1) <= number:
        year += 1
    if year > _MOST:
        raise ValueError(
            said(f"the day lies outside the years 1 to {_MOST}", f"de dag ligt buiten de jaren 1 tot en met {_MOST}")
        )
    month = 12
    while _number(year, month, 1) > number:
        month -= 1
    return year, month, number - _number(year, month, 1) + 1
