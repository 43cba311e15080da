"""`aigov gate`: what stands between each project and a stage."""

from typing import Any

import click

from aigov.cli import completing, examples
from aigov.cli._judging import PATHS, judge, options, written
from aigov.language import said


def _entered(context: click.Context, _: click.Parameter, value: str) -> str:
    """Refuse what is no stage, and the one that nobody enters."""
    from aigov.rule import STAGES
    from aigov.spelling import suggestion

    if value == STAGES[0]:
        raise click.UsageError(
            said(
                f"a project begins at {value}: no gate leads there.",
                f"een project begint bij {value}: daar leidt geen poort naartoe.",
            ),
            context,
        )
    if value not in STAGES:
        named, near = ", ".join(STAGES[1:]), suggestion(value, STAGES)
        raise click.UsageError(
            said(
                f'"{value}" is not a stage{near} There are {named}.', f'"{value}" is geen fase{near} Er zijn {named}.'
            ),
            context,
        )
    return value


@click.command(
    short_help=said(
        "Say what stands between each project and a stage, and who must act.",
        "Zeg wat elk project van een fase scheidt, en wie aan zet is.",
    ),
    help=said(
        """Judge the manifests at PATHS as if they were at STAGE, and say what stands in the way, by who must act.

        What blocks are errors, and undecided rules of level error. The passage itself rests on a decision in the
        manifest, with the subject enter_STAGE, a yes, its decider, day and reasons, and for each stage that is left out
        on one with the subject skip_STAGE; for going back, return_to_STAGE.

        Formats: full and json are the gate's own; any other one shows the same findings. Exit codes: 0 go, 1 blocked, 2
        the run itself went wrong, 3 a path holds no manifest, 130 interrupted.
        """,
        """Beoordeel de manifesten in PATHS alsof ze in fase STAGE waren, en zeg wat er in de weg staat en wie aan zet
        is.

        Fouten blokkeren, en onbepaalde regels op het niveau error. De overgang zelf berust op een besluit in het
        manifest, met het onderwerp enter_STAGE, een ja, wie besliste, de datum en de redenen; en voor elke
        overgeslagen fase op een met het onderwerp skip_STAGE. Terug gaat met return_to_STAGE.

        Formaten: full en json zijn van de poort zelf; elk ander formaat toont dezelfde bevindingen. Exitcodes: 0 ga
        door, 1 geblokkeerd, 2 de run zelf ging mis, 3 een pad bevat geen manifest, 130 onderbroken.
        """,
    ),
    epilog=examples(
        ("aigov gate scale", said("every manifest below this folder", "elk manifest onder deze map")),
        ("aigov gate pilot permits/aigov.yaml", said("one of them", "één daarvan")),
        (
            "aigov gate scale --letters letters",
            said("a letter to everybody who must act", "een brief aan ieder die aan zet is"),
        ),
        (
            "aigov gate scale --base origin/main",
            said("of a change that moves the stage", "van een wijziging van de fase"),
        ),
    ),
)
@click.argument("stage", metavar="STAGE", callback=_entered, shell_complete=completing("stages"))
@PATHS
@options(
    click.option(
        "--base",
        default="",
        metavar="REV",
        callback=written,
        help=said(
            "Take the stage that a project leaves from this git revision.",
            "Neem de fase die een project verlaat uit deze git-revisie.",
        ),
    ),
    click.option(
        "--letters",
        default="",
        metavar="DIR",
        callback=written,
        shell_complete=completing("folders"),
        help=said(
            "Write one letter for each person who must act, and for each role that nobody holds.",
            "Schrijf een brief voor ieder die aan zet is, en voor elke rol die niemand vervult.",
        ),
    ),
    levels=False,
)
def command(*, stage: str, paths: tuple[str, ...], base: str, letters: str, **asked: Any) -> int:
    """Judge as at a stage, and return the exit code; its help is above, in both languages."""
    return judge(paths=paths, stage=stage, base=base, letters=letters, fail_level="error", strict=True, **asked)
