import pytest
from by_rule import judged, lines, outcome

from aigov import checks
from aigov.checks import apart, in_order
from aigov.findings import Outcome

APART = """
check: apart
with: {who: bias_review.reviewed_by, others: [team.members, roles.ai_expert, roles.product_owner], employer: true}
message: "{person} stands in {place} too: {because}."
"""
TEAM = """
people: {pvisser: {name: P. Visser, email: p.visser@example.org}}
roles: {ai_expert: {person: {name: S. Bakker}}, product_owner: {person: {name: M. de Vries, employer: Example BV}}}
team: {members: [{person: {name: S. Bakker}}, {person: pvisser}]}
"""


def apart_from(reviewer: str, team: str = TEAM) -> tuple[Outcome | None, list[str]]:
    report = judged(APART, f"{team}\nbias_review: {{reviewed_by: {reviewer}}}", checks={"apart": apart.check})
    return outcome(report), [each.partition(" ")[2] for each in lines(report)]


def test_every_file_here_is_a_check_under_its_name_with_hyphens() -> None:
    found = checks.aigov_checks()
    assert (found["apart"], found["in-order"]) == ("aigov.checks.apart:check", "aigov.checks.in_order:check")
    assert all(name == name.strip("_") for name in found)


def test_somebody_else_is_apart() -> None:
    assert apart_from("{name: T. Hendriks}") == (Outcome.PASS, [])


@pytest.mark.parametrize(
    ("reviewer", "message"),
    [
        ("{name: s. bakker}", "s. bakker stands in team.members[S. Bakker] too: the same person."),
        ("pvisser", "P. Visser stands in team.members[pvisser] too: the same person."),
        ("{name: Piet, email: P.Visser@example.org}", "Piet stands in team.members[pvisser] too: the same person."),
        ("ai_expert", "S. Bakker stands in team.members[S. Bakker] too: the same person."),
        ("product_owner", "M. de Vries stands in roles.product_owner too: the same person."),
        (
            "{name: T. Hendriks, employer: Example BV}",
            "T. Hendriks stands in roles.product_owner too: the same employer, Example BV.",
        ),
    ],
)
def test_who_is_one_of_the_others_is_not_apart(reviewer: str, message: str) -> None:
    assert apart_from(reviewer) == (Outcome.FAIL, [f"error bias_review.reviewed_by: {message}"])


def test_nobody_is_a_hole_and_an_unknown_person_is_undecided() -> None:
    report = judged(APART, f"{TEAM}\nbias_review: {{status: completed}}", checks={"apart": apart.check})
    assert lines(report)[0].endswith("error bias_review.reviewed_by: `bias_review.reviewed_by` is not written.")
    assert apart_from("unknown")[0] is Outcome.UNDECIDED
    assert apart_from("dpo") == (Outcome.FAIL, ["error roles.dpo: `roles.dpo` is not written."])


def test_others_that_are_unknown_leave_it_undecided_unless_one_of_the_known_is_the_same() -> None:
    unknown = TEAM.replace("ai_expert: {person: {name: S. Bakker}}", "ai_expert: unknown")
    assert apart_from("{name: T. Hendriks}", unknown)[0] is Outcome.UNDECIDED
    assert apart_from("pvisser", unknown)[0] is Outcome.FAIL


def test_others_that_are_absent_are_a_hole_and_an_empty_list_holds_nobody() -> None:
    absent = TEAM.replace("ai_expert: {person: {name: S. Bakker}}, ", "")
    assert apart_from("{name: T. Hendriks}", absent) == (
        Outcome.FAIL,
        ["error roles.ai_expert: `roles.ai_expert` is not written."],
    )
    empty = TEAM.replace("[{person: {name: S. Bakker}}, {person: pvisser}]", "[]")
    assert apart_from("{name: T. Hendriks}", empty) == (Outcome.PASS, [])


IN_ORDER = """
check: in-order
with: {days: [sandbox.approved_on, sandbox.starts_on, sandbox.ends_on], OPTIONS}
message: "{later} is {later_on}, before {earlier}, which is {earlier_on}."
"""


def in_order_of(sandbox: str, options: str = "strictly: false") -> tuple[Outcome | None, list[str]]:
    rule = IN_ORDER.replace("OPTIONS", options)
    report = judged(rule, f"sandbox: {{{sandbox}}}", checks={"in-order": in_order.check})
    return outcome(report), [each.partition(" ")[2] for each in lines(report)]


def test_days_in_order_pass_and_equal_days_unless_strictly() -> None:
    same = "approved_on: 2026-01-01, starts_on: 2026-01-01, ends_on: 2026-03-01"
    assert in_order_of(same) == (Outcome.PASS, [])
    assert in_order_of(same, "strictly: true")[0] is Outcome.FAIL


def test_a_day_before_its_predecessor_is_marked_and_both_are_named() -> None:
    assert in_order_of("approved_on: 2026-02-01, starts_on: 2026-01-15, ends_on: 2026-03-01") == (
        Outcome.FAIL,
        ["error sandbox.starts_on: sandbox.starts_on is 2026-01-15, before sandbox.approved_on, which is 2026-02-01."],
    )


def test_an_absent_day_fails_at_its_hole_unless_it_may_be_passed_over() -> None:
    absent = "approved_on: 2026-02-01, ends_on: 2026-01-15"
    assert in_order_of(absent)[1][0] == "error sandbox.starts_on: `sandbox.starts_on` is not written."
    found = in_order_of(absent, "skip_absent: true")
    assert found[0] is Outcome.FAIL
    assert found[1][0].startswith("error sandbox.ends_on: sandbox.ends_on is 2026-01-15")


def test_an_unknown_day_is_undecided_and_one_day_alone_is_not_applicable() -> None:
    assert in_order_of("approved_on: 2026-02-01, starts_on: unknown, ends_on: 2026-03-01")[0] is Outcome.UNDECIDED
    assert in_order_of("approved_on: 2026-02-01", "skip_absent: true")[0] is Outcome.NOT_APPLICABLE
