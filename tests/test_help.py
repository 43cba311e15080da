"""The help of every command: in Dutch without English, with an example, and within 80 columns."""

import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from running import ROOT, SECONDS, aigov

_WALK = """
import json, sys
import click
from aigov.language import speak
speak(sys.argv[1], settled=True)
from aigov.cli import aigov, _wording

def walk(command, name, above):
    context = click.Context(command, parent=above, info_name=name, terminal_width=int(sys.argv[2]))
    texts = {"help": command.help or "", "short_help": command.short_help or "", "epilog": command.epilog or ""}
    texts |= {max(each.opts, key=len): each.help or "" for each in command.params if isinstance(each, click.Option)}
    told = {context.command_path: {"shown": _wording.help_of(context), "texts": texts}}
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            told |= walk(command.get_command(context, below), below, context)
    return told

print(json.dumps(walk(aigov, "aigov", None)))
"""


@cache
def every_help(lang: str, width: int = 80) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-c", _WALK, lang, str(width)],
        capture_output=True,
        timeout=SECONDS,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


NAMES = sorted(every_help("en"))

_ENGLISH = re.compile(
    r"\b(the|and|this|that|which|what|where|with|without|not|from|them|there|here|every|each|who|must|only|these|"
    r"show|write|print|use|such|else|would|file|files|folder|folders|rule|rules|default|example|examples|usage|"
    r"commands?|options|exit codes?|findings?|stage|text of|are|they|its)\b",
    re.IGNORECASE,
)


def prose(shown: str) -> str:
    """Return a help without what is the same in every language: commands, options, ids, and what stands in quotes."""
    lines = []
    for line in shown.split("\n"):
        text = re.sub(r"^ +(aigov|git|eval|#) .*?(  +|$)", "", line)  # an example, up to what it does
        text = re.sub(r"^ +(-\w, )?--[\w-]+( [A-Z\[]\S*(, DAY)?)?( \(.*?\))?", "", text)  # an option
        text = re.sub(r"^  [a-z]+  +", "", text)  # a command of the list
        lines.append(text)
    text = " ".join(lines)
    for same in (
        r"`[^`]*`",
        r"\baigov [a-z]+\b",
        r"--[\w-]+",
        r"[\w-]+[/.:][\w./:-]+",
        r"\b[A-Z_]{2,}\b",
        r"\[[a-z|]+\]",
    ):
        text = re.sub(same, " ", text)
    return text


_WORDS = {
    "aigov schema": {"rule"},  # the name of a schema
    "aigov new rule": {"from", "rule"},  # from-our-list
    "aigov new": {"rule"},
    "aigov check": {"text"},
}


@pytest.mark.parametrize("name", NAMES)
def test_the_help_of_a_command_has_no_english_in_dutch(name: str) -> None:
    found = {word.lower() for word in _ENGLISH.findall(prose(every_help("nl")[name]["shown"]))}
    assert found - _WORDS.get(name, set()) - set(name.split()) == set()


_SAME = {("short_help", "aigov")}  # it is in no list


@pytest.mark.parametrize("name", NAMES)
def test_every_text_of_a_help_is_written_in_both_languages(name: str) -> None:
    english, dutch = (every_help(lang)[name]["texts"] for lang in ("en", "nl"))
    assert english.keys() == dutch.keys()
    assert [key for key, text in english.items() if text == dutch[key] and (key, name) not in _SAME] == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_every_command_shows_an_example_of_itself(name: str, lang: str) -> None:
    shown = every_help(lang)[name]["shown"]
    _, title, below = shown.partition({"en": "\n  Examples:\n", "nl": "\n  Voorbeelden:\n"}[lang])
    assert title
    assert any(line.strip().startswith((name, f'eval "$({name}')) for line in below.splitlines()), below


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_a_help_fits_in_80_columns(name: str, lang: str) -> None:
    assert [line for line in every_help(lang)[name]["shown"].splitlines() if len(line) > 80] == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_at_40_columns_only_commands_and_options_are_wider(name: str, lang: str) -> None:
    wide = [line.strip() for line in every_help(lang, 40)[name]["shown"].splitlines() if len(line) > 40]
    assert [line for line in wide if not line.startswith(("aigov ", "eval ", "git ", "-"))] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_of_a_help_exist_with_their_options(name: str) -> None:
    every = every_help("en")
    for line in every[name]["shown"].partition("Examples:")[2].splitlines():
        command = re.match(r"\s+(aigov(?: [a-z]+)*)", line)
        if command is None:
            continue
        words = command[1].split()
        while " ".join(words) not in every:
            words.pop()
        known = every[" ".join(words)]["texts"]
        shown = line.strip().partition("  ")[0]
        for option in re.findall(r" (--[a-z-]+)", shown):
            assert option in known, line


@pytest.mark.parametrize(
    ("lang", "usage"), [("en", "Usage: aigov check [OPTIONS]"), ("nl", "Gebruik: aigov check [OPTIES]")]
)
def test_help_speaks_the_language_that_is_asked_for(lang: str, usage: str) -> None:
    done = aigov("check", "--help", "--lang", lang, cwd=ROOT)
    assert done.stdout.startswith(usage)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("configuration", "usage"), [('lang = "nl"', "Gebruik: "), ("lang = [", "Usage: ")], ids=["nl", "broken"]
)
def test_a_configuration_says_the_language_of_help_and_never_keeps_it_away(
    tmp_path: Path, configuration: str, usage: str
) -> None:
    (tmp_path / "aigov.toml").write_text(configuration)
    plain = {"AIGOV_LANG": "", "LC_ALL": "", "LC_MESSAGES": "", "LANG": "C.UTF-8"}
    assert aigov("check", "--help", cwd=tmp_path, **plain).stdout.startswith(usage)


@pytest.mark.parametrize("variables", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {}], ids=["NO_COLOR", "dumb", "piped"])
def test_help_has_no_colour(variables: dict[str, str]) -> None:
    assert "\x1b" not in aigov("--help", cwd=ROOT, **variables).stdout


def test_a_group_of_commands_alone_shows_its_help_in_the_spoken_language() -> None:
    done = aigov("waiver", cwd=ROOT, AIGOV_LANG="nl")
    assert done.returncode == 0
    assert done.stdout.startswith("Gebruik: aigov waiver [OPTIES] OPDRACHT")
