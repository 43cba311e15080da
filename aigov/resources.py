"""Where the rules and schemas are that aigov brings: in the package if installed, else beside it in a checkout."""

import json
import os
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from aigov.errors import AigovError
from aigov.language import DUTCH, ENGLISH, said

if TYPE_CHECKING:
    from pathlib import Path

PACKAGE: Final = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120  (pathlib costs a cold start milliseconds)


def rules_folder() -> "Path":
    """Return the folder whose folders are the built-in packs; raises AigovError where there is none."""
    from pathlib import Path

    return Path(rules_place())


def rules_place() -> str:
    """Return the same as text, absolute."""
    return _place("rules")


def schemas_place() -> str:
    """Return the folder of the committed schemas, absolute."""
    return _place("schemas")


def schema(name: str, language: str = ENGLISH) -> dict[str, Any]:
    """Return the schema of that name, read once: manifest, organisation, rule, pack, config, waivers and others.

    Those in another language say the same in other words, for people: English again where there is no such language.
    All callers share it: do not change it. Raises AigovError where it is not there.
    """
    return _parsed(name, language if language == DUTCH else "")


def demands(name: str) -> dict[str, Any]:
    """Return what the schema of a manifest or an organisation's file demands, read once: it without texts for people.

    Whoever judges many manifests or one reads this: a third of the bytes. All callers share it: do not change it.
    """
    return _parsed(name, "demands")


def schema_text(name: str, language: str = ENGLISH) -> str:
    """Return the schema of that name as it is committed; raises AigovError where it is not there."""
    return _read(name, language if language == DUTCH else "")


@cache
def _parsed(name: str, folder: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_read(name, folder))
    return found


@cache
def _read(name: str, folder: str) -> str:
    file = os.path.join(_place("schemas"), folder, f"{name}.schema.json")  # noqa: PTH118
    try:
        with open(file, encoding="utf-8") as opened:  # noqa: PTH123
            return opened.read()
    except FileNotFoundError:
        from aigov.spelling import suggestion

        near, listed = suggestion(name, _names()), ", ".join(_names())
        raise AigovError(
            said(
                f'there is no schema "{name}"{near} There are {listed}.',
                f'er is geen schema "{name}"{near} Er zijn {listed}.',
            )
        ) from None


def _names() -> list[str]:
    return sorted(name.partition(".")[0] for name in os.listdir(_place("schemas")) if name.endswith(".json"))  # noqa: PTH208


@cache
def _place(folder: str) -> str:
    for place in (os.path.join(PACKAGE, "_data", folder), os.path.join(os.path.dirname(PACKAGE), folder)):  # noqa: PTH118, PTH120
        if os.path.isdir(place):  # noqa: PTH112
            return place
    raise AigovError(
        said(
            f'the folder "{folder}" that belongs to aigov is neither in the package nor beside it. '
            "Install aigov again, or run it from a complete checkout.",
            (
                f'de map "{folder}" die bij aigov hoort zit niet in het pakket en staat er niet naast. '
                "Installeer aigov opnieuw, of draai het vanuit een volledige checkout."
            ),
        ),
        where=PACKAGE,
    )
