"""`aigov portfolio`, and the portfolio within `aigov check`: which rules are asked, what is printed, how it ends."""

import json
import re
from pathlib import Path

import pytest
from running import ROOT, aigov, write

from aigov import paths
from aigov.portfolio import table

AS_OF = ("--as-of", "2026-11-22")
SELECTED = ("--select", "portfolio/few-at-a-time")
TWO_AT_A_TIME = '[rules]\n"portfolio/few-at-a-time" = {limits = {at_a_time = 2}}\n'


def manifest(name: str, *, stage: str = "pilot", departments: str = "[it]", more: str = "") -> str:
    return (
        f"aigov: 1\nproject:\n  id: {name}\n  name: {name.title()}\n  stage: {stage}\n"
        f"  departments: {departments}\n{more}"
    )


EXECUTIVE = "roles:\n  executive: {person: {name: A. Jansen}, accepted_on: 2026-01-01}\n"


def three(folder: Path, **more: str) -> Path:
    files = {f"{name}/aigov.yaml": manifest(name, more=EXECUTIVE) for name in ("roads", "baths", "trees")}
    return write(folder, {"aigov.toml": TWO_AT_A_TIME, **files, **more})


SAID = """\
baths/aigov.yaml:6:17: warning: "it" takes part in 3 pilots and projects that scale: baths, roads and \
trees. At most 2 at a time were expected. [portfolio/few-at-a-time]
"""


def test_the_table_stands_before_the_findings(tmp_path: Path) -> None:
    place = three(tmp_path)
    done = aigov("portfolio", *AS_OF, *SELECTED, cwd=place)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(
        "project  stage  weight  departments  sponsor  next decision\n"
        "baths    pilot  full    it           -        -\n"
        "roads    pilot  full    it           -        -\n"
        "trees    pilot  full    it           -        -\n"
        "\n"
        "Factor by factor, side by side and without a score:\n"
        "project  sponsor  kpis  roles  data"
    )
    assert SAID in done.stdout
    assert "   also: roads/aigov.yaml:6:17 roads:project.departments[0]\n" in done.stdout
    assert "   acts: executive (A. Jansen)\n" in done.stdout
    assert "1 warning in 3 manifests at stage pilot (as they say), treated as full; today 2026-11-22" in done.stdout
    assert "\n1 rule looked: 1 compared statements." in done.stdout


def test_only_portfolio_rules_are_asked_and_findings_count_from_the_level_that_is_asked(tmp_path: Path) -> None:
    place = three(tmp_path, **{"broken/aigov.yaml": manifest("x") + "nothing: 1\n"})
    done = aigov("portfolio", *AS_OF, "-f", "concise", "--fail-level", "warning", *SELECTED, cwd=place)
    assert done.returncode == 1
    assert [line for line in done.stdout.splitlines() if ": warning: " in line or ": error: " in line] == [
        SAID.strip().replace("3 pilots", "4 pilots").replace("roads and trees", "roads, trees and x")
    ]


def test_every_format_of_check_holds_the_portfolio(tmp_path: Path) -> None:
    place = three(tmp_path)
    formats = ["-f", "json:out.json", "-f", "sarif:out.sarif", "-f", "github:out.github", "-f", "full:out.full"]
    done = aigov("portfolio", *AS_OF, *SELECTED, "-f", "concise", *formats, cwd=place)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(SAID)
    (place / "out.json").read_text()
    whole = json.loads((place / "out.json").read_text())
    assert [report["kind"] for report in whole["reports"]] == ["manifest", "manifest", "manifest", "portfolio"]
    last = whole["reports"][-1]
    assert (last["subject"], last["file"], last["stage"]) == ("portfolio", "", "")
    (finding,) = last["findings"]
    assert (finding["path"], finding["at"]["path"], finding["project"]) == (
        "it",
        "baths:project.departments[0]",
        "portfolio",
    )
    assert [each["path"] for each in finding["related"]] == [
        "roads:project.departments[0]",
        "trees:project.departments[0]",
    ]
    assert whole["totals"]["subjects"] == whole["totals"]["manifests"] == 3
    (result,) = json.loads((place / "out.sarif").read_text())["runs"][0]["results"]
    assert [each["physicalLocation"]["artifactLocation"]["uri"] for each in result["relatedLocations"]] == [
        "roads/aigov.yaml",
        "trees/aigov.yaml",
    ]
    assert (place / "out.github").read_text().startswith("::warning file=baths/aigov.yaml,line=6,")
    assert (place / "out.full").read_text().startswith("project  stage")


