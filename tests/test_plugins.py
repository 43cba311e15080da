"""Plugins: only what is named is loaded, whatever is wrong with one is laid at its door, and no other is looked at."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from running import CONFIG, ROOT, aigov, project

from aigov import distributions
from aigov.errors import PluginError
from aigov.plugins import Plugins

Install = Callable[..., str]

BRINGS_A_CHECK = """
from aigov.hooks import hookimpl

@hookimpl
def aigov_checks():
    return {"acme-check": "MODULE_checks:check"}
"""


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Return what puts a distribution into a folder of its own on sys.path."""
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    monkeypatch.setattr(sys, "modules", dict(sys.modules))

    def put(
        name: str,
        code: str = BRINGS_A_CHECK,
        *,
        entry: str = "[aigov]\naigov = MODULE\n",
        ending: str = "dist-info",
        **more: str,
    ) -> str:
        module = name.lower().replace("-", "_").replace(".", "_")
        (tmp_path / f"{module}.py").write_text(code.replace("MODULE", module))
        for other, text in more.items():
            (tmp_path / f"{module}_{other}.py").write_text(text)
        metadata = tmp_path / f"{module}-1.2.{ending}"
        metadata.mkdir()
        if entry:
            (metadata / "entry_points.txt").write_text(entry.replace("MODULE", module))
        return name

    return put


def _load(*names: str) -> Plugins:
    return Plugins((name, f"aigov.toml:{line}") for line, name in enumerate(names, 3))


def _refused(*names: str) -> str:
    def everything() -> tuple[object, ...]:
        loaded = _load(*names)
        return loaded.packs, loaded.checks, loaded.reporters

    with pytest.raises(PluginError) as caught:
        everything()
    return str(caught.value)


def test_what_is_built_in_comes_through_the_same_hooks() -> None:
    found = _load()
    assert set(found.packs) == {"core"}
    assert {"full", "concise", "json", "sarif", "github"} <= set(found.reporters)
    assert found.reporters.targets["json"] == "aigov.reporters.json:render"
    assert all(part.built_in and part.owner == "aigov itself" for part in found.packs.values())
    assert found.activated == ()


def test_a_named_plugin_brings_what_it_registers(install: Install) -> None:
    found = _load(install("aigov-acme", checks="def check(subject, options): return iter(())\n"))
    assert found.activated == (("aigov-acme", "1.2"),)
    assert "acme-check" in found.checks
    assert callable(found.checks["acme-check"])


def test_what_a_name_leads_to_is_imported_when_it_is_asked_for(install: Install) -> None:
    found = _load(install("aigov-acme", checks="raise ValueError('too soon')\n"))
    assert found.checks.targets["acme-check"] == "aigov_acme_checks:check"
    with pytest.raises(PluginError) as caught:
        found.checks["acme-check"]
    what = 'check "acme-check" of plugin "aigov-acme" cannot be imported from aigov_acme_checks:check'
    assert str(caught.value) == f"{what}: ValueError: too soon."


def test_a_name_that_nothing_has_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        _load().checks["no-such-check"]


def test_a_plugin_that_is_not_named_is_not_imported(install: Install) -> None:
    install("aigov-acme", "raise RuntimeError('imported')")
    assert set(_load().packs) == {"core"}


def test_a_plugin_that_is_not_installed_says_what_to_do() -> None:
    expected = 'plugin "aigov-acme" is named in aigov.toml:3 and is not installed. Install it, or take the name out.'
    assert _refused("aigov-acme") == expected


def test_names_are_compared_as_package_indexes_do(install: Install) -> None:
    install("Aigov.Acme")
    assert _load("aigov_ACME").activated == (("aigov_ACME", "1.2"),)


def test_a_plugin_named_twice_is_loaded_once(install: Install) -> None:
    name = install("aigov-acme")
    assert len(_load(name, "AIGOV_acme").activated) == 1


def test_metadata_of_older_installers_is_read(install: Install) -> None:
    assert _load(install("aigov-acme", ending="egg-info")).activated == (("aigov-acme", "1.2"),)


def test_a_distribution_whose_name_only_begins_alike_is_another(install: Install) -> None:
    install("aigov-acme-more")
    assert "is not installed" in _refused("aigov-acme")


def test_entries_of_other_groups_and_comments_are_passed_over(install: Install) -> None:
    before, after = "[console_scripts]\nx = nothing:main\n\n# a comment\n", "[pytest11]\ny = no\n"
    entry = f"{before}[aigov]\n; another\naigov = MODULE [extra]\n\n{after}"
    assert "acme-check" in _load(install("aigov-acme", entry=entry)).checks


