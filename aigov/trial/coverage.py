"""Which examples a rule must have: one that passes, one that fails, one with a path absent that the rule reads."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from aigov.language import said
from aigov.rule import Rule
from aigov.trial.example import Example

_PORTFOLIO: Final = "portfolio[]."


def lacks(rule: Rule, examples: Sequence[Example]) -> Iterator[str]:
    """Yield a sentence for each kind of example that `rule` needs and does not have."""
    if not any(example.expect == "pass" for example in examples):
        yield said(
            "No example passes: one must, so that the rule is known to let good manifests be.",
            "Aan de regel is in geen voorbeeld voldaan: in minstens één moet dat zo zijn, zodat vaststaat dat de regel "
            "goede manifesten met rust laat.",
        )
    if not any(isinstance(example.expect, list) and example.expect for example in examples):
        yield said(
            "No example fails: one must, so that the rule is known to find anything.",
            "Geen voorbeeld levert een bevinding op: één moet dat doen, zodat vaststaat dat de regel iets vindt.",
        )
    if not rule.reports and not _has_gap(rule, examples):
        yield said(
            "No example leaves out what the rule reads and another example writes: one must, to settle silence.",
            "In geen voorbeeld ontbreekt wat de regel leest en een ander voorbeeld wel noemt: in minstens één moet dat "
            "zo zijn, om vast te leggen wat zwijgen betekent.",
        )


def _has_gap(rule: Rule, examples: Sequence[Example]) -> bool:
    for pattern in rule.reads:
        of_each = pattern.removeprefix(_PORTFOLIO)
        if of_each != pattern:
            # Side by side, one that never writes it says nothing of one that does.
            numbers = [sum(_is_absent(manifest, of_each) for manifest in example.manifests) for example in examples]
            absent = [number > min(numbers) for number in numbers]
        else:
            absent = [any(_is_absent(tree, pattern) for tree in _trees(example, pattern)) for example in examples]
        if any(absent) and not all(absent):
            return True
    return False


def _trees(example: Example, pattern: str) -> list[Any]:
    if pattern == "org" or pattern.startswith("org."):
        return [{"org": example.organisation} if example.organisation is not None else {}]
    return list(example.manifests)


def _is_absent(value: Any, pattern: str) -> bool:
    """Return whether something along `pattern` (`kpis[].owner`) is not written; what is no section ends the way."""
    name, bracket, rest = pattern.partition("[]")
    for field in filter(None, name.split(".")):
        if not isinstance(value, dict):
            return False
        if field not in value:
            return True
        value = value[field]
    if not bracket:
        return False
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(_is_absent(item, rest) for item in items)
