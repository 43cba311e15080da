"""`check --base`: what a change made worse counts, what was open before is shown; with real files and a real git."""

import json
import subprocess
from pathlib import Path

import pytest
from running import CONFIG, MANIFEST, TINY, aigov, project, write

DAY = ("--as-of", "2026-11-22")
BARE = MANIFEST.replace("Sorts requests.", "none")
"""Fails one rule, and warns at another."""
WAIVER = """\
aigov: 1
waivers:
  - id: w-1
    rule: tiny/described
    project: permits
    reason: It is being written.
    requested_by: {name: B. de Vries}
    approved_by: {name: A. Jansen}
    approved_on: 2026-11-01
    expires_on: 2026-12-31
"""


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "user.name=T", "-c", "user.email=t@example.org", "-C", str(folder), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def committed(folder: Path) -> Path:
    if not (folder / ".git").exists():
        git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "step")
    return folder


def checked(folder: Path, *more: str, base: str = "HEAD", cwd: str = "") -> tuple[int, list[tuple[str, str]]]:
    """Return the exit code, and rule and standing of whatever is found by the small pack, or at a gate."""
    done = aigov("check", "--select", "tiny", "--base", base, *DAY, "-f", "json", *more, cwd=folder / cwd)
    assert done.stdout, done.stderr
    found = [each for report in json.loads(done.stdout)["reports"] for each in report["findings"]]
    return done.returncode, [(each["rule"], each["standing"]) for each in found]


def test_what_a_change_brings_counts(tmp_path: Path) -> None:
    folder = committed(project(tmp_path))
    write(folder, {"aigov.yaml": BARE})
    assert checked(folder) == (1, [("tiny/described", "open"), ("tiny/long", "open")])


def test_what_was_open_before_is_shown_and_does_not_count(tmp_path: Path) -> None:
    folder = committed(write(project(tmp_path), {"aigov.yaml": BARE}))
    write(folder, {"aigov.yaml": BARE.replace("Permits", "Parking permits")})
    assert checked(folder) == (0, [("tiny/described", "earlier"), ("tiny/long", "earlier")])
    assert aigov("check", "--select", "tiny", *DAY, cwd=folder).returncode == 1


def test_of_many_projects_the_one_that_was_made_worse_counts(tmp_path: Path) -> None:
    folder = project(tmp_path)
    write(folder, {"a/aigov.yaml": BARE.replace("permits", "a"), "b/aigov.yaml": MANIFEST.replace("permits", "b")})
    committed(folder)
    write(folder, {"b/aigov.yaml": BARE.replace("permits", "b")})
    done = aigov("check", "--select", "tiny", "--base", "HEAD", *DAY, "-f", "concise", cwd=folder)
    lines = done.stdout.splitlines()
    assert done.returncode == 1
    assert lines[0] == "a/aigov.yaml:6:16: earlier error: The description is none. [tiny/described]"
    assert lines[2] == "b/aigov.yaml:6:16: error: The description is none. [tiny/described]"
    assert lines[4].startswith("1 error, 1 warning, 2 earlier (open at HEAD already) in 3 manifests")
    assert "without comparing with HEAD 2 errors, 2 warnings" in lines[4]


def test_where_all_was_open_before_nothing_is_called_fine(tmp_path: Path) -> None:
    folder = committed(write(project(tmp_path), {"aigov.yaml": BARE}))
    done = aigov("check", "--select", "tiny", "--base", "HEAD", *DAY, cwd=folder)
    assert done.returncode == 0
    assert "earlier error: The description is none." in done.stdout
    assert "Nothing new, 2 earlier (open at HEAD already)" in done.stdout
    assert "Nothing open" not in done.stdout


def test_a_day_that_passed_counts_for_nobody_who_changes_something_else(tmp_path: Path) -> None:
    folder = write(project(tmp_path), {"aigov.yaml": BARE, "aigov.waivers.yaml": WAIVER})
    committed(folder)
    write(folder, {"other/aigov.yaml": MANIFEST.replace("permits", "other")})
    later = ("--as-of", "2027-03-01")
    done = aigov("check", "--select", "tiny", "--base", "HEAD", *later, "-f", "concise", cwd=folder)
    assert done.returncode == 0
    assert "earlier error: The description is none." in done.stdout


