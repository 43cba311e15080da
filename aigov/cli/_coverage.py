"""Which claims rules are drawn from, both ways: each claim with its rules, and each rule with its claims."""

import json
import textwrap
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from aigov.explaining import ground_named
from aigov.language import said

if TYPE_CHECKING:
    from aigov.packs import Pack

_WIDTH: Final = 100
_INDENT: Final = " " * 10


class Claim(NamedTuple):
    """A claim of a pack's sources with the ids of the rules drawn from it; `reason` says why there can be none."""

    id: str
    pack: str
    article: str
    where: str
    claim: str
    rules: tuple[str, ...]
    reason: str

    @property
    def is_open(self) -> bool:
        """Whether neither a rule nor a reason answers for it."""
        return not self.rules and not self.reason


class Drawn(NamedTuple):
    """A rule with its claims; it has none where practice, a standard or a law alone is its ground."""

    id: str
    pack: str
    title: str
    ground: str
    claims: tuple[str, ...]


class Coverage(NamedTuple):
    """Both ways; rules that report structure are drawn from nothing and left out."""

    claims: tuple[Claim, ...]
    rules: tuple[Drawn, ...]


def coverage(packs: Iterable["Pack"], chosen: Collection[str] | None = None) -> Coverage:
    """Return the claims of `packs` in the order of their files, and their rules in the order of ids.

    With `chosen` only these rules, and the claims that they are drawn from.
    """
    claims: list[Claim] = []
    rules: list[Drawn] = []
    for pack in packs:
        drawn = [rule for rule in pack.rules if not rule.reports and (chosen is None or rule.id in chosen)]
        rules += [Drawn(rule.id, pack.name, rule.title, rule.ground, rule.basis) for rule in drawn]
        for name in pack.sources:
            told = pack.claim(name)
            names = tuple(rule.id for rule in drawn if name in rule.basis)
            if names or chosen is None:
                place, reason = told.get("where", ""), told.get("not_lintable", "")
                claims.append(Claim(name, pack.name, told["article"], place, told["claim"], names, reason))
    return Coverage(tuple(claims), tuple(sorted(rules)))


def as_text(found: Coverage, width: int = 0) -> Iterator[str]:
    """Yield the lines that people read on a terminal, `width` columns wide (0: there is none)."""
    from aigov.reporters.text.columns import fitted

    room = min(width or _WIDTH, _WIDTH)
    for claim in found.claims:
        yield from _filled(f"{claim.id:<10}", claim.claim, room)
        yield from _filled(_INDENT, f"→ {_answer(claim)}", room)
    yield ""
    for rule in found.rules:
        yield rule.id
        yield from _filled(_INDENT, f"→ {_ground(rule)}", room)
    yield ""
    yield fitted(total(found), width)


def as_markdown(found: Coverage) -> Iterator[str]:
    """Yield two tables and the total."""
    yield said("| claim | what it says | rules |", "| bewering | wat zij zegt | regels |")
    yield "|---|---|---|"
    for claim in found.claims:
        yield f"| {claim.id} | {cell(claim.claim)} | {cell(_answer(claim))} |"
    yield ""
    yield said("| rule | what it asks | claims |", "| regel | wat gevraagd wordt | beweringen |")
    yield "|---|---|---|"
    for rule in found.rules:
        yield f"| {rule.id} | {cell(rule.title)} | {cell(_ground(rule))} |"
    yield ""
    yield cell(total(found))


def as_json(found: Coverage) -> Iterator[str]:
    """Yield one document: `claims`, `rules`, and the ids of the claims that are `open`."""
    claims = [
        {key: value for key, value in claim._asdict().items() if key != "reason"}
        | ({"not_lintable": claim.reason} if claim.reason else {})
        for claim in found.claims
    ]
    rules = [rule._asdict() for rule in found.rules]
    still = [claim.id for claim in found.claims if claim.is_open]
    yield json.dumps({"claims": claims, "rules": rules, "open": still}, indent=2, ensure_ascii=False)


def total(found: Coverage) -> str:
    """Return the sentence that counts."""
    drawn = sum(1 for claim in found.claims if claim.rules)
    reasoned = sum(1 for claim in found.claims if not claim.rules and claim.reason)
    every = len(found.claims)
    told = [said(f"{drawn} of {every} claims have a rule", f"{drawn} van {every} beweringen hebben een regel")]
    if reasoned:
        told.append(
            said(
                f"{reasoned} cannot be linted, with the reason",
                f"{reasoned} zijn niet met een regel te toetsen, met de reden",
            )
        )
    still = every - drawn - reasoned
    if still:
        told.append(said(f"{still} {'is' if still == 1 else 'are'} open", f"{still} open"))
    return said(f"{'; '.join(told)}. {len(found.rules)} rules.", f"{'; '.join(told)}. {len(found.rules)} regels.")


def cell(text: str) -> str:
    """Return `text` on one line, with what Markdown would read as more than text escaped."""
    line = " ".join(text.split()).replace("\\", "\\\\")
    for sign in "|*_`[]<>":
        line = line.replace(sign, f"\\{sign}")
    return line


def _answer(claim: Claim) -> str:
    if claim.rules:
        return ", ".join(claim.rules)
    if claim.reason:
        return said(f"not lintable: {claim.reason}", f"niet met een regel te toetsen: {claim.reason}")
    return said("no rule yet", "nog geen regel")


def _ground(rule: Drawn) -> str:
    ground = ground_named(rule.ground)
    return ", ".join(rule.claims) or said(f"no claim; its ground is {ground}", f"geen bewering; de grond is {ground}")


def _filled(first: str, text: str, room: int) -> list[str]:
    return textwrap.wrap(text, room, initial_indent=first, subsequent_indent=_INDENT, break_on_hyphens=False)
