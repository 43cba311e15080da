"""The workplace of the folder that a command is run in, for commands that judge nothing."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aigov.run.workplace import Workplace


def with_configuration(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say which configuration holds."""
    from aigov.cli._judging import CONFIG, ISOLATED

    return CONFIG(ISOLATED(function))


def workplace(config: str, *, isolated: bool, folder: str = "", floor: str = "") -> "Workplace":
    """Return what holds in the working folder; `folder` is a pack that is loaded too, after the others.

    `floor` holds from outside, and so does what AIGOV_FLOOR names.
    """
    from aigov.cli._judging import floors, one_configuration
    from aigov.discovery import Surroundings
    from aigov.run import today
    from aigov.run.workplace import Asked, Workplace
    from aigov.run.workplaces import Workplaces

    one_configuration(config, isolated=isolated)
    asked = Asked(today(""), config=config, isolated=isolated, locked=False, floors=floors(floor))
    around = Surroundings(os.getcwd())  # noqa: PTH109  (as in aigov/run)
    found = Workplaces(around, asked)
    if not folder:
        return found.at(around.working)
    return Workplace(found.config(around.working).with_pack(folder), asked)
