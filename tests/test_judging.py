"""The semantics of a rule, sentence by sentence."""

import pytest
from by_rule import judged, lines, outcome

from aigov.engine import judging
from aigov.findings import Level, Outcome

PASS, FAIL, UNDECIDED, NOT_APPLICABLE = Outcome.PASS, Outcome.FAIL, Outcome.UNDECIDED, Outcome.NOT_APPLICABLE
OPEN = "Whether this holds cannot be told:"
APPROVED = "assert: dpia.status == 'approved'"


# ---- Order: stage; `when`, `require` that do not read the item, once; then per item ------------------------------


@pytest.mark.parametrize(
    ("stage", "expected", "waiting"),
    [
        ("idea", None, 1),
        ("sandbox", None, 1),
        ("pilot", "warning", 0),
        ("scale", "error", 0),
        ("production", "error", 0),
        ("retired", None, 0),
    ],
)
def test_a_rule_bites_from_its_stage_at_its_level_and_never_on_the_retired(
    stage: str, expected: str | None, waiting: int
) -> None:
    report = judged(
        f"stages: {{pilot: warning, scale: error}}\n{APPROVED}",
        f"project: {{stage: {stage}}}\ndpia: {{status: required}}",
    )
    assert [each.level.value for each in report.outcomes if each.level] == ([expected] if expected else [])
    assert report.waiting == waiting


def test_a_rule_bites_on_the_retired_where_it_says_so_and_off_ends_it() -> None:
    rule = f"stages: {{sandbox: note, pilot: 'off', retired: error}}\n{APPROVED}"
    found = {}
    for stage in ("idea", "sandbox", "pilot", "production", "retired"):
        report = judged(rule, f"project: {{stage: {stage}}}\ndpia: {{status: required}}")
        found[stage] = [each.level.value for each in report.outcomes if each.level]
    assert found == {"idea": [], "sandbox": ["note"], "pilot": [], "production": [], "retired": ["error"]}


def test_a_when_that_is_false_makes_the_rule_not_applicable_whatever_is_required() -> None:
    report = judged(f"when: has(sandbox)\nrequire: [dpia.version]\n{APPROVED}", "need: {statement: x}")
    assert outcome(report) is NOT_APPLICABLE
    assert lines(report) == []


def test_what_is_required_is_asked_before_each_and_what_reads_the_item_after_its_when() -> None:
    rule = """
require: [need.statement, kpi.owner]
each: kpis as kpi
when: kpi.kind == 'value'
assert: kpi.unit == 'percent'
"""
    without_need = judged(rule, "kpis: [{id: a, kind: value, unit: hours}]")
    assert lines(without_need) == ["1:1 error need: `need` is not written."]
    with_need = judged(rule, "need: {statement: s}\nkpis: [{id: a, kind: cost}, {id: b, kind: value, unit: hours}]")
    assert lines(with_need) == ["3:29 error kpis[b].owner: `kpis[b].owner` is not written."]


# ---- Outcome: fail if any item fails, else undecided, else pass, else not applicable --------------------------------


@pytest.mark.parametrize(
    ("kpis", "expected"),
    [
        ("[{id: a, unit: percent}, {id: b, unit: hours}, {id: c, unit: unknown}]", FAIL),
        ("[{id: a, unit: percent}, {id: c, unit: unknown}]", UNDECIDED),
        ("[{id: a, unit: percent}, {id: d, kind: cost, unit: hours}]", PASS),
        ("[{id: d, kind: cost, unit: hours}]", NOT_APPLICABLE),
    ],
    ids=["one fails", "one is unknown", "one passes, one is not asked", "none is asked"],
)
def test_the_outcome_is_the_worst_of_the_items(kpis: str, expected: Outcome) -> None:
    rule = """
each: kpis as kpi
when: |
  !(has(kpi.kind) && kpi.kind == 'cost')
assert: kpi.unit == 'percent'
"""
    assert outcome(judged(rule, f"kpis: {kpis}")) is expected


def test_every_item_that_fails_is_a_finding_at_its_own_place() -> None:
    report = judged(
        "each: kpis as kpi\nassert: kpi.unit == 'percent'",
        "kpis:\n- {id: a, unit: hours}\n- {id: b, unit: percent}\n- {id: c, unit: days}",
    )
    assert lines(report) == [
        "3:17 error kpis[a].unit: It does not hold.",
        "5:17 error kpis[c].unit: It does not hold.",
    ]


# ---- assert and due: absent fails at its hole; unknown is undecided; false fails with the message -----------------


