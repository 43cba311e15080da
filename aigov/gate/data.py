"""What `aigov gate` writes for programs: the same as for people, versioned, a project on each line."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from json import dumps
from typing import Any, Final

from aigov.findings import Finding, Head, Totals
from aigov.gate.block import Block
from aigov.reporters.text.summary import last_lines

VERSION: Final = 1


def render(head: Head, blocks: Iterable[Block], stage: str, totals: Callable[[], Totals]) -> Iterator[str]:
    """Yield the report on the gate into `stage`; ASCII, so that every encoding can carry it."""
    packs = [{"name": name, "version": version, "digest": digest} for name, version, digest in head.packs]
    facts = {
        "aigov-gate": VERSION,
        "tool": {"name": "aigov", "version": head.version},
        "today": head.today,
        "stage": stage,
        "packs": packs,
    }
    yield f'{dumps(facts)[:-1]},\n"projects": ['
    verdicts: dict[str, int] = {}
    between = "\n"
    for block in blocks:
        verdicts[block.verdict] = verdicts.get(block.verdict, 0) + 1
        yield between + dumps(_block(block))
        between = ",\n"
    sums = totals()
    ending = {"verdicts": dict(sorted(verdicts.items())), "last_lines": list(last_lines(head, sums)[1:])}
    yield f"\n],\n{dumps(ending)[1:]}\n"


def _block(block: Block) -> Mapping[str, Any]:
    return {
        "project": block.project,
        "file": block.file,
        "leaving": block.move.leaving,
        "entering": block.move.entering,
        "verdict": block.verdict,
        "asked": [
            {
                "role": asked.acts.role,
                "person": asked.acts.name,
                "findings": [_finding(each) for each in asked.findings],
            }
            for asked in block.asked
        ],
        "lacking": list(block.lacking),
        "kept": list(block.kept),
        "besides": dict(block.besides),
        "set_aside": block.set_aside,
    }


def _finding(finding: Finding) -> Mapping[str, Any]:
    return {
        "rule": finding.rule,
        "outcome": finding.outcome.value,
        "level": finding.level.value,
        "path": finding.path,
        "at": {"path": finding.at.path, "span": finding.at.span._asdict()},
        "message": finding.message,
        "remedy": finding.remedy,
        "fingerprint": finding.fingerprint,
    }
