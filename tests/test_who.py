from typing import Any

import pytest

from aigov import who
from aigov.paths import UNREADABLE

ROLES = frozenset({"executive", "data_owner", "product_owner"})
DATA: dict[str, Any] = {
    "people": {"ajansen": {"name": "A. Jansen", "level": "c_level"}, "later": "unknown"},
    "roles": {
        "executive": {"person": "ajansen", "accepted_on": "2026-01-15"},
        "data_owner": {"person": {"name": "K. Smit", "email": "k.smit@example.org"}},
        "product_owner": {"person": "executive"},
        "translator": {"accepted_on": "2026-01-15"},
        "ai_expert": "unknown",
        "dpo": {"person": "unknown"},
        "trainer": {"person": "communications"},
        "communications": {"person": "trainer"},
    },
}
ORG = {"people": {"mayor": {"name": "B. Burger", "level": "board"}, "ajansen": {"name": "Somebody else"}}}


@pytest.mark.parametrize(
    ("raw", "person"),
    [
        ({"name": "F. Kok"}, {"name": "F. Kok"}),
        ("ajansen", {"id": "ajansen", "name": "A. Jansen", "level": "c_level"}),
        ("mayor", {"id": "mayor", "name": "B. Burger", "level": "board"}),
        ("executive", {"role": "executive", "id": "ajansen", "name": "A. Jansen", "level": "c_level"}),
        ("data_owner", {"role": "data_owner", "name": "K. Smit", "email": "k.smit@example.org"}),
        ("product_owner", {"role": "product_owner", "id": "ajansen", "name": "A. Jansen", "level": "c_level"}),
    ],
    ids=["a person", "an id", "an id of the organisation", "a role by id", "a role by person", "a role held by a role"],
)
def test_all_three_forms_read_into_one_shape(raw: object, person: dict[str, str]) -> None:
    led = who.read(raw, ("mandate", "sponsor"), DATA, ORG, ROLES)
    assert (led.state, led.person) == ("value", person)


@pytest.mark.parametrize(
    ("raw", "data", "state", "path"),
    [
        ("data_owner", {}, "absent", ("roles",)),
        ("data_owner", {"roles": {}}, "absent", ("roles", "data_owner")),
        ("x_ethics", {"roles": {}}, "absent", ("roles", "x_ethics")),
        ("translator", DATA, "absent", ("roles", "translator", "person")),
        ("ai_expert", DATA, "unknown", ("roles", "ai_expert")),
        ("dpo", DATA, "unknown", ("roles", "dpo", "person")),
        ("executive", {"roles": "unknown"}, "unknown", ("roles",)),
        ("executive", {"roles": UNREADABLE}, "unreadable", ("roles",)),
        ("ajansen", {"people": UNREADABLE}, "unreadable", ("people",)),
        ("later", DATA, "unknown", ("people", "later")),
        ("unknown", DATA, "unknown", ("mandate", "sponsor")),
        (UNREADABLE, DATA, "unreadable", ("mandate", "sponsor")),
        ("trainer", DATA, "nowhere", ("roles", "communications", "person")),
        ("jdoe", DATA, "nowhere", ("mandate", "sponsor")),
        ("jdoe", "no mapping at all", "nowhere", ("mandate", "sponsor")),
        (["a", "list"], DATA, "nowhere", ("mandate", "sponsor")),
    ],
)
def test_a_who_that_leads_to_nobody_says_where_it_stops(
    raw: object, data: object, state: str, path: tuple[str, ...]
) -> None:
    assert who.read(raw, ("mandate", "sponsor"), data, None, ROLES) == (state, {}, path)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ({"id": "a", "name": "X"}, {"id": "A", "name": "Y"}, True),
        ({"id": "a", "name": "X"}, {"id": "b", "name": "X"}, False),
        ({"id": "a", "email": "m@example.org"}, {"email": "M@Example.org", "name": "Z"}, True),
        ({"name": "M. de Vries"}, {"name": "m. de  vries", "email": "m@example.org"}, True),
        ({"name": "S. Bakker", "email": "s1@example.org"}, {"name": "S. Bakker", "email": "s2@example.org"}, False),
        ({"name": "unknown"}, {"name": "unknown"}, False),
        ({}, {}, False),
    ],
)
def test_two_persons_are_one_by_id_else_by_mail_else_by_name(
    one: dict[str, str], other: dict[str, str], alike: bool
) -> None:
    assert who.same(one, other) is alike
    assert who.same(other, one) is alike
