"""`aigov baseline`: what was there when somebody began does not count, and only shrinks."""

from collections.abc import Callable
from typing import Any

import click

from aigov.cli import examples, say
from aigov.cli._judging import AS_OF, CONFIG, ISOLATED, NO_CACHE, PATHS, floors, one_configuration, with_floor
from aigov.language import said


@click.group(
    name="baseline",
    short_help=said(
        "Begin in an old portfolio: only new findings count.",
        "Begin in een oud portfolio: alleen nieuwe bevindingen tellen.",
    ),
    help=said(
        """Let only new findings count: those of today stand in aigov.baseline.json, which can only shrink.

        It stands beside the nearest aigov.toml, else at the root of the repository. Every run says how much it holds.
        """,
        """Laat alleen nieuwe bevindingen tellen: die van vandaag staan in aigov.baseline.json, de beginstand, die
        alleen kleiner kan worden.

        Ze staat naast de dichtstbijzijnde aigov.toml, en anders in de hoofdmap van de repository. Elke run zegt hoeveel
        erin staat.
        """,
    ),
    epilog=examples(
        ("aigov baseline create", said("write down what is open today", "leg vast wat vandaag openstaat")),
        ("aigov baseline prune", said("take out what was mended", "haal eruit wat is hersteld")),
    ),
)
def command() -> None:
    """Let only new findings count; its help is above, in both languages."""


def _options(function: Callable[..., Any]) -> Callable[..., Any]:
    given = (
        PATHS,
        AS_OF,
        CONFIG,
        ISOLATED,
        with_floor,
        NO_CACHE,
    )
    for option in reversed(given):
        function = option(function)
    return function


@command.command(
    short_help=said("Write down what is open today.", "Leg vast wat vandaag openstaat."),
    help=said(
        """Write the open findings of the manifests at PATHS into aigov.baseline.json; from then on only new ones count.

        One that is there already is never added to: it loses what was mended. What is mandatory, and what keeps a file
        from being read, stands in none.

        Exit codes: 0 written, 2 it would have grown, or the run went wrong (nothing is written), 3 a path holds no
        manifest.
        """,
        """Schrijf de openstaande bevindingen van de manifesten in PATHS in aigov.baseline.json; daarna tellen alleen
        nieuwe.

        Aan een beginstand die er al is wordt nooit iets toegevoegd: wat hersteld is, gaat eruit. Wat verplicht is, en
        wat het lezen van een bestand verhindert, staat er nooit in.

        Exitcodes: 0 geschreven, 2 ze zou zijn gegroeid of de run ging mis (er is niets geschreven), 3 een pad bevat
        geen manifest.
        """,
    ),
    epilog=examples(
        ("aigov baseline create", said("for every manifest below this folder", "voor elk manifest onder deze map")),
        ("git diff --stat", said("what to look at before the commit", "waar u naar kijkt vóór de commit")),
    ),
)
@_options
def create(**asked: Any) -> int:
    """Write what is open, and return the exit code."""
    from aigov.run import drawing

    return _run(drawing.create, **asked)


@command.command(
    short_help=said("Take out what was mended.", "Haal eruit wat is hersteld."),
    help=said(
        """Take out of aigov.baseline.json what is no longer found; should it come back, it is new.

        Exit codes: 0 done, 2 the run went wrong (nothing is written), 3 a path holds no manifest.
        """,
        """Haal uit aigov.baseline.json wat niet meer wordt gevonden; komt het terug, dan is het nieuw.

        Exitcodes: 0 gedaan, 2 de run ging mis (er is niets geschreven), 3 een pad bevat geen manifest.
        """,
    ),
    epilog=examples(
        ("aigov baseline prune", said("for every manifest below this folder", "voor elk manifest onder deze map")),
    ),
)
@_options
def prune(**asked: Any) -> int:
    """Take out what was mended, and return the exit code."""
    from aigov.run import drawing

    return _run(drawing.prune, **asked)


def _run(
    do: Callable[..., int],
    *,
    paths: tuple[str, ...],
    as_of: str,
    config: str,
    isolated: bool,
    floor: str,
    no_cache: bool,
) -> int:
    from aigov import run
    from aigov.run.workplace import Asked

    one_configuration(config, isolated=isolated)
    if "-" in paths:
        raise click.UsageError(
            said(
                "a baseline holds for files: name them, or their folders.",
                "een beginstand geldt voor bestanden: noem die, of hun mappen.",
            )
        )
    asked = Asked(run.today(as_of), config=config, isolated=isolated, cache=not no_cache, floors=floors(floor))
    return do(asked, paths or (".",), run.Edge(stdin=bytes, say=say), click.echo)
