"""Sections of an organisation's own: described in pack.yaml or by a JSON Schema, checked, and read by expressions."""

import json
import socket
import time
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from made_packs import PACK, RULE, changed, written
from referencing import Registry

from aigov import packs, resources, structure
from aigov.errors import PackError

FIELDS = (
    PACK
    + """\
extensions:
  ethics:
    help: What our ethics board asks.
    fields:
      advised_on: {type: date, help: The day of the advice.}
      outcome: {type: enum, choices: [agreed, refused]}
      score: {type: number}
      rounds: {type: integer}
      public: {type: boolean}
      every: {type: period}
      given_by: {type: who}
      notes: {type: text}
      days: {type: date, several: true}
      outcomes: {type: enum, choices: [agreed, refused], several: true}
"""
)
BY_SCHEMA = PACK + "extensions:\n  ethics: {schema: ethics.json}\n"
CLOSED = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["advised_on"],
    "properties": {
        "advised_on": {"type": "string", "format": "date"},
        "outcome": {"type": "string", "enum": ["agreed", "refused"]},
        "rounds": {"type": "array", "items": {"$ref": "#/$defs/round"}},
    },
    "additionalProperties": False,
    "$defs": {"round": {"type": "object", "properties": {"count": {"type": "integer"}}, "additionalProperties": False}},
}
RICH = {
    "type": "object",
    "properties": {
        "advised_on": {"type": "string", "format": "date"},
        "code": {"type": "string", "pattern": "^(a+)+$"},
        "score": {"type": "number", "multipleOf": 0.5},
        "tags": {"type": "array", "uniqueItems": True, "items": {"type": "string"}},
        "next": {"$ref": "#/$defs/next"},
    },
    "$defs": {"next": {"type": "object", "properties": {"next": {"$ref": "#/$defs/next"}}}},
    "dependentRequired": {"code": ["score"]},
}
MANIFEST = {"aigov": 1, "project": {"id": "a", "name": "A", "stage": "idea"}}


def _load(folder: Path, pack: str, *pairs: tuple[str, str], schema: Any = None) -> packs.Pack:
    more = {} if schema is None else {"ethics.json": schema if isinstance(schema, str) else json.dumps(schema)}
    return packs.load(written(folder, {"acme/sponsor.yaml": changed(*pairs)}, pack=pack, **more), {}, cache=False)


def _told(folder: Path, pack: str, *pairs: tuple[str, str], schema: Any = None) -> list[str]:
    with pytest.raises(PackError) as caught:
        _load(folder, pack, *pairs, schema=schema)
    return [line.removeprefix(f"{folder}/") for line in caught.value.problems]


def _found(pack: packs.Pack, section: Any) -> list[tuple[str, str]]:
    """Return the kind and the place of everything that is wrong with a manifest with this section."""
    data = {**MANIFEST, "extensions": section}
    schema = packs.extended(resources.schema("manifest"), [pack])
    problems = [*structure.check(data, schema), *packs.extension_problems(data, [pack])]
    return [(problem.kind, ".".join(map(str, problem.path))) for problem in problems]


def test_fields_of_pack_yaml_are_checked_as_those_of_the_manifest(tmp_path: Path) -> None:
    pack = _load(tmp_path, FIELDS)
    sound = {
        "advised_on": "2026-01-01", "outcome": "agreed", "score": 1.5, "rounds": 2, "public": True, "every": "P3M",
        "given_by": {"name": "A. Jansen"}, "notes": "Fine.", "days": ["2026-01-01"], "outcomes": ["agreed", "unknown"],
    }  # fmt: skip
    assert _found(pack, {"ethics": sound}) == []
    assert _found(pack, {"ethics": dict.fromkeys(sound, "unknown")}) == []
    assert _found(pack, {"ethics": "unknown"}) == []
    assert _found(pack, "unknown") == []
    wrong = {
        "advised_on": "soon", "outcome": "agree", "score": "high", "rounds": 1.5, "public": "yes", "every": "monthly",
        "given_by": 3, "notes": 4, "days": ["2026-02-30"], "outcomes": ["agree"], "scores": 1,
    }  # fmt: skip
    assert _found(pack, {"ethics": wrong}) == [
        ("not-a-date", "extensions.ethics.advised_on"),
        ("not-one-of", "extensions.ethics.outcome"),
        ("wrong-type", "extensions.ethics.score"),
        ("wrong-type", "extensions.ethics.rounds"),
        ("wrong-type", "extensions.ethics.public"),
        ("not-a-period", "extensions.ethics.every"),
        ("wrong-type", "extensions.ethics.given_by"),
        ("wrong-type", "extensions.ethics.notes"),
        ("no-such-date", "extensions.ethics.days.0"),
        ("not-one-of", "extensions.ethics.outcomes.0"),
        ("unknown-key", "extensions.ethics.scores"),
    ]


