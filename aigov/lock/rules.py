"""What of a rule decides a verdict, and what only words it: the digest of the one, and the differences of both."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from aigov.expressions import Expression, Template
from aigov.findings import Level
from aigov.language import ENGLISH
from aigov.lock.levels import said
from aigov.packs.sha import sha256
from aigov.rule import CheckUse, Rule, Words

Code = Callable[[str], str]
"""Returns the digest of what a check in Python is written in; empty where that is not known."""

_LEVEL: Final = ("levels", "level", "effective_from", "effective_until", "full_weight_only", "waivable")
_WORDING: Final = ("fix",)
_SOURCE: Final = ("basis", "ground", "touches", "verifies")
_ACTS: Final = ("acts_role", "acts")
_BY_ITSELF: Final = ("id", "pack", "file", "reads", "words")
"""What says where a rule stands, or follows from the rest of it."""
_FACETS: Final[Mapping[str, str]] = {
    **dict.fromkeys(_LEVEL, "level"),
    **dict.fromkeys(_SOURCE, "source"),
    **dict.fromkeys(_WORDING, "wording"),
    **dict.fromkeys(_ACTS, "who acts"),
}
FACETS: Final = ("level", "condition", "wording", "source", "who acts")
_UNWRITTEN: Final[Mapping[str, Any]] = {"waivable": True}
_DECIDES: Final = ("level", "condition")
_NAMES: Final[Mapping[str, str]] = {
    "holds": "assert",
    "lets": "let",
    "levels": "stages",
    "full_weight_only": "weight",
    "acts_role": "acts",
}
"""What a field is called in a rule's file, where that is another word."""


class Facet(NamedTuple):
    """One thing in which two versions of a rule differ: what it concerns, its key, and both values as text."""

    facet: str
    key: str
    old: str
    new: str


def digest(rule: Rule, code: Code) -> str:
    """Return 64 hex digits over what of `rule` decides a verdict: other words for the same do not change it.

    What is not written counts for nothing, so that a later aigov may know more of a rule.
    """
    return sha256(json.dumps(_decides(rule, code), sort_keys=True).encode()).hexdigest()


def facets(old: Rule, new: Rule) -> Iterator[Facet]:
    """Yield in what two versions of one rule differ, what decides a verdict first."""
    one, other = _plain(old), _plain(new)
    found = [
        Facet(_facet(key), _NAMES.get(key, key), _shown(old, key, one), _shown(new, key, other))
        for key in {**one, **other}
        if one.get(key) != other.get(key)
    ]
    yield from sorted(found, key=lambda each: FACETS.index(each.facet))


def _decides(rule: Rule, code: Code) -> dict[str, Any]:
    found = _plain(rule, _DECIDES)
    written = code(rule.check.name) if rule.check else ""
    return {**found, "code": written} if written else found


def _facet(key: str) -> str:
    return _FACETS.get(key, "wording" if key in Words._fields or "." in key else "condition")


def _plain(rule: Rule, wanted: tuple[str, ...] = FACETS) -> dict[str, Any]:
    """Return what is written of a rule, by its fields, as plain data, as far as it belongs to one of the facets."""
    left_out = (*_BY_ITSELF, "level") if rule.levels else _BY_ITSELF  # the highest of the levels is no other fact
    found = {}
    for key, value in (*_said(rule), *rule.fields().items()):
        if value != _UNWRITTEN.get(key) and value and key not in left_out and _facet(key) in wanted:
            found[key] = _data(value)
    return found if rule.waivable else {**found, "waivable": False}


def _said(rule: Rule) -> Iterator[tuple[str, Any]]:
    """Yield what the rule says, English by its keys, what stands in another language by that and its key."""
    for language, words in rule.words.items():
        for key, value in words._asdict().items():
            yield (key if language == ENGLISH else f"{language}.{key}"), value


def _data(value: Any) -> Any:
    if isinstance(value, str):
        return value
    if isinstance(value, (Expression, Template)):
        return value.text
    if isinstance(value, CheckUse):
        return {"check": value.name, "with": _data(value.options)}
    if isinstance(value, Level):
        return value.value
    if isinstance(value, Mapping):
        return {_data(key): _data(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return [_data(inner) for inner in value]
    return value


def _shown(rule: Rule, key: str, written: Mapping[str, Any]) -> str:
    if key not in written:
        return ""
    value = said(rule.levels) if key == "levels" else written[key]
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
