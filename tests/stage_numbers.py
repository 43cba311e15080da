"""What each stage asks of a project that has written nothing yet, in numbers and by hole, as docs/what-a-stage-asks.md.

`python tests/stage_numbers.py` writes that file.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from made_reports import head, totals
from right_manifests import STAGES, right
from test_core_pack import core

from aigov import engine, plugins, resources, source
from aigov.findings import Finding, Outcome, ProjectReport
from aigov.reporters import full
from aigov.reporters.text.groups import groups

FILE = Path(__file__).parent.parent / "docs" / "what-a-stage-asks.md"
TODAY = "2026-11-22"
MOST = 40
"""Rules that one stage may add for a light project."""
SEEDS = 60
BARE = "aigov: 1\nproject:\n  id: bare\n  name: Bare\n  stage: {}\n"
LIGHT = """\
exposure:
  decides_about_people: false
  outside_organisation: false
  irreversible: false
data:
  sources: []
"""
MANIFESTS = {"full": BARE, "light": BARE + LIGHT}

TOP = """\
# What each stage asks for

How much aigov says to a project that has written nothing but its four required keys: format, id, name and stage. Such a
manifest is treated as full, because nobody knows whether it touches people. The light one has written four facts
besides: `exposure` with three times `false`, and `data: {sources: []}`. Neither has an organisation's file. Written by
`python tests/stage_numbers.py`, and held to by a test.

## In numbers

*Lines* are those of the format for people, without the summary; *blocks* are the holes that it tells apart.

| stage | treated as | rules that look | errors | warnings | notes | undecided | blocks | lines |
|---|---|---|---|---|---|---|---|---|
"""
NEW = f"""
## New at each stage, for a light project

Rules that begin at the stage and can look at a project that touches nobody and uses no personal data, whatever else it
writes. No stage may add more than {MOST}. *In force* leaves out those that ended before.

| stage | begin | in force |
|---|---|---|
"""


def judge(document: source.Document, today: str = TODAY) -> ProjectReport:
    """Return what the core pack says of a manifest without an organisation's file."""
    inputs = engine.Inputs(
        today=today,
        schema=resources.schema("manifest"),
        org_schema=resources.schema("organisation"),
        checks=plugins.Plugins([]).checks,
    )
    return engine.judge(document, [core()], inputs)


@cache
def bare(stage: str, weight: str) -> ProjectReport:
    """Return what is said of a project of `stage` that has written next to nothing."""
    report = judge(source.load([("aigov.yaml", MANIFESTS[weight].format(stage).encode())]))
    assert report.weight == weight
    return report


@cache
def can_look(stage: str) -> frozenset[str]:
    """Return the rules that look at a light project of `stage`: at a bare one or at some that are right."""
    reports = [bare(stage, "light")]
    for number in range(SEEDS):
        made = right(f"light {number}", stage, full=False, with_organisation=False)
        reports.append(judge(source.of({"aigov": 1, **made.manifest}), made.today))
    looked = {each.rule for report in reports for each in report.outcomes if each.outcome is not Outcome.NOT_APPLICABLE}
    return frozenset(looked)


def begin(stage: str) -> frozenset[str]:
    """Return the rules that can look at a light project of `stage`, and at none of a stage before it."""
    return can_look(stage).difference(*(can_look(before) for before in STAGES[: STAGES.index(stage)]))


def document() -> str:
    """Return the whole document."""
    rows = [numbers(stage, weight) for weight in MANIFESTS for stage in STAGES]
    new = [f"| {stage} | {len(begin(stage))} | {len(can_look(stage))} |\n" for stage in STAGES]
    holes = [part for weight in MANIFESTS for stage in STAGES for part in table(stage, weight)]
    return "".join([TOP, *rows, NEW, *new, "\n## What is asked, in the order of printing\n", *holes])


def numbers(stage: str, weight: str) -> str:
    """Return a row of the first table."""
    report = bare(stage, weight)
    count = Counter(each.level.value for each in report.findings if each.outcome is Outcome.FAIL)
    looked = Counter(each.outcome for each in report.outcomes)
    looking = len(report.outcomes) - looked[Outcome.NOT_APPLICABLE]
    cells = [stage, weight, looking, count["error"], count["warning"], count["note"], looked[Outcome.UNDECIDED]]
    return f"| {' | '.join(map(str, [*cells, len(groups(report.findings)), lines(report)]))} |\n"


def lines(report: ProjectReport) -> int:
    """Return how many lines people read, without the last ones."""
    shown, nothing = ("".join(full.render(head(), each, totals)) for each in ([report], []))
    return shown.count("\n") - nothing.count("\n")


def table(stage: str, weight: str) -> Iterator[str]:
    """Yield the holes of a bare manifest with the rules that ask."""
    yield f"\n### {stage.capitalize()}, treated as {weight}\n\n| not written | rules, by level |\n|---|---|\n"
    for group in groups(bare(stage, weight).findings):
        holes = ", ".join(dict.fromkeys(f"`{finding.path}`" for finding in group))
        yield f"| {holes} | {'; '.join(asking(group))} |\n"


def asking(group: list[Finding]) -> Iterator[str]:
    """Yield `errors: dpia/approved, kpis/present` for each level, and for those that are undecided."""
    by_level: dict[str, dict[str, None]] = {}
    for finding in group:
        word = finding.level.value if finding.outcome is Outcome.FAIL else "undecided"
        by_level.setdefault(word, {})[finding.rule] = None
    for word, rules in by_level.items():
        yield f"{word}: {', '.join(rules)}"


if __name__ == "__main__":
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(document(), encoding="utf-8")
