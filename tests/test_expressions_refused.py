"""What is refused while a rule is loaded: at its place, with the word that was meant."""

import pytest
from test_expressions import TYPES

from aigov import expressions
from aigov.expressions import ExpressionError, Type

SOME = TYPES.limits({"most": 3, "within": "P30D", "from": "2026-01-01", "words": ["it", "legal"], "strict": True})
MISTAKES = {
    # names and fields
    "a section": ("dpai.status == 'approved'", "dpai", 'did you mean "dpia"?'),
    "a field": ("dpia.staus == 'approved'", "staus", 'did you mean "dpia.status"?'),
    "a field of a field": ("mandate.playing_field.resource.fte > 1", "resource", "mandate.playing_field.resources"),
    "a field of an item": ("kpis.exists(k, k.knd == 'value')", "knd", 'did you mean "k.kind"?'),
    "a role": ("has(roles.executiv)", "executiv", 'did you mean "roles.executive"?'),
    "a role's person": ("roles.executive.name == 'x'", "name", 'did you mean "roles.executive.person.name"?'),
    "a person's field": ("mandate.sponsor.emial == 'x'", "emial", 'did you mean "mandate.sponsor.email"?'),
    "a limit": ("size(kpis) > limits.mots", "mots", 'did you mean "limits.most"?'),
    "a field of a text": ("project.name.length > 1", "length", "a text"),
    "a field of a list": ("kpis.kind == 'value'", "kind", ".exists"),
    "a word without quotes": ("dpia.status == approved", "approved", "'approved'"),
    "a field of the organisation": ("org.stratgy.title == 'x'", "stratgy", 'did you mean "org.strategy"?'),
    # functions
    "a function": ("sise(kpis) > 1", "sise", 'did you mean "size"?'),
    "a function of a value": ("kpis.exist(k, k.kind == 'value')", "exist", 'did you mean "exists"?'),
    "a function in the wrong place": (
        "dpia.approved_on.after('P1M') <= today",
        "dpia.approved_on.after('P1M')",
        "in front",
    ),
    "a method in the wrong place": ("newest(kpis)", "newest(kpis)", "list.newest"),
    "too many values": ("size(kpis, kpis) > 1", "size(kpis, kpis)", "one value"),
    "no value": ("after(dpia.approved_on) <= today", "after(dpia.approved_on)", "2 values"),
    "a macro without a name": ("kpis.exists(k.kind == 'value')", "kpis.exists(k.kind == 'value')", "takes a name"),
    "a macro over a map": ("evidence.all(e, e == 'x')", "evidence", "`each` visits"),
    "a macro over a section": ("dpia.exists(d, d == 'x')", "dpia", "is no list"),
    "a macro over a text": ("project.name.exists(d, d == 'x')", "project.name", "a text"),
    "a macro that asks nothing": ("kpis.exists(k, k.id)", "k.id", "true or false"),
    "a macro's name that is taken": ("kpis.exists(dpia, dpia.kind == 'value')", "dpia", "already means"),
    "a macro's name within another": ("kpis.all(k, k.targets.all(k, k.value > 1))", "k", "already means"),
    "a variable outside its macro": ("kpis.exists(k, k.kind == 'value') && k.kind == 'risk'", "k", "not a name"),
    "has of no path": ("has(size(kpis))", "size(kpis)", "asks about a path"),
    "has of a comparison": ("has(dpia.status == 'approved')", "dpia.status == 'approved'", "asks about a path"),
    "known of a list": ("known(['a'])", "['a']", "asks about a path"),
    # types
    "a word of an enum": ("dpia.status == 'aproved'", "'aproved'", 'did you mean "approved"?'),
    "a word in a list": (
        "dpia.status in ['approved', 'rejcted']",
        "['approved', 'rejcted']",
        'did you mean "rejected"?',
    ),
    "a word on the left": ("'aproved' == dpia.status", "'aproved'", 'did you mean "approved"?'),
    "words of two kinds": ("dpia.status == impact.instrument", "impact.instrument", "never"),
    "a text and a number": ("project.name == 3", "3", "never"),
    "a number and a text": ("mandate.playing_field.resources.fte > '2'", "'2'", "never"),
    "a date and a number": ("dpia.approved_on > 3", "3", "never"),
    "a date and a period": ("dpia.approved_on == learning.every", "learning.every", "never"),
    "a date and a text field": ("dpia.approved_on == project.name", "project.name", "never"),
    "a date that does not exist": ("dpia.approved_on > '2026-02-30'", "'2026-02-30'", "is not a day"),
    "a period that is none": ("after(dpia.approved_on, '3M') <= today", "'3M'", "is not a period"),
    "a date for a period": (
        "after(dpia.approved_on, dpia.review_on) <= today",
        "dpia.review_on",
        "a period is expected",
    ),
    "a period for a date": ("after(learning.every, 'P1M') <= today", "learning.every", "a date is expected"),
    "the order of words": ("dpia.status < 'approved'", "<", "at_least"),
    "the order of texts": ("project.name < 'b'", "<", "only numbers and dates"),
    "the order of periods": ("learning.every > 'P1M'", ">", "after(date, period)"),
    "the order of lists": ("project.departments > ['a']", ">", "only numbers and dates"),
    "an enum without order": ("at_least(dpia.status, 'approved')", "dpia.status", "has no order"),
    "a word outside the order": ("at_least(stage, 'retired')", "'retired'", "outside the order"),
    "a word that is near one": ("at_least(stage, 'pilt')", "'pilt'", 'did you mean "pilot"?'),
    "two orders": ("at_least(stage, security.status)", "at_least(stage, security.status)", "one order"),
    "a person compared": ("mandate.sponsor == 'ajansen'", "mandate.sponsor", "same_person"),
    "a person in a list": ("'x' in mandate.deciding.consulted", "'x' in mandate.deciding.consulted", "same_person"),
    "a section compared": ("dpia == impact", "dpia", "one of its fields"),
    "a person who is none": ("same_person(mandate.sponsor, project.name)", "project.name", "a who is expected"),
    "people of no persons": ("size(project.departments.people()) > 1", "project.departments", "who"),
    "a part of a text": ("'x' in project.name", "project.name", ".contains"),
    "an item of a list": ("project.departments.contains('it')", "project.departments", "`in`"),
    "a key of a map": ("'executiv' in roles", "'executiv'", 'did you mean "executive"?'),
    "a number in a list of texts": ("3 in project.departments", "3", "never"),
    "a list of two kinds": ("project.name in ['a', 3]", "3", "one kind"),
    "a list joined with a text": (
        "project.departments + 'x' == ['x']",
        "project.departments + 'x'",
        "cannot be joined",
    ),
    "two choices of two kinds": ("(has(dpia) ? 'a' : 3) == 'a'", "3", "one kind"),
    "a condition that is none": ("project.name && has(dpia)", "project.name", "true or false"),
    "not of a number": ("!size(kpis)", "size(kpis)", "true or false"),
    "days added": ("dpia.approved_on + 3 > '2026-01-01'", "dpia.approved_on + 3", "after(date, period)"),
    "texts added": ("project.name + 'b' == 'ab'", "project.name + 'b'", "not joined"),
    "a number and a list": ("size(kpis) + kpis > 1", "kpis", "a number is expected"),
    "the sum of texts": ("project.departments.sum() > 1", "project.departments", "does not work"),
    "the newest of undated items": ("has(decisions.newest())", "decisions", "that have a `date`"),
    "the size of a number": (
        "size(mandate.playing_field.resources.fte) > 1",
        "size(mandate.playing_field.resources.fte)",
        "counts",
    ),
    "a pattern that is none": ("project.name.matches('a(')", "'a('", "cannot be read"),
    "a pattern that looks back": (r"project.name.matches(r'(a)\1')", r"r'(a)\1'", "cannot be read"),
    "a pattern that is computed": ("project.name.matches(project.id)", "project.id", "written text"),
    # unknown, nothing, today
    "unknown": ("dpia.status == 'unknown'", "'unknown'", "known("),
    "unknown in a list": ("dpia.status in ['approved', 'unknown']", "'unknown'", "known("),
    "nothing read": ("1 < 2", "1 < 2", "reads nothing"),
    "only limits read": ("limits.most > 2", "limits.most > 2", "reads nothing"),
    "only today read": ("'2026-01-01' <= today", "'2026-01-01' <= today", "reads nothing"),
    "today as the earlier side": ("dpia.approved_on >= today", "dpia.approved_on >= today", "later side"),
    "today first and earlier": ("today < dpia.approved_on", "today < dpia.approved_on", "later side"),
    "today equal": ("dpia.approved_on == today", "today", "later side"),
    "today denied": ("!(dpia.approved_on <= today)", "dpia.approved_on <= today", "later side"),
    "today compared": ("(dpia.approved_on <= today) == false", "dpia.approved_on <= today", "later side"),
    "today as a condition": (
        "dpia.approved_on <= today ? has(kpis) : has(dpia)",
        "dpia.approved_on <= today",
        "later side",
    ),
    "today moved": ("dpia.approved_on <= after(today, 'P1M')", "today", "later side"),
    "today counted": ("days_between(dpia.approved_on, today) < 30", "today", "later side"),
    "today as a number": ("size(kpis) <= today", "size(kpis)", "`today` is a date"),
    # form
    "one equals sign": ("dpia.status = 'approved'", "=", "`==`"),
    "one ampersand": ("has(dpia) & has(kpis)", "&", "`&&`"),
    "the word and": ("has(dpia) and has(kpis)", "and", "`&&`"),
    "the word not": ("not has(dpia)", "not", "`!`"),
    "an open text": ("dpia.status == 'approved", "'", "not closed"),
    "an open bracket": ("(has(dpia)", "", "`)` is expected"),
    "a closed bracket": ("has(dpia))", ")", "not expected"),
    "an index": ("kpis[0].id == 'a'", "[", "no indexing"),
    "null": ("dpia.status == null", "null", "has("),
    "a product": ("size(kpis) * 2 > 3", "*", "multiplication"),
    "a map": ("{'a': 1}.a == 1", "{", "map literals"),
    "nothing at all": ("", "", "A value is expected"),
    "half a comparison": ("dpia.status ==", "", "A value is expected"),
    "half a choice": ("has(dpia) ? has(kpis)", "", "`:`"),
    "an escape": (r"project.name == 'a\d'", r"\d", "not an escape"),
    "another sign": ("has(dpia) ; has(kpis)", ";", "no meaning"),
    "a number beyond numbers": ("size(kpis) < 1e999", "1e999", "too large"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_refused_at_its_place(name: str) -> None:
    text, at, says = MISTAKES[name]
    with pytest.raises(ExpressionError) as refused:
        expressions.compile(text, SOME)
    error = refused.value
    assert (text[error.start : error.end], says in error.message) == (at, True), error.message


@pytest.mark.parametrize(
    ("text", "expects", "says"),
    [
        ("size(kpis)", "bool", "true or false is expected"),
        ("dpia.status == 'approved'", "date", "a date is expected"),
        ("dpia.status", ("list", "map"), "a list is expected"),
    ],
)
def test_an_expression_of_another_kind_than_its_place_asks_for_is_refused(
    text: str, expects: str | tuple[str, ...], says: str
) -> None:
    with pytest.raises(ExpressionError, match=says):
        expressions.compile(text, SOME, expects=expects)


@pytest.mark.parametrize(
    "text",
    [
        "dpia.approved_on <= today",
        "today > dpia.approved_on",
        "!(dpia.approved_on > today)",
        "!!(dpia.approved_on <= today)",
        "after(dpia.approved_on, limits.within) <= today",
        "kpis.all(k, k.measured.exists(m, m.date <= today))",
        "size(kpis.map(k, k.measured).flatten().filter(m, m.date < today)) > limits.most",
        "has(dpia) ? dpia.approved_on <= today : false",
        "dpia.approved_on >= limits.from",
        "project.departments.all(d, d in limits.words) || limits.strict",
        r'project.name.matches(r"^\d+$") || project.name == "it\'s \u00e9"',
        "has(learning.reviews.newest().date)",
        "-size(kpis) < - 3 + limits.most",
        "dpia.status in ['approved'] == true",
        "project.departments == []",
        "roles.x_own.person.name == 'x'",
    ],
)
def test_what_is_sound_is_let_through(text: str) -> None:
    assert expressions.compile(text, SOME, expects="bool").kind == "bool"


def test_a_due_may_say_anything_about_today() -> None:
    assert expressions.compile("after(today, 'P1M')", SOME, expects="date", dated=False, constant=True).kind == "date"


def test_a_let_that_turns_true_with_time_cannot_be_denied() -> None:
    over = expressions.compile("dpia.review_on <= today", SOME)
    types = SOME.bind(over=over)
    assert expressions.compile("over && has(dpia)", types).reads == {"dpia", "dpia.review_on"}
    for text in ("!over", "over == false", "over ? has(dpia) : has(kpis)"):
        with pytest.raises(ExpressionError, match="turns true with time"):
            expressions.compile(text, types)


def test_a_date_is_wanted_and_a_literal_becomes_one() -> None:
    assert expressions.compile("'2026-01-01'", SOME, expects="date", constant=True).kind == "date"
    with pytest.raises(ExpressionError, match="is not a day"):
        expressions.compile("'soon'", SOME, expects="date", constant=True)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 200 + "has(dpia)" + ")" * 200,
        "!" * 200 + "has(dpia)",
        " && ".join(["has(dpia)"] * 90),
        "[" * 90,
        "a" * 5000,
    ],
)
def test_what_is_too_deep_or_too_long_is_refused(text: str) -> None:
    with pytest.raises(ExpressionError, match=r"too deeply|longer than"):
        expressions.compile(text, SOME)


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("kpis.exists(k, k.targets.exists(t, t.value > 1))", {"kpis", "kpis[].targets", "kpis[].targets[].value"}),
        ("stage == 'scale' && weight == 'full'", {"project.stage"}),
        ("mandate.sponsor.name == 'x'", {"mandate.sponsor"}),
        (
            "same_person(roles.executive, mandate.sponsor)",
            {"roles.executive", "roles.executive.person", "mandate.sponsor"},
        ),
        (
            "learning.reviews.newest().lessons == 'x'",
            {"learning.reviews", "learning.reviews[].date", "learning.reviews[].lessons"},
        ),
        ("org.strategy.goals.exists(g, g.id == 'x')", {"org.strategy.goals", "org.strategy.goals[].id"}),
        ("has(dpia.dpo_advice.given_on)", {"dpia.dpo_advice.given_on"}),
        ("team.members.people().exists(p, p.level == 'board')", {"team.members", "team.members[].person"}),
    ],
)
def test_what_is_read_is_known_as_patterns(text: str, reads: set[str]) -> None:
    assert expressions.compile(text, SOME).reads == reads


def test_a_type_can_be_asked_for_a_path() -> None:
    assert SOME.type_of("dpia.approved_on").kind == "date"
    assert SOME.type_of("kpis").item == SOME.names["kpis"].type.item
    assert SOME.bind(missing=Type("text")).type_of("missing").kind == "text"
    with pytest.raises(ExpressionError, match="did you mean"):
        SOME.type_of("dpia.aproved_on")
