"""The workplace of the folder that a command is run in, for commands that judge nothing."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from aigov.run.workplace import Workplace


def with_configuration(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say which configuration holds."""
    function = click.option("--isolated", is_flag=True, help="Use no aigov.toml.")(function)
    return click.option("--config", default="", metavar="FILE", help="Use this aigov.toml.")(function)


def workplace(config: str, *, isolated: bool, folder: Path | None = None) -> "Workplace":
    """Return what holds in the working folder; `folder` is a pack that is loaded too, after the others."""
    from aigov.discovery import Surroundings
    from aigov.run import today
    from aigov.run.workplace import Asked, Workplace, Workplaces

    if config and isolated:
        raise click.UsageError("--config and --isolated do not go together.")
    asked = Asked(today(""), config=config, isolated=isolated)
    around = Surroundings(Path.cwd())
    found = Workplaces(around, asked)
    if folder is None:
        return found.at(str(around.working))
    return Workplace(found.config(str(around.working)).with_pack(folder), asked)
