"""The sections of a manifest that come with use: security, alignment, adoption, change, scaling, decisions and the like.

A section is written from the stage at which rules begin to ask for it, so that pilots and light projects are shorter.
"""

from project import Project


def sections(p: Project) -> list[str]:
    """Return the sections of one project, in their order; what is left out is an empty text."""
    return [
        security(p), oversight(p), transparency(p), sandbox(p), alignment(p), roadmap(p), adoption(p), change(p),
        training(p), communication(p), scaling(p), learning(p), operations(p), decisions(p), readings(p),
    ]  # fmt: skip


def security(p: Project) -> str:
    """Return `security`; assessed where people are touched and the use grows."""
    status = "assessed" if p.full and p.at("scale") else "first_measures"
    return f"""security:
  status: {status}
  framework: {p.rng.choice(["bio2", "iso-27001"])}
  reviewed_on: {p.day("2026-01-10", "2026-06-30")}
  review_on: {p.day("2027-01-10", "2027-12-01")}
"""


def oversight(p: Project) -> str:
    """Return `oversight`."""
    if not p.full:
        return ""
    return f"""oversight:
  mode: human_in_the_loop
  overseers: [{p.subject.desk}]
  stop: {p.one("In {place} {things} are then taken in order of arrival", "The {desk} of {place} goes on by hand")}
"""


def transparency(p: Project) -> str:
    """Return `transparency`, where anybody outside is touched."""
    if not p.full:
        return ""
    made = f"""transparency:
  notice: https://example.org/algorithms/{p.number}
  told: [{p.subject.public}]
"""
    if p.at("scale"):
        made += f"""  registers: [{{name: algoritmeregister, uri: "https://example.org/register/{p.number}", published_on: {p.day("2026-03-01", "2026-06-30")}}}]
"""
    return made


def sandbox(p: Project) -> str:
    """Return `sandbox`, which is behind them; some pilots keep it."""
    if p.at("scale") or p.rng.random() < 0.7:
        return ""
    users = p.number_of(5, 20)
    issued = users + p.number_of(0, 9)
    return f"""sandbox:
  status: closed
  owner: {p.who("desk")}
  approved_by: {p.who("sponsor")}
  approved_on: {p.day("2025-08-01", "2025-08-31")}
  starts_on: {p.day("2025-09-01", "2025-09-15")}
  ends_on: {p.day("2025-11-20", "2025-12-20")}
  tools: [ranker]
  users: {{count: {users}, cap: {users + 5}, groups: [{p.subject.desk}], joined: asked}}
  licences: {{issued: {issued}, in_use: {users}, counted_on: {p.day("2025-10-10", "2025-11-10")}, unused_after: P30D, reclaimed: {issued - users}}}
  data: {{allowed: [public, internal], personal_data: none}}
  hypothesis: {p.one("In {place} {things} wait {n} percent less", "The {desk} of {place} saves {n} hours a month")}
  contact: ai-{p.number}@example.org
  findings_shared_on: {p.day("2026-01-05", "2026-02-20")}
"""


def alignment(p: Project) -> str:
    """Return `alignment`; of light projects only what they agreed on."""
    if not p.asked("pilot", "scale"):
        return ""
    cio = p.who("cio")
    meetings = f"""  plan: docs/plan-{p.number}.md
  meets_every: P3M
  meetings: [{{date: {p.day("2026-09-01", "2026-11-15")}, present: [executive, {cio}]}}]
"""
    return f"""alignment:
  leadership: executive
  it: {cio}
{meetings if p.full else ""}  payoff: {{expected_on: {p.day("2026-12-31", "2027-06-30")}, horizon: P2Y, agreed_by: [executive, {cio}]}}
"""


def roadmap(p: Project) -> str:
    """Return `roadmap`, until production: the second phase is longer and may cost more."""
    if p.at("production") or not p.asked("pilot", "scale"):
        return ""
    begin, turn = (
        (p.day("2026-03-01", "2026-03-31"), p.since) if p.at("scale") else (p.since, p.later(p.since, 190, 240))
    )
    budget, fte = p.number_of(20, 60), p.number_of(1, 2)
    return f"""roadmap:
  made_by: [business_owner, ai_expert]
  phases:
    - {{stage: pilot, starts_on: {begin}, ends_on: {turn}, functions: [Rank], budget: {budget}000, fte: {fte}}}
    - {{stage: scale, starts_on: {turn}, ends_on: {p.later(turn, 300, 700)}, functions: [Explain the rank], budget: {2 * budget}000, fte: {fte + 1}}}
"""


def adoption(p: Project) -> str:
    """Return `adoption`."""
    intended = p.number_of(10, 40)
    made = f"""adoption:
  owner: product_owner
  usage: [{{date: {p.day("2026-08-01", "2026-11-10")}, department: {p.subject.department}-{p.district}, active: {intended * p.number_of(70, 90) // 100}, intended: {intended}}}]
"""
    if not p.at("scale"):
        return made
    return f"""{made}  user_tests: [{{date: {p.day("2026-01-10", "2026-03-30")}, participants: {p.number_of(4, 12)}}}]
  decisions_using_it: [{{date: {p.day("2026-07-31", "2026-11-01")}, decided_by: decision_maker}}]
  embedded_in: [{p.one("Intake of {things} in {place}", "Weekly planning of the {desk} in {place}")}]
"""


