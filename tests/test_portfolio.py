"""Many manifests side by side: what is kept of each, what the rules see, and where their findings stand."""

import textwrap
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from made_packs import written
from side_by_side import SCHEMA, Portfolio, key_of, manifest, rule_text

from aigov import packs, source
from aigov.engine import Inputs, Judge, Judgement
from aigov.expressions import Scope
from aigov.findings import Finding, Kind, Outcome, ProjectReport
from aigov.hooks import FieldPath, Subject
from aigov.portfolio import Gathering, column
from aigov.portfolio.draft import MOST_PLACES
from aigov.portfolio.extract import patterns, wanted


@pytest.fixture
def portfolio(tmp_path: Path) -> Portfolio:
    return Portfolio(tmp_path)


FEW = """
let:
  running: portfolio.filter(m, m.project.stage == 'pilot' && known(m.project.departments))
  theirs: running.filter(m, department in m.project.departments)
  names: theirs.map(m, m.project.id)
each: running.map(m, m.project.departments).flatten().distinct() as department
assert: size(theirs) <= 1
at: theirs.map(m, m.project.stage)
"""


def only(report: ProjectReport) -> Finding:
    (finding,) = report.findings
    return finding


# What is said


def test_a_group_is_marked_in_each_manifest_that_takes_part_the_first_by_id_first(portfolio: Portfolio) -> None:
    manifests = {
        "x.yaml": manifest("roads", more="departments: [it]\n"),
        "y.yaml": manifest("baths", more="departments: [it, pools]\n"),
        "z.yaml": manifest("trees", "idea", "departments: [it]\n"),
    }
    report = portfolio.judge(manifests, FEW, message="{department}: {names}.")
    finding = only(report)
    assert finding.message == "it: baths and roads."
    assert (finding.at.span.file, finding.at.span.line, finding.at.path) == ("y.yaml", 5, "baths:project.stage")
    assert [(each.span.file, each.path) for each in finding.related] == [("x.yaml", "roads:project.stage")]
    assert finding.excerpt == ("  name: baths", "  stage: pilot")
    assert (report.kind, report.subject, finding.project) == (Kind.PORTFOLIO, "portfolio", "portfolio")
    assert [each.outcome for each in report.outcomes] == [Outcome.FAIL]


def test_a_finding_is_known_by_its_group_whoever_belongs_to_it(portfolio: Portfolio) -> None:
    first = {name: manifest(name, more="departments: [it]\n") for name in "ab"}
    later = {name: manifest(name, more="departments: [it]\n") for name in "bcd"}
    before, after = (only(portfolio.judge(each, FEW)) for each in (first, later))
    assert before.path == after.path == "it"
    assert before.fingerprint == after.fingerprint
    assert before.at != after.at


def test_a_hole_in_one_manifest_is_marked_there_and_named_with_its_project(portfolio: Portfolio) -> None:
    manifests = {"a.yaml": manifest("a", more="departments: [it]\n"), "b.yaml": manifest("b")}
    finding = only(portfolio.judge(manifests, "each: portfolio as m\nrequire: [m.project.departments]"))
    assert finding.message == "`b:project.departments` is not written."
    assert (finding.at.span.file, finding.at.path, finding.path) == ("b.yaml", "b:project", "b:project.departments")


def test_two_projects_of_one_id_are_two_and_each_keeps_its_finding(portfolio: Portfolio) -> None:
    manifests = {"x.yaml": manifest("a"), "y.yaml": manifest("a")}
    report = portfolio.judge(manifests, "each: portfolio as m\nassert: m.project.stage == 'idea'")
    assert [finding.at.span.file for finding in report.findings] == ["x.yaml", "y.yaml"]
    assert len({finding.fingerprint for finding in report.findings}) == 2


def test_a_rule_without_a_place_marks_every_manifest_up_to_a_bound(portfolio: Portfolio) -> None:
    manifests = {f"{number:02}.yaml": manifest(f"p{number:02}") for number in range(MOST_PLACES + 3)}
    finding = only(portfolio.judge(manifests, "assert: size(portfolio) < 2"))
    assert len(finding.related) == MOST_PLACES - 1
    assert finding.message == f"So it is. Marked here are {MOST_PLACES} of {MOST_PLACES + 3} places."
    assert (finding.path, finding.at.path) == ("", "p00:$")


