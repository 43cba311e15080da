"""Whatever anybody writes into waivers: what cannot be waived stays open, and nobody else's finding is touched."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from hypothesis import given, settings
from hypothesis import strategies as st

from aigov import packs, plugins, resources, source, waivers
from aigov.engine import Inputs, Judge
from aigov.engine.structural import roles_of
from aigov.findings import ProjectReport, Standing
from aigov.rule import Rule
from aigov.waivers.people import Circle

TODAY: Final = "2026-11-22"
IDS: Final = ("permits", "trees", "unknown", "")
PEOPLE: Final[tuple[Any, ...]] = (
    "executive",
    "data_owner",
    "product_owner",
    "a",
    "b",
    "nobody",
    {"name": "A"},
    {"name": "X"},
    "tbd",
    [],
)
DAYS: Final = ("2026-01-01", "2026-11-21", "2026-11-22", "2026-11-23", "2027-02-28", "9999-12-31", "soon")
MANIFEST: Final[Mapping[str, Any]] = {
    "aigov": 1,
    "project": {"name": "P", "stage": "scale"},
    "people": {"a": {"name": "A"}, "b": {"name": "B"}},
    "roles": {"executive": {"person": "a"}, "data_owner": {"person": "b"}},
    "data": {"sources": [{"id": "s", "personal_data": "ordinary"}]},
    "dpia": {"status": "in_progress"},
    "kpis": [{"id": "k", "name": "K"}],
}


@cache
def rules() -> Mapping[str, Rule]:
    every = plugins.Plugins(())
    (core,) = packs.load_all([str(Path(resources.rules_place()) / "core")], every.checks)
    return {rule.id: rule for rule in core.rules}


@cache
def report(project: str) -> ProjectReport:
    (core,) = packs.load_all([str(Path(resources.rules_place()) / "core")], plugins.Plugins(()).checks)
    inputs = Inputs(today=TODAY, schema=resources.schema("manifest"), checks=plugins.Plugins(()).checks)
    data = {**MANIFEST, "project": {**MANIFEST["project"], **({"id": project} if project else {})}}
    return Judge([core], inputs).judge(source.load([("aigov.yaml", json.dumps(data).encode())]))


@cache
def found() -> list[tuple[str, str]]:
    """Rule and path of each finding that somebody could want to be rid of."""
    return sorted({(each.rule, each.path) for project in IDS for each in report(project).findings})


@st.composite
def entries(draw: st.DrawFn) -> dict[str, Any]:
    rule, path = draw(st.sampled_from(found()))
    entry: dict[str, Any] = {
        "id": draw(st.sampled_from(("w-1", "w-2", "w-3", "w-4"))),
        "rule": draw(st.sampled_from((rule, rule, rule, "dpia", "manifest/unknown-key", "x/y"))),
        "project": draw(st.sampled_from(IDS)),
        "path": draw(st.sampled_from((path, "$", path.partition(".")[0], "nowhere", "]"))),
        "reason": draw(st.sampled_from(("It is so.", "It is so.", "", "tbd"))),
        "requested_by": draw(st.sampled_from(PEOPLE)),
        "approved_by": draw(st.sampled_from(PEOPLE)),
        "approved_on": draw(st.sampled_from(DAYS)),
        "expires_on": draw(st.sampled_from(DAYS)),
        "compensating_measures": ["m"],
        "reference": "r",
    }
    if draw(st.booleans()):  # else hardly one of them would hold
        return entry | {
            "id": draw(st.uuids()).hex,
            "rule": rule,
            "path": draw(st.sampled_from((path, "$"))),
            "reason": "It is so.",
            "requested_by": {"name": "X"},
            "approved_by": {"name": "Y"},
            "approved_on": "2026-11-21",
            "expires_on": draw(st.sampled_from(("2026-11-21", "2026-11-22", "2027-02-28"))),
        }
    for part in draw(st.sets(st.sampled_from(sorted(entry)), max_size=2)):
        del entry[part]
    return entry


def apply(project: str, files: list[list[dict[str, Any]]], fixed: frozenset[str], changed: Mapping[str, Rule]) -> Any:
    registers = [
        waivers.read(source.load([(f"{n}.yaml", json.dumps({"aigov": 1, "waivers": each}).encode())]))
        for n, each in enumerate(files)
    ]
    around = waivers.Around(
        today=TODAY,
        rules={**rules(), **changed},
        mandatory=fixed,
        selected=None,
        terms=waivers.Terms({}, {}, None, {}),
        circle=Circle(MANIFEST, None, roles_of(resources.schema("manifest"))),
    )
    return waivers.applied(report(project), registers, around, levels={}, files=("aigov.yaml",), told=set())


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_combination_of_waivers_hides_what_cannot_be_waived_or_belongs_to_another(data: st.DataObject) -> None:
    files = data.draw(st.lists(st.lists(entries(), max_size=6), min_size=1, max_size=3))
    names = sorted({entry["rule"] for file in files for entry in file if entry.get("rule") in rules()})
    some = st.frozensets(st.sampled_from(names), max_size=3) if names else st.just(frozenset[str]())
    mandatory, unwaivable = data.draw(some), data.draw(some)
    changed = {name: rules()[name].with_other(waivable=False) for name in unwaivable}
    project = data.draw(st.sampled_from(IDS))

    after = apply(project, files, mandatory, changed)

    wanted = {(entry.get("rule"), entry.get("project")) for file in files for entry in file}
    before = {each.fingerprint: each for each in report(project).findings}
    assert before.keys() <= {each.fingerprint for each in after.findings}
    for each in after.findings:
        if each.standing is Standing.OPEN:
            assert each.exemption is None
            continue
        assert each.rule not in mandatory | unwaivable
        assert not rules()[each.rule].reports
        assert project
        assert project != "unknown"
        assert (each.rule, project) in wanted
        assert each.exemption is not None
        assert each.exemption.approved_on <= TODAY <= each.exemption.expires_on
        assert each.exemption.approved_by != each.exemption.requested_by
        assert each._replace(standing=Standing.OPEN, exemption=None) == before[each.fingerprint]


def test_a_waiver_that_is_right_is_among_those_that_are_tried() -> None:
    good = {
        "id": "w-1",
        "rule": "dpia/approved",
        "project": "permits",
        "reason": "It is so.",
        "requested_by": {"name": "X"},
        "approved_by": "a",
        "approved_on": "2026-11-21",
        "expires_on": "2027-02-28",
    }
    standings = {
        each.rule: each.standing for each in apply("permits", [[good]], frozenset(), {}).findings if each.exemption
    }
    assert standings == {"dpia/approved": Standing.WAIVED}
    assert not any(each.exemption for each in apply("trees", [[good]], frozenset(), {}).findings)
    assert not any(each.exemption for each in apply("permits", [[good]], frozenset({"dpia/approved"}), {}).findings)
