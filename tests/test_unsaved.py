"""What an editor holds stands in the place of what is saved, wherever a run reads a file."""

from pathlib import Path

import pytest
from running import MANIFEST, project, write

from aigov import ledger
from aigov.discovery import Surroundings
from aigov.errors import ConfigError
from aigov.run.survey import Edge, Survey
from aigov.run.workplace import Asked
from aigov.run.workplaces import Workplaces

ASKED = Asked("2026-06-01", select=("tiny",))
WAIVER = """\
aigov: 1
waivers:
  - id: w-1
    rule: tiny/described
    project: permits
    reason: It comes.
"""


def found(folder: Path, unsaved: dict[str, str], *paths: str) -> list[tuple[str, int, str]]:
    """Return file, line and rule of whatever is found at `paths` of `folder` with these texts unsaved."""
    told: list[str] = []
    edge = Edge(stdin=bytes, say=told.append)
    with ledger.unsaved({str(folder / name): text.encode() for name, text in unsaved.items()}):
        survey = Survey(ASKED, edge, Workplaces(Surroundings(str(folder)), ASKED))
        survey.find(paths or ("aigov.yaml",))
        every = [report for report, _ in survey.reports(survey.exceptions())]
    assert (told, survey.found.missing) == ([], ())
    return [(each.at.span.file, each.at.span.line, each.rule) for report in every for each in report.findings]


def test_the_manifest_of_the_editor_is_judged_and_then_the_saved_one_again(tmp_path: Path) -> None:
    project(tmp_path)
    assert found(tmp_path, {"aigov.yaml": MANIFEST.replace("Sorts requests.", "none")}) == [
        ("aigov.yaml", 6, "tiny/described"),
        ("aigov.yaml", 6, "tiny/long"),
    ]
    assert found(tmp_path, {}) == []


def test_a_manifest_that_was_never_saved_is_judged(tmp_path: Path) -> None:
    project(tmp_path)
    new = MANIFEST.replace("Sorts requests.", "none")
    assert [file for file, *_ in found(tmp_path, {"new.aigov.yaml": new}, "new.aigov.yaml")] == ["new.aigov.yaml"] * 2


def test_a_section_that_was_never_saved_stands_in_its_manifest(tmp_path: Path) -> None:
    project(tmp_path)
    write(tmp_path, {"aigov.yaml": "aigov: 1\n"})
    part = "id: permits\nname: Permits\nstage: idea\ndescription: none\n"
    assert ("aigov.d/project.yaml", 4, "tiny/described") in found(tmp_path, {"aigov.d/project.yaml": part})
    assert ("aigov.d/project.yaml", 4, "tiny/described") in found(
        tmp_path, {"aigov.d/project.yaml": part}, "aigov.d/project.yaml"
    )


def test_waivers_and_configuration_of_the_editor_hold(tmp_path: Path) -> None:
    project(tmp_path)
    write(tmp_path, {"aigov.yaml": MANIFEST.replace("Sorts requests.", "none")})
    rules = [rule for _, _, rule in found(tmp_path, {"aigov.waivers.yaml": WAIVER})]
    assert "waiver/pending" in rules or "waiver/incomplete" in rules
    strict = 'packs = ["core", "./tiny"]\n[rules]\n"tiny/long" = {limits = {least = 2}}\n'
    assert [rule for _, _, rule in found(tmp_path, {"aigov.toml": strict})] == ["tiny/described"]
    with pytest.raises(ConfigError, match=r"aigov\.toml:2: this is not TOML"):
        found(tmp_path, {"aigov.toml": "packs = [\n"})
