"""`aigov waiver list|add|prune`: the exceptions that somebody granted, with an end."""

import json
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

import click

from aigov.cli._waiver_add import add
from aigov.cli._waivers import code, judged, show, survey_of
from aigov.errors import UsageError

if TYPE_CHECKING:
    from aigov.run.roll import Row

STATES: Final = ("pending", "active", "expiring", "expired", "orphaned", "faulty")


@click.group(
    name="waiver",
    short_help="List, write and prune exceptions that somebody granted.",
    epilog="Example: aigov waiver list",
)
def command() -> None:
    """List, write and prune waivers: exceptions from a rule, for one project, with a reason, an approver and an end."""


command.add_command(add)


@command.command(
    name="list",
    short_help="Show every waiver, and what has become of it.",
    epilog="Example: aigov waiver list --state expiring",
)
@click.argument("paths", nargs=-1, type=click.UNPROCESSED)
@click.option("--state", "states", multiple=True, type=click.Choice(STATES), help="Only these. Can be repeated.")
@click.option("-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", help="[default: text]")
@judged
def list_(*, paths: tuple[str, ...], states: tuple[str, ...], form: str, **how: Any) -> int:
    """Show the waivers of the manifests at PATHS (files or folders), by what has become of them.

    They are pending (nobody has granted them yet), active, expiring (within 30 days), expired, orphaned (no such
    rule or project, or nothing that they match), or faulty (something keeps them from holding).
    """
    from aigov.run.roll import Roll

    survey = survey_of(**how)
    roll = Roll(survey, paths or (".",))
    rows = [row for row in roll.rows if not states or row.state.value in states]
    if form == "json":
        click.echo(json.dumps([_data(row) for row in rows], indent=2, ensure_ascii=False))
    else:
        for state in STATES:
            show(state, [row for row in rows if row.state.value == state])
        if not rows:
            click.echo(f"No waivers; today {survey.asked.today}.")
    return code(survey, roll.unreadable)


@command.command(
    short_help="Take out waivers that have ended, or are for nothing.", epilog="Example: aigov waiver prune --yes"
)
@click.argument("paths", nargs=-1, type=click.UNPROCESSED)
@click.option("--yes", is_flag=True, help="Do not ask before anything is taken out.")
@judged
def prune(*, paths: tuple[str, ...], yes: bool, **how: Any) -> int:
    """Take expired and orphaned waivers of the manifests at PATHS out of their files, after showing them.

    One that ended and was renewed stays as long as the renewal: renewals are counted. Nothing else of a file changes.
    """
    from aigov.run.roll import Roll, kept
    from aigov.waivers import State

    survey = survey_of(**how)
    roll = Roll(survey, paths or (".",))
    rows = roll.rows
    ends = code(survey, roll.unreadable)
    staying = kept(rows)
    gone = [row for row in rows if row.state in (State.EXPIRED, State.ORPHANED) and row not in staying]
    for old, row in staying.items():
        click.echo(f"Stays: {old.id} ({old.where}), which {row.id} renews.")
    for state in ("expired", "orphaned"):
        show(state, [row for row in gone if row.state.value == state])
    if not gone:
        click.echo(f"Nothing to take out; today {survey.asked.today}.")
        return ends
    if not yes and not _agreed(f"Take out {_count(len(gone))}?"):
        click.echo("Nothing was changed.")
        return ends
    _take_out(gone)
    click.echo(f"Took out {_count(len(gone))}.")
    return ends


def _agreed(question: str) -> bool:
    try:
        return click.confirm(question, err=True)
    except click.Abort:
        if sys.stdin is not None and sys.stdin.isatty():
            raise
        raise UsageError("nobody answered; say --yes where nobody is asked.") from None


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
    return "1 waiver" if number == 1 else f"{number:,} waivers"
