"""`aigov fix`: what only the form is wrong with, mended."""

import click

from aigov.cli._judging import DIFF, UNSAFE, floors, one_configuration, with_floor, written
from aigov.cli._mending import mend
from aigov.language import said


@click.command(
    short_help=said("Mend slips of form, never a fact.", "Herstel vormfouten, nooit een feit."),
    help=said(
        """Mend the form of the manifests at PATHS: slips in a key or an answer, a comma or tab that breaks it.

    No date, name, status, figure or digest is ever written. Each fix is tried, parsed again and compared; one that
    would change anything else is refused. With - the text is read from standard input, and written to standard output.

    Exit codes: 0 done, or nothing to do; 1 with --diff where something would change; 2 the run itself went wrong, 3 a
    path holds no manifest, 130 interrupted. What is left for people does not change the code: aigov check says it.
    """,
        """Herstel de vorm van de manifesten in PATHS: een verschrijving, een komma of een tab die de opmaak breekt.

    Er wordt nooit een datum, naam, status, getal of digest geschreven. Elk herstel wordt geprobeerd, opnieuw gelezen
    en vergeleken; wat iets anders zou veranderen, gebeurt niet. Met - komt de tekst van de standaardinvoer en gaat ze
    naar de standaarduitvoer.

    Exitcodes: 0 gedaan, of niets te doen; 1 met --diff waar iets zou veranderen; 2 de run zelf ging mis, 3 een pad
    bevat geen manifest, 130 afgebroken. Wat voor mensen overblijft, verandert de code niet: aigov check noemt het.
    """,
    ),
    epilog=said(
        """\b
Examples:
  aigov fix                                    every manifest below this folder
  aigov fix --diff permits/aigov.yaml          what would change in one
  aigov fix - --stdin-filename aigov.yaml      what an editor holds""",
        """\b
Voorbeelden:
  aigov fix                                    elk manifest onder deze map
  aigov fix --diff permits/aigov.yaml          wat er in één zou veranderen
  aigov fix - --stdin-filename aigov.yaml      wat een editor vasthoudt""",
    ),
)
@click.argument("paths", nargs=-1, type=click.UNPROCESSED)
@DIFF
@UNSAFE
@click.option(
    "--stdin-filename",
    default="",
    metavar="FILE",
    callback=written,
    help=said("The file that standard input (-) stands for.", "Het bestand waar de standaardinvoer (-) voor staat."),
)
@click.option(
    "--config",
    default="",
    metavar="FILE",
    callback=written,
    help=said("Use this aigov.toml for everything.", "Gebruik deze aigov.toml voor alles."),
)
@click.option("--isolated", is_flag=True, help=said("Use no aigov.toml.", "Gebruik geen aigov.toml."))
@with_floor
def command(
    *,
    paths: tuple[str, ...],
    diff: bool,
    unsafe: bool,
    stdin_filename: str,
    config: str,
    isolated: bool,
    floor: str,
) -> int:
    """Mend, and return the exit code."""
    from aigov.run import today
    from aigov.run.workplace import Asked

    one_configuration(config, isolated=isolated)
    if stdin_filename and "-" not in paths:
        raise click.UsageError("--stdin-filename needs standard input: write - among the paths.")
    asked = Asked(today(""), config=config, isolated=isolated, floors=floors(floor))
    return mend(paths, asked, stdin_name=stdin_filename, diff=diff, unsafe=unsafe, quiet=False).code
