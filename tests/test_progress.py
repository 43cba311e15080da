"""The progress bar: on a terminal, after a while, and nowhere else."""

import io
import os
import pty
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from aigov.cli import _progress
from aigov.cli._progress import Progress


@contextmanager
def _terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Make standard error a terminal, and give the end at which what it shows can be read."""
    shown, written = pty.openpty()
    with io.TextIOWrapper(os.fdopen(written, "wb", buffering=0), write_through=True) as stream:
        monkeypatch.setattr(sys, "stderr", stream)
        monkeypatch.setenv("TERM", "xterm")
        os.set_blocking(shown, False)
        yield shown
    os.close(shown)


def _shown(terminal: int) -> bytes:
    shown = b""
    with suppress(BlockingIOError):
        while piece := os.read(terminal, 1 << 16):
            shown += piece
    return shown


def test_a_long_run_on_a_terminal_shows_how_far_it_is_and_takes_it_away_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_progress, "_PATIENCE", 0.0)
    with _terminal(monkeypatch) as terminal:
        with Progress(shares_terminal=False) as progress:
            for done in range(20):
                progress.advance(done, 20)
        shown = _shown(terminal)
    assert b"Judging" in shown
    assert shown.endswith(b"\x1b[2K")


def test_a_short_run_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with _terminal(monkeypatch) as terminal:
        with Progress(shares_terminal=False) as progress:
            progress.advance(1, 2)
        assert _shown(terminal) == b""


def test_where_the_report_is_on_the_terminal_too_there_is_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_progress, "_PATIENCE", 0.0)
    with _terminal(monkeypatch) as terminal:
        with Progress(shares_terminal=True) as progress:
            progress.advance(1, 2)
        assert _shown(terminal) == b""


def test_in_a_pipe_there_is_no_bar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_progress, "_PATIENCE", 0.0)
    with (tmp_path / "err").open("w") as stream:
        monkeypatch.setattr(sys, "stderr", stream)
        with Progress(shares_terminal=False) as progress:
            progress.advance(1, 2)
    assert (tmp_path / "err").read_bytes() == b""
