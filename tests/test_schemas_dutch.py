"""The schemas in Dutch: the same shape as the English ones, and a Dutch sentence wherever these have an English one."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar, Final

import pytest
from running import ROOT, TINY, aigov, write

from aigov import resources
from aigov.manifest import generate
from aigov.manifest.schema import VALUES, build
from aigov.manifest.values import Shape, field

NAMES: Final = sorted(generate.FILES)
TEXTS: Final = ("title", "description", "enumDescriptions")


def texts(schema: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Every text of a schema but its title, each with the place at which it stands."""
    for key, value in schema.items():
        place = (*path, key)
        if key == "description":
            yield "/".join(place), value
        elif key == "enumDescriptions":
            yield from ((f"{'/'.join(place)}/{member}", text) for member, text in enumerate(value))
        elif key in ("properties", "$defs"):
            for name, part in value.items():
                yield from texts(part, (*place, name))
        elif key == "anyOf":
            for number, part in enumerate(value):
                yield from texts(part, (*place, str(number)))
        elif isinstance(value, dict) and key not in VALUES:
            yield from texts(value, place)


def shape(schema: Any) -> Any:
    """A schema without its texts and its name."""
    if isinstance(schema, list):
        return [shape(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    named = {
        key: {name: shape(part) for name, part in schema[key].items()}
        for key in ("properties", "$defs")
        if key in schema
    }
    told = {key for key in (*TEXTS, "$id") if isinstance(schema.get(key), str | list)}
    rest = {key: value if key in VALUES else shape(value) for key, value in schema.items() if key not in told}
    return rest | named


def pairs(name: str) -> list[tuple[str, str, str]]:
    english, dutch = dict(texts(resources.schema(name))), dict(texts(resources.schema(name, "nl")))
    assert list(english) == list(dutch)
    return [(place, text, dutch[place]) for place, text in english.items()]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_committed_in_dutch_is_what_the_models_say(name: str) -> None:
    committed = (generate.FOLDER / "nl" / f"{name}.schema.json").read_text(encoding="utf-8")
    assert committed == generate.text(name, "nl")


def test_every_schema_stands_there_in_dutch() -> None:
    committed = sorted(file.name.partition(".")[0] for file in (generate.FOLDER / "nl").iterdir())
    assert committed == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_dutch_schema_asks_what_the_english_one_asks(name: str) -> None:
    english, dutch = resources.schema(name), resources.schema(name, "nl")
    assert shape(dutch) == shape(english)
    assert dutch["$id"] == f"{english['$id']}:nl"
    assert len(shape(english)["properties"]) == len(english["properties"])


@pytest.mark.parametrize("name", NAMES)
def test_every_text_is_said_in_dutch(name: str) -> None:
    assert [place for place, english, dutch in pairs(name) if not dutch or dutch == english] == []


@pytest.mark.parametrize("name", NAMES)
def test_what_stands_in_backticks_is_the_same_in_dutch(name: str) -> None:
    code = re.compile(r"`[^`]*`|\{[^}]*\}")
    other = [place for place, one, two in pairs(name) if sorted(code.findall(one)) != sorted(code.findall(two))]
    assert other == []


@pytest.mark.parametrize("name", NAMES)
def test_numbers_and_days_are_the_same_in_dutch(name: str) -> None:
    number = re.compile(r"\d+")
    lacking = [place for place, one, two in pairs(name) if set(number.findall(one)) - set(number.findall(two))]
    assert lacking == []


@pytest.mark.parametrize("name", NAMES)
def test_dutch_texts_are_sentences_that_promise_nothing(name: str) -> None:
    dutch = [(place, text) for place, _, text in pairs(name)]
    assert [place for place, text in dutch if re.search(r"^[A-ZÉ`].*[.?]$", text) is None] == []
    word = re.compile(r"\b(je|jij|jouw|geslaagd|schoon|conform|ongeldig|gelieve|aub)\b", re.IGNORECASE)
    assert [place for place, text in dutch if word.search(text)] == []
    # A word that only English has betrays a sentence that was never translated.
    left = re.compile(r"\b(the|and|where|which|whether|somebody|they|whose|nobody)\b", re.IGNORECASE)
    assert [place for place, text in dutch if left.search(text)] == []


def test_a_text_without_dutch_is_refused() -> None:
    class Half(Shape):
        """A model."""

        __dutch__: ClassVar[str] = "Een model."
        key: str | None = field("A key.", "", "word")

    with pytest.raises(ValueError, match=r"no Dutch beside it: A key\."):
        build(Half, "half", "Half")


def test_a_model_without_dutch_is_refused() -> None:
    class Bare(Shape):
        """A model."""

        key: str | None = field("A key.", "Een sleutel.", "word")

    with pytest.raises(ValueError, match="Bare has no text in Dutch"):
        build(Bare, "bare", "Bare")


def test_a_language_that_no_schema_has_is_answered_in_english() -> None:
    assert resources.schema("rule", "fy") == resources.schema("rule")


def test_the_command_prints_the_schema_in_the_language_that_is_asked_for(tmp_path: Path) -> None:
    for name in ("manifest", "waivers"):
        plain = ("schema", name, "--plain")
        assert aigov(*plain, "--lang", "nl", cwd=tmp_path).stdout == resources.schema_text(name, "nl")
        assert aigov(*plain, cwd=tmp_path, AIGOV_LANG="nl").stdout == resources.schema_text(name, "nl")
        assert aigov(*plain, cwd=tmp_path).stdout == resources.schema_text(name)


def test_the_sections_of_a_pack_stand_in_the_dutch_schema_too(tmp_path: Path) -> None:
    extension = "extensions: {ethics: {help: De ethische commissie., fields: {advised_on: {type: date}}}}\n"
    write(
        tmp_path,
        {
            "acme/pack.yaml": f'name: acme\nversion: "1"\ntitle: Acme\n{extension}',
            "acme/ethics/advised.yaml": TINY["tiny/described.yaml"],
            "aigov.toml": 'packs = ["core", "./acme"]\n',
        },
    )
    answer = aigov("schema", "--lang", "nl", cwd=tmp_path)
    assert answer.returncode == 0, answer.stderr
    assert '"ethics"' in answer.stdout
    assert "De ethische commissie." in answer.stdout
    assert "Het manifest van één AI-project" in answer.stdout


def test_a_check_in_dutch_reads_no_dutch_schema() -> None:
    """What judges is one schema; the other would only cost time."""
    program = """
import sys
opened = []
sys.addaudithook(lambda event, details: opened.append(str(details[0])) if event == "open" else None)
from aigov import language
language.speak("nl", settled=True)
from aigov.cli import run
code = run(["check", "examples/idea", "--as-of", "2026-11-22"])
print(code, any("/schemas/" in name for name in opened), [name for name in opened if "/schemas/nl/" in name])
"""
    command = [sys.executable, "-c", program]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60, check=True)
    assert answer.stdout.splitlines()[-1] == "0 True []"