@pytest.mark.parametrize(
    ("manifest", "expected", "found"),
    [
        ("dpia: {status: approved}", PASS, []),
        ("dpia: {status: required}", FAIL, ["2:16 error dpia.status: It does not hold."]),
        ("dpia: {version: '1'}", FAIL, ["2:7 error dpia.status: `dpia.status` is not written."]),
        ("need: {statement: s}", FAIL, ["1:1 error dpia: `dpia` is not written."]),
        (
            "dpia: {status: unknown}",
            UNDECIDED,
            ["2:16 undecided dpia.status: Whether this holds cannot be told: `dpia.status` is `unknown`."],
        ),
        (
            "dpia: {status: tbd}",
            UNDECIDED,
            [f'2:16 undecided dpia.status: {OPEN} `dpia.status` is written as "tbd", which reads as `unknown`.'],
        ),
        ("dpia: unknown", UNDECIDED, ["2:7 undecided dpia: Whether this holds cannot be told: `dpia` is `unknown`."]),
    ],
    ids=["true", "false", "absent", "section absent", "unknown", "placeholder", "section unknown"],
)
def test_an_assert_passes_fails_or_is_undecided(manifest: str, expected: Outcome, found: list[str]) -> None:
    report = judged(APPROVED, manifest)
    assert outcome(report) is expected
    assert lines(report) == found


@pytest.mark.parametrize(
    ("manifest", "expected"),
    [
        ("dpia: {status: rejected}\nimpact: {status: planned}", NOT_APPLICABLE),
        ("impact: {status: planned}", UNDECIDED),
        ("dpia: {status: unknown}\nimpact: {status: planned}", UNDECIDED),
    ],
    ids=["false", "absent", "unknown"],
)
def test_in_when_absent_and_unknown_are_undecided(manifest: str, expected: Outcome) -> None:
    rule = "when: dpia.status == 'approved'\nassert: impact.status == 'completed'"
    assert outcome(judged(rule, manifest)) is expected


def test_has_in_front_makes_absence_not_applicable_and_an_undecided_when_is_worded() -> None:
    guarded = "when: has(dpia.status) && dpia.status == 'approved'\nassert: impact.status == 'completed'"
    assert outcome(judged(guarded, "need: {statement: s}")) is NOT_APPLICABLE
    bare = "when: dpia.status == 'approved'\nassert: impact.status == 'completed'"
    assert lines(judged(bare, "dpia: {version: '1'}")) == [
        "2:7 undecided dpia.status: Whether this applies cannot be told: `dpia.status` is not written."
    ]


def test_unknown_outranks_absent() -> None:
    rule = "assert: dpia.status == 'approved' && impact.status == 'completed'"
    report = judged(rule, "dpia: {version: '1'}\nimpact: {status: unknown}")
    assert outcome(report) is UNDECIDED
    assert report.findings[0].path == "impact.status"


@pytest.mark.parametrize(
    ("manifest", "expected", "found"),
    [
        ("data: {sources: [{id: a}]}", PASS, []),
        ("data: {agreements: x}", FAIL, ["2:7 error data.sources: `data.sources` is not written."]),
        ("data: {sources: []}", FAIL, ["2:17 error data.sources: `data.sources` is empty."]),
        (
            "data: {sources: unknown}",
            UNDECIDED,
            ["2:17 undecided data.sources: Whether this holds cannot be told: `data.sources` is `unknown`."],
        ),
    ],
    ids=["written", "absent", "empty", "unknown"],
)
def test_what_is_required_must_be_written_and_hold_something(
    manifest: str, expected: Outcome, found: list[str]
) -> None:
    report = judged("require: [data.sources]", manifest)
    assert outcome(report) is expected
    assert lines(report) == found


def test_an_empty_text_and_an_empty_section_are_required_in_vain() -> None:
    assert lines(judged("require: [need.statement]", 'need: {statement: ""}')) == [
        "2:19 error need.statement: `need.statement` is empty."
    ]
    assert outcome(judged("require: [change]", "change: {}")) is FAIL


def test_a_number_that_is_zero_and_a_fact_that_is_false_are_written() -> None:
    rule = "require: [exposure.irreversible, sandbox.users.count]"
    report = judged(rule, "exposure: {irreversible: false}\nsandbox: {users: {count: 0}}")
    assert outcome(report) is PASS


