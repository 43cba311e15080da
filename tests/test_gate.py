"""`aigov gate`, `check --base` and the letters, as their users run them, with real files and a real git."""

import json
import subprocess
from pathlib import Path

import pytest
from running import aigov, write

from aigov.gate import letters

DAY = ("--as-of", "2026-11-22", "--select", "tiny")
GATE = {
    "pack.yaml": 'name: tiny\nversion: "1"\ntitle: For the tests\n',
    "tiny/purpose.yaml": """\
title: The purpose is stated
ground: practice
why: Nobody can weigh what nobody has said.
stages: {scale: error}
assert: need.statement != 'none'
message: "The need is {need.statement}."
remedy: Ask whoever asked for it.
acts: executive
verifies: declared
examples:
  - name: stated
    manifest: {project: {stage: scale}, need: {statement: Queues}}
    expect: pass
  - name: none
    set: {need.statement: none}
    expect: [{at: need.statement}]
  - name: not written
    drop: [need]
    expect: [{at: $}]
""",
}
MANIFEST = """\
aigov: 1
project: {id: permits, name: Permits, stage: STAGE, stage_since: 2026-03-01}
roles:
  executive: {person: {name: A. Jansen}}
need: {statement: Queues}
decisions:
  - id: to-scale
    subject: enter_scale
    decider: executive
    outcome: go
    decided_on: 2026-11-20
    reasons: The threshold was met
"""
PILOT, SCALE = MANIFEST.replace("STAGE", "pilot"), MANIFEST.replace("STAGE", "scale")
BARE = SCALE.partition("decisions:")[0]


def alone(folder: Path, **files: str) -> Path:
    """Write files below a folder of which one thing is asked at scale; `__` in a name is a slash."""
    tiny = {f"tiny/{name}": text for name, text in GATE.items()}
    named = {name.replace("__", "/") + "/aigov.yaml": text for name, text in files.items()}
    return write(folder, {"aigov.toml": 'packs = ["core", "./tiny"]\n', **tiny, **named})


def git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=N", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True, timeout=60)
    return done.stdout.strip()


def committed(folder: Path, message: str = "as it is") -> Path:
    if not (folder / ".git").exists():
        git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message)
    return folder


def rules(text: str) -> list[str]:
    return [each["rule"] for report in json.loads(text)["reports"] for each in report["findings"]]


# The gate


def test_a_project_with_its_decision_goes(tmp_path: Path) -> None:
    done = aigov("gate", "scale", *DAY, cwd=alone(tmp_path, permits=PILOT))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(
        "permits (permits/aigov.yaml), from pilot to scale: go\n\n1 project before scale: 1 go;"
    )


def test_what_blocks_stands_by_who_must_act(tmp_path: Path) -> None:
    blocked = PILOT.replace("Queues", "none").replace("outcome: go", "outcome: pending")
    done = aigov("gate", "scale", *DAY, cwd=alone(tmp_path, permits=blocked, trees=PILOT.replace("permits", "trees")))
    assert done.returncode == 1
    first, second = done.stdout.split("\n\n")[:2]
    assert first.splitlines()[0] == "permits (permits/aigov.yaml), from pilot to scale: blocked, 2 errors"
    assert first.splitlines()[1] == "  executive (A. Jansen)"
    assert "permits/aigov.yaml:5:19: error: The need is none. [tiny/purpose]" in first
    said = 'The decision "to-scale" is `pending`; a yes (go or conditional_go) is expected before the project goes on.'
    assert f"permits/aigov.yaml:10:14: error: {said} [gate/is-a-yes]" in first
    assert second == "trees (trees/aigov.yaml), from pilot to scale: go"


