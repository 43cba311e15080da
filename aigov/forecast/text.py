"""The forecast for people: day by day, each finding with its place, its words and who acts."""

from collections.abc import Callable, Iterable, Iterator

from aigov import dates
from aigov.forecast.closing import Counted, kind, last_lines
from aigov.forecast.coming import Coming, Told
from aigov.language import said
from aigov.reporters.text.columns import safe
from aigov.reporters.text.line import place, spoken_kind, who
from aigov.reporters.text.summary import count


def render(opening: Told, coming: Iterable[Coming], closing: Callable[[], Told]) -> Iterator[str]:
    """Yield the forecast, line ends included."""
    counted = Counted(coming)
    day = ""
    for each in counted:
        if each.day != day:
            days = dates.days_between(opening.today, each.day)
            ahead = said(f"in {count(days, 'day')}", f"over {count(days, 'dag', 'dagen')}")
            yield f"\n{each.day}, {ahead}\n" if day else f"{each.day}, {ahead}\n"
            day = each.day
        finding = each.finding
        before = spoken_kind(each.was)
        was = said(f", {before} before", f", eerst {before}") if each.was else ""
        level = spoken_kind(kind(each))
        yield f"   {place(finding.at)}: {level}{was}: {safe(finding.message)} [{finding.rule}]\n"
        if any(finding.acts):
            yield f"      {said('acts', 'aan zet')}: {who(finding.acts)}\n"
    if day:
        yield "\n"
    for line in last_lines(closing(), counted.levels):
        yield f"{line}\n"
