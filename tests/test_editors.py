"""What an editor makes of the schemas without a server of ours: the YAML language server, driven for real."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import jsonschema
import pytest
from running import ROOT, aigov
from yaml_server import Session, program

from aigov import editors, language, resources

NAMES: Final = editors.WRITTEN_BY_PEOPLE
GLOBS: Final = {
    "manifest": ["**/aigov.yaml", "**/steps/*/manifest.yaml"],
    "organisation": ["**/aigov.org.yaml"],
    "waivers": ["**/aigov.waivers.yaml", "**/steps/*/waivers.yaml"],
    "rule": ["**/rules/**/*.yaml", "!**/pack.yaml", "!**/sources.yaml"],
    "pack": ["**/pack.yaml"],
    "sources": ["**/sources.yaml"],
}
PROJECT: Final = "aigov: 1\nproject: {id: a, name: A, stage: idea}\n"
SHOWN: Final = ("description", "markdownDescription", "defaultSnippets", "patternErrorMessage", "title", "doNotSuggest")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the schemas in both languages, as the command prints them."""
    place = tmp_path_factory.mktemp("editors")
    for code in language.LANGUAGES:
        language.speak(code)
        (place / code).mkdir()
        for name in NAMES:
            text = editors.text(resources.schema(name, code))
            (place / code / f"{name}.schema.json").write_text(text, encoding="utf-8")
    language.speak("en")
    return place


def _session(folder: Path, code: str) -> Iterator[Session]:
    command = program()
    if command is None:
        pytest.skip("yaml-language-server is not installed; `make editors` does so, from npm")
    schemas = {(folder / code / f"{name}.schema.json").as_uri(): globs for name, globs in GLOBS.items()}
    with Session(command, ROOT, schemas) as session:
        session.open(folder / "aigov.yaml", PROJECT)
        assert session.found(folder / "aigov.yaml") == {folder / "aigov.yaml": []}  # by now it has read its settings
        yield session


@pytest.fixture(scope="module")
def english(folder: Path) -> Iterator[Session]:
    """An editor that shows English."""
    yield from _session(folder, "en")


@pytest.fixture(scope="module")
def dutch(folder: Path) -> Iterator[Session]:
    """An editor that shows Dutch."""
    yield from _session(folder, "nl")


def _ours() -> list[Path]:
    """Every file of ours that is meant to be right: the examples, and the rules."""
    globs = [glob for several in GLOBS.values() for glob in several if not glob.startswith("!")]
    examples = {file for glob in globs for file in (ROOT / "examples").glob(glob)}
    wrong = ROOT / "examples/structural-errors"
    return sorted({*(file for file in examples if not file.is_relative_to(wrong)), *(ROOT / "rules").rglob("*.yaml")})


def test_our_own_files_have_no_errors_in_an_editor(english: Session) -> None:
    files = _ours()
    assert len(files) > 200
    assert {file.name for file in files} >= {
        "aigov.yaml",
        "aigov.org.yaml",
        "waivers.yaml",
        "pack.yaml",
        "sources.yaml",
    }
    for file in files:
        english.open(file, file.read_text(encoding="utf-8"))
    assert {file: found for file, found in english.found(*files).items() if found} == {}