def test_rules_are_judged_as_at_the_stage(tmp_path: Path) -> None:
    bare = PILOT.replace("need: {statement: Queues}\n", "")
    assert aigov("check", *DAY, cwd=alone(tmp_path, permits=bare)).returncode == 0
    done = aigov("gate", "scale", *DAY, "-f", "json", cwd=tmp_path)
    (project,) = json.loads(done.stdout)["projects"]
    assert [each["rule"] for each in project["asked"][0]["findings"]] == ["tiny/purpose"]
    assert (project["leaving"], project["entering"], project["verdict"]) == ("pilot", "scale", "blocked")


def test_what_nobody_knows_blocks_too(tmp_path: Path) -> None:
    done = aigov("gate", "scale", *DAY, cwd=alone(tmp_path, permits=PILOT.replace("Queues", "unknown")))
    assert done.returncode == 1
    assert "blocked, 1 undecided" in done.stdout


def test_a_warning_is_counted_and_blocks_nobody(tmp_path: Path) -> None:
    folder = alone(tmp_path, permits=PILOT.replace("Queues", "none"))
    rule = folder / "tiny/tiny/purpose.yaml"
    rule.write_text(rule.read_text().replace("scale: error", "scale: warning"))
    done = aigov("gate", "scale", *DAY, cwd=folder)
    assert (done.returncode, done.stdout.splitlines()[0]) == (
        0,
        "permits (permits/aigov.yaml), from pilot to scale: go (not in the way: 1 warning)",
    )


def test_whoever_is_at_the_stage_is_held_to_it_and_whoever_is_beyond_is_not(tmp_path: Path) -> None:
    late = SCALE.replace("permits", "late").replace("Queues", "none")
    past = MANIFEST.replace("STAGE", "production").replace("permits", "past").replace("Queues", "none")
    done = aigov("gate", "scale", *DAY, cwd=alone(tmp_path, late=late, past=past))
    assert done.returncode == 1
    assert "late (late/aigov.yaml), at scale: blocked, 1 error" in done.stdout
    assert "past (past/aigov.yaml) is at production already, beyond scale\n" in done.stdout
    assert aigov("gate", "scale", "past", *DAY, cwd=tmp_path).returncode == 0


def test_out_of_use_is_entered_from_anywhere_by_a_decision(tmp_path: Path) -> None:
    done = aigov("gate", "retired", *DAY, cwd=alone(tmp_path, permits=PILOT))
    assert "No decision on entering retired (enter_retired)" in done.stdout
    decided = PILOT.replace("enter_scale", "enter_retired")
    assert aigov("gate", "retired", *DAY, cwd=alone(tmp_path, permits=decided)).returncode == 0


def test_a_manifest_that_holds_its_organisation_is_one_project(tmp_path: Path) -> None:
    within = PILOT + "organisation: {id: city, people: {}}\n"
    done = aigov("gate", "scale", *DAY, cwd=alone(tmp_path, permits=within))
    assert (done.returncode, done.stdout.count("permits (")) == (0, 1)
    assert "1 project before scale: 1 go;" in done.stdout


def test_the_organisation_s_own_file_stands_before_no_gate(tmp_path: Path) -> None:
    folder = write(alone(tmp_path, permits=PILOT), {"aigov.org.yaml": "aigov: 1\norganisation: {id: city, x: 1}\n"})
    done = aigov("gate", "scale", *DAY, cwd=folder)
    assert (done.returncode, done.stdout.count(": go\n")) == (0, 1)
    assert "aigov.org.yaml has an error of its own" in done.stdout


WAIVER = """\
aigov: 1
waivers:
  - id: later
    rule: RULE
    project: permits
    reason: The DPO is ill.
    requested_by: {name: B. de Vries}
    approved_by: {name: C. Kok}
    approved_on: 2026-11-01
    expires_on: 2026-12-01
    compensating_measures: [A person looks at each]
    reference: https://example.org/1
"""


