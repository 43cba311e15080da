import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from aigov import resources, source, structure
from aigov.paths import UNREADABLE
from aigov.structure.matching import matcher

MANIFEST = resources.schema("manifest")
PROJECT = {"id": "permits", "name": "Permits", "stage": "pilot"}


def manifest(**sections: Any) -> dict[str, Any]:
    return {"aigov": 1, "project": PROJECT, **sections}


def said(data: Any, **options: Any) -> list[tuple[str, str, str]]:
    """Each problem as its kind, its path, and its sentence."""
    return [
        (each.kind, ".".join(map(str, each.path)), structure.words(each))
        for each in structure.check(data, MANIFEST, **options)
    ]


ERRORS: dict[str, tuple[dict[str, Any], list[tuple[str, str, str]]]] = {
    "unknown section": (
        manifest(mandat={}),
        [("unknown-key", "mandat", '"mandat" is not a section of a manifest; did you mean "mandate"?')],
    ),
    "unknown field": (
        manifest(dpia={"staus": "approved"}),
        [("unknown-key", "dpia.staus", '"staus" is not a field of dpia; did you mean "status"?')],
    ),
    "field of another section": (
        manifest(residual_risk="low"),
        [("unknown-key", "residual_risk", '"residual_risk" is not a section of a manifest; it belongs under dpia.')],
    ),
    "unknown role": (
        manifest(roles={"executve": {}, "mascot": {}, "x_mascot": {}}),
        [
            ("unknown-key", "roles.executve", '"executve" is not a field of roles; did you mean "executive"?'),
            ("unknown-key", "roles.mascot", '"mascot" is not a field of roles; a name of your own begins with x_.'),
        ],
    ),
    "misspelt key of an item": (
        manifest(kpis=[{"idd": "a"}]),
        [("unknown-key", "kpis.0.idd", '"idd" is not a field of kpis; did you mean "id"?')],
    ),
    "missing sections": (
        {},
        [
            ("missing-key", "aigov", 'The file has no "aigov".'),
            ("missing-key", "project", 'The file has no "project".'),
        ],
    ),
    "missing key of an item": (
        manifest(kpis=[{"name": "Speed"}]),
        [("missing-key", "kpis.0.id", 'An item of kpis has no "id".')],
    ),
    "text for a number": (
        manifest(kpis=[{"id": "a", "baseline": {"value": "40%"}}]),
        [
            (
                "wrong-type",
                "kpis.0.baseline.value",
                '"value" should be a number, and the text "40%" is written; the number stands alone: 40.',
            )
        ],
    ),
    "number for text": (
        manifest(systems=[{"id": "a", "version": 2.1}]),
        [
            (
                "wrong-type",
                "systems.0.version",
                '"version" should be text, and the number 2.1 is written; in quotes it is text: "2.1".',
            )
        ],
    ),
    "no for false": (
        manifest(exposure={"irreversible": "no"}),
        [
            (
                "wrong-type",
                "exposure.irreversible",
                '"irreversible" should be true or false, and the text "no" is written; write false.',
            )
        ],
    ),
    "text for a list": (
        manifest(need={"groups": "residents"}),
        [
            (
                "wrong-type",
                "need.groups",
                '"groups" should be a list, and the text "residents" is written; a list of one is written [residents].',
            )
        ],
    ),
    "list for a who": (
        manifest(mandate={"sponsor": ["ajansen"]}),
        [
            (
                "wrong-type",
                "mandate.sponsor",
                '"sponsor" should be a role, a person\'s id or a person with a name, and a list is written.',
            )
        ],
    ),
    "answer": (
        manifest(oversight={"mode": "human in the loop"}),
        [
            (
                "not-one-of",
                "oversight.mode",
                (
                    '"human in the loop" is not one of the answers to "mode" (human_in_command, human_in_the_loop,'
                    ' human_on_the_loop, none); did you mean "human_in_the_loop"?'
                ),
            )
        ],
    ),
    "no such date": (
        manifest(dpia={"approved_on": "2026-02-30"}),
        [
            (
                "no-such-date",
                "dpia.approved_on",
                "2026-02-30 is not a day in the calendar; that month ends on 2026-02-28.",
            )
        ],
    ),
    "another form of date": (
        manifest(dpia={"approved_on": "30-3-2026"}),
        [
            (
                "not-a-date",
                "dpia.approved_on",
                (
                    '"approved_on" should be a day such as 2026-11-22, and "30-3-2026" is written;'
                    " did you mean 2026-03-30?"
                ),
            )
        ],
    ),
    "another form of period": (
        manifest(kpis=[{"id": "a", "measured_every": "3 months"}]),
        [
            (
                "not-a-period",
                "kpis.0.measured_every",
                '"measured_every" should be a period such as P3M, and "3 months" is written; did you mean P3M?',
            )
        ],
    ),
    "form of an id": (
        {"aigov": 1, "project": {**PROJECT, "id": "Parking Permits"}},
        [
            (
                "bad-pattern",
                "project.id",
                (
                    '"Parking Permits" should be small letters and digits, with hyphens between words;'
                    ' did you mean "parking-permits"?'
                ),
            )
        ],
    ),
    "form of a person's id": (
        manifest(people={"A Jansen": {"name": "A. Jansen"}}),
        [
            (
                "bad-pattern",
                "people.A Jansen",
                (
                    '"A Jansen" should be letters, digits, dots, hyphens and underscores, without spaces;'
                    ' did you mean "A-Jansen"?'
                ),
            )
        ],
    ),
    "range": (
        manifest(training={"plan": [{"group": "x", "completed_percent": 140}]}),
        [
            (
                "out-of-range",
                "training.plan.0.completed_percent",
                '"completed_percent" is 140, and should be at least 0 and at most 100.',
            )
        ],
    ),
    "empty text": (
        manifest(people={"a": {"name": ""}}),
        [("too-short", "people.a.name", '"name" should have some text.')],
    ),
    "placeholder for a name": (
        {"aigov": 1, "project": {**PROJECT, "name": "unknown"}},
        [("placeholder-required", "project.name", '"name" is not known yet, and project cannot do without it.')],
    ),
    "placeholder for a key": (
        manifest(kpis=[{"id": "a", "targets": [{"due_on": "unknown"}]}]),
        [
            (
                "placeholder-required",
                "kpis.0.targets.0.due_on",
                '"due_on" is not known yet, and an item of kpis.targets cannot do without it.',
            )
        ],
    ),
    "id twice": (
        manifest(kpis=[{"id": "a"}, {"id": "b"}, {"id": "a"}]),
        [("repeated-id", "kpis.2.id", '"a" is the id of two items of kpis.')],
    ),
    "version": (
        {"aigov": 2, "projekt": {}},
        [("unsupported-version", "aigov", "The file has version 2; this aigov reads 1.")],
    ),
    "version as text": (
        {"aigov": "1", "project": PROJECT},
        [("wrong-type", "aigov", '"aigov" should be 1, and the text "1" is written; without quotes it is a number.')],
    ),
    "nobody": (
        manifest(people={"ajansen": {"name": "A. Jansen"}}, mandate={"sponsor": "ajanssen"}),
        [
            (
                "unknown-who",
                "mandate.sponsor",
                '"ajanssen" is neither a role nor a person that is listed; did you mean "ajansen"?',
            )
        ],
    ),
    "a name for an id": (
        manifest(people={"ajansen": {"name": "A. Jansen"}}, mandate={"sponsor": "a. jansen"}),
        [
            (
                "unknown-who",
                "mandate.sponsor",
                '"a. jansen" is neither a role nor a person that is listed; did you mean "ajansen"?',
            )
        ],
    ),
    "a name of nobody listed": (
        manifest(mandate={"sponsor": "K. Smit"}),
        [
            (
                "unknown-who",
                "mandate.sponsor",
                '"K. Smit" is neither a role nor a person that is listed; a person is written {name: K. Smit}.',
            )
        ],
    ),
    "reference": (
        manifest(kpis=[{"id": "same-day"}], mandate={"aims": [{"aim": "inclusion", "kpi": "sameday"}]}),
        [("unknown-reference", "mandate.aims.0.kpi", '"sameday" is not in kpis; did you mean "same-day"?')],
    ),
    "reference to a list that is not there": (
        manifest(mandate={"aims": [{"aim": "inclusion", "kpi": "speed"}]}),
        [("unknown-reference", "mandate.aims.0.kpi", '"speed" is not in kpis; kpis lists nothing yet.')],
    ),
    "path": (
        manifest(open_questions=[{"at": "dpia.staus"}, {"at": "kpis[a].owner"}, {"at": "dpia status"}]),
        [
            ("no-such-path", "open_questions.0.at", '"dpia.staus" leads to nothing; did you mean "status"?'),
            ("no-such-path", "open_questions.1.at", '"kpis[a].owner" leads to nothing; no item there has that key.'),
            (
                "no-such-path",
                "open_questions.2.at",
                '"dpia status" leads to nothing; a path is written as in kpis[same-day].owner.',
            ),
        ],
    ),
    "copied example": (
        manifest(need={"statement": MANIFEST["$defs"]["Need"]["properties"]["statement"]["examples"][0]}),
        [("copied-example", "need.statement", '"statement" still holds the example\'s own text.')],
    ),
    "several at once, in the order of the file": (
        {"aigov": 1, "dpia": {"status": "done"}, "project": {**PROJECT, "stage": "pilott"}, "x": 1},
        [
            ("not-one-of", "dpia.status", ""),
            ("not-one-of", "project.stage", ""),
            ("unknown-key", "x", '"x" is not a section of a manifest.'),
        ],
    ),
}


