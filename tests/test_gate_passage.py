"""What a passage from stage to stage rests on: the decisions of a manifest, and what they can lack."""

from typing import Any

import pytest
from test_core_pack import core

from aigov import engine, resources, source
from aigov.gate import Lack, Move, lowers, passage, skipped

TODAY = "2026-11-22"
SCALING = Move("pilot", "scale", "2026-03-01")
GO: dict[str, Any] = {
    "id": "to-scale",
    "subject": "enter_scale",
    "decider": {"name": "A. Jansen"},
    "outcome": "go",
    "decided_on": "2026-11-20",
    "reasons": "The threshold was met",
}


def lacks(decisions: Any, move: Move = SCALING, **sections: Any) -> list[Lack]:
    data = {"project": {"stage": "pilot"}, "decisions": decisions, **sections}
    data = {key: value for key, value in data.items() if value is not None}
    inputs = engine.Inputs(today=TODAY, schema=resources.schema("manifest"), fragments=True)
    view = engine.Judge([core()], inputs).view(source.of(data))
    return list(passage(view, move, TODAY))


def said(found: list[Lack]) -> list[str]:
    return [f"{lack.kind.removeprefix('gate-')}: {lack.details.get('what', lack.subject)}" for lack in found]


def without(*keys: str, **changes: Any) -> list[dict[str, Any]]:
    return [{key: value for key, value in GO.items() if key not in keys} | changes]


def under(*conditions: dict[str, str]) -> list[dict[str, Any]]:
    return [{**GO, "outcome": "conditional_go", "conditions": list(conditions)}]


OLD_GO = {**GO, "id": "first", "decided_on": "2026-05-01"}
OLD_NO = {**GO, "id": "first", "decided_on": "2026-05-01", "outcome": "no_go"}
PENDING = {**GO, "id": "again", "outcome": "pending"} | {"decided_on": "unknown"}


CASES: dict[str, tuple[Any, list[str]]] = {
    "a yes with all that belongs to it": ([GO], []),
    "a yes of today": (without(decided_on=TODAY), []),
    "a yes of the day on which the stage before began": (without(decided_on="2026-03-01"), []),
    "a role that somebody holds": (without(decider="executive"), []),
    "no decisions": (None, ["decided: enter_scale"]),
    "an empty list": ([], ["decided: enter_scale"]),
    "nobody knows": ("unknown", ["decided: enter_scale"]),
    "a decision on something else": (without(subject="enter_pilot"), ["decided: enter_scale"]),
    "no subject": (without("subject"), ["decided: enter_scale"]),
    "pending": (without(outcome="pending"), ["is-a-yes: is `pending`"]),
    "a no": (without(outcome="no_go"), ["is-a-yes: is `no_go`"]),
    "more time": (without(outcome="extend"), ["is-a-yes: is `extend`"]),
    "no outcome": (without("outcome"), ["is-a-yes: has no outcome"]),
    "an outcome that nobody knows": (without(outcome="unknown"), ["is-a-yes: has an outcome that is unknown"]),
    "no decider": (without("decider"), ["decider-named: has no decider"]),
    "a decider whom nobody knows": (
        without(decider="unknown"),
        ["decider-named: has a decider that is unknown"],
    ),
    "a role of which nobody knows who holds it": (
        without(decider="ciso"),
        ["decider-named: has a decider who is unknown"],
    ),
    "a role that nobody holds": (
        without(decider="legal"),
        ['decider-named: names as its decider "legal", whom nobody is yet'],
    ),
    "no day": (without("decided_on"), ["day-not-ahead: has no day"]),
    "a day that nobody knows": (
        without(decided_on="unknown"),
        ["day-not-ahead: has a day that is unknown"],
    ),
    "tomorrow": (
        without(decided_on="2026-11-23"),
        ["day-not-ahead: is dated 2026-11-23, a day still to come"],
    ),
    "before the stage that it leaves": (
        without(decided_on="2026-02-28"),
        ["decided-in-its-stage: enter_scale"],
    ),
    "no reasons": (without("reasons"), ["reasons-given: has no reasons"]),
    "reasons of blanks": (without(reasons="  "), ["reasons-given: has no reasons"]),
    "reasons that nobody knows": (without(reasons="unknown"), ["reasons-given: has reasons that are unknown"]),
    "a no that was followed by a yes": ([OLD_NO, GO], []),
    "a yes that was taken back": (
        [OLD_GO, *without(id="again", outcome="stop")],
        ["is-a-yes: is `stop`"],
    ),
    "a yes, and the same question pending again": ([GO, PENDING], []),
    "a no without a day may be the last word": (
        [GO, {**OLD_NO, "decided_on": "unknown"}],
        ["is-a-yes: is `no_go`"],
    ),
    "a yes without a day does not outdo a no": (
        [OLD_NO, *without("decided_on")],
        ["day-not-ahead: has no day"],
    ),
    "yes and no on one day": ([GO, {**GO, "id": "b", "outcome": "no_go"}], ["is-a-yes: is `no_go`"]),
    "a condition that is met": (under({"id": "a", "met_on": TODAY}), []),
    "a condition for today": (under({"id": "a", "due_on": TODAY}), []),
    "a condition whose day is past": (
        under({"id": "a", "due_on": "2026-11-21"}),
        ['conditions-met-or-dated: had to see its condition "a" met by 2026-11-21, and that it is, is not said'],
    ),
    "a condition whose day is past, and that will be met": (
        under({"id": "a", "due_on": "2026-11-21", "met_on": "2026-11-23"}),
        ['conditions-met-or-dated: had to see its condition "a" met by 2026-11-21, and that it is, is not said'],
    ),
    "a condition that was met late": (under({"id": "a", "due_on": "2026-11-01", "met_on": "2026-11-21"}), []),
    "a condition without a day": (
        under({"id": "a"}, {"id": "b", "due_on": "unknown", "met_on": "unknown"}),
        [
            f'conditions-met-or-dated: does not say by when its condition "{name}" has to be met, or that it is'
            for name in "ab"
        ],
    ),
    "no conditions": (
        under(),
        ["conditions-met-or-dated: is a yes under conditions, and does not say which"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_passage_rests_on_a_decision(case: str) -> None:
    decisions, expected = CASES[case]
    roles = {"executive": {"person": {"name": "A. Jansen"}}, "ciso": {"person": "unknown"}}
    assert said(lacks(decisions, roles=roles)) == expected


def test_what_is_lacking_is_marked_where_it_should_stand() -> None:
    (lack,) = lacks([{**GO, "subject": "enter_pilot"}, *without("reasons")])
    assert (lack.path, lack.decider) == (("decisions", 1, "reasons"), ("decisions", 1, "decider"))


def test_where_nobody_knows_since_when_a_day_is_not_held_against_it() -> None:
    assert lacks(without(decided_on="2020-01-01"), Move("pilot", "scale")) == []
    assert lacks(without(decided_on="2020-01-01"), Move("", "scale")) == []


def test_a_stage_is_left_out_by_a_decision() -> None:
    move = Move("idea", "scale")
    assert said(lacks([GO], move)) == ["no-stage-skipped: skip_sandbox", "no-stage-skipped: skip_pilot"]
    skip = {**GO, "id": "no-sandbox", "subject": "skip_sandbox"}
    assert said(lacks([GO, skip], move)) == ["no-stage-skipped: skip_pilot"]
    through = {**GO, "id": "to-pilot", "subject": "enter_pilot"}
    assert lacks([GO, skip, through], move) == []
    assert said(lacks([GO, {**skip, "outcome": "no_go"}, through], move)) == ["is-a-yes: is `no_go`"]


def test_a_project_goes_back_by_a_decision_of_its_own() -> None:
    move = Move("scale", "pilot", "2026-05-01")
    back = {**GO, "id": "back", "subject": "return_to_pilot"}
    assert said(lacks([{**GO, "subject": "enter_pilot"}], move)) == ["lowered-by-decision: return_to_pilot"]
    assert lacks([back], move) == []
    assert said(lacks([{**back, "decided_on": "2026-04-30"}], move)) == ["decided-in-its-stage: return_to_pilot"]


@pytest.mark.parametrize(
    ("leaving", "entering", "back", "between"),
    [
        ("idea", "sandbox", False, ()),
        ("idea", "production", False, ("sandbox", "pilot", "scale")),
        ("idea", "retired", False, ()),
        ("scale", "sandbox", True, ()),
        ("retired", "pilot", True, ()),
        ("", "scale", False, ()),
    ],
)
def test_the_order_of_the_stages_says_what_is_back_and_what_lies_between(
    leaving: str, entering: str, back: bool, between: tuple[str, ...]
) -> None:
    assert (lowers(Move(leaving, entering)), skipped(Move(leaving, entering))) == (back, between)


@pytest.mark.parametrize(
    "decisions",
    ["a text", [3], [{**GO, "outcome": "perhaps"}], [{**GO, "subject": 3}]],
    ids=["no list", "no decision", "no outcome that there is", "no subject that there is"],
)
def test_of_what_cannot_be_read_structure_alone_speaks(decisions: Any) -> None:
    assert lacks(decisions) == []
