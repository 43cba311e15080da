"""What a rule's file becomes: levels by stage, names, what it reads, whom it asks; and what a clean start imports."""

import hashlib
import subprocess
import sys
from pathlib import Path
from types import MappingProxyType

import pytest
from made_packs import PACK, RULE, changed, written
from test_packs_refusals import CHECKS

from aigov import packs, resources, source, structure
from aigov.checks import aigov_checks
from aigov.findings import Level
from aigov.packs.compiling import all_kinds
from aigov.packs.words import say
from aigov.rule import Rule

CORE = MappingProxyType(aigov_checks())
HEAVY = (
    "hashlib",
    "pydantic", "jsonschema", "rich", "jinja2", "importlib.metadata", "asyncio", "dataclasses", "inspect", "pathlib",
    "aigov.packs.rules", "aigov.packs.compiling", "aigov.expressions.compiler", "aigov.checks",
)  # fmt: skip
STEPS = """\
each: [kpis as kpi, kpi.targets as target]
let: {first: kpi.baseline.date}
when: kpi.kind == 'value' && stage != 'idea'
require: [roles.executive, target.due_on]
assert: target.due_on > first
at: target.due_on"""
APART = """\
each: kpis as kpi
check: apart
with: {who: kpi.owner, others: [roles.executive, mandate.sponsor], least: 2}"""
FEW_AT_A_TIME = """\
limits: {most: 2}
let:
  running: portfolio.filter(m, m.project.stage in ['pilot', 'scale'])
  theirs: running.filter(m, department in m.project.departments)
  count: size(theirs)
each: running.map(m, m.project.departments).flatten().distinct() as department
assert: count <= limits.most
at: theirs.map(m, m.project.stage)"""


def loaded(folder: Path, *pairs: tuple[str, str]) -> Rule:
    """Return the sound rule with these lines changed, compiled."""
    (rule,) = packs.load(written(folder, {"acme/sponsor.yaml": changed(*pairs)}), CHECKS, cache=False).rules
    return rule


@pytest.mark.parametrize(
    ("stages", "levels"),
    [
        ("{idea: note}", "note note note note note -"),
        ("{pilot: warning, scale: error}", "- - warning error error -"),
        ("{scale: error, idea: note}", "note note note error error -"),
        ("{sandbox: warning, pilot: 'off'}", "- warning - - - -"),
        ("{sandbox: warning, pilot: 'off', production: error}", "- warning - - error -"),
        ("{production: note, retired: error}", "- - - - note error"),
        ("{retired: note}", "- - - - - note"),
        ("{idea: note, retired: 'off'}", "note note note note note -"),
    ],
)
def test_a_level_holds_on_through_later_stages_up_to_production(stages: str, levels: str, tmp_path: Path) -> None:
    rule = loaded(tmp_path, ("stages:", f"stages: {stages}"))
    named = zip(("idea", "sandbox", "pilot", "scale", "production", "retired"), levels.split(), strict=True)
    assert {stage: level.value for stage, level in rule.levels.items()} == {s: lv for s, lv in named if lv != "-"}
    assert rule.level.value == max(levels.split(), key=["-", "note", "warning", "error"].index)


def test_a_rule_that_reports_has_one_level_and_the_details_of_its_kind(tmp_path: Path) -> None:
    rule = loaded(
        tmp_path,
        ("stages:", "level: error"),
        ("assert:", "reports: duplicate-key"),
        ("message:", 'message: "{key} stands here twice."'),
        ("acts:", ""),
        ("verifies:", ""),
    )
    assert (rule.reports, rule.level, rule.levels, rule.verifies) == ("duplicate-key", Level.ERROR, {}, "")


def test_texts_become_one_line_where_yaml_folds_them(tmp_path: Path) -> None:
    rule = loaded(tmp_path, ("remedy:", "remedy: >\n  Ask who answers.\n  Write it down.\n"))
    assert rule.why == "Somebody answers for it."
    assert rule.remedy is not None
    assert rule.remedy.text == "Ask who answers. Write it down."


