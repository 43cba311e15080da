"""What is `unknown` may be so for a while; then it counts."""

from pathlib import Path

import pytest
from by_rule import judged
from running import aigov, write

from aigov.engine import Settings
from aigov.findings import Finding, Kind, Level, Outcome
from aigov.run.tally import Tally

READS = "assert: roles.data_owner.accepted_on <= today"
WORDS = {
    "tried/rule": READS,
    "run/unknown-aged": """\
level: error
reports: unknown-aged
limits: {shelf_life: P90D}
message: "{path}, {day}, {who}."
examples: [{name: all is known, text: "aigov: 1", expect: pass}]
""",
}
PROJECT = "project: {id: trees, stage: pilot, stage_since: 2026-03-01}\n"
UNKNOWN = "roles: {data_owner: {person: {name: K. Smit}, accepted_on: unknown}}\n"
ASKED = "open_questions: [{at: roles.data_owner.accepted_on, asked_of: {name: A. Jansen}, due_on: 2026-07-01}]\n"
RUN = """\
aigov: 1
project: {id: trees, name: Trees, stage: idea, description: unknown, stage_since: 2026-03-01}
"""


def one(manifest: str, today: str, **more: object) -> Finding:
    """The finding on the acceptance of the data owner."""
    found = judged(WORDS, manifest, today=today, **more).findings
    assert [finding.rule for finding in found] == ["tried/rule"]
    assert found[0].outcome is Outcome.UNDECIDED
    return found[0]


def test_an_unknown_ages_on_the_day_after_its_open_question_was_to_be_answered() -> None:
    before, after = (one(PROJECT + UNKNOWN + ASKED, day) for day in ("2026-07-01", "2026-07-02"))

    assert (before.aged, before.weighs, before.day) == (False, False, "")
    assert (after.aged, after.weighs, after.day) == (True, True, "2026-07-01")
    assert after.level is Level.ERROR
    assert after.message == f"{before.message} roles.data_owner.accepted_on, 2026-07-01, A. Jansen."


def test_an_unknown_that_nobody_is_asked_ages_ninety_days_after_the_stage_began() -> None:
    before, after = (one(PROJECT + UNKNOWN, day) for day in ("2026-05-30", "2026-05-31"))

    assert (before.aged, after.aged) == (False, True)
    assert after.message.endswith(" roles.data_owner.accepted_on, 2026-05-30, nobody.")


def test_an_open_question_about_the_section_is_one_about_what_stands_in_it() -> None:
    asked = ASKED.replace("roles.data_owner.accepted_on", "roles")

    assert not one(PROJECT + UNKNOWN + asked, "2026-06-15").aged
    assert one(PROJECT + UNKNOWN + asked, "2026-07-02").aged


def test_the_open_question_that_is_nearest_holds_and_of_two_about_one_place_the_later() -> None:
    entry = "{at: roles%s, asked_of: {name: %s}, due_on: 2026-07-%s}"
    asked = ", ".join([entry % ("", "B", "20"), entry % (".data_owner", "C", "03"), entry % (".data_owner", "D", "02")])
    manifest = f"{PROJECT}{UNKNOWN}open_questions: [{asked}]\n"

    assert not one(manifest, "2026-07-03").aged
    assert one(manifest, "2026-07-04").message.endswith(", 2026-07-03, C.")


def test_an_open_question_about_something_else_or_something_deeper_answers_nothing() -> None:
    manifest = PROJECT + "roles: {data_owner: unknown}\n" + ASKED

    assert one(manifest, "2026-05-31").aged


@pytest.mark.parametrize("due_on", ["", ", due_on: unknown", ", due_on: soon"])
def test_an_open_question_without_a_day_leaves_it_to_the_stage_and_names_who_was_asked(due_on: str) -> None:
    manifest = PROJECT + UNKNOWN + ASKED.replace(", due_on: 2026-07-01", due_on)

    found = [each for each in judged(WORDS, manifest, today="2026-05-31").findings if each.rule == "tried/rule"]

    assert [each.day for each in found] == ["2026-05-30"]
    assert found[0].message.endswith("A. Jansen.")


@pytest.mark.parametrize("since", ["", ", stage_since: unknown", ", stage_since: 9999-12-01"])
def test_without_a_day_to_count_from_an_unknown_does_not_age_by_itself(since: str) -> None:
    manifest = f"project: {{id: trees, stage: pilot{since}}}\n{UNKNOWN}"

    assert not one(manifest, "2090-01-01").aged
    assert one(manifest + ASKED, "2026-07-02").aged


@pytest.mark.parametrize("asked", ["unknown", "[unknown]", "[{at: unknown}]", "[{at: 'roles['}]", "[{at: kpis[x].y}]"])
def test_open_questions_that_cannot_be_read_are_none(asked: str) -> None:
    found = judged(WORDS, f"{PROJECT}{UNKNOWN}open_questions: {asked}\n", today="2026-05-31").findings

    assert [each.aged for each in found if each.rule == "tried/rule"] == [True]


def test_the_shelf_life_is_a_limit_that_configuration_can_change() -> None:
    settings = Settings(limits={"run/unknown-aged": {"shelf_life": "P10D"}})

    assert one(PROJECT + UNKNOWN, "2026-03-12", settings=settings).aged
    assert not one(PROJECT + UNKNOWN, "2026-03-11", settings=settings).aged