def test_what_stands_in_the_organisations_file_is_marked_there(portfolio: Portfolio) -> None:
    org = "aigov: 1\norganisation:\n  id: city\n  name: City\n  strategy:\n    goals: [{id: safe, name: Safe}]\n"
    judged = (
        "let: {theirs: 'portfolio.filter(m, m.mandate.strategy_goal == goal.id)'}\n"
        "each: org.strategy.goals as goal\nassert: size(theirs) > 0\nat: goal"
    )
    manifests = {"a.yaml": manifest("a") + "mandate: {strategy_goal: fast}\n"}
    finding = only(portfolio.judge(manifests, judged, organisation=org))
    assert (finding.at.span.file, finding.at.path) == ("aigov.org.yaml", "organisation.strategy.goals[safe]")
    report = portfolio.judge(manifests, judged)
    assert report.findings == ()
    assert report.lacking == ("acme/rule-0",)


def test_one_unknown_leaves_the_rule_undecided_at_its_place(portfolio: Portfolio) -> None:
    manifests = {
        "a.yaml": manifest("a", more="departments: [it]\n"),
        "b.yaml": manifest("b", more="departments: unknown\n"),
    }
    finding = only(portfolio.judge(manifests, "assert: portfolio.all(m, 'it' in m.project.departments)"))
    assert (finding.outcome, finding.at.path) == (Outcome.UNDECIDED, "b:project.departments")
    assert finding.message.endswith("`b:project.departments` is `unknown`.")


def test_what_is_unreadable_keeps_a_rule_from_telling_and_its_file_is_named(portfolio: Portfolio) -> None:
    manifests = {"a.yaml": manifest("a"), "b.yaml": manifest("b", more="departments: 4\n")}
    report = portfolio.judge(manifests, "assert: portfolio.exists(m, 'it' in m.project.departments)")
    assert [each.outcome for each in report.outcomes] == [Outcome.UNDECIDED]
    assert (report.findings, report.file) == ((), "b.yaml")


def test_manifests_without_a_readable_id_or_stage_are_left_out(portfolio: Portfolio) -> None:
    manifests = {
        "a.yaml": manifest("a"),
        "b.yaml": manifest("b", "pilots"),
        "c.yaml": "aigov: 1\n",
        "d.yaml": "a: [",
    }
    finding = only(portfolio.judge(manifests, "assert: size(portfolio) > 1"))
    assert (finding.at.path, finding.related) == ("a:$", ())
    assert portfolio.left_out == ["b.yaml", "c.yaml", "d.yaml"]


# Who is meant


ONE_EXPERT = """
let:
  theirs: portfolio.filter(m, same_person(m.roles.ai_expert, expert))
each: portfolio.map(m, m.roles.ai_expert).people() as expert
assert: size(theirs) <= 1
at: theirs.map(m, m.roles.ai_expert)
"""


def _expert(person: str, more: str = "") -> str:
    return f"roles: {{ai_expert: {{person: {person}}}}}\n{more}"


def test_a_person_is_one_by_an_id_of_the_organisation_or_an_address(portfolio: Portfolio) -> None:
    org = "aigov: 1\norganisation:\n  id: city\n  name: City\n  people: {sb: {name: S. Bakker, email: s@example.org}}\n"
    manifests = {
        "a.yaml": manifest("a") + _expert("sb"),
        "b.yaml": manifest("b") + _expert("{name: Sanne, email: S@example.org}"),
    }
    finding = only(portfolio.judge(manifests, ONE_EXPERT, organisation=org))
    assert [finding.at.path, *(each.path for each in finding.related)] == [
        "a:roles.ai_expert",
        "b:roles.ai_expert",
    ]


def test_an_id_that_two_manifests_give_of_their_own_is_two_people(portfolio: Portfolio) -> None:
    manifests = {
        "a.yaml": manifest("a") + _expert("sb", "people: {sb: {name: S. Bakker}}\n"),
        "b.yaml": manifest("b") + _expert("sb", "people: {sb: {name: Siem Blok}}\n"),
    }
    assert portfolio.judge(manifests, ONE_EXPERT).findings == ()


