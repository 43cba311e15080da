"""Whatever is misspelt or broken: a fix gives back what was meant, and changes nothing else."""

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from aigov import resources, source
from aigov.discovery import Surroundings
from aigov.engine import Judge
from aigov.findings import Kind
from aigov.fixing import Fix, applied, fixes
from aigov.fixing.slips import folded
from aigov.paths import UNKNOWN
from aigov.paths import Path as Place
from aigov.run.workplace import Asked
from aigov.run.workplaces import Workplaces
from aigov.spelling import steps
from aigov.structure.places import at

EXAMPLES = Path(__file__).parent.parent / "examples"
FREELY = settings(deadline=None, max_examples=100, suppress_health_check=list(HealthCheck))


FOLLOWING = {f"manifest/{kind}" for kind in ("missing-key", "no-such-path", "unknown-reference", "unknown-who")}
"""What is found because something else is misspelt: it goes with that."""


class Word(NamedTuple):
    """A key or an answer of a manifest, where it stands, and what else could stand there."""

    start: int
    text: str
    others: frozenset[str]


@cache
def judge() -> Judge:
    file = EXAMPLES / "stages" / "aigov.org.yaml"
    organisation = source.load([("aigov.org.yaml", file.read_bytes())])
    return Workplaces(Surroundings("/"), Asked("2026-11-22", isolated=True)).at("/").judge(Kind.MANIFEST, organisation)


@cache
def manifests() -> list[str]:
    files = [*EXAMPLES.glob("stages/*/aigov.yaml"), *EXAMPLES.glob("*/aigov.yaml")]
    texts = [file.read_text(encoding="utf-8") for file in sorted(files)]
    return [text for text in texts if not structural(text)]


@cache
def words(text: str) -> list[Word]:
    """Every key that the schema knows and every answer of a list, as they stand in a manifest."""
    document, schema = source.load([("aigov.yaml", text.encode())]), resources.schema("manifest")
    found: list[Word] = []

    def look(value: Any, path: Place) -> None:
        nodes = at(schema, path)
        for key, inner in value.items() if isinstance(value, dict) else ():
            known = frozenset(name for node in nodes for name in node.get("properties", ()))
            if key in known:
                found.append(Word(document.key((*path, key)).start, key, known - set(value)))
            look(inner, (*path, key))
        for place, inner in enumerate(value) if isinstance(value, list) else ():
            look(inner, (*path, place))
        answers = frozenset(each for node in nodes for each in node.get("enum", ()) if isinstance(each, str))
        if isinstance(value, str) and value in answers - {UNKNOWN}:
            span = document.span(path)
            if text[span.start : span.end] == value:
                found.append(Word(span.start, value, answers - {value, UNKNOWN}))

    look(document.data, ())
    return found


@st.composite
def slips(draw: st.DrawFn) -> tuple[str, str]:
    """A manifest, and the same with a slip in one key or answer that can be nothing else."""
    text = draw(st.sampled_from(manifests()))
    word = draw(st.sampled_from([each for each in words(text) if len(each.text) > 4]))
    place = draw(st.integers(1, len(word.text) - 2))
    kind = draw(st.sampled_from(["left out", "doubled", "swapped"]))
    letters = word.text
    changed = {
        "left out": letters[:place] + letters[place + 1 :],
        "doubled": letters[:place] + letters[place] + letters[place:],
        "swapped": letters[:place] + letters[place + 1] + letters[place] + letters[place + 2 :],
    }[kind]
    assume(folded(changed) != folded(letters) and changed not in word.others)
    assume(all(steps(folded(changed), folded(other)) > 1 for other in word.others))
    assume(sum(map(str.isdigit, changed)) == sum(map(str.isdigit, letters)))
    return text, text[: word.start] + changed + text[word.start + len(letters) :]


SIGNS = "\t\n ,:@-{}[]#'\"xy"
BREAKS = st.lists(
    st.tuples(
        st.integers(0, 1 << 20),
        st.sampled_from(["replace", "insert", "delete"]),
        st.sampled_from(SIGNS),
    ),
    min_size=1,
    max_size=4,
)


@st.composite
def broken(draw: st.DrawFn) -> str:
    """A manifest with up to two slips and up to four characters changed."""
    _, text = draw(slips())
    for place, how, character in draw(BREAKS):
        where = place % len(text)
        rest = text[where:] if how == "insert" else text[where + 1 :]
        text = text[:where] + ("" if how == "delete" else character) + rest
    return text


def found_in(text: str) -> tuple[list[Fix], set[tuple[str, int]]]:
    document = source.load([("aigov.yaml", text.encode())])
    report = judge().judge(document)
    told = {(each.rule, each.at.span.line) for each in report.findings if each.rule.startswith("manifest/")}
    return fixes(document, report, judge()), told


def structural(text: str) -> set[tuple[str, int]]:
    return found_in(text)[1]


@FREELY
@given(slips())
def test_a_slip_that_can_be_nothing_else_is_given_back_to_the_letter(made: tuple[str, str]) -> None:
    right, wrong = made
    offered = [fix for fix in found_in(wrong)[0] if fix.safe]
    assert len(offered) == 1
    again = applied(wrong, offered[0].edits)
    assert again == right
    assert found_in(again) == ([], set())


@FREELY
@given(broken())
def test_a_fix_changes_what_it_is_for_and_leaves_every_other_finding(text: str) -> None:
    offered, told = found_in(text)
    for fix in offered:
        after = applied(text, fix.edits)
        touched = {text.count("\n", 0, edit.start) + 1 for edit in fix.edits}
        outside = [(rule, line) for rule, line in told if line not in touched and rule not in FOLLOWING]
        left, now = found_in(after)
        assert (fix.rule, fix.path, fix.edits) not in [(each.rule, each.path, each.edits) for each in left]
        if fix.rule not in ("manifest/tab", "manifest/colon-in-text", "manifest/reserved-character"):
            assert set(outside) <= now, "what nobody mended is still there"
        assert differences(text, after) <= len(fix.edits)


@FREELY
@given(broken())
def test_where_every_safe_fix_is_made_none_is_left_to_make(text: str) -> None:
    for _ in range(12):
        offered = [fix for fix in found_in(text)[0] if fix.safe]
        if not offered:
            return
        text = applied(text, offered[0].edits)
    raise AssertionError("fixes without an end")


def differences(before: str, after: str) -> int:
    """In how many keys and values two texts differ for another reader of YAML; 0 where it cannot read the first."""
    try:
        old = yaml.compose(before, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError):
        return 0
    new = yaml.compose(after, Loader=yaml.CSafeLoader)
    one, other = leaves(old), leaves(new)
    if len(one) != len(other):  # a comma cut a value into keys
        return 0 if len(one) > len(other) else len(one) + len(other)
    return sum(a != b for a, b in zip(one, other, strict=True))


def leaves(node: Any) -> list[Any]:
    if isinstance(node, yaml.MappingNode):
        return [leaf for pair in node.value for side in pair for leaf in leaves(side)]
    if isinstance(node, yaml.SequenceNode):
        return [leaf for each in node.value for leaf in leaves(each)]
    return [] if node is None else [node.value]