def test_a_waiver_opens_the_gate_for_a_rule_and_never_in_place_of_the_decision(tmp_path: Path) -> None:
    folder = alone(tmp_path, permits=PILOT.replace("Queues", "none"))
    write(folder, {"permits/aigov.waivers.yaml": WAIVER.replace("RULE", "tiny/purpose")})
    done = aigov("gate", "scale", *DAY, cwd=folder)
    assert (done.returncode, done.stdout.splitlines()[0]) == (
        0,
        "permits (permits/aigov.yaml), from pilot to scale: go (not in the way: 1 note, 1 waived or in a baseline)",
    )
    alone(tmp_path, permits=PILOT.replace("outcome: go", "outcome: pending"))
    write(folder, {"permits/aigov.waivers.yaml": WAIVER.replace("RULE", "gate/is-a-yes")})
    done = aigov("gate", "scale", *DAY, cwd=folder)
    assert done.returncode == 1
    assert "[gate/is-a-yes]" in done.stdout
    assert "[waiver/not-waivable]" in done.stdout


def test_other_formats_show_the_same_findings(tmp_path: Path) -> None:
    folder = alone(tmp_path, permits=PILOT.replace("outcome: go", "outcome: no_go"))
    done = aigov("gate", "scale", *DAY, "-f", "sarif", "-f", "json:gate.json", cwd=folder)
    (run,) = json.loads(done.stdout)["runs"]
    assert [each["ruleId"] for each in run["results"]] == ["gate/is-a-yes"]
    assert json.loads((folder / "gate.json").read_text())["verdicts"] == {"blocked": 1}


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["gate"], 2, "STAGE is missing"),
        (["gate", "idea"], 2, "a project begins at idea: no gate leads there"),
        (["gate", "pilott"], 2, '"pilott" is not a stage; did you mean "pilot"?'),
        (["gate", "scale", "tiny"], 3, ""),
        (["gate", "scale", "nowhere"], 2, "nowhere: there is no such file"),
        (["gate", "scale", "--letters", "aigov.toml"], 2, "letters cannot go there"),
        (["gate", "scale", "--base", "main"], 2, "lies in no git repository"),
        (["gate", "scale", "--base", ""], 2, "nothing is written after --base"),
        (["check", "--base", "--upload-pack=x"], 2, "is not a git revision"),
    ],
)
def test_what_cannot_be_asked_is_said(arguments: list[str], code: int, says: str, tmp_path: Path) -> None:
    done = aigov(*arguments, *DAY, cwd=alone(tmp_path, permits=PILOT))
    assert done.returncode == code
    assert says in done.stderr


def test_an_unreadable_manifest_blocks_and_does_not_stop_the_others(tmp_path: Path) -> None:
    files = {"broken": "aigov: 1\nproject: [", "permits": PILOT, "nostage": PILOT.replace("pilot", "pilots")}
    done = aigov("gate", "scale", *DAY, cwd=alone(tmp_path, **files))
    assert done.returncode == 1
    assert "permits (permits/aigov.yaml), from pilot to scale: go" in done.stdout
    assert "1 go, 2 blocked" in done.stdout


# Since a revision


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        pytest.param(PILOT, SCALE, [], id="up, with its decision"),
        pytest.param(PILOT, BARE, ["gate/decided"], id="up, without one"),
        pytest.param(PILOT, PILOT.replace("decisions:", "x:"), [], id="not moved"),
        pytest.param(BARE.replace("scale", "idea"), SCALE, ["gate/no-stage-skipped"] * 2, id="two stages left out"),
        pytest.param(SCALE, PILOT, ["gate/lowered-by-decision"], id="back, without a decision"),
        pytest.param(SCALE, PILOT.replace("enter_scale", "return_to_pilot"), [], id="back, by a decision"),
        pytest.param(SCALE, MANIFEST.replace("STAGE", "retired"), ["gate/decided"], id="out of use, without one"),
        pytest.param(PILOT, SCALE.replace("2026-11-20", "2026-02-01"), ["gate/decided-in-its-stage"], id="an old yes"),
        pytest.param("aigov: 1\nproject: [", SCALE, ["gate/base-readable"], id="unreadable then"),
    ],
)
def test_a_stage_that_moved_without_its_gate_is_a_finding(
    before: str, now: str, expected: list[str], tmp_path: Path
) -> None:
    committed(alone(tmp_path, permits=before))
    alone(tmp_path, permits=now)
    found = rules(aigov("check", "--base", "HEAD", *DAY, "-f", "json", cwd=tmp_path).stdout)
    assert [rule for rule in found if rule.startswith("gate/")] == expected


