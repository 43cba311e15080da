"""`repeated`: what stands in several manifests that each should have its own; for rules over a portfolio."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from aigov.checks._projects import Places
from aigov.hooks import FieldPath, Judgement, Outcome, Subject, says
from aigov.paths import UNKNOWN, Path
from aigov.who import folded


class Options(NamedTuple):
    """`of` are lists of texts, or of things of which the field `key` tells what they are.

    The rule's limit `most` says in how many it may stand; the limit `letters`, where the rule has one, how long a text
    is before it counts.
    """

    of: tuple[FieldPath, ...]
    key: str = ""
    most: str = "manifests"


@says("text", "count", "projects")
def check(subject: Subject, options: Options) -> Iterator[Judgement]:
    """Yield a judgement for each text that stands in more manifests than it may; case and spacing do not count."""
    # Counted first, by a number for each text: the texts of ten thousand manifests are not held side by side.
    counted = Counter(hash(plain) for plain, _, _ in _texts(subject, options))
    if counted:
        yield Judgement(Outcome.PASS, ())
    most = subject.limits[options.most]
    groups: dict[str, tuple[str, Places]] = {}
    for plain, text, path in _texts(subject, options) if any(number > most for number in counted.values()) else ():
        if counted[hash(plain)] > most:
            groups.setdefault(plain, (text, Places()))[1].add(path)
    for plain, (text, places) in groups.items():
        if places.manifests > most:
            said = {"text": text, "count": str(places.manifests), "projects": places.projects(subject)}
            yield places.failed(said, plain)


def _texts(subject: Subject, options: Options) -> Iterator[tuple[str, str, Path]]:
    """Yield each text that counts: without case and spacing, as it is written, and where."""
    least = subject.limits.get("letters", 0)
    for name in options.of:
        for value, path in subject.each(name):
            text = value.get(options.key) if isinstance(value, dict) else value
            if isinstance(text, str) and text != UNKNOWN and path:
                plain = folded(text)
                if len(plain) >= least:
                    yield plain, text, path
