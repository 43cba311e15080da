"""What `today` may be compared with: what a file says may come true with time, and only a `due` may lapse."""

from typing import TYPE_CHECKING, Final

from aigov.expressions.kinds import BOOL, DATE
from aigov.expressions.match import Typed, coerce
from aigov.expressions.syntax import Node
from aigov.expressions.wording import words
from aigov.language import said

if TYPE_CHECKING:
    from aigov.expressions.check import Checker
    from aigov.expressions.expression import Expression

FLIPPED: Final = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


def only_later() -> str:
    """Return why `today` may stand on one side alone."""
    return said(
        "`today` may only be the later side of a comparison, as in `x_on <= today`; what lapses is a `due`.",
        "`today` mag alleen de latere kant van een vergelijking zijn, zoals in `x_on <= today`; wat vervalt is een "
        "`due`.",
    )


def against_today(checker: "Checker", node: Node) -> Typed | None:
    """Return the code of a comparison with `today`, if `node` is one; refuses the side that would lapse."""
    left, right = node.parts
    sides = [part.kind == "name" and part.value == "today" for part in node.parts]
    meaning = checker.types.names.get("today")
    if not any(sides) or meaning is None or meaning.how != "root":
        return None
    sign = node.value if sides[1] else FLIPPED[node.value]
    later = sign in ("<", "<=")
    if all(sides) or checker.sense == 0 or later != (checker.sense == 1):
        raise checker.error(only_later(), node)
    other = left if sides[1] else right
    typed = coerce(checker, checker.within(other, 0), DATE, other)
    if typed.type.kind not in ("date", "any"):
        raise checker.error(
            said(
                f"`{checker.source(other)}` is {words(typed.type)}, and `today` is a date.",
                f"`{checker.source(other)}` is {words(typed.type)}, en `today` is een datum.",
            ),
            other,
        )
    checker.timed = True
    return Typed([sign, typed.code, ["root", "today", []]], BOOL)


def refuse_turned(checker: "Checker", node: Node, let: "Expression") -> None:
    """Raise ExpressionError where a let that turns true with time is asked the other way round."""
    if let.timed and let.kind == "bool" and checker.dated and checker.sense != 1:
        raise checker.error(
            said(
                f"`{node.value}` turns true with time and cannot be denied; what lapses is a `due`.",
                f"`{node.value}` wordt waar met de tijd en is niet te ontkennen; wat vervalt is een `due`.",
            ),
            node,
        )
