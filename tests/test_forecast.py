"""`aigov forecast`: what will be found by a day, for people, programs, spreadsheets and calendars."""

import csv
import io
import json
import re
from pathlib import Path

import jsonschema
import pytest
from running import MANIFEST, aigov, write

from aigov import dates, resources
from aigov.forecast import Turning

TODAY = "2026-11-22"
PERMITS = Path(__file__).parent.parent / "examples" / "permits"
RULE = """\
title: What is expected is decided
ground: practice
why: For the tests.
stages: {idea: error}
each: decisions as decision
due: decision.due_on
message: "{decision.subject} was due on {decision.due_on}."
remedy: "Ask; then decide, and write it."
acts: decision.decider
verifies: current
examples: [{name: none, manifest: {}, expect: pass}]
"""
ENDS = "If nobody acts: 1 error, 1 warning in 1 subject up to 2027-02-20;"
DECISIONS = """\
decisions:
  - {id: one, subject: enter_sandbox, due_on: 2026-12-31, decider: {name: "%s"}}
"""


def project(folder: Path, decider: str = "A. Jansen", config: str = "", **files: str) -> Path:
    """A project with one decision that is due at the end of the year."""
    return write(
        folder,
        {
            "aigov.yaml": MANIFEST + DECISIONS % decider,
            "aigov.toml": f'packs = ["./tiny"]\n{config}',
            "tiny/pack.yaml": 'name: tiny\nversion: "1"\ntitle: For the tests\n',
            "tiny/tiny/decided.yaml": RULE,
            **files,
        },
    )


def forecast(folder: Path, *arguments: str) -> str:
    done = aigov("forecast", "--as-of", TODAY, *arguments, cwd=folder)
    assert done.stderr == ""
    assert done.returncode == 0
    return done.stdout


def test_for_people_it_says_the_day_the_finding_and_who_acts(tmp_path: Path) -> None:
    said = forecast(project(tmp_path))

    assert said.splitlines() == [
        "2026-12-01, in 9 days",
        "   aigov.yaml:8:47: warning: enter_sandbox was due on 2026-12-31. [tiny/decided]",
        "      acts: A. Jansen",
        "",
        "2027-01-01, in 40 days",
        "   aigov.yaml:8:47: error, warning before: enter_sandbox was due on 2026-12-31. [tiny/decided]",
        "      acts: A. Jansen",
        "",
        f"{ENDS} nothing counts already (aigov check). Today 2026-11-22; tiny 1.",
        "Whether the statements are true was not checked.",
    ]


def test_no_further_than_the_days_that_are_asked_for(tmp_path: Path) -> None:
    project(tmp_path)

    assert "nothing new" in forecast(tmp_path, "--days", "8")
    assert "2026-12-01" in forecast(tmp_path, "--days", "9")
    assert "2027-01-01" not in forecast(tmp_path, "--days", "39")
    assert "2027-01-01" in forecast(tmp_path, "--days", "40")


def test_what_counts_already_is_told_in_a_number_alone(tmp_path: Path) -> None:
    project(tmp_path)

    said = aigov("forecast", "--as-of", "2027-03-01", cwd=tmp_path).stdout

    assert "nothing new in 1 subject up to 2027-05-30; 1 finding counts already" in said


def test_what_a_switch_an_effective_day_and_an_unknown_bring_is_told_on_their_day(tmp_path: Path) -> None:
    why = 'reason = "We wait.", by = "cco@example.org"'
    switch = f'[rules]\n"tiny/decided" = {{level = "off", {why}, until = 2027-01-09}}\n'
    late = RULE.replace("stages", "effective_from: 2027-01-20\nstages").replace(
        "due: decision.due_on", "assert: decision.subject != 'enter_sandbox'"
    )
    unknown = RULE.replace("each: decisions as decision\ndue: decision.due_on", "assert: need.statement != ''")
    unknown = unknown.replace('"{decision.subject} was due on {decision.due_on}."', "x").replace(
        "decision.decider", "executive"
    )
    project(
        tmp_path,
        config=switch,
        **{
            "tiny/tiny/late.yaml": late,
            "tiny/tiny/unknown.yaml": unknown,
            "aigov.yaml": MANIFEST.replace("  stage: idea", "  stage: idea\n  stage_since: 2026-11-01")
            + DECISIONS % "A. Jansen"
            + "need: {statement: unknown}\n",
        },
    )

    days = {
        line.partition("[")[2]: day
        for block in forecast(tmp_path).split("\n\n")
        for day, *lines in [block.splitlines()]
        for line in lines
        if "[" in line
    }

    assert days == {
        "run/switch-expired]": "2027-01-10, in 49 days",
        "tiny/decided]": "2027-01-10, in 49 days",
        "tiny/late]": "2027-01-20, in 59 days",
        "tiny/unknown]": "2027-01-31, in 70 days",
    }


