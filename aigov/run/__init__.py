"""The whole journey as one function: from paths, through findings, to reports and an exit code."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

from aigov import dates
from aigov.errors import UsageError
from aigov.findings import Head, Totals
from aigov.language import figure, said
from aigov.records import NamedTuple
from aigov.run.head import head
from aigov.run.journey import After
from aigov.run.outlets import Outlet, Standard, outlets, spare
from aigov.run.survey import Edge, Survey
from aigov.run.tally import Tally
from aigov.run.workplace import Asked
from aigov.run.writing import Render, Report, write

if TYPE_CHECKING:
    from aigov.run.earlier import Earlier
    from aigov.run.passing import Passing
    from aigov.run.recording import Recording

__all__ = ["Asked", "Edge", "Request", "Survey", "check", "today"]

RECORDED: Final = "json"
"""The format that holds what a run was given."""
SUGGESTING: Final = ("rdjson",)
"""The formats that have a place for a fix."""
NOTHING_OPEN: Final = 0
FOUND: Final = 1
BROKEN: Final = 2
NO_MANIFEST: Final = 3


class Request(NamedTuple):
    """What `aigov check` is asked for, as the command line says it; an empty `fail_level` is the configuration's.

    Of `asked.scope` portfolio, it is `aigov portfolio`; with `asked.stage` it is `aigov gate`. `base` is the git
    revision that stages are compared with, `letters` the folder that letters go to.
    """

    asked: Asked
    paths: tuple[str, ...] = (".",)
    fail_level: str = ""
    strict: bool = False
    formats: tuple[str, ...] = ("full",)
    quiet: bool = False
    verbose: bool = False
    stdin_name: str = ""
    base: str = ""
    letters: str = ""


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


def check(request: Request, edge: Edge, keep: Callable[[Survey], object] = lambda _: None) -> int:
    """Judge whatever the paths lead to, write every report, and return the exit code.

    `keep` is given everything that was opened, where that need not be taken down: the process ends with this run.
    Raises AigovError where the run cannot go on; what concerns one path or one format is said, and the rest goes on.
    """
    if not any(text.partition(":")[0] == RECORDED for text in request.formats):
        return _checked(request, edge, keep, None)
    from aigov import ledger
    from aigov.run.recording import Recording

    recording = Recording()
    with ledger.kept(recording.keep):
        return _checked(request, edge, keep, recording)


def _checked(request: Request, edge: Edge, keep: Callable[[Survey], object], recording: "Recording | None") -> int:
    survey = Survey(request.asked, edge)
    keep(survey)
    home = survey.home
    passing = _passing(request, survey)
    own = passing.formats if passing else {}
    wanted = [(outlet, own.get(outlet.format) or home.reporter(outlet.format)) for outlet in outlets(request.formats)]
    survey.find(request.paths, stdin_name=request.stdin_name)
    found, beside, notices = survey.found, survey.beside, survey.notices
    spare(found.targets, [outlet for outlet, _ in wanted if outlet.file])
    for place, number in survey.counted.items() if request.verbose else ():
        subjects = said(
            "1 subject" if number == 1 else f"{figure(number)} subjects",
            "1 onderwerp" if number == 1 else f"{figure(number)} onderwerpen",
        )
        file = place.config.file
        under = said(f"under {file or 'no configuration'}", f"met {file}" if file else "zonder configuratie")
        edge.say(f"{under}: {subjects}.")
    after = _after(survey, (outlet for outlet, _ in wanted))
    earlier = _earlier(request, survey)
    tally = Tally(fail_level=request.fail_level, strict=request.strict, excluded=found.excluded)

    def totals() -> Totals:
        return tally.totals((*notices, *tally.lacked()))

    opening = head(
        survey.in_use, today=request.asked.today, fail_level=request.fail_level or home.config.fail_level
    )._replace(
        strict=request.strict,
        color=edge.color,
        width=edge.width,
        verbose=request.verbose,
        base=request.base if earlier else "",
    )
    if recording is not None:
        from aigov.run.recording import record

        opening = opening._replace(record=lambda: record(recording, request, survey, (each for each, _ in wanted)))
    shown = next((outlet.format for outlet, _ in wanted if not outlet.file), "")
    standard = Standard(held_back=request.quiet, of=shown)
    reports = [_report(outlet, render, opening, standard) for outlet, render in wanted]
    if beside and beside.alone:
        reports = [each._replace(render=beside.with_table(each)) for each in reports]
    found_out = survey.reports((passing.after, *after, passing.beyond) if passing else after)
    if earlier:
        found_out = earlier.compared(found_out)
    wrong: list[object] = [
        *write(reports, tally.counted(passing.noted(found_out) if passing else found_out), totals),
        *(passing.post(opening) if passing else ()),
    ]
    for line in (*found.missing, *map(str, wrong)):
        edge.say(line)
    if all(outlet.file for outlet, _ in wanted):
        for line in totals().notices:
            edge.say(line)
    tally.open |= passing is not None and passing.blocked
    code = _code(tally, broken=bool(wrong or found.missing), empty=bool(found.empty))
    if code:
        standard.release()
    return code


def _passing(request: Request, survey: Survey) -> "Passing | None":
    """Return what looks at the passages between stages, None where nobody asks."""
    if not request.asked.stage and not request.base:
        return None
    from aigov.run.passing import Passing

    return Passing(survey, stage=request.asked.stage, base=request.base, letters=request.letters)


def _after(survey: Survey, wanted: Iterable[Outlet]) -> tuple[After, ...]:
    """Return what adds to each report: what takes findings out of the count, then fixes where a format has a place."""
    after = survey.exceptions()
    if any(outlet.format in SUGGESTING for outlet in wanted):
        from aigov.run.suggesting import suggested

        return (*after, suggested)
    return after


def _earlier(request: Request, survey: Survey) -> "Earlier | None":
    """Return what was open at the base, None where there is none; a gate takes only the stage from it."""
    if request.asked.stage or not request.base:
        return None
    from aigov.run.earlier import Earlier

    return Earlier(survey, request.base, request.paths, request.stdin_name)


def _code(tally: Tally, *, broken: bool, empty: bool) -> int:
    if broken or tally.crashed:
        return BROKEN
    if tally.open:
        return FOUND
    return NO_MANIFEST if empty else NOTHING_OPEN


def _report(outlet: Outlet, render: Render, opening: Head, standard: Standard) -> Report:
    if outlet.file:
        from aigov.run.whole import Whole

        return Report(outlet.format, render, opening._replace(color=False, width=0), Whole(outlet.file).write)
    return Report(outlet.format, render, opening, standard.write)
