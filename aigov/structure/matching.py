"""Whether data fits a schema, and nothing else: closures, one for each schema that was met, written for speed.

Nearly all values of nearly all manifests fit, so this is what a long run does; the walk comes after it, and only where
something does not fit.
"""

import re
from collections.abc import Callable, Collection, Iterator
from typing import Any, Final

from aigov.dates import is_date, is_period
from aigov.paths import UNKNOWN, UNREADABLE
from aigov.structure.keywords import KEYWORDS, Schema, target
from aigov.structure.subject import Subject

Fits = Callable[[Any, Subject], bool]

Good = Collection[str] | None
"""Texts that are known to fit, wherever they stand, `unknown` never among them; None where every text fits."""

_MANY, _SHORT = 1000, 40
"""So many texts are remembered as good, for each kind of text, and none that is longer: days and names come back."""


class Matcher:
    """One schema, compiled as far as it was needed."""

    def __init__(self, schema: Schema, *, fragment: bool) -> None:
        self.schema = schema
        self.fragment = fragment
        self._fits: dict[tuple[int, bool], tuple[Schema, Fits]] = {}
        self._good: dict[Fits, Good] = {_is_text: None}
        self.root: Fits = self.fits(schema)

    def fits(self, node: Schema, optional: bool = False) -> Fits:
        """Return whether a value fits `node`, as a function; `optional` where "unknown" does too.

        Raises ValueError on a keyword outside the closed set.
        """
        known = self._fits.get((id(node), optional))
        if known is None:
            for keyword in node:
                if keyword not in KEYWORDS:
                    raise ValueError(f"the keyword {keyword!r} is not one that structure knows")
            # The schema is kept, so that its identity stays its own.
            known = self._fits[id(node), optional] = (node, self._compile(node, optional=optional))
        return known[1]

    def good(self, fits: Fits) -> Good:
        """Return the texts that fit, as far as they are known: asking a set costs less than asking a function."""
        return self._good.get(fits, ())

    def _compile(self, node: Schema, *, optional: bool) -> Fits:
        if "$ref" in node:
            inner, name = target(self.schema, node)
            return self._who(inner, optional=optional) if name == "Who" else self.fits(inner, optional)
        if "anyOf" in node:
            return self._any(node, optional=optional)
        if "const" in node:
            return _or_unknown(_constant(node["const"]), optional=optional)
        if "enum" in node:
            return self._choice([*node["enum"], UNKNOWN] if optional else node["enum"])
        kind = node.get("type", "string" if "pattern" in node or "minLength" in node else "")
        if kind == "object":
            return self._object(node, optional=optional)
        if kind == "array":
            return self._array(node, optional=optional)
        if kind == "string":
            return self._text(node, optional=optional)
        if kind not in ("number", "integer", "boolean", ""):
            raise ValueError(f"the type {kind!r} is not one that structure knows")
        return _or_unknown(_SIMPLE[kind] if kind in _SIMPLE else _number(node), optional=optional)

    def _any(self, node: Schema, *, optional: bool) -> Fits:
        others = [inner for inner in node["anyOf"] if target(self.schema, inner)[0].get("const") != UNKNOWN]
        optional = optional or len(others) < len(node["anyOf"])
        if len(others) == 1:
            return self.fits(others[0], optional)
        tests = [self.fits(inner) for inner in others]
        return _or_unknown(lambda value, subject: any(test(value, subject) for test in tests), optional=optional)

    def _who(self, node: Schema, *, optional: bool) -> Fits:
        person = self._any(node, optional=optional)
        if self.fragment:
            return person

        def fits(value: Any, subject: Subject) -> bool:
            if type(value) is not str:
                return person(value, subject)
            known = subject.who
            return (
                known is None
                or value in known
                or value.startswith("x_")
                or (value == UNKNOWN and person(value, subject))
            )

        return fits

    def _object(self, node: Schema, *, optional: bool) -> Fits:
        is_fragment = self.fragment
        required = tuple(node.get("required", ()))
        properties = _Properties(self, node)
        names_fit = self._names(node["propertyNames"]) if "propertyNames" in node else None

        def fits(value: Any, subject: Subject) -> bool:
            if type(value) is not dict:
                return optional and value == UNKNOWN
            for key, inner in value.items():
                test, good = properties[key]
                if type(inner) is str:
                    if inner in good if good is not None else inner != UNKNOWN:
                        continue
                    if inner == UNKNOWN:
                        subject.doubts = True
                if not test(inner, subject):
                    return False
            for key in required:
                inner = value.get(key)
                if (inner is None and not is_fragment) or inner == UNKNOWN:
                    return False
            return names_fit is None or names_fit(value, subject)

        return fits

    def _names(self, node: Schema) -> Fits:
        name_fits = self.fits(node)
        good = self.good(name_fits) or ()

        def fits(value: Any, subject: Subject) -> bool:
            return all(key in good or name_fits(key, subject) for key in value)

        return fits

    def _array(self, node: Schema, *, optional: bool) -> Fits:
        item = self.fits(node["items"]) if "items" in node else _SIMPLE[""]
        good = self.good(item)
        least = node.get("minItems", 0)
        has_ids = node.get("x-key") == "id"

        def fits(value: Any, subject: Subject) -> bool:
            if type(value) is not list:
                return optional and value == UNKNOWN
            # A loop without a generator: three times as fast for a few items.
            for inner in value:
                if type(inner) is str:
                    if inner in good if good is not None else inner != UNKNOWN:
                        continue
                    if inner == UNKNOWN:
                        subject.doubts = True
                if not item(inner, subject):
                    return False
            return len(value) >= least and (not has_ids or len(value) < 2 or not _has_repeated_id(value))

        return fits

    def _text(self, node: Schema, *, optional: bool) -> Fits:
        if node.get("format") in ("date", "duration"):
            return self._remembering(is_date if node["format"] == "date" else is_period, optional=optional)
        form = self._form(node, optional=optional)
        tests = list(self._referring(node))
        if not tests:
            return form
        tests.insert(0, form)
        return lambda value, subject: type(value) is str and all(test(value, subject) for test in tests)

    def _form(self, node: Schema, *, optional: bool) -> Fits:
        """Return what the form of a text must fit: the same for a text wherever it stands."""
        least = node.get("minLength", 0)
        if "pattern" in node:
            search = re.compile(node["pattern"]).search
            return self._remembering(lambda text: len(text) >= least and search(text) is not None, optional=optional)
        if not least:
            return _is_text
        if optional and least > len(UNKNOWN):
            return lambda value, _: type(value) is str and (len(value) >= least or value == UNKNOWN)
        # Prose never comes back: a memory of it costs more than its length.
        return lambda value, _: type(value) is str and len(value) >= least

    def _choice(self, members: list[Any]) -> Fits:
        texts = frozenset(member for member in members if isinstance(member, str))
        others = [_constant(member) for member in members if not isinstance(member, str)]

        def fits(value: Any, subject: Subject) -> bool:
            return value in texts if type(value) is str else any(other(value, subject) for other in others)

        self._good[fits] = texts - {UNKNOWN}
        return fits

    def _remembering(self, test: Callable[[str], bool], *, optional: bool) -> Fits:
        """Return `test` with a memory of the texts that fit."""
        good: set[str] = set()

        def fits(value: Any, _: Subject) -> bool:
            if type(value) is not str:
                return False
            if value in good or (optional and value == UNKNOWN):
                return True
            if not test(value):
                return False
            if len(good) < _MANY and len(value) < _SHORT and value != UNKNOWN:
                good.add(value)
            return True

        self._good[fits] = good
        return fits

    def _referring(self, node: Schema) -> Iterator[Fits]:
        """Yield what a text must fit beside its form: it is asked of the data, or of the schema as a whole."""
        if node.get("x-prose") and not self.fragment:
            examples = frozenset(example for example in node.get("examples", ()) if isinstance(example, str))
            yield lambda value, _: value not in examples
        if "x-refers" in node and not self.fragment:
            place = node["x-refers"]
            yield lambda value, subject: value == UNKNOWN or subject.has(place, value)
        if node.get("x-path"):
            yield lambda value, subject: subject.leads(value)


