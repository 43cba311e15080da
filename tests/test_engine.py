from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from by_rule import judged, lines, outcome, pack

from aigov import engine, resources, source
from aigov.engine import Judgement, Settings, Subject
from aigov.errors import PluginError
from aigov.findings import Kind, Level, Outcome, ProjectReport, Switch

APPROVED = "assert: dpia.status == 'approved'"
OF_ORGANISATION = "scope: organisation\nlevel: warning\n"


# ---- Weight -------------------------------------------------------------------------------------------------------

LIGHT = {
    "exposure": {"decides_about_people": False, "outside_organisation": False, "irreversible": False},
    "data": {"sources": [{"id": "a", "personal_data": "none"}]},
}


def weight_of(data: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
    inputs = engine.Inputs("2026-01-01", resources.schema("manifest"), fragments=True)
    report = engine.judge(source.of({"project": {"stage": "idea"}, **data}), [], inputs)
    return report.weight, report.weight_because


def test_a_project_is_light_only_where_all_four_facts_are_written_and_none_holds() -> None:
    assert weight_of(LIGHT) == ("light", ())
    assert weight_of({**LIGHT, "data": {"sources": []}}) == ("light", ())


@pytest.mark.parametrize(
    ("changed", "because"),
    [
        ({"exposure": {**LIGHT["exposure"], "irreversible": True}}, ["exposure.irreversible is true"]),
        ({"exposure": {**LIGHT["exposure"], "irreversible": "unknown"}}, ["exposure.irreversible is unknown"]),
        (
            {"exposure": {"irreversible": False}},
            [
                "exposure.decides_about_people is not written",
                "exposure.outside_organisation is not written",
            ],
        ),
        (
            {"data": {"sources": [{"id": "a", "personal_data": "none"}, {"id": "b", "personal_data": "ordinary"}]}},
            ["data.sources[b].personal_data is ordinary"],
        ),
        ({"data": {"sources": [{"id": "a"}]}}, ["data.sources[a].personal_data is not written"]),
        ({"data": {"sources": "unknown"}}, ["data.sources is unknown"]),
        ({"data": {}}, ["data.sources is not written"]),
        (
            {"data": {"sources": [{"id": "a", "personal_data": "nonne"}]}},
            ["data.sources[a].personal_data cannot be read"],
        ),
    ],
)
def test_a_fact_that_holds_is_unknown_or_absent_makes_a_project_full(changed: Any, because: list[str]) -> None:
    assert weight_of({**LIGHT, **changed}) == ("full", tuple(because))


# ---- Identity -----------------------------------------------------------------------------------------------------


def one(report: ProjectReport) -> Any:
    assert len(report.findings) == 1
    return report.findings[0]


def test_a_finding_keeps_its_identity_when_lines_items_and_wording_change() -> None:
    rule = "each: kpis as kpi\nassert: kpi.unit == 'percent'"
    before = one(judged(rule, "kpis:\n- {id: a, unit: percent}\n- {id: b, unit: hours}"))
    after = one(judged(f"{rule}\nmessage: 'Otherwise worded.'", "# moved\nkpis:\n- {id: b, unit: days}\n"))
    assert before.fingerprint == after.fingerprint
    assert len(before.fingerprint) == 32
    assert set(before.fingerprint) <= set("0123456789abcdef")


def test_identity_hangs_on_rule_project_and_path() -> None:
    rules = {"tried/rule": APPROVED, "tried/other": APPROVED}
    manifest = "dpia: {status: required}"
    first, second = judged(rules, manifest).findings
    elsewhere = one(judged(APPROVED, f"project: {{id: roads, stage: pilot}}\n{manifest}"))
    hole = one(judged(APPROVED, "dpia: {version: '1'}"))
    absent = one(judged(APPROVED, "need: {statement: s}"))
    assert len({each.fingerprint for each in (first, second, elsewhere, absent)}) == 4
    assert hole.fingerprint == one(judged(APPROVED, manifest)).fingerprint


def test_findings_stand_in_the_order_of_files_lines_columns_and_rules() -> None:
    rules = {
        "tried/b": "assert: dpia.status == 'approved'",
        "tried/a": "assert: dpia.status == 'approved'",
        "tried/c": "assert: impact.status == 'completed'",
    }
    inputs = engine.Inputs("2026-01-01", resources.schema("manifest"), fragments=True)
    files = [
        ("aigov.yaml", b"impact: {status: planned}\nproject: {stage: pilot}\n"),
        ("aigov.d/dpia.yaml", b"status: required\n"),
    ]
    report = engine.judge(source.load(files), [pack(rules)], inputs)
    assert [(each.at.span.file, each.rule) for each in report.findings] == [
        ("aigov.yaml", "tried/c"),
        ("aigov.d/dpia.yaml", "tried/a"),
        ("aigov.d/dpia.yaml", "tried/b"),
    ]


def test_the_excerpt_shows_the_line_and_the_one_before() -> None:
    finding = one(judged(APPROVED, "# first\ndpia:\n  status: required\n"))
    assert (finding.excerpt_line, finding.excerpt) == (3, ("dpia:", "  status: required"))
    assert (finding.at.span.line, finding.at.span.column) == (4, 11)


# ---- Settings -----------------------------------------------------------------------------------------------------


def test_a_rule_has_the_level_that_is_set_wherever_it_bites_and_looks_nowhere_when_off() -> None:
    rule = f"stages: {{pilot: warning, scale: error}}\n{APPROVED}"
    manifest = "dpia: {status: required}"
    raised = judged(rule, manifest, settings=Settings(levels={"tried/rule": Level.NOTE}))
    assert one(raised).level is Level.NOTE
    off = judged(rule, manifest, settings=Settings(levels={"tried/rule": None}))
    assert (off.findings, off.outcomes, off.waiting) == ((), (), 0)


def test_only_selected_rules_look_and_structure_is_told_all_the_same() -> None:
    rules = {"tried/a": APPROVED, "tried/b": APPROVED}
    report = judged(rules, "dpia: {status: required}\nneeds: {}", settings=Settings(selected=frozenset({"tried/b"})))
    assert [each.rule for each in report.outcomes] == ["tried/b"]
    assert [each.rule for each in report.findings] == ["tried/b", "manifest/unknown-key"]


def test_limits_of_the_configuration_stand_in_for_the_defaults() -> None:
    rule = "limits: {most: 3}\nassert: size(kpis) <= limits.most\nmessage: 'More than {limits.most}.'"
    kpis = "kpis: [{id: a}, {id: b}]"
    assert outcome(judged(rule, kpis)) is Outcome.PASS
    report = judged(rule, kpis, settings=Settings(limits={"tried/rule": {"most": 1}}))
    assert one(report).message == "More than 1."


def test_switches_are_reported_as_they_are() -> None:
    switch = Switch("tried/rule", "off", "Not ours.", "cco@example.org", "2027-01-01", "aigov.toml:3")
    assert judged(APPROVED, "dpia: {}", settings=Settings(switches=(switch,))).switches == (switch,)


def test_a_project_can_be_judged_as_if_it_were_at_another_stage() -> None:
    report = judged(f"stages: {{scale: error}}\n{APPROVED}", "dpia: {status: required}", stage="scale")
    assert (report.stage, one(report).level) == ("scale", Level.ERROR)


# ---- What cannot be told -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "manifest",
    [
        "project: {id: a}",
        "project: {stage: pilto}",
        "project: unknown",
        "- a list",
        "",
        "a: [b",
        "project: {stage: unknown}",
    ],
)
def test_without_a_stage_every_rule_is_undecided_and_structure_says_why(manifest: str) -> None:
    inputs = engine.Inputs("2026-01-01", resources.schema("manifest"))
    report = engine.judge(source.load([("aigov.yaml", manifest.encode())]), [pack({"tried/rule": APPROVED})], inputs)
    assert [each.outcome for each in report.outcomes] == [Outcome.UNDECIDED]
    assert any(each.level is Level.ERROR for each in report.findings)