@pytest.mark.parametrize(("pack", "schema"), [(FIELDS, None), (BY_SCHEMA, CLOSED), (BY_SCHEMA, RICH)])
def test_the_extended_schema_is_one_that_other_tools_read(pack: str, schema: Any, tmp_path: Path) -> None:
    whole = packs.extended(resources.schema("manifest"), [_load(tmp_path, pack, schema=schema)])
    Draft202012Validator.check_schema(whole)
    assert structure.foreign(whole) == []
    validator = Draft202012Validator(whole, registry=Registry())
    assert list(validator.iter_errors({**MANIFEST, "extensions": {"ethics": {"advised_on": "2026-01-01"}}})) == []
    assert list(validator.iter_errors({**MANIFEST, "extensions": {"ethic": {}}})) != []


def test_a_section_that_no_pack_brings_is_an_unknown_key(tmp_path: Path) -> None:
    pack = _load(tmp_path, FIELDS)
    assert _found(pack, {"ethic": {}}) == [("unknown-key", "extensions.ethic")]
    assert resources.schema("manifest")["properties"]["extensions"]["anyOf"][0].get("properties") is None


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("ethics.advised_on == '2026-01-01'", None),
        ("ethics.outcome == 'agreed'", None),
        ("same_person(extensions.ethics.given_by, roles.executive)", None),
        ("extensions.ethics.given_by.name != ''", None),
        ("extensions.ethics.days.all(d, d <= today)", None),
        ("extensions.ethics.outcome == 'agree'", '"agree"'),
        ("extensions.ethics.advised_no == '2026-01-01'", 'did you mean "extensions.ethics.advised_on"?'),
        ("extensions.ethic.score > 1", 'did you mean "extensions.ethics"?'),
        ("extensions.ethics.score == 'high'", "number"),
        ("extensions.ethics.outcomes.exists(o, o == 'agree')", '"agree"'),
    ],
)
def test_expressions_are_typed_by_fields(line: str, problem: str | None, tmp_path: Path) -> None:
    line = line if line.startswith(("extensions", "same")) else f"extensions.{line}"
    pairs = ("assert:", f"assert: {line}")
    if problem is None:
        assert _load(tmp_path, FIELDS, pairs).rules[0].reads
    else:
        (told,) = _told(tmp_path, FIELDS, pairs)
        assert problem in told


def test_a_closed_schema_is_judged_by_the_walk(tmp_path: Path) -> None:
    pack = _load(
        tmp_path, BY_SCHEMA, ("assert:", "assert: extensions.ethics.rounds.all(r, r.count > 1)"), schema=CLOSED
    )
    assert pack.extensions["ethics"].own is None
    assert _found(pack, {"ethics": {"advised_on": "2026-01-01", "outcome": "unknown", "rounds": [{"count": 1}]}}) == []
    assert _found(pack, {"ethics": {"outcome": "agree", "rounds": [{"count": "one"}], "more": 1}}) == [
        ("not-one-of", "extensions.ethics.outcome"),
        ("wrong-type", "extensions.ethics.rounds.0.count"),
        ("unknown-key", "extensions.ethics.more"),
        ("missing-key", "extensions.ethics.advised_on"),
    ]


