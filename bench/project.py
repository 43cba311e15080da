"""The facts of one project that the sections of its manifest share; no two share people, places or words."""

import random
from datetime import date, timedelta
from typing import NamedTuple

STAGES = ("pilot", "scale", "production")
FIRST = [
    "Anna", "Chloé", "Łukasz", "花子", "Søren", "İpek", "Noor", "Zoë", "Ömer",
    "Màiri", "Jürgen", "Thị", "Aleksandra", "Pádraig", "Wim", "Fatima", "Eleni", "Björn",
]  # fmt: skip
LAST = [
    "Jansen", "Dubois", "Nowak", "田中", "Ærø", "Yılmaz", "O'Neill", "van 't Hoff",
    "Çelik", "de Vries", "MacLeod", "Müller", "Nguyễn", "Wiśniewska", "Ní Bhriain", "Haddad",
]  # fmt: skip
PLACES = """Noorderhaven|Westerpark|Old Mills|Zuidplas|Hillside|Sint-Anna|Kastanje|Riverbank|Ostend Quay|Molenwijk|Larkfield
Três Rios|Eastgate|Lindenhof|Harbour|Vår Frue|Saint-Éloi|The Meadows|Buitenveld|Köşe""".replace("\n", "|").split("|")  # fmt: skip


class Subject(NamedTuple):
    """What a project is about, in words that sentences are made of; `desk` and `public` are groups."""

    key: str
    name: str
    does: str
    things: str
    desk: str
    public: str
    department: str
    worth: str


SUBJECTS = (
    Subject("parking-permit-triage", "Parking permit triage", "Ranks by urgency", "permit requests", "permit_desk", "residents", "parking", "a pavement that is free for those who need it"),
    Subject("mail-routing", "Post naar de juiste afdeling 📬", "Routes to whoever answers", "incoming letters", "mail_room", "senders", "facilities", "an answer within the term that the law gives"),
    Subject("bridge-inspection", "橋の点検 Bridge inspection", "Marks cracks on", "photographs of bridges", "inspectors", "road_users", "roads", "bridges that stay open and safe"),
    Subject("benefit-questions", "Questions about benefits, answered", "Suggests answers to", "questions about benefits", "phone_team", "callers", "income", "people who get what they are entitled to"),
    Subject("waste-forecast", "Wie viel Müll? Forecast of waste", "Forecasts the weight of", "containers in the street", "planners", "drivers", "waste", "streets without waste beside the container"),
    Subject("tree-watch", "Hvilke træer? Tree watch 🌳", "Points out the weak among", "trees along the road", "foresters", "walkers", "parks", "shade that lasts in a hot summer"),
)  # fmt: skip


class Project:
    """One project: its stage and weight, its subject and place, its people, and chance that its number settles."""

    def __init__(self, number: int, rng: random.Random) -> None:
        self.number, self.rng = number, rng
        self.stage: str = rng.choice(STAGES)
        self.full = rng.random() < 0.55
        self.first = rng.sample(FIRST, len(FIRST))
        self.subject = rng.choice(SUBJECTS)
        self.district = number // 4  # which share departments, and so have no more under way than these can bear
        self.place = f"{PLACES[number % len(PLACES)]} {number // len(PLACES) + 1}"
        self.since = self.day("2026-06-25", "2026-07-31")
        self.kpis = rng.choice((2, 2, 2, 3))
        self.sources = rng.randint(1, 2)

    def at(self, stage: str) -> bool:
        """Whether the project has come to `stage`."""
        return STAGES.index(self.stage) >= STAGES.index(stage)

    def asked(self, full: str, light: str) -> bool:
        """Whether something is asked from stage `full` on where people are touched, from `light` on elsewhere."""
        return self.at(full if self.full else light)

    def day(self, first: str, last: str) -> str:
        """Return a day from `first` to `last`."""
        start, end = date.fromisoformat(first), date.fromisoformat(last)
        return str(start + timedelta(self.rng.randint(0, (end - start).days)))

    def later(self, day: str, least: int, most: int) -> str:
        """Return a day from `least` to `most` days after `day`."""
        return str(date.fromisoformat(day) + timedelta(self.rng.randint(least, most)))

    def who(self, key: str) -> str:
        """Return the id under which `people` lists somebody."""
        return f"{key}-{self.number}"

    def person(self, key: str, position: str) -> str:
        """Return somebody of whom `people` knows nothing, in flow style."""
        more = self.rng.choice([f", email: {key}-{self.number}@example.org", f", position: {position}", ""])
        return f'{{name: "{self.name()}"{more}}}'

    def listed(self, key: str, position: str, level: str = "") -> str:
        """Return a line of `people`; some go without a level, or without a position."""
        more = f"position: {position}"
        if level in ("board", "c_level"):
            more = f"level: {level}" if self.rng.random() < 0.5 else f"{more}, level: {level}"
        return f'  {self.who(key)}: {{name: "{self.name()}", {more}}}'

    def name(self) -> str:
        """Return a name that nobody else has, in this project or another one: the initials tell projects apart."""
        at, initials = self.number, ""
        for _ in range(3):
            at, letter = divmod(at, 26)
            initials += f"{chr(ord('A') + letter)}."
        return f"{self.first.pop()} {initials} {self.rng.choice(LAST)}"

    def number_of(self, least: int, most: int) -> int:
        """Return a figure from `least` to `most`."""
        return self.rng.randint(least, most)

    def one(self, *choices: str) -> str:
        """Return one of `choices`, with the words of this project in the place of their names."""
        words = {**self.subject._asdict(), "place": self.place, "n": self.number_of(2, 60), "m": self.number_of(3, 900)}
        return self.rng.choice(choices).format_map(words)

    def some(self, least: int, *choices: str) -> str:
        """Return at least so many of `choices`, separated as in a list in flow style."""
        return ", ".join(self.rng.sample(choices, self.rng.randint(least, len(choices))))