@pytest.mark.parametrize(
    ("name", "text", "errors"),
    [
        ("aigov.yaml", f"{PROJECT}mandat: {{}}\n", ["3:1 Property mandat is not allowed."]),
        (
            "aigov.yaml",
            "aigov: 1\nproject: {id: a, name: A, stage: idee}\n",
            ['2:34 Value is not accepted. Valid values: "idea", "sandbox", "pilot", "scale", "production", "retired".'],
        ),
        ("aigov.yaml", f"{PROJECT}dpia: {{approved_on: 1 March}}\n", ["3:21 A day, as in 2026-12-31."]),
        ("aigov.yaml", f"{PROJECT}mandate: {{sponser: x}}\n", ["3:11 Property sponser is not allowed."]),
        ("aigov.yaml", f"{PROJECT}systems: [{{kind: model}}]\n", ['3:11 Missing property "id".']),
        ("aigov.org.yaml", "aigov: 1\norganisation: {strategie: {}}\n", ["2:16 Property strategie is not allowed."]),
        ("aigov.waivers.yaml", "aigov: 1\nwaivers: [{rule: dpia/approved}]\n", ['2:11 Missing property "id".']),
        (
            "rules/acme/x.yaml",
            "title: A\nground: law\nwhy: B\nasert: x\n",
            ["4:1 Property asert is not allowed."],
        ),
        ("rules/acme/x.yaml", "title: A\nground: law\nwhy: B\nat: kpis\nde: {title: C}\n", []),
        (
            "rules/acme/x.yaml",
            "title: A\nground: law\nwhy: B\nde: {titel: C}\n",
            ["4:6 Property titel is not allowed."],
        ),
        (
            "aigov.yaml",
            f"{PROJECT}roles: {{exective: {{}}, x_neighbour: {{}}}}\n",
            ["3:9 Property exective is not allowed."],
        ),
    ],
    ids=["section", "stage", "day", "key", "entry", "organisation", "waiver", "rule", "language", "wording", "role"],
)
def test_what_the_schema_forbids_is_an_error(
    english: Session, tmp_path: Path, name: str, text: str, errors: list[str]
) -> None:
    english.open(tmp_path / name, text)
    assert sorted(english.found(tmp_path / name)[tmp_path / name]) == errors


HOVERS: Final = {
    "a section": ("aigov.yaml", "aigov: 1\ndp|ia: unknown\n", "The data protection impact", "De gegevensbescherming"),
    "a day": ("aigov.yaml", "dpia:\n  appro|ved_on: 2026-01-01\n", "The day of the approval.", "De datum van de goed"),
    "how a day is written": ("aigov.yaml", "dpia:\n  appro|ved_on: x\n", "as in 2026-12-31", "zoals 2026-12-31"),
    "an unknown": ("aigov.yaml", "mandate:\n  spon|sor: unknown\n", "who stands for this", "de opdrachtgever"),
    "that nobody knows": ("aigov.yaml", "mandate:\n  sponsor: unk|nown\n", "Nobody knows yet", "Nog niemand weet het"),
    "a value": ("aigov.yaml", "project:\n  stage: pi|lot\n", "by a limited group", "door een kleine groep"),
    "an example": (
        "aigov.yaml",
        "project:\n  st|age: pilot\n",
        "Example:\n\n```yaml\npilot",
        "Voorbeeld:\n\n```yaml",
    ),
    "a role": ("aigov.yaml", "roles:\n  dp|o: {person: x}\n", "never approves it", "nooit goedkeurt"),
    "an entry": ("aigov.yaml", "kpis:\n  - id: a\n    targ|ets: []\n", "steps, not one leap", "niet in één sprong"),
    "an organisation's goal": (
        "aigov.org.yaml",
        "organisation:\n  strategy:\n    vis|ion: x\n",
        "What AI is to bring",
        "Wat AI moet brengen",
    ),
    "a waiver": ("aigov.waivers.yaml", "waivers:\n  - id: w\n    rea|son: x\n", "every report says it", "elk rapport"),
    "a rule": ("rules/acme/x.yaml", "rem|edy: x\n", "an honest way out", "een eerlijke uitweg"),
}


@pytest.mark.parametrize(("name", "text", "told", "_"), HOVERS.values(), ids=HOVERS)
def test_a_hover_says_what_it_is(english: Session, tmp_path: Path, name: str, text: str, told: str, _: str) -> None:
    assert told in english.hover(tmp_path / name, text)


@pytest.mark.parametrize(("name", "text", "_", "told"), HOVERS.values(), ids=HOVERS)
def test_a_hover_says_it_in_dutch(dutch: Session, tmp_path: Path, name: str, text: str, _: str, told: str) -> None:
    assert told in dutch.hover(tmp_path / name, text)


