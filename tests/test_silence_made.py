"""Silence never beats candour, over thousands of values: right manifests, each with one value changed by chance.

What the change costs, saying nothing in its place costs as much: leaving out, `unknown` or `[]`, at the value or at any
section around it.
"""

from collections.abc import Iterator
from copy import deepcopy
from random import Random
from typing import Any

import pytest
from right_manifests import STAGES, Right, right
from test_silence import SCHEMAS, core, pattern_of, places, rank, reads, silenced

from aigov import dates, engine, paths, source
from aigov.findings import ProjectReport
from aigov.paths import Path as Place
from aigov.structure.places import at as schema_at

MANIFESTS = 140
"""Manifests for each stage; ten values of each are changed, one at a time."""
IDEAS = 200
"""Manifests of ideas, the smallest, in which least can come out badly."""
VALUES = 10
WHO = ("owner", "person", "it", "leadership", "accountable", "decider", "sponsor", "steward", "to", "asked_of")
STRUCTURAL = {("project",), ("project", "id"), ("project", "name"), ("project", "stage")}
"""What structure requires: a manifest without it is none."""


def report(made: Right, manifest: Any, place: Place) -> ProjectReport:
    """Return what the rules say that read the value at `place`, or something above or below it."""
    org = None if made.organisation is None else source.of({"organisation": made.organisation})
    bench = core()
    rules = tuple(each for each in bench.rules if each.scope == "manifest" and reads(each, pattern_of(place)))
    inputs = engine.Inputs(
        today=made.today,
        schema=SCHEMAS.manifest,
        organisation=org,
        org_schema=SCHEMAS.organisation,
        checks=bench.checks,
    )
    return engine.judge(source.of({"aigov": 1, **manifest}), [bench.pack._replace(rules=rules)], inputs)


def other(chance: Random, value: Any, place: Place) -> Any:
    """Return another value that the model allows there; None where chance knows of none."""
    members = [each for node in schema_at(SCHEMAS.manifest, place) for each in node.get("enum", ())]
    if members:
        return chance.choice([each for each in members if each not in ("unknown", value)] or [None])
    match value:
        case bool():
            return not value
        case int() | float():
            return chance.choice([0, 1, value + 1, value * 2, max(0, value - 1)])
        case list() if len(value) > 1:
            return value[: chance.randrange(1, len(value))]
        case str() if dates.is_date(value):
            return chance.choice([dates.after(value, "P400D"), dates.before(value, "P400D"), dates.after(value, "P5Y")])
        case str() if dates.is_period(value):
            return chance.choice(["P1D", "P30D", "P3Y"])
    name = str(place[-1])
    if name in WHO or name.endswith("_by"):
        roles = {"executive", "translator", "ai_expert", "dpo"} - {part for part in place if isinstance(part, str)}
        return chance.choice([*sorted(roles), {"name": "A. Jansen"}, {"name": "Nobody else", "level": "team"}])
    return chance.choice(["Something else", "goal-0", "platform-9"]) if isinstance(value, str) else None


def changed(chance: Random, made: Right) -> Iterator[tuple[Any, Place]]:
    """Yield the manifest with one value changed, and its place; what structure refuses is passed over."""
    patterns = sorted({each for rule in core().rules for each in rule.reads if not each.startswith("org")})
    written = sorted({place for pattern in patterns for place in places(made.manifest, pattern)}, key=str)
    for place in chance.sample(written, min(VALUES, len(written))):
        value = other(chance, paths.read(made.manifest, place), place)
        if value is not None and place not in STRUCTURAL:
            manifest = deepcopy(made.manifest)
            paths.read(manifest, place[:-1])[place[-1]] = value
            yield manifest, place


def rewarded(made: Right, manifest: Any, place: Place) -> list[str]:
    """Return each silence, at the place or around it, that is judged more kindly than what is written there."""
    kinder = []
    around = [place[:end] for end in range(len(place), 0, -1)]
    # Of a map by names, as of a list, an item that is not there is no value taken out of one.
    for silent in (each for each in around if each not in STRUCTURAL and each[:-1] != ("roles",)):
        said = rank(report(made, manifest, silent))
        for word, without in silenced(manifest, silent):
            if said and rank(report(made, without, silent)) < said:
                kinder.append(f"{pattern_of(place)} {paths.read(manifest, place)!r}: {pattern_of(silent)} {word}")
    return kinder


@pytest.mark.parametrize("stage", STAGES)
def test_saying_nothing_is_never_judged_more_kindly_than_saying_what_is_so(stage: str) -> None:
    chance = Random(stage)
    bad = 0
    for number in range(IDEAS if stage == "idea" else MANIFESTS):
        made = right(f"{stage} {number}", stage, full=chance.random() < 0.6, with_organisation=chance.random() < 0.7)
        for manifest, place in changed(chance, made):
            judged = report(made, manifest, place)
            if rank(judged) and not any(each.reason == "structure" for each in judged.findings):
                bad += 1
                assert rewarded(made, manifest, place) == [], number
    assert bad >= 10