@pytest.mark.parametrize("entry", ["", "[console_scripts]\nx = y:z\n"], ids=["no entry points", "those of others"])
def test_a_distribution_without_our_entry_point_is_no_plugin(install: Install, entry: str) -> None:
    said = _refused(install("acme", entry=entry))
    assert said.startswith('"acme", named in aigov.toml:3, has no entry point in the group "aigov", so it is no plugin')


BROKEN = {
    "raises at import": ("1 / 0\n", "ZeroDivisionError: division by zero."),
    "is not Python": ("def (:\n", "SyntaxError: "),
    "ends the process": ("raise SystemExit(0)\n", "SystemExit: 0."),
    "imports what is not there": (
        "import no_such_module_at_all\n",
        "ModuleNotFoundError: No module named 'no_such_module_at_all'.",
    ),
    "brings nothing": ("x = 1\n", "brings nothing: aigov_acme has no function marked with aigov.hooks.hookimpl."),
    "has a hook that there is not": (
        "from aigov.hooks import hookimpl\n@hookimpl\ndef aigov_pack(): return {}\n",
        "does not fit the hooks of aigov: ",
    ),
    "has a hook with a parameter too many": (
        "from aigov.hooks import hookimpl\n@hookimpl\ndef aigov_packs(folder): return {}\n",
        "does not fit the hooks of aigov: ",
    ),
    "raises in a hook": (
        "from aigov.hooks import hookimpl\n@hookimpl\ndef aigov_packs(): raise KeyError('x')\n",
        "raised in aigov_packs: KeyError: 'x'.",
    ),
    "ends the process in a hook": (
        "from aigov.hooks import hookimpl\n@hookimpl\ndef aigov_packs(): raise SystemExit(0)\n",
        "raised in aigov_packs: SystemExit: 0.",
    ),
    "answers with a list": (
        "from aigov.hooks import hookimpl\n@hookimpl\ndef aigov_packs(): return ['x']\n",
        "answered aigov_packs with list; a mapping of names is expected.",
    ),
    "answers with a function": (
        "from aigov.hooks import hookimpl\n@hookimpl\ndef aigov_checks(): return {'x': len}\n",
        "answered aigov_checks with 'x': ",
    ),
}


@pytest.mark.parametrize(("code", "said"), BROKEN.values(), ids=BROKEN)
def test_a_plugin_that_cannot_be_used_is_named_with_what_is_wrong(install: Install, code: str, said: str) -> None:
    message = _refused(install("aigov-acme", code))
    assert 'plugin "aigov-acme"' in message
    assert said in message
    assert "\n" not in message


@pytest.mark.parametrize("name", ["core", "full"])
def test_what_is_built_in_cannot_be_replaced(install: Install, name: str) -> None:
    hook, kind = ("aigov_packs", "pack") if name == "core" else ("aigov_reporters", "reporter")
    install("aigov-acme", f"from aigov.hooks import hookimpl\n@hookimpl\ndef {hook}(): return {{'{name}': 'x:y'}}\n")
    said = _refused("aigov-acme")
    assert said.startswith(f'two plugins bring a {kind} named "{name}": ')
    assert "aigov itself" in said
    assert 'plugin "aigov-acme"' in said


def test_two_plugins_with_one_check_are_refused_and_both_named(install: Install) -> None:
    code = "from aigov.hooks import hookimpl\n@hookimpl\ndef aigov_checks(): return {'same': 'x:y'}\n"
    install("aigov-one", code)
    install("aigov-two", code)
    expected = (
        'two plugins bring a check named "same": plugin "aigov-one" and plugin "aigov-two". Take one of them out.'
    )
    assert _refused("aigov-two", "aigov-one") == expected


def test_a_plugin_may_have_several_entry_points(install: Install, tmp_path: Path) -> None:
    code = "from aigov.hooks import hookimpl\n@hookimpl\ndef aigov_reporters(): return {'acme': 'x:y'}\n"
    install("aigov-acme", entry="[aigov]\nchecks = MODULE\nformats = MODULE_formats\n", formats=code)
    found = _load("aigov-acme")
    assert "acme" in found.reporters
    assert "acme-check" in found.checks


def test_what_leads_to_no_function_is_said(install: Install) -> None:
    found = _load(install("aigov-acme", checks="check = 3\n"))
    with pytest.raises(PluginError, match="leads to aigov_acme_checks:check, which cannot be called"):
        found.checks["acme-check"]


def test_folders_that_cannot_be_listed_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "some.zip").write_bytes(b"")
    assert distributions.find("aigov-acme", [str(tmp_path / "gone"), str(tmp_path / "some.zip")]) == ""


