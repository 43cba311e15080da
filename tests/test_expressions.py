"""Expressions over the real schema: what is refused and where, what is answered, and which place is named."""

import json
from pathlib import Path as File
from typing import Any

import pytest

from aigov import expressions
from aigov.expressions import Answer, ExpressionError, Scope, Types

SCHEMAS = File(__file__).parent.parent / "schemas"
MANIFEST = json.loads((SCHEMAS / "manifest.schema.json").read_text(encoding="utf-8"))
ORGANISATION = json.loads((SCHEMAS / "organisation.schema.json").read_text(encoding="utf-8"))
TYPES = Types.of(MANIFEST, ORGANISATION)
INPUTS = {"stage": "scale", "weight": "full", "today": "2026-01-01"}


def answer(text: str, data: dict[str, Any], types: Types = TYPES, **options: Any) -> Answer:
    """Judge after a round through JSON, as a run from a compiled pack does."""
    expression = expressions.compile(text, types, **options)
    return expressions.load(json.loads(json.dumps(expression.dump()))).answer(Scope({**INPUTS, **data}))


def test_a_true_condition_has_no_place() -> None:
    assert answer("dpia.status == 'approved'", {"dpia": {"status": "approved"}}) == Answer("value", True)


def test_a_false_condition_names_its_first_path() -> None:
    data = {"dpia": {"status": "required", "residual_risk": "high"}}
    text = "dpia.status == 'required' && dpia.residual_risk == 'low'"
    assert answer(text, data) == Answer("value", False, ("dpia", "residual_risk"))


def test_a_hole_is_named_up_to_its_first_absent_part() -> None:
    assert answer("dpia.dpo_advice.given_on <= today", {"dpia": {}}) == Answer("absent", None, ("dpia", "dpo_advice"))


@pytest.mark.parametrize(
    ("text", "at", "says"),
    [
        ("dpia.staus == 'approved'", "staus", 'did you mean "dpia.status"?'),
        ("dpia.status == 'aproved'", "'aproved'", 'did you mean "approved"?'),
        ("dpia.status == 'unknown'", "'unknown'", "known("),
        ("dpia.status < 'approved'", "<", "at_least"),
        ("1 < 2", "1 < 2", "reads nothing"),
        ("dpia.approved_on >= today", "dpia.approved_on >= today", "later side"),
        ("project.name == 3", "3", "never"),
    ],
)
def test_a_mistake_is_refused_at_its_place(text: str, at: str, says: str) -> None:
    with pytest.raises(ExpressionError) as refused:
        expressions.compile(text, TYPES)
    assert (text[refused.value.start : refused.value.end], says in refused.value.message) == (at, True)
