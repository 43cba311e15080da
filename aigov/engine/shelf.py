"""How long what is `unknown` may stay so: until the day that `open_questions` says, else for a while at one stage.

Past that, an undecided finding counts. What stands in the organisation's own file, and what has neither an open
question nor a known `project.stage_since`, does not age: there is no day to count from.
"""

from collections.abc import Mapping
from typing import Any, Final

from aigov import dates, paths
from aigov.engine.inputs import NOTHING
from aigov.engine.view import View
from aigov.engine.words import rendered
from aigov.expressions import Scope
from aigov.language import said
from aigov.paths import UNKNOWN, Path
from aigov.records import NamedTuple
from aigov.rule import Rule

KIND: Final = "unknown-aged"
LIMIT: Final = "shelf_life"
_SHELF_LIFE: Final = "P90D"


class Question(NamedTuple):
    """An entry of `open_questions`: the last day for its answer, empty where none is known, and who was asked."""

    day: str
    who: str


class Ended(NamedTuple):
    """The last day of a shelf life that has ended, and a sentence that says so."""

    day: str
    said: str


class Shelf:
    """The shelf lives of what is `unknown` in one document."""

    def __init__(self, view: View, rule: Rule | None, limits: Mapping[str, Any]) -> None:
        """`rule` words what has ended; `limits` are what configuration says of it."""
        self._view = view
        self._rule = rule
        self._limit = str(limits.get(LIMIT) or (rule.limits if rule else NOTHING).get(LIMIT) or _SHELF_LIFE)
        self._questions = _questions(view)

    def ended(self, path: Path) -> Ended | None:
        """Return since when what is unknown at `path` counts; None as long as it does not."""
        sheet, real = self._view.place(path)
        if sheet is not self._view.sheet:
            return None
        asked = next((self._questions[up] for up in _ancestors(real) if up in self._questions), None)
        day = asked.day if asked and asked.day else self._by_itself()
        if not day or self._view.today <= day:
            return None
        who = asked.who if asked else said("nobody", "niemand")
        details = {"path": self._view.text(path), "day": day, "who": who}
        scope = Scope(self._view.roots, NOTHING, NOTHING, self._view.who)
        words = rendered(self._rule.message if self._rule else None, scope, details)
        return Ended(day, words or said(f"Its shelf life ended on {day}.", f"De houdbaarheid liep af op {day}."))

    def _by_itself(self) -> str:
        """Return the last day of what nobody is asked; empty where the day on which the stage began is not known."""
        data = self._view.sheet.data
        project = data.get("project") if isinstance(data, dict) else None
        since = project.get("stage_since") if isinstance(project, dict) else None
        try:
            return dates.after(since, self._limit) if isinstance(since, str) and since != UNKNOWN else ""
        except ValueError:  # a limit that is no period, or a day beyond all calendars
            return ""


def _ancestors(path: Path) -> list[Path]:
    """Return `path` and what it lies in, the nearest first."""
    return [path[:length] for length in range(len(path), -1, -1)]


def _questions(view: View) -> Mapping[Path, Question]:
    """Return the open questions by the place that each is about; of two about one place the later holds."""
    data = view.sheet.data
    entries = data.get("open_questions") if isinstance(data, dict) else None
    found: dict[Path, Question] = {}
    for number, entry in enumerate(entries if isinstance(entries, list) else ()):
        at = entry.get("at") if isinstance(entry, dict) else None
        if not isinstance(at, str) or at == UNKNOWN:
            continue
        try:
            path = paths.resolve(data, at, view.sheet.key_of)
        except (KeyError, ValueError):  # structure has said so
            continue
        day = entry.get("due_on")
        question = Question(day if isinstance(day, str) and dates.is_date(day) else "", _who(view, entry, number))
        if path not in found or found[path].day < question.day:
            found[path] = question
    return found


def _who(view: View, entry: Mapping[str, Any], number: int) -> str:
    raw = entry.get("asked_of")
    name = view.led(raw, ("open_questions", number, "asked_of")).person.get("name") if raw is not None else None
    return name if isinstance(name, str) and name != UNKNOWN else said("nobody named yet", "nog niemand genoemd")
