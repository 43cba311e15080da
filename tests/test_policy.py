"""What an organisation holds its projects to: nothing that one writes makes it laxer, and every report says so."""

import sys
from pathlib import Path

import pytest
from running import project, write

from aigov.config import Config
from aigov.config.reading import load, load_floor
from aigov.errors import AigovError, ConfigError
from aigov.findings import Level
from aigov.run.workplace import Asked, Workplace
from aigov.run.workplaces import brought

DAY = "2026-06-01"
LATER = 'reason = "Moved.", by = "A. Jansen", until = 2027-01-01'


def _place(folder: Path, text: str = "", **asked: str) -> Workplace:
    """Return what holds in `folder`, which gets a configuration with `text`."""
    project(folder, 'packs = ["core", "./tiny"]\n' + text)
    return Workplace(load(folder / "aigov.toml", "aigov.toml"), Asked(DAY, **asked))


def _none(name: str, where: str) -> str:
    raise AssertionError((name, where))


def _both(folder: Path, policy: str, own: str, *, floor: bool) -> Config:
    """Return `own` on top of `policy`: as what it extends, or as a floor."""
    write(folder, {"policy/aigov.toml": policy})
    write(folder, {"own/aigov.toml": own if floor else f'extends = "../policy"\n{own}'})
    under = load_floor(folder / "policy", "policy", under=None, brought=_none) if floor else None
    return load(folder / "own/aigov.toml", "own/aigov.toml", floor=under)


LAXER = {
    "a fail level": ('fail-level = "warning"', 'fail-level = "error"', '"error" is laxer than "warning"'),
    "a fail level where nothing is said": ("", 'fail-level = "never"', '"never" is laxer than "error"'),
    "a limit": (
        '[rules]\n"a/b" = {limits = {most = 3}}',
        '[rules]\n"a/b" = {limits = {most = 9}}',
        "the limit most of a/b stays 3",
    ),
    "a limit that looks the same": (
        '[rules]\n"a/b" = {limits = {most = 1}}',
        '[rules]\n"a/b" = {limits = {most = true}}',
        "the limit most of a/b stays 1",
    ),
    "a limit of a mandatory rule": (
        'mandatory = ["a"]',
        '[rules]\n"a/b" = {limits = {most = 9}}',
        "the limit most of a/b stays as it is",
    ),
    "the first day of a mandatory rule": (
        'mandatory = ["a/b"]',
        '[rules]\n"a/b" = {effective_from = 2030-01-01}',
        "is asked from the day that it says itself",
    ),
    "the last day of a mandatory rule": (
        'mandatory = ["a/b"]',
        '[rules]\n"a/b" = {effective_until = 2026-01-01}',
        "is asked from the day that it says itself",
    ),
    "the first day of a raised rule": (
        '[rules]\n"a/b" = "error"',
        '[rules]\n"a/b" = {level = "error", effective_from = 2030-01-01}',
        "from when a/b is asked",
    ),
    "manifests that are not looked at": ('mandatory = ["a/b"]', 'exclude = ["**"]', '"**" is not excluded here'),
    "an approver": (
        '[waivers]\napprovers = {error = ["executive"]}',
        '[waivers]\napprovers = {error = ["executive", "intern"]}',
        '"intern" is not among those who may approve waivers of errors',
    ),
    "an approver through a higher level": (
        '[waivers]\napprovers = {warning = ["executive"]}',
        '[waivers]\napprovers = {error = ["intern"]}',
        '"intern" is not among those who may approve waivers of warnings',
    ),
    "anybody as approver": (
        '[waivers]\napprovers = {error = ["executive"]}',
        "[waivers]\napprovers = {error = []}",
        "is not left open",
    ),
    "a longest term": (
        '[waivers]\nlongest = {error = "P3M"}',
        '[waivers]\nlongest = {error = "P4M"}',
        "hold P3M at most",
    ),
    "a longest term in other units": (
        '[waivers]\nlongest = {error = "P2M"}',
        '[waivers]\nlongest = {error = "P60D"}',
        "hold P2M at most",
    ),
    "a term that is longer than a year": (
        '[waivers]\nlongest = {error = "P3M"}',
        '[waivers]\nlongest = {note = "P9999Y9999D"}',
        "hold P1Y at most",
    ),
    "more renewals": ("[waivers]\nrenewals = 1", "[waivers]\nrenewals = 2", "renewed at most once"),
    "another organisation": ('organisation = "a.yaml"', 'organisation = "b.yaml"', "is not replaced here"),
}