def test_without_a_rule_that_words_it_an_unknown_ages_all_the_same() -> None:
    found = judged(READS, PROJECT + UNKNOWN, today="2026-05-31").findings

    assert [(each.aged, each.message.endswith("Its shelf life ended on 2026-05-30.")) for each in found] == [
        (True, True)
    ]


def test_what_is_unknown_in_the_organisations_file_does_not_age_in_a_project() -> None:
    rule = "assert: org.strategy.adopted_on <= today"
    organisation = "aigov: 1\norganisation: {id: city, name: City, strategy: {adopted_on: unknown}}\n"

    found = judged(rule, PROJECT, today="2090-01-01", organisation=organisation).findings
    own = judged(f"scope: organisation\nlevel: error\n{rule}", organisation, kind=Kind.ORGANISATION, today="2090-01-01")

    assert [each.aged for each in (*found, *own.findings)] == [False, False]


RULE = """\
title: The project is described
ground: practice
why: For the tests.
stages: {idea: LEVEL}
assert: project.description != 'none'
message: "The description is none."
remedy: Ask whoever knows.
acts: executive
verifies: declared
examples: [{name: none, manifest: {}, expect: pass}]
"""


@pytest.fixture
def trees(tmp_path: Path) -> Path:
    """A project whose description is unknown since March, and an error as such."""
    pack = 'name: tiny\nversion: "1"\ntitle: For the tests\n'
    files = {"aigov.yaml": RUN, "aigov.toml": 'packs = ["./tiny"]\n', "tiny/pack.yaml": pack}
    return write(tmp_path, files | {"tiny/tiny/described.yaml": RULE.replace("LEVEL", "error")})


def test_what_has_aged_fails_a_check_and_is_counted_at_its_level(trees: Path) -> None:
    before = aigov("check", "--as-of", "2026-05-30", cwd=trees)
    after = aigov("check", "--as-of", "2026-05-31", cwd=trees)

    assert before.returncode == 0
    assert "1 undecided in 1 manifest" in before.stdout
    assert after.returncode == 1
    assert "aigov.yaml:2:61: error: Whether this holds cannot be told: `project.description` is" in after.stdout
    assert "1 error (1 of them was `unknown` for too long) in 1 manifest" in after.stdout
    assert "undecided" not in after.stdout


def test_below_the_fail_level_what_has_aged_does_not_fail_a_check(trees: Path) -> None:
    write(trees, {"tiny/tiny/described.yaml": RULE.replace("LEVEL", "note")})

    assert aigov("check", "--as-of", "2026-05-31", cwd=trees).returncode == 0
    assert aigov("check", "--as-of", "2026-05-31", "--fail-level", "note", cwd=trees).returncode == 1


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("concise", "aigov.yaml:2:61: error: Whether this holds cannot be told"),
        ("github", "::error file=aigov.yaml,line=2,endLine=2,col=61,endColumn=68,title=tiny/described::"),
        ("sarif", '"kind": "fail", "level": "error"'),
        ("json", '"day": "2026-05-30", "aged": true'),
        ("json", '"errors": 1, "warnings": 0, "notes": 0, "undecided": 0'),
    ],
)
def test_every_format_shows_what_has_aged_as_what_counts(trees: Path, form: str, said: str) -> None:
    assert said in aigov("check", "--as-of", "2026-05-31", "-f", form, cwd=trees).stdout


def test_the_limit_stands_in_aigov_toml_where_a_pack_words_it(tmp_path: Path) -> None:
    config = 'packs = ["core"]\n[rules]\n"run/unknown-aged" = {limits = {shelf_life = "P10D"}}\n'
    write(tmp_path, {"aigov.yaml": RUN.replace("idea", "pilot") + "kpis: unknown\n", "aigov.toml": config})

    early = aigov("check", "--as-of", "2026-03-11", "-f", "json", cwd=tmp_path)
    late = aigov("check", "--as-of", "2026-03-12", "-f", "json", cwd=tmp_path)

    assert '"aged": true' not in early.stdout
    assert '"aged": true' in late.stdout
    assert early.stderr == late.stderr == ""


def test_explain_knows_what_ages_and_its_limit(tmp_path: Path) -> None:
    said = aigov("explain", "run/unknown-aged", cwd=tmp_path).stdout

    assert "shelf_life = P90D" in said


def test_a_rule_that_has_aged_at_one_place_is_still_undecided_at_another() -> None:
    unknown = "kpis: [{id: a, unit: unknown}, {id: b, unit: unknown}]\n"
    rule = {**WORDS, "tried/rule": "each: kpis as kpi\nassert: kpi.unit == 'percent'"}
    asked = "open_questions: [{at: 'kpis[b].unit', asked_of: {name: A. Jansen}, due_on: 2026-12-31}]\n"
    report = judged(rule, PROJECT + unknown + asked, today="2026-07-02")
    tally = Tally(fail_level="error", strict=True, excluded=0)

    for _ in tally.counted([(report, "error")]):
        pass

    totals = tally.totals(())
    assert (totals.errors, totals.aged, totals.undecided) == (1, 1, 1)
