"""Whether data fits a schema, and nothing else: closures, one for each schema that was met, written for speed.

Nearly all values of nearly all manifests fit, so this is what a long run does; the walk comes after it, and only where
something does not fit.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from aigov.dates import is_date, is_period
from aigov.paths import UNKNOWN, UNREADABLE
from aigov.structure.keywords import KEYWORDS, Schema, target
from aigov.structure.subject import Subject

Fits = Callable[[Any, Subject], bool]

_GOOD_DATES: Final[set[str]] = set()
_MANY: Final = 5000


class Matcher:
    """One schema, compiled as far as it was needed."""

    def __init__(self, schema: Schema, *, fragment: bool) -> None:
        self.schema = schema
        self.fragment = fragment
        self._fits: dict[int, tuple[Schema, Fits]] = {}
        self.root: Fits = self.fits(schema)

    def fits(self, node: Schema) -> Fits:
        """Return whether a value fits `node`, as a function; raises ValueError on a keyword outside the closed set."""
        known = self._fits.get(id(node))
        if known is None:
            for keyword in node:
                if keyword not in KEYWORDS:
                    raise ValueError(f"the keyword {keyword!r} is not one that structure knows")
            known = self._fits[id(node)] = (node, self._compile(node))
        return known[1]

    def _compile(self, node: Schema) -> Fits:
        if "$ref" in node:
            inner, name = target(self.schema, node)
            return self._who(inner) if name == "Who" else self.fits(inner)
        if "anyOf" in node:
            return self._any(node)
        if "const" in node:
            return _constant(node["const"])
        if "enum" in node:
            return _choice(node["enum"])
        kind = node.get("type", "string" if "pattern" in node or "minLength" in node else "")
        if kind == "object":
            return self._object(node)
        if kind == "array":
            return self._array(node)
        if kind == "string":
            return self._text(node)
        if kind not in ("number", "integer", "boolean", ""):
            raise ValueError(f"the type {kind!r} is not one that structure knows")
        return _SIMPLE[kind] if kind in _SIMPLE else _number(node)

    def _any(self, node: Schema) -> Fits:
        others = [inner for inner in node["anyOf"] if target(self.schema, inner)[0].get("const") != UNKNOWN]
        tests = [self.fits(inner) for inner in others]
        may_be_unknown = len(others) < len(node["anyOf"])
        if len(tests) == 1 and may_be_unknown:
            test = tests[0]
            return lambda value, subject: test(value, subject) or value == UNKNOWN
        if may_be_unknown:
            tests.append(_constant(UNKNOWN))
        return lambda value, subject: any(test(value, subject) for test in tests)

    def _who(self, node: Schema) -> Fits:
        person = self._any(node)
        if self.fragment:
            return person

        def fits(value: Any, subject: Subject) -> bool:
            if type(value) is not str:
                return person(value, subject)
            known = subject.who
            return known is None or value in known or value.startswith("x_")

        return fits

    def _object(self, node: Schema) -> Fits:
        required = () if self.fragment else tuple(node.get("required", ()))
        known = set(node.get("required", ()))
        properties = _Properties(self, node)
        name_fits = self.fits(node["propertyNames"]) if "propertyNames" in node else None

        def fits(value: Any, subject: Subject) -> bool:
            if type(value) is not dict:
                return False
            for key, inner in value.items():
                if not properties[key](inner, subject) or (inner == UNKNOWN and key in known):
                    return False
                if name_fits is not None and not name_fits(key, subject):
                    return False
            # A loop without a generator: three times as fast for one to three keys.
            for key in required:  # noqa: SIM110
                if key not in value:
                    return False
            return True

        return fits

    def _array(self, node: Schema) -> Fits:
        item = self.fits(node["items"]) if "items" in node else lambda value, _: value is not UNREADABLE
        least = node.get("minItems", 0)
        has_ids = node.get("x-key") == "id"

        def fits(value: Any, subject: Subject) -> bool:
            if type(value) is not list or len(value) < least:
                return False
            for inner in value:
                if not item(inner, subject):
                    return False
            return not has_ids or len(value) < 2 or not _has_repeated_id(value)

        return fits

    def _text(self, node: Schema) -> Fits:
        if node.get("format") == "date":
            return _is_good_date
        if node.get("format") == "duration":
            return lambda value, _: type(value) is str and is_period(value)
        tests = list(self._text_tests(node))
        if not tests:
            return lambda value, _: type(value) is str
        return lambda value, subject: type(value) is str and all(test(value, subject) for test in tests)

    def _text_tests(self, node: Schema) -> Iterator[Fits]:
        if "minLength" in node:
            least = node["minLength"]
            yield lambda value, _: len(value) >= least
        if "pattern" in node:
            search = re.compile(node["pattern"]).search
            yield lambda value, _: search(value) is not None
        if node.get("x-prose") and not self.fragment:
            examples = frozenset(example for example in node.get("examples", ()) if isinstance(example, str))
            yield lambda value, _: value not in examples
        if "x-refers" in node and not self.fragment:
            place = node["x-refers"]
            yield lambda value, subject: value == UNKNOWN or subject.has(place, value)
        if node.get("x-path"):
            yield lambda value, subject: subject.leads(value)


class _Properties(dict[str, Fits]):
    """What must fit under each key of an object, compiled when the key is first met."""

    def __init__(self, matcher: Matcher, node: Schema) -> None:
        super().__init__()
        self._matcher = matcher
        self._node = node

    def __missing__(self, key: str) -> Fits:
        inner = self._node.get("properties", {}).get(key)
        if inner is not None:
            self[key] = fits = self._matcher.fits(inner)
            return fits
        others = self._node.get("additionalProperties", True)
        return _SIMPLE["nothing" if others is False else ""] if isinstance(others, bool) else self._matcher.fits(others)


_SIMPLE: Final[dict[str, Fits]] = {
    "": lambda value, _: value is not UNREADABLE,
    "nothing": lambda _value, _: False,
    "boolean": lambda value, _: type(value) is bool,
}


def _constant(expected: Any) -> Fits:
    kinds = (int, float) if type(expected) in (int, float) else (type(expected),)
    return lambda value, _: type(value) in kinds and bool(value == expected)


def _choice(members: list[Any]) -> Fits:
    texts = frozenset(member for member in members if isinstance(member, str))
    others = [_constant(member) for member in members if not isinstance(member, str)]
    if not others:
        return lambda value, _: type(value) is str and value in texts
    return lambda value, subject: (
        value in texts if type(value) is str else any(other(value, subject) for other in others)
    )


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


def _is_good_date(value: Any, _: Subject) -> bool:
    if type(value) is not str:
        return False
    if value in _GOOD_DATES:
        return True
    if not is_date(value):
        return False
    if len(_GOOD_DATES) < _MANY:
        _GOOD_DATES.add(value)
    return True


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
