"""One rule against one subject: `when`, `require`, `each`, `assert`, `due`, in the fixed order; no lines, no words.

What passes costs next to nothing; a `Hit` is made only where something is to be said.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import count
from typing import Any, Final

from aigov import dates
from aigov.engine.calling import Call
from aigov.engine.inputs import NOTHING
from aigov.engine.verdict import BARE, CALL, LACKING, ORDER, Hit, ShortWay, Verdict
from aigov.engine.view import View, visited
from aigov.expressions import Answer, Expression, Scope
from aigov.expressions.scope import FAULTS, LACKS, ExhaustedError
from aigov.findings import Outcome
from aigov.language import said
from aigov.paths import UNKNOWN, Path
from aigov.records import NamedTuple
from aigov.rule import Rule

MOST_ITEMS: Final = 100_000
"""Items that the steps of one `each` may visit in one subject: lists times each other soon have no end."""
_NOT_APPLICABLE, _PASS, _UNDECIDED, _FAIL = range(4)
_NOTHING_SAID: Final[tuple[Any, ...]] = (UNKNOWN, "", [], {})


class Item(NamedTuple):
    """Where judging stands under `each`."""

    scope: Scope
    value: Any = None
    path: Path | None = None


class Judging:
    """One rule, made ready for a run: its limits are settled and its `require` is sorted."""

    __slots__ = ("_call", "_each", "_items", "_once", "_when", "_when_item", "limits", "rule", "short")

    def __init__(
        self, rule: Rule, limits: Mapping[str, Any], checks: Mapping[str, Callable[..., Any]], *, many: bool = False
    ) -> None:
        """`limits` are those of the configuration; `checks` are looked into when the rule is first judged.

        Where `many` subjects are to come, the rule's source is generated at the first one.
        """
        self.rule = rule
        self.limits = {**rule.limits, **limits} if rule.limits else NOTHING
        self._when = None if rule.when_reads_item else rule.when
        self._when_item = rule.when if rule.when_reads_item else None
        self._once = tuple(require.path for require in rule.require if not require.reads_item)
        self._items = tuple(require.path for require in rule.require if require.reads_item)
        self._each = rule.each
        self._call = Call(rule.check, checks) if rule.check else None
        self.short = ShortWay(rule, self.limits, self._call, many=many)

    def judge(self, view: View) -> Verdict:
        """Return the rule's verdict over all its items: fail, else undecided, else pass, else not applicable."""
        rank = self.short.rank(view)
        return BARE[rank] if rank is not None and rank < CALL else self.closely(rank, view)

    def closely(self, rank: int | None, view: View) -> Verdict:
        """Return the verdict where the short way told none; `rank` is what it answered."""
        if rank is None and self.short.opened(view):
            return self.judge(view)
        if rank == CALL and self._call is not None:
            return self._called(self._call, Item(self._scope(view)), view)
        if rank == LACKS and view.org is None:
            return LACKING
        return self._step_by_step(view)

    def _scope(self, view: View) -> Scope:
        if self.limits:
            return Scope({**view.roots, "limits": self.limits}, self.rule.lets, NOTHING, view.who)
        return Scope(view.roots, self.rule.lets, NOTHING, view.who) if self.rule.lets else view.scope

    def _step_by_step(self, view: View) -> Verdict:
        """Judge so that whatever is wrong is known with its place."""
        scope = self._scope(view)
        if not self._each:
            rank = self._at_once(self._when, self._once, scope, view.today)
            if rank is not None:
                return BARE[rank]
        here = Item(scope)
        stopped = _stopped(self._when, self._once, here)
        if stopped is not None:
            return stopped
        if not self._each:
            return self._judge_one(here, view)
        rank = _NOT_APPLICABLE
        hits: list[Hit] = []
        try:
            for verdict in self._verdicts(here, 0, view, count(1)):
                rank = max(rank, verdict.rank)
                hits += verdict.hits
        except ExhaustedError:
            rank = max(rank, _UNDECIDED)
            hits.append(
                _hit(
                    Outcome.UNDECIDED,
                    "error",
                    None,
                    here,
                    detail=said(f"more than {MOST_ITEMS} items", f"meer dan {MOST_ITEMS} items"),
                )
            )
        return Verdict(rank, tuple(hits)) if hits else BARE[rank]

    def _verdicts(self, above: Item, step: int, view: View, steps: Iterator[int]) -> Iterator[Verdict]:
        each = self._each[step]
        items = view.items(each) if above.scope is view.scope else visited(each, above.scope)
        if isinstance(items, Answer):
            if not (items.state == "absent" and _is_list(each.over, items.path, above.scope)):
                yield _undecided(items, above)
            return
        is_last = step + 1 == len(self._each)
        for value, path, scope in items:
            if next(steps) > MOST_ITEMS:
                raise ExhaustedError
            if not is_last:
                yield from self._verdicts(Item(scope, value, path), step + 1, view, steps)
                continue
            rank = self._at_once(self._when_item, self._items, scope, view.today)
            yield BARE[rank] if rank is not None else self._judge_one(Item(scope, value, path), view)

    def _at_once(
        self, when: Expression | None, required: tuple[Expression, ...], scope: Scope, today: str
    ) -> int | None:
        """Return the rank of an item that plainly passes or is not asked; None of one to be looked at step by step."""
        rule = self.rule
        try:
            if when is not None:
                asked = when.value(scope)
                if asked is not True:
                    return _NOT_APPLICABLE if asked is False else None
            for path in required:
                if path.value(scope) in _NOTHING_SAID:
                    return None
            if self._call is not None:
                return None
            if rule.holds is not None:
                return _PASS if rule.holds.value(scope) is True else None
            if rule.due is not None:
                return _PASS if today < dates.before(rule.due.value(scope), rule.ahead) else None
        except FAULTS as fault:
            fault.__traceback__ = None  # else the frames that it came through keep it, and it them
            return None
        return _PASS

    def _judge_one(self, item: Item, view: View) -> Verdict:
        if item.path is not None or self._each:
            stopped = _stopped(self._when_item, self._items, item)
            if stopped is not None:
                return stopped
        if self._call is not None:
            return self._called(self._call, item, view)
        rule = self.rule
        holds, due = rule.holds, rule.due
        if holds is None:
            return BARE[_PASS] if due is None else self._by_day(due, None, item, view.today)
        answer = holds.answer(item.scope)
        if answer.value is True:
            return BARE[_PASS]
        hit = _failed(answer, item)
        if due is None or hit.reason in {"unreadable", "error"}:
            return _verdict(hit)
        return self._by_day(due, hit, item, view.today)

    def _by_day(self, due: Expression, hit: Hit | None, item: Item, today: str) -> Verdict:
        """Judge `due`; `hit` is what `assert` came to, where it is written and does not hold."""
        answer = due.answer(item.scope, blame=False)
        if answer.state != "value":
            return _verdict(_failed(answer, item))
        day = answer.value
        try:
            warned = bool(self.rule.ahead) and today >= dates.before(day, self.rule.ahead)
        except (TypeError, ValueError) as error:
            return _verdict(_hit(Outcome.UNDECIDED, "error", answer.path, item, detail=str(error)))
        if today <= day and not warned:
            return BARE[_PASS]
        if hit is None:
            hit = _hit(Outcome.FAIL, "due", _first(due, item), item)
        elif hit.reason == "false":
            hit = hit._replace(reason="due")
        if today <= day:
            return Verdict(_PASS, (hit._replace(outcome=Outcome.FAIL, day=day, ahead=True),))
        return _verdict(hit._replace(day=day))

    def _called(self, call: Call, item: Item, view: View) -> Verdict:
        """Judge by the check in Python. One that yields nothing had nothing to look at."""
        where = None if item.path is None else (item.value, item.path)
        judgements, raised = call.judgements(view, self.rule.id, self.limits, item.scope, where)
        rank = _NOT_APPLICABLE
        hits = []
        for judgement in judgements:
            rank = max(rank, ORDER.index(judgement.outcome))
            if judgement.outcome in {Outcome.PASS, Outcome.NOT_APPLICABLE}:
                continue
            if judgement.answer is not None:
                hits.append(_failed(judgement.answer, item))
            else:
                reason = "false" if judgement.outcome is Outcome.FAIL else "open"
                hit = _hit(judgement.outcome, reason, judgement.path, item, values=judgement.values)
                hits.append(hit._replace(also=judgement.also, text=judgement.group or hit.text))
        if raised is not None:
            rank = max(rank, _UNDECIDED)
            hits.append(_hit(Outcome.UNDECIDED, "raised", item.path, item, values=raised))
        return Verdict(rank, tuple(hits))


