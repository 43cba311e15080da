"""Generated source says what the closures say, or leaves it to them: on generated pairs, and on every core rule."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from expression_data import Data
from expression_pairs import Maker
from oracle import TODAY, TYPES

from aigov import engine, expressions, packs, plugins, resources, source
from aigov.engine.plain import plain
from aigov.expressions import Scope
from aigov.expressions.plain import Source, UnsupportedError, piece
from aigov.findings import Kind, ProjectReport
from aigov.rule import Rule
from aigov.trial.example import ORGANISATION, Schemas, read

PAIRS = 12_000
SCHEMAS = Schemas(resources.schema("manifest"), resources.schema("organisation"))
CHECKS = plugins.Plugins([]).checks
CORE = packs.load(resources.rules_folder() / "core", CHECKS)
RULES = [rule for rule in CORE.rules if not rule.reports and rule.scope != "portfolio"]


def somebody(raw: Any) -> Mapping[str, Any]:
    """Resolve a person that is written out, as a scope without a manifest does."""
    if not isinstance(raw, dict):
        raise TypeError(raw)
    return raw


def test_the_source_of_an_expression_comes_to_the_value_of_its_closures() -> None:
    maker, data = Maker(TYPES, 11), Data(TYPES, 11)
    told: Counter[str] = Counter()
    for number in range(PAIRS // 2):
        text = maker.boolean(2 + number % 2) if number % 12 else maker.value()
        expression = expressions.compile(text.ours, TYPES, dated=False, constant=True)
        written = Source({})
        try:
            written.line(f"return ({piece(written, expression.code)},)")
        except UnsupportedError:
            told["no source"] += 2
            continue
        function = written.function()
        for _ in range(2):
            mine, _its = data.make(expression.reads, text.ours, plain=number % 12 == 0)
            roots = {**mine, "today": TODAY}
            answer = expression.answer(Scope(roots), blame=False)
            quick = function(roots, {}, somebody, TODAY)
            if quick is None or not isinstance(quick, tuple):
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
def test_the_source_of_a_rule_changes_nothing_of_what_it_says(rule: Rule) -> None:
    closely = judged(rule, many=False)
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
    assert function(roots, {}, somebody, TODAY) == (False,)
    names = {name for name in function.__code__.co_names if not name.startswith(("c", "v"))}
    assert names <= {"FAULTS", "__traceback__", "U", "contains"}


def test_a_long_list_is_left_to_the_closures_that_count() -> None:
    expression = expressions.compile("kpis.exists(one, kpis.exists(two, one.id == two.name))", TYPES, dated=False)
    written = Source({})
    written.line(f"return ({piece(written, expression.code)},)")
    many = {"kpis": [{"id": f"{number}", "name": "x"} for number in range(200)]}
    assert written.function()(many, {}, somebody, TODAY) is None
    few = {"kpis": [{"id": f"{number}", "name": "x"} for number in range(20)]}
    assert written.function()(few, {}, somebody, TODAY) == (False,)
