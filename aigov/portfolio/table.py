"""The projects of a portfolio in rows: who and what, then factor by factor what is written; never a score."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from aigov.engine.view import View
from aigov.language import said
from aigov.paths import UNKNOWN, UNREADABLE
from aigov.records import NamedTuple
from aigov.reporters.text.columns import fitted, safe, shown

FACTORS: Final = {
    "sponsor": "mandate.sponsor",
    "kpis": "kpis",
    "roles": "",
    "data": "data.sources",
    "dpia": "dpia.status",
    "bias": "bias_review.status",
    "security": "security.status",
    "training": "training.plan",
    "change": "change.accountable",
    "adoption": "adoption.owner",
    "scaling": "scaling.handover",
    "learning": "learning.every",
    "operations": "operations.monitoring",
}
"""Each factor by the one path that tells whether it has been thought of; the roles by those that are held."""
LEADING: Final = ("executive", "translator", "ai_expert")

_WRITTEN, _UNKNOWN, _ABSENT, _UNREADABLE = "+", "?", "-", "!"

_WIDEST: Final = (36, 10, 7, 28, 22, 32)
_LEAST: Final = 8
_GAP: Final = "  "


def legend() -> str:
    """Return the line that says what the marks are."""
    return said(
        "+ written   ? unknown   - not written   ! cannot be read; roles: of the three that lead, so many are held",
        "+ geschreven   ? onbekend   - niet geschreven   ! onleesbaar; roles: hoeveel van de drie leidende vervuld "
        "zijn",
    )


def _about() -> tuple[str, ...]:
    return (
        "project",
        said("stage", "fase"),
        said("weight", "gewicht"),
        said("departments", "afdelingen"),
        said("sponsor", "opdrachtgever"),
        said("next decision", "volgend besluit"),
    )


class Row(NamedTuple):
    """What the table says of one project: `about` it, and each of FACTORS, in their order."""

    about: tuple[str, ...]
    factors: tuple[str, ...]


def row(view: View, subject: str) -> Row:
    """Return the row of one manifest."""
    data = view.data
    sponsor = _part(data, "mandate.sponsor")
    name = view.led(sponsor, ("mandate", "sponsor")).person.get("name", "") if sponsor not in (None, UNKNOWN) else ""
    departments = _part(data, "project.departments")
    about = (
        subject,
        view.stage,
        view.weight,
        ", ".join(each for each in departments if isinstance(each, str)) if isinstance(departments, list) else "",
        name or _mark(sponsor),
        _next(_part(data, "decisions")),
    )
    factors = (_mark(_part(data, path)) if path else _held(_part(data, "roles")) for path in FACTORS.values())
    return Row(about, tuple(factors))


class Table:
    """The rows of a run; ready once they were taken."""

    def __init__(self) -> None:
        self.rows: list[Row] | None = None

    def take(self, rows: Iterable[Row]) -> None:
        """Take every row, in their order."""
        self.rows = list(rows)

    def before(self, pieces: Iterator[str], width: int) -> Iterator[str]:
        """Yield the table before what a format yields, as soon as it is ready."""
        held: list[str] = []
        told = False
        for piece in pieces:
            held.append(piece)
            if self.rows is not None and not told:
                told = True
                yield from lines(self.rows, width)
            if told:
                yield from held
                held.clear()
        yield from held


def lines(rows: Sequence[Row], width: int) -> Iterator[str]:
    """Yield the lines of the table, ends included, within `width` columns (0: as wide as it is)."""
    if not rows:
        return
    about = [_about(), *(row.about for row in rows)]
    factors = [(said("project", "project"), *FACTORS), *((row.about[0], *row.factors) for row in rows)]
    most = (_WIDEST[0], *(len(name) for name in FACTORS))
    widths = [_fitted(about, _WIDEST, width), _fitted(factors, most, width)]
    if not all(widths):
        yield from _stacked(rows, width)
        return
    yield from _grid(about, widths[0])
    yield said(
        "\nFactor by factor, side by side and without a score:\n",
        "\nFactor voor factor, naast elkaar en zonder score:\n",
    )
    yield from _grid(factors, widths[1])
    yield f"{fitted(legend(), width)}\n\n"


def _grid(cells: Iterable[Sequence[str]], widths: Sequence[int]) -> Iterator[str]:
    for line in cells:
        yield _GAP.join(map(_cell, line, widths)).rstrip() + "\n"


def _stacked(rows: Iterable[Row], width: int) -> Iterator[str]:
    """Yield a block for each project, for a terminal that is too narrow for columns."""
    for each in rows:
        yield f"{safe(each.about[0])}\n"
        for name, text in zip(_about()[1:], each.about[1:], strict=True):
            yield fitted(f"  {name}: {safe(text) or _ABSENT}", width) + "\n"
        for mark in dict.fromkeys(each.factors):
            named = [name for name, found in zip(FACTORS, each.factors, strict=True) if found == mark]
            yield fitted(f"  {mark} {', '.join(named)}", width) + "\n"
    yield f"{fitted(legend(), width)}\n\n"


def _fitted(cells: Sequence[Sequence[str]], most: Sequence[int], width: int) -> list[int]:
    """Return the width of each column: the widest gives way first; nothing where they cannot fit."""
    found = [
        min(max(map(_columns, column)), limit) for column, limit in zip(zip(*cells, strict=True), most, strict=True)
    ]
    while width and sum(found) + len(_GAP) * (len(found) - 1) > width:
        widest = max(range(len(found)), key=found.__getitem__)
        if found[widest] <= _LEAST:
            return []
        found[widest] -= 1
    return found


def _cell(text: str, width: int) -> str:
    """Return `text` in exactly `width` columns."""
    plain = safe(text)
    if _columns(plain) > width:
        kept, used = "", 0
        for character in plain:
            used += shown(character)[1]
            if used >= width:
                break
            kept += character
        plain = f"{kept}…"
    return plain + " " * (width - _columns(plain))


def _columns(text: str) -> int:
    plain = safe(text)
    return len(plain) if plain.isascii() else sum(shown(character)[1] for character in plain)


def _part(value: Any, path: str) -> Any:
    """Return the value at `path`; of what is unknown or unreadable above it, that."""
    for name in path.split("."):
        if not isinstance(value, dict):
            return value
        value = value.get(name)
    return value


def _mark(value: Any) -> str:
    if value is UNREADABLE:
        return _UNREADABLE
    if value == UNKNOWN:
        return _UNKNOWN
    return _ABSENT if value is None or value in ("", {}) else _WRITTEN


def _held(roles: Any) -> str:
    """Return how many of the three leading roles somebody accepted."""
    if not isinstance(roles, dict):
        return _mark(roles)
    held = [name for name in LEADING if _is_known(_part(roles.get(name), "person")) and _accepted(roles.get(name))]
    return f"{len(held)}/{len(LEADING)}"


def _accepted(role: Any) -> bool:
    return isinstance(role, dict) and _is_known(role.get("accepted_on"))


def _is_known(value: Any) -> bool:
    return value is not UNREADABLE and value not in (None, UNKNOWN, "")


def _next(decisions: Any) -> str:
    """Return the day and the subject of the decision that is due first; a mark where none is pending."""
    if not isinstance(decisions, list):
        return _mark(decisions)
    pending = [each for each in decisions if isinstance(each, dict) and each.get("outcome", "pending") == "pending"]
    dated = [f"{each['due_on']} {_named(each)}" for each in pending if isinstance(each.get("due_on"), str)]
    return min(dated, key=lambda one: (one.startswith(UNKNOWN), one)) if dated else _ABSENT


def _named(decision: dict[str, Any]) -> str:
    return str(decision.get("subject") or decision.get("id") or "").replace("_", " ")
