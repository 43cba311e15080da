"""click's own words as aigov says them, in both languages: the headings of a help, and what is wrong with a command."""

import re
from collections.abc import Callable, Iterable
from shutil import get_terminal_size
from textwrap import fill
from typing import Final

import click

from aigov.language import said
from aigov.spelling import suggestion

_ROOM: Final = 60
"""Columns from which on what an option does has room beside it."""
_LEAST: Final = 30
_BELOW: Final = " " * 6
"""Before what an example does, where it stands below that."""
_AS_IT_IS: Final = "\b"
"""What stands before a paragraph that click does not fill."""
_MARGIN: Final = 2


def help_of(context: click.Context) -> str:
    """Return the help of a command, in the language that is spoken."""
    columns = get_terminal_size().columns - _MARGIN
    width = context.terminal_width or max(_LEAST, min(columns, context.max_content_width or columns))
    formatter = _Formatter(width=width)
    context.command.format_help(context, formatter)
    return formatter.getvalue().rstrip("\n")


class _Formatter(click.HelpFormatter):
    """Writes headings in the language that is spoken."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how a command is called."""
        args = args.replace("[OPTIONS]", said("[OPTIONS]", "[OPTIES]"))
        args = args.replace("COMMAND", said("COMMAND", "OPDRACHT")).replace("[ARGS]", said("[ARGS]", "[ARGUMENTEN]"))
        super().write_usage(prog, args, prefix or said("Usage: ", "Gebruik: "))

    def write_heading(self, heading: str) -> None:
        """Write the line above a list."""
        dutch = {"Options": "Opties", "Commands": "Opdrachten", "Positional arguments": "Argumenten"}
        super().write_heading(said(heading, dutch.get(heading, heading)))

    def write_text(self, text: str) -> None:
        """Write a paragraph; an example and what it does on two lines where one has no room."""
        if text.startswith(_AS_IT_IS) and max(map(len, text.splitlines())) + self.current_indent > self.width:
            apart = re.sub(r"(?m)^(  \S.*?)  +(\S.*)$", rf"\1\n{_BELOW}\2", text)
            lines = [self._filled(line) if line.startswith(_BELOW) else line for line in apart.split("\n")]
            text = "\n".join(lines)
        super().write_text(text)

    def _filled(self, line: str) -> str:
        room = self.width - self.current_indent
        return fill(line.strip(), room, initial_indent=_BELOW, subsequent_indent=_BELOW)

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write a list: what each thing does beside it, or below where there is no room."""
        super().write_dl(rows, col_max if self.width >= _ROOM else 4, col_spacing)


def mistake(error: click.ClickException) -> str:
    """Return what is wrong with a command line, and where help is."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    where = f"{context.command_path} --help" if context else ""
    hint = said(f' Try "{where}".', f' Zie "{where}".') if where else ""
    return f"{_told(error)}{hint}"


def _told(error: click.ClickException) -> str:
    """Return the sentence: click words its own in English, in each version otherwise."""
    if isinstance(error, click.NoSuchOption):
        return _no_option(error)
    if isinstance(error, click.MissingParameter) and error.param is not None:
        name = error.param.make_metavar(error.ctx) if error.ctx else error.param.name
        name = name if isinstance(error.param, click.Argument) else error.param.opts[-1]
        return said(f"{name} is missing.", f"{name} ontbreekt.")
    where = ""
    if isinstance(error, click.BadParameter) and error.param is not None:
        where = f"{max(error.param.opts, key=len)}: " if isinstance(error.param, click.Option) else ""
        choices = getattr(error.param.type, "choices", ())
        found = re.match(r"'(.*)' is not one of", error.message)
        if choices and found:
            return f"{where}{_no_choice(found[1], map(str, choices))}"
    for pattern, word in _PATTERNS:
        found = pattern.fullmatch(error.message)
        if found:
            return f"{where}{word(found, error)}"
    return error.format_message()


def _no_option(error: click.NoSuchOption) -> str:
    known = [name for option in error.ctx.command.params for name in option.opts] if error.ctx else []
    names = (name.removeprefix("--") for name in known if name.startswith("--"))
    near = suggestion(error.option_name.lstrip("-"), names, "--")
    of = error.ctx.command_path if error.ctx else "aigov"
    return said(
        f'"{error.option_name}" is not an option of {of}{near}',
        f'"{error.option_name}" is geen optie van {of}{near}',
    )


def _no_choice(word: str, choices: Iterable[str]) -> str:
    every = list(choices)
    near, listed = suggestion(word, every), ", ".join(every)
    return said(
        f'"{word}" cannot stand here{near} There are {listed}.',
        f'"{word}" kan hier niet staan{near} Er zijn {listed}.',
    )


def _no_command(found: re.Match[str], error: click.ClickException) -> str:
    context = error.ctx if isinstance(error, click.UsageError) else None
    command = context.command if context else None
    known = command.list_commands(context) if context and isinstance(command, click.Group) else []
    near = suggestion(found[1], known)
    return said(f'"{found[1]}" is not a command{near}', f'"{found[1]}" is geen opdracht{near}')


def _no_range(found: re.Match[str], _: click.ClickException) -> str:
    return said(
        f"{found[1]} is not in the range {found[2]}.",
        f"{found[1]} ligt niet in het bereik {found[2]}.",
    )


_PATTERNS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str], click.ClickException], str]], ...]] = (
    (re.compile(r"No such command '?(.*?)'?\."), _no_command),
    (re.compile(r"Missing command\."), lambda _, __: said("a command is missing.", "een opdracht ontbreekt.")),
    (
        re.compile(r"Got unexpected extra arguments? \((.*)\)"),
        lambda found, _: said(
            f'more stands here than is read: "{found[1]}".', f'hier staat meer dan wordt gelezen: "{found[1]}".'
        ),
    ),
    (
        re.compile(r"Option '(.*)' requires an argument\."),
        lambda found, _: said(f"nothing is written after {found[1]}.", f"er staat niets achter {found[1]}."),
    ),
    (
        re.compile(r"Option '(.*)' requires (\d+) arguments\."),
        lambda found, _: said(
            f"{found[1]} needs {found[2]} words after it.", f"achter {found[1]} horen {found[2]} woorden."
        ),
    ),
    (
        re.compile(r"Option '(.*)' does not take a value\."),
        lambda found, _: said(f"{found[1]} takes no value.", f"{found[1]} heeft geen waarde."),
    ),
    (
        re.compile(r"'(.*)' is not a valid integer(?: range)?\."),
        lambda found, _: said(f'"{found[1]}" is not a whole number.', f'"{found[1]}" is geen heel getal.'),
    ),
    (re.compile(r"(\S+) is not in the range (.*)\."), _no_range),
)
