"""Hostile and damaged files: each is read to its end, at once, with the problems that its name speaks of."""

import time
from collections import Counter
from pathlib import Path

import pytest

from aigov import resources, source, structure
from aigov.paths import UNREADABLE

CORPUS = Path(__file__).parent / "corpus"
SECONDS = 10  # a hundred times what the slowest takes, for slow machines

# The kinds that reading finds in each file; none where the file is strange and fine.
EXPECTED = {
    "a-directive-of-another-version": "",
    "a-line-of-dashes": "empty-file",
    "alias-only": "alias",
    "alias-to-itself": "alias anchor",
    "all-nul": "control-character",
    "ampersands-only": "reserved-character",
    "anchor-only": "empty-file",
    "apostrophes-only": "unclosed-quote",
    "backslashes": "unknown-escape",
    "bidirectional-overrides": "",
    "blanks-only": "empty-file",
    "block-text-less-indented": "missing-colon",
    "byte-order-marks-throughout": "control-character",
    "carriage-returns-only": "",
    "closing-brackets-only": "syntax",
    "colon-space-only": "syntax",
    "colons-only": "colon-in-text",
    "commas-only": "syntax",
    "comments-only": "empty-file",
    "cp1252-in-a-key": "not-utf-8",
    "cp1252": "not-utf-8",
    "cut-within-a-character": "not-utf-8",
    "dashes-only": "not-a-mapping",
    "deep-block-list-below-a-key": "too-deep",
    "deep-block-list": "too-deep",
    "deep-complex-keys": "too-deep",
    "deep-indentation": "too-deep",
    "duplicate-keys-by-the-thousand": "duplicate-key too-many",
    "empty-keys": "syntax",
    "empty": "empty-file",
    "every-byte": "not-utf-8",
    "exactly-64-levels": "",
    "exactly-65-levels": "too-deep",
    "exclamation-marks-only": "tag",
    "gzip": "control-character not-utf-8",
    "html": "colon-in-text",
    "huge-key": "syntax",
    "huge-line-without-a-colon": "missing-colon",
    "huge-number": "unusable-number",
    "huge-quoted-key": "syntax",
    "huge-value": "",
    "hundred-thousand-braces": "too-deep",
    "hundred-thousand-brackets": "too-deep",
    "hundred-thousand-closed-brackets": "too-deep",
    "ini": "syntax",
    "json-cut-short": "unclosed-quote",
    "json-with-comments": "unclosed-bracket",
    "json-with-surrogate-pair": "unknown-escape",
    "keys-that-are-no-text": "key-not-text syntax",
    "latin-1-throughout": "not-utf-8",
    "line-separators-as-line-ends": "colon-in-text line-separator",
    "list-only": "not-a-mapping",
    "lone-surrogates": "not-utf-8",
    "merge-conflict": "syntax",
    "merge-keys": "anchor merge-key",
    "mixed-line-ends": "",
    "next-line-characters-as-line-ends": "colon-in-text line-separator",
    "nul-bytes": "control-character missing-colon",
    "null-only": "empty-value",
    "number-only": "not-a-mapping",
    "overlong-utf-8": "not-utf-8",
    "paragraph-separator-in-a-key": "line-separator",
    "percent-signs-only": "syntax",
    "pipes-only": "syntax",
    "python-object-tag": "tag",
    "question-marks-only": "key-not-text",
    "quotes-only": "syntax",
    "random-bytes": "not-utf-8",
    "section-under-a-text": "indentation",
    "set-and-binary-tags": "empty-value tag",
    "several-thousand-documents": "several-documents",
    "strange-numbers": "unusable-number",
    "stray-bracket": "syntax",
    "stray-key-one-space-in": "indentation",
    "tabs-for-indentation": "tab",
    "tabs-only": "tab",
    "tag-only": "tag",
    "template-not-filled-in": "key-not-text",
    "terminal-escapes": "control-character",
    "text-after-a-quoted-text": "syntax",
    "text-only": "not-a-mapping",
    "thousands-of-bare-dashes": "bare-dash",
    "thousands-of-broken-flow-values": "comma-broken too-many",
    "thousands-of-broken-sections": "too-deep",
    "thousands-of-colons": "colon-in-text",
    "thousands-of-directives": "",
    "thousands-of-empty-values": "empty-value too-many",
    "three-dots": "syntax",
    "toml": "not-a-mapping",
    "unclosed-everything": "syntax unclosed-bracket unclosed-quote",
    "unclosed-quote-in-the-first-line": "unclosed-quote",
    "utf-16-without-mark": "control-character",
    "utf-16": "not-utf-8",
    "utf-32": "not-utf-8",
    "windows-line-ends-and-byte-order-mark": "",
    "yaml-bomb": "alias anchor",
}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_hostile_file_is_read_to_its_end_and_said_to_be_one(name: str) -> None:
    content = (CORPUS / f"{name}.yaml").read_bytes()
    began = time.monotonic()
    document = source.load([("aigov.yaml", content)])
    problems = structure.check(document.data, resources.schema("manifest"))
    assert time.monotonic() - began < SECONDS
    assert sorted({problem.kind for problem in document.problems}) == EXPECTED[name].split()
    length = len(document.files[0][1])
    for problem in document.problems:
        assert 0 <= problem.span.start <= problem.span.end <= length
        assert all(len(value) <= 100 for value in problem.details.values())
    for found in problems:
        assert document.nearest(found.path).end <= length
        assert structure.words(found)
    if document.data is UNREADABLE:
        assert document.problems


def test_every_file_of_the_corpus_is_expected() -> None:
    assert {file.stem for file in CORPUS.glob("*.yaml")} == set(EXPECTED)


def test_a_file_at_the_limit_is_read_in_a_moment_however_dense() -> None:
    for piece in ("- a\n", "[],", "a:\n", "{a: b, c},", "k: [\n", "\x07"):
        content = (piece * (1 << 20))[: 1 << 20]
        for whole in (content, f"[{content[:-2]}]"):
            began = time.monotonic()
            source.load([("aigov.yaml", whole.encode())])
            assert time.monotonic() - began < 3 * SECONDS, piece


def test_of_thousands_of_problems_the_first_are_told_and_nothing_is_read() -> None:
    document = source.load([("aigov.yaml", (CORPUS / "duplicate-keys-by-the-thousand.yaml").read_bytes())])
    assert Counter(problem.kind for problem in document.problems) == {"duplicate-key": 1000, "too-many": 1}
    assert document.data is UNREADABLE