def test_each_required_path_is_a_finding_and_what_follows_is_not_judged() -> None:
    rule = "require: [dpia.version, dpia.approved_on]\nassert: dpia.status == 'approved'"
    assert lines(judged(rule, "dpia: {status: required}")) == [
        "2:7 error dpia.approved_on: `dpia.approved_on` is not written.",
        "2:7 error dpia.version: `dpia.version` is not written.",
    ]


# ---- A hole is worded by us; `at` is where it is marked; the identity holds the hole's path ------------------------


def test_a_hole_is_marked_at_its_nearest_written_ancestor_and_known_by_its_own_path() -> None:
    finding = judged(APPROVED, "dpia: {version: '1'}").findings[0]
    assert (finding.path, finding.at.path) == ("dpia.status", "dpia")
    finding = judged(APPROVED, "need: {statement: s}").findings[0]
    assert (finding.path, finding.at.path) == ("dpia", "$")


def test_the_remedy_and_who_acts_follow_a_hole() -> None:
    rule = f"remedy: 'Ask {{roles.data_owner}}.'\nacts: data_owner\n{APPROVED}"
    finding = judged(rule, "roles: {data_owner: {person: {name: K. Smit}}}").findings[0]
    assert (finding.remedy, finding.acts) == ("Ask K. Smit.", ("data_owner", "K. Smit"))
    finding = judged(rule, "need: {statement: s}").findings[0]
    assert (finding.remedy, finding.acts) == ("Ask nobody named yet.", ("data_owner", ""))


@pytest.mark.parametrize(
    ("sponsor", "printed"),
    [
        ("executive", "A. Jansen"),
        ("ajansen", "A. Jansen"),
        ("dpo", "nobody named yet"),
        ("unknown", "nobody named yet"),
    ],
)
def test_a_placeholder_that_is_a_who_prints_the_name(sponsor: str, printed: str) -> None:
    manifest = f"""
people: {{ajansen: {{name: A. Jansen}}}}
roles: {{executive: {{person: ajansen}}}}
mandate: {{sponsor: {sponsor}}}
dpia: {{status: required}}
"""
    finding = judged(f"message: 'Ask {{mandate.sponsor}}.'\n{APPROVED}", manifest).findings[0]
    assert finding.message == f"Ask {printed}."


@pytest.mark.parametrize(
    ("owner", "acts"),
    [
        ("product_owner", ("product_owner", "M. de Vries")),
        ("ajansen", ("", "A. Jansen")),
        ("{name: F. Kok}", ("", "F. Kok")),
        ("dpo", ("dpo", "")),
        ("unknown", ("kpi.owner", "")),
        ("{name: ''}", ("", "")),
    ],
)
def test_who_acts_may_be_a_path_to_a_who(owner: str, acts: tuple[str, str]) -> None:
    manifest = f"""
people: {{ajansen: {{name: A. Jansen}}}}
roles: {{product_owner: {{person: {{name: M. de Vries}}}}}}
kpis: [{{id: a, unit: hours, owner: {owner}}}]
"""
    report = judged("each: kpis as kpi\nacts: kpi.owner\nassert: kpi.unit == 'percent'", manifest)
    assert report.findings[0].acts == acts


# ---- One finding per rule and hole; an absent or empty list under `each` -------------------------------------------


def test_two_paths_under_one_absent_section_are_one_hole() -> None:
    report = judged("require: [dpia.status, dpia.approved_on]", "need: {statement: s}")
    assert lines(report) == ["1:1 error dpia: `dpia` is not written."]


def test_items_that_meet_one_hole_are_one_finding() -> None:
    rule = "each: kpis as kpi\nassert: kpi.unit == 'percent' && dpia.status == 'approved'"
    report = judged(rule, "kpis: [{id: a, unit: percent}, {id: b, unit: percent}]")
    assert [finding.path for finding in report.findings] == ["dpia"]


@pytest.mark.parametrize("manifest", ["need: {statement: s}", "kpis: []"], ids=["absent", "empty"])
def test_an_absent_or_empty_list_under_each_is_not_applicable(manifest: str) -> None:
    for each in ("kpis as kpi", "kpis.filter(k, k.kind == 'value') as kpi"):
        report = judged(f"each: {each}\nassert: kpi.unit == 'percent'", manifest)
        assert (outcome(report), lines(report)) == (NOT_APPLICABLE, [])


def test_a_list_under_each_that_is_unknown_is_undecided() -> None:
    assert outcome(judged("each: kpis as kpi\nassert: kpi.unit == 'percent'", "kpis: unknown")) is UNDECIDED