def test_a_waiver_that_is_taken_away_makes_it_worse(tmp_path: Path) -> None:
    folder = committed(write(project(tmp_path), {"aigov.yaml": BARE, "aigov.waivers.yaml": WAIVER}))
    before = checked(folder)
    (folder / "aigov.waivers.yaml").unlink()
    after = checked(folder)
    assert ("tiny/described", "waived") in before[1]
    assert (after[0], after[1][0]) == (1, ("tiny/described", "open"))


def test_a_baseline_that_is_taken_away_makes_it_worse(tmp_path: Path) -> None:
    folder = write(project(tmp_path), {"aigov.yaml": BARE})
    assert aigov("baseline", "create", *DAY, cwd=folder).returncode == 0
    committed(folder)
    (folder / "aigov.baseline.json").unlink()
    assert checked(folder) == (1, [("tiny/described", "open"), ("tiny/long", "open")])


def test_what_weighs_more_than_it_did_counts(tmp_path: Path) -> None:
    light = {"tiny/tiny/described.yaml": TINY["tiny/described.yaml"].replace("idea: error", "idea: note, pilot: error")}
    folder = committed(write(project(tmp_path), {**light, "aigov.yaml": BARE}))
    write(folder, {"aigov.yaml": BARE.replace("stage: idea", "stage: pilot")})
    assert ("tiny/described", "open") in checked(folder)[1]


def test_what_lacked_an_organisation_s_file_before_does_not_count(tmp_path: Path) -> None:
    asks = TINY["tiny/described.yaml"].replace("idea: error", "idea: warning, pilot: error")
    asks = asks.replace("assert: project.description != 'none'", "assert: size(org.strategy.goals) > 0")
    example = "- {name: nobody knows, manifest: {project: {stage: idea}}, expect: undecided}"
    asks = f"{asks.partition('examples:')[0]}examples:\n  {example}\n"
    folder = write(project(tmp_path), {"tiny/tiny/asks.yaml": asks, "aigov.yaml": MANIFEST})
    counts = ("check", "--select", "tiny/asks", *DAY, "--strict", "--fail-level", "warning")
    committed(folder)
    write(folder, {"aigov.yaml": MANIFEST.replace("Permits", "Parking permits")})

    alone, same = aigov(*counts, cwd=folder), aigov(*counts, "--base", "HEAD", cwd=folder)
    write(folder, {"aigov.yaml": MANIFEST.replace("stage: idea", "stage: pilot")})
    worse = aigov(*counts, "--base", "HEAD", cwd=folder)
    write(folder, {"aigov.yaml": MANIFEST.replace("id: permits", "id: parking")})
    renamed = aigov(*counts, "--base", "HEAD", cwd=folder)
    write(folder, {"aigov.yaml": MANIFEST, "new/aigov.yaml": MANIFEST.replace("permits", "new")})
    more = aigov(*counts, "--base", "HEAD", cwd=folder)

    assert (alone.returncode, same.returncode) == (1, 0), same.stdout
    assert "Nothing new, 1 earlier (open at HEAD already)" in same.stdout
    assert "tiny/asks" in same.stdout
    assert (worse.returncode, renamed.returncode, more.returncode) == (1, 0, 1), worse.stdout


def test_a_stricter_rule_is_no_deed_of_who_changes_a_manifest(tmp_path: Path) -> None:
    folder = committed(write(project(tmp_path), {"aigov.yaml": BARE}))
    write(folder, {"aigov.toml": f'{CONFIG}[rules]\n"tiny/long" = "error"\n'})
    assert checked(folder) == (0, [("tiny/described", "earlier"), ("tiny/long", "earlier")])


