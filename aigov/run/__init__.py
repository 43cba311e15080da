"""The whole journey as one function: from paths, through findings, to reports and an exit code."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from aigov import dates
from aigov.config.settings import known
from aigov.discovery import Surroundings, Target, find
from aigov.errors import UsageError
from aigov.findings import Head, Totals
from aigov.run.head import head
from aigov.run.journey import Journey
from aigov.run.outlets import Outlet, Standard, outlets
from aigov.run.tally import Tally
from aigov.run.workplace import Asked, Workplace, Workplaces, not_asked
from aigov.run.writing import Render, Report, write

if TYPE_CHECKING:
    from aigov.run.beside import Beside

NOTHING_OPEN: Final = 0
FOUND: Final = 1
BROKEN: Final = 2
NO_MANIFEST: Final = 3


class Request(NamedTuple):
    """What `aigov check` is asked for, as the command line says it; an empty `fail_level` is the configuration's.

    Of `asked.scope` portfolio, it is `aigov portfolio`.
    """

    asked: Asked
    paths: tuple[str, ...] = (".",)
    fail_level: str = ""
    strict: bool = False
    formats: tuple[str, ...] = ("full",)
    quiet: bool = False
    verbose: bool = False
    stdin_name: str = ""


class Edge(NamedTuple):
    """What lies outside: standard input, a line for people, the terminal, and who is told how far the run is.

    `width` is 0 where standard output is no terminal. `advance` is given how many subjects are done, and of how many.
    """

    stdin: Callable[[], bytes]
    say: Callable[[str], None]
    color: bool = False
    width: int = 0
    advance: Callable[[int, int], None] = lambda done, total: None  # noqa: ARG005  (nobody is told)


def today(as_of: str) -> str:
    """Return the day to judge on, ISO: the one asked for, else the UTC date; UsageError where there is no such day."""
    if not as_of:
        from datetime import UTC, datetime

        return datetime.now(UTC).date().isoformat()
    try:
        dates.parse_date(as_of)
    except ValueError as error:
        raise UsageError(f"--as-of: {error}.") from None
    return as_of


def check(request: Request, edge: Edge) -> int:
    """Judge whatever the paths lead to, write every report, and return the exit code.

    Raises AigovError where the run cannot go on; what concerns one path or one format is said, and the rest goes on.
    """
    around = Surroundings(os.getcwd())  # noqa: PTH109  (Path costs a start three milliseconds)
    places = Workplaces(around, request.asked)
    home = places.at(around.working)
    wanted = [(outlet, home.reporter(outlet.format)) for outlet in outlets(request.formats)]
    organisation = places.organisation(around.working)
    found = find(request.paths, around, places.excluded, stdin_name=request.stdin_name, organisation=organisation)
    _spare(found.targets, [outlet for outlet, _ in wanted if outlet.file])
    counted = Counter(places.at(target.folder) for target in found.targets())
    alone = bool(request.asked.scope)
    side_by_side = alone or (found.only_folders and len(found.manifests) > 1)
    in_use = list(dict.fromkeys([*counted, home] if side_by_side else counted)) or [home]
    for place, number in counted.items() if request.verbose else ():
        subjects = "1 subject" if number == 1 else f"{number:,} subjects"
        edge.say(f"under {place.config.file or 'no configuration'}: {subjects}.")
    known((*request.asked.select, *request.asked.ignore), [place.rules for place in in_use])
    notices = dict.fromkeys((*found.empty, *found.notices, *_not_held(in_use, home)))
    beside = _beside(home, around, notices.setdefault, alone=alone) if side_by_side else None
    if beside is None and found.manifests:
        notices |= dict.fromkeys(_not_asked(in_use, "there is one here" if found.only_folders else "a file was named"))
    journey = Journey(around, places, edge.stdin, notices.setdefault, beside)
    tally = Tally(fail_level=request.fail_level, strict=request.strict, excluded=found.excluded)

    def totals() -> Totals:
        return tally.totals((*notices, *tally.lacked()))

    opening = head(in_use, today=request.asked.today, fail_level=request.fail_level or home.config.fail_level)._replace(
        strict=request.strict, color=edge.color, width=edge.width, verbose=request.verbose
    )
    standard = Standard(held_back=request.quiet)
    reports = [_report(outlet, render, opening, standard) for outlet, render in wanted]
    if beside and alone:
        reports = [each._replace(render=beside.with_table(each)) for each in reports]
    wrong = write(reports, tally.counted(journey.reports(found, edge.advance)), totals)
    for line in (*found.missing, *map(str, wrong)):
        edge.say(line)
    if all(outlet.file for outlet, _ in wanted):
        for line in totals().notices:
            edge.say(line)
    code = _code(tally, broken=bool(wrong or found.missing), empty=bool(found.empty))
    if code:
        standard.release()
    return code


def _beside(home: Workplace, around: Surroundings, say: Callable[[str], object], *, alone: bool) -> "Beside | None":
    """Return what takes the manifests side by side; None where no rule asks for it."""
    if not home.portfolio_rules and not alone:
        return None
    from aigov.run.beside import Beside

    return Beside(home, around, say, alone=alone)


def _code(tally: Tally, *, broken: bool, empty: bool) -> int:
    if broken or tally.crashed:
        return BROKEN
    if tally.open:
        return FOUND
    return NO_MANIFEST if empty else NOTHING_OPEN


def _spare(targets: Callable[[], Iterable[Target]], files: Iterable[Outlet]) -> None:
    """Refuse a report in the place of what is judged, by whatever name."""
    places = {_identity(outlet.file): outlet for outlet in files if os.path.exists(outlet.file)}  # noqa: PTH110  (as above)
    for target in targets() if places else ():
        outlet = places.get(_identity(target.file)) if os.path.exists(target.file) else None  # noqa: PTH110  (as above)
        if outlet:
            raise UsageError(f"{outlet.file} is to be judged; {outlet.format} needs another file to be written to.")


def _identity(file: str) -> tuple[int, int]:
    found = os.stat(file)  # noqa: PTH116  (as above)
    return found.st_dev, found.st_ino


def _report(outlet: Outlet, render: Render, opening: Head, standard: Standard) -> Report:
    if outlet.file:
        from aigov.run.whole import Whole

        return Report(outlet.format, render, opening._replace(color=False, width=0), Whole(outlet.file).write)
    return Report(outlet.format, render, opening, standard.write)


def _not_held(in_use: Iterable[Workplace], home: Workplace) -> Iterator[str]:
    """Yield what configuration said and does not hold, or no longer."""
    for place in in_use:
        yield from place.resolved.notices
        for switch in place.portfolio_switches if place is not home else ():
            nearest = home.config.file or "the working folder, which has no configuration"
            yield f"{switch.where} does not hold for {switch.rule}: what looks at many manifests follows {nearest}."


def _not_asked(in_use: Iterable[Workplace], why: str) -> Iterator[str]:
    """Yield how many rules are not asked, because no manifests lie side by side."""
    rules = {rule.id for place in in_use for rule in place.portfolio_rules}
    if rules:
        yield not_asked(len(rules), why)
