"""What `aigov gate` shows to people: a block for each project, go or blocked, and what is asked of whom."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from aigov.findings import Head, Outcome, Totals
from aigov.gate.block import BLOCKED, GO, PAST, Asked, Block
from aigov.reporters.text.columns import safe
from aigov.reporters.text.line import KEPT_FROM, line, paint, who
from aigov.reporters.text.step import first_step
from aigov.reporters.text.summary import count, last_lines

_COLORS: Final = {GO: "note", BLOCKED: "error"}
_FEW: Final = 5


def render(head: Head, blocks: Iterable[Block], stage: str, totals: Callable[[], Totals]) -> Iterator[str]:
    """Yield the report on the gate into `stage`, line ends included."""
    verdicts = {GO: 0, BLOCKED: 0, PAST: 0}
    for block in blocks:
        verdicts[block.verdict] += 1
        yield from _block(block, head)
    yield f"{_sum(verdicts, stage)}; today {head.today}; {_packs(head)}.\n"
    for text in last_lines(head, totals())[1:]:
        yield f"{text}\n"


def way(block: Block) -> str:
    """Return the passage in words: `from pilot to scale`, `at scale`."""
    move = block.move
    if block.verdict == PAST:
        return f"at {move.leaving} already, beyond {move.entering}"
    return f"from {move.leaving} to {move.entering}" if move.leaving else f"at {move.entering}"


def _block(block: Block, head: Head) -> Iterator[str]:
    where = f"{safe(block.project) or '(no id)'} ({safe(block.file)})"
    if block.verdict == PAST:
        yield f"{where} is {way(block)}\n\n"
        return
    said = paint(block.verdict, _COLORS[block.verdict], color=head.color)
    yield f"{where}, {way(block)}: {said}{_numbers(block)}\n"
    for asked in block.asked:
        yield from _asked(asked, head)
    if block.lacking:
        yield f"  nobody can tell without an organisation's file (aigov.org.yaml): {_named(block.lacking, head)}\n"
    if block.kept:
        rules = count(len(block.kept), "rule reads", "rules read")
        yield f"  {rules} {KEPT_FROM.rstrip('.')}: {_named(block.kept, head)}\n"
    yield "\n"


def _asked(asked: Asked, head: Head) -> Iterator[str]:
    yield f"  {who(asked.acts) or 'whoever keeps this file'}\n"
    for finding in asked.findings:
        yield f"    {line(finding, [finding.rule], color=head.color)}\n"
        remedy = safe(finding.remedy)
        if remedy:
            yield f"      remedy: {remedy if head.verbose else first_step(remedy)}\n"


def _numbers(block: Block) -> str:
    """Return how much blocks, and what is beside it."""
    every = [finding for asked in block.asked for finding in asked.findings]
    failing = sum(1 for finding in every if finding.outcome is Outcome.FAIL)
    undecided = len(every) - failing + len(block.lacking) + len(block.kept)
    found = [count(failing, "error")] if failing else []
    found += [f"{undecided:,} undecided"] if undecided else []
    beside = [count(number, word) for word, number in block.besides.items() if number]
    beside += [f"{block.set_aside:,} waived or in a baseline"] if block.set_aside else []
    text = f", {' and '.join(found)}" if found else ""
    return f"{text} (not in the way: {', '.join(beside)})" if beside else text


def _named(rules: tuple[str, ...], head: Head) -> str:
    few = rules if head.verbose else rules[:_FEW]
    more = len(rules) - len(few)
    return ", ".join(few) + (f" and {more} more" if more else "")


def _sum(verdicts: dict[str, int], stage: str) -> str:
    projects = count(sum(verdicts.values()), "project")
    parts = [f"{verdicts[word]:,} {word}" for word in (GO, BLOCKED) if verdicts[word]]
    parts += [f"{verdicts[PAST]:,} beyond it already"] if verdicts[PAST] else []
    return f"{projects} before {stage}{': ' if parts else ''}{', '.join(parts)}"


def _packs(head: Head) -> str:
    return ", ".join(f"{name} {version}" for name, version, _ in head.packs) or "no packs"
