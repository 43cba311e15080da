"""Judging a manifest by rules that stand in the test: what the tests of the engine share."""

import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from aigov import engine, packs, resources, source
from aigov.findings import Finding, Kind, Outcome, ProjectReport

TODAY = "2026-06-15"
BEFORE = """\
title: What must hold
ground: practice
why: It is a test.
verifies: declared
"""
MESSAGE = 'message: "It does not hold."\n'
STAGED = "stages: {idea: error}\n"


class Checks(dict[str, Callable[..., Any]]):
    """Checks by name; a dict that can be hashed, so that packs are compiled once."""

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(tuple(self.items()))


def pack(rules: Mapping[str, str], checks: Mapping[str, Callable[..., Any]] = MappingProxyType({})) -> packs.Pack:
    """Return a pack of rules by id; the parts of a rule that do not matter may be left out."""
    return _pack(tuple(rules.items()), Checks(checks))


@cache
def _pack(rules: tuple[tuple[str, str], ...], checks: Checks) -> packs.Pack:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "pack.yaml").write_text('name: tried\nversion: "1"\ntitle: Tried\n', encoding="utf-8")
        for rule, text in rules:
            file = folder / f"{rule}.yaml"
            file.parent.mkdir(exist_ok=True)
            file.write_text(whole(text), encoding="utf-8")
        return packs.load(folder, checks, cache=False)


def whole(text: str) -> str:
    """Return the text of a rule with what every rule has."""
    if "reports:" not in text and "stages:" not in text and "scope:" not in text:
        text = STAGED + text
    if "message:" not in text and ("assert:" in text or "due:" in text or "check:" in text):
        text = MESSAGE + text
    if "remedy:" not in text:
        text = "remedy: Decide it together.\n" + text
    if "acts:" not in text and "reports:" not in text:
        text = "acts: data_owner\n" + text
    if "examples:" not in text:
        text = "examples: [{name: none, manifest: {}, expect: pass}]\n" + text
    return BEFORE + text


def judged(rules: str | Mapping[str, str], manifest: str, *, today: str = TODAY, **more: Any) -> ProjectReport:
    """Return the report on a manifest, which begins at stage pilot unless it says otherwise, as a fragment."""
    checks = more.pop("checks", {})
    organisation = more.pop("organisation", None)
    compiled = pack({"tried/rule": rules} if isinstance(rules, str) else rules, checks)
    if "project:" not in manifest and more.get("kind") is not Kind.ORGANISATION:
        manifest = f"project: {{id: trees, stage: pilot}}\n{manifest}"
    inputs = engine.Inputs(
        today=today,
        schema=resources.schema("organisation" if more.get("kind") is Kind.ORGANISATION else "manifest"),
        organisation=source.load([("aigov.org.yaml", organisation.encode())]) if organisation else None,
        org_schema=resources.schema("organisation"),
        checks=checks,
        fragments=more.pop("fragments", True),
    )._replace(**more)
    return engine.judge(source.load([("aigov.yaml", manifest.encode())]), [compiled], inputs)


def outcome(report: ProjectReport, rule: str = "tried/rule") -> Outcome | None:
    """Return the outcome of one rule; None where it did not look."""
    return next((each.outcome for each in report.outcomes if each.rule == rule), None)


def lines(report: ProjectReport) -> list[str]:
    """Return each finding as LINE:COLUMN LEVEL OUTCOME PATH: MESSAGE."""
    return [line(finding) for finding in report.findings]


def line(finding: Finding) -> str:
    """Return one finding as a line."""
    span = finding.at.span
    kind = "undecided" if finding.outcome is Outcome.UNDECIDED else finding.level.value
    return f"{span.line}:{span.column} {kind} {finding.path}: {finding.message}"
