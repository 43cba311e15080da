"""The forecast for people: day by day, each finding with its place, its words and who acts."""

from collections.abc import Callable, Iterable, Iterator

from aigov import dates
from aigov.forecast.closing import Counted, label, last_lines
from aigov.forecast.coming import Coming, Told
from aigov.reporters.text.columns import safe
from aigov.reporters.text.line import place, who
from aigov.reporters.text.summary import count


def render(opening: Told, coming: Iterable[Coming], closing: Callable[[], Told]) -> Iterator[str]:
    """Yield the forecast, line ends included."""
    counted = Counted(coming)
    day = ""
    for each in counted:
        if each.day != day:
            ahead = count(dates.days_between(opening.today, each.day), "day")
            yield f"\n{each.day}, in {ahead}\n" if day else f"{each.day}, in {ahead}\n"
            day = each.day
        finding = each.finding
        was = f", {each.was} before" if each.was else ""
        yield f"   {place(finding.at)}: {label(each)}{was}: {safe(finding.message)} [{finding.rule}]\n"
        if any(finding.acts):
            yield f"      acts: {who(finding.acts)}\n"
    if day:
        yield "\n"
    for line in last_lines(closing(), counted.levels):
        yield f"{line}\n"
