"""What reading and structure found, worded by the rules with `reports`; and the data that is left for the others."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from aigov import structure
from aigov.engine.finding import fingerprint
from aigov.engine.inputs import NOTHING
from aigov.engine.view import Sheet, View, patched
from aigov.engine.words import acts, rendered
from aigov.expressions import Scope
from aigov.findings import Acts, Finding, Level, Location, Outcome, Standing
from aigov.paths import UNREADABLE, Path
from aigov.records import NamedTuple
from aigov.rule import GATE_KINDS, RUN_KINDS, WAIVER_KINDS, Rule
from aigov.source import Document
from aigov.span import Span


class Trouble(NamedTuple):
    """One structural problem, whoever found it."""

    kind: str
    path: Path
    span: Span
    details: Mapping[str, str]
    also: tuple[Span, ...]


class Prepared(NamedTuple):
    """A document whose structure was looked at: what is wrong with it, and what rules may read."""

    sheet: Sheet
    troubles: tuple[Trouble, ...]


def prepare(
    document: Document,
    schema: Mapping[str, Any],
    *,
    fragment: bool,
    known_people: Collection[str] | None = (),
    more: Callable[[Any], Iterable[structure.Problem]] = lambda _: (),
) -> Prepared:
    """Return what is wrong with a document, and its data: unreadable where structure says so, unknown where copied.

    `known_people` are the ids of the organisation's people, None where anybody may be meant; `more` finds what only
    packs know to be wrong.
    """
    data = document.data
    if document.torn and isinstance(data, dict):
        # What is absent after a syntax error may only be unread.
        data = {**dict.fromkeys(schema.get("properties", ()), UNREADABLE), **data}
    problems = structure.check(data, schema, fragment=fragment, known_people=known_people)
    problems += more(data)
    troubles = [Trouble(each.kind, each.path, each.span, each.details, each.also) for each in document.problems]
    if problems:
        unknown = [each.path for each in problems if each.kind in structure.READS_AS_UNKNOWN]
        unreadable = [
            path for each in problems if each.kind not in structure.READS_AS_UNKNOWN for path in each.unreadable
        ]
        data = patched(data, unreadable, unknown)
        troubles += [_trouble(document, each) for each in problems]
    return Prepared(Sheet(document, data, schema), tuple(troubles))


def findings(
    troubles: tuple[Trouble, ...],
    rules: Mapping[str, Rule],
    levels: Mapping[str, Level | None],
    view: View,
    subject: str,
) -> Iterator[Finding]:
    """Yield a finding for each trouble, in the words of the rule that reports its kind.

    A kind that no rule reports is still an error: nothing is left out for want of words.
    """
    seen: set[tuple[str, Path, Span]] = set()
    for trouble in troubles:
        key = (trouble.kind, trouble.path, trouble.span)
        rule = rules.get(trouble.kind)
        level = Level.ERROR if rule is None else levels.get(rule.id, rule.level)
        if key not in seen and level is not None:
            seen.add(key)
            yield worded(trouble, rule, level, view, subject)


def raised(details: Mapping[str, str], rules: Mapping[str, Rule], path: Path, view: View, subject: str) -> Finding:
    """Return the finding on a check that raised, at the item that it was asked about. No setting takes it away."""
    span = view.location(path).span
    trouble = Trouble("check-raised", path, span, details, ())
    rule = rules.get("check-raised")
    return worded(trouble, rule, Level.ERROR, view, subject, f"{details['rule']}#{view.text(path)}")


def worded(trouble: Trouble, rule: Rule | None, level: Level, view: View, subject: str, identity: str = "") -> Finding:
    """Return the finding on a trouble in the words of `rule`; where there is none, in plain ones.

    `identity` stands in place of the path that tells it from others of `rule` and `subject`.
    """
    name = rule.id if rule else _unnamed(trouble.kind)
    path = view.sheet.text(trouble.path)
    line, lines = view.sheet.document.lines(trouble.span)
    scope = Scope(view.roots, NOTHING, NOTHING, view.who)
    said = rendered(rule.message, scope, trouble.details or {"kind": trouble.kind}) if rule else ""
    return Finding(
        rule=name,
        outcome=Outcome.FAIL,
        level=level,
        standing=Standing.OPEN,
        project=subject,
        path=path,
        at=Location(trouble.span, path),
        related=tuple(Location(span, path) for span in trouble.also),
        message=said or _unworded(trouble),
        remedy=rendered(rule.remedy, scope, trouble.details) if rule else "",
        acts=acts(rule, scope, view) if rule else Acts("", ""),
        fingerprint=fingerprint(name, subject, identity or path),
        excerpt_line=line,
        excerpt=lines,
        reason="structure",
    )


def _unnamed(kind: str) -> str:
    """Return the id under which a kind is told that no rule of the packs in use words."""
    if kind in WAIVER_KINDS or kind in GATE_KINDS:
        return kind.replace("-", "/", 1)
    return f"{'run' if kind in RUN_KINDS else 'manifest'}/{kind}"


def _unworded(trouble: Trouble) -> str:
    details = ", ".join(f"{name} {text}" for name, text in trouble.details.items())
    return f"{trouble.kind.replace('-', ' ').capitalize()}{f': {details}' if details else ''}."


def _trouble(document: Document, problem: structure.Problem) -> Trouble:
    also = tuple(document.nearest(path) for path in problem.also)
    return Trouble(problem.kind, problem.path, _span(document, problem), problem.details, also)


def _span(document: Document, problem: structure.Problem) -> Span:
    return document.key(problem.path) if problem.kind == "unknown-key" else document.nearest(problem.path)
