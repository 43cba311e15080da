"""Which keys of a rule go together: what must stand beside what, and what has no meaning beside what."""

from collections.abc import Collection, Mapping
from typing import Any, Final

from aigov.language import said
from aigov.packs.problems import Problems

_HOLDS: Final = ("assert", "require", "due", "check")
_TIMES: Final = ("effective_from", "effective_until")
JUDGES: Final = (*_HOLDS, "scope", "stages", "weight", "each", "let", "when", "at", *_TIMES)
"""Keys that have no meaning in a rule with `reports`."""

_OF_STRUCTURE: Final = ("indentation", "quotes", "spelling", "unknown")
"""Fixes of what reading and structure find, which alone know where the text breaks and what may stand there."""


def _refused() -> tuple[tuple[str, str, str], ...]:
    """Return keys that have no meaning beside another, and why."""
    return (
        (
            "check",
            "assert",
            said(
                "A check takes the place of `assert`; a rule has one of the two.",
                "Een controle komt in de plaats van `assert`; een regel heeft een van beide.",
            ),
        ),
        (
            "check",
            "due",
            said(
                "A check looks at days itself; a rule has a check or a `due`.",
                "Een controle kijkt zelf naar dagen; een regel heeft een controle of een `due`.",
            ),
        ),
        (
            "check",
            "at",
            said(
                "A check says itself where; `at` has no meaning beside it.",
                "Een controle zegt zelf waar; `at` heeft daarnaast geen betekenis.",
            ),
        ),
    )


def _needed() -> tuple[tuple[str, str, str], ...]:
    """Return keys that need another beside them, and why."""
    return (
        (
            "with",
            "check",
            said(
                "`with` holds the options of a check, and the rule names none.",
                "`with` bevat de opties van een controle, en de regel noemt er geen.",
            ),
        ),
        (
            "ahead",
            "due",
            said(
                "`ahead` says how long before `due`, and the rule has none.",
                "`ahead` zegt hoe lang vóór `due`, en die heeft de regel niet.",
            ),
        ),
    )


def _asked() -> tuple[tuple[str, str], ...]:
    """Return keys that every rule that judges has, and what they say."""
    return (
        ("acts", said("Who must act", "wie aan zet is")),
        ("verifies", said("What the rule goes by", "waar de regel op afgaat")),
        ("examples", said("What the rule says, by example,", "met voorbeelden wat de regel zegt")),
    )


def together(data: Mapping[str, Any], broken: Collection[str], problems: Problems) -> None:
    """Note what is missing beside what is written, and what cannot stand beside it. `broken` counts as written."""
    written = {*data, *broken}
    for first, second, what in _refused():
        if first in data and second in data:
            problems.at_key((second,), what)
    for first, second, what in _needed():
        if first in data and second not in written:
            problems.at_key((first,), what)
    if "reports" in data:
        _reports(data, written, problems)
    elif "reports" not in written:
        if data.get("fix") in _OF_STRUCTURE:
            problems.at(
                ("fix",),
                said(
                    f"`{data['fix']}` mends what structure finds: it stands beside `reports` alone.",
                    f"`{data['fix']}` herstelt wat de controle op structuur vindt: het staat alleen naast `reports`.",
                ),
            )
        _judges(data, written, problems)
        _weighs(data, written, problems)
    if "remedy" not in written:
        problems.at_key((), said("What to do is not written: `remedy`.", "Er staat niet wat er te doen is: `remedy`."))
    if "message" not in written and written & {"assert", "due", "check", "reports"}:
        problems.at_key(
            (),
            said(
                "What is so, in a sentence, is not written: `message`.",
                "Er staat niet in een zin hoe het is: `message`.",
            ),
        )


def _reports(data: Mapping[str, Any], written: Collection[str], problems: Problems) -> None:
    for key in JUDGES:
        if key in data:
            problems.at_key(
                (key,),
                said(
                    f"`{key}` judges; a rule with `reports` words what was found already.",
                    f"`{key}` oordeelt; een regel met `reports` verwoordt wat al is gevonden.",
                ),
            )
    if "level" not in written:
        problems.at_key(
            (), said("How much it weighs is not written: `level`.", "Er staat niet hoe zwaar het weegt: `level`.")
        )


def _judges(data: Mapping[str, Any], written: Collection[str], problems: Problems) -> None:
    if not {*_HOLDS} & {*written}:
        problems.at_key(
            (),
            said(
                "What must hold is not written: `assert`, `require`, `due` or `check`.",
                "Er staat niet wat moet kloppen: `assert`, `require`, `due` of `check`.",
            ),
        )
    for key, asked in _asked():
        if key not in written:
            problems.at_key((), said(f"{asked} is not written: `{key}`.", f"Er staat niet {asked}: `{key}`."))
    if "examples" in data and not data["examples"]:
        problems.at_key(
            ("examples",),
            said("What the rule says, by example, is not written.", "Er staat niet met voorbeelden wat de regel zegt."),
        )


def _weighs(data: Mapping[str, Any], written: Collection[str], problems: Problems) -> None:
    scope = data.get("scope", "manifest")
    if scope == "manifest" and "scope" in written and "scope" not in data:
        return  # which scope was meant cannot be told
    if scope == "manifest":
        if "level" in data:
            what = said(
                "A rule over manifests says under `stages` from when it bites, and at which level.",
                "Een regel over manifesten zegt onder `stages` vanaf wanneer hij geldt, en op welk niveau.",
            )
            problems.at_key(("level",), what)
        elif "stages" not in written:
            problems.at_key(
                (),
                said(
                    "From which stage it bites is not written: `stages`.",
                    "Er staat niet vanaf welke fase de regel geldt: `stages`.",
                ),
            )
        return
    for key in ("stages", "weight"):
        if key in data:
            problems.at_key(
                (key,),
                said(
                    f"A rule of scope {scope} knows no {key}; it has a `level`.",
                    f"Een regel met scope {scope} kent geen {key}; hij heeft een `level`.",
                ),
            )
    if not {"level", "stages"} & {*written}:
        problems.at_key(
            (), said("How much it weighs is not written: `level`.", "Er staat niet hoe zwaar het weegt: `level`.")
        )
