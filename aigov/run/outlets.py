"""Where formats go, and standard output, which takes a report as it comes."""

import os
import sys
from collections.abc import Callable, Iterable
from io import TextIOWrapper
from typing import Final

from aigov.discovery import Target
from aigov.errors import AigovError, UsageError
from aigov.language import said
from aigov.records import NamedTuple

_FOR_PEOPLE: Final = ("full", "concise", "text")


class Outlet(NamedTuple):
    """A format and the file that it goes to; an empty `file` is standard output."""

    format: str
    file: str = ""


def outlets(texts: Iterable[str]) -> tuple[Outlet, ...]:
    """Return what `NAME` and `NAME:FILE` say, standard output first; raises UsageError where two have one place."""
    found = [Outlet(*text.partition(":")[::2]) for text in texts]
    places: dict[str, Outlet] = {}
    for outlet in found:
        place = outlet.file
        if place:
            from aigov.run.whole import absolute

            place = absolute(outlet.file, outlet.format)
        if place in places:
            where = (
                said(f"to {outlet.file}", f"naar {outlet.file}")
                if outlet.file
                else said(
                    "to standard output; write one of them as NAME:FILE",
                    "naar standaarduitvoer; schrijf een van beide als NAAM:BESTAND",
                )
            )
            raise UsageError(
                said(
                    f"two formats go {where}: {places[place].format} and {outlet.format}.",
                    f"twee formaten gaan {where}: {places[place].format} en {outlet.format}.",
                )
            )
        places[place] = outlet
    return tuple(sorted(found, key=lambda outlet: bool(outlet.file)))


def spare(targets: Callable[[], Iterable[Target]], files: Iterable[Outlet]) -> None:
    """Refuse a report in the place of what is judged, by whatever name."""
    places = {_identity(outlet.file): outlet for outlet in files if os.path.exists(outlet.file)}  # noqa: PTH110  (Path costs a start three milliseconds)
    for target in targets() if places else ():
        outlet = places.get(_identity(target.file)) if os.path.exists(target.file) else None  # noqa: PTH110  (the same)
        if outlet:
            raise UsageError(
                said(
                    f"{outlet.file} is to be judged; {outlet.format} needs another file to be written to.",
                    f"{outlet.file} wordt beoordeeld; {outlet.format} heeft een ander bestand nodig om naar te "
                    "schrijven.",
                )
            )


def _identity(file: str) -> tuple[int, int]:
    found = os.stat(file)  # noqa: PTH116  (the same)
    return found.st_dev, found.st_ino


def exactly() -> None:
    """Let standard output take a text as a file does: UTF-8, whatever a console speaks, and line ends as they are.

    So what a program reads is the same bytes under Windows, where a pipe would get a code page.
    """
    stream = sys.stdout
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


class Standard:
    """Standard output; a reader who has seen enough ends the writing, not the run."""

    def __init__(self, *, held_back: bool, of: str = "") -> None:
        """`held_back`: nothing is written before `release`. What is `of` no format for people is written as a file."""
        self._held: list[str] | None = [] if held_back else None
        self._exact = bool(of) and of not in _FOR_PEOPLE
        self._gone = False

    def write(self, pieces: Iterable[str]) -> None:
        """Write, or keep, piece after piece; those after a broken pipe are only drawn."""
        if self._exact:
            exactly()
            self._exact = False
        for piece in pieces:
            if self._held is not None:
                self._held.append(piece)
            else:
                self._quietly(sys.stdout.write, piece)
        self._quietly(sys.stdout.flush)

    def release(self) -> None:
        """Write what was held back."""
        held, self._held = self._held, None
        self.write(held or ())

    def _quietly(self, do: Callable[..., object], *pieces: str) -> None:
        if self._gone:
            return
        try:
            do(*pieces)
        except BrokenPipeError:
            self._gone = True
            # At its end Python flushes standard output once more, and would complain.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except OSError as error:
            self._gone = True
            raise AigovError(
                said(
                    f"standard output cannot be written: {error.strerror or error}.",
                    f"naar standaarduitvoer kan niet worden geschreven: {error.strerror or error}.",
                )
            ) from None
