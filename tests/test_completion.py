"""Completion in the shells themselves: what somebody who presses TAB is offered."""

import os
import pty
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from running import ROOT, SECONDS, aigov, project

SHELLS = ("bash", "zsh", "fish")

OFFERED = {
    "commands": ("aigov fore", ["forecast"]),
    "commands of a group": ("aigov waiver pr", ["prune"]),
    "options": ("aigov check --sel", ["--select"]),
    "a rule to explain": ("aigov explain tiny/des", ["tiny/described"]),
    "an area and its rules": ("aigov check --select tin", ["tiny", "tiny/described", "tiny/long"]),
    "a rule to ignore": ("aigov check --ignore dpia/approver-n", ["dpia/approver-named"]),
    "formats": ("aigov check -f js", ["json", "jsonl"]),
    "formats of a forecast": ("aigov forecast -f ic", ["ics"]),
    "stages": ("aigov gate pil", ["pilot"]),
    "levels": ("aigov check --fail-level w", ["warning"]),
    "languages": ("aigov check --lang n", ["nl"]),
    "schemas": ("aigov schema org", ["organisation"]),
    "forges": ("aigov init --ci git", ["github", "gitlab"]),
    "projects": ("aigov waiver add --project per", ["permits"]),
    "shells": ("aigov completion f", ["fish"]),
    "states of a waiver": ("aigov waiver list --state exp", ["expired", "expiring"]),
}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return an environment with aigov on the PATH, as it is once installed."""
    folder = tmp_path_factory.mktemp("bin")
    command = folder / "aigov"
    command.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m aigov "$@"\n')
    command.chmod(0o755)
    home = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "ZDOTDIR": str(folder), "TERM": "dumb"}
    return {**os.environ, **home, "AIGOV_LANG": "en", "PATH": f"{folder}:{os.environ['PATH']}"}


def shell(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def lines(command: list[str], place: Path, environment: dict[str, str]) -> list[str]:
    done = subprocess.run(
        command, cwd=place, env=environment, capture_output=True, text=True, timeout=SECONDS, check=True
    )
    assert done.stderr == ""
    return sorted(done.stdout.split("\n"))


@pytest.mark.parametrize(("typed", "offered"), OFFERED.values(), ids=OFFERED)
def test_bash_offers(typed: str, offered: list[str], place: Path, environment: dict[str, str]) -> None:
    script = """
      eval "$(aigov completion bash)"
      COMP_WORDS=($1); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
      _aigov_completion aigov
      printf '%s\\n' "${COMPREPLY[@]}"
    """
    assert lines([shell("bash"), "--norc", "-c", script, "-", typed], place, environment)[1:] == offered


@pytest.mark.parametrize(("typed", "offered"), OFFERED.values(), ids=OFFERED)
def test_fish_offers(typed: str, offered: list[str], place: Path, environment: dict[str, str]) -> None:
    script = "aigov completion fish | source; complete -C $argv[1]"
    found = lines([shell("fish"), "--no-config", "-c", script, "--", typed], place, environment)
    assert [line.partition("\t")[0] for line in found if line] == offered


def test_fish_shows_the_title_of_a_rule(place: Path, environment: dict[str, str]) -> None:
    script = "aigov completion fish | source; complete -C 'aigov explain tiny/des'"
    found = lines([shell("fish"), "--no-config", "-c", script], place, environment)
    assert "tiny/described\tThe project is described" in found


_TYPED = {
    "bash": ["--norc", "--noprofile", "-i"],
    "zsh": ["-f", "-i"],
    "fish": ["--no-config", "-i"],
}
_READY = {
    "bash": 'eval "$(aigov completion bash)"; echo rea"dy"',
    "zsh": 'autoload -Uz compinit; compinit -u -D; eval "$(aigov completion zsh)"; echo rea"dy"',
    "fish": 'aigov completion fish | source; echo rea"dy"',
}


@pytest.mark.parametrize("name", SHELLS)
def test_whoever_presses_tab_gets_the_word(name: str, place: Path, environment: dict[str, str]) -> None:
    """In a real terminal: `aigov explain tiny/des` and TAB, and the shell writes the rest of the word."""
    program = shell(name)
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(place)
        os.execve(program, [name, *_TYPED[name]], {**environment, "TERM": "xterm", "PS1": "$ "})
    try:
        _until(terminal, b"", seconds=2)
        os.write(terminal, f"{_READY[name]}\r".encode())
        _until(terminal, b"ready", seconds=SECONDS)
        os.write(terminal, b"aigov explain tiny/des\t")
        assert "cribed" in _until(terminal, b"cribed", seconds=SECONDS)
    finally:
        os.write(terminal, b"\x03\rexit\r")
        os.close(terminal)
        os.waitpid(child, 0)


def _until(terminal: int, sign: bytes, seconds: float) -> str:
    """Return what comes out of a terminal, up to and with `sign`; without one whatever comes until it is quiet."""
    until, found = time.monotonic() + seconds, b""
    while time.monotonic() < until and not (sign and sign in found):
        ready, _, _ = select.select([terminal], [], [], 0.3)
        if ready:
            found += os.read(terminal, 65536)
        elif not sign and found:
            break
    return found.decode(errors="replace")


@pytest.mark.parametrize("name", SHELLS)
def test_the_script_is_read_without_complaint(name: str, environment: dict[str, str], place: Path) -> None:
    text = aigov("completion", name, cwd=place).stdout
    done = subprocess.run([shell(name), "-n"], input=text, text=True, capture_output=True, timeout=SECONDS, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_another_shell_is_a_mistake_with_the_ones_that_there_are(tmp_path: Path) -> None:
    done = aigov("completion", "zhs", cwd=tmp_path)
    assert done.returncode == 2
    assert 'did you mean "zsh"?' in done.stderr


@pytest.mark.parametrize("broken", ["packs = [", 'packs = ["nowhere"]'])
def test_a_broken_configuration_offers_nothing_and_says_nothing(tmp_path: Path, broken: str) -> None:
    (tmp_path / "aigov.toml").write_text(broken)
    asked = {"_AIGOV_COMPLETE": "bash_complete", "COMP_WORDS": "aigov explain d", "COMP_CWORD": "2"}
    done = aigov(cwd=tmp_path, **asked)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")
