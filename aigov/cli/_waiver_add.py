"""`aigov waiver add`: a waiver from flags or answers, looked at before it is written."""

import os
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

import click

from aigov.cli._waivers import HOW, judged, show, survey_of
from aigov.errors import UsageError

if TYPE_CHECKING:
    from aigov.cli._asking import Asking
    from aigov.run.roll import Row
    from aigov.run.survey import Survey

_OPTIONS: Final = (
    ("rule", "RULE", "The rule from which is departed."),
    ("project", "ID", "The project, by its id.  [default: the one that is there]"),
    ("place", "PATH", "The place that the finding stands at, such as dpia.status.  [default: the whole manifest]"),
    ("reason", "TEXT", "Why it may be so for a time."),
    ("requested-by", "WHO", "Who asks for it: a role, an id, or A. Jansen <a.jansen@example.org>."),
    ("approved-by", "WHO", "Who granted it: somebody else.  [default: nobody yet]"),
    ("approved-on", "DATE", "The day on which it was granted.  [default: today]"),
    ("expires-on", "DATE", "The last day on which it holds."),
    ("reference", "TEXT", "Where the decision is on record."),
    ("id", "ID", "A short name for the waiver.  [default: w-1, w-2 ...]"),
)


def _options(function: Callable[..., Any]) -> Callable[..., Any]:
    function = click.option(
        "--measure", "measures", multiple=True, metavar="TEXT", help="What is done meanwhile. Can be repeated."
    )(function)
    for name, metavar, text in reversed(_OPTIONS):
        function = click.option(f"--{name}", metavar=metavar, help=text)(function)
    return function


@click.command(
    short_help="Write a waiver, and say what it comes to.",
    epilog="""\b
Example:
  aigov waiver add permits --rule dpia/approved --requested-by product_owner --expires-on 2027-02-28""",
)
@click.argument("path", default=".", type=click.UNPROCESSED)
@_options
@click.option("--yes", is_flag=True, help="Ask nothing.")
@judged
def add(*, path: str, yes: bool, measures: tuple[str, ...], **given: Any) -> None:
    """Write a waiver into aigov.waivers.yaml beside the manifest at PATH, or in the folder PATH, or at PATH itself.

    What is not given is asked for. One that could not hold is refused with the reason; one that nobody approved yet is
    written, and is pending. Everything else in the file stays as it is.
    """
    from aigov.cli._asking import Asking
    from aigov.cli._replacing import Replacing
    from aigov.run.roll import Roll
    from aigov.scaffold import waivers

    how = {name: given.pop(name) for name in HOW}
    survey = survey_of(**how)
    file, manifests = _places(path)
    shown = survey.around.shown(file)
    edit = Replacing(file, shown)
    taken = waivers.ids(edit.text, shown)
    survey.find([manifests])
    if survey.found.missing or survey.found.empty:
        raise UsageError((*survey.found.missing, *survey.found.empty)[0])
    entry = _answers(Asking(silent=yes), survey, taken, given, measures)
    text = waivers.added(edit.text, entry, shown)
    roll = Roll(survey_of(**how), [manifests], {file: text.encode()})
    rows = [row for row in roll.rows if row.file == file and row.id == entry["id"]]
    _refuse(rows, entry)
    edit.write(text)
    click.echo(f"Wrote {entry['id']} to {shown}.")
    show(rows[0].state.value, rows)


def _places(path: str) -> tuple[str, str]:
    """Return the absolute file to write to, and the path of the manifests that it is for."""
    from aigov.discovery import WAIVERS

    place = os.path.abspath(path)  # noqa: PTH100  (as the rest of a run, which counts from texts)
    folder, _, name = place.rpartition(os.sep)
    if os.path.isdir(place):  # noqa: PTH112  (the same)
        return f"{place.rstrip(os.sep)}{os.sep}{WAIVERS}", path
    if name == WAIVERS:
        return place, folder or os.sep
    return f"{folder}{os.sep}{WAIVERS}", path