def test_without_a_plugin_the_built_ins_answer_as_they_do_through_the_manager() -> None:
    alone = Plugins(())
    for hook in ("aigov_packs", "aigov_checks", "aigov_reporters", "aigov_configuration"):
        through = [(each.plugin_name, each.function()) for each in getattr(alone._manager.hook, hook).get_hookimpls()]
        assert sorted(through, key=str) == sorted(alone._answers(hook), key=str)
        assert bool(through) == (hook != "aigov_configuration")


_LOUD = """
import sys
from aigov.hooks import hookimpl

print("at import")

@hookimpl
def aigov_checks():
    print("in a hook")
    END
    return {}
"""


def _run(install: Install, tmp_path: Path, code: str, *arguments: str) -> CompletedProcess[str]:
    place = project(tmp_path / "place", f'plugins = ["{install("acme-loud", code)}"]\n{CONFIG}')
    return aigov("check", *arguments, "--as-of", "2026-11-22", cwd=place, PYTHONPATH=f"{ROOT}{os.pathsep}{tmp_path}")


def test_what_a_plugin_prints_is_no_part_of_a_report(install: Install, tmp_path: Path) -> None:
    done = _run(install, tmp_path, _LOUD.replace("END", ""), "-f", "json")
    assert json.loads(done.stdout)["reports"]
    assert "at import\nin a hook\n" in done.stderr


_LOUD_CHECK = """
from typing import NamedTuple
from aigov.hooks import Judgement, Outcome, Subject
print("where the check stands")

class Options(NamedTuple):
    pass

def check(subject: Subject, options: Options):
    print("in the check")
    yield Judgement(Outcome.PASS, ())
    print("at its end")
"""
_LOUD_REPORTER = """
def render(head, projects, totals):
    print("in the reporter")
    for project in projects:
        yield project.subject
        print("after a project")
"""
_LOUD_RULE = """\
title: It is checked
ground: practice
why: For the tests.
stages: {idea: note}
check: acme-loud
message: Somebody speaks.
remedy: Ask whoever knows.
acts: executive
verifies: current
examples:
  - {name: any, manifest: {project: {stage: idea}}, expect: pass}
"""
_BRINGS_NOISE = """
print("where it begins")
from aigov.hooks import hookimpl

@hookimpl
def aigov_checks():
    return {"acme-loud": "acme_loud_checks:check"}

@hookimpl
def aigov_reporters():
    return {"acme-loud": "acme_loud_reporter:render"}
"""


def _speaking(tmp_path: Path, rule: str) -> Path:
    place = project(tmp_path / "place", 'plugins = ["acme-loud"]\npacks = ["core", "./loud"]\n')
    (place / "loud/loud").mkdir(parents=True)
    (place / "loud/pack.yaml").write_text('name: loud\nversion: "1"\ntitle: Loud\n')
    (place / "loud/loud/spoken.yaml").write_text(rule)
    return place


@pytest.mark.parametrize(
    ("command", "heard"),
    [
        ("check -f json", "in the check"),
        ("check -f acme-loud", "after a project"),
        ("forecast -f json", "in the check"),
        ("gate pilot -f json", "in the check"),
        ("portfolio -f json", "where it begins"),
        ("rules -f json", "where it begins"),
        ("schema manifest", "where it begins"),
        ("explain loud/spoken", "where it begins"),
        ("test loud", "in the check"),
        ("config show", "where it begins"),
    ],
)
def test_what_a_check_or_a_reporter_prints_is_heard_beside_what_a_command_says(
    install: Install, tmp_path: Path, command: str, heard: str
) -> None:
    install("acme-loud", _BRINGS_NOISE, checks=_LOUD_CHECK, reporter=_LOUD_REPORTER)
    place = _speaking(tmp_path, _LOUD_RULE)

    done = aigov(*command.split(), cwd=place, PYTHONPATH=f"{ROOT}{os.pathsep}{tmp_path}")

    said = [line for line in (*_LOUD_CHECK.splitlines(), *_LOUD_REPORTER.splitlines()) if "print(" in line]
    printed = [line.split('"')[1] for line in said]
    assert heard in done.stderr.splitlines()
    assert done.stdout
    assert not [line for line in printed if line in done.stdout]


