"""`aigov explain`: one rule in full, for whoever meets it in a report."""

import click

from aigov.cli import completing, examples, terminal_width
from aigov.cli._here import with_configuration, workplace
from aigov.language import said


@click.command(
    short_help=said(
        "Explain a rule: what it asks, why, and what to do.",
        "Leg een regel uit: wat die vraagt, waarom, en wat te doen.",
    ),
    help=said(
        "Explain RULE: what must hold, why, where that comes from, when it is asked, who acts, and what to do.",
        "Leg RULE uit: wat moet gelden, waarom, waar dat vandaan komt, wanneer het wordt gevraagd, wie aan zet is, en "
        "wat te doen.",
    ),
    epilog=examples(
        ("aigov explain dpia/approved", said("one rule, in full", "één regel, helemaal")),
        ("aigov explain dpia/approved --lang nl", said("in Dutch", "in het Nederlands")),
    ),
)
@click.argument("rule", metavar="RULE", shell_complete=completing("one_rule"))
@with_configuration
def command(*, rule: str, config: str, isolated: bool) -> None:
    """Explain a rule; its help is above, in both languages."""
    from aigov import explaining
    from aigov.errors import UsageError
    from aigov.spelling import suggestion

    place = workplace(config, isolated=isolated)
    if rule not in place.rules:
        within = [name for name in place.rules if name.startswith(f"{rule}/")]
        if within:
            listed = ", ".join(within)
            raise UsageError(
                said(
                    f'"{rule}" is an area; its rules are {listed}.', f'"{rule}" is een gebied, met de regels {listed}.'
                )
            )
        near = suggestion(rule, place.rules)
        raise UsageError(
            said(
                f'"{rule}" is not a rule{near} All of them: aigov rules.',
                f'"{rule}" is geen regel{near} Alle regels: aigov rules.',
            )
        )
    for line in explaining.lines(place.rules[rule], place, terminal_width()):
        click.echo(line)
