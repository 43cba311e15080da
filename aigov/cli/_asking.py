"""Asking at the terminal or from a pipe; what was given as an option is not asked again."""

import sys
from collections.abc import Callable
from typing import TypeVar

import click

from aigov.errors import UsageError

T = TypeVar("T")


class Asking:
    """Reads answers one after the other.

    An answer that cannot be read is asked for again where a person sits; from a pipe or an option it ends the run.
    A pipe that ends early leaves the remaining questions with their default, and says so once.
    """

    def __init__(self, *, silent: bool) -> None:
        """`silent` takes every default without asking (`--yes`)."""
        self._silent = silent
        self._patient = sys.stdin is not None and sys.stdin.isatty()

    def answer(self, ask: str, option: str, given: str | None, default: str | None, read: Callable[[str], T]) -> T:
        """Return the answer as `read` reads it; it raises ValueError with what would do.

        `default` is None where the question must be answered. Raises UsageError where no answer can be had.
        """
        if given is not None:
            return self._read(given, option, read)
        while True:
            text = default if self._silent else self._prompt(ask, default)
            if text is None:
                raise UsageError(f"{ask} Nothing was answered; say it with {option}.")
            try:
                return read(text)
            except ValueError as error:
                if self._silent or not self._patient:
                    raise UsageError(str(error), where=option) from None
                click.echo(str(error), err=True)

    def _read(self, text: str, option: str, read: Callable[[str], T]) -> T:
        try:
            return read(text)
        except ValueError as error:
            raise UsageError(str(error), where=option) from None

    def _prompt(self, ask: str, default: str | None) -> str | None:
        try:
            return str(click.prompt(ask, default=default, err=True))
        except click.Abort:
            if self._patient:
                raise
            # The pipe has ended: there will be no more answers, and no question need be shown.
            self._silent = True
            click.echo("\nThe answers end here; the rest is taken as its default.", err=True)
            return default
