"""`aigov forecast`: what will be found by a day, if nobody acts."""

from typing import Final

import click

from aigov.cli import completing, examples, say, terminal_width
from aigov.cli._judging import (
    CONFIG,
    IGNORE,
    ISOLATED,
    NO_CACHE,
    PATHS,
    SELECT,
    day_option,
    floors,
    one_configuration,
    read_stdin,
    with_floor,
)
from aigov.language import said

_NO_MANIFEST: Final = 3
_BROKEN: Final = 2
_LONGEST: Final = 9999
"""Days; a period has at most four digits."""


@click.command(
    short_help=said(
        "Show what will be found by a day, if nobody acts.",
        "Toon wat op een dag gevonden wordt, als niemand iets doet.",
    ),
    help=said(
        """Show each finding that appears, or weighs more, within some days if nobody acts: the day, the rule, who acts.

        PATHS are as of aigov check. Each day on which something turns is judged as aigov check --as-of judges it:
        reviews and measurements that fall due, terms, decisions and questions that lapse, exceptions and switches that
        end, rules that take effect. What is found today already is told by aigov check. Exit codes: 0 whatever appears,
        2 the run itself went wrong, 3 a path holds no manifest, 130 interrupted.
        """,
        """Toon elke bevinding die verschijnt, of zwaarder gaat wegen, als niemand iets doet: de dag, de regel, wie aan
        zet is.

        PATHS zijn als bij aigov check. Elke dag waarop iets verandert wordt beoordeeld zoals aigov check --as-of dat
        doet: herzieningen en metingen, termijnen, besluiten en vragen die verlopen, ontheffingen en uitschakelingen die
        eindigen, regels die ingaan. Wat vandaag al gevonden wordt, noemt aigov check. Exitcodes: 0 wat er ook
        verschijnt, 2 de run zelf ging mis, 3 een pad bevat geen manifest, 130 onderbroken.
        """,
    ),
    epilog=examples(
        ("aigov forecast", said("what appears in 90 days, day by day", "wat in 90 dagen verschijnt, dag voor dag")),
        (
            "aigov forecast permits --days 30 -f json",
            said("one project, for programs", "één project, voor programma's"),
        ),
        ("aigov forecast -f text -f ics:aigov.ics", said("for people and calendars", "voor mensen en agenda's")),
    ),
)
@PATHS
@click.option(
    "--days",
    type=click.IntRange(1, _LONGEST),
    default=90,
    metavar="N",
    help=said("Look so many days ahead.  [default: 90]", "Kijk zoveel dagen vooruit.  [standaard: 90]"),
)
@day_option(said("Look ahead from this day on", "Kijk vooruit vanaf deze dag"))
@SELECT
@IGNORE
@click.option(
    "-f",
    "--format",
    "formats",
    multiple=True,
    metavar="NAME[:FILE]",
    shell_complete=completing("forecasts"),
    help=said(
        "Write a forecast: text, json, csv or ics. Can be repeated.  [default: text]",
        "Schrijf een prognose: text, json, csv of ics. Mag vaker.  [standaard: text]",
    ),
)
@CONFIG
@ISOLATED
@with_floor
@NO_CACHE
def command(
    *,
    paths: tuple[str, ...],
    days: int,
    as_of: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    formats: tuple[str, ...],
    config: str,
    isolated: bool,
    floor: str,
    no_cache: bool,
) -> int:
    """Look ahead, and return the exit code; its help is above, in both languages."""
    from aigov import run
    from aigov.run.ahead import Ahead, forecast
    from aigov.run.workplace import Asked

    one_configuration(config, isolated=isolated)
    asked = Asked(run.today(as_of), select, ignore, config, isolated, not no_cache, floors=floors(floor))
    ahead = Ahead(asked, run.Edge(read_stdin, say, width=terminal_width()), paths or (".",))
    wrong = forecast(ahead, days, formats or ("text",))
    found = ahead.survey.found
    for line in (*found.missing, *map(str, wrong)):
        say(line)
    if wrong or found.missing or ahead.crashed:
        return _BROKEN
    return _NO_MANIFEST if found.empty else 0