def test_behind_a_syntax_error_what_is_absent_is_unreadable() -> None:
    inputs = engine.Inputs("2026-01-01", resources.schema("manifest"), fragments=True)
    text = "project: {id: a, stage: pilot}\nneed: {statement: 'never closed\n"
    report = engine.judge(source.load([("aigov.yaml", text.encode())]), [pack({"tried/rule": APPROVED})], inputs)
    assert outcome(report) is Outcome.UNDECIDED
    assert all(each.reason == "structure" for each in report.findings)


def test_a_kind_of_problem_that_no_rule_words_is_still_an_error() -> None:
    finding = one(judged({"tried/rule": "assert: has(dpia)"}, "dpia: {status: aproved}"))
    assert (finding.rule, finding.level) == ("manifest/not-one-of", Level.ERROR)
    assert "aproved" in finding.message


def test_a_kind_is_worded_by_the_rule_that_reports_it() -> None:
    rules = {
        "tried/rule": APPROVED,
        "manifest/not-one-of": """
reports: not-one-of
level: warning
message: '"{written}" is no word for "{key}"{hint}'
""",
    }
    finding = one(judged(rules, "dpia: {status: aproved}"))
    assert (finding.rule, finding.level, finding.path) == ("manifest/not-one-of", Level.WARNING, "dpia.status")
    assert finding.message == '"aproved" is no word for "status"; did you mean "approved"?'