def test_a_plugin_that_closes_standard_output_closes_no_report(install: Install, tmp_path: Path) -> None:
    done = _run(install, tmp_path, _LOUD.replace("END", "sys.stdout.close()"), "-f", "json")
    assert json.loads(done.stdout)["reports"]
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("parameters", "written", "sees"),
    [
        ("subject", "", "nothing"),
        ("subject: Subject", "", "nothing"),
        ("subject, options: Options", "with: {word: hello}\n", "hello"),
        ("subject: Subject, options: Options", "with: {word: hello}\n", "hello"),
        ("subject: Subject, options: Options, more: int = 1", "with: {word: hello}\n", "hello"),
        ("subject, options: Options, more: int = 1", "with: {word: hello}\n", "hello"),
    ],
)
def test_a_check_is_called_with_the_parameters_that_it_has(
    install: Install, tmp_path: Path, parameters: str, written: str, sees: str
) -> None:
    check = (
        "from typing import NamedTuple\nfrom aigov.hooks import Judgement, Outcome, Subject\n"
        "class Options(NamedTuple):\n    word: str\n"
        f"def check({parameters}):\n"
        '    seen = options.word if "options" in locals() else "nothing"\n'
        "    print(seen)\n    yield Judgement(Outcome.PASS, ())\n"
    )
    install("acme-loud", _BRINGS_NOISE, checks=check, reporter=_LOUD_REPORTER)
    place = _speaking(tmp_path, _LOUD_RULE.replace("check: acme-loud\n", f"check: acme-loud\n{written}"))

    done = aigov("check", cwd=place, PYTHONPATH=f"{ROOT}{os.pathsep}{tmp_path}")

    assert sees in done.stderr.splitlines()
    assert "run/check-raised" not in done.stdout


def test_an_object_that_is_called_declares_its_words_on_its_class(install: Install, tmp_path: Path) -> None:
    check = (
        "from dataclasses import dataclass\nfrom typing import NamedTuple\n"
        "from aigov.hooks import Judgement, Outcome, Subject\n"
        "class Options(NamedTuple):\n    word: str\n"
        "@dataclass\nclass Check:\n    a: int = 1\n    b: int = 2\n    says = ('word',)\n"
        "    def __call__(self, subject: Subject, options: Options):\n"
        "        yield Judgement(Outcome.FAIL, ('project',), {'word': options.word})\n"
        "check = Check()\n"
    )
    install("acme-loud", _BRINGS_NOISE, checks=check, reporter=_LOUD_REPORTER)
    rule = _LOUD_RULE.replace("check: acme-loud\n", "check: acme-loud\nwith: {word: hello}\n")
    place = _speaking(tmp_path, rule.replace("message: Somebody speaks.", 'message: "Somebody says {word}."'))

    done = aigov("check", "-f", "concise", cwd=place, PYTHONPATH=f"{ROOT}{os.pathsep}{tmp_path}")

    assert "Somebody says hello. [loud/spoken]" in done.stdout


def test_options_that_are_taken_by_name_are_refused(install: Install, tmp_path: Path) -> None:
    check = _LOUD_CHECK.replace("subject: Subject, options", "subject: Subject, *, options")
    install("acme-loud", _BRINGS_NOISE, checks=check, reporter=_LOUD_REPORTER)
    place = _speaking(tmp_path, _LOUD_RULE)

    done = aigov("check", "--no-cache", cwd=place, PYTHONPATH=f"{ROOT}{os.pathsep}{tmp_path}")

    assert done.returncode == 2
    assert "loud/loud/spoken.yaml:5:8" in done.stderr
    assert "its options are taken by name" in done.stderr


def test_what_options_and_a_short_cut_print_is_heard_beside(
    install: Install, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check = (
        "from dataclasses import dataclass\nfrom aigov.hooks import Judgement, Outcome, Subject, plainly\n"
        "@dataclass\nclass Options:\n    word: str\n    def __post_init__(self):\n        print('in the options')\n"
        "def passes(options, values, person):\n    print('in the short cut')\n    return True\n"
        "@plainly(passes)\ndef check(subject: Subject, options: Options):\n    yield Judgement(Outcome.PASS, ())\n"
    )
    install("acme-loud", _BRINGS_NOISE, checks=check, reporter=_LOUD_REPORTER)
    place = _speaking(tmp_path, _LOUD_RULE.replace("check: acme-loud\n", "check: acme-loud\nwith: {word: hello}\n"))

    done = aigov("check", "--no-cache", "-f", "json", cwd=place, PYTHONPATH=f"{ROOT}{os.pathsep}{tmp_path}")
    passed = _load("acme-loud").checks["acme-loud"].plainly(None, {}, str)

    assert json.loads(done.stdout)["reports"]
    assert done.stderr.splitlines().count("in the options") >= 2
    assert passed is True
    assert capsys.readouterr() == ("", "where it begins\nin the short cut\n")
