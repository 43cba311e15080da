"""An error inside an expression has its own line and column, however YAML writes the expression."""

import random

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from aigov.packs.problems import position
from aigov.packs.scalar import offsets

EXPRESSION = "dpia.status in ['a'] && dpia.staus == 'b'"
STYLES = {
    "plain": f"assert: {EXPRESSION}\n",
    "plain over two lines": "assert: dpia.status in ['a']\n    && dpia.staus == 'b'\n",
    "single quotes": "assert: '" + EXPRESSION.replace("'", "''") + "'\n",
    "double quotes": f'assert: "{EXPRESSION}"\n',
    "double quotes with an escape": "assert: \"dpia.status in [\\u0027a\\x27] && dpia.staus == 'b'\"\n",
    "double quotes over two lines": "assert: \"dpia.status in ['a']\n\n  && dpia.staus == 'b'\"\n",
    "double quotes with a break escaped": "assert: \"dpia.status in ['a'] \\\n  && dpia.staus == 'b'\"\n",
    "literal": f"assert: |\n  {EXPRESSION}\n",
    "literal over two lines": "assert: |-\n   dpia.status in ['a']\n     && dpia.staus == 'b'\n",
    "literal with its indentation written": "assert: |2+ # why\n   dpia.status in ['a']\n  && dpia.staus == 'b'\n\n",
    "folded": f"assert: >\n  {EXPRESSION}\n",
    "folded over three lines": "assert: >-\n  dpia.status in ['a']\n\n  && dpia.staus\n  == 'b'\n",
    "folded with a deeper line": "assert: >\n\n  dpia.status in ['a']\n    && dpia.staus == 'b'\n  || true\n",
    "after wide characters": "assert: \"'é😀' in ['a'] && dpia.staus == 'b'\"\n",
}


def _scalar(text: str) -> tuple[str, str]:
    """Return the last scalar of a YAML text as it is written, and its value."""
    event = [event for event in yaml.parse(text, Loader=yaml.CSafeLoader) if isinstance(event, yaml.ScalarEvent)][-1]
    return text[event.start_mark.index : event.end_mark.index], event.value


@pytest.mark.parametrize("text", STYLES.values(), ids=STYLES.keys())
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_each_style_of_a_scalar_leads_back_to_its_source(text: str, ending: str) -> None:
    text = text.replace("\n", ending)
    raw, value = _scalar(text)
    start = text.index(raw)
    place = start + offsets(raw, value)[value.index("dpia.staus")]
    assert text[place:].startswith("dpia.staus")
    line, column = position(text, place)
    lines = text.split(ending)
    assert lines[line - 1][column - 1 :].startswith("dpia.staus")


@given(
    value=st.text(alphabet="ab c'\"\\:#&|\n {}[]-,é😀", min_size=1, max_size=60).filter(
        lambda text: text.strip() != ""
    ),
    style=st.sampled_from([None, "'", '"', "|", ">"]),
    width=st.sampled_from([10, 20, 80]),
    ending=st.sampled_from(["\n", "\r\n"]),
)
def test_every_character_that_yaml_writes_is_found_again(
    value: str, style: str | None, width: int, ending: str
) -> None:
    text = yaml.dump(
        {"a": {"k": value}},
        default_style=style,
        width=width,
        allow_unicode=True,
        line_break=ending,
        Dumper=yaml.CSafeDumper,
    )
    raw, read = _scalar(text)  # PyYAML does not always write what it was given; what stands there counts
    places = offsets(raw, read)
    assert len(places) == len(read) + 1
    assert any(places)
    for sign, place in zip(read, places, strict=False):
        assert sign.isspace() or raw[place] in (sign, "\\")


def test_a_scalar_that_does_not_read_as_its_value_falls_back_to_its_start() -> None:
    assert offsets("'one'", "two") == [0, 0, 0, 0]


def test_no_text_makes_looking_for_a_place_fail() -> None:
    chance = random.Random(1)
    for _ in range(3000):
        raw = "".join(chance.choice("'\"|>\\xuU09+-#\n\r \tab") for _ in range(chance.randint(0, 12)))
        value = "".join(chance.choice("ab\n ") for _ in range(chance.randint(0, 5)))
        assert len(offsets(raw, value)) == len(value) + 1
