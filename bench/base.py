"""The text of a realistic manifest at stage production, of 150 to 200 lines, that varies with its number."""

import random

NAMES = [
    "A. Jansen",
    "Chloé Dubois",
    "Łukasz Nowak",
    "田中 花子",
    "Søren Ærø",
    "İpek Yılmaz",
    "N. O'Neill",
    "Zoë van 't Hoff",
]
SUBJECTS = [
    (
        "parking-permit-triage",
        "Parking permit triage",
        "Ranks incoming permit requests by urgency for the permit desk.",
    ),
    ("mail-routing", "Post naar de juiste afdeling 📬", "Routes incoming letters to the department that answers."),
    ("bridge-inspection", "橋の点検 Bridge inspection", "Marks cracks on photographs for the inspector."),
    (
        "benefit-questions",
        "Questions about benefits, answered",
        "Suggests answers to the employee who is on the phone.",
    ),
]
UNITS = ["percent", "hours", "days", "letters a week"]


def person(rng: random.Random, key: str, level: str) -> str:
    """Return one line of `people`."""
    name = rng.choice(NAMES)
    return f'  {key}: {{name: "{name} ({key})", email: {key}@example.org, position: Head of {key}, level: {level}}}'


def kpi(rng: random.Random, key: str, owner: str) -> str:
    """Return one item of `kpis`, in block or in flow style."""
    start, step, unit = rng.randint(10, 40), rng.randint(5, 15), rng.choice(UNITS)
    if key == "kpi-1" or rng.random() < 0.5:
        return (
            f'  - {{id: {key}, name: "{key} 毎日 🕰 of {unit}", kind: value, unit: {unit}, direction: up, owner: {owner}, '
            f"measured_every: P3M, baseline: {{value: {start}, date: 2026-01-01}}, "
            f"targets: [{{due_on: 2026-12-31, value: {start + step}}}, {{due_on: 2027-12-31, value: {start + 2 * step}}}], "
            f"measured: [{{date: 2026-06-30, value: {start + 1}}}, {{date: 2026-09-30, value: {start + 2}, evidence: [kpi-q3]}}]}}"
        )
    return f"""  - id: {key}
    name: {key} counted in {unit}
    kind: value
    unit: {unit}
    direction: up
    baseline: {{value: {start}, date: 2026-01-01}}
    targets:
      - {{due_on: 2026-12-31, value: {start + step}}}
      - {{due_on: 2027-12-31, value: {start + 2 * step}}}
    owner: {owner}
    measured_every: P3M
    measured:
      - {{date: 2026-06-30, value: {start + 1}}}
      - {{date: 2026-09-30, value: {start + 2}, evidence: [kpi-q3]}}"""


def data_source(rng: random.Random, key: str) -> str:
    """Return one item of `data.sources`."""
    return f"""    - id: {key}
      owner: data_owner
      steward: data_steward
      classification: {rng.choice(["internal", "confidential"])}
      personal_data: ordinary
      lawful_basis: public_task
      lawful_basis_reference: Ordinance {rng.randint(1, 90)}, article {rng.randint(1, 20)}
      retention: P{rng.randint(1, 5)}Y
      access: {{granted_by: data_owner, granted_on: 2026-02-0{rng.randint(1, 9)}}}
      quality: {{status: checked, checked_on: 2026-02-15, checked_by: data_steward}}"""


