"""Changing rules in every way: what is changed, what is said of it, and what an example can never notice."""

from pathlib import Path

import pytest
from by_rule import whole
from running import aigov, write
from test_core_pack import core

from aigov import packs, resources, trial
from aigov.expressions import Types
from aigov.expressions.syntax import Node, parse
from aigov.trial import mutation
from aigov.trial.mutation.trees import changes
from aigov.trial.mutation.writing import written

TYPES = Types.of(resources.schema("manifest"), resources.schema("organisation"))
SCHEMAS = trial.Schemas(resources.schema("manifest"), resources.schema("organisation"))


def changed(text: str) -> set[str]:
    return {each.text for each in changes(text, TYPES)}


def survivors(folder: Path, rule: str) -> list[str]:
    """Return the changes of a rule that its examples do not notice; `folder` is empty."""
    write(folder, {"pack.yaml": TINY["pack.yaml"], "tried/rule.yaml": whole(rule)})
    pack = packs.load(folder, {}, cache=False)
    return [each.what for each in mutation.mutate(pack, [pack], SCHEMAS, {}) if each.state == mutation.UNNOTICED]


@pytest.mark.parametrize(
    ("text", "some"),
    [
        ("need.value.effort == 'low'", ["need.value.effort != 'low'", "need.value.effort == 'high'"]),
        ("need.value.effort == 'low'", ["need.value.potential == 'low'"]),
        ("dpia.status in ['approved', 'rejected']", ["dpia.status in ['rejected']", "dpia.status in ['approved']"]),
        ("stage in ['pilot']", ["stage in []", "stage in ['scale']", "!(stage in ['pilot'])"]),
        ("size(kpis) >= 2", ["size(kpis) > 2", "size(kpis) == 2", "size(kpis) >= 3", "size(kpis) >= 1"]),
        ("has(dpia) && has(need)", ["has(dpia) || has(need)", "has(dpia)", "has(need)", "known(dpia) && has(need)"]),
        ("has(dpia) && has(need) && has(kpis)", ["has(dpia) && has(need)", "has(need) && has(kpis)"]),
        ("!has(dpia)", ["has(dpia)"]),
        ("kpis.exists(k, has(k.owner))", ["kpis.all(k, has(k.owner))", "!kpis.exists(k, has(k.owner))"]),
        ("today >= after(dpia.approved_on, 'P2M')", ["today >= after(dpia.approved_on, 'P1M')"]),
        ("today >= after(dpia.approved_on, 'P2M')", ["today >= before(dpia.approved_on, 'P2M')"]),
        ("mandate.approved_on <= mandate.review_on", ["mandate.review_on <= mandate.review_on"]),
        ("exposure.irreversible == true", ["exposure.irreversible == false", "exposure.outside_organisation == true"]),
        ("(has(dpia) ? 1 : 2) > 1", ["(has(dpia) ? 2 : 1) > 1", "1 > 1", "2 > 1"]),
        ("at_least(stage, 'pilot')", ["at_least(stage, 'scale')", "!at_least(stage, 'pilot')"]),
        ("'executive' in roles", ["'translator' in roles"]),
        ("size(kpis.filter(k, k.kind == 'value')) > 0", ["size(kpis) > 0"]),
    ],
)  # fmt: skip
def test_an_expression_is_changed_in_one_place_at_a_time(text: str, some: list[str]) -> None:
    assert set(some) <= changed(text)
    assert written(parse(text)) not in changed(text)


def test_what_nothing_can_tell_apart_is_not_tried() -> None:
    assert "size(kpis) != 0" not in changed("size(kpis) > 0")
    assert "size(kpis) >= -1" not in changed("size(kpis) >= 0")
    at_least_none = {each.text for each in changes("scaling.implementation.fte > 0", TYPES, lambda pattern: True)}
    assert "scaling.implementation.fte != 0" not in at_least_none
    assert "scaling.implementation.fte != 0" in changed("scaling.implementation.fte > 0")


