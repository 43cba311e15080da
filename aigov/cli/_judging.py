"""What the commands that judge have in common: their options, and what a run is told of the world outside."""

import os
import sys
from collections.abc import Callable
from typing import Any

import click
from click.core import ParameterSource

from aigov.cli import completing, say, terminal_width
from aigov.errors import UsageError
from aigov.language import said


def written(context: click.Context, option: click.Parameter, value: str) -> str:
    """Refuse an empty text: what a script meant to say there is not what is judged without it."""
    if not value and context.get_parameter_source(option.name or "") is ParameterSource.COMMANDLINE:
        name = option.opts[0]
        raise click.UsageError(
            said(f"nothing is written after {name}.", f"er staat niets achter {name}."),
            context,
        )
    return value


def refuse_a_name_alone(stdin_name: str, paths: tuple[str, ...]) -> None:
    """Refuse a name for standard input where nothing is read from there."""
    if stdin_name and "-" not in paths:
        raise click.UsageError(
            said(
                "--stdin-filename needs standard input: write - among the paths.",
                "--stdin-filename vraagt standaardinvoer: schrijf - bij de paden.",
            )
        )


def with_floor(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option for what holds from outside; it comes as the parameter `floor`."""
    return click.option(
        "--floor",
        default="",
        metavar="FILE",
        callback=written,
        shell_complete=completing("files"),
        help=said(
            "Let this aigov.toml hold under every other, never laxer; as AIGOV_FLOOR does.",
            "Laat deze aigov.toml onder elke andere gelden, als ondergrens; net als AIGOV_FLOOR.",
        ),
    )(function)


def floors(floor: str) -> tuple[str, ...]:
    """Return what the command line lets hold from outside; what the environment says is added where it is read."""
    return (floor,) if floor else ()


def one_configuration(config: str, *, isolated: bool) -> None:
    """Refuse to be told which configuration to use, and to use none."""
    if config and isolated:
        raise click.UsageError(
            said("--config and --isolated do not go together.", "--config en --isolated gaan niet samen.")
        )


def day_option(done: str) -> Callable[[Any], Any]:
    """Return the option for the day; `done` says what is done on it, in the language that is spoken."""
    such = said(
        f"{done}, such as 2026-11-22.  [default: today, UTC]",
        f"{done}, zoals 2026-11-22.  [standaard: vandaag, UTC]",
    )
    return click.option("--as-of", default="", metavar="DATE", callback=written, help=such)


def select_option(done: str) -> Callable[[Any], Any]:
    """Return the option `--select`; `done` says what is done with these rules, in the language that is spoken."""
    more = said(f"{done} Can be repeated.", f"{done} Mag vaker.")
    return click.option("--select", multiple=True, metavar="AREA|RULE", shell_complete=completing("rules"), help=more)


def format_option(*names: str) -> Callable[[Any], Any]:
    """Return the option for a format of a command that has but these; the first is the default."""
    help_ = said(f"[default: {names[0]}]", f"[standaard: {names[0]}]")
    return click.option("-f", "--format", "form", type=click.Choice(names), default=names[0], help=help_)


AS_OF = day_option(said("Judge as on this day", "Beoordeel alsof het deze dag is"))
SELECT = select_option(said("Ask only these rules.", "Vraag alleen deze regels."))
IGNORE = click.option(
    "--ignore",
    multiple=True,
    metavar="AREA|RULE",
    shell_complete=completing("rules"),
    help=said("Do not ask these rules. Can be repeated.", "Vraag deze regels niet. Mag vaker."),
)
CONFIG = click.option(
    "--config",
    default="",
    metavar="FILE",
    callback=written,
    shell_complete=completing("files"),
    help=said("Use this aigov.toml for everything.", "Gebruik deze aigov.toml voor alles."),
)
ISOLATED = click.option("--isolated", is_flag=True, help=said("Use no aigov.toml.", "Gebruik geen aigov.toml."))
NO_CACHE = click.option(
    "--no-cache", is_flag=True, help=said("Compile rule packs anew.", "Compileer regelpakketten opnieuw.")
)
PATHS = click.argument("paths", nargs=-1, type=click.UNPROCESSED, shell_complete=completing("files"))
STDIN_NAME = click.option(
    "--stdin-filename",
    default="",
    metavar="FILE",
    callback=written,
    shell_complete=completing("files"),
    help=said("The file that standard input (-) stands for.", "Het bestand waar de standaardinvoer (-) voor staat."),
)
DIFF = click.option(
    "--diff",
    is_flag=True,
    help=said(
        "Write nothing; print what would change, and exit with 1 where something would.",
        "Schrijf niets; toon wat er zou veranderen, en eindig met 1 waar dat zo is.",
    ),
)
UNSAFE = click.option(
    "--unsafe-fixes",
    "unsafe",
    is_flag=True,
    help=said(
        "Mend, too, what you must read after: `unknown` for what is empty, and names that are only near.",
        "Herstel ook wat u moet nalezen: `unknown` waar niets staat, en namen die er alleen op lijken.",
    ),
)
_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    AS_OF,
    SELECT,
    IGNORE,
    click.option(
        "-f",
        "--format",
        "formats",
        multiple=True,
        metavar="NAME[:FILE]",
        shell_complete=completing("formats"),
        help=said(
            "Write a report: full, concise, json, jsonl, sarif, github, gitlab, azure, rdjson, junit, checkstyle, "
            "markdown, csv, or a plugin's. Can be repeated.  [default: full]",
            "Schrijf een rapport: full, concise, json, jsonl, sarif, github, gitlab, azure, rdjson, junit, checkstyle, "
            "markdown, csv, of een van een plug-in. Mag vaker.  [standaard: full]",
        ),
    ),
    CONFIG,
    ISOLATED,
    with_floor,
    click.option(
        "-q",
        "--quiet",
        is_flag=True,
        help=said("Print nothing where the exit code is 0.", "Toon niets als de exitcode 0 is."),
    ),
    click.option(
        "-v",
        "--verbose",
        is_flag=True,
        help=said(
            "Print all remedies, and what each manifest is judged under.",
            "Toon bij elke bevinding wat te doen is, en welke configuratie voor elk manifest geldt.",
        ),
    ),
    click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        help=said("Colour the report.  [default: auto]", "Geef het rapport kleur.  [standaard: auto]"),
    ),
)
_LEVELS = (
    click.option(
        "--fail-level",
        type=click.Choice(["error", "warning", "note", "never"]),
        help=said(
            "Exit with 1 where something open is at this level or above.  [default: error]",
            "Eindig met 1 waar iets openstaat op dit niveau of hoger.  [standaard: error]",
        ),
    ),
    click.option(
        "--strict",
        is_flag=True,
        help=said(
            "Let undecided count at the level of its rule.", "Laat onbepaald meetellen op het niveau van de regel."
        ),
    ),
)
_KEPT: list[Any] = [None]
"""What the last run opened: a hundredth of a short run would go into taking it down, and the process ends with it."""
_AFTER = 3
"""So many options stand before those on levels."""


def options(*more: Callable[[Any], Any], levels: bool = True) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command the options that all have, and `more` of its own; without `levels` it sets those itself."""
    every = (*_OPTIONS[:_AFTER], *(_LEVELS if levels else ()), *_OPTIONS[_AFTER:], *more, NO_CACHE)

    def give(function: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(every):
            function = option(function)
        return function

    return give


def judge(
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
    floor: str,
    quiet: bool,
    verbose: bool,
    color: str,
    no_cache: bool,
    stdin_filename: str = "",
    scope: str = "",
    stage: str = "",
    base: str = "",
    letters: str = "",
) -> int:
    """Run what a command line asks for, and return the exit code; of `scope` are the only rules that are asked.

    `stage` is the one that all are judged as at, `base` the revision that stages are compared with, `letters` a folder.
    """
    from aigov.cli._patterns import compiled_later

    with compiled_later():
        import yaml  # noqa: F401

    one_configuration(config, isolated=isolated)
    from aigov import run
    from aigov.cli._progress import Progress
    from aigov.run.workplace import Asked

    terminal = sys.stdout.isatty()
    asked = Asked(
        run.today(as_of), select, ignore, config, isolated, not no_cache, scope, stage=stage, floors=floors(floor)
    )
    request = run.Request(
        asked=asked,
        paths=paths or (".",),
        fail_level=fail_level or "",
        strict=strict,
        formats=formats or ("full",),
        quiet=quiet,
        verbose=verbose,
        stdin_name=stdin_filename,
        base=base,
        letters=letters,
    )
    with Progress(shares_terminal=terminal) as progress:
        edge = run.Edge(
            stdin=read_stdin,
            say=say,
            color=_colored(color, terminal=terminal),
            width=terminal_width(),
            advance=progress.advance,
        )
        return run.check(request, edge, keep=lambda survey: _KEPT.__setitem__(0, survey))


def read_stdin() -> bytes:
    """Return what is piped in, up to a byte more than a file may have."""
    from aigov.discovery.files import LARGEST

    if sys.stdin is None:
        raise UsageError(
            said("standard input is closed, and - stands for it.", "de standaardinvoer is dicht, en daar staat - voor.")
        )
    return sys.stdin.buffer.read(LARGEST + 1)


def _colored(color: str, *, terminal: bool) -> bool:
    if color != "auto":
        return color == "always"
    return terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
