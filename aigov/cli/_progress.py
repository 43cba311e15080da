"""A progress bar on standard error, for long runs on terminals only."""

import sys
import time
from typing import TYPE_CHECKING, Final, Self

from aigov.language import said

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

_PATIENCE: Final = 1.0
"""Seconds before the bar appears: most runs have ended by then, and never import rich."""


class Progress:
    """Shows how far a run is. Where standard output is a terminal as well, its lines show that, and there is no bar."""

    def __init__(self, *, shares_terminal: bool) -> None:
        self._wanted = sys.stderr is not None and sys.stderr.isatty() and not shares_terminal
        self._since = time.monotonic()
        self._bar: Bar | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()

    def advance(self, done: int, total: int) -> None:
        """Take note that `done` of `total` are judged."""
        if not self._wanted or time.monotonic() - self._since < _PATIENCE:
            return
        if self._bar is None:
            self._bar = self._begun(total)
        self._bar.update(self._bar.task_ids[0], completed=done)

    def _begun(self, total: int) -> "Bar":
        from rich.console import Console
        from rich.progress import Progress as Bar

        bar = Bar(console=Console(stderr=True), transient=True)
        bar.add_task(said("Judging", "Beoordelen"), total=total)
        bar.start()
        return bar
