"""Rules that take effect on a day, level by level, and rules that end."""

from pathlib import Path

import pytest
from made_packs import RULE as SOUND
from made_packs import changed, written
from running import MANIFEST, aigov, write

from aigov import effect, packs
from aigov.errors import PackError
from aigov.findings import Level

RULE = """\
title: The project is described
ground: practice
why: For the tests.
stages: {{idea: {level}}}
{more}assert: project.description != 'none'
message: "The description is none."
remedy: Ask whoever knows.
acts: executive
verifies: declared
examples:
  - name: it holds
    manifest: {{project: {{stage: idea, description: Sorts requests.}}}}
    expect: pass
  - name: it does not hold
    set: {{project.description: none}}
    expect: [{{at: project.description, level: {level}}}]
  - name: nothing is written
    drop: [project.description]
    expect: [{{at: project}}]
"""
STEPS = "effective_from: {note: 2026-02-01, warning: 2026-04-01, error: 2026-06-01}\n"
GOVERNED = 'reason = "Not ready.", by = "cco@example.org"'


def project(folder: Path, *, rule: str = "", level: str = "error", setting: str = "") -> Path:
    """Write a project whose description is `none`, with a pack of the rule that looks at it."""
    config = 'packs = ["./tiny"]\n' + (f'[rules]\n"tiny/described" = {setting}\n' if setting else "")
    files = {
        "aigov.yaml": MANIFEST.replace("Sorts requests.", "none"),
        "aigov.toml": config,
        "tiny/pack.yaml": 'name: tiny\nversion: "1"\ntitle: For the tests\n',
        "tiny/tiny/described.yaml": RULE.format(level=level, more=rule),
    }
    return write(folder, files)


def said(folder: Path, day: str) -> str:
    """The finding on `day` without its place, in one line; empty where there is none."""
    done = aigov("check", "--as-of", day, "-f", "concise", cwd=folder)
    assert done.stderr == ""
    assert done.returncode == int(": error: " in done.stdout)
    first = done.stdout.splitlines()[0]
    return first.partition(": ")[2].removesuffix(" [tiny/described]") if first.endswith("[tiny/described]") else ""


def last(folder: Path, day: str) -> list[str]:
    """The last lines on `day`."""
    return aigov("check", "--as-of", day, "-f", "concise", cwd=folder).stdout.splitlines()[-3:]


def test_before_its_day_what_fails_is_a_note_that_names_the_day(tmp_path: Path) -> None:
    project(tmp_path, rule="effective_from: 2026-06-01\n")

    assert said(tmp_path, "2026-05-31") == "note: The description is none. From 2026-06-01 on this is an error."
    assert said(tmp_path, "2026-06-01") == "error: The description is none."


def test_between_the_days_a_rule_weighs_what_it_has_reached(tmp_path: Path) -> None:
    project(tmp_path, rule=STEPS)

    note = "note: The description is none. From 2026-04-01 on this is a warning."
    assert [said(tmp_path, day) for day in ("2026-01-31", "2026-02-01", "2026-03-31")] == [note] * 3
    warning = "warning: The description is none. From 2026-06-01 on this is an error."
    assert [said(tmp_path, day) for day in ("2026-04-01", "2026-05-31")] == [warning] * 2
    assert said(tmp_path, "2026-06-01") == "error: The description is none."


def test_a_rule_weighs_no_more_than_its_stage_says_whatever_it_has_reached(tmp_path: Path) -> None:
    project(tmp_path, rule=STEPS, level="warning")

    assert said(tmp_path, "2026-03-31") == "note: The description is none. From 2026-04-01 on this is a warning."
    assert said(tmp_path, "2026-04-01") == said(tmp_path, "2026-06-01") == "warning: The description is none."


def test_after_its_last_day_a_rule_does_not_look_and_the_report_says_so(tmp_path: Path) -> None:
    project(tmp_path, rule="effective_until: 2026-06-01\n")

    assert said(tmp_path, "2026-06-01") == "error: The description is none."
    assert said(tmp_path, "2026-06-02") == ""
    assert "tiny/described ended on 2026-06-01, and was not asked." in last(tmp_path, "2026-06-02")


def test_the_examples_of_a_rule_are_judged_as_if_it_had_taken_effect(tmp_path: Path) -> None:
    project(tmp_path, rule="effective_from: 2090-01-01\neffective_until: 2091-01-01\n")

    assert aigov("test", "tiny", cwd=tmp_path).returncode == 0


