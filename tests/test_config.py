"""aigov.toml: every key has a line, whatever is wrong is named there, and globs mean what they say."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigov.config import reading
from aigov.config.globs import covers
from aigov.config.places import places
from aigov.errors import ConfigError

EVERY_FORM = '''# a comment with [brackets] and = signs
packs = ["core", # here too ]
  "./governance/acme"]
"fail-level" = 'error'
[rules]
"kpis/measured" = "error"
"a.b"  .  'c' = {level = "off", reason = "with } and \\" inside", limits = {at_a_time = [1, 2]}}
multi = """
[not.a.table]
x = 1
\\""""""
other = \'\'\'
# no comment \'\'\'
[[tables]]
name = 2027-01-01
[[tables]]
name.deep = 0xff
[tables.under]
key = true
'''


def test_each_key_and_item_of_any_form_has_its_place() -> None:
    found = places(EVERY_FORM)
    lines = {path: (place.line, place.column) for path, place in found.items()}
    assert lines["packs", 0] == (2, 10)
    assert lines["packs", 1] == (3, 3)
    assert lines["fail-level",] == (4, 1)
    assert lines["rules",] == (5, 2)
    assert lines["rules", "kpis/measured"] == (6, 1)
    assert lines["rules", "a.b", "c", "limits", "at_a_time", 1] == (7, 92)
    assert lines["rules", "multi"] == (8, 1)
    assert lines["rules", "other"] == (12, 1)
    assert lines["tables", 0, "name"] == (15, 1)
    assert lines["tables", 1, "name", "deep"] == (17, 6)
    assert lines["tables", 1, "under", "key"] == (19, 1)
    assert not [path for path in lines if "not" in path]


def test_the_places_are_those_of_what_tomllib_reads() -> None:
    assert set(_paths(tomllib.loads(EVERY_FORM))) <= set(places(EVERY_FORM))


KEYS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=6)
SCALARS = st.one_of(
    st.integers(-9, 9),
    st.booleans(),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=8),
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=8
)


@given(st.dictionaries(KEYS, VALUES, max_size=5))
def test_whatever_can_be_written_is_found_where_its_key_stands(data: dict[str, Any]) -> None:
    text = "".join(f"{_quoted(key)} = {_toml(value)} # {key}\n" for key, value in data.items())
    assert tomllib.loads(text) == data
    found = places(text)
    assert set(_paths(data)) == set(found)
    rows = text.splitlines(keepends=True)
    lines = text.split("\n")
    assert len(rows) >= len(data)
    for path, place in found.items():
        if isinstance(path[-1], str):
            assert lines[place.line - 1][place.column - 1 :].startswith(_quoted(path[-1]))


def _paths(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    if isinstance(value, dict):
        inner = [((*path, key), item) for key, item in value.items()]
    elif isinstance(value, list):
        inner = [((*path, at), item) for at, item in enumerate(value)]
    else:
        return []
    return [found for below, item in inner for found in (below, *_paths(item, below))]


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_quoted(key)} = {_toml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return str(value).lower() if isinstance(value, bool | int) else _quoted(value)


def _written(folder: Path, text: str | bytes, name: str = "aigov.toml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


WRONG = {
    "an unknown key": ('pakcs = ["core"]', "aigov.toml:1:1", 'did you mean "packs"?'),
    "an unknown key of a rule": ('[rules]\n"a/b" = {lvel = "off"}', "aigov.toml:2:10", 'did you mean "level"?'),
    "an unknown level": ('packs = ["core"]\n[rules]\n"a/b" = "errr"', "aigov.toml:3:1", "errr"),
    "a level that is none": ('fail-level = "eror"', "aigov.toml:1:1", 'did you mean "error"?'),
    "a list where text belongs": ('organisation = ["x"]', "aigov.toml:1:1", "text"),
    "a text where a list belongs": ('\n\nexclude = "vendor"', "aigov.toml:3:1", "list"),
    "a number in a list of texts": ('packs = ["core", 3]', "aigov.toml:1:18", "text"),
    "an area where a rule belongs": ('[rules]\n"kpis" = "error"', "aigov.toml:2:1", "should be AREA/NAME"),
    "no packs at all": ("packs = []", "aigov.toml:1:1", ""),
    "a day that does not exist": ('[rules]\n"a/b" = {until = "2026-02-30"}', "aigov.toml:2:10", "2026-02-30"),
    "a day that TOML refuses": ('[rules]\n"a/b" = {until = 2026-02-30}', "aigov.toml:2:", "not TOML"),
    "half a line": ("packs = [", "aigov.toml:1", "not TOML"),
    "a key twice": ('fail-level = "note"\nfail-level = "note"', "aigov.toml:2:", "not TOML"),
    "not UTF-8": (b'packs = ["c\xff"]', "aigov.toml", "UTF-8"),
    "a file that is too large": (b"#" * (1 << 17) + b"\n#", "aigov.toml", "128 KiB"),
    "a key of thousands of parts": (f"\n{'a.' * 50_000}b = 1", "aigov.toml:2", "nested too deeply"),
    "a quoted key of many parts": ("[" + '"a" . ' * 100 + "b]", "aigov.toml:1", "nested too deeply"),
    "a number of thousands of digits": (f"a = {'9' * 5000}", "aigov.toml", "too long"),
    "brackets within brackets": ("a = " + "[" * 5000, "aigov.toml", ""),
    "a configuration that extends itself": ('extends = "aigov.toml"', "aigov.toml", "extends itself"),
    "a base that is not there": ('\nextends = "../no.toml"', "aigov.toml:2", "not there"),
}


@pytest.mark.parametrize(("text", "where", "what"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named_at_its_line(tmp_path: Path, text: str | bytes, where: str, what: str) -> None:
    with pytest.raises(ConfigError) as caught:
        reading.load(_written(tmp_path, text), "aigov.toml")
    assert str(caught.value).startswith(where)
    assert what in str(caught.value)


def test_every_problem_of_a_file_is_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        reading.load(_written(tmp_path, 'pakcs = []\nfail-level = "x"\nplugins = 1\n'), "x/aigov.toml")
    assert [line.split(": ")[0] for line in str(caught.value).splitlines()] == [
        f"x/aigov.toml:{line}:1" for line in (1, 2, 3)
    ]


def test_a_link_to_itself_is_no_configuration(tmp_path: Path) -> None:
    (tmp_path / "aigov.toml").symlink_to("aigov.toml")
    with pytest.raises(ConfigError, match=r"^aigov\.toml: is a link that leads to itself\.$"):
        reading.load(tmp_path / "aigov.toml", "aigov.toml")


def test_a_folder_is_no_configuration(tmp_path: Path) -> None:
    (tmp_path / "aigov.toml").mkdir()
    with pytest.raises(ConfigError, match="not a regular file"):
        reading.load(tmp_path / "aigov.toml", "aigov.toml")


def test_folders_count_from_the_configuration_and_names_stay_names(tmp_path: Path) -> None:
    text = 'packs = ["core", "./acme", "../x/pack", "acme-law"]\norganisation = "../org.yaml"\nexclude = ["old/**"]\n'
    found = reading.load(_written(tmp_path, text), "aigov.toml")
    assert [named.text for named in found.packs] == [
        "core",
        str(tmp_path / "./acme"),
        str(tmp_path / "../x/pack"),
        "acme-law",
    ]
    assert found.packs[2].where == "aigov.toml:1"
    assert found.organisation == (str(tmp_path / "../org.yaml"), "aigov.toml:2")
    assert found.exclude == ((str(tmp_path), "old/**", "aigov.toml:3"),)


def test_a_byte_order_mark_and_line_ends_of_windows_are_read(tmp_path: Path) -> None:
    found = reading.load(
        _written(tmp_path, b'\xef\xbb\xbf# x\r\nfail-level = "note"\r\nplugins = ["p"]\r\n'), "aigov.toml"
    )
    assert found.fail_level == "note"
    assert found.plugins[0].where == "aigov.toml:3"


def test_a_configuration_stands_on_the_one_that_it_extends(tmp_path: Path) -> None:
    base = 'packs = ["./own"]\nfail-level = "note"\nexclude = ["old"]\n[rules]\n"a/one" = "error"\n"a/two" = "error"\n'
    _written(tmp_path, base)
    above = 'extends = "../aigov.toml"\npacks = ["./more"]\n[rules]\n"a/two" = "note"\n'
    found = reading.load(_written(tmp_path, above, "sub/aigov.toml"), "sub/aigov.toml")
    assert found.fail_level == "note"
    assert [Path(named.text).resolve() for named in found.packs] == [tmp_path / "own", tmp_path / "sub/more"]
    assert Path(found.exclude[0].folder).resolve() == tmp_path
    assert {name: setting.level for name, setting in found.rules.items()} == {"a/one": "error", "a/two": "note"}
    assert found.rules["a/two"].where == "sub/aigov.toml:4"
    assert found.rules["a/one"].where == "sub/../aigov.toml:5"


def test_what_is_asked_of_waivers_is_read_with_its_line(tmp_path: Path) -> None:
    text = '[waivers]\napprovers = {error = ["executive"]}\nlongest = {error = "P3M"}\nrenewals = 1\n'
    (tmp_path / "aigov.toml").write_text(text)
    asked = reading.load(tmp_path / "aigov.toml", "aigov.toml").waivers
    assert asked[:4] == ({"error": ("executive",)}, {"error": "P3M"}, 1, "aigov.toml:1")
    assert asked.lines["longest.error"] == "aigov.toml:3"


def test_a_longest_term_is_a_period(tmp_path: Path) -> None:
    (tmp_path / "aigov.toml").write_text('[waivers]\nlongest = {error = "3 months"}\n')
    with pytest.raises(ConfigError, match=r"aigov\.toml:2:\d+: "):
        reading.load(tmp_path / "aigov.toml", "aigov.toml")


def test_a_day_may_be_written_as_a_day_or_as_text(tmp_path: Path) -> None:
    text = '[rules]\n"a/one" = {level = "off", until = 2027-01-01}\n"a/two" = {level = "off", until = "2027-01-01"}\n'
    found = reading.load(_written(tmp_path, text), "aigov.toml")
    assert {setting.until for setting in found.rules.values()} == {"2027-01-01"}


COVERED = [
    ("vendor", "vendor/x/aigov.yaml", True),
    ("vendor/", "vendor/aigov.yaml", True),
    ("vendor/**", "vendor/a/b/aigov.yaml", True),
    ("vendor/**", "other/vendor/aigov.yaml", False),
    ("**/vendor", "a/b/vendor/aigov.yaml", True),
    ("**/vendor", "vendor/aigov.yaml", True),
    ("*.aigov.yaml", "x.aigov.yaml", True),
    ("*.aigov.yaml", "a/x.aigov.yaml", False),
    ("**/*.aigov.yaml", "a/x.aigov.yaml", True),
    ("a/*/aigov.yaml", "a/b/aigov.yaml", True),
    ("a/*/aigov.yaml", "a/b/c/aigov.yaml", False),
    ("a/**/aigov.yaml", "a/b/c/aigov.yaml", True),
    ("vend", "vendor/aigov.yaml", False),
    ("./vendor", "vendor/aigov.yaml", True),
    ("a.b", "axb/aigov.yaml", False),
    ("**", "anything/aigov.yaml", True),
]


@pytest.mark.parametrize(("glob", "path", "covered"), COVERED)
def test_a_glob_covers_what_it_says(glob: str, path: str, covered: bool) -> None:
    assert covers(glob, "/some/where", f"/some/where/{path}") is covered


def test_a_glob_covers_nothing_outside_its_folder() -> None:
    assert not covers("**", "/some/where", "/some/aigov.yaml")


def test_a_glob_of_many_stars_answers_soon() -> None:
    assert not covers("*" * 60 + "b", "/x", "/x/" + "a" * 5000)


def test_what_is_mandatory_is_read_with_its_line(tmp_path: Path) -> None:
    found = reading.load(_written(tmp_path, 'mandatory = ["dpia",\n"kpis/baseline"]\n'), "aigov.toml")
    assert found.mandatory == {"dpia", "kpis/baseline"}
    assert found.mandates["kpis/baseline"] == "aigov.toml:2"


def test_what_is_extended_stays_mandatory(tmp_path: Path) -> None:
    _written(tmp_path, 'mandatory = ["dpia"]\n')
    found = reading.load(_written(tmp_path, 'extends = "../aigov.toml"\nmandatory = ["kpis"]\n', "x/aigov.toml"), "x")
    assert found.mandatory == {"dpia", "kpis"}


def test_only_a_rule_or_an_area_can_be_mandatory(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"aigov\.toml:1:\d+: .* should be AREA or AREA/NAME"):
        reading.load(_written(tmp_path, 'mandatory = ["DPIA approved"]\n'), "aigov.toml")
