"""What a check in Python is shown, and what it answers; re-exported by aigov.hooks for the authors of plugins."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from aigov.engine.inputs import NOTHING
from aigov.expressions import Answer, Expression, Scope
from aigov.findings import Outcome
from aigov.language import said
from aigov.paths import Path
from aigov.records import NamedTuple
from aigov.who import Led


class Judgement(NamedTuple):
    """What a check says about one place.

    `path` is concrete, and becomes the finding's place where the rule has no `at`. `values` are words for the rule's
    message, by the names that the check declares (`aigov.hooks.says`). `answer` is the read that decided, where an
    absent or unknown value did: the finding is then worded for it. `also` are related places. A finding about a group
    of things goes by `group`, whatever belongs to it today.
    """

    outcome: Outcome
    path: Path
    values: Mapping[str, str] = NOTHING
    answer: Answer | None = None
    also: tuple[Path, ...] = ()
    group: str = ""

    @classmethod
    def of(cls, read: Answer | Led) -> "Judgement":
        """Say what a read without a value means: absent fails at its hole, anything else is undecided."""
        answer = led_answer(read) if isinstance(read, Led) else read
        outcome = Outcome.FAIL if answer.state == "absent" else Outcome.UNDECIDED
        return cls(outcome, answer.path or (), NOTHING, answer)


def led_answer(led: Led) -> Answer:
    """Return a who that leads to nobody as expressions say it."""
    if led.state == "nowhere":
        return Answer(
            "error", None, led.path, said("no role and nobody in `people`", "geen rol en niemand in `people`")
        )
    return Answer(led.state, None, led.path)


Check = Callable[["Subject", Any], Iterator[Judgement]]


class Subject:
    """What a check may look at: one subject, at one item where the rule has `each`. Nothing of it may be changed.

    `data` is the manifest as plain data (dates are text, placeholders are "unknown"), `org` the organisation's section
    or None. `item` is the innermost item of `each` and its path.
    """

    __slots__ = (
        "_parts",
        "_paths",
        "_read",
        "_scope",
        "_text",
        "_today",
        "data",
        "item",
        "limits",
        "org",
        "stage",
        "weight",
    )

    def __init__(
        self,
        *,
        data: Any,
        org: Any,
        today: str,
        stage: str,
        weight: str,
        limits: Mapping[str, Any],
        item: tuple[Any, Path] | None,
        scope: Scope,
        paths: Mapping[str, Expression],
        read: Callable[[Any, Path], Led],
        text: Callable[[Path], str],
        parts: Callable[[Sequence[Expression], Scope], Iterator[list[list[tuple[Any, Path | None]]]]],
    ) -> None:
        self.data = data
        self.org = org
        self._today = today
        self.stage = stage
        self.weight = weight
        self.limits = limits
        self.item = item
        self._scope = scope
        self._paths = paths
        self._read = read
        self._text = text
        self._parts = parts

    @property
    def today(self) -> str:
        """The day to judge on, ISO."""
        return str(self._today)  # a day that notes what it is compared with cannot see what a check does with it

    def answer(self, path: str) -> Answer:
        """Return what stands at `path`, an option that is a `FieldPath`; raises KeyError on any other text."""
        return self._paths[path].answer(self._scope)

    def each(self, path: str) -> Iterator[tuple[Any, Path]]:
        """Yield the items at `path`, an option that is a `FieldPath`, with their places, as often as it is asked.

        Of a portfolio a part is read after the other: keep of them no more than you need. Where it cannot be told what
        they are, the check ends there: the rule is undecided, or fails at a hole.
        """
        for items in self.parts(path):
            yield from items[0]

    def parts(self, *paths: str) -> Iterator[list[list[tuple[Any, Path]]]]:
        """Yield the items at each of `paths`, as `each` does, a part of all of them after the other."""
        for part in self._parts([self._paths[path] for path in paths], self._scope):
            yield [[(value, place or ()) for value, place in items] for items in part]

    def who(self, raw: Any, path: Path) -> Led:
        """Return whom the value `raw`, which stands at `path`, means: a role, a person's id or a person."""
        return self._read(raw, path)

    def text(self, path: Path) -> str:
        """Return `path` as people write it, items by their key."""
        return self._text(path)