def test_for_programs_it_has_the_shape_that_its_schema_says(tmp_path: Path) -> None:
    data = json.loads(forecast(project(tmp_path), "-f", "json"))

    jsonschema.Draft202012Validator(resources.schema("forecast")).validate(data)
    assert data["aigov-forecast"] == 1
    assert [(each["day"], each["was"], each["finding"]["level"]) for each in data["coming"]] == [
        ("2026-12-01", "", "warning"),
        ("2027-01-01", "warning", "error"),
    ]
    assert (data["today"], data["until"], data["days"]) == (TODAY, "2027-02-20", 90)


HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "  =1",
    "\\t=1",
    "\\u202e=1",
    "a\\nb",
    "a\\r\\nEND:VEVENT",
    "\\uff1d1",
    "x;y,z\\\\",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_in_a_spreadsheet_no_cell_is_a_formula_and_every_row_is_one(tmp_path: Path, name: str) -> None:
    text = forecast(project(tmp_path, decider=name), "-f", "csv")

    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [(row["day"], row["level"], row["rule"]) for row in rows] == [
        ("2026-12-01", "warning", "tiny/decided"),
        ("2027-01-01", "error", "tiny/decided"),
    ]
    for row in rows:
        assert not [cell for cell in row.values() if re.match(r"[\s=+\-@\uff1d]", cell)]


def unfolded(text: str) -> list[str]:
    """The content lines of a calendar, held to what RFC 5545 says of their ends and lengths."""
    assert text.endswith("\r\n")
    lines = text.split("\r\n")[:-1]
    assert not [line for line in lines if len(line.encode()) > 75 or re.search(r"[\x00-\x1f\x7f]", line)]
    return "\n".join(lines).replace("\n ", "").split("\n")


@pytest.mark.parametrize("name", ["A. Jansen", "Ж" * 200, *HOSTILE])
def test_in_a_calendar_each_finding_is_an_event_of_a_whole_day(tmp_path: Path, name: str) -> None:
    done = aigov("forecast", "--as-of", TODAY, "-f", "ics:out.ics", cwd=project(tmp_path, decider=name))
    assert (done.returncode, done.stdout) == (0, "")

    lines = unfolded((tmp_path / "out.ics").read_bytes().decode())

    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[-1] == "END:VCALENDAR"
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 2
    assert [line for line in lines if line.startswith("DT")] == [
        "DTSTAMP:20261122T000000Z",
        "DTSTART;VALUE=DATE:20261201",
        "DTEND;VALUE=DATE:20261202",
        "DTSTAMP:20261122T000000Z",
        "DTSTART;VALUE=DATE:20270101",
        "DTEND;VALUE=DATE:20270102",
    ]
    described = next(line for line in lines if line.startswith("DESCRIPTION:"))
    assert r"Ask\; then decide\, and write it.\nActs: " in described


def test_an_event_keeps_its_uid_when_its_day_moves(tmp_path: Path) -> None:
    def uids() -> list[str]:
        return [line for line in unfolded(forecast_bytes(tmp_path)) if line.startswith("UID:")]

    def forecast_bytes(folder: Path) -> str:
        aigov("forecast", "--as-of", TODAY, "-f", "ics:out.ics", cwd=folder)
        return (folder / "out.ics").read_bytes().decode()

    project(tmp_path)
    before = uids()
    manifest = tmp_path / "aigov.yaml"
    manifest.write_text("# moved\n" + manifest.read_text().replace("2026-12-31", "2027-01-10"))

    assert uids() == before
    assert len(set(before)) == 2