@pytest.mark.parametrize(
    "text",
    [
        "(a || b) && !(c && d)",
        "a - (b - c) < -(d + 1)",
        "(a ? b : c) ? (d ? e : f) : g",
        "(a == b) == (c in d)",
        "(a || b).f(x, x.y == 'it\\'s \\\\ \\n')",
        "[1, -2, 1.5, true]",
        "-(-1) + -a",
        "(-1).f()",
    ],
)
def test_a_tree_is_written_so_that_it_reads_as_the_same_tree(text: str) -> None:
    assert shape(parse(written(parse(text)))) == shape(parse(text))


def test_every_expression_of_the_core_pack_is_written_as_it_reads() -> None:
    for rule in core().rules:
        for one in (rule.when, rule.holds, rule.due, rule.at, *rule.lets.values(), *(each.over for each in rule.each)):
            if one is not None:
                assert shape(parse(written(parse(one.text)))) == shape(parse(one.text))


def shape(node: Node) -> tuple[object, ...]:
    return (node.kind, node.value, *(shape(part) for part in node.parts))


RULE = """\
stages: {pilot: warning, scale: error}
weight: full
limits: {least: 2}
when: known(need.statement)
require: [need.asked_by]
assert: size(kpis) >= limits.least
at: need.statement
examples:
  - name: enough
    manifest: {project: {stage: pilot}, need: {statement: So it is., asked_by: executive}, kpis: [{id: a}, {id: b}]}
    expect: pass
"""
EXAMPLES = {
    "too few": "set: {kpis: [{id: a}]}\n    expect: [{at: need.statement, level: warning}]",
    "at scale": "set: {project.stage: scale, kpis: [{id: a}]}\n    expect: [{at: need.statement, level: error}]",
    "not asked before": "set: {project.stage: sandbox}\n    expect: not_applicable",
    "nobody asked": "drop: [need.asked_by]\n    expect: [{at: need}]",
    "no statement": "drop: [need.statement]\n    expect: not_applicable",
    "nobody knows": "set: {need.statement: unknown}\n    expect: not_applicable",
    "more than enough": "set: {kpis: [{id: a}, {id: b}, {id: c}]}\n    expect: pass",
    "a light project": "set: {data.sources: [], exposure: {decides_about_people: false,"
    " outside_organisation: false, irreversible: false}}\n    expect: not_applicable",
}


def with_examples(*left_out: str) -> str:
    told = [f"  - name: {name}\n    {text}\n" for name, text in EXAMPLES.items() if name not in left_out]
    return RULE + "".join(told)


def test_a_rule_whose_examples_notice_everything_has_no_survivors(tmp_path: Path) -> None:
    assert survivors(tmp_path, with_examples()) == []


@pytest.mark.parametrize(
    ("left_out", "unnoticed"),
    [
        ("too few", "stages: pilot: warning -> note"),
        ("at scale", "stages: scale: error -> warning"),
        ("not asked before", "stages: pilot: warning -> sandbox: warning"),
        ("nobody asked", "require: need.asked_by, left out"),
        ("nobody knows", "when: known(need.statement) -> has(need.statement)"),
        ("more than enough", "assert: size(kpis) >= limits.least -> size(kpis) == limits.least"),
        ("a light project", "weight: left out"),
    ],
)
def test_what_an_example_shows_nobody_notices_without_it(left_out: str, unnoticed: str, tmp_path: Path) -> None:
    assert unnoticed in survivors(tmp_path, with_examples(left_out))


def test_days_limits_places_and_levels_are_changed_too(tmp_path: Path) -> None:
    bare = "scope: organisation\nlevel: note\nlimits: {often: P1Y}\ndue: after(org.strategy.adopted_on, limits.often)\n"
    told = survivors(
        tmp_path,
        f"{bare}at: org.strategy.adopted_on\nexamples:\n  - name: one\n    organisation: {{strategy: {{}}}}\n"
        "    expect: [{at: organisation.strategy}]\n",
    )
    for what in (
        "level: note -> error",
        "at: left out",
        "due: a day later",
        "due: a day earlier",
        "ahead: P30D -> P31D",
        "limits: often: P1Y -> P2Y",
        "-> after(org.strategy.review_on, limits.often)",
    ):
        assert any(what in each for each in told), what


