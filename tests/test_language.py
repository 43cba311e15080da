"""Which language a run speaks, and that a verdict does not depend on it."""

import json
import shutil
from pathlib import Path

import pytest
from running import CONFIG, aigov, project, write

STAGES = Path(__file__).parent.parent / "examples" / "stages"
AS_OF = ("--as-of", "2026-11-22")
ENGLISH, DUTCH = (
    "Whether the statements are true was not checked.",
    "Of wat er staat ook waar is, is niet gecontroleerd.",
)
PLAIN = {"AIGOV_LANG": "", "LC_ALL": "", "LC_MESSAGES": "", "LANG": "C.UTF-8"}


def folder(at: Path, lang: str = "") -> Path:
    return project(at, f"{lang}{CONFIG}", none="Sorts requests")


def test_the_configuration_of_the_working_folder_says_the_language(tmp_path: Path) -> None:
    done = aigov("check", *AS_OF, cwd=folder(tmp_path, 'lang = "nl"\n'), **PLAIN)

    assert DUTCH in done.stdout
    assert ENGLISH not in done.stdout


def test_the_configuration_comes_before_the_locale(tmp_path: Path) -> None:
    done = aigov("check", *AS_OF, cwd=folder(tmp_path, 'lang = "en"\n'), **{**PLAIN, "LANG": "nl_NL.UTF-8"})

    assert ENGLISH in done.stdout


@pytest.mark.parametrize(
    ("arguments", "environment"), [(("--lang", "en"), ""), ((), "en")], ids=["--lang", "AIGOV_LANG"]
)
def test_what_is_asked_for_comes_before_the_configuration(
    tmp_path: Path, arguments: tuple[str, ...], environment: str
) -> None:
    where = folder(tmp_path, 'lang = "nl"\n')

    done = aigov("check", *AS_OF, *arguments, cwd=where, **{**PLAIN, "AIGOV_LANG": environment})

    assert ENGLISH in done.stdout


@pytest.mark.parametrize("variable", ["nl_NL.UTF-8", "NL", "nl-BE", "nl_NL@euro"])
def test_the_variable_may_be_written_as_a_locale(tmp_path: Path, variable: str) -> None:
    done = aigov("check", *AS_OF, cwd=folder(tmp_path), **{**PLAIN, "AIGOV_LANG": variable})

    assert DUTCH in done.stdout


def test_what_is_extended_says_the_language_where_nothing_nearer_does(tmp_path: Path) -> None:
    where = folder(tmp_path / "project", 'extends = "../policy"\n')
    write(tmp_path / "policy", {"aigov.toml": 'lang = "nl"\n'})

    assert DUTCH in aigov("check", *AS_OF, cwd=where, **PLAIN).stdout


def test_a_language_that_nobody_speaks_is_a_notice_and_english(tmp_path: Path) -> None:
    done = aigov("check", *AS_OF, "--lang", "de", cwd=folder(tmp_path), **PLAIN)

    assert 'Nobody here speaks "de": aigov speaks en and nl. This is English.' in done.stdout
    assert ENGLISH in done.stdout


def test_the_language_of_a_configuration_is_shown_with_its_place(tmp_path: Path) -> None:
    done = aigov("config", "show", "--origin", cwd=folder(tmp_path, 'lang = "nl"\n'), **PLAIN)

    assert "aigov.toml:1" in next(line for line in done.stdout.splitlines() if line.startswith("lang"))


def test_a_verdict_does_not_depend_on_the_language(tmp_path: Path) -> None:
    where = folder(tmp_path)
    shutil.copytree(STAGES, where / "stages")
    texts = [aigov("check", *AS_OF, "-f", "json", "--lang", code, cwd=where).stdout for code in ("en", "nl")]

    reports = [json.loads(text) for text in texts]
    assert reports[0]["last_lines"] != reports[1]["last_lines"]
    assert [report["record"].pop("language") for report in reports] == ["en", "nl"]
    for report in reports:
        del report["last_lines"]
        report["totals"].pop("notices")
        for card in report["rules"]:
            del card["title"], card["why"], card["remedy"]
        for each in report["reports"]:
            each.pop("weight_because")
            for finding in each["findings"]:
                del finding["message"], finding["remedy"], finding["acts"]
    assert reports[0] == reports[1]


def test_a_report_in_dutch_replays_as_the_same_verdict_whatever_is_spoken(tmp_path: Path) -> None:
    where = folder(tmp_path, 'lang = "nl"\n')
    aigov("check", *AS_OF, "-f", "json:report.json", cwd=where, **PLAIN)

    for code in ("en", "nl"):
        done = aigov("replay", "report.json", "--lang", code, cwd=where)
        assert done.returncode == 0, done.stdout + done.stderr


def test_a_baseline_that_was_drawn_in_english_holds_in_dutch(tmp_path: Path) -> None:
    where = folder(tmp_path)
    aigov("baseline", "create", *AS_OF, "--lang", "en", cwd=where)
    before = (where / "aigov.baseline.json").read_text(encoding="utf-8")

    done = aigov("check", *AS_OF, "--lang", "nl", cwd=where)
    assert "13 onder de beginstand" in done.stdout
    aigov("baseline", "create", *AS_OF, "--lang", "nl", cwd=where)
    assert (where / "aigov.baseline.json").read_text(encoding="utf-8") == before
