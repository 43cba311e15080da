"""A hit becomes a finding: its place, its identity, its excerpt; one finding for each rule and hole."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final

from aigov.effect import Later
from aigov.engine import words
from aigov.engine.verdict import Hit
from aigov.engine.view import View
from aigov.findings import Finding, Level, Location, Outcome, Standing
from aigov.paths import Path
from aigov.rule import Rule

if TYPE_CHECKING:
    from aigov.engine.shelf import Ended

Shelve = Callable[[View, Path], "Ended | None"]
"""Returns since when what is unknown at a place counts."""

_LOWER: Final = {Level.ERROR: Level.WARNING, Level.WARNING: Level.NOTE, Level.NOTE: Level.NOTE}
_REASONS: Final = {"empty": "hole", "open": "unknown"}


def findings(
    rule: Rule,
    level: Level,
    hits: Iterable[Hit],
    view: View,
    subject: str,
    ended: Shelve,
    later: Later | None = None,
) -> Iterator[Finding]:
    """Yield one finding for each place: what fails before what is undecided, else in the order of the hits.

    `ended` says since when what is unknown at a place counts; `later` is when the rule weighs more than `level`.
    """
    seen: set[str] = set()
    for hit in sorted(hits, key=_undecided_last):
        places = _places(rule, hit)
        path = view.text(places[0])
        identity = path if hit.reason in {"hole", "empty"} else path + _item(hit, places[0], view)
        if identity not in seen:
            seen.add(identity)
            finding = _finding(rule, level, hit, view, subject, places, path, identity)
            if finding.reason == "unknown":
                finding = _aged(finding, ended(view, places[0]))
            yield finding if later is None else _until(finding, later)


def fingerprint(rule: str, subject: str, identity: str) -> str:
    """Return 32 hex digits over a rule, a project and a place; never a line, never a message."""
    from hashlib import sha256  # a clean run needs none

    return sha256("\0".join((rule, subject, identity)).encode()).hexdigest()[:32]


def ordered(found: list[Finding], files: tuple[str, ...]) -> tuple[Finding, ...]:
    """Return findings in the order of files (others after them), line, column, rule and path."""
    position = {name: index for index, name in enumerate(files)}

    def key(finding: Finding) -> tuple[int, str, int, int, str, str]:
        span = finding.at.span
        return (position.get(span.file, len(files)), span.file, span.line, span.column, finding.rule, finding.path)

    return tuple(sorted(found, key=key))


def _finding(
    rule: Rule, level: Level, hit: Hit, view: View, subject: str, places: tuple[Path, ...], path: str, identity: str
) -> Finding:
    at = view.location(places[0])
    line, lines = view.place(places[0]).sheet.document.lines(at.span)
    return Finding(
        rule=rule.id,
        outcome=hit.outcome,
        level=_LOWER[level] if hit.ahead else level,
        standing=Standing.OPEN,
        project=subject,
        path=path,
        at=at,
        related=tuple(_related(view, places, at)),
        message=words.message(rule, hit, view),
        remedy=words.rendered(rule.remedy, hit.scope, hit.values),
        acts=words.acts(rule, hit.scope, view),
        fingerprint=fingerprint(rule.id, subject, identity),
        excerpt_line=line,
        excerpt=lines,
        reason="ahead" if hit.ahead else _REASONS.get(hit.reason, hit.reason),
        day=hit.day,
    )


def _aged(finding: Finding, ended: "Ended | None") -> Finding:
    if ended is None:
        return finding
    return finding._replace(message=f"{finding.message} {ended.said}", day=ended.day, aged=True)


def _until(finding: Finding, later: Later) -> Finding:
    if not finding.weighs or finding.reason == "ahead":
        return finding
    return finding._replace(message=f"{finding.message} {later.said}", day=later.day)


def _undecided_last(hit: Hit) -> bool:
    return hit.outcome is Outcome.UNDECIDED


def _places(rule: Rule, hit: Hit) -> tuple[Path, ...]:
    """Return the place to mark and the related ones: `at` says so where the rule's own message is given."""
    if rule.at is not None and hit.reason in {"false", "due"}:
        places = rule.at.places(hit.scope)
        if places:
            return places
    if hit.path is not None:
        return (hit.path, *hit.also)
    return (hit.item or (),)


def _item(hit: Hit, path: Path, view: View) -> str:
    """Return what tells apart two items that are marked at one place; empty where the place itself lies in the item."""
    if hit.item is None:
        return f"#{hit.text}" if hit.text else ""
    return "" if path[: len(hit.item)] == hit.item else f"#{view.text(hit.item)}"


def _related(view: View, places: tuple[Path, ...], at: Location) -> Iterator[Location]:
    seen = {at}
    for path in places[1:]:
        location = view.location(path)
        if location not in seen:
            seen.add(location)
            yield location
