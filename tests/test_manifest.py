"""The typed manifest, and one complete manifest that every reader takes alike."""

import copy
import json
import random
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pydantic import ValidationError

from aigov import manifest, resources, source, structure
from aigov.manifest.people import Who

COMPLETE = Path(__file__).parent / "data" / "complete.yaml"


def complete() -> dict[str, Any]:
    """What aigov reads of the complete manifest, each time anew."""
    document = source.load([(COMPLETE.name, COMPLETE.read_bytes())])
    assert document.problems == ()
    data: dict[str, Any] = document.data
    return data


def changed(place: str, value: Any) -> dict[str, Any]:
    data = complete()
    *parents, last = [int(part) if part.isdigit() else part for part in place.split(".")]
    target: Any = data
    for part in parents:
        target = target[part]
    if value is ...:
        del target[last]
    else:
        target[last] = value
    return data


@cache
def judges() -> list[Any]:
    """Whether plain data is a manifest, as three readers see it."""
    schema = resources.schema("manifest")
    older = copy.deepcopy(schema) | {"$schema": "http://json-schema.org/draft-07/schema#"}
    return [jsonschema.Draft202012Validator(schema).is_valid, jsonschema.Draft7Validator(older).is_valid, _typed]


def _typed(data: Any) -> bool:
    try:
        manifest.parse(data)
    except ValidationError:
        return False
    return True


def test_a_complete_manifest_is_taken_by_every_reader() -> None:
    assert [judge(complete()) for judge in judges()] == [True, True, True]
    assert structure.check(complete(), resources.schema("manifest")) == []


def test_the_complete_manifest_writes_every_section_and_every_field() -> None:
    schema = resources.schema("manifest")
    written: dict[str, set[str]] = {}
    _collect(complete(), schema, schema["$defs"], written, "Manifest")
    expected = {name: set(part["properties"]) for name, part in schema["$defs"].items() if "properties" in part}
    missing = {name: sorted(fields - written.get(name, set())) for name, fields in expected.items()}
    del missing["Roles"]
    assert {name: fields for name, fields in missing.items() if fields} == {}
    assert set(schema["properties"]) == written["Manifest"]


def _collect(value: Any, schema: Any, definitions: Any, written: dict[str, set[str]], name: str) -> None:
    for option in (schema, *schema.get("anyOf", ())):
        if "$ref" in option:
            target = option["$ref"].removeprefix("#/$defs/")
            _collect(value, definitions[target], definitions, written, target)
        elif isinstance(value, dict) and "properties" in option:
            written.setdefault(name, set()).update(value)
            for key, part in value.items():
                _collect(part, option["properties"].get(key, {}), definitions, written, name)
        elif isinstance(value, dict) and option.get("additionalProperties"):
            for part in value.values():
                _collect(part, option["additionalProperties"], definitions, written, name)
        elif isinstance(value, list) and "items" in option:
            for part in value:
                _collect(part, option["items"], definitions, written, name)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("aigov", ...),
        ("aigov", 2),
        ("aigov", "1"),
        ("project", ...),
        ("project", "unknown"),
        ("project.id", "unknown"),
        ("project.id", "Home Care"),
        ("project.id", "home-care\n"),
        ("project.name", "unknown"),
        ("project.name", ""),
        ("project.stage", "unknown"),
        ("project.stage", "pilots"),
        ("project.stage_since", "1-9-2026"),
        ("project.stage_since", "2026-09-01T00:00:00"),
        ("project.stage_since", "2026-09-01\n"),
        ("project.stage_since", 20260901),
        ("project.departments", "it"),
        ("project.description", None),
        ("project.colour", "blue"),
        ("exposure.irreversible", "no"),
        ("exposure.irreversible", 0),
        ("people.hvos", {"email": "h.vos@example.net"}),
        ("people.hvos.name", "unknown"),
        ("people.hvos.level", "boss"),
        ("people.h vos", {"name": "H. Vos"}),
        ("people.unknown", {"name": "H. Vos"}),
        ("mandate.sponsor", {"position": "Director"}),
        ("mandate.sponsor", ""),
        ("mandate.sponsor", ["hvos"]),
        ("mandate.aims.0", {"kpi": "split-shifts"}),
        ("mandate.playing_field.resources.fte", -1),
        ("mandate.playing_field.resources.fte", "1.2"),
        ("kpis", {}),
        ("kpis.0.id", ...),
        ("kpis.0.id", "split shifts"),
        ("kpis.0.targets.0.due_on", "unknown"),
        ("kpis.0.measured_every", "P0.5M"),
        ("kpis.0.measured_every", "3 months"),
        ("kpis.0.measured_every", "P"),
        ("kpis.0.measured_every", "P1M1Y"),
        ("kpis.0.measured_every", "P10000D"),
        ("roles.dictator", {"person": "hvos"}),
        ("roles.x_", {"person": "hvos"}),
        ("roles.x_Client", {"person": "hvos"}),
        ("roles.x_client_council", "hvos"),
        ("training.plan.0.completed_percent", 101),
        ("sandbox.users.count", 4.5),
        ("sandbox.data.allowed", ["secret"]),
        ("evidence.dpia.digest", "sha256:…"),
        ("learning.reviews.0", "unknown"),
    ],
)
def test_every_reader_refuses(place: str, value: Any) -> None:
    assert [judge(changed(place, value)) for judge in judges()] == [False, False, False]
    assert structure.check(changed(place, value), resources.schema("manifest")) != []


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("mandate", "unknown"),
        ("mandate.aims", "unknown"),
        ("mandate.playing_field.resources.fte", "unknown"),
        ("mandate.playing_field.resources.fte", 2),
        ("mandate.sponsor", "unknown"),
        ("exposure.irreversible", "unknown"),
        ("kpis.0.kind", "unknown"),
        ("kpis.0.baseline.value", -3),
        ("kpis.0.baseline.date", "unknown"),
        ("kpis.0.measured_every", "P30D"),
        ("data.sources", []),
        ("evidence", "unknown"),
        ("extensions", "unknown"),
        ("organisation", "unknown"),
        ("roles.x_client_council", "unknown"),
        ("sandbox.prolongations", []),
    ],
)
def test_every_reader_takes(place: str, value: Any) -> None:
    assert [judge(changed(place, value)) for judge in judges()] == [True, True, True]


