"""The five kinds of statement that `aigov new rule` writes: what each asks, and the rule that it becomes."""

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from aigov.dates import after, days_between, is_period
from aigov.paths import UNKNOWN
from aigov.scaffold.block import flow
from aigov.scaffold.fields import DAY, SAMPLES, Field, Schema, example, find, merged

Answers = Mapping[str, str]
"""What was answered, by the name of the question; empty where nothing was."""

LEAVES_OPEN: Final = "Nobody knows yet? Write unknown, and under open_questions who will answer and when."
_OTHER: Final = {"name": "K. Smit", "email": "k.smit@example.org"}
_MONTH: Final = 30


class Ask(NamedTuple):
    """A question. `default` is empty where an answer is needed; of an `optional` one nothing is an answer too.

    Where `of` is written, it is asked only if the first field is of one of these kinds. `is_field` where it names one.
    """

    name: str
    ask: str
    default: str = ""
    optional: bool = False
    of: tuple[str, ...] = ()
    is_field: bool = False


class Case(NamedTuple):
    """An example after the first: what it changes, and what must come out: a place to mark, or an outcome."""

    name: str
    at: str = ""
    outcome: str = ""
    put: Mapping[str, Any] = {}
    drop: str = ""
    as_of: str = ""


class Draft(NamedTuple):
    """What a kind makes of its answers. `logic` are keys of the rule with their YAML; the first example holds."""

    title: str
    logic: Mapping[str, str]
    message: str
    remedy: str
    verifies: str
    steps: tuple[str, ...]
    manifest: Mapping[str, Any]
    cases: tuple[Case, ...]


class Kind(NamedTuple):
    """A kind of statement: what to ask, and how to draft it; drafting raises ValueError with what would do."""

    about: str
    asks: tuple[Ask, ...]
    draft: Callable[[Schema, Answers], Draft]


def _present(schema: Schema, answers: Answers) -> Draft:
    field = find(schema, answers["field"])
    if field.required:
        raise ValueError(f'"{answers["field"]}" is asked for already: without it a manifest cannot be read.')
    return Draft(
        title=f"{_named(field)} is written",
        logic={"require": flow([field.path])},
        message="",
        remedy=f"Ask who knows, and write it down. {LEAVES_OPEN}",
        verifies="declared",
        steps=steps(field),
        manifest=example(field, field.sample),
        cases=_silence(field),
    )


def _fresh(schema: Schema, answers: Answers) -> Draft:
    field = find(schema, answers["field"])
    every = answers["every"]
    if field.kind != "date":
        raise ValueError(
            f'"{answers["field"]}" holds no day; name the field that holds the day on which it was last done.'
        )
    if not is_period(every):
        raise ValueError(f'"{every}" is not a period; write P1Y, P6M, P2W or P30D.')
    due = after(DAY, every)
    ahead = "P30D" if days_between(DAY, due) > 2 * _MONTH else "P0D"
    soon = (Case("on the last day", as_of=due, at=field.place),) if ahead != "P0D" else ()
    return Draft(
        title=f"{_named(field)} is no longer ago than {every}",
        logic={"due": f"after({field.path}, '{every}')", "ahead": ahead},
        message=f"It was last done on {{{field.path}}}, and is due every {every}.",
        remedy=f"Agree on a day to do it again, and write that day down once it is done. {LEAVES_OPEN}",
        verifies="current",
        steps=steps(field),
        manifest=example(field, DAY),
        cases=(
            *soon,
            Case("the day after", as_of=after(due, "P1D"), at=field.place),
            *_silence(field),
        ),
    )


