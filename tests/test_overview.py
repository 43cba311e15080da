"""`aigov` alone: what it sees in a folder, and what it says can be done next."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from running import CONFIG, MANIFEST, ROOT, SECONDS, aigov, at_a_terminal, project, write


def seen(folder: Path, **environment: str) -> str:
    done = aigov(cwd=folder, **environment)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def steps(told: str) -> list[str]:
    """Return the commands that are named as next."""
    _, _, below = told.partition("Next:\n")
    return [line.strip().partition("  ")[0] for line in below.splitlines()]


def test_an_empty_folder_begins_with_init(tmp_path: Path) -> None:
    told = seen(tmp_path)
    assert told.startswith("This folder holds no manifest: of 0 files none is named aigov.yaml or NAME.aigov.yaml.")
    assert steps(told) == ["aigov init", "aigov init --sandbox", "aigov rules", "aigov --help"]


def test_a_near_miss_is_named(tmp_path: Path) -> None:
    assert "Near misses: aigov.yml." in seen(write(tmp_path, {"aigov.yml": MANIFEST}))


def test_one_manifest_is_told_with_its_stage_what_is_open_and_what_comes_first(tmp_path: Path) -> None:
    told = seen(project(tmp_path, none="Sorts requests."))
    assert told.startswith("Configuration: aigov.toml.\naigov.yaml: ")
    assert "at stage idea." in told
    assert "Open: " in told
    assert "First: aigov.yaml:" in told
    assert "Whether the statements are true was not checked." in told
    assert steps(told)[0] == "aigov check"
    assert "aigov forecast" in steps(told)


def test_what_it_counts_is_what_check_counts(tmp_path: Path) -> None:
    place = project(tmp_path, none="Sorts requests.")
    counted = next(line for line in seen(place).splitlines() if line.startswith("Open: "))
    report = aigov("check", cwd=place).stdout
    for part in counted.removeprefix("Open: ").rstrip(".").split(", "):
        assert part in report


def test_a_repository_with_many_manifests_names_the_portfolio(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True, timeout=SECONDS)
    place = write(tmp_path, {f"p{n}/aigov.yaml": MANIFEST.replace("permits", f"p{n}") for n in range(3)})
    told = seen(place)
    assert "3 manifests: 3 at idea." in told
    assert "aigov portfolio" in steps(told)


def test_very_many_are_counted_and_not_judged(tmp_path: Path) -> None:
    place = write(tmp_path, {f"p{n}.aigov.yaml": MANIFEST for n in range(60)})
    told = seen(place)
    assert told.startswith("60 manifests, too many for a look.\n")
    assert "Open" not in told


def test_the_folder_of_an_organisation_is_told_so(tmp_path: Path) -> None:
    told = seen(write(tmp_path, {"aigov.org.yaml": "aigov: 1\norganisation:\n  id: haven\n  name: Haven\n"}))
    assert "The organisation's file: aigov.org.yaml." in told
    assert "aigov init" in steps(told)


def test_a_pack_is_to_be_tested(tmp_path: Path) -> None:
    assert "aigov test" in steps(seen(project(tmp_path) / "tiny"))


def test_a_manifest_that_cannot_be_read_is_open_and_no_failure(tmp_path: Path) -> None:
    told = seen(write(tmp_path, {"aigov.yaml": "aigov: 1\nproject: {name: [\n"}))
    assert told.startswith("aigov.yaml")
    assert "1 error" in told
    assert steps(told)[0] == "aigov check"


def test_a_slip_of_form_leads_to_fix(tmp_path: Path) -> None:
    told = seen(write(tmp_path, {"aigov.yaml": MANIFEST.replace("stage:", "stgae:")}))
    assert "aigov fix --diff" in steps(told)


@pytest.mark.parametrize(
    "broken",
    ['packs = ["nowhere"]', "packs = [", 'pakcs = ["core"]'],
    ids=["no such pack", "no TOML", "an unknown key"],
)
def test_a_configuration_that_cannot_be_used_is_told_and_no_failure(tmp_path: Path, broken: str) -> None:
    told = seen(write(tmp_path, {"aigov.yaml": MANIFEST, "aigov.toml": broken}))
    assert told.startswith("aigov.toml:1")
    assert "Nothing was looked at; mend that first." in told


def test_the_folder_below_which_there_is_too_much_is_no_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from aigov.cli import _overview

    monkeypatch.setattr(_overview, "_PATIENCE", 0.0)
    monkeypatch.chdir(write(tmp_path, {"a": "", "aigov.yaml": MANIFEST}))
    assert next(_overview.overview()).startswith("There is too much below this folder for a quick look")


def test_it_speaks_dutch(tmp_path: Path) -> None:
    told = seen(project(tmp_path, none="Sorts requests."), AIGOV_LANG="nl")
    assert "in de fase idea." in told
    assert "Hierna:\n  aigov check " in told
    assert "wat openstaat, regel voor regel" in told


def test_the_configuration_says_the_language(tmp_path: Path) -> None:
    place = project(tmp_path, f'lang = "nl"\n{CONFIG}')
    assert "Hierna:" in seen(place, AIGOV_LANG="", LC_ALL="", LANG="C.UTF-8")


def test_lang_alone_is_no_command_that_is_missing(tmp_path: Path) -> None:
    done = aigov("--lang", "nl", cwd=tmp_path)
    assert done.returncode == 0
    assert "Hierna:" in done.stdout


def test_what_a_manifest_calls_itself_cannot_steer_a_terminal(tmp_path: Path) -> None:
    told = seen(write(tmp_path, {"aigov.yaml": MANIFEST.replace("name: Permits", r'name: "a\u001b[31m\u202eb"')}))
    assert "\x1b" not in told
    assert "\u202e" not in told


def test_at_a_terminal_it_says_the_same(tmp_path: Path) -> None:
    done = at_a_terminal(typed=b"", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, seen(tmp_path))


def test_it_is_quick(tmp_path: Path) -> None:
    place = project(tmp_path)
    seen(place)
    begun = time.monotonic()
    subprocess.run(
        [sys.executable, "-m", "aigov"],
        cwd=place,
        check=True,
        capture_output=True,
        timeout=SECONDS,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert time.monotonic() - begun < 5  # a tenth of that where nobody else works
