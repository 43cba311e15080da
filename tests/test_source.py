import subprocess
import sys

import pytest

from aigov import source
from aigov.paths import UNREADABLE
from aigov.source import Document, Unread


def load(text: str | bytes, **sections: str) -> Document:
    files: list[tuple[str, bytes | Unread]] = [("aigov.yaml", text if isinstance(text, bytes) else text.encode())]
    return source.load([*files, *((f"aigov.d/{name}.yaml", content.encode()) for name, content in sections.items())])


def marked(document: Document) -> list[tuple[str, str, str]]:
    """Each problem as its kind, its path, and the text that is marked."""
    texts = dict(document.files)
    return [
        (each.kind, ".".join(map(str, each.path)), texts[each.span.file][each.span.start : each.span.end])
        for each in document.problems
    ]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("Yes", "Yes"),
        ("tRue", "tRue"),
        ("010", "010"),
        ("-010", "-010"),
        ("12:30", "12:30"),
        ("2026-02-30", "2026-02-30"),
        ("2026-02-30T12:00:00Z", "2026-02-30T12:00:00Z"),
        ("1_000", "1_000"),
        ("true", True),
        ("FALSE", False),
        ("12", 12),
        ("+12", 12),
        ("-0", 0),
        ("0x1F", 31),
        ("0o17", 15),
        ("1.50", 1.5),
        (".5", 0.5),
        ("-1e3", -1000.0),
        ("1.", 1.0),
        ("'12'", "12"),
        ('"true"', "true"),
        ("''", ""),
        ("1.2.3", "1.2.3"),
        ("-x", "-x"),
        ("|\n  two\n  lines\n", "two\nlines\n"),
        (">\n  one\n  line\n", "one line\n"),
        ("two\n  lines", "two lines"),
        ("\U0001f600 \u00e9", "\U0001f600 \u00e9"),
    ],
)
def test_scalars_are_read_as_yaml_1_2_does_but_for_leading_zeros(written: str, value: object) -> None:
    document = load(f"a: {written}")
    assert document.problems == ()
    assert document.data == {"a": value}
    assert type(document.data["a"]) is type(value)


@pytest.mark.parametrize(
    "written",
    [
        "tbd",
        "TBD",
        "n/a",
        "nvt",
        "N.v.t.",
        "volgt",
        "'-'",
        "' - '",
        "xxx",
        "todo",
        "'?'",
        "nnb",
        "onbekend",
        "Unknown",
        "...",
        "'--'",
        "to be determined",
        "|\n  tbd\n",
    ],
)
def test_a_placeholder_reads_as_unknown_and_is_kept_as_written(written: str) -> None:
    document = load(f"a: {{b: 1}}\nc: {written}\n")
    assert document.problems == ()
    assert document.data["c"] == "unknown"
    assert document.written(("c",)).strip() == written.strip("|\n' ")


def test_a_placeholder_in_a_list_reads_as_unknown() -> None:
    assert load("a: [tbd, x]\nb:\n  - n/a\n").data == {"a": ["unknown", "x"], "b": ["unknown"]}


def test_a_key_that_looks_like_a_placeholder_or_a_date_is_a_key() -> None:
    assert load("todo: 1\n2026-01-01: 2\nno: 3\n'true': 4\n").data == {"todo": 1, "2026-01-01": 2, "no": 3, "true": 4}


