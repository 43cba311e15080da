"""The first day of a team with aigov, told as it is: real git, the real pre-commit, and every text that is printed.

`UPDATE=first-day pytest tests/test_first_day.py` writes what is printed now.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from running import ROOT, write

STORY = ROOT / "examples" / "first-day" / "STORY.md"
BLOCK = re.compile(
    r"^```(?P<kind>console|diff)\n(?:\$ (?P<command>[^\n]+)\n)?(?P<text>.*?)^```", re.MULTILINE | re.DOTALL
)
TODAY = "2026-11-22"
SECONDS = 120
_ON_THE_DAY = f"""\
import datetime, sys

class Day(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromisoformat("{TODAY}T12:00:00+00:00")

datetime.datetime = Day

from aigov.__main__ import main

sys.exit(main())
"""
THERE = {
    "pyproject.toml": '[project]\nname = "parking-permits"\ndescription = "Sorts permit requests by urgency"\n',
    "CODEOWNERS": "* @kvos @acme/permits\n",
}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a fresh repository with one commit, as a team has one."""
    place = write(tmp_path / "parking-permits", THERE)
    tools = write(tmp_path / "bin", {"day.py": _ON_THE_DAY})
    for name, python in {"aigov": f'"{tools / "day.py"}"', "pre-commit": "-m pre_commit"}.items():
        tool = write(tools, {name: f'#!/bin/sh\nexec "{sys.executable}" {python} "$@"\n'}) / name
        tool.chmod(0o755)
    for command in ("git init --quiet --initial-branch main", "git add .", "git commit --quiet --message Begin"):
        assert run(place, command)[0] == 0
    return place


def run(place: Path, command: str) -> tuple[int, str]:
    """Run one command line as a shell does; return its exit code and all that it printed, as the story has it."""
    home = place.parent
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    people = {f"GIT_{who}_{what}": "x@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=place,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
        env=kept
        | people
        | {
            "PATH": f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "PRE_COMMIT_HOME": str(home / "cache"),
            "HOME": str(home),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "TZ": "UTC",
        },
    )
    return done.returncode, re.sub(r"^- duration: [\d.]+s\n", "", done.stdout, flags=re.MULTILINE)


def test_each_step_of_the_first_day_prints_what_the_story_shows(repository: Path) -> None:
    codes: list[tuple[str, int]] = []

    def shown(block: re.Match[str]) -> str:
        if block["kind"] == "diff":
            patch = write(repository.parent, {"patch": block["text"]}) / "patch"
            assert run(repository, f"git apply '{patch}'") == (0, "")
            return block[0]
        code, told = run(repository, block["command"])
        codes.append((block["command"], code))
        assert str(repository.parent) not in told
        return f"```console\n$ {block['command']}\n{told}```"

    text = STORY.read_text(encoding="utf-8")
    printed = BLOCK.sub(shown, text)
    if os.environ.get("UPDATE") == "first-day":
        STORY.write_text(printed, encoding="utf-8")
        text = printed

    assert text == printed
    # One commit is stopped, and a patch that is shown differs: these two exit with 1, and no step with anything else.
    assert [command for command, code in codes if code] == [
        'git commit --quiet --all --message "Answer what we know"',
        "aigov fix --diff",
    ]
    assert {code for _, code in codes} == {0, 1}
    assert run(repository, "git status --short --untracked-files=no") == (0, "")