def test_a_copied_example_is_told_and_reads_as_unknown() -> None:
    need = resources.schema("manifest")["$defs"]["Need"]["properties"]["statement"]["examples"][0]
    manifest = f'aigov: 1\nproject: {{id: a, name: A, stage: pilot}}\nneed: {{statement: "{need}"}}'
    report = judged("assert: need.statement.contains('x')", manifest, fragments=False)
    assert outcome(report) is Outcome.UNDECIDED
    assert [each.rule for each in report.findings if each.reason == "structure"] == ["manifest/copied-example"]
    assert "which reads as `unknown`" in next(each.message for each in report.findings if each.reason == "unknown")


def test_a_long_text_that_reads_as_unknown_is_quoted_in_part() -> None:
    text = resources.schema("manifest")["$defs"]["Project"]["properties"]["description"]["examples"][0]
    manifest = f'aigov: 1\nproject: {{id: a, name: A, stage: pilot, description: "{text}"}}'
    report = judged("assert: project.description.contains('x')", manifest, fragments=False)
    message = next(each.message for each in report.findings if each.reason == "unknown")
    assert f'"{text[:59]}…", which reads as `unknown`.' in message


def test_an_evaluation_error_is_undecided_and_seen() -> None:
    rule = "assert: after(dpia.approved_on, 'P9000Y') > dpia.review_on"
    report = judged(rule, "dpia: {approved_on: 2026-01-01, review_on: 2026-01-01}")
    assert outcome(report) is Outcome.UNDECIDED
    finding = one(report)
    assert (finding.reason, finding.outcome) == ("error", Outcome.UNDECIDED)
    assert finding.message.startswith("Whether this holds cannot be told: ")


# ---- The organisation ----------------------------------------------------------------------------------------------

GOAL = "assert: org.strategy.goals.exists(goal, goal.id == mandate.strategy_goal)"
MANDATE = "mandate: {strategy_goal: a}"


def organisation(section: str) -> str:
    return f"aigov: 1\norganisation:\n  id: city\n  name: City\n  {section}\n"


