"""The forecast for programs, versioned; its form is schemas/forecast.schema.json."""

from collections.abc import Callable, Iterable, Iterator
from json import dumps
from typing import Final

from aigov.forecast.closing import Counted, last_lines
from aigov.forecast.coming import Coming, Told
from aigov.reporters.json import finding_as_data

VERSION: Final = 1


def render(opening: Told, coming: Iterable[Coming], closing: Callable[[], Told]) -> Iterator[str]:
    """Yield the forecast, a finding on each line; ASCII, so that every encoding can carry it."""
    head = {
        "aigov-forecast": VERSION,
        "tool": {"name": "aigov", "version": opening.version},
        "today": opening.today,
        "until": opening.until,
        "days": opening.days,
        "packs": [{"name": name, "version": version, "digest": digest} for name, version, digest in opening.packs],
        "plugins": [{"name": name, "version": version} for name, version in opening.plugins],
    }
    yield "{\n"
    for key, value in head.items():
        yield f"{dumps(key)}: {dumps(value)},\n"
    yield '"coming": ['
    counted, between = Counted(coming), "\n"
    for each in counted:
        data = {"day": each.day, "was": each.was, "kind": each.kind, "finding": finding_as_data(each.finding)}
        yield between + dumps(data, allow_nan=False)
        between = ",\n"
    told = closing()
    last = last_lines(told, counted.levels)
    yield f'\n],\n"counting_already": {told.now},\n"subjects": {told.subjects},\n"last_lines": {dumps(last)}\n}}\n'