@pytest.mark.parametrize(("data", "problems"), ERRORS.values(), ids=ERRORS.keys())
def test_an_error_is_said_at_its_place_with_what_may_have_been_meant(
    data: dict[str, Any], problems: list[tuple[str, str, str]]
) -> None:
    found = said(data)
    assert [each[:2] for each in found] == [each[:2] for each in problems]
    assert {each[2] for each in problems} <= {"", *(each[2] for each in found)}
    for problem in structure.check(data, MANIFEST):
        assert set(problem.details) >= set(structure.KINDS[problem.kind])


def test_every_kind_is_shown() -> None:
    shown = {kind for _, problems in ERRORS.values() for kind, _, _ in problems}
    assert shown == set(structure.KINDS) - {"too-many"}


def test_what_fits_has_no_errors() -> None:
    assert structure.check(manifest(), MANIFEST) == []


@pytest.mark.parametrize("section", sorted(set(MANIFEST["properties"]) - {"aigov", "project"}))
def test_every_optional_section_may_be_unknown_or_unreadable(section: str) -> None:
    assert said(manifest(**{section: "unknown"})) == []
    assert said(manifest(**{section: UNREADABLE})) == []


def test_what_is_unreadable_is_said_no_second_time() -> None:
    assert said(UNREADABLE) == []
    assert said({"aigov": 1, "project": UNREADABLE, "colour": UNREADABLE}) == []
    assert said(manifest(kpis=[UNREADABLE, {"id": UNREADABLE, "unit": UNREADABLE}], roles={"odd": UNREADABLE})) == []


