"""A baseline: what was there when somebody began does not count, and only gets fewer."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from running import ROOT, aigov, project, write

from aigov import baseline, packs, resources, source
from aigov.engine import Inputs, Judge
from aigov.findings import ProjectReport
from aigov.plugins import Plugins

TODAY = ("--as-of", "2026-11-22")
BASELINE = "aigov.baseline.json"

LISTED = """\
aigov: 1
project:
  id: permits
  name: Permits
  stage: scale
  description: Sorts requests.
kpis:
  - id: speed
    name: Days until an answer
    unit: days
    owner: {name: B. de Vries}
  - id: errors
    name: Wrong answers
    unit: percent
    owner: {name: B. de Vries}
data:
  sources:
    - {id: forms, personal_data: ordinary}
    - {id: maps, personal_data: none}
"""
"""A manifest of which the core pack finds much: in lists, in sections, and in sections that are not there."""


def draw(place: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return aigov("baseline", "create", *TODAY, *more, cwd=place)


def findings(place: Path, *more: str) -> dict[str, list[dict]]:
    """What a check finds, by its standing; of many subjects together."""
    told = json.loads(aigov("check", *TODAY, "-f", "json", *more, cwd=place).stdout)
    found: dict[str, list[dict]] = {}
    for report in told["reports"]:
        for each in report["findings"]:
            found.setdefault(each["standing"], []).append(each)
    return found


def rules(found: list[dict]) -> list[str]:
    return sorted({each["rule"] for each in found})


def entries(place: Path) -> list[dict]:
    return json.loads((place / BASELINE).read_text())["findings"]


SMALL = 'packs = ["./tiny"]\n'


def small(folder: Path) -> Path:
    """A project under two rules, both of which fail, and under those that word what is wrong with a baseline."""
    return worded(project(folder, SMALL, none="Sorts requests."))


def worded(place: Path) -> Path:
    rules = (ROOT / "rules/core/run").glob("baseline-*.yaml")
    return write(place, {f"tiny/run/{rule.name}": rule.read_bytes() for rule in rules})


def test_after_it_is_drawn_only_new_findings_count(tmp_path: Path) -> None:
    place = small(tmp_path)
    assert aigov("check", *TODAY, cwd=place).returncode == 1
    done = draw(place)
    assert (done.returncode, done.stderr) == (0, "")
    assert "aigov.baseline.json: 2 findings of 1 project.\n" in done.stdout
    done = aigov("check", *TODAY, cwd=place)
    assert done.returncode == 0
    assert done.stdout.startswith("Nothing open, 2 baselined in 1 manifest")
    assert "without the baseline 1 error, 1 warning" in done.stdout
    write(place, {"other/aigov.yaml": (place / "aigov.yaml").read_text().replace("permits", "trees")})
    done = aigov("check", *TODAY, "-f", "concise", cwd=place)
    assert done.returncode == 1
    assert "other/aigov.yaml:6:16: error: The description is none. [tiny/described]" in done.stdout


def test_it_is_one_line_for_each_finding_in_one_order_and_the_same_each_time(tmp_path: Path) -> None:
    place = write(tmp_path, {"aigov.yaml": LISTED})
    assert draw(place).returncode == 0
    once = (place / BASELINE).read_bytes()
    (place / BASELINE).unlink()
    assert draw(place).returncode == 0
    assert (place / BASELINE).read_bytes() == once
    lines = once.decode().splitlines()
    assert lines[:3:2] == ["{", '"findings": [']
    held = [json.loads(line.rstrip(",")) for line in lines[3:-2]]
    assert held == sorted(held, key=lambda each: (each["project"], each["rule"], each["path"]))
    assert len(held) > 10
    assert {each["day"] for each in held} == {"2026-11-22"}


def test_it_stands_beside_the_nearest_configuration_else_at_the_root_of_the_repository(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    write(tmp_path, {"a/b/aigov.yaml": LISTED, "c/aigov.toml": "", "c/d/aigov.yaml": LISTED.replace("permits", "x")})
    done = aigov("baseline", "create", *TODAY, cwd=tmp_path / "a")
    assert done.returncode == 0
    assert draw(tmp_path, "c").returncode == 0
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob(BASELINE)) == [
        BASELINE,
        f"c/{BASELINE}",
    ]
    assert "open" not in {*findings(tmp_path, "a"), *findings(tmp_path / "a" / "b"), *findings(tmp_path, "c")}


def test_outside_a_repository_it_stands_in_the_working_folder(tmp_path: Path) -> None:
    write(tmp_path, {"a/aigov.yaml": LISTED})
    assert draw(tmp_path).returncode == 0
    assert (tmp_path / BASELINE).exists()
    assert "open" not in findings(tmp_path)


def test_one_that_stands_elsewhere_holds_nothing_and_that_is_said(tmp_path: Path) -> None:
    place = small(tmp_path)
    draw(place)
    write(place, {"sub/aigov.yaml": (place / "aigov.yaml").read_text()})
    (place / "aigov.yaml").unlink()
    (place / BASELINE).rename(place / "sub" / BASELINE)
    done = aigov("check", *TODAY, cwd=place)
    assert done.returncode == 1
    assert "sub/aigov.baseline.json does not hold for sub, whose baseline would be aigov.baseline.json." in done.stdout


def test_moving_lines_and_sections_and_reordering_lists_leaves_it_valid(tmp_path: Path) -> None:
    place = write(tmp_path, {"aigov.yaml": LISTED})
    draw(place)
    before = findings(place)["baselined"]
    assert any("[" in each["path"] for each in before)
    speed, errors = LISTED.partition("  - id: speed")[2].partition("data:")[0].split("  - id: errors")
    head, data = LISTED.partition("kpis:\n")[0], LISTED.partition("data:\n")[2]
    forms, maps = data.partition("sources:\n")[2].splitlines(keepends=True)
    kpis = "".join(
        line.removeprefix("  ")
        for line in f"# the other way round\n  - id: errors{errors}\n\n  - id: speed{speed}".splitlines(keepends=True)
    )
    write(
        place,
        {
            "aigov.yaml": f"# moved\n\n{head}",
            "aigov.d/kpis.yaml": kpis,
            "aigov.d/data.yaml": f"sources:\n{maps}{forms}",
        },
    )
    after = findings(place)
    assert after.keys() == {"baselined"}
    assert rules(after["baselined"]) == rules(before)
    assert {each["at"]["span"]["file"] for each in after["baselined"]} >= {"aigov.yaml", "aigov.d/kpis.yaml"}


@pytest.mark.parametrize("dropped", range(8))
@pytest.mark.parametrize("name", ["permits", "idea", "stages/scale", "stages/production", "voice2text"])
def test_every_list_of_an_example_may_be_put_the_other_way_round(name: str, dropped: int) -> None:
    folder = ROOT / "examples" / name
    files = [folder / "aigov.yaml", *sorted((folder / "aigov.d").glob("*.yaml"))]
    whole = source.load([(str(path.relative_to(folder)), path.read_bytes()) for path in files]).data
    data = thinned(whole, dropped)
    around = baseline.Around({rule.id: rule for rule in CORE.rules}, frozenset(), None, {})
    found = judged(data).findings
    drawn = baseline.Baseline(
        "b", [baseline.entry(each, "2026-11-22") for each in found if baseline.is_open(each, around)]
    )
    report, stale = baseline.apply(judged(the_other_way_round(data)), drawn, around)
    ranked = ("communication/repeated",)  # tells messages of one day apart by their rank on that day
    assert not [each.rule for each in report.findings if baseline.is_open(each, around) and each.rule not in ranked]
    assert not [each.entry for each in stale if each.entry.rule not in ranked]


def thinned(value: Any, dropped: int) -> Any:
    """Return a manifest in which one in seven names is not written, but for those by which items are known."""
    if isinstance(value, list):
        return [thinned(each, dropped) for each in value]
    if not isinstance(value, dict):
        return value
    kept = [key for key in value if key in KEYS or (sum(map(ord, key)) + dropped) % 7]
    return {key: thinned(value[key], dropped) for key in kept}


KEYS = {"aigov", "project", "stage", "id", "name", "date", "aim", "group", "title", "at", "person", "audience"}


def judged(data: dict) -> ProjectReport:
    judge = Judge([CORE], Inputs(today="2026-11-22", schema=resources.schema("manifest"), checks=CHECKS))
    return judge.judge(source.load([("aigov.yaml", json.dumps(data).encode())]))


def the_other_way_round(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: the_other_way_round(each) for key, each in value.items()}
    return [the_other_way_round(each) for each in reversed(value)] if isinstance(value, list) else value


CHECKS = Plugins(()).checks
(CORE,) = packs.load_all([str(resources.rules_folder() / "core")], CHECKS)


def test_it_never_grows(tmp_path: Path) -> None:
    place = small(tmp_path)
    draw(place)
    once = (place / BASELINE).read_bytes()
    write(place, {"other/aigov.yaml": (place / "aigov.yaml").read_text().replace("permits", "trees")})
    done = draw(place)
    assert (done.returncode, done.stdout) == (2, "")
    assert "A baseline only shrinks, and 2 findings that are open were not in it: tiny/described at" in done.stderr
    assert "aigov.waivers.yaml" in done.stderr
    assert "delete aigov.baseline.json first" in done.stderr
    assert (place / BASELINE).read_bytes() == once


def test_drawn_again_it_loses_what_was_mended_and_keeps_its_days(tmp_path: Path) -> None:
    place = small(tmp_path)
    draw(place)
    manifest = (place / "aigov.yaml").read_text()
    (place / "aigov.yaml").write_text(manifest.replace("description: none", "description: nil"))
    done = aigov("baseline", "create", "--as-of", "2026-12-01", cwd=place)
    assert done.returncode == 0
    assert "out is tiny/described at project.description of permits: nothing of the kind is found" in done.stdout
    assert [(each["rule"], each["day"]) for each in entries(place)] == [("tiny/long", "2026-11-22")]
    assert aigov("baseline", "create", *TODAY, cwd=place).stdout == "aigov.baseline.json: as it was, with 1 finding.\n"


def test_an_entry_without_its_finding_is_a_finding_at_its_line_and_prune_takes_it_out(tmp_path: Path) -> None:
    place = small(tmp_path)
    draw(place)
    manifest = (place / "aigov.yaml").read_text()
    (place / "aigov.yaml").write_text(manifest.replace("description: none", "description: Sorts requests."))
    for arguments, code in (((), 0), (("--fail-level", "warning"), 1)):
        done = aigov("check", *TODAY, "-f", "concise", *arguments, cwd=place)
        assert done.returncode == code
        assert "aigov.baseline.json:4:1: warning: The baseline holds tiny/described at" in done.stdout
        assert "[run/baseline-stale]" in done.stdout
    done = aigov("baseline", "prune", *TODAY, cwd=place)
    assert done.returncode == 0
    assert "out is tiny/described" in done.stdout
    assert done.stdout.endswith("aigov.baseline.json: 0 findings left of 2.\n")
    assert entries(place) == []
    assert aigov("check", *TODAY, "--fail-level", "note", cwd=place).returncode == 0
    assert (
        aigov("baseline", "prune", *TODAY, cwd=place).stdout
        == "aigov.baseline.json: nothing is stale, with 0 findings.\n"
    )


def test_what_was_mended_and_pruned_and_comes_back_is_new(tmp_path: Path) -> None:
    place = small(tmp_path)
    manifest = (place / "aigov.yaml").read_text()
    draw(place)
    (place / "aigov.yaml").write_text(manifest.replace("description: none", "description: Sorts requests."))
    aigov("baseline", "prune", *TODAY, cwd=place)
    (place / "aigov.yaml").write_text(manifest)
    assert aigov("check", *TODAY, cwd=place).returncode == 1
    assert draw(place).returncode == 2


def test_what_cannot_be_read_or_is_not_asked_is_not_mended(tmp_path: Path) -> None:
    place = small(tmp_path)
    draw(place)
    once = (place / BASELINE).read_bytes()
    manifest = (place / "aigov.yaml").read_text()
    for broken in (
        manifest + "nothing: [\n",
        manifest.replace("permits", "["),
        manifest.replace("stage: idea", "stage: x"),
    ):
        (place / "aigov.yaml").write_text(broken)
        done = aigov("check", *TODAY, "-f", "concise", cwd=place)
        assert "baseline-stale" not in done.stdout
        aigov("baseline", "prune", *TODAY, cwd=place)
        assert (place / BASELINE).read_bytes() == once
    (place / "aigov.yaml").write_text(manifest.replace("description: none", "description: unknown"))
    assert rules(findings(place).get("open", [])) == []
    off = '[rules]\n"tiny/long" = {level = "off", reason = "Moved.", by = "A. Jansen", until = 2027-01-01}\n'
    (place / "aigov.yaml").write_text(manifest)
    (place / "aigov.toml").write_text(SMALL + off)
    assert "open" not in findings(place)
    assert "open" not in findings(place, "--select", "tiny/long")


def test_a_project_that_is_gone_is_told_where_everything_was_looked_at(tmp_path: Path) -> None:
    place = small(tmp_path)
    write(place, {"other/aigov.yaml": (place / "aigov.yaml").read_text().replace("permits", "trees")})
    draw(place)
    (place / "other" / "aigov.yaml").unlink()
    assert "open" not in findings(place, "aigov.yaml")
    told = findings(place)["open"]
    assert rules(told) == ["run/baseline-stale"]
    assert {each["project"] for each in told} == {"trees"}
    assert "no manifest of this id was found" in told[0]["message"]
    done = aigov("check", *TODAY, "--fail-level", "warning", cwd=place)
    assert done.returncode == 1
    assert "2 warnings, 2 baselined in 1 manifest" in done.stdout
    aigov("baseline", "prune", *TODAY, "aigov.yaml", cwd=place)
    assert len(entries(place)) == 4
    aigov("baseline", "prune", *TODAY, cwd=place)
    assert {each["project"] for each in entries(place)} == {"permits"}


def test_what_could_not_be_told_and_fails_now_is_new(tmp_path: Path) -> None:
    place = worded(project(tmp_path, SMALL, unknown="Sorts requests."))
    draw(place)
    assert [each["counted"] for each in entries(place)] == [False, False]
    assert aigov("check", *TODAY, "--strict", cwd=place).returncode == 0
    manifest = (place / "aigov.yaml").read_text()
    (place / "aigov.yaml").write_text(manifest.replace("description: unknown", "description: none"))
    done = aigov("check", *TODAY, "-f", "concise", cwd=place)
    assert done.returncode == 1
    assert "error: The description is none. [tiny/described]" in done.stdout
    assert "what could not be told on 2026-11-22 counts by now, and is new" in done.stdout


def test_what_failed_and_cannot_be_told_now_stays(tmp_path: Path) -> None:
    place = small(tmp_path)
    draw(place)
    manifest = (place / "aigov.yaml").read_text()
    (place / "aigov.yaml").write_text(manifest.replace("description: none", "description: unknown"))
    assert findings(place).keys() == {"baselined"}


def test_what_weighs_more_than_it_did_is_new(tmp_path: Path) -> None:
    place = small(tmp_path)
    draw(place)
    (place / "aigov.toml").write_text(SMALL + '[rules]\n"tiny/long" = "error"\n')
    done = aigov("check", *TODAY, "-f", "concise", cwd=place)
    assert done.returncode == 1
    assert "error: The description has fewer than 5 letters. [tiny/long]" in done.stdout
    assert "it weighed a warning on 2026-11-22 and is an error now, which is new" in done.stdout


@pytest.mark.parametrize("strict", [(), ("--strict",)], ids=["plain", "strict"])
def test_what_nothing_excuses_stands_in_none(tmp_path: Path, strict: tuple[str, ...]) -> None:
    place = small(tmp_path)
    draw(place)
    rule = place / "tiny/tiny/described.yaml"
    rule.write_text(rule.read_text().replace("verifies: declared", "verifies: declared\nwaivable: false"))
    done = aigov("check", *TODAY, *strict, "-f", "concise", cwd=place)
    assert done.returncode == 1
    assert "error: The description is none. [tiny/described]" in done.stdout
    assert "counts all the same: the rule itself says that nothing excuses it. [run/baseline-void]" in done.stdout
    (place / BASELINE).unlink()
    done = draw(place)
    assert "1 finding counts all the same" in done.stdout
    assert "tiny/described" in done.stdout
    assert [each["rule"] for each in entries(place)] == ["tiny/long"]


@pytest.mark.parametrize("how", ["its own", "a floor"])
def test_what_an_organisation_made_mandatory_stands_in_none(tmp_path: Path, how: str) -> None:
    place = small(tmp_path)
    draw(place)
    mandate = 'mandatory = ["tiny/described"]\n'
    if how == "a floor":
        (place / "floor.toml").write_text(SMALL + mandate)
    else:
        (place / "aigov.toml").write_text(SMALL + mandate)
    floor = ("--floor", "floor.toml") if how == "a floor" else ()
    done = aigov("check", *TODAY, *floor, "-f", "concise", cwd=place)
    assert done.returncode == 1
    assert "error: The description is none. [tiny/described]" in done.stdout
    assert "counts all the same: the organisation made it mandatory. [run/baseline-void]" in done.stdout
    (place / BASELINE).unlink()
    assert draw(place, *floor).returncode == 0
    assert [each["rule"] for each in entries(place)] == ["tiny/long"]


def test_what_keeps_a_file_from_being_read_stands_in_none(tmp_path: Path) -> None:
    place = small(tmp_path)
    manifest = (place / "aigov.yaml").read_text()
    (place / "aigov.yaml").write_text(manifest + "mandat: 1\n")
    draw(place)
    assert rules(findings(place)["open"]) == ["manifest/unknown-key"]
    assert "manifest/unknown-key" not in {each["rule"] for each in entries(place)}


def test_it_holds_for_one_manifest_of_an_id_and_for_none_without(tmp_path: Path) -> None:
    place = small(tmp_path)
    draw(place)
    manifest = (place / "aigov.yaml").read_text()
    write(place, {"copy/aigov.yaml": manifest, "nameless/aigov.yaml": manifest.replace("  id: permits\n", "")})
    done = aigov("check", *TODAY, "-f", "concise", cwd=place)
    assert done.returncode == 1
    assert "copy/aigov.yaml:6:16: error: The description is none." in done.stdout
    assert "nameless/aigov.yaml:5:16: error: The description is none." in done.stdout
    assert "aigov.baseline.json holds for aigov.yaml alone, whose id permits others have too." in done.stdout


def test_between_many_projects_it_holds_what_was_there_and_not_what_is_new(tmp_path: Path) -> None:
    limit = '[rules]\n"portfolio/few-at-a-time" = {limits = {at_a_time = 1}}\n'
    manifest = "aigov: 1\nproject: {{id: {0}, name: {0}, stage: pilot, departments: [{1}]}}\n"
    files = {f"{name}/aigov.yaml": manifest.format(name, "it") for name in ("baths", "trees")}
    place = write(tmp_path, {"aigov.toml": limit, **files})
    assert draw(place).returncode == 0
    assert "open" not in findings(place)
    for name in ("parks", "roads"):
        write(place, {f"{name}/aigov.yaml": manifest.format(name, "hr")})
    told = [each["message"] for each in findings(place)["open"] if each["rule"] == "portfolio/few-at-a-time"]
    assert len(told) == 1
    assert '"hr"' in told[0]
    assert "open" not in findings(place, "baths/aigov.yaml")
    for name in ("parks", "roads", "trees"):
        (place / name / "aigov.yaml").unlink()
    assert aigov("portfolio", *TODAY, cwd=place).returncode == 0


DAMAGED = {
    "empty": ("", "aigov.baseline.json:1:1: this is no baseline"),
    "no json": ("findings: []\n", "aigov.baseline.json:1:1: this is no baseline: as JSON it cannot be read"),
    "cut off": ('{\n"aigov-baseline": 1,\n"findings": [\n', "aigov.baseline.json:4:1: this is no baseline"),
    "foreign": ('{"version": "2.1.0", "runs": []}', 'aigov.baseline.json:1: "version" is not a'),
    "a list": ("[]", "aigov.baseline.json:1:"),
    "newer": (
        '{"aigov-baseline": 2, "findings": []}',
        "aigov.baseline.json: has version 2, and this aigov reads 1: a newer one wrote it.",
    ),
    "a merge": ("{\n<<<<<<< HEAD\n}\n", "aigov.baseline.json:2: holds a merge that is not finished"),
    "deep": ("[" * 100_000, "nested too deeply"),
    "a key twice": ('{"aigov-baseline": 1, "findings": [], "findings": []}', '"findings" stands twice'),
    "no number": ('{"aigov-baseline": NaN, "findings": []}', "NaN is no number"),
    "a huge number": ('{"aigov-baseline": ' + "1" * 10_000 + ', "findings": []}', "this is no baseline"),
}


@pytest.mark.parametrize("case", DAMAGED)
def test_a_file_that_is_damaged_foreign_or_newer_is_2_and_never_ignored(tmp_path: Path, case: str) -> None:
    text, said = DAMAGED[case]
    place = write(small(tmp_path), {BASELINE: text})
    for command in (("check",), ("baseline", "create"), ("baseline", "prune")):
        done = aigov(*command, *TODAY, cwd=place)
        assert (done.returncode, done.stdout) == (2, "")
        assert said in done.stderr
        assert "internal error" not in done.stderr
    assert (place / BASELINE).read_text() == text


CHANGED = {
    "a rule that is another": ('"tiny/described"', '"tiny/long"', ":4: this entry is damaged: its fingerprint is that"),
    "a path that is another": ('"project.description", "level": "error"', '"x", "level": "error"', ":4: this entry is"),
    "a level that there is not": ('"level": "error"', '"level": "fatal"', ":4: "),
    "a day that there is not": ('"day": "2026-11-22"', '"day": "2026-13-22"', ":4: "),
    "no fingerprint": ('"fingerprint"', '"print"', ":4: "),
    "another fingerprint": (r'"fingerprint": "[0-9a-f]{8}', '"fingerprint": "XYZ', ":4: "),
}


@pytest.mark.parametrize("case", CHANGED)
def test_an_entry_that_is_damaged_is_named_at_its_line(tmp_path: Path, case: str) -> None:
    place = small(tmp_path)
    draw(place)
    old, new, said = CHANGED[case]
    text = (place / BASELINE).read_text()
    changed = re.sub(old, new, text, count=1)
    assert changed != text
    (place / BASELINE).write_text(changed)
    done = aigov("check", *TODAY, cwd=place)
    assert done.returncode == 2
    assert f"aigov: aigov.baseline.json{said}" in done.stderr


def test_an_entry_that_stands_twice_is_named_at_its_line(tmp_path: Path) -> None:
    place = small(tmp_path)
    draw(place)
    lines = (place / BASELINE).read_text().splitlines()
    (place / BASELINE).write_text("\n".join([*lines[:4], lines[3], *lines[4:]]))
    done = aigov("check", *TODAY, cwd=place)
    assert done.returncode == 2
    assert "aigov.baseline.json:5: holds the finding of line 4 once more" in done.stderr


@pytest.mark.parametrize("what", ["a folder", "a dead link", "a link that leads out", "not utf-8", "a pipe"])
def test_what_is_no_plain_file_is_2_and_is_not_written_over(tmp_path: Path, what: str) -> None:
    place = small(tmp_path / "here")
    subprocess.run(["git", "init", "-q", place], check=True)
    path = place / BASELINE
    if what == "a folder":
        path.mkdir()
    elif what == "a dead link":
        path.symlink_to("nowhere")
    elif what == "a link that leads out":
        (tmp_path / "out.json").write_text('{"aigov-baseline": 1, "findings": []}')
        path.symlink_to("../out.json")
    elif what == "a pipe":
        import os

        os.mkfifo(path)
    else:
        path.write_bytes(b'{"aigov-baseline": 1,\n"\xff": []}')
    for command in (("check",), ("baseline", "create"), ("baseline", "prune")):
        done = aigov(*command, *TODAY, cwd=place)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("aigov: aigov.baseline.json")
    assert "out.json" not in {each.name for each in place.iterdir()}


def test_a_report_never_takes_its_place(tmp_path: Path) -> None:
    done = aigov("check", *TODAY, "-f", f"json:{BASELINE}", cwd=small(tmp_path))
    assert done.returncode == 2
    assert not (tmp_path / BASELINE).exists()


def test_a_path_that_is_not_there_is_2_and_one_without_a_manifest_3(tmp_path: Path) -> None:
    place = small(tmp_path)
    assert draw(place, "nowhere", ".").returncode == 2
    assert not (place / BASELINE).exists()
    assert draw(place, "tiny").returncode == 3
    assert not (place / BASELINE).exists()
    assert aigov("baseline", "prune", *TODAY, cwd=place).stdout == "There is no baseline here.\n"


def test_it_opens_no_gate(tmp_path: Path) -> None:
    place = write(tmp_path, {"aigov.yaml": LISTED})
    draw(place)
    assert aigov("check", *TODAY, cwd=place).returncode == 0
    done = aigov("gate", "production", *TODAY, cwd=place)
    assert done.returncode == 1
    assert "baselined" not in done.stdout


def test_what_it_holds_stays_in_every_format(tmp_path: Path) -> None:
    place = small(tmp_path)
    draw(place)
    where = {"where": "aigov.baseline.json:4", "day": "2026-11-22"}
    assert findings(place)["baselined"][0]["drawn"] == where
    sarif = json.loads(aigov("check", *TODAY, "-f", "sarif", cwd=place).stdout)
    result = sarif["runs"][0]["results"][0]
    assert result["baselineState"] == "unchanged"
    assert result["suppressions"][0]["properties"] == where
    said = "baselined error: The description is none. [tiny/described] (aigov.baseline.json:4, since 2026-11-22)"
    assert said in aigov("check", *TODAY, "-f", "concise", cwd=place).stdout
    assert said in aigov("check", *TODAY, "--verbose", cwd=place).stdout
    full = aigov("check", *TODAY, cwd=place).stdout
    assert "The description is none." not in full
    assert "2 baselined" in full
    assert "::notice" in aigov("check", *TODAY, "-f", "github", cwd=place).stdout


def test_whoever_writes_a_part_of_what_was_absent_is_not_worse_off(tmp_path: Path) -> None:
    place = write(tmp_path, {"aigov.yaml": LISTED})
    draw(place)
    held = {each["path"] for each in entries(place) if each["rule"] == "dpia/approved"}
    assert held == {"dpia"}
    (place / "aigov.yaml").write_text(LISTED + "dpia:\n  status: in_progress\n")
    assert "dpia/approved" not in rules(findings(place).get("open", []))


def test_what_one_item_lacked_excuses_no_other(tmp_path: Path) -> None:
    place = write(tmp_path, {"aigov.yaml": LISTED.replace("    owner: {name: B. de Vries}\n", "", 1)})
    draw(place)
    assert [each["path"] for each in entries(place) if each["rule"] == "kpis/owner-named"] == ["kpis[speed].owner"]
    lines = LISTED.splitlines(keepends=True)
    last = max(number for number, line in enumerate(lines) if "owner:" in line)
    (place / "aigov.yaml").write_text("".join(lines[:last] + lines[last + 1 :]))
    told = [each for each in findings(place)["open"] if each["rule"] == "kpis/owner-named"]
    assert [each["path"] for each in told] == ["kpis[errors].owner"]
