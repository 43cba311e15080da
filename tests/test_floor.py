"""A floor: a configuration that is given from outside, and holds whatever a project's own says."""

import json
from pathlib import Path

import pytest
from running import MANIFEST, aigov, project, write

DAY = "2026-06-01"
BROKEN = MANIFEST.replace("Sorts requests.", "none")
LATER = 'reason = "Moved.", by = "A. Jansen", until = 2027-01-01'


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """Return a folder with a policy that makes one rule mandatory, and a project that knows nothing of it."""
    project(tmp_path / "policy", 'packs = ["core", "./tiny"]\nmandatory = ["tiny/described"]\n')
    (tmp_path / "policy/aigov.yaml").unlink()
    return write(tmp_path, {"work/aigov.yaml": BROKEN, "work/.git/HEAD": "ref: refs/heads/main\n"})


def _found(done: object) -> list[str]:
    report = json.loads(done.stdout)  # type: ignore[attr-defined]  # a finished process
    return [finding["rule"] for each in report["reports"] for finding in each["findings"]]


OUTSIDE = ("--floor", "../policy/aigov.toml")
ONLY = ("--as-of", DAY, "--select", "tiny/described", "-f", "json")


@pytest.mark.parametrize("own", ["", 'packs = ["core"]\n', "isolated"])
def test_a_floor_holds_against_a_project_that_extends_nothing(city: Path, own: str) -> None:
    more = ("--isolated",) if own == "isolated" else ()
    write(city, {"work/aigov.toml": own} if own and not more else {})
    done = aigov("check", *ONLY, *OUTSIDE, *more, cwd=city / "work")
    assert done.returncode == 1
    assert _found(done) == ["tiny/described"]
    report = json.loads(done.stdout)
    assert report["floor"] == "../policy/aigov.toml"
    assert "Held from outside" in report["last_lines"][1]


def test_the_environment_holds_as_the_option_does(city: Path) -> None:
    done = aigov("check", *ONLY, cwd=city / "work", AIGOV_FLOOR="../policy")
    assert _found(done) == ["tiny/described"]
    assert json.loads(done.stdout)["floor"] == "../policy/aigov.toml"


def test_the_option_makes_nothing_laxer_than_the_environment(city: Path) -> None:
    write(city, {"lax.toml": 'fail-level = "never"\n'})
    done = aigov("check", "--floor", "../lax.toml", cwd=city / "work", AIGOV_FLOOR="../policy")
    assert done.returncode == 2
    assert done.stderr.startswith('aigov: ../lax.toml:1: the fail level "never" is laxer than "error"')


def test_a_floor_that_is_not_there_stops_the_run(city: Path) -> None:
    done = aigov("check", "--floor", "../no.toml", cwd=city / "work")
    assert (done.returncode, done.stderr) == (2, "aigov: ../no.toml: there is no such file.\n")


def test_without_a_floor_nothing_is_said_of_one(city: Path) -> None:
    assert "from outside" not in aigov("check", cwd=city / "work").stdout


def test_a_mandatory_rule_is_asked_though_it_is_not_selected(city: Path) -> None:
    done = aigov("check", "--select", "kpis", "--ignore", "tiny", *OUTSIDE, "-f", "concise", cwd=city / "work")
    assert "[tiny/described]" in done.stdout
    assert "Asked though not selected, because mandatory: tiny/described." in done.stdout
    assert done.returncode == 1


def test_the_full_report_says_which_floor_held_and_what_did_not_hold(city: Path) -> None:
    write(city, {"work/aigov.toml": f'[rules]\n"tiny/described" = {{level = "off", {LATER}}}\n'})
    done = aigov("check", "--as-of", DAY, *OUTSIDE, cwd=city / "work")
    assert "Held from outside, whatever a project's own configuration says: ../policy/aigov.toml." in done.stdout
    assert "aigov.toml:2 does not hold for tiny/described: ../policy/aigov.toml:2 makes it mandatory." in done.stdout
    assert "[tiny/described]" in done.stdout


def test_config_show_says_of_each_value_where_it_comes_from(city: Path) -> None:
    write(city, {"work/aigov.toml": 'extends = "../base.toml"\nfail-level = "note"\n'})
    write(city, {"base.toml": f'[rules]\n"tiny/long" = {{level = "off", limits = {{least = 3}}, {LATER}}}\n'})
    said = aigov("config", "show", "--origin", *OUTSIDE, cwd=city / "work").stdout.splitlines()
    lines = {line.partition(" = ")[0] + "=" + line.rsplit("  ", 1)[1].strip() for line in said if " = " in line}
    assert "fail-level=aigov.toml:2" in lines
    assert "organisation=default" in lines
    assert "mandatory=../policy/aigov.toml:2 (floor)" in lines
    assert "packs=../policy/aigov.toml:1 (floor)" in lines
    assert "rules.tiny/long.level=../base.toml:2" in lines
    assert "rules.tiny/long.limits.least=../base.toml:2" in lines
    assert "floor          ../policy/aigov.toml" in said
    data = json.loads(aigov("config", "show", "--origin", "-f", "json", *OUTSIDE, cwd=city / "work").stdout)
    assert {"key": "mandatory", "value": "tiny/described"}.items() <= data["origins"][-1].items()
    assert [layer["kind"] for layer in data["layers"]] == ["floor", "extended", "own"]
    assert data["mandatory"] == ["tiny/described"]


def test_a_forecast_is_made_under_a_floor_too(city: Path) -> None:
    done = aigov("forecast", "--as-of", DAY, "--select", "tiny/described", *OUTSIDE, cwd=city / "work")
    assert "1 finding counts already" in done.stdout
    done = aigov("forecast", "--floor", "../no.toml", cwd=city / "work")
    assert (done.returncode, done.stderr) == (2, "aigov: ../no.toml: there is no such file.\n")
