"""Where a cursor stands in a manifest that is being typed."""

import pytest
from lsprotocol.types import Position

from aigov.lsp.cursor import Cursor, cursor
from aigov.lsp.positions import Lines
from aigov.span import Span

# The bar is the cursor.
TYPED = {
    "a key at the top": ("aigov: 1\npro¦\nkpis: []", (), True, "pro"),
    "a key of a section": ("project:\n  id: x\n  st¦\n  name: y\nb: 1", ("project",), True, "st"),
    "a value": ("project:\n  id: x\n  stage: pi¦\n", ("project", "stage"), False, "pi"),
    "a key of the second item": ("kpis:\n  - id: a\n    owner: x\n  - id: b\n    ow¦", ("kpis", 1), True, "ow"),
    "an item that begins": ("kpis:\n- id: a\n- i¦", ("kpis", 1), False, "i"),
    "a key in brackets": ("kpis:\n- id: a\n- id: b\n  owner: {name: A, ro¦", ("kpis", 1, "owner"), True, "ro"),
    "a value in brackets": ("a: {b: c, d: e¦", ("a", "d"), False, "e"),
    "an item in brackets": ("kpis:\n- evidence: [a, b¦", ("kpis", 0, "evidence", 1), False, "b"),
    "a section in brackets in a list": ("a: [{b: 1}, {c: 2, d¦", ("a", 1), True, "d"),
    "a section that is empty": ("roles:\n  executive:\n    ¦", ("roles", "executive"), True, ""),
    "beside a section": ("roles:\n  executive:\n  ¦", ("roles",), True, ""),
    "a list in a list": ("x:\n  - - a\n    - b¦", ("x", 0, 1), False, "b"),
    "behind a comment line": ("a:\n# no\n  b¦", ("a",), True, "b"),
    "behind a slip": ("a:\n  b c\n  d¦", ("a",), True, "d"),
}


def _at(typed: str) -> Cursor | None:
    before, _, after = typed.partition("¦")
    return cursor((before + after).split("\n"), before.count("\n"), len(before.rpartition("\n")[2]))


@pytest.mark.parametrize(("typed", "path", "is_key", "word"), TYPED.values(), ids=TYPED)
def test_a_cursor_stands_in_its_section(typed: str, path: tuple[object, ...], is_key: bool, word: str) -> None:
    found = _at(typed)
    assert found is not None
    assert (found.path, found.is_key, found.word) == (path, is_key, word)


@pytest.mark.parametrize("typed", ["text: >\n  hello\n  wor¦", "# com¦", "a: b # c¦", "a: |\n  b:¦"])
def test_within_a_text_or_a_comment_there_is_nothing_to_say(typed: str) -> None:
    assert _at(typed) is None


def test_the_keys_of_the_same_section_stand_beside() -> None:
    found = _at("a:\n  b: 1\n  c:\n    d: 1\n  ¦\n  e: 1\nf: 1")
    assert found is not None
    assert found.beside == {"b", "c", "e"}


WIDE = "naam: Zoë 🦉 日本\r\nb: \f x\rc: 🦊y"


@pytest.mark.parametrize(("encoding", "owl", "last"), [("utf-8", 15, 8), ("utf-16", 12, 6), ("utf-32", 11, 5)])
def test_columns_count_in_what_the_two_agreed_upon(encoding: str, owl: int, last: int) -> None:
    lines = Lines(WIDE, encoding)
    assert lines.position(1, 12) == Position(0, owl)
    assert lines.column(Position(0, owl)) == 11
    assert lines.position(3, 6) == Position(2, last)
    assert lines.offset(Position(2, last)) == len(WIDE)
    assert [lines.line(number) for number in range(4)] == ["naam: Zoë 🦉 日本", "b: \f x", "c: 🦊y", ""]
    whole = lines.range(Span("a", 0, len(WIDE), 1, 1, 3, 6))
    assert whole == lines.between(0, len(WIDE))


def test_a_position_outside_the_text_is_brought_within() -> None:
    lines = Lines("a\nbc")
    assert (lines.offset(Position(9, 9)), lines.offset(Position(0, 9)), lines.position(9, 9)) == (4, 1, Position(1, 2))
