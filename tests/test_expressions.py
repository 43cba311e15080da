"""What expressions answer over the real schema: values, three kinds of absence, and the place that is named."""

import json
from pathlib import Path as File
from typing import Any

import pytest

from aigov import expressions
from aigov.expressions import Answer, Scope, Types
from aigov.paths import UNREADABLE, Path

SCHEMAS = File(__file__).parent.parent / "schemas"
MANIFEST = json.loads((SCHEMAS / "manifest.schema.json").read_text(encoding="utf-8"))
ORGANISATION = json.loads((SCHEMAS / "organisation.schema.json").read_text(encoding="utf-8"))
TYPES = Types.of(MANIFEST, ORGANISATION)
INPUTS = {"stage": "scale", "weight": "full", "today": "2026-03-01"}
KPIS = [
    {
        "id": "a",
        "kind": "value",
        "owner": "x",
        "targets": [{"due_on": "2026-12-31", "value": 60}, {"due_on": "2027-12-31", "value": 50.5}],
        "measured": [{"date": "2026-01-01", "value": 4}, {"date": "2026-02-01", "value": 2}],
    },
    {"id": "b", "kind": "cost", "targets": []},
]


def answer(text: str, data: dict[str, Any], types: Types = TYPES, **options: Any) -> Answer:
    """Judge after a round through JSON, as a run from a compiled pack does."""
    expression = expressions.compile(text, types, **options)
    return expressions.load(json.loads(json.dumps(expression.dump()))).answer(Scope({**INPUTS, **data}))


def places(text: str, data: dict[str, Any]) -> tuple[Path, ...]:
    return expressions.compile(text, TYPES, dated=False).places(Scope({**INPUTS, **data}))


def test_a_true_condition_has_no_place() -> None:
    assert answer("dpia.status == 'approved'", {"dpia": {"status": "approved"}}) == Answer("value", True)


def test_a_path_has_the_place_of_its_value() -> None:
    assert answer("dpia.criteria", {"dpia": {"criteria": []}}) == Answer("value", [], ("dpia", "criteria"))


def test_stage_stands_where_the_project_says_it() -> None:
    assert answer("at_least(stage, 'production')", {}) == Answer("value", False, ("project", "stage"))


def test_retired_stands_outside_the_order_of_stages() -> None:
    assert answer("at_least(stage, 'idea')", {"stage": "retired"}).value is False


# what a false condition names


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("dpia.status == 'approved' && dpia.residual_risk == 'low'", ("dpia", "residual_risk")),
        ("dpia.residual_risk == 'low' && dpia.status == 'required'", ("dpia", "residual_risk")),
        ("dpia.status != 'approved' || dpia.residual_risk == 'low'", ("dpia", "status")),
        ("!(has(kpis) && dpia.status == 'approved')", ("kpis",)),
        ("has(dpia.approved_on)", ("dpia", "approved_on")),
        ("kpis.all(k, k.kind == 'value')", ("kpis", 1, "kind")),
        ("kpis.all(k, dpia.status == 'approved' && k.kind == 'value')", ("kpis", 1, "kind")),
        ("kpis.all(k, dpia.residual_risk == 'low')", ("kpis", 0)),
        ("kpis.all(k, k.targets.all(t, t.value > 55))", ("kpis", 0, "targets", 1, "value")),
        ("kpis.exists(k, k.kind == 'risk')", ("kpis",)),
        ("!kpis.exists(k, k.kind == 'cost')", ("kpis", 1, "kind")),
        ("kpis.filter(k, k.kind == 'cost').all(k, k.id == 'a')", ("kpis", 1, "id")),
        ("kpis.map(k, k.targets).flatten().all(t, t.value > 55)", ("kpis", 0, "targets", 1, "value")),
        ("size(kpis) > 2", ("kpis",)),
        ("2 < size(kpis)", ("kpis",)),
        ("kpis.filter(k, k.id == 'a').map(k, k.measured).flatten().newest().value > 3", ("kpis", 0, "measured", 1)),
        ("'x' in dpia.criteria", ("dpia", "criteria")),
        ("dpia.criteria.map(c, lower(c)).all(c, c == 'y')", ("dpia", "criteria", 0)),
        ("stage == 'scale' ? dpia.residual_risk == 'low' : dpia.status == 'approved'", ("dpia", "residual_risk")),
        ("limit_of_this", ("dpia", "residual_risk")),
    ],
)
def test_a_false_condition_names_its_place(text: str, path: Path) -> None:
    data = {"dpia": {"status": "approved", "residual_risk": "high", "criteria": ["x2"]}, "kpis": KPIS}
    let = expressions.compile("dpia.status == 'approved' && dpia.residual_risk == 'low'", TYPES)
    expression = expressions.compile(text, TYPES.bind(limit_of_this=let))
    said = expression.answer(Scope({**INPUTS, **data}, {"limit_of_this": let}))
    assert (said.value, (said.path or ())[: len(path)]) == (False, path)


