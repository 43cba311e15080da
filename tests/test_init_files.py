"""What init writes beside a manifest, and that it writes everything or nothing, and over nothing that is there."""

import io
import os
import subprocess
from pathlib import Path

import pytest
import yaml
from first_manifests import problems
from running import aigov, at_a_terminal, write

from aigov import cli, editors, resources
from aigov.cli import _together
from aigov.errors import UsageError
from aigov.scaffold import forge


def init(*arguments: object) -> int:
    return cli.run(["init", "--yes", "--name", "P", *map(str, arguments)])


def names(folder: Path) -> list[str]:
    return sorted(
        str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file() and ".git/" not in str(path)
    )


def repository(folder: Path, remote: str = "") -> Path:
    subprocess.run(["git", "init", "--quiet", folder], check=True, timeout=60)
    if remote:
        subprocess.run(["git", "-C", folder, "remote", "add", "origin", remote], check=True, timeout=60)
    return folder


def test_the_schema_for_editors_lies_where_the_first_line_says(tmp_path: Path) -> None:
    assert init("--schema", tmp_path) == 0
    first, second = (tmp_path / "aigov.yaml").read_text(encoding="utf-8").splitlines()[:2]
    assert first == "# yaml-language-server: $schema=aigov.schema.json"
    assert second == "aigov: 1"
    assert (tmp_path / "aigov.schema.json").read_text(encoding="utf-8") == editors.text(resources.schema("manifest"))


def test_without_the_schema_the_file_says_how_to_get_it(tmp_path: Path) -> None:
    assert init(tmp_path) == 0
    assert "once you ran: aigov schema manifest > aigov.schema.json" in (tmp_path / "aigov.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("remote", "file"),
    [
        ("https://github.com/acme/p.git", ".github/workflows/aigov.yml"),
        ("git@gitlab.example.org:acme/p.git", ".gitlab-ci.yml"),
        ("https://acme@dev.azure.com/acme/p/_git/p", "azure-pipelines-aigov.yml"),
    ],
)
def test_the_hook_and_the_file_of_the_forge_are_written_on_demand(remote: str, file: str, tmp_path: Path) -> None:
    repository(tmp_path, remote)
    assert init("--pre-commit", "--ci", "auto", tmp_path) == 0
    assert names(tmp_path) == sorted(["aigov.yaml", ".pre-commit-config.yaml", file])
    assert (tmp_path / ".pre-commit-config.yaml").read_text(encoding="utf-8") == forge.text("pre-commit")
    assert yaml.safe_load((tmp_path / file).read_text(encoding="utf-8"))


def test_without_being_asked_they_are_only_offered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    repository(tmp_path, "https://github.com/acme/p.git")
    assert init(tmp_path) == 0
    out = capsys.readouterr().out
    assert "aigov init --pre-commit " in out
    assert "aigov init --ci github " in out
    assert "GitHub" in out
    assert names(tmp_path) == ["aigov.yaml"]


