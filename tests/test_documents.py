"""What the documents show is what the program does."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = [
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "examples/stages/README.md",
    "ci/README.md",
    "examples/template/README.md",
]


def aigov(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run `aigov` as a user would."""
    command = [sys.executable, "-m", "aigov", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", timeout=60)


def blocks(language: str) -> list[str]:
    """Return the fenced blocks of the README in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL)


def test_the_output_that_the_readme_shows_is_real() -> None:
    shown = blocks("console")
    assert shown
    for block in shown:
        prompt, _, output = block.partition("\n")
        done = aigov(*prompt.removeprefix("$ aigov ").split())
        assert done.stdout == output


def test_every_command_that_the_readme_names_exists_with_its_options() -> None:
    commands = [
        line.split("#")[0].split() for block in blocks("sh") for line in block.splitlines() if line.startswith("aigov ")
    ]
    assert len(commands) >= 9
    for _, name, *arguments in commands:
        group = [name, arguments[0]] if name in {"new", "config"} else [name]
        help_text = aigov(*group, "--help")
        assert help_text.returncode == 0, group
        for option in (argument for argument in arguments if argument.startswith("-")):
            assert option in help_text.stdout, (group, option)


def test_the_configuration_that_the_readme_shows_is_accepted_under_the_policy_that_it_shows(tmp_path: Path) -> None:
    own, policy = blocks("toml")
    lines = [line for line in own.splitlines() if not line.startswith(("packs", "plugins"))]
    (tmp_path / "aigov.toml").write_text("\n".join(['extends = "policy"', *lines]), encoding="utf-8")
    (tmp_path / "policy").mkdir()
    (tmp_path / "policy" / "aigov.toml").write_text(policy, encoding="utf-8")
    (tmp_path / "aigov.yaml").write_text((ROOT / "examples" / "permits" / "aigov.yaml").read_text(encoding="utf-8"))

    done = aigov("check", "--as-of", "2026-11-22", "aigov.yaml", cwd=tmp_path)

    assert done.stderr == ""
    assert "Off: 1 (kpis/figures-have-evidence until 2027-01-01 by cco@example.org, aigov.toml:" in done.stdout


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_within_the_project_leads_somewhere(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    targets = [target for target in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in target]

    assert [target for target in targets if not (ROOT / name).parent.joinpath(target).exists()] == []


def test_every_path_that_the_architecture_names_exists() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = {
        path for path in re.findall(r"`((?:aigov|rules|schemas|tests|examples)/[\w./-]*)`", text) if "<" not in path
    }

    assert named
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []
