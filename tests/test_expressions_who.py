"""A who in its three forms, lets, items of `each`, and what one answer may cost."""

from collections.abc import Mapping
from typing import Any

import pytest
from test_expressions import INPUTS, KPIS, TYPES

from aigov import expressions
from aigov.expressions import Answer, ExpressionError, Scope, Type
from aigov.paths import UNREADABLE, Path
from aigov.who import read

DATA: dict[str, Any] = {
    **INPUTS,
    "need": {"asked_by": "bvries"},
    "people": {
        "bvries": {"name": "B. de Vries", "email": "unknown"},
        "ajansen": {"name": "A. Jansen", "email": "a.jansen@example.org", "level": "c_level"},
    },
    "roles": {
        "executive": {"person": "ajansen", "accepted_on": "2026-01-15"},
        "dpo": {"person": "unknown"},
        "legal": {},
        "ciso": {"person": {"name": "C. Iso", "email": "unknown"}},
    },
    "mandate": {"sponsor": "ajansen", "approved_by": "executive", "deciding": {"decider": {"name": "a.  JANSEN"}}},
    "sandbox": {"owner": "dpo", "approved_by": "data_owner"},
    "kpis": [{"id": "a", "owner": "legal"}, {"id": "b", "owner": {"name": "K. Smit"}}],
    "team": {
        "members": [
            {"person": "ajansen"},
            {"person": {"name": "x", "email": "A.Jansen@example.org"}},
            {"person": "ciso"},
        ]
    },
}


def who(raw: Any, path: Path | None) -> Mapping[str, Any] | Answer:
    led = read(raw, path or (), DATA)
    return (
        led.person
        if led.state == "value"
        else Answer("absent" if led.state == "nowhere" else led.state, None, led.path)
    )


def answer(text: str, **items: tuple[Any, Path | None]) -> Answer:
    types = TYPES.bind(**{name: Type("any") for name in items})
    return expressions.compile(text, types).answer(Scope(DATA, {}, items, who))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mandate.sponsor.name == 'A. Jansen'", Answer("value", True)),
        ("mandate.approved_by.role == 'executive'", Answer("value", True)),
        ("mandate.approved_by.id == 'ajansen'", Answer("value", True)),
        ("at_least(mandate.approved_by.level, 'c_level')", Answer("value", True)),
        ("at_least(mandate.sponsor.level, 'board')", Answer("value", False, ("mandate", "sponsor"))),
        ("mandate.deciding.decider.name == 'x'", Answer("value", False, ("mandate", "deciding", "decider", "name"))),
        ("mandate.sponsor.position == 'x'", Answer("absent", None, ("mandate", "sponsor", "position"))),
        ("mandate.deciding.decider.email == 'x'", Answer("absent", None, ("mandate", "deciding", "decider", "email"))),
        ("sandbox.owner.name == 'x'", Answer("unknown", None, ("roles", "dpo", "person"))),
        ("sandbox.approved_by.name == 'x'", Answer("absent", None, ("sandbox", "approved_by"))),
        ("kpis.all(k, k.owner.name == 'K. Smit')", Answer("absent", None, ("roles", "legal", "person"))),
        ("roles.ciso.person.email == 'x'", Answer("unknown", None, ("roles", "ciso", "person", "email"))),
        ("need.asked_by.email == 'x'", Answer("unknown", None, ("need", "asked_by", "email"))),
        ("has(mandate.sponsor.email)", Answer("value", True)),
        ("has(mandate.sponsor.position)", Answer("value", False, ("mandate", "sponsor"))),
        ("has(sandbox.owner.name)", Answer("unknown", None, ("roles", "dpo", "person"))),
        ("known(sandbox.owner.name)", Answer("value", False, ("sandbox", "owner"))),
        ("known(roles.ciso.person.email)", Answer("value", False, ("roles", "ciso", "person", "email"))),
        ("has(roles.ciso.person.email)", Answer("value", True)),
    ],
)
def test_a_who_leads_to_a_person(text: str, expected: Answer) -> None:
    assert answer(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("same_person(mandate.sponsor, mandate.approved_by)", Answer("value", True)),
        ("same_person(mandate.sponsor, roles.executive)", Answer("value", True)),
        ("same_person(mandate.deciding.decider, mandate.sponsor)", Answer("value", True)),
        ("same_person(mandate.sponsor, roles.ciso)", Answer("value", False, ("mandate", "sponsor"))),
        ("same_person(mandate.sponsor, roles.dpo)", Answer("unknown", None, ("roles", "dpo", "person"))),
        ("same_person(roles.legal, roles.dpo)", Answer("unknown", None, ("roles", "dpo", "person"))),
        ("same_person(mandate.sponsor, roles.legal)", Answer("absent", None, ("roles", "legal", "person"))),
        ("same_person(mandate.sponsor, roles.trainer)", Answer("absent", None, ("roles", "trainer"))),
        ("size(team.members.people()) == 2", Answer("value", True)),
        (
            "team.members.people().exists(p, p.level == 'board')",
            Answer("absent", None, ("team", "members", 2, "person", "level")),
        ),
        ("size(kpis.map(k, k.owner).people()) == 1", Answer("absent", None, ("roles", "legal", "person"))),
        ("size([mandate.sponsor, mandate.approved_by].people()) == 1", Answer("value", True)),
        (
            "size([sandbox.approved_by, sandbox.owner].people()) == 1",
            Answer("unknown", None, ("roles", "dpo", "person")),
        ),
    ],
)
def test_persons_are_told_apart_by_id_then_mail_then_name(text: str, expected: Answer) -> None:
    assert answer(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("person.email == 'x'", Answer("unknown", None, ("kpis", 0, "owner", "email"))),
        ("known(person.email)", Answer("value", False, ("kpis", 0, "owner"))),
        ("has(person.email)", Answer("unknown", None, ("kpis", 0, "owner", "email"))),
    ],
)
def test_what_is_unknown_of_a_person_in_a_list_of_no_type_is_unknown(text: str, expected: Answer) -> None:
    assert answer(text, person=("ciso", ("kpis", 0, "owner"))) == expected


