"""The text of a realistic manifest without findings, of 110 to 210 lines, that varies with its number.

This module knows what is asked of each project: what it is, its mandate, KPIs, people, data and reviews. The sections
that come with use stand in `use.py`.
"""

import random

import use
from project import Project


def text(number: int, rng: random.Random) -> str:
    """Return the manifest with this number; the same number and state give the same text. It ends with a line end."""
    project = Project(number, rng)
    head = f"# {project.one('Kept by the team', 'Reviewed each quarter', 'As agreed with the desk')} of {project.place}\naigov: 1\n"
    sections = [
        what(project), people(project), systems(project), mandate(project), need(project),
        "kpis:\n" + "".join(kpi(project, at) for at in range(project.kpis)),
        roles(project), team(project), data(project), reviews(project) if project.full else "",
        *use.sections(project),
        evidence(project),
    ]  # fmt: skip
    return head + "".join(("\n" if section.count("\n") > 4 else "") + section for section in sections)


def what(p: Project) -> str:
    """Return `project` and `exposure`; some person is touched, or nobody is."""
    decides = "true" if p.full and p.rng.random() < 0.6 else "false"
    origin = "origin: existing_activity" if p.rng.random() < 0.7 else "origin: new"
    return f"""project:
  id: {p.subject.key}-{p.number:05d}
  name: "{p.subject.name}, {p.place}"
  description: {p.one("{does} {things} for {department} in {place}.", "{does} {things}; the people of {place} decide.")}
  departments: [{p.subject.department}-{p.district}, it-{p.district}]
  stage: {p.stage}
  stage_since: {p.since}
  {origin}

exposure:
  decides_about_people: {decides}
  outside_organisation: {"true" if p.full else "false"}
  irreversible: false
"""


def people(p: Project) -> str:
    """Return `people`."""
    lines = [
        p.listed("sponsor", p.one("Director of {place}", "Head of services in {place}"), p.one("c_level", "board")),
        p.listed("desk", p.one("Lead of the {desk}", "Adviser on {things}")),
        p.listed("expert", p.one("Data scientist", "ML engineer")),
        p.listed("owner", p.one("Head of {department}", "Manager of {department}")),
        p.listed("auditor", p.one("Auditor", "Reviewer of models")),
        p.listed("cio", p.one("CIO", "Head of IT")),
    ]
    p.rng.shuffle(lines)
    return "\n".join(["people:", *lines]) + "\n"


def systems(p: Project) -> str:
    """Return `systems`: a model of their own, and now and then a product."""
    made = f'systems:\n  - {{id: ranker, kind: model, vendor: in_house, name: "Model of {p.place}", version: "{p.number_of(1, 4)}.{p.number_of(0, 9)}", hosted: own, sources: [source-0]}}\n'
    if p.sources > 1:
        made += f"  - {{id: assistant, kind: product, vendor: Example BV, name: Assistant {p.number}, hosted: cloud, region: eea, processor_agreement: contract {p.number_of(10, 99)}, trains_on_input: false, sources: [source-1]}}\n"
    return made


def mandate(p: Project) -> str:
    """Return `mandate`."""
    open_to = p.one(
        "What we learn in {place} may change the product", "We stop after {n} weeks if {place} is no better off"
    )
    return f"""mandate:
  sponsor: {p.who("sponsor")}
  approved_by: {p.who("sponsor")}
  approved_on: {p.day("2025-11-01", "2026-01-31")}
  review_on: {p.day("2027-02-01", "2027-11-30")}
  strategy_goal: {p.rng.choice(["same-day-answers", "safe-streets", "fewer-forms"])}
  aims: [{{aim: {p.rng.choice(["service_quality", "safety", "inclusion"])}, kpi: kpi-0}}, {{aim: {p.rng.choice(["employee_wellbeing", "efficiency"])}, kpi: kpi-1}}]
  societal_task: {p.one("In {place}, {worth}; council programme chapter {n}.", "{place} is to have {worth}.")}
  playing_field:
    governance: docs/governance.md
    resources: {{currency: EUR, technology: {p.number_of(1, 99)}000, data: {p.number_of(1, 40)}000, rollout: {p.number_of(1, 90)}000, fte: {p.number_of(1, 4)}.5}}
    compliance: [{p.some(2, "gdpr", "eu-ai-act", "bio2")}]
  deciding: {{decider: executive, consulted: [works_council, dpo]}}
""" + ("" if p.at("production") else f"  open_to: {open_to}\n")


