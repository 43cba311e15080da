"""Where aigov finds its rules and schemas."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from aigov import resources
from aigov.errors import AigovError

CHECKOUT = Path(__file__).parents[1]


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package folder that holds nothing yet."""
    package = tmp_path / "aigov"
    package.mkdir()
    monkeypatch.setattr(resources, "PACKAGE", str(package))
    _forget()
    yield tmp_path
    monkeypatch.undo()
    _forget()


def _forget() -> None:
    resources._place.cache_clear()
    resources._read.cache_clear()
    resources._parsed.cache_clear()


def _schema(folder: Path, text: str) -> None:
    folder.mkdir(parents=True)
    (folder / "manifest.schema.json").write_text(text, encoding="utf-8")


def test_a_checkout_has_its_rules_and_schemas_beside_the_package() -> None:
    assert resources.rules_folder() == CHECKOUT / "rules"
    assert resources.schema_text("manifest") == (CHECKOUT / "schemas/manifest.schema.json").read_text(encoding="utf-8")


def test_what_the_package_holds_goes_before_what_stands_beside_it(elsewhere: Path) -> None:
    _schema(elsewhere / "schemas", '{"title": "beside"}')
    _schema(elsewhere / "aigov/_data/schemas", '{"title": "within"}')
    (elsewhere / "rules").mkdir()
    (elsewhere / "aigov/_data/rules").mkdir()
    assert resources.schema("manifest") == {"title": "within"}
    assert resources.rules_folder() == elsewhere / "aigov/_data/rules"


def test_what_stands_beside_the_package_is_found_where_it_holds_nothing(elsewhere: Path) -> None:
    _schema(elsewhere / "schemas", '{"title": "beside"}')
    (elsewhere / "rules").mkdir()
    assert resources.schema("manifest") == {"title": "beside"}
    assert resources.rules_folder() == elsewhere / "rules"


def test_where_neither_is_there_the_error_says_what_to_do(elsewhere: Path) -> None:
    with pytest.raises(AigovError, match=r'"schemas".*neither in the package nor beside it\. Install aigov again'):
        resources.schema("manifest")
    with pytest.raises(AigovError, match='"rules"'):
        resources.rules_folder()


def test_a_schema_that_is_not_there_is_answered_with_those_that_are() -> None:
    there = "baseline, config, forecast, lock, manifest, organisation, pack, report, rule, sources, waivers"
    with pytest.raises(AigovError, match=rf'no schema "manifst"; did you mean "manifest"\? There are {there}\.'):
        resources.schema("manifst")


def test_a_schema_is_read_once() -> None:
    assert resources.schema("rule") is resources.schema("rule")
    assert json.loads(resources.schema_text("rule")) == resources.schema("rule")


def test_finding_a_schema_imports_next_to_nothing() -> None:
    program = "import sys; from aigov import resources; resources.schema('manifest'); print(*sys.modules)"
    answer = subprocess.run(
        [sys.executable, "-c", program], cwd=CHECKOUT, capture_output=True, text=True, check=True, timeout=60
    )
    heavy = {"pydantic", "jsonschema", "importlib.metadata", "importlib.resources", "dataclasses", "inspect", "asyncio"}
    assert heavy & set(answer.stdout.split()) == set()
