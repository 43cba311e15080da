"""Each example prints what its expected.txt shows under the command that stands in its first line.

`UPDATE=examples pytest tests/test_examples.py` writes what is printed now.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from aigov import source, structure

ROOT = Path(__file__).parent.parent
STAGES = ROOT / "examples" / "stages"
EXAMPLES = sorted(path.parent for path in (ROOT / "examples").rglob("expected.txt"))
NEXT = sorted(path.parent for path in STAGES.glob("*/expected-next.txt"))
TODAY = "2026-11-22"


def run(command: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run an `aigov` command line, from the project's root unless `cwd` says otherwise."""
    program, *arguments = command.split()
    assert program == "aigov"
    command_line = [sys.executable, "-m", "aigov", *arguments]
    return subprocess.run(command_line, cwd=cwd, capture_output=True, text=True, encoding="utf-8", timeout=60)


def test_every_example_with_a_manifest_has_its_expected_output() -> None:
    with_manifest = {path.parent for path in (ROOT / "examples").rglob("aigov.yaml")}

    assert with_manifest == set(EXAMPLES)
    assert len(with_manifest) >= 12


def expect(file: Path, cwd: Path) -> None:
    """Assert that the command in the first line of `file`, up to its comment, prints the other lines."""
    prompt, _, expected = file.read_text(encoding="utf-8").partition("\n")
    assert prompt.startswith(f"$ aigov check --as-of {TODAY} ")

    done = run(prompt.removeprefix("$ ").partition("  #")[0], cwd)

    if os.environ.get("UPDATE") == "examples":
        file.write_text(f"{prompt}\n{done.stdout}", encoding="utf-8")
        expected = done.stdout
    assert done.stdout == expected
    assert done.stderr == ""
    assert done.returncode in (0, 1)


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.name)
def test_an_example_prints_what_is_expected(folder: Path) -> None:
    expect(folder / "expected.txt", ROOT)


def test_there_is_a_project_for_each_stage_and_what_comes_next_for_each_but_the_last() -> None:
    stages = {folder: stage_of(folder) for folder in EXAMPLES if folder.parent == STAGES}

    assert set(stages.values()) == {"idea", "sandbox", "pilot", "scale", "production"}
    assert {folder for folder, stage in stages.items() if stage != "production"} == set(NEXT)


def stage_of(folder: Path) -> str:
    """Return the stage that a manifest says."""
    (stage,) = re.findall(r"^  stage: (\w+)$", (folder / "aigov.yaml").read_text(encoding="utf-8"), re.MULTILINE)
    return stage


@pytest.mark.parametrize("name", sorted(folder.name for folder in EXAMPLES if folder.parent == STAGES))
def test_a_project_of_a_stage_leaves_nothing_open_or_undecided(name: str) -> None:
    done = run(f"aigov check --as-of {TODAY} --strict --fail-level note -f json examples/stages/{name}")

    (report,) = json.loads(done.stdout)["reports"]
    assert done.returncode == 0
    assert report["findings"] == []
    assert {outcome["outcome"] for outcome in report["outcomes"]} <= {"pass", "not_applicable"}


def test_the_projects_of_all_stages_and_their_organisation_have_no_findings_side_by_side() -> None:
    done = run(f"aigov check --as-of {TODAY} --fail-level note -f json examples/stages")

    reports = json.loads(done.stdout)["reports"]
    assert {report["kind"] for report in reports} == {"manifest", "organisation", "portfolio"}
    assert [report["findings"] for report in reports if report["findings"]] == []


@pytest.mark.parametrize("folder", NEXT, ids=lambda folder: folder.name)
def test_a_project_that_only_moves_its_stage_on_is_asked_for_what_comes_next(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(STAGES, tmp_path / "examples" / "stages")
    moved = tmp_path / folder.relative_to(ROOT) / "aigov.yaml"
    order = ["idea", "sandbox", "pilot", "scale", "production"]
    stage = stage_of(folder)
    following = order[order.index(stage) + 1]
    text = moved.read_text(encoding="utf-8")
    moved.write_text(text.replace(f"\n  stage: {stage}\n", f"\n  stage: {following}\n"), encoding="utf-8")
    file = folder / "expected-next.txt"

    assert file.read_text(encoding="utf-8").partition("\n")[0].endswith(f"  # with project.stage: {following}")
    expect(file, tmp_path)


def test_the_complete_production_project_has_no_findings_at_all() -> None:
    done = run(f"aigov check --as-of {TODAY} --strict --fail-level note -f json examples/permits")

    reports = json.loads(done.stdout)["reports"]
    assert done.returncode == 0
    assert [report["kind"] for report in reports] == ["manifest", "organisation"]
    assert [report["findings"] for report in reports] == [[], []]
    assert {outcome["outcome"] for report in reports for outcome in report["outcomes"]} <= {"pass", "not_applicable"}


def test_the_lapsed_sandbox_is_an_error_and_says_since_when() -> None:
    done = run(f"aigov check --as-of {TODAY} examples/sandbox-lapsed")

    assert done.returncode == 1
    assert "2026-08-29" in done.stdout


def test_there_is_an_example_of_each_structural_error() -> None:
    expected = (ROOT / "examples" / "structural-errors" / "expected.txt").read_text(encoding="utf-8")
    shown = set(re.findall(r"\[manifest/([a-z0-9-]+)\]", expected))

    # A file over a mebibyte, one with a thousand errors and one that cannot be opened have tests of their own.
    elsewhere = {"too-large", "too-many", "unreadable-file"}
    assert shown == ({*source.KINDS, *structure.KINDS} - elsewhere)


def values_without_a_source(text: str) -> list[str]:
    """Return the lines of a manifest that write a value and name no source, behind it or in a comment above it."""
    without = []
    folded_under: int | None = None
    above = ""
    for line in text.splitlines():
        indent = len(line) - len(line.lstrip())
        if folded_under is not None and (not line.strip() or indent > folded_under):
            continue
        folded_under = indent if ">-" in line else None
        content, has_comment, _ = line.partition("#")
        writes_a_value = bool(content.strip()) and not content.rstrip().endswith(":") and content.strip() != "aigov: 1"
        if writes_a_value and not has_comment and not above.strip().startswith("#"):
            without.append(line)
        above = line
    return without


@pytest.mark.parametrize("name", ["voice2text", "virtual-assistant-gem"])
def test_each_value_of_a_published_project_names_its_source(name: str) -> None:
    text = (ROOT / "examples" / name / "aigov.yaml").read_text(encoding="utf-8")

    assert values_without_a_source(text) == []
    assert values_without_a_source(text + "adoption:\n  owner: somebody\n") == ["  owner: somebody"]
