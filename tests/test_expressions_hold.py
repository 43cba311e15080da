"""Whatever is written and whatever is judged: nothing but ExpressionError comes out, and nothing is kept."""

import gc
import json
import random
from typing import Any

import pytest
from expression_data import Data
from expression_pairs import Maker
from hypothesis import given, settings
from hypothesis import strategies as st
from test_expressions import INPUTS, TYPES

from aigov import expressions
from aigov.expressions import Answer, ExpressionError, Scope
from aigov.paths import UNREADABLE

PIECES = [
    *(
        "dpia",
        ".status",
        "kpis",
        "k",
        "t",
        "k.kind",
        "stage",
        "today",
        "limits",
        "roles",
        "mandate.sponsor",
        "org.strategy",
    ),
    *("==", "!=", "<", ">=", "&&", "||", "!", "+", "-", "?", ":", "in", "(", ")", "[", "]", ",", "."),
    *(
        "has(",
        "known(",
        "size(",
        "after(",
        "at_least(",
        "same_person(",
        ".exists(k, ",
        ".map(k, ",
        ".newest()",
        ".sum()",
    ),
    *(
        "'approved'",
        "'unknown'",
        "'P3M'",
        "'2026-01-01'",
        "1",
        "2.5",
        "true",
        "'",
        '"',
        "\\",
        "null",
        " ",
        "\n",
        "é",
        "{",
    ),
]
VALUES = st.recursive(
    st.one_of(
        st.sampled_from(["unknown", "approved", "2026-01-01", "P3M", "value", "", UNREADABLE, None]),
        st.integers(),
        st.floats(),
        st.booleans(),
        st.text(max_size=5),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["status", "date", "name", "person", "kind", "value", "targets", "id"]), inner),
    ),
    max_leaves=12,
)
STATES = ("value", "absent", "unknown", "unreadable", "error")


def sound(answer: Answer) -> bool:
    """Whether an answer is of the form that the engine reads."""
    return answer.state in STATES and (answer.path is None or all(type(part) in (str, int) for part in answer.path))


@settings(max_examples=600)
@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=14).map("".join)))
def test_compiling_raises_nothing_but_expressionerror_with_a_place(text: str) -> None:
    for make in (lambda: expressions.compile(text, TYPES), lambda: expressions.template(text, TYPES)):
        try:
            make()
        except ExpressionError as error:
            assert 0 <= error.start <= error.end <= len(text) + 1  # noqa: PT017  (most texts are refused, not all)
            assert error.message[-1] in ".?"  # noqa: PT017


def test_a_sound_expression_with_a_few_characters_changed_is_refused_or_judged() -> None:
    maker, dice = Maker(TYPES, 5), random.Random(5)
    outcomes = {"refused": 0, "judged": 0}
    for _ in range(3000):
        letters = list(maker.boolean(2).ours)
        for _ in range(dice.randint(1, 3)):
            at = dice.randrange(len(letters))
            letters[at : at + dice.randint(0, 1)] = dice.choice("abk_.'()[],&|!<>=+-?: 01 \\")
        try:
            expression = expressions.compile("".join(letters), TYPES, dated=False, constant=True)
        except ExpressionError:
            outcomes["refused"] += 1
        else:
            outcomes["judged"] += 1
            assert sound(expression.answer(Scope(dict(INPUTS))))
    assert min(outcomes.values()) > 50


EXPRESSIONS = [
    expressions.compile(Maker(TYPES, seed).boolean(3).ours, TYPES, dated=False, constant=True) for seed in range(300)
]


@settings(max_examples=300)
@given(st.data())
def test_judging_never_raises_on_any_data(data: st.DataObject) -> None:
    expression = data.draw(st.sampled_from(EXPRESSIONS))
    roots = {pattern.split(".")[0].split("[")[0]: None for pattern in expression.reads}
    for name in roots:
        roots[name] = data.draw(VALUES)
    scope = Scope({**INPUTS, **roots})
    assert sound(expression.answer(scope))
    assert all(isinstance(path, tuple) for path in expression.places(scope))
    items = expression.items(scope)
    assert isinstance(items, Answer)


