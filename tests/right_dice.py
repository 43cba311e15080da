"""What the makers of right manifests share: chance from a seed, days around today, and people who are told apart."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any, TypeVar

from aigov import dates

T = TypeVar("T")
NAMES = """A. Jansen|M. de Vries|S. Bakker|K. Smit|P. Visser|N. Boer|L. Mulder|T. Hendriks|W. Kuipers|E. Prins|R. Peters
F. Kok|J. Vos|C. Dam|B. Bos|H. Maas|G. Post|D. Prins|Y. Yildiz|Ö. Çelik|I. O'Neill|Anne-Marie van der Berg""".replace(
    "\n", "|"
).split("|")
TOP = ("board", "c_level")
SEASONS = ("P1M", "P2M", "P3M", "P6M")


class Dice:
    """Chance that a seed settles, seen from a day; what it writes is right whichever way it falls."""

    def __init__(self, seed: str) -> None:
        self.chance = Random(seed)
        self.today = date(2026, 1, 1) + timedelta(self.chance.randrange(3 * 365))

    def often(self, share: float = 0.5) -> bool:
        return self.chance.random() < share

    def one(self, *choices: T) -> T:
        return self.chance.choice(choices)

    def some(self, choices: Sequence[T], least: int = 0) -> list[T]:
        return self.chance.sample(choices, self.chance.randint(least, len(choices)))

    def number(self, least: int, most: int) -> int:
        return self.chance.randint(least, most)

    def text(self) -> str:
        """Return prose of the kind that people write, with what is awkward in YAML and in messages."""
        return self.one(
            "As agreed: in plain words.", "Wachtrij wordt korter", "x", "50% of {all} # cases", "'s Ochtends"
        )

    def document(self) -> str:
        return self.one("docs/one.md", "https://example.org/two", "archive 2026-3")

    def ago(self, most: int, least: int = 0) -> str:
        """Return a day from `least` to `most` days before today."""
        return str(self.today - timedelta(self.number(least, max(least, most))))

    def within(self, period: str) -> str:
        """Return a day in the past of which `period` is not over yet."""
        first = dates.before(str(self.today), period)
        while dates.after(first, period) < str(self.today):  # months clip to their end
            first = dates.after(first, "P1D")
        return self.between(first, str(self.today))

    def ahead(self, most: int = 700, least: int = 0) -> str:
        """Return a day from `least` to `most` days after today."""
        return str(self.today + timedelta(self.number(least, most)))

    def between(self, first: str, last: str) -> str:
        """Return a day from `first` to `last`."""
        start, days = date.fromisoformat(first), (date.fromisoformat(last) - date.fromisoformat(first)).days
        return str(start + timedelta(self.number(0, max(0, days))))

    def keep(self, section: dict[str, Any], share: float = 0.5) -> dict[str, Any]:
        """Return those fields of `section` on which chance falls: for what nobody asks for."""
        return {name: value for name, value in section.items() if self.often(share)}


class People:
    """Persons with names of their own, each written now by id, now in full, and by role where they hold one."""

    def __init__(self, dice: Dice) -> None:
        self.dice = dice
        self.left = dice.some(NAMES, len(NAMES))
        self.listed: dict[str, dict[str, Any]] = {}
        self.roles: dict[str, str] = {}
        """Who holds a role, by its name."""
        self.top: set[str] = set()

    def new(self, *, top: bool = False) -> str:
        """Return the name of somebody who is nobody else; `top` for one on the board or at C level."""
        name = self.left.pop()
        if top:
            self.top.add(name)
        return name

    def written(self, name: str, *, role: str = "") -> Any:
        """Return a who that means this person."""
        dice = self.dice
        if role and dice.often():
            return role
        person: dict[str, Any] = {"name": name}
        if name in self.top:
            person["level"] = TOP[len(name) % 2]
        if dice.often(0.6):
            listed = self.listed.setdefault(f"p{NAMES.index(name)}", person)
            if name not in self.top and "level" not in listed and dice.often(0.3):
                listed["level"] = dice.one("team", "manager", "director", "c_level")
            if dice.often(0.1):
                listed["left_on"] = dice.ahead(900, least=31)
            return f"p{NAMES.index(name)}"
        if dice.often(0.2):
            person["position"] = dice.text()
        return person