def test_without_blame_no_place_is_looked_for() -> None:
    expression = expressions.compile("dpia.status == 'approved'", TYPES)
    assert expression.answer(Scope({"dpia": {"status": "required"}}), blame=False) == Answer("value", False)


# three kinds of absence


@pytest.mark.parametrize(
    ("data", "state", "path"),
    [
        ({}, "absent", ("dpia",)),
        ({"dpia": {}}, "absent", ("dpia", "dpo_advice")),
        ({"dpia": {"dpo_advice": {}}}, "absent", ("dpia", "dpo_advice", "given_on")),
        ({"dpia": "unknown"}, "unknown", ("dpia",)),
        ({"dpia": {"dpo_advice": "unknown"}}, "unknown", ("dpia", "dpo_advice")),
        ({"dpia": {"dpo_advice": {"given_on": "unknown"}}}, "unknown", ("dpia", "dpo_advice", "given_on")),
        ({"dpia": UNREADABLE}, "unreadable", ("dpia",)),
        ({"dpia": {"dpo_advice": UNREADABLE}}, "unreadable", ("dpia", "dpo_advice")),
        ({"dpia": {"dpo_advice": {"given_on": UNREADABLE}}}, "unreadable", ("dpia", "dpo_advice", "given_on")),
        ({"dpia": {"dpo_advice": ["a"]}}, "unreadable", ("dpia", "dpo_advice")),
    ],
)
def test_what_is_not_there_is_named_with_its_kind(data: dict[str, Any], state: str, path: Path) -> None:
    assert answer("dpia.dpo_advice.given_on <= today", data) == Answer(state, None, path)


@pytest.mark.parametrize(
    ("text", "state", "path"),
    [
        ("kpis.all(k, k.targets.all(t, t.value > 3))", "absent", ("kpis", 1, "targets", 0, "value")),
        ("kpis.filter(k, k.id == 'b').all(k, k.unit == 'percent')", "absent", ("kpis", 1, "unit")),
        ("kpis.map(k, k.targets).flatten().map(t, t.value).sum() > 1", "absent", ("kpis", 1, "targets", 0, "value")),
        ("kpis.map(k, k.measured.newest()).all(m, m.value > 1)", "absent", ("kpis", 1, "measured")),
        (
            "kpis.filter(k, k.id == 'a').map(k, k.measured.newest()).all(m, m.evidence == ['x'])",
            "absent",
            ("kpis", 0, "measured", 1, "evidence"),
        ),
        ("kpis.filter(k, k.direction == 'up').map(k, k.id) == ['a']", "unknown", ("kpis", 1, "direction")),
        ("project.departments.exists(d, d == 'it')", "unknown", ("project", "departments", 1)),
        ("'it' in project.departments", "unknown", ("project", "departments", 1)),
        ("project.departments.distinct() == ['legal']", "unknown", ("project", "departments", 1)),
    ],
)
def test_a_hole_in_an_item_is_named_where_the_item_stands(text: str, state: str, path: Path) -> None:
    kpis = [{**KPIS[0], "direction": "up"}, {"id": "b", "targets": [{}], "direction": "unknown"}]
    data = {"kpis": kpis, "project": {"departments": ["legal", "unknown"]}}
    assert answer(text, data) == Answer(state, None, path)


RANKED = {"dpia": {"residual_risk": "unknown", "approved_on": UNREADABLE}}


@pytest.mark.parametrize("form", ["{} && {}", "{} || {}", "[1, 2].exists(n, {} && {})"])
def test_unknown_outranks_absent_and_unreadable_both(form: str) -> None:
    absent, unknown, unreadable = (
        "dpia.status == 'approved'",
        "dpia.residual_risk == 'low'",
        "dpia.approved_on <= today",
    )
    for one, other, state in (
        (absent, unknown, "unknown"),
        (absent, unreadable, "unreadable"),
        (unknown, unreadable, "unreadable"),
    ):
        for text in (form.format(one, other), form.format(other, one)):
            assert answer(text, RANKED).state == state


