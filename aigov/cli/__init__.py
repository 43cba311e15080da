"""The command line: finds a command by its file, and turns whatever stops a run into one line and an exit code."""

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

import click

from aigov import __version__, language
from aigov.errors import AigovError
from aigov.language import said
from aigov.spelling import suggestion

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    Completing = Callable[[click.Context, click.Parameter, str], list[CompletionItem[str]]]

COMPLETE: Final = "_AIGOV_COMPLETE"
"""An environment variable: a shell asks what could come next."""
_BROKEN: Final = 2
_INTERRUPTED: Final = 130
_NARROW: Final = 80
"""Columns that a help has at least."""
_MARGINS: Final = 6
"""Columns of a help's epilog that hold no example: to the left of it, and within."""


class Commands(click.Group):
    """Every `aigov/cli/NAME.py` is a command `NAME`, in its variable `command`; it is imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's own signature)
        """Return the names of the files, sorted."""
        names = (name.removesuffix(".py") for name in os.listdir(__path__[0]) if name.endswith(".py"))  # noqa: PTH208  (costs nothing at a start)
        return sorted(name for name in names if not name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, or None."""
        if cmd_name not in self.list_commands(ctx):
            return None
        from importlib import import_module

        command: click.Command = import_module(f"aigov.cli.{cmd_name}").command
        _speaking(command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or name the nearest one."""
        known = self.list_commands(ctx)
        if args and not args[0].startswith("-") and args[0] not in known:
            near = suggestion(args[0], known)
            raise click.UsageError(
                said(f'"{args[0]}" is not a command{near}', f'"{args[0]}" is geen opdracht{near}'), ctx
            )
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a reader who has seen enough is no error."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            unread()
            return 0

    def make_context(self, *arguments: Any, **options: Any) -> click.Context:
        """Read the options; a reader who has seen enough of the help is no error."""
        try:
            return super().make_context(*arguments, **options)
        except BrokenPipeError:
            unread()
            raise click.exceptions.Exit(0) from None


def _speaking(command: click.Command) -> None:
    """Give a command, and those below it, the options for the language and for help."""
    if LANG not in command.params:
        command.add_help_option = False
        command.params += (LANG, HELP)
    for below in getattr(command, "commands", {}).values():
        _speaking(below)


def _spoken(_: click.Context, __: click.Parameter, code: str | None) -> None:
    """Speak the language that the command line asks for: a process of several runs has one for each."""
    if code is None:
        return
    if not (len(code) == len(language.ENGLISH) and code.isascii() and code.isalpha() and code.islower()):
        raise click.UsageError(
            said(
                f'"{code}" is no language: write its code of two letters, such as nl.',
                f'"{code}" is geen taal: schrijf de code van twee letters, zoals nl.',
            )
        )
    language.speak(code, settled=True)


def terminal_width() -> int:
    """Return how many columns the terminal has that is written to; 0 where standard output is no terminal."""
    return os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout.isatty() else 0


def tell_programs(text: str) -> None:
    """Write what a program reads to standard output: as a file has it, and without a line end of its own."""
    from aigov.run.outlets import exactly

    exactly()
    click.echo(text, nl=False)


def completing(what: str) -> "Completing":
    """Return what completes `what` in a shell, a function of `aigov/cli/_completing.py`, imported when it is asked."""

    def complete(context: click.Context, option: click.Parameter, begun: str) -> "list[CompletionItem[str]]":
        from aigov.cli import _completing

        found: list[CompletionItem[str]] = getattr(_completing, what)(context, option, begun)
        return found

    return complete


LANG: Final = click.Option(
    ["--lang"],
    metavar="CODE",
    callback=_spoken,
    shell_complete=completing("languages"),
    expose_value=False,
    is_eager=True,
    help=said(
        "Speak this language: en, nl, or one that a pack brings.  [default: AIGOV_LANG, aigov.toml, LANG]",
        "Spreek deze taal: en, nl, of een die een pakket meebrengt.  [standaard: AIGOV_LANG, aigov.toml, LANG]",
    ),
)


def _help(context: click.Context, _: click.Parameter, asked: bool) -> None:
    """Print the help; click's own option would look for translations at each start, and know no Dutch."""
    if asked and not context.resilient_parsing:
        from aigov.cli._wording import help_of

        click.echo(help_of(context), color=context.color)
        context.exit()


HELP: Final = click.Option(
    ["-h", "--help"],
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_help,
    help=said("Show this message and exit.", "Toon deze tekst en stop."),
)


def _version(context: click.Context) -> None:
    """Print the version: click's own option would look for translations at each start."""
    click.echo(f"aigov {__version__}")
    context.exit()


def examples(*lines: tuple[str, str]) -> str:
    """Return the end of a help: each command line, and what it does beside it, or below where that has no room."""
    widest = max(len(command) for command, _ in lines)
    beside = all(widest + len(does) + _MARGINS <= _NARROW for _, does in lines)
    told = [f"  {command:{widest}}  {does}" if beside else f"  {command}\n      {does}" for command, does in lines]
    return "\n".join(["\b", said("Examples:", "Voorbeelden:"), *(line.rstrip() for line in told)])


@click.command(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=said(
        """Lint the governance of AI projects: statements in aigov.yaml, to the line and column.

        It looks at statements, their consistency, their dates and what they point to. Whether they are true it does not
        know. Alone, aigov says what it sees in this folder, and what can be done next.
        """,
        """Kijk de governance van AI-projecten na: wat in aigov.yaml staat, tot op de regel en de kolom.

        Bekeken wordt wat er staat, of het met elkaar klopt, de datums en waar het naar verwijst. Of het waar is, weet
        aigov niet. Zonder opdracht zegt aigov wat er in deze map te zien is, en wat er daarna kan.
        """,
    ),
    epilog=examples(
        ("aigov", said("what is here, and what can be done next", "wat er is, en wat er daarna kan")),
        ("aigov check", said("every manifest below this folder", "elk manifest onder deze map")),
        ("aigov explain dpia/approved", said("why a rule asks what it asks", "waarom een regel vraagt wat die vraagt")),
    ),
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=lambda context, _, asked: _version(context) if asked else None,
    help=said("Show the version and exit.", "Toon de versie en stop."),
)
@click.pass_context
def aigov(context: click.Context) -> None:
    """Say what is here where no command is given; its help is above, in both languages."""
    if context.invoked_subcommand is None:
        from aigov.cli._overview import overview

        for line in overview():
            click.echo(line)


_speaking(aigov)


def steady() -> None:
    """Let standard output and error take every text: a file's name need not be one, a terminal may know few letters."""
    for name in [each for each in ("stdout", "stderr") if getattr(sys, each) is None]:  # closed: the exit code speaks
        setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115  (a start without Path; open to the end)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code."""
    try:
        if COMPLETE in os.environ:
            from aigov.cli._completing import complete

            return complete(os.environ[COMPLETE])
        code = aigov.main(list(arguments), prog_name="aigov", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except click.exceptions.NoArgsIsHelpError as error:
        # A group of commands alone: whoever types that wants to know what there is.
        from aigov.cli._wording import help_of

        click.echo(help_of(error.ctx))
        return 0
    except click.ClickException as error:
        from aigov.cli._wording import mistake

        say(mistake(error))
    except AigovError as error:
        say(str(error))
    except (click.Abort, KeyboardInterrupt):
        say(said("interrupted.", "onderbroken."))
        return _INTERRUPTED
    except OSError as error:
        here, output = said("the working folder", "de werkmap"), said("standard output", "de standaarduitvoer")
        nameless = here if isinstance(error, FileNotFoundError) else output
        say(f"{error.filename or nameless}: {error.strerror or error}.")
    except BaseException as error:  # noqa: BLE001  (the last place before the user: a defect is said in one line)
        # SystemExit among them: a run that somebody's code ended half-way must not end as one without findings.
        if os.environ.get("AIGOV_DEBUG"):
            from traceback import print_exception

            print_exception(error)
        say(_defect(error))
    return _BROKEN


def unread() -> None:
    """Let what is still written to standard output go nowhere: whoever read it has seen enough."""
    # At its end Python flushes standard output once more, and would complain.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(text: str) -> None:
    """Write each line of `text` to standard error, as what aigov itself says; unread, the code speaks."""
    try:
        for line in text.splitlines() or [""]:
            click.echo(f"aigov: {line if line.isprintable() else _harmless(line)}", err=True)
    except (
        OSError,
        ValueError,
    ):  # the reader is gone, the disk is full, somebody's code closed it: neither may change how the run ends
        return


def _harmless(line: str) -> str:
    """Return `line` with what could steer a terminal escaped: names of files and of plugins are anybody's."""
    from aigov.reporters.text.columns import shown

    return "".join(shown(character)[0] for character in line)


def _defect(error: BaseException) -> str:
    """Return what whoever mends it needs: what, where, of which version."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    file = trace.tb_frame.f_code.co_filename.rpartition(os.sep)[2] if trace else ""
    place = f"{file}:{trace.tb_lineno}" if trace else "?"
    notes = "".join(f", {note}" for note in getattr(error, "__notes__", ()))
    what = " ".join(f"{type(error).__name__}: {error}".split()).rstrip(": ")
    version = f"aigov {__version__}, Python {sys.version_info.major}.{sys.version_info.minor}"
    return said(
        f"internal error at {place}{notes}: {what} ({version}). Report this line; AIGOV_DEBUG=1 shows more.",
        f"interne fout bij {place}{notes}: {what} ({version}). Meld deze regel; AIGOV_DEBUG=1 toont meer.",
    )