STAGES: Final = {stage: stage for stage in ("idea", "sandbox", "pilot", "scale", "production", "retired")}
OFFERS: Final[dict[str, tuple[str, str, dict[str, str]]]] = {
    "a first file": ("aigov.yaml", "|", {"aigov.yaml": "aigov: 1\nproject:\n  id: $1\n  name: $2\n  stage: $3"}),
    "a section": ("aigov.yaml", "aigov: 1\n|", {"mandate": "mandate:\n  ", "kpis": "kpis:\n  - "}),
    "keys": ("aigov.yaml", "aigov: 1\ndpia:\n  |", {"status": "status: ", "approved_on": "approved_on: "}),
    "members": ("aigov.yaml", "aigov: 1\nproject:\n  stage: |", STAGES),
    "only what is honest": ("aigov.yaml", "aigov: 1\ndpia:\n  approved_on: |", {"unknown": "unknown"}),
    "yes, no, or unknown": (
        "aigov.yaml",
        "aigov: 1\nexposure:\n  irreversible: |",
        {"true": "true", "false": "false", "unknown": "unknown"},
    ),
    "a whole entry": (
        "aigov.yaml",
        "aigov: 1\nopen_questions:\n  - |",
        {"at, asked_of, due_on": "at: $1\n  asked_of: $2\n  due_on: $3"},
    ),
    "what an entry is known by": ("aigov.yaml", "aigov: 1\nkpis:\n  - |", {"Kpi": "id: ", "owner": "owner: "}),
    "roles": ("aigov.yaml", "aigov: 1\nroles:\n  |", {"dpo": "dpo:\n  ", "executive": "executive:\n  "}),
    "a map": ("aigov.yaml", "aigov: 1\npeople:\n  |", {"short-id": "${1:short-id}: "}),
    "an organisation": ("aigov.org.yaml", "aigov: 1\norganisation:\n  |", {"strategy": "strategy:\n  "}),
    "a waiver": ("aigov.waivers.yaml", "aigov: 1\nwaivers:\n  - |", {"expires_on": "expires_on: "}),
    "a rule": ("rules/acme/x.yaml", "title: x\n|", {"assert": "assert: ", "stages": "stages:\n  "}),
    "a level": ("rules/acme/x.yaml", "stages:\n  pilot: |", {"error": "error", "warning": "warning", "note": "note"}),
}


@pytest.mark.parametrize(("name", "text", "offers"), OFFERS.values(), ids=OFFERS)
def test_what_can_be_written_is_offered(
    english: Session, tmp_path: Path, name: str, text: str, offers: dict[str, str]
) -> None:
    offered = english.offered(tmp_path / name, text)
    assert {label: offered.get(label) for label in offers} == offers


def test_no_day_name_or_figure_is_offered_that_would_be_believed(english: Session, tmp_path: Path) -> None:
    """What an example says is nobody's fact: it is shown, and never offered."""
    for line in ("dpia:\n  approved_on", "mandate:\n  sponsor", "sandbox:\n  users:\n    count", "need:\n  statement"):
        offered = english.offered(tmp_path / "aigov.yaml", f"aigov: 1\n{line}: |")
        assert set(offered) <= {"unknown"}, line


def test_only_what_may_stand_there_is_offered(english: Session, tmp_path: Path) -> None:
    assert set(english.offered(tmp_path / "aigov.yaml", "aigov: 1\nproject:\n  stage: |")) == set(STAGES)
    sections = english.offered(tmp_path / "aigov.yaml", "aigov: 1\ndpia: unknown\n|")
    assert {"dpia", "aigov"} & set(sections) == set()


def test_the_first_line_of_a_file_names_its_schema(english: Session, tmp_path: Path) -> None:
    (tmp_path / "aigov.schema.json").write_text(aigov("schema", cwd=tmp_path, AIGOV_LANG="nl").stdout, encoding="utf-8")
    line = "# yaml-language-server: $schema=./aigov.schema.json\n"
    file = tmp_path / "of-another-name.yaml"
    assert "Hoe ver het project vandaag is." in english.hover(file, f"{line}project:\n  st|age: idea\n")
    other = tmp_path / "of-one-more.yaml"
    english.open(other, f"{line}{PROJECT}mandat: {{}}\n")
    assert english.found(other) == {other: ["4:1 Property mandat is not allowed."]}


