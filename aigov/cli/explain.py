"""`aigov explain`: one rule in full, for whoever meets it in a report."""

import click

from aigov.cli._here import with_configuration, workplace


@click.command(
    short_help="Explain a rule: what it asks, why, and what to do.", epilog="Example: aigov explain dpia/approved"
)
@click.argument("rule", metavar="RULE")
@with_configuration
def command(*, rule: str, config: str, isolated: bool) -> None:
    """Explain RULE: what must hold, why, where that comes from, when it is asked, who acts, and what to do."""
    from aigov import explaining
    from aigov.errors import UsageError
    from aigov.spelling import suggestion

    place = workplace(config, isolated=isolated)
    if rule not in place.rules:
        within = [name for name in place.rules if name.startswith(f"{rule}/")]
        if within:
            raise UsageError(f'"{rule}" is an area; its rules are {", ".join(within)}.')
        raise UsageError(f'"{rule}" is not a rule{suggestion(rule, place.rules)} All of them: aigov rules.')
    for line in explaining.lines(place.rules[rule], place):
        click.echo(line)
