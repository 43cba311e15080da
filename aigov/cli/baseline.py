"""`aigov baseline`: what was there when somebody began does not count, and only shrinks."""

from collections.abc import Callable
from typing import Any

import click

from aigov.cli import say
from aigov.cli._judging import AS_OF, CONFIG, ISOLATED, NO_CACHE, floors, one_configuration, with_floor


@click.group(
    name="baseline",
    short_help="Begin in an old portfolio: only new findings count.",
    epilog="Example: aigov baseline create",
)
def command() -> None:
    """Let only new findings count: those of today stand in aigov.baseline.json, which can only shrink.

    It stands beside the nearest aigov.toml, else at the root of the repository. Every run says how much it holds.
    """


def _options(function: Callable[..., Any]) -> Callable[..., Any]:
    given = (
        click.argument("paths", nargs=-1, type=click.UNPROCESSED),
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
    short_help="Write down what is open today.",
    epilog="""\b
Examples:
  aigov baseline create                  for every manifest below this folder
  git diff --stat                        what to look at before it is committed""",
)
@_options
def create(**asked: Any) -> int:
    """Write the open findings of the manifests at PATHS into aigov.baseline.json; from then on only new ones count.

    One that is there already is never added to: it loses what was mended. What is mandatory, and what keeps a file from
    being read, stands in none.

    Exit codes: 0 written, 2 it would have grown, or the run went wrong (nothing is written), 3 a path holds no
    manifest.
    """
    from aigov.run import drawing

    return _run(drawing.create, **asked)


@command.command(
    short_help="Take out what was mended.",
    epilog="Example: aigov baseline prune",
)
@_options
def prune(**asked: Any) -> int:
    """Take out of aigov.baseline.json what is no longer found; should it come back, it is new.

    Exit codes: 0 done, 2 the run went wrong (nothing is written), 3 a path holds no manifest.
    """
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
        raise click.UsageError("a baseline holds for files: name them, or their folders.")
    asked = Asked(run.today(as_of), config=config, isolated=isolated, cache=not no_cache, floors=floors(floor))
    return do(asked, paths or (".",), run.Edge(stdin=bytes, say=say), click.echo)