def change(p: Project) -> str:
    """Return `change`."""
    if not p.asked("pilot", "scale"):
        return ""
    work = f"""  changed_work:
    - group: {p.subject.desk}
      before: {p.one("Takes the oldest of the {things} of {place}", "Looks at all {m} {things} of {place} by hand")}
      after: {p.one("Takes what ranks highest in {place} and may overrule it", "Looks at the {n} of {place} that matter")}
      reward: {p.one("{n} calls a week fewer for {place}", "Time for the {n} hard cases of {place}")}
"""
    return f"""change:
  accountable: executive
{work if p.at("scale") else ""}  explained: [{{date: {p.day("2026-01-20", "2026-03-20")}, group: {p.subject.desk}}}]
  concerns:
    - {{id: jobs, group: {p.subject.desk}, concern: {p.one("Will {place} need us still", "Who answers when it errs in {place}")}, answer: {p.one("No post in {place} depends on it", "Whoever decides in {place} answers as before")}, answered_on: {p.day("2026-02-01", "2026-03-30")}}}
"""


def training(p: Project) -> str:
    """Return `training`: the course for users lies within a month of the roll-out."""
    if not p.asked("pilot", "scale"):
        return ""
    return f"""training:
  plan:
    - {{group: {p.subject.desk}, level: users, topics: [data_literacy, {p.some(1, "ethics", "security", "ai_literacy")}], starts_on: {p.later(p.since, -25, 0)}, ends_on: {p.later(p.since, 1, 60)}}}
  rollout: {{starts_on: {p.since}, ends_on: {p.day("2026-08-15", "2027-03-31")}}}
"""


def communication(p: Project) -> str:
    """Return `communication`: the people whose work changes hear of it again and again."""
    if not p.asked("pilot", "scale"):
        return ""
    if not p.at("scale"):
        return f"communication:\n  owner: {p.who('desk')}\n"
    count = 7 if p.full else 3
    days = [p.day(f"2026-0{month + 1}-01", f"2026-0{month + 1}-28") for month in range(count)]
    messages = [f"{{date: {day}, group: {p.subject.desk}}}" for day in days]
    written = ",\n      ".join(", ".join(messages[at : at + 4]) for at in range(0, len(messages), 4))
    return f"""communication:
  owner: {p.who("desk")}
  messages:
    [ {written} ]
  stories:
    - {{date: {p.day("2026-07-01", "2026-11-01")}, told_by: {p.person("teller", "At the desk")}, channels: [{p.some(2, "intranet", "town hall", "newsletter")}]}}
"""


def scaling(p: Project) -> str:
    """Return `scaling`, once the use grows."""
    if not p.at("scale"):
        return ""
    done = p.at("production")
    handover = (
        f"due_on: {p.since}, status: accepted"
        if done
        else f"due_on: {p.day('2027-01-01', '2027-06-30')}, status: planned"
    )
    return f"""scaling:
  implementation: {{done_by: {p.who("owner")}, skills: [domain, training, operations], fte: {p.number_of(1, 2)}.5}}
  handover: {{to: {p.who("owner")}, {handover}}}
  building_blocks: [{{id: {p.rng.choice(["intake-form", "labels", "test-set"])}, relation: reused, source: {p.one("Neighbours of {place}", "The province round {place}")}}}]
  collaboration: [{{partner: {p.one("Neighbours of {place}", "The province round {place}")}, subject: {p.one("Labels for {things} in {place}", "A test set of {m} {things} from {place}")}, purpose: {p.rng.choice(["speeds_up", "saves"])}}}]
"""


def learning(p: Project) -> str:
    """Return `learning`."""
    return f"""learning:
  every: P3M
  reviews: [{{date: {p.day("2026-09-10", "2026-11-15")}, lessons: docs/lessons-{p.number}.md, changed: [{p.one("In {place} the reason stands beside the rank", "{n} doubles a week are found in {place}")}]}}]
"""


def operations(p: Project) -> str:
    """Return `operations`, once the use grows."""
    if not p.at("scale"):
        return ""
    return f"""operations:
  monitoring: docs/monitoring-{p.number}.md
  incident_contact: servicedesk-{p.number}@example.org
  decommission: docs/exit-{p.number}.md
"""


def decisions(p: Project) -> str:
    """Return `decisions`: one for each stage that was entered, and the next one where one is due."""
    made = "decisions:\n" + taken(p, "enter_pilot", p.day("2026-01-05", "2026-02-28"))
    if p.at("scale"):
        made += taken(p, f"enter_{p.stage}", p.day("2026-03-11", "2026-03-31"))
    if not p.at("production"):
        made += f"  - {{id: next, subject: enter_{'production' if p.at('scale') else 'scale'}, due_on: {p.day('2026-12-10', '2027-06-30')}, decider: executive, outcome: pending}}\n"
    return made


def taken(p: Project, subject: str, day: str) -> str:
    """Return a decision that was taken on `day`."""
    outcome, ending = "go", ""
    if p.rng.random() < 0.2:
        outcome = "conditional_go"
        ending = f", conditions: [{{id: first, condition: {p.one('The {desk} of {place} asks for it', 'In {place} fewer than {n} errors in {m}')}, due_on: 2026-04-15, met_on: {p.day('2026-04-01', '2026-04-14')}}}]"
    reasons = p.one(
        "Both reviews of {place} were done",
        "{n} of {m} {things} went better in {place}",
        "The {desk} of {place} asked for it",
    )
    return f"  - {{id: {subject.replace('_', '-')}, subject: {subject}, due_on: {day}, decider: executive, outcome: {outcome}, decided_on: {day}, reasons: {reasons}, weighed: [societal_effects]{ending}}}\n"


def readings(p: Project) -> str:
    """Return `readings`, where people are touched and the use grows."""
    if not (p.full and p.at("scale")):
        return ""
    return f"""readings:
  - {{date: {p.day("2026-03-15", "2026-11-01")}, read_by: {p.who("auditor")}, sections: [{p.some(2, "need", "dpia", "data", "oversight")}]}}
"""
