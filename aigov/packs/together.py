"""Which keys of a rule go together: what must stand beside what, and what has no meaning beside what."""

from collections.abc import Collection, Mapping
from typing import Any, Final

from aigov.packs.problems import Problems

_HOLDS: Final = ("assert", "require", "due", "check")
_TIMES: Final = ("effective_from", "effective_until")
JUDGES: Final = (*_HOLDS, "scope", "stages", "weight", "each", "let", "when", "at", *_TIMES)
"""Keys that have no meaning in a rule with `reports`."""
_REFUSED: Final = (
    ("check", "assert", "A check takes the place of `assert`; a rule has one of the two."),
    ("check", "due", "A check looks at days itself; a rule has a check or a `due`."),
    ("check", "at", "A check says itself where; `at` has no meaning beside it."),
)
_NEEDED: Final = (
    ("with", "check", "`with` holds the options of a check, and the rule names none."),
    ("ahead", "due", "`ahead` says how long before `due`, and the rule has none."),
)
_OF_STRUCTURE: Final = ("indentation", "quotes", "spelling", "unknown")
"""Fixes of what reading and structure find, which alone know where the text breaks and what may stand there."""
_ASKED: Final = (
    ("acts", "Who must act"),
    ("verifies", "What the rule goes by"),
    ("examples", "What the rule says, by example,"),
)


def together(data: Mapping[str, Any], broken: Collection[str], problems: Problems) -> None:
    """Note what is missing beside what is written, and what cannot stand beside it. `broken` counts as written."""
    written = {*data, *broken}
    for first, second, what in _REFUSED:
        if first in data and second in data:
            problems.at_key((second,), what)
    for first, second, what in _NEEDED:
        if first in data and second not in written:
            problems.at_key((first,), what)
    if "reports" in data:
        _reports(data, written, problems)
    elif "reports" not in written:
        if data.get("fix") in _OF_STRUCTURE:
            problems.at(("fix",), f"`{data['fix']}` mends what structure finds: it stands beside `reports` alone.")
        _judges(data, written, problems)
        _weighs(data, written, problems)
    if "remedy" not in written:
        problems.at_key((), "What to do is not written: `remedy`.")
    if "message" not in written and written & {"assert", "due", "check", "reports"}:
        problems.at_key((), "What is so, in a sentence, is not written: `message`.")


def _reports(data: Mapping[str, Any], written: Collection[str], problems: Problems) -> None:
    for key in JUDGES:
        if key in data:
            problems.at_key((key,), f"`{key}` judges; a rule with `reports` words what was found already.")
    if "level" not in written:
        problems.at_key((), "How much it weighs is not written: `level`.")


def _judges(data: Mapping[str, Any], written: Collection[str], problems: Problems) -> None:
    if not {*_HOLDS} & {*written}:
        problems.at_key((), "What must hold is not written: `assert`, `require`, `due` or `check`.")
    for key, asked in _ASKED:
        if key not in written:
            problems.at_key((), f"{asked} is not written: `{key}`.")
    if "examples" in data and not data["examples"]:
        problems.at_key(("examples",), "What the rule says, by example, is not written.")


def _weighs(data: Mapping[str, Any], written: Collection[str], problems: Problems) -> None:
    scope = data.get("scope", "manifest")
    if scope == "manifest" and "scope" in written and "scope" not in data:
        return  # which scope was meant cannot be told
    if scope == "manifest":
        if "level" in data:
            what = "A rule over manifests says under `stages` from when it bites, and at which level."
            problems.at_key(("level",), what)
        elif "stages" not in written:
            problems.at_key((), "From which stage it bites is not written: `stages`.")
        return
    for key in ("stages", "weight"):
        if key in data:
            problems.at_key((key,), f"A rule of scope {scope} knows no {key}; it has a `level`.")
    if not {"level", "stages"} & {*written}:
        problems.at_key((), "How much it weighs is not written: `level`.")
