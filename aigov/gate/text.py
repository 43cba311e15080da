"""What `aigov gate` shows to people: a block for each project, go or blocked, and what is asked of whom."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from aigov.findings import Head, Outcome, Totals
from aigov.gate.block import BLOCKED, GO, PAST, Asked, Block
from aigov.language import figure, said
from aigov.reporters.text.columns import fitted, safe
from aigov.reporters.text.line import keeping, line, paint, who
from aigov.reporters.text.step import first_step
from aigov.reporters.text.summary import count, counted, last_lines

_COLORS: Final = {GO: "note", BLOCKED: "error"}
_FEW: Final = 5


def render(head: Head, blocks: Iterable[Block], stage: str, totals: Callable[[], Totals]) -> Iterator[str]:
    """Yield the report on the gate into `stage`, line ends included."""
    yield from (fitted(piece, head.width) for piece in _pieces(head, blocks, stage, totals))


def _pieces(head: Head, blocks: Iterable[Block], stage: str, totals: Callable[[], Totals]) -> Iterator[str]:
    verdicts = {GO: 0, BLOCKED: 0, PAST: 0}
    for block in blocks:
        verdicts[block.verdict] += 1
        yield from _block(block, head)
    today = said(f"today {head.today}", f"vandaag {head.today}")
    yield f"{_sum(verdicts, stage)}; {today}; {_packs(head)}.\n"
    for text in last_lines(head, totals())[1:]:
        yield f"{text}\n"


def way(block: Block) -> str:
    """Return the passage in words: `from pilot to scale`, `at scale`."""
    leaving, entering = block.move.leaving, block.move.entering
    if block.verdict == PAST:
        return said(f"at {leaving} already, beyond {entering}", f"al in {leaving}, voorbij {entering}")
    if leaving:
        return said(f"from {leaving} to {entering}", f"van {leaving} naar {entering}")
    return said(f"at {entering}", f"in {entering}")


def _block(block: Block, head: Head) -> Iterator[str]:
    where = f"{safe(block.project) or said('(no id)', '(geen id)')} ({safe(block.file)})"
    if block.verdict == PAST:
        yield f"{where} is {way(block)}\n\n"
        return
    verdict = paint(_verdict(block.verdict), _COLORS[block.verdict], color=head.color)
    yield f"{where}, {way(block)}: {verdict}{_numbers(block)}\n"
    for asked in block.asked:
        yield from _asked(asked, head)
    if block.lacking:
        nobody = said(
            "nobody can tell without an organisation's file (aigov.org.yaml)",
            "niemand kan dit zeggen zonder een bestand van de organisatie (aigov.org.yaml)",
        )
        yield f"  {nobody}: {_named(block.lacking, head)}\n"
    if block.kept:
        yield f"  {keeping(len(block.kept)).rstrip('.')}: {_named(block.kept, head)}\n"
    yield "\n"


def _asked(asked: Asked, head: Head) -> Iterator[str]:
    yield f"  {who(asked.acts) or said('whoever keeps this file', 'wie dit bestand bijhoudt')}\n"
    for finding in asked.findings:
        yield f"    {line(finding, [finding.rule], color=head.color)}\n"
        remedy = safe(finding.remedy)
        if remedy:
            yield f"      {said('remedy', 'stap')}: {remedy if head.verbose else first_step(remedy)}\n"


def _numbers(block: Block) -> str:
    """Return how much blocks, and what is beside it."""
    every = [finding for asked in block.asked for finding in asked.findings]
    failing = sum(1 for finding in every if finding.outcome is Outcome.FAIL)
    undecided = len(every) - failing + len(block.lacking) + len(block.kept)
    found = [counted(failing, "error")] if failing else []
    found += [counted(undecided, "undecided")] if undecided else []
    beside = [counted(number, word) for word, number in block.besides.items() if number]
    aside = figure(block.set_aside)
    if block.set_aside:
        beside.append(said(f"{aside} waived or in a baseline", f"{aside} met ontheffing of in een beginstand"))
    text = f", {said(' and ', ' en ').join(found)}" if found else ""
    others = ", ".join(beside)
    return said(f"{text} (not in the way: {others})", f"{text} (niet in de weg: {others})") if beside else text


def _verdict(verdict: str) -> str:
    return said("go", "go") if verdict == GO else said("blocked", "geblokkeerd")


def _named(rules: tuple[str, ...], head: Head) -> str:
    few = rules if head.verbose else rules[:_FEW]
    more = len(rules) - len(few)
    return ", ".join(few) + (said(f" and {more} more", f" en nog {more}") if more else "")


def _sum(verdicts: dict[str, int], stage: str) -> str:
    number = sum(verdicts.values())
    projects = said(count(number, "project"), count(number, "project", "projecten"))
    parts = [f"{figure(verdicts[word])} {_verdict(word)}" for word in (GO, BLOCKED) if verdicts[word]]
    past = figure(verdicts[PAST])
    parts += [said(f"{past} beyond it already", f"{past} al voorbij")] if verdicts[PAST] else []
    said_of = f"{': ' if parts else ''}{', '.join(parts)}"
    return said(f"{projects} before {stage}{said_of}", f"{projects} vóór {stage}{said_of}")


def _packs(head: Head) -> str:
    return ", ".join(f"{name} {version}" for name, version, _ in head.packs) or said("no packs", "geen regelpakketten")
