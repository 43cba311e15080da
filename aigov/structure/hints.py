"""The words that structure adds to an error: what was expected, what was found, and how to write it."""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from aigov import dates
from aigov.paths import Path
from aigov.structure.keywords import Schema

SHOWN: Final = 60
_TYPES: Final[Mapping[str, str]] = {
    "object": "a section of its own",
    "array": "a list",
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
}
# By a stretch of the pattern that tells it apart, from the particular to the general.
_PATTERNS: Final = (
    ("sha256:", "sha256: and the 64 hexadecimal digits of the digest"),
    ("[a-z0-9-]*/", "AREA/NAME, in small letters and digits, with hyphens between words"),
    ("[a-z0-9-]*(?:/", "AREA or AREA/NAME, in small letters and digits, with hyphens between words"),
    ("x_", "a name that begins with x_, in small letters"),
    ("[a-z0-9]+(?:-[a-z0-9]+)*", "small letters and digits, with hyphens between words"),
    ("[A-Za-z0-9][A-Za-z0-9_.-]*", "letters, digits, dots, hyphens and underscores, without spaces"),
    ("[a-z][a-z0-9_]*", "small letters, digits and underscores"),
)
_BOOLEANS: Final = {
    "yes": "true",
    "on": "true",
    "ja": "true",
    "y": "true",
    "no": "false",
    "off": "false",
    "nee": "false",
}
_DAY: Final = re.compile(r"([0-9]{4})[-/. ]?([0-9]{1,2})[-/. ]?([0-9]{1,2})(?:[T ][0-9:.+Z-]*)?")
_DAY_LAST: Final = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")
_NAMED: Final = re.compile(r"([0-9]{1,2})\.? ([^\W\d]+)\.?,? ([0-9]{4})")
_MONTHS: Final = ("jan", "feb", "mar|maa|mrt", "apr", "may|mei", "jun", "jul", "aug", "sep", "oct|okt", "nov", "dec")
_PERIOD: Final = re.compile(r"([0-9]{1,4}) ?(d|w|m|y|j)[^\W\d]*", re.IGNORECASE)


def shown(value: Any) -> str:
    """Return a value as it can stand in a message: one line, at most 60 characters."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict | list):
        return "a list" if isinstance(value, list) else "a section"
    text = " ".join(str(value)[: SHOWN * 4].split())
    cut = text if len(text) <= SHOWN else text[: SHOWN - 1] + "\N{HORIZONTAL ELLIPSIS}"
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in cut)


def is_number(value: Any) -> bool:
    """Whether `value` is a number; true and false are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def name(path: Path) -> str:
    """Return the last name of a path; of an item its list's."""
    return shown(next((part for part in reversed(path) if isinstance(part, str)), "the file"))


def dotted(path: Path) -> str:
    """Return the names of a path: `data.sources`."""
    return ".".join(shown(part) for part in path if isinstance(part, str))


def within(path: Path) -> str:
    """Return what holds a key: `the file`, `project`, `an item of kpis`."""
    if not path:
        return "the file"
    return f"an item of {dotted(path)}" if isinstance(path[-1], int) else dotted(path)


def bounds(node: Schema) -> str:
    """Return the numbers that a number may have."""
    words = [("minimum", "at least"), ("exclusiveMinimum", "more than"), ("maximum", "at most")]
    return " and ".join(f"{said} {node[keyword]}" for keyword, said in words if keyword in node)


def items(least: int) -> str:
    """Return how many items there must be."""
    return "at least one item" if least == 1 else f"at least {least} items"


def characters(least: int) -> str:
    """Return how long a text must be."""
    return "some text" if least == 1 else f"at least {least} characters"


def found(value: Any) -> str:
    """Return what kind of value was found, in YAML's words."""
    if isinstance(value, bool):
        return shown(value)
    if is_number(value):
        return f"the number {shown(value)}"
    if isinstance(value, str):
        return f'the text "{shown(value)}"' if value else "an empty text"
    return "a list" if isinstance(value, list) else "a section"


def expected(options: Iterable[tuple[Schema, str]]) -> str:
    """Return what kinds of value would do, in YAML's words."""
    words: list[str] = []
    for node, called in options:
        said = _expected(node, called)
        if said not in words:
            words.append(said)
    return " or ".join(words) or "unknown"