def test_a_report_on_a_portfolio_fits_the_schemas(tmp_path: Path) -> None:
    import jsonschema

    place = three(tmp_path)
    aigov("portfolio", *AS_OF, "-f", "json:out.json", cwd=place)
    schema = json.loads((ROOT / "schemas" / "report.schema.json").read_text())
    jsonschema.validate(json.loads((place / "out.json").read_text()), schema)


def test_check_asks_them_where_every_path_is_a_folder(tmp_path: Path) -> None:
    place = three(tmp_path)
    for given in ([], ["roads", "baths", "trees"]):
        done = aigov("check", *AS_OF, *SELECTED, "-f", "concise", *given, cwd=place)
        assert SAID in done.stdout
    report = json.loads(aigov("check", *AS_OF, "-f", "json", cwd=place).stdout)
    assert [each["kind"] for each in report["reports"]][-1] == "portfolio"


def test_check_says_in_one_line_that_it_does_not_where_a_file_is_named(tmp_path: Path) -> None:
    place = three(tmp_path)
    line = "1 portfolio rule was not asked, because they look at manifests side by side, and a file was named."
    done = aigov("check", *AS_OF, *SELECTED, "-f", "concise", "roads", "baths", "trees/aigov.yaml", cwd=place)
    assert line in done.stdout.splitlines()
    assert SAID not in done.stdout
    alone = aigov("check", *AS_OF, *SELECTED, "-f", "concise", "roads", cwd=place)
    assert line.replace("a file was named", "there is one here") in alone.stdout.splitlines()
    assert "portfolio rule" not in aigov("check", *AS_OF, "--select", "mandate", "roads/aigov.yaml", cwd=place).stdout


def test_the_portfolio_command_takes_files_too(tmp_path: Path) -> None:
    files = [f"{name}/aigov.yaml" for name in ("roads", "baths", "trees")]
    assert SAID in aigov("portfolio", *AS_OF, *SELECTED, *files, cwd=three(tmp_path)).stdout


def test_a_rule_that_one_project_switches_off_still_finds_the_others(tmp_path: Path) -> None:
    off = (
        '[rules]\n"portfolio/few-at-a-time" = '
        '{level = "off", reason = "ours", by = "x@example.org", until = 2027-01-01}\n'
    )
    place = three(tmp_path, **{"roads/aigov.toml": off})
    for command in ("check", "portfolio"):
        done = aigov(command, *AS_OF, *SELECTED, cwd=place)
        assert SAID in done.stdout
        assert "Off:" not in done.stdout
        assert (
            "roads/aigov.toml:2 does not hold for portfolio/few-at-a-time: "
            "what looks at many manifests follows aigov.toml."
        ) in done.stdout.splitlines()
    (place / "aigov.toml").write_text(off)
    done = aigov("portfolio", *AS_OF, cwd=place)
    assert SAID not in done.stdout
    assert "Off: 1 (portfolio/few-at-a-time until" in done.stdout


def test_manifests_that_cannot_be_read_are_left_out_and_named(tmp_path: Path) -> None:
    place = three(tmp_path, **{"broken/aigov.yaml": "aigov: [", "odd/aigov.yaml": manifest("odd", stage="soon")})
    done = aigov("portfolio", *AS_OF, *SELECTED, cwd=place)
    assert (
        "Left out of the portfolio, because no id or no stage can be read: broken/aigov.yaml, odd/aigov.yaml."
        in done.stdout.splitlines()
    )
    assert SAID in done.stdout


def test_a_folder_without_manifests_is_told_and_standard_input_refused(tmp_path: Path) -> None:
    assert aigov("portfolio", *AS_OF, cwd=tmp_path).returncode == 3
    done = aigov("portfolio", *AS_OF, "-", cwd=tmp_path)
    assert done.returncode == 2
    assert "is no portfolio" in done.stderr


# The table


def row(name: str, **more: str) -> table.Row:
    about = {"stage": "pilot", "weight": "full", "departments": "parking, it", "sponsor": "A. Jansen", "next": "-"}
    return table.Row((name, *{**about, **more}.values()), ("+", "?", "2/3", "-", *"+++++++++"))


def test_columns_are_as_wide_as_what_stands_in_them_and_long_texts_are_cut() -> None:
    lines = "".join(table.lines([row("a"), row("b", departments="d" * 60)], 0)).splitlines()
    assert lines[1] == f"a        pilot  full    {'parking, it':28}  A. Jansen  -"
    assert lines[2] == f"b        pilot  full    {'d' * 27}…  A. Jansen  -"
    assert lines[6].split() == ["a", "+", "?", "2/3", "-", *"+++++++++"]