def test_without_a_base_check_says_nothing_of_gates(tmp_path: Path) -> None:
    committed(alone(tmp_path, permits=PILOT))
    alone(tmp_path, permits=BARE)
    assert rules(aigov("check", *DAY, "-f", "json", cwd=tmp_path).stdout) == []


def test_the_gate_takes_the_stage_that_was_left_from_the_base(tmp_path: Path) -> None:
    committed(alone(tmp_path, permits=MANIFEST.replace("STAGE", "sandbox")))
    done = aigov("gate", "scale", "--base", "main", *DAY, cwd=alone(tmp_path, permits=SCALE))
    assert "from sandbox to scale: blocked, 1 error" in done.stdout
    assert "Between sandbox and scale lies pilot" in done.stdout


def test_a_project_that_moved_to_another_folder_is_the_same_project(tmp_path: Path) -> None:
    committed(alone(tmp_path, permits=PILOT, other=PILOT.replace("permits", "other")))
    (tmp_path / "permits/aigov.yaml").unlink()
    alone(tmp_path, elsewhere=BARE, new=BARE.replace("permits", "new"))
    done = aigov("check", "--base", "HEAD", *DAY, "-f", "concise", cwd=tmp_path)
    assert [line.partition(":")[0] for line in done.stdout.splitlines() if "[gate/" in line] == ["elsewhere/aigov.yaml"]


def test_two_projects_that_changed_places_are_told_apart(tmp_path: Path) -> None:
    later = SCALE.replace("permits", "later")
    committed(alone(tmp_path, one=PILOT, two=later))
    alone(tmp_path, one=later, two=PILOT)
    assert rules(aigov("check", "--base", "HEAD", *DAY, "-f", "json", cwd=tmp_path).stdout) == []


def test_a_project_that_got_another_id_is_the_one_in_its_file(tmp_path: Path) -> None:
    committed(alone(tmp_path, permits=PILOT))
    alone(tmp_path, permits=BARE.replace("permits", "renamed"))
    assert rules(aigov("check", "--base", "HEAD", *DAY, "-f", "json", cwd=tmp_path).stdout) == ["gate/decided"]


def test_sections_in_files_of_their_own_are_read_then_too(tmp_path: Path) -> None:
    folder = alone(tmp_path, permits="aigov: 1\n")
    write(folder, {"permits/aigov.d/project.yaml": "id: permits\nname: P\nstage: pilot\n"})
    committed(folder)
    write(folder, {"permits/aigov.d/project.yaml": "id: permits\nname: P\nstage: scale\n"})
    assert "gate/decided" in rules(aigov("check", "--base", "HEAD", *DAY, "-f", "json", cwd=folder).stdout)


def test_in_a_shallow_clone_it_cannot_be_told_and_that_is_said(tmp_path: Path) -> None:
    origin = committed(alone(tmp_path / "origin", permits=PILOT))
    first = git(origin, "rev-parse", "HEAD")
    committed(alone(origin, permits=BARE), "up")
    git(tmp_path, "clone", "-q", "--depth=1", origin.as_uri(), "clone")
    done = aigov("gate", "scale", "--base", first, *DAY, cwd=tmp_path / "clone")
    assert done.returncode == 1
    assert "git fetch --unshallow" in done.stdout
    checked = aigov("check", "--base", first, *DAY, cwd=tmp_path / "clone")
    assert (checked.returncode, checked.stdout) == (2, "")
    assert "is not in the shallow clone" in checked.stderr
    assert "git fetch --unshallow" in checked.stderr


