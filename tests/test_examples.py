"""Each example prints what its expected.txt shows under the command that stands in its first line."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from aigov import source, structure

ROOT = Path(__file__).parent.parent
EXAMPLES = sorted(path.parent for path in (ROOT / "examples").glob("*/expected.txt"))
TODAY = "2026-11-22"


def run(command: str) -> subprocess.CompletedProcess[str]:
    """Run an `aigov` command line from the project's root."""
    program, *arguments = command.split()
    assert program == "aigov"
    command_line = [sys.executable, "-m", "aigov", *arguments]
    return subprocess.run(command_line, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=60)


def test_every_example_with_a_manifest_has_its_expected_output() -> None:
    with_manifest = {path.parent for path in (ROOT / "examples").glob("*/aigov.yaml")}

    assert with_manifest == set(EXAMPLES)
    assert len(with_manifest) >= 6


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.name)
def test_an_example_prints_what_is_expected(folder: Path) -> None:
    prompt, _, expected = (folder / "expected.txt").read_text(encoding="utf-8").partition("\n")
    assert prompt.startswith(f"$ aigov check --as-of {TODAY} ")

    done = run(prompt.removeprefix("$ "))

    assert done.stdout == expected
    assert done.stderr == ""
    assert done.returncode in (0, 1)


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
