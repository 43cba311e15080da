"""A wheel, a wheel from the sdist, and an editable checkout all find the rules and the schemas."""

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command that must succeed and return what it printed."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", timeout=300)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the files that git knows, so that a build leaves nothing behind in this checkout."""
    folder = tmp_path_factory.mktemp("checkout")
    files = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT).split("\0")
    for name in filter(None, files):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_file():
            target.write_bytes((ROOT / name).read_bytes())
    return folder


@pytest.fixture(scope="module")
def wheels(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The wheel built from the checkout, and the one built from its sdist."""
    direct, through = tmp_path_factory.mktemp("direct"), tmp_path_factory.mktemp("through")
    build = [sys.executable, "-m", "build", "--no-isolation"]
    run(*build, "--wheel", "--outdir", direct, cwd=checkout)
    run(*build, "--outdir", through, cwd=checkout)  # an sdist, and a wheel from it
    return {"wheel": next(direct.glob("*.whl")), "wheel from the sdist": next(through.glob("*.whl"))}


def works_from(python: Path | str, folder: Path, extra_path: str = "") -> None:
    """Assert that this interpreter's aigov, away from any checkout, knows rules and schemas and finds something."""
    (folder / "aigov.yaml").write_text("aigov: 1\nprojct: {}\n", encoding="utf-8")
    path = f"import sys; sys.path[:0] = [{extra_path!r}] if {extra_path!r} else []"
    code = f"{path}\nfrom aigov.__main__ import main\nmain()"
    check = subprocess.run(
        [python, "-c", code, "check", "aigov.yaml"], cwd=folder, capture_output=True, text=True, timeout=120
    )
    assert check.returncode == 1, check.stderr
    assert "manifest/unknown-key" in check.stdout
    assert "mandate/" in run(python, "-c", code, "rules", cwd=folder)
    assert '"urn:aigov:schema:manifest:1"' in run(python, "-c", code, "schema", "manifest", cwd=folder)
    assert '"urn:aigov:schema:rule:1:nl"' in run(python, "-c", code, "schema", "rule", "--lang", "nl", cwd=folder)
    beside = ("--pre-commit", "--ci", "github", "--schema")
    assert "stays as it is" in run(python, "-c", code, "init", "--yes", *beside, cwd=folder)
    assert (folder / ".pre-commit-config.yaml").is_file()
    assert (folder / ".github" / "workflows" / "aigov.yml").is_file()


@pytest.mark.parametrize("kind", ["wheel", "wheel from the sdist"])
def test_a_built_package_finds_rules_and_schemas(kind: str, wheels: dict[str, Path], tmp_path: Path) -> None:
    # Unpacked in front of this environment's dependencies: the same files as an installation, without the network.
    unpacked = tmp_path / "site"
    with zipfile.ZipFile(wheels[kind]) as wheel:
        wheel.extractall(unpacked)
    assert (unpacked / "aigov" / "_data" / "rules" / "core" / "pack.yaml").is_file()
    work = tmp_path / "work"
    work.mkdir()

    works_from(sys.executable, work, str(unpacked))


def test_the_two_ways_to_a_wheel_give_the_same_files(wheels: dict[str, Path]) -> None:
    names = {kind: set(zipfile.ZipFile(path).namelist()) for kind, path in wheels.items()}

    assert names["wheel"] == names["wheel from the sdist"]


def test_an_editable_checkout_finds_rules_and_schemas(checkout: Path, tmp_path: Path) -> None:
    environment = tmp_path / "venv"
    venv.create(environment, with_pip=True, system_site_packages=False)
    python = environment / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    run(python, "-m", "pip", "install", "--quiet", "--editable", checkout, cwd=tmp_path)
    work = tmp_path / "work"
    work.mkdir()

    works_from(python, work)
