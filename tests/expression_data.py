"""Data that an expression reads, made by type: whole, or with parts absent, unknown or of a wrong kind."""

import random
from typing import Any

from expression_values import DAYS, KEYS, NUMBERS, PERIODS, WORDS

from aigov.expressions.kinds import Type, Types

NAMES = ("A. Jansen", "a. jansen", "K. Smit")
EMAILS = ("a@x.org", "A@X.org", "k@x.org")
WRONG: dict[str, tuple[Any, ...]] = {
    "text": (7.0, True),
    "enum": (7.0, True),
    "date": (7.0, "odd"),
    "number": ("odd",),
    "integer": ("odd", True),
    "bool": (7.0, "odd"),
}
VALUES: dict[str, tuple[Any, ...]] = {
    "text": WORDS,
    "date": DAYS,
    "period": PERIODS,
    "number": NUMBERS,
    "integer": (0, 1, 2, 3),
    "bool": (True, False),
}


class Data:
    """Makes the data that an expression reads, once for us and once for the oracle."""

    def __init__(self, types: Types, seed: int) -> None:
        """The roots are those of `types`."""
        self.random = random.Random(seed)
        self.roots = {name: meaning.type for name, meaning in types.names.items()}
        self.words: frozenset[str] = frozenset()
        self.absent = self.unknown = self.wrong = 0.0

    def make(self, reads: frozenset[str], text: str, *, plain: bool) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return data in which something of `reads` may be absent, unknown or, unless `plain`, of a wrong kind."""
        self.words = frozenset(text.split("'")[1::2])
        self.absent = self.random.choice((0.0, 0.0, 0.05, 0.3))
        self.unknown = 0.1 if not plain and "has(" not in text and self.random.random() < 0.15 else 0.0
        self.wrong = 0.1 if not plain and self.random.random() < 0.05 else 0.0
        tree: dict[str, Any] = {}
        for pattern in sorted(reads):
            branch = tree
            for part in pattern.replace("[]", ".[]").split("."):
                branch = branch.setdefault(part, {})
        sections = [name for name in tree if self.roots[name].kind == "object"]
        if self.random.random() < 0.25:
            self.cut(tree)
        ours, theirs = self.section(Type("object", fields=self.roots), tree)
        return ours, {name: {} for name in sections} | theirs

    def cut(self, tree: dict[str, Any]) -> None:
        """Take one part out, at any depth."""
        while tree:
            name = self.random.choice(sorted(tree))
            if name != "[]" and (not tree[name] or self.random.random() < 0.35):
                del tree[name]
                return
            tree = tree[name]

    def section(self, type_: Type, tree: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        ours: dict[str, Any] = {}
        theirs: dict[str, Any] = {}
        for name, branch in tree.items():
            if self.random.random() < self.absent:
                continue
            if self.random.random() < self.unknown:
                ours[name] = "unknown"
                continue
            ours[name], theirs[name] = self.value((type_.fields or {})[name], branch)
        return ours, theirs

    def value(self, type_: Type, tree: dict[str, Any]) -> tuple[Any, Any]:
        """Return a value of a type, for us and for the oracle."""
        if type_.kind in ("object", "list") and self.random.random() < self.wrong / 3:
            return ("odd",) * 2
        if type_.kind == "object":
            return self.section(type_, tree)
        if type_.kind == "list":
            inner = tree.get("[]", {})
            items = [self.value(type_.item or Type("text"), inner) for _ in range(self.random.choice((0, 1, 1, 2, 3)))]
            return [ours for ours, _ in items], [theirs for _, theirs in items]
        if type_.kind == "map":
            return ({word: {} for word in self.random.sample(KEYS, 2)},) * 2
        if type_.kind == "who":
            person = {"name": self.random.choice(NAMES)}
            if self.random.random() < 0.5:
                person["email"] = self.random.choice(EMAILS)
            return person, person
        if type_.kind in WRONG and self.random.random() < self.wrong:
            return (self.random.choice(WRONG[type_.kind]),) * 2
        return self.scalar(type_)

    def scalar(self, type_: Type) -> tuple[Any, Any]:
        choices = type_.members if type_.kind == "enum" else VALUES[type_.kind]
        meant = [choice for choice in choices if choice in self.words]
        value = self.random.choice(meant if meant and self.random.random() < 0.6 else choices)
        return value, float(value) if type_.kind == "number" else value
