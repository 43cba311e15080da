"""Generated source says what the closures say, or leaves it to them: on generated pairs, and on every core rule."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from expression_data import Data
from expression_pairs import Maker
from oracle import TODAY, TYPES

from aigov import engine, expressions, packs, plugins, resources, source
from aigov.engine import verdict
from aigov.engine.plain import plain
from aigov.engine.verdict import ShortWay
from aigov.engine.view import doubtful
from aigov.expressions import Scope
from aigov.expressions.plain import Source, UnsupportedError, piece
from aigov.expressions.scope import FAULTS
from aigov.findings import Kind, ProjectReport
from aigov.rule import Rule
from aigov.trial.example import ORGANISATION, Schemas, read
from aigov.who import Persons

PAIRS = 12_000
SCHEMAS = Schemas(resources.schema("manifest"), resources.schema("organisation"))
CHECKS = plugins.Plugins([]).checks
CORE = packs.load(resources.rules_folder() / "core", CHECKS)
RULES = [rule for rule in CORE.rules if not rule.reports and rule.scope != "portfolio"]


NOBODY = Persons({}, None, ())
"""Who a text means without a manifest."""


def judging(text: str, *, sure: bool = False) -> Callable[[Mapping[str, Any]], Any]:
    """Return the generated source of an expression; raises UnsupportedError where it has none.

    It returns the value in a tuple of its own, and None where it leaves it to the closures.
    """
    expression = expressions.compile(text, TYPES, dated=False, constant=True)
    written = Source({}, sure=sure)
    written.line(f"return ({piece(written, expression.code)},)")
    function = written.function()

    def judge(roots: Mapping[str, Any]) -> Any:
        try:
            told = function(roots, {}, NOBODY, TODAY)
        except FAULTS:
            return None
        return told if isinstance(told, tuple) else None

    return judge


@pytest.mark.parametrize("sure", [False, True], ids=["asking each value", "sure that all is known"])
def test_the_source_of_an_expression_comes_to_the_value_of_its_closures(sure: bool) -> None:
    maker, data = Maker(TYPES, 11), Data(TYPES, 11)
    told: Counter[str] = Counter()
    for number in range(PAIRS // 2):
        text = maker.boolean(2 + number % 2) if number % 12 else maker.value()
        expression = expressions.compile(text.ours, TYPES, dated=False, constant=True)
        try:
            judge = judging(text.ours, sure=sure)
        except UnsupportedError:
            told["no source"] += 2
            continue
        for _ in range(2):
            whole = number % 12 == 0 or (sure and "has(" in text.ours)  # of what is sure, the sections have their form
            mine, _its = data.make(expression.reads, text.ours, plain=whole)
            if sure and doubtful(mine):
                continue
            roots = {**mine, "today": TODAY}
            answer = expression.answer(Scope(roots), blame=False)
            quick = judge(roots)
            if quick is None:
                told[f"left, {answer.state}"] += 1
                continue
            assert answer.state == "value", text.ours
            assert quick[0] == answer.value, text.ours
            assert type(quick[0]) is type(answer.value) or isinstance(quick[0], (list, int, float)), text.ours
            told["the same"] += 1
    # Not vacuous: what has a value is nearly always told, and what has none never is.
    assert told["the same"] > 0.45 * PAIRS, told
    assert told["left, value"] < 0.15 * PAIRS, told
    assert told["no source"] < 0.1 * PAIRS, told


def scenes(rule: Rule) -> Iterator[tuple[Any, Any, engine.Inputs]]:
    """Yield the manifest and the organisation's section of each example of a rule, and what it is judged with."""
    examples, _ = read(rule, Path(CORE.folder, rule.file).read_bytes(), SCHEMAS)
    for example in examples:
        organisation = None if example.organisation is None else source.of({ORGANISATION: example.organisation})
        yield (
            example.manifests[0],
            organisation,
            engine.Inputs(
                today=example.as_of,
                schema=SCHEMAS.manifest,
                organisation=organisation,
                org_schema=SCHEMAS.organisation,
                settings=engine.Settings(limits={rule.id: example.limits}),
                checks=CHECKS,
                fragments=True,
            ),
        )


def judged(rule: Rule, *, many: bool) -> list[ProjectReport]:
    """Return what is said of each example of a rule, by its source first where `many` are to come."""
    reports = []
    for manifest, organisation, inputs in scenes(rule):
        kind = Kind.ORGANISATION if rule.scope == "organisation" else Kind.MANIFEST
        if kind is Kind.ORGANISATION:
            if organisation is None:
                continue
            inputs = inputs._replace(kind=kind, schema=SCHEMAS.organisation, organisation=None)
        judge = engine.Judge([CORE._replace(rules=(rule,))], inputs._replace(many=many))
        document = organisation if kind is Kind.ORGANISATION else source.of(manifest)
        reports.append(judge.judge(document))
    return reports


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_source_of_a_rule_changes_nothing_of_what_it_says(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    closely = judged(rule, many=False)
    monkeypatch.setattr(verdict, "AFTER", 0)  # for subjects of which something is in doubt, too
    assert judged(rule, many=True) == closely
    written = ShortWay._written
    monkeypatch.setattr(ShortWay, "_written", lambda short, *, sure: written(short, sure=False))
    assert judged(rule, many=True) == closely
    assert closely


def test_nearly_every_core_rule_has_a_source() -> None:
    without = [rule.id for rule in RULES if plain(rule) is None]
    assert len(without) <= len(RULES) // 20, without


HOSTILE = [
    "project.name == '\\'); import os; (\\''",
    "project.name in ['\"\"\"', 'x\\n__import__(\"os\")', '\\\\']",
    "project.name.contains('{0}{x!r}\\r\\n    return True')",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_rule_becomes_code(text: str) -> None:
    expression = expressions.compile(text, TYPES, dated=False)
    written = Source({})
    written.line(f"return ({piece(written, expression.code)},)")
    function = written.function()
    roots = {"project": {"name": "a"}}
    assert function(roots, {}, NOBODY, TODAY) == (False,)
    assert set(function.__code__.co_names) <= {"U", "contains"}


@pytest.mark.parametrize("sure", [False, True])
def test_a_long_list_is_left_to_the_closures_that_count(sure: bool) -> None:
    judge = judging("kpis.exists(one, kpis.exists(two, one.id == two.name))", sure=sure)
    many = {"kpis": [{"id": f"{number}", "name": "x"} for number in range(200)]}
    assert judge(many) is None
    few = {"kpis": [{"id": f"{number}", "name": "x"} for number in range(20)]}
    assert judge(few) == (False,)
    longer = judging("kpis.exists(one, one.id == 'x')", sure=sure)
    assert longer({"kpis": [{"id": "x"}] * 20_001}) is None
    assert longer({"kpis": [{"id": "x"}] * 20_000}) == (True,)