@pytest.mark.parametrize("floor", [False, True], ids=["extends", "floor"])
@pytest.mark.parametrize(("policy", "own", "what"), LAXER.values(), ids=LAXER)
def test_what_is_laxer_is_refused_at_its_line_with_the_line_that_holds(
    tmp_path: Path, policy: str, own: str, what: str, *, floor: bool
) -> None:
    with pytest.raises(ConfigError) as caught:
        _both(tmp_path, policy, own, floor=floor)
    said = str(caught.value)
    line = own.count("\n") + (1 if floor else 2)
    assert said.startswith(f"own/aigov.toml:{line}: ")
    assert what in said
    assert "policy/aigov.toml" in said.partition(": ")[2]


STRICTER = {
    "a fail level": ('fail-level = "error"', 'fail-level = "note"'),
    "the same limit": (
        '[rules]\n"a/b" = {limits = {most = 3}}',
        '[rules]\n"a/b" = {level = "error", limits = {most = 3}}',
    ),
    "a limit that nobody holds": ("", '[rules]\n"a/b" = {limits = {most = 3}}'),
    "an exclusion in the same words": ('mandatory = ["a"]\nexclude = ["old/**"]', 'exclude = ["old/**"]'),
    "an exclusion where nothing is mandatory": ("", 'exclude = ["old/**"]'),
    "fewer approvers": ('[waivers]\napprovers = {error = ["x", "y"]}', '[waivers]\napprovers = {error = ["x"]}'),
    "approvers where it was open": ('[waivers]\napprovers = {error = ["x"]}', '[waivers]\napprovers = {note = ["x"]}'),
    "a shorter term": ('[waivers]\nlongest = {error = "P2M"}', '[waivers]\nlongest = {error = "P59D"}'),
    "a term where none is said": ("", '[waivers]\nlongest = {error = "P2Y"}'),
    "fewer renewals": ("[waivers]\nrenewals = 1", "[waivers]\nrenewals = 0"),
    "the same organisation": ('organisation = "../o.yaml"', 'organisation = "../policy/../o.yaml"'),
}


@pytest.mark.parametrize("floor", [False, True], ids=["extends", "floor"])
@pytest.mark.parametrize(("policy", "own"), STRICTER.values(), ids=STRICTER)
def test_what_is_stricter_or_the_same_is_taken(tmp_path: Path, policy: str, own: str, *, floor: bool) -> None:
    assert _both(tmp_path, policy, own, floor=floor).file == "own/aigov.toml"


def test_every_attempt_is_named_at_once(tmp_path: Path) -> None:
    policy = 'fail-level = "note"\n[waivers]\nrenewals = 0\n'
    with pytest.raises(ConfigError) as caught:
        _both(tmp_path, policy, 'fail-level = "never"\n[waivers]\nrenewals = 1\n', floor=True)
    assert [line.partition(": ")[0] for line in str(caught.value).splitlines()] == [
        "own/aigov.toml:1",
        "own/aigov.toml:3",
    ]


def test_packs_and_plugins_are_added_to_those_of_the_policy(tmp_path: Path) -> None:
    found = _both(tmp_path, 'plugins = ["one"]', 'packs = ["./more"]\nplugins = ["two", "one"]', floor=True)
    assert [named.text for named in found.packs] == ["core", str(tmp_path / "own" / "./more")]
    assert [named.text for named in found.plugins] == ["one", "two"]


