"""Whatever stands in a file: reading it ends, raises nothing, and loses no value without saying so."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aigov import source
from aigov.paths import UNKNOWN, UNREADABLE, Unreadable
from aigov.source import Document, events, quick
from aigov.source.tree import TooDeepError, TooManyError
from aigov.span import Span

EXAMPLES = Path(__file__).parent.parent / "examples"
FREELY = settings(deadline=None, max_examples=400, suppress_health_check=[HealthCheck.too_slow])

SMALL = b"""\
aigov: 1
project: {id: permits, name: "Permits: the \xc3\xa9 desk", stage: pilot}
need:
  statement: >
    Urgent requests wait
    as long as others.
  groups:
    - residents
    - 'permit desk'
kpis:
  - id: same-day
    baseline: {value: 40.5, date: 2026-01-01}
  - id: other
    owner: tbd
dpia:
  status: approved   # since March
"""


@cache
def manifests() -> list[bytes]:
    return [
        SMALL,
        SMALL,
        SMALL.replace(b"\n", b"\r\n"),
        *((EXAMPLES / name / "aigov.yaml").read_bytes() for name in ("permits", "voice2text")),
    ]


BYTES = st.one_of(st.sampled_from(list(b"\n\r\t \"'[]{},:-#&*!|>%@`?\\~0\x00\x85\xe9\xc2\xff")), st.integers(0, 255))
CHANGES = st.lists(
    st.tuples(st.integers(0, 1 << 20), st.sampled_from(["replace", "insert", "delete"]), BYTES), min_size=1, max_size=5
)


@st.composite
def changed(draw: st.DrawFn) -> tuple[bytes, bytes]:
    """A valid manifest, and the same with one to five bytes changed."""
    before = draw(st.sampled_from(manifests()))
    after = bytearray(before)
    for where, how, byte in draw(CHANGES):
        at = where % len(after)
        if how == "insert":
            after.insert(at, byte)
        elif how == "delete":
            del after[at]
        else:
            after[at] = byte
    return before, bytes(after)


def read(content: bytes) -> Document:
    document = source.load([("aigov.yaml", content)])
    text = document.files[0][1]
    for problem in document.problems:
        assert set(problem.details) == set(source.KINDS[problem.kind]), problem
        assert all(isinstance(value, str) and "\n" not in value for value in problem.details.values()), problem
        for span in (problem.span, *problem.also):
            assert is_inside(span, text), problem
        assert is_inside(document.nearest(problem.path), text)
    assert (document.data is not UNREADABLE) or document.problems
    check(document, document.data, ())
    return document


def is_inside(span: Span, text: str) -> bool:
    before, until = text[: span.start].replace("\r\n", "\n\n"), text[: span.end]
    line = len(text[: span.start].replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    column = span.start - max(before.rfind("\n"), before.rfind("\r"))
    in_order = 0 <= span.start <= span.end == len(until)
    # Between a carriage return and its line feed the first line still goes on.
    return in_order and ((span.line, span.column) == (line, column) or text[: span.start].endswith("\r"))


def check(document: Document, value: Any, path: tuple[str | int, ...]) -> None:
    """Every value is of a plain type, and is where its span says; keys too."""
    assert type(value) in (dict, list, str, int, float, bool, Unreadable)
    text = document.files[0][1]
    if path or value is not UNREADABLE:
        assert is_inside(document.span(path), text)
        assert is_inside(document.key(path), text)
        assert is_inside(document.nearest(path), text)
        document.written(path)
    if isinstance(value, str) and value != UNKNOWN and not {*"\"'|>\n\r\\"} & {*text[slice(*document.span(path)[1:3])]}:
        assert value == text[slice(*document.span(path)[1:3])]
    for part, inner in parts(value):
        check(document, inner, (*path, part))


def parts(value: Any) -> list[tuple[str | int, Any]]:
    return list(value.items()) if isinstance(value, dict) else list(enumerate(value)) if isinstance(value, list) else []


def same(ours: Any, theirs: Any) -> bool:
    """Whether we read what PyYAML reads, which gives every scalar as text."""
    if isinstance(theirs, dict):
        return (
            isinstance(ours, dict) and list(ours) == list(theirs) and all(same(ours[key], theirs[key]) for key in ours)
        )
    if isinstance(theirs, list):
        return isinstance(ours, list) and len(ours) == len(theirs) and all(map(same, ours, theirs))
    return not isinstance(ours, dict | list) and (not isinstance(ours, str) or ours in (theirs, UNKNOWN))


def kept(before: Any, after: Any) -> bool:
    """Whether every value is still there, or stands where somebody said that it cannot be read."""
    if after is UNREADABLE or not isinstance(before, dict | list):
        return True
    return type(after) is type(before) and all(
        kept(inner, after[part]) if part in dict(parts(after)) else False for part, inner in parts(before)
    )


@FREELY
@given(changed())
def test_a_damaged_manifest_loses_no_value_in_silence(pair: tuple[bytes, bytes]) -> None:
    before, content = pair
    document = read(content)
    if not document.problems:
        assert same(document.data, yaml.load(content.decode("utf-8-sig"), Loader=yaml.CBaseLoader))
        return
    if document.data is UNREADABLE:
        return
    whole = source.load([("aigov.yaml", before)]).data
    untouched = [name for name, lines in sections(before).items() if lines in sections(content).values()]
    for name in set(untouched) & set(whole):
        if name in document.data:
            assert kept(whole[name], document.data[name])
        else:
            assert document.torn


def sections(content: bytes) -> dict[str, bytes]:
    """The stretches of a file that begin at a name without indentation, each up to the next such line."""
    found: dict[str, bytes] = {}
    name = ""
    for line in content.splitlines(keepends=True):
        if line[:1].strip() and not line.startswith(b"#"):
            name = line.partition(b":")[0].decode("latin-1") if b":" in line else ""
            name = f"{name}?" if name in found else name
        found[name] = found.get(name, b"") + line
    return found


@FREELY
@given(st.binary(max_size=300))
def test_any_bytes_are_read_to_the_end(content: bytes) -> None:
    read(content)


@FREELY
@given(st.text(st.sampled_from(list("ab: \n-[]{},'\"#&*!|>%@?\\\t\r~.0\u2028\x00\ufeff\xe9\U0001f600")), max_size=80))
def test_any_text_of_yamls_own_characters_is_read_to_the_end(text: str) -> None:
    read(text.encode())


TREES = st.recursive(
    st.one_of(
        st.text(max_size=12),
        st.integers(-(10**9), 10**9),
        st.booleans(),
        st.floats(-1e6, 1e6).map(lambda f: round(f, 3)),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=8), inner, max_size=4)),
    max_leaves=12,
)


@FREELY
@given(st.dictionaries(st.text(min_size=1, max_size=8), TREES, min_size=1, max_size=5), st.booleans())
def test_what_another_program_writes_is_read_as_it_was_meant(data: dict[str, Any], in_flow: bool) -> None:
    written = yaml.dump(data, allow_unicode=True, default_flow_style=in_flow, sort_keys=False, Dumper=yaml.CSafeDumper)
    document = read(written.encode("utf-8", "surrogatepass"))
    if not document.problems:
        assert equal(document.data, data)


def equal(ours: Any, theirs: Any) -> bool:
    if isinstance(theirs, dict | list):
        return (
            type(ours) is type(theirs)
            and len(ours) == len(theirs)
            and all(
                key == other and equal(inner, meant)
                for (key, inner), (other, meant) in zip(parts(ours), parts(theirs), strict=True)
            )
        )
    return ours == UNKNOWN or (ours == theirs and isinstance(ours, bool) == isinstance(theirs, bool))


def read_closely(text: str) -> Any:
    """Return what the close look says, or the fault or error that it meets."""
    try:
        tree = events.read(text)
    except (yaml.YAMLError, TooDeepError, TooManyError) as error:
        return error
    return tree.faults[0] if tree.faults else tree.data


@FREELY
@given(changed())
def test_the_quick_look_says_what_the_close_one_does_or_leaves_it_to_that(pair: tuple[bytes, bytes]) -> None:
    for content in pair:
        text = content.decode("utf-8", "replace").replace("\ufffd", "?")
        found = quick.data(text)
        if found is not UNREADABLE:
            closely = read_closely(text)
            assert found == closely
            assert repr(found) == repr(closely)  # true is not 1, and the order is the file's


def test_the_quick_look_is_enough_for_what_is_written_as_usual() -> None:
    for content in manifests():
        assert quick.data(content.decode()) is not UNREADABLE


def test_the_tree_of_places_is_made_when_a_place_is_asked_for() -> None:
    document = source.load([("aigov.yaml", SMALL)])

    assert document.problems == ()
    line = SMALL.decode().splitlines().index("  status: approved   # since March") + 1
    assert (document.span(("dpia", "status")).line, document.span(("dpia", "status")).column) == (line, 11)
