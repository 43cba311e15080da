import pytest

from aigov import source
from aigov.paths import Path
from aigov.source import Document
from aigov.span import Span

TEXT = """\
# A comment first.
aigov: 1
name: "Wide \U0001f600 é"   # after it
need:
  statement: |
    Two lines,
    kept.

  benefits: {business: Shorter queue, society: [a, "b"]}
kpis:
  - id: same-day
    targets:
      - {due_on: 2026-12-31, value: 60}
      - due_on: 2027-12-31
        value: 85

  -
    id: other
groups:
- residents
- - nested
folded: two words
  on two lines
"""


def document(text: str = TEXT) -> Document:
    return source.load([("aigov.yaml", text.encode())])


def cut(span: Span, text: str = TEXT) -> str:
    return text[span.start : span.end]


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        (("aigov",), "1", "aigov"),
        (("name",), '"Wide \U0001f600 é"', "name"),
        (("need", "statement"), "|\n    Two lines,\n    kept.", "statement"),
        (("need", "benefits"), '{business: Shorter queue, society: [a, "b"]}', "benefits"),
        (("need", "benefits", "society", 1), '"b"', '"b"'),
        (("kpis",), TEXT[TEXT.index("- id") : TEXT.index("\ngroups")], "kpis"),
        (("kpis", 0), TEXT[TEXT.index("id: same") : TEXT.index("\n\n  -\n")], "id: same-day"),
        (("kpis", 0, "targets", 0), "{due_on: 2026-12-31, value: 60}", "{due_on: 2026-12-31, value: 60}"),
        (("kpis", 0, "targets", 1), "due_on: 2027-12-31\n        value: 85", "due_on: 2027-12-31"),
        (("kpis", 1), "id: other", "id: other"),
        (("groups", 0), "residents", "residents"),
        (("groups", 1), "- nested", "nested"),
        (("folded",), "two words\n  on two lines", "folded"),
    ],
)
def test_values_and_keys_have_their_exact_span(path: Path, value: str, key: str) -> None:
    assert cut(document().span(path)) == value
    assert cut(document().key(path)) == key


@pytest.mark.parametrize(
    ("path", "marked"),
    [
        ((), "aigov"),
        (("dpia", "status"), "aigov"),
        (("need",), "need"),
        (("need", "asked_by"), "need"),
        (("need", "benefits"), '{business: Shorter queue, society: [a, "b"]}'),
        (("need", "benefits", "employees"), '{business: Shorter queue, society: [a, "b"]}'),
        (("kpis", 0), "id: same-day"),
        (("kpis", 0, "owner"), "id: same-day"),
        (("kpis", 0, "targets"), "targets"),
        (("kpis", 7), "kpis"),
        (("kpis", "id"), "kpis"),
        (("aigov", "x"), "1"),
    ],
)
def test_what_is_absent_is_marked_at_its_nearest_written_ancestor(path: Path, marked: str) -> None:
    assert cut(document().nearest(path)) == marked


def test_what_is_not_written_has_no_span() -> None:
    for path in [("dpia",), ("kpis", 2), ("kpis", "id"), ("aigov", 0), ("need", 0)]:
        with pytest.raises(KeyError):
            document().span(path)
        with pytest.raises(KeyError):
            document().key(path)
        with pytest.raises(KeyError):
            document().written(path)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_columns_count_code_points_under_any_line_end_and_byte_order_mark(end: str, mark: str) -> None:
    text = TEXT.replace("\n", end)
    read = document(mark + text)
    assert read.data == document().data
    for path, line, column in [(("aigov",), 2, 8), (("name",), 3, 7), (("kpis", 0, "targets", 1, "value"), 15, 16)]:
        span = read.span(path)
        assert (span.line, span.column) == (line, column)
        assert cut(span, text) == read.written(path).join(('"', '"') if path == ("name",) else ("", ""))
    wide = read.span(("name",))
    assert (wide.end_line, wide.end_column) == (3, 7 + len('"Wide X é"'))


def test_an_empty_flow_value_and_a_text_that_is_empty_are_marked_themselves() -> None:
    text = "a: {}\nb: []\nc: ''\n"
    read = document(text)
    assert [cut(read.nearest((key,)), text) for key in "abc"] == ["{}", "[]", "''"]


def test_a_file_without_keys_is_marked_at_its_first_line() -> None:
    assert cut(document("# nothing here\n").nearest(("dpia",)), "# nothing here\n") == "# nothing here"
    assert document("").nearest(()).line == 1


def test_lines_show_the_line_before() -> None:
    read = document()
    assert read.lines(read.span(("name",))) == (2, ("aigov: 1", 'name: "Wide \U0001f600 é"   # after it'))
    assert read.lines(read.span(("aigov",)), before=5)[0] == 1
    assert read.lines(read.span(("aigov",)), before=0) == (2, ("aigov: 1",))


def test_lines_of_a_long_stretch_are_cut_short() -> None:
    text = "a: |\n" + "  x\n" * 1000
    read = document(text)
    first, lines = read.lines(read.span(("a",)))
    assert first == 1
    assert 5 < len(lines) < 12


def test_the_last_line_needs_no_end() -> None:
    read = document("a: 1\nb: 2")
    assert read.lines(read.span(("b",))) == (1, ("a: 1", "b: 2"))


def test_data_without_a_text_stands_at_line_one_column_one() -> None:
    example = source.of({"kpis": [{"id": "a"}]})
    assert example.span(("kpis", 0, "id")) == example.nearest(("dpia",)) == Span("example", 0, 0, 1, 1, 1, 1)
    assert example.written(("kpis", 0, "id")) == "a"
    assert example.lines(example.nearest(())) == (1, ("",))
    assert (example.problems, example.torn) == ((), False)
    with pytest.raises(KeyError):
        example.key(("dpia",))