def test_what_is_absent_inside_an_item_of_a_computed_list_is_undecided_and_never_not_applicable() -> None:
    rule = "each: kpis.filter(k, k.kind == 'value') as kpi\nassert: kpi.unit == 'percent'"
    report = judged(rule, "kpis: [{id: a, unit: hours}]")
    assert outcome(report) is UNDECIDED
    assert report.findings[0].path == "kpis[a].kind"


def test_steps_go_through_a_list_inside_a_list() -> None:
    rule = "each: [kpis as kpi, kpi.targets as target]\nassert: target.due_on > kpi.baseline.date\nat: target.due_on"
    manifest = """
kpis:
- {id: a, baseline: {date: 2026-01-01}, targets: [{due_on: 2026-12-31}, {due_on: 2025-06-30}]}
- {id: b, baseline: {date: 2026-01-01}}
- {id: c, baseline: {date: 2026-01-01}, targets: [{due_on: 2025-12-31}]}
"""
    report = judged(rule, manifest)
    assert [finding.path for finding in report.findings] == [
        "kpis[a].targets[2025-06-30].due_on",
        "kpis[c].targets[2025-12-31].due_on",
    ]


def test_steps_that_multiply_end_and_the_rule_is_undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "MOST_ITEMS", 100)
    rule = "each: [kpis as one, kpis as two, two.targets as target]\nassert: target.due_on > one.baseline.date"
    few, many = (f"kpis: [{', '.join(f'{{id: k{at}}}' for at in range(number))}]" for number in (9, 10))
    assert outcome(judged(rule, few)) is Outcome.NOT_APPLICABLE
    report = judged(rule, many)
    assert outcome(report) is UNDECIDED
    assert [finding.message for finding in report.findings] == [
        "Whether this holds cannot be told: more than 100 items."
    ]


def test_a_map_under_each_reads_its_key_as_role_or_id() -> None:
    rule = """
each: roles as holder
assert: has(holder.accepted_on)
at: holder
message: "{holder.role} has not accepted."
"""
    manifest = "roles:\n  executive: {person: {name: A}, accepted_on: 2026-01-15}\n  dpo: {person: {name: B}}"
    assert lines(judged(rule, manifest)) == ["4:8 error roles.dpo: dpo has not accepted."]


def test_an_item_that_is_unknown_is_undecided_at_its_own_place() -> None:
    rule = "each: roles as holder\nassert: holder.accepted_on <= today"
    report = judged(rule, "roles: {executive: unknown, dpo: {person: {name: B}, accepted_on: 2026-01-15}}")
    assert (outcome(report), report.findings[0].path) == (UNDECIDED, "roles.executive")


def test_a_written_list_under_each_gives_a_finding_for_each_of_its_items() -> None:
    rule = """
each: "['data_literacy', 'security'] as topic"
assert: training.plan.exists(p, topic in p.topics)
at: training.plan
message: "{topic} is taught to nobody."
"""
    report = judged(rule, "training: {plan: [{group: all, topics: [ethics]}]}")
    assert [finding.message for finding in report.findings] == [
        "data_literacy is taught to nobody.",
        "security is taught to nobody.",
    ]
    assert len({finding.fingerprint for finding in report.findings}) == 2


# ---- has, known --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("manifest", "has", "known"),
    [
        ("need: {statement: s}", FAIL, FAIL),
        ("dpia: {version: '1'}", FAIL, FAIL),
        ("dpia: {status: unknown}", PASS, FAIL),
        ("dpia: {status: required}", PASS, PASS),
    ],
    ids=["section absent", "absent", "unknown", "written"],
)
def test_has_is_false_of_anything_absent_and_known_of_unknown_too(manifest: str, has: Outcome, known: Outcome) -> None:
    assert outcome(judged("assert: has(dpia.status)", manifest)) is has
    assert outcome(judged("assert: known(dpia.status)", manifest)) is known


def test_a_conjunction_is_marked_at_the_first_path_of_its_first_conjunct_that_is_false() -> None:
    rule = "assert: dpia.status == 'approved' && impact.status == 'completed'"
    report = judged(rule, "dpia: {status: approved}\nimpact: {status: planned}")
    assert report.findings[0].path == "impact.status"


# ---- due ---------------------------------------------------------------------------------------------------------

REVIEWED = "stages: {pilot: error}\ndue: dpia.review_on\nahead: P10D\nmessage: 'The review is late.'"


