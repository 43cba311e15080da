"""The text of an aigov.waivers.yaml after an edit: what was asked for, and every other character as it was."""

import json
from difflib import SequenceMatcher
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigov import source
from aigov.errors import UsageError
from aigov.scaffold.waivers import added, ids, without

NEW = {"id": "w-9", "rule": "dpia/approved", "reason": 'He said: "no" # so', "compensating_measures": ["A", "b: c"]}

LAID_OUT = """\
# Granted by the board.
aigov: 1   # the format

waivers:   # the oldest first

  # The first.
  - id: w-1
    rule:   dpia/approved   # until the DPO is back
    reason: >
      Two
      lines.

  # The second.
  -   rule: kpis/present
      id:   w-2
      compensating_measures:
        - one   # of them
# The end.
"""
TIGHT = "aigov: 1\nwaivers:\n- id: w-1\n- id: w-2\n  reason: |\n    a\n    b"
FLOW = "aigov: 1\nwaivers: [{id: w-1, reason: 'a, b'}, {id: w-2}]  # both\n"
JSON = json.dumps({"aigov": 1, "waivers": [{"id": "w-1"}, {"id": "w-2"}]}, indent=2)
FORMS = {
    "laid out": LAID_OUT,
    "tight, without an end": TIGHT,
    "Windows": LAID_OUT.replace("\n", "\r\n"),
    "a byte order mark": "\ufeff" + LAID_OUT,
    "flow": FLOW,
    "JSON": JSON,
    "JSON on one line": json.dumps(json.loads(JSON)),
    "dashes on lines of their own": "aigov: 1\nwaivers:\n  -\n    id: w-1\n  -\n    id: w-2\n",
    "a text that keeps its line ends": "aigov: 1\nwaivers:\n  - id: w-1\n  - id: w\n    reason: |+\n      a\n\n\n",
    "the list first": "waivers:\n  - id: w-1\n  - id: w-2\naigov: 1\n",
}


def entries(text: str) -> Any:
    document = source.load([("", text.encode())])
    assert document.problems == ()
    assert document.data["aigov"] == 1
    return [
        {key: value.rstrip("\n") if isinstance(value, str) else value for key, value in entry.items()}
        for entry in document.data["waivers"]
    ]


@pytest.mark.parametrize("form", FORMS)
def test_an_entry_is_added_at_the_end_and_nothing_else_changes(form: str) -> None:
    text = FORMS[form]
    made = added(text, NEW, "f")
    assert entries(made) == [*entries(text), NEW]
    changes = [code for code in SequenceMatcher(None, text, made, autojunk=False).get_opcodes() if code[0] != "equal"]
    assert {code[0] for code in changes} == {"insert"}
    if "\r\n" in text:
        assert made.replace("\r\n", "").count("\n") == 0


@pytest.mark.parametrize("positions", [{0}, {1}, {0, 1}], ids=str)
@pytest.mark.parametrize("form", FORMS)
def test_entries_are_taken_out_and_nothing_else_changes(form: str, positions: set[int]) -> None:
    text = FORMS[form]
    made = without(text, positions, "f")
    assert entries(made) == [entry for at, entry in enumerate(entries(text)) if at not in positions]
    for comment in ("# Granted by the board.", "# the format", "# the oldest first", "# The end.", "# both"):
        assert (comment in made) == (comment in text)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("", "aigov: 1\n\nwaivers:\n  - id: w\n"),
        ("aigov: 1\nwaivers: []\n", "aigov: 1\nwaivers:\n  - id: w\n"),
        ("aigov: 1\nwaivers: []  # none\n# end\n", "aigov: 1\nwaivers:  # none\n  - id: w\n# end\n"),
        ("waivers: []\naigov: 1", "waivers:\n  - id: w\naigov: 1"),
        ("aigov: 1\nwaivers: []", "aigov: 1\nwaivers:\n  - id: w\n"),
        ('{"aigov": 1, "waivers": []}', '{"aigov": 1, "waivers": [{"id": "w"}]}'),
    ],
)
def test_the_first_entry_makes_a_list(text: str, made: str) -> None:
    assert added(text, {"id": "w"}, "f") == made


def test_the_last_entry_leaves_an_empty_list() -> None:
    assert without("aigov: 1\nwaivers:  # x\n  - id: w\n", {0}, "f") == "aigov: 1\nwaivers: []  # x\n"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("aigov: 1\nwaivers:\n  - id: [\n", "f:3"),
        ("aigov: 1\n", "f"),
        ("- a\n", "f:1"),
        ("aigov: 1\nwaivers: unknown\n", "f"),
        ("aigov: 1\nwaivers:\n  - &a {id: w}\n", "f:3"),
    ],
)
def test_what_cannot_be_edited_safely_is_left_to_people(text: str, where: str) -> None:
    with pytest.raises(UsageError, match="by hand") as caught:
        added(text, NEW, "f")
    assert str(caught.value).startswith(f"{where}: ")


def test_the_ids_that_are_taken() -> None:
    assert ids(LAID_OUT, "f") == {"w-1", "w-2"}
    assert ids("", "f") == set()


@settings(max_examples=200, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(("id", "rule", "reason", "reference")),
        st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(str.strip),
        min_size=1,
    ),
    st.sampled_from(sorted(FORMS)),
)
def test_whatever_somebody_types_is_read_back_or_refused(entry: dict[str, str], form: str) -> None:
    try:
        made = added(FORMS[form], entry, "f")
    except UsageError:
        return
    assert len(entries(made)) == 3
    assert without(made, {2}, "f").strip() == FORMS[form].strip()