def test_a_role_is_held_by_whoever_holds_it_in_that_manifest(portfolio: Portfolio) -> None:
    judged = "each: portfolio as m\nassert: m.kpis.all(k, k.owner.name == 'K. Smit')\nat: m.project.id"
    with_kpi = "kpis: [{id: x, name: X, owner: product_owner}]\n"
    manifests = {
        "a.yaml": manifest("a") + f"roles: {{product_owner: {{person: {{name: K. Smit}}}}}}\n{with_kpi}",
        "b.yaml": manifest("b") + f"roles: {{product_owner: {{person: {{name: B. Bos}}}}}}\n{with_kpi}",
    }
    assert only(portfolio.judge(manifests, judged)).at.path == "b:project.id"


def test_who_must_act_is_whoever_holds_the_role_where_it_is_marked(portfolio: Portfolio) -> None:
    manifests = {
        name: manifest(name, more="departments: [it]\n") + f"roles: {{executive: {{person: {{name: Exec {name}}}}}}}\n"
        for name in "abcde"
    }
    assert only(portfolio.judge(manifests, FEW)).acts == ("executive", "Exec a, Exec b, Exec c and 2 more")


# A check in Python


def test_a_check_sees_items_with_their_places_and_names_its_group(portfolio: Portfolio) -> None:
    manifests = {name: manifest(name) + "kpis: [{id: x, name: Same}]\n" for name in "ab"}
    report = portfolio.judge(
        manifests, "let: {named: 'portfolio.map(m, m.kpis).flatten()'}\ncheck: alike\nwith: {of: named}", checks=CHECKS
    )
    finding = only(report)
    assert (finding.path, finding.at.path) == ("Same", "a:kpis[x]")
    assert [each.path for each in finding.related] == ["b:kpis[x]"]


def test_a_check_that_raises_is_a_finding(portfolio: Portfolio) -> None:
    manifests = {name: manifest(name) for name in "ab"}
    report = portfolio.judge(
        manifests, "let: {named: 'portfolio.map(m, m.kpis).flatten()'}\ncheck: broken\nwith: {of: named}", checks=CHECKS
    )
    assert report.crashed
    assert only(report).rule == "run/check-raised"
    assert [each.outcome for each in report.outcomes] == [Outcome.UNDECIDED]


class Of(NamedTuple):
    of: FieldPath


def alike(subject: Subject, options: Of) -> Iterator[Judgement]:
    items = list(subject.each(options.of))
    where = [path for _, path in items]
    yield Judgement(Outcome.FAIL, where[0], also=tuple(where[1:]), group=items[0][0]["name"])


def broken(subject: Subject, options: Of) -> Iterator[Judgement]:
    raise ZeroDivisionError("oh")
    yield


CHECKS = {"alike": alike, "broken": broken}


# What it costs


def test_only_what_a_rule_names_is_kept_with_the_keys_of_items(tmp_path: Path) -> None:
    judged = "assert: portfolio.all(m, m.kpis.all(k, k.unit == 'hours'))\nat: portfolio.map(m, m.project.id)"
    pack = packs.load(written(tmp_path, {"acme/rule.yaml": rule_text(judged)}), {}, cache=False)
    (rule,) = pack.rules
    data = {
        "project": {"id": "a", "description": "long"},
        "kpis": [{"id": "x", "unit": "hours", "owner": "y"}, {"id": "z"}],
        "need": {"statement": "long"},
    }
    texts: list[str] = []
    kept = wanted(patterns(rule), key_of).kept(data, texts)
    assert kept == {"project": {"id": "a"}, "kpis": [{"id": "x", "unit": "hours"}, {"id": "z"}]}
    assert texts == ["hours", "a"]


def test_a_file_is_read_again_once_however_many_findings_mark_it(portfolio: Portfolio) -> None:
    manifests = {name: manifest(name, more="departments: [it, hr, law]\n") for name in "abc"}
    report = portfolio.judge(manifests, FEW, FEW)
    assert len(report.findings) == 6
    assert portfolio.loaded == ["a", "b", "c"]


def test_nothing_is_read_again_where_nothing_is_found(portfolio: Portfolio) -> None:
    portfolio.judge({name: manifest(name) for name in "abc"}, FEW)
    assert portfolio.loaded == []