@pytest.mark.parametrize(
    ("today", "expected", "found"),
    [
        ("2026-06-20", PASS, []),
        ("2026-06-21", PASS, ["2:19 warning dpia.review_on: The review is late. Due on 2026-07-01."]),
        ("2026-07-01", PASS, ["2:19 warning dpia.review_on: The review is late. Due on 2026-07-01."]),
        ("2026-07-02", FAIL, ["2:19 error dpia.review_on: The review is late."]),
    ],
    ids=["before its warning", "on the first day of its warning", "on the day", "the day after"],
)
def test_due_passes_through_its_day_warns_before_and_fails_after(
    today: str, expected: Outcome, found: list[str]
) -> None:
    report = judged(REVIEWED, "dpia: {review_on: 2026-07-01}", today=today)
    assert outcome(report) is expected
    assert lines(report) == found


def test_a_warning_and_what_it_warns_of_are_one_and_the_same() -> None:
    early, late = (
        judged(REVIEWED, "dpia: {review_on: 2026-07-01}", today=today).findings[0]
        for today in ("2026-06-25", "2026-07-02")
    )
    assert early.fingerprint == late.fingerprint
    assert (early.reason, late.reason) == ("ahead", "due")


def test_a_note_stays_a_note_ahead_of_its_day() -> None:
    rule = REVIEWED.replace("error", "note")
    assert judged(rule, "dpia: {review_on: 2026-07-01}", today="2026-06-25").findings[0].level is Level.NOTE


def test_a_message_that_names_the_day_is_not_told_it_again() -> None:
    rule = REVIEWED.replace("The review is late.", "The review is due on {dpia.review_on}.")
    report = judged(rule, "dpia: {review_on: 2026-07-01}", today="2026-06-25")
    assert report.findings[0].message == "The review is due on 2026-07-01."


def test_thirty_days_ahead_are_meant_where_nothing_is_said() -> None:
    rule = REVIEWED.replace("ahead: P10D\n", "")
    assert lines(judged(rule, "dpia: {review_on: 2026-07-01}", today="2026-05-31")) == []
    assert len(lines(judged(rule, "dpia: {review_on: 2026-07-01}", today="2026-06-01"))) == 1


@pytest.mark.parametrize(
    ("manifest", "expected"),
    [
        ("dpia: {version: '1'}", ["2:7 error dpia.review_on: `dpia.review_on` is not written."]),
        (
            "dpia: {review_on: unknown}",
            ["2:19 undecided dpia.review_on: Whether this holds cannot be told: `dpia.review_on` is `unknown`."],
        ),
    ],
)
def test_a_day_that_is_absent_fails_and_one_that_is_unknown_is_undecided(manifest: str, expected: list[str]) -> None:
    assert lines(judged(REVIEWED, manifest)) == expected


DECIDED = """
stages: {pilot: error}
each: decisions as decision
assert: decision.outcome != 'pending'
due: decision.due_on
ahead: P10D
at: decision.outcome
message: "{decision.subject} is {decision.outcome}."
"""


@pytest.mark.parametrize("today", ["2026-06-01", "2026-06-25", "2026-07-02"])
def test_where_assert_holds_a_rule_with_due_passes_on_any_day(today: str) -> None:
    manifest = "decisions: [{id: a, due_on: 2026-07-01, outcome: go}]"
    report = judged(DECIDED, manifest, today=today)
    assert (outcome(report), lines(report)) == (PASS, [])


@pytest.mark.parametrize(
    ("written", "today", "expected", "found"),
    [
        ("outcome: pending", "2026-06-01", PASS, []),
        ("outcome: pending", "2026-06-25", PASS, ["warning decisions[a].outcome: s is pending. Due on 2026-07-01."]),
        ("outcome: pending", "2026-07-02", FAIL, ["error decisions[a].outcome: s is pending."]),
        ("steps: 0", "2026-06-01", PASS, []),
        (
            "steps: 0",
            "2026-06-25",
            PASS,
            ["warning decisions[a].outcome: `decisions[a].outcome` is not written. Due on 2026-07-01."],
        ),
        ("steps: 0", "2026-07-02", FAIL, ["error decisions[a].outcome: `decisions[a].outcome` is not written."]),
        ("outcome: unknown", "2026-06-01", PASS, []),
        (
            "outcome: unknown",
            "2026-07-02",
            UNDECIDED,
            ["undecided decisions[a].outcome: Whether this holds cannot be told: `decisions[a].outcome` is `unknown`."],
        ),
    ],
)
def test_where_assert_does_not_hold_the_day_decides(
    written: str, today: str, expected: Outcome, found: list[str]
) -> None:
    written = written.replace("steps: 0", "reasons: r")
    report = judged(DECIDED, f"decisions: [{{id: a, subject: s, due_on: 2026-07-01, {written}}}]", today=today)
    assert outcome(report) is expected
    assert [text.partition(" ")[2] for text in lines(report)] == found


