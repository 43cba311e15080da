"""Messages: what a placeholder may be, and how each kind of value is worded for people."""

import json
import subprocess
import sys
from typing import Any

import pytest
from test_expressions import INPUTS, TYPES
from test_expressions_who import DATA, who

from aigov import expressions
from aigov.expressions import ExpressionError, Scope, Type
from aigov.language import speak
from aigov.paths import UNREADABLE


def said(text: str, data: dict[str, Any], **options: Any) -> str:
    """Render after a round through JSON, as a run from a compiled pack does."""
    template = expressions.template(text, TYPES.limits({"most": 3, "within": "P3M", "words": ["it", "legal", "hr"]}))
    limits = {"limits": {"most": 3, "within": "P3M", "words": ["it", "legal", "hr"]}}
    loaded = expressions.load_template(json.loads(json.dumps(template.dump())))
    return loaded.render(Scope({**INPUTS, **limits, **data}, who=who), **options)


@pytest.mark.parametrize(
    ("text", "data", "expected"),
    [
        ("The DPIA is {dpia.status}.", {"dpia": {"status": "in_progress"}}, "The DPIA is in progress."),
        ("{project.name}", {"project": {"name": "in_progress"}}, "in_progress"),
        ("{project.name}", {"project": {"name": " two\n  lines\t"}}, "two lines"),
        ("{project.name}", {"project": {"name": "x" * 500}}, "x" * 199 + "…"),
        ("At {stage}, {weight}, on {today}.", {}, "At scale, full, on 2026-03-01."),
        ("{dpia.approved_on}", {"dpia": {"approved_on": "2026-01-31"}}, "2026-01-31"),
        ("every {learning.every}", {"learning": {"every": "P1Y6M"}}, "every 1 year and 6 months"),
        ("{limits.most} in {limits.within}", {}, "3 in 3 months"),
        ("{limits.words}", {}, "it, legal and hr"),
        ("{mandate.playing_field.resources.fte}", {"mandate": {"playing_field": {"resources": {"fte": 2.0}}}}, "2"),
        ("{mandate.playing_field.resources.fte}", {"mandate": {"playing_field": {"resources": {"fte": 0.1}}}}, "0.1"),
        ("{exposure.irreversible}", {"exposure": {"irreversible": True}}, "true"),
        ("{dpia.criteria}", {"dpia": {"criteria": []}}, "none"),
        ("{dpia.criteria}", {"dpia": {"criteria": ["a"]}}, "a"),
        ("{dpia.criteria}", {"dpia": {"criteria": ["a", "unknown"]}}, "a and unknown"),
        ("{dpia.status}", {}, "not written"),
        ("{dpia.status}", {"dpia": {"status": "unknown"}}, "unknown"),
        ("{dpia.status}", {"dpia": UNREADABLE}, "not readable"),
        ("{{not}} {dpia.version}", {"dpia": {"version": "{dpia}"}}, "{not} {dpia}"),
        ("no placeholder", {}, "no placeholder"),
        ("", {}, ""),
    ],
)
def test_a_value_is_worded_for_people(text: str, data: dict[str, Any], expected: str) -> None:
    assert said(text, data) == expected


@pytest.mark.parametrize(
    ("text", "data", "expected"),
    [
        ("De DPIA staat op {dpia.status}.", {"dpia": {"status": "in_progress"}}, "De DPIA staat op `in_progress`."),
        ("{project.name}, in fase {stage}", {"project": {"name": "in_progress"}}, "in_progress, in fase `scale`"),
        ("{dpia.status}", {"dpia": {"status": "unknown"}}, "`unknown`"),
        ("{dpia.status}", {}, "niet ingevuld"),
        ("{dpia.status}", {"dpia": UNREADABLE}, "niet leesbaar"),
        ("{dpia.criteria}", {"dpia": {"criteria": []}}, "geen"),
        ("{limits.words}", {}, "it, legal en hr"),
        ("{limits.within}", {}, "3 maanden"),
        ("{roles.legal}", DATA, "nog niemand genoemd"),
        (
            "{project.departments}",
            {"project": {"departments": list("abcdefghijklmno")}},
            "a, b, c, d, e, f, g, h, i, j en nog 5",
        ),
    ],
)
def test_in_dutch_values_are_worded_in_dutch_and_words_of_the_file_marked(
    text: str, data: dict[str, Any], expected: str
):
    speak("nl")
    assert said(text, data) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{mandate.sponsor}", "A. Jansen"),
        ("{mandate.approved_by}", "A. Jansen"),
        ("{mandate.sponsor.name}", "A. Jansen"),
        ("{mandate.sponsor.level}", "c level"),
        ("{roles.executive}", "A. Jansen"),
        ("{roles.ciso.person}", "C. Iso"),
        ("{roles.dpo}", "nobody named yet"),
        ("{roles.legal}", "nobody named yet"),
        ("{roles.trainer}", "nobody named yet"),
        ("{sandbox.owner}", "nobody named yet"),
        ("{sandbox.owner.name}", "nobody named yet"),
        ("{dpia.approved_by}", "nobody named yet"),
        ("{mandate.sponsor.position}", "not written"),
    ],
)
def test_a_who_and_a_role_print_the_name(text: str, expected: str) -> None:
    assert said(text, DATA) == expected


