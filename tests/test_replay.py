"""The record of a run, and running it again: the same inputs, the same verdict; else which one differs, by file."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from running import CONFIG, MANIFEST, SECONDS, TINY, aigov, project, write

from aigov import resources, structure
from aigov.packs.sha import sha256
from aigov.run.workplace import Asked

DAY = ("--as-of", "2026-11-22")


def _git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=A. Jansen", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, timeout=SECONDS, capture_output=True)


def _committed(folder: Path, **changes: str) -> Path:
    place = project(folder, **changes)
    _git(place, "init", "-q")
    _git(place, "add", "-A")
    _git(place, "commit", "-qm", "One")
    return place


def _report(place: Path, *more: str, file: Path | None = None) -> dict[str, Any]:
    """Check, and return the report; it is kept in `file`, else beside the project."""
    done = aigov("check", *DAY, "-f", "json", *more, cwd=place)
    assert done.stdout, done.stderr
    (file or place.with_name("report.json")).write_text(done.stdout)
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def _replay(place: Path, *more: str) -> tuple[int, dict[str, Any]]:
    report = place.with_name("report.json")
    done = aigov("replay", os.fspath(report), "-f", "json", *more, cwd=place)
    return done.returncode, json.loads(done.stdout)


def _digests(said: dict[str, Any]) -> dict[str, tuple[str, str]]:
    return {each["file"]: (each["kind"], each["digest"]) for each in said["record"]["files"]}


def test_a_report_names_every_file_that_was_read_with_its_digest(tmp_path: Path) -> None:
    place = _committed(tmp_path / "p")
    aigov("pack", "lock", cwd=place)
    files = {
        "aigov.d/mandate.yaml": "sponsor: unknown\n",
        "aigov.org.yaml": "aigov: 1\norganisation: {id: city, name: City}\n",
        "aigov.waivers.yaml": "aigov: 1\nwaivers: []\n",
        "base.toml": 'fail-level = "error"\n',
        "aigov.toml": 'extends = "base.toml"\n' + CONFIG,
    }
    write(place, files)
    found = _digests(_report(place))
    assert {name: kind for name, (kind, _) in found.items()} == {
        "aigov.yaml": "manifest",
        "aigov.d/mandate.yaml": "manifest",
        "aigov.org.yaml": "organisation",
        "aigov.waivers.yaml": "waivers",
        "base.toml": "configuration",
        "aigov.toml": "configuration",
        "aigov.lock": "lock",
    }
    for name, (_, digest) in found.items():
        assert digest == sha256((place / name).read_bytes()).hexdigest()


def test_a_report_with_its_record_fits_the_schema_and_says_all_that_was_asked(tmp_path: Path) -> None:
    said = _report(_committed(tmp_path / "p"), "--ignore", "tiny/long", "--fail-level", "never", "aigov.yaml")
    assert structure.check(said, resources.schema("report")) == []
    command = said["record"]["command"]
    assert (command["paths"], command["ignore"], command["fail_level"]) == (["aigov.yaml"], ["tiny/long"], "never")
    elsewhere = {"today", "cache", "locked", "instead", "stage"}
    assert set(Asked._fields) - elsewhere == set(command) - {"paths", "stdin_filename", "fail_level", "base"}


def test_the_record_says_whether_the_work_tree_was_clean(tmp_path: Path) -> None:
    place = _committed(tmp_path / "p")
    (clean,) = _report(place)["record"]["repositories"]
    assert (clean["folder"], clean["state"], clean["changed"]) == (".", "clean", [])
    assert len(clean["commit"]) == 40
    (place / "new.txt").write_text("x")
    (place / "aigov.yaml").write_text(MANIFEST + "# more\n")
    (changed,) = _report(place)["record"]["repositories"]
    assert (changed["state"], changed["changed"]) == ("changed", ["aigov.yaml", "new.txt"])


def test_where_there_is_no_repository_the_record_says_so(tmp_path: Path) -> None:
    place = project(tmp_path / "p")
    (found,) = _report(place)["record"]["repositories"]
    assert (found["state"], found["commit"]) == ("none", "")
    _git(place, "init", "-q")
    (found,) = json.loads(aigov("check", *DAY, "-f", "json", cwd=place, PATH="").stdout)["record"]["repositories"]
    assert (found["state"], found["why"]) == ("unknown", "git is not installed")


def test_a_report_that_is_being_written_is_no_change(tmp_path: Path) -> None:
    place = _committed(tmp_path / "p")
    for _ in range(2):
        with (place / "out.json").open("w") as out:
            subprocess.run(_check(), cwd=place, stdout=out, timeout=SECONDS, env=_environment(), check=False)
        (found,) = json.loads((place / "out.json").read_text())["record"]["repositories"]
        assert found["state"] == "clean"
    (place / "out.json").unlink()
    for _ in range(2):
        aigov("check", *DAY, "-f", "json:out.json", "-f", "full", cwd=place)
        (found,) = json.loads((place / "out.json").read_text())["record"]["repositories"]
        assert found["state"] == "clean"


def _check() -> list[str]:
    import sys

    return [sys.executable, "-m", "aigov", "check", *DAY, "-f", "json"]


def _environment() -> dict[str, str]:
    from running import ROOT

    return {**os.environ, "PYTHONPATH": os.fspath(ROOT)}


def test_nothing_that_the_repository_configures_is_run(tmp_path: Path) -> None:
    place = _committed(tmp_path / "p")
    spoil = tmp_path / "spoiled"
    for key in ("core.fsmonitor", "diff.external", "filter.x.clean", "filter.x.process", "filter.y.z.clean"):
        _git(place, "config", key, f"touch {spoil}")
    for driver in ("x", "y.z"):
        _git(place, "config", f"filter.{driver}.required", "true")
    write(place, {".gitattributes": "*.yaml filter=x\n*.toml filter=y.z\n"})
    os.utime(place / "aigov.yaml", (1, 1))
    (place / "aigov.toml").write_text(CONFIG + "# more\n")
    (found,) = _report(place)["record"]["repositories"]
    assert not spoil.exists()
    assert (found["state"], found["changed"]) == ("changed", [".gitattributes", "aigov.toml"])


def test_no_record_is_kept_for_another_format(tmp_path: Path) -> None:
    program = "import sys; from aigov import cli; cli.run(sys.argv[1:]); sys.exit('aigov.run.recording' in sys.modules)"
    command = [*_check()[:1], "-c", program, "check", *DAY, "-f", "concise"]
    done = subprocess.run(
        command, cwd=project(tmp_path), timeout=SECONDS, env=_environment(), capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_same_inputs_give_the_same_verdict(tmp_path: Path) -> None:
    place = _committed(tmp_path / "p", none="Sorts requests.")
    _report(place)
    code, said = _replay(place)
    assert (code, said["same"], said["verdicts"], said["inputs"]) == (0, True, [], [])
    done = aigov("replay", "../report.json", cwd=place)
    assert done.stdout == (
        "The verdict is the same, as of 2026-11-22: 1 subject.\nEvery input that is on record is the same.\n"
    )
    assert done.stderr == ""


def test_the_folder_and_the_command_line_on_record_are_taken_again(tmp_path: Path) -> None:
    root = _committed(tmp_path / "p")
    inner = write(root / "inner", {"aigov.yaml": MANIFEST.replace("id: permits", "id: inner")})
    report = tmp_path / "report.json"
    said = _report(inner, "--select", "tiny", ".", file=report)
    assert said["record"]["folder"] == "inner"
    assert set(_digests(said)) == {"aigov.yaml", "../aigov.toml"}
    for place in (root, inner, root / "tiny"):
        assert aigov("replay", os.fspath(report), cwd=place).returncode == 0


CHANGES = {
    "a manifest": ("aigov.yaml", MANIFEST.replace("Sorts requests.", "none"), "manifest aigov.yaml differs", 1),
    "only its lines": ("aigov.yaml", "# new\n" + MANIFEST, "manifest aigov.yaml differs", 0),
    "a section": ("aigov.d/mandate.yaml", "sponsor: unknown\n", "manifest aigov.d/mandate.yaml is new", 1),
    "the configuration": (
        "aigov.toml",
        CONFIG + '[rules]\n"tiny/long" = "error"\n',
        "configuration aigov.toml differs",
        1,
    ),
    "an organisation's file": (
        "aigov.org.yaml",
        "aigov: 1\norganisation: {id: city, name: City}\n",
        "organisation aigov.org.yaml is new",
        1,
    ),
    "waivers": ("aigov.waivers.yaml", "aigov: 1\nwaivers: []\n", "waivers aigov.waivers.yaml is new", 0),
    "a pack": (
        "tiny/tiny/long.yaml",
        TINY["tiny/long.yaml"].replace("least: 5", "least: 50"),
        "pack tiny has other files",
        1,
    ),
    "a pack's version": ("tiny/pack.yaml", TINY["pack.yaml"].replace('"1"', '"2"'), "pack tiny was 1, is 2", 0),
}


@pytest.mark.parametrize("case", CHANGES)
def test_the_input_that_differs_is_named(tmp_path: Path, case: str) -> None:
    file, text, said, code = CHANGES[case]
    place = project(tmp_path / "p")
    _report(place)
    write(place, {file: text})
    found, data = _replay(place)
    assert [f"{each['kind']} {each['name']} {each['what']}" for each in data["inputs"]] == [said]
    assert found == code
    assert data["same"] == (code == 0)


def test_what_is_gone_is_named(tmp_path: Path) -> None:
    place = write(project(tmp_path / "p"), {"aigov.waivers.yaml": "aigov: 1\nwaivers: []\n", "b.aigov.yaml": MANIFEST})
    _report(place)
    (place / "aigov.waivers.yaml").unlink()
    (place / "b.aigov.yaml").unlink()
    code, data = _replay(place)
    assert code == 1
    assert {(each["name"], each["what"]) for each in data["inputs"]} == {
        ("aigov.waivers.yaml", "is gone"),
        ("b.aigov.yaml", "is gone"),
    }
    assert ("b.aigov.yaml", "judged", "not judged") in [
        (each["file"], each["was"], each["now"]) for each in data["verdicts"]
    ]


def test_what_a_rule_says_otherwise_is_told_in_a_line(tmp_path: Path) -> None:
    place = project(tmp_path / "p")
    _report(place)
    (place / "aigov.yaml").write_text(MANIFEST.replace("Sorts requests.", "none"))
    done = aigov("replay", "../report.json", cwd=place)
    assert done.returncode == 1
    assert "  permits (aigov.yaml): tiny/described: pass -> fail error at project.description\n" in done.stdout


def test_a_run_that_cannot_be_made_again_is_2_and_still_says_which_input_differs(tmp_path: Path) -> None:
    place = project(tmp_path / "p")
    _report(place)
    (place / "aigov.toml").write_text("fail-level = 3\n")
    code, data = _replay(place)
    assert (code, data["same"]) == (2, False)
    assert [each["name"] for each in data["inputs"]] == ["aigov.toml"]
    assert "aigov.toml:1" in data["failed"]


def test_what_was_piped_in_is_piped_in_again(tmp_path: Path) -> None:
    place = project(tmp_path / "p")
    report = tmp_path / "report.json"
    text = MANIFEST.replace("Sorts requests.", "none")
    done = aigov("check", *DAY, "-f", "json", "-", "--stdin-filename", "aigov.yaml", cwd=place, stdin=text)
    report.write_text(done.stdout)
    assert aigov("replay", os.fspath(report), cwd=place, stdin=text).returncode == 0
    done = aigov("replay", os.fspath(report), cwd=place, stdin=MANIFEST)
    assert (done.returncode, "manifest aigov.yaml differs" in done.stdout) == (1, True)


HOSTILE = {
    "no JSON": ("{", "this is not JSON: "),
    "another JSON": ("[1, 2]", "is no report of aigov check -f json."),
    "deeply nested": ("[" * 100_000, "is nested too deeply."),
    "no number": ('{"aigov-report": NaN}', "NaN is no number"),
    "another version": ('{"aigov-report": 2}', "was written by another version of aigov"),
    "not a text": (b"\xff\xfe\x00", "is not UTF-8: byte 1 cannot be read."),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_what_is_no_report_is_said_in_a_line(tmp_path: Path, case: str) -> None:
    text, said = HOSTILE[case]
    write(tmp_path, {"report.json": text})
    done = aigov("replay", "report.json", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_report_leads_to_no_folder_outside_the_repository(tmp_path: Path) -> None:
    place = _committed(tmp_path / "p")
    said = _report(place)
    said["record"]["folder"] = "../.."
    (tmp_path / "report.json").write_text(json.dumps(said))
    done = aigov("replay", "../report.json", cwd=place)
    assert done.returncode == 2
    assert "there is no such folder in this repository" in done.stderr


def test_a_report_without_a_record_and_one_that_is_not_there_are_2(tmp_path: Path) -> None:
    place = project(tmp_path / "p")
    said = _report(place)
    del said["record"]
    (tmp_path / "report.json").write_text(json.dumps(said))
    done = aigov("replay", "../report.json", cwd=place)
    assert (done.returncode, "it does not say what the run was given" in done.stderr) == (2, True)
    assert aigov("replay", "nowhere.json", cwd=place).returncode == 2
    os.mkfifo(tmp_path / "pipe")
    assert aigov("replay", "../pipe", cwd=place).returncode == 2
