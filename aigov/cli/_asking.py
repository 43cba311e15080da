"""Asking at the terminal or from a pipe; what was given as an option is not asked again."""

import sys
from collections.abc import Callable
from typing import TypeVar

import click

from aigov.errors import UsageError
from aigov.language import said

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

    @property
    def is_silent(self) -> bool:
        """Whether nothing is asked."""
        return self._silent

    @property
    def is_patient(self) -> bool:
        """Whether a person sits there who can be asked for more than a manifest needs."""
        return self._patient and not self._silent

    def answer(
        self,
        ask: str,
        option: str,
        given: str | None,
        default: str | None,
        read: Callable[[str], T],
        *,
        hint: str = "",
    ) -> T:
        """Return the answer as `read` reads it; it raises ValueError with what would do.

        `default` is None where the question must be answered; `hint` is a line of help. Raises UsageError where no
        answer can be had.
        """
        if given is not None:
            return self._read(given, option, read)
        if hint and not self._silent:
            self._show(f"\n{ask}\n  {hint}")
            ask = f"  {option.removeprefix('--')}"
        while True:
            text = default if self._silent else self._prompt(ask, default)
            if text is None:
                raise UsageError(
                    said(
                        f"{ask} Nothing was answered; say it with {option}.",
                        f"{ask} Er kwam geen antwoord; geef het met {option}.",
                    )
                )
            try:
                return read(text)
            except ValueError as error:
                if self._silent or not self._patient:
                    raise UsageError(str(error), where=option) from None
                self._show(str(error))

    def _read(self, text: str, option: str, read: Callable[[str], T]) -> T:
        try:
            return read(text)
        except ValueError as error:
            raise UsageError(str(error), where=option) from None

    def _show(self, text: str) -> None:
        try:
            click.echo(text, err=True)
        except OSError:  # nobody sees the question
            raise click.Abort from None

    def _prompt(self, ask: str, default: str | None) -> str | None:
        try:
            return str(click.prompt(ask, default=default, err=True))
        except OSError:  # nobody sees the question
            raise click.Abort from None
        except UnicodeDecodeError as error:
            raise UsageError(
                said(
                    f"What was typed is not {error.encoding}: byte {error.start + 1} cannot be read.",
                    f"Wat getypt werd is geen {error.encoding}: byte {error.start + 1} is niet te lezen.",
                )
            ) from None
        except RuntimeError as error:  # click.Abort is one; another says that there is no standard input
            if not isinstance(error, click.Abort) and sys.stdin is not None:
                raise
            if self._patient:
                raise
            # The pipe has ended: there will be no more answers, and no question need be shown.
            self._silent = True
            click.echo(
                said(
                    "\nThe answers end here; the rest is taken as its default.",
                    "\nDe antwoorden houden hier op; voor de rest geldt de standaard.",
                ),
                err=True,
            )
            return default
