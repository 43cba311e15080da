"""The files that make a forge or pre-commit run aigov: readable YAML in each language, and as the hook is published."""

import re
from pathlib import Path

import pytest
import yaml
from running import ROOT

from aigov import __version__
from aigov.language import speak
from aigov.scaffold import forge

NAMES = [each.name for each in forge.FORGES]


@pytest.mark.parametrize("name", [*NAMES, "pre-commit"])
def test_every_file_has_each_comment_in_both_languages_and_says_the_same(name: str) -> None:
    speak("en")
    english = forge.text(name)
    speak("nl")
    dutch = forge.text(name)
    assert english != dutch
    assert yaml.safe_load(english) == yaml.safe_load(dutch)
    assert len(english.splitlines()) == len(dutch.splitlines())
    assert not re.search(r"# (en|nl): ", english + dutch)


@pytest.mark.parametrize("name", NAMES)
def test_a_forge_runs_the_version_that_wrote_its_file(name: str) -> None:
    text = forge.text(name)
    assert f"aigov=={__version__}" in text
    assert "VERSION" not in re.sub(r"UsePythonVersion|versionSpec", "", text)
    assert "--base" in text
    assert "--fail-level never" in text


def test_the_hook_that_is_written_looks_at_what_the_published_one_looks_at() -> None:
    published = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))[0]
    written = yaml.safe_load(forge.text("pre-commit"))["repos"][0]["hooks"][0]
    assert {key: written[key] for key in ("id", "name", "entry", "files", "types_or")} == {
        key: published[key] for key in ("id", "name", "entry", "files", "types_or")
    }


@pytest.mark.parametrize(
    ("there", "host", "name"),
    [
        ([".github"], "", "github"),
        ([], "github.com", "github"),
        ([], "gitlab.example.org", "gitlab"),
        ([".gitlab-ci.yml"], "github.com", "gitlab"),
        ([], "ssh.dev.azure.com", "azure"),
        (["azure-pipelines.yml"], "", "azure"),
        ([], "git.example.org", ""),
    ],
    ids=str,
)
def test_a_forge_is_known_by_its_files_then_by_where_the_code_comes_from(
    there: list[str], host: str, name: str, tmp_path: Path
) -> None:
    for mark in there:
        (tmp_path / mark).mkdir()
    found = forge.detected(tmp_path, host)
    assert (found.name if found else "") == name


def test_a_forge_that_there_is_not_is_refused_with_those_that_there_are() -> None:
    assert forge.named(" GitHub ").name == "github"
    with pytest.raises(ValueError, match="github, gitlab, azure"):
        forge.named("sourcehut")
