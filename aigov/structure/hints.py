"""The words that structure adds to an error: what was expected, what was found, and how to write it."""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from aigov import dates
from aigov.language import said
from aigov.paths import Path
from aigov.spelling import meant as did_you_mean
from aigov.structure.keywords import Schema

SHOWN: Final = 60

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


def _types() -> Mapping[str, str]:
    return {
        "object": said("a section of its own", "een onderdeel met sleutels"),
        "array": said("a list", "een lijst"),
        "string": said("text", "tekst"),
        "number": said("a number", "een getal"),
        "integer": said("a whole number", "een geheel getal"),
        "boolean": said("true or false", "true of false"),
    }


def _patterns() -> tuple[tuple[str, str], ...]:
    """Return stretches of patterns that tell them apart, with what each asks; from the particular to the general."""
    small = said(
        "small letters and digits, with hyphens between words",
        "kleine letters en cijfers, met koppeltekens tussen de woorden",
    )
    return (
        (
            "[a-z]{2}",
            said(
                "a language's code of two small letters, such as nl", "een taalcode van twee kleine letters, zoals nl"
            ),
        ),
        (
            "sha256:",
            said(
                "sha256: and the 64 hexadecimal digits of the digest",
                "sha256: en de 64 hexadecimale cijfers van de digest",
            ),
        ),
        ("^[a-z][a-z]$", said("a code of two small letters, such as nl", "een code van twee kleine letters, zoals nl")),
        ("[a-z0-9-]*/", said(f"AREA/NAME, in {small}", f"GEBIED/NAAM, in {small}")),
        ("[a-z0-9-]*(?:/", said(f"AREA or AREA/NAME, in {small}", f"GEBIED of GEBIED/NAAM, in {small}")),
        (
            "x_",
            said("a name that begins with x_, in small letters", "een naam die met x_ begint, in kleine letters"),
        ),
        ("[a-z0-9]+(?:-[a-z0-9]+)*", small),
        (
            "[A-Za-z0-9][A-Za-z0-9_.-]*",
            said(
                "letters, digits, dots, hyphens and underscores, without spaces",
                "letters, cijfers, punten, koppeltekens en lage streepjes, zonder spaties",
            ),
        ),
        (
            "[a-z][a-z0-9_]*",
            said("small letters, digits and underscores", "kleine letters, cijfers en lage streepjes"),
        ),
    )


def shown(value: Any) -> str:
    """Return a value as it can stand in a message: one line, at most 60 characters."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict | list):
        return said("a list", "een lijst") if isinstance(value, list) else said("a section", "een onderdeel")
    text = " ".join(str(value)[: SHOWN * 4].split())
    cut = text if len(text) <= SHOWN else text[: SHOWN - 1] + "\N{HORIZONTAL ELLIPSIS}"
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in cut)


def is_number(value: Any) -> bool:
    """Whether `value` is a number; true and false are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def name(path: Path) -> str:
    """Return the last name of a path; of an item its list's."""
    return shown(next((part for part in reversed(path) if isinstance(part, str)), said("the file", "het bestand")))


def dotted(path: Path) -> str:
    """Return the names of a path: `data.sources`."""
    return ".".join(shown(part) for part in path if isinstance(part, str))


def within(path: Path) -> str:
    """Return what holds a key: `the file`, `project`, `an item of kpis`."""
    if not path:
        return said("the file", "het bestand")
    return (
        said(f"an item of {dotted(path)}", f"een item van {dotted(path)}")
        if isinstance(path[-1], int)
        else dotted(path)
    )


def bounds(node: Schema) -> str:
    """Return the numbers that a number may have."""
    words = [
        ("minimum", said("at least", "minstens")),
        ("exclusiveMinimum", said("more than", "meer dan")),
        ("maximum", said("at most", "hoogstens")),
    ]
    return said(" and ", " en ").join(f"{phrase} {node[keyword]}" for keyword, phrase in words if keyword in node)


def items(least: int) -> str:
    """Return how many items there must be."""
    return (
        said("at least one item", "minstens één item")
        if least == 1
        else said(f"at least {least} items", f"minstens {least} items")
    )


def characters(least: int) -> str:
    """Return how long a text must be."""
    return (
        said("some text", "tekst") if least == 1 else said(f"at least {least} characters", f"minstens {least} tekens")
    )


