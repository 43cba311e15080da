"""What a stage asks is written down, and is not too much for a light project."""

import os

import pytest
from stage_numbers import FILE, MOST, STAGES, bare, begin, document, lines

from aigov.findings import Outcome
from aigov.reporters.text.groups import groups


def test_the_numbers_by_stage_and_weight_are_as_the_document_says() -> None:
    text = document()
    if os.environ.get("UPDATE") == "stages":
        FILE.write_text(text, encoding="utf-8")
    assert FILE.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("stage", STAGES)
def test_no_stage_adds_more_rules_for_a_light_project_than_people_can_follow(stage: str) -> None:
    assert len(begin(stage)) <= MOST


@pytest.mark.parametrize("stage", STAGES)
def test_a_light_project_is_asked_for_less_than_a_full_one(stage: str) -> None:
    assert len(bare(stage, "light").findings) < len(bare(stage, "full").findings)
    assert len(bare(stage, "light").outcomes) <= len(bare(stage, "full").outcomes)


@pytest.mark.parametrize("weight", ["full", "light"])
@pytest.mark.parametrize("stage", STAGES)
def test_a_bare_manifest_gives_one_block_for_each_hole_and_few_lines(stage: str, weight: str) -> None:
    report = bare(stage, weight)
    failing = [each.path for each in report.findings if each.outcome is Outcome.FAIL]
    blocks = groups(report.findings)

    assert len(blocks) <= len({each.path for each in report.findings})
    assert len(set(failing)) <= len(blocks) * 2
    assert lines(report) <= 150