def test_a_rich_schema_is_judged_by_jsonschema_in_bounded_time(tmp_path: Path) -> None:
    pack = _load(tmp_path, BY_SCHEMA, ("assert:", "assert: has(extensions.ethics.next.next.next)"), schema=RICH)
    assert pack.extensions["ethics"].own == RICH
    assert _found(pack, {"ethics": {"advised_on": "2026-01-01", "code": "aa", "score": 1.5, "tags": ["a", "b"]}}) == []
    assert _found(pack, {"ethics": {"code": "unknown", "score": "unknown", "tags": "unknown"}}) == []
    assert _found(pack, {"ethics": "unknown"}) == []
    before = time.monotonic()
    wrong = {"advised_on": "2026-02-30", "code": "a" * 40 + "b", "tags": ["a", "a"], "next": {"next": 3}}
    assert _found(pack, {"ethics": wrong}) == [
        ("extension-schema", "extensions.ethics"),
        ("extension-schema", "extensions.ethics.advised_on"),
        ("extension-schema", "extensions.ethics.code"),
        ("extension-schema", "extensions.ethics.next.next"),
        ("extension-schema", "extensions.ethics.tags"),
    ]
    assert len(_found(pack, {"ethics": {"tags": [{"a": n} for n in range(20_000)]}})) == 50
    assert time.monotonic() - before < 20


def test_a_value_that_could_not_be_read_is_passed_over(tmp_path: Path) -> None:
    from aigov.paths import UNREADABLE

    pack = _load(tmp_path, BY_SCHEMA, schema=RICH)
    assert _found(pack, {"ethics": UNREADABLE}) == []
    assert _found(pack, {"ethics": {"score": UNREADABLE}}) == []
    assert packs.extension_problems(UNREADABLE, [pack]) == []


def test_nesting_without_end_is_a_finding(tmp_path: Path) -> None:
    pack = _load(tmp_path, BY_SCHEMA, schema=RICH)
    section: dict[str, Any] = {}
    for _ in range(5000):
        section = {"next": section}
    assert [kind for kind, _ in _found(pack, {"ethics": section})][-1] == "extension-schema"


def test_a_schema_fetches_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", never)
    schema = {"type": "object", "properties": {"a": {"$ref": "https://example.org/a.json"}}}
    assert _told(tmp_path, BY_SCHEMA, schema=schema) == [
        (
            'ethics.json:1:49: "https://example.org/a.json" leads nowhere in this file,'
            " and nothing is fetched from elsewhere."
        )
    ]


WRONG_FIELDS = {
    "neither fields nor a schema": (
        "{help: A.}",
        '5:3: The shape of "ethics" is given either by `fields` or by `schema`.',
    ),
    "both": (
        "{fields: {a: {type: text}}, schema: a.json}",
        '5:3: The shape of "ethics" is given either by `fields` or by `schema`.',
    ),
    "an enum without choices": (
        "{fields: {a: {type: enum}}}",
        "5:21: Which words an enum may hold is not written: `choices`.",
    ),
    "choices of a text": (
        "{fields: {a: {type: text, choices: [b]}}}",
        "5:37: Only an enum has `choices`; this is text.",
    ),
    "a choice twice": ("{fields: {a: {type: enum, choices: [b, b]}}}", '5:50: "b" stands here twice.'),
    "a choice that is unknown": (
        "{fields: {a: {type: enum, choices: [unknown]}}}",
        '5:47: "unknown" may be written everywhere; it is no choice of its own.',
    ),
    "a file that is not there": (
        "{schema: etics.json}",
        (
            '5:20: "etics.json" is not a file of this pack that ends in .json, at its top or one folder down;'
            ' did you mean "ethics.json"?'
        ),
    ),
    "a file outside the pack": (
        "{schema: /etc/ethics.schema.json}",
        '5:20: "/etc/ethics.schema.json" is not a file of this pack that ends in .json, at its top or one folder down.',
    ),
}