def found(value: Any) -> str:
    """Return what kind of value was found, in YAML's words."""
    if isinstance(value, bool):
        return shown(value)
    if is_number(value):
        return said(f"the number {shown(value)}", f"het getal {shown(value)}")
    if isinstance(value, str):
        return (
            said(f'the text "{shown(value)}"', f'de tekst "{shown(value)}"')
            if value
            else said("an empty text", "een lege tekst")
        )
    return said("a list", "een lijst") if isinstance(value, list) else said("a section", "een onderdeel")


def expected(options: Iterable[tuple[Schema, str]]) -> str:
    """Return what kinds of value would do, in YAML's words."""
    words: list[str] = []
    for node, called in options:
        phrase = _expected(node, called)
        if phrase not in words:
            words.append(phrase)
    return said(" or ", " of ").join(words) or "unknown"


def _expected(node: Schema, called: str) -> str:
    if called == "Who":
        return said(
            "a role, a person's id or a person with a name",
            "een rol, de id van een persoon of een persoon met een naam",
        )
    if node.get("format") in ("date", "duration"):
        return (
            said("a day such as 2026-11-22", "een datum zoals 2026-11-22")
            if node["format"] == "date"
            else said("a period such as P3M", "een termijn zoals P3M")
        )
    if "const" in node:
        return shown(node["const"])
    if "enum" in node:
        return said("one of its answers", "een van de antwoorden")
    return _types().get(node.get("type", ""), said("another value", "een andere waarde"))


def wrong_type(value: Any, options: Collection[tuple[Schema, str]]) -> str:
    """Return what to write instead, where that is plain."""
    kinds = {node.get("type") for node, _ in options}
    if isinstance(value, str) and "boolean" in kinds and value.lower() in _BOOLEANS:
        return said(f"; write {_BOOLEANS[value.lower()]}.", f"; schrijf {_BOOLEANS[value.lower()]}.")
    if "string" in kinds and not isinstance(value, str | dict | list):
        return said(
            f'; in quotes it is text: "{shown(value)}".', f'; tussen aanhalingstekens is het tekst: "{shown(value)}".'
        )
    if "array" in kinds and isinstance(value, str) and value:
        return said(
            f"; a list of one is written [{shown(value)}].",
            f"; een lijst van één wordt geschreven als [{shown(value)}].",
        )
    if kinds & {"number", "integer"} and isinstance(value, str):
        alone = re.search(r"[-+]?[0-9]+(?:\.[0-9]+)?(?![0-9.,_])", value)
        if alone and alone[0] == value:
            return said("; without quotes it is a number.", "; zonder aanhalingstekens is het een getal.")
        return (
            said(f"; the number stands alone: {alone[0]}.", f"; schrijf het getal alleen: {alone[0]}.")
            if alone and len(value) < SHOWN
            else "."
        )
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
            return said(f"; that month ends on {value[:8]}{last}.", f"; die maand eindigt op {value[:8]}{last}.")
        return (
            said("; a year has twelve months.", "; een jaar heeft twaalf maanden.")
            if year and not 1 <= month <= 12
            else "."
        )
    day = _day(value)
    return said(f"; did you mean {day}?", f"; bedoelt u {day}?") if day else "."


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
        return said(f"; did you mean {value.upper().strip()}?", f"; bedoelt u {value.upper().strip()}?")
    if match := _PERIOD.fullmatch(value.strip()):
        unit = match[2].upper().replace("J", "Y")
        return said(f"; did you mean P{int(match[1])}{unit}?", f"; bedoelt u P{int(match[1])}{unit}?")
    return "."


def pattern(value: str, wanted: str) -> tuple[str, str]:
    """Return what a pattern asks for in words, and what may have been meant."""
    phrase = next(
        (words for part, words in _patterns() if part in wanted), said(f"of the form {wanted}", f"van de vorm {wanted}")
    )
    meant = ""
    if "[a-z0-9]+(?:-" in wanted:
        meant = re.sub(r"[^a-z0-9]+", "-", value.lower()[:SHOWN]).strip("-")
    elif "[A-Za-z0-9_.-]*" in wanted:
        meant = re.sub(r"[^A-Za-z0-9_.-]+", "-", value[:SHOWN]).strip("-._")
    is_better = meant and meant != value and len(value) < SHOWN and re.search(wanted, meant)
    return phrase, did_you_mean(meant) if is_better else "."


def own_names(names: Schema) -> str:
    """Return how a name of one's own begins, where there may be any."""
    patterns = [inner.get("pattern", "") for inner in names.get("anyOf", ())]
    return (
        said("; a name of your own begins with x_.", "; een eigen naam begint met x_.")
        if any(wanted.startswith("^x_") for wanted in patterns)
        else ""
    )
