"""What `fix` and `check --fix` have in common: what goes with what, and where what they say goes."""

import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

import click

from aigov.cli import say, unread
from aigov.language import said

if TYPE_CHECKING:
    from aigov.run.mend import Ended
    from aigov.run.workplace import Asked

FOUND: Final = 1
BROKEN: Final = 2


def mend(
    paths: tuple[str, ...], asked: "Asked", *, stdin_name: str, diff: bool, unsafe: bool, quiet: bool, **counts: Any
) -> "Ended":
    """Mend what lies at `paths`, and return how it ended; `quiet` leaves standard output to somebody else."""
    from aigov.cli._judging import read_stdin
    from aigov.run.mend import Order, mend
    from aigov.run.survey import Edge

    tell: Callable[[str], Any] = say if quiet or diff or "-" in paths else _tell
    order = Order(asked, paths or (".",), stdin_name, unsafe, diff, **counts)
    return mend(order, Edge(stdin=read_stdin, say=say), tell, _write)


def _tell(line: str) -> None:
    """Write a line to standard output; that nobody reads on leaves no file unmended."""
    try:
        click.echo(line)
    except BrokenPipeError:
        unread()


def _write(content: bytes) -> None:
    """Write to standard output as it is: a diff, or a text, has its own line ends."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        unread()


def around(judged: Callable[[], int], options: Mapping[str, Any], *, fix: bool, diff: bool, unsafe: bool) -> int:
    """Mend under the options of `check`, and return the exit code; what is mended is `judged` after that.

    A diff stands in the place of a report: the code is then 1 too where something is open that counts.
    """
    _refuse(options["paths"], fix=fix, diff=diff, unsafe=unsafe)
    ended = _mended(options, diff=diff, unsafe=unsafe)
    if diff:
        return FOUND if ended.open and ended.code != BROKEN else ended.code
    code = judged()
    return ended.code if ended.code == BROKEN else code


def _refuse(paths: tuple[str, ...], *, fix: bool, diff: bool, unsafe: bool) -> None:
    """Refuse options of `check` that say nothing without each other, or two things at once."""
    if fix and diff:
        raise click.UsageError(said("--fix writes and --diff does not.", "--fix schrijft, en --diff niet."))
    if unsafe and not (fix or diff):
        raise click.UsageError(
            said("--unsafe-fixes goes with --fix or --diff.", "--unsafe-fixes hoort bij --fix of --diff.")
        )
    if fix and "-" in paths:
        raise click.UsageError(
            said(
                "a report and a mended text do not share standard output: aigov fix - writes the text.",
                "een rapport en een herstelde tekst delen geen standaarduitvoer: aigov fix - schrijft de tekst.",
            )
        )


def _mended(options: Mapping[str, Any], *, diff: bool, unsafe: bool) -> "Ended":
    from aigov.cli._judging import floors, one_configuration
    from aigov.run import today
    from aigov.run.workplace import Asked

    config, isolated = options["config"], options["isolated"]
    one_configuration(config, isolated=isolated)
    asked = Asked(
        today(options["as_of"]),
        options["select"],
        options["ignore"],
        config,
        isolated,
        cache=not options["no_cache"],
        floors=floors(options["floor"]),
    )
    counts = {"fail_level": options["fail_level"] or "", "strict": options["strict"]}
    paths, stdin_name = options["paths"], options["stdin_filename"]
    return mend(paths, asked, stdin_name=stdin_name, diff=diff, unsafe=unsafe, quiet=True, **counts)
