"""The command line, run for real: exit codes, options, formats, and what is said when a run cannot go on."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from running import CONFIG, MANIFEST, ROOT, SECONDS, aigov, project, write

QUICK = ("--as-of", "2026-11-22", "--select", "tiny")


def _open(path: Path) -> Path:
    return project(path, none="Sorts requests.")


def test_nothing_open_is_0_and_says_what_was_looked_at(tmp_path: Path) -> None:
    done = aigov("check", *QUICK, cwd=project(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 manifest at stage idea" in done.stdout
    assert "Whether the statements are true was not checked." in done.stdout


def test_findings_are_1_and_stand_at_their_line(tmp_path: Path) -> None:
    done = aigov("check", *QUICK, cwd=_open(tmp_path))
    assert done.returncode == 1
    assert "aigov.yaml:6:16: error: The description is none. [tiny/described]" in done.stdout
    assert "1 error, 1 warning" in done.stdout


LEVELS = [("error", 0), ("warning", 1), ("note", 1), ("never", 0)]


@pytest.mark.parametrize(("level", "code"), LEVELS)
def test_the_fail_level_decides_what_counts(tmp_path: Path, level: str, code: int) -> None:
    place = project(tmp_path, four="Sorts requests.")
    assert aigov("check", *QUICK, "--fail-level", level, cwd=place).returncode == code
    (place / "aigov.toml").write_text(f'fail-level = "{level}"\n{CONFIG}')
    assert aigov("check", *QUICK, cwd=place).returncode == code


def test_undecided_counts_under_strict_alone(tmp_path: Path) -> None:
    place = project(tmp_path, unknown="Sorts requests.")
    plain = aigov("check", *QUICK, cwd=place)
    assert plain.returncode == 0
    assert "2 undecided" in plain.stdout
    assert aigov("check", *QUICK, "--strict", cwd=place).returncode == 1


@pytest.mark.parametrize("form", ["full", "concise", "json", "sarif", "github"])
def test_a_format_never_changes_the_exit_code(tmp_path: Path, form: str) -> None:
    assert aigov("check", *QUICK, "-f", form, cwd=_open(tmp_path / "open")).returncode == 1
    assert aigov("check", *QUICK, "-f", form, cwd=project(tmp_path / "closed")).returncode == 0
    (tmp_path / "empty").mkdir()
    assert aigov("check", "--as-of", "2026-11-22", "-f", form, cwd=tmp_path / "empty").returncode == 3


def test_a_path_without_a_manifest_is_3_and_near_misses_are_named(tmp_path: Path) -> None:
    write(tmp_path, {"docs/aigov.yml": MANIFEST, "docs/notes.md": "x"})
    done = aigov("check", "docs", cwd=tmp_path)
    assert done.returncode == 3
    assert "docs holds no manifest: of 2 files none is named aigov.yaml or NAME.aigov.yaml." in done.stdout
    assert "Near misses: docs/aigov.yml." in done.stdout


def test_the_worst_that_happened_is_the_exit_code(tmp_path: Path) -> None:
    place = _open(tmp_path)
    (place / "docs").mkdir()
    assert aigov("check", *QUICK, "aigov.yaml", "docs", cwd=place).returncode == 1
    assert aigov("check", *QUICK, "aigov.yaml", "docs", "nowhere", cwd=place).returncode == 2
    assert aigov("check", *QUICK, "docs", "nowhere", cwd=place).returncode == 2
    (place / "aigov.yaml").write_text(MANIFEST)
    assert aigov("check", *QUICK, "aigov.yaml", "docs", cwd=place).returncode == 3


def test_a_path_that_is_not_there_is_2_and_the_others_are_judged(tmp_path: Path) -> None:
    done = aigov("check", *QUICK, "nowhere", "aigov.yaml", cwd=_open(tmp_path))
    assert done.returncode == 2
    assert done.stderr == "aigov: nowhere: there is no such file or folder.\n"
    assert "[tiny/described]" in done.stdout


def test_interrupted_is_130_without_a_traceback(tmp_path: Path) -> None:
    place = project(tmp_path)
    command = [sys.executable, "-m", "aigov", "check", "-", *QUICK, "-f", "json:out.json"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command,
        cwd=place,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell lets its background jobs ignore it
    ) as process:
        until = time.monotonic() + SECONDS
        while not list(place.glob(".out.json.*")) and time.monotonic() < until:
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=SECONDS)
    assert process.returncode == 130
    assert err.decode().strip() == "aigov: interrupted."
    assert not list(place.glob("*out.json*"))


MISTAKES = {
    "an unknown command": (["chek"], '"chek" is not a command; did you mean "check"?'),
    "an unknown option": (
        ["check", "--strickt"],
        '"--strickt" is not an option of aigov check; did you mean "--strict"?',
    ),
    "an option with two letters swapped": (["check", "--fromat", "json"], 'did you mean "--format"?'),
    "an option of another command": (["rules", "--strict"], '"--strict" is not an option of aigov rules.'),
    "an unknown command of a group": (["waiver", "lst"], '"lst" is not a command; did you mean "list"?'),
    "an unknown stage": (["gate", "pilto"], '"pilto" is not a stage; did you mean "pilot"?'),
    "an unknown format of a forecast": (["forecast", "-f", "isc"], 'did you mean "ics"?'),
    "an unknown choice": (["rules", "-f", "jsno"], '"jsno" cannot stand here; did you mean "json"?'),
    "a rule with another hyphen": (["explain", "dpia/approver_naemd"], 'did you mean "dpia/approver-named"?'),
    "an unknown shell": (["completion", "bahs"], 'did you mean "bash"?'),
    "an unknown forge": (["init", "x.aigov.yaml", "--yes", "--ci", "githb"], 'did you mean "github"?'),
    "a stage to begin with": (["init", "x.aigov.yaml", "--yes", "--stage", "pilto"], 'did you mean "pilot"?'),
    "no whole number": (["forecast", "--days", "ten"], '--days: "ten" is not a whole number.'),
    "a number that is too small": (["forecast", "--days", "0"], "--days: 0 is not in the range"),
    "an argument that is missing": (["explain"], "RULE is missing."),
    "an argument too many": (["explain", "a/b", "c/d"], 'more stands here than is read: "c/d".'),
    "a flag with a value": (["check", "--strict=no"], "--strict takes no value."),
    "an option without its value": (["check", "-f"], "nothing is written after -f."),
    "no language": (["--lang", "dutch"], '"dutch" is no language'),
    "a day that does not exist": (["check", "--as-of", "2026-02-30"], "--as-of: "),
    "a day that is none": (["check", "--as-of", "tomorrow"], '"tomorrow"'),
    "a day that a script left empty": (["check", "--as-of", ""], "nothing is written after --as-of."),
    "a configuration that a script left empty": (["check", "--config="], "nothing is written after --config."),
    "a path that would steer the terminal": (["explain", "a\x1b[31m/\x9b2J\u202eb"], r'"a\x1b[31m/\x9b2J\u202eb"'),
    "an unknown format": (["check", "-f", "jsn"], '"jsn" is not a format; did you mean "json"?'),
    "two formats in one place": (["check", "-f", "json", "-f", "full"], "two formats go to standard output"),
    "one file for two formats": (["check", "-f", "json:x", "-f", "full:./x"], "two formats go to ./x: json and full."),
    "a file in a folder that is not there": (["check", "-f", "json:no/x"], "no is not a folder"),
    "a folder for a file": (["check", "-f", "json:tiny"], "tiny is a folder"),
    "an unknown level": (["check", "--fail-level", "eror"], "eror"),
    "an unknown rule": (["check", "--select", "tiny/descibed"], 'did you mean "tiny/described"?'),
    "an unknown area": (["check", "--ignore", "tyni"], '"tyni" is neither a rule nor an area'),
    "nothing left to ask": (["check", "--select", "tiny", "--ignore", "tiny"], "no rule is left to look"),
    "ignoring what could not be read": (["check", "--ignore", "manifest"], "cannot be ignored"),
    "a configuration that is not there": (["check", "--config", "no.toml"], "no.toml: there is no such file."),
    "a configuration and none": (["check", "--config", "aigov.toml", "--isolated"], "do not go together"),
    "a name for no standard input": (["check", "--stdin-filename", "aigov.yaml"], "needs standard input"),
    "a rule that there is not": (["explain", "tiny/descibed"], 'did you mean "tiny/described"?'),
    "an area to explain": (["explain", "tiny"], "its rules are tiny/described, tiny/long."),
    "a schema that there is not": (["schema", "manifst"], 'did you mean "manifest"?'),
    "a pack that there is not": (["test", "tinny"], 'did you mean "tiny"?'),
}


@pytest.mark.parametrize(("arguments", "said"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_on_the_command_line_is_2_and_says_what_would_be_right(
    tmp_path: Path, arguments: list[str], said: str
) -> None:
    done = aigov(*arguments, cwd=project(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("aigov: ")
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.glob("x*"))


DUTCH = re.compile(
    r"\b(the|and|is not|did you mean|there|nothing|missing|option|command|written|takes|range|stands|usage|error:|"
    r"try|invalid|value|no such|which)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("arguments", [each for each, _ in MISTAKES.values() if "--lang" not in each], ids=str)
def test_a_mistake_is_told_in_dutch_without_english(tmp_path: Path, arguments: list[str]) -> None:
    done = aigov(*arguments, cwd=project(tmp_path), AIGOV_LANG="nl")
    assert done.returncode == 2
    told = re.sub(r'"[^"]*"|--\w[\w-]*|\baigov [a-z ]+', " ", done.stderr)
    assert DUTCH.findall(told) == []


CONFIGURATIONS = {
    "an unknown key": ('pakcs = ["core"]', "aigov.toml:1:1: "),
    "an unknown rule": (
        f'{CONFIG}[rules]\n"tiny/descibed" = "note"',
        'aigov.toml:3: "tiny/descibed" is not a rule of the packs in use; did you mean "tiny/described"?',
    ),
    "an area in place of a rule": (f'{CONFIG}[rules]\n"tiny" = "note"', "aigov.toml:3"),
    "a rule switched off without a word": (
        f'{CONFIG}[rules]\n"tiny/long" = "off"',
        "aigov.toml:3: tiny/long is switched off without reason and by and until",
    ),
    "a rule lowered without an end": (
        f'{CONFIG}[rules]\n"tiny/described" = {{level = "note", reason = "x", by = "y"}}',
        "is lowered to note without until",
    ),
    "what cannot be switched off": (
        f'{CONFIG}[rules]\n"manifest/unknown-key" = "off"',
        "cannot be lowered or switched off",
    ),
    "a limit that there is not": (
        f'{CONFIG}[rules]\n"tiny/long" = {{limits = {{lest = 3}}}}',
        'tiny/long has no limit "lest"; did you mean "least"?',
    ),
    "a limit of another kind": (
        f'{CONFIG}[rules]\n"tiny/long" = {{limits = {{least = "3"}}}}',
        "the limit least of tiny/long is a number, as 5 is.",
    ),
    "a pack that nothing brings": ('packs = ["core", "tyni"]', 'aigov.toml:1: "tyni" is not a pack'),
    "a pack that is no folder": ('packs = ["./tyni"]', "which is not a folder"),
    "a plugin that is not installed": (
        'plugins = ["aigov-no-such-plugin"]',
        'plugin "aigov-no-such-plugin" is named in aigov.toml:1 and is not installed.',
    ),
    "a distribution that is no plugin": (
        'plugins = ["click"]',
        '"click", named in aigov.toml:1, has no entry point in the group "aigov"',
    ),
    "an organisation's file that is not there": (
        'organisation = "no.yaml"',
        "aigov.toml:1: names the organisation's file",
    ),
    "a folder as an organisation's file": ('organisation = "."', "which is no file."),
    "a device as an organisation's file": ('organisation = "/dev/zero"', "which is no file."),
    "no TOML": ("packs = [", "aigov.toml:"),
}


@pytest.mark.parametrize(("text", "said"), CONFIGURATIONS.values(), ids=CONFIGURATIONS)
def test_a_configuration_that_cannot_be_used_is_2_and_names_its_line(tmp_path: Path, text: str, said: str) -> None:
    done = aigov("check", "--as-of", "2026-11-22", cwd=project(tmp_path, text))
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert all(line.startswith("aigov: ") for line in done.stderr.splitlines())


def test_a_group_of_commands_alone_prints_its_help(tmp_path: Path) -> None:
    for group in ("config", "new"):
        done = aigov(group, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith(f"Usage: aigov {group}")


def test_every_problem_of_a_pack_is_said_with_its_place(tmp_path: Path) -> None:
    place = project(tmp_path)
    rule = place / "tiny/tiny/long.yaml"
    rule.write_text(
        rule.read_text().replace("project.description)", "project.descripton)").replace("verifies", "verifys")
    )
    done = aigov("check", *QUICK, cwd=place)
    assert (done.returncode, done.stdout) == (2, "")
    lines = done.stderr.splitlines()
    assert len(lines) == 2
    assert all(re.match(r"aigov: tiny/tiny/long\.yaml:\d+:\d+: .*did you mean", line) for line in lines), lines


def test_several_formats_are_written_at_once(tmp_path: Path) -> None:
    formats = [part for name in ("full", "json:a.json", "sarif:b.sarif", "concise:c.txt") for part in ("-f", name)]
    done = aigov("check", *QUICK, *formats, cwd=_open(tmp_path))
    assert done.returncode == 1
    assert "[tiny/described]" in done.stdout
    assert json.loads((tmp_path / "a.json").read_text())["totals"]["errors"] == 1
    assert len(json.loads((tmp_path / "b.sarif").read_text())["runs"][0]["results"]) == 2
    assert aigov("check", *QUICK, "-f", "concise", cwd=tmp_path).stdout == (tmp_path / "c.txt").read_text()


def test_where_no_format_goes_to_standard_output_what_was_not_looked_at_is_said_elsewhere(tmp_path: Path) -> None:
    done = aigov("check", "-f", "json:out.json", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (3, "")
    assert "aigov: . holds no manifest" in done.stderr
    assert json.loads((tmp_path / "out.json").read_text())["totals"]["notices"]


def test_a_report_replaces_an_older_one_and_keeps_its_rights(tmp_path: Path) -> None:
    place = _open(tmp_path)
    (place / "out.json").write_text("old")
    (place / "out.json").chmod(0o640)
    (place / "link.json").symlink_to("out.json")
    assert aigov("check", *QUICK, "-f", "json:link.json", cwd=place).returncode == 1
    assert json.loads((place / "out.json").read_text())
    assert (place / "out.json").stat().st_mode & 0o777 == 0o640
    assert (place / "link.json").is_symlink()
    assert not list(place.glob(".*"))


@pytest.mark.parametrize("file", ["aigov.yaml", "new.aigov.yaml", "aigov.toml", "link.json", "odd.yml"])
def test_a_report_never_takes_the_place_of_what_is_read(tmp_path: Path, file: str) -> None:
    place = project(tmp_path)
    (place / "odd.yml").write_text(MANIFEST)
    (place / "link.json").symlink_to("aigov.yaml")
    before = {path: path.read_bytes() for path in place.iterdir() if path.is_file()}
    done = aigov("check", *QUICK, "-f", f"json:{file}", "aigov.yaml", "odd.yml", cwd=place)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"aigov: {file} ")
    assert {path: path.read_bytes() for path in place.iterdir() if path.is_file()} == before


def test_a_link_that_leads_back_to_itself_takes_no_report(tmp_path: Path) -> None:
    place = _open(tmp_path)
    (place / "round.json").symlink_to("round.json")
    done = aigov("check", *QUICK, "-f", "json:round.json", cwd=place)
    assert (done.returncode, done.stderr) == (
        2,
        "aigov: round.json: cannot be written: Too many levels of symbolic links.\n",
    )
    assert (place / "round.json").is_symlink()


def test_two_formats_that_meet_behind_a_link_are_refused(tmp_path: Path) -> None:
    place = project(tmp_path)
    (place / "link.json").symlink_to("out.json")
    done = aigov("check", *QUICK, "-f", "json:out.json", "-f", "sarif:link.json", cwd=place)
    assert (done.returncode, done.stderr) == (2, "aigov: two formats go to link.json: json and sarif.\n")


def test_a_report_may_go_to_a_device(tmp_path: Path) -> None:
    done = aigov("check", *QUICK, "-f", "json:/dev/null", cwd=_open(tmp_path))
    assert (done.returncode, done.stderr) == (1, "")
    assert Path("/dev/null").is_char_device()


def test_a_pipe_that_nobody_reads_is_no_wait(tmp_path: Path) -> None:
    os.mkfifo(_open(tmp_path) / "pipe")
    done = aigov("check", *QUICK, "-f", "json:pipe", cwd=tmp_path)
    assert done.returncode == 2
    assert "aigov: pipe: cannot be written" in done.stderr


def test_a_full_disk_is_said_and_leaves_nothing_behind(tmp_path: Path) -> None:
    done = aigov("check", *QUICK, "-f", "full", "-f", "json:/dev/full", cwd=_open(tmp_path))
    assert done.returncode == 2
    assert "aigov: /dev/full: cannot be written: No space left on device." in done.stderr
    assert "[tiny/described]" in done.stdout


def test_a_reader_who_has_seen_enough_is_no_error(tmp_path: Path) -> None:
    place = project(tmp_path)
    many = {f"p{number:03}/aigov.yaml": MANIFEST.replace("Sorts requests.", "none") for number in range(300)}
    write(place, many)
    for command in (["check", *QUICK], ["rules"]):
        with subprocess.Popen(
            [sys.executable, "-m", "aigov", *command],
            cwd=place,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        ) as process:
            assert process.stdout is not None
            process.stdout.read(1)
            process.stdout.close()
            process.wait(timeout=SECONDS)
            assert process.stderr is not None
            assert process.stderr.read() == b""
        assert process.returncode == (1 if command[0] == "check" else 0)


def test_quiet_prints_nothing_where_nothing_is_open_and_everything_where_something_is(tmp_path: Path) -> None:
    clean, found = project(tmp_path / "a"), _open(tmp_path / "b")
    assert aigov("check", *QUICK, "-q", cwd=clean).stdout == ""
    assert aigov("check", *QUICK, "-q", cwd=found).stdout == aigov("check", *QUICK, cwd=found).stdout != ""


def test_standard_input_is_a_manifest(tmp_path: Path) -> None:
    place = project(tmp_path)
    typed = MANIFEST.replace("Sorts requests.", "none")
    done = aigov("check", *QUICK, "-", cwd=place, stdin=typed)
    assert done.returncode == 1
    assert "stdin:6:16: error: The description is none." in done.stdout
    done = aigov("check", *QUICK, "-", "--stdin-filename", "./aigov.yaml", cwd=place, stdin=typed)
    assert "aigov.yaml:6:16: error: The description is none." in done.stdout
    assert "in 1 manifest " in done.stdout


@pytest.mark.parametrize("typed", [b"", b"\xff\xfe\x00", b"a: b: c", b"[" * 100_000, b"\0" * 2_000_000, b"- x"])
def test_whatever_is_piped_in_is_answered(tmp_path: Path, typed: bytes) -> None:
    done = aigov("check", "-", cwd=tmp_path, stdin=typed)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "[manifest/" in done.stdout


ODD: dict[str, Callable[[Path], object]] = {
    "is a directory": Path.mkdir,
    "is a named pipe": os.mkfifo,
    "is a link that leads nowhere": lambda path: path.symlink_to("gone"),
    "is a device": lambda path: path.symlink_to("/dev/zero"),
    "cannot be read": lambda path: path.symlink_to("/proc/self/mem"),
}


@pytest.mark.parametrize("way", ["named", "searched"])
@pytest.mark.parametrize(("what", "make"), ODD.items(), ids=ODD)
def test_what_is_no_plain_file_is_a_finding_and_the_others_are_judged(
    tmp_path: Path, what: str, make: Callable[[Path], object], way: str
) -> None:
    place = project(tmp_path)
    (place / "odd").mkdir()
    make(place / "odd/aigov.yaml")
    done = aigov("check", *QUICK, *(["odd/aigov.yaml", "aigov.yaml"] if way == "named" else []), cwd=place)
    assert done.returncode == 1
    assert f"odd/aigov.yaml:1:1: error: This {what}" in done.stdout
    assert "in 2 manifests" in done.stdout
    assert done.stderr == ""


def test_each_manifest_is_judged_under_its_own_configuration(tmp_path: Path) -> None:
    place = project(tmp_path / "top", 'packs = ["./tiny"]\n')
    off = '[rules]\n"tiny/described" = {level = "off", reason = "Moved.", by = "A. Jansen", until = 2027-01-01}\n'
    write(
        place,
        {
            "sub/aigov.toml": f'packs = ["core", "../tiny"]\n{off}',
            "sub/aigov.yaml": MANIFEST.replace("Sorts requests.", "none"),
        },
    )
    write(place, {"aigov.toml": CONFIG, "aigov.yaml": MANIFEST.replace("Sorts requests.", "none")})
    done = aigov("check", *QUICK, "-f", "concise", cwd=place)
    assert [line.split(":")[0] for line in done.stdout.splitlines() if "[tiny/described]" in line] == ["aigov.yaml"]
    assert "Off: 1" in done.stdout
    assert aigov("check", *QUICK, "sub", cwd=place).returncode == 0
    assert aigov("check", *QUICK, "sub", "--config", "aigov.toml", cwd=place).returncode == 1


def test_isolated_uses_no_configuration(tmp_path: Path) -> None:
    place = project(tmp_path, 'pakcs = ["core"]')
    assert aigov("check", "--isolated", "--select", "kpis", cwd=place).returncode == 0


SWITCHED = '[rules]\n"tiny/described" = {{level = "{level}", reason = "Moved.", by = "A. Jansen", until = {until}}}\n'


def test_what_is_switched_off_or_lowered_is_said_with_who_and_until_when(tmp_path: Path) -> None:
    place = project(tmp_path, CONFIG + SWITCHED.format(level="off", until="2026-11-22"), none="Sorts requests.")
    done = aigov("check", *QUICK, cwd=place)
    assert done.returncode == 0
    assert "Off: 1 (tiny/described until 2026-11-22 by A. Jansen, aigov.toml:3)." in done.stdout
    (switch,) = json.loads(aigov("check", *QUICK, "-f", "json", cwd=place).stdout)["totals"]["switches"]
    assert switch == {
        "rule": "tiny/described",
        "level": "off",
        "reason": "Moved.",
        "by": "A. Jansen",
        "until": "2026-11-22",
        "where": "aigov.toml:3",
    }
    (place / "aigov.toml").write_text(CONFIG + SWITCHED.format(level="note", until="2026-11-22"))
    done = aigov("check", *QUICK, cwd=place)
    assert done.returncode == 0
    assert "note: The description is none. [tiny/described]" in done.stdout
    assert "Lowered: 1 (tiny/described to note until 2026-11-22 by A. Jansen, aigov.toml:3)." in done.stdout


def test_a_rule_is_raised_without_a_word_and_a_limit_is_changed(tmp_path: Path) -> None:
    raised = '[rules]\n"tiny/long" = {level = "error", limits = {least = 20}}\n'
    done = aigov("check", *QUICK, cwd=project(tmp_path, CONFIG + raised))
    assert done.returncode == 1
    assert "error: The description has fewer than 20 letters. [tiny/long]" in done.stdout


def test_what_is_excluded_is_not_looked_at_and_that_is_said(tmp_path: Path) -> None:
    place = project(tmp_path, f'exclude = ["vendor/**"]\n{CONFIG}')
    write(place, {"vendor/aigov.yaml": MANIFEST.replace("Sorts requests.", "none")})
    done = aigov("check", *QUICK, cwd=place)
    assert done.returncode == 0
    assert "Excluded: 1 file." in done.stdout
    named = aigov("check", *QUICK, "vendor/aigov.yaml", cwd=place)
    assert named.returncode == 0
    assert "vendor/aigov.yaml was not looked at: aigov.toml:1 excludes it." in named.stdout
    assert aigov("check", *QUICK, "vendor", cwd=place).returncode == 3


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    place = _open(tmp_path)
    write(place, {f"{name}/aigov.yaml": MANIFEST for name in "cab"})
    asked = ([".", "a"], ["c", "a", "b", "."], ["."])

    def said(seed: str, paths: list[str]) -> str:
        done = aigov("check", "--as-of", "2026-11-22", "-f", "json", *paths, cwd=place, PYTHONHASHSEED=seed)
        return done.stdout

    for paths in asked:
        assert said("1", paths) == said("2", paths)
    # Which paths were asked for is on record; nothing else may differ with their order.
    whole = [json.loads(said("3", paths)) for paths in asked]
    assert [each["record"]["command"].pop("paths") for each in whole] == list(asked)
    assert whole[0] == whole[1] == whole[2]


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        ("ValueError('no')", 'the format "broken" broke: ValueError: no.'),
        ("SystemExit(0)", 'the format "broken" broke: SystemExit: 0.'),
    ],
    ids=["an error", "the end of the process"],
)
def test_a_format_that_raises_is_2_leaves_no_half_file_and_stops_no_other(
    tmp_path: Path, raised: str, said: str
) -> None:
    site = tmp_path / "site"
    code = """
