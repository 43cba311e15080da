"""Each format, on reports made by hand: golden files, official schemas, and what a hostile manifest may put in."""

import importlib
import json
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_reports import RECORD, SWITCH, WAIVER, finding, head, report, span, totals

from aigov import resources
from aigov.findings import Acts, Finding, Head, Level, Location, Outcome, ProjectReport, RuleOutcome, Standing, Totals
from aigov.reporters import aigov_reporters
from aigov.reporters.text.columns import shown
from aigov.reporters.text.excerpt import quote
from aigov.reporters.text.step import first_step
from aigov.reporters.text.summary import last_lines

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"
JUDGES = ROOT.parent / "shared" / "judges"
FORMATS = (
    "full",
    "concise",
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "azure",
    "rdjson",
    "junit",
    "checkstyle",
    "markdown",
    "csv",
)

PERMITS = """\
aigov: 1
project:
  id: parking-permit-triage
  naam: Vergunningen
kpis:
\t- {id: 待ち時間, name: "Waiting\ttime", owner: tbd}
dpia:
  status: in_progress
"""


class Case(NamedTuple):
    head: Head
    reports: Sequence[ProjectReport]
    totals: Totals


def the_cases() -> dict[str, Case]:
    nobody = Acts("", "")
    hole = {"path": "mandate", "reason": "hole", "message": "`mandate` is not written."}
    open_ones = report(
        finding(
            PERMITS,
            "aigov: 1",
            rule="mandate/approved",
            acts=Acts("executive", "A. Jansen"),
            remedy="Ask A. Jansen for the mandate, and write who gave it and when. Not given yet? Write unknown.",
            **hole,
        ),
        finding(
            PERMITS,
            "aigov: 1",
            rule="mandate/deciding",
            level=Level.WARNING,
            acts=Acts("executive", "A. Jansen"),
            remedy="Agree on who decides.",
            **hole,
        ),
        finding(
            PERMITS,
            "naam",
            rule="manifest/unknown-key",
            acts=nobody,
            path="project.naam",
            message='"naam" is not a field of project; did you mean "name"?',
            remedy="Write it as the schema does.",
            reason="structure",
            related=(Location(span(PERMITS, "project"), "project"),),
        ),
        finding(
            PERMITS,
            "tbd",
            rule="kpis/owned",
            path="kpis[待ち時間].owner",
            outcome=Outcome.UNDECIDED,
            level=Level.WARNING,
            message="Who owns KPI 待ち時間 is `unknown`.",
            remedy="Agree on an owner.",
            acts=Acts("product_owner", "nobody named yet"),
            reason="unknown",
        ),
        finding(PERMITS, "in_progress"),
        finding(
            PERMITS,
            "in_progress",
            rule="dpia/screened",
            level=Level.NOTE,
            standing=Standing.WAIVED,
            message="Screening is not recorded.",
            exemption=WAIVER,
        ),
        outcomes=(
            RuleOutcome("dpia/approved", Outcome.FAIL, Level.ERROR, "declared"),
            RuleOutcome("kpis/owned", Outcome.UNDECIDED, Level.WARNING, "declared"),
            RuleOutcome("mandate/serves", Outcome.UNDECIDED, Level.NOTE, "consistent"),
            RuleOutcome("manifest/unknown-key", Outcome.FAIL, None, ""),
            RuleOutcome("need/revised", Outcome.UNDECIDED, Level.WARNING, "current"),
            RuleOutcome("need/stated", Outcome.UNDECIDED, Level.WARNING, "declared"),
            RuleOutcome("sandbox/closed-in-time", Outcome.NOT_APPLICABLE, Level.ERROR, "current"),
        ),
        lacking=("mandate/serves",),
    )
    nothing = report(outcomes=())
    lapsed = finding(
        "sandbox:\n  ends_on: 2025-12-15\n",
        "2025-12-15",
        rule="sandbox/closed-in-time",
        path="sandbox.ends_on",
        message="The sandbox is active; its agreed time ended on 2025-12-15.",
        file="teams/a b/aigov.yaml",
    )
    return {
        "findings": Case(
            head(),
            [open_ones],
            totals(
                errors=3,
                warnings=1,
                undecided=4,
                waived=1,
                before={"error": 3, "warning": 1, "note": 1, "undecided": 4},
                switches=(SWITCH,),
                notices=(
                    "1 rule reads the organisation's file, and there is none.",
                    "2 pieces of evidence are kept elsewhere and were not looked at.",
                ),
            ),
        ),
        "nothing-open": Case(head(rules=()), [nothing], totals(stages={"idea": 1}, weights={"light": 1}, light=12)),
        "several": Case(
            head(strict=True, plugins=(("aigov-acme", "1.2"),), verbose=True, record=lambda: RECORD),
            [
                report(lapsed, file="teams/a b/aigov.yaml", subject="a", stage="sandbox"),
                report(open_ones.findings[-2], switches=(SWITCH,), crashed=True),
                nothing._replace(file="idea.aigov.yaml", stage="idea", weight="light", weight_because=()),
            ],
            totals(
                errors=2,
                manifests=3,
                subjects=4,
                stages={"idea": 1, "sandbox": 1, "scale": 1},
                weights={"full": 2, "light": 1},
                switches=(SWITCH,),
                excluded=1,
            ),
        ),
    }