FAULTS = {
    "duplicate key": ("a: 1\nb: 2\na: 3\n", {"a": UNREADABLE, "b": 2}, [("duplicate-key", "a", "a")]),
    "anchor": ("a: &x 1\n", {"a": 1}, [("anchor", "a", "&x")]),
    "anchor of nothing": ("a: &x\nb: 1\n", {"a": UNREADABLE, "b": 1}, [("anchor", "a", "&x")]),
    "tag of nothing": ("a: !x\nb: 1\n", {"a": UNREADABLE, "b": 1}, [("tag", "a", "!x")]),
    "alias": ("a: &x 1\nb: *x\n", {"a": 1, "b": UNREADABLE}, [("anchor", "a", "&x"), ("alias", "b", "*x")]),
    "merge key": ("a:\n  <<: *x\n  b: 1\nc: 1\n", {"a": UNREADABLE, "c": 1}, [("merge-key", "a.<<", "<<")]),
    "tag": ("a: !!str 1\n", {"a": UNREADABLE}, [("tag", "a", "!!str")]),
    "tag of a map": ("a: !x {b: 1}\n", {"a": UNREADABLE}, [("tag", "a", "!x")]),
    "number as a key": ("a: {1: x}\n", {"a": {"1": UNREADABLE}}, [("key-not-text", "a.1", "1")]),
    "boolean as a key": ("true: x\n", {"true": UNREADABLE}, [("key-not-text", "true", "true")]),
    "list as a key": ("? [a, b]\n: x\n", {"[a, b]": UNREADABLE}, [("key-not-text", "[a, b]", "[a, b]")]),
    "documents": ("a: 1\n---\nb: 2\n", {"a": 1}, [("several-documents", "", "---")]),
    "nan": ("a: .nan\n", {"a": UNREADABLE}, [("unusable-number", "a", ".nan")]),
    "infinite": ("a: [1, -.inf]\n", {"a": [1, UNREADABLE]}, [("unusable-number", "a.1", "-.inf")]),
    "too long a number": ("a: 1" + "0" * 400, {"a": UNREADABLE}, [("unusable-number", "a", "1" + "0" * 400)]),
    "too great a number": ("a: 1e999\n", {"a": UNREADABLE}, [("unusable-number", "a", "1e999")]),
    "too exact a number": (
        "a: 0.12345678901234567\n",
        {"a": UNREADABLE},
        [("unusable-number", "a", "0.12345678901234567")],
    ),
    "separator": ("a: x\u2028y\nb: 1\n", {"a": UNREADABLE, "b": 1}, [("line-separator", "a", "\u2028")]),
    "separator in a comment": ("a: 1 # x\u2028b: 2\n", {"a": 1}, [("line-separator", "", "\u2028")]),
    "next line": ("a: x\x85y\n", {"a": UNREADABLE}, [("line-separator", "a", "\x85")]),
    "escaped separator": ('a: "x\\Ly"\n', {"a": UNREADABLE}, [("line-separator", "a", '"x\\Ly"')]),
    "escaped control": ('a: ["x\\ey"]\n', {"a": [UNREADABLE]}, [("control-character", "a.0", '"x\\ey"')]),
    "nul": ("a: x\0y\nb: 1\n", {"a": UNREADABLE, "b": 1}, [("control-character", "a", "\0")]),
    "byte order mark within": ("a: x\ufeffy\n", {"a": UNREADABLE}, [("control-character", "a", "\ufeff")]),
    "control in a key": ("a:\n  b\x07: 1\n  c: 2\n", {"a": UNREADABLE}, [("control-character", "a.b\ufffd", "\x07")]),
    "empty value": (
        "a:\nb: {c: , d: 1}\n",
        {"a": UNREADABLE, "b": {"c": UNREADABLE, "d": 1}},
        [("empty-value", "a", "a"), ("empty-value", "b.c", "c")],
    ),
    "null": (
        "a: null\nb: ~\n",
        {"a": UNREADABLE, "b": UNREADABLE},
        [("empty-value", "a", "null"), ("empty-value", "b", "~")],
    ),
    "empty item": ("a:\n  -\n  - b\n", {"a": [UNREADABLE, "b"]}, [("empty-value", "a.0", "")]),
    "cut by a comma": (
        "a: {now: Two analysts, no engineers, and no plan, b: 1}\n",
        {"a": {"now": UNREADABLE, "b": 1}},
        [("comma-broken", "a.now", "Two analysts, no engineers")],
    ),
    "flag in a flow map": ("a: {b}\n", {"a": {"b": UNREADABLE}}, [("empty-value", "a.b", "b")]),
    "a list at the top": ("- a\n", UNREADABLE, [("not-a-mapping", "", "- a")]),
    "a text at the top": ("hello\n", UNREADABLE, [("not-a-mapping", "", "hello")]),
    "nothing": ("", UNREADABLE, [("empty-file", "", "")]),
    "only a comment": ("# nothing\n", UNREADABLE, [("empty-file", "", "")]),
    "only a line": ("---\n", UNREADABLE, [("empty-file", "", "")]),
    "bare dash": ("a:\n  b: -\n  c: 1\n", {"a": {"b": UNREADABLE, "c": 1}}, [("bare-dash", "a.b", "-")]),
    "bare dash of an item": ("a:\n  - b: -  # who?\n", {"a": [{"b": UNREADABLE}]}, [("bare-dash", "a.0.b", "-")]),
    "bare question mark": ("a: ?\nb: 1\n", {"a": UNREADABLE, "b": 1}, [("bare-dash", "a", "?")]),
    "a list behind its key": ("a: - b\nc: 1\n", {"a": UNREADABLE, "c": 1}, [("syntax", "a", "-")]),
    "colon": ("a: some text: more\nb: 1\n", {"a": UNREADABLE, "b": 1}, [("colon-in-text", "a", "some text: more")]),
    "two colons": ("a: x: y: z\nb: 1\n", {"a": UNREADABLE, "b": 1}, [("colon-in-text", "a", "x: y: z")]),
    "no colon": ("a:\n  b 1\n  c: 2\nd: 1\n", {"a": UNREADABLE, "d": 1}, [("missing-colon", "a", "b 1")]),
    "no space": ("a:\n  b:1\n  c: 2\nd: 1\n", {"a": UNREADABLE, "d": 1}, [("missing-colon", "a", "b:1")]),
    "a word alone": ("a: 1\nb\nc: 2\n", {"a": UNREADABLE, "c": 2}, [("missing-colon", "a", "b")]),
    "one space less": ("a:\n  b: 1\n c: 2\nd: 1\n", {"a": UNREADABLE, "d": 1}, [("indentation", "a", "c:")]),
    "one space more": ("a:\n  b: 1\n   c: 2\nd: 1\n", {"a": UNREADABLE, "d": 1}, [("indentation", "a", "c:")]),
    "tab": ("a:\n\tb: 1\nc: 2\n", {"a": UNREADABLE, "c": 2}, [("tab", "a", "\t")]),
    "unclosed quote": ('a: "x\nb: 2\nc: "d"\n', {"a": UNREADABLE, "b": 2, "c": "d"}, [("unclosed-quote", "a", '"')]),
    "unclosed bracket": ("a: [1, 2\nb: 2\n", {"a": UNREADABLE, "b": 2}, [("unclosed-bracket", "a", "[")]),
    "at sign": ("a: @x\nb: 1\n", {"a": UNREADABLE, "b": 1}, [("reserved-character", "a", "@")]),
    "bold": ("a: **x**\nb: 1\n", {"a": UNREADABLE, "b": 1}, [("reserved-character", "a", "*")]),
    "windows path": ('a: "C:\\docs"\nb: 1\n', {"a": UNREADABLE, "b": 1}, [("unknown-escape", "a", "\\d")]),
    "text after a quote": ('a: "x" y\nb: 1\n', {"a": UNREADABLE, "b": 1}, [("syntax", "a", "y")]),
    "no comma": ('a: {b: "x" c: 1}\nd: 1\n', {"a": UNREADABLE, "d": 1}, [("syntax", "a", "c:")]),
    "two slips": (
        "a: @x\nb: [\nc: 1\n",
        {"a": UNREADABLE, "b": UNREADABLE, "c": 1},
        [("reserved-character", "a", "@"), ("unclosed-bracket", "b", "[")],
    ),
    "json that is cut": ('{"a": 1,\n "b": [1\n', UNREADABLE, [("unclosed-bracket", "", "[")]),
    "too deep": ("a: " + "[" * 70 + "]" * 70 + "\nb: 1\n", {"a": UNREADABLE, "b": 1}, [("too-deep", "a", "[")]),
}


