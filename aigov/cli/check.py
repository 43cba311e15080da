"""`aigov check`: the main job."""

import os
import sys

import click
from click.core import ParameterSource

from aigov.cli import say
from aigov.errors import UsageError


def _written(context: click.Context, option: click.Parameter, value: str) -> str:
    """Refuse an empty text: what a script meant to say there is not what is judged without it."""
    if not value and context.get_parameter_source(option.name or "") is ParameterSource.COMMANDLINE:
        raise click.UsageError(f"nothing is written after {option.opts[0]}.", context)
    return value


@click.command(
    short_help="Judge manifests, and say what is open.",
    epilog="""\b
Examples:
  aigov check                                    every manifest below this folder
  aigov check permits/aigov.yaml --strict        one, where "could not tell" counts
  aigov check -f full -f sarif:out.sarif         for people, and for a code scanning page
  aigov check - --stdin-filename aigov.yaml      what an editor holds""",
)
@click.argument("paths", nargs=-1, type=click.UNPROCESSED)
@click.option(
    "--as-of",
    default="",
    metavar="DATE",
    callback=_written,
    help="Judge as on this day, such as 2026-11-22.  [default: today, UTC]",
)
@click.option("--select", multiple=True, metavar="AREA|RULE", help="Ask only these rules. Can be repeated.")
@click.option("--ignore", multiple=True, metavar="AREA|RULE", help="Do not ask these rules. Can be repeated.")
@click.option(
    "--fail-level",
    type=click.Choice(["error", "warning", "note", "never"]),
    help="Exit with 1 where something open is at this level or above.  [default: error]",
)
@click.option("--strict", is_flag=True, help="Let undecided count at the level of its rule.")
@click.option(
    "-f",
    "--format",
    "formats",
    multiple=True,
    metavar="NAME[:FILE]",
    help="Write a report: full, concise, json, sarif, github, or a plugin's. Can be repeated.  [default: full]",
)
@click.option("--config", default="", metavar="FILE", callback=_written, help="Use this aigov.toml for everything.")
@click.option("--isolated", is_flag=True, help="Use no aigov.toml.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing where the exit code is 0.")
@click.option("-v", "--verbose", is_flag=True, help="Print all remedies, and what each manifest is judged under.")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="Colour the report.  [default: auto]",
)
@click.option(
    "--stdin-filename",
    default="",
    metavar="FILE",
    callback=_written,
    help="The file that standard input (-) stands for.",
)
@click.option("--no-cache", is_flag=True, help="Compile rule packs anew.")
def command(
    *,
    paths: tuple[str, ...],
    as_of: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_level: str | None,
    strict: bool,
    formats: tuple[str, ...],
    config: str,
    isolated: bool,
    quiet: bool,
    verbose: bool,
    color: str,
    stdin_filename: str,
    no_cache: bool,
) -> int:
    """Judge the manifests at PATHS: files, folders (searched for aigov.yaml and NAME.aigov.yaml), or - (piped in).

    Exit codes: 0 nothing open at or above the fail level, 1 findings, 2 the run itself went wrong, 3 a path holds no
    manifest, 130 interrupted.
    """
    from aigov import run
    from aigov.cli._progress import Progress
    from aigov.run.workplace import Asked

    if config and isolated:
        raise click.UsageError("--config and --isolated do not go together.")
    if stdin_filename and "-" not in paths:
        raise click.UsageError("--stdin-filename needs standard input: write - among the paths.")
    terminal = sys.stdout.isatty()
    asked = Asked(run.today(as_of), select, ignore, config, isolated, not no_cache)
    request = run.Request(
        asked=asked,
        paths=paths or (".",),
        fail_level=fail_level or "",
        strict=strict,
        formats=formats or ("full",),
        quiet=quiet,
        verbose=verbose,
        stdin_name=stdin_filename,
    )
    with Progress(shares_terminal=terminal) as progress:
        edge = run.Edge(
            stdin=_stdin,
            say=say,
            color=_colored(color, terminal=terminal),
            width=os.get_terminal_size(sys.stdout.fileno()).columns if terminal else 0,
            advance=progress.advance,
        )
        return run.check(request, edge)


def _stdin() -> bytes:
    from aigov.discovery.files import LARGEST

    if sys.stdin is None:
        raise UsageError("standard input is closed, and - stands for it.")
    return sys.stdin.buffer.read(LARGEST + 1)


def _colored(color: str, *, terminal: bool) -> bool:
    if color != "auto":
        return color == "always"
    return terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
