"""The hook, run by the real pre-commit tool on a real repository, from a clone of this checkout."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from running import MANIFEST, ROOT

SECONDS = 540


def _run(folder: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=SECONDS, check=False, env={**kept, **environment}
    )


def _git(folder: Path, *arguments: str) -> str:
    settings = ("user.name=x", "user.email=x@example.org", "init.defaultBranch=main", "protocol.file.allow=always")
    done = _run(folder, "git", *(part for setting in settings for part in ("-c", setting)), *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository with what this checkout holds now, in one commit, as pre-commit needs it."""
    place = tmp_path_factory.mktemp("aigov")
    names = _git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    for name in filter(None, names):
        if (ROOT / name).is_file():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_bytes((ROOT / name).read_bytes())
    _git(place, "init")
    _git(place, "add", ".")
    _git(place, "commit", "-m", "x")
    return place


def test_pre_commit_judges_what_a_commit_changes(clone: Path, tmp_path: Path) -> None:
    config = {
        "repos": [{"repo": str(clone), "rev": _git(clone, "rev-parse", "HEAD"), "hooks": [{"id": "aigov-check"}]}]
    }
    (tmp_path / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/aigov.yaml").write_text(MANIFEST)
    (tmp_path / "other.yaml").write_text("a: [")
    _git(tmp_path, "init")
    _git(tmp_path, "add", ".")
    tool = (sys.executable, "-m", "pre_commit")
    home = {"PRE_COMMIT_HOME": str(tmp_path / ".cache"), "PIP_DISABLE_PIP_VERSION_CHECK": "1"}

    clean = _run(tmp_path, *tool, "run", "--all-files", **home)
    assert clean.returncode == 0, clean.stdout + clean.stderr
    assert re.search(r"aigov check\.+Passed", clean.stdout)

    (tmp_path / "sub/aigov.yaml").write_text(MANIFEST.replace("stage: idea", "stage: ideas"))
    _git(tmp_path, "add", ".")
    broken = _run(tmp_path, *tool, "run", **home)
    assert broken.returncode == 1
    assert re.search(r"aigov check\.+Failed", broken.stdout)
    assert "sub/aigov.yaml:5:10: error: " in broken.stdout
    assert '"idea"' in broken.stdout

    # A part of a manifest stands for the whole, and is the only thing that this commit changes.
    (tmp_path / "sub/aigov.yaml").write_text(MANIFEST)
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "-m", "x")
    (tmp_path / "sub/aigov.d").mkdir()
    (tmp_path / "sub/aigov.d/kpis.yaml").write_text("- {id: x, name: X, knd: value}\n")
    _git(tmp_path, "add", ".")
    part = _run(tmp_path, *tool, "run", **home)
    assert part.returncode == 1
    assert "sub/aigov.d/kpis.yaml:1:" in part.stdout


def test_pre_commit_looks_at_the_whole_portfolio_whatever_a_commit_changes(clone: Path, tmp_path: Path) -> None:
    place = tmp_path / "repository"
    place.mkdir()
    hook = {"id": "aigov-portfolio", "args": ["--fail-level", "warning", "--format", "concise"]}
    config = {"repos": [{"repo": str(clone), "rev": _git(clone, "rev-parse", "HEAD"), "hooks": [hook]}]}
    (place / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    (place / "aigov.toml").write_text('[rules]\n"portfolio/few-at-a-time" = {limits = {at_a_time = 1}}\n')
    in_it = MANIFEST.replace("  stage: idea\n", "  stage: idea\n  departments: [it]\n")
    for name in ("roads", "trees"):
        (place / name).mkdir()
        (place / name / "aigov.yaml").write_text(in_it.replace("id: permits", f"id: {name}"))
    _git(place, "init")
    _git(place, "add", ".")
    tool = (sys.executable, "-m", "pre_commit")
    home = {"PRE_COMMIT_HOME": str(tmp_path / ".cache"), "PIP_DISABLE_PIP_VERSION_CHECK": "1"}

    apart = _run(place, *tool, "run", "--all-files", **home)
    assert apart.returncode == 0, apart.stdout + apart.stderr
    assert re.search(r"aigov portfolio\.+Passed", apart.stdout)
    _git(place, "commit", "-m", "x")

    for name in ("roads", "trees"):
        manifest = place / name / "aigov.yaml"
        manifest.write_text(manifest.read_text().replace("stage: idea", "stage: pilot"))
        _git(place, "add", ".")
        _git(place, "commit", "--no-verify", "-m", "x")
    (place / "trees/aigov.yaml").write_text((place / "trees/aigov.yaml").read_text() + "# one more line\n")
    _git(place, "add", ".")
    many = _run(place, *tool, "run", **home)
    assert many.returncode == 1
    assert 'roads/aigov.yaml:6:17: warning: "it" takes part in 2 pilots' in many.stdout
    assert "[mandate/" not in many.stdout


def test_the_hook_fits_its_official_schema() -> None:
    schema = ROOT.parent / "shared" / "judges" / "pre-commit-hooks.schemastore.json"
    if not schema.exists():
        pytest.skip("../shared is not here")
    import json

    import jsonschema

    jsonschema.validate(yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text()), json.loads(schema.read_text()))
