"""The last lines of a forecast: what will appear, what is open already, and what was not looked at."""

from collections import Counter
from collections.abc import Iterable, Iterator

from aigov.forecast.coming import Coming, Told
from aigov.reporters.text.columns import safe
from aigov.reporters.text.summary import NOT_CHECKED, count


class Counted:
    """Counts findings as they pass by."""

    def __init__(self, coming: Iterable[Coming]) -> None:
        self._coming = coming
        self.levels: Counter[str] = Counter()

    def __iter__(self) -> Iterator[Coming]:
        for each in self._coming:
            self.levels[label(each)] += 1
            yield each


def label(coming: Coming) -> str:
    """Return the level at which a finding will count, or `undecided`."""
    return coming.finding.level.value if coming.finding.weighs else "undecided"


def last_lines(told: Told, levels: Counter[str]) -> list[str]:
    """Return whole lines: what appears by which day, each notice, and what was not checked."""
    said = [count(levels[word], word) for word in ("error", "warning", "note") if levels[word]]
    said += [f"{levels['undecided']:,} undecided"] if levels["undecided"] else []
    where = f" in {count(told.subjects, 'subject')}" if told.subjects else ""
    packs = ", ".join(f"{name} {version}" for name, version, _ in told.packs) or "no packs"
    first = f"If nobody acts: {', '.join(said) or 'nothing new'}{where} up to {told.until}"
    already = "nothing counts already" if not told.now else f"{count(told.now, 'finding')} {_counts(told.now)} already"
    lines = [f"{first}; {already} (aigov check). Today {told.today}; {packs}.", *told.notices, NOT_CHECKED]
    return [safe(line) for line in lines]


def _counts(number: int) -> str:
    return "counts" if number == 1 else "count"