def test_without_types_a_path_reads_through_a_who_as_well() -> None:
    scope = Scope(DATA, {}, {}, who)
    assert expressions.path("mandate.approved_by.name").answer(scope).value == "A. Jansen"
    assert expressions.path("sandbox.owner.name").answer(scope).path == ("roles", "dpo", "person")
    unknown = expressions.path("roles.ciso.person.email").answer(Scope(DATA, {}, {}, who))
    assert unknown == Answer("unknown", None, ("roles", "ciso", "person", "email"))
    assert expressions.path("roles.executive.accepted_on").answer(scope).value == "2026-01-15"
    assert expressions.path("dpia.status").answer(scope) == Answer("absent", None, ("dpia",))
    with pytest.raises(ExpressionError):
        expressions.path("dpia.status == 1")


# items of each


def test_items_of_a_list_come_with_their_places() -> None:
    over = expressions.compile("kpis.filter(k, k.id == 'b')", TYPES)
    assert over.items(Scope(DATA)) == [(DATA["kpis"][1], ("kpis", 1))]
    types = TYPES.each("kpi", over)
    text = expressions.compile("kpi.kind == 'value'", types)
    scope = Scope(DATA).visit({"kpi": (DATA["kpis"][1], ("kpis", 1))})
    assert text.answer(scope) == Answer("absent", None, ("kpis", 1, "kind"))
    assert (text.reads, text.names) == ({"kpis[].kind"}, {"kpi"})


def test_items_of_a_map_know_their_key() -> None:
    over = expressions.compile("roles", TYPES)
    types = TYPES.each("holder", over)
    text = expressions.compile("holder.role in ['executive', 'dpo']", types)
    said = [text.answer(Scope(DATA).visit({"holder": item})).value for item in over.items(Scope(DATA))]
    assert said == [True, True, False, False]
    people = TYPES.each("person", expressions.compile("people", TYPES))
    _, item = expressions.compile("people", TYPES).items(Scope(DATA))
    asked = expressions.compile("person.id == 'ajansen' && person.level == 'c_level'", people)
    assert asked.answer(Scope(DATA).visit({"person": item})).value is True
    with pytest.raises(ExpressionError, match="not a field"):
        expressions.compile("holder.id == 'x'", types)


def test_steps_of_each_go_into_items() -> None:
    types = TYPES.each("kpi", expressions.compile("kpis", TYPES))
    types = types.each("target", expressions.compile("kpi.targets", types))
    text = expressions.compile("target.value > kpi.baseline.value", types)
    assert text.reads == {"kpis[].targets[].value", "kpis[].baseline.value"}
    scope = Scope({}).visit({"kpi": (KPIS[0], ("kpis", 0))})
    assert expressions.compile("kpi.targets", types).items(scope) == [
        (KPIS[0]["targets"][0], ("kpis", 0, "targets", 0)),
        (KPIS[0]["targets"][1], ("kpis", 0, "targets", 1)),
    ]


def test_a_written_list_has_items_without_places() -> None:
    over = expressions.compile("['leadership', 'it']", TYPES, constant=True)
    assert over.items(Scope({})) == [("leadership", None), ("it", None)]
    types = TYPES.each("side", over)
    text = expressions.compile("side in project.departments", types)
    assert text.answer(Scope({"project": {"departments": []}}).visit({"side": ("it", None)})).path == (
        "project",
        "departments",
    )


def test_each_visits_nothing_but_lists_and_maps() -> None:
    with pytest.raises(ExpressionError, match="visits a list or a map"):
        TYPES.each("x", expressions.compile("dpia.status", TYPES))
    assert expressions.compile("kpis", TYPES).items(Scope({})) == Answer("absent", None, ("kpis",))


# lets


