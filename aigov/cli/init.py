"""`aigov init` writes a first manifest: a few questions, and `unknown` for what nobody knows yet."""

import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click

from aigov.errors import UsageError
from aigov.rule import STAGES
from aigov.scaffold.answers import FIRST, SANDBOX

_INSTEAD: Final = "Open it in an editor, or give another PATH."


def _options(function: Callable[..., None]) -> Callable[..., None]:
    for question in reversed(FIRST + SANDBOX):
        only = "Sandbox: " if question in SANDBOX else ""
        function = click.option(f"--{question.name}", metavar="TEXT", help=f"{only}{question.ask}")(function)
    return function


@click.command(name="init", short_help="Write a first manifest, honest about what nobody knows yet.")
@click.argument("path", default=".", type=click.Path(path_type=Path))
@click.option("--stage", metavar="STAGE", help=f"How far the project is: {', '.join(STAGES)}.")
@click.option("--name", metavar="TEXT", help="The name by which people know the project.")
@click.option("--yes", is_flag=True, help="Ask nothing; what is not given is unknown.")
@_options
def command(path: Path, stage: str | None, name: str | None, *, yes: bool, **given: str | None) -> None:
    """Write a first manifest to PATH: a folder (then PATH/aigov.yaml) or a file named like one.

    Every question may be answered with `unknown`. What is there is never overwritten.
    """
    from aigov.cli._asking import Asking
    from aigov.cli._writing import refuse, write_file
    from aigov.scaffold import answers, manifest

    file = _file(path)
    refuse(file, _INSTEAD)  # before anybody answers eight questions
    asking = Asking(silent=yes)
    stage = asking.answer(f"Which stage is it at? ({', '.join(STAGES)})", "--stage", stage, "idea", _stage)
    for question in SANDBOX if stage != "sandbox" else ():
        if given[_parameter(question.name)] is not None:
            raise UsageError(
                "This is asked of a sandbox only; take it out, or say --stage sandbox.", where=f"--{question.name}"
            )
    folder = file.absolute().parent.name.replace("-", " ").replace("_", " ").capitalize()
    name = asking.answer("What is its name?", "--name", name, folder if answers.key(folder) else None, answers.name)
    asked = manifest.questions(stage)
    told: dict[str, Any] = {}
    for question in FIRST + SANDBOX:
        said = given[_parameter(question.name)]
        if question in asked or said is not None:
            told[question.name] = asking.answer(question.ask, f"--{question.name}", said, "unknown", question.read)
    write_file(file, manifest.text(name, stage, told), _INSTEAD)
    still = manifest.open_answers(stage, told)
    click.echo(f'Wrote {file}: "{name}", at stage {stage}. Unknown so far: {still} of {len(asked)} answers.')
    click.echo(
        "Next:\n"
        f"  aigov check {shlex.quote(str(file))}   what is open, line by line\n"
        "  aigov explain RULE   why a rule asks what it asks\n"
        "Replace each unknown once somebody knows, and leave it until then.\n"
        "Commit the file with the code, so that its changes are reviewed."
    )


def _file(path: Path) -> Path:
    """Return the file to write; raises UsageError where `aigov check` would not look for it."""
    if path.is_dir():
        return path / "aigov.yaml"
    if path.name != "aigov.yaml" and not path.name.endswith(".aigov.yaml"):
        near = f"{path.stem or 'project'}.aigov.yaml" if path.suffix in (".yaml", ".yml") else ""
        hint = f"A manifest is named aigov.yaml, or like {near or 'permits.aigov.yaml'}"
        raise UsageError(f"There is no such folder. {hint}." if not near else f"{hint}.", where=str(path))
    if not path.parent.is_dir():
        raise UsageError("There is no such folder; make it first.", where=str(path.parent))
    return path


def _stage(text: str) -> str:
    """Return the stage that is meant."""
    stage = text.strip().casefold()
    if stage in STAGES:
        return stage
    from aigov.spelling import near

    nearest = near(stage, STAGES)
    hint = f'did you mean "{nearest}"?' if nearest else f"it is one of {', '.join(STAGES)}."
    raise ValueError(f'"{stage}" is not a stage; {hint}')


def _parameter(option: str) -> str:
    return option.replace("-", "_")
