"""The organisation's first file: what is stated once for all its projects, asked for and written."""

import os
import shlex
from collections.abc import Mapping
from pathlib import Path

import click

from aigov import editors, resources
from aigov.cli._asking import Asking
from aigov.cli._beginning import FINDS_OUT, Beginning, check_given
from aigov.cli._first_manifest import folder_name, workplace_at
from aigov.cli._offers import Wanted
from aigov.cli._together import refuse_taken, write_together
from aigov.discovery import ORGANISATION, Surroundings
from aigov.errors import UsageError
from aigov.language import said, spoken
from aigov.scaffold import organisation
from aigov.scaffold.known import Known
from aigov.scaffold.known.remote import Remote


def write_organisation(
    path: Path, asking: Asking, given: Mapping[str, str | None], wanted: Wanted, *, force: bool
) -> None:
    """Ask what all projects share and write it; raises UsageError, with nothing written, where that cannot be."""
    file = path / ORGANISATION if path.is_dir() else path
    if file.name != ORGANISATION or not file.parent.is_dir():
        raise UsageError(
            said(
                f"The organisation's file is {ORGANISATION}, in a folder that is there.",
                f"Het bestand van de organisatie is {ORGANISATION}, in een map die er is.",
            ),
            where=str(path),
        )
    instead = said("Open it in an editor, or give another PATH.", "Open het in een editor, of geef een ander PATH.")
    refuse_taken({file: ""}, instead, force=force)
    asked = organisation.questions()
    check_given(
        given,
        ["name", FINDS_OUT, *(question.name for question in asked)],
        said(
            "This is asked of a project only; take it out, or leave out --organisation.",
            "Dit wordt alleen van een project gevraagd; laat het weg, of laat --organisation weg.",
        ),
    )
    if wanted.pre_commit or wanted.ci:
        raise UsageError(
            said("They go with a project's manifest.", "Die horen bij het manifest van een project."),
            where="--pre-commit, --ci",
        )
    around = Surroundings(os.getcwd())  # noqa: PTH109  (as in aigov/run)
    nothing = Known({}, {}, {}, file.absolute().parent, Remote("", "", ""))
    beginning = Beginning(asking, {**given, FINDS_OUT.replace("-", "_"): "unknown"}, nothing)
    name = beginning.name(said("What is the organisation's name?", "Hoe heet de organisatie?"), folder_name(file))
    told = beginning.answers(asked, asked)
    rules = workplace_at(file.absolute().parent, around).rules.values()
    files = {file: organisation.text(name, told, rules, with_schema=wanted.schema)}
    if wanted.schema:
        files[file.parent / organisation.SCHEMA] = editors.text(resources.schema("organisation", spoken()))
    write_together(files, (file.parent,), instead, force=force)
    still = sum(1 for question in asked if told[question.name].is_open)
    click.echo(
        said(
            f'Wrote {file}: "{name.value}". Unknown so far: {still} of {len(asked)} answers.\n'
            f"Next:\n  aigov check {shlex.quote(str(file))}   what is open, line by line",
            f'{file} is geschreven: "{name.value}". Nog unknown: {still} van {len(asked)} antwoorden.\n'
            f"Hierna:\n  aigov check {shlex.quote(str(file))}   wat openstaat, regel voor regel",
        )
    )
