"""The committed schemas: what the models say, in few keywords, with a text and an example beside each property."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import jsonschema
import pytest

from aigov import dates, resources
from aigov.manifest import generate
from aigov.manifest.schema import DEFINITIONS, ORDER, VALUES
from aigov.manifest.values import DUTCH_TEXT

NAMES: Final = sorted(generate.FILES)
CLOSED: Final = {
    *("$schema", "$id", "$ref", "$defs", "title", "description", "type", "properties", "required"),
    *("additionalProperties", "propertyNames", "items", "minItems", "enum", "const", "anyOf", "pattern", "minimum"),
    *("maximum", "exclusiveMinimum", "minLength", "format", "default", "examples", "enumDescriptions"),
    *("x-key", "x-order", "x-prose", "x-refers", "x-path"),
}
GOLDEN: Final = Path(__file__).parent / "golden"
PLACES: Final = {"systems", "kpis", "evidence", "data.sources", "need.groups", "team.partners"}


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    """Every schema within `schema`, itself first."""
    yield schema
    for key, value in schema.items():
        if key in ("properties", "$defs"):
            for part in value.values():
                yield from parts(part)
        elif key == "anyOf":
            for part in value:
                yield from parts(part)
        elif isinstance(value, dict) and key not in VALUES:
            yield from parts(value)


def properties(schema: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    for part in parts(schema):
        yield from part.get("properties", {}).items()


def test_every_file_of_a_project_has_a_schema() -> None:
    committed = sorted(file.name.partition(".")[0] for file in generate.FOLDER.glob("*.json"))
    assert committed == NAMES
    assert {"manifest", "organisation", "rule", "pack", "config", "waivers", "lock", "report"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_committed_is_what_the_models_say(name: str) -> None:
    assert (generate.FOLDER / f"{name}.schema.json").read_text(encoding="utf-8") == generate.text(name)


@pytest.mark.parametrize("name", generate.JUDGED)
def test_what_a_check_reads_demands_the_same_without_texts(name: str) -> None:
    assert (generate.FOLDER / "demands" / f"{name}.schema.json").read_text(encoding="utf-8") == generate.demands(name)
    texts = {"title", "description", "default", "examples", "enumDescriptions", "$schema"}
    whole = [{key: part[key] for key in part.keys() - texts} for part in parts(resources.schema(name))]
    bare = list(parts(resources.demands(name)))
    for part, shown in zip(bare, parts(resources.schema(name)), strict=True):
        assert not part.keys() & texts - {"examples"}
        assert ("examples" in part) == ("x-prose" in part)
        assert part.get("examples", shown.get("examples")) == shown.get("examples")
    assert [{*part} - texts for part in bare] == [{*part} for part in whole]
    assert [_judged(part) for part in bare] == [_judged(part) for part in whole]


def _judged(part: dict[str, Any]) -> dict[str, Any]:
    """What a part says itself, of the parts within it only which there are."""
    within = ("properties", "$defs", "additionalProperties", "propertyNames", "items", "anyOf", "examples")
    own = {key: value for key, value in part.items() if key not in within}
    return own | {key: list(part[key]) for key in ("properties", "$defs") if key in part}


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_one_of_2020_12_and_reads_as_draft_07(name: str) -> None:
    schema = resources.schema(name)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:aigov:schema:{name}:1"
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft7Validator.check_schema(schema)


@pytest.mark.parametrize("name", NAMES)
def test_only_the_closed_set_of_keywords_occurs(name: str) -> None:
    assert set(ORDER) == CLOSED
    assert {key for part in parts(resources.schema(name)) for key in part} <= CLOSED


@pytest.mark.parametrize("name", NAMES)
def test_nothing_constrains_beside_a_reference(name: str) -> None:
    """Draft 07 reads nothing beside `$ref`; an example or a description may be lost there, a constraint not."""
    beside = {key for part in parts(resources.schema(name)) if "$ref" in part for key in part}
    assert beside <= {"$ref", "description", "examples"}


@pytest.mark.parametrize("name", NAMES)
def test_every_property_has_a_text(name: str) -> None:
    lacking = [key for key, part in properties(resources.schema(name)) if not part.get("description")]
    assert lacking == []


@pytest.mark.parametrize("name", NAMES)
def test_every_text_is_made_of_sentences(name: str) -> None:
    texts = {text for part in parts(resources.schema(name)) for text in _texts(part)}
    assert [text for text in texts if re.search(r"^[A-Z`].*[.?]$", text) is None] == []
    assert [
        text
        for text in texts
        if re.search(r"\b(invalid|please|compliant|passed|policy|violation)\b", text, re.IGNORECASE)
    ] == []
    assert [text for text in texts if "  " in text or "\n" in text] == []


def _texts(part: dict[str, Any]) -> list[str]:
    return [*([part["description"]] if "description" in part else []), *part.get("enumDescriptions", [])]


@pytest.mark.parametrize("name", NAMES)
def test_every_property_has_one_example_that_fits_it(name: str) -> None:
    schema = resources.schema(name)
    definitions = schema.get("$defs", {})
    for key, part in properties(schema):
        assert len(part.get("examples", [])) == 1, key
        jsonschema.Draft202012Validator({**part, "$defs": definitions}).validate(part["examples"][0])


@pytest.mark.parametrize("name", NAMES)
def test_every_member_of_an_enum_is_described(name: str) -> None:
    enums = [part for key, part in properties(resources.schema(name)) if "enum" in part]
    inner = [part for part in parts(resources.schema(name)) if "enum" in part and "type" in part]
    for part in enums + inner:
        assert len(part["enumDescriptions"]) == len(part["enum"])
        assert all(part["enumDescriptions"])


@pytest.mark.parametrize("name", NAMES)
def test_no_object_takes_keys_that_are_not_named(name: str) -> None:
    for part in parts(resources.schema(name)):
        if part.get("type") == "object":
            assert "additionalProperties" in part
            assert part["additionalProperties"] is not True


@pytest.mark.parametrize("name", NAMES)
def test_null_is_nowhere_taken(name: str) -> None:
    written = (generate.FOLDER / f"{name}.schema.json").read_text(encoding="utf-8")
    assert "null" not in re.findall(r"[a-z]+", re.sub(r'"description": "[^"]*"', "", written))


@pytest.mark.parametrize("name", NAMES)
def test_every_definition_is_used(name: str) -> None:
    schema = resources.schema(name)
    used = {part["$ref"].removeprefix("#/$defs/") for part in parts(schema) if "$ref" in part}
    assert used == set(schema.get("$defs", {}))


def test_an_order_holds_every_member_but_unknown_and_retired() -> None:
    for part in parts(resources.schema("manifest")):
        if "x-order" in part:
            assert set(part["enum"]) - set(part["x-order"]) <= {"unknown", "retired"}
            assert len(set(part["x-order"])) == len(part["x-order"])


@pytest.mark.parametrize(
    ("place", "order"),
    [
        ("Project.stage", "idea sandbox pilot scale production"),
        ("Person.level", "team manager director c_level board"),
        ("Source.classification", "public internal confidential restricted"),
        ("Dpia.residual_risk", "low medium high"),
        ("Value.potential", "low medium high"),
        ("Sandbox.integrations", "none read_only read_write"),
        ("Architecture.status", "none outline designed built"),
        ("Security.status", "none planned first_measures assessed accepted"),
    ],
)
def test_an_enum_with_an_order_says_so(place: str, order: str) -> None:
    name, key = place.split(".")
    assert resources.schema("manifest")["$defs"][name]["properties"][key]["x-order"] == order.split()


@pytest.mark.parametrize("name", NAMES)
def test_the_items_of_a_list_are_known_by_a_property_that_they_must_have(name: str) -> None:
    schema = resources.schema(name)
    for part in parts(schema):
        items = part.get("items", {})
        target = schema.get("$defs", {}).get(items.get("$ref", "").removeprefix("#/$defs/"), {})
        if "x-key" in part:
            assert part["x-key"] in target["required"]
        elif name in ("manifest", "organisation") and "properties" in target:
            pytest.fail(f"the items of {items['$ref']} are known by nothing")


def test_the_lists_of_a_manifest_are_known_by_the_keys_that_were_settled() -> None:
    first = ["id", "date", "due_on", "until_on", "stage", "kpi", "group", "at", "name", "person", "partner", "title"]
    first += ["topic", "uri"]
    # Structure would else require what a rule should ask: a KPI for each aim, a day for each question.
    otherwise = {"CarriedAim": "aim", "OpenQuestion": "at", "SharedPractice": "title"}
    schema = resources.schema("manifest")
    for part in parts(schema):
        if "x-key" in part:
            name = part["items"]["$ref"].removeprefix("#/$defs/")
            fields = schema["$defs"][name]["properties"]
            assert part["x-key"] == otherwise.get(name, next((key for key in first if key in fields), None)), name


def test_a_reference_within_the_manifest_leads_to_a_list_or_a_map_of_it() -> None:
    used = {part["x-refers"] for part in parts(resources.schema("manifest")) if "x-refers" in part}
    assert used == PLACES


@pytest.mark.parametrize("name", NAMES)
def test_free_prose_is_a_text_with_an_example_beside_it(name: str) -> None:
    for part in parts(resources.schema(name)):
        if "x-prose" in part:
            assert part["type"] == "string"
            assert part["examples"]


def test_the_shared_definitions_are_known_by_their_names() -> None:
    definitions = resources.schema("manifest")["$defs"]
    english = {name: {key: part[key] for key in part if key != DUTCH_TEXT} for name, part in DEFINITIONS.items()}
    assert {name: definitions[name] for name in DEFINITIONS} == english
    assert definitions["Person"]["required"] == ["name"]


@pytest.mark.parametrize(
    "text",
    ["P3M", "P1Y6M", "P2W", "P1W1D", "P0D", "P9999D", "P10000D", "P", "P1", "PT1H", "P1.5M", "P1M1Y", "p3m", "P3M\n"],
)
def test_the_schema_takes_the_periods_that_aigov_reads(text: str) -> None:
    definition = resources.schema("manifest")["$defs"]["Period"]
    assert jsonschema.Draft202012Validator(definition).is_valid(text) == dates.is_period(text)


def test_only_four_answers_and_the_keys_of_items_are_required() -> None:
    schema = resources.schema("manifest")
    keys = {
        (part["items"]["$ref"].removeprefix("#/$defs/"), part["x-key"]) for part in parts(schema) if "x-key" in part
    }
    required = {(name, key) for name, part in schema["$defs"].items() for key in part.get("required", [])}
    assert schema["required"] == ["aigov", "project"]
    assert required - keys == {("Project", "id"), ("Project", "name"), ("Project", "stage"), ("Person", "name")}


def test_checking_finds_a_schema_that_was_edited_by_hand(tmp_path: Any, monkeypatch: Any, capsys: Any) -> None:
    monkeypatch.setattr(generate, "FOLDER", tmp_path / "schemas")
    assert generate.main(["--check"]) == 1
    assert generate.main([]) == 0
    assert generate.main(["--check"]) == 0
    for name in ("rule.schema.json", "nl/pack.schema.json"):
        (tmp_path / "schemas" / name).write_text("{}", encoding="utf-8")
    capsys.readouterr()
    assert generate.main(["--check"]) == 1
    assert capsys.readouterr().out == "rule.schema.json\nnl/pack.schema.json\n"


def test_a_schema_that_is_laid_out_in_lines_is_the_same_schema() -> None:
    for name in NAMES:
        assert json.loads(generate.text(name)) == resources.schema(name)


@pytest.mark.parametrize("name", ["findings", "several", "nothing-open"])
def test_a_report_has_the_shape_that_its_schema_says(name: str) -> None:
    report = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(resources.schema("report")).validate(report)
