from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from aigov import language, packs, resources, trial
from aigov.checks import apart

RULE = """\
title: A DPIA is approved at scale
ground: practice
why: It is a test.
stages: {pilot: warning, scale: error}
when: has(data.sources) && data.sources.exists(source, source.personal_data != 'none')
limits: {most: 3}
assert: dpia.status == 'approved' && size(kpis) <= limits.most
message: "The DPIA is {dpia.status}."
remedy: Decide it together.
acts: data_owner
verifies: declared
examples:
"""
FIRST = """\
  - name: approved
    manifest:
      project: {stage: scale}
      data: {sources: [{id: a, personal_data: ordinary}]}
      dpia: {status: approved}
      kpis: [{id: k}]
    expect: pass
"""
FAILING = """\
  - name: in progress
    set: {dpia.status: in_progress}
    expect: [{at: dpia.status, level: error, message: The DPIA is}]
"""
ABSENT = """\
  - name: nothing written
    drop: [dpia]
    expect: [{at: $}]
"""
SCHEMAS = trial.Schemas(resources.schema("manifest"), resources.schema("organisation"))
Tried = Callable[..., list[trial.TrialResult]]


@pytest.fixture
def tried(tmp_path: Path) -> Tried:
    def run(text: str, checks: Mapping[str, Any] | None = None, rule: str = "tried/rule") -> list[trial.TrialResult]:
        (tmp_path / "pack.yaml").write_text('name: tried\nversion: "1"\ntitle: Tried\n', encoding="utf-8")
        file = tmp_path / f"{rule}.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
        pack = packs.load(tmp_path, checks or {}, cache=False)
        return list(trial.run(pack, SCHEMAS, checks or {}))

    return run


def told(results: list[trial.TrialResult]) -> list[str]:
    return [f"{each.line}:{remark.line} {remark.text}" for each in results for remark in each.remarks]


def test_examples_that_hold_have_nothing_to_remark(tried: Tried) -> None:
    results = tried(RULE + FIRST + FAILING + ABSENT)
    assert [(each.rule, each.example, each.file, each.line, each.held, each.remarks) for each in results] == [
        ("tried/rule", "approved", "tried/rule.yaml", 13, True, ()),
        ("tried/rule", "in progress", "tried/rule.yaml", 20, True, ()),
        ("tried/rule", "nothing written", "tried/rule.yaml", 23, True, ()),
    ]


def test_examples_hold_in_the_language_of_their_rule_whoever_runs_them(tried: Tried) -> None:
    dutch = 'nl: {title: Een DPIA, why: Test., message: "De DPIA staat op {dpia.status}.", remedy: Besluit samen.}\n'
    language.speak("nl", settled=True)

    results = tried(RULE.replace("acts:", f"{dutch}acts:") + FIRST + FAILING + ABSENT)

    assert told(results) == []
    assert language.spoken() == "nl"


@pytest.mark.parametrize(
    ("example", "remark"),
    [
        (
            "set: {dpia.status: in_progress}\n    expect: pass",
            "The rule should be pass, and it fails (at dpia.status: The DPIA is",
        ),
        (
            "set: {dpia.status: unknown}\n    expect: pass",
            "The rule should be pass, and it is undecided (at dpia.status: Whether",
        ),
        ("set: {dpia.status: approved}\n    expect: undecided", "The rule should be undecided, and it passes."),
        ("expect: [{at: dpia.status}]", "A finding is expected at dpia.status, and there is none."),
        ("drop: [dpia]\n    expect: [{at: dpia}]", "A finding is expected at dpia, and there is none."),
        ("drop: [dpia]\n    expect: [{at: dpia}]", "A finding at $ (for dpia) is not expected: `dpia` is not written."),
        (
            "set: {dpia.status: required}\n    expect: [{at: dpia.status, level: note}]",
            "At dpia.status: the level should be note, and is error.",
        ),
        (
            "set: {dpia.status: required}\n    expect: [{at: dpia.status, message: elephants}]",
            'At dpia.status: the message should hold "elephants", and is: The DPIA is required.',
        ),
        (
            "set: {dpia.status: required}\n    expect: [{at: dpia.status, also: [kpis]}]",
            "At dpia.status: the related places should be kpis, and are none.",
        ),
        ("set: {project.stage: idea}\n    expect: pass", "The rule does not bite at stage idea."),
        ("drop: [project]\n    expect: pass", "The example says no project.stage, so no rule can look."),
        (
            "limits: {most: 0}\n    expect: pass",
            "The rule should be pass, and it fails (at kpis: The DPIA is approved.).",
        ),
        ("expect: []", "An empty list expects nothing; write pass, not_applicable or undecided."),
    ],
)
def test_what_an_example_expects_and_the_rule_does_not_say_is_remarked(tried: Tried, example: str, remark: str) -> None:
    results = tried(f"{RULE}{FIRST}{FAILING}{ABSENT}  - name: tried\n    {example}\n")
    assert [each.held for each in results] == [True, True, True, False]
    assert any(each.startswith(f"26:26 {remark}") for each in told(results)), told(results)


