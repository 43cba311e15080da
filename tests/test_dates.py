"""Calendar days and periods against Python's own calendar."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigov import dates

DAYS = st.dates()


@given(DAYS, DAYS)
def test_days_between_agrees_with_the_calendar_of_python(first: dt.date, second: dt.date) -> None:
    assert dates.days_between(first.isoformat(), second.isoformat()) == (second - first).days


@given(DAYS, st.integers(0, 9999))
def test_days_are_added_and_taken_away_as_python_does(day: dt.date, count: int) -> None:
    for move, sign in ((dates.after, 1), (dates.before, -1)):
        try:
            expected = (day + dt.timedelta(days=sign * count)).isoformat()
        except OverflowError:
            with pytest.raises(ValueError, match="outside the years"):
                move(day.isoformat(), f"P{count}D")
        else:
            assert move(day.isoformat(), f"P{count}D") == expected


@pytest.mark.parametrize(
    ("start", "period", "end"),
    [
        ("2026-01-31", "P1M", "2026-02-28"),
        ("2024-01-31", "P1M", "2024-02-29"),
        ("2024-02-29", "P1Y", "2025-02-28"),
        ("2024-02-29", "P4Y", "2028-02-29"),
        ("2026-12-31", "P2M", "2027-02-28"),
        ("2026-11-30", "P3M1D", "2027-03-01"),
        ("2026-03-15", "P2W", "2026-03-29"),
        ("2026-03-15", "P1Y6M", "2027-09-15"),
        ("2026-03-15", "P0D", "2026-03-15"),
        ("9998-12-31", "P1Y", "9999-12-31"),
    ],
)
def test_months_are_calendar_months_clipped_to_their_end(start: str, period: str, end: str) -> None:
    assert dates.after(start, period) == end


@pytest.mark.parametrize(
    ("start", "period", "end"),
    [("2026-03-31", "P1M", "2026-02-28"), ("2024-02-29", "P1Y", "2023-02-28"), ("2026-01-15", "P13M", "2024-12-15")],
)
def test_before_goes_back_by_the_same_calendar(start: str, period: str, end: str) -> None:
    assert dates.before(start, period) == end


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-30",
        "2025-02-29",
        "0000-01-01",
        "2026-13-01",
        "2026-1-1",
        "26-01-01",
        "20260101",
        "2026-01-01 ",
        "2026-01-01T00:00",
        "\uff12026-01-01",
        "+026-01-01",
        "",
        "2026-00-10",
        "2026-01-00",
    ],
)
def test_only_days_that_exist_are_days(text: str) -> None:
    assert not dates.is_date(text)


@pytest.mark.parametrize("text", ["P3M", "P1Y", "P30D", "P2W", "P1Y6M2W3D", "P0D"])
def test_periods_are_whole_years_months_weeks_and_days(text: str) -> None:
    assert dates.is_period(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "P",
        "3M",
        "P3",
        "PT3H",
        "P1M1Y",
        "P1.5M",
        "p3m",
        "P-1D",
        "P1DT",
        "P\u0663D",
        "P1D1D",
        "P12345D",
        "P3M ",
        "P\u00b2D",
    ],
)
def test_anything_else_is_no_period(text: str) -> None:
    assert not dates.is_period(text)


@given(st.text())
def test_reading_raises_nothing_but_valueerror(text: str) -> None:
    for read, is_one in ((dates.parse_date, dates.is_date), (dates.parse_period, dates.is_period)):
        if not is_one(text):
            with pytest.raises(ValueError, match="is not a"):
                read(text)


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("P3M", "3 months"),
        ("P1D", "1 day"),
        ("P1Y6M", "1 year and 6 months"),
        ("P1Y2M3D", "1 year, 2 months and 3 days"),
    ],
)
def test_a_period_is_put_in_words(period: str, words: str) -> None:
    assert dates.period_in_words(period) == words
