"""`aigov waiver list|add|prune`: the exceptions that somebody granted, with an end."""

import json
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

import click

from aigov.cli import examples, tell_programs
from aigov.cli._judging import PATHS, format_option
from aigov.cli._waiver_add import add
from aigov.cli._waivers import code, judged, show, survey_of
from aigov.errors import UsageError
from aigov.language import figure, said

if TYPE_CHECKING:
    from aigov.run.roll import Row

STATES: Final = ("pending", "active", "expiring", "expired", "orphaned", "faulty")


@click.group(
    name="waiver",
    short_help=said(
        "List, write and prune exceptions that somebody granted.",
        "Noem, schrijf en ruim ontheffingen op die iemand verleende.",
    ),
    help=said(
        "List, write and prune waivers: exceptions from a rule, for one project, with a reason, an approver and an "
        "end.",
        "Noem, schrijf en ruim ontheffingen op: uitzonderingen op een regel, voor één project, met een reden, iemand "
        "die ze verleende en een einddatum.",
    ),
    epilog=examples(
        ("aigov waiver list", said("every waiver here", "elke ontheffing hier")),
        ("aigov waiver add --rule dpia/approved", said("asks for the rest", "vraagt naar de rest")),
    ),
)
def command() -> None:
    """List, write and prune waivers; its help is above, in both languages."""


command.add_command(add)


@command.command(
    name="list",
    short_help=said("Show every waiver, and what has become of it.", "Toon elke ontheffing, en wat ervan werd."),
    help=said(
        """Show the waivers of the manifests at PATHS (files or folders), by what has become of them.

        They are pending (nobody has granted them yet), active, expiring (within 30 days), expired, orphaned (no such
        rule or project, or nothing that they match), or faulty (something keeps them from holding).
        """,
        """Toon de ontheffingen van de manifesten in PATHS (bestanden of mappen), naar wat ervan werd.

        Ze zijn pending (nog door niemand verleend), active (gelden), expiring (eindigen binnen 30 dagen), expired
        (verlopen), orphaned (geen zo'n regel of project, of niets waar ze bij horen), of faulty (er is iets waardoor ze
        niet gelden).
        """,
    ),
    epilog=examples(
        ("aigov waiver list", said("of every manifest below this folder", "van elk manifest onder deze map")),
        ("aigov waiver list --state expiring", said("what ends within 30 days", "wat binnen 30 dagen eindigt")),
    ),
)
@PATHS
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice(STATES),
    help=said("Only these. Can be repeated.", "Alleen deze. Mag vaker."),
)
@format_option("text", "json")
@judged
def list_(*, paths: tuple[str, ...], states: tuple[str, ...], form: str, **how: Any) -> int:
    """Show them, and return the exit code; its help is above, in both languages."""
    from aigov.run.roll import Roll

    survey = survey_of(**how)
    roll = Roll(survey, paths or (".",))
    rows = [row for row in roll.rows if not states or row.state.value in states]
    if form == "json":
        tell_programs(json.dumps([_data(row) for row in rows], indent=2, ensure_ascii=False) + "\n")
    else:
        for state in STATES:
            show(state, [row for row in rows if row.state.value == state])
        if not rows:
            today = survey.asked.today
            click.echo(said(f"No waivers; today {today}.", f"Geen ontheffingen; vandaag is {today}."))
    return code(survey, roll.unreadable)


@command.command(
    short_help=said(
        "Take out waivers that have ended, or are for nothing.",
        "Haal ontheffingen weg die zijn verlopen, of nergens bij horen.",
    ),
    help=said(
        """Take expired and orphaned waivers of the manifests at PATHS out of their files, after showing them.

        One that ended and was renewed stays as long as the renewal: renewals are counted. Nothing else of a file
        changes.
        """,
        """Haal verlopen ontheffingen van de manifesten in PATHS, en die nergens bij horen, uit hun bestanden; eerst
        worden ze getoond.

        Een die verliep en is verlengd, blijft zo lang als de verlenging: verlengingen worden geteld. Aan een bestand
        verandert verder niets.
        """,
    ),
    epilog=examples(
        ("aigov waiver prune", said("shows them, and asks", "toont ze, en vraagt het")),
        ("aigov waiver prune --yes", said("asks nothing", "vraagt niets")),
    ),
)
@PATHS
@click.option(
    "--yes",
    is_flag=True,
    help=said("Do not ask before anything is taken out.", "Vraag niet of er iets weg mag."),
)
@judged
def prune(*, paths: tuple[str, ...], yes: bool, **how: Any) -> int:
    """Take them out, and return the exit code; its help is above, in both languages."""
    from aigov.run.roll import Roll, kept
    from aigov.waivers import State

    survey = survey_of(**how)
    roll = Roll(survey, paths or (".",))
    rows = roll.rows
    ends = code(survey, roll.unreadable)
    staying = kept(rows)
    gone = [row for row in rows if row.state in (State.EXPIRED, State.ORPHANED) and row not in staying]
    for old, row in staying.items():
        click.echo(
            said(
                f"Stays: {old.id} ({old.where}), which {row.id} renews.",
                f"Blijft: {old.id} ({old.where}), die door {row.id} is verlengd.",
            )
        )
    for state in ("expired", "orphaned"):
        show(state, [row for row in gone if row.state.value == state])
    if not gone:
        today = survey.asked.today
        click.echo(said(f"Nothing to take out; today {today}.", f"Er is niets weg te halen; vandaag is {today}."))
        return ends
    number = _count(len(gone))
    if not yes and not _agreed(said(f"Take out {number}?", f"{number} weghalen?")):
        click.echo(said("Nothing was changed.", "Er is niets veranderd."))
        return ends
    _take_out(gone)
    click.echo(said(f"Took out {number}.", f"{number} weggehaald."))
    return ends


def _agreed(question: str) -> bool:
    try:
        # Not click's own question, which knows y and n alone.
        answer = click.prompt(f"{question} [{said('y/N', 'j/N')}]", default="", show_default=False, err=True)
    except click.Abort:
        if sys.stdin is not None and sys.stdin.isatty():
            raise
        raise UsageError(
            said("nobody answered; say --yes where nobody is asked.", "er kwam geen antwoord; zonder vragen: --yes.")
        ) from None
    return str(answer).strip().casefold() in ("y", "yes", "j", "ja")


def _take_out(rows: Iterable["Row"]) -> None:
    from aigov.cli._replacing import Replacing
    from aigov.scaffold.waivers import without

    by_file: dict[str, list[Row]] = {}
    for row in rows:
        by_file.setdefault(row.file, []).append(row)
    edits = []
    for file, some in by_file.items():
        edit = Replacing(file, some[0].where.rpartition(":")[0])
        edits.append((edit, without(edit.text, {row.position for row in some}, edit.shown)))
    for edit, text in edits:  # each was found to be possible before the first is made
        edit.write(text)


def _data(row: "Row") -> dict[str, Any]:
    told = row._asdict()
    del told["file"], told["position"]
    return told | {"state": row.state.value, "says": list(row.says)}


def _count(number: int) -> str:
    if number == 1:
        return said("1 waiver", "1 ontheffing")
    return said(f"{figure(number)} waivers", f"{figure(number)} ontheffingen")
