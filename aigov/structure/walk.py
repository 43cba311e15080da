"""The walk over data that does not fit: it finds every error, with its path and what to say. Knows no lines."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, Final

from aigov.dates import is_date
from aigov.paths import UNKNOWN, UNREADABLE, Path
from aigov.spelling import near
from aigov.structure import hints
from aigov.structure.keywords import Schema, alternatives
from aigov.structure.matching import Matcher
from aigov.structure.meant import Meant
from aigov.structure.problems import MOST, Problem
from aigov.structure.subject import Subject

_KINDS: Final[Mapping[type, str]] = {dict: "object", list: "array", str: "string", bool: "boolean"}


class Walk:
    """One walk over one subject. It goes down only where the matcher says that something is wrong."""

    def __init__(self, matcher: Matcher, subject: Subject) -> None:
        self.matcher = matcher
        self.subject = subject
        self.schema = matcher.schema
        self.meant = Meant(self.schema, subject)

    def problems(self) -> list[Problem]:
        """Return every error, in the order of the data."""
        found = list(islice(self._value(self.subject.data, (), self.schema), MOST + 1))
        if len(found) > MOST:
            found[MOST] = Problem("too-many", found[MOST].path, {"limit": f"{MOST}"}, ((),))
        # Of another version nothing else is known: what its keys and values are is not for this one to say.
        refused = [problem for problem in found if problem.kind == "unsupported-version"]
        return refused or found

    def _value(self, value: Any, path: Path, node: Schema) -> Iterator[Problem]:
        if value is UNREADABLE or self.matcher.fits(node)(value, self.subject):
            return
        options = alternatives(self.schema, node)
        fitting = [option for option in options if self._is_kind(value, *option)]
        if not fitting:
            yield self._wrong_type(value, path, options)
            return
        # Of several shapes the one is meant that has the fewest errors.
        yield from min((list(self._typed(value, path, *option)) for option in fitting), key=len)

    def _is_kind(self, value: Any, node: Schema, name: str) -> bool:
        if name == "Who":
            return isinstance(value, str | dict)
        if "const" in node:
            return type(value) is type(node["const"]) or (hints.is_number(value) and hints.is_number(node["const"]))
        kind = node.get("type")
        if kind is None:
            return True
        if kind == "integer":
            return hints.is_number(value) and value == int(value)
        return hints.is_number(value) if kind == "number" else _KINDS.get(type(value)) == kind

    def _typed(self, value: Any, path: Path, node: Schema, name: str) -> Iterator[Problem]:
        if name == "Who" and isinstance(value, str):
            yield from self._who(value, path)
        elif name == "Who":
            for option, _ in alternatives(self.schema, {"anyOf": node["anyOf"]}):
                if option.get("type") == "object":
                    yield from self._object(value, path, option)
        elif "const" in node or "enum" in node:
            yield self._not_one_of(value, path, node)
        elif isinstance(value, dict):
            yield from self._object(value, path, node)
        elif isinstance(value, list):
            yield from self._array(value, path, node)
        elif isinstance(value, str):
            yield from self._text(value, path, node)
        else:
            yield self._problem("out-of-range", path, written=hints.shown(value), expected=hints.bounds(node))

    def _object(self, value: dict[str, Any], path: Path, node: Schema) -> Iterator[Problem]:
        required = node.get("required", ())
        strange = []
        for key, inner in value.items():
            if key in required and inner == UNKNOWN:
                yield self._problem("placeholder-required", (*path, key), where=hints.within(path))
                continue
            for problem in self._entry(key, inner, path, node, value):
                strange += [key] if problem.kind == "unknown-key" and problem.path == (*path, key) else []
                yield problem
        if self.matcher.fragment:
            return
        for key in required:
            # Where a key is only misspelt, one finding says all.
            if key not in value and near(key, strange[:50]) is None:
                where = hints.within(path)
                yield self._problem("missing-key", (*path, key), where=where[:1].upper() + where[1:])

    def _entry(self, key: str, inner: Any, path: Path, node: Schema, value: dict[str, Any]) -> Iterator[Problem]:
        properties, others = node.get("properties", {}), node.get("additionalProperties", True)
        # An unreadable value stands under a key that somebody else has complained of already.
        is_known = "propertyNames" not in node or self.matcher.fits(node["propertyNames"])(key, self.subject)
        if not is_known and inner is not UNREADABLE:
            yield self._wrong_name(key, path, node, value)
        if key in properties:
            yield from self._value(inner, (*path, key), properties[key])
        elif isinstance(others, Mapping):
            yield from self._value(inner, (*path, key), others)
        elif others is False and is_known and inner is not UNREADABLE:
            yield self._unknown_key(key, path, properties, value)

    def _array(self, value: list[Any], path: Path, node: Schema) -> Iterator[Problem]:
        if len(value) < node.get("minItems", 0):
            yield self._problem("too-short", path, expected=hints.items(node["minItems"]))
        first: dict[str, Path] = {}
        for position, inner in enumerate(value):
            place = (*path, position)
            if "items" in node:
                yield from self._value(inner, place, node["items"])
            key = inner.get("id") if node.get("x-key") == "id" and isinstance(inner, dict) else None
            if isinstance(key, str) and first.setdefault(key, (*place, "id")) != (*place, "id"):
                details = {"written": hints.shown(key), "where": hints.dotted(path)}
                yield Problem("repeated-id", (*place, "id"), details, ((*place, "id"),), (first[key],))

    def _text(self, value: str, path: Path, node: Schema) -> Iterator[Problem]:
        written = hints.shown(value)
        if node.get("format") == "date":
            exists = hints.looks_like_a_date(value) and not is_date(value)
            kind = "no-such-date" if exists else "not-a-date"
            yield self._problem(kind, path, written=written, hint=hints.date(value))
        elif node.get("format") == "duration":
            yield self._problem("not-a-period", path, written=written, hint=hints.period(value))
        elif len(value) < node.get("minLength", 0):
            yield self._problem("too-short", path, expected=hints.characters(node["minLength"]))
        elif node.get("x-path") and not self.subject.leads(value):
            yield self._problem("no-such-path", path, written=written, hint=self.meant.path(value))
        elif "x-refers" in node and not self.subject.fragment and not self._refers(value, node):
            where, hint = node["x-refers"], self.meant.reference(value, node["x-refers"])
            yield self._problem("unknown-reference", path, written=written, where=where, hint=hint)
        elif node.get("x-prose") and value in node.get("examples", ()):
            yield Problem("copied-example", path, {"key": hints.name(path)}, ())
        elif value == UNKNOWN:
            # A pattern that keeps "unknown" out, where the value is not required of the object that holds it.
            yield self._problem("placeholder-required", path, where=hints.within(path[:-1]))
        else:
            expected, hint = hints.pattern(value, node.get("pattern", ""))
            yield self._problem("bad-pattern", path, written=written, expected=expected, hint=hint)

    def _refers(self, value: str, node: Schema) -> bool:
        return value == UNKNOWN or self.subject.has(node["x-refers"], value)

    def _who(self, value: str, path: Path) -> Iterator[Problem]:
        if value == "":
            yield self._problem("too-short", path, expected=hints.characters(1))
        elif value == UNKNOWN:
            yield self._problem("placeholder-required", path, where=hints.within(path[:-1]))
        else:
            yield self._problem("unknown-who", path, written=hints.shown(value), hint=self.meant.who(value))

    def _not_one_of(self, value: Any, path: Path, node: Schema) -> Problem:
        members = [member for member in node.get("enum", [node.get("const")]) if member != UNKNOWN]
        written = hints.shown(value)
        if path == ("aigov",) and "const" in node:
            return Problem("unsupported-version", path, {"written": written, "supported": str(node["const"])}, ((),))
        if value == UNKNOWN:
            return self._problem("placeholder-required", path, where=hints.within(path[:-1]))
        choices = ", ".join(hints.shown(member) for member in members)
        hint = self.meant.nearest(value, [member for member in members if isinstance(member, str)])
        return self._problem("not-one-of", path, written=written, choices=choices, hint=hint)

    def _wrong_name(self, key: str, path: Path, node: Schema, value: dict[str, Any]) -> Problem:
        names = node["propertyNames"]
        if "enum" in names or any("enum" in inner for inner in names.get("anyOf", ())):
            return self._unknown_key(key, path, node.get("properties", {}), value, own=hints.own_names(names))
        expected, hint = hints.pattern(key, names.get("pattern", ""))
        details = {"key": hints.shown(key), "written": hints.shown(key), "expected": expected, "hint": hint}
        return Problem("bad-pattern", (*path, key), details, ((*path, key),))

    def _unknown_key(
        self, key: str, path: Path, properties: Mapping[str, Any], value: dict[str, Any], own: str = ""
    ) -> Problem:
        candidate = self.meant.near(key, properties)
        hint = self.meant.elsewhere(key, path, candidate, own)
        details = {"key": hints.shown(key), "where": self.meant.part_of(path), "hint": hint}
        meant = ((*path, candidate),) if candidate and candidate not in value else ()
        return Problem("unknown-key", (*path, key), details, ((*path, key), *meant))

    def _wrong_type(self, value: Any, path: Path, options: list[tuple[Schema, str]]) -> Problem:
        expected = hints.expected(options)
        hint = hints.wrong_type(value, options)
        return self._problem("wrong-type", path, expected=expected, found=hints.found(value), hint=hint)

    def _problem(self, kind: str, path: Path, **details: str) -> Problem:
        return Problem(kind, path, {"key": hints.name(path), **details}, (path,))
