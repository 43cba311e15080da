"""`in-order`: days come in the order in which a rule lists them."""

from collections.abc import Iterator
from typing import NamedTuple

from aigov.hooks import FieldPath, Judgement, Outcome, Subject, says
from aigov.paths import Path


class Options(NamedTuple):
    """`days` in their order; `strictly` allows no two on one day; with `skip_absent` an absent one is passed over."""

    days: tuple[FieldPath, ...]
    strictly: bool = False
    skip_absent: bool = False


class Day(NamedTuple):
    """A day and where it stands."""

    day: str
    path: Path


@says("earlier", "earlier_on", "later", "later_on")
def check(subject: Subject, options: Options) -> Iterator[Judgement]:
    """Yield a judgement for each two neighbours and each day that cannot be told; nothing of fewer than two."""
    before: Day | None = None
    for place in options.days:
        answer = subject.answer(place)
        if answer.state != "value":
            if not (answer.state == "absent" and options.skip_absent):
                yield Judgement.of(answer)
            continue
        here = Day(answer.value, answer.path or ())
        if before is not None:
            in_order = before.day < here.day if options.strictly else before.day <= here.day
            yield Judgement(Outcome.PASS, here.path) if in_order else _disorder(subject, before, here)
        before = here


def _disorder(subject: Subject, earlier: Day, later: Day) -> Judgement:
    values = {
        "earlier": subject.text(earlier.path),
        "earlier_on": earlier.day,
        "later": subject.text(later.path),
        "later_on": later.day,
    }
    return Judgement(Outcome.FAIL, later.path, values)
