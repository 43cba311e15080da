"""Each example prints what stands in its expected.txt, on the day that its folder is checked for."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
EXAMPLES = sorted(path.parent for path in (ROOT / "examples").glob("*/expected.txt"))
TODAY = "2026-11-22"


def check(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run `aigov check` on an example as README says it, from the project's root."""
    command = [sys.executable, "-m", "aigov", "check", "--as-of", TODAY, *options, f"examples/{folder.name}"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=60)


def test_every_example_with_a_manifest_has_its_expected_output() -> None:
    with_manifest = {path.parent for path in (ROOT / "examples").glob("*/aigov.yaml")}

    assert with_manifest == set(EXAMPLES)
    assert len(with_manifest) >= 6


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.name)
def test_an_example_prints_what_is_expected(folder: Path) -> None:
    done = check(folder)

    assert done.stdout == (folder / "expected.txt").read_text(encoding="utf-8")
    assert done.stderr == ""
    assert done.returncode in (0, 1)


def test_the_complete_production_project_has_no_findings() -> None:
    done = check(ROOT / "examples" / "permits", "--strict", "--fail-level", "note")

    assert done.returncode == 0
    assert "0 errors, 0 warnings, 0 undecided" in done.stdout


def test_the_lapsed_sandbox_is_an_error_and_says_since_when() -> None:
    done = check(ROOT / "examples" / "sandbox-lapsed")

    assert done.returncode == 1
    assert "2026-08-29" in done.stdout


@pytest.mark.parametrize("name", ["voice2text", "virtual-assistant-gem"])
def test_each_value_of_a_published_project_names_its_source(name: str) -> None:
    lines = (ROOT / "examples" / name / "aigov.yaml").read_text(encoding="utf-8").splitlines()
    unsourced = []
    for number, line in enumerate(lines):
        above = lines[number - 1].strip() if number else ""
        text = line.strip()
        is_value = text and not text.startswith("#") and not text.endswith(":") and text != "aigov: 1"
        in_folded_text = not line.lstrip().startswith("-") and ": " not in line.split("#")[0] and ":" not in text[-1:]
        if is_value and not in_folded_text and "#" not in line and not above.startswith("#"):
            unsourced.append((number + 1, text))

    kebab_references = [entry for entry in unsourced if not entry[1].startswith("- id: ")]
    assert kebab_references == []