def test_several_formats_go_to_their_files(tmp_path: Path) -> None:
    said = forecast(project(tmp_path), "-f", "text", "-f", "json:out.json", "-f", "csv:out.csv")

    assert "2027-01-01, in 40 days" in said
    assert len(json.loads((tmp_path / "out.json").read_text())["coming"]) == 2
    assert (tmp_path / "out.csv").read_bytes().count(b"\r\n") == 3


def test_a_manifest_may_come_from_standard_input(tmp_path: Path) -> None:
    project(tmp_path)

    done = aigov("forecast", "--as-of", TODAY, "-", cwd=tmp_path, stdin=MANIFEST + DECISIONS % "A. Jansen")

    assert "2027-01-01, in 40 days\n   stdin:8:47: error" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "what"),
    [
        (["-f", "xml"], 2, '"xml" is not a format of a forecast'),
        (["-f", "json:aigov.yaml"], 2, "aigov.yaml"),
        (["--days", "0"], 2, "--days"),
        (["--as-of", "9999-12-01"], 2, "--days: the day lies outside the years 1 to 9999."),
        (["--as-of", "soon"], 2, "--as-of"),
        (["nowhere"], 2, "nowhere: there is no such file or folder."),
        (["tiny"], 3, ""),
        (["--select", "nothing"], 2, "nothing"),
    ],
)
def test_what_cannot_be_meant_ends_the_run_and_says_why(
    tmp_path: Path, arguments: list[str], code: int, what: str
) -> None:
    done = aigov("forecast", *arguments, cwd=project(tmp_path))

    assert done.returncode == code
    assert what in done.stderr


def test_the_same_files_and_day_give_the_same_bytes(tmp_path: Path) -> None:
    for form in ("text", "json", "csv", "ics"):
        one, other = (forecast(PERMITS, "-f", form, "--days", "400") for _ in range(2))
        assert one == other


# ---- The day that notes what it is held against ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("compare", "turns"),
    [
        (lambda today: today < "2026-03-01", "2026-03-01"),
        (lambda today: today >= "2026-03-01", "2026-03-01"),
        (lambda today: today <= "2026-03-01", "2026-03-02"),
        (lambda today: today > "2026-03-01", "2026-03-02"),
        (lambda today: "2026-03-01" <= today, "2026-03-01"),  # noqa: SIM300  (the other side is what is tried)
        (lambda today: "2026-03-01" < today, "2026-03-02"),  # noqa: SIM300  (the other side is what is tried)
        (lambda today: "2026-03-01" > today, "2026-03-01"),  # noqa: SIM300  (the other side is what is tried)
        (lambda today: today == "2026-03-01", "2026-03-01"),
        (lambda today: today == "2026-01-01", "2026-01-02"),
        (lambda today: (today < "2026-05-01", today < "2026-03-01"), "2026-03-01"),
        (lambda today: today <= "2026-01-01", "2026-01-02"),
        (lambda today: today < "2025-12-31", ""),
        (lambda today: today == "unknown", ""),
        (lambda today: today <= "9999-12-31", ""),
        (lambda today: today < "soon", "2026-01-02"),
        (lambda today: dates.days_between(today, "2026-03-01"), "2026-01-02"),
        (lambda today: today[:4], "2026-01-02"),
        (lambda today: str(today), "2026-01-02"),
    ],
)
def test_a_day_notes_when_what_it_is_compared_with_turns_out_otherwise(compare: object, turns: str) -> None:
    today = Turning("2026-01-01")

    compare(today)

    assert today.take() == turns
    assert today.take() == ""


def test_a_day_compares_as_the_text_does() -> None:
    plain, today = "2026-01-01", Turning("2026-01-01")

    for day in ("2025-12-31", plain, "2026-01-02"):
        noted = (today < day, today <= day, today > day, today >= day, today == day, today != day)
        assert noted == (plain < day, plain <= day, plain > day, plain >= day, plain == day, plain != day)