@pytest.mark.parametrize(("section", "line"), WRONG_FIELDS.values(), ids=WRONG_FIELDS.keys())
def test_a_section_that_is_described_wrongly_is_told_at_its_place(section: str, line: str, tmp_path: Path) -> None:
    pack = f"{PACK}extensions:\n  ethics: {section}\n"
    assert _told(tmp_path, pack, ("assert:", "assert: extensions.ethics.a == 'b'"), schema=CLOSED) == [
        f"pack.yaml:{line}"
    ]


def _nested(levels: int) -> dict[str, Any]:
    """Return a schema that unfolds to more than 2 to the power of `levels` pieces."""
    defs: dict[str, Any] = {f"d{n}": {"anyOf": [{"$ref": f"#/$defs/d{n + 1}"}] * 2} for n in range(levels)}
    defs[f"d{levels}"] = {"type": "integer"}
    return {"type": "object", "properties": {"a": {"$ref": "#/$defs/d0"}}, "$defs": defs}


WRONG_SCHEMAS: dict[str, tuple[Any, str]] = {
    "no JSON": ("{", "1:2: JSON cannot be read from here: Expecting property name enclosed in double quotes."),
    "no UTF-8": ('{"a": "\udcff"}', "1:1: JSON cannot be read: "),
    "a key twice": (
        '{"type": "object", "type": "object"}',
        '1:1: JSON cannot be read: "type" is written twice in one object.',
    ),
    "no number": ('{"type": "object", "default": NaN}', "1:1: JSON cannot be read: NaN is no JSON."),
    "nested without end": ("[" * 100_000, "1:1: JSON cannot be read: is nested too deeply."),
    "a list": ("[]", '1:1: A section is an object: the schema begins with "type": "object".'),
    "no object": ('{"type": "string"}', '1:1: A section is an object: the schema begins with "type": "object".'),
    "another draft": (
        '{"$schema": "http://json-schema.org/draft-07/schema#", "type": "object"}',
        "1:13: Schemas are written in https://json-schema.org/draft/2020-12/schema.",
    ),
    "no schema": (
        '{"type": "object",\n "properties": {"a": {"type": "txt"}}}',
        "2:31: This is no JSON Schema: 'txt' is not valid",
    ),
    "patternProperties": (
        '{"type": "object", "patternProperties": {"^a": {}}}',
        (
            '1:20: "patternProperties" is not used in a pack\'s schema: name the properties,'
            " or describe all with `additionalProperties` and `propertyNames`."
        ),
    ),
    "a dynamic reference": (
        '{"type": "object", "properties": {"a": {"$dynamicRef": "#a"}}}',
        '1:41: "$dynamicRef" is not used in a pack\'s schema: use `$ref`.',
    ),
    "an id inside": (
        '{"type": "object", "properties": {"a": {"$id": "https://example.org/"}}}',
        '1:41: "$id" stands at the top of a schema only.',
    ),
    "a reference to nothing": (
        '{"type": "object", "properties": {"a": {"$ref": "#/$defs/a"}}}',
        '1:49: "#/$defs/a" leads nowhere in this file, and nothing is fetched from elsewhere.',
    ),
    "a reference to a file": (
        '{"type": "object", "properties": {"a": {"$ref": "file:///etc/passwd"}}}',
        '1:49: "file:///etc/passwd" leads nowhere in this file, and nothing is fetched from elsewhere.',
    ),
    "a pattern that RE2 cannot read": (
        '{"type": "object", "properties": {"a": {"pattern": "(?=a)"}}}',
        "1:52: The pattern cannot be read by RE2: ",
    ),
    "a circle": (
        '{"type": "object", "allOf": [{"$ref": "#"}]}',
        "1:2: This leads back to itself without a field in between, and would never end.",
    ),
    "a circle of two": (
        (
            '{"type": "object", "properties": {"a": {"$ref": "#/$defs/b"}},'
            ' "$defs": {"b": {"anyOf": [{"$ref": "#/$defs/b"}]}}}'
        ),
        "1:40: This leads back to itself without a field in between, and would never end.",
    ),
    "a list of itself": (
        '{"type": "object", "$defs": {"b": {"type": "array", "items": {"$ref": "#/$defs/b"}}}}',
        "1:35: This leads back to itself without a field in between, and would never end.",
    ),
    "too many pieces": (_nested(40), "With references followed, more than 2000 pieces apply to one value here."),
}


