"""`aigov pack`: which rules are asked, pinned."""

import click


@click.group(
    name="pack",
    short_help="Pin the packs that are asked here.",
    epilog="Example: aigov pack lock",
)
def command() -> None:
    """Pin the packs that are asked here."""


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
