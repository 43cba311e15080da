"""A finding at a line of a file that is no manifest: the configuration, a baseline; worded by a rule with `reports`."""

from collections.abc import Mapping

from aigov.engine.finding import fingerprint
from aigov.engine.words import rendered
from aigov.expressions import Scope
from aigov.findings import Acts, Finding, Level, Location, Outcome, Standing
from aigov.records import NamedTuple
from aigov.rule import Rule
from aigov.span import Span


class Mark(NamedTuple):
    """A place to mark, with the lines that show it from the number `first` on; no lines where they cannot be shown."""

    span: Span
    first: int
    lines: tuple[str, ...]


def mark(file: str, lines: tuple[str, ...], line: int) -> Mark:
    """Return the whole `line` of a file, counted from 1, without the blanks around it; `lines` is the whole file."""
    if not 1 <= line <= len(lines):
        return Mark(Span(file, 0, 0, max(line, 1), 1, max(line, 1), 1), max(line, 1), ())
    text = lines[line - 1]
    column = len(text) - len(text.lstrip()) + 1
    start = sum(len(each) + 1 for each in lines[: line - 1])
    length = len(text.rstrip())
    span = Span(file, start + column - 1, start + length, line, column, line, length + 1)
    first = max(line - 1, 1)
    return Mark(span, first, lines[first - 1 : line])


def told(
    kind: str,
    details: Mapping[str, str],
    rules: Mapping[str, Rule],
    levels: Mapping[str, Level | None],
    place: Mark,
    *,
    subject: str,
    identity: str,
) -> Finding:
    """Return what went wrong with something beside the manifests, in the words of the one of `rules` that reports it.

    `identity` tells it from others of its kind and `subject`. A kind that no rule reports is still an error.
    """
    rule = next((each for each in rules.values() if each.reports == kind), None)
    name = rule.id if rule else f"run/{kind}"
    scope = Scope({})
    plain = f"{kind.replace('-', ' ').capitalize()}: {', '.join(details.values())}."
    return Finding(
        rule=name,
        outcome=Outcome.FAIL,
        level=(levels.get(name) or rule.level) if rule else Level.ERROR,
        standing=Standing.OPEN,
        project=subject,
        path="$",
        at=Location(place.span, "$"),
        related=(),
        message=rendered(rule.message, scope, details) if rule else plain,
        remedy=rendered(rule.remedy, scope, details) if rule else "",
        acts=Acts(rule.acts_role if rule else "", ""),
        fingerprint=fingerprint(name, subject, identity),
        excerpt_line=place.first,
        excerpt=place.lines,
        reason="structure",
    )