from aigov.hooks import hookimpl

@hookimpl
def aigov_reporters():
    return {"broken": "broken_format:render"}
"""
    render = f"def render(head, projects, totals):\n    yield 'half'\n    next(projects)\n    raise {raised}\n"
    metadata = "aigov_broken-1.0.dist-info/entry_points.txt"
    write(site, {"aigov_broken.py": code, "broken_format.py": render, metadata: "[aigov]\naigov = aigov_broken\n"})
    place = project(tmp_path / "p", f'plugins = ["aigov-broken"]\n{CONFIG}', none="Sorts requests.")
    formats = ["-f", "broken:half.txt", "-f", "json:whole.json", "-f", "concise"]
    done = aigov("check", *QUICK, *formats, cwd=place, PYTHONPATH=os.pathsep.join([str(ROOT), str(site)]))
    assert done.returncode == 2
    assert done.stderr == f"aigov: {said}\n"
    assert "[tiny/described]" in done.stdout
    assert json.loads((place / "whole.json").read_text())["totals"]["errors"] == 1
    assert not list(place.glob("*half*"))


@pytest.mark.parametrize("raised", ["SystemExit(0)", "BaseException('x')"])
@pytest.mark.parametrize("debug", ["", "1"], ids=["", "debug"])
def test_what_ends_the_process_half_way_is_no_run_without_findings(tmp_path: Path, raised: str, debug: str) -> None:
    broken = f"from aigov.engine import Judge\ndef judge(*_): raise {raised}\nJudge.judge = judge\n"
    write(tmp_path, {"site/sitecustomize.py": broken})
    paths = os.pathsep.join([str(ROOT), str(tmp_path / "site")])
    done = aigov("check", *QUICK, cwd=project(tmp_path / "p"), PYTHONPATH=paths, AIGOV_DEBUG=debug)
    assert done.returncode == 2
    assert "internal error at sitecustomize.py:2" in done.stderr


def test_a_defect_of_aigov_is_one_line_that_names_the_manifest(tmp_path: Path) -> None:
    broken = "from aigov.engine import Judge\ndef judge(*_): raise KeyError('oh')\nJudge.judge = judge\n"
    write(tmp_path, {"site/sitecustomize.py": broken})
    place = project(tmp_path / "p")
    paths = os.pathsep.join([str(ROOT), str(tmp_path / "site")])
    done = aigov("check", *QUICK, "-f", "json:out.json", cwd=place, PYTHONPATH=paths)
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(
        r"aigov: internal error at sitecustomize\.py:2, while judging aigov\.yaml: KeyError: 'oh' "
        r"\(aigov [\d.]+, Python 3\.\d+\)\. Report this line; AIGOV_DEBUG=1 shows more\.\n",
        done.stderr,
    )
    assert not list(place.glob("*out.json*"))
    assert "Traceback" in aigov("check", *QUICK, cwd=place, PYTHONPATH=paths, AIGOV_DEBUG="1").stderr


LEAN = """
import sys
whole = []
sys.addaudithook(lambda event, about: whole.append(about[0]) if event == "open" and str(about[0]).endswith(
    ("schemas/manifest.schema.json", "organisation.schema.json")
) else None)
from aigov import records
written = set(records._MADE)
from aigov import cli
code = cli.run(sys.argv[1:])
heavy = {"pydantic", "jsonschema", "rich", "jinja2", "importlib.metadata", "asyncio"}
loaded = (heavy | {"aigov.baseline", "aigov.run.baselining", "aigov.run.switching"}) & set(sys.modules)
compiled = set(records._MADE) - written
if whole:
    sys.exit(f"read {whole}")