def test_a_reference_to_what_cannot_be_told_is_let_pass() -> None:
    aims = {"aims": [{"aim": "inclusion", "kpi": "a"}]}
    for kpis in ("unknown", UNREADABLE, [UNREADABLE], [{"id": UNREADABLE}]):
        assert said(manifest(mandate=aims, kpis=kpis)) == []
    assert said(manifest(mandate={"sponsor": "anybody"}, people=UNREADABLE)) == []
    assert said(manifest(open_questions=[{"at": "kpis[a].owner"}], kpis=[UNREADABLE])) == []


def test_a_vocabulary_that_nobody_wrote_down_takes_any_word() -> None:
    training = {"plan": [{"group": "desk"}]}
    assert said(manifest(training=training)) == []
    assert [kind for kind, _, _ in said(manifest(training=training, need={"groups": ["residents"]}))] == [
        "unknown-reference"
    ]


def test_a_who_is_a_role_a_persons_id_or_a_person() -> None:
    people = {"ajansen": {"name": "A. Jansen"}}
    for sponsor in ("executive", "ajansen", "x_mascot", {"name": "B. Jansen"}, "unknown", "far"):
        assert said(manifest(people=people, mandate={"sponsor": sponsor}), known_people=["far"]) == []


def test_where_people_stand_that_cannot_be_read_anybody_may_be_known() -> None:
    assert said(manifest(mandate={"sponsor": "somebody"}), known_people=None) == []


def test_the_people_of_an_organisation_within_the_manifest_are_known() -> None:
    organisation = {"people": {"ajansen": {"name": "A. Jansen"}}}
    assert said(manifest(organisation=organisation, mandate={"sponsor": "ajansen"})) == []