def test_what_of_waivers_a_project_leaves_out_stays_as_it_is(tmp_path: Path) -> None:
    policy = '[waivers]\napprovers = {error = ["x"], note = ["y"]}\nlongest = {error = "P3M"}\nrenewals = 2\n'
    found = _both(tmp_path, policy, '[waivers]\napprovers = {note = ["x"]}\n', floor=False).waivers
    assert found.approvers == {"error": ("x",), "note": ("x",)}
    assert (found.longest, found.renewals) == ({"error": "P3M"}, 2)
    assert found.lines["longest.error"].endswith("policy/aigov.toml:3")


def test_a_folder_that_is_extended_needs_a_configuration(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(ConfigError, match=r'^aigov\.toml:1: extends "empty", a folder without an aigov\.toml\.$'):
        load(write(tmp_path, {"aigov.toml": 'extends = "empty"'}) / "aigov.toml", "aigov.toml")


def test_a_floor_that_is_its_own_project_changes_nothing(tmp_path: Path) -> None:
    text = (
        f'mandatory = ["a/b"]\nexclude = ["x"]\n[rules]\n"a/c" = {{level = "off", {LATER}}}\n[waivers]\nrenewals = 1\n'
    )
    alone = load(write(tmp_path, {"aigov.toml": text}) / "aigov.toml", "aigov.toml")
    under = load_floor(tmp_path, ".", under=None, brought=_none)
    again = load(tmp_path / "aigov.toml", "aigov.toml", floor=under)
    assert (again.exclude, again.mandatory, again.waivers) == (alone.exclude, alone.mandatory, alone.waivers)


# Levels and switches: settled where the rules are known.


def _levels(folder: Path, policy: str, own: str) -> Workplace:
    project(folder / "policy", 'packs = ["core", "./tiny"]\n' + policy)
    write(folder, {"aigov.toml": 'extends = "policy"\n' + own})
    return Workplace(load(folder / "aigov.toml", "aigov.toml"), Asked(DAY))


def test_a_level_that_was_raised_is_lowered_only_with_reason_name_and_end(tmp_path: Path) -> None:
    with pytest.raises(
        ConfigError, match=r"aigov\.toml:3: tiny/long is lowered .* policy/aigov\.toml:3 has it without"
    ):
        _ = _levels(tmp_path, '[rules]\n"tiny/long" = "error"\n', '[rules]\n"tiny/long" = "warning"\n').resolved


def test_a_governed_switch_of_what_is_extended_holds_until_its_end(tmp_path: Path) -> None:
    policy = '[rules]\n"tiny/long" = "error"\n'
    found = _levels(tmp_path, policy, f'[rules]\n"tiny/long" = {{level = "note", {LATER}}}\n').resolved
    assert found.settings.levels["tiny/long"] is Level.NOTE
    assert [switch.where for switch in found.settings.switches] == ["aigov.toml:3"]


def test_where_a_switch_has_ended_the_level_of_what_is_extended_is_back(tmp_path: Path) -> None:
    over = f'[rules]\n"tiny/long" = {{level = "off", {LATER.replace("2027", "2026")}}}\n'
    found = _levels(tmp_path, '[rules]\n"tiny/long" = "error"\n', over).resolved
    assert found.settings.levels["tiny/long"] is Level.ERROR
    assert found.settings.switches == ()


def test_a_project_may_raise_what_the_policy_switched_off(tmp_path: Path) -> None:
    policy = f'[rules]\n"tiny/long" = {{level = "off", {LATER}}}\n'
    found = _levels(tmp_path, policy, '[rules]\n"tiny/long" = "error"\n').resolved
    assert found.settings.levels["tiny/long"] is Level.ERROR
    assert found.settings.switches == ()


@pytest.mark.parametrize("own", ['"off"', f'{{level = "off", {LATER}}}', f'{{level = "note", {LATER}}}'])
def test_a_switch_of_a_mandatory_rule_does_not_hold_and_is_said(tmp_path: Path, own: str) -> None:
    found = _levels(tmp_path, 'mandatory = ["tiny"]\n', f'[rules]\n"tiny/described" = {own}\n').resolved
    assert found.settings.levels == {}
    assert found.settings.switches == ()
    assert found.notices == ("aigov.toml:3 does not hold for tiny/described: policy/aigov.toml:2 makes it mandatory.",)


def test_limits_of_both_hold(tmp_path: Path) -> None:
    found = _levels(tmp_path, '[rules]\n"tiny/long" = {limits = {least = 3}}\n', '[rules]\n"tiny/long" = "error"\n')
    assert found.resolved.settings.limits["tiny/long"] == {"least": 3}


def test_an_area_that_is_mandatory_stands_for_its_rules(tmp_path: Path) -> None:
    assert _place(tmp_path, 'mandatory = ["tiny"]\n').mandatory == {"tiny/described", "tiny/long"}


def test_without_a_word_of_it_nothing_is_mandatory(tmp_path: Path) -> None:
    assert _place(tmp_path).mandatory == frozenset()


def test_what_is_mandatory_and_no_rule_is_named_at_its_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r'aigov\.toml:2: "tiny/descrbed" is neither .* mean "tiny/described"'):
        _ = _place(tmp_path, 'mandatory = ["tiny/descrbed"]\n').mandatory