import re, yaml
if isinstance(yaml.reader.Reader.NON_PRINTABLE, re.Pattern):
    sys.exit("patterns are compiled that nobody uses")
from aigov.cli import _judging
if _judging._KEPT == [None]:
    sys.exit("what was opened is taken down")
order = list(sys.modules)
if order.index("yaml") > order.index("aigov.run"):
    sys.exit("yaml is imported at the end of a chain")
sys.exit(f"imported {sorted(loaded)}, compiled {sorted(compiled)}" if loaded or compiled else code)
"""


LATER = """
import re
before = re.compile
from aigov.cli._patterns import compiled_later
try:
    with compiled_later():
        import yaml
        raise LookupError
except LookupError:
    assert re.compile is before
import datetime
assert yaml.safe_load("a: 2026-11-22\\nb: 1.5\\nc: yes\\nd: 0x1F\\ne: ~\\nf: 12:30:45") == {
    "a": datetime.date(2026, 11, 22), "b": 1.5, "c": True, "d": 31, "e": None, "f": 45045
}
try:
    yaml.safe_load("a: \\x07")
except yaml.reader.ReaderError:
    print("all is as ever")
"""


def test_patterns_that_are_compiled_later_find_what_they_find(tmp_path: Path) -> None:
    command = [sys.executable, "-c", LATER]
    done = subprocess.run(
        command,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert (done.stdout, done.stderr) == ("all is as ever\n", "")


@pytest.mark.parametrize("arguments", [["aigov.yaml"], ["."], ["aigov.yaml", "-f", "json:out.json"]], ids=str)
def test_a_clean_check_imports_nothing_heavy(tmp_path: Path, arguments: list[str]) -> None:
    place = project(tmp_path)
    command = [sys.executable, "-c", LEAN, "check", *QUICK, *arguments]
    for _ in ("compiling the packs", "from the cache"):
        aigov("check", *QUICK, cwd=place)
    done = subprocess.run(
        command,
        cwd=place,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_no_color_is_honoured_and_always_means_always(tmp_path: Path) -> None:
    place = _open(tmp_path)
    assert "\x1b[" not in aigov("check", *QUICK, cwd=place).stdout
    assert "\x1b[" in aigov("check", *QUICK, "--color", "always", cwd=place, NO_COLOR="1").stdout
    file = ["-f", "full:out.txt"]
    aigov("check", *QUICK, *file, "--color", "always", cwd=place)
    assert "\x1b[" not in (place / "out.txt").read_text()


def test_a_terminal_that_knows_few_letters_and_a_name_that_is_no_text_are_no_surprise(tmp_path: Path) -> None:
    place = _open(tmp_path)
    odd = os.fsdecode(b"na\xffme.aigov.yaml")
    (place / odd).write_text(MANIFEST.replace("Sorts requests.", "none"))
    done = aigov("check", *QUICK, odd, "-f", "full", "-f", "json:out.json", cwd=place, PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert json.loads((place / "out.json").read_text())


COMMANDS = ["check", "rules", "explain", "schema", "test", "config", "config show"]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_has_an_example(command: str) -> None:
    done = aigov(*command.split(), "--help", cwd=ROOT)
    assert done.returncode == 0
    assert "Example" in done.stdout


def test_the_version_is_told() -> None:
    assert re.fullmatch(r"aigov \d+\.\d+\.\d+\n", aigov("--version", cwd=ROOT).stdout)


def test_rules_are_listed_with_where_they_bite(tmp_path: Path) -> None:
    place = project(tmp_path, f'{CONFIG}[rules]\n"tiny/long" = "error"\n')
    done = aigov("rules", "--select", "tiny", cwd=place)
    assert "tiny/described  The project is described" in done.stdout
    assert "error from idea · practice" in done.stdout
    assert "error here (aigov.toml:3)" in done.stdout
    data = json.loads(aigov("rules", "-f", "json", cwd=place).stdout)
    assert {"core", "tiny"} == {rule["pack"] for rule in data}
    (long,) = (rule for rule in data if rule["id"] == "tiny/long")
    assert long["limits"] == {"least": 5}
    assert long["stages"]["production"] == "warning"
    assert long["level"] == "error"


def test_a_rule_is_explained_with_its_sources_and_an_example(tmp_path: Path) -> None:
    said = " ".join(aigov("explain", "dpia/approved", cwd=project(tmp_path)).stdout.split())
    for part in (
        "SCA-14",
        "van pilot naar opschaling",
        "gdpr 35",
        "from pilot",
        "data owner",
        "to do",
        "- name: still in progress",
    ):
        assert part in said


def test_every_rule_can_be_explained() -> None:
    rules = [rule["id"] for rule in json.loads(aigov("rules", "-f", "json", cwd=ROOT).stdout)]
    code = "from aigov import cli\nimport sys\nsys.exit(max(cli.run(['explain', rule]) for rule in sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", code, *rules], cwd=ROOT, capture_output=True, text=True, timeout=SECONDS, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_schema_is_printed_with_what_the_packs_add(tmp_path: Path) -> None:
    assert aigov("schema", "rule", "--plain", cwd=tmp_path).stdout == (ROOT / "schemas/rule.schema.json").read_text()
    assert aigov("schema", "--plain", cwd=tmp_path).stdout == (ROOT / "schemas/manifest.schema.json").read_text()
    assert aigov("schema", "report", cwd=tmp_path).stdout == (ROOT / "schemas/report.schema.json").read_text()
    place = project(tmp_path)
    pack = place / "tiny/pack.yaml"
    pack.write_text(
        pack.read_text() + "extensions:\n  acme:\n    fields:\n      score: {type: integer, help: How much.}\n"
    )
    for plain in ([], ["--plain"]):
        extended = json.loads(aigov("schema", "manifest", *plain, cwd=place).stdout)
        assert "acme" in json.dumps(extended["properties"]["extensions"])


def test_the_examples_of_a_pack_are_run(tmp_path: Path) -> None:
    place = project(tmp_path)
    for arguments in (["tiny"], ["./tiny"], [str(place / "tiny")]):
        done = aigov("test", *arguments, cwd=place)
        assert (done.returncode, done.stdout) == (0, "6 examples of 2 rules hold.\n")
    assert aigov("test", cwd=place / "tiny").returncode == 0
    assert aigov("test", "tiny", "--select", "tiny/long", "-v", cwd=place).stdout.count("holds.") == 3


def test_an_example_that_does_not_hold_or_is_missing_is_1(tmp_path: Path) -> None:
    place = project(tmp_path)
    rule = place / "tiny/tiny/described.yaml"
    sound = rule.read_text()
    rule.write_text(sound.replace("!= 'none'", "!= 'nothing'"))
    done = aigov("test", "tiny", cwd=place)
    assert done.returncode == 1
    assert re.search(r'tiny/tiny/described\.yaml:\d+:\d+: tiny/described, "it does not hold": ', done.stdout)
    rule.write_text(sound[: sound.index("  - name: nothing is written")])
    assert aigov("test", "tiny", cwd=place).returncode == 1


def test_a_pack_outside_every_configuration_is_tested_by_its_folder(tmp_path: Path) -> None:
    place = project(tmp_path, 'packs = ["core"]\n')
    assert aigov("test", "tiny", cwd=place).returncode == 0


def test_config_show_says_what_holds_and_where_it_is_said(tmp_path: Path) -> None:
    switch = SWITCHED.format(level="off", until="2027-01-01")
    place = project(tmp_path, f'fail-level = "note"\nexclude = ["old"]\n{CONFIG}{switch}')
    said = aigov("config", "show", cwd=place).stdout
    for part in (
        "aigov.toml",
        "tiny 1, 2 rules",
        "old (aigov.toml:2)",
        "fail level     note",
        "Moved. (A. Jansen, until 2027-01-01) (aigov.toml:5)",
    ):
        assert part in said
    data = json.loads(aigov("config", "show", "-f", "json", cwd=place).stdout)
    assert data["rules"]["tiny/described"]["by"] == "A. Jansen"
    (place / "sub").mkdir()
    assert "configuration  none" in aigov("config", "show", "--isolated", cwd=place).stdout


def test_an_organisation_is_read_once_and_judged_after_them_where_it_lies_in_the_paths(tmp_path: Path) -> None:
    place = write(tmp_path, {"aigov.org.yaml": "aigov: 1\norganisation:\n  id: city\n  name: City\n"})
    write(place, {"a/aigov.yaml": MANIFEST, "b/aigov.yaml": MANIFEST})
    whole = json.loads(aigov("check", "--as-of", "2026-11-22", "-f", "json", cwd=place).stdout)
    assert [(report["kind"], report["file"]) for report in whole["reports"]] == [
        ("manifest", "a/aigov.yaml"),
        ("manifest", "b/aigov.yaml"),
        ("organisation", "aigov.org.yaml"),
        ("portfolio", ""),
    ]
    assert not whole["reports"][0]["lacking"]
    part = json.loads(aigov("check", "--as-of", "2026-11-22", "-f", "json", "a", cwd=place).stdout)
    assert [report["kind"] for report in part["reports"]] == ["manifest"]


def test_a_manifest_in_the_place_of_the_organisations_file_is_not_let_pass(tmp_path: Path) -> None:
    write(tmp_path, {"aigov.org.yaml": MANIFEST})
    done = aigov("check", "--as-of", "2026-11-22", "-f", "concise", "aigov.org.yaml", cwd=tmp_path)
    assert done.returncode == 1
    assert '"project" is not a section of an organisation\'s file' in done.stdout


def test_rules_without_an_organisation_are_told_in_one_line(tmp_path: Path) -> None:
    write(tmp_path, {"aigov.yaml": MANIFEST.replace("stage: idea", "stage: production")})
    done = aigov("check", "--as-of", "2026-11-22", cwd=tmp_path)
    assert done.stdout.count("no organisation's file (aigov.org.yaml) was found") == 1


def test_a_manifest_may_hold_its_organisation(tmp_path: Path) -> None:
    write(tmp_path, {"aigov.yaml": f"{MANIFEST}organisation:\n  id: city\n  name: City\n"})
    data = json.loads(aigov("check", "--as-of", "2026-11-22", "-f", "json", cwd=tmp_path).stdout)
    assert [report["kind"] for report in data["reports"]] == ["manifest", "organisation"]
    assert not data["reports"][0]["lacking"]
    assert not [
        finding
        for report in data["reports"]
        for finding in report["findings"]
        if finding["rule"].startswith("manifest/")
    ]


@pytest.mark.parametrize("command", [["check", *QUICK], ["rules"], ["schema", "rule"]], ids=lambda command: command[0])
def test_a_full_disk_behind_standard_output_is_said(tmp_path: Path, command: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "aigov", *command],
            cwd=project(tmp_path),
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=SECONDS,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            check=False,
        )
    assert done.returncode == 2
    assert b"No space left on device" in done.stderr
    assert b"Traceback" not in done.stderr


def _in_shell(script: str, cwd: Path) -> tuple[int, str]:
    command = ["sh", "-c", script.replace("aigov", f"{sys.executable} -m aigov", 1)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=cwd, capture_output=True, timeout=SECONDS, env=environment, check=False)
    return done.returncode, done.stderr.decode()


def test_a_standard_input_that_is_closed_is_said(tmp_path: Path) -> None:
    assert _in_shell("aigov check - <&-", tmp_path) == (2, "aigov: standard input is closed, and - stands for it.\n")


def test_a_working_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    script = "rmdir ../gone && aigov check"
    assert _in_shell(script, tmp_path / "gone") == (2, "aigov: the working folder: No such file or directory.\n")


def test_a_standard_output_that_is_closed_leaves_the_exit_code(tmp_path: Path) -> None:
    place = _open(tmp_path)
    command = f'"{sys.executable}" -m aigov check {" ".join(QUICK)} >&-'
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["sh", "-c", command], cwd=place, capture_output=True, timeout=SECONDS, env=environment, check=False
    )
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.parametrize(
    "arguments", ["check nowhere.yaml", "check --nonsense", "fix nowhere.yaml", "explain nonsense"]
)
@pytest.mark.parametrize("where", ["2>&-", "2>/dev/full"])
def test_a_standard_error_that_takes_nothing_leaves_the_exit_code(tmp_path: Path, where: str, arguments: str) -> None:
    assert _in_shell(f"aigov {arguments} {where}", tmp_path)[0] == 2


@pytest.mark.parametrize("where", ["2>&-", "2>/dev/full"])
def test_a_standard_error_that_takes_nothing_makes_no_finding(tmp_path: Path, where: str) -> None:
    assert _in_shell(f"aigov --version {where}", tmp_path)[0] == 0


def _unread(place: Path, *arguments: str, stream: str) -> int:
    """Run aigov with a pipe at `stream` that nobody reads, and return its exit code."""
    reader, writer = os.pipe()
    os.close(reader)
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "stdin": subprocess.DEVNULL, stream: writer}
    command = [sys.executable, "-m", "aigov", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=place, timeout=SECONDS, env=environment, check=False, **streams)  # type: ignore[call-overload]  # which stream is a parameter
    os.close(writer)
    return int(done.returncode)


@pytest.mark.parametrize("arguments", [["check", "nowhere.yaml"], ["fix", "nowhere.yaml"], ["check", "--nonsense"]])
def test_a_standard_error_that_nobody_reads_leaves_the_exit_code(tmp_path: Path, arguments: list[str]) -> None:
    assert _unread(tmp_path, *arguments, stream="stderr") == 2


def test_questions_that_nobody_sees_are_no_success(tmp_path: Path) -> None:
    assert _unread(tmp_path, "init", stream="stderr") == 130
    assert not list(tmp_path.iterdir())


def test_a_help_that_nobody_reads_on_is_no_error(tmp_path: Path) -> None:
    assert _unread(tmp_path, "--help", stream="stdout") == 0


def test_a_list_of_fixes_that_nobody_reads_on_leaves_no_file_unmended(tmp_path: Path) -> None:
    slip = MANIFEST.replace("stage: idea", "stage: Idea")
    place = write(tmp_path, {"a/aigov.yaml": slip, "b/aigov.yaml": slip.replace("permits", "parking")})
    assert _unread(place, "fix", "--diff", stream="stdout") == 1
    assert _unread(place, "fix", stream="stdout") == 0
    assert "stage: idea" in (place / "a/aigov.yaml").read_text()
    assert "stage: idea" in (place / "b/aigov.yaml").read_text()


def test_an_organisation_with_errors_of_its_own_is_said_where_it_is_not_judged_itself(tmp_path: Path) -> None:
    place = write(
        tmp_path, {"aigov.org.yaml": "aigov: 1\norganisation:\n  id: city\n  nam: City\n", "a/aigov.yaml": MANIFEST}
    )
    done = aigov("check", "--as-of", "2026-11-22", "a", cwd=place)
    assert "aigov.org.yaml has an error of its own, which can mislead what reads it" in done.stdout
    (place / "aigov.org.yaml").unlink()
    os.mkfifo(place / "aigov.org.yaml")
    assert "aigov.org.yaml has an error of its own" in aigov("check", "--as-of", "2026-11-22", "a", cwd=place).stdout


def test_verbose_says_under_which_configuration_each_was_judged(tmp_path: Path) -> None:
    place = project(tmp_path)
    write(place, {"sub/aigov.toml": 'packs = ["core", "../tiny"]\n', "sub/aigov.yaml": MANIFEST})
    done = aigov("check", *QUICK, "-v", cwd=place)
    assert done.stderr.splitlines() == [
        "aigov: under aigov.toml: 1 subject.",
        "aigov: under sub/aigov.toml: 1 subject.",
    ]
