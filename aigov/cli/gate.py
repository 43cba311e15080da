"""`aigov gate`: what stands between each project and a stage."""

from typing import Any

import click

from aigov.cli._judging import judge, options, written


def _entered(context: click.Context, _: click.Parameter, value: str) -> str:
    """Refuse what is no stage, and the one that nobody enters."""
    from aigov.rule import STAGES
    from aigov.spelling import suggestion

    if value == STAGES[0]:
        raise click.UsageError(f"a project begins at {value}: no gate leads there.", context)
    if value not in STAGES:
        named = ", ".join(STAGES[1:])
        raise click.UsageError(f'"{value}" is not a stage{suggestion(value, STAGES)} There are {named}.', context)
    return value


@click.command(
    short_help="Say what stands between each project and a stage, and who must act.",
    epilog="""\b
Examples:
  aigov gate scale                               every manifest below this folder
  aigov gate pilot permits/aigov.yaml            one of them
  aigov gate scale --letters letters             and a letter to everybody who must act
  aigov gate scale --base origin/main -f json    of a change that moves the stage, for programs""",
)
@click.argument("stage", metavar="STAGE", callback=_entered)
@click.argument("paths", nargs=-1, type=click.UNPROCESSED)
@options(
    click.option(
        "--base",
        default="",
        metavar="REV",
        callback=written,
        help="Take the stage that a project leaves from this git revision.",
    ),
    click.option(
        "--letters",
        default="",
        metavar="DIR",
        callback=written,
        help="Write one letter for each person who must act, and for each role that nobody holds.",
    ),
    levels=False,
)
def command(*, stage: str, paths: tuple[str, ...], base: str, letters: str, **asked: Any) -> int:
    """Judge the manifests at PATHS as if they were at STAGE, and say what stands in the way, by who must act.

    What blocks are errors, and undecided rules of level error. The passage itself rests on a decision in the manifest,
    with the subject enter_STAGE, a yes, its decider, day and reasons, and for each stage that is left out on one with
    the subject skip_STAGE; for going back, return_to_STAGE.

    Formats: full and json are the gate's own; any other one shows the same findings. Exit codes: 0 go, 1 blocked, 2 the
    run itself went wrong, 3 a path holds no manifest, 130 interrupted.
    """
    return judge(paths=paths, stage=stage, base=base, letters=letters, fail_level="error", strict=True, **asked)