def test_a_form_that_cannot_be_read_counts_whenever_it_was_written(tmp_path: Path) -> None:
    folder = committed(write(project(tmp_path), {"aigov.yaml": f"{MANIFEST}  naam: x\n"}))
    done = aigov("check", "--base", "HEAD", *DAY, "-f", "concise", cwd=folder)
    assert done.returncode == 1
    assert ": error: " in next(line for line in done.stdout.splitlines() if "manifest/unknown-key" in line)


def test_what_is_written_in_part_is_not_worse_than_what_was_absent(tmp_path: Path) -> None:
    rule = TINY["tiny/described.yaml"].replace("project.description != 'none'", "dpia.status == 'approved'")
    rule = rule[: rule.index("examples:")] + (
        "examples:\n"
        "  - name: it holds\n    manifest: {project: {stage: idea}, dpia: {status: approved}}\n    expect: pass\n"
        "  - name: it does not\n    set: {dpia.status: in_progress}\n    expect: [{at: dpia.status}]\n"
        "  - name: nothing is written\n    drop: [dpia]\n    expect: [{at: $}]\n"
    )
    folder = committed(write(project(tmp_path), {"tiny/tiny/described.yaml": rule}))
    write(folder, {"aigov.yaml": f"{MANIFEST}dpia:\n  dpo: {{name: K. Smit}}\n"})
    assert checked(folder, "--fail-level", "error")[1][0] == ("tiny/described", "earlier")


def test_a_project_that_moved_is_the_same_one(tmp_path: Path) -> None:
    folder = committed(write(project(tmp_path), {"aigov.yaml": BARE}))
    (folder / "moved here").mkdir()
    (folder / "aigov.yaml").rename(folder / "moved here/aigov.yaml")
    assert checked(folder)[0] == 0


def test_a_project_that_got_another_id_is_the_one_in_its_file(tmp_path: Path) -> None:
    folder = committed(write(project(tmp_path), {"aigov.yaml": BARE}))
    write(folder, {"aigov.yaml": BARE.replace("permits", "parking")})
    assert checked(folder) == (0, [("tiny/described", "earlier"), ("tiny/long", "earlier")])


def test_a_copy_of_a_project_under_another_id_counts_in_full(tmp_path: Path) -> None:
    folder = committed(write(project(tmp_path), {"aigov.yaml": BARE, "b/aigov.yaml": MANIFEST.replace("permits", "b")}))
    write(folder, {"b/aigov.yaml": BARE.replace("permits", "c")})
    assert checked(folder)[0] == 1


def test_a_project_that_was_not_there_counts_in_full(tmp_path: Path) -> None:
    folder = committed(project(tmp_path))
    write(folder, {"new/aigov.yaml": BARE.replace("permits", "new")})
    assert checked(folder)[0] == 1


@pytest.mark.parametrize("paths", [["aigov.yaml"], ["."], [".."], ["../sub"], []])
def test_what_was_open_is_found_from_a_folder_below(paths: list[str], tmp_path: Path) -> None:
    folder = committed(write(project(tmp_path / "top"), {"sub/aigov.yaml": BARE}))
    code, found = checked(folder, *paths, cwd="sub")
    assert code == 0
    assert ("tiny/described", "earlier") in found


def test_an_absolute_path_and_standard_input_have_a_base_too(tmp_path: Path) -> None:
    folder = committed(write(project(tmp_path), {"aigov.yaml": BARE}))
    assert checked(folder, str(folder / "aigov.yaml"))[0] == 0
    options = ("check", "-", "--stdin-filename", "aigov.yaml", "--select", "tiny", "--base", "HEAD", *DAY)
    assert aigov(*options, cwd=folder, stdin=BARE).returncode == 0
    worse = aigov("check", "-", "--select", "tiny", "--base", "HEAD", *DAY, cwd=folder, stdin=BARE)
    assert worse.returncode == 1