@pytest.mark.parametrize(("schema", "line"), WRONG_SCHEMAS.values(), ids=WRONG_SCHEMAS.keys())
def test_a_schema_that_cannot_be_used_is_told_at_its_place(schema: Any, line: str, tmp_path: Path) -> None:
    folder = written(tmp_path, {"acme/sponsor.yaml": RULE}, pack=BY_SCHEMA)
    text = schema if isinstance(schema, str) else json.dumps(schema)
    (folder / "ethics.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(PackError) as caught:
        packs.load(folder, {}, cache=False)
    (told,) = caught.value.problems
    assert told.startswith(f"{tmp_path}/ethics.json:")
    assert line in told


def test_rules_read_the_sections_of_packs_before_theirs(tmp_path: Path) -> None:
    rule = changed(("assert:", "assert: extensions.ethics.outcome == 'agreed'"))
    written(tmp_path / "one", {"acme/sponsor.yaml": RULE}, pack=FIELDS)
    written(
        tmp_path / "two", {"other/advised.yaml": rule}, pack='name: other\nversion: "1"\ntitle: Ours\ndepends: [acme]\n'
    )
    one, two = packs.load_all([tmp_path / "one", tmp_path / "two"], {}, cache=False)
    assert (one.name, two.name) == ("acme", "other")
    with pytest.raises(PackError) as caught:
        packs.load_all([tmp_path / "two", tmp_path / "one"], {}, cache=False)
    assert caught.value.problems[0].startswith(f"{tmp_path}/two/other/advised.yaml:8:20:")


def test_two_packs_with_one_name_area_section_or_wording_are_refused_and_both_named(tmp_path: Path) -> None:
    words = changed(
        ("stages:", "level: error"), ("assert:", "reports: duplicate-key"), ("message:", 'message: "{key}"'),
        ("acts:", ""), ("verifies:", ""),
    )  # fmt: skip
    one = written(tmp_path / "one", {"acme/sponsor.yaml": RULE, "acme/twice.yaml": words}, pack=FIELDS)
    two = written(
        tmp_path / "two", {"acme/other.yaml": RULE, "acme/words.yaml": words}, pack=FIELDS.replace("acme", "beta")
    )
    same = written(tmp_path / "three", {"gamma/sponsor.yaml": RULE})
    both = f'"acme" ({one}) and "beta" ({two})'
    with pytest.raises(PackError) as caught:
        packs.load_all([one, two, same], {}, cache=False)
    assert caught.value.problems == [
        f'{two}/pack.yaml:1:1: Two packs have an area "acme": {both}.',
        f'{two}/pack.yaml:1:1: Two packs bring a section "ethics" under extensions: {both}.',
        f'{two}/acme/words.yaml:1:1: "duplicate-key" is put into words twice, by acme/twice and here: {both}.',
        f'{same}/pack.yaml:1:1: Two packs are named "acme": {one} and {same}.',
    ]


def test_a_pack_whose_section_is_wrong_does_not_have_its_rules_blamed_as_well(tmp_path: Path) -> None:
    rule = ("assert:", "assert: extensions.ethics.outcome == 'agreed' && dpia.staus == 'approved'")
    told = _told(tmp_path, PACK + "extensions:\n  ethics: {help: A.}\n", rule)
    assert told == ['pack.yaml:5:3: The shape of "ethics" is given either by `fields` or by `schema`.']


def test_a_schema_that_is_nested_too_deeply_is_refused(tmp_path: Path) -> None:
    schema: dict[str, Any] = {"type": "string"}
    for _ in range(200):
        schema = {"type": "object", "properties": {"a": schema}}
    (told,) = _told(tmp_path, BY_SCHEMA, schema=schema)
    assert told.endswith("The schema is nested too deeply.")
