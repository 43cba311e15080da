"""What aigov says in Dutch, read as a whole: no English sentence is left in it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from running import ROOT, aigov
from test_dutch_rules import ENGLISH

from aigov import explaining, language
from aigov.cli._here import workplace

EXAMPLES: Final = ROOT / "examples"
STAGES: Final = EXAMPLES / "stages"
GOLDEN: Final = ROOT / "tests" / "golden" / "stage-pilot.nl.txt"
LATE: Final = "2028-06-01"
"""A day on which much that the examples say has lapsed."""

_QUOTED: Final = re.compile(r"`[^`]*`|\"[^\"]*\"|\[[^\]]*\]|\b\w+(?:[._/-]\w+)+\b")
"""What is a manifest's own, or an id, a path or a command."""
_EXCERPT: Final = re.compile(r"\s*\d* \|")


def english(text: str) -> list[str]:
    """Return the lines that hold function words of English, without what is quoted and the lines of a file."""
    found = []
    for line in text.splitlines():
        words = [word for word in ENGLISH.findall(_QUOTED.sub(" ", line)) if word != "IT"]
        if words and not _EXCERPT.match(line):
            found.append(f"{words}: {line.strip()}")
    return found


def without_a_section(folder: Path) -> Path:
    """Write each stage example once for each of its sections, without that section, beside the organisation's file."""
    (folder / "aigov.org.yaml").write_bytes((STAGES / "aigov.org.yaml").read_bytes())
    for manifest in sorted(STAGES.rglob("aigov.yaml")):
        parts = re.split(r"(?m)^(?=[a-z_]+:)", manifest.read_text(encoding="utf-8"))
        for number, part in enumerate(parts):
            section = part.partition(":")[0]
            if section.isidentifier() and section not in {"aigov", "project"}:
                rest = "".join(parts[:number] + parts[number + 1 :])
                own = rest.replace("  id: ", f"  id: {section.replace('_', '-')}-", 1)
                place = folder / manifest.parent.name / section / "aigov.yaml"
                place.parent.mkdir(parents=True)
                place.write_text(own, encoding="utf-8")
    return folder


@pytest.mark.parametrize("more", ["-f concise", "-f full", "-f full --verbose", "-f markdown"])
def test_a_check_of_stage_examples_that_lack_a_section_has_no_english(tmp_path: Path, more: str) -> None:
    done = aigov("check", "--as-of", LATE, "--lang", "nl", *more.split(), cwd=without_a_section(tmp_path))

    assert done.returncode == 1
    assert len(done.stdout.splitlines()) > 100
    assert not english(done.stdout + done.stderr)


@pytest.mark.parametrize("name", sorted(each.name for each in EXAMPLES.iterdir() if each.is_dir()))
def test_a_check_of_an_example_has_no_english(name: str) -> None:
    done = aigov("check", name, "--as-of", LATE, "--lang", "nl", "--verbose", cwd=EXAMPLES)

    assert not english(done.stdout + done.stderr)


def test_a_gate_and_a_forecast_have_no_english() -> None:
    gate = aigov("gate", "scale", "pilot", "pilot-light", "--lang", "nl", cwd=STAGES)
    forecast = aigov("forecast", "--days", "900", "--as-of", "2026-11-22", "--lang", "nl", cwd=STAGES)

    for done in (gate, forecast):
        assert done.stdout
        assert not english(done.stdout + done.stderr)


def told(place: explaining.Workplace) -> Iterator[tuple[str, str]]:
    """Yield each rule with what `aigov explain` says of it, up to the example, which is a piece of a file.

    A source is named by the title of its text, and by the place in it, in the words of that text.
    """
    for name, rule in place.rules.items():
        text = " ".join("\n".join(explaining.lines(rule, place)).partition("\nZo is het bijvoorbeeld")[0].split())
        yield name, re.sub(r'\("[^"]*", [^()]*\)', "", text)


def test_what_explains_a_rule_has_no_english() -> None:
    language.speak("nl", settled=True)
    place = workplace("", isolated=True)

    assert len(place.rules) > 150
    assert not [(name, lines) for name, text in told(place) if (lines := english(text))]


def test_a_check_of_a_stage_example_reads_as_it_was_read_by_a_reader_of_dutch() -> None:
    done = aigov("check", "pilot", "--as-of", "2027-06-30", "--lang", "nl", cwd=STAGES)

    assert done.stdout == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "is_english"),
    [
        ("Whether the statements are true was not checked.", True),
        ("Van wat er staat is niet gecontroleerd of het waar is.", False),
        ('"the works council" staat niet in `the list` [dpia/the-rule].', False),
        ("   12 | statement: the text of a file", False),
    ],
    ids=["english", "dutch", "quoted", "excerpt"],
)
def test_english_is_told_from_dutch(text: str, is_english: bool) -> None:
    assert bool(english(text)) is is_english
