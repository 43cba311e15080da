"""`aigov waiver add`: a waiver from flags or answers, looked at before it is written."""

import os
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import click

from aigov.cli import completing, examples
from aigov.cli._waiver_options import waiver_options
from aigov.cli._waivers import HOW, judged, show, survey_of
from aigov.errors import UsageError
from aigov.language import said

if TYPE_CHECKING:
    from aigov.cli._asking import Asking
    from aigov.run.roll import Row
    from aigov.run.survey import Survey


@click.command(
    short_help=said("Write a waiver, and say what it comes to.", "Schrijf een ontheffing, en zeg wat die doet."),
    help=said(
        """Write a waiver into aigov.waivers.yaml beside the manifest at PATH, or in the folder PATH, or at PATH itself.

        What is not given is asked for. One that could not hold is refused with the reason; one that nobody approved yet
        is written, and is pending. Everything else in the file stays as it is.
        """,
        """Schrijf een ontheffing in aigov.waivers.yaml naast het manifest PATH, in de map PATH, of in PATH zelf.

        Naar wat niet is opgegeven wordt gevraagd. Een die niet zou gelden wordt geweigerd, met de reden; een die nog
        niemand verleende wordt geschreven, en is pending. Al het andere in het bestand blijft zoals het is.
        """,
    ),
    epilog=examples(
        ("aigov waiver add", said("asks for everything", "vraagt alles")),
        (
            "aigov waiver add permits --rule dpia/approved --expires-on 2027-02-28",
            said("asks for the rest", "vraagt de rest"),
        ),
    ),
)
@click.argument("path", default=".", type=click.UNPROCESSED, shell_complete=completing("files"))
@waiver_options
@click.option("--yes", is_flag=True, help=said("Ask nothing.", "Vraag niets."))
@judged
def add(*, path: str, yes: bool, measures: tuple[str, ...], **given: Any) -> None:
    """Write it, and say what it comes to; its help is above, in both languages."""
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
    click.echo(said(f"Wrote {entry['id']} to {shown}.", f"{entry['id']} is geschreven in {shown}."))
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
    entry["rule"] = ask(
        said("From which rule?", "Van welke regel?"), "--rule", given["rule"], None, lambda text: _rule(text, rules)
    )
    entry["project"] = ask(
        said("For which project?", "Voor welk project?"),
        "--project",
        given["project"],
        only,
        lambda text: _project(text, projects),
    )
    place = said("At which place? (empty: the whole manifest)", "Op welke plaats? (leeg: het hele manifest)")
    entry["path"] = ask(place, "--place", given["place"], "", _maybe)
    why = said("Why may it be so for a time?", "Waarom mag het een tijd zo zijn?")
    entry["reason"] = ask(why, "--reason", given["reason"], None, _needed(line))
    asks = said("Who asks for it?", "Wie vraagt erom?")
    entry["requested_by"] = ask(asks, "--requested-by", given["requested_by"], None, _who)
    grants = said("Who granted it? (empty: nobody yet)", "Wie verleende het? (leeg: nog niemand)")
    entry["approved_by"] = ask(grants, "--approved-by", given["approved_by"], "", lambda text: _who(text, ""))
    if entry["approved_by"]:
        when = said("On which day?", "Op welke dag?")
        entry["approved_on"] = ask(when, "--approved-on", given["approved_on"], today, _day)
    until = said("What is its last day?", "Wat is de laatste dag?")
    entry["expires_on"] = ask(until, "--expires-on", given["expires_on"], None, _day)
    told = [line(each) for each in measures]
    meanwhile = said("What is done meanwhile? (empty: nothing yet)", "Wat wordt intussen gedaan? (leeg: nog niets)")
    entry["compensating_measures"] = told or _listed(ask(meanwhile, "--measure", None, "", _maybe))
    record = said(
        "Where is the decision on record? (empty: nowhere yet)", "Waar is het besluit vastgelegd? (leeg: nog nergens)"
    )
    entry["reference"] = ask(record, "--reference", given["reference"], "", _maybe)
    return {key: value for key, value in entry.items() if value}


def _refuse(rows: list["Row"], entry: Mapping[str, Any]) -> None:
    """Raise UsageError where the waiver could not hold."""
    if not rows:
        project = entry["project"]
        raise UsageError(
            said(
                f'it would be for nothing here: no manifest that was looked at is "{project}".',
                f'ze zou hier nergens bij horen: geen bekeken manifest is "{project}".',
            )
        )
    state, says = rows[0].state.value, " ".join(rows[0].says)
    if state in ("faulty", "expired") or (state == "orphaned" and said("not a rule", "geen regel") in says):
        why = says or said("There is an error in the form of the file.", "Er is een vormfout in het bestand.")
        raise UsageError(said(f"nothing was written. {why}", f"er is niets geschreven. {why}"))


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
        raise UsageError(
            said(
                f'"{given}" is no id; it has letters, digits, hyphens, dots and no blanks.',
                f'"{given}" is geen id; een id heeft letters, cijfers, koppeltekens, punten en geen spaties.',
            ),
            where="--id",
        )
    if given in taken:
        raise UsageError(
            said(
                f'"{given}" is the id of another waiver in this file.',
                f'"{given}" is de id van een andere ontheffing in dit bestand.',
            ),
            where="--id",
        )
    return given


def _rule(text: str, rules: Mapping[str, Any]) -> str:
    from aigov.spelling import suggestion

    name = text.strip().strip("[]")
    if name not in rules:
        near = suggestion(name, rules)
        raise ValueError(
            said(
                f'"{name}" is not a rule{near} All of them: aigov rules.',
                f'"{name}" is geen regel{near} Alle regels: aigov rules.',
            )
        )
    return name


def _project(text: str, projects: Mapping[str, None]) -> str:
    from aigov.spelling import suggestion

    name = text.strip()
    if name not in projects:
        near = suggestion(name, projects)
        raise ValueError(
            said(f'No manifest here has the id "{name}"{near}', f'Geen manifest hier heeft de id "{name}"{near}')
        )
    return name


def _maybe(text: str) -> str:
    """Return what somebody typed on one line; nothing is an answer."""
    from aigov.scaffold.answers import line

    return line(text) if text.strip() else ""


def _needed(read: Callable[[str], str]) -> Callable[[str], str]:
    def reader(text: str) -> str:
        answer = read(text)
        if answer == "unknown":
            raise ValueError(said("A waiver cannot do without it.", "Een ontheffing kan niet zonder."))
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
        raise ValueError(
            said(
                "A waiver cannot do without it: a role, an id, or A. Jansen <a.jansen@example.org>.",
                "Een ontheffing kan niet zonder: een rol, een id, of A. Jansen <a.jansen@example.org>.",
            )
        )
    return answer


def _day(text: str) -> str:
    from aigov.scaffold.answers import day

    answer = day(text)
    if answer == "unknown":
        raise ValueError(
            said(
                "A waiver cannot do without a day, such as 2027-06-30.",
                "Een ontheffing kan niet zonder dag, zoals 2027-06-30.",
            )
        )
    return answer


def _listed(text: str) -> list[str]:
    return [text] if text else []