def test_a_section_in_a_file_of_its_own_goes_by_its_part_of_the_schema(english: Session, tmp_path: Path) -> None:
    (tmp_path / "aigov.schema.json").write_text(aigov("schema", cwd=tmp_path).stdout, encoding="utf-8")
    file = tmp_path / "aigov.d/mandate.yaml"
    line = "# yaml-language-server: $schema=../aigov.schema.json#/$defs/Mandate\n"
    assert "who stands for this project" in english.hover(file, f"{line}spon|sor: executive\n")
    wrong = tmp_path / "aigov.d/wrong.yaml"
    english.open(wrong, f"{line}sponsor: executive\nsponser: x\n")
    assert english.found(wrong) == {wrong: ["3:1 Property sponser is not allowed."]}


def _demands(schema: Any, where: str = "") -> Any:
    """A schema without what is only shown."""
    if isinstance(schema, list):
        return [_demands(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: _demands(value, key)
        for key, value in schema.items()
        if where in ("properties", "$defs") or key not in (*SHOWN, "examples", "enumDescriptions")
    }


@pytest.mark.parametrize("name", NAMES)
def test_editors_are_told_the_same_demands(name: str) -> None:
    """Beside what is shown only `type` is new, where it says again what the parts of an `anyOf` say.

    Names of one's own beside those that are known are told by their pattern.
    """
    plain = resources.schema(name)
    prepared = editors.prepared(plain)
    jsonschema.Draft202012Validator.check_schema(prepared)

    def undone(part: Any, before: Any) -> Any:
        if isinstance(part, list):
            return [undone(one, two) for one, two in zip(part, before, strict=True)]
        if not isinstance(part, dict):
            return part
        if "patternProperties" in part:
            ((pattern, others),) = part["patternProperties"].items()
            assert part["additionalProperties"] is False
            assert pattern.endswith(before["propertyNames"]["anyOf"][1]["pattern"])
            part = {key: value for key, value in part.items() if key != "patternProperties"}
            part |= {"additionalProperties": others, "propertyNames": before["propertyNames"]}
        kept = {key: value for key, value in part.items() if key in before}
        added = {key: value for key, value in part.items() if key not in before}
        assert added in ({}, {"enum": ["unknown"]}) or (added.keys() == {"type"} and added["type"][1:] == ["string"])
        lost = {"const": "unknown"} if "enum" in added else {}
        return {key: undone(value, before[key]) for key, value in kept.items()} | lost

    assert undone(_demands(prepared), _demands(plain)) == _demands(plain)


def test_every_property_that_people_write_says_what_it_is() -> None:
    def properties(schema: Any) -> Iterator[tuple[str, Any]]:
        yield from schema.get("properties", {}).items()
        for part in schema.get("$defs", {}).values():
            yield from part.get("properties", {}).items()

    for name in NAMES:
        for key, part in properties(editors.prepared(resources.schema(name))):
            assert part["markdownDescription"].startswith(part["description"].split(". ")[0]), key
            assert "Example:\n\n```yaml\n" in part["markdownDescription"], key
            assert "examples" not in part


def test_an_example_is_shown_as_it_is_written_in_a_file() -> None:
    import yaml

    for name in NAMES:
        plain = resources.schema(name)
        for definition in plain.get("$defs", {}).values():
            for key, part in definition.get("properties", {}).items():
                shown = editors._yaml(part["examples"][0])
                assert yaml.load(shown, Loader=yaml.BaseLoader) == _texts(part["examples"][0]), (name, key, shown)


def _texts(value: Any) -> Any:
    """A value as a reader of YAML has it that takes every scalar for a text."""
    if isinstance(value, dict):
        return {str(key): _texts(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_texts(item) for item in value]
    return value if isinstance(value, str) else json.dumps(value)
