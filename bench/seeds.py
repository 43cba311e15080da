"""The kinds of error that bench/generate.py seeds: « and » mark where the finding must stand."""

from typing import NamedTuple


class Seed(NamedTuple):
    """One kind of error: the rule that must find it, a pattern of the text that it replaces, and what that becomes.

    `sections` are those that the error touches and those that its rule reads: where two errors meet in one, the first
    can hide the second, as it should, and so they are not seeded into one manifest.
    Where only some manifests are asked, `only` names sections that just these have.
    """

    rule: str
    sections: str
    old: str
    new: str
    only: str = ""


SEEDS = [
    # Structure: keys and values.
    Seed("manifest/unknown-key", "dpia", "^  status: approved\n", "  «staus»: approved\n"),
    Seed("manifest/unknown-key", "training", "^training:\n", "«trainning»:\n"),
    Seed("manifest/unknown-key", "team", "discipline: domain, department:", "discipline: domain, «departement»:"),
    Seed("manifest/not-one-of", "kpis", r"(unit: [^,]*, direction: )up", r"\1«upp»"),
    Seed("manifest/not-one-of", "oversight", "  mode: human_in_the_loop\n", "  mode: «human in the loop»\n"),
    Seed("manifest/no-such-date", "project", r"^  stage_since: .*\n", "  stage_since: «2026-02-30»\n"),
    Seed("manifest/no-such-date", "evidence", "dated_on: 2026-02-10", "dated_on: «2026-02-29»"),
    Seed("manifest/not-a-date", "need", r"^  revised_on: .*\n", "  revised_on: «1 June 2026»\n"),
    Seed("manifest/not-a-period", "alignment", "  meets_every: P3M\n", "  meets_every: «3 months»\n"),
    Seed("manifest/wrong-type", "team", r"fte: 0\.\d", "fte: «a lot»"),
    Seed(
        "manifest/wrong-type",
        "exposure",
        "  outside_organisation: true\n  irreversible: false\n",
        "  outside_organisation: true\n  irreversible: «no»\n",
    ),
    Seed("manifest/missing-key", "project", "^project:\n  id: ", "«project»:\n  # "),
    Seed("manifest/placeholder-required", "project", r'^  name: "[^"]*"$', "  name: «TBD»"),
    Seed("manifest/unknown-who", "communication", r"^  owner: desk-\d+\n", "  owner: «deks»\n"),
    Seed("manifest/unknown-reference", "mandate", "kpi: kpi-0}", "kpi: «kpi-O»}"),
    Seed("manifest/repeated-id", "decisions", r"^(  - \{id: )next", r"\1«enter-pilot»"),
    Seed("manifest/duplicate-key", "project", "^  origin: new\n", "  origin: new\n  «origin»: existing_activity\n"),
    # YAML that is read otherwise than it looks.
    Seed("manifest/anchor", "need", r"^  asked_by: (desk-\d+)\n", r"  asked_by: «&who» \1\n"),
    Seed("manifest/tag", "dpia", '^  version: "1.1"\n', '  version: «!!str» "1.1"\n'),
    Seed("manifest/empty-value", "dpia", "^  residual_risk: low\n", "  «residual_risk»:\n"),
    Seed("manifest/empty-value", "data", "^  agreements: docs/data-agreements.md\n", "  agreements: «null»\n"),
    Seed("manifest/comma-broken", "team", r"department: (it-\d+), employed", r"department: «\1, hosting», employed"),
    # What the reviews of people's data and of bias found, and who made them.
    Seed(
        "bias-review/disparity-resolved",
        "bias_review",
        "^  outcome: disparity_mitigated\n",
        "  outcome: «disparity_unresolved»\n",
    ),
    Seed(
        "bias-review/reviewer-apart",
        "bias_review team roles people",
        r"^  reviewed_by: auditor(-\d+)\n",
        r"  reviewed_by: «expert\1»\n",
    ),
    Seed("dpia/advice-before-approval", "dpia data", r"given_by: dpo, given_on: [\d-]*", "given_by: dpo, given_on: «2026-04-01»"),
    Seed("roles/adviser-apart", "dpia data roles people", "given_by: dpo,", "given_by: «ai_expert»,"),
    Seed("data/retention", "data systems", r"^    - (\{id: source-1, .*), retention: \w+(.*)$", r"    - «\1\2»", "dpia"),
    Seed("data/owner-accepted", "roles data", r"^(  data_owner: \{.*accepted_on: )[\d-]*", r"\1«2027-02-01»"),
    # Roles and teams.
    Seed("roles/accepted", "roles", r"^(  decision_maker: )(.*), accepted_on: [\d-]*\}$", r"\1«\2}»"),
    Seed("roles/translator-trained", "roles project", r"(domain: \w+, ai_trained_on: )[\d-]*", r"\1«2027-03-01»", "scaling"),
    Seed("team/disciplines", "team project", r"^  members:\n(.*\n.*discipline: )domain", r"  «members»:\n\1design", "scaling"),
    Seed("mandate/sponsor-is-senior", "mandate people", r"(level: )(?:board|c_level)(\}[\s\S]*?^  sponsor: )(sponsor-\d+)$", r"\1director\2«\3»", "dpia"),
    # What leadership and IT agree on, and by when.
    Seed("alignment/both-sides", "alignment roles people", r"^  leadership: executive\n  it: .*\n", "  leadership: «executive»\n  it: executive\n", "dpia"),
    Seed("alignment/meets", "alignment project roles people", r"^  meetings: \[\{date: [\d-]*(.*)$", r"  meetings: «[{date: 2026-01-20\1»"),
    Seed("roadmap/made-together", "roadmap roles alignment people project", r"^  made_by: \[business_owner, ai_expert\]", "  made_by: «[business_owner]»", "dpia"),
    Seed("roadmap/scale-takes-more", "roadmap project", r"^  phases:\n(.*)\n(.*), budget: .*\}$", r"  «phases»:\n\1\n\2, budget: 1, fte: 0.1}", "scaling dpia"),
    # Use, the work that changes, and training.
    Seed("adoption/used-in-decisions", "adoption project", r"decisions_using_it: \[\{date: [\d-]*", "decisions_using_it: [{date: «2027-01-15»"),
    Seed("adoption/users-tested", "adoption project", r"^  user_tests: (.*participants: )\d+(.*)$", r"  user_tests: «\g<1>0\2»"),
    Seed("change/executive-accountable", "change roles people project", "^  accountable: executive\n", "  accountable: «business_owner»\n"),
    Seed("change/concerns-answered", "change project", r"^(    - )(\{id: jobs, .*), answer: .*\}$", r"\1«\2}»", "scaling"),
    Seed("training/for-users", "training project", r"^  plan:\n(.*)level: users", r"  «plan»:\n\1level: management", "scaling"),
    Seed("training/with-rollout", "training project", r"(level: users.*starts_on: )[\d-]*, ends_on: [\d-]*", r"\1«2025-03-01», ends_on: 2025-03-31"),
    Seed("communication/stories-told", "communication project", r"^  stories:\n(.*channels: \[\w*).*$", r"  «stories»:\n\1]}"),
    # The thing itself, its security, and decisions.
    Seed("systems/input-not-trained-on", "systems data", "trains_on_input: false", "trains_on_input: «true»", "dpia"),
    Seed("systems/supplier-agreement", "systems data", r"^  - (\{id: assistant.*)processor_agreement: \w+ \d+, (.*\})$", r"  - «\1\2»", "dpia"),
    Seed("security/first-measures", "security project", "^  status: first_measures\n", "  status: «planned»\n"),
    Seed("security/assessed", "security project", "^  status: assessed\n", "  status: «first_measures»\n"),
    Seed("decisions/taken-in-time", "decisions", r"due_on: [\d-]*(, decider: executive, outcome: )pending", r"due_on: «2026-10-01»\1pending"),
    Seed("decisions/recorded", "decisions project", r"(subject: enter_(?:scale|production), .*outcome: \w+, decided_on: )[\d-]*", r"\1«2026-12-01»"),
    Seed("scaling/implementation-skills", "scaling project", "skills: .domain, training, operations.", "skills: «[domain, training]»", "roadmap"),
]  # fmt: skip
