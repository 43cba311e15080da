"""Silence never beats candour: taking a value out, or writing `unknown` or `[]`, never gives a better verdict.

The verdict is the highest level at which a rule of the core pack that reads the value is fail or undecided.
"""

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from by_rule import whole

from aigov import engine, packs, paths, plugins, resources, source
from aigov.findings import RANK, Kind, Outcome, ProjectReport
from aigov.paths import Path as Place
from aigov.rule import Rule
from aigov.trial.example import ORGANISATION, Example, Schemas, read

SCHEMAS = Schemas(resources.schema("manifest"), resources.schema("organisation"))
STATEMENTS = {
    ("data", "sources"),
    ("operations", "incidents"),
    ("scaling", "collaboration"),
    ("team", "partners"),
    ("transparency", "registers"),
}
"""Lists of which the model says what `[]` means: it is a statement, and not silence."""

BY_NAME = {("evidence",), ("people",)}
"""Lists that are written as a map, each item under its name."""


class Bench(NamedTuple):
    """A pack, and what it is judged with."""

    pack: packs.Pack
    checks: Mapping[str, Callable[..., Any]]

    @property
    def rules(self) -> list[Rule]:
        return [rule for rule in self.pack.rules if not rule.reports and rule.scope != "portfolio"]

    def failing(self, rule: Rule) -> list[Example]:
        examples, _ = read(rule, Path(self.pack.folder, rule.file).read_bytes(), SCHEMAS)
        return [each for each in examples if isinstance(each.expect, list) and not each.remarks]

    def verdict(self, rule: Rule, example: Example, manifest: Any, organisation: Any, pattern: str) -> int:
        """Return the rank of the verdict on what `pattern` leads to, which `rule` reads."""
        alone = [self.pack._replace(rules=tuple(each for each in self.rules if reads(each, pattern)))]
        org = None if organisation is None else source.of({ORGANISATION: organisation})
        inputs = engine.Inputs(
            today=example.as_of,
            schema=SCHEMAS.manifest,
            organisation=org,
            org_schema=SCHEMAS.organisation,
            settings=engine.Settings(limits={rule.id: example.limits}),
            checks=self.checks,
            fragments=True,
        )
        reports = [] if rule.scope == "organisation" else [engine.judge(source.of(manifest), alone, inputs)]
        if org is not None:
            of_organisation = inputs._replace(kind=Kind.ORGANISATION, schema=SCHEMAS.organisation, organisation=None)
            reports.append(engine.judge(org, alone, of_organisation))
        return max((rank(report) for report in reports), default=0)

    def rewarded(self, rule: Rule) -> list[str]:
        """Return each way of keeping silent that gives a failing example of `rule` a better verdict."""
        better = []
        for example in self.failing(rule):
            data = {"org": example.organisation, **example.manifests[0]}
            for place in dict.fromkeys(each for pattern in sorted(rule.reads) for each in places(data, pattern)):
                said = pattern_of(place)
                before = self.verdict(rule, example, example.manifests[0], example.organisation, said)
                for word, changed in silenced(data, place):
                    org = changed.pop("org")
                    if self.verdict(rule, example, changed, org, said) < before:
                        better.append(f"{example.name}: {said} {word}")
        return better


def rank(report: ProjectReport) -> int:
    """Return the highest level at which something is open in a report: what warns of a day counts at its own."""
    told = {"structure", "ahead"}
    ranks = [RANK[each.level] for each in report.findings if each.reason in told]
    open_ = {Outcome.FAIL, Outcome.UNDECIDED}
    ranks += [RANK[each.level] for each in report.outcomes if each.level and each.outcome in open_]
    return max(ranks, default=0)


def reads(rule: Rule, pattern: str) -> bool:
    """Return whether a rule reads what `pattern` leads to, something above it or something below it."""
    below = (f"{pattern}.", f"{pattern}[]")
    return any(
        each == pattern or each.startswith(below) or pattern.startswith((f"{each}.", f"{each}[]"))
        for each in rule.reads
    )


def places(data: Any, pattern: str, above: Place = ()) -> Iterator[Place]:
    """Yield every place on the way along `pattern` that is written in `data`."""
    name, bracket, rest = pattern.partition("[]")
    for field in filter(None, name.split(".")):
        if not isinstance(data, dict) or data.get(field) is None:
            return
        above, data = (*above, field), data[field]
        yield above
    if bracket:
        pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
        for part, item in pairs:
            yield (*above, part)
            yield from places(item, rest, (*above, part))


def pattern_of(place: Place) -> str:
    return "".join("[]" if isinstance(part, int) else f".{part}" for part in place).lstrip(".")


def silenced(data: Any, place: Place) -> Iterator[tuple[str, Any]]:
    """Yield the data without what stands at `place`, with `unknown` there, and with `[]` where it is a list."""
    is_list = isinstance(paths.read(data, place), list)
    words = ["unknown"]
    # An item that is not listed is no value taken out of one; nor is the whole file of an organisation.
    if not isinstance(place[-1], int) and place[:-1] not in BY_NAME and place != ("org",):
        words.append("left out")
    if is_list and place not in STATEMENTS:
        words.append("[]")
    for word in words:
        changed = deepcopy(data)
        holder = paths.read(changed, place[:-1])
        if word == "left out":
            del holder[place[-1]]
        else:
            holder[place[-1]] = "unknown" if word == "unknown" else []
        yield word, changed


@cache
def core() -> Bench:
    checks = plugins.Plugins([]).checks
    return Bench(packs.load(resources.rules_folder() / "core", checks), checks)


@pytest.mark.parametrize("rule", core().rules, ids=lambda rule: rule.id)
def test_silence_never_beats_candour(rule: Rule) -> None:
    assert core().failing(rule)
    assert core().rewarded(rule) == []


ONE = """
assert: |
  ASSERT
examples:
  - name: good
    manifest: {project: {stage: pilot}, dpia: {status: approved}, kpis: [{id: a, unit: percent}]}
    expect: pass
  - name: bad
    set: {dpia.status: rejected, "kpis[a].unit": hours}
    expect: [{at: $}]
"""


@pytest.mark.parametrize(
    ("rule", "rewarded"),
    [
        ("!has(dpia.status) || dpia.status == 'approved'", ["dpia left out", "dpia.status left out"]),
        ("has(dpia.status) && (!known(dpia.status) || dpia.status == 'approved')", ["dpia.status unknown"]),
        ("kpis.all(kpi, kpi.unit == 'percent')", ["kpis []"]),
        ("dpia.status == 'approved'", []),
    ],
)
def test_a_rule_that_rewards_silence_is_found_out(rule: str, rewarded: list[str], tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text('name: tried\nversion: "1"\ntitle: Tried\n', encoding="utf-8")
    (tmp_path / "tried").mkdir()
    (tmp_path / "tried" / "rule.yaml").write_text(whole(ONE.replace("ASSERT", rule)), encoding="utf-8")
    bench = Bench(packs.load(tmp_path, {}, cache=False), {})
    assert bench.rewarded(bench.rules[0]) == [f"bad: {each}" for each in rewarded]