def test_a_pack_that_is_kept_keeps_its_days(tmp_path: Path) -> None:
    days = f"{STEPS}effective_until: 2027-01-01"
    written(tmp_path / "acme", {"acme/sponsor.yaml": SOUND + days})

    for _ in range(2):
        rule = packs.load(tmp_path / "acme", {}).rules[0]
        assert dict(rule.effective_from) == {
            Level.NOTE: "2026-02-01",
            Level.WARNING: "2026-04-01",
            Level.ERROR: "2026-06-01",
        }
        assert rule.effective_until == "2027-01-01"


@pytest.mark.parametrize(
    ("days", "what"),
    [
        ("effective_from: {note: 2026-02-01}", "From which day on it is a warning, as it says, is not written."),
        (
            "effective_from: {note: 2026-05-01, warning: 2026-04-01}",
            "It cannot be a warning from 2026-04-01 on, before it is a note on 2026-05-01.",
        ),
        (
            "effective_from: 2026-05-01\neffective_until: 2026-04-30",
            "It ends on 2026-04-30, before it has taken effect.",
        ),
        ("effective_from: 2026-02-30", "2026-02-30"),
        ("effective_from: soon", "soon"),
        ("effective_from: [2026-02-01]", "effective_from"),
        ("effective_from: {warning: 2026-02-01, fatal: 2026-03-01}", "fatal"),
        ("effective_until: unknown", "unknown"),
    ],
    ids=lambda text: text.splitlines()[0][:60],
)
def test_days_that_cannot_be_meant_are_refused_at_their_line(tmp_path: Path, days: str, what: str) -> None:
    written(tmp_path / "acme", {"acme/sponsor.yaml": f"{SOUND}{days}\n"})

    with pytest.raises(PackError) as error:
        packs.load(tmp_path / "acme", {})

    assert what in str(error.value)
    assert f"acme/sponsor.yaml:{SOUND.count(chr(10)) + 1}:" in str(error.value)


def test_a_rule_that_words_what_structure_found_has_no_days(tmp_path: Path) -> None:
    reports = changed(
        ("stages", "level: error"),
        ("basis", ""),
        ("assert", "reports: bad-date"),
        ("message", "message: x"),
    )
    written(tmp_path / "acme", {"acme/dates.yaml": f"{reports}effective_from: 2026-05-01\n"})

    with pytest.raises(PackError, match="`effective_from` judges; a rule with `reports`"):
        packs.load(tmp_path / "acme", {})


def test_explain_and_rules_say_when_a_rule_takes_effect(tmp_path: Path) -> None:
    project(tmp_path, rule=STEPS.replace("2026", "2090") + "effective_until: 2099-01-01\n")

    explained = aigov("explain", "tiny/described", cwd=tmp_path).stdout
    listed = aigov("rules", cwd=tmp_path).stdout

    days = "note from 2090-02-01 on, warning from 2090-04-01 on, error from 2090-06-01 on, a note before"
    assert f"{days}, until 2099-01-01" in " ".join(explained.split())
    assert "at most a note until 2090-04-01" in listed


# ---- In an organisation's configuration -----------------------------------------------------------------------------


def test_configuration_puts_a_rule_off_with_a_reason_and_a_name_and_the_report_counts_it(tmp_path: Path) -> None:
    project(tmp_path, setting=f"{{effective_from = 2026-06-01, {GOVERNED}}}")

    assert said(tmp_path, "2026-05-31") == "note: The description is none. From 2026-06-01 on this is an error."
    assert "Lowered: 1 (tiny/described to note until " in last(tmp_path, "2026-05-31")[-1]
    assert said(tmp_path, "2026-06-01") == "error: The description is none."
    assert "Lowered" not in last(tmp_path, "2026-06-01")[-1]


def test_configuration_takes_a_rule_in_steps(tmp_path: Path) -> None:
    project(tmp_path, setting=f"{{effective_from = {{warning = 2026-04-01, error = 2026-06-01}}, {GOVERNED}}}")

    levels = [said(tmp_path, day).partition(":")[0] for day in ("2026-03-31", "2026-04-01", "2026-06-01")]
    assert levels == ["note", "warning", "error"]


def test_configuration_takes_a_rule_sooner_than_its_pack_without_a_reason(tmp_path: Path) -> None:
    project(tmp_path, rule="effective_from: 2026-06-01\n", setting="{effective_from = 2026-03-01}")

    assert said(tmp_path, "2026-03-01") == "error: The description is none."
    assert "Lowered" not in last(tmp_path, "2026-02-28")[-1]


