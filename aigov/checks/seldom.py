"""`seldom`: which of several factors most manifests have not written; for rules over a portfolio. Never a score."""

from collections.abc import Iterator
from typing import NamedTuple

from aigov.checks._projects import Places
from aigov.hooks import FieldPath, Judgement, Outcome, Subject, says
from aigov.language import said


class Options(NamedTuple):
    """`all` are the manifests that count; each of `factors` is a list of those of them that have written that factor.

    The limit `projects` says how many there must be for a look at all, `one_in` in how many of them a factor is to be
    written by one.
    """

    all: FieldPath
    factors: tuple[FieldPath, ...]


def _share(factor: str, some: int, number: int) -> str:
    return said(f"{factor} ({some or 'none'} of {number})", f"{factor} ({some or 'geen'} van {number})")


@says("count", "seldom")
def check(subject: Subject, options: Options) -> Iterator[Judgement]:
    """Yield a judgement that names every factor that is seldom, with the number of those that wrote it."""
    everyone = Places()
    have = dict.fromkeys(options.factors, 0)
    for manifests, *factors in subject.parts(options.all, *options.factors):
        for _, path in manifests:
            everyone.add(path)
        for factor, written in zip(options.factors, factors, strict=True):
            have[factor] += len(written)
    number = everyone.number
    if number < subject.limits["projects"]:
        return
    yield Judgement(Outcome.PASS, ())
    one_in = subject.limits["one_in"]
    seldom = [_share(factor.replace("_", " "), some, number) for factor, some in have.items() if some * one_in < number]
    if seldom:
        yield everyone.failed({"count": str(number), "seldom": ", ".join(seldom)}, "factors")