def test_the_smallest_manifest_has_four_answers() -> None:
    smallest = {"aigov": 1, "project": {"id": "rota", "name": "Rota", "stage": "idea"}}
    assert [judge(smallest) for judge in judges()] == [True, True, True]


def test_a_date_that_does_not_exist_is_refused_by_the_typed_model() -> None:
    with pytest.raises(ValidationError, match="day is out of range"):
        manifest.parse(changed("project.stage_since", "2026-02-30"))


def test_what_is_absent_is_none_and_what_is_unknown_says_so() -> None:
    read = manifest.parse(changed("impact", ...))
    assert read.impact is None
    assert read.roles is not None
    assert read.roles.dpo == "unknown"
    assert read.project.stage_since == date(2026, 9, 1)


def test_a_role_of_ones_own_is_kept() -> None:
    read = manifest.parse(complete())
    assert read.roles is not None
    assert read.roles.model_extra is not None
    assert read.roles.model_extra["x_client_council"].person == Who(name="W. Kuiper")


@pytest.mark.parametrize(
    ("written", "shape"),
    [
        (
            "hvos",
            Who(id="hvos", name="H. Vos", email="h.vos@example.net", position="Director of care", level="director"),
        ),
        (
            "executive",
            Who("executive", "hvos", "H. Vos", "h.vos@example.net", "Director of care", "director"),
        ),
        ("x_client_council", Who(role="x_client_council", name="W. Kuiper")),
        ({"name": "A", "left_on": "2026-01-31"}, Who(name="A", left_on=date(2026, 1, 31))),
        ("tboon", Who(id="tboon", name="T. Boon", employer="Example Audit BV", left_on="unknown")),
        ("rmol", Who(id="rmol", name="R. Mol", level="manager")),
        ("dpo", Who(role="dpo")),
        ("ciso", Who(role="ciso")),
        ("nobody", Who(id="nobody")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_who_is_read_into_one_shape(written: Any, shape: Who) -> None:
    read = manifest.parse(changed("mandate.sponsor", written))
    assert read.mandate is not None
    assert not isinstance(read.mandate, str)
    assert read.mandate.sponsor == shape


def test_people_of_the_organisations_file_count_too() -> None:
    data = changed("mandate.sponsor", "csmit")
    read = manifest.parse(data, {"people": {"csmit": {"name": "C. Smit"}}})
    assert read.mandate is not None
    assert not isinstance(read.mandate, str)
    assert read.mandate.sponsor == Who(id="csmit", name="C. Smit")


def test_the_typed_manifest_cannot_be_changed() -> None:
    read = manifest.parse(complete())
    with pytest.raises(ValidationError, match="frozen"):
        read.project.stage = "idea"  # type: ignore[misc]  # what the test is about


def test_json_is_a_manifest_too() -> None:
    assert manifest.parse(json.loads(json.dumps(complete()))) == manifest.parse(complete())


ODD: list[Any] = [
    *("unknown", "", "x", "a b", "executive", "2026-01-01", "2026-01-01\n", "P3M", "P3M\n"),
    "\u0662\u0660\u0662\u0666-\u0660\u0661-\u0660\u0661",  # a date in Arabic digits
    *(None, True, False, 0, -1, 2.5, 101),
    *([], {}, ["unknown"], [1], {"name": "A"}, {"id": "a"}, {"person": "hvos"}, {"name": 5}),
]


def test_readers_agree_on_a_manifest_in_which_any_one_value_is_odd() -> None:
    whole = complete()
    chance = random.Random(20261122)
    verdicts = []
    for place in chance.sample(list(_places(whole)), 400):
        odd = copy.deepcopy(whole)
        *parents, last = place
        target = odd
        for part in parents:
            target = target[part]
        target[last] = chance.choice(ODD)
        found = [judge(odd) for judge in judges()]
        assert len(set(found)) == 1, (place, target[last], found)
        verdicts.append(found[0])
    assert 60 < sum(verdicts) < 340


def _places(value: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield (*place, key)
            yield from _places(value[key], (*place, key))
