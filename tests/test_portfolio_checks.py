"""The checks over a portfolio, each against manifests side by side."""

from pathlib import Path

import pytest
from side_by_side import Portfolio, manifest

from aigov.checks import in_step, load, repeated, seldom
from aigov.findings import Outcome

CHECKS = {"in-step": in_step.check, "load": load.check, "repeated": repeated.check, "seldom": seldom.check}


@pytest.fixture
def portfolio(tmp_path: Path) -> Portfolio:
    return Portfolio(tmp_path)


def said(portfolio: Portfolio, manifests: dict[str, str], judged: str, message: str) -> tuple[Outcome, list[str]]:
    texts = {name: manifest(name) + more for name, more in manifests.items()}
    report = portfolio.judge(texts, judged, message=message, checks=CHECKS)
    return report.outcomes[0].outcome, [f"{finding.at.path}: {finding.message}" for finding in report.findings]


# load


def roles(by: str, most: float = 1) -> str:
    return (
        "let: {held: 'portfolio.filter(m, known(m.roles)).map(m, m.roles)'}\n"
        f"limits: {{most: {most}}}\ncheck: load\nwith: {{of: [held], by: {by}}}"
    )


LOAD = "{person}: {amount} in {projects}."
TWO_ROLES = "roles: {executive: {person: {name: A. Bos}}, trainer: {person: {name: a. bos}}}\n"


def test_places_and_projects_are_counted_apart(portfolio: Portfolio) -> None:
    assert said(portfolio, {"a": TWO_ROLES}, roles("places"), LOAD) == (
        Outcome.FAIL,
        ["a:roles.executive: A. Bos: 2 in a."],
    )
    assert said(portfolio, {"a": TWO_ROLES}, roles("projects"), LOAD) == (Outcome.PASS, [])


def test_somebody_known_by_more_than_one_mark_is_one(portfolio: Portfolio) -> None:
    manifests = {
        "a": "roles: {executive: {person: {name: A. Bos, email: a@example.org}}}\n",
        "b": "roles: {executive: {person: {name: Anna Bos, email: A@EXAMPLE.ORG}}}\n",
        "c": "roles: {executive: {person: {name: A. Bos}}}\n",
        "d": "roles: {executive: {person: {name: A. Bos, email: other@example.org}}}\n",
    }
    assert said(portfolio, manifests, roles("places", 2), LOAD)[1] == ["a:roles.executive: A. Bos: 3 in a, b and c."]


def test_nobody_known_is_nobody_counted(portfolio: Portfolio) -> None:
    manifests = {"a": "roles: {executive: {person: unknown}, trainer: unknown, legal: {person: dpo}}\n", "b": ""}
    assert said(portfolio, manifests, roles("places", 0), LOAD) == (Outcome.NOT_APPLICABLE, [])


def test_more_projects_than_a_sentence_holds_are_counted(portfolio: Portfolio) -> None:
    manifests = {f"p{number:02}": "roles: {executive: {person: {name: A}}}\n" for number in range(13)}
    (text,) = said(portfolio, manifests, roles("projects", 12), LOAD)[1]
    assert text.startswith("p00:roles.executive: A: 13 in p00, p01,")
    assert "p09 and 3 more." in text


# repeated


KPIS = (
    "let: {named: 'portfolio.filter(m, known(m.kpis)).map(m, m.kpis).flatten()'}\n"
    "limits: {manifests: 1}\ncheck: repeated\nwith: {of: [named], key: name}"
)
REPEATED = "{text}: {count} in {projects}."


def test_case_and_spacing_do_not_tell_texts_apart(portfolio: Portfolio) -> None:
    manifests = {"a": "kpis: [{id: x, name: Same  day}]\n", "b": "kpis: [{id: y, name: same day}]\n"}
    assert said(portfolio, manifests, KPIS, REPEATED) == (Outcome.FAIL, ["a:kpis[x]: Same day: 2 in a and b."])