def test_judging_never_raises_where_one_value_is_of_another_kind() -> None:
    maker, data, dice = Maker(TYPES, 11), Data(TYPES, 11), random.Random(11)
    strange: list[Any] = ["unknown", UNREADABLE, None, 7, True, "x", [], {}, [["x"]], {"name": []}, -0.0, float("inf")]
    states = set()
    for _ in range(4000):
        text = maker.boolean(2).ours
        expression = expressions.compile(text, TYPES, dated=False, constant=True)
        mine, _ = data.make(expression.reads, text, plain=True)
        spoil(mine, dice, strange)
        for asked in (expression, expressions.load(json.loads(json.dumps(expression.dump())))):
            answer = asked.answer(Scope({**INPUTS, **mine}))
            assert sound(answer)
            states.add(answer.state)
    assert states == set(STATES)


def spoil(tree: Any, dice: random.Random, strange: list[Any]) -> None:
    """Put something strange in one place of `tree`."""
    while isinstance(tree, (dict, list)) and tree:
        key = dice.choice(sorted(tree)) if isinstance(tree, dict) else dice.randrange(len(tree))
        if not isinstance(tree[key], (dict, list)) or dice.random() < 0.3:
            tree[key] = dice.choice(strange)
            return
        tree = tree[key]


def test_judging_leaves_no_garbage_behind() -> None:
    maker, data = Maker(TYPES, 3), Data(TYPES, 3)
    cases = []
    for _ in range(500):
        text = maker.boolean(3).ours
        expression = expressions.compile(text, TYPES, dated=False, constant=True)
        cases.append((expression, data.make(expression.reads, text, plain=False)[0]))
    for _ in range(2):  # the first round builds the closures
        gc.collect()
        gc.disable()
        for expression, mine in cases:
            expression.answer(Scope({**INPUTS, **mine}))
        left = gc.collect()
        gc.enable()
    assert left == 0


def test_a_dumped_expression_is_plain_json_and_loads_as_it_was() -> None:
    maker = Maker(TYPES, 9)
    for _ in range(500):
        expression = expressions.compile(maker.boolean(2).ours, TYPES, dated=False, constant=True)
        loaded = expressions.load(json.loads(json.dumps(expression.dump(), allow_nan=False)))
        assert loaded.dump() == expression.dump()
        assert (loaded.reads, loaded.names, loaded.kind) == (expression.reads, expression.names, "bool")


@pytest.mark.parametrize("dumped", [None, 3, [], ["a"], {"a": 1}, ["a", ["const"], "bool", 3, [], 0, []]])
def test_what_is_no_expression_is_not_loaded(dumped: Any) -> None:
    with pytest.raises(ValueError, match=r"expression|unpack"):
        expressions.load(dumped)


def test_strange_code_is_an_error_and_no_crash() -> None:
    for code in (["nonsense"], ["root"], ["var", 3, []], ["and", [["item", "x", []], ["let", "y"]]], []):
        loaded = expressions.load(["a", code, "bool", [], [], 1, []])
        assert loaded.answer(Scope({})).state in ("error", "unreadable")
        assert loaded.places(Scope({})) == ()


@pytest.mark.parametrize("step", [".a", ".newest().a", ".min().a", ".filter(x, has(x.a)).newest().a"])
def test_a_long_chain_costs_no_more_than_its_length(step: str) -> None:
    deep = 5 if "filter" in step else 12
    text = "free" + step * deep + " == 'x'"
    expression = expressions.compile(text, TYPES.bind(free=expressions.Type("any")))
    value: Any = "y"
    for _ in range(deep):
        item = {"a": value, "date": "2026-01-01"}
        value = item if step == ".a" else [item] if "newest" in step else [[item]]
    answer = expression.answer(Scope({}, items={"free": (value, ("kpis", 0))}))
    assert sound(answer)
    assert answer.state in ("value", "unreadable")


def test_a_chain_that_doubles_with_each_link_ends() -> None:
    text = "free" + ".filter(x, has(x.a)).newest().a" * 12 + " == 'x'"
    expression = expressions.compile(text, TYPES.bind(free=expressions.Type("any")))
    value: Any = "y"
    for _ in range(12):
        value = [{"a": value, "date": "2026-01-01"}]
    assert sound(expression.answer(Scope({}, items={"free": (value, ("kpis", 0))})))