CASES = the_cases()


def rendered(name: str, case: Case) -> str:
    render = importlib.import_module(f"aigov.reporters.{name}").render
    return "".join(render(case.head, iter(case.reports), lambda: case.totals))


def one(name: str, *findings: object, **changes: object) -> str:
    return rendered(name, Case(head(**changes), [report(*findings)], totals(errors=len(findings))))


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("case", CASES)
def test_a_format_writes_what_its_golden_file_holds(case: str, format_name: str) -> None:
    text = rendered(format_name, CASES[case])
    file = GOLDEN / f"{case}.{format_name}"
    if os.environ.get("GOLDEN") == "write":
        file.write_text(text, encoding="utf-8", newline="")
    assert text == file.read_bytes().decode()


@pytest.mark.parametrize("schema", ["sarif-schema-2.1.0.oasis.json", "sarif-2.1.0.schemastore.json"])
@pytest.mark.parametrize("case", CASES)
@pytest.mark.skipif(not JUDGES.exists(), reason="../shared is not here")
def test_sarif_is_valid_under_the_official_schema(case: str, schema: str) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    rules = json.loads((JUDGES / schema).read_text(encoding="utf-8"))
    validator = jsonschema.validators.validator_for(rules)(rules, format_checker=jsonschema.FormatChecker())
    errors = [
        f"{error.json_path}: {error.message}"
        for error in validator.iter_errors(json.loads(rendered("sarif", CASES[case])))
    ]
    assert errors == []


