"""`aigov fix`: what only the form is wrong with, mended."""

import click

from aigov.cli import examples
from aigov.cli._judging import (
    CONFIG,
    DIFF,
    ISOLATED,
    PATHS,
    STDIN_NAME,
    UNSAFE,
    floors,
    one_configuration,
    refuse_a_name_alone,
    with_floor,
)
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
    bevat geen manifest, 130 onderbroken. Wat voor mensen overblijft, verandert de code niet: aigov check noemt het.
    """,
    ),
    epilog=examples(
        ("aigov fix", said("every manifest below this folder", "elk manifest onder deze map")),
        ("aigov fix --diff permits/aigov.yaml", said("what would change in one", "wat er in één zou veranderen")),
        ("aigov fix - --stdin-filename aigov.yaml", said("what an editor holds", "wat een editor vasthoudt")),
    ),
)
@PATHS
@DIFF
@UNSAFE
@STDIN_NAME
@CONFIG
@ISOLATED
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
    refuse_a_name_alone(stdin_filename, paths)
    asked = Asked(today(""), config=config, isolated=isolated, floors=floors(floor))
    return mend(paths, asked, stdin_name=stdin_filename, diff=diff, unsafe=unsafe, quiet=False).code
