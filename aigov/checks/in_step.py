"""`in-step`: whether the use of AI in one department lags far behind the others; for rules over a portfolio."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from aigov.checks._projects import Places
from aigov.hooks import FieldPath, Judgement, Outcome, Subject, says
from aigov.paths import Path


class Options(NamedTuple):
    """`of` is a list of counts of use: each has `date`, `department`, `active` and `intended`.

    Of each department and project the newest counts. The limit `points_behind` says how far, in points of a hundred,
    a department may lie behind all departments together; the limit `intended` for how many people it must be meant.
    """

    of: FieldPath


class Count(NamedTuple):
    """One count of use."""

    date: str
    active: int
    intended: int
    path: Path


@says("department", "here", "everywhere")
def check(subject: Subject, options: Options) -> Iterator[Judgement]:
    """Yield a judgement for each department; what is not counted in full is asked for elsewhere."""
    newest: dict[tuple[str, Any], Count] = {}
    for value, path in subject.each(options.of):
        count = _count(value, path)
        if count is not None:
            key = (value["department"], count.path[1])
            if key not in newest or newest[key].date < count.date:
                newest[key] = count
    departments: dict[str, list[Count]] = {}
    for (department, _), count in newest.items():
        departments.setdefault(department, []).append(count)
    if len(departments) < 2:
        return
    everywhere = _percent(list(newest.values()))
    for department, counts in departments.items():
        here = _percent(counts)
        lags = here < everywhere - subject.limits["points_behind"]
        if lags and sum(count.intended for count in counts) >= subject.limits["intended"]:
            values = {"department": department, "here": f"{here:.0f}", "everywhere": f"{everywhere:.0f}"}
            places = Places()
            for count in counts:
                places.add(count.path)
            yield places.failed(values, department)
        else:
            yield Judgement(Outcome.PASS, ())


def _count(value: Any, path: Path) -> Count | None:
    """Return what a count says, None where it does not say all of it or is meant for nobody."""
    if not isinstance(value, dict):
        return None
    date, department = value.get("date"), value.get("department")
    active, intended = value.get("active"), value.get("intended")
    if not isinstance(date, str) or not isinstance(department, str):
        return None
    if not isinstance(active, int) or not isinstance(intended, int) or intended < 1:
        return None
    return Count(date, active, intended, path)


def _percent(counts: list[Count]) -> float:
    return 100 * sum(count.active for count in counts) / sum(count.intended for count in counts)