def test_each_sarif_result_has_a_region_and_a_rule_of_the_driver() -> None:
    run = json.loads(rendered("sarif", CASES["findings"]))["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    assert len(run["results"]) == len(CASES["findings"].reports[0].findings)
    for result in run["results"]:
        assert result["locations"][0]["physicalLocation"]["region"]["startLine"] >= 1
        if "ruleIndex" in result:
            assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    assert any("ruleIndex" in result for result in run["results"])


def test_what_is_undecided_is_open_in_sarif_and_weighs_nothing() -> None:
    results = json.loads(rendered("sarif", CASES["findings"]))["runs"][0]["results"]
    kinds = {result["ruleId"]: (result["kind"], result["level"]) for result in results}
    assert kinds["kpis/owned"] == ("open", "none")
    assert kinds["dpia/approved"] == ("fail", "error")


def test_what_is_waived_is_suppressed_in_sarif_and_nothing_else_is() -> None:
    results = json.loads(rendered("sarif", CASES["findings"]))["runs"][0]["results"]
    assert [result["ruleId"] for result in results if result["suppressions"]] == ["dpia/screened"]


def test_every_format_says_of_what_is_waived_by_which_waiver_until_when_by_whom_and_why() -> None:
    for name in FORMATS:
        text = " ".join(rendered(name, CASES["findings"]).split())
        for part in ("w-1", "2027-02-28", "A. Jansen", "The DPO is ill; the advice is set for February"):
            assert part in text, (name, part)


def test_the_last_line_counts_before_waivers_as_well_as_after() -> None:
    first = last_lines(*CASES["findings"][::2])[0]
    assert first.startswith("3 errors, 1 warning, 4 undecided, 1 waived in 1 manifest")
    assert "without waivers 3 errors, 1 warning, 1 note, 4 undecided" in first


@pytest.mark.parametrize(
    ("file", "artifact"),
    [
        ("a b/é:1/aigov.yaml", {"uri": "a%20b/%C3%A9%3A1/aigov.yaml", "uriBaseId": "%SRCROOT%"}),
        ("c:x.aigov.yaml", {"uri": "c%3Ax.aigov.yaml", "uriBaseId": "%SRCROOT%"}),
        ("../aigov.yaml", {"uri": "../aigov.yaml"}),
        ("/srv/50%/aigov.yaml", {"uri": "file:///srv/50%25/aigov.yaml"}),
        ("odd\udcff/aigov.yaml", {"uri": "odd%FF/aigov.yaml", "uriBaseId": "%SRCROOT%"}),
    ],
    ids=["blanks and accents", "a colon in the first part", "above", "absolute", "not UTF-8"],
)
def test_a_file_name_becomes_a_uri(file: str, artifact: dict[str, str]) -> None:
    run = json.loads(one("sarif", finding(PERMITS, "in_progress", file=file)))["runs"][0]
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"] == artifact


def test_a_link_in_a_manifest_is_no_link_in_sarif() -> None:
    text = one("sarif", finding(PERMITS, "in_progress", message="It is [here](https://example.org).", remedy="Ask."))
    assert json.loads(text)["runs"][0]["results"][0]["message"]["text"] == "It is [here] (https://example.org). Ask."


def test_sarif_says_when_github_will_refuse_it() -> None:
    case = Case(head(), [report(*([finding(PERMITS, "in_progress")] * 25_001))], totals(errors=25_001))
    said = json.loads(rendered("sarif", case))["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert said[-1]["message"]["text"].startswith("GitHub takes 25,000 results in one file, and these are 25,001")


def test_a_run_in_which_a_check_raised_was_not_successful_in_sarif() -> None:
    assert json.loads(rendered("sarif", CASES["several"]))["runs"][0]["invocations"][0]["executionSuccessful"] is False
    assert json.loads(rendered("sarif", CASES["findings"]))["runs"][0]["invocations"][0]["executionSuccessful"] is True


@pytest.mark.parametrize("case", CASES)
def test_json_holds_every_finding_and_every_outcome(case: str) -> None:
    made = json.loads(rendered("json", CASES[case]))
    assert made["aigov-report"] == 1
    for said, meant in zip(made["reports"], CASES[case].reports, strict=True):
        assert [each["fingerprint"] for each in said["findings"]] == [each.fingerprint for each in meant.findings]
        assert [each["rule"] for each in said["outcomes"]] == [each.rule for each in meant.outcomes]


@pytest.mark.parametrize("case", CASES)
def test_json_is_valid_under_its_own_schema(case: str) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    validator = jsonschema.Draft202012Validator(resources.schema("report"), format_checker=jsonschema.FormatChecker())
    made = json.loads(rendered("json", CASES[case]))
    assert [f"{error.json_path}: {error.message}" for error in validator.iter_errors(made)] == []


def test_json_cuts_a_quoted_line_that_has_no_end() -> None:
    text = "a: " + "x" * 100_000
    excerpt = json.loads(one("json", finding(text, "x")))["reports"][0]["findings"][0]["excerpt"]
    assert len(excerpt["lines"][0]) == 1_000


@pytest.mark.parametrize("format_name", FORMATS)
def test_the_last_lines_stand_in_every_format(format_name: str) -> None:
    text = rendered(format_name, CASES["findings"])
    for words in (
        "3 errors, 1 warning, 4 undecided, 1 waived in 1 manifest",
        "Whether the statements are true was not checked.",
    ):
        assert words in text
    assert "2 pieces of evidence are kept elsewhere" in text


@pytest.mark.parametrize("format_name", FORMATS)
def test_no_format_says_that_something_passed_or_complies(format_name: str) -> None:
    said = rendered(format_name, CASES["nothing-open"])
    assert not re.search(r"passed|clean|complian|\bok\b", said, re.IGNORECASE)


@pytest.mark.parametrize(
    ("changes", "first", "last"),
    [
        (
            {"errors": 1},
            "1 error in 1 manifest at stage scale (as it says), treated as full; today 2026-11-22; core 0.1.",
            "",
        ),
        ({"warnings": 2, "baselined": 1_200}, "2 warnings, 1,200 baselined in 1 manifest at", ""),
        ({"waived": 1}, "Nothing open, 1 waived in 1 manifest at", ""),
        ({"stages": {"": 1}, "weights": {"": 1}}, "Nothing open in 1 manifest (its stage cannot be read); today", ""),
        (
            {"manifests": 3, "subjects": 3, "stages": {"": 1, "idea": 2}, "weights": {"": 1, "light": 2}},
            "Nothing open in 3 manifests (1 with a stage that cannot be read, 2 at idea, as they say); 2 treated as",
            "",
        ),
        (
            {"manifests": 0, "subjects": 1, "stages": {}, "weights": {}},
            "Nothing open in the organisation's file; today",
            "",
        ),
        ({"manifests": 0, "subjects": 0, "stages": {}, "weights": {}}, "No manifest was judged; today 2026-11-22", ""),
        ({"rules": 0, "by_verifies": {}, "waiting": 1}, "", "No rule looked; 1 waits for a later stage. Whether"),
        ({"rules": 1, "by_verifies": {"on_file": 1}, "waiting": 0}, "", "1 rule looked: 1 looked at files. Whether"),
        (
            {"light": 1, "waiting": 0, "rules": 3, "by_verifies": {"declared": 3}},
            "",
            "word; 1 was not asked of light projects. Whether",
        ),
        (
            {"switches": (SWITCH, SWITCH._replace(rule="x/y", level="note", where="sub/aigov.toml:2"))},
            "",
            (
                "Off: 1 (communication/repeated until 2027-01-01 by cco@example.org, aigov.toml:7). "
                "Lowered: 1 (x/y to note until 2027-01-01 by cco@example.org, sub/aigov.toml:2). Whether"
            ),
        ),
        (
            {"switches": tuple(SWITCH._replace(rule=f"x/{n}", until=f"2027-0{9 - n}-01") for n in range(7))},
            "",
            "x/2 until 2027-07-01 by cco@example.org, aigov.toml:7; and 2 more). Whether",
        ),
        (
            {"waived": 3, "exemptions": (WAIVER,), "baselined": 2, "baselines": {"aigov.baseline.json": 2}},
            "",
            (
                "Waived: 3 (w-1 until 2027-02-28 by A. Jansen, examples/permits/aigov.waivers.yaml:3). "
                "Baselined: 2 in aigov.baseline.json. Whether"
            ),
        ),
    ],
)
def test_the_last_lines_say_what_was_and_was_not_looked_at(changes: dict[str, object], first: str, last: str) -> None:
    lines = last_lines(head(), totals(**changes))
    assert lines[0].startswith(first)
    assert last in lines[-1]
    assert lines[-1].endswith("Whether the statements are true was not checked.")


@pytest.mark.parametrize("format_name", ["full", "concise", "github"])
def test_no_control_character_of_a_manifest_reaches_a_terminal(format_name: str) -> None:
    evil = "\x1b]0;owned\x07\x9b31m\u202egnp.exe\u2066\r\x00"
    text = f"a: {evil}x\n"
    said = one(
        format_name,
        finding(
            text,
            evil,
            message=f"It says {evil}.",
            remedy=f"Ask {evil}.",
            acts=Acts("owner", evil),
            path=evil,
            file=f"{evil.replace(chr(13), '')}.aigov.yaml" if format_name != "github" else "aigov.yaml",
            related=(Location(span(text, "a"), evil),),
        ),
    )
    assert not re.search(r"[^\n -~]", said)
    assert "\\x1b" in said


def carets(text: str, marked: str, width: int = 0) -> tuple[str, str]:
    """The marked line and the line of carets under it."""
    lines = one("full", finding(text, marked), width=width).split("\n")
    number = next(n for n, line in enumerate(lines) if re.fullmatch(r" +\| +\^+", line))
    return lines[number - 1], lines[number]


@pytest.mark.parametrize(
    ("text", "marked", "line", "under"),
    [
        ("name: 待ち時間 tbd", "tbd", "   1 | name: 待ち時間 tbd", "     |                ^^^"),
        ("name: 待ち時間 tbd", "待ち", "   1 | name: 待ち時間 tbd", "     |       ^^^^"),
        ("name: e\u0301te\u0301 x", "x", "   1 | name: e\u0301te\u0301 x", "     |           ^"),
        ("a:\ttbd", "tbd", "   1 | a:  tbd", "     |     ^^^"),
        ("\ttbd", "\t", "   1 |     tbd", "     | ^^^^"),
        ("a: \x1b[1m b", "b", "   1 | a: \\x1b[1m b", "     |            ^"),
        ("a: |\n  one\n  two\nb: 1", "|\n  one\n  two", "   1 | a: |", "     |    ^"),
        ("a: ", "", "   1 | a:", "     | ^"),
    ],
    ids=["after wide", "of wide", "combining", "after a tab", "a tab", "escaped", "of several lines", "empty"],
)
def test_carets_stand_under_what_is_marked(text: str, marked: str, line: str, under: str) -> None:
    assert carets(text, marked) == (line, under)


@pytest.mark.parametrize("before", [0, 10, 75, 200, 3_000, 60_000])
@pytest.mark.parametrize("length", [1, 30, 79, 500])
@pytest.mark.parametrize("after", [0, 10, 500, 60_000])
@pytest.mark.parametrize("filler", ["y", "待"])
def test_a_long_line_is_cut_around_the_mark(before: int, length: int, after: int, filler: str) -> None:
    marked = "x" * length
    line, under = carets(filler * before + marked + filler * after, marked, width=80)
    wide = line.replace("待", "待.")
    assert len(wide) <= 80
    at = under.index("^")
    assert set(wide[at : under.rindex("^") + 1]) == {"x"}
    assert under.count("^") == wide.count("x") >= min(length, 50)
    assert wide.endswith("…") or line.endswith(filler * after)


@settings(max_examples=500, deadline=None)
@given(
    st.text(st.characters(blacklist_characters="\n"), max_size=300),
    st.integers(0, 320),
    st.integers(0, 320),
    st.integers(0, 130),
)
def test_any_line_fits_and_is_marked(text: str, first: int, length: int, width: int) -> None:
    made = finding("x", "x")
    at = made.at.span._replace(column=first + 1, end_column=first + length + 1)
    quoted = list(quote(made._replace(at=Location(at, "x"), excerpt=(text,)), width))
    (line, under), room = quoted[0], max(width or 120, 40)
    assert len(quoted) == 1
    assert sum(shown(character)[1] for character in line) <= room
    assert len(under) <= room + 1
    assert under.endswith("^")
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u202e]", line)


def test_every_file_of_the_folder_is_a_format() -> None:
    assert sorted(aigov_reporters()) == sorted(FORMATS)


def test_the_line_before_a_finding_is_cut_from_its_end() -> None:
    said = one("full", finding("b" * 200 + "\na: tbd", "tbd"), width=60)
    assert f"   1 | {'b' * 52}…\n   2 | a: tbd\n" in said


def test_several_rules_that_miss_the_same_thing_are_one_group_with_the_first_step_of_each() -> None:
    said = rendered("full", CASES["findings"])
    assert said.startswith(
        "examples/permits/aigov.yaml:1:1: error: `mandate` is not written. [2 rules]\n"
        "   1 | aigov: 1\n"
        "     | ^^^^^^^^\n"
        "   error: Ask A. Jansen for the mandate, and write who gave it and when. [mandate/approved] acts: A. Jansen\n"
        "   warning: Agree on who decides. [mandate/deciding] acts: A. Jansen\n"
        "\n"
    )
    assert said.count("Not known, or not decided yet? Write unknown") == 1
    case = CASES["findings"]
    verbose = rendered("full", case._replace(head=case.head._replace(verbose=True)))
    assert "and write who gave it and when. Not given yet? Write unknown. [mandate/approved]" in verbose
    assert "Not known, or not decided yet?" not in verbose


def test_a_report_that_shortens_nothing_does_not_say_so() -> None:
    assert "first step is shown" not in one("full", finding(PERMITS, "in_progress"))


@pytest.mark.parametrize(
    ("remedy", "step"),
    [
        ("Agree on one. None yet? Write unknown.", "Agree on one."),
        ("Ask, e.g. the desk. Then write it. None yet? Write unknown.", "Ask, e.g. the desk. Then write it."),
        ("Does it rank? Then say so.", "Does it rank? Then say so."),
        ("Assess it. Under way? first_measures is an honest answer.", "Assess it."),
        ("Agree on one.", "Agree on one."),
        ("", ""),
    ],
)
def test_the_first_step_of_a_remedy_ends_before_the_other_ways_out(remedy: str, step: str) -> None:
    assert first_step(remedy) == step


def hole(marked: str, path: str, rule: str, level: Level, **changes: object) -> Finding:
    said = {"reason": "hole", "message": f"`{path}` is not written.", "remedy": f"Agree on {rule}.", **changes}
    return finding(PERMITS, marked, path=path, rule=rule, level=level, **said)


def test_at_one_mark_the_worst_stands_first_and_the_line_is_quoted_once() -> None:
    said = one(
        "full",
        hole("aigov: 1", "change", "change/explained", Level.NOTE),
        hole("aigov: 1", "kpis", "kpis/present", Level.ERROR),
        hole("project", "project.origin", "project/origin", Level.NOTE),
    )
    assert re.findall(r"`([\w.]+)` is not", said) == ["kpis", "change", "project.origin"]
    assert said.count("   1 | aigov: 1\n     | ^") == 1
    assert "   2 | project:\n" in said


def test_what_one_rule_misses_at_one_mark_is_one_group() -> None:
    said = one(
        "full",
        hole("aigov: 1", "need.asked_by", "need/asked-for", Level.NOTE),
        hole("aigov: 1", "need.statement", "need/asked-for", Level.NOTE),
    )
    assert said.count("[need/asked-for]") == 2
    assert said.count("   remedy: Agree on need/asked-for.\n") == 1


def test_rules_that_cannot_tell_because_of_what_another_asks_for_are_named_and_no_more() -> None:
    said = one(
        "full",
        hole("aigov: 1", "data", "data/sources-stated", Level.ERROR),
        hole(
            "aigov: 1",
            "data",
            "dpia/approved",
            Level.ERROR,
            outcome=Outcome.UNDECIDED,
            reason="absent",
            message="It cannot be told.",
        ),
    )
    assert "undecided: It cannot be told. [dpia/approved]\n" in said
    assert said.count("   remedy: ") == 1
    assert "   remedy: Agree on data/sources-stated.\n" in said


def test_many_rules_at_one_unknown_share_the_step_of_finding_it_out() -> None:
    made = [
        finding(
            PERMITS,
            "tbd",
            rule=f"kpis/rule-{number}",
            outcome=Outcome.UNDECIDED,
            reason="unknown",
            message="Whether this holds is open." if number % 2 else "Whether this applies is open.",
            remedy=f"Ask {number}.",
        )
        for number in range(5)
    ]
    said = one("full", *made)
    assert said.count("     |    ") == 1
    assert "Whether this applies is open. [kpis/rule-0, kpis/rule-2, kpis/rule-4]" in said
    assert said.count("   remedy: Find out what is so, and write it.") == 1
    assert said.count("   acts: data_owner (K. Smit)\n") == 1
    assert "   remedy: Ask 3.\n" in one("full", made[3])


def test_two_findings_with_one_message_at_different_holes_stand_apart() -> None:
    made = [finding(PERMITS, "aigov", path=path, reason="hole", message="It is not written.") for path in ("a", "b")]
    assert one("full", *made).count("error: It is not written. [dpia/approved]\n") == 2


def test_a_waived_finding_stays_and_does_not_look_like_an_error() -> None:
    for name in ("full", "concise"):
        line = next(each for each in rendered(name, CASES["findings"]).split("\n") if "dpia/screened" in each)
        assert ": waived note: Screening is not recorded. [dpia/screened]" in line


def test_rules_that_an_error_of_structure_keeps_from_reading_are_told_in_one_line() -> None:
    for name in ("full", "concise", "github"):
        assert (
            rendered(name, CASES["findings"]).count("2 rules read what cannot be read before the errors of structure")
            == 1
        )
    case = CASES["findings"]
    verbose = rendered("full", case._replace(head=case.head._replace(verbose=True)))
    assert "   rules: need/revised, need/stated\n" in verbose


@pytest.mark.parametrize("name", ["full", "concise", "github", "azure"])
def test_the_name_of_a_file_with_errors_of_structure_steers_no_log(name: str) -> None:
    outcomes = (RuleOutcome("dpia/approved", Outcome.UNDECIDED, Level.ERROR, "declared"),)
    broken = report(file="a\nNothing is open.\n\x1b[31m\u202eb/aigov.yaml", outcomes=outcomes)
    said = rendered(name, Case(head(), (broken,), totals()))
    assert "undecided" in said
    assert not re.search(r"[^\n -~]", said)


def test_colour_is_used_only_where_it_is_asked_for() -> None:
    made = finding(PERMITS, "in_progress")
    for name in ("full", "concise"):
        assert "\x1b[1;31merror\x1b[0m" in one(name, made, color=True)
        assert "\x1b" not in one(name, made)


def test_a_workflow_command_cannot_be_broken_out_of() -> None:
    made = finding(
        PERMITS,
        "in_progress",
        message="100%\r\n::error::x, y: z",
        file="a,b:c%.aigov.yaml",
        remedy="",
        acts=Acts("", ""),
    )
    first = one("github", made).split("\n")[0]
    assert first == (
        "::error file=a%2Cb%3Ac%25.aigov.yaml,line=8,endLine=8,col=11,endColumn=22,title=dpia/approved"
        "::100%25 ::error::x, y: z"
    )


def test_github_keeps_a_place_for_the_counts_among_the_ten_notices_that_it_shows() -> None:
    many = [finding(PERMITS, "tbd", level=Level.NOTE, message=f"::error::##[x] {number}") for number in range(30)]
    lines = one("github", *many).splitlines()
    commands = [line for line in lines if line.startswith("::notice ")]
    assert len(commands) == 10
    assert commands[-1].startswith("::notice title=aigov::")
    assert sum(line.startswith("aigov: examples/permits/aigov.yaml:6:44: note: ") for line in lines) == 21
    assert not [line for line in lines if line.startswith("aigov: ") and "##" in line]


def test_the_name_of_a_file_steers_no_terminal_on_github() -> None:
    made = finding(PERMITS, "tbd", file="a\x1b[31m.aigov.yaml")
    assert "\x1b" not in one("github", made)


def test_a_mark_over_several_lines_has_no_columns_on_github() -> None:
    text = "a: |\n  one\n  two\n"
    first = one("github", finding(text, "|\n  one\n  two")).split("\n")[0]
    assert ",line=1,endLine=3,title=" in first


def test_on_github_what_does_not_count_is_a_notice() -> None:
    undecided = finding(PERMITS, "tbd", outcome=Outcome.UNDECIDED, reason="unknown")
    waived = finding(PERMITS, "tbd", standing=Standing.WAIVED)
    assert one("github", undecided).startswith("::notice file=")
    assert one("github", undecided, strict=True).startswith("::error file=")
    assert one("github", waived).startswith("::notice file=")


def test_reports_are_written_as_they_come() -> None:
    """No format holds two projects at once, but for the one that is bounded and has the counts first."""
    for name in sorted({*FORMATS} - {"markdown"}):
        seen: list[int] = []

        def stream(seen: list[int] = seen) -> object:
            for number in range(3):
                seen.append(number)
                yield report(finding(PERMITS, "in_progress", file=f"{number}.yaml"))

        chunks = importlib.import_module(f"aigov.reporters.{name}").render(head(), stream(), totals)
        for chunk in chunks:
            if "0.yaml" in chunk:
                assert seen == [0], name
                break
        else:
            pytest.fail(name)
