"""`aigov pack diff`: which rules differ, and exactly those verdicts that change; from folders and from git."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from running import CONFIG, MANIFEST, ROOT, SECONDS, TINY, aigov, project, write

DAY = ("--as-of", "2026-11-22")
STAGES = ROOT / "examples" / "stages"


def _git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=A. Jansen", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, timeout=SECONDS, capture_output=True)


def _two_versions(folder: Path) -> Path:
    """A repository with the small pack in two versions: `v1` is a tag, the second lies in the work tree."""
    place = project(folder, none="Sorts requests.")
    _git(place, "init", "-q")
    _git(place, "add", "-A")
    _git(place, "commit", "-qm", "One")
    _git(place, "tag", "v1")
    described = TINY["tiny/described.yaml"].replace("idea: error", "idea: warning").replace("is none.", "is empty.")
    named = TINY["tiny/described.yaml"].replace("project.description", "project.name").replace("description:", "name:")
    write(
        place / "tiny",
        {
            "pack.yaml": TINY["pack.yaml"].replace('"1"', '"2"'),
            "tiny/described.yaml": described,
            "tiny/named.yaml": named,
        },
    )
    (place / "tiny/tiny/long.yaml").unlink()
    return place


def _diff(place: Path, *arguments: str) -> dict[str, Any]:
    done = aigov("pack", "diff", *arguments, "-f", "json", *DAY, cwd=place)
    assert (done.returncode, done.stderr) == (0, "")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_rules_are_added_changed_and_removed_and_in_what(tmp_path: Path) -> None:
    said = _diff(_two_versions(tmp_path), "v1", "tiny")
    assert [(each["rule"], each["change"]) for each in said["rules"]] == [
        ("tiny/described", "changed"),
        ("tiny/long", "removed"),
        ("tiny/named", "added"),
    ]
    assert [(each["facet"], each["key"], each["old"], each["new"]) for each in said["rules"][0]["facets"]] == [
        ("level", "stages", "idea: error", "idea: warning"),
        ("wording", "message", "The description is none.", "The description is empty."),
    ]
    assert "verdicts" not in said


def test_what_people_read_goes_by_project_and_by_who_must_act(tmp_path: Path) -> None:
    done = aigov("pack", "diff", "v1", "tiny", ".", *DAY, cwd=_two_versions(tmp_path))
    assert done.returncode == 0
    assert done.stdout.endswith(
        "\npermits (aigov.yaml)\n"
        "  executive\n"
        "    aigov.yaml:6: tiny/described: error -> warning. The description is empty.\n"
        "    aigov.yaml:6: tiny/long: warning -> not asked. The description has fewer than 5 letters.\n"
        "\n"
        "2 verdicts change in 1 of 1 subject; 1 more, which nobody sees: pass, not applicable, not asked.\n"
    )
    assert done.stdout.startswith("tiny (1, now 2): v1:tiny and tiny\nchanged  tiny/described  ")


def _states(said: dict[str, Any]) -> dict[tuple[str, str, str], tuple[str, str]]:
    """What a report says at each place of each rule, by its own words and none of the comparison's."""
    states = {}
    for report in said["reports"]:
        for finding in report["findings"]:
            key = (report["kind"] + report["subject"], finding["rule"], finding["fingerprint"])
            states[key] = (finding["outcome"], finding["level"])
    return states