def test_rules_read_the_organisation_and_findings_on_it_stand_in_its_file() -> None:
    assert (
        outcome(judged(GOAL, MANDATE, organisation=organisation("strategy: {goals: [{id: a, name: A}]}")))
        is Outcome.PASS
    )
    finding = one(judged(GOAL, MANDATE, organisation=organisation("strategy: {title: T}")))
    assert (finding.path, finding.at.path) == ("organisation.strategy.goals", "organisation.strategy")
    assert finding.at.span.file == "aigov.org.yaml"
    assert finding.message == "`organisation.strategy.goals` is not written."


def test_without_an_organisation_rules_that_read_it_are_undecided_and_named_once() -> None:
    rules = {"tried/a": GOAL, "tried/b": f"when: mandate.strategy_goal == 'b'\n{GOAL}", "tried/c": "require: [mandate]"}
    report = judged(rules, MANDATE)
    assert report.lacking == ("tried/a",)
    assert report.findings == ()
    outcomes = {each.rule: each.outcome for each in report.outcomes}
    assert outcomes == {
        "tried/a": Outcome.UNDECIDED,
        "tried/b": Outcome.NOT_APPLICABLE,
        "tried/c": Outcome.PASS,
    }


def test_a_manifest_may_hold_its_organisation_itself() -> None:
    manifest = f"{MANDATE}\norganisation: {{id: city, name: City, strategy: {{goals: [{{id: b, name: B}}]}}}}"
    report = judged(GOAL, manifest, organisation=organisation("strategy: {goals: [{id: a, name: A}]}"))
    assert one(report).at.span.file == "aigov.yaml"


def test_the_people_of_the_organisation_are_known_to_the_manifest() -> None:
    rule = "assert: mandate.sponsor.level == 'board'\nmessage: '{mandate.sponsor} is no board.'"
    people = organisation("people: {ajansen: {name: A. Jansen, level: c_level}}")
    finding = one(judged(rule, "mandate: {sponsor: ajansen}", organisation=people))
    assert finding.message == "A. Jansen is no board."


def test_an_organisation_that_cannot_be_read_makes_nobody_a_stranger() -> None:
    broken = "aigov: 1\norganisation: {id: city, name: City, people: [x]}"
    report = judged("assert: mandate.sponsor.level == 'board'", "mandate: {sponsor: ajansen}", organisation=broken)
    assert (outcome(report), report.findings) == (Outcome.UNDECIDED, ())


def test_a_rule_of_the_organisation_is_judged_on_its_file() -> None:
    rules = {"tried/rule": f"{OF_ORGANISATION}require: [org.strategy.goals]", "tried/other": APPROVED}
    text = organisation("strategy: {title: T}")
    report = judged(rules, text, kind=Kind.ORGANISATION, fragments=False)
    assert (report.kind, report.subject, report.stage, report.weight) == (Kind.ORGANISATION, "city", "", "")
    assert lines(report) == ["5:13 warning organisation.strategy.goals: `organisation.strategy.goals` is not written."]
    assert [each.rule for each in report.outcomes] == ["tried/rule"]


def test_structure_of_the_organisations_file_is_looked_at() -> None:
    report = judged(f"{OF_ORGANISATION}require: [org.strategy]", organisation("strategie: {}"), kind=Kind.ORGANISATION)
    assert [each.rule for each in report.findings] == ["manifest/unknown-key"]
    assert outcome(report) is Outcome.UNDECIDED


def test_the_organisation_within_a_manifest_is_judged_without_telling_structure_twice() -> None:
    rules = pack({"tried/rule": f"{OF_ORGANISATION}require: [org.strategy]"})
    text = "project: {id: a, stage: pilot}\nneeds: {}\norganisation: {id: city, name: City}"
    document = source.load([("aigov.yaml", text.encode())])
    inputs = engine.Inputs("2026-01-01", resources.schema("manifest"), Kind.ORGANISATION, fragments=True)
    report = engine.judge(document, [rules], inputs)
    assert lines(report) == ["3:15 warning organisation.strategy: `organisation.strategy` is not written."]


# ---- Checks in Python ----------------------------------------------------------------------------------------------


class Nothing(NamedTuple):
    """No options."""


