"""`aigov waiver list|add|prune` on real files."""

import io
import json
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from running import write
from waived import place, text, waiver

from aigov import cli

Run = Callable[..., tuple[int, str, str]]

GIVEN = (
    "--rule", "tiny/described", "--reason", "With the editors", "--requested-by", "product_owner",
    "--expires-on", "2027-02-28", "--yes",
)  # fmt: skip


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    def run(folder: Path, *arguments: str, as_of: str = "2026-11-22", **_: Any) -> tuple[int, str, str]:
        monkeypatch.chdir(folder)
        capsys.readouterr()
        code = cli.run(["waiver", *arguments, "--as-of", as_of])
        return code, *capsys.readouterr()

    return run


def states(run: Run, folder: Path, *arguments: str, **how: Any) -> dict[str, str]:
    code, out, error = run(folder, "list", "-f", "json", *arguments, **how)
    assert (code, error) == (0, "")
    return {row["id"]: row["state"] for row in json.loads(out)}


EVERY = (
    waiver(id="asked", rule="tiny/long", approved_by=None),
    waiver(id="holds"),
    waiver(id="ends", rule="tiny/long", path="project.description", expires_on="2026-12-01"),
    waiver(id="ended", rule="kpis/present", expires_on="2026-11-21"),
    waiver(id="no-rule", rule="tiny/none"),
    waiver(id="no-project", project="trees"),
    waiver(id="no-match", path="project.name"),
    waiver(id="wrong", approved_by="product_owner", rule="tiny/long"),
    waiver(id="nobody-s", project=None),
)
STATES = {
    "asked": "pending",
    "holds": "active",
    "ends": "expiring",
    "ended": "expired",
    "no-rule": "orphaned",
    "no-project": "orphaned",
    "no-match": "orphaned",
    "wrong": "faulty",
    "nobody-s": "faulty",
}


def test_list_shows_what_has_become_of_each_waiver(tmp_path: Path, run: Run) -> None:
    folder = place(tmp_path, *EVERY)
    assert states(run, folder) == STATES
    assert states(run, folder, "--state", "pending", "--state", "active") == {"asked": "pending", "holds": "active"}
    code, out, _ = run(folder, "list")
    assert code == 0
    for words in ("pending: 1", "expired: 1", "orphaned: 3", "aigov.waivers.yaml:", "nobody has approved it"):
        assert words in out


def test_list_finds_the_waivers_above_a_manifest(tmp_path: Path, run: Run) -> None:
    place(tmp_path / "permits")
    write(tmp_path, {"aigov.waivers.yaml": text(waiver())})
    assert states(run, tmp_path, "--config", "permits/aigov.toml") == {"w-1": "active"}


def test_list_says_where_there_are_none(tmp_path: Path, run: Run) -> None:
    assert run(place(tmp_path), "list")[1] == "No waivers; today 2026-11-22.\n"
    (tmp_path / "empty").mkdir()
    assert run(tmp_path / "empty", "list")[0] == 3
    assert run(tmp_path, "list", "nowhere")[0] == 2


def test_a_file_that_cannot_be_read_lists_nothing_and_does_not_break(tmp_path: Path, run: Run) -> None:
    folder = place(tmp_path)
    write(folder, {"aigov.waivers.yaml": b"aigov: 1\nwaivers: ["})
    code, _, error = run(folder, "list")
    assert code == 0
    assert "aigov.waivers.yaml" in error


def test_prune_takes_out_what_has_ended_or_is_for_nothing_and_nothing_else(tmp_path: Path, run: Run) -> None:
    folder = place(tmp_path, *EVERY)
    file = folder / "aigov.waivers.yaml"
    comment = "# Granted by the board.\n"
    file.write_text(comment + file.read_text())
    file.chmod(0o640)
    code, out, _ = run(folder, "prune", "--yes")
    assert code == 0
    assert "Took out 4 waivers." in out
    gone = {name for name, state in STATES.items() if state in ("expired", "orphaned")}
    assert all(f": {name}: " in out for name in gone)
    assert file.read_text() == comment + text(*(entry for entry in EVERY if entry["id"] not in gone))
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert [each.name for each in folder.iterdir() if "waivers" in each.name] == ["aigov.waivers.yaml"]
    assert run(folder, "prune", "--yes")[1] == "Nothing to take out; today 2026-11-22.\n"