def test_what_a_rule_reads_is_told_as_patterns(tmp_path: Path) -> None:
    message = 'message: "{kpi.name}, {first}, {target.due_on}, {today}."'
    rule = loaded(tmp_path, ("assert:", STEPS), ("message:", message), ("acts:", "acts: kpi.owner"))
    assert rule.reads == (
        "kpis",
        "kpis[].baseline.date",
        "kpis[].kind",
        "kpis[].targets",
        "kpis[].targets[].due_on",
        "project.stage",
        "roles.executive",
    )
    assert [step.name for step in rule.each] == ["kpi", "target"]
    assert rule.when_reads_item
    required = [(each.path.text, each.reads_item) for each in rule.require]
    assert required == [("roles.executive", False), ("target.due_on", True)]
    assert (rule.acts_role, rule.acts is not None) == ("", True)


def test_a_when_that_reads_an_item_through_a_let_reads_an_item(tmp_path: Path) -> None:
    rule = loaded(
        tmp_path,
        ("assert:", "each: kpis as kpi\nlet: {kind: kpi.kind}\nwhen: kind == 'value'\nassert: has(kpi.owner)"),
        ("message:", "message: There is no owner."),
    )
    assert rule.when_reads_item


@pytest.mark.parametrize(
    ("lines", "ahead"),
    [("due: mandate.review_on", "P30D"), ("due: mandate.review_on\nahead: P2W", "P2W"), ("assert: has(mandate)", "")],
)
def test_a_due_is_told_thirty_days_ahead_unless_it_says_otherwise(lines: str, ahead: str, tmp_path: Path) -> None:
    assert loaded(tmp_path, ("assert:", lines)).ahead == ahead


@pytest.mark.parametrize("acts", ["executive", "data_steward", "x_board_secretary"])
def test_a_role_that_acts_is_a_role_of_the_model_or_ones_own(acts: str, tmp_path: Path) -> None:
    assert loaded(tmp_path, ("acts:", f"acts: {acts}")).acts_role == acts


@pytest.mark.parametrize("acts", ["mandate.sponsor", "roles.executive", "project.name"])
def test_a_path_that_acts_leads_to_somebody(acts: str, tmp_path: Path) -> None:
    rule = loaded(tmp_path, ("acts:", f"acts: {acts}"))
    assert rule.acts is not None
    assert rule.acts.text == acts


def test_a_check_keeps_its_options_its_paths_and_what_it_says(tmp_path: Path) -> None:
    rule = loaded(tmp_path, ("assert:", APART), ("message:", 'message: "{person} owns {kpi.name}."'))
    assert rule.check is not None
    assert rule.check.options == {"who": "kpi.owner", "others": ["roles.executive", "mandate.sponsor"], "least": 2}
    assert sorted(rule.check.paths) == ["kpi.owner", "mandate.sponsor", "roles.executive"]
    assert rule.check.says == ("person",)
    assert {"kpis[].owner", "roles.executive", "mandate.sponsor"} <= set(rule.reads)


def test_rules_over_the_organisation_and_the_portfolio_read_their_own_names(tmp_path: Path) -> None:
    organisation = changed(
        ("stages:", "scope: organisation\nlevel: warning"),
        ("assert:", "due: org.strategy.review_on"),
        ("message:", 'message: "The strategy was to be reviewed by {org.strategy.review_on}."'),
        ("acts:", "acts: org.strategy.adopted_by"),
    )
    portfolio = changed(
        ("stages:", "scope: portfolio\nlevel: note"),
        ("assert:", FEW_AT_A_TIME),
        ("message:", 'message: "{department} takes part in {count}."'),
        ("    manifest:", "    manifests: [{project: {id: a}}]"),
    )
    rules = {"acme/organisation.yaml": organisation, "acme/portfolio.yaml": portfolio}
    one, other = packs.load(written(tmp_path, rules), {}, cache=False).rules
    assert (one.scope, one.level, one.levels) == ("organisation", Level.WARNING, {})
    assert (other.scope, other.limits, list(other.lets)) == ("portfolio", {"most": 2}, ["running", "theirs", "count"])