def need(p: Project) -> str:
    """Return `need`; what must be ready is asked for until production."""
    made = f"""need:
  asked_by: {p.who("desk")}
  statement: {p.one("In {place} {m} {things} wait {n} days, urgent or not.", "{m} of the {things} in {place} went astray in {n} weeks.")}
  intended_purpose: {p.one("Take {n} minutes off the work on {things} in {place}.", "{does} {things} so that a person in {place} sees the urgent ones first.")}
  groups: [{p.subject.public}, {p.subject.desk}]
  functions: [{p.some(2, "Rank", "Explain the rank", "Find doubles", "Show what is missing")}]
  benefits: {{business: {p.one("{n} percent fewer reminders in {place}", "A queue in {place} that is {n} days shorter")}, employees: {p.one("{n} angry calls fewer in {place}", "An hour more for the {m} hard cases of {place}")}}}
"""
    if not p.at("production"):
        made += f"""  revised_on: {p.day("2026-07-01", "2026-11-01")}
  value: {{potential: high, effort: {p.rng.choice(["low", "medium"])}, realised_within: P{p.number_of(3, 12)}M}}
  preconditions: [{{id: intake, kind: process, stage: pilot, ready_on: {p.day("2025-12-01", "2026-03-01")}}}]
"""
    return made


def kpi(p: Project, at: int) -> str:
    """Return one item of `kpis`, in block or in flow style; its figures move up or down."""
    up = at == 1 or p.rng.random() < 0.6
    start, step = (p.number_of(10, 40), p.number_of(5, 15)) if up else (p.number_of(60, 90), -p.number_of(5, 15))
    unit = p.rng.choice(["percent", "hours", "days", "letters a week"])
    baseline, owner = p.day("2025-11-01", "2026-02-01"), p.rng.choice(["product_owner", "business_owner"])
    first, newest = p.day("2026-06-01", "2026-07-15"), p.day("2026-09-25", "2026-11-10")
    name = p.one("{things} in {place} 毎日 🕰", "{desk} of {place}: what is done 📈").replace(":", ",")
    small = {
        "baseline": f"{{value: {start}, date: {baseline}}}",
        "targets": [f"{{due_on: 2026-12-31, value: {start + step}}}", f"{{due_on: 2027-12-31, value: {start + 2 * step}}}"],
        "measured": [f"{{date: {first}, value: {start + step // 3}}}", f"{{date: {newest}, value: {start + step // 2}, evidence: [kpi-q3]}}"],
    }  # fmt: skip
    if at > 0:
        return (
            f'  - {{id: kpi-{at}, name: "{name}", kind: value, unit: {unit}, direction: {"up" if up else "down"}, owner: {owner}, '
            f"measured_every: P3M, baseline: {small['baseline']}, targets: [{', '.join(small['targets'])}], "
            f"measured: [{', '.join(small['measured'])}]}}\n"
        )
    return f"""  - id: kpi-{at}
    name: "{name}"
    kind: value
    unit: {unit}
    direction: {"up" if up else "down"}
    baseline: {small["baseline"]}
    targets: [{", ".join(small["targets"])}]
    owner: {owner}
    measured_every: P3M
    measured:
      - {small["measured"][0]}
      - {small["measured"][1]}
"""


def roles(p: Project) -> str:
    """Return `roles`; those who build, advise, decide and read are apart."""
    accepted = [p.day("2026-01-15", "2026-02-28") for _ in range(4)]
    owner, desk = p.who("owner"), p.who("desk")
    return f"""roles:
  executive: {{person: {p.who("sponsor")}, accepted_on: {accepted[0]}}}
  translator: {{person: {desk}, accepted_on: {accepted[1]}, domain: {p.subject.department}, ai_trained_on: {p.day("2025-02-01", "2025-12-01")}}}
  ai_expert: {{person: {p.who("expert")}, accepted_on: {accepted[2]}}}
  product_owner: {{person: {desk}, accepted_on: {accepted[1]}}}
  business_owner: {{person: {owner}, accepted_on: {accepted[3]}}}
  data_owner: {{person: {owner}, accepted_on: {accepted[3]}}}
  data_steward: {{person: {p.person("steward", "Data steward")}, accepted_on: {accepted[0]}}}
  dpo: {{person: {p.person("officer", "DPO")}, accepted_on: {p.day("2024-01-01", "2025-12-01")}}}
  decision_maker: {{person: {p.person("maker", "Deciding officer")}, accepted_on: {accepted[2]}}}
  works_council: {{person: {{name: Works council of {p.place}}}, accepted_on: {accepted[1]}}}
"""