@pytest.mark.parametrize(("answer", "ends"), [("", 2), ("n\n", 0)])
def test_prune_asks_first_and_changes_nothing_without_a_yes(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, answer: str, ends: int
) -> None:
    folder = place(tmp_path, waiver(rule="tiny/none"))
    before = (folder / "aigov.waivers.yaml").read_bytes()
    monkeypatch.setattr("sys.stdin", io.StringIO(answer))
    code, out, error = run(folder, "prune")
    assert code == ends
    assert "say --yes" in error or "Nothing was changed." in out
    assert (folder / "aigov.waivers.yaml").read_bytes() == before


def test_prune_keeps_the_record_of_what_was_renewed(tmp_path: Path, run: Run) -> None:
    old = waiver(id="old", approved_on="2025-11-01", expires_on="2026-10-31")
    folder = place(tmp_path, old, waiver(), config="[waivers]\nrenewals = 0\n")
    assert states(run, folder) == {"old": "expired", "w-1": "faulty"}
    assert "Stays: old (aigov.waivers.yaml:3), which w-1 renews." in run(folder, "prune", "--yes")[1]
    assert states(run, folder) == {"old": "expired", "w-1": "faulty"}
    both = states(run, folder, as_of="2027-03-01")
    assert both == {"old": "expired", "w-1": "expired"}
    run(folder, "prune", "--yes", as_of="2027-03-01")
    assert (folder / "aigov.waivers.yaml").read_text() == "aigov: 1\nwaivers: []\n"


def test_prune_of_one_manifest_leaves_what_may_be_for_another(tmp_path: Path, run: Run) -> None:
    folder = place(tmp_path, waiver(project="trees"))
    assert "Nothing to take out" in run(folder, "prune", "aigov.yaml", "--yes")[1]


def test_prune_edits_no_file_where_one_cannot_be_edited(tmp_path: Path, run: Run) -> None:
    folder = place(tmp_path / "a")
    manifest = (folder / "aigov.yaml").read_text()
    write(tmp_path, {"b/aigov.yaml": manifest.replace("permits", "trees"), "aigov.toml": "packs = ['core']\n"})
    write(tmp_path, {"a/aigov.waivers.yaml": text(waiver(rule="x/y"))})
    broken = text(waiver(rule="x/y", project="trees")) + "# \x00\n"
    write(tmp_path, {"b/aigov.waivers.yaml": broken})
    before = (tmp_path / "a" / "aigov.waivers.yaml").read_text()
    code, _, error = run(tmp_path, "prune", "--yes", "--config", "aigov.toml")
    assert (code == 2) == ("b/aigov.waivers.yaml" in error)
    if code == 2:
        assert (tmp_path / "a" / "aigov.waivers.yaml").read_text() == before


def test_add_writes_a_pending_waiver_beside_the_manifest(tmp_path: Path, run: Run) -> None:
    folder = place(tmp_path)
    code, out, _ = run(folder, "add", *GIVEN)
    assert code == 0
    assert "Wrote w-1 to aigov.waivers.yaml." in out
    assert "nobody has approved it" in out
    assert (folder / "aigov.waivers.yaml").read_text() == (
        "aigov: 1\n\nwaivers:\n  - id: w-1\n    rule: tiny/described\n    project: permits\n"
        "    reason: With the editors\n    requested_by: product_owner\n    expires_on: 2027-02-28\n"
    )
    assert states(run, folder) == {"w-1": "pending"}


