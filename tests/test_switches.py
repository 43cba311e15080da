"""Switching off is governed: a reason, a name and an end, each missing one at its line, and the rule back on time."""

import json
from pathlib import Path

import pytest
from running import ROOT, aigov, project, write

SMALL = 'packs = ["./tiny"]\n'
SWITCH = '[rules]\n"tiny/described" = {{level = "{level}", reason = "Moved.", by = "A. Jansen", until = {until}}}\n'
GONE_BY = "That day has gone by, and tiny/described looks again. [run/switch-expired]"


def place_with(folder: Path, config: str) -> Path:
    """A project whose description is none, under two rules and the one that words what has ended."""
    rule = ROOT / "rules/core/run/switch-expired.yaml"
    place = project(folder, SMALL + config, none="Sorts requests.")
    return write(place, {"tiny/run/switch-expired.yaml": rule.read_bytes()})


def check(place: Path, day: str, *more: str):
    return aigov("check", "--as-of", day, "-f", "concise", *more, cwd=place)


@pytest.mark.parametrize("level", ["off", "note"])
def test_it_holds_to_the_end_of_its_last_day_and_then_the_rule_is_back(tmp_path: Path, level: str) -> None:
    place = place_with(tmp_path, SWITCH.format(level=level, until="2026-11-22"))
    last = check(place, "2026-11-22")
    assert last.returncode == 0
    assert "until 2026-11-22 by A. Jansen, aigov.toml:3)." in last.stdout
    assert "run/switch-expired" not in last.stdout
    after = check(place, "2026-11-23")
    assert after.returncode == 1
    assert "error: The description is none. [tiny/described]" in after.stdout
    done = "switches tiny/described off" if level == "off" else "lowers tiny/described to note"
    assert f"aigov.toml:3:1: warning: This {done} until 2026-11-22, by A. Jansen (Moved). {GONE_BY}" in after.stdout
    assert "Off: " not in after.stdout
    assert "Lowered: " not in after.stdout


def test_that_it_has_ended_counts_by_itself_in_every_format(tmp_path: Path) -> None:
    place = place_with(tmp_path, SWITCH.format(level="off", until="2026-11-22"))
    (place / "aigov.yaml").write_text((place / "aigov.yaml").read_text().replace("none", "Sorts requests."))
    assert check(place, "2026-11-23").returncode == 0
    assert check(place, "2026-11-23", "--fail-level", "warning").returncode == 1
    for form in ("full", "concise", "github", "json", "sarif"):
        done = aigov("check", "--as-of", "2026-11-23", "--fail-level", "warning", "-f", form, cwd=place)
        assert done.returncode == 1
        assert "run/switch-expired" in done.stdout
        assert "1 warning in 1 manifest" in done.stdout
    told = json.loads(aigov("check", "--as-of", "2026-11-23", "-f", "json", cwd=place).stdout)
    assert [(each["kind"], each["file"]) for each in told["reports"]] == [
        ("manifest", "aigov.yaml"),
        ("configuration", "aigov.toml"),
    ]
    assert told["totals"]["subjects"] == 1
    (finding,) = told["reports"][1]["findings"]
    assert finding["at"]["span"]["line"] == 3
    assert finding["excerpt"]["lines"][-1].startswith('"tiny/described"')


def test_one_of_several_configurations_is_told_once_and_in_its_own_file(tmp_path: Path) -> None:
    place = place_with(tmp_path, "")
    manifest = (place / "aigov.yaml").read_text()
    ended = SWITCH.format(level="off", until="2026-11-22")
    write(place, {"policy.toml": SMALL + ended})
    for name in ("a", "b"):
        config = 'extends = "../policy.toml"\n'
        write(place, {f"{name}/aigov.toml": config, f"{name}/aigov.yaml": manifest.replace("permits", name)})
    done = check(place, "2026-11-23")
    assert done.stdout.count("run/switch-expired") == 1
    assert "policy.toml:3:1: warning: This switches tiny/described off" in done.stdout


PARTS = {"reason": 'reason = "Moved."', "by": 'by = "A. Jansen"', "until": "until = 2027-01-01"}


@pytest.mark.parametrize("level", ["off", "note"])
@pytest.mark.parametrize("missing", PARTS)
def test_without_a_reason_a_name_or_an_end_it_is_2_at_its_line(tmp_path: Path, missing: str, level: str) -> None:
    given = ", ".join(text for part, text in PARTS.items() if part != missing)
    place = place_with(tmp_path, f'[rules]\n"tiny/described" = {{level = "{level}", {given}}}\n')
    done = check(place, "2026-11-22")
    assert (done.returncode, done.stdout) == (2, "")
    assert "aigov.toml:3" in done.stderr
    assert f"without {missing}" in done.stderr


def test_blanks_are_no_reason_and_no_name(tmp_path: Path) -> None:
    config = '[rules]\n"tiny/described" = {level = "off", reason = " ", by = "\\t", until = 2027-01-01}\n'
    done = check(place_with(tmp_path, config), "2026-11-22")
    assert done.returncode == 2
    assert "without reason and by" in done.stderr


def test_config_show_says_what_has_ended(tmp_path: Path) -> None:
    place = place_with(tmp_path, SWITCH.format(level="off", until="2020-01-01"))
    assert "tiny/described: Moved. (A. Jansen, until 2020-01-01)" in aigov("config", "show", cwd=place).stdout
    told = json.loads(aigov("config", "show", "-f", "json", cwd=place).stdout)
    assert told["ended"][0]["rule"] == "tiny/described"


def test_a_baseline_drawn_while_a_rule_is_off_does_not_hold_what_it_finds_afterwards(tmp_path: Path) -> None:
    place = place_with(tmp_path, SWITCH.format(level="off", until="2026-11-22"))
    assert aigov("baseline", "create", "--as-of", "2026-11-22", cwd=place).returncode == 0
    assert check(place, "2026-11-22", "--fail-level", "note").returncode == 0
    after = check(place, "2026-11-23")
    assert after.returncode == 1
    assert "error: The description is none. [tiny/described]" in after.stdout


def test_a_baseline_takes_no_switch_that_has_ended(tmp_path: Path) -> None:
    place = place_with(tmp_path, SWITCH.format(level="off", until="2026-11-22"))
    assert aigov("baseline", "create", "--as-of", "2026-11-23", cwd=place).returncode == 0
    assert "run/switch-expired" in check(place, "2026-11-23").stdout
