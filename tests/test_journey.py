"""The story of one project, from idea to retired, is what aigov prints at each step of it.

`UPDATE=journey pytest tests/test_journey.py` writes what is printed now.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from running import ROOT, aigov

JOURNEY = ROOT / "examples" / "journey"
STORY = JOURNEY / "story.md"
STEPS = sorted(path.name for path in (JOURNEY / "steps").iterdir())
CHAPTER = re.compile(r"^## (?P<step>\d\d-[a-z-]+)\n(?P<text>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^```console\n\$ aigov (?P<command>[^\n]+)\n(?P<output>.*?)^```", re.MULTILINE | re.DOTALL)


def chapters() -> dict[str, str]:
    """Return the text of the story by step."""
    return {found["step"]: found["text"] for found in CHAPTER.finditer(STORY.read_text(encoding="utf-8"))}


def lay_out(step: str, folder: Path) -> None:
    """Copy the files of a step into a repository of their own, under the names that aigov looks for."""
    subprocess.run(["git", "init", "--quiet", folder], check=True, timeout=60)
    shutil.copy(JOURNEY / "aigov.org.yaml", folder)
    for name, file in {"manifest": "aigov.yaml", "waivers": "aigov.waivers.yaml"}.items():
        source = JOURNEY / "steps" / step / f"{name}.yaml"
        if source.exists():
            shutil.copy(source, folder / file)


def test_the_story_tells_each_step_once_and_in_order() -> None:
    told = [found["step"] for found in CHAPTER.finditer(STORY.read_text(encoding="utf-8"))]

    assert told == STEPS
    assert [step for step, text in chapters().items() if not BLOCK.search(text)] == []


def test_a_step_holds_nothing_but_its_manifest_and_its_waivers() -> None:
    files = {path.name for path in (JOURNEY / "steps").glob("*/*")}

    assert files == {"manifest.yaml", "waivers.yaml"}


@pytest.mark.parametrize("step", STEPS)
def test_each_command_of_a_step_prints_what_the_story_shows(step: str, tmp_path: Path) -> None:
    lay_out(step, tmp_path)
    text = chapters()[step]

    def shown(block: re.Match[str]) -> str:
        done = aigov(*block["command"].split(), cwd=tmp_path)
        assert done.stderr == ""
        assert done.returncode in (0, 1)
        return f"```console\n$ aigov {block['command']}\n{done.stdout}```"

    printed = BLOCK.sub(shown, text)

    if os.environ.get("UPDATE") == "journey":
        STORY.write_text(STORY.read_text(encoding="utf-8").replace(text, printed), encoding="utf-8")
        text = printed
    assert text == printed
