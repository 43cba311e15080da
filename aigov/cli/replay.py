"""`aigov replay`: a run that is on record, run again."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigov.run.replaying import Replayed

_MOST = 50


@click.command(
    short_help="Run a report again: is the verdict the same?",
    epilog="""\b
Examples:
  aigov check -f json:report.json; aigov replay report.json
  aigov replay report.json -f json""",
)
@click.argument("report")
@click.option("-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", help="[default: text]")
def command(*, report: str, form: str) -> int:
    """Run what is on record in REPORT (of aigov check -f json) again, and say whether the verdict is the same.

    The same day, command line and folder are taken, in the repository of this folder; everything else is what lies here
    now. Where something differs, it says which input is another: a file, a pack, a plugin, aigov itself. Exit codes:
    0 the same verdict, 1 another, 2 it cannot be run again.
    """
    from aigov import run
    from aigov.cli import say
    from aigov.errors import UsageError
    from aigov.run import recorded as on_record
    from aigov.run import replaying

    recorded = on_record.read(report)
    if recorded.needs_stdin and (sys.stdin is None or sys.stdin.isatty()):
        raise UsageError("one of its subjects was piped in; pipe the same in again.", where=report)
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
    subjects = "1 subject" if found.subjects == 1 else f"{found.subjects:,} subjects"
    if found.failed:
        yield f"What is on record as of {found.today} cannot be run again."
    elif not found.verdicts:
        yield f"The verdict is the same, as of {found.today}: {subjects}."
    else:
        number = "1 verdict" if len(found.verdicts) == 1 else f"{len(found.verdicts):,} verdicts"
        yield f"The verdict is another, as of {found.today}: {number} in {subjects}."
    for each in found.verdicts[:_MOST]:
        rule = each.rule or "as a whole"
        yield _plain(f"  {each.subject} ({each.file}): {rule}: {each.was} -> {each.now}")
    if len(found.verdicts) > _MOST:
        yield f"  and {len(found.verdicts) - _MOST:,} more"
    if found.inputs:
        yield "These inputs differ:"
        for changed in found.inputs:
            yield _plain(f"  {changed.kind} {changed.name} {changed.what}")
    elif not found.failed:
        yield "Every input that is on record is the same."


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