def test_a_file_that_changed_meanwhile_is_said(portfolio: Portfolio) -> None:
    manifests = {name: manifest(name, more="departments: [it]\n") for name in "ab"}
    report = portfolio.judge(manifests, FEW, again={"b": manifest("b", "idea"), "a": "gone: ["})
    assert only(report).at.span.file == "a"
    assert portfolio.notices == [
        f"{name} was changed while it was looked at: where it is marked may not be where it was." for name in "ab"
    ]


def test_what_is_kept_stays_on_the_disk_and_comes_back_one_by_one(tmp_path: Path) -> None:
    pack = packs.load(written(tmp_path, {"acme/rule.yaml": rule_text(FEW)}), {}, cache=False)
    inputs = Inputs("2026-01-01", SCHEMA)
    with closing(Gathering(pack.rules, key_of)) as gathering:
        looking = Judge([], inputs)
        for number in range(50):
            text = manifest(f"p{49 - number:02}", more="description: |\n" + "  words\n" * 500 + "departments: [it]\n")
            looking.judge(source.load([("x", text.encode())]), partial(gathering.keep, origin=number, file="x"))
        gathering.settle()
        manifests = gathering.of("acme/rule")
        assert (len(manifests), list.__len__(manifests)) == (50, 0)
        assert manifests[7] == {"project": {"id": "p07", "stage": "pilot", "departments": ["it"]}}
        assert [each["project"]["id"] for each in manifests[48:]] == ["p48", "p49"]
        assert manifests.references(3) == {}


def test_a_check_reads_a_part_of_the_portfolio_after_the_other(portfolio: Portfolio, monkeypatch: Any) -> None:
    monkeypatch.setattr(column, "HELD", 2)
    monkeypatch.setattr(column, "PART", 2)
    manifests = {f"{name}.yaml": manifest(name) + f"kpis: [{{id: x, name: {name}}}]\n" for name in "abcde"}

    def counted(subject: Subject, options: Of) -> Iterator[Judgement]:
        for value, path in subject.each(options.of):
            assert subject.text(path) == f"{value['name']}:kpis[x]"
            yield Judgement(Outcome.FAIL, path)

    judged = "let: {named: 'portfolio.filter(m, m.project.id != \"b\").map(m, m.kpis).flatten()'}\ncheck: counted"
    report = portfolio.judge(manifests, f"{judged}\nwith: {{of: named}}", checks={"counted": counted})
    assert [finding.at.path for finding in report.findings] == [f"{name}:kpis[x]" for name in "acde"]


def running(judged: str) -> str:
    return f"let:\n  running: portfolio.filter(m, m.project.stage == 'pilot')\n{textwrap.dedent(judged)}"


SUMS = """\
  others: portfolio.filter(m, m.project.stage != 'pilot')
  late: running.filter(m, m.project.id in ['d', 'f'])
  names: (others + late).map(m, m.project.id)
  count: size(running)
when: size(running) > 1
assert: size(late) == 0
at: (late + others).map(m, m.project.stage)
"""
GROUPS = """\
  named: running.filter(m, known(m.kpis)).map(m, m.kpis).flatten()
each: named.map(k, k.name).distinct() as name
assert: name in ['a', 'd']
at: named.filter(k, k.name == name)
"""
EACH = """\
  late: running.filter(m, known(m.kpis) && m.project.id in ['d', 'f'])
each: late.map(m, m.project.id) as name
assert: late.exists(m, m.project.id != name && m.project.id != 'd')
"""


@pytest.mark.parametrize(
    ("judged", "message"),
    [
        (FEW, "{department}: {names}."),
        (running(SUMS), "{count}: {names}."),
        (running(GROUPS), "{name}."),
        (running(EACH), "{name}."),
        (running("assert: running.all(m, m.project.id in ['a', 'b', 'e'])"), "Late."),
        (running("assert: size(running.filter(m, m.need.statement == 'x')) > 0"), "Aimless."),
    ],
    ids=["names", "sums", "groups", "each", "all", "trouble"],
)
def test_a_portfolio_on_the_disk_is_judged_as_one_in_memory(
    portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch, judged: str, message: str
) -> None:
    manifests = {
        f"{name}.yaml": manifest(name, stage, "departments: [it]\n") + f"kpis: [{{id: x, name: {name}}}]\n"
        for name, stage in zip("feabcd", ["pilot", "idea", "pilot", "pilot", "scale", "pilot"], strict=True)
    }
    whole = portfolio.judge(manifests, judged, message=message)
    assert whole.findings
    monkeypatch.setattr(column, "HELD", 1)
    monkeypatch.setattr(column, "PART", 2)
    assert portfolio.judge(manifests, judged, message=message) == whole


