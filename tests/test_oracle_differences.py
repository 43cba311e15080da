"""Where our subset and CEL differ on purpose: a table, each row with a pair that shows it."""

from typing import Any

import pytest
from oracle import ORACLE, TODAY, TYPES, judged

from aigov import expressions
from aigov.expressions import Answer, Scope

KPI = {"kpis": [{"id": "a", "baseline": {"value": 40}}]}
DIFFERENCES: dict[str, tuple[str, dict[str, Any], Answer | str, Any]] = {
    "numbers are doubles, and a written whole number goes with them": (
        "kpis.exists(k, k.baseline.value + 1 == 41)",
        {"kpis": [{"id": "a", "baseline": {"value": 40.0}}]},
        Answer("value", True),
        "error",
    ),
    "a count goes with a double": ("size(kpis) - 0.5 > 0", KPI, Answer("value", True), "refused"),
    "true and false have no order": (
        "exposure.irreversible < true",
        {"exposure": {"irreversible": False}},
        "refused",
        True,
    ),
    "has is false below an absent section": (
        "has(dpia.dpo_advice.given_on)",
        {"dpia": {}},
        Answer("value", False, ("dpia", "dpo_advice", "given_on")),
        "error",
    ),
    "has is false in an absent section": ("has(dpia.status)", {}, Answer("value", False, ("dpia", "status")), "error"),
    "has asks about a section": ("has(dpia)", {}, Answer("value", False, ("dpia",)), "refused"),
    "has is unknown below unknown": (
        "has(dpia.dpo_advice.given_on)",
        {"dpia": {"dpo_advice": "unknown"}},
        Answer("unknown", None, ("dpia", "dpo_advice")),
        "error",
    ),
    "known asks for more than has": (
        "known(dpia.status)",
        {"dpia": {"status": "unknown"}},
        Answer("value", False, ("dpia", "status")),
        "refused",
    ),
    "unknown is no text": (
        "dpia.status == 'approved'",
        {"dpia": {"status": "unknown"}},
        Answer("unknown", None, ("dpia", "status")),
        False,
    ),
    "unknown is nobody": ("mandate.sponsor != 'x'", {}, "refused", "error"),
    "a list with an unknown item may hold anything": (
        "'it' in project.departments",
        {"project": {"departments": ["legal", "unknown"]}},
        Answer("unknown", None, ("project", "departments", 1)),
        False,
    ),
    "a list with an unknown item holds what it holds": (
        "'it' in project.departments",
        {"project": {"departments": ["it", "unknown"]}},
        Answer("value", True),
        True,
    ),
    "an unknown item counts": (
        "size(project.departments) == 2",
        {"project": {"departments": ["it", "unknown"]}},
        Answer("value", True),
        True,
    ),
    "nothing is compared with unknown": ("dpia.status == 'unknown'", {"dpia": {"status": "unknown"}}, "refused", True),
    "a word must be one of the schema's": (
        "dpia.status == 'aproved'",
        {"dpia": {"status": "approved"}},
        "refused",
        False,
    ),
    "words are not ordered by their letters": (
        "need.value.effort < 'medium'",
        {"need": {"value": {"effort": "low"}}},
        "refused",
        True,
    ),
    "texts are not ordered": ("project.name < 'b'", {"project": {"name": "a"}}, "refused", True),
    "a text is never a number": ("project.name == 3", {"project": {"name": "a"}}, "refused", False),
    "texts are not joined": ("project.name + 'b' == 'ab'", {"project": {"name": "a"}}, "refused", True),
    "a date is compared with dates": (
        "dpia.approved_on < 'tomorrow'",
        {"dpia": {"approved_on": "2026-01-01"}},
        "refused",
        True,
    ),
    "periods are compared as time": (
        "learning.every == 'P1Y'",
        {"learning": {"every": "P12M"}},
        Answer("value", True),
        False,
    ),
    "a map is asked for keys with in only": ("people.exists(p, p == 'a')", {"people": {"a": {}}}, "refused", True),
    "nothing is indexed": ("kpis[0].id == 'a'", KPI, "refused", True),
    "nothing is null": ("dpia.status == null", {"dpia": {"status": "approved"}}, "refused", False),
    "nothing is multiplied": (
        "kpis.exists(k, k.baseline.value * 2.0 > 3.0)",
        {"kpis": [{"baseline": {"value": 2.0}}]},
        "refused",
        True,
    ),
    "what reads nothing says the same of all": ("1 < 2", {}, "refused", True),
    "an item's name means one thing": ("kpis.exists(data, data.id == 'a')", KPI, "refused", True),
    "a who is resolved": (
        "mandate.sponsor.name == 'A. Jansen'",
        {"mandate": {"sponsor": {"name": "A. Jansen"}}},
        Answer("value", True),
        True,
    ),
}


@pytest.mark.parametrize("name", DIFFERENCES)
def test_the_differences_are_these(name: str) -> None:
    text, data, ours, theirs = DIFFERENCES[name]
    assert (said(text, data), oracle_said(text, data)) == (ours, theirs)


def said(text: str, data: dict[str, Any]) -> Answer | str:
    try:
        expression = expressions.compile(text, TYPES)
    except expressions.ExpressionError:
        return "refused"
    return expression.answer(Scope({**data, "today": TODAY}))


def oracle_said(text: str, data: dict[str, Any]) -> Any:
    try:
        expression = ORACLE.compile(text)
    except RuntimeError:
        return "refused"
    return judged(expression.eval(data={**data, "today": TODAY}))