def test_a_name_of_wide_letters_keeps_the_columns_straight() -> None:
    lines = "".join(table.lines([row("水道"), row("ab\x1bc")], 0)).splitlines()
    assert [line.find("pilot") for line in lines[1:3]] == [9 - 2, 9]
    assert "\x1b" not in "".join(lines)


@pytest.mark.parametrize("width", [130, 100, 80])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    rows = [row("parking-permit-triage-of-the-city", departments="parking, it, legal, communication")]
    text = "".join(table.lines(rows, width))
    assert max(map(len, text.splitlines())) <= max(width, len(table.legend()))


def test_a_narrow_terminal_gets_a_block_for_each_project() -> None:
    lines = "".join(table.lines([row("permits"), row("trees")], 40)).splitlines()
    assert lines[:9] == [
        "permits",
        "  stage: pilot",
        "  weight: full",
        "  departments: parking, it",
        "  sponsor: A. Jansen",
        "  next decision: -",
        "  + sponsor, dpia, bias, security,",
        "     training, change, adoption,",
        "     scaling, learning, operations",
    ]
    assert "trees" in lines


def test_what_is_written_unknown_and_absent_is_told_apart(tmp_path: Path) -> None:
    more = """\
mandate: {sponsor: unknown}
people: {aj: {name: A. Jansen}}
roles:
  executive: {person: aj, accepted_on: 2026-01-01}
  translator: {person: aj, accepted_on: unknown}
data: {sources: []}
dpia: unknown
kpis: 4
decisions:
  - {id: later, subject: enter_scale, due_on: 2027-05-01, outcome: pending}
  - {id: soon, subject: enter_pilot, due_on: 2026-12-01}
  - {id: done, subject: enter_pilot, due_on: 2025-12-01, outcome: go}
"""
    place = write(tmp_path, {"a/aigov.yaml": manifest("a", more=more), "b/aigov.yaml": manifest("b")})
    out = aigov("portfolio", *AS_OF, *SELECTED, cwd=place).stdout
    assert re.search(r"(?m)^a +pilot +full +it +\? +2026-12-01 enter pilot$", out)
    assert re.search(r"(?m)^a +\? +! +1/3 +\+ +\? +-", out)
    assert re.search(r"(?m)^b +- +- +- +- +-", out)


def test_every_factor_of_the_table_is_a_path_of_a_manifest() -> None:
    from aigov import resources
    from aigov.expressions import Types

    types = Types.of(resources.schema("manifest"))
    for path in filter(None, table.FACTORS.values()):
        assert types.type_of(path)
        assert paths.parse(path)


def test_rules_that_the_nearest_configuration_switches_off_are_not_said_to_want_for_company(tmp_path: Path) -> None:
    place = three(tmp_path)
    done = aigov("check", *AS_OF, "--ignore", "portfolio", "-f", "concise", cwd=place)
    assert "side by side" not in done.stdout
    off = '"{}" = {{level = "off", reason = "x", by = "x@example.org", until = 2027-01-01}}\n'
    ids = [path.stem for path in (ROOT / "rules" / "core" / "portfolio").glob("*.yaml")]
    (place / "aigov.toml").write_text("[rules]\n" + "".join(off.format(f"portfolio/{name}") for name in ids))
    write(place, {"roads/aigov.toml": ""})
    assert "was not asked" not in aigov("check", *AS_OF, "-f", "concise", cwd=place).stdout
    assert "were not asked" not in aigov("check", *AS_OF, "-f", "concise", cwd=place).stdout


def test_an_organisation_that_all_manifests_share_is_theirs_side_by_side(tmp_path: Path) -> None:
    for name in ("trees", "roads"):
        folder = tmp_path / "city" / name
        folder.mkdir(parents=True)
        (folder / "aigov.yaml").write_text(manifest(name))
    said = aigov("portfolio", *AS_OF, "--select", "portfolio/goals-without-project", "city", cwd=tmp_path)
    assert "no organisation's file" in said.stdout
    goals = "aigov: 1\norganisation: {id: city, name: City, strategy: {goals: [{id: green, name: Green}]}}\n"
    (tmp_path / "city" / "aigov.org.yaml").write_text(goals)
    (tmp_path / ".git").mkdir()
    said = aigov("portfolio", *AS_OF, "--select", "portfolio/goals-without-project", "city", cwd=tmp_path)
    assert 'names the goal "green"' in said.stdout
    other = tmp_path / "other" / "gates"
    other.mkdir(parents=True)
    (other / "aigov.yaml").write_text(manifest("gates"))
    said = aigov("portfolio", *AS_OF, "--select", "portfolio/goals-without-project", "city", "other", cwd=tmp_path)
    assert "no organisation's file" in said.stdout
