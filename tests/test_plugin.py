"""The example plugin, and what `aigov new plugin` writes: built, installed into a fresh environment, used, removed."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PLUGIN = ROOT / "examples" / "plugin"

MANIFEST = """\
aigov: 1
project: {id: trees, name: Trees, stage: scale}
extensions:
  acme:
    register_number: ACME-2026-0171-44
    ethics_advice: positive
    ethics_advised_on: 2025-03-01
"""
CONFIG = 'packs = ["acme"]\nplugins = ["aigov-acme"]\n'


def run(*command: str | Path, cwd: Path, code: int | None = 0) -> subprocess.CompletedProcess[str]:
    """Run a program that sees nothing of this checkout; it must end with `code`, where one is given."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run([*map(str, command)], cwd=cwd, capture_output=True, text=True, timeout=600, env=environment)
    assert code is None or done.returncode == code, f"{command}\n{done.stdout}\n{done.stderr}"
    assert "Traceback" not in done.stderr
    return done


def wheel(source: Path, folder: Path) -> Path:
    """Build a wheel of `source` with the tools of this environment."""
    before = set(folder.glob("*.whl"))
    run(
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        folder,
        source,
        cwd=folder,
    )
    (made,) = set(folder.glob("*.whl")) - before
    return made


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with aigov, as a wheel of this checkout."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder / "venv", with_pip=True)
    programs = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    run(
        programs / "python",
        "-m",
        "pip",
        "install",
        "-q",
        "--disable-pip-version-check",
        wheel(ROOT, folder),
        cwd=folder,
    )
    return programs


@pytest.fixture(scope="module")
def installed(environment: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with the example plugin."""
    install(environment, wheel(PLUGIN, tmp_path_factory.mktemp("wheels")))
    return environment


def install(environment: Path, what: Path) -> None:
    run(environment / "python", "-m", "pip", "install", "-q", "--no-deps", "--no-index", what, cwd=what.parent)


def project(folder: Path, config: str) -> Path:
    (folder / "aigov.yaml").write_text(MANIFEST, encoding="utf-8")
    (folder / "aigov.toml").write_text(config, encoding="utf-8")
    return folder


def test_the_plugin_finds_what_its_rules_and_its_check_say(installed: Path, tmp_path: Path) -> None:
    project(tmp_path, CONFIG)
    done = run(installed / "aigov", "check", "-f", "concise", "--as-of", "2026-11-22", cwd=tmp_path, code=1)
    lines = done.stdout.splitlines()
    assert lines[0] == (
        "aigov.yaml:5:22: error: The register number is ACME-2026-0171-44; 76 was expected. "
        "[acme/register-number-holds]"
    )
    assert lines[1].startswith("aigov.yaml:7:24: warning: The ethics board advised on 2025-03-01")
    assert "plugin aigov-acme 1.0.0" in lines[2]


def test_the_policy_that_the_plugin_brings_holds_for_a_project_that_extends_it(installed: Path, tmp_path: Path) -> None:
    switch = 'level = "off", reason = "Later.", by = "A. Jansen", until = 2027-01-01'
    own = f'extends = "plugin:aigov-acme"\n[rules]\n"acme/register-number-holds" = {{{switch}}}\n'
    project(tmp_path, own)
    asked = ("check", "-f", "concise", "--as-of", "2026-11-22", "--select", "acme")
    done = run(installed / "aigov", *asked, cwd=tmp_path, code=1)
    assert "[acme/register-number-holds]" in done.stdout
    where = "plugin:aigov-acme/aigov.toml:4"
    assert f"aigov.toml:3 does not hold for acme/register-number-holds: {where} makes it mandatory." in done.stdout


def test_the_plugins_format_can_be_asked_for(installed: Path, tmp_path: Path) -> None:
    project(tmp_path, CONFIG)
    done = run(installed / "aigov", "check", "-f", "acme-table", "--as-of", "2026-11-22", cwd=tmp_path, code=1)
    assert done.stdout.startswith(
        "| where | what | who acts |\n|---|---|---|\n| aigov.yaml:5 | error: The register number"
    )
    assert "Whether the statements are true was not checked." in done.stdout


def test_the_plugins_section_is_checked_like_any_other(installed: Path, tmp_path: Path) -> None:
    project(tmp_path, CONFIG)
    (tmp_path / "aigov.yaml").write_text(MANIFEST.replace("register_number", "register_nmber"), encoding="utf-8")
    done = run(installed / "aigov", "check", "-f", "concise", cwd=tmp_path, code=1)
    assert 'did you mean "register_number"?' in done.stdout


def test_the_examples_of_the_plugins_rules_hold(installed: Path, tmp_path: Path) -> None:
    project(tmp_path, CONFIG)
    run(installed / "aigov", "test", "acme", cwd=tmp_path)


def test_the_plugins_own_tests_hold(tmp_path: Path) -> None:
    path = os.pathsep.join(map(str, (ROOT, PLUGIN)))
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(PLUGIN / "tests")],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_plugin_that_is_installed_and_not_named_changes_nothing(installed: Path, tmp_path: Path) -> None:
    project(tmp_path, 'packs = ["core"]\n')
    done = run(installed / "aigov", "check", "-f", "concise", cwd=tmp_path, code=None)
    assert "acme/" not in done.stdout
    assert "aigov-acme" not in done.stdout
    unknown = run(installed / "aigov", "check", "-f", "acme-table", cwd=tmp_path, code=2)
    assert "acme-table" in unknown.stderr


def test_a_plugin_that_is_named_and_gone_ends_the_run_and_says_what_to_do(installed: Path, tmp_path: Path) -> None:
    project(tmp_path, CONFIG)
    run(installed / "python", "-m", "pip", "uninstall", "-q", "-y", "aigov-acme", cwd=tmp_path)
    try:
        done = run(installed / "aigov", "check", cwd=tmp_path, code=2)
    finally:
        install(installed, wheel(PLUGIN, tmp_path))
    assert done.stdout == ""
    assert done.stderr == (
        'aigov: plugin "aigov-acme" is named in aigov.toml:2 and is not installed. Install it, or take the name out.\n'
    )


def test_what_new_plugin_writes_builds_installs_and_holds_as_it_is(environment: Path, tmp_path: Path) -> None:
    run(environment / "aigov", "new", "plugin", "aigov-globex", cwd=tmp_path)
    install(environment, wheel(tmp_path / "aigov-globex", tmp_path))
    project(tmp_path, 'packs = ["globex"]\nplugins = ["aigov-globex"]\n')
    run(environment / "aigov", "test", "globex", cwd=tmp_path)
    text = "aigov: 1\nproject: {id: a, name: A, stage: sandbox}\nsandbox: {contact: the third floor}\n"
    (tmp_path / "aigov.yaml").write_text(text, encoding="utf-8")
    done = run(environment / "aigov", "check", "-f", "concise", cwd=tmp_path)
    assert (
        "aigov.yaml:3:20: warning: The contact of the trial is the third floor, which is no e-mail address."
        in done.stdout
    )
