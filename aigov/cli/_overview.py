"""What `aigov` alone says: what it sees in this folder at a glance, and what can be done next."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from aigov.cli import terminal_width
from aigov.errors import AigovError
from aigov.language import figure, said

if TYPE_CHECKING:
    from aigov.findings import Finding, ProjectReport
    from aigov.run import Survey
    from aigov.run.tally import Tally

_MOST: Final = 50
"""Manifests that are judged for a look."""
_PATIENCE: Final = 1.0
"""Seconds that looking for manifests may take outside a repository, where nobody says what is left out."""

Step = tuple[str, str]


def overview() -> Iterator[str]:
    """Yield the lines; what cannot be read is one of them."""
    from aigov.reporters.text.columns import fitted, safe

    told: list[str] = []
    steps: list[Step] = []
    try:
        told, steps = _looked()
    except AigovError as error:
        told = str(error).splitlines()
        told += [said("Nothing was looked at; mend that first.", "Er is niets bekeken; herstel dat eerst.")]
        steps = [("aigov config show --origin", said("what holds here, and who says so", "wat geldt, en wie dat zegt"))]
    width = terminal_width()
    yield from (fitted(safe(line), width) for line in told)
    yield ""
    yield said("Next:", "Hierna:")
    steps = [*steps, ("aigov --help", said("every command", "alle opdrachten"))]
    widest = max(len(command) for command, _ in steps)
    for command, does in steps:
        beside = not width or max(widest + len(does) for _, does in steps) + 4 <= width
        yield f"  {command:{widest}}  {does}" if beside else fitted(f"  {command}\n      {does}", width)


def _looked() -> tuple[list[str], list[Step]]:
    from aigov import run

    notes: list[str] = []
    survey = run.Survey(run.Asked(run.today("")), run.Edge(stdin=bytes, say=notes.append))
    config = survey.home.config
    told = [said(f"Configuration: {config.file}.", f"Configuratie: {config.file}.")] if config.file else []
    if not survey.around.repository(survey.around.working) and not _soon_done():
        told.append(
            said(
                "There is too much below this folder for a quick look: name what is meant.",
                "Onder deze map ligt te veel om even te bekijken: noem wat bedoeld is.",
            )
        )
        return told, [("aigov check PATH", said("one folder, or one manifest", "één map, of één manifest"))]
    survey.find(["."])
    found = survey.found
    if not found.manifests:
        return _nothing(survey, told)
    if len(found.manifests) > _MOST:
        number = figure(len(found.manifests))
        told.append(said(f"{number} manifests, too many for a look.", f"{number} manifesten, te veel om even te zien."))
        return told, _steps_of_many()
    reports, tally = _judged(survey)
    told += _stated(reports)
    told.append(_open(tally))
    first = _first(reports)
    if first:
        place = f"{first.at.span.file}:{first.at.span.line}" if first.at.span else ""
        told.append(said(f"First: {place}: {first.message}", f"Eerst: {place}: {first.message}") + f" [{first.rule}]")
    told += notes
    told.append(
        said("Whether the statements are true was not checked.", "Of wat er staat ook waar is, is niet gecontroleerd.")
    )
    return told, _steps(reports, tally)


def _soon_done() -> bool:
    """Return whether everything below this folder can be listed in a moment."""
    from aigov.discovery.folders import on_disk

    until = time.monotonic() + _PATIENCE
    return all(time.monotonic() < until for _ in on_disk(Path.cwd(), lambda _: False, lambda _: None))


def _nothing(survey: "Survey", told: list[str]) -> tuple[list[str], list[Step]]:
    """Say why there is nothing to judge, and how to begin."""
    found = survey.found
    for file in found.organisations:
        shown = survey.around.shown(file)
        told.append(said(f"The organisation's file: {shown}.", f"Het bestand van de organisatie: {shown}."))
    here = said("This folder", "Deze map")
    told += [f"{here}{text.removeprefix('.')}" if text.startswith(". ") else text for text in found.empty]
    if not found.empty:
        told.append(said("No project has a manifest here yet.", "Nog geen project heeft hier een manifest."))
    steps = []
    if found.organisations:
        steps += [("aigov check", said("what is open in the organisation's file", "wat openstaat in dat bestand"))]
    if Path("pack.yaml").is_file():
        steps += [("aigov test", said("the examples of the rules here", "de voorbeelden van de regels hier"))]
    return told, [
        *steps,
        ("aigov init", said("a first manifest, in a few questions", "een eerste manifest, in een paar vragen")),
        ("aigov init --sandbox", said("for a tool that is in use already", "voor een tool die al in gebruik is")),
        ("aigov rules", said("what is asked, and from which stage", "wat er wordt gevraagd, en vanaf welke fase")),
    ]


def _judged(survey: "Survey") -> tuple[list["ProjectReport"], "Tally"]:
    from aigov.run.tally import Tally

    tally = Tally(fail_level="", strict=False, excluded=survey.found.excluded)
    return list(tally.counted(survey.reports(survey.exceptions()))), tally


def _stated(reports: list["ProjectReport"]) -> Iterator[str]:
    """Yield which projects there are, each with its stage where they are few."""
    from aigov.findings import Kind
    from aigov.rule import STAGES

    every = [report for report in reports if report.kind is Kind.MANIFEST]
    if len(every) == 1:
        stage, name, file = every[0].stage, every[0].subject, every[0].file
        at = said(f", at stage {stage}", f", in de fase {stage}") if stage else ""
        yield f"{file}: {name}{at}." if name else f"{file}{at}."
        return
    counts = {stage: sum(report.stage == stage for report in every) for stage in (*STAGES, "")}
    none = said("at none that can be read", "in geen die te lezen is")
    told = ", ".join(
        said(f"{number} at {stage}", f"{number} in {stage}") if stage else f"{number} {none}"
        for stage, number in counts.items()
        if number
    )
    yield said(f"{len(every)} manifests: {told}.", f"{len(every)} manifesten: {told}.")


def _open(tally: "Tally") -> str:
    from aigov.findings import Level

    errors, warnings, notes = (tally.levels[level] for level in (Level.ERROR, Level.WARNING, Level.NOTE))
    counts = (
        (errors, said("error", "fout"), said("errors", "fouten")),
        (warnings, said("warning", "waarschuwing"), said("warnings", "waarschuwingen")),
        (notes, said("note", "opmerking"), said("notes", "opmerkingen")),
        (tally.undecided, said("undecided", "onbepaald"), said("undecided", "onbepaald")),
    )
    told = ", ".join(f"{number} {one if number == 1 else many}" for number, one, many in counts if number)
    nothing = said("Nothing is open that aigov looks at.", "Er staat niets open waar aigov naar kijkt.")
    return f"Open: {told}." if told else nothing


def _first(reports: list["ProjectReport"]) -> "Finding | None":
    """Return what weighs most among what is open, the first of them in the order of files and lines."""
    from aigov.findings import RANK, Standing

    every = [each for report in reports for each in report.findings if each.standing is Standing.OPEN and each.weighs]
    return max(every, key=lambda each: RANK[each.level], default=None)


def _steps(reports: list["ProjectReport"], tally: "Tally") -> list[Step]:
    from aigov.findings import Kind, Standing
    from aigov.rule import STAGES

    manifests = [report for report in reports if report.kind is Kind.MANIFEST]
    every = [each for report in reports for each in report.findings if each.standing is Standing.OPEN]
    steps: list[Step] = []
    if every or tally.undecided:
        steps.append(("aigov check", said("what is open, line by line", "wat openstaat, regel voor regel")))
    if any(each.reason == "structure" for each in every):
        steps.append(
            ("aigov fix --diff", said("slips of form that can be mended", "vormfouten die te herstellen zijn"))
        )
    if len(manifests) > 1:
        return steps + _steps_of_many()[1:]
    stage = manifests[0].stage
    if stage in STAGES[:-1]:
        after = STAGES[STAGES.index(stage) + 1]
        does = said(f"what stands between it and {after}", f"wat er nog tussen dit en {after} staat")
        steps.append((f"aigov gate {after}", does))
    ahead = said("what will be found if nobody acts", "wat er gevonden wordt als niemand iets doet")
    return [*steps, ("aigov forecast", ahead)]


def _steps_of_many() -> list[Step]:
    return [
        ("aigov check", said("what is open, line by line", "wat openstaat, regel voor regel")),
        ("aigov portfolio", said("all of them side by side", "alle manifesten naast elkaar")),
        ("aigov forecast", said("what will be found if nobody acts", "wat er gevonden wordt als niemand iets doet")),
    ]