def test_a_list_of_persons_prints_their_names() -> None:
    consulted = ["executive", {"name": "K. Smit"}, "dpo"]
    data = {**DATA, "mandate": {"deciding": {"consulted": consulted}}}
    assert said("{mandate.deciding.consulted}", data) == "A. Jansen, K. Smit and nobody named yet"


def test_lets_and_items_are_placeholders() -> None:
    types = TYPES.each("kpi", expressions.compile("kpis", TYPES))
    last = expressions.compile("kpi.measured.newest()", types)
    days = expressions.compile("kpi.targets.map(t, t.due_on)", types)
    types = types.bind(last=last, days=days)
    template = expressions.template("{kpi.name}: {last.value} on {last.date}; due {days}.", types)
    kpi = {"name": "Q", "measured": [{"date": "2026-01-01", "value": 4.0}], "targets": [{"due_on": "2026-02-01"}, {}]}
    scope = Scope(dict(INPUTS), {"last": last, "days": days}).visit({"kpi": (kpi, ("kpis", 0))})
    assert template.render(scope) == "Q: 4 on 2026-01-01; due not written."
    assert template.reads >= {"kpis[].name", "kpis[].measured[].value"}


def test_the_key_of_a_map_is_a_placeholder() -> None:
    types = TYPES.each("holder", expressions.compile("roles", TYPES))
    scope = Scope(DATA, who=who).visit({"holder": (DATA["roles"]["executive"], ("roles", "executive"))})
    assert expressions.template("{holder.role}: {holder}", types).render(scope) == "executive: A. Jansen"


def test_a_who_of_an_item_that_is_not_in_hand_is_nobody_yet() -> None:
    types = TYPES.each("kpi", expressions.compile("kpis", TYPES))
    assert expressions.template("{kpi.owner} {kpi.name}", types).render(Scope({})) == "nobody named yet not known"


def test_what_a_check_brings_goes_first() -> None:
    types = TYPES.bind(missing=Type("text"))
    template = expressions.template("{missing} of {dpia.status}", types)
    assert template.render(Scope({}), {"missing": "two\nlines"}) == "two lines of not written"
    assert template.render(Scope({}, items={"missing": ("three", ())})) == "three of not written"


@pytest.mark.parametrize(
    ("text", "at", "says"),
    [
        ("{dpia.staus}", "staus", 'did you mean "dpia.status"?'),
        ("The {dpai.status}", "dpai", 'did you mean "dpia"?'),
        ("{size(kpis)}", "{size(kpis)}", "a path, a let"),
        ("{dpia.__class__}", "__class__", "not a field"),
        ("{project.name.__class__.__mro__}", "__class__", "a text"),
        ("{dpia.status!r}", "{dpia.status!r}", "a path"),
        ("{dpia.status:>10}", "{dpia.status:>10}", "a path"),
        ("{0}", "{0}", "a path"),
        ("{}", "{}", "a path"),
        ("{dpia}", "{dpia}", "is a section"),
        ("{kpis}", "{kpis}", "is a section"),
        ("{people}", "{people}", "is a section"),
        ("{dpia.status", "{", "written twice"),
        ("dpia.status}", "}", "written twice"),
    ],
)
def test_a_placeholder_that_is_no_path_is_refused_at_its_place(text: str, at: str, says: str) -> None:
    with pytest.raises(ExpressionError) as refused:
        expressions.template(text, TYPES)
    error = refused.value
    assert (text[error.start : error.end], says in error.message) == (at, True), error.message


@pytest.mark.parametrize("dumped", [None, 3, ["a"], ["a", [["b", "text"]]], ["a", [3]]])
def test_what_is_no_template_is_not_loaded(dumped: Any) -> None:
    with pytest.raises(ValueError, match=r"template|expression|unpack"):
        expressions.load_template(dumped)


def test_judging_a_compiled_rule_imports_no_compiler() -> None:
    expression = expressions.compile("dpia.status == 'approved' && size(kpis) > 1", TYPES)
    program = f"""
import sys
from aigov import expressions
from aigov.expressions import Scope
loaded = expressions.load({expression.dump()!r})
print(loaded.answer(Scope({{"dpia": {{"status": "approved"}}, "kpis": [1]}})).path)
late = {{"re2", "aigov.expressions.syntax", "aigov.expressions.kinds", "aigov.expressions.check", "datetime"}}
print(sorted(late & set(sys.modules)))
"""
    command = [sys.executable, "-S", "-c", f"import sys; sys.path[:0] = {sys.path!r}\n{program}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.splitlines() == ["('kpis',)", "[]"]


def test_a_long_list_ends_with_how_many_there_are_more() -> None:
    names = [f"d{number}" for number in range(15)]
    assert said("{project.departments}", {"project": {"departments": names[:12]}}).endswith("d9, d10 and d11")
    assert said("{project.departments}", {"project": {"departments": names}}).endswith("d8, d9 and 5 more")