def test_of_a_fragment_nothing_is_required_and_nothing_referred_to() -> None:
    fragment = {
        "mandate": {"sponsor": "anybody", "aims": [{"kpi": "none"}]},
        "need": {"statement": MANIFEST["$defs"]["Need"]["properties"]["statement"]["examples"][0]},
        "kpis": [{}],
        "open_questions": [{"at": "kpis[a].owner"}],
    }
    assert said(fragment, fragment=True) == []
    assert [kind for kind, _, _ in said({"dpia": {"staus": 1}}, fragment=True)] == ["unknown-key"]


def test_a_misspelt_key_makes_what_was_meant_unreadable() -> None:
    (problem,) = structure.check(manifest(dpia={"staus": "x"}), MANIFEST)
    assert problem.unreadable == (("dpia", "staus"), ("dpia", "status"))
    (problem,) = structure.check(manifest(dpia={"staus": "x", "status": "approved"}), MANIFEST)
    assert problem.unreadable == (("dpia", "staus"),)


def test_an_id_that_repeats_is_said_at_both() -> None:
    (problem,) = structure.check(manifest(kpis=[{"id": "a"}, {"id": "a"}]), MANIFEST)
    assert (problem.path, problem.also) == (("kpis", 1, "id"), (("kpis", 0, "id"),))


def test_other_keys_of_items_may_repeat() -> None:
    measured = [{"date": "2026-01-01", "value": 1}, {"date": "2026-01-01", "value": 2}]
    assert said(manifest(kpis=[{"id": "a", "measured": measured}])) == []


def test_another_version_is_refused_as_a_whole() -> None:
    (problem,) = structure.check({"aigov": 2}, MANIFEST)
    assert problem.unreadable == ((),)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026/3/1", "2026-03-01"),
        ("20260301", "2026-03-01"),
        ("2026-03-01T12:00:00Z", "2026-03-01"),
        ("31-12-2026", "2026-12-31"),
        ("12/31/2026", "2026-12-31"),
        ("1 June 2026", "2026-06-01"),
        ("3 maart 2026", "2026-03-03"),
        ("3-4-2026", ""),
        ("2026-13-40x", ""),
        ("soon", ""),
        ("2026-03", ""),
    ],
)
def test_a_day_is_suggested_only_where_one_can_be_meant(written: str, meant: str) -> None:
    (problem,) = structure.check(manifest(dpia={"approved_on": written}), MANIFEST)
    assert problem.kind == "not-a-date"
    assert problem.details["hint"] == (f"; did you mean {meant}?" if meant else ".")


def test_the_key_of_a_list_is_known_at_any_depth() -> None:
    for path, key in [
        (("kpis",), "id"),
        (("kpis", 3, "targets"), "due_on"),
        (("team", "members"), "person"),
        (("data", "sources"), "id"),
        (("need", "groups"), None),
        (("nothing", 0, "here"), None),
        (("organisation", "strategy", "goals"), "id"),
        (("extensions", "acme", "list"), None),
        ((), None),
    ]:
        assert structure.item_key(MANIFEST, path) == key


def test_a_foreign_keyword_is_refused() -> None:
    schema = {"type": "object", "properties": {"a/b": {"type": "string", "maxLength": 3}}}
    assert structure.foreign(schema) == [("/properties/a~1b", "maxLength")]
    with pytest.raises(ValueError, match="maxLength"):
        structure.check({"a/b": "x"}, schema)


@pytest.mark.parametrize("name", ["manifest", "organisation", "rule", "pack", "config", "waivers", "sources", "report"])
def test_our_own_schemas_keep_to_the_closed_set(name: str) -> None:
    assert structure.foreign(resources.schema(name)) == []


def test_of_thousands_of_errors_the_first_are_told_and_nothing_is_judged() -> None:
    strange = {f"key{number}": number for number in range(30_000)}
    *told, last = structure.check(manifest(**strange), MANIFEST)
    assert {problem.kind for problem in told} == {"unknown-key"}
    assert (len(told), last.kind, last.path, last.unreadable) == (1000, "too-many", ("key1000",), ((),))


def test_words_of_any_kind_are_a_sentence() -> None:
    assert structure.words(structure.Problem("other", (), {"what": "x"}, ())) == "other: x"


