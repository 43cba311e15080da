"""The checks of Acme: what a rule cannot say in an expression."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from aigov.hooks import FieldPath, Judgement, Outcome, Subject, says


class RegisterOptions(NamedTuple):
    """`field` is where the number stands; `prefix` is what it begins with."""

    field: FieldPath
    prefix: str = "ACME"


@says("written", "expected")
def register_number(subject: Subject, options: RegisterOptions) -> Iterator[Judgement]:
    """Judge whether the register gave this number out: PREFIX-YEAR-SERIAL-CHECK, where the check digits hold."""
    answer = subject.answer(options.field)
    if answer.state != "value":  # not written, or unknown: aigov says so
        yield Judgement.of(answer)
        return
    written = str(answer.value)
    found = re.fullmatch(re.escape(options.prefix) + r"-([0-9]{4})-([0-9]{4})-([0-9]{2})", written)
    expected = check_digits(found[1], found[2]) if found else f"{options.prefix}-YEAR-SERIAL-CHECK"
    holds = found is not None and found[3] == expected
    values = {"written": written, "expected": expected}
    yield Judgement(Outcome.PASS if holds else Outcome.FAIL, answer.path or (), values)


def check_digits(year: str, serial: str) -> str:
    """Return the two digits that close a number: 98 less the rest of a division by 97, as in ISO 7064."""
    return f"{98 - int(year + serial) * 100 % 97:02d}"
