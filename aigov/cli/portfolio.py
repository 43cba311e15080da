"""`aigov portfolio`: many projects side by side."""

from typing import Any

import click

from aigov.cli._judging import judge, options


@click.command(
    short_help="Show many projects side by side, and what is open between them.",
    epilog="""\b
Examples:
  aigov portfolio                                every manifest below this folder, in a table
  aigov portfolio permits trees -f concise       what is open between some of them, a line each
  aigov portfolio -f full -f sarif:out.sarif     for people, and for a code scanning page""",
)
@click.argument("paths", nargs=-1, type=click.UNPROCESSED)
@options()
def command(*, paths: tuple[str, ...], **asked: Any) -> int:
    """Show the manifests at PATHS (files or folders) in a table, and ask only the rules that look at many of them.

    The rules and their limits follow the aigov.toml nearest to the working folder, not those of the projects. The
    table stands before the format full. Exit codes: as of aigov check.
    """
    if "-" in paths:
        raise click.UsageError("one manifest on standard input is no portfolio: name files or folders.")
    return judge(paths=paths, scope="portfolio", **asked)
