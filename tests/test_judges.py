"""Every format on one report that holds all that there is, judged by official schemas and by readers of its kind."""

import csv
import importlib
import io
import json
import re
from pathlib import Path

import pytest
from every_case import FORMULAS, HEAD, REPORTS, TOTALS
from lxml import etree
from markdown_it import MarkdownIt

from aigov import resources
from aigov.findings import Finding, Standing
from aigov.language import speak
from aigov.reporters import aigov_reporters

JUDGES = Path(__file__).parent.parent.parent / "shared" / "judges"
FORMATS = sorted(aigov_reporters())
FINDINGS = [finding for report in REPORTS for finding in report.findings]
NOT_CHECKED = "Whether the statements are true was not checked."
judged = pytest.mark.skipif(not JUDGES.exists(), reason="../shared is not here")


def rendered(name: str, **changes: object) -> str:
    render = importlib.import_module(f"aigov.reporters.{name}").render
    return "".join(render(HEAD._replace(**changes), iter(REPORTS), lambda: TOTALS))


def errors(schema: object, value: object, **options: object) -> list[str]:
    jsonschema = pytest.importorskip("jsonschema")
    kind = jsonschema.validators.validator_for(schema)
    validator = kind(schema, format_checker=jsonschema.FormatChecker(), **options)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]


def read(name: str) -> object:
    return json.loads((JUDGES / name).read_text(encoding="utf-8"))


def named(text: str, finding: Finding) -> bool:
    return finding.rule in text


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_tells_of_every_finding(name: str) -> None:
    text = rendered(name, verbose=True)
    missing = [finding.rule for finding in FINDINGS if not named(text, finding)]
    assert missing == []


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_tells_by_what_something_does_not_count(name: str) -> None:
    text = rendered(name, verbose=True)
    assert text.count("w-1") >= 1
    assert "aigov.baseline.json" in text
    assert "2026-01-05" in text


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_tells_of_a_check_that_broke_off(name: str) -> None:
    said = {"json": '"crashed": true', "jsonl": '"crashed": true', "sarif": '"executionSuccessful": false'}
    if name in ("full", "concise", "github"):
        assert "The check raised ValueError." in rendered(name)  # a real crash has a finding, which they show
    else:
        assert said.get(name, "broke off") in rendered(name)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_holds_the_counts_and_what_was_not_checked(name: str) -> None:
    text = rendered(name)
    assert NOT_CHECKED in text
    assert "6 waived, 6 baselined" in text
    assert "2 pieces of evidence are kept elsewhere and were not looked at." in text


@pytest.mark.parametrize("name", FORMATS)
def test_what_an_error_of_structure_hides_is_told(name: str) -> None:
    text = rendered(name)
    assert "cannot be read before the errors of structure" in text or '"kpis/unread"' in text or name == "sarif"


