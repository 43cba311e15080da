"""A project's first manifest: asked for, written with what goes beside it, and what to do next."""

import os
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import click

from aigov.cli._asking import Asking
from aigov.cli._beginning import FINDS_OUT, Beginning, breach, check_given
from aigov.cli._offers import Offers, Wanted
from aigov.cli._together import refuse_elsewhere, refuse_taken, write_together
from aigov.cli.schema import of_manifest
from aigov.discovery import Surroundings
from aigov.errors import UsageError
from aigov.language import said
from aigov.rule import STAGES
from aigov.run.workplace import Workplace
from aigov.scaffold import manifest, questions, splitting
from aigov.scaffold.filling import patterns
from aigov.scaffold.known import Known, known
from aigov.scaffold.known.owners import owning

MANIFEST: Final = "aigov.yaml"


def write_manifest(
    path: Path,
    stage: str | None,
    asking: Asking,
    given: Mapping[str, str | None],
    wanted: Wanted,
    *,
    split: bool,
    force: bool,
) -> None:
    """Ask for what the stage needs and write it; raises UsageError, with nothing written, where that cannot be."""
    file = manifest_file(path)
    around = Surroundings(os.getcwd())  # noqa: PTH109  (as in aigov/run)
    found = known(file.absolute(), around)
    offers = Offers(found)
    place = workplace_at(file.absolute().parent, around)
    if wanted.anything and not force and os.path.lexists(file):
        _only_beside(file, offers, wanted, place)
        return
    refuse_taken({file: ""}, _instead(), force=force)  # before anybody answers eight questions
    _refuse_parts(file, found.root, split=split)
    stage = asking.answer(
        said("Which stage is it at?", "In welke fase is het?"),
        "--stage",
        stage,
        "idea",
        questions.stage,
        hint=questions.members("project.stage"),
    )
    _check(given, stage)
    if stage == questions.SANDBOX and not asking.is_silent:
        click.echo(_welcome(), err=True)
    beginning = Beginning(asking, given, found, stage)
    name = beginning.name(said("What is its name?", "Hoe heet het?"), folder_name(file))
    looked = questions.looked_at(place.rules.values(), stage)
    asked = questions.asked(stage, looked)
    told = beginning.answers(asked, questions.every())
    wanted = offers.wanted(asking, wanted)
    draft = manifest.draft(name, stage, told, looked, beginning.values())
    files = _files(file, draft, looked, split=split, with_schema=wanted.schema)
    if wanted.schema:
        files[file.parent / manifest.SCHEMA] = of_manifest(place)
    besides, by_hand = offers.files(wanted)
    write_together(files | besides, (file.parent, found.root), _instead(), force=force)
    still = sum(1 for question in asked if told[question.name].is_open)
    click.echo(
        said(
            f'Wrote {file}: "{name.value}", at stage {stage}. Unknown so far: {still} of {len(asked)} answers.',
            f'{file} is geschreven: "{name.value}", in fase {stage}. Nog unknown: {still} van {len(asked)} antwoorden.',
        )
    )
    _tell_others([each for each in (*files, *besides) if each != file])
    _tell_sources({"name": name} | told | beginning.values())
    for text in by_hand:
        click.echo(text)
    if split:
        _propose(file, files, found)
    _tell_next(file, stage, offers.lines(wanted))


def workplace_at(folder: Path, around: Surroundings) -> Workplace:
    """Return what holds for manifests in `folder`; what is wrong with it is raised when it is used."""
    from aigov.run import today
    from aigov.run.workplace import Asked
    from aigov.run.workplaces import Workplaces

    return Workplaces(around, Asked(today(""), locked=False)).at(str(folder))


def manifest_file(path: Path) -> Path:
    """Return the file to write; raises UsageError where `aigov check` would not look for it."""
    if path.is_dir():
        return path / MANIFEST
    if path.name != MANIFEST and not path.name.endswith(f".{MANIFEST}"):
        near = f"{path.stem or 'project'}.{MANIFEST}" if path.suffix in (".yaml", ".yml") else ""
        hint = said(
            f"A manifest is named {MANIFEST}, or like {near or 'permits.aigov.yaml'}",
            f"Een manifest heet {MANIFEST}, of bijvoorbeeld {near or 'permits.aigov.yaml'}",
        )
        missing = "" if near else said("There is no such folder. ", "Die map is er niet. ")
        raise UsageError(f"{missing}{hint}.", where=str(path))
    if not path.parent.is_dir():
        raise UsageError(
            said("There is no such folder; make it first.", "Die map is er niet; maak die eerst."),
            where=str(path.parent),
        )
    return path


def _only_beside(file: Path, offers: Offers, wanted: Wanted, place: Workplace) -> None:
    """Write what goes beside a manifest that is there, and leave that as it is."""
    files, by_hand = offers.files(wanted)
    if wanted.schema:
        files[file.parent / manifest.SCHEMA] = of_manifest(place)
    if files:
        write_together(files, (file.parent, offers.root), _instead(), force=False)
    click.echo(said(f"{file} is there and stays as it is.", f"{file} is er al en blijft zoals het is."))
    _tell_others(list(files))
    for text in by_hand:
        click.echo(text)


