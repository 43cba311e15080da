"""`aigov check`: the main job."""

from typing import Any

import click

from aigov.cli._judging import DIFF, UNSAFE, judge, options, written
from aigov.language import said


@click.command(
    short_help="Judge manifests, and say what is open.",
    epilog="""\b
Examples:
  aigov check                                    every manifest below this folder
  aigov check permits/aigov.yaml --strict        one, where "could not tell" counts
  aigov check -f full -f sarif:out.sarif         for people, and for a code scanning page
  aigov check --base origin/main                 only what this change made worse blocks
  aigov check - --stdin-filename aigov.yaml      what an editor holds""",
)
@click.argument("paths", nargs=-1, type=click.UNPROCESSED)
@options(
    click.option(
        "--stdin-filename",
        default="",
        metavar="FILE",
        callback=written,
        help="The file that standard input (-) stands for.",
    ),
    click.option(
        "--base",
        default="",
        metavar="REV",
        callback=written,
        help=said(
            "Let only what is worse than at this git revision count, and find each stage that moved without its gate.",
            "Tel alleen wat slechter is dan bij deze git-revisie, en vind elke fase die zonder poort verschoof.",
        ),
    ),
    click.option(
        "--fix",
        is_flag=True,
        help=said(
            "First mend slips of form, as aigov fix does; judge what comes of it.",
            "Herstel eerst vormfouten, zoals aigov fix; beoordeel wat daarvan komt.",
        ),
    ),
    DIFF,
    UNSAFE,
)
def command(
    *, paths: tuple[str, ...], stdin_filename: str, base: str, fix: bool, diff: bool, unsafe: bool, **asked: Any
) -> int:
    """Judge the manifests at PATHS: files, folders (searched for aigov.yaml and NAME.aigov.yaml), or - (piped in).

    Exit codes: 0 nothing open at or above the fail level, 1 findings, 2 the run itself went wrong, 3 a path holds no
    manifest, 130 interrupted.
    """
    if stdin_filename and "-" not in paths:
        raise click.UsageError("--stdin-filename needs standard input: write - among the paths.")
    asked |= {"paths": paths, "stdin_filename": stdin_filename}
    if fix or diff or unsafe:
        from aigov.cli._mending import around

        return around(lambda: judge(base=base, **asked), asked, fix=fix, diff=diff, unsafe=unsafe)
    return judge(base=base, **asked)
