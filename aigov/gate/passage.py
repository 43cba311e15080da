"""The passage of a project from stage to stage: which decisions it rests on, and what they lack."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from aigov.engine.view import View
from aigov.language import said
from aigov.paths import UNKNOWN, UNREADABLE, Path
from aigov.rule import STAGES

DECISIONS: Final = "decisions"
_LAST: Final = STAGES[-1]
_YES: Final = ("go", "conditional_go")


class Move(NamedTuple):
    """A passage: `leaving` is empty where nobody knows from where, `since` where nobody knows since when."""

    leaving: str
    entering: str
    since: str = ""


class Lack(NamedTuple):
    """What a passage lacks, at its place; `subject` is that of the decision, `decider` where it names who decides."""

    kind: str
    path: Path
    details: Mapping[str, str]
    subject: str
    decider: Path = ()


def lowers(move: Move) -> bool:
    """Return whether the passage goes back: to an earlier stage, or out of retirement."""
    known = move.leaving in STAGES and move.entering in STAGES
    return known and STAGES.index(move.entering) < STAGES.index(move.leaving)


def skipped(move: Move) -> tuple[str, ...]:
    """Return the stages that a passage leaves out; none on the way out of use, which may begin anywhere."""
    if move.leaving not in STAGES or move.entering not in STAGES or move.entering == _LAST or lowers(move):
        return ()
    return STAGES[STAGES.index(move.leaving) + 1 : STAGES.index(move.entering)]


def passage(view: View, move: Move, today: str) -> Iterator[Lack]:
    """Yield whatever the decisions of a project lack to carry it through: one for each stage that is left out, and one
    for the stage that it enters, or for going back.

    What cannot be read is passed over: a finding on structure says so already.
    """
    decisions = view.data.get(DECISIONS) if isinstance(view.data, dict) else UNREADABLE
    if decisions is UNREADABLE:
        return
    taken = _Decisions(view, decisions if isinstance(decisions, list) else [], today)
    if lowers(move):
        subject = f"return_to_{move.entering}"
        details = {"subject": subject, "leaving": move.leaving, "entering": move.entering}
        yield from taken.carry(move, (subject,), Lack("gate-lowered-by-decision", (DECISIONS,), details, subject))
        return
    for stage in skipped(move):
        subject = f"skip_{stage}"
        details = {"subject": subject, "skipped": stage, "leaving": move.leaving, "entering": move.entering}
        none = Lack("gate-no-stage-skipped", (DECISIONS,), details, subject)
        yield from taken.carry(move, (subject, f"enter_{stage}"), none)
    subject = f"enter_{move.entering}"
    none = Lack("gate-decided", (DECISIONS,), {"subject": subject, "entering": move.entering}, subject)
    yield from taken.carry(move, (subject,), none)


class _Decisions:
    """The decisions of one manifest."""

    def __init__(self, view: View, items: list[Any], today: str) -> None:
        self._view = view
        self._today = today
        self._items = [(place, item) for place, item in enumerate(items) if isinstance(item, dict)]
        self._torn = len(self._items) < len(items)

    def carry(self, move: Move, subjects: tuple[str, ...], none: Lack) -> Iterator[Lack]:
        """Yield what the decision that counts lacks; `none` where there is none about one of `subjects`."""
        about = [(place, item) for place, item in self._items if item.get("subject") in subjects]
        if about:
            place, decision = max(about, key=_counts)
            yield from self._lacks((DECISIONS, place), decision, move)
        elif not self._torn and all(item.get("subject") is not UNREADABLE for _, item in self._items):
            yield none

    def _lacks(self, path: Path, decision: Mapping[str, Any], move: Move) -> Iterator[Lack]:
        name = decision.get("id")
        subject = str(decision["subject"])
        decider = (*path, "decider")
        shown = name if isinstance(name, str) else subject

        def lack(kind: str, key: str, **details: str) -> Lack:
            return Lack(f"gate-{kind}", (*path, key), {"decision": shown, **details}, subject, decider)

        outcome = decision.get("outcome")
        if outcome is UNREADABLE:
            return
        if outcome not in _YES:
            yield lack(
                "is-a-yes",
                "outcome",
                what=_missing(outcome, "outcome") or said(f"is `{outcome}`", f"staat op `{outcome}`"),
            )
            return
        what = self._nobody(decision.get("decider"), decider)
        if what:
            yield lack("decider-named", "decider", what=what)._replace(decider=())
        day = decision.get("decided_on")
        what = _missing(day, "day") or ("" if _past(day, self._today) else _ahead(day))
        if what:
            yield lack("day-not-ahead", "decided_on", what=what)
        elif isinstance(day, str) and move.since and day < move.since:
            yield lack("decided-in-its-stage", "decided_on", day=day, leaving=move.leaving, since=move.since)
        reasons = decision.get("reasons")
        what = _missing(reasons if reasons is UNREADABLE or str(reasons or "").strip() else None, "reasons")
        if what:
            yield lack("reasons-given", "reasons", what=what)
        if outcome == "conditional_go":
            for key, what in self._conditions(decision.get("conditions")):
                found = lack("conditions-met-or-dated", "conditions", what=what)
                yield found._replace(path=(*found.path, *key))

    def _nobody(self, raw: Any, path: Path) -> str:
        """Return why nobody is known to have decided; nothing where somebody is."""
        missing = _missing(raw, "decider")
        if missing or raw is UNREADABLE:
            return missing
        led = self._view.led(raw, path)
        if led.state == "unknown" or (led.state == "value" and led.person.get("name", UNKNOWN) == UNKNOWN):
            return said("has a decider who is unknown", "heeft een beslisser die onbekend is")
        if led.state not in {"absent", "nowhere"}:
            return ""
        return said(
            f'names as its decider "{raw}", whom nobody is yet', f'noemt als beslisser "{raw}", en dat is nog niemand'
        )

    def _conditions(self, conditions: Any) -> Iterator[tuple[Path, str]]:
        """Yield each condition that is neither met nor to be met by a day that is still to come."""
        if conditions is UNREADABLE:
            return
        if not isinstance(conditions, list) or not conditions:
            yield (
                (),
                said(
                    "is a yes under conditions, and does not say which",
                    "is een ja onder voorwaarden, en zegt niet welke",
                ),
            )
            return
        for place, condition in enumerate(conditions):
            if not isinstance(condition, dict):
                continue
            met, due = condition.get("met_on"), condition.get("due_on")
            named = condition.get("id")
            if met is UNREADABLE or due is UNREADABLE or (_missing(met, "day") == "" and _past(met, self._today)):
                continue
            if _missing(due, "day"):
                yield (
                    (place,),
                    said(
                        f'does not say by when its condition "{named}" has to be met, or that it is',
                        f'zegt niet wanneer aan de voorwaarde "{named}" moet zijn voldaan, of dat dat zo is',
                    ),
                )
            elif isinstance(due, str) and due < self._today:
                yield (
                    (place, "due_on"),
                    said(
                        f'had to see its condition "{named}" met by {due}, and that it is, is not said',
                        f'vroeg dat uiterlijk op {due} aan de voorwaarde "{named}" was voldaan, en dat dat zo is, '
                        "staat er niet",
                    ),
                )


def _counts(one: tuple[int, Mapping[str, Any]]) -> tuple[int, str, bool, int]:
    """Return by what the decision that counts is found among several about one subject: the newest that was taken.

    One that was taken and has no day may be the newest; of two on one day the one that is no yes holds.
    """
    place, decision = one
    outcome, day = decision.get("outcome"), decision.get("decided_on")
    if outcome in (None, UNKNOWN, "pending"):
        return 0, "", False, place
    if isinstance(day, str) and day != UNKNOWN:
        return 1, day, outcome not in _YES, place
    return 2, "", outcome not in _YES, place


def _missing(value: Any, what: str) -> str:
    """Return how a decision says nothing of `what`; nothing where it says something."""
    if value is not None and value != UNKNOWN:
        return ""
    match what:
        case "outcome":
            none = said("has no outcome", "heeft geen uitkomst")
            unknown = said("has an outcome that is unknown", "heeft een uitkomst die onbekend is")
        case "reasons":
            none = said("has no reasons", "heeft geen redenen")
            unknown = said("has reasons that are unknown", "heeft redenen die onbekend zijn")
        case "decider":
            none = said("has no decider", "heeft geen beslisser")
            unknown = said("has a decider that is unknown", "heeft een beslisser die onbekend is")
        case _:
            none = said("has no day", "heeft geen datum")
            unknown = said("has a day that is unknown", "heeft een datum die onbekend is")
    return none if value is None else unknown


def _ahead(day: Any) -> str:
    return said(f"is dated {day}, a day still to come", f"heeft als datum {day}, en die dag moet nog komen")


def _past(day: Any, today: str) -> bool:
    return not isinstance(day, str) or day <= today
