"""The options of `aigov waiver add`: one for each part of a waiver."""

from collections.abc import Callable
from typing import Any, Final

import click

from aigov.cli import completing
from aigov.language import said

_OPTIONS: Final = (
    ("rule", "RULE", said("The rule from which is departed.", "De regel waarvan wordt afgeweken.")),
    (
        "project",
        "ID",
        said(
            "The project, by its id.  [default: the one that is there]",
            "Het project, met zijn id.  [standaard: het ene dat er is]",
        ),
    ),
    (
        "place",
        "PATH",
        said(
            "The place that the finding stands at, such as dpia.status.  [default: the whole manifest]",
            "De plaats van de bevinding, zoals dpia.status.  [standaard: het hele manifest]",
        ),
    ),
    ("reason", "TEXT", said("Why it may be so for a time.", "Waarom het een tijd zo mag zijn.")),
    (
        "requested-by",
        "WHO",
        said(
            "Who asks for it: a role, an id, or A. Jansen <a.jansen@example.org>.",
            "Wie erom vraagt: een rol, een id, of A. Jansen <a.jansen@example.org>.",
        ),
    ),
    (
        "approved-by",
        "WHO",
        said(
            "Who granted it: somebody else.  [default: nobody yet]",
            "Wie het verleende: iemand anders.  [standaard: nog niemand]",
        ),
    ),
    (
        "approved-on",
        "DATE",
        said(
            "The day on which it was granted.  [default: today]", "De dag waarop het is verleend.  [standaard: vandaag]"
        ),
    ),
    ("expires-on", "DATE", said("The last day on which it holds.", "De laatste dag waarop het geldt.")),
    ("reference", "TEXT", said("Where the decision is on record.", "Waar het besluit is vastgelegd.")),
    (
        "id",
        "ID",
        said(
            "A short name for the waiver.  [default: w-1, w-2 ...]",
            "Een korte naam voor de ontheffing.  [standaard: w-1, w-2 ...]",
        ),
    ),
)


def waiver_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command an option for each part of a waiver."""
    function = click.option(
        "--measure",
        "measures",
        multiple=True,
        metavar="TEXT",
        help=said("What is done meanwhile. Can be repeated.", "Wat intussen wordt gedaan. Mag vaker."),
    )(function)
    offered = {"rule": completing("one_rule"), "project": completing("projects")}
    for name, metavar, text in reversed(_OPTIONS):
        function = click.option(f"--{name}", metavar=metavar, help=text, shell_complete=offered.get(name))(function)
    return function
