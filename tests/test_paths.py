import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigov import paths

MANIFEST = {
    "kpis": [
        {"id": "same-day", "targets": [{"due_on": "2026-12-31", "value": 60}, {"due_on": "2026-12-31", "value": 85}]},
        {"name": "has no id"},
    ],
    "team": {"members": [{"person": {"name": "S. Bakker"}}, {"person": "ajansen"}]},
    "evidence": {"report.v1": {"path": "a"}, "plain": {"path": "b"}},
    "open_questions": [{"at": "data.sources[a].owner"}],
}


def key_of(path: paths.Path) -> str | None:
    return {"kpis": "id", "targets": "due_on", "members": "person", "open_questions": "at", "odd": "id"}.get(
        str(path[-1])
    )


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ((), "$"),
        (("kpis", 0, "targets", 0, "value"), "kpis[same-day].targets[2026-12-31].value"),
        (("kpis", 0, "targets", 1, "value"), "kpis[same-day].targets[2026-12-31#2].value"),
        (("kpis", 1), "kpis[1]"),
        (("team", "members", 0), "team.members[S. Bakker]"),
        (("team", "members", 1, "fte"), "team.members[ajansen].fte"),
        (("evidence", "report.v1", "path"), 'evidence["report.v1"].path'),
        (("open_questions", 0, "asked_of"), "open_questions[data.sources[a].owner].asked_of"),
        (("dpia", "dpo_advice", "given_on"), "dpia.dpo_advice.given_on"),
        (("decisions", 0, "outcome"), "decisions[0].outcome"),
    ],
)
def test_a_path_is_written_with_items_by_their_key_and_read_back(path: paths.Path, text: str) -> None:
    assert paths.text(MANIFEST, path, key_of) == text
    if path[:1] != ("decisions",):
        assert paths.resolve(MANIFEST, text, key_of) == path


def test_a_position_is_accepted_in_place_of_a_key() -> None:
    assert paths.resolve(MANIFEST, "kpis[0].targets[1].value", key_of) == ("kpis", 0, "targets", 1, "value")


def test_an_absent_field_is_kept_so_that_a_hole_can_be_named() -> None:
    path = paths.resolve(MANIFEST, "kpis[same-day].baseline.value", key_of)
    assert paths.hole(MANIFEST, path) == ("kpis", 0, "baseline")
    assert paths.written(MANIFEST, path) == ("kpis", 0)


@pytest.mark.parametrize(
    "text", ["kpis[other]", "kpis[2]", "kpis[same-day#2]", "decisions[a]", "evidence[x]", "kpis[\u00b2]"]
)
def test_an_item_that_is_not_there_is_refused(text: str) -> None:
    with pytest.raises(KeyError):
        paths.resolve(MANIFEST, text, key_of)


@pytest.mark.parametrize("text", ["", "a..b", ".a", "a[", "a[]", "a]", "a b", "a[b]c", "$.a", "1a", "a."])
def test_text_that_is_no_path_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="character"):
        paths.parse(text)


def test_reading_an_absent_part_raises() -> None:
    assert paths.read(MANIFEST, ("kpis", 0, "id")) == "same-day"
    for path in [("dpia",), ("kpis", 2), ("kpis", "id"), ("kpis", 0, "id", "x"), ("kpis", -1), ("evidence", 0)]:
        with pytest.raises(KeyError):
            paths.read(MANIFEST, path)


def test_a_number_is_a_key_too_and_a_key_of_digits_is_no_position() -> None:
    data = {"odd": [{"id": 7}, {"id": "1"}, {"id": "0"}]}
    assert [paths.text(data, ("odd", i), key_of) for i in range(3)] == ['odd["7"]', 'odd["1"]', 'odd["0"]']
    assert paths.resolve(data, 'odd["0"]', key_of) == ("odd", 2)


KEYS = st.text(st.sampled_from(list('ab[]"\\#12. \n-é0')), max_size=6)


@given(keys=st.lists(KEYS, min_size=1, max_size=5), field=KEYS)
def test_any_keys_are_written_so_that_they_read_back(keys: list[str], field: str) -> None:
    data = {"odd": [{"id": key, field: 1} for key in keys], "map": {key: {"x": 1} for key in keys}}
    places = [("odd", i, field) for i in range(len(keys))] + [("map", key, "x") for key in keys]
    for place in places:
        assert paths.resolve(data, paths.text(data, place, key_of), key_of) == place


@given(st.text(max_size=40))
def test_any_text_is_a_path_or_refused(text: str) -> None:
    try:
        steps = paths.parse(text)
    except ValueError:
        return
    assert text == "$" or steps