def _stopped(when: Expression | None, required: tuple[Expression, ...], item: Item) -> Verdict | None:
    """Return the verdict where a `when` is not true or something is required in vain; None where judging goes on."""
    if when is not None:
        answer = when.answer(item.scope, blame=False)
        if answer.value is not True:
            return BARE[_NOT_APPLICABLE] if answer.value is False else _undecided(answer, item)
    hits = tuple(hit for path in required for hit in _missing(path, item))
    return Verdict(max(ORDER.index(hit.outcome) for hit in hits), hits) if hits else None


def _missing(path: Expression, item: Item) -> Iterator[Hit]:
    """Yield what is absent, empty or unknown at a path that is required."""
    answer = path.answer(item.scope, blame=False)
    if answer.state != "value":
        yield _failed(answer, item)
    elif answer.value == UNKNOWN:
        yield _hit(Outcome.UNDECIDED, "unknown", _first(path, item), item)
    elif answer.value in _NOTHING_SAID:
        yield _hit(Outcome.FAIL, "empty", _first(path, item), item)


def _first(path: Expression, item: Item) -> Path | None:
    places = path.places(item.scope)
    return places[0] if places else None


def _failed(answer: Answer, item: Item) -> Hit:
    """Return what an answer other than true means in `assert`, `due` and `require`."""
    if answer.state == "absent":
        return _hit(Outcome.FAIL, "hole", answer.path, item, detail=answer.detail)
    if answer.state == "value":
        if answer.value is False:
            return _hit(Outcome.FAIL, "false", answer.path, item)
        return _hit(
            Outcome.UNDECIDED,
            "error",
            answer.path,
            item,
            detail=said(f"{answer.value!r} is neither true nor false", f"{answer.value!r} is geen true of false"),
        )
    return _hit(Outcome.UNDECIDED, answer.state, answer.path, item, detail=answer.detail)


def _undecided(answer: Answer, item: Item) -> Verdict:
    """Return what an answer without a value means in `when` and `each`: absent does not fail there."""
    reason = "error" if answer.state == "value" else answer.state
    return _verdict(_hit(Outcome.UNDECIDED, reason, answer.path, item, detail=answer.detail, asks="applies"))


def _hit(outcome: Outcome, reason: str, path: Path | None, item: Item, **more: Any) -> Hit:
    text = item.value if item.path is None and isinstance(item.value, str) else ""
    return Hit(outcome, reason, path, item.scope, item.path, text, **more)


def _verdict(hit: Hit) -> Verdict:
    return Verdict(_FAIL if hit.outcome is Outcome.FAIL else _UNDECIDED, (hit,))


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
