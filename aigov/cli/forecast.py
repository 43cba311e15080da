"""`aigov forecast`: what will be found by a day, if nobody acts."""

from typing import Final

import click

from aigov.cli import say
from aigov.cli._judging import (
    CONFIG,
    IGNORE,
    ISOLATED,
    NO_CACHE,
    SELECT,
    day_option,
    floors,
    one_configuration,
    read_stdin,
    with_floor,
)

_NO_MANIFEST: Final = 3
_BROKEN: Final = 2
_LONGEST: Final = 9999
"""Days; a period has at most four digits."""


@click.command(
    short_help="Show what will be found by a day, if nobody acts.",
    epilog="""\b
Examples:
  aigov forecast                                 what appears in 90 days, day by day
  aigov forecast permits --days 30 -f json       one project, for programs
  aigov forecast -f text -f ics:aigov.ics        for people, and for their calendars""",
)
@click.argument("paths", nargs=-1, type=click.UNPROCESSED)
@click.option(
    "--days",
    type=click.IntRange(1, _LONGEST),
    default=90,
    metavar="N",
    help="Look so many days ahead.  [default: 90]",
)
@day_option("Look ahead from this day on")
@SELECT
@IGNORE
@click.option(
    "-f",
    "--format",
    "formats",
    multiple=True,
    metavar="NAME[:FILE]",
    help="Write a forecast: text, json, csv or ics. Can be repeated.  [default: text]",
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
    """Show each finding that appears, or weighs more, within some days if nobody acts: the day, the rule, who acts.

    PATHS are as of aigov check. Each day on which something turns is judged as aigov check --as-of judges it: reviews
    and measurements that fall due, terms, decisions and questions that lapse, exceptions and switches that end, rules
    that take effect. What is found today already is told by aigov check. Exit codes: 0 whatever appears, 2 the run
    itself went wrong, 3 a path holds no manifest, 130 interrupted.
    """
    from aigov import run
    from aigov.run.ahead import Ahead, forecast
    from aigov.run.workplace import Asked

    one_configuration(config, isolated=isolated)
    asked = Asked(run.today(as_of), select, ignore, config, isolated, not no_cache, floors=floors(floor))
    ahead = Ahead(asked, run.Edge(read_stdin, say), paths or (".",))
    wrong = forecast(ahead, days, formats or ("text",))
    found = ahead.survey.found
    for line in (*found.missing, *map(str, wrong)):
        say(line)
    if wrong or found.missing or ahead.crashed:
        return _BROKEN
    return _NO_MANIFEST if found.empty else 0
