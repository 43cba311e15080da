"""aigov as its users run it, in a process of its own; and a small pack whose rules do what a test needs."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
SECONDS = 60

MANIFEST = """\
aigov: 1
project:
  id: permits
  name: Permits
  stage: idea
  description: Sorts requests.
"""

CONFIG = 'packs = ["core", "./tiny"]\n'

_RULE = """\
title: {title}
ground: practice
why: For the tests.
stages: {{idea: {level}}}
{judged}
message: "{message}"
remedy: Ask whoever knows.
acts: executive
verifies: declared
examples:
  - name: it holds
    manifest: {{project: {{stage: idea, description: Sorts requests.}}}}
    expect: pass
  - name: it does not hold
    set: {{project.description: none}}
    expect: [{{at: project.description}}]
  - name: nothing is written
    drop: [project.description]
    expect: [{{at: project}}]
"""

TINY = {
    "pack.yaml": 'name: tiny\nversion: "1"\ntitle: For the tests\n',
    "tiny/described.yaml": _RULE.format(
        title="The project is described",
        level="error",
        judged="assert: project.description != 'none'",
        message="The description is none.",
    ),
    "tiny/long.yaml": _RULE.format(
        title="The description is no single word",
        level="warning",
        judged="limits: {least: 5}\nassert: size(project.description) >= limits.least",
        message="The description has fewer than {limits.least} letters.",
    ),
}


def at_a_terminal(*arguments: str, typed: bytes, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run one command line as `aigov` does, with what somebody types at a terminal."""
    terminal, end = os.openpty()
    try:
        os.write(terminal, typed)
        return subprocess.run(
            [sys.executable, "-m", "aigov", *arguments],
            cwd=cwd,
            stdin=end,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])},
            check=False,
        )
    finally:
        os.close(terminal)
        os.close(end)


def aigov(*arguments: str, cwd: Path, stdin: str | bytes = b"", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run one command line, and return its exit code and what it wrote."""
    done = subprocess.run(
        [sys.executable, "-m", "aigov", *arguments],
        cwd=cwd,
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        timeout=SECONDS,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]), **environment},
        check=False,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    """Write `files` by their names below `folder`, and return that."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return folder


def project(folder: Path, config: str = CONFIG, **changes: str) -> Path:
    """Write a project with the small pack beside it; `changes` are texts of its manifest, by what replaces them."""
    manifest = MANIFEST
    for new, old in changes.items():
        manifest = manifest.replace(old, new)
    tiny = {f"tiny/{name}": text for name, text in TINY.items()}
    return write(folder, {"aigov.yaml": manifest, "aigov.toml": config, **tiny})
