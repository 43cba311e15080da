"""One rule against one subject: `when`, `require`, `each`, `assert`, `due`, in the fixed order; no lines, no words.

What passes costs next to nothing; a `Hit` is made only where something is to be said.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from aigov import dates
from aigov.engine.calling import Call
from aigov.engine.inputs import NOTHING
from aigov.engine.view import View
from aigov.expressions import Answer, Expression, Scope
from aigov.expressions.scope import FAULTS
from aigov.findings import Outcome
from aigov.paths import UNKNOWN, Path
from aigov.rule import Rule

PASS, FAIL, UNDECIDED, NOT_APPLICABLE = Outcome.PASS, Outcome.FAIL, Outcome.UNDECIDED, Outcome.NOT_APPLICABLE


class Hit(NamedTuple):
    """Something to be said, before it has words.

    `reason` is hole, empty, false or due of a failing hit; unknown, absent, unreadable, error, open or raised of an
    undecided one. `path` is the place that decided, None where there is none. `scope` gives the placeholders their
    values; `item` is the path of the innermost item of `each`, and `text` what the item is. `day` is set where the
    rule still passes and `due` warns of that day.
    """

    outcome: Outcome
    reason: str
    path: Path | None
    scope: Scope
    item: Path | None = None
    text: str = ""
    detail: str = ""
    asks: str = "holds"
    day: str = ""
    values: Mapping[str, str] = NOTHING


class Verdict(NamedTuple):
    """What a rule says of a subject."""

    outcome: Outcome
    hits: tuple[Hit, ...]


_PASSED: Final = Verdict(PASS, ())
_NOT_APPLICABLE: Final = Verdict(NOT_APPLICABLE, ())
_RANK: Final = {NOT_APPLICABLE: 0, PASS: 1, UNDECIDED: 2, FAIL: 3}


class Item(NamedTuple):
    """Where judging stands under `each`."""

    scope: Scope
    value: Any
    path: Path | None


class Judging:
    """One rule, made ready for a run: its limits are settled and its `require` is sorted."""

    __slots__ = ("_call", "_each", "_items", "_limits", "_once", "rule")

    def __init__(self, rule: Rule, limits: Mapping[str, Any], checks: Mapping[str, Callable[..., Any]]) -> None:
        """`limits` are those of the configuration; `checks` are looked into when the rule is first judged."""
        self.rule = rule
        self._limits = {**rule.limits, **limits} if rule.limits else NOTHING
        self._once = tuple(require.path for require in rule.require if not require.reads_item)
        self._items = tuple(require.path for require in rule.require if require.reads_item)
        self._each = rule.each
        self._call = Call(rule.check, checks) if rule.check else None

    def judge(self, view: View) -> Verdict:
        """Return the rule's outcome over all its items: fail, else undecided, else pass, else not applicable."""
        rule = self.rule
        scope = view.scope
        if rule.lets or self._limits:
            scope = Scope({**view.roots, "limits": self._limits}, rule.lets, {}, view.who)
        here = Item(scope, None, None)
        if rule.when is not None and not rule.when_reads_item:
            stopped = _unmet(rule.when.answer(scope, blame=False), here)
            if stopped is not None:
                return stopped
        hits = tuple(_missing(self._once, here)) if self._once else ()
        if hits:
            return Verdict(_worst(hits), hits)
        if not self._each:
            return self._judge_one(here, view)
        outcome = NOT_APPLICABLE
        found: list[Hit] = []
        for verdict in self._verdicts(here, 0, view):
            if _RANK[verdict.outcome] > _RANK[outcome]:
                outcome = verdict.outcome
            found += verdict.hits
        return Verdict(outcome, tuple(found)) if found else _BARE[outcome]

    def _verdicts(self, above: Item, step: int, view: View) -> Iterator[Verdict]:
        if step == len(self._each):
            yield self._judge_one(above, view)
            return
        each = self._each[step]
        items = each.over.items(above.scope)
        if isinstance(items, Answer):
            if not (items.state == "absent" and _is_list(each.over, items.path, above.scope)):
                yield _undecided(items, above, "applies")
            return
        for value, path in items:
            scope = above.scope.visit({each.name: (value, path)})
            yield from self._verdicts(Item(scope, value, path), step + 1, view)

    def _judge_one(self, item: Item, view: View) -> Verdict:
        rule = self.rule
        if rule.when is not None and rule.when_reads_item:
            stopped = _unmet(rule.when.answer(item.scope, blame=False), item)
            if stopped is not None:
                return stopped
        if self._items:
            hits = tuple(_missing(self._items, item))
            if hits:
                return Verdict(_worst(hits), hits)
        if self._call is not None:
            return self._called(item, view)
        if rule.holds is None:
            return _PASSED if rule.due is None else self._by_day(None, item, view.today)
        answer = rule.holds.answer(item.scope)
        if answer.state == "value" and answer.value is True:
            return _PASSED
        hit = _failed(answer, item)
        if rule.due is None or hit.reason in {"unreadable", "error"}:
            return Verdict(hit.outcome, (hit,))
        return self._by_day(hit, item, view.today)

    def _by_day(self, hit: Hit | None, item: Item, today: str) -> Verdict:
        """Judge `due`; `hit` is what `assert` came to, where it is written and does not hold."""
        rule = self.rule
        assert rule.due is not None  # noqa: S101  (asked by the caller)
        answer = rule.due.answer(item.scope, blame=False)
        if answer.state != "value":
            failed = _failed(answer, item)
            return Verdict(failed.outcome, (failed,))
        day = answer.value
        try:
            warned = bool(rule.ahead) and today >= dates.before(day, rule.ahead)
        except (TypeError, ValueError) as error:
            failed = _hit(UNDECIDED, "error", answer.path, item, detail=str(error))
            return Verdict(UNDECIDED, (failed,))
        if today <= day and not warned:
            return _PASSED
        if hit is None:
            hit = _hit(FAIL, "due", _first(rule.due, item), item)
        elif hit.reason == "false":
            hit = hit._replace(reason="due")
        if today <= day:
            return Verdict(PASS, (hit._replace(outcome=FAIL, day=day),))
        return Verdict(hit.outcome, (hit,))

    def _called(self, item: Item, view: View) -> Verdict:
        """Judge by the check in Python. One that yields nothing had nothing to look at."""
        assert self._call is not None  # noqa: S101  (asked by the caller)
        where = None if item.path is None else (item.value, item.path)
        judgements, raised = self._call.judgements(view, self.rule.id, self._limits, item.scope, where)
        outcome, hits = NOT_APPLICABLE, []
        for judgement in judgements:
            if _RANK[judgement.outcome] > _RANK[outcome]:
                outcome = judgement.outcome
            if judgement.answer is not None and judgement.outcome in {FAIL, UNDECIDED}:
                hits.append(_failed(judgement.answer, item))
            elif judgement.outcome is FAIL:
                hits.append(_hit(FAIL, "false", judgement.path, item, values=judgement.values))
            elif judgement.outcome is UNDECIDED:
                hits.append(_hit(UNDECIDED, "open", judgement.path, item, values=judgement.values))
        if raised is not None:
            outcome = FAIL if outcome is FAIL else UNDECIDED
            hits.append(_hit(UNDECIDED, "raised", item.path, item, values=raised))
        return Verdict(outcome, tuple(hits))


