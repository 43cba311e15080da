"""No bytes in a rule's file give anything but a rule or a PackError, and each problem has a place in that file."""

import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from made_packs import RULE

from aigov import packs, resources
from aigov.packs.pack import Problem

WHOLE = (Path(__file__).parent.parent / "rules/core/kpis/measured-on-time.yaml").read_bytes()
CHECKED = (Path(__file__).parent.parent / "rules/core/bias-review/reviewer-apart.yaml").read_bytes()
TEXTS = ["kpis as kpi", "two\nlines", "long " * 500, "unknown", "size(kpis)", "{kpis}", "off", "dpia.status"]
CHECKS = {"apart": "aigov.checks.apart:check"}
SEEDS = [RULE.encode(), WHOLE, CHECKED]
SIGNS = b"\x00\n\t '\"{}[]:,#&*!|>-?%@`.()=<a1\xff\xc3"
VALUES = st.recursive(
    st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20) | st.sampled_from(TEXTS),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["a", "name", "idea", "at", "set"]), inner, max_size=3)
    ),
    max_leaves=6,
)
HOSTILE = [
    b"",
    b"\x00",
    b"\xff\xfe\x00",
    b"\xef\xbb\xbf" + RULE.encode(),
    RULE.replace("\n", "\r\n").encode(),
    RULE.encode("utf-16"),
    b"[" * 100_000,
    b"{" * 100_000,
    b"- " * 50_000,
    b"a: &a [*a, *a]\n",
    b"title: !!python/object/apply:os.system ['true']\n",
    b"<<: {title: a}\n",
    b"title: a\n---\ntitle: b\n",
    b"? [a]\n: b\n",
    b"1: 2\n",
    b"title: .nan\n",
    b"title: null\nwhy:\n",
    RULE.replace("mandate.sponsor.name != ''", "(" * 10_000).encode(),
    RULE.replace("mandate.sponsor.name != ''", "!" * 3_000).encode(),
    RULE.replace("mandate.sponsor.name != ''", "a" + ".b" * 10_000).encode(),
    RULE.replace("mandate.sponsor.name != ''", "matches(project.name, '(a+)+$')").encode(),
    RULE.replace("{mandate.sponsor.name}", "{mandate.__class__}").encode(),
    RULE.replace("{mandate.sponsor.name}", "{" * 10_000).encode(),
    RULE.replace("assert: mandate.sponsor.name != ''", "let: {a: b, b: c, c: a}\nassert: a").encode(),
    RULE.replace("stages: {idea: warning}", "stages: {idea: {idea: warning}}").encode(),
    RULE.replace("basis: [ACM-01]", "basis: {ACM-01: 1}").encode(),
    RULE.replace("- name: named", "- [named]\n  - name: named").encode(),
    RULE.replace("expect: pass", "expect: [[{at: 1}]]").encode(),
    CHECKED.replace(b"with:", b"with: [1]\nwhith:"),
    CHECKED.replace(b"who: bias_review.reviewed_by", b"who: [bias_review.reviewed_by, {a: 1}]"),
]


def _told(content: bytes) -> list[Problem]:
    """Return the problems of a file, each of which must stand in it and be one line."""
    problems = packs.rule_problems("acme/sponsor.yaml", content, CHECKS)
    lines = len(re.findall(rb"\r\n|\r|\n", content)) + 1
    for problem in problems:
        assert problem.file == "acme/sponsor.yaml"
        assert 1 <= problem.line <= max(lines, 1) or b"\x00" in content or content[:2] in (b"\xff\xfe", b"\xfe\xff")
        assert problem.column >= 1
        assert problem.what.strip()
        assert problem.what.isprintable()
        assert len(problem.what) < 700
        assert "Traceback" not in problem.what
    return problems


@pytest.mark.parametrize("content", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_files_are_told_and_quickly(content: bytes) -> None:
    before = time.monotonic()
    _told(content)
    assert time.monotonic() - before < 10


@settings(max_examples=400, deadline=None)
@given(
    seed=st.sampled_from(SEEDS),
    changes=st.lists(
        st.tuples(
            st.integers(0, 4000), st.sampled_from(b"\x00\n\t '\"{}[]:,#&*!|>-?%@`.()=<a1\xff\xc3"), st.booleans()
        ),
        min_size=1,
        max_size=5,
    ),
)
@example(seed=SEEDS[0], changes=[(0, 0x7B, True)])
def test_a_rule_with_some_bytes_changed_is_a_rule_or_told(seed: bytes, changes: list[tuple[int, int, bool]]) -> None:
    content = bytearray(seed)
    for place, byte, replaced in changes:
        at = place % len(content)
        content[at : at + replaced] = bytes([byte])
    _told(bytes(content))


@settings(max_examples=300, deadline=None)
@given(
    key=st.sampled_from(sorted(resources.schema("rule")["properties"])),
    value=VALUES,
)
def test_any_value_under_any_key_is_a_rule_or_told(key: str, value: object) -> None:
    kept = [line for line in RULE.splitlines(keepends=True) if not line.startswith(f"{key}:")]
    if key == "examples":
        kept = kept[:-3]
    _told((f"{key}: {json.dumps(value)}\n" + "".join(kept)).encode())


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_told(content: bytes) -> None:
    assert _told(content)
