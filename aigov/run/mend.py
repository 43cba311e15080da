"""`aigov fix` as one function: from paths to mended files, or to what would change, and an exit code."""

import difflib
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from aigov.errors import AigovError
from aigov.language import said
from aigov.run.mending import Changed, Made, Mended, Mending
from aigov.run.replacing import replace
from aigov.run.survey import Edge, Survey
from aigov.run.tally import Tally
from aigov.run.workplace import Asked

NOTHING: int = 0
WOULD: int = 1
BROKEN: int = 2
NO_MANIFEST: int = 3


class Order(NamedTuple):
    """What is to be mended, and how: with `diff` nothing is written, and what would change is shown."""

    asked: Asked
    paths: tuple[str, ...]
    stdin_name: str = ""
    unsafe: bool = False
    diff: bool = False
    fail_level: str = ""
    strict: bool = False


class Ended(NamedTuple):
    """How it ended: the exit code, and whether something is open that counts."""

    code: int
    open: bool


def mend(order: Order, edge: Edge, tell: Callable[[str], None], write: Callable[[bytes], None]) -> Ended:
    """Mend what the paths lead to; `tell` takes lines for people, `write` what standard output is for.

    That is a diff, or the text of standard input as it is mended. The code is 0 where all went well, 1 where with
    `diff` something would change, 2 where something could not be read or written, 3 where a path holds no manifest.
    """
    stdin = cache(edge.stdin)
    survey = Survey(order.asked, edge._replace(stdin=stdin))
    survey.find(order.paths, stdin_name=order.stdin_name)
    found = survey.found
    mending = Mending(survey, stdin() if found.stdin else b"", unsafe=order.unsafe)
    tally = Tally(fail_level=order.fail_level, strict=order.strict, excluded=found.excluded)
    sums = _Sums(order, tell)
    piped = stdin() if found.stdin else b""
    for _ in tally.counted(survey.reports((*survey.exceptions(), mending.after))):
        for each in mending.drawn():
            changed = sums.counted(each)
            for file in changed:
                if order.diff:
                    write(diff(file).encode("utf-8"))
                elif file.file in found.stdin.values():
                    piped = file.after
                else:
                    sums.written(file)
    if found.stdin and not order.diff:
        write(piped)
    for line in (*found.missing, *found.empty, *found.notices, *sums.untouched):
        edge.say(line)
    for line in sums.last(found.excluded, found.number):
        tell(line)
    return Ended(_code(order, sums, missing=bool(found.missing), empty=bool(found.empty)), tally.open)


def diff(changed: Changed) -> str:
    """Return what changes in one file, as a unified diff with its own line ends."""
    old, new = (text.decode("utf-8").split("\n") for text in (changed.before, changed.after))
    changes = difflib.unified_diff(_lines(old), _lines(new), changed.name, changed.name)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in changes)


def _lines(parts: list[str]) -> list[str]:
    """Return lines with their ends; only a line feed ends one, as in `diff`."""
    whole = [f"{part}\n" for part in parts[:-1]]
    return [*whole, parts[-1]] if parts[-1] else whole


class _Sums:
    """What was done so far."""

    def __init__(self, order: Order, tell: Callable[[str], None]) -> None:
        self.order = order
        self.tell = tell
        self.made = 0
        self.files = 0
        self.unsafe = 0
        self.left = 0
        self.broken = False
        self.untouched: list[str] = []

    def counted(self, each: Mended) -> tuple[Changed, ...]:
        """Count what came of one subject, tell what is of interest, and return the files that change."""
        self.made += len(each.made)
        self.unsafe += len(each.unsafe)
        self.left += each.left
        self.files += len(each.changed)
        self.untouched += each.untouched
        for made in each.made:
            self.tell(_line(made))
        for made in each.refused:
            refused = said(
                "refused, because it would change something else.",
                "niet gedaan, omdat er iets anders door zou veranderen.",
            )
            self.tell(f"{_line(made)}: {refused}")
        return each.changed

    def written(self, file: Changed) -> None:
        """Write one file, or say why not."""
        try:
            replace(file)
        except AigovError as error:
            self.broken = True
            self.files -= 1
            self.tell(str(error))

    def last(self, excluded: int, subjects: int) -> Iterator[str]:
        """Yield the last lines: what was done, what could be, what is left for people, what was not looked at."""
        yield ", ".join(self._counts()) + "."
        if self.left:
            yield said(
                f"{self.left} open finding{' is' if self.left == 1 else 's are'} for people: aigov check says which.",
                f"Voor mensen {'blijft' if self.left == 1 else 'blijven'} over: {self.left} open "
                f"bevinding{'' if self.left == 1 else 'en'}; aigov check toont welke.",
            )
        if excluded:
            yield said(f"Not looked at: {excluded} excluded.", f"Niet bekeken: {excluded} uitgesloten.")
        yield said(
            f"Looked at {subjects} subject{'' if subjects == 1 else 's'}; waivers, baselines, rules and aigov.toml are"
            " never mended.",
            f"Bekeken: {subjects} onderwerp{'' if subjects == 1 else 'en'}; ontheffingen, beginstanden, regels en "
            "aigov.toml worden nooit hersteld.",
        )

    def _counts(self) -> Iterator[str]:
        one = self.files == 1
        files = said(f"{self.files} file{'' if one else 's'}", f"{self.files} bestand{'' if one else 'en'}")
        if not self.made:
            yield said("Nothing was found that a fix mends", "Er is niets gevonden wat zo te herstellen is")
        elif self.order.diff:
            yield said(f"{self.made} would be fixed in {files}", f"{self.made} te herstellen in {files}")
        else:
            yield said(f"{self.made} fixed in {files}", f"{self.made} hersteld in {files}")
        if self.unsafe:
            yield said(f"{self.unsafe} more with --unsafe-fixes", f"nog {self.unsafe} met --unsafe-fixes")


def _line(made: Made) -> str:
    return f"{made.where}: {made.fix.says} [{made.fix.rule}]"


def _code(order: Order, sums: _Sums, *, missing: bool, empty: bool) -> int:
    if sums.broken or missing:
        return BROKEN
    if order.diff and sums.made:
        return WOULD
    return NO_MANIFEST if empty else NOTHING
