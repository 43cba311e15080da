"""Expressions that are values, made over the real schema by type, each with the same in plain CEL.

Where CEL has no such thing, the CEL text is a rewriting into its primitives, or calls a function that
`tests/oracle.py` registers: `has` and `known` become a chain of `has` (CEL errs below an absent section), whole
numbers beside numbers get `double(...)` (CEL does not mix them), and `unknown` is left out of the oracle's data.
"""

import random
from collections.abc import Callable
from typing import Any, NamedTuple

from aigov.expressions.kinds import Type, Types

DEEPEST = 4
WORDS = ("parking", "Permit desk", "ab", "residents", "abc", "b")
KEYS = ("parking", "residents", "ab", "abc")
PATTERNS = ("^a", "b$", "e+", "^[a-z ]+$", "(?i)PARK", "x?y")
DAYS = ("2026-01-31", "2026-02-28", "2026-03-01", "2025-12-31", "2024-02-29", "2026-06-30")
PERIODS = ("P1M", "P30D", "P3M", "P1Y", "P2W", "P1Y6M")
NUMBERS = (0, 1, 2, 3, 2.5, 40)


class Text(NamedTuple):
    """One expression twice: as ours and as CEL's."""

    ours: str
    cel: str


class Place(NamedTuple):
    """A path that can be read: its parts, its type, and whether it begins with an item."""

    parts: tuple[str, ...]
    type: Type
    item: bool

    @property
    def text(self) -> Text:
        """The path in both languages."""
        return Text(".".join(self.parts), ".".join(self.parts))

    @property
    def asked(self) -> Text:
        """Whether it is there: in CEL part by part."""
        steps = [f"has({'.'.join(self.parts[: end + 1])})" for end in range(1, len(self.parts))]
        return Text(f"has({'.'.join(self.parts)})", f"({' && '.join(steps)})")


def reachable(type_: Type, parts: tuple[str, ...], *, item: bool) -> list[Place]:
    """Return every path below, not through lists or persons, to a useful depth."""
    if type_.kind != "object":
        return [Place(parts, type_, item)]
    if len(parts) > DEEPEST:
        return []
    fields = (type_.fields or {}).items()
    return [place for name, field in fields for place in reachable(field, (*parts, name), item=item)]


def same(text: str) -> Text:
    """Return what reads alike in both."""
    return Text(text, text)


def both(form: str, *texts: Text) -> Text:
    """Return `form` with texts in its gaps."""
    return Text(form.format(*(text.ours for text in texts)), form.format(*(text.cel for text in texts)))


def mixed(whole: Text) -> Text:
    """Return a whole number less one and a half, which CEL adds only to a double."""
    return Text(f"({whole.ours} - 1.5)", f"(double({whole.cel}) - 1.5)")