def _files(
    file: Path, draft: manifest.Draft, looked: frozenset[str], *, split: bool, with_schema: bool
) -> dict[Path, str]:
    if not split:
        return {file: manifest.text(draft, with_schema=with_schema)}
    texts = splitting.parts(draft, patterns(looked), with_schema=with_schema)
    return {file.parent / name: text for name, text in texts.items()}


def _check(given: Mapping[str, str | None], stage: str) -> None:
    every = questions.every()
    names = [question.name for question in every]
    check_given(
        given,
        ["name", FINDS_OUT, *names],
        said(
            "This is asked of an organisation only; take it out, or say --organisation.",
            "Dit wordt alleen van een organisatie gevraagd; laat het weg, of gebruik --organisation.",
        ),
    )
    if stage != questions.SANDBOX:
        early = STAGES.index(stage) < STAGES.index("pilot")
        check_given(
            given,
            ["name", FINDS_OUT]
            + [each.name for each in every if not each.sandbox or (each.name == "tools" and not early)],
            said(
                "This is asked of a sandbox only; take it out, or say --stage sandbox.",
                "Dit wordt alleen van een proeftuin gevraagd; laat het weg, of gebruik --stage sandbox.",
            ),
        )


def _refuse_parts(file: Path, root: Path, *, split: bool) -> None:
    folder = file.parent / splitting.FOLDER
    if split and file.name != MANIFEST:
        raise UsageError(
            said(f"Only {MANIFEST} can be split.", f"Alleen {MANIFEST} kan worden gesplitst."), where=str(file)
        )
    if file.name != MANIFEST or not os.path.lexists(folder):
        return
    if split and folder.is_dir():
        refuse_elsewhere([folder], (file.parent, root))
    there = sorted(folder.iterdir()) if folder.is_dir() else [folder]
    if there:
        raise UsageError(
            said(
                f"It would be read as part of the new {MANIFEST}. Move it away first, or open it in an editor.",
                f"Het zou als deel van de nieuwe {MANIFEST} worden gelezen. Verplaats het eerst, of open het in een"
                " editor.",
            ),
            where=str(there[0]),
        )


def _propose(file: Path, files: Mapping[Path, str], found: Known) -> None:
    names = [each.relative_to(file.parent).as_posix() for each in files if each.name != manifest.SCHEMA]
    above = file.absolute().parent
    inside = above.relative_to(found.root).as_posix() if found.root in (above, *above.parents) else "."
    folder = "" if inside == "." else f"{inside}/"
    handles = tuple(owner for owner in owning(found.root, f"{folder}{file.name}")[1] if owner.startswith("@"))
    click.echo(said("\nFor CODEOWNERS:", "\nVoor CODEOWNERS:"))
    click.echo(splitting.owners(names, folder, handles))


def _tell_others(files: list[Path]) -> None:
    for each in files:
        try:
            shown = os.path.relpath(each)
        except ValueError:  # another drive
            shown = str(each)
        click.echo(said(f"Wrote {shown}.", f"{shown} is geschreven."))


def _tell_sources(told: Mapping[str, manifest.Told]) -> None:
    taken = {name: answer.source for name, answer in told.items() if answer.source and not answer.is_open}
    if not taken:
        return
    listed = "; ".join(f"{name} ({source})" for name, source in taken.items())
    click.echo(
        said(
            f"Taken from what is here: {listed}. Found is not agreed: read it once.",
            f"Overgenomen uit wat er is: {listed}. Gevonden is niet afgesproken: lees het eens na.",
        )
    )


def _tell_next(file: Path, stage: str, offered: list[tuple[str, str]]) -> None:
    check = f"aigov check {shlex.quote(str(file))}"
    lines = [
        (check, said("what is open, line by line", "wat openstaat, regel voor regel")),
        ("aigov explain RULE", said("why a rule asks what it asks", "waarom een regel vraagt wat die vraagt")),
        *offered,
    ]
    click.echo(said("Next:", "Hierna:"))
    widest = max(len(command) for command, _ in lines)
    for command, does in lines:
        click.echo(f"  {command:{widest}}   {does}")
    if stage == questions.SANDBOX:
        click.echo(breach())
    click.echo(
        said(
            "Replace each unknown once somebody knows, and leave it until then.\n"
            "Commit the file with the code, so that its changes are reviewed.",
            "Vervang elke unknown zodra iemand het weet, en laat die tot dan staan.\n"
            "Commit het bestand bij de code, zodat wijzigingen worden nagekeken.",
        )
    )


def _welcome() -> str:
    return (
        said(
            "Thank you for bringing it into the open: nobody is blamed for a tool that is in use. ",
            "Dank dat u het meldt: niemand krijgt een verwijt over een tool die in gebruik is. ",
        )
        + breach()
    )


def folder_name(file: Path) -> str:
    """Return the name of the folder that `file` lies in, as a name for people."""
    return file.absolute().parent.name.replace("-", " ").replace("_", " ").capitalize()


def _instead() -> str:
    return said("Open it in an editor, or give another PATH.", "Open het in een editor, of geef een ander PATH.")