@pytest.mark.parametrize(("text", "data", "problems"), FAULTS.values(), ids=FAULTS.keys())
def test_what_cannot_be_read_is_said_at_its_place_and_the_rest_is_read(
    text: str, data: object, problems: list[tuple[str, str, str]]
) -> None:
    document = load(text)
    assert document.data == data
    assert marked(document) == problems
    for problem in document.problems:
        assert set(problem.details) == set(source.KINDS[problem.kind])


def test_a_key_that_stands_twice_is_said_at_both() -> None:
    (problem,) = load("a: 1\nb: 2\na: 3\n").problems
    assert (problem.span.line, [span.line for span in problem.also]) == (3, [1])


def test_a_bare_dash_is_named_with_its_key() -> None:
    assert load("a:\n  - owner: -\n").problems[0].details == {"key": "owner", "mark": "-"}


def test_behind_a_syntax_error_absent_sections_may_be_unread() -> None:
    assert load("a:\n  b: [1\n c: 2\nd: 1\n").torn
    assert load("a: 1\n---\nb: 2\n").torn
    assert not load("a: @x\n").torn
    assert not load("a: 1\n").torn


def test_bytes_that_are_not_utf_8_make_only_their_value_unreadable() -> None:
    document = load("a: caf\xe9\nb: 1 # na\xefve\n".encode("cp1252"))
    assert document.data == {"a": UNREADABLE, "b": 1}
    assert [(each.kind, each.path, each.span.line, each.span.column, each.details) for each in document.problems] == [
        ("not-utf-8", ("a",), 1, 7, {"byte": "0xE9", "guess": "\xe9"}),
        ("not-utf-8", (), 2, 10, {"byte": "0xEF", "guess": "\xef"}),
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32"])
def test_other_encodings_are_named_and_not_guessed(encoding: str) -> None:
    document = load("a: 1\nb: 2\n".encode(encoding) * 20)
    assert document.data is UNREADABLE
    assert len(document.problems) == 1


def test_a_file_over_a_mebibyte_is_not_read() -> None:
    document = load(b"a: " + b"x" * (1 << 20))
    assert document.data is UNREADABLE
    assert marked(document) == [("too-large", "", "")]
    assert document.problems[0].details == {"limit": "1048576"}


def test_a_file_that_could_not_be_opened_is_a_problem_at_its_first_line() -> None:
    document = source.load([("aigov.yaml", Unread("unreadable-file", {"what": "is a directory"}))])
    assert document.data is UNREADABLE
    assert [(each.kind, each.span.line, each.details) for each in document.problems] == [
        ("unreadable-file", 1, {"what": "is a directory"})
    ]


def test_a_section_may_stand_in_a_file_of_its_own() -> None:
    document = load("aigov: 1\n", kpis="- id: a\n  unit: tbd\n", dpia="status: approved\n")
    assert document.data == {"aigov": 1, "kpis": [{"id": "a", "unit": "unknown"}], "dpia": {"status": "approved"}}
    span = document.span(("dpia", "status"))
    assert (span.file, span.line, span.column) == ("aigov.d/dpia.yaml", 1, 9)
    assert document.nearest(("dpia", "approved_on")).file == "aigov.d/dpia.yaml"
    assert document.nearest(("kpis",)).line == 1
    assert document.lines(span) == (1, ("status: approved",))


def test_a_section_that_stands_twice_is_said_at_both() -> None:
    document = load("aigov: 1\ndpia:\n  status: a\n", dpia="status: b\n")
    (problem,) = document.problems
    assert (problem.kind, problem.path, problem.details) == (
        "section-twice",
        ("dpia",),
        {"section": "dpia", "other": "aigov.yaml"},
    )
    assert (problem.span.file, problem.span.line) == ("aigov.d/dpia.yaml", 1)
    assert [(span.file, span.line) for span in problem.also] == [("aigov.yaml", 2)]
    assert document.data["dpia"] is UNREADABLE


def test_a_section_file_that_cannot_be_read_makes_its_section_unreadable() -> None:
    document = load("aigov: 1\n", dpia="status: [\n", kpis="", need="a: 1\n---\nb: 1\n")
    assert document.data == {"aigov": 1, "dpia": UNREADABLE, "kpis": UNREADABLE, "need": UNREADABLE}
    assert [(each.kind, each.path, each.span.file) for each in document.problems] == [
        ("unclosed-bracket", ("dpia",), "aigov.d/dpia.yaml"),
        ("empty-file", ("kpis",), "aigov.d/kpis.yaml"),
        ("several-documents", ("need",), "aigov.d/need.yaml"),
    ]


def test_a_file_of_sections_needs_the_name_of_one() -> None:
    document = load("aigov: 1\n", **{"my notes": "a: 1\n"})
    assert document.data == {"aigov": 1}
    assert [(each.kind, each.details) for each in document.problems] == [("section-file-name", {"name": "my notes"})]


def test_json_is_read() -> None:
    document = load('{"aigov": 1, "kpis": [{"id": "a\\u00e9", "x": null}], "b": {}, "c": "http:\\/\\/x"}')
    assert document.data == {"aigov": 1, "kpis": [{"id": "a\u00e9", "x": UNREADABLE}], "b": {}, "c": "http://x"}
    assert marked(document) == [("empty-value", "kpis.0.x", "null")]


@pytest.mark.parametrize("elsewhere", ["", "note: Bed & breakfast!\n"], ids=["alone", "with an ampersand in a text"])
def test_an_empty_value_is_marked_at_its_key_whatever_else_the_file_holds(elsewhere: str) -> None:
    document = source.load([("aigov.yaml", f"{elsewhere}dpia:\n  status:\n".encode())])

    assert [(problem.kind, problem.span.column, problem.span.end_column) for problem in document.problems] == [
        ("empty-value", 3, 9)
    ]


def test_a_cut_value_is_told_as_such_beside_an_exclamation_mark() -> None:
    document = source.load([("aigov.yaml", b"note: Done!\nneed: {now: Two analysts, no engineers}\n")])

    assert [problem.kind for problem in document.problems] == ["comma-broken"]


def test_without_libyaml_the_remedy_is_said() -> None:
    program = (
        "import sys; sys.modules['yaml._yaml'] = None\n"
        "from aigov import errors, source\n"
        "try: source.load([('aigov.yaml', b'a: 1')])\n"
        "except errors.AigovError as error: print(error)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert "without libyaml" in run.stdout
    assert "pip install" in run.stdout