def test_a_day_that_does_not_exist_is_never_a_pass() -> None:
    report = judged(REVIEWED, "dpia: {review_on: 2026-02-30}", today="2026-01-01")
    assert outcome(report) is UNDECIDED


# ---- A path under a structural finding is unreadable -----------------------------------------------------------------


def test_rules_that_read_under_a_structural_finding_are_undecided_and_not_printed_beside_it() -> None:
    report = judged(APPROVED, "dpia: {status: aproved}")
    assert outcome(report) is UNDECIDED
    assert [finding.reason for finding in report.findings] == ["structure"]


def test_a_misspelt_section_is_one_finding_and_no_hole() -> None:
    report = judged(APPROVED, "dpai: {status: approved}")
    assert outcome(report) is UNDECIDED
    assert [finding.reason for finding in report.findings] == ["structure"]


def test_another_section_is_still_judged() -> None:
    report = judged(APPROVED, "dpia: {status: required}\nimpact: {status: nonsense}")
    assert outcome(report) is FAIL


def test_a_value_that_settles_it_does_so_beside_one_that_cannot_be_read() -> None:
    report = judged(
        "assert: dpia.status == 'approved' && impact.status == 'completed'",
        "dpia: {status: required}\nimpact: {status: nonsense}",
    )
    assert outcome(report) is FAIL


def test_rules_that_share_a_scope_do_not_share_its_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = {
        "tried/assert": "assert: kpis.exists(kpi, kpi.unit == 'percent')",
        "tried/when": "when: kpis.exists(kpi, kpi.unit == 'percent')\nassert: has(kpis)",
        "tried/require": "require: [kpis]\nassert: kpis.exists(kpi, kpi.unit == 'percent')",
        "tried/due": "due: kpis.map(kpi, kpi.baseline.date).max()",
    }
    monkeypatch.setattr("aigov.expressions.scope.MOST", 0)  # as if rules before had visited all that one may
    report = judged(rules, "kpis: [{id: a, unit: percent, baseline: {date: 2027-01-01}}]")
    assert {each.outcome for each in report.outcomes} == {PASS}


# ---- What rules read ------------------------------------------------------------------------------------------------


def test_rules_read_stage_weight_today_and_limits() -> None:
    rule = """
stages: {pilot: error}
limits: {longest: P30D, most: 3}
when: stage == 'pilot' && weight == 'full'
assert: after(sandbox.starts_on, limits.longest) <= today && size(kpis) < limits.most
message: "{limits.most} at most, at stage {stage}."
"""
    report = judged(rule, "sandbox: {starts_on: 2026-05-16}\nkpis: [{id: a}, {id: b}, {id: c}]")
    assert report.findings[0].message == "3 at most, at stage pilot."


def test_lets_are_usable_in_messages_and_in_each() -> None:
    rule = """
let:
  late: kpis.filter(k, k.unit == 'days')
each: late as kpi
assert: kpi.direction == 'up'
message: "{kpi.name} counts days."
"""
    report = judged(rule, "kpis: [{id: a, unit: percent}, {id: b, name: B, unit: days, direction: down}]")
    assert lines(report) == ["2:72 error kpis[b].direction: B counts days."]


def test_at_may_be_a_list_whose_first_is_marked_and_whose_others_are_related() -> None:
    rule = """
let:
  late: kpis.filter(k, k.unit == 'days')
assert: size(late) < 2
at: late
"""
    finding = judged(rule, "kpis:\n- {id: a, unit: days}\n- {id: b, unit: percent}\n- {id: c, unit: days}").findings[0]
    assert finding.path == "kpis[a]"
    assert [location.path for location in finding.related] == ["kpis[c]"]


def test_a_rule_may_be_written_for_full_projects_alone() -> None:
    light = """
exposure: {decides_about_people: false, outside_organisation: false, irreversible: false}
data: {sources: []}
dpia: {status: required}
"""
    report = judged(f"weight: full\n{APPROVED}", light)
    assert (outcome(report), report.light, report.weight) == (None, 1, "light")
    report = judged(f"weight: full\n{APPROVED}", light.replace("irreversible: false", "irreversible: true"))
    assert (outcome(report), report.light, report.weight) == (FAIL, 0, "full")