@pytest.mark.parametrize(
    ("example", "place", "remark"),
    [
        ("set: {dpia.staus: approved}", "27", '"staus" is not a field of dpia; did you mean "status"?'),
        ("set: {dpia.status: aproved}", "27", '"aproved" is not one of'),
        (
            "set:\n      dpia:\n        status: approved\n        staus: approved",
            "30",
            '"staus" is not a field of dpia',
        ),
        ("manifest: {project: {stage: scale}, dpai: {}}", "27", '"dpai" is not a section'),
        ("drop: [dpia.version]", "27", '"dpia.version" is not in this example, so it cannot be dropped.'),
        ('set: {"kpis[b].name": B}', "27", "\"kpis[b].name\" has no item 'b' to set."),
    ],
)
def test_an_example_that_no_manifest_could_be_is_an_error_at_its_place(
    tried: Tried, example: str, place: str, remark: str
) -> None:
    results = tried(f"{RULE}{FIRST}{FAILING}{ABSENT}  - name: tried\n    {example}\n    expect: pass\n")
    assert results[3].held is False
    assert any(each.startswith(f"26:{place} {remark}") for each in told(results)), told(results)


def test_what_is_wrong_with_the_first_example_is_told_once(tried: Tried) -> None:
    results = tried(f"{RULE}{FIRST.replace('kpis: [', 'kpsi: [')}{FAILING}{ABSENT}")
    assert [each.partition(" ")[0] for each in told(results) if "kpsi" in each] == ["13:18"]


@pytest.mark.parametrize(
    ("examples", "lack"),
    [
        (FIRST + ABSENT, None),
        (FIRST, "No example fails"),
        (FIRST, "No example leaves out"),
        (FIRST + FAILING, "No example leaves out"),
        (FIRST.replace("expect: pass", "expect: not_applicable"), "No example passes"),
    ],
)
def test_a_kind_of_example_that_lacks_is_a_failure(tried: Tried, examples: str, lack: str | None) -> None:
    results = [each for each in tried(RULE + examples) if not each.example]
    assert [each.held for each in results] == [False] * len(results)
    texts = [remark.text for each in results for remark in each.remarks]
    assert any(text.startswith(lack) for text in texts) if lack else not texts


def test_each_example_starts_from_the_first_and_not_from_the_one_before(tried: Tried) -> None:
    third = "  - name: again\n    set: {data.sources: []}\n    expect: not_applicable\n"
    fourth = "  - name: as the first\n    expect: pass\n"
    assert all(each.held for each in tried(RULE + FIRST + FAILING + ABSENT + third + fourth))


def test_items_are_set_and_dropped_by_key_or_by_position(tried: Tried) -> None:
    more = """\
  - name: by key
    set: {"data.sources[a].personal_data": none, dpia.status: required}
    expect: not_applicable
  - name: by position
    set: {"data.sources[0].personal_data": none, dpia.status: required}
    expect: not_applicable
  - name: without the item
    drop: ["data.sources[a]"]
    set: {dpia.status: required}
    expect: not_applicable
"""
    assert told(tried(RULE + FIRST + FAILING + ABSENT + more)) == []


def test_examples_of_a_rule_of_the_organisation_are_judged_on_it(tried: Tried) -> None:
    rule = """\
title: The strategy has goals
ground: practice
why: It is a test.
scope: organisation
level: warning
require: [org.strategy.goals]
remedy: Decide it together.
acts: data_owner
verifies: declared
examples:
  - name: one goal
    organisation: {strategy: {goals: [{id: a, name: A}]}}
    expect: pass
  - name: none
    drop: [org.strategy.goals]
    expect: [{at: org.strategy}]
  - name: none, by the word of the file
    drop: [organisation.strategy.goals]
    expect: [{at: organisation.strategy}]
  - name: misspelt
    set: {org.strategy.gaols: []}
    expect: pass
"""
    results = tried(rule)
    assert [each.held for each in results] == [True, True, True, False]
    assert told(results) == ['20:21 "gaols" is not a field of organisation.strategy; did you mean "goals"?']


def test_examples_of_a_rule_that_reads_the_organisation_bring_it(tried: Tried) -> None:
    rule = """\
title: The goal is one of the strategy
ground: practice
why: It is a test.
stages: {idea: error}
assert: org.strategy.goals.exists(goal, goal.id == mandate.strategy_goal)
message: "{mandate.strategy_goal} is no goal."
remedy: Decide it together.
acts: data_owner
verifies: consistent
examples:
  - name: one of them
    organisation: {strategy: {goals: [{id: a, name: A}]}}
    manifest: {project: {stage: idea}, mandate: {strategy_goal: a}}
    expect: pass
  - name: another
    set: {mandate.strategy_goal: b}
    expect: [{at: org.strategy.goals}]
  - name: no goals
    drop: [org.strategy]
    expect: [{at: organisation}]
"""
    assert told(tried(rule)) == []