def test_sections_and_the_organisation_of_then_are_read(tmp_path: Path) -> None:
    part = "id: permits\nname: Permits\nstage: idea\ndescription: none\n"
    folder = project(tmp_path)
    write(
        folder,
        {
            "aigov.yaml": "aigov: 1\n",
            "aigov.d/project.yaml": part,
            "aigov.org.yaml": "aigov: 1\norganisation: {id: council, name: Council}\n",
        },
    )
    committed(folder)
    assert checked(folder)[0] == 0
    write(folder, {"aigov.d/project.yaml": part.replace("none", "no")})
    assert checked(folder) == (0, [("tiny/long", "earlier")])


def test_between_projects_the_same_holds(tmp_path: Path) -> None:
    twice = {f"{name}/aigov.yaml": MANIFEST for name in "ab"}
    folder = committed(write(project(tmp_path), twice))
    options = ("--select", "portfolio/ids-differ", "--base", "HEAD", *DAY, "-f", "concise")
    before = aigov("portfolio", *options[:2], *DAY, "-f", "concise", cwd=folder).stdout
    rule = next(line for line in before.splitlines() if "[" in line)
    done = aigov("check", *options, cwd=folder)
    assert "earlier" in done.stdout
    assert done.returncode == 0, rule


def test_a_damaged_baseline_of_then_lets_everything_count_and_says_so(tmp_path: Path) -> None:
    folder = committed(write(project(tmp_path), {"aigov.yaml": BARE, "aigov.baseline.json": "{"}))
    (folder / "aigov.baseline.json").unlink()
    done = aigov("check", "--select", "tiny", "--base", "HEAD", *DAY, "-f", "concise", cwd=folder)
    assert done.returncode == 1
    assert "What was open at HEAD could not be told, so everything counts: aigov.baseline.json" in done.stdout


def test_a_shallow_clone_without_the_base_ends_the_run_with_what_to_do(tmp_path: Path) -> None:
    origin = committed(project(tmp_path / "origin"))
    first = git(origin, "rev-parse", "HEAD")
    committed(write(origin, {"aigov.yaml": BARE}))
    git(tmp_path, "clone", "-q", "--depth=1", origin.as_uri(), "clone")
    done = aigov("check", "--base", first, *DAY, cwd=tmp_path / "clone")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"--base: {first} is not in the shallow clone ., so what changed since cannot be told." in done.stderr
    dutch = aigov("check", "--base", first, *DAY, cwd=tmp_path / "clone", AIGOV_LANG="nl")
    assert "zit niet in de ondiepe kloon" in dutch.stderr


def test_the_record_of_a_run_holds_no_file_that_it_made_for_itself(tmp_path: Path) -> None:
    folder = committed(write(project(tmp_path), {"aigov.yaml": BARE}))
    done = aigov("check", "--select", "tiny", "--base", "HEAD", *DAY, "-f", "json:report.json", cwd=folder)
    report = json.loads((folder / "report.json").read_text())
    assert done.returncode == 0
    assert report["base"] == "HEAD"
    assert report["totals"]["earlier"] == 2
    assert not [each for each in report["record"]["files"] if "aigov-" in each["file"]]
    assert aigov("replay", "report.json", cwd=folder).returncode == 0


def test_every_format_says_that_it_was_there_before(tmp_path: Path) -> None:
    folder = committed(write(project(tmp_path), {"aigov.yaml": BARE}))
    formats = (
        "github",
        "gitlab",
        "azure",
        "rdjson",
        "junit",
        "checkstyle",
        "markdown",
        "csv",
        "jsonl",
        "sarif",
        "full",
    )
    options = [part for name in formats for part in ("-f", f"{name}:out.{name}")]
    done = aigov("check", "--select", "tiny", "--base", "HEAD", *DAY, *options, cwd=folder)
    assert done.returncode == 0
    for name in formats:
        text = (folder / f"out.{name}").read_text()
        assert '"baselineState": "unchanged"' in text if name == "sarif" else "earlier" in text, name
        assert "Nothing new, 2 earlier (open at HEAD already)" in text, name
    assert 'failures="0"' in (folder / "out.junit").read_text()
    assert "::error" not in (folder / "out.github").read_text()
