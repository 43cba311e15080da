"""No false accusation: on manifests that are right, made by chance for each stage, no core rule fails."""

from collections.abc import Iterator
from functools import cache

import pytest
from right_manifests import STAGES, Right, in_one_file, right
from test_core_pack import core

from aigov import engine, plugins, resources, source
from aigov.findings import Kind, Outcome, ProjectReport

CASES = 300
"""Manifests for each stage, weight, and with and without an organisation's file; 6,000 in all."""
MANIFEST, ORGANISATION = resources.schema("manifest"), resources.schema("organisation")


@cache
def checks():
    return plugins.Plugins([]).checks


def judged(made: Right) -> Iterator[ProjectReport]:
    """Yield the report on the manifest, and the one on the organisation's file."""
    org = None if made.organisation is None else source.of({"aigov": 1, "organisation": made.organisation})
    inputs = engine.Inputs(
        today=made.today,
        schema=MANIFEST,
        organisation=org,
        org_schema=ORGANISATION,
        checks=checks(),
    )
    yield engine.judge(source.of({"aigov": 1, **made.manifest}), [core()], inputs)
    if org is not None:
        of_itself = inputs._replace(kind=Kind.ORGANISATION, schema=ORGANISATION, organisation=None)
        yield engine.judge(org, [core()], of_itself)


def accusations(made: Right) -> list[str]:
    """Return what is said against a manifest that is right; a day that comes near may be told."""
    reads_org = {rule.id for rule in core().rules if any(each.startswith("org") for each in rule.reads)}
    against = []
    for report in judged(made):
        failed = {each.rule for each in report.outcomes if each.outcome is Outcome.FAIL}
        unsure = {each.rule for each in report.outcomes if each.outcome is Outcome.UNDECIDED}
        if made.organisation is None:
            unsure -= reads_org
        wrong = failed | unsure
        against += [f"{each.rule}: {each.path}: {each.message}" for each in report.findings if each.rule in wrong]
        against += [f"{each.path}: {each.message}" for each in report.findings if each.reason == "structure"]
        against += sorted(wrong - {each.rule for each in report.findings})
    return against


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("full", [True, False], ids=["full", "light"])
@pytest.mark.parametrize("org", [True, False], ids=["with the organisation's file", "without one"])
def test_nobody_is_accused_of_what_is_right(stage: str, full: bool, org: bool) -> None:
    for number in range(CASES):
        made = right(f"{stage} {full} {org} {number}", stage, full=full, with_organisation=org)
        assert accusations(made) == [], number


def test_nor_where_the_organisation_stands_in_the_manifest_itself() -> None:
    for number in range(CASES // 2):
        made = in_one_file(right(f"one file {number}", "scale", full=True, with_organisation=True))
        assert accusations(made) == [], number


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("full", [True, False], ids=["full", "light"])
def test_what_is_made_is_of_the_stage_and_weight_and_the_same_for_the_same_seed(stage: str, full: bool) -> None:
    made, again = (right("twice", stage, full=full, with_organisation=True) for _ in range(2))
    assert made == again
    report = next(judged(made))
    assert (report.stage, report.weight) == (stage, "full" if full else "light")


def test_every_rule_passes_on_some_of_them() -> None:
    passed = set()
    for number in range(25):
        for stage in STAGES:
            for report in judged(right(f"{number}", stage, full=True, with_organisation=True)):
                passed |= {each.rule for each in report.outcomes if each.outcome is Outcome.PASS}
    asked = {rule.id for rule in core().rules if not rule.reports and rule.scope != "portfolio"}
    assert asked - passed == set()


@pytest.mark.parametrize("section", ["mandate", "kpis", "data", "roles", "exposure", "team", "operations"])
def test_what_is_left_out_is_found(section: str) -> None:
    made = right("left out", "production", full=True, with_organisation=True)
    del made.manifest[section]
    assert any(section in each for each in accusations(made))
