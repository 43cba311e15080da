"""A report that can be run again: read, and refused where it cannot be."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from aigov import resources, structure
from aigov.discovery import Surroundings
from aigov.errors import UsageError
from aigov.language import said

_LARGEST: Final = 256 << 20


class Recorded(NamedTuple):
    """A report that can be run again."""

    data: Mapping[str, Any]

    @property
    def record(self) -> Mapping[str, Any]:
        """What the run was given."""
        record: Mapping[str, Any] = self.data["record"]
        return record

    @property
    def needs_stdin(self) -> bool:
        """Whether one of its subjects was piped in."""
        return "-" in self.record["command"]["paths"]


def read(file: str) -> Recorded:
    """Return the report in `file`; raises UsageError where it is none that can be run again."""
    text = _text(file)
    try:
        data = json.loads(text, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        raise UsageError(
            said(f"this is not JSON: {error.msg}.", f"dit is geen JSON: {error.msg}."),
            where=f"{file}:{error.lineno}:{error.colno}",
        ) from None
    except (RecursionError, ValueError) as error:
        deep = said("is nested too deeply", "is te diep genest")
        what = deep if isinstance(error, RecursionError) else said(f"is not JSON: {error}", f"is geen JSON: {error}")
        raise UsageError(f"{what}.", where=file) from None
    if not isinstance(data, dict) or "aigov-report" not in data:
        raise UsageError(
            said("is no report of aigov check -f json.", "is geen rapport van aigov check -f json."), where=file
        )
    problems = structure.check(data, resources.schema("report"))
    if problems:
        place = ".".join(map(str, problems[0].path)) or said("its top", "het begin")
        raise UsageError(
            said(
                f"{_oldest()}: at {place}: {structure.words(problems[0])}",
                f"{_oldest()}: bij {place}: {structure.words(problems[0])}",
            ),
            where=file,
        )
    if "record" not in data:
        raise UsageError(
            said(
                f"{_oldest()}: it does not say what the run was given.",
                f"{_oldest()}: er staat niet in wat de run meekreeg.",
            ),
            where=file,
        )
    return Recorded(data)


def _oldest() -> str:
    return said(
        "The report was written by another version of aigov, or by another command, and cannot be run again",
        "Het rapport komt van een andere versie van aigov of van een andere opdracht, en is niet opnieuw te draaien",
    )


def folder_of(recorded: Recorded, working: str) -> str:
    """Return the folder to run in: where the run on record began, in the repository of the folder `working`."""
    below = recorded.record["folder"]
    root = Surroundings(working).repository(working)
    if not below or not root:
        return root if root and _began_at_root(recorded) else working
    inside = os.path.normpath(os.path.join(root, *below.split("/")))  # noqa: PTH118
    if not f"{inside}{os.sep}".startswith(f"{root}{os.sep}") or not os.path.isdir(inside):  # noqa: PTH112
        raise UsageError(
            said(
                f"The run on record began in {below}, and there is no such folder in this repository.",
                f"De vastgelegde run begon in {below}, en die map is er niet in deze repository.",
            )
        )
    return inside


def _began_at_root(recorded: Recorded) -> bool:
    return any(each["folder"] == "." for each in recorded.record["repositories"])


def _text(file: str) -> str:
    path = Path(file)
    try:
        if path.exists() and not path.is_file():
            raise UsageError(said("is not a regular file.", "is geen gewoon bestand."), where=file)
        with path.open("rb") as opened:
            raw = opened.read(_LARGEST + 1)
    except OSError as error:
        raise UsageError(
            said(
                f"cannot be read: {(error.strerror or str(error)).lower()}.",
                f"is niet te lezen: {(error.strerror or str(error)).lower()}.",
            ),
            where=file,
        ) from None
    if len(raw) > _LARGEST:
        raise UsageError(said("is larger than 256 MiB.", "is groter dan 256 MiB."), where=file)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(
            said(
                f"is not UTF-8: byte {error.start + 1} cannot be read.",
                f"is geen UTF-8: byte {error.start + 1} is niet te lezen.",
            ),
            where=file,
        ) from None


def _refuse(constant: str) -> None:
    raise ValueError(said(f"{constant} is no number", f"{constant} is geen getal"))