def test_a_revision_that_is_not_there_ends_the_run(tmp_path: Path) -> None:
    folder = committed(alone(tmp_path, permits=PILOT))
    done = aigov("check", "--base", "nowhere", *DAY, cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert '--base: "nowhere" cannot be compared with: git refused' in done.stderr


@pytest.mark.parametrize("revision", ["HEAD~99", "HEAD^{tree}"])
def test_why_git_refuses_is_told_and_none_of_its_hints(tmp_path: Path, revision: str) -> None:
    folder = committed(alone(tmp_path, permits=PILOT))
    done = aigov("check", "--base", revision, *DAY, cwd=folder)
    assert done.returncode == 2
    assert "hint" not in done.stderr


def test_nothing_that_a_repository_brings_is_run(tmp_path: Path) -> None:
    folder = committed(alone(tmp_path, permits=PILOT))
    trap = tmp_path / "trap.sh"
    trap.write_text(f'#!/bin/sh\ntouch {tmp_path / "sprung"}\ncat "$@"\n')
    trap.chmod(0o755)
    hooks = folder / ".git/hooks"
    for hook in ("post-checkout", "fsmonitor-watchman", "post-index-change"):
        (hooks / hook).write_text(trap.read_text())
        (hooks / hook).chmod(0o755)
    (folder / ".gitattributes").write_text("*.yaml diff=trap filter=trap\n")
    for key in ("core.fsmonitor", "diff.external", "diff.trap.textconv", "filter.trap.smudge", "core.pager"):
        git(folder, "config", key, str(trap))
    (tmp_path / "sprung").unlink(missing_ok=True)
    alone(folder, permits=BARE)
    found = aigov("check", "--base", "HEAD", *DAY, "-f", "json", cwd=folder)
    assert rules(found.stdout) == ["gate/decided"]
    assert not (tmp_path / "sprung").exists()


def test_replaced_objects_and_a_hook_s_environment_do_not_mislead(tmp_path: Path) -> None:
    folder = committed(alone(tmp_path / "here", permits=PILOT))
    other = committed(alone(tmp_path / "other", permits=SCALE))
    (folder / "fake").write_text(SCALE)
    fake = git(folder, "hash-object", "-w", "fake")
    git(folder, "replace", git(folder, "rev-parse", "HEAD:permits/aigov.yaml"), fake)
    (folder / "fake").unlink()
    alone(folder, permits=BARE)
    environment = {"GIT_DIR": str(other / ".git"), "GIT_INDEX_FILE": str(other / ".git/index")}
    done = aigov("check", "--base", "HEAD", *DAY, "-f", "json", cwd=folder, **environment)
    assert rules(done.stdout) == ["gate/decided"]


def test_a_link_and_a_huge_file_at_the_base_leave_it_undecided(tmp_path: Path) -> None:
    folder = alone(tmp_path, permits=PILOT, huge=PILOT.replace("permits", "huge") + "#" * (1 << 20))
    (folder / "permits/aigov.yaml").rename(folder / "permits/real.yaml")
    (folder / "permits/aigov.yaml").symlink_to("real.yaml")
    committed(folder)
    (folder / "permits/aigov.yaml").unlink()
    alone(folder, permits=SCALE, huge=SCALE.replace("permits", "huge"))
    done = aigov("check", "--base", "HEAD", *DAY, "-f", "concise", cwd=folder)
    assert "permits/aigov.yaml was no regular file there" in done.stdout
    assert "huge/aigov.yaml was larger there than is read" in done.stdout


# Letters


def posted(folder: Path, *arguments: str) -> dict[str, str]:
    aigov("gate", "scale", "--letters", "post", *DAY, *arguments, cwd=folder)
    return {file.name: file.read_text() for file in (folder / "post").iterdir()}


def test_everybody_who_must_act_gets_one_letter(tmp_path: Path) -> None:
    blocked = PILOT.replace("Queues", "none")
    files = {"one": blocked, "two": blocked.replace("permits", "two").replace("{person: {name: A. Jansen}}", "{}")}
    found = posted(alone(tmp_path, **files))
    (person,) = (name for name in found if name.startswith("to-a-jansen-"))
    (role,) = (name for name in found if name.startswith("role-executive-"))
    assert len(found) == 2
    assert found[person].startswith("To: A. Jansen\nDate: 2026-11-22\nAbout: what stands before stage scale\n")
    assert "Project permits (one/aigov.yaml), as executive" in found[person]
    assert "1. The need is none.\n   Where: one/aigov.yaml:5:19 [tiny/purpose]\n" in found[person]
    assert "5 | need: {statement: none}" in found[person]
    assert "Why: Nobody can weigh what nobody has said." in found[person]
    assert found[role].startswith("To: whoever is executive (nobody named yet)\n")


def test_a_letter_is_written_anew_and_whatever_else_is_there_stays(tmp_path: Path) -> None:
    folder = alone(tmp_path, permits=PILOT.replace("Queues", "none"))
    ((name, text),) = posted(folder).items()
    assert letters.is_ours(text)
    assert posted(folder) == {name: text}
    alone(tmp_path, permits=PILOT.replace("aigov: 1", "# To be talked about\naigov: 1").replace("Queues", "none"))
    assert posted(folder)[name] != text
    changed = posted(folder)[name].replace("A. Jansen", "Dear A. Jansen", 1)
    (folder / "post" / name).write_text(changed)
    done = aigov("gate", "scale", "--letters", "post", *DAY, cwd=folder)
    assert done.returncode == 2
    assert f"post/{name}: It is there already, and is no letter as aigov wrote it" in done.stderr
    assert (folder / "post" / name).read_text() == changed


@pytest.mark.parametrize("put", ["link", "folder", "dead link"])
def test_what_stands_in_the_place_of_a_letter_is_not_touched(put: str, tmp_path: Path) -> None:
    folder = alone(tmp_path, permits=PILOT.replace("Queues", "none"))
    ((name, text),) = posted(folder).items()
    place, target = folder / "post" / name, tmp_path / "target.txt"
    place.unlink()
    if put == "folder":
        place.mkdir()
    else:
        place.symlink_to(target)
    if put == "link":
        target.write_text(text)
    done = aigov("gate", "scale", "--letters", "post", *DAY, cwd=folder)
    assert done.returncode == 2
    assert "was not overwritten" in done.stderr
    assert [each.name for each in (folder / "post").iterdir()] == [name]


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "A/B", "CON", ".hidden", "\u202egnp.exe", "李明", "x" * 300, "a\tb", "-rf", "O'Neil; rm *"],
)
def test_a_file_name_is_safe_whatever_a_person_is_called(name: str, tmp_path: Path) -> None:
    called = PILOT.replace("Queues", "none").replace("A. Jansen", json.dumps(name))
    (file,) = posted(alone(tmp_path, permits=called))
    assert file.startswith("to-")
    assert set(file) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    assert file.count(".") == 1
    assert len(file) < 64
    assert "\u202e" not in (tmp_path / "post" / file).read_text()


def test_two_who_differ_only_in_signs_get_two_letters(tmp_path: Path) -> None:
    blocked = PILOT.replace("Queues", "none")
    files = {"one": blocked.replace("A. Jansen", "Jos\u00e9"), "two": blocked.replace("A. Jansen", "Jose")}
    assert len(posted(alone(tmp_path, **files))) == 2


def test_where_nothing_blocks_nobody_gets_a_letter(tmp_path: Path) -> None:
    assert posted(alone(tmp_path, permits=PILOT)) == {}