def _answers(
    asking: "Asking", survey: "Survey", taken: set[str], given: Mapping[str, str | None], measures: tuple[str, ...]
) -> dict[str, Any]:
    """Return the entry that was given and answered, in the order in which people read it."""
    from aigov.scaffold.answers import line

    rules = {name: rule for place in survey.in_use for name, rule in place.rules.items()}
    projects = _projects(survey)
    only = next(iter(projects)) if len(projects) == 1 else None
    today = survey.asked.today
    ask = asking.answer
    entry: dict[str, Any] = {"id": _id(given["id"], taken)}
    entry["rule"] = ask("From which rule?", "--rule", given["rule"], None, lambda text: _rule(text, rules))
    entry["project"] = ask(
        "For which project?", "--project", given["project"], only, lambda text: _project(text, projects)
    )
    entry["path"] = ask("At which place? (empty: the whole manifest)", "--place", given["place"], "", _maybe)
    entry["reason"] = ask("Why may it be so for a time?", "--reason", given["reason"], None, _said(line))
    entry["requested_by"] = ask("Who asks for it?", "--requested-by", given["requested_by"], None, _who)
    entry["approved_by"] = ask(
        "Who granted it? (empty: nobody yet)", "--approved-by", given["approved_by"], "", lambda text: _who(text, "")
    )
    if entry["approved_by"]:
        entry["approved_on"] = ask("On which day?", "--approved-on", given["approved_on"], today, _day)
    entry["expires_on"] = ask("What is its last day?", "--expires-on", given["expires_on"], None, _day)
    said = [line(each) for each in measures]
    entry["compensating_measures"] = said or _listed(
        ask("What is done meanwhile? (empty: nothing yet)", "--measure", None, "", _maybe)
    )
    entry["reference"] = ask(
        "Where is the decision on record? (empty: nowhere yet)", "--reference", given["reference"], "", _maybe
    )
    return {key: value for key, value in entry.items() if value}


def _refuse(rows: list["Row"], entry: Mapping[str, Any]) -> None:
    """Raise UsageError where the waiver could not hold."""
    if not rows:
        raise UsageError(f'it would be for nothing here: no manifest that was looked at is "{entry["project"]}".')
    state, says = rows[0].state.value, " ".join(rows[0].says)
    if state in ("faulty", "expired") or (state == "orphaned" and "not a rule" in says):
        raise UsageError(f"nothing was written. {says or 'There is an error in the form of the file.'}")


def _projects(survey: "Survey") -> dict[str, None]:
    """Return the ids of the projects, and of organisations, that were found."""
    from aigov import source
    from aigov.discovery import read

    found: dict[str, None] = {}
    for target in survey.found.targets():
        data = source.load(read(target, survey.around, b"", lambda _: None)).data
        for section in ("project", "organisation"):
            part = data.get(section) if isinstance(data, dict) else None
            name = part.get("id") if isinstance(part, dict) else None
            if isinstance(name, str):
                found[name] = None
    return found


def _id(given: str | None, taken: set[str]) -> str:
    if given is None:
        return next(name for number in range(1, len(taken) + 2) if (name := f"w-{number}") not in taken)
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.-]*", given) or given == "unknown":
        raise UsageError(f'"{given}" is no id; it has letters, digits, hyphens, dots and no blanks.', where="--id")
    if given in taken:
        raise UsageError(f'"{given}" is the id of another waiver in this file.', where="--id")
    return given


def _rule(text: str, rules: Mapping[str, Any]) -> str:
    from aigov.spelling import suggestion

    name = text.strip().strip("[]")
    if name not in rules:
        raise ValueError(f'"{name}" is not a rule{suggestion(name, rules)} All of them: aigov rules.')
    return name


def _project(text: str, projects: Mapping[str, None]) -> str:
    from aigov.spelling import suggestion

    name = text.strip()
    if name not in projects:
        raise ValueError(f'No manifest here has the id "{name}"{suggestion(name, projects)}')
    return name


def _maybe(text: str) -> str:
    """Return what somebody typed on one line; nothing is an answer."""
    from aigov.scaffold.answers import line

    return line(text) if text.strip() else ""


def _said(read: Callable[[str], str]) -> Callable[[str], str]:
    def reader(text: str) -> str:
        answer = read(text)
        if answer == "unknown":
            raise ValueError("A waiver cannot do without it.")
        return answer

    return reader


def _who(text: str, nobody: str | None = None) -> Any:
    """Return a role or an id as it is, a person where a name is written."""
    from aigov.scaffold.answers import who

    if not text.strip() and nobody is not None:
        return nobody
    if re.fullmatch(r"[A-Za-z0-9_.-]+", text.strip()):
        return text.strip()
    answer = who(text)
    if answer == "unknown":
        raise ValueError("A waiver cannot do without it: a role, an id, or A. Jansen <a.jansen@example.org>.")
    return answer


def _day(text: str) -> str:
    from aigov.scaffold.answers import day

    answer = day(text)
    if answer == "unknown":
        raise ValueError("A waiver cannot do without a day, such as 2027-06-30.")
    return answer


def _listed(text: str) -> list[str]:
    return [text] if text else []
