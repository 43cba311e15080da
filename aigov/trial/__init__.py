"""Running the examples of a pack: each rule's own tests, always all of them; knows no output format."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from aigov.language import said
from aigov.packs import Pack
from aigov.packs.folder import SOURCES
from aigov.rule import Rule
from aigov.trial import coverage, verdict, wording
from aigov.trial.example import Remark, Schemas, read
from aigov.trial.judging import Trial


class TrialResult(NamedTuple):
    """What became of one example, or of what a rule's examples lack together (`example` is then empty).

    `line` and `column` are the example's place
    in `file`, which is relative to the pack's folder; each remark has its own.
    """

    rule: str
    example: str
    file: str
    line: int
    column: int
    held: bool
    remarks: tuple[Remark, ...]


def run(pack: Pack, schemas: Schemas, checks: Mapping[str, Callable[..., Any]]) -> Iterator[TrialResult]:
    """Yield a result for each example of each rule, in the order of ids and files, and one for each kind that lacks.

    `schemas` are the manifest's, with the extensions of the pack, and the organisation's.
    """
    trial = Trial(pack, schemas, checks)
    for rule in pack.rules:
        yield from of_rule(rule, Path(pack.folder, rule.file).read_bytes(), trial)


def of_rule(rule: Rule, content: bytes, trial: Trial) -> Iterator[TrialResult]:
    """Yield the results of one rule, whose file holds `content`."""
    examples, where = read(rule, content, trial.schemas)
    for example in examples:
        line, column = example.place
        remarks = list(example.remarks)
        held = not remarks
        if held:
            said = verdict.mismatches(rule, example, trial.judged(rule, example), trial.schemas)
            held, remarks = not said, [Remark(line, column, each) for each in said]
        yield TrialResult(rule.id, example.name, rule.file, line, column, held, tuple(remarks))
    for lack in coverage.lacks(rule, examples):
        yield TrialResult(rule.id, "", rule.file, *where, held=False, remarks=(Remark(*where, lack),))


def unsaid(pack: Pack) -> Iterator[TrialResult]:
    """Yield a result for each rule and each claim (under its id) that lacks something in a language beside English."""
    for rule in pack.rules:
        remarks = tuple(wording.of_rule(rule, Path(pack.folder, rule.file).read_bytes, pack))
        if remarks:
            yield _lacking(rule.id, rule.file, remarks)
    for name, remark in wording.of_claims(pack, Path(pack.folder, SOURCES).read_bytes):
        yield _lacking(name, SOURCES, (remark,))


def counted_unsaid(number: int) -> str:
    """Return how often something is lacking in a language, as it ends a sentence that counts."""
    return said(
        f"{number} {'place' if number == 1 else 'places'} where a language says less, or fills in something else",
        f"{number} {'plaats' if number == 1 else 'plaatsen'} waar een taal minder zegt, of iets anders invult",
    )


def _lacking(name: str, file: str, remarks: tuple[Remark, ...]) -> TrialResult:
    return TrialResult(name, "", file, remarks[0].line, remarks[0].column, held=False, remarks=remarks)


__all__ = ["Remark", "Schemas", "Trial", "TrialResult", "counted_unsaid", "of_rule", "run", "unsaid"]