# What a plugin brings.

BRINGS = """
from pathlib import Path
from aigov.hooks import hookimpl

@hookimpl
def aigov_configuration():
    return {}
"""


def _installed(folder: Path, monkeypatch: pytest.MonkeyPatch, answer: str, code: str = BRINGS) -> None:
    name = f"acme_{folder.name}"
    metadata = {"aigov_acme-1.2.dist-info/entry_points.txt": f"[aigov]\naigov = {name}\n"}
    write(folder / "site", {f"{name}.py": code.format(answer), **metadata})
    monkeypatch.setattr(sys, "path", [str(folder / "site"), *sys.path])


def _extending(folder: Path) -> Config:
    own = 'extends = "plugin:aigov-acme"\nfail-level = "never"\n'
    return load(write(folder, {"aigov.toml": own}) / "aigov.toml", "aigov.toml", brought=brought)


@pytest.mark.parametrize("answer", ["Path(__file__).parent", 'Path(__file__).parent / "aigov.toml"'])
def test_a_configuration_that_a_plugin_brings_is_extended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    _installed(tmp_path, monkeypatch, answer)
    write(tmp_path, {"site/aigov.toml": 'mandatory = ["a/b"]\n'})
    with pytest.raises(ConfigError) as caught:
        _extending(tmp_path)
    what = (
        'the fail level "never" is laxer than "error", as plugin:aigov-acme/aigov.toml, which says nothing else, has it'
    )
    assert str(caught.value) == f"aigov.toml:2: {what}."


WRONG_PLUGINS = {
    "a folder without one": ("Path(__file__).parent", BRINGS, "plugin:aigov-acme/aigov.toml: there is no such file."),
    "a number": ("3", BRINGS, 'plugin "aigov-acme" answered aigov_configuration with 3;'),
    "a file that is not there": ("'/no/such'", BRINGS, "answered aigov_configuration with '/no/such';"),
    "a plugin of other things": (
        "{{}}",
        BRINGS.replace("aigov_configuration", "aigov_packs"),
        'plugin "aigov-acme" brings no configuration',
    ),
    "one that breaks off": ("1 / 0", BRINGS, 'plugin "aigov-acme" raised in aigov_configuration: ZeroDivisionError'),
}


@pytest.mark.parametrize(("answer", "code", "what"), WRONG_PLUGINS.values(), ids=WRONG_PLUGINS)
def test_whatever_is_wrong_with_such_a_plugin_is_laid_at_its_door(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, code: str, what: str
) -> None:
    _installed(tmp_path, monkeypatch, answer, code)
    with pytest.raises(AigovError) as caught:
        _extending(tmp_path)
    assert what in str(caught.value)


def test_a_plugin_that_is_extended_and_not_installed_says_where_it_is_named(tmp_path: Path) -> None:
    with pytest.raises(AigovError, match=r'"aigov-acme" is named in aigov\.toml:1 and is not installed'):
        _extending(tmp_path)
