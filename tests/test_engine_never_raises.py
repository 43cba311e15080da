"""Whatever stands in a file, judging ends in a report: no traceback, and nothing that looks fine without being read."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aigov import engine, packs, plugins, resources, source
from aigov.findings import Kind, Outcome, ProjectReport

EXAMPLES = Path(__file__).parent.parent / "examples"
PERMITS = (EXAMPLES / "permits" / "aigov.yaml").read_bytes()
CITY = (EXAMPLES / "permits" / "aigov.org.yaml").read_bytes()


@cache
def judge_of(kind: Kind, city: bytes | None) -> engine.Judge:
    checks = plugins.Plugins([]).checks
    core = packs.load(resources.rules_folder() / "core", checks)
    schema = "organisation" if kind is Kind.ORGANISATION else "manifest"
    inputs = engine.Inputs(
        today="2026-11-22",
        schema=packs.extended(resources.schema(schema), [core]) if kind is Kind.MANIFEST else resources.schema(schema),
        kind=kind,
        organisation=None if city is None else source.load([("aigov.org.yaml", city)]),
        org_schema=resources.schema("organisation"),
        checks=checks,
    )
    return engine.Judge([core], inputs)


def judged(content: bytes, kind: Kind = Kind.MANIFEST, city: bytes | None = CITY) -> ProjectReport:
    document = source.load([("aigov.yaml", content)])
    return judge_of(kind, city).judge(document)


def whole(report: ProjectReport, content: bytes) -> None:
    """Assert what holds of every report."""
    lines = len(content.decode(errors="replace").splitlines()) + 2
    for finding in report.findings:
        span = finding.at.span
        assert finding.message
        assert 1 <= span.line <= lines
        assert span.column >= 1
        assert (span.line, span.column) <= (span.end_line, span.end_column)
        assert finding.outcome in {Outcome.FAIL, Outcome.UNDECIDED}
        assert len(finding.fingerprint) == 32
    keys = [(each.at.span.file, each.at.span.line, each.at.span.column, each.rule) for each in report.findings]
    files = [file for file, *_ in keys]
    assert [key for key in keys if key[0] == "aigov.yaml"] == sorted(key for key in keys if key[0] == "aigov.yaml")
    assert files == sorted(files, key=lambda file: file != "aigov.yaml")
    assert not report.crashed
    assert [each.rule for each in report.outcomes] == sorted(each.rule for each in report.outcomes)


def changed(content: bytes, edits: list[tuple[int, int]]) -> bytes:
    written = bytearray(content)
    for position, byte in edits:
        written[position % len(written)] = byte
    return bytes(written)


EDITS = st.lists(
    st.tuples(st.integers(0, 20_000), st.one_of(st.sampled_from(b" \n\"'-:[]{}#,&*!|>?%@`\t"), st.integers(0, 255))),
    min_size=1,
    max_size=5,
)
SLOWLY = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SLOWLY
@given(EDITS)
def test_a_manifest_with_some_bytes_changed_is_judged(edits: list[tuple[int, int]]) -> None:
    content = changed(PERMITS, edits)
    report = judged(content)
    whole(report, content)
    assert report == judged(content)


@SLOWLY
@given(EDITS)
def test_an_organisations_file_with_some_bytes_changed_is_judged_and_read(edits: list[tuple[int, int]]) -> None:
    content = changed(CITY, edits)
    whole(judged(content, Kind.ORGANISATION, None), content)
    document = source.load([("aigov.org.yaml", content)])
    inputs = judge_of(Kind.MANIFEST, CITY)._inputs._replace(organisation=document)
    report = engine.Judge(judge_of(Kind.MANIFEST, CITY)._packs, inputs).judge(source.load([("aigov.yaml", PERMITS)]))
    whole(report, PERMITS + content)


@SLOWLY
@given(st.binary(max_size=300))
def test_any_bytes_are_judged(content: bytes) -> None:
    report = judged(content)
    whole(report, content)
    assert any(each.level.value == "error" for each in report.findings)
    assert not any(each.outcome is Outcome.PASS for each in report.outcomes)


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just("unknown"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@SLOWLY
@given(st.data())
def test_data_of_any_shape_in_any_place_is_judged(data: st.DataObject) -> None:
    written = source.load([("aigov.yaml", PERMITS)]).data
    for _ in range(data.draw(st.integers(1, 3))):
        holder, key = written, data.draw(st.sampled_from(sorted(written)))
        while isinstance(holder[key], (dict, list)) and holder[key] and data.draw(st.booleans()):
            holder = holder[key]
            keys = sorted(holder) if isinstance(holder, dict) else range(len(holder))
            key = data.draw(st.sampled_from(keys))
        holder[key] = data.draw(VALUES)
    report = judge_of(Kind.MANIFEST, CITY).judge(source.of(written))
    assert not report.crashed


@pytest.mark.parametrize("stage", ["idea", "sandbox", "pilot", "scale", "production", "retired"])
def test_a_complete_manifest_is_judged_at_every_stage(stage: str) -> None:
    content = PERMITS.replace(b"stage: production", f"stage: {stage}".encode())
    whole(judged(content), content)
