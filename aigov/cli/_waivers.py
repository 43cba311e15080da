"""What the commands on waivers have in common: their options, the manifests that they look at, and how one is shown."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Final

import click

from aigov.cli import say
from aigov.cli._judging import CONFIG, ISOLATED, day_option, floors, one_configuration, with_floor
from aigov.language import figure, said

if TYPE_CHECKING:
    from aigov.run.roll import Row
    from aigov.run.survey import Survey

HOW: Final = ("as_of", "config", "isolated", "floor")
"""The parameters that say how manifests are judged."""
_NO_MANIFEST: Final = 3


def judged(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say how its manifests are judged."""
    for option in (
        with_floor,
        ISOLATED,
        CONFIG,
        day_option(said("Look as on this day", "Kijk alsof het deze dag is")),
    ):
        function = option(function)
    return function


def survey_of(*, as_of: str, config: str, isolated: bool, floor: str) -> "Survey":
    """Return what looks at manifests for a command that only has to do with their waivers."""
    from aigov import run
    from aigov.run.workplace import Asked

    one_configuration(config, isolated=isolated)
    asked = Asked(run.today(as_of), config=config, isolated=isolated, floors=floors(floor))
    return run.Survey(asked, run.Edge(stdin=bytes, say=say))


def code(survey: "Survey", unreadable: Iterable[str]) -> int:
    """Say what was not looked at, files of waivers that are `unreadable` among it, and return the exit code."""
    form = [
        said(
            f"{name}: there are errors in its form, which aigov check shows.",
            f"{name}: er zijn vormfouten, die aigov check toont.",
        )
        for name in unreadable
    ]
    for line in (*survey.found.missing, *survey.found.empty, *form):
        say(line)
    if survey.found.missing:
        return 2
    return _NO_MANIFEST if survey.found.empty else 0


def show(state: str, rows: list["Row"]) -> None:
    """Print the waivers in one state, and what is to be said of them; nothing where there are none."""
    from aigov.reporters.text.columns import safe

    if not rows:
        return
    click.echo(f"{state}: {figure(len(rows))} ({_means(state)})")
    for row in rows:
        click.echo(safe(f"{row.where}: {row.id}: {_about(row)}"))
        if row.reason:
            click.echo(f"   {safe(row.reason)}")
        for sentence in row.says:
            click.echo(f"   {safe(sentence)}")
    click.echo("")


def _about(row: "Row") -> str:
    place = said(f" at {row.path}", f" op {row.path}") if row.path else ""
    until = said(f", until {row.expires_on}", f", tot en met {row.expires_on}") if row.expires_on else ""
    by = said(f", granted by {row.approved_by}", f", verleend door {row.approved_by}") if row.approved_by else ""
    rule = row.rule or said("no rule", "geen regel")
    project = row.project or said("no project", "geen project")
    return said(f"{rule}{place} for {project}{until}{by}", f"{rule}{place} voor {project}{until}{by}")


def _means(state: str) -> str:
    return {
        "pending": said("nobody has granted them yet", "nog door niemand verleend"),
        "active": said("they hold", "ze gelden"),
        "expiring": said("they end within 30 days", "ze eindigen binnen 30 dagen"),
        "expired": said("what they put off counts again", "wat ze uitstelden telt weer mee"),
        "orphaned": said("there is nothing that they are for", "er is niets waar ze bij horen"),
        "faulty": said("they do not hold", "ze gelden niet"),
    }[state]