def test_a_digest_is_over_names_and_bytes_and_nothing_else(tmp_path: Path) -> None:
    folder = written(tmp_path / "a", {"acme/sponsor.yaml": RULE}, **{"README.md": "Read me.", ".hidden.yaml": "a: b"})
    whole = hashlib.sha256()
    for name in ("acme/sponsor.yaml", "pack.yaml", "sources.yaml"):
        content = (folder / name).read_bytes()
        whole.update(f"{len(name)} {len(content)} {name}".encode() + content)
    pack = packs.load(folder, {}, cache=False)
    assert pack.digest == whole.hexdigest()
    bare = written(tmp_path / "b", {"acme/sponsor.yaml": RULE})
    assert packs.load(bare, {}, cache=False).digest == pack.digest
    (bare / "acme/sponsor.yaml").write_bytes(RULE.replace("\n", "\r\n").encode())
    crlf = packs.load(bare, {}, cache=False)
    assert crlf.digest != pack.digest
    assert [rule.id for rule in crlf.rules] == [rule.id for rule in pack.rules]


def test_a_pack_tells_its_rules_by_id_its_areas_and_its_claims(tmp_path: Path) -> None:
    pack = packs.load(
        written(tmp_path, {"b/two.yaml": RULE, "b/one.yaml": RULE, "a/three.yaml": RULE}), {}, cache=False
    )
    assert [rule.id for rule in pack.rules] == ["a/three", "b/one", "b/two"]
    assert (pack.name, pack.version, pack.title, pack.areas) == ("acme", "1", "What Acme asks", ("a", "b"))
    assert {rule.pack for rule in pack.rules} == {"acme"}
    assert pack.sources["ACM-01"] == {"article": "ACM", "claim": "Somebody answers for each project."}
    assert pack.articles == {"ACM": {"title": "Code of conduct"}}
    assert pack.folder == str(tmp_path)


def test_placeholders_are_words_in_a_rule(tmp_path: Path) -> None:
    rule = changed(("title:", "title: Not applicable"), ("  - name:", "  - name: not known"))
    pack = packs.load(written(tmp_path, {"acme/sponsor.yaml": rule}, pack=PACK), {}, cache=False)
    assert pack.rules[0].title == "Not applicable"


def test_the_core_pack_loads_and_words_only_kinds_that_exist(root: Path) -> None:
    pack = packs.load(root / "rules/core", CORE)
    assert pack.name == "core"
    assert {rule.reports for rule in pack.rules if rule.reports} <= set(all_kinds())


def test_every_kind_that_reading_meets_has_its_sentence() -> None:
    for kind, details in source.KINDS.items():
        said = say(kind, dict.fromkeys(details, "DETAIL"))
        assert not said.startswith(f'"{kind}"'), kind
        assert "{" not in said
    assert say("tag", {"tag": "{tag}"}) == '"{tag}" is a YAML tag, which has no meaning here.'


def test_a_kept_pack_is_loaded_without_anything_heavy(root: Path) -> None:
    code = (
        "import sys\nfrom aigov import packs\n"
        f"pack = packs.load({str(root / 'rules/core')!r}, {dict(CORE)!r})\n"
        f"print(*[name for name in {HEAVY!r} if name in sys.modules])"
    )
    packs.load(root / "rules/core", CORE)
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, cwd=root, check=True)
    assert run.stdout.split() == []


def test_the_schemas_that_loading_reads_are_those_that_are_committed() -> None:
    for name in ("manifest", "organisation", "rule", "pack", "sources"):
        assert structure.foreign(resources.schema(name)) == []