def _different_people(schema: Schema, answers: Answers) -> Draft:
    one, other = find(schema, answers["field"]), find(schema, answers["other"])
    for field, name in ((one, answers["field"]), (other, answers["other"])):
        if field.kind != "who":
            raise ValueError(f'"{name}" leads to nobody; name a field that holds a person, such as mandate.sponsor.')
    if one.path == other.path:
        raise ValueError("These are one field; name two.")
    if one.steps and other.steps and one.steps != other.steps:
        raise ValueError(
            "The two stand in different lists, and who is compared with whom is not clear; name one outside a list."
        )
    manifest = merged(example(one, SAMPLES["who"]), example(other, _OTHER))
    return Draft(
        title=f"{_named(one)} and {_named(other)} are two people",
        logic={"assert": f'"!same_person({one.path}, {other.path})"'},
        message=f"{{{one.path}}} stands both in {_named(one)} and in {_named(other)}.",
        remedy=f"Agree on somebody else for one of the two, and write who it is. {LEAVES_OPEN}",
        verifies="consistent",
        steps=steps(one) or steps(other),
        manifest=manifest,
        cases=(Case("one person", put={other.place: SAMPLES["who"]}, at=one.place), *_silence(one), *_silence(other)),
    )


def _from_our_list(schema: Schema, answers: Answers) -> Draft:
    field = find(schema, answers["field"])
    words = [word.strip() for word in answers["allowed"].split(",") if word.strip()]
    if field.kind not in ("text", "enum", "list") or (field.kind == "list" and field.item != "text"):
        raise ValueError(f'"{answers["field"]}" holds no word; name a field that holds words.')
    if not words:
        raise ValueError("There is no word on the list; write the words with commas between them.")
    strange = [word for word in words if field.members and word not in field.members]
    if strange:
        raise ValueError(f'"{strange[0]}" is not a word of this field: {", ".join(field.members)}.')
    others = [word for word in field.members or ("something-else",) if word not in words]
    if not others:
        raise ValueError("Every word that this field can hold is on the list; there is nothing left to find.")
    listed = "[" + ", ".join(_text(word) for word in words) + "]"
    several = field.kind == "list"
    test = f"{field.path}.all(word, word in {listed})" if several else f"{field.path} in {listed}"
    wrong = [words[0], others[0]] if several else others[0]
    return Draft(
        title=f"{_named(field)} holds {'words' if several else 'a word'} of our list",
        logic={"assert": _expression(test), "at": field.path},
        message=f"{_named(field)} holds {{{field.path}}}; on our list are {_braces(', '.join(words))}.",
        remedy=f"Take one that is on the list, or ask for the list to be made longer. {LEAVES_OPEN}",
        verifies="declared",
        steps=steps(field),
        manifest=example(field, [words[0]] if several else words[0], wrong),
        cases=(Case("not on the list", put={field.place: wrong}, at=field.place), *_silence(field)),
    )


def _within(schema: Schema, answers: Answers) -> Draft:
    field = find(schema, answers["field"])
    if field.kind == "date":
        return _within_time(schema, field, answers)
    if field.kind not in ("number", "integer"):
        raise ValueError(f'"{answers["field"]}" holds neither a number nor a day.')
    least, most = (_number(answers[name]) for name in ("least", "most"))
    if field.kind == "integer" and any(isinstance(bound, float) for bound in (least, most)):
        raise ValueError(f'"{answers["field"]}" holds a whole number; so do its bounds.')
    if least is None and most is None:
        raise ValueError("There is no bound; say the least, the most, or both.")
    if least is not None and most is not None and least > most:
        raise ValueError(f"{least:g} is more than {most:g}: nothing lies between the two.")
    bounds = {name: value for name, value in (("at_least", least), ("at_most", most)) if value is not None}
    tests = {"at_least": f"{field.path} >= limits.at_least", "at_most": f"{field.path} <= limits.at_most"}
    said = {"at_least": "at least {limits.at_least}", "at_most": "at most {limits.at_most}"}
    expected = " and ".join(said[name] for name in bounds)
    outside = [bound + step for bound, step in ((most, 1), (least, -1)) if bound is not None]
    wrong = next((value for value in outside if field.bounds[0] <= value <= field.bounds[1]), None)
    if wrong is None:
        raise ValueError("A manifest keeps it within these bounds already.")
    good = least if least is not None else most
    return Draft(
        title=f"{_named(field)} is within bounds",
        logic={"limits": flow(bounds), "assert": " && ".join(tests[name] for name in bounds)},
        message=f"{_named(field)} is {{{field.path}}}; it is expected to be {expected}.",
        remedy=f"Bring it within the bounds, or agree with whoever set them on others. {LEAVES_OPEN}",
        verifies="declared",
        steps=steps(field),
        manifest=example(field, good),
        cases=(Case("outside", put={field.place: wrong}, at=field.place), *_silence(field)),
    )