def test_unknown_outranks_absent_between_the_sides_of_a_comparison_and_between_items() -> None:
    data = {"dpia": {"screened_on": "unknown"}, "kpis": [{}, {"kind": "unknown"}]}
    assert answer("dpia.approved_on <= dpia.screened_on", data).path == ("dpia", "screened_on")
    assert answer("days_between(dpia.approved_on, dpia.screened_on) > 1", data).state == "unknown"
    assert answer("kpis.filter(k, k.kind == 'value').all(k, has(k.id))", data).path == ("kpis", 1, "kind")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("has(impact) || true", True),
        ("impact.status == 'completed' || true", True),
        ("true || impact.status == 'completed'", True),
        ("impact.status == 'completed' && false", False),
        ("kpis.exists(k, k.unit == 'percent')", True),
        ("kpis.all(k, k.unit == 'hours')", False),
        ("false ? impact.status == 'completed' : true", True),
    ],
)
def test_what_settles_a_question_absorbs_the_trouble_beside_it(text: str, value: bool) -> None:
    assert answer(text, {"kpis": [{}, {"unit": "percent"}]}, constant=True).value is value


def test_two_sides_of_a_junction_answer_alike_in_either_order() -> None:
    sides = ["true", "false", "impact.status == 'completed'", "dpia.status == 'approved'", "size(kpis) > 'x'.size()"]
    data = {"dpia": {"status": "unknown"}, "kpis": UNREADABLE}
    for sign in ("&&", "||"):
        for one in sides:
            for other in sides:
                left = answer(f"{one} {sign} {other}", data, constant=True)
                right = answer(f"{other} {sign} {one}", data, constant=True)
                assert (left.state, left.value) == (right.state, right.value)


# has and known


@pytest.mark.parametrize(
    ("data", "has", "known"),
    [
        ({}, False, False),
        ({"dpia": {}}, False, False),
        ({"dpia": {"dpo_advice": {}}}, False, False),
        ({"dpia": {"dpo_advice": {"given_on": "2026-01-01"}}}, True, True),
        ({"dpia": {"dpo_advice": {"given_on": "unknown"}}}, True, False),
        ({"dpia": {"dpo_advice": "unknown"}}, "unknown", False),
        ({"dpia": "unknown"}, "unknown", False),
        ({"dpia": UNREADABLE}, "unreadable", "unreadable"),
        ({"dpia": {"dpo_advice": {"given_on": UNREADABLE}}}, "unreadable", "unreadable"),
    ],
)
def test_has_and_known_tell_absent_from_unknown(data: dict[str, Any], has: object, known: object) -> None:
    for name, expected in (("has", has), ("known", known)):
        said = answer(f"{name}(dpia.dpo_advice.given_on)", data)
        assert (said.value if said.state == "value" else said.state) == expected


def test_has_and_known_ask_about_whole_sections_and_items() -> None:
    assert answer("has(dpia)", {"dpia": "unknown"}).value is True
    assert answer("known(dpia)", {"dpia": "unknown"}).value is False
    assert answer("kpis.all(k, has(k.kind))", {"kpis": KPIS}).value is True
    assert answer("kpis.exists(k, has(k.measured) && has(k.measured.newest().value))", {"kpis": KPIS}).value is True


def test_an_empty_list_and_an_empty_text_are_there() -> None:
    assert answer("has(dpia.criteria) && has(dpia.version)", {"dpia": {"criteria": [], "version": ""}}).value is True


# the organisation's file


def test_without_the_organisations_file_nothing_about_it_is_decided() -> None:
    for text in ("org.id == 'x'", "has(org.strategy)", "known(org.strategy.title)", "!has(org.strategy)"):
        assert answer(text, {}) == Answer("absent", None, ("org",))


def test_the_organisations_file_is_read_below_org() -> None:
    data = {"org": {"strategy": {"goals": [{"id": "g"}]}}, "mandate": {"strategy_goal": "h"}}
    text = "org.strategy.goals.exists(g, g.id == mandate.strategy_goal)"
    assert answer(text, data) == Answer("value", False, ("org", "strategy", "goals"))
    assert answer("has(org.learning)", data).value is False


