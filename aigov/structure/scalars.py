"""Whether one text, number or answer fits: closures, each with what it is known to let through."""

import re
from collections.abc import Callable, Collection, Iterator
from typing import Any, Final

from aigov.dates import is_date, is_period
from aigov.paths import UNKNOWN, UNREADABLE
from aigov.structure.keywords import Schema
from aigov.structure.subject import Subject

Fits = Callable[[Any, Subject], bool]
Good = Collection[Any]
"""Texts and numbers that are known to fit, wherever they stand; `unknown` is never among them, nor 0 and 1.

To a set, 0 and 1 are false and true.
"""
Told = tuple[Fits, Good]

_MANY, _SHORT = 1000, 40
"""So many texts are remembered as good, for each kind of text, and none that is longer: days and names come back."""


def doubt(value: Any, subject: Subject) -> bool:
    """Return whether a value is unknown, and tell the subject: whatever lets `unknown` through does so here."""
    if value == UNKNOWN:
        subject.doubts = True
        return True
    return False


def anything(value: Any, subject: Subject) -> bool:
    """Return whether a value can be read; what is within it is not looked at."""
    if isinstance(value, dict | list):
        subject.doubts = True
    return doubt(value, subject) or value is not UNREADABLE


def scalar(node: Schema, *, fragment: bool, optional: bool) -> Told:
    """Return what fits a node that is neither object nor array; `optional` where "unknown" does too.

    Raises ValueError on a type outside the closed set.
    """
    if "const" in node:
        return (doubt if node["const"] == UNKNOWN else _or_unknown(_constant(node["const"]), optional=optional)), ()
    if "enum" in node:
        return _choice([*node["enum"], UNKNOWN] if optional else node["enum"])
    match node.get("type", "string" if "pattern" in node or "minLength" in node else ""):
        case "string":
            return _text(node, fragment=fragment, optional=optional)
        case "number" | "integer":
            return _number(node, optional=optional)
        case "boolean":
            return _or_unknown(lambda value, _: type(value) is bool, optional=optional), ()
        case "":
            return anything, ()
        case kind:
            raise ValueError(f"the type {kind!r} is not one that structure knows")


def _text(node: Schema, *, fragment: bool, optional: bool) -> Told:
    if node.get("format") in ("date", "duration"):
        return _remembering(is_date if node["format"] == "date" else is_period, optional=optional)
    least, tests = node.get("minLength", 0), list(_referring(node, fragment=fragment))
    if "pattern" in node:
        search = re.compile(node["pattern"]).search
        form, good = _remembering(lambda text: len(text) >= least and search(text) is not None, optional=optional)
        if not tests:
            return form, good
    elif least:
        # Prose never comes back: a memory of it costs more than its length.
        form = _long(least, optional=optional)
    else:
        form = _is_text
    if not tests:
        return form, ()

    def fits(value: Any, subject: Subject) -> bool:
        if not form(value, subject):
            return False
        for test in tests:  # noqa: SIM110  (a generator costs as much as three tests)
            if not test(value, subject):
                return False
        return True

    return fits, ()


def _is_text(value: Any, subject: Subject) -> bool:
    return type(value) is str and (value != UNKNOWN or doubt(value, subject))


def _long(least: int, *, optional: bool) -> Fits:
    may_be_unknown = optional or least <= len(UNKNOWN)

    def fits(value: Any, subject: Subject) -> bool:
        if type(value) is not str or value == UNKNOWN:
            return may_be_unknown and doubt(value, subject)
        return len(value) >= least

    return fits


def _remembering(test: Callable[[str], bool], *, optional: bool) -> Told:
    """Return `test` with a memory of the texts that fit."""
    good: set[str] = set()

    def fits(value: Any, subject: Subject) -> bool:
        if type(value) is not str:
            return False
        if value in good:
            return True
        if value == UNKNOWN:
            return (optional or test(value)) and doubt(value, subject)
        if not test(value):
            return False
        if len(good) < _MANY and len(value) < _SHORT:
            good.add(value)
        return True

    return fits, good


def _referring(node: Schema, *, fragment: bool) -> Iterator[Fits]:
    """Yield what a text must fit beside its form: it is asked of the data, or of the schema as a whole."""
    if node.get("x-prose") and not fragment:
        examples = frozenset(example for example in node.get("examples", ()) if isinstance(example, str))
        yield lambda value, _: value not in examples
    if "x-refers" in node and not fragment:
        place = node["x-refers"]

        def refers(value: Any, subject: Subject) -> bool:
            keys = subject.keys(place)
            return keys is None or value in keys or bool(value == UNKNOWN)

        yield refers
    if node.get("x-path"):
        yield lambda value, subject: subject.leads(value)


def _choice(members: list[Any]) -> Told:
    texts = frozenset(member for member in members if isinstance(member, str))
    others = [_constant(member) for member in members if not isinstance(member, str)]
    good = texts - {UNKNOWN}

    def fits(value: Any, subject: Subject) -> bool:
        if type(value) is str:
            return value in good or (value in texts and doubt(value, subject))
        return any(other(value, subject) for other in others)

    return fits, good


def _number(node: Schema, *, optional: bool) -> Told:
    least, most, above = node.get("minimum"), node.get("maximum"), node.get("exclusiveMinimum")
    is_whole = node["type"] == "integer"
    good: set[float] = set()

    def fits(value: Any, subject: Subject) -> bool:
        if type(value) is not int and (type(value) is not float or (is_whole and not value.is_integer())):
            return optional and doubt(value, subject)
        if (least is not None and value < least) or (most is not None and value > most):
            return False
        if above is not None and value <= above:
            return False
        if len(good) < _MANY and value not in _TRUTHS:
            good.add(value)
        return True

    return fits, good


_TRUTHS: Final = (0, 1)


def _constant(expected: Any) -> Fits:
    kinds = (int, float) if type(expected) in (int, float) else (type(expected),)
    return lambda value, _: type(value) in kinds and bool(value == expected)


def _or_unknown(test: Fits, *, optional: bool) -> Fits:
    return (lambda value, subject: test(value, subject) or doubt(value, subject)) if optional else test
