"""`aigov pack`: which rules are asked, pinned, and what another version of them would change."""

import click

from aigov.cli._here import with_configuration


@click.group(
    name="pack",
    short_help="Pin packs, and show what another version would change.",
    epilog="Example: aigov pack lock",
)
def command() -> None:
    """Pin the packs that are asked here, and show what another version of one would change."""


@command.command(
    short_help="Pin packs, plugins and core rules in aigov.lock.",
    epilog="""\b
Examples:
  aigov pack lock                              after a change of packs or plugins, or a new release
  aigov pack lock --config permits/aigov.toml  another configuration than the one that holds here""",
)
@click.option("--config", default="", metavar="FILE", help="Lock what this aigov.toml names, beside it.")
def lock(*, config: str) -> None:
    """Write aigov.lock beside the nearest aigov.toml, else at the root of the repository.

    It holds version and digest of each pack, the version of each plugin and of aigov, and what each core rule asks.
    From then on aigov check refuses (exit 2) whatever differs. A newer release of the core pack is let in; its new and
    changed rules count as notes at most until the lock is written anew.
    """
    from aigov.run.locking import current, of_configuration, write

    place, file = of_configuration(config)
    for line in write(file, current(place)):
        click.echo(line)


@command.command(
    short_help="Show what another version of a pack would change.",
    epilog="""\b
Examples:
  aigov pack diff v1.0 governance/acme .                     the rules, and the verdicts on what lies here
  aigov pack diff v1.0:governance/acme v1.1:governance/acme  two revisions, the rules alone
  aigov pack diff core ../aigov-next/rules/core -f json .    the core pack in use here, and another""",
)
@click.argument("old")
@click.argument("new")
@click.argument("paths", nargs=-1, type=click.UNPROCESSED)
@click.option("--as-of", default="", metavar="DATE", help="Judge as on this day.  [default: today, UTC]")
@click.option("-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", help="[default: text]")
@with_configuration
def diff(*, old: str, new: str, paths: tuple[str, ...], as_of: str, form: str, config: str, isolated: bool) -> int:
    """Show which rules differ between OLD and NEW, and with PATHS which verdicts on the manifests there.

    OLD and NEW are folders, packs in use here (core), or git revisions: REV:FOLDER, or REV for the same folder as the
    other's. The manifests are judged twice, under their own configuration with the one version or the other of this
    pack, and without a lock; checks in Python are those that are installed. What changes is told by project and by the
    role that must act. Exit codes: 0 compared, 2 one of the two cannot be loaded, 3 a path holds no manifest.
    """
    import os

    from aigov import run
    from aigov.cli import _differing, say
    from aigov.cli._judging import floors, one_configuration
    from aigov.discovery import Surroundings
    from aigov.run import comparing
    from aigov.run.workplace import Asked
    from aigov.run.workplaces import Workplaces

    one_configuration(config, isolated=isolated)
    asked = Asked(run.today(as_of), config=config, isolated=isolated, floors=floors(""), locked=False)
    around = Surroundings(os.getcwd())  # noqa: PTH109
    plugins = Workplaces(around, asked).at(around.working).plugins
    with comparing.opened(old, new, around, plugins) as versions:
        both = comparing.Comparing(asked, *versions)
        found = both.rules(around)
        subjects = None
        empty: tuple[str, ...] = ()
        if paths:
            edge = run.Edge(stdin=lambda: b"", say=say)
            one, other = both.surveys(paths, edge)
            _differing.broken(other.found.missing)
            empty = other.found.empty
            subjects = comparing.compared(one, other)
        write = _differing.text if form == "text" else _differing.data
        for line in write(found, (versions[0].shown, versions[1].shown), subjects):
            click.echo(line)
    for line in empty:
        say(line)
    return 3 if empty else 0
