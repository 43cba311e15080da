"""The rules that ship with aigov: what they cover, how they speak, and that their examples would notice a change."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from aigov import packs, plugins, resources, source, structure, trial
from aigov.packs import brought
from aigov.rule import GATE_KINDS, RUN_KINDS, STAGES, WAIVER_KINDS, Rule
from aigov.trial import mutation

CORE = resources.rules_folder() / "core"
SUBJECTS = ("mandate", "kpis", "dpia", "data", "bias-review", "sandbox")
SHARED = Path(__file__).parent.parent.parent / "shared"
VERIFIED = {"gdpr": {"35", "36"}, "eu-ai-act": {"17", "26", "26(9)", "49(1)", "49(2)", "49(3)", "71"}}
"""Places of laws that a primary text was read for; those of nist-ai-rmf were all read."""


@cache
def core() -> packs.Pack:
    return packs.load(CORE, plugins.Plugins([]).checks)


def rules(*, reports: bool = False) -> list[Rule]:
    return [rule for rule in core().rules if bool(rule.reports) == reports]


def text(rule: Rule) -> str:
    return (CORE / rule.file).read_text(encoding="utf-8")


def said(rule: Rule) -> dict[str, str]:
    """Return what a rule says to people, by key."""
    document = source.load([(rule.file, (CORE / rule.file).read_bytes())])
    return {key: document.data[key].strip() for key in ("title", "why", "message", "remedy") if key in document.data}


def tried(folder: Path, rule: Rule, changed: str) -> list[str]:
    """Return what `aigov test` has to say of one rule, changed, in a pack of its own."""
    for name in ("pack.yaml", "sources.yaml"):
        (folder / name).write_bytes((CORE / name).read_bytes())
    (folder / rule.area).mkdir(exist_ok=True)
    (folder / rule.file).write_text(changed, encoding="utf-8")
    checks = plugins.Plugins([]).checks
    pack = packs.load(folder, checks, cache=False)
    schemas = trial.Schemas(resources.schema("manifest"), resources.schema("organisation"))
    return [remark.text for each in trial.run(pack, schemas, checks) if not each.held for remark in each.remarks]


# What there is


def test_every_subject_of_the_owner_has_at_least_five_rules() -> None:
    areas = Counter(rule.area for rule in rules())
    assert {subject: areas[subject] for subject in SUBJECTS if areas[subject] < 5} == {}
    assert sum(areas[subject] for subject in SUBJECTS) >= 34


@pytest.mark.parametrize(
    ("what", "least", "has"),
    [
        ("each", 3, lambda rule: rule.each),
        ("steps of each", 1, lambda rule: len(rule.each) > 1),
        ("due", 4, lambda rule: rule.due),
        ("limits", 2, lambda rule: rule.limits),
        ("let", 3, lambda rule: rule.lets),
        ("a check", 1, lambda rule: rule.check),
        ("scope organisation", 2, lambda rule: rule.scope == "organisation"),
        ("weight", 3, lambda rule: rule.full_weight_only),
    ],
)
def test_the_first_rules_show_every_form_that_later_ones_follow(what: str, least: int, has) -> None:
    assert sum(1 for rule in rules() if has(rule)) >= least, what


def test_all_claims_of_the_five_articles_are_there() -> None:
    assert len(core().sources) == 88
    assert Counter(claim.partition("-")[0] for claim in core().sources) == core_claims()
    assert {claim.partition("-")[0] for claim in core().sources} == set(core().articles)


def core_claims() -> Counter[str]:
    return Counter({"MOM": 20, "UPS": 17, "ALI": 9, "SCA": 28, "PAR": 14})


@pytest.mark.skipif(not SHARED.exists(), reason="../shared is not here")
def test_the_claims_say_what_the_project_wrote_down_of_the_articles() -> None:
    theirs = source.load([("claims.yaml", (SHARED / "articles" / "claims.yaml").read_bytes())]).data
    ours = source.load([("sources.yaml", (CORE / "sources.yaml").read_bytes())]).data
    english = {
        name: {key: value for key, value in claim.items() if key != "nl"} for name, claim in ours["claims"].items()
    }
    assert {**ours, "claims": english} == theirs


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_names_claims_and_bites_no_earlier_than_they_do(rule: Rule) -> None:
    assert set(rule.basis) <= set(core().sources)
    if rule.scope == "manifest":
        order = {stage: position for position, stage in enumerate(STAGES)}
        claims = source.load([("sources.yaml", (CORE / "sources.yaml").read_bytes())]).data["claims"]
        earliest = min(order[claims[claim]["stage"]] for claim in rule.basis)
        assert min(order[stage] for stage in rule.levels) >= earliest


def test_every_kind_of_problem_is_put_into_words_by_one_rule() -> None:
    kinds = {*source.KINDS, *structure.KINDS, *RUN_KINDS, *WAIVER_KINDS, *GATE_KINDS, *brought.KINDS}
    reported = [rule.reports for rule in rules(reports=True)]
    assert sorted(reported) == sorted(kinds)
    named = {rule.reports: rule.id for rule in rules(reports=True)}
    assert all(kind in (rule.partition("/")[2], rule.replace("/", "-")) for kind, rule in named.items())


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_touches_only_what_somebody_has_read(rule: Rule) -> None:
    for law, places in rule.touches.items():
        if law != "nist-ai-rmf":
            assert set(places) <= VERIFIED[law]


# How they speak


@pytest.mark.parametrize("rule", core().rules, ids=lambda rule: rule.id)
def test_a_remedy_is_a_step_in_the_world_and_teaches_nobody_to_fill_in(rule: Rule) -> None:
    remedy = said(rule)["remedy"]
    assert not re.match(r"(?i)\W*(set|add|fill)\b", remedy)
    assert remedy.endswith((".", "`", '\\".'))


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_remedy_leaves_an_honest_way_out(rule: Rule) -> None:
    assert "?" in said(rule)["remedy"] or "nknown" in said(rule)["remedy"]


@pytest.mark.parametrize("rule", core().rules, ids=lambda rule: rule.id)
def test_no_rule_promises_more_than_a_linter_can_know(rule: Rule) -> None:
    everything = " ".join(said(rule).values()).lower()
    assert not re.search(r"\b(passed|passes|clean|compliant|compliance|invalid|please|violat\w+)\b", everything)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_says_who_acts_and_what_it_goes_by(rule: Rule) -> None:
    assert rule.acts_role or rule.acts
    assert rule.verifies in {"declared", "consistent", "current"}
    assert rule.due is None or rule.verifies in {"current", "consistent"}


@pytest.mark.parametrize("rule", [rule for rule in rules() if rule.due], ids=lambda rule: rule.id)
def test_a_rule_with_a_day_shows_what_happens_around_it(rule: Rule) -> None:
    document = source.load([(rule.file, (CORE / rule.file).read_bytes())])
    days = {example["as_of"] for example in document.data["examples"] if "as_of" in example}
    assert len(days) >= 3


# What their examples notice


@pytest.mark.parametrize("rule", core().rules, ids=lambda rule: rule.id)
def test_the_examples_of_a_rule_hold(rule: Rule, tmp_path: Path) -> None:
    assert tried(tmp_path, rule, text(rule)) == []


@pytest.mark.parametrize("rule", core().rules, ids=lambda rule: rule.id)
def test_a_rule_needs_its_examples(rule: Rule, tmp_path: Path) -> None:
    whole = text(rule)
    head, *examples = re.split(r"(?m)^  - (?=name: )", whole)
    failing = [each for each in examples if "\n    expect: [" in each]
    without_failing = "  - ".join([head, *(each for each in examples if each not in failing)])
    without_passing = whole.replace("    expect: pass\n", "    expect: not_applicable\n")
    assert any("No example fails" in remark for remark in tried(tmp_path, rule, without_failing))
    assert any("No example passes" in remark for remark in tried(tmp_path, rule, without_passing))
    if not rule.reports:
        assert any("No example leaves out" in remark for remark in tried(tmp_path, rule, f"{head}  - {examples[0]}"))


@pytest.mark.parametrize("area", core().areas)
def test_the_examples_notice_every_change_of_the_rules_of_an_area(area: str) -> None:
    schemas = trial.Schemas(resources.schema("manifest"), resources.schema("organisation"))
    chosen = {rule.id for rule in core().rules if rule.area == area}
    mutants = list(mutation.mutate(core(), [core()], schemas, plugins.Plugins([]).checks, chosen))
    assert len(mutants) >= len(chosen)
    assert [f"{each.rule}: {each.what}" for each in mutants if each.state in mutation.WRONG] == []