def test_configuration_raises_a_rule_from_a_day_on_and_until_then_it_weighs_what_it_did(tmp_path: Path) -> None:
    project(tmp_path, level="warning", setting='{level = "error", effective_from = 2026-06-01}')

    assert said(tmp_path, "2026-05-31") == "warning: The description is none. From 2026-06-01 on this is an error."
    assert said(tmp_path, "2026-06-01") == "error: The description is none."


def test_configuration_ends_a_rule_for_as_long_as_it_says(tmp_path: Path) -> None:
    project(tmp_path, setting=f"{{effective_until = 2026-06-01, {GOVERNED}, until = 2026-08-01}}")

    assert said(tmp_path, "2026-06-01") == "error: The description is none."
    assert said(tmp_path, "2026-06-02") == said(tmp_path, "2026-08-01") == ""
    assert "Off: 1 (tiny/described until 2026-08-01 by " in last(tmp_path, "2026-06-02")[-1]
    assert said(tmp_path, "2026-08-02") == "error: The description is none."


@pytest.mark.parametrize(
    "days", ["effective_from = 2026-06-01", "effective_until = 2026-01-01, until = 2026-12-31"], ids=["from", "until"]
)
def test_what_is_mandatory_is_neither_put_off_nor_ended(tmp_path: Path, days: str) -> None:
    project(tmp_path, setting=f"{{{days}, {GOVERNED}}}")
    config = tmp_path / "aigov.toml"
    config.write_text(f'mandatory = ["tiny/described"]\n{config.read_text()}')

    assert said(tmp_path, "2026-05-31") == "error: The description is none."
    assert any("tiny/described is mandatory" in line for line in last(tmp_path, "2026-05-31"))


@pytest.mark.parametrize(
    ("setting", "what"),
    [
        ("{effective_from = 2026-06-01}", "tiny/described is put off without reason and by"),
        ('{effective_from = 2026-06-01, reason = "Later."}', "tiny/described is put off without by"),
        (f"{{effective_until = 2026-06-01, {GOVERNED}}}", "tiny/described is ended without until"),
        (
            f"{{effective_from = {{warning = 2026-06-01}}, {GOVERNED}}}",
            "tiny/described: from which day on it is an error, as it says, is not written.",
        ),
        (
            f"{{effective_from = {{warning = 2026-06-01, error = 2026-05-01}}, {GOVERNED}}}",
            "tiny/described: it cannot be an error from 2026-05-01 on, before it is a warning on 2026-06-01.",
        ),
        ('{effective_from = "soon"}', "soon"),
    ],
)
def test_days_in_a_configuration_that_cannot_hold_are_refused_at_their_line(
    tmp_path: Path, setting: str, what: str
) -> None:
    done = aigov("check", cwd=project(tmp_path, setting=setting))

    assert done.returncode == 2
    assert done.stderr.startswith("aigov: aigov.toml:3")
    assert what in done.stderr


def test_config_show_tells_the_days(tmp_path: Path) -> None:
    project(tmp_path, setting=f"{{effective_from = {{warning = 2026-04-01, error = 2026-06-01}}, {GOVERNED}}}")

    shown = aigov("config", "show", cwd=tmp_path).stdout

    assert "effective from 2026-04-01 (warning) and 2026-06-01 (error)" in shown


def test_of_no_schedule_nothing_is_still_to_come() -> None:
    assert effect.reached({}, "2026-01-01") is None
    assert effect.reached(effect.schedule("2026-01-01"), "2026-01-01") is None


def test_a_rule_over_many_manifests_takes_effect_on_its_day_too(tmp_path: Path) -> None:
    rule = RULE.partition("examples")[0].format(level="error", more="")
    many = rule.replace("stages: {idea: error}", "scope: portfolio\nlevel: error\neffective_from: 2026-06-01")
    many = many.replace("project.description != 'none'", "size(portfolio) < 2")
    files = {
        "tiny/pack.yaml": 'name: tiny\nversion: "1"\ntitle: For the tests\n',
        "tiny/tiny/described.yaml": f"{many}examples: [{{name: none, manifests: [{{}}], expect: pass}}]\n",
        "aigov.toml": 'packs = ["./tiny"]\n',
        "one/aigov.yaml": MANIFEST,
        "two/aigov.yaml": MANIFEST.replace("id: permits", "id: trees"),
    }
    write(tmp_path, files)

    assert said(tmp_path, "2026-05-31") == "note: The description is none. From 2026-06-01 on this is an error."
    assert said(tmp_path, "2026-06-01") == "error: The description is none."
