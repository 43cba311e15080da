"""The lock: what it pins, each way to get it wrong at its line, and how far a newer core pack is let in."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from running import CONFIG, MANIFEST, ROOT, SECONDS, TINY, aigov, project, write

from aigov import lock, packs, resources
from aigov.findings import Level
from aigov.lock.holding import is_newer
from aigov.packs import Pack
from aigov.plugins import Plugins
from aigov.rule import Rule, Words
from aigov.run.locking import code_of

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = ("--as-of", "2026-11-22")
QUICK = (*DAY, "--select", "tiny")


@pytest.fixture(scope="module")
def core() -> Pack:
    return packs.load(f"{resources.rules_place()}/core", Plugins(()).checks)


def _locked(folder: Path, **changes: str) -> Path:
    place = project(folder, **changes)
    done = aigov("pack", "lock", cwd=place)
    assert (done.returncode, done.stderr) == (0, "")
    return place


def _edit(place: Path, old: str, new: str) -> str:
    """Replace the one stretch of the lock that fits `old`; return which line it stands on."""
    file = place / "aigov.lock"
    text = file.read_text()
    found = list(re.finditer(old, text, re.MULTILINE))
    assert len(found) == 1, (old, len(found))
    file.write_text(text[: found[0].start()] + new + text[found[0].end() :])
    return f"aigov.lock:{text.count(chr(10), 0, found[0].start()) + 1}"


def test_a_lock_holds_packs_plugins_and_core_rules_a_line_each(tmp_path: Path, core: Pack) -> None:
    place = _locked(tmp_path)
    lines = (place / "aigov.lock").read_text().splitlines()
    assert lines[2:4] == ["aigov: 1", 'release: "0.1.0"']
    assert f'  core: {{version: "{core.version}", digest: sha256:{core.digest}}}' in lines
    assert sum(line.startswith("  tiny: {version: ") for line in lines) == 1
    (line,) = [line for line in lines if line.startswith("  dpia/approved: ")]
    assert re.fullmatch(r"  dpia/approved: \{stages: \{[a-z:, ]+\}, digest: sha256:[0-9a-f]{64}\}", line)
    assert sum("/" in line for line in lines if line.startswith("  ")) == len(core.rules)


def test_the_same_is_locked_in_the_same_bytes(tmp_path: Path) -> None:
    one, other = _locked(tmp_path / "one"), _locked(tmp_path / "other")
    assert (one / "aigov.lock").read_bytes() == (other / "aigov.lock").read_bytes()
    assert aigov("pack", "lock", cwd=one).stdout == "aigov.lock holds what is in use already.\n"


def test_what_is_locked_is_read_as_it_was_written(core: Pack) -> None:
    made = lock.locked("0.1.0", [core], [("aigov-acme", "1.0")], lambda _: "")
    read = lock.read("aigov.lock", lock.text(made).encode(), "")
    assert read._replace(at=made.at) == made


def test_a_run_under_a_lock_says_the_same_as_without(tmp_path: Path) -> None:
    place = project(tmp_path, none="Sorts requests.")
    without = aigov("check", *DAY, cwd=place)
    _locked(tmp_path, none="Sorts requests.")
    under = aigov("check", *DAY, cwd=place)
    assert (under.returncode, under.stdout, under.stderr) == (without.returncode, without.stdout, "")


def test_the_lock_stands_beside_the_nearest_configuration_else_at_the_root(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True, timeout=SECONDS)
    inner = project(tmp_path / "with")
    (inner / "deep").mkdir()
    assert "Wrote ../" not in aigov("pack", "lock", cwd=inner / "deep").stdout
    assert (inner / "aigov.lock").exists()
    bare = write(tmp_path / "without", {"aigov.yaml": MANIFEST})
    aigov("pack", "lock", cwd=bare)
    assert (tmp_path / "aigov.lock").exists()
    _edit(tmp_path, r"^release: .*", 'release: "9.0"')
    assert aigov("check", *DAY, cwd=bare).returncode == 2
    assert aigov("check", *QUICK, cwd=inner).returncode == 0
    assert aigov("check", *QUICK, "--config", "with/aigov.toml", "without", cwd=tmp_path).returncode == 0


def test_isolated_uses_no_lock(tmp_path: Path) -> None:
    place = _locked(tmp_path)
    _edit(place, r"^release: .*", 'release: "9.0"')
    assert aigov("check", *DAY, "--isolated", cwd=place).returncode != 2


DIGEST = "sha256:" + "0" * 64
ZEROS = f"digest: {DIGEST}"
DIFFERS = {
    "a pack of another version": (
        r"^  tiny: .*",
        f'  tiny: {{version: "2", {ZEROS}}}',
        'the pack "tiny" is locked at 2, and 1 is in use, an older one.',
    ),
    "a pack with other files": (
        r"^  tiny: .*",
        f'  tiny: {{version: "1", {ZEROS}}}',
        'the pack "tiny" calls itself 1, as it is locked, and holds something else: its digest begins with ',
    ),
    "a pack that is gone": (
        r"^  tiny: ",
        f'  acme: {{version: "1", {ZEROS}}}\n  tiny: ',
        'the pack "acme" is locked, and is not in use.',
    ),
    "a pack that is not locked": (r"^  tiny: .*\n", "", 'the pack "tiny" 1 is in use ('),
    "a plugin that is gone": (
        r"^rules:",
        'plugins:\n  aigov-acme: {version: "1.0"}\nrules:',
        'the plugin "aigov-acme" is locked, and is not in use.',
    ),
    "a newer aigov": (
        r"^release: .*",
        'release: "9.0"',
        "aigov 9.0 wrote this lock, and 0.1.0 is older. Update aigov.",
    ),
    "an older core pack": (
        r"^  core: .*",
        f'  core: {{version: "9.0", {ZEROS}}}',
        'the pack "core" is locked at 9.0, and 0.1 is in use, an older one.',
    ),
    "another core pack of the same release": (
        r"^  core: .*",
        f'  core: {{version: "0.1", {ZEROS}}}',
        'the pack "core" calls itself 0.1, as it is locked, and holds something else',
    ),
    "no core pack": (r"^  core: .*\n", "", "rules of the core pack are locked, and the pack itself is not."),
    "another digest of a rule": (
        r"(?<=^  dpia/approved: )(\{stages: \{[^}]*\}, ).*",
        f"{{stages: {{pilot: warning, scale: error}}, {ZEROS}}}",
        "the digest of dpia/approved is not that of the core pack that is locked here.",
    ),
    "other levels of a rule": (
        r"(?<=^  dpia/approved: \{)stages: \{[^}]*\}",
        "stages: {scale: note}",
        "the levels of dpia/approved are not those of the core pack that is locked here.",
    ),
    "a rule too many": (
        r"^rules:",
        f"rules:\n  acme/owner: {{level: note, {ZEROS}}}",
        '"acme/owner" is not a rule of the core pack that is locked here.',
    ),
    "a rule too few": (r"^  dpia/approved: .*\n", "", "not all rules of the core pack are locked: dpia/approved."),
    "a key that does not exist": (r"^packs:", "pack:\n  core: 1\npacks:", '"pack" is not a '),
    "a format of the future": (r"^aigov: 1", "aigov: 2", "The file has version 2; this aigov reads 1."),
    "something else altogether": (r"(?s)\A.*", "all: else\n", "This is no lock of aigov"),
    "nothing": (r"(?s)\A.*", "", "The file is empty."),
    "half a merge": (r"^packs:", "<<<<<<< ours\npacks:", ""),
    "a rule twice": (
        r"^rules:",
        f"rules:\n  dpia/approved: {{level: note, {ZEROS}}}",
        '"dpia/approved" is written twice here.',
    ),
    "a digest that is none": (r"(?<=^  tiny: ).*", '{version: "1", digest: sha256:12}', '"sha256:12" should be '),
    "no digest": (r"(?<=^  tiny: ).*", '{version: "1"}', 'has no "digest".'),
    "a level that does not exist": (
        r"(?<=^  dpia/approved: \{)stages: \{[^}]*\}",
        "stages: {scale: fatal}",
        '"fatal" is not one of the answers to "scale"',
    ),
    "stages and a level": (
        r"(?<=^  dpia/approved: \{)",
        "level: note, ",
        "dpia/approved has either `stages` or a `level`.",
    ),
}


@pytest.mark.parametrize("case", DIFFERS)
def test_each_way_to_get_a_lock_wrong_has_its_own_error_at_its_line(tmp_path: Path, case: str) -> None:
    old, new, said = DIFFERS[case]
    place = _locked(tmp_path)
    where = _edit(place, old, new)
    if case in {"a pack that is not locked", "a rule too few", "no core pack", "a rule twice"}:
        where = "aigov.lock:"  # at the list that lacks it, or at the second of the two
    if case in {"a plugin that is gone", "a rule too many", "a rule twice"}:
        where = "aigov.lock:"
    done = aigov("check", *QUICK, cwd=place)
    assert (done.returncode, done.stdout) == (2, "")
    lines = [line for line in done.stderr.splitlines() if said in line]
    assert lines, done.stderr
    assert lines[0].startswith(f"aigov: {where}")
    assert re.match(r"aigov: aigov\.lock:\d+", lines[0])
    assert "`aigov pack lock`" in done.stderr


def test_a_line_of_the_lock_is_the_line_that_is_named(tmp_path: Path) -> None:
    place = _locked(tmp_path)
    _edit(place, r"^rules:", f"rules:\n  acme/owner: {{level: note, {ZEROS}}}")
    lines = (place / "aigov.lock").read_text().splitlines()
    number = 1 + next(at for at, line in enumerate(lines) if line.startswith("  acme/owner"))
    assert f"aigov: aigov.lock:{number}: " in aigov("check", *QUICK, cwd=place).stderr


def test_a_plugin_of_another_version_or_unlocked_is_refused(tmp_path: Path) -> None:
    place = project(tmp_path / "p", config='plugins = ["aigov-tiny"]\n' + CONFIG)
    code = "from aigov.hooks import hookimpl\n@hookimpl\ndef aigov_checks():\n    return {}\n"
    site = tmp_path / "site"
    entry = {"entry_points.txt": "[aigov]\naigov = tiny_plugin\n"}
    write(site, {"tiny_plugin.py": code, **{f"aigov_tiny-1.0.dist-info/{name}": text for name, text in entry.items()}})
    paths = os.pathsep.join([str(ROOT), str(site)])
    done = aigov("pack", "lock", cwd=place, PYTHONPATH=paths)
    assert "aigov-tiny 1.0" in done.stdout, done.stderr
    assert aigov("check", *QUICK, cwd=place, PYTHONPATH=paths).returncode == 0
    (site / "aigov_tiny-1.0.dist-info").rename(site / "aigov_tiny-1.1.dist-info")
    done = aigov("check", *QUICK, cwd=place, PYTHONPATH=paths)
    assert done.returncode == 2
    assert 'the plugin "aigov-tiny" is locked at 1.0, and 1.1 is installed.' in done.stderr
    _edit(place, r"^plugins:\n.*\n", "")
    assert 'the plugin "aigov-tiny" 1.1 is in use, and is not locked.' in (
        aigov("check", *QUICK, cwd=place, PYTHONPATH=paths).stderr
    )


@pytest.mark.parametrize("kind", ["folder", "pipe", "dead link", "link out", "large", "binary"])
def test_what_is_no_file_to_read_is_an_error_and_never_a_wait(tmp_path: Path, kind: str) -> None:
    place = project(tmp_path / "p")
    subprocess.run(["git", "init", "-q", place], check=True, timeout=SECONDS)
    file = place / "aigov.lock"
    (tmp_path / "outside").write_text("aigov: 1\n")
    make: dict[str, Callable[[], object]] = {
        "folder": file.mkdir,
        "pipe": lambda: os.mkfifo(file),
        "dead link": lambda: file.symlink_to("nowhere"),
        "link out": lambda: file.symlink_to(tmp_path / "outside"),
        "large": lambda: file.write_bytes(b"a: 1\n" * 300_000),
        "binary": lambda: file.write_bytes(b"\x00\xff" * 100),
    }
    make[kind]()
    done = aigov("check", *QUICK, cwd=place)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("aigov: aigov.lock:1:")
    wrote = aigov("pack", "lock", cwd=place)
    assert wrote.returncode == 2
    assert "take" in wrote.stderr.lower()
    assert (tmp_path / "outside").read_text() == "aigov: 1\n"


def test_a_lock_that_cannot_be_read_is_written_anew_and_that_is_said(tmp_path: Path) -> None:
    place = _locked(tmp_path)
    good = (place / "aigov.lock").read_bytes()
    _edit(place, r"^packs:", "<<<<<<< ours\npacks:")
    done = aigov("pack", "lock", cwd=place)
    assert "What stood there could not be read." in done.stdout
    assert (place / "aigov.lock").read_bytes() == good


def test_an_update_says_what_it_changes(tmp_path: Path) -> None:
    place = _locked(tmp_path)
    write(place, {"tiny/pack.yaml": TINY["pack.yaml"].replace('"1"', '"2"')})
    _edit(place, r"^  dpia/approved: .*\n", "")
    done = aigov("pack", "lock", cwd=place)
    assert "pack tiny: 1, now 2.\n" in done.stdout
    assert "rules of core: 1 new.\n" in done.stdout


def _of_an_older_core(place: Path) -> None:
    _edit(place, r"^  core: .*", f'  core: {{version: "0.0", {ZEROS}}}')


def _outcomes(place: Path, *more: str) -> tuple[int, dict[str, str], str]:
    done = aigov("check", *DAY, "-f", "json", *more, cwd=place)
    assert done.stdout, done.stderr
    said = json.loads(done.stdout)
    found = {each["rule"]: each["level"] for report in said["reports"] for each in report["outcomes"]}
    return done.returncode, found, "\n".join(said["totals"]["notices"])


def _with_core(folder: Path, config: str = "") -> Path:
    place = write(folder, {"aigov.yaml": MANIFEST.replace("stage: idea", "stage: scale"), "aigov.toml": config})
    assert aigov("pack", "lock", cwd=place).returncode == 0
    return place


def test_a_newer_core_pack_that_asks_the_same_changes_nothing(tmp_path: Path) -> None:
    place = _with_core(tmp_path)
    before = _outcomes(place)
    _of_an_older_core(place)
    after = _outcomes(place)
    assert after[:2] == before[:2]
    assert "is newer than the one in aigov.lock (0.0), and asks the same." in after[2]


def test_new_and_changed_rules_of_a_newer_core_pack_are_notes_until_it_is_locked(tmp_path: Path) -> None:
    place = _with_core(tmp_path)
    assert _outcomes(place)[1]["kpis/baseline"] == "error"
    assert _outcomes(place)[1]["dpia/approved"] == "error"
    _of_an_older_core(place)
    _edit(place, r"^  kpis/baseline: .*\n", "")
    _edit(place, r"(?<=^  dpia/approved: )(\{stages: \{[^}]*\}, ).*", f"{{stages: {{scale: error}}, {ZEROS}}}")
    _code, levels, notices = _outcomes(place)
    assert (levels["kpis/baseline"], levels["dpia/approved"]) == ("note", "note")
    assert "2 rules, which are 1 new and 1 changed there, count as a note at most until `aigov pack lock`" in notices
    assert "dpia/approved, kpis/baseline." in notices
    aigov("pack", "lock", cwd=place)
    assert _outcomes(place)[1]["dpia/approved"] == "error"


def test_at_a_stage_at_which_it_was_not_asked_a_changed_rule_is_not_asked(tmp_path: Path) -> None:
    place = _with_core(tmp_path)
    _of_an_older_core(place)
    _edit(place, r"(?<=^  dpia/approved: )(\{stages: \{[^}]*\}, ).*", f"{{stages: {{production: error}}, {ZEROS}}}")
    assert "dpia/approved" not in _outcomes(place)[1]


def test_no_setting_raises_what_the_lock_lowers_but_the_organisation_does(tmp_path: Path) -> None:
    config = '[rules]\n"dpia/approved" = "error"\n"kpis/baseline" = "error"\n'
    place = _with_core(tmp_path / "p", config)
    _of_an_older_core(place)
    for rule in ("dpia/approved", "kpis/baseline"):
        _edit(place, rf"^  {rule}: .*\n", "")
    assert _outcomes(place)[1]["dpia/approved"] == "note"
    (place / "aigov.toml").write_text('mandatory = ["dpia/approved"]\n' + config)
    levels = _outcomes(place)[1]
    assert (levels["dpia/approved"], levels["kpis/baseline"]) == ("error", "note")


def test_what_could_not_be_read_is_an_error_in_every_release(tmp_path: Path) -> None:
    place = _with_core(tmp_path)
    _of_an_older_core(place)
    _edit(place, r"^  manifest/unknown-key: .*\n", "")
    (place / "aigov.yaml").write_text(MANIFEST + "mandat: {}\n")
    assert "error: " in aigov("check", *DAY, "-f", "concise", "--select", "manifest", cwd=place).stdout


def _rule(pack: Pack, name: str) -> Rule:
    return next(rule for rule in pack.rules if rule.id == name)


def test_other_words_for_the_same_are_no_change_and_another_condition_is(core: Pack) -> None:
    code = code_of(Plugins(()))
    rule = _rule(core, "dpia/approved")
    kept = lock.digest(rule, code)
    worded = rule.with_other(
        words={"en": Words("x", "x", None, None), "nl": Words("", "x", None, None)}, basis=(), touches={}
    )
    assert lock.digest(worded, code) == kept
    for changed in (
        rule.with_other(levels={**rule.levels, "scale": Level.NOTE}),
        rule.with_other(holds=rule.when),
        rule.with_other(limits={"most": 1}),
        rule.with_other(waivable=False),
        rule.with_other(full_weight_only=not rule.full_weight_only),
    ):
        assert lock.digest(changed, code) != kept


def test_the_code_of_a_check_belongs_to_what_its_rules_ask(core: Pack) -> None:
    calling = next(rule for rule in core.rules if rule.check)
    assert code_of(Plugins(()))(calling.check.name)
    assert lock.digest(calling, lambda _: "one") != lock.digest(calling, lambda _: "other")


@pytest.mark.parametrize(
    ("older", "newer"),
    [("0.1", "0.2"), ("0.9", "0.10"), ("1.0rc1", "1.0"), ("1.0.dev3", "1.0"), ("1.0", "1.0.post1"), ("1", "1.0.1")],
)
def test_versions_are_compared_by_their_numbers(older: str, newer: str) -> None:
    assert is_newer(newer, older)
    assert not is_newer(older, newer)
    assert not is_newer("1.0", "1.0.0")


def test_a_run_without_a_lock_imports_nothing_of_it(tmp_path: Path) -> None:
    program = (
        "import sys; from aigov import cli; code = cli.run(sys.argv[1:])\n"
        'sys.exit(f\'{[name for name in sys.modules if "lock" in name and name.startswith("aigov")]}\' * '
        "any(name.startswith(('aigov.lock', 'aigov.run.locking')) for name in sys.modules) or code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "check", *QUICK, "-q"],
        cwd=project(tmp_path),
        capture_output=True,
        text=True,
        timeout=SECONDS,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_packs_of_a_floor_need_not_be_locked_by_the_project(tmp_path: Path) -> None:
    place = _locked(tmp_path / "p")
    acme = {f"acme/{name.replace('tiny/', 'acme/')}": text.replace("tiny", "acme") for name, text in TINY.items()}
    floor = write(tmp_path / "policy", {"aigov.toml": 'packs = ["core", "./acme"]\n', **acme})
    assert aigov("check", *QUICK, cwd=place, AIGOV_FLOOR=str(floor)).returncode == 0
    assert aigov("check", *QUICK, "--config", str(floor / "aigov.toml"), cwd=place).returncode == 2
