"""What a terminal of 80 or 40 columns shows: no line is wider, wide characters count as wide, colour takes no room."""

import fcntl
import os
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from running import ROOT, SECONDS, aigov, write
from wcwidth import wcswidth

from aigov.reporters.text.filling import columns, filled

WIDE = """\
aigov: 1
project:
  id: permits
  name: 許可申請の分類システム 🏢 gemeente Zürich
  stage: pilot
  description: 市民の申請を分類する。市民の申請を分類する。市民の申請を分類する。市民の申請を分類する。
mandate:
  sponsor: {name: 田中 太郎, email: t.tanaka@example.org}
kpis:
  owner: {name: 山田 花子 (e\u0301quipe)}
"""
FILE = "日本語.aigov.yaml"
COLOR = re.compile(r"\x1b\[[\d;]*m")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return write(tmp_path, {FILE: WIDE})


def at_terminal(*arguments: str, cwd: Path, width: int, **environment: str) -> str:
    """Return what one command line writes to a terminal that is so wide."""
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
    inherited = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    with subprocess.Popen(
        [sys.executable, "-m", "aigov", *arguments],
        cwd=cwd,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**inherited, "PYTHONPATH": str(ROOT), "TERM": "xterm", **environment},
    ) as process:
        os.close(theirs)
        written = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # the other end is closed
                break
            if not piece:
                break
            written += piece
        process.wait(SECONDS)
    os.close(ours)
    return written.decode().replace("\r", "")


COMMANDS = {
    "check": ("check", "--as-of", "2026-11-22"),
    "check in full": ("check", "--as-of", "2026-11-22", "-v", "--config", "aigov.toml"),
    "gate": ("gate", "scale", "--as-of", "2026-11-22"),
    "forecast": ("forecast", "--as-of", "2026-11-22"),
    "explain": ("explain", "roles/leading-three-held"),
    "rules": ("rules", "--select", "dpia"),
    "coverage": ("rules", "--select", "dpia", "--coverage"),
    "portfolio": ("portfolio", "--as-of", "2026-11-22"),
    "alone": (),
    "help": ("check", "--help"),
}


def too_wide(written: str, width: int) -> list[str]:
    """Return the lines that do not fit, but for what cannot be broken: a path, a command, an example as it is."""
    lines = written.partition("For example")[0].partition("Zo is het bijvoorbeeld")[0].split("\n")
    bare = [COLOR.sub("", line) for line in lines]
    wide = [line for line in bare if wcswidth(line) > width and " " in line.strip()]
    return [line for line in wide if not line.strip().startswith(("aigov ", "-"))]


@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)
@pytest.mark.parametrize("width", [80, 40])
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_no_line_is_wider_than_the_terminal(place: Path, arguments: tuple[str, ...], width: int, lang: str) -> None:
    (place / "aigov.toml").touch()
    written = at_terminal(*arguments, cwd=place, width=width, AIGOV_LANG=lang)
    assert "Traceback" not in written
    assert too_wide(written, width) == []


def test_nothing_is_lost_where_lines_are_broken(place: Path) -> None:
    piped = aigov("check", "--as-of", "2026-11-22", "--color", "always", cwd=place).stdout
    narrow = at_terminal("check", "--as-of", "2026-11-22", cwd=place, width=200)
    for width in (80, 40):
        broken = at_terminal("check", "--as-of", "2026-11-22", cwd=place, width=width)
        assert words(broken) == words(narrow)
    assert words(piped) == words(narrow)


def words(written: str) -> list[str]:
    """Return every word but those of quoted lines, which are cut to what the terminal has room for."""
    lines = [line for line in COLOR.sub("", written).splitlines() if not re.match(r"\s+\d* \| ", line)]
    # What is written without blanks may be broken anywhere.
    return re.findall(r"[\x00-\x7f]+|[^\x00-\x7f]", "".join(" ".join(lines).split()))


@pytest.mark.parametrize("variables", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=["NO_COLOR", "TERM=dumb"])
def test_a_terminal_without_colour_shows_the_same_words(place: Path, variables: dict[str, str]) -> None:
    plain = at_terminal("check", "--as-of", "2026-11-22", cwd=place, width=80, **variables)
    assert "\x1b" not in plain
    assert COLOR.sub("", at_terminal("check", "--as-of", "2026-11-22", cwd=place, width=80)) == plain


def test_piped_a_line_is_as_long_as_it_is_and_has_no_colour(place: Path) -> None:
    written = aigov("check", "--as-of", "2026-11-22", cwd=place).stdout
    assert "\x1b" not in written
    assert any(len(line) > 200 for line in written.splitlines())


def test_a_place_is_never_broken(tmp_path: Path) -> None:
    name = f"{'a' * 60}.aigov.yaml"
    written = at_terminal("check", cwd=write(tmp_path, {name: WIDE}), width=40, NO_COLOR="1")
    assert f"{name}:1:1:" in written


@pytest.mark.parametrize(
    ("line", "width", "broken"),
    [
        ("one two three", 7, "one two\n   three"),
        ("   remedy: one two", 14, "   remedy: one\n      two"),
        ("市民の申請を", 8, "市民の申\n   請を"),
        ("市民の。申請", 6, "市民\n   の。\n   申\n   請"),
        ("a-path/that/is/long.yaml:1:1: x", 10, "a-path/that/is/long.yaml:1:1:\n   x"),
        ("\x1b[1;31merror\x1b[0m: one", 10, "\x1b[1;31merror\x1b[0m: one"),
        ("one two three", 0, "one two three"),
        ("👩\u200d👩\u200d👧 家族", 6, "👩\u200d👩\u200d👧\n   家\n   族"),
    ],
    ids=["words", "further in", "wide", "closing", "a path", "colour", "no terminal", "joined"],
)
def test_a_line_is_broken_where_it_may_be(line: str, width: int, broken: str) -> None:
    assert filled(line, width) == broken


@pytest.mark.parametrize("text", ["許可", "Zürich", "e\u0301quipe", "plain", "🏢", "\uff46\uff55", "ก็"])
def test_columns_are_counted_as_terminals_do(text: str) -> None:
    assert columns(text) == wcswidth(text)