def test_a_manifest_that_is_there_stays_while_what_goes_beside_it_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(repository(tmp_path), {"aigov.yaml": "mine\n"})
    assert cli.run(["init", "--pre-commit", "--ci=azure", "--schema", str(tmp_path)]) == 0
    assert "aigov.yaml is there and stays as it is." in capsys.readouterr().out
    assert (tmp_path / "aigov.yaml").read_text(encoding="utf-8") == "mine\n"
    assert names(tmp_path) == [
        ".pre-commit-config.yaml",
        "aigov.schema.json",
        "aigov.yaml",
        "azure-pipelines-aigov.yml",
    ]


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_somebody_elses_configuration_is_told_what_to_add_and_never_replaced(
    force: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(repository(tmp_path), {".pre-commit-config.yaml": "repos: []\n", ".gitlab-ci.yml": "a: {script: [b]}\n"})
    assert init("--pre-commit", "--ci=gitlab", *force, tmp_path) == 0
    out = capsys.readouterr().out
    assert ".pre-commit-config.yaml is there and stays as it is. Add under repos:\n" in out
    assert "- id: aigov-check" in out
    assert "include: [{local: .gitlab/aigov.gitlab-ci.yml}]" in out
    assert (tmp_path / ".pre-commit-config.yaml").read_text(encoding="utf-8") == "repos: []\n"
    assert (tmp_path / ".gitlab-ci.yml").read_text(encoding="utf-8") == "a: {script: [b]}\n"
    assert (tmp_path / ".gitlab" / "aigov.gitlab-ci.yml").is_file()


def test_what_is_written_by_hand_is_what_the_hook_needs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(repository(tmp_path), {".pre-commit-config.yaml": "repos:\n"})
    assert init("--pre-commit", tmp_path) == 0
    added = capsys.readouterr().out.partition("Add under repos:\n")[2].partition("Next:")[0]
    assert yaml.safe_load("repos:\n" + added) == yaml.safe_load(forge.text("pre-commit"))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--ci", "auto"], "aigov: --ci: Which forge this is cannot be told from here"),
        (
            ["--ci=sourcehut"],
            'aigov: --ci: aigov has no file for a forge "sourcehut". There are github',
        ),
        (["--sandbox", "--stage", "pilot"], "aigov: --sandbox: A sandbox is a stage of its own"),
        (["--organisation", "--split"], "aigov: --organisation: It goes with none of --stage, --sandbox and --split."),
        (["--organisation", "--dpia", "approved"], "aigov: --dpia: This is asked of a project only"),
        (["--organisation", "--ci=auto"], "aigov: --pre-commit, --ci: They go with a project's manifest."),
        (["--goals", "X"], "aigov: --goals: This is asked of an organisation only"),
        (["--dpia", "aproved"], 'aigov: --dpia: "aproved" is not one of'),
        (["--irreversible", "maybe"], 'aigov: --irreversible: "maybe" is neither yes nor no'),
        (["--who-finds-out", "A. Jansen"], "aigov: --who-finds-out: "),
        (["--who-finds-out", "2027-01-01"], "aigov: --who-finds-out: "),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_does_not_go_together_is_refused_and_nothing_is_written(
    arguments: list[str], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert init(*arguments, str(tmp_path)) == 2
    assert capsys.readouterr().err.startswith(words)
    assert names(tmp_path) == []


def test_with_force_a_file_is_written_anew_and_a_folder_or_a_link_is_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, {"aigov.yaml": "mine\n", "other": "theirs\n"})
    assert init(tmp_path) == 2
    assert init("--force", tmp_path) == 0
    assert "name: P\n" in (tmp_path / "aigov.yaml").read_text(encoding="utf-8")
    (tmp_path / "aigov.yaml").unlink()
    (tmp_path / "aigov.yaml").symlink_to(tmp_path / "other")
    assert init("--force", tmp_path) == 2
    assert "It is not a regular file, and is not overwritten." in capsys.readouterr().err
    assert (tmp_path / "other").read_text(encoding="utf-8") == "theirs\n"


def test_a_split_manifest_is_read_as_one_and_has_lines_for_codeowners(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(repository(tmp_path), {"CODEOWNERS": "* @acme/permits\n"})
    assert init("--split", "--stage", "pilot", "--kpi", "1.0", "--sources", "- x, no", "--schema", tmp_path) == 0
    out = capsys.readouterr().out
    parts = [name for name in names(tmp_path) if name.startswith("aigov.d/")]
    assert {"aigov.d/dpia.yaml", "aigov.d/mandate.yaml", "aigov.d/data.yaml", "aigov.d/kpis.yaml"} <= set(parts)
    for name in parts:
        assert f"\n/{name} " in out
    assert "\n/aigov.yaml " in out
    assert [line.split()[1] for line in out.splitlines() if line.startswith("/aigov.yaml ")] == ["@acme/permits"]
    texts = {name: (tmp_path / name).read_text(encoding="utf-8") for name in ["aigov.yaml", *parts]}
    assert problems(texts) == []
    done = aigov("check", "--as-of", "2026-11-22", "-f", "concise", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert ": error: " not in done.stdout


def test_parts_that_are_there_would_be_read_with_the_new_file_and_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, {"aigov.d/dpia.yaml": "status: approved\n"})
    for more in (["--split"], ["--force"], []):
        assert init(*more, tmp_path) == 2
        assert "It would be read as part of the new aigov.yaml." in capsys.readouterr().err
    assert names(tmp_path) == ["aigov.d/dpia.yaml"]
    assert init("--split", tmp_path / "x.aigov.yaml") == 2


def test_an_organisation_is_asked_what_all_its_projects_share(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    said = "Example: city\ndocs/s.md\nA. Jansen\nno, 1.0\n\n\n3 months\nB. Bos\n\nai@example.org\nCity ML\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(said))
    assert cli.run(["init", "--organisation"]) == 0
    assert "Unknown so far: 3 of 10 answers." in capsys.readouterr().out
    written = yaml.safe_load((tmp_path / "aigov.org.yaml").read_text(encoding="utf-8"))["organisation"]
    assert written["name"] == "Example: city"
    assert [goal["name"] for goal in written["strategy"]["goals"]] == ["no", "1.0"]
    assert written["governance"]["sandbox_framework"]["longest"] == "P3M"
    assert written["governance"]["sandbox_framework"]["decided_by"] == {"name": "B. Bos", "level": "unknown"}
    assert written["skills"] == written["readiness"] == "unknown"
    done = aigov("check", "aigov.org.yaml", "-f", "concise", "--as-of", "2026-11-22", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert ": error: " not in done.stdout
    assert cli.run(["init", "--organisation"]) == 2


@pytest.mark.parametrize(
    ("link", "arguments"),
    [("aigov.d", ["--split"]), (".github", ["--ci", "github"]), (".github/workflows", ["--ci", "github"])],
)
def test_no_link_of_a_repository_leads_what_init_writes_elsewhere(
    link: str, arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    place = repository(tmp_path / "here")
    (place / link).parent.mkdir(exist_ok=True)
    (place / link).symlink_to(elsewhere)
    assert init(*arguments, place) == 2
    assert "by a link, and nothing is written there" in capsys.readouterr().err
    assert names(tmp_path) == []


def test_a_link_within_the_repository_is_followed(tmp_path: Path) -> None:
    (repository(tmp_path) / "ci").mkdir()
    (tmp_path / ".github").symlink_to("ci")
    assert init("--ci", "github", tmp_path) == 0
    assert names(tmp_path) == ["aigov.yaml", "ci/workflows/aigov.yml"]


def test_nothing_of_it_stays_where_one_file_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(repository(tmp_path), {".github/workflows": "a file where a folder should be\n"})
    assert init("--ci=github", tmp_path) == 2
    assert "The file cannot be written: " in capsys.readouterr().err
    assert names(tmp_path) == [".github/workflows"]


@pytest.mark.parametrize("stop", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["disk", "key"])
def test_a_file_is_as_it_was_when_a_later_one_fails(
    stop: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"a": "mine\n"})
    moved: list[Path] = []
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if len(moved) == 2:
            raise stop
        moved.append(target)
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    files = {tmp_path / name: "new\n" for name in ("a", "deep/er/b", "c")}
    with pytest.raises((UsageError, KeyboardInterrupt)):
        _together.write_together(files, [tmp_path], "Else.", force=True)
    assert len(moved) == 2
    assert names(tmp_path) == ["a"]
    assert (tmp_path / "a").read_text(encoding="utf-8") == "mine\n"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="there is no owner of a process here")
def test_a_folder_that_cannot_be_written_to_is_told_in_one_line(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    place = Path("/proc/self") if os.geteuid() == 0 else tmp_path
    if place == tmp_path:
        tmp_path.chmod(0o500)
    assert init(place) == 2
    error = capfd.readouterr().err
    assert error.count("\n") == 1
    assert "cannot be written" in error


def test_an_interruption_while_asking_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted(io.StringIO):
        def readline(self, *_: object) -> str:  # type: ignore[override]  # as input() calls it
            raise KeyboardInterrupt

        def isatty(self) -> bool:
            return True

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", Interrupted())
    assert cli.run(["init", "--name", "P"]) == 130
    assert names(tmp_path) == []


def test_whoever_sits_at_a_terminal_is_offered_what_goes_beside_it(tmp_path: Path) -> None:
    repository(tmp_path, "https://github.com/acme/p.git")
    typed = b"\n" * 11 + b"\n" + b"yes\nyes\nja\n"
    done = at_a_terminal("init", "--stage", "idea", typed=typed, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert names(tmp_path) == [
        ".github/workflows/aigov.yml",
        ".pre-commit-config.yaml",
        "aigov.schema.json",
        "aigov.yaml",
    ]


def test_a_configuration_that_is_wrong_is_said_before_anything_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(repository(tmp_path), {"aigov.toml": "packs = [3]\n"})
    assert init(tmp_path) == 2
    assert "aigov.toml" in capsys.readouterr().err
    assert names(tmp_path) == ["aigov.toml"]
