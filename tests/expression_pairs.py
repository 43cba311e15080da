"""Conditions, made over the real schema by type, each with the same condition in plain CEL."""

from typing import TYPE_CHECKING

from expression_values import KEYS, PATTERNS, PERIODS, WORDS, Place, Text, Values, both, same

from aigov.expressions.kinds import Type, Types

if TYPE_CHECKING:
    from collections.abc import Callable

COMPARED = ("enum", "number", "integer", "date", "text")


class Maker(Values):
    """Makes expressions; what is nested is smaller, so that every one ends."""

    def __init__(self, types: Types, seed: int) -> None:
        """`types` are those of a rule over manifests."""
        super().__init__(types, seed)
        self.leaves: list[Callable[[], Text]] = [
            self.word_is, self.word_in, self.text_is, self.text_in, self.number_is, self.whole_is, self.day_is,
            self.truth, self.has, self.known, self.text_asked, self.matches, self.at_least, self.same_person,
            self.sorted, self.key_in, self.lists_are, self.period_is, self.day_moved, self.days, self.lower_is,
            self.sum, self.least, self.newest, self.people, self.distinct, self.flatten, self.list_in, self.negative,
            self.layers,
        ]  # fmt: skip
        self.compounds = [self.negation, self.both, self.either, self.choice, *[self.exists, self.all] * 2]

    def boolean(self, depth: int) -> Text:
        """Return a condition."""
        if depth <= 0 or self.random.random() < 0.45:
            return self.random.choice(self.leaves)()
        return self.random.choice(self.compounds)(depth)

    def value(self) -> Text:
        """Return anything that is no condition."""
        makers = (
            self.number,
            self.whole,
            self.day,
            self.texts,
            self.sections,
            self.moved,
            self.lowered,
            self.days_apart,
        )
        return self.random.choice(makers)()

    # conditions

    def word_is(self) -> Text:
        place = self.one("enum", "ordered")
        sign = self.random.choice(("==", "!="))
        return same(f"{place.text.ours} {sign} '{self.random.choice(place.type.members)}'")

    def word_in(self) -> Text:
        place = self.one("enum", "ordered")
        words = self.random.sample(place.type.members, min(len(place.type.members), self.random.randint(1, 3)))
        return same(f"{place.text.ours} in {words}")

    def text_is(self) -> Text:
        return same(f"{self.one('text').text.ours} {self.random.choice(('==', '!='))} {self.quoted(WORDS)}")

    def text_in(self) -> Text:
        return same(f"{self.one('text').text.ours} in [{self.quoted(WORDS)}, {self.quoted(WORDS)}]")

    def list_in(self) -> Text:
        return same(f"{self.quoted(WORDS)} in {self.one('list text').text.ours}")

    def number_is(self) -> Text:
        return both("{} " + self.relation() + " {}", self.number(), self.number())

    def whole_is(self) -> Text:
        return both("{} " + self.relation() + " {}", self.whole(), same(str(self.random.randint(0, 3))))

    def day_is(self) -> Text:
        other = same("today") if self.random.random() < 0.2 else self.day()
        return both("{} " + self.relation() + " {}", self.one("date").text, other)

    def day_moved(self) -> Text:
        return both("{} " + self.relation() + " {}", self.moved(), self.day())

    def days(self) -> Text:
        return both(
            "{} " + self.relation() + " {}", self.days_apart(), same(str(self.random.choice((-31, 0, 28, 365))))
        )

    def truth(self) -> Text:
        path = self.one("bool").text
        return both("{} " + self.random.choice(("== true", "!= false")), path) if self.random.random() < 0.3 else path

    def has(self) -> Text:
        return self.deep().asked

    def known(self) -> Text:
        asked = self.deep().asked
        return Text("known" + asked.ours[3:], asked.cel)

    def deep(self) -> Place:
        sorts = ("enum", "text", "date", "number", "list object", "period", "bool")
        place = self.one(self.random.choice(sorts))
        return place if len(place.parts) > 1 else self.deep()

    def text_asked(self) -> Text:
        asked = self.random.choice(("contains", "startsWith", "endsWith"))
        return same(f"{self.one('text').text.ours}.{asked}({self.quoted(('a', 'b', 'p', 'desk', 'ab', 'e'))})")

    def matches(self) -> Text:
        text, pattern = self.one("text").text.ours, self.quoted(PATTERNS)
        return same(f"{text}.matches({pattern})" if self.random.random() < 0.5 else f"matches({text}, {pattern})")

    def at_least(self) -> Text:
        place = self.one("ordered")
        word = self.random.choice(place.type.order)
        other = self.one("ordered") if self.random.random() < 0.1 else None
        second = other.text.ours if other is not None and other.type.order == place.type.order else f"'{word}'"
        ours = f"{place.text.ours}, {second}"
        return Text(f"at_least({ours})", f"at_least({ours}, '{' '.join(place.type.order)}')")

    def same_person(self) -> Text:
        return same(f"same_person({self.one('who').text.ours}, {self.one('who').text.ours})")

    def sorted(self) -> Text:
        listed = self.days_list() if self.random.random() < 0.5 else self.numbers()
        return both("{}.isSorted()", listed)

    def key_in(self) -> Text:
        place = self.one("map")
        return same(f"{self.quoted(KEYS)} in {place.text.ours}")

    def lists_are(self) -> Text:
        return both("{} " + self.random.choice(("==", "!=")) + " {}", self.texts(), self.texts())

    def period_is(self) -> Text:
        return same(f"{self.one('period').text.ours} {self.random.choice(('==', '!='))} {self.quoted(PERIODS)}")

    def lower_is(self) -> Text:
        return both("{} == " + self.quoted([word.lower() for word in WORDS]), self.lowered())

    def sum(self) -> Text:
        return both("{}.sum() " + self.relation() + " {}", self.numbers(), self.literal())

    def least(self) -> Text:
        picked = self.random.choice(("min", "max"))
        if self.random.random() < 0.5:
            return both("{}." + picked + "() " + self.relation() + " {}", self.numbers(), self.literal())
        return both("{}." + picked + "() " + self.relation() + " {}", self.days_list(), self.day())

    def newest(self) -> Text:
        listed = self.dated()
        place = self.field(listed[1], "text", "enum", "number", "date", "ordered")
        text = both("{}.newest()." + ".".join(place.parts[1:]), listed[0])
        return self.compared(text, place.type)

    def people(self) -> Text:
        return both("size({}.people()) " + self.relation() + " " + str(self.random.randint(0, 3)), self.persons())

    def distinct(self) -> Text:
        return both("size({}.distinct()) " + self.relation() + " " + str(self.random.randint(0, 3)), self.texts())

    def flatten(self) -> Text:
        return both("size({}.flatten()) " + self.relation() + " " + str(self.random.randint(0, 3)), self.nested())

    def negative(self) -> Text:
        return both("-{} " + self.relation() + " {}", self.one("number").text, self.literal())

    def negation(self, depth: int) -> Text:
        return both("!({})", self.boolean(depth - 1))

    def both(self, depth: int) -> Text:
        return both("({} && {})", self.boolean(depth - 1), self.boolean(depth - 1))

    def either(self, depth: int) -> Text:
        return both("({} || {})", self.boolean(depth - 1), self.boolean(depth - 1))

    def choice(self, depth: int) -> Text:
        return both("({} ? {} : {})", self.boolean(depth - 1), self.boolean(depth - 1), self.boolean(depth - 1))

    def exists(self, depth: int) -> Text:
        return self.quantified("exists", depth)

    def all(self, depth: int) -> Text:
        return self.quantified("all", depth)

    def quantified(self, word: str, depth: int) -> Text:
        if len(self.items) >= 2:
            return self.boolean(0)
        if self.random.random() < 0.2:
            name = f"i{len(self.items)}"
            return both(f"{{}}.{word}({name}, {name} == {self.quoted(WORDS)})", self.one("list text").text)
        listed, item = self.objects()
        return self.visited(listed, word, item, lambda: self.boolean(depth - 1))

    def layers(self) -> Text:
        """Return a question about items of the items of a list."""
        if self.items:
            return self.boolean(0)
        outer = self.random.choice(self.layered)
        item = outer.type.item or Type("any")

        def inner() -> Text:
            place = self.random.choice(self.items[-1]["list object"])
            return self.visited(
                place.text, self.random.choice(("exists", "all")), place.type.item or item, self.about_item
            )

        return self.visited(outer.text, self.random.choice(("exists", "all")), item, inner)

    def about_item(self) -> Text:
        """Return a question about the item in hand."""
        place = self.random.choice([place for places in self.items[-1].values() for place in places])
        return self.compared(place.text, place.type) if place.type.kind in COMPARED else place.asked

    def compared(self, text: Text, type_: Type) -> Text:
        if type_.kind == "enum":
            return both("{} == '" + self.random.choice(type_.members) + "'", text)
        if type_.kind in ("number", "integer"):
            right = self.literal() if type_.kind == "number" else same("2")
            return both("{} " + self.relation() + " {}", text, right)
        if type_.kind == "date":
            return both("{} " + self.relation() + " {}", text, self.day())
        return both("{} != " + self.quoted(WORDS), text)
