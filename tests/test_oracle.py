"""Our judge beside Google's CEL engine, over many thousand generated pairs of an expression and data."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from expression_data import Data
from expression_pairs import Maker
from expression_values import Text
from oracle import ORACLE, TODAY, TYPES, judged

from aigov import expressions
from aigov.expressions import Answer, Scope, calls, listcalls, syntax
from aigov.expressions.syntax import Node, parse

PAIRS = 30_000


class Pair(NamedTuple):
    """One expression on one manifest: what we say, and what the oracle says (`error`, or a value)."""

    text: Text
    data: dict[str, Any]
    ours: Answer
    theirs: Any


def pairs(count: int, seed: int) -> Iterator[Pair]:
    """Yield pairs: eleven expressions of twelve are conditions."""
    maker, data = Maker(TYPES, seed), Data(TYPES, seed)
    for number in range(count // 2):
        condition = number % 12 > 0
        text = maker.boolean(2 + number % 2) if condition else maker.value()
        ours = expressions.compile(text.ours, TYPES, dated=False, constant=True)
        theirs = ORACLE.compile(text.cel)
        for _ in range(2):
            mine, its = data.make(ours.reads, text.ours, plain=not condition)
            answer = ours.answer(Scope({**mine, "today": TODAY}))
            yield Pair(text, mine, answer, judged(theirs.eval(data={**its, "today": TODAY})))


@pytest.fixture(scope="module")
def made() -> list[Pair]:
    return list(pairs(PAIRS, seed=20260301))


def words(node: Node) -> Iterator[str]:
    """Yield the operators, functions and kinds of literal of a tree."""
    if node.kind in ("call", "method", "binary"):
        yield node.value
    elif node.kind == "literal":
        yield f"literal {type(node.value).__name__}"
    else:
        yield node.kind
    for part in node.parts:
        yield from words(part)


def test_every_generated_pair_is_judged_as_the_oracle_judges_it(made: list[Pair]) -> None:
    wrong = [
        pair
        for pair in made
        if (pair.ours.value if pair.ours.state == "value" else "error") != pair.theirs
        or isinstance(pair.ours.value, bool) is not isinstance(pair.theirs, bool)
    ]
    assert wrong == []


def test_the_pairs_are_distinct_and_so_are_most_expressions(made: list[Pair]) -> None:
    distinct = {(pair.text.ours, json.dumps(pair.data, sort_keys=True)) for pair in made}
    assert len(distinct) >= 20_000
    assert len({pair.text.ours for pair in made}) >= 10_000


def test_a_fifth_each_is_true_false_and_in_trouble(made: list[Pair]) -> None:
    distinct = {(pair.text.ours, json.dumps(pair.data, sort_keys=True)): pair for pair in made}.values()
    for said in (True, False, "error"):
        assert sum(pair.theirs is said or pair.theirs == said == "error" for pair in distinct) >= 0.18 * len(distinct)


USED = [
    *("==", "!=", "<", "<=", ">", ">=", "&&", "||", "in", "+", "-", "not", "negate", "if", "list", "select"),
    *("literal str", "literal int", "literal float", "literal bool", "has", "known", "size", "lower", "matches"),
    *("contains", "startsWith", "endsWith", "exists", "all", "filter", "map", "after", "before", "days_between"),
    *("at_least", "same_person", "sum", "min", "max", "distinct", "flatten", "isSorted", "newest", "people"),
]


def test_every_operator_and_function_stands_in_hundreds_of_pairs(made: list[Pair]) -> None:
    counts = Counter(word for pair in made for word in set(words(parse(pair.text.ours))))
    assert {word: counts[word] for word in USED if counts[word] < 300} == {}


def test_no_operator_or_function_is_left_out_of_that_count() -> None:
    known = {*calls.FUNCTIONS, *calls.METHODS, *listcalls.MACROS, *(word for word in syntax.BINDS if word != "?")}
    assert known - set(USED) == set()


def test_something_is_absent_at_every_depth(made: list[Pair]) -> None:
    holes = Counter(len(pair.ours.path) for pair in made if pair.ours.state == "absent" and pair.ours.path)
    deepest = max(len(pair.ours.path or ()) for pair in made)
    assert deepest >= 5
    assert {depth: holes[depth] for depth in range(1, deepest + 1) if holes[depth] < 50} == {}


def test_each_kind_of_trouble_stands_among_the_pairs(made: list[Pair]) -> None:
    states = Counter(pair.ours.state for pair in made)
    assert {state: states[state] for state in ("absent", "unknown", "unreadable", "error") if states[state] < 20} == {}