def test_what_repeats_within_one_manifest_is_its_own_affair(portfolio: Portfolio) -> None:
    manifests = {"a": "kpis: [{id: x, name: Same}, {id: y, name: Same}]\n", "b": "kpis: [{id: z, name: Other}]\n"}
    assert said(portfolio, manifests, KPIS, REPEATED) == (Outcome.PASS, [])


def test_a_text_that_nobody_knows_repeats_nothing(portfolio: Portfolio) -> None:
    judged = KPIS.replace("key: name", "key: unit")
    manifests = {"a": "kpis: [{id: x, name: A, unit: unknown}]\n", "b": "kpis: [{id: z, name: B, unit: unknown}]\n"}
    assert said(portfolio, manifests, judged, REPEATED) == (Outcome.NOT_APPLICABLE, [])


# in-step


USAGE = (
    "let: {counts: 'portfolio.filter(m, known(m.adoption.usage)).map(m, m.adoption.usage).flatten()'}\n"
    "limits: {points_behind: 20, intended: 1}\ncheck: in-step\nwith: {of: counts}"
)
IN_STEP = "{department}: {here} of {everywhere}."


def usage(*counts: str) -> str:
    return f"adoption: {{usage: [{', '.join(counts)}]}}\n"


def count(department: str, active: int, *, intended: int = 10, date: str = "2025-06-01") -> str:
    return f"{{date: {date}, department: {department}, active: {active}, intended: {intended}}}"


def test_the_newest_count_of_a_department_holds_wherever_it_stands(portfolio: Portfolio) -> None:
    later, earlier = count("it", 2, date="2025-09-01"), count("it", 9)
    for order in ((later, earlier), (earlier, later)):
        manifests = {"a": usage(*order), "b": usage(count("hr", 10))}
        assert said(portfolio, manifests, USAGE, IN_STEP)[1] == ["a:adoption.usage[2025-09-01]: it: 20 of 60."]


def test_a_department_is_counted_over_its_projects(portfolio: Portfolio) -> None:
    manifests = {"a": usage(count("it", 0)), "b": usage(count("it", 10)), "c": usage(count("hr", 7))}
    assert said(portfolio, manifests, USAGE, IN_STEP) == (Outcome.PASS, [])


@pytest.mark.parametrize(
    "broken", ["{date: 2025-06-01, active: 0, intended: 10}", "{date: 2025-06-01, department: it, intended: 10}"]
)
def test_a_count_that_is_not_whole_says_nothing(portfolio: Portfolio, broken: str) -> None:
    manifests = {"a": usage(broken, count("it", 0, intended=0)), "b": usage(count("hr", 10))}
    assert said(portfolio, manifests, USAGE, IN_STEP) == (Outcome.NOT_APPLICABLE, [])


# seldom


SELDOM = (
    "let: {all: portfolio, goals: 'portfolio.filter(m, known(m.mandate.strategy_goal))'}\n"
    "limits: {projects: 2, one_in: 2}\ncheck: seldom\nwith: {all: all, factors: [goals]}"
)
GOAL = "mandate: {strategy_goal: fast}\n"


def test_what_few_have_written_is_named_with_their_number(portfolio: Portfolio) -> None:
    manifests = {"a": GOAL, "b": "", "c": ""}
    expected = ["a:$: 3: goals (1 of 3)."]
    assert said(portfolio, manifests, SELDOM, "{count}: {seldom}.") == (Outcome.FAIL, expected)


def test_half_of_them_is_enough_and_one_project_is_no_portfolio(portfolio: Portfolio) -> None:
    assert said(portfolio, {"a": GOAL, "b": ""}, SELDOM, "{seldom}.") == (Outcome.PASS, [])
    assert said(portfolio, {"a": ""}, SELDOM, "{seldom}.") == (Outcome.NOT_APPLICABLE, [])
