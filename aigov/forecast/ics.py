"""The forecast as a calendar (iCalendar, RFC 5545): an event of a whole day for each finding."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from aigov import dates
from aigov.forecast.closing import kind
from aigov.forecast.coming import Coming, Told
from aigov.language import said
from aigov.reporters.text.columns import safe
from aigov.reporters.text.line import place, spoken_kind, who

_OCTETS: Final = 75
"""The longest line, without its end (RFC 5545, 3.1)."""
_ESCAPED: Final[Mapping[str, str]] = {"\\": "\\\\", ";": "\\;", ",": "\\,"}


def render(opening: Told, coming: Iterable[Coming], closing: Callable[[], Told]) -> Iterator[str]:  # noqa: ARG001  (a calendar has no last lines)
    """Yield the calendar; each event is known by what is found and how much it weighs, not by its day.

    So a day that moves moves the event, where a calendar takes the file in again.
    """
    yield from _lines(
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", f"-//aigov//aigov {_text(opening.version)}//{said('EN', 'NL')}"),
        ("CALSCALE", "GREGORIAN"),
    )
    seen: Counter[str] = Counter()
    stamp = f"{_day(opening.today)}T000000Z"
    for each in coming:
        yield from _event(each, stamp, seen)
    yield from _lines(("END", "VCALENDAR"))


def _event(each: Coming, stamp: str, seen: Counter[str]) -> Iterator[str]:
    finding, level = each.finding, kind(each)
    known = f"{finding.fingerprint}-{level}"
    seen[known] += 1
    again = f"-{seen[known]}" if seen[known] > 1 else ""
    acts = f"{said('Acts', 'Aan zet')}: {who(finding.acts)}" if any(finding.acts) else ""
    where = f"{place(finding.at)} [{finding.rule}]"
    described = "\\n".join(_text(part) for part in (finding.message, finding.remedy, acts, where) if part)
    whole = (
        ("BEGIN", "VEVENT"),
        ("UID", f"{known}{again}@aigov"),
        ("DTSTAMP", stamp),
        ("DTSTART;VALUE=DATE", _day(each.day)),
        *((("DTEND;VALUE=DATE", end),) if (end := _next(each.day)) else ()),
        ("SUMMARY", _text(f"{finding.project or finding.at.span.file}: {spoken_kind(level)}: {finding.rule}")),
        ("DESCRIPTION", described),
        ("CATEGORIES", f"{_text(level)},{_text(finding.rule.partition('/')[0])}"),
        ("TRANSP", "TRANSPARENT"),
        ("END", "VEVENT"),
    )
    yield from _lines(*whole)


def _lines(*properties: tuple[str, str]) -> Iterator[str]:
    for name, value in properties:
        yield _folded(f"{name}:{value}") + "\r\n"


def _folded(line: str) -> str:
    """Return a line in pieces of at most 75 octets, none of which ends within a character."""
    pieces, piece, length = [], "", 0
    for character in line:
        octets = len(character.encode("utf-8", "replace"))
        if length + octets > _OCTETS:
            pieces.append(piece)
            piece, length = " ", 1
        piece += character
        length += octets
    return "\r\n".join([*pieces, piece])


def _text(text: str) -> str:
    """Return a text on one line, escaped (RFC 5545, 3.3.11); no control character is left in it."""
    return "".join(_ESCAPED.get(character, character) for character in safe(text))


def _day(day: str) -> str:
    return day.replace("-", "")


def _next(day: str) -> str:
    """Return the day after, which ends an event of one day; empty on the last day that there is."""
    try:
        return _day(dates.after(day, "P1D"))
    except ValueError:
        return ""
