"""`aigov portfolio`: many projects side by side."""

from typing import Any

import click

from aigov.cli import examples
from aigov.cli._judging import PATHS, judge, options
from aigov.language import said


@click.command(
    short_help=said(
        "Show many projects side by side, and what is open between them.",
        "Toon veel projecten naast elkaar, en wat er tussen hen openstaat.",
    ),
    help=said(
        """Show the manifests at PATHS (files or folders) in a table, and ask only the rules that look at many of them.

        The rules and their limits follow the aigov.toml nearest to the working folder, not those of the projects. The
        table stands before the format full. Exit codes: as of aigov check.
        """,
        """Toon de manifesten in PATHS (bestanden of mappen) in een tabel, en vraag alleen de regels die naar vele
        kijken.

        De regels en hun grenzen volgen de aigov.toml het dichtst bij de werkmap, niet die van de projecten. De tabel
        staat vóór het formaat full. Exitcodes: als bij aigov check.
        """,
    ),
    epilog=examples(
        ("aigov portfolio", said("every manifest below this folder", "elk manifest onder deze map")),
        ("aigov portfolio permits trees -f concise", said("some of them, a line each", "enkele, elk op een regel")),
        ("aigov portfolio -f full -f sarif:out.sarif", said("for people and a scanner", "voor mensen en een scanner")),
    ),
)
@PATHS
@options()
def command(*, paths: tuple[str, ...], **asked: Any) -> int:
    """Show them, and return the exit code; its help is above, in both languages."""
    if "-" in paths:
        raise click.UsageError(
            said(
                "one manifest on standard input is no portfolio: name files or folders.",
                "één manifest op de standaardinvoer is geen portfolio: noem bestanden of mappen.",
            )
        )
    return judge(paths=paths, scope="portfolio", **asked)