def test_a_filter_keeps_of_a_portfolio_which_and_not_what(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(column, "HELD", 1)
    monkeypatch.setattr(column, "PART", 2)
    judged = running("  late: running.filter(m, m.project.id in ['p03', 'p05'])\nassert: size(late) == 0")
    (rule,) = packs.load(written(tmp_path, {"acme/rule.yaml": rule_text(judged)}), {}, cache=False).rules
    with closing(Gathering([rule], key_of)) as gathering:
        for number in range(6):
            text = manifest(f"p{number:02}", "idea" if number == 4 else "pilot")
            document = source.load([("x", text.encode())])
            Judge([], Inputs("2026-01-01", SCHEMA)).judge(document, partial(gathering.keep, origin=number, file="x"))
        gathering.settle()
        manifests = gathering.of("acme/rule")
        scope = Scope({"portfolio": manifests}, rule.lets)
        late = rule.lets["late"].value(scope)
        assert (len(late), list.__len__(late)) == (2, 0)
        assert len(manifests._held) <= 2
        assert list(late) == late[0:9] == [manifests[3], manifests[5]]
        assert late.places(scope) == [("portfolio", 3), ("portfolio", 5)]
        assert manifests[5] in late
        assert manifests[2] not in late
        assert late != []


@pytest.mark.parametrize(
    ("over", "apart"),
    [
        ("portfolio", True),
        ("running", True),
        ("running.map(m, m.kpis).flatten()", True),
        ("running.map(m, m.project.departments).flatten().distinct()", False),
        ("portfolio.filter(m, size(running) > 1)", False),
        ("portfolio.filter(m, size(portfolio) > 1)", False),
        ("portfolio + running", False),
    ],
)
def test_a_list_is_asked_apart_where_each_manifest_stands_for_itself(tmp_path: Path, over: str, apart: bool) -> None:
    from aigov.portfolio.extract import by_manifest

    judged = f"let:\n  running: portfolio.filter(m, m.project.stage == 'pilot')\n  over: {over}\nassert: size(over) > 0"
    (rule,) = packs.load(written(tmp_path, {"acme/rule.yaml": rule_text(judged)}), {}, cache=False).rules
    assert by_manifest(rule.lets["over"], rule.lets) is apart


def test_what_a_check_asks_in_vain_ends_it_at_the_place(portfolio: Portfolio) -> None:
    manifests = {"a.yaml": manifest("a") + "kpis: [{id: x, name: X}]\n", "b.yaml": manifest("b")}
    judged = "let: {named: 'portfolio.map(m, m.kpis).flatten()'}\ncheck: alike\nwith: {of: named}"
    finding = only(portfolio.judge(manifests, judged, checks=CHECKS))
    assert (finding.reason, finding.path, finding.at.path) == ("hole", "b:kpis", "b:$")
    manifests["b.yaml"] += "kpis: unknown\n"
    assert only(portfolio.judge(manifests, judged, checks=CHECKS)).outcome is Outcome.UNDECIDED


def test_rules_that_share_a_column_each_find_what_they_read() -> None:
    def kept(*patterns: tuple[str, str]) -> Any:
        columns = [wanted([each], lambda _path: None) for each in patterns]
        together = columns[0]
        for other in columns[1:]:
            together = together.with_more(other)
        return together.kept(DATA, [])

    assert kept(("need.groups", "there"), ("need", "value")) == {"need": DATA["need"]}
    assert kept(("need", "value"), ("need.groups", "there")) == {"need": DATA["need"]}
    assert kept(("need", "there"), ("need.groups", "value")) == {"need": {"groups": ["a", "b"]}}
    assert kept(("kpis[].id", "value"), ("kpis[].owner", "value")) == {"kpis": [{"id": "x", "owner": "o"}]}
    assert kept(("kpis", "there"), ("project.id", "value")) == {"kpis": [], "project": {"id": "p"}}


DATA = {
    "project": {"id": "p", "name": "P"},
    "need": {"groups": ["a", "b"], "statement": "s"},
    "kpis": [{"id": "x", "owner": "o", "unit": "u"}],
}
