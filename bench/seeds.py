"""The kinds of error that bench/generate.py seeds: « and » mark where the finding must stand."""

from typing import NamedTuple


class Seed(NamedTuple):
    """One kind of error: the rule that must find it, a pattern of the text that it replaces, and what that becomes."""

    rule: str
    old: str
    new: str


SEEDS = [
    # Structure: keys and values.
    Seed("manifest/unknown-key", "  status: approved\n", "  «staus»: approved\n"),
    Seed("manifest/unknown-key", "training:\n", "«trainning»:\n"),
    Seed(
        "manifest/unknown-key", "discipline: domain, department: parking", "discipline: domain, «departement»: parking"
    ),
    Seed("manifest/not-one-of", r"(unit: [^,]*, direction: )up", r"\1«upp»"),
    Seed("manifest/not-one-of", "  mode: human_in_the_loop\n", "  mode: «human in the loop»\n"),
    Seed("manifest/no-such-date", "  stage_since: 2026-06-01\n", "  stage_since: «2026-02-30»\n"),
    Seed("manifest/no-such-date", "dated_on: 2026-02-10", "dated_on: «2026-02-29»"),
    Seed("manifest/not-a-date", "  revised_on: 2026-06-01\n", "  revised_on: «1 June 2026»\n"),
    Seed("manifest/not-a-period", "  meets_every: P3M\n", "  meets_every: «3 months»\n"),
    Seed("manifest/wrong-type", "fte: 0.6", "fte: «a lot»"),
    Seed("manifest/wrong-type", "  irreversible: false\n", "  irreversible: «no»\n"),
    Seed("manifest/missing-key", "project:\n  id: ", "«project»:\n  # "),
    Seed("manifest/placeholder-required", r'^  name: "[^"]*"$', "  name: «TBD»"),
    Seed("manifest/unknown-who", "  owner: desk\n", "  owner: «deks»\n"),
    Seed("manifest/unknown-reference", "kpi: kpi-0}", "kpi: «kpi-O»}"),
    Seed("manifest/repeated-id", "id: source-1", "id: «source-0»"),
    Seed("manifest/duplicate-key", "  origin: existing_activity\n", "  origin: existing_activity\n  «origin»: new\n"),
    # YAML that is read otherwise than it looks.
    Seed("manifest/anchor", "  asked_by: desk\n", "  asked_by: «&who» desk\n"),
    Seed("manifest/tag", '  version: "1.1"\n', '  version: «!!str» "1.1"\n'),
    Seed("manifest/empty-value", "  residual_risk: low\n", "  «residual_risk»:\n"),
    Seed("manifest/empty-value", "  agreements: docs/data-agreements.md\n", "  agreements: «null»\n"),
    Seed("manifest/comma-broken", "discipline: data_science, department: it", "department: «it, data_science»"),
    # Governance.
    Seed("bias-review/disparity-resolved", "  outcome: disparity_mitigated\n", "  outcome: «disparity_unresolved»\n"),
    Seed("bias-review/reviewer-apart", "  reviewed_by: auditor\n", "  reviewed_by: «expert»\n"),
    Seed("data/owner-accepted", r"  data_owner: \{person: owner, accepted_on: .*\}", "  data_owner: «{person: owner}»"),
]