def fails_where_it_says(subject: Subject, options: Nothing) -> Iterator[Judgement]:
    yield Judgement(Outcome.FAIL, ("dpia", "status"))


def says_nothing(subject: Subject, options: Nothing) -> Iterator[Judgement]:
    return iter(())


def stumbles(subject: Subject, options: Nothing) -> Iterator[Judgement]:
    yield Judgement(Outcome.PASS, ())
    raise ZeroDivisionError("division\nby zero")


def leaves(subject: Subject, options: Nothing) -> Iterator[Judgement]:
    raise SystemExit(3)


def answers_in_words(subject: Subject, options: Nothing) -> Iterator[Any]:
    yield "all is well"


def never_ends(subject: Subject, options: Nothing) -> Iterator[Judgement]:
    while True:
        yield Judgement(Outcome.PASS, ())


def is_not_there(subject: Subject, options: Nothing) -> Iterator[Judgement]:
    raise PluginError("the check cannot be imported")


CHECKED = "check: tried"
MANIFEST = "dpia: {status: required}"


def test_a_check_marks_the_place_that_it_names() -> None:
    report = judged(CHECKED, MANIFEST, checks={"tried": fails_where_it_says})
    assert lines(report) == ["2:16 error dpia.status: It does not hold."]


def test_a_check_that_says_nothing_had_nothing_to_look_at() -> None:
    report = judged(CHECKED, MANIFEST, checks={"tried": says_nothing})
    assert outcome(report) is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("check", "exception", "words"),
    [
        (stumbles, "ZeroDivisionError", "division by zero"),
        (leaves, "SystemExit", "3"),
        (answers_in_words, "TypeError", "yielded 'all is well', which is no Judgement"),
        (never_ends, "RuntimeError", "more than 10000 judgements"),
    ],
)
def test_a_check_that_raises_is_a_finding_and_the_rest_goes_on(check: Any, exception: str, words: str) -> None:
    rules = {
        "tried/rule": CHECKED,
        "tried/sound": APPROVED,
        "run/check-raised": "reports: check-raised\nlevel: error\nmessage: '{check}, {rule}: {exception}, {message}'",
    }
    report = judged(rules, MANIFEST, checks={"tried": check})
    assert report.crashed
    outcomes = {each.rule: each.outcome for each in report.outcomes}
    assert outcomes == {"tried/rule": Outcome.UNDECIDED, "tried/sound": Outcome.FAIL}
    crash = next(each for each in report.findings if each.rule == "run/check-raised")
    assert (crash.level, crash.outcome) == (Level.ERROR, Outcome.FAIL)
    assert crash.message == f"tried, tried/rule: {exception}, {words}"


def test_two_crashes_of_one_check_are_known_apart() -> None:
    report = judged({"tried/a": CHECKED, "tried/b": CHECKED}, MANIFEST, checks={"tried": stumbles})
    assert len({each.fingerprint for each in report.findings}) == 2


def test_a_check_that_cannot_be_had_stops_the_run() -> None:
    with pytest.raises(PluginError):
        judged(CHECKED, MANIFEST, checks={"tried": is_not_there})


def test_a_check_is_asked_of_each_item_and_sees_it() -> None:
    seen = []

    def looks(subject: Subject, options: Nothing) -> Iterator[Judgement]:
        assert subject.item is not None
        seen.append((subject.item, subject.stage, subject.weight, subject.today, dict(subject.limits)))
        yield Judgement(Outcome.PASS, subject.item[1])

    rule = "limits: {most: 3}\neach: kpis as kpi\ncheck: tried"
    judged(rule, "kpis: [{id: a}, {id: b}]", checks={"tried": looks})
    assert seen == [
        (({"id": "a"}, ("kpis", 0)), "pilot", "full", "2026-06-15", {"most": 3}),
        (({"id": "b"}, ("kpis", 1)), "pilot", "full", "2026-06-15", {"most": 3}),
    ]
