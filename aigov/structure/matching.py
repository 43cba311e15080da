"""Whether data fits a schema, and nothing else: closures, one for each schema that was met, written for speed.

Nearly all values of nearly all manifests fit, so this is what a long run does; the walk comes after it, and only where
something does not fit.
"""

from functools import partial
from typing import Any, Final

from aigov.paths import UNKNOWN
from aigov.structure.keywords import KEYWORDS, Schema, target
from aigov.structure.scalars import Fits, Good, anything, doubt, scalar
from aigov.structure.subject import Subject


class Matcher:
    """One schema, compiled as far as it was needed."""

    def __init__(self, schema: Schema, *, fragment: bool) -> None:
        self.schema = schema
        self.fragment = fragment
        self._fits: dict[tuple[int, bool], tuple[Schema, Fits]] = {}
        self._good: dict[Fits, Good] = {}
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
        """Return what fits, as far as it is known: asking a set costs less than asking a function."""
        return self._good.get(fits, ())

    def _compile(self, node: Schema, *, optional: bool) -> Fits:
        if "$ref" in node:
            inner, name = target(self.schema, node)
            return self._who(inner, optional=optional) if name == "Who" else self.fits(inner, optional)
        if "anyOf" in node:
            return self._any(node, optional=optional)
        kind = "" if "const" in node or "enum" in node else node.get("type")
        if kind == "object":
            return self._object(node, optional=optional)
        if kind == "array":
            return self.array(node, optional=optional)
        fits, good = scalar(node, fragment=self.fragment, optional=optional)
        self._good[fits] = good
        return fits

    def _any(self, node: Schema, *, optional: bool) -> Fits:
        others = [inner for inner in node["anyOf"] if target(self.schema, inner)[0].get("const") != UNKNOWN]
        optional = optional or len(others) < len(node["anyOf"])
        if len(others) == 1:
            return self.fits(others[0], optional)
        tests = [self.fits(inner) for inner in others]

        def fits(value: Any, subject: Subject) -> bool:
            for test in tests:
                if test(value, subject):
                    return True
            return optional and doubt(value, subject)

        return fits

    def _who(self, node: Schema, *, optional: bool) -> Fits:
        person = self._any(node, optional=optional)
        if self.fragment:
            return person

        def fits(value: Any, subject: Subject) -> bool:
            if type(value) is str:
                return value in subject.led or subject.is_led(value) or (value == UNKNOWN and person(value, subject))
            return person(value, subject)

        return fits

    def _object(self, node: Schema, *, optional: bool) -> Fits:
        required = tuple(node.get("required", ()))
        needed = () if self.fragment else required
        keys = _Keys(self, node)
        goods, tests, odd = keys.goods, keys.tests, keys.odd_fit
        names_fit = self.array({"items": node["propertyNames"]}) if "propertyNames" in node else None

        def fits(value: Any, subject: Subject) -> bool:
            if type(value) is not dict:
                return optional and doubt(value, subject)
            try:
                for key, inner in value.items():
                    if inner not in goods[key] and not tests[key](inner, subject):
                        return False
            except (KeyError, TypeError):  # a key of anybody's; a map or a list where a text belongs, in no set
                if not odd(value, subject):
                    return False
            for key in needed:
                if key not in value or value[key] is None:
                    return False
            if subject.doubts and UNKNOWN in map(value.get, required):
                return False
            return names_fit is None or names_fit([*value], subject)

        return fits

    def array(self, node: Schema, *, optional: bool = False) -> Fits:
        """Return whether a value fits `node`, which says of what it is a list, as a function."""
        item = self.fits(node["items"]) if "items" in node else anything
        good = self.good(item)
        least = node.get("minItems", 0)
        has_ids = node.get("x-key") == "id"

        def fits(value: Any, subject: Subject) -> bool:
            if type(value) is not list:
                return optional and doubt(value, subject)
            try:
                for inner in value:
                    if inner not in good and not item(inner, subject):
                        return False
            except TypeError:  # as above
                if not all(item(inner, subject) for inner in value):
                    return False
            return len(value) >= least and (not has_ids or len(value) < 2 or not _has_repeated_id(value))

        return fits


class _Keys:
    """What must fit under each key of an object, and what is known to, compiled when the key is first met.

    In maps of Python's own, which hold every key: one that makes what is missing costs a call at each look.
    """

    def __init__(self, matcher: Matcher, node: Schema) -> None:
        self._matcher = matcher
        self._node = node
        self._properties: Schema = node.get("properties", {})
        self.goods: dict[str, Good] = dict.fromkeys(self._properties, ())
        self.tests: dict[str, Fits] = {key: partial(self._first, key) for key in self._properties}
        self._closed = node.get("additionalProperties") is False
        self._others: Fits | None = None

    def _first(self, key: str, value: Any, subject: Subject) -> bool:
        test = self.tests[key] = self._matcher.fits(self._properties[key])
        self.goods[key] = self._matcher.good(test)
        return test(value, subject)

    def odd_fit(self, value: dict[str, Any], subject: Subject) -> bool:
        """Return whether all values fit, whatever the keys: of those that are anybody's none is kept, having no end."""
        if self._others is None:
            others = self._node.get("additionalProperties", True)
            self._others = self._matcher.array({"items": others} if isinstance(others, dict) else {})
        rest = []
        for key, inner in value.items():
            if key not in self.goods:
                rest.append(inner)
            elif not self.tests[key](inner, subject):
                return False
        return not (rest and self._closed) and self._others(rest, subject)


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
