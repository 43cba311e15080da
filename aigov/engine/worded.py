"""What reading and structure found, worded by the rules with `reports`: only where something is wrong."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from aigov.engine.finding import fingerprint
from aigov.engine.inputs import NOTHING
from aigov.engine.structural import Trouble
from aigov.engine.view import View
from aigov.engine.words import acts, rendered
from aigov.expressions import Scope
from aigov.findings import Acts, Finding, Level, Location, Outcome, Standing
from aigov.paths import Path
from aigov.rule import GATE_KINDS, RUN_KINDS, WAIVER_KINDS, Rule

if TYPE_CHECKING:
    from aigov.span import Span


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
