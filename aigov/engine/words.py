"""What a finding says: a rule's message where something is false, our words for holes and for what cannot be told."""

from collections.abc import Mapping
from typing import Any, Final

from aigov.engine.verdict import Hit
from aigov.engine.view import View
from aigov.expressions import Scope, Template
from aigov.findings import Acts
from aigov.paths import UNKNOWN, Path
from aigov.rule import Rule

_LONGEST: Final = 60
"""Characters of what is written that a message quotes."""


def message(rule: Rule, hit: Hit, view: View) -> str:
    """Return the whole sentences of a finding; one that warns of a day names it."""
    said = _said(rule, hit, view)
    return f"{said} Due on {hit.day}." if hit.ahead and hit.day not in said else said


def rendered(template: Template | None, scope: Scope, values: Mapping[str, str]) -> str:
    """Return a message or remedy; `values` are the words that a check or a structural problem brings."""
    return "" if template is None else template.render(scope, values)


def acts(rule: Rule, scope: Scope, view: View) -> Acts:
    """Return who must act: role and name, as far as the manifest says; else the path that should name somebody."""
    raw: Any = rule.acts_role
    path: Path = ()
    if rule.acts is not None:
        answer = rule.acts.answer(scope)
        if answer.state != "value":
            return Acts(rule.acts.text, "")
        raw, path = answer.value, answer.path or ()
    if not raw:
        return Acts("", "")
    led = view.led(raw, path)
    role = raw if isinstance(raw, str) and led.person.get("id") != raw else ""
    name = led.person.get("name", "")
    return Acts(role if led.state != "nowhere" or rule.acts is None else "", name if name != UNKNOWN else "")


def _said(rule: Rule, hit: Hit, view: View) -> str:
    if hit.reason in {"false", "due"}:
        return rendered(rule.message, hit.scope, hit.values) or f"Not so: {rule.title}."
    place = f"`{view.text(hit.path)}`" if hit.path else "the manifest"
    match hit.reason:
        case "hole" | "absent":
            fact = f"{place} is empty" if hit.detail == "empty" else f"{place} is not written"
        case "empty":
            fact = f"{place} is empty"
        case "unknown":
            fact = _unknown(hit, view, place)
        case "error":
            fact = f"{hit.detail.rstrip('.')}, at {place}" if hit.path else hit.detail.rstrip(".")
        case _:
            fact = f"the check {rule.check.name if rule.check else ''} leaves {place} open"
    if hit.reason in {"hole", "empty"}:
        return f"{fact}."
    return f"Whether this {hit.asks} cannot be told: {fact}."


def _unknown(hit: Hit, view: View, place: str) -> str:
    written = " ".join(view.as_written(hit.path).split()) if hit.path else ""
    if len(written) > _LONGEST:
        written = f"{written[: _LONGEST - 1]}…"
    if written in {"", UNKNOWN}:
        return f"{place} is `{UNKNOWN}`"
    return f'{place} is written as "{written}", which reads as `{UNKNOWN}`'