class Values:
    """Makes values: paths, numbers, days, texts and lists."""

    def __init__(self, types: Types, seed: int) -> None:
        """`types` are those of a rule over manifests."""
        self.random = random.Random(seed)
        left_out = ("today", "stage", "weight", "aigov", "org", "organisation", "extensions", "limits")
        self.fixed: dict[str, list[Place]] = {}
        for name, meaning in types.names.items():
            if name not in left_out:
                for place in reachable(meaning.type, (name,), item=False):
                    self.fixed.setdefault(self.sort(place.type), []).append(place)
        self.layered = [
            place
            for place in self.fixed["list object"]
            if any(
                self.sort(inner.type) == "list object"
                for inner in reachable(place.type.item or place.type, ("x",), item=True)
            )
        ]
        self.items: list[dict[str, list[Place]]] = []

    @staticmethod
    def sort(type_: Type) -> str:
        """Return the kind under which a path is looked up; of a list its items' too, of an enum its order."""
        if type_.kind == "list":
            return f"list {type_.item.kind}" if type_.item is not None else "list any"
        return "ordered" if type_.order else type_.kind

    def one(self, *sorts: str) -> Place:
        """Return a path of one of `sorts`: of an item rather than a section, where there is one in hand."""
        near = self.items[-1:] if self.random.random() < 0.7 else self.items
        own = [place for item in near for sort in sorts for place in item.get(sort, ())]
        if own and self.random.random() < 0.75:
            return self.random.choice(own)
        return self.random.choice([place for sort in sorts for place in self.fixed.get(sort, ())])

    def boolean(self, depth: int) -> Text:
        """Return a condition."""
        raise NotImplementedError

    def visited(self, listed: Text, word: str, item: Type, body: Callable[[], Text]) -> Text:
        name = f"i{len(self.items)}"
        places: dict[str, list[Place]] = {}
        for place in reachable(item, (name,), item=True):
            places.setdefault(self.sort(place.type), []).append(place)
        self.items.append(places)
        text = both(f"{{}}.{word}({name}, {{}})", listed, body())
        self.items.pop()
        return text

    def literal(self) -> Text:
        number = self.random.choice(NUMBERS)
        return Text(str(number), str(float(number)))

    def number(self) -> Text:
        dice = self.random.random()
        if dice < 0.55:
            return self.one("number").text
        if dice < 0.75:
            sign = self.random.choice(("+", "-"))
            return both("({} " + sign + " {})", self.one("number").text, self.literal())
        if dice < 0.85:
            return mixed(self.whole())
        return self.literal()

    def whole(self) -> Text:
        dice = self.random.random()
        if dice < 0.4:
            return self.one("integer").text
        if dice < 0.6:
            return both("size({})", self.sections())
        if dice < 0.8:
            text = self.one("list text", "map", "text").text
            return both("size({})", text)
        return both("({} + 1)", self.one("integer").text)

    def day(self) -> Text:
        return same(self.quoted(DAYS)) if self.random.random() < 0.3 else self.one("date").text

    def moved(self) -> Text:
        period = self.one("period").text if self.random.random() < 0.5 else same(self.quoted(PERIODS))
        return both(self.random.choice(("after", "before")) + "({}, {})", self.one("date").text, period)

    def days_apart(self) -> Text:
        return both("days_between({}, {})", self.one("date").text, self.day())

    def lowered(self) -> Text:
        return both("lower({})", self.one("text").text)

    def objects(self) -> tuple[Text, Type]:
        place = self.one("list object")
        if not place.item and self.random.random() < 0.4:
            place = self.random.choice(self.layered)
        return place.text, place.type.item or Type("any")

    def sections(self) -> Text:
        listed, item = self.objects()
        if len(self.items) >= 2 or self.random.random() < 0.3:
            return listed
        filtered = self.visited(listed, "filter", item, lambda: self.boolean(0))
        return both("({} + {})", filtered, listed) if self.random.random() < 0.2 else filtered

    def field(self, item: Type, *sorts: str) -> Place | None:
        found = [place for place in reachable(item, ("x",), item=True) if self.sort(place.type) in sorts]
        return self.random.choice(found) if found else None

    def mapped(self, *sorts: str) -> Text:
        while True:
            listed, item = self.objects()
            place = self.field(item, *sorts)
            if place is not None:
                name = f"i{len(self.items)}"
                return both(f"{{}}.map({name}, {'.'.join((name, *place.parts[1:]))})", listed)

    def texts(self) -> Text:
        dice = self.random.random()
        if dice < 0.25:
            return self.one("list text").text
        if dice < 0.45:
            return both("{}.distinct()", self.mapped("text"))
        if dice < 0.6:
            return both("({} + {})", self.one("list text").text, same(f"[{self.quoted(WORDS)}]"))
        if dice < 0.7:
            return same(f"[{self.quoted(WORDS)}, {self.quoted(WORDS)}]")
        return self.mapped("text")

    def numbers(self) -> Text:
        return self.mapped("number")

    def days_list(self) -> Text:
        return self.mapped("date")

    def persons(self) -> Text:
        return self.one("list who").text if self.random.random() < 0.3 else self.mapped("who")

    def nested(self) -> Text:
        return self.mapped("list text", "list object")

    def dated(self) -> tuple[Text, Type]:
        while True:
            listed, item = self.objects()
            if "date" in (item.fields or {}) and self.field(item, "text", "enum", "number", "ordered"):
                return listed, item

    def relation(self) -> str:
        return self.random.choice(("<", "<=", ">", ">=", "==", "!="))

    def quoted(self, words: Any) -> str:
        return f"'{self.random.choice(words)}'"
