"""The Makefile: what it says where there is no Python that fits; that it works is shown by .ci/run."""

import shutil
import subprocess
from pathlib import Path

from running import ROOT, SECONDS


def _make(folder: Path, *arguments: str, path: str) -> subprocess.CompletedProcess[str]:
    shutil.copy(ROOT / "Makefile", folder)
    (folder / "pyproject.toml").touch()
    make = shutil.which("make")
    assert make
    return subprocess.run(
        [make, *arguments], cwd=folder, env={"PATH": path}, capture_output=True, text=True, timeout=SECONDS, check=False
    )


def test_without_a_python_that_fits_make_says_what_is_needed(tmp_path: Path) -> None:
    done = _make(tmp_path, "demo", path=str(tmp_path))
    assert done.returncode == 2
    assert "aigov needs Python 3.11 or later" in done.stderr
    assert "make PYTHON=/path/to/python3.12 demo" in done.stderr
    assert not (tmp_path / ".venv").exists()


def test_a_python_that_is_too_old_is_passed_over(tmp_path: Path) -> None:
    for name in ("python3", "python3.11"):
        (tmp_path / name).write_text("#!/bin/sh\nexit 1\n")
        (tmp_path / name).chmod(0o755)
    assert "Python 3.11 or later" in _make(tmp_path, "test", path=str(tmp_path)).stderr


def test_make_alone_says_what_there_is(tmp_path: Path) -> None:
    done = _make(tmp_path, path="/usr/bin:/bin")
    assert done.returncode == 0
    assert "make demo" in done.stdout
