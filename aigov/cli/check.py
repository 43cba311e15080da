"""`aigov check`: the main job."""

from typing import Any

import click

from aigov.cli import examples
from aigov.cli._judging import DIFF, PATHS, STDIN_NAME, UNSAFE, judge, options, refuse_a_name_alone, written
from aigov.language import said


@click.command(
    short_help=said("Judge manifests, and say what is open.", "Beoordeel manifesten, en zeg wat openstaat."),
    help=said(
        """Judge the manifests at PATHS: files, folders (searched for aigov.yaml and NAME.aigov.yaml), or - (piped in).

        Exit codes: 0 nothing open at or above the fail level, 1 findings, 2 the run itself went wrong, 3 a path holds
        no manifest, 130 interrupted.
        """,
        """Beoordeel de manifesten in PATHS: bestanden, mappen (doorzocht op aigov.yaml en NAAM.aigov.yaml), of -
        (standaardinvoer).

        Exitcodes: 0 niets open vanaf het faalniveau, 1 bevindingen, 2 de run zelf ging mis, 3 een pad bevat geen
        manifest, 130 onderbroken.
        """,
    ),
    epilog=examples(
        ("aigov check", said("every manifest below this folder", "elk manifest onder deze map")),
        (
            "aigov check permits/aigov.yaml --strict",
            said('one, where "could not tell" counts', "één, waarin onbepaald meetelt"),
        ),
        ("aigov check -f full -f sarif:out.sarif", said("for people and a scanner", "voor mensen en een scanner")),
        (
            "aigov check --base origin/main",
            said("only what became worse blocks", "alleen wat slechter werd, telt"),
        ),
        ("aigov check - --stdin-filename aigov.yaml", said("what an editor holds", "wat een editor vasthoudt")),
    ),
)
@PATHS
@options(
    STDIN_NAME,
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
    """Judge, and return the exit code; its help is above, in both languages."""
    refuse_a_name_alone(stdin_filename, paths)
    asked |= {"paths": paths, "stdin_filename": stdin_filename}
    if fix or diff or unsafe:
        from aigov.cli._mending import around

        return around(lambda: judge(base=base, **asked), asked, fix=fix, diff=diff, unsafe=unsafe)
    return judge(base=base, **asked)