def _within_time(schema: Schema, field: Field, answers: Answers) -> Draft:
    begin, longest = find(schema, answers["since"]), answers["longest"]
    if begin.kind != "date":
        raise ValueError(f'"{answers["since"]}" holds no day; name the field that holds the first day.')
    if not is_period(longest):
        raise ValueError(f'"{longest}" is not a period; write P1Y, P6M, P2W or P30D.')
    if begin.steps and begin.steps != field.steps:
        raise ValueError("The two stand in different lists; name two days of one item.")
    last = after(DAY, longest)
    return Draft(
        title=f"{_named(field)} is at most {longest} after {_named(begin)}",
        logic={"assert": f"{field.path} <= after({begin.path}, '{longest}')"},
        message=f"It runs from {{{begin.path}}} to {{{field.path}}}; at most {longest} is expected.",
        remedy=f"Agree on an earlier day, or on why it takes longer. {LEAVES_OPEN}",
        verifies="consistent",
        steps=steps(field),
        manifest=merged(example(field, last), example(begin, DAY)),
        cases=(
            Case("a day too long", put={field.place: after(last, "P1D")}, at=field.place),
            *_silence(field),
            *_silence(begin),
        ),
    )


def _silence(field: Field) -> tuple[Case, ...]:
    """Return what every rule must have an answer to: nothing is written, and nobody knows."""
    return (
        Case(f"{field.path} is not written", drop=field.place, at=field.above),
        Case(f"{field.path} is not known", put={field.place: UNKNOWN}, outcome="undecided"),
    )


def steps(field: Field) -> tuple[str, ...]:
    """Return the steps of `each` that lead to a field."""
    return tuple(f"{step.path} as {step.name}" for step in field.steps)


def _named(field: Field) -> str:
    return f"`{field.path}`"


def _text(word: str) -> str:
    quoted = word.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{quoted}'"


def _expression(text: str) -> str:
    return text if ": " not in text and " #" not in text and "\\" not in text else flow(text)


def _braces(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _number(text: str) -> float | None:
    if not text:
        return None
    try:
        number = float(text)
    except ValueError:
        raise ValueError(f'"{text}" is not a number.') from None
    if number != number or abs(number) > 1e15:
        raise ValueError(f'"{text}" is no number that can be compared with.')
    return int(number) if number.is_integer() else number


_FIELD: Final = Ask("field", "Which field? (dpia.approved_by, kpis.owner)", is_field=True)
_NUMBERS: Final = ("number", "integer")
KINDS: Final[Mapping[str, Kind]] = {
    "present": Kind("a field is written", (_FIELD,), _present),
    "fresh": Kind(
        "a day is not too long ago",
        (
            Ask("field", "Which field holds the day? (dpia.approved_on)", is_field=True),
            Ask("every", "How often is it done? (P1Y, P6M)", "P1Y"),
        ),
        _fresh,
    ),
    "different-people": Kind(
        "two duties are not in one hand",
        (
            Ask("field", "Which field holds the one person? (bias_review.reviewed_by)", is_field=True),
            Ask("other", "And which the other? (kpis.owner)", is_field=True),
        ),
        _different_people,
    ),
    "from-our-list": Kind(
        "a word is one of ours",
        (_FIELD, Ask("allowed", "Which words are on the list? (own, cloud)")),
        _from_our_list,
    ),
    "within": Kind(
        "a number lies within bounds, or a day within a time after another",
        (
            Ask("field", "Which field? (sandbox.users.count, sandbox.ends_on)", is_field=True),
            Ask("least", "At least? (a number, or nothing)", optional=True, of=_NUMBERS),
            Ask("most", "At most? (a number, or nothing)", optional=True, of=_NUMBERS),
            Ask("since", "Which field holds the first day? (sandbox.starts_on)", of=("date",), is_field=True),
            Ask("longest", "How long after that at most? (P90D)", "P90D", of=("date",)),
        ),
        _within,
    ),
}