def _expected(node: Schema, called: str) -> str:
    if called == "Who":
        return "a role, a person's id or a person with a name"
    if node.get("format") in ("date", "duration"):
        return "a day such as 2026-11-22" if node["format"] == "date" else "a period such as P3M"
    if "const" in node:
        return shown(node["const"])
    if "enum" in node:
        return "one of its answers"
    return _TYPES.get(node.get("type", ""), "another value")


def wrong_type(value: Any, options: Collection[tuple[Schema, str]]) -> str:
    """Return what to write instead, where that is plain."""
    kinds = {node.get("type") for node, _ in options}
    if isinstance(value, str) and "boolean" in kinds and value.lower() in _BOOLEANS:
        return f"; write {_BOOLEANS[value.lower()]}."
    if "string" in kinds and not isinstance(value, str | dict | list):
        return f'; in quotes it is text: "{shown(value)}".'
    if "array" in kinds and isinstance(value, str) and value:
        return f"; a list of one is written [{shown(value)}]."
    if kinds & {"number", "integer"} and isinstance(value, str):
        alone = re.search(r"[-+]?[0-9]+(?:\.[0-9]+)?(?![0-9.,_])", value)
        if alone and alone[0] == value:
            return "; without quotes it is a number."
        return f"; the number stands alone: {alone[0]}." if alone and len(value) < SHOWN else "."
    return "."


def looks_like_a_date(value: str) -> bool:
    """Whether a text has the form of a day, be it in the calendar or not."""
    return bool(re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value))


def date(value: str) -> str:
    """Return the day that was meant, where only one can be."""
    if looks_like_a_date(value):
        year, month = int(value[:4]), int(value[5:7])
        last = next((day for day in range(31, 27, -1) if dates.is_date(f"{value[:8]}{day}")), 0)
        if last:
            return f"; that month ends on {value[:8]}{last}."
        return "; a year has twelve months." if year and not 1 <= month <= 12 else "."
    day = _day(value)
    return f"; did you mean {day}?" if day else "."


def _day(value: str) -> str:
    if match := _DAY.fullmatch(value):
        parts = (match[1], match[2], match[3])
    elif match := _DAY_LAST.fullmatch(value):
        # 3-4-2026 is the third of April here and the fourth of March there.
        if int(match[2]) <= 12 and int(match[1]) <= 12 and match[1] != match[2]:
            return ""
        day, month = (match[1], match[2]) if int(match[2]) <= 12 else (match[2], match[1])
        parts = (match[3], month, day)
    elif (match := _NAMED.fullmatch(value)) and (month := _month(match[2])):
        parts = (match[3], month, match[1])
    else:
        return ""
    text = f"{parts[0]}-{int(parts[1]):02}-{int(parts[2]):02}"
    return text if dates.is_date(text) else ""


def _month(word: str) -> str:
    begins = word.lower()[:3]
    return next((f"{number}" for number, names in enumerate(_MONTHS, 1) if begins in names.split("|")), "")


def period(value: str) -> str:
    """Return the period that was meant, where only one can be."""
    if dates.is_period(value.upper().strip()):
        return f"; did you mean {value.upper().strip()}?"
    if match := _PERIOD.fullmatch(value.strip()):
        unit = match[2].upper().replace("J", "Y")
        return f"; did you mean P{int(match[1])}{unit}?"
    return "."


def pattern(value: str, wanted: str) -> tuple[str, str]:
    """Return what a pattern asks for in words, and what may have been meant."""
    said = next((words for part, words in _PATTERNS if part in wanted), f"of the form {wanted}")
    meant = ""
    if "[a-z0-9]+(?:-" in wanted:
        meant = re.sub(r"[^a-z0-9]+", "-", value.lower()[:SHOWN]).strip("-")
    elif "[A-Za-z0-9_.-]*" in wanted:
        meant = re.sub(r"[^A-Za-z0-9_.-]+", "-", value[:SHOWN]).strip("-._")
    is_better = meant and meant != value and len(value) < SHOWN and re.search(wanted, meant)
    return said, f'; did you mean "{meant}"?' if is_better else "."


def own_names(names: Schema) -> str:
    """Return how a name of one's own begins, where there may be any."""
    patterns = [inner.get("pattern", "") for inner in names.get("anyOf", ())]
    return "; a name of your own begins with x_." if any(wanted.startswith("^x_") for wanted in patterns) else ""