def text(number: int, rng: random.Random) -> str:
    """Return the manifest with this number; the same number and state give the same text. It ends with a line end."""
    key, name, description = rng.choice(SUBJECTS)
    kpis = "\n".join(kpi(rng, f"kpi-{i}", "product_owner") for i in range(rng.randint(2, 3)))
    sources = "\n".join(data_source(rng, f"source-{i}") for i in range(2))
    people = "\n".join(
        person(rng, who, level)
        for who, level in {
            "sponsor": "c_level", "desk": "manager", "expert": "team", "owner": "manager", "steward": "team",
            "privacy": "team", "officer": "manager", "auditor": "team", "cio": "director",
        }.items()
    )  # fmt: skip
    return f"""# Manifest {number}
aigov: 1

project:
  id: {key}-{number:05d}
  name: "{name}"
  description: {description}
  departments: [parking, it, legal]
  stage: production
  stage_since: 2026-06-01
  origin: existing_activity

exposure:
  decides_about_people: true
  outside_organisation: true
  irreversible: false

people:
{people}

systems:
  - {{id: ranker, kind: model, vendor: in_house, name: "Ranker {number}", version: "2.1", hosted: own, sources: [source-0]}}

mandate:
  sponsor: sponsor
  approved_by: sponsor
  approved_on: 2026-01-15
  review_on: 2027-06-01
  strategy_goal: same-day-answers
  aims:
    - {{aim: service_quality, kpi: kpi-0}}
    - {{aim: employee_wellbeing, kpi: kpi-1}}
  societal_task: Streets and squares for everyone, council programme chapter {rng.randint(1, 12)}.
  playing_field:
    governance: docs/governance.md
    resources: {{currency: EUR, technology: {rng.randint(1, 99)}000, data: 20000, rollout: 90000, fte: 2.5}}
    compliance: [gdpr, eu-ai-act, bio2]
  deciding:
    decider: executive
    consulted: [works_council, dpo]
    how: Monthly steering group, with minutes in the register

need:
  asked_by: desk
  statement: Urgent requests wait as long as routine ones, in year {rng.randint(2020, 2026)} as before.
  revised_on: 2026-06-01
  intended_purpose: Rank incoming requests, so that a person decides on the urgent ones first.
  groups: [residents, permit_desk]
  functions: [Rank requests, Explain the rank]

kpis:
{kpis}

roles:
  executive: {{person: sponsor, accepted_on: 2026-01-15}}
  translator: {{person: desk, accepted_on: 2026-01-20, domain: Permits, ai_trained_on: 2025-11-01}}
  ai_expert: {{person: expert, accepted_on: 2026-01-20}}
  product_owner: {{person: desk, accepted_on: 2026-01-20}}
  business_owner: {{person: owner, accepted_on: 2026-01-20}}
  data_owner: {{person: owner, accepted_on: 2026-01-20}}
  data_steward: {{person: steward, accepted_on: 2026-01-22}}
  dpo: {{person: officer, accepted_on: 2025-05-01}}
  decision_maker: {{person: owner, accepted_on: 2026-01-22}}
  works_council: {{person: {{name: Works council}}, accepted_on: 2026-01-22}}

team:
  members:
    - {{person: expert, discipline: data_science, department: it, employed: permanent, fte: 0.6}}
    - {{person: desk, discipline: domain, department: parking, employed: permanent, fte: 0.4}}
  centre: {{support: Reviews and a platform, contact: ai@example.org}}

data:
  sources:
{sources}
  agreements: docs/data-agreements.md

dpia:
  status: approved
  screened_by: privacy
  screened_on: 2026-01-25
  criteria: [large_scale, vulnerable_people]
  version: "1.1"
  residual_risk: low
  dpo_advice: {{given_by: dpo, given_on: 2026-02-20, followed: true}}
  approved_by: sponsor
  approved_on: 2026-03-01
  review_on: 2029-03-01
  evidence: [dpia-report]

bias_review:
  status: completed
  outcome: disparity_mitigated
  reviewed_by: auditor
  reviewed_on: 2026-02-10
  review_on: 2027-02-10
  groups_at_risk: [people over 80, newcomers]
  metrics:
    - id: eod-language
      name: equal_opportunity_difference
      group: newcomers
      value: 0.04
      threshold: 0.05
      direction: down
  mitigations: [An intake form in five languages]
  evidence: [bias-report]

oversight:
  mode: human_in_the_loop
  overseers: [permit_desk]
  stop: The queue falls back to the order of arrival

alignment:
  leadership: executive
  it: cio
  meets_every: P3M
  meetings:
    - {{date: 2026-10-03, present: [executive, cio]}}

training:
  plan:
    - {{group: permit_desk, level: users, topics: [data_literacy, ethics], starts_on: 2026-02-25, ends_on: 2026-06-01}}

communication:
  owner: desk
  messages:
    - {{date: 2026-02-01, channel: intranet, group: permit_desk}}

decisions:
  - {{id: into-production, subject: enter_production, due_on: 2026-06-01, decider: executive, outcome: go, decided_on: 2026-05-28, reasons: Both reviews were done}}

evidence:
  dpia-report: {{record: {{system: archive, id: DPIA-{number}}}, dated_on: 2026-03-01, supports: [dpia]}}
  kpi-q3: {{record: {{system: reporting, id: Q3-{number}}}, dated_on: 2026-10-01, supports: [kpis]}}
  bias-report: {{record: {{system: archive, id: "BIAS-{number} 🗂"}}, dated_on: 2026-02-10, supports: [bias_review]}}
"""
