"""`aigov replay`: a run that is on record, run again."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aigov.cli import completing, examples
from aigov.cli._judging import format_option
from aigov.language import figure, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigov.run.replaying import Replayed

_MOST = 50


@click.command(
    short_help=said(
        "Run a report again: is the verdict the same?", "Draai een rapport opnieuw: is het oordeel hetzelfde?"
    ),
    help=said(
        """Run what is on record in REPORT (of aigov check -f json) again, and say whether the verdict is the same.

        The same day, command line and folder are taken, in the repository of this folder; everything else is what lies
        here now. Where something differs, it says which input is another: a file, a pack, a plugin, aigov itself. Exit
        codes: 0 the same verdict, 1 another, 2 it cannot be run again.
        """,
        """Draai opnieuw wat in REPORT (van aigov check -f json) is vastgelegd, en zeg of het oordeel hetzelfde is.

        De dag, de opdracht en de map zijn dezelfde, in de repository van deze map; al het andere is wat hier nu ligt.
        Waar iets verschilt, staat welke invoer een andere is: een bestand, een regelpakket, een plug-in, aigov zelf.
        Exitcodes: 0 hetzelfde oordeel, 1 een ander, 2 het kan niet opnieuw.
        """,
    ),
    epilog=examples(
        ("aigov check -f json:report.json", said("puts a run on record", "legt een run vast")),
        ("aigov replay report.json", said("runs it again", "draait die opnieuw")),
        ("aigov replay report.json -f json", said("for programs", "voor programma's")),
    ),
)
@click.argument("report", shell_complete=completing("files"))
@format_option("text", "json")
def command(*, report: str, form: str) -> int:
    """Run it again, and return the exit code; its help is above, in both languages."""
    from aigov import run
    from aigov.cli import say
    from aigov.errors import UsageError
    from aigov.run import recorded as on_record
    from aigov.run import replaying

    recorded = on_record.read(report)
    if recorded.needs_stdin and (sys.stdin is None or sys.stdin.isatty()):
        raise UsageError(
            said(
                "one of its subjects was piped in; pipe the same in again.",
                "een van de onderwerpen kwam van de standaardinvoer; geef die opnieuw.",
            ),
            where=report,
        )
    os.chdir(on_record.folder_of(recorded, str(Path.cwd())))
    found = replaying.replay(recorded, run.Edge(stdin=_stdin, say=say))
    if form == "json":
        click.echo(_as_data(found))
    else:
        for line in _lines(found):
            click.echo(line)
    if found.failed:
        say(found.failed)
        return 2
    return 1 if found.verdicts else 0


def _stdin() -> bytes:
    from aigov.discovery.files import LARGEST

    return sys.stdin.buffer.read(LARGEST + 1)


def _lines(found: "Replayed") -> "Iterator[str]":
    count, wrong = figure(found.subjects), figure(len(found.verdicts))
    subjects = (
        said("1 subject", "1 onderwerp") if found.subjects == 1 else said(f"{count} subjects", f"{count} onderwerpen")
    )
    day = found.today
    if found.failed:
        yield said(
            f"What is on record as of {day} cannot be run again.",
            f"Wat per {day} is vastgelegd, kan niet opnieuw.",
        )
    elif not found.verdicts:
        yield said(
            f"The verdict is the same, as of {day}: {subjects}.", f"Het oordeel is hetzelfde, per {day}: {subjects}."
        )
    else:
        number = (
            said("1 verdict", "1 oordeel")
            if len(found.verdicts) == 1
            else said(f"{wrong} verdicts", f"{wrong} oordelen")
        )
        yield said(
            f"The verdict is another, as of {day}: {number} in {subjects}.",
            f"Het oordeel is een ander, per {day}: {number} in {subjects}.",
        )
    for each in found.verdicts[:_MOST]:
        rule = each.rule or said("as a whole", "als geheel")
        yield _plain(f"  {each.subject} ({each.file}): {rule}: {each.was} -> {each.now}")
    if len(found.verdicts) > _MOST:
        more = figure(len(found.verdicts) - _MOST)
        yield said(f"  and {more} more", f"  en nog {more}")
    if found.inputs:
        yield said("These inputs differ:", "Deze invoer verschilt:")
        for changed in found.inputs:
            yield _plain(f"  {changed.kind} {changed.name} {changed.what}")
    elif not found.failed:
        yield said("Every input that is on record is the same.", "Alle vastgelegde invoer is hetzelfde.")


def _plain(line: str) -> str:
    from aigov.reporters.text.columns import shown

    return line if line.isprintable() else "".join(shown(character)[0] for character in line)


def _as_data(found: "Replayed") -> str:
    import json

    data = {
        "aigov-replay": 1,
        "today": found.today,
        "same": not found.verdicts and not found.failed,
        "failed": found.failed,
        "verdicts": [each._asdict() for each in found.verdicts],
        "inputs": [each._asdict() for each in found.inputs],
    }
    return json.dumps(data, indent=1)