def test_what_is_remembered_of_texts_is_little_however_many_there_are() -> None:
    plain = {"type": "string"}
    schema = {
        "type": "object",
        "properties": {
            "name": {**plain, "pattern": "^[a-z]"},
            "day": {**plain, "format": "date", "pattern": "^[0-9]"},
            "prose": {**plain, "minLength": 9},
        },
    }
    for number in range(5000):
        day = f"{2000 + number // 300}-{1 + number % 12:02}-{1 + number % 28:02}"
        right = {"name": f"n{number}", "day": day, "prose": f"prose {number + 1000}"}
        wrong = {"name": f"{number}", "day": f"{day[:5]}13{day[7:]}", "prose": f"{number}"}
        assert structure.check(right, schema) == structure.check({**right, "name": "n" * 1000}, schema) == []
        assert [problem.path for problem in structure.check(wrong, schema)] == [("name",), ("day",), ("prose",)]
    compiled = matcher(schema, fragment=False)
    kept = [compiled.good(compiled.fits(node)) or () for node in schema["properties"].values()]
    assert [len(texts) for texts in kept] == [1000, 1000, 0]
    assert max(len(text) for text in kept[0]) < 40


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of every value within a value."""
    for part, inner in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        yield (*path, part)
        yield from places(inner, (*path, part))


def known(value: Any) -> Any:
    """Return a value without what is unknown in it."""
    if isinstance(value, dict):
        return {key: known(inner) for key, inner in value.items() if inner != "unknown"}
    return [known(inner) for inner in value if inner != "unknown"] if isinstance(value, list) else value


def test_whatever_is_unknown_is_told_or_is_an_error() -> None:
    whole = source.load([("a", (Path(__file__).parent / "data" / "complete.yaml").read_bytes())]).data
    whole = known(whole)
    del whole["extensions"]  # nothing is demanded of what is in there
    assert structure.checked(whole, MANIFEST) == ([], False)
    told = 0
    for path in places(whole):
        data = copy.deepcopy(whole)
        above = data
        for part in path[:-1]:
            above = above[part]
        above[path[-1]] = "unknown"
        problems, doubts = structure.checked(data, MANIFEST)
        assert doubts, path
        told += not problems
    assert told > 300


@pytest.mark.parametrize("least", [3, 9])
def test_a_text_of_some_length_may_be_unknown(least: int) -> None:
    text = {"type": "string", "minLength": least}
    schema = {"type": "object", "properties": {"text": {"anyOf": [text, {"const": "unknown"}]}}}
    assert structure.checked({"text": "long enough"}, schema) == ([], False)
    assert structure.checked({"text": "unknown"}, schema) == ([], True)
    assert [problem.kind for problem in structure.check({"text": "a"}, schema)] == ["too-short"]


@pytest.mark.parametrize("people", [["unknown"], None], ids=["listed", "not to be read"])
def test_unknown_is_told_even_where_somebody_goes_by_that_id(people: list[str] | None) -> None:
    data = manifest(need={"asked_by": "unknown"})
    assert structure.checked(data, MANIFEST, known_people=people) == ([], True)


def test_what_nothing_is_demanded_of_may_be_unknown_within() -> None:
    schema = {"type": "object", "properties": {"free": {}}}
    assert structure.checked({"free": 1}, schema) == ([], False)
    for free in ("unknown", {"a": "unknown"}, [1]):
        assert structure.checked({"free": free}, schema) == ([], True)


def test_a_number_is_not_taken_for_true_because_it_was_seen() -> None:
    schema = {"type": "object", "properties": {"number": {"type": "number"}, "whole": {"type": "integer"}}}
    for number in (0, 1, 1.0, 7):
        assert structure.check({"number": number, "whole": number}, schema) == []
    for wrong in (True, False):
        assert [problem.path for problem in structure.check({"number": wrong, "whole": wrong}, schema)] == [
            ("number",),
            ("whole",),
        ]


def test_a_list_where_a_text_belongs_is_told_beside_a_key_of_ones_own() -> None:
    text = {"type": "string", "pattern": "^[a-z]"}
    schema = {"type": "object", "properties": {"name": text}, "additionalProperties": text}
    assert structure.check({"own": "b", "name": "a"}, schema) == []
    for wrong in (["a"], {"a": "b"}):
        problems = structure.check({"own": "b", "name": wrong, "more": wrong}, schema)
        assert [problem.path for problem in problems] == [("name",), ("more",)]