def test_add_takes_the_whole_of_it_and_leaves_what_is_there_alone(tmp_path: Path, run: Run) -> None:
    before = "# Ours.\naigov: 1   # one\nwaivers:\n- id:   w-1   # the first\n  project: trees\n# The end.\n"
    folder = write(place(tmp_path), {"aigov.waivers.yaml": before})
    whole = (
        "--approved-by", "K. Smit <k.smit@example.org>", "--place", "project.description",
        "--measure", "By phone", "--measure", "By mail", "--reference", "https://example.org/17",
    )  # fmt: skip
    code, out, _ = run(folder, "add", "aigov.yaml", *GIVEN, *whole)
    assert code == 0
    assert "active: 1" in out
    made = (folder / "aigov.waivers.yaml").read_text()
    first, _, rest = made.partition("- id: w-2\n")
    assert first + rest[rest.index("# The end.") :] == before
    assert "  approved_by:\n    name: K. Smit\n    email: k.smit@example.org\n  approved_on: 2026-11-22\n" in rest
    assert "  compensating_measures:\n    - By phone\n    - By mail\n" in rest


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (("--rule", "tiny/descrived"), 'did you mean "tiny/described"'),
        (("--rule", "manifest/unknown-key"), "cannot be waived|no waiver touches"),
        (("--project", "permit"), 'did you mean "permits"'),
        (("--expires-on", "2026-02-30"), "is not a day"),
        (("--expires-on", "2026-11-21"), "ended with 2026-11-21"),
        (("--expires-on", "2028-11-21", "--approved-by", "data_owner"), "to 2027-11-22"),
        (("--requested-by", "nemo"), "neither a role nor a person"),
        (("--approved-by", "product_owner"), "the same person, B. de Vries"),
        (("--approved-by", "executive"), "who must act"),
        (("--reason", "tbd"), "cannot do without"),
        (("--id", "not an id"), "is no id"),
    ],
)
def test_add_refuses_what_could_not_hold_and_writes_nothing(
    tmp_path: Path, run: Run, changes: tuple[str, ...], said: str
) -> None:
    folder = place(tmp_path)
    code, _, error = run(folder, "add", *GIVEN, *changes)
    assert code == 2
    assert any(each in error for each in said.split("|")), error
    assert not (folder / "aigov.waivers.yaml").exists()


def test_add_asks_for_what_is_not_given(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = place(tmp_path)
    answers = "tiny/described\n\n\nWith the editors\nvries\nsmit\n2026-11-20\n2027-02-28\nBy phone\n\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(answers))
    code, out, error = run(folder, "add")
    assert (code, "active: 1" in out) == (0, True), error
    made = (folder / "aigov.waivers.yaml").read_text()
    assert "    approved_by: smit\n    approved_on: 2026-11-20\n    expires_on: 2027-02-28\n" in made


def test_add_does_not_edit_a_file_that_it_cannot_read(tmp_path: Path, run: Run) -> None:
    folder = place(tmp_path)
    write(folder, {"aigov.waivers.yaml": b"aigov: 1\nwaivers: [\n"})
    code, _, error = run(folder, "add", *GIVEN)
    assert (code, "by hand" in error) == (2, True)
    assert (folder / "aigov.waivers.yaml").read_bytes() == b"aigov: 1\nwaivers: [\n"


def test_add_refuses_an_id_that_is_taken(tmp_path: Path, run: Run) -> None:
    folder = place(tmp_path, waiver())
    assert "another waiver" in run(folder, "add", *GIVEN, "--id", "w-1")[2]


def test_what_was_added_holds_in_a_check(tmp_path: Path, run: Run) -> None:
    folder = place(tmp_path)
    assert run(folder, "add", *GIVEN, "--approved-by", "data_owner")[0] == 0
    assert cli.run(["check", "--as-of", "2026-11-22", "--select", "tiny", "-q"]) == 0


@pytest.mark.parametrize("how", ["option", "environment"])
def test_what_holds_from_outside_holds_for_waivers_too(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    folder = place(tmp_path / "permits", waiver())
    floor = write(tmp_path, {"floor.toml": '[waivers]\napprovers = {error = ["cco"]}\n'}) / "floor.toml"
    if how == "environment":
        monkeypatch.setenv("AIGOV_FLOOR", str(floor))
    option = ["--floor", str(floor)] if how == "option" else []
    assert states(run, folder, *option) == {"w-1": "faulty"}
    code, _, error = run(folder, "add", *GIVEN, "--approved-by", "data_owner", *option)
    assert (code, "that is for cco" in error) == (2, True)