def team(p: Project) -> str:
    """Return `team`."""
    return f"""team:
  members:
    - {{person: {p.who("expert")}, discipline: {p.rng.choice(["data_science", "software"])}, department: it-{p.district}, employed: permanent, fte: 0.{p.number_of(2, 8)}}}
    - {{person: {p.who("desk")}, discipline: domain, department: {p.subject.department}-{p.district}, employed: permanent, fte: 0.{p.number_of(2, 6)}}}
  centre: {{support: {p.one("Reviews and a platform", "{n} hours a month of advice")}, contact: ai-{p.number}@example.org}}
"""


def data(p: Project) -> str:
    """Return `data`."""
    return f"""data:
  sources:
{"".join(data_source(p, at) for at in range(p.sources))}  agreements: docs/data-agreements.md
  architecture: {{status: {p.rng.choice(["designed", "built"])}, document: docs/data-architecture.md, principles: [{p.some(1, "common_ground", "open_source", "gemma")}]}}
"""


def data_source(p: Project, at: int) -> str:
    """Return one item of `data.sources`, in block or in flow style."""
    fields = ["owner: data_owner", *(["steward: data_steward"] if at == 0 else [])]
    fields.append(f"classification: {p.rng.choice(['internal', 'confidential'])}")
    if p.full:
        fields += ["personal_data: ordinary", "lawful_basis: public_task"]
        fields.append(f"lawful_basis_reference: Ordinance {p.number_of(1, 90)} article {p.number_of(1, 20)}")
        fields.append(f"retention: P{p.number_of(1, 5)}Y")
    else:
        fields.append("personal_data: none")
    fields.append(f"access: {{granted_by: data_owner, granted_on: {p.day('2026-01-20', '2026-03-20')}}}")
    fields.append(
        f"quality: {{status: checked, checked_on: {p.day('2026-02-01', '2026-03-30')}, checked_by: data_steward}}"
    )
    if at > 0:
        return f"    - {{id: source-{at}, {', '.join(fields)}}}\n"
    return f"    - id: source-{at}\n" + "".join(f"      {field}\n" for field in fields)


def reviews(p: Project) -> str:
    """Return the reviews that are asked for where people are touched: `dpia`, `impact`, `bias_review`, `ai_act`."""
    return f"""dpia:
  status: approved
  screened_by: {p.person("privacy", "Privacy officer")}
  screened_on: {p.day("2026-01-05", "2026-01-25")}
  criteria: [{p.some(1, "large_scale", "vulnerable_people", "new_technology")}]
  version: "1.1"
  residual_risk: low
  dpo_advice: {{given_by: dpo, given_on: {p.day("2026-02-01", "2026-02-20")}, followed: true}}
  approved_by: {p.who("sponsor")}
  approved_on: {p.day("2026-02-21", "2026-03-10")}
  review_on: {p.day("2027-03-01", "2029-02-01")}
  evidence: [dpia-report]

impact: {{status: completed, societal_effects: [{p.one("In {place} {public} are helped {n} days sooner", "Fewer {public} of {place} have to ask again")}], completed_on: {p.day("2026-01-20", "2026-03-10")}, review_on: {p.day("2027-02-01", "2027-12-01")}}}

bias_review:
  status: completed
  outcome: disparity_mitigated
  reviewed_by: {p.who("auditor")}
  reviewed_on: {p.day("2026-01-10", "2026-03-10")}
  review_on: {p.day("2027-02-01", "2027-12-01")}
  groups_at_risk: [{p.some(2, "people over 80", "newcomers", "people who write in dialect")}]
  metrics: [{{id: eod, name: equal_opportunity_difference, group: newcomers, value: 0.0{p.number_of(1, 5)}, threshold: 0.05, direction: down}}]
  mitigations: [{p.one("The form of {place} in {n} languages", "{n} examples more from {public} of {place}")}]
  evidence: [bias-report]
ai_act: {{system_type: ai_system, operator_roles: [deployer], risk_class: minimal, classified_by: {p.person("legal", "Legal counsel")}, classified_on: {p.day("2026-01-05", "2026-02-20")}, rationale: {p.one("A person in {place} decides on each of the {things}", "No purpose of annex III is met by {things} in {place}")}, review_on: {p.day("2027-02-01", "2027-12-01")}}}
"""


def evidence(p: Project) -> str:
    """Return `evidence`."""
    made = f"""evidence:
  kpi-q3: {{record: {{system: reporting, id: Q3-{p.number}}}, dated_on: {p.day("2026-10-01", "2026-11-10")}, supports: [kpis]}}
"""
    if p.full:
        made += f"""  dpia-report: {{record: {{system: archive, id: DPIA-{p.number}}}, dated_on: {p.day("2026-02-21", "2026-03-10")}, supports: [dpia]}}
  bias-report: {{record: {{system: archive, id: "BIAS-{p.number} 🗂"}}, dated_on: 2026-02-10, supports: [bias_review]}}
"""
    return made