_BARE: Final = {outcome: Verdict(outcome, ()) for outcome in Outcome}


def _unmet(answer: Answer, item: Item) -> Verdict | None:
    """Return the verdict of a `when` that is not true; None where it is."""
    if answer.state == "value" and isinstance(answer.value, bool):
        return None if answer.value else _NOT_APPLICABLE
    return _undecided(answer, item, "applies")


def _missing(required: tuple[Expression, ...], item: Item) -> Iterator[Hit]:
    """Yield what is absent, empty or unknown of the paths that are required."""
    for path in required:
        answer = path.answer(item.scope, blame=False)
        if answer.state != "value":
            yield _failed(answer, item)
        elif answer.value == UNKNOWN:
            yield _hit(UNDECIDED, "unknown", _first(path, item), item)
        elif answer.value in ("", [], {}):
            yield _hit(FAIL, "empty", _first(path, item), item)


def _first(path: Expression, item: Item) -> Path | None:
    places = path.places(item.scope)
    return places[0] if places else None


def _failed(answer: Answer, item: Item) -> Hit:
    """Return what an answer other than true means in `assert`, `due` and `require`."""
    if answer.state == "absent":
        return _hit(FAIL, "hole", answer.path, item)
    if answer.state == "value":
        if answer.value is False:
            return _hit(FAIL, "false", answer.path, item)
        return _hit(UNDECIDED, "error", answer.path, item, detail=f"{answer.value!r} is neither true nor false")
    return _hit(UNDECIDED, answer.state, answer.path, item, detail=answer.detail)


def _undecided(answer: Answer, item: Item, asks: str) -> Verdict:
    """Return what an answer without a value means in `when` and `each`: absent does not fail there."""
    reason = "error" if answer.state == "value" else answer.state
    return Verdict(UNDECIDED, (_hit(UNDECIDED, reason, answer.path, item, detail=answer.detail, asks=asks),))


def _hit(outcome: Outcome, reason: str, path: Path | None, item: Item, **more: Any) -> Hit:
    text = item.value if item.path is None and isinstance(item.value, str) else ""
    return Hit(outcome, reason, path, item.scope, item.path, text, **more)


def _worst(hits: tuple[Hit, ...]) -> Outcome:
    return max((hit.outcome for hit in hits), key=_RANK.__getitem__)


def _is_list(over: Expression, hole: Path | None, scope: Scope) -> bool:
    """Return whether the hole is the list that `each` goes over.

    Something absent inside an item of it, or one list of several, would leave items out that are written.
    """
    if len(over.lists) != 1:
        return False
    try:
        place = over.place(scope)
    except FAULTS:
        return False
    return hole is not None and place is not None and place[: len(hole)] == hole
