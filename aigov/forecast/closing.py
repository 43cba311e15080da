"""The last lines of a forecast: what will appear, what is open already, and what was not looked at."""

from collections import Counter
from collections.abc import Iterable, Iterator

from aigov.forecast.coming import Coming, Told
from aigov.language import said
from aigov.reporters.text.columns import safe
from aigov.reporters.text.summary import count, counted, not_checked


class Counted:
    """Counts findings as they pass by."""

    def __init__(self, coming: Iterable[Coming]) -> None:
        self._coming = coming
        self.levels: Counter[str] = Counter()

    def __iter__(self) -> Iterator[Coming]:
        for each in self._coming:
            self.levels[kind(each)] += 1
            yield each


def kind(coming: Coming) -> str:
    """Return the level at which a finding will count, or `undecided`, as programs know it."""
    return coming.finding.level.value if coming.finding.weighs else "undecided"


def last_lines(told: Told, levels: Counter[str]) -> list[str]:
    """Return whole lines: what appears by which day, each notice, and what was not checked."""
    words = ("error", "warning", "note", "undecided")
    new = ", ".join(counted(levels[word], word) for word in words if levels[word]) or said(
        "nothing new", "niets nieuws"
    )
    subjects = said(count(told.subjects, "subject"), count(told.subjects, "onderwerp", "onderwerpen"))
    where = f" in {subjects}" if told.subjects else ""
    packs = ", ".join(f"{name} {version}" for name, version, _ in told.packs)
    packs = packs or said("no packs", "geen regelpakketten")
    until, already = told.until, _already(told.now)
    first = said(
        f"If nobody acts: {new}{where} up to {until}", f"Als niemand iets doet: {new}{where} tot en met {until}"
    )
    today = said(f"Today {told.today}", f"Vandaag {told.today}")
    lines = [f"{first}; {already} (aigov check). {today}; {packs}.", *told.notices, not_checked()]
    return [safe(line) for line in lines]


def _already(number: int) -> str:
    if not number:
        return said("nothing counts already", "er telt nog niets mee")
    english, dutch = ("counts", "telt") if number == 1 else ("count", "tellen")
    findings = said(count(number, "finding"), count(number, "bevinding", "bevindingen"))
    return said(f"{findings} {english} already", f"{findings} {dutch} al mee")