def test_a_rule_with_a_check_is_tried_with_it(tried: Tried) -> None:
    rule = """\
title: The reviewer is apart
ground: practice
why: It is a test.
stages: {idea: error}
check: apart
with: {who: bias_review.reviewed_by, others: [roles.ai_expert]}
message: "{person} is {place}."
remedy: Decide it together.
acts: data_owner
verifies: consistent
examples:
  - name: apart
    manifest:
      project: {stage: idea}
      roles: {ai_expert: {person: {name: A}}}
      bias_review: {reviewed_by: {name: B}}
    expect: pass
  - name: the same
    set: {bias_review.reviewed_by: ai_expert}
    expect: [{at: bias_review.reviewed_by, message: A is roles.ai_expert}]
  - name: nobody
    drop: [bias_review]
    expect: [{at: $}]
"""
    assert told(tried(rule, {"apart": apart.check})) == []


REPORTS = """\
title: A key is none that is known
ground: practice
why: It is a test.
level: error
reports: unknown-key
message: '"{key}" is no {where}{hint}'
remedy: Decide it together.
examples:
  - name: known keys
    text: |
      aigov: 1
      project:
        id: permits
        name: Permits
        stage: idea
    expect: pass
"""


def test_a_rule_with_reports_is_tried_on_raw_text_or_on_details(tried: Tried) -> None:
    fails = """\
  - name: misspelt
    text: |
      aigov: 1
      project:
        id: permits
        name: Permits
        stage: idea
      dpai: {}
    expect: [{at: dpai, message: did you mean}]
  - name: by its details
    problem: {key: dpai, where: section, hint: .}
    expect: [{at: $, message: '"dpai" is no section.'}]
"""
    assert told(tried(REPORTS + fails, rule="manifest/unknown-key")) == []


def test_files_beside_raw_text_are_those_of_aigov_d(tried: Tried) -> None:
    fails = """\
  - name: in a file of its own
    text: |
      aigov: 1
      project:
        id: permits
        name: Permits
        stage: idea
    files: {aigov.d/dpia.yaml: "staus: approved"}
    expect: [{at: dpia.staus, message: did you mean}]
"""
    assert told(tried(REPORTS + fails, rule="manifest/unknown-key")) == []


def test_a_placeholder_is_unknown_in_a_manifest_and_words_in_a_name(tried: Tried) -> None:
    more = "  - name: not applicable\n    set: {dpia.status: tbd}\n    expect: undecided\n"
    results = tried(RULE + FIRST + FAILING + ABSENT + more)
    assert (results[-1].example, results[-1].remarks) == ("not applicable", ())


def test_a_rule_with_reports_needs_one_that_passes_and_one_that_fails(tried: Tried) -> None:
    results = tried(REPORTS, rule="manifest/unknown-key")
    assert [remark.text.partition(":")[0] for each in results for remark in each.remarks] == ["No example fails"]


SIDE_BY_SIDE = """\
title: Few at a time
ground: practice
why: It is a test.
scope: portfolio
level: note
let:
  pilots: portfolio.filter(m, m.project.stage == 'pilot')
assert: size(pilots) <= 1
at: pilots.map(m, m.project.stage)
message: "Too many."
remedy: Decide it together.
acts: data_owner
verifies: consistent
examples:
  - name: one
    manifests: [{project: {id: a, stage: pilot}}, {project: {id: b, stage: idea}}]
    expect: pass
  - name: two
    set: {"b:project.stage": pilot}
    expect: [{at: "a:project.stage", also: ["b:project.stage"], level: note, message: Too many}]
  - name: no stage
    drop: ["b:project.stage"]
    expect: [{at: "b:project"}]
"""


def test_the_examples_of_rules_over_a_portfolio_are_run(tried: Tried) -> None:
    results = tried(SIDE_BY_SIDE)
    assert [(each.example, each.held) for each in results] == [("one", True), ("two", True), ("no stage", True)]


def test_an_example_of_a_portfolio_says_what_differs_by_the_projects_id(tried: Tried) -> None:
    (wrong,) = [each for each in tried(SIDE_BY_SIDE.replace('at: "b:project"', 'at: "a:project"')) if not each.held]
    assert wrong.remarks[0].text == "A finding is expected at a:project, and there is none."
    results = tried(SIDE_BY_SIDE.replace('{"b:project.stage": pilot}', '{"b:project.stgae": pilot}'))
    assert [each.held for each in results] == [True, False, True]