@pytest.mark.parametrize("name", sorted({*FORMATS} - {"json", "jsonl", "sarif"}))
def test_no_format_for_people_lets_a_control_character_through(name: str) -> None:
    text = rendered(name).replace("\r\n", "\n") if name == "csv" else rendered(name)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e\ufffe\ud800-\udfff]", text)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_can_be_written_as_utf_8(name: str) -> None:
    assert rendered(name).encode("utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_keys_are_the_same_in_dutch(name: str) -> None:
    speak("nl")
    text = rendered(name)
    for rule in ("kpis/rule-0", "portfolio/few-at-a-time"):
        assert rule in text


@pytest.mark.parametrize("name", sorted({*FORMATS} - {"json", "jsonl", "csv"}))
def test_what_aigov_itself_says_is_dutch_in_dutch(name: str) -> None:
    speak("nl")
    text = rendered(name, verbose=True)
    english = (
        "Whether the",
        "remedy:",
        "acts:",
        "check broke off",
        " was open ",
        "undecided: ",
        "not applicable",
        "Waived:",
    )
    assert [words for words in english if words in text] == []
    assert "Of wat er staat ook waar is, is niet gecontroleerd." in text


@judged
@pytest.mark.parametrize("schema", ["sarif-schema-2.1.0.oasis.json", "sarif-2.1.0.schemastore.json"])
def test_sarif_holds_under_its_schemas(schema: str) -> None:
    assert errors(read(schema), json.loads(rendered("sarif"))) == []


def test_json_holds_under_its_schema() -> None:
    assert errors(resources.schema("report"), json.loads(rendered("json"))) == []


def test_lines_put_together_are_the_json_report() -> None:
    lines = [json.loads(line) for line in rendered("jsonl").splitlines()]
    by_kind: dict[str, list[dict[str, object]]] = {}
    for each in lines:
        by_kind.setdefault(each.pop("line"), []).append(each)
    whole = by_kind["head"][0] | {"rules": by_kind["rule"]}
    reports = [each | {"findings": [], "outcomes": []} for each in by_kind["report"]]
    for key in ("finding", "outcome"):
        for each in by_kind[key]:
            reports[each.pop("report")][f"{key}s"].append(each)
    for number, each in enumerate(reports):
        assert each.pop("report") == number
    totals = by_kind["totals"][0]
    whole |= {"reports": reports, "record": by_kind["record"][0] | {"files": by_kind["file"]}}
    whole |= {"last_lines": totals.pop("last_lines"), "totals": totals}
    assert whole == json.loads(rendered("json"))


@judged
def test_each_issue_holds_under_gitlabs_schema() -> None:
    schema = read("gitlab-codeclimate.schema.json")
    issues = json.loads(rendered("gitlab"))
    assert [errors(schema, issue) for issue in issues if errors(schema, issue)] == []


@pytest.mark.parametrize("language", ["en", "nl"])
def test_issues_of_gitlab_have_fingerprints_of_their_own_that_stay(language: str) -> None:
    first = [issue["fingerprint"] for issue in json.loads(rendered("gitlab"))]
    speak(language)
    again = [issue["fingerprint"] for issue in json.loads(rendered("gitlab", today="2026-12-24"))]
    assert len(set(first)) == len(first)
    assert again[: len(FINDINGS)] == first[: len(FINDINGS)]


def test_severities_of_gitlab_are_those_it_knows_and_what_does_not_count_is_info() -> None:
    issues = json.loads(rendered("gitlab"))
    assert {issue["severity"] for issue in issues} == {"info", "minor", "major", "critical", "blocker"}
    waived = [issue for issue in issues if issue["description"].startswith("waived")]
    assert len(waived) == 6
    assert {issue["severity"] for issue in waived} == {"info"}


@judged
@pytest.mark.parametrize("schema", ["windyroad-JUnit.xsd", "jenkins-junit-10.xsd"])
def test_junit_holds_under_two_schemas(schema: str) -> None:
    rules = etree.XMLSchema(etree.parse(str(JUDGES / "junit" / schema)))
    document = etree.fromstring(rendered("junit").encode())
    rules.validate(document)
    assert [str(error) for error in rules.error_log] == []


def test_suites_of_junit_count_what_they_hold_and_end_with_the_run() -> None:
    suites = etree.fromstring(rendered("junit").encode()).findall("testsuite")
    assert [int(suite.get("id")) for suite in suites] == list(range(len(REPORTS) + 1))
    for suite in suites:
        assert int(suite.get("tests")) == len(suite.findall("testcase"))
        for element, counted in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
            assert int(suite.get(counted)) == len(suite.findall(f"testcase/{element}"))
    assert suites[-1].get("name").endswith(NOT_CHECKED)


@pytest.mark.parametrize(
    ("level", "strict", "failing"),
    [("error", False, 1), ("warning", False, 2), ("note", False, 3), ("never", False, 0), ("note", True, 6)],
)
def test_what_fails_in_junit_is_what_fails_the_run(level: str, strict: bool, failing: int) -> None:
    suite = etree.fromstring(rendered("junit", fail_level=level, strict=strict).encode()).find("testsuite")
    assert int(suite.get("failures")) == failing


def test_no_rule_that_is_undecided_looks_in_junit_as_if_it_held() -> None:
    suites = etree.fromstring(rendered("junit").encode()).findall("testsuite")
    silent = {case.get("name") for suite in suites for case in suite.findall("testcase") if len(case) == 0}
    looked = {each.rule for report in REPORTS for each in report.outcomes if each.outcome.value == "pass"}
    assert silent <= looked


@judged
def test_rdjson_holds_under_reviewdogs_schema() -> None:
    schema = read("reviewdog/DiagnosticResult.json")
    assert errors(schema, json.loads(rendered("rdjson"))) == []


def test_columns_of_rdjson_count_bytes() -> None:
    made = json.loads(rendered("rdjson"))["diagnostics"]
    line = 'name: 待ち時間 "tbd" é😀'.encode()
    found = next(each for each in made if each["code"]["value"] == "kpis/rule-0")["location"]["range"]
    assert line[found["start"]["column"] - 1 : found["end"]["column"] - 1] == b"tbd"


def test_checkstyle_is_xml_with_an_entry_for_each_finding() -> None:
    document = etree.fromstring(rendered("checkstyle").encode())
    assert {file.tag for file in document} == {"file"}
    entries = document.findall("file/error")
    assert {entry.get("severity") for entry in entries} == {"error", "warning", "info"}
    assert sum(entry.get("source").startswith("aigov.") for entry in entries) >= len(FINDINGS)
    assert all(int(entry.get("line")) >= 1 and int(entry.get("column")) >= 1 for entry in entries)


def test_no_cell_of_the_table_is_a_formula_and_every_row_is_whole() -> None:
    rows = list(csv.reader(io.StringIO(rendered("csv"), newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert sum(row[0] == "finding" for row in rows) == len(FINDINGS)
    for row in rows:
        for cell in row:
            assert not re.match(r"\s*[=+\-@\uff1d\t\r]", cell), cell
    text = rendered("csv")
    assert all(f"'{formula.strip()}" in text for formula in FORMULAS)


def test_azure_is_given_commands_of_ours_only() -> None:
    lines = rendered("azure").splitlines()
    commands = [line for line in lines if "##vso[" in line]
    assert all(re.match(r"##vso\[task\.logissue type=(error|warning);", line) for line in commands)
    assert all(line.count("##") <= 1 for line in lines)
    for line in commands:
        head, _, message = line.partition("]")
        properties = head.removeprefix("##vso[task.logissue ").rstrip(";").split(";")
        assert [each.partition("=")[0] for each in properties] in (
            ["type", "sourcepath", "linenumber", "columnnumber", "code"],
            ["type", "sourcepath", "code"],
            ["type", "code"],
        )
        assert not re.search(r"%(?!AZP25|0D|0A|3B|5D)", head + message)


def test_a_path_comes_back_from_azures_escapes() -> None:
    text = rendered("azure")
    for decoded, escape in (("%", "%AZP25"), ("]", "%5D"), (";", "%3B")):
        text = text.replace(escape, decoded)
    assert "sourcepath=odd\\udcff 'name'\\x1b;a=b].aigov.yaml;linenumber=1" in text


def test_the_comment_shows_nothing_of_a_manifest_as_markup() -> None:
    allowed = {"open", "close", "inline", "text", "text_special", "code_inline", "html_block", "softbreak"}
    html = []
    for token in MarkdownIt("gfm-like").parse(rendered("markdown")):
        for each in (token, *(token.children or ())):
            kind = each.type
            assert kind in allowed or re.fullmatch(r"(paragraph|bullet_list|list_item|strong)_(open|close)", kind), kind
            if kind == "html_block":
                html += re.findall(r"<[^>]*>", each.content)
    assert set(html) <= {"<details>", "</details>", "<summary>", "</summary>", "<!-- aigov -->"}


def test_what_is_not_open_counts_nowhere_as_an_error() -> None:
    entries = etree.fromstring(rendered("checkstyle").encode()).findall("file/error")
    excused = {finding.rule for finding in FINDINGS if finding.standing is not Standing.OPEN}
    assert {e.get("severity") for e in entries if e.get("source").removeprefix("aigov.") in excused} == {"info"}
