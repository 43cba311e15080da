"""Where the findings of portfolio rules stand: each file that one of them marks is read again, once, and let go.

Ten thousand documents do not fit side by side, and few of them are ever marked.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from aigov import paths
from aigov.engine.finding import fingerprint
from aigov.engine.view import ORG, ORGANISATION, Sheet
from aigov.findings import Acts, Finding, Location, Standing
from aigov.language import said
from aigov.paths import UNKNOWN, UNREADABLE, KeyOf, Path
from aigov.portfolio.draft import Draft
from aigov.portfolio.gathering import Gathering, Kept
from aigov.portfolio.paths import PORTFOLIO, split, text
from aigov.records import NamedTuple
from aigov.source import Document
from aigov.who import read

SUBJECT: Final = PORTFOLIO
_MOST_NAMES: Final = 3

Load = Callable[[Any], Document]
"""Reads a manifest again: what it is given is the `origin` that was kept."""
Say = Callable[[str], object]


class _Place(NamedTuple):
    """A place that was found again."""

    at: Location
    line: int
    lines: tuple[str, ...]
    actor: str


class Finder:
    """Finds places again, in the manifests and in the organisation's file; says which file has changed meanwhile."""

    def __init__(self, gathering: Gathering, org_sheet: Sheet | None, load: Load, say: Say) -> None:
        self._gathering = gathering
        self._org_sheet = org_sheet
        self._load = load
        self._say = say

    def findings(self, drafted: Iterable[Draft]) -> Iterator[Finding]:
        """Yield the finding of each draft."""
        every = list(drafted)
        found: dict[tuple[Path, str], _Place] = {}
        for position, asked in sorted(_by_manifest(every).items()):
            found |= self._found(position, asked)
        counted: dict[tuple[str, str], int] = {}
        for draft in every:
            number = counted[draft.rule, draft.identity] = counted.get((draft.rule, draft.identity), 0) + 1
            here = [found.get((path, draft.acts.role)) or self._of_organisation(path) for path in draft.places]
            places = [place for place in here if place is not None]
            # Two projects may have one id, and then two findings one text.
            yield _finding(draft, places, draft.identity if number == 1 else f"{draft.identity}#{number}")

    def _found(self, position: int, asked: Mapping[Path, Mapping[str, str]]) -> dict[tuple[Path, str], _Place]:
        kept = self._gathering[position]
        document = self._load(kept.origin)
        if any(
            _changed(self._gathering.read(rule, position), document.data, split(path)[1])
            for path, roles in asked.items()
            for rule in roles.values()
        ):
            self._say(
                said(
                    f"{kept.file} was changed while it was looked at: where it is marked may not be where it was.",
                    f"{kept.file} is gewijzigd terwijl ernaar werd gekeken: wat is gemarkeerd, staat misschien niet "
                    "meer op die plaats.",
                )
            )
        org = self._org_sheet.data.get(ORGANISATION) if self._org_sheet and _is_section(self._org_sheet.data) else None
        made: dict[tuple[Path, str], _Place] = {}
        for path, roles in asked.items():
            at = _location(kept, document, split(path)[1], self._gathering.key_of)
            line, lines = document.lines(at.span)
            for role in roles:
                person = read(role, (), document.data, org).person
                name = person.get("name", UNKNOWN) if role else UNKNOWN
                made[path, role] = _Place(at, line, lines, name if name != UNKNOWN else "")
        return made

    def _of_organisation(self, path: Path) -> _Place | None:
        sheet = self._org_sheet
        if sheet is None or path[:1] != (ORG,):
            return None
        real = (ORGANISATION, *path[1:])
        span = sheet.document.nearest(real)
        at = Location(span, sheet.text(paths.written(sheet.document.data, real)))
        return _Place(at, *sheet.document.lines(span), "")


def _by_manifest(drafted: Iterable[Draft]) -> dict[int, dict[Path, dict[str, str]]]:
    """Return, by the position of a manifest, its places that are asked for, and by who is to act there a rule."""
    asked: dict[int, dict[Path, dict[str, str]]] = {}
    for draft in drafted:
        for path in draft.places:
            position, _ = split(path)
            if position is not None:
                asked.setdefault(position, {}).setdefault(path, {})[draft.acts.role] = draft.rule
    return asked


def _location(kept: Kept, document: Document, path: Path, key_of: KeyOf) -> Location:
    written = paths.written(document.data, path)
    return Location(document.nearest(path), text(kept.id, paths.text(document.data, written, key_of)))


def _changed(before: Any, now: Any, path: Path) -> bool:
    """Return whether a text or a number at `path` is another than it was; of a section only that it has gone."""
    was, value = _read(before, path), _read(now, path)
    if not before or was is UNREADABLE or was == UNKNOWN:
        return False
    if isinstance(was, dict | list):
        return type(was) is not type(value)
    return was is not value and bool(was != value)


def _read(data: Any, path: Path) -> Any:
    try:
        return paths.read(data, path)
    except KeyError:
        return None


def _is_section(data: Any) -> bool:
    return isinstance(data, dict)


def _finding(draft: Draft, places: list[_Place], identity: str) -> Finding:
    first = places[0]
    names = list(dict.fromkeys(place.actor for place in places if place.actor))
    acts = draft.acts
    if names and not acts.name:
        more = (
            said(f" and {len(names) - _MOST_NAMES} more", f" en nog {len(names) - _MOST_NAMES}")
            if len(names) > _MOST_NAMES
            else ""
        )
        acts = Acts(acts.role, f"{', '.join(names[:_MOST_NAMES])}{more}")
    related = dict.fromkeys(place.at for place in places)
    related.pop(first.at)
    return Finding(
        rule=draft.rule,
        outcome=draft.outcome,
        level=draft.level,
        standing=Standing.OPEN,
        project=SUBJECT,
        path=draft.identity,
        at=first.at,
        related=tuple(related),
        message=draft.message,
        remedy=draft.remedy,
        acts=acts,
        fingerprint=fingerprint(draft.rule, SUBJECT, identity),
        excerpt_line=first.line,
        excerpt=first.lines,
        reason=draft.reason,
        day=draft.day,
    )