def test_a_let_is_judged_once_for_each_item_that_it_reads() -> None:
    types = TYPES.each("kpi", expressions.compile("kpis", TYPES))
    own = expressions.compile("kpi.measured.newest()", types)
    all_of_them = expressions.compile("kpis.map(k, k.id)", types)
    types = types.bind(own=own, all_of_them=all_of_them)
    text = expressions.compile("own.value > 1 && size(all_of_them) == 2", types)
    lets = {"own": own, "all_of_them": all_of_them}
    scope = Scope({"kpis": KPIS}, lets)
    answers = []
    for index, kpi in enumerate(KPIS):
        inner = scope.visit({"kpi": (kpi, ("kpis", index))})
        answers.append(text.answer(inner))
        assert inner.let("all_of_them") is inner.let("all_of_them")
    assert answers == [Answer("value", True), Answer("absent", None, ("kpis", 1, "measured"))]
    assert text.names == {"own", "all_of_them", "kpi"}
    assert text.reads >= {"kpis[].measured[].value", "kpis[].id"}


def test_what_an_item_does_not_change_is_kept_from_one_item_to_the_next() -> None:
    ids = expressions.compile("kpis.map(k, k.id)", TYPES)
    scope = Scope({"kpis": KPIS}, {"ids": ids})
    before = scope.let("ids")
    assert scope.visit({"kpi": (KPIS[0], ("kpis", 0))}).let("ids") is before


def test_a_let_keeps_the_place_of_what_it_denotes() -> None:
    last = expressions.compile("learning.reviews.newest()", TYPES)
    kept = expressions.compile("kpis.filter(k, k.kind == 'cost')", TYPES)
    types = TYPES.bind(last=last, kept=kept)
    scope = Scope({"learning": {"reviews": [{"date": "2026-01-01"}]}, "kpis": KPIS}, {"last": last, "kept": kept})
    assert expressions.compile("last.lessons == 'x'", types).answer(scope).path == ("learning", "reviews", 0, "lessons")
    assert expressions.compile("kept.all(k, k.id == 'a')", types).answer(scope).path == ("kpis", 1, "id")
    assert expressions.compile("kept", types).places(scope) == (("kpis", 1),)
    assert expressions.compile("last", types).places(scope) == (("learning", "reviews", 0),)
    assert expressions.compile("has(last.date) && !has(last.lessons)", types).answer(scope).value is True


def test_a_let_that_is_absent_is_absent_wherever_it_is_read() -> None:
    last = expressions.compile("learning.reviews.newest()", TYPES)
    types = TYPES.bind(last=last)
    scope = Scope({"learning": {"reviews": []}}, {"last": last})
    asked = expressions.compile("last.date <= today", types)
    expected = Answer("absent", None, ("learning", "reviews"), "empty")
    assert (asked.answer(scope), asked.answer(scope)) == (expected, expected)
    assert expressions.compile("has(last.date)", types).answer(scope).value is False


def test_lets_that_read_each_other_are_an_error_and_not_a_loop() -> None:
    one = expressions.compile("has(dpia)", TYPES)
    circle = expressions.compile("one && has(kpis)", TYPES.bind(one=one))
    assert circle.answer(Scope({"kpis": []}, {"one": circle})).state == "error"
    assert circle.answer(Scope({"kpis": []}, {})).state == "error"


# cost


def test_no_answer_visits_items_without_end() -> None:
    text = expressions.compile("kpis.all(a, kpis.all(b, kpis.all(c, a.id == b.id && b.id == c.id)))", TYPES)
    said = text.answer(Scope({"kpis": [{"id": "x"}] * 2000}))
    assert (said.state, said.detail) == ("error", "more than 1000000 steps")


def test_lists_cannot_be_doubled_without_end() -> None:
    types, lets = TYPES, dict[str, expressions.Expression]()
    last = "kpis"
    for index in range(30):
        name = f"x{index}"
        lets[name] = expressions.compile(f"{last} + {last}", types)
        types, last = types.bind(**{name: lets[name]}), name
    said = expressions.compile(f"size({last}) > 1", types).answer(Scope({"kpis": [{"id": "a"}]}, lets))
    assert (said.state, said.detail) == ("error", "more than 1000000 steps")


def test_a_let_without_end_is_not_said_to_read_itself() -> None:
    let = expressions.compile("kpis.map(a, kpis.map(b, kpis.map(c, c.id)))", TYPES)
    text = expressions.compile("size(x) > 1", TYPES.bind(x=let))
    said = text.answer(Scope({"kpis": [{"id": "x"}] * 2000}, {"x": let}))
    assert (said.state, said.detail) == ("error", "more than 1000000 steps")


def test_what_was_made_unreadable_stays_so_through_lists_of_persons() -> None:
    data = {"mandate": {"deciding": {"consulted": [{"name": "x"}, UNREADABLE]}}}
    text = expressions.compile("size(mandate.deciding.consulted.people()) > 1", TYPES)
    assert text.answer(Scope(data)) == Answer("unreadable", None, ("mandate", "deciding", "consulted", 1))