TINY = {
    "pack.yaml": 'name: tiny\nversion: "1"\ntitle: For the tests\n',
    "tiny/rule.yaml": f"""\
title: There are enough KPIs
ground: practice
why: It is a test.
message: "There are too few."
remedy: Decide it together. Not known yet? Write unknown.
acts: executive
verifies: declared
{with_examples("at scale")}""",
}
EXCUSED = """\
equivalent:
  - change: "stages: scale: error -> warning"
    why: It is a test.
  - change: "stages: scale: error -> note"
    why: It is a test.
  - change: "stages: scale: error, left out"
    why: It is a test.
  - change: "stages: scale: error -> production: error"
    why: It is a test.
"""


def test_a_survivor_is_named_with_its_line_and_is_1(tmp_path: Path) -> None:
    done = aigov("test", "tiny", "--mutate", cwd=write(tmp_path / "tiny", TINY).parent)
    lines = done.stdout.splitlines()
    assert done.returncode == 1
    assert lines[0] == "8 examples of 1 rules hold."
    assert "tiny/tiny/rule.yaml:8:33: tiny/rule: No example notices stages: scale: error -> warning" in lines
    assert "4 are not." in lines[-1]


def test_a_change_that_the_rule_excuses_is_counted_and_is_0(tmp_path: Path) -> None:
    excused = {**TINY, "tiny/rule.yaml": TINY["tiny/rule.yaml"] + EXCUSED}
    done = aigov("test", "tiny", "--mutate", cwd=write(tmp_path / "tiny", excused).parent)
    assert (done.returncode, done.stderr) == (0, "")
    assert "4 change nothing, as the rules say." in done.stdout


def test_an_excuse_for_nothing_is_named_and_is_1(tmp_path: Path) -> None:
    stale = TINY["tiny/rule.yaml"] + EXCUSED + '  - change: "weight: left out"\n    why: It is a test.\n'
    done = aigov("test", "tiny", "--mutate", cwd=write(tmp_path / "tiny", {**TINY, "tiny/rule.yaml": stale}).parent)
    assert done.returncode == 1
    assert "Under `equivalent` stands a change that is not tried, or that an example notices: weight: left out" in (
        done.stdout
    )


def test_no_rule_is_changed_whose_examples_do_not_hold(tmp_path: Path) -> None:
    broken = TINY["tiny/rule.yaml"].replace("level: warning", "level: note")
    done = aigov("test", "tiny", "--mutate", cwd=write(tmp_path / "tiny", {**TINY, "tiny/rule.yaml": broken}).parent)
    assert done.returncode == 1
    assert "No rule was changed" in done.stdout


def test_rules_that_read_a_section_of_their_own_pack_are_changed_too(tmp_path: Path) -> None:
    own = {
        "pack.yaml": f"{TINY['pack.yaml']}extensions: {{ethics: {{fields: {{advised: {{type: boolean}}}}}}}}\n",
        "tiny/rule.yaml": whole(
            "assert: extensions.ethics.advised\n"
            "examples:\n  - name: advised\n"
            "    manifest: {project: {stage: idea}, extensions: {ethics: {advised: true}}}\n"
            "    expect: pass\n  - name: not advised\n    set: {extensions.ethics.advised: false}\n"
            "    expect: [{at: extensions.ethics.advised, level: error}]\n"
            "  - name: nothing is said\n    drop: [extensions]\n    expect: [{at: $}]\n"
        ),
    }
    done = aigov("test", "tiny", "--mutate", cwd=write(tmp_path / "tiny", own).parent)
    assert (done.returncode, done.stderr) == (0, "")
    assert "are noticed." in done.stdout