# numbers, dates, periods


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("kpis.exists(k, k.baseline.value + 1 == 1.5)", True),
        ("kpis.map(k, k.baseline.value).sum() == 1", True),
        ("size(kpis) == 2.0", True),
        ("-size(kpis) < -1", True),
        ("size(project.name) == 2", True),
        ("lower(project.name) == 'éx'", True),
        ("after(dpia.approved_on, 'P1M') == '2026-02-28'", True),
        ("before(dpia.approved_on, learning.every) == '2025-12-31'", True),
        ("days_between(dpia.approved_on, '2026-02-01') == 1", True),
        ("learning.every == 'P4W3D'", True),
        ("dpia.approved_on <= today && today > dpia.approved_on", True),
        ("[kpis.map(k, k.baseline.value).max(), 0].min() == 0", True),
        ("kpis.map(k, k.baseline.value).isSorted()", True),
        ("[[1, 2], [2]].flatten().distinct() == [1, 2]", True),
    ],
)
def test_values_are_reckoned_as_people_do(text: str, value: bool) -> None:
    data = {
        "kpis": [{"baseline": {"value": 0.5}}, {"baseline": {"value": 0.5}}],
        "project": {"name": "Éx"},
        "dpia": {"approved_on": "2026-01-31"},
        "learning": {"every": "P31D"},
    }
    assert answer(text, data, constant=True) == Answer("value", value)


def test_true_is_never_one() -> None:
    types = TYPES.bind(free=expressions.Type("any"))
    for text in ("free == 1", "free in [1, 2]", "[free] == [1]"):
        expression = expressions.compile(text, types)
        assert expression.answer(Scope({}, items={"free": (True, None)})).value is False


def test_a_day_outside_the_calendar_is_an_error_that_says_so() -> None:
    said = answer("after(dpia.approved_on, 'P9999Y') == today", {"dpia": {"approved_on": "2026-01-31"}}, dated=False)
    assert (said.state, "years 1 to 9999" in said.detail) == ("error", True)


@pytest.mark.parametrize("picked", ["newest", "min", "max"])
def test_what_is_picked_from_nothing_is_absent_and_says_that_the_list_is_empty(picked: str) -> None:
    asked = "learning.reviews.newest().date" if picked == "newest" else f"learning.reviews.map(r, r.date).{picked}()"
    data = {"learning": {"reviews": []}}
    detail = "empty" if picked == "newest" else "none"
    assert answer(f"{asked} <= today", data) == Answer("absent", None, ("learning", "reviews"), detail)
    assert answer(f"has({asked})", data).value is False


def test_of_two_newest_items_the_later_one_counts() -> None:
    reviews = [{"date": "2026-01-01", "lessons": "a"}, {"date": "2026-01-01", "lessons": "b"}]
    assert answer("learning.reviews.newest().lessons", {"learning": {"reviews": reviews}}).value == "b"


def test_newest_needs_every_date() -> None:
    reviews: list[dict[str, Any]] = [{"date": "2026-01-01"}, {}]
    text = "has(learning.reviews.newest().lessons)"
    data = {"learning": {"reviews": reviews}}
    assert answer("learning.reviews.newest().date <= today", data).path == ("learning", "reviews", 1, "date")
    reviews.append({"date": "unknown"})
    assert answer(text, data) == Answer("unknown", None, ("learning", "reviews", 2, "date"))


# places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kpis", (("kpis",),)),
        ("dpia.approved_on", (("dpia", "approved_on"),)),
        ("impact.status", (("impact",),)),
        ("kpis.filter(k, k.kind == 'cost')", (("kpis", 1),)),
        ("kpis.map(k, k.id)", (("kpis", 0, "id"), ("kpis", 1, "id"))),
        ("kpis.map(k, lower(k.id))", (("kpis", 0, "id"), ("kpis", 1, "id"))),
        ("kpis.filter(k, k.kind == 'risk')", (("kpis",),)),
        ("kpis.map(k, k.targets).flatten()", (("kpis", 0, "targets", 0), ("kpis", 0, "targets", 1))),
        ("kpis.filter(k, k.id == 'a').map(k, k.measured.newest())", (("kpis", 0, "measured", 1),)),
        ("[dpia.status, dpia.version]", (("dpia", "status"), ("dpia", "version"))),
        ("size(kpis) > 5 ? impact.evidence : dpia.criteria", (("dpia", "criteria"),)),
        ("kpis.map(k, k.targets).flatten().map(t, t.value).max()", (("kpis", 0, "targets", 0, "value"),)),
        (
            "kpis.map(k, k.kind).distinct() + dpia.criteria",
            (("kpis", 0, "kind"), ("kpis", 1, "kind"), ("dpia", "criteria", 0)),
        ),
    ],
)
def test_places_are_those_of_what_is_denoted(text: str, expected: tuple[Path, ...]) -> None:
    assert places(text, {"kpis": KPIS, "dpia": {"status": "approved", "version": "1", "criteria": ["x"]}}) == expected