class _Properties(dict[str, tuple[Fits, Good]]):
    """What must fit under each key of an object, and the texts that do, compiled when the key is first met."""

    def __init__(self, matcher: Matcher, node: Schema) -> None:
        super().__init__()
        self._matcher = matcher
        self._node = node
        self._others: tuple[Fits, Good] | None = None

    def __missing__(self, key: str) -> tuple[Fits, Good]:
        inner = self._node.get("properties", {}).get(key)
        if inner is not None:
            self[key] = made = self._made(inner)
            return made
        if self._others is None:  # keys that are anybody's are not kept: there is no end to them
            others = self._node.get("additionalProperties", True)
            if isinstance(others, bool):
                self._others = (_SIMPLE["" if others else "nothing"], ())
            else:
                self._others = self._made(others)
        return self._others

    def _made(self, node: Schema) -> tuple[Fits, Good]:
        fits = self._matcher.fits(node)
        return fits, self._matcher.good(fits)


def _anything(value: Any, subject: Subject) -> bool:
    subject.doubts |= isinstance(value, dict | list)  # what is within it is not looked at
    return value is not UNREADABLE


_SIMPLE: Final[dict[str, Fits]] = {
    "": _anything,
    "nothing": lambda _value, _: False,
    "boolean": lambda value, _: type(value) is bool,
}


def _constant(expected: Any) -> Fits:
    kinds = (int, float) if type(expected) in (int, float) else (type(expected),)
    return lambda value, _: type(value) in kinds and bool(value == expected)


def _number(node: Schema) -> Fits:
    least, most, above = node.get("minimum"), node.get("maximum"), node.get("exclusiveMinimum")
    is_whole = node["type"] == "integer"

    def fits(value: Any, _: Subject) -> bool:
        if type(value) is not int and (type(value) is not float or (is_whole and not value.is_integer())):
            return False
        return (
            (least is None or value >= least) and (most is None or value <= most) and (above is None or value > above)
        )

    return fits


def _is_text(value: Any, _: Subject) -> bool:
    return type(value) is str


def _or_unknown(test: Fits, *, optional: bool) -> Fits:
    return (lambda value, subject: test(value, subject) or value == UNKNOWN) if optional else test


def _has_repeated_id(items: list[Any]) -> bool:
    ids = [item["id"] for item in items if isinstance(item, dict) and isinstance(item.get("id"), str)]
    return len(set(ids)) < len(ids)


_MATCHERS: Final[dict[tuple[int, bool], Matcher]] = {}


def matcher(schema: Schema, *, fragment: bool) -> Matcher:
    """Return the matcher of `schema`, made once; it keeps the schema alive, so that its identity stays its own."""
    key = (id(schema), fragment)
    if key not in _MATCHERS:
        _MATCHERS[key] = Matcher(schema, fragment=fragment)
    return _MATCHERS[key]
