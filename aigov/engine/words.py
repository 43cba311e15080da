"""What a finding says: a rule's message where something is false, our words for holes and for what cannot be told."""

from collections.abc import Mapping
from typing import Any, Final

from aigov.engine.verdict import Hit
from aigov.engine.view import View
from aigov.expressions import Scope, Template
from aigov.findings import Acts
from aigov.language import said
from aigov.paths import UNKNOWN, Path
from aigov.rule import Rule

_LONGEST: Final = 60
"""Characters of what is written that a message quotes."""


def message(rule: Rule, hit: Hit, view: View) -> str:
    """Return the whole sentences of a finding; one that warns of a day names it."""
    sentence = _sentence(rule, hit, view)
    if not hit.ahead or hit.day in sentence:
        return sentence
    return said(f"{sentence} Due on {hit.day}.", f"{sentence} Uiterste dag: {hit.day}.")


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
    return Acts(role if led.state != "nowhere" or rule.acts is None else "", name if _is_name(name) else "")


def _is_name(name: Any) -> bool:
    """Whether it can be said: what is amiss with one that cannot be read is a finding of its own."""
    return isinstance(name, str) and name != UNKNOWN


def _sentence(rule: Rule, hit: Hit, view: View) -> str:
    if hit.reason in {"false", "due"}:
        return rendered(rule.message, hit.scope, hit.values) or said(
            f"Not so: {rule.title}.", f"Niet zo: {rule.title}."
        )
    place = f"`{view.text(hit.path)}`" if hit.path else said("the manifest", "het manifest")
    match hit.reason:
        case "hole" | "absent":
            fact = (
                said(f"{place} is empty", f"{place} is leeg")
                if hit.detail == "empty"
                else said(f"{place} is not written", f"{place} staat er niet")
            )
        case "empty":
            fact = said(f"{place} is empty", f"{place} is leeg")
        case "unknown":
            fact = _unknown(hit, view, place)
        case "error":
            detail = hit.detail.rstrip(".")
            fact = said(f"{detail}, at {place}", f"{detail}, bij {place}") if hit.path else detail
        case _:
            fact = said(
                f"the check {rule.check.name if rule.check else ''} leaves {place} open",
                f"de controle {rule.check.name if rule.check else ''} laat {place} open",
            )
    if hit.reason in {"hole", "empty"}:
        return f"{fact}."
    if hit.asks == "applies":
        return said(
            f"Whether this applies cannot be told: {fact}.", f"Of deze regel hier geldt, is niet te zeggen: {fact}."
        )
    return said(f"Whether this holds cannot be told: {fact}.", f"Of dit klopt, is niet te zeggen: {fact}.")


def _unknown(hit: Hit, view: View, place: str) -> str:
    written = " ".join(view.as_written(hit.path).split()) if hit.path else ""
    if len(written) > _LONGEST:
        written = f"{written[: _LONGEST - 1]}…"
    if written in {"", UNKNOWN}:
        return f"{place} is `{UNKNOWN}`"
    return said(
        f'{place} is written as "{written}", which reads as `{UNKNOWN}`',
        f'{place} is geschreven als "{written}", wat geldt als `{UNKNOWN}`',
    )