def _checked(place: Path, core: str) -> dict[str, Any]:
    (place / "aigov.toml").write_text(f'packs = ["./{core}"]\n')
    done = aigov("check", *DAY, "-f", "json", "--fail-level", "never", "stages", cwd=place)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def cores(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The core pack and a second version of it, beside a project at each stage."""
    place = tmp_path_factory.mktemp("cores")
    shutil.copytree(ROOT / "rules" / "core", place / "one")
    shutil.copytree(ROOT / "rules" / "core", place / "two")
    shutil.copytree(STAGES, place / "stages")
    write(place / "stages" / "bare", {"aigov.yaml": MANIFEST.replace("stage: idea", "stage: scale")})

    def change(rule: str, old: str, new: str) -> None:
        file = place / "two" / rule
        text = file.read_text()
        assert text.count(old) >= 1, (rule, old)
        file.write_text(text.replace(old, new, 1))

    change("pack.yaml", '"0.1"', '"0.2"')
    (place / "two/mandate/approved.yaml").unlink()
    change("kpis/present.yaml", "title: ", "title: Indeed, ")
    change("dpia/approved.yaml", "scale: error", "scale: warning")
    stages = next(line for line in (place / "two/kpis/owner-named.yaml").read_text().splitlines() if "stages:" in line)
    change("kpis/owner-named.yaml", stages, "stages: {idea: error}")
    for rule in ("systems", "roadmap"):
        for file in sorted((place / "two" / rule).glob("*.yaml"))[:1]:
            file.unlink()
    write(place / "two", {"fresh/sorted.yaml": _FRESH})
    return place


_FRESH = TINY["tiny/described.yaml"].replace("ground: practice", "basis: [SCA-14]\nground: practice")
_FRESH = _FRESH.replace("project.description != 'none'", "project.name == 'x'")
_FRESH = _FRESH.replace("{project: {stage: idea, description: Sorts requests.}}", "{project: {stage: idea, name: x}}")
_FRESH = _FRESH.replace("set: {project.description: none}", "set: {project.name: y}").replace(
    "project.description", "project.name"
)


def test_exactly_the_verdicts_change_that_two_runs_show(cores: Path) -> None:
    before, after = _states(_checked(cores, "one")), _states(_checked(cores, "two"))
    truth = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    assert len(truth) > 5
    (cores / "aigov.toml").write_text('packs = ["./one"]\n')
    said = _diff(cores, "one", "two", "stages")
    said_so = {"fail", "undecided"}
    listed = [each for each in said["verdicts"] if said_so & {each["before"]["outcome"], each["after"]["outcome"]}]
    by_rule = sorted((each["kind"] + each["subject"], each["rule"]) for each in listed if each["line"])
    assert by_rule == sorted((subject, rule) for subject, rule, _ in truth)
    assert {each["rule"] for each in said["rules"]} >= {"fresh/sorted", "kpis/owner-named", "kpis/present"}
    assert not [each for each in listed if each["rule"] == "kpis/present"]
    (lowered,) = [each for each in listed if each["rule"] == "dpia/approved"]
    assert (lowered["before"]["level"], lowered["after"]["level"]) == ("error", "warning")


def test_a_pack_and_itself_differ_in_nothing(cores: Path) -> None:
    said = _diff(cores, "one", "one", "stages")
    assert (said["rules"], said["verdicts"]) == ([], [])
    assert said["totals"]["subjects"] > 5


def test_a_pack_that_is_not_in_use_is_judged_as_if_it_were(tmp_path: Path) -> None:
    place = _two_versions(tmp_path)
    (place / "aigov.toml").write_text("")
    assert _diff(place, "v1", "tiny", ".")["totals"]["said"] == 2


def test_a_lock_and_settings_of_rules_that_one_version_lacks_are_no_obstacle(tmp_path: Path) -> None:
    place = _two_versions(tmp_path)
    aigov("pack", "lock", cwd=place)
    (place / "aigov.toml").write_text(CONFIG + '[rules]\n"tiny/long" = "error"\n"tiny/named" = "error"\n')
    said = _diff(place, "v1", "tiny", ".")
    (long,) = [each for each in said["verdicts"] if each["rule"] == "tiny/long"]
    assert long["before"]["level"] == "error"


@pytest.mark.parametrize(
    ("old", "new"), [("v1:tiny", "HEAD:tiny"), ("v1", "HEAD"), ("v1:./tiny", "./tiny"), ("v1", "v1:tiny")]
)
def test_a_revision_is_named_with_its_folder_or_without(tmp_path: Path, old: str, new: str) -> None:
    place = _two_versions(tmp_path)
    _git(place, "commit", "-qam", "Two")
    rules = _diff(place, old, new)["rules"]
    assert bool(rules) == (new != "v1:tiny")


REFUSED = {
    "no such revision": (("v9", "tiny"), '"v9" is neither a folder, nor a pack in use here, nor a git revision'),
    "no such folder there": (("v1:acme", "tiny"), '"v1" has no folder "acme".'),
    "a folder without a pack": (("v1:.", "tiny"), "There is no pack.yaml here that says what the pack is."),
    "two packs": (("core", "tiny"), 'core is the pack "core", and tiny is "tiny"'),
    "an option": (("--", "--output=x", "tiny"), "'--output=x' is not a git revision."),
    "a path that is not there": (("v1", "tiny", "nowhere"), "nowhere: there is no such file or folder."),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_compared_is_said_in_a_line(tmp_path: Path, case: str) -> None:
    arguments, said = REFUSED[case]
    done = aigov("pack", "diff", *arguments, cwd=_two_versions(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_version_that_cannot_be_loaded_is_named_as_it_was_asked_for(tmp_path: Path) -> None:
    place = _two_versions(tmp_path)
    write(place, {"tiny/tiny/named.yaml": "title: x\nassrt: y\n"})
    _git(place, "add", "-A")
    _git(place, "commit", "-qm", "Two")
    (place / "tiny/tiny/named.yaml").unlink()
    done = aigov("pack", "diff", "v1", "HEAD", cwd=place)
    assert done.returncode == 2
    assert "HEAD:tiny/tiny/named.yaml:" in done.stderr
    assert "aigov-" not in done.stderr


def test_a_link_in_a_revision_is_not_followed(tmp_path: Path) -> None:
    place = _two_versions(tmp_path)
    (place / "tiny/tiny/other.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    _git(place, "add", "-A")
    _git(place, "commit", "-qm", "Two")
    done = aigov("pack", "diff", "v1", "HEAD", cwd=place)
    assert (done.returncode, done.stdout) == (2, "")
    assert "HEAD:tiny/tiny/other.yaml: This is a link, which is not followed in a revision." in done.stderr


def test_nothing_that_the_repository_configures_is_run_and_nothing_is_left_behind(tmp_path: Path) -> None:
    place = _two_versions(tmp_path / "p")
    spoil = tmp_path / "spoiled"
    command = f"touch {spoil}"
    for key in (
        "core.fsmonitor",
        "diff.external",
        "core.pager",
        "filter.x.smudge",
        "diff.x.textconv",
        "core.sshCommand",
    ):
        _git(place, "config", key, command)
    write(place, {".gitattributes": "* filter=x diff=x\n"})
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    before = sorted(path for path in place.rglob("*") if ".git" not in path.parts)
    done = aigov(
        "pack", "diff", "v1", "tiny", ".", *DAY, cwd=place, TMPDIR=str(temporary), GIT_DIR=str(tmp_path / "not")
    )
    assert done.returncode == 0, done.stderr
    assert not spoil.exists()
    assert not list(temporary.iterdir())
    assert sorted(path for path in place.rglob("*") if ".git" not in path.parts) == before


def test_where_there_is_no_repository_that_is_said(tmp_path: Path) -> None:
    place = project(tmp_path)
    done = aigov("pack", "diff", "v1", "tiny", cwd=place, GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    assert done.returncode == 2
    assert "there is no git repository here." in done.stderr


def test_a_folder_without_manifests_is_3(tmp_path: Path) -> None:
    place = _two_versions(tmp_path)
    (place / "empty").mkdir()
    assert aigov("pack", "diff", "v1", "tiny", "empty", cwd=place).returncode == 3


def test_what_a_manifest_holds_steers_no_terminal(tmp_path: Path) -> None:
    place = _two_versions(tmp_path)
    (place / "aigov.yaml").write_text(
        MANIFEST.replace("id: permits", 'id: "per\\e[2Jmits"').replace("Sorts requests.", "none")
    )
    done = aigov("pack", "diff", "v1", "tiny", ".", *DAY, cwd=place)
    assert "\x1b" not in done.stdout
