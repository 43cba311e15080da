"""What every section of a right manifest is made from: the stage, the facts that weigh, and who does what."""

from typing import Any

from right_dice import Dice, People

STAGES = ("idea", "sandbox", "pilot", "scale", "production")
LEADING = ("executive", "translator", "ai_expert", "product_owner", "business_owner")


class Base:
    """One project: what is settled before anything is written."""

    def __init__(self, dice: Dice, stage: str, *, full: bool) -> None:
        self.dice = dice
        self.stage = stage
        self.full = full
        self.people = People(dice)
        self.org: dict[str, Any] | None = None
        self.fresh = dice.often(0.3)
        """Whether the stage has just begun: what takes time cannot be there yet."""
        self.since = dice.ago(5) if self.fresh else dice.ago(300 if stage == "pilot" else 500)
        self.evidence: dict[str, Any] = {}
        facts = [dice.often(0.4) for _ in range(4)] if full else [False] * 4
        if full and not any(facts):
            facts[dice.number(0, 3)] = True
        self.decides, self.outside, self.irreversible, self.personal = facts
        self.hold_roles()

    def at(self, stage: str) -> bool:
        return STAGES.index(self.stage) >= STAGES.index(stage)

    def asked(self, stage: str, *, full: bool = False) -> bool:
        """Whether something is written that is asked from `stage` on, of light projects too unless `full`."""
        return (self.at(stage) and (self.full or not full)) or self.dice.often(0.25)

    def who(self, role: str = "") -> Any:
        """Return a who: the holder of a role, or somebody of whom nothing else is said."""
        if not role:
            return self.people.written(self.bystander)
        return self.people.written(self.people.roles[role], role=role)

    def proof(self, supports: str) -> list[str]:
        """Return a reference to evidence that is listed."""
        name = f"{supports.replace('_', '-')}-{len(self.evidence)}"
        where = self.dice.one({"path": "docs/a.pdf"}, {"record": {"system": "archive", "id": "7"}})
        self.evidence[name] = {**where, "dated_on": self.dice.ago(300), "supports": [supports]}
        return [name]

    def hold_roles(self) -> None:
        """Give each role a holder: three persons at least for the five that lead, and apart who must be apart."""
        dice, people = self.dice, self.people
        a, b, c = people.new(top=True), people.new(), people.new()
        holders = dice.one((a, b, c, b, b), (a, b, c, c, b), (a, b, c, people.new(), people.new()), (a, a, b, c, c))
        people.roles = dict(zip(LEADING, holders, strict=True))
        apart = people.new()
        for role in ("data_owner", "decision_maker", "adoption_owner", "operations_owner", "communications"):
            people.roles[role] = dice.one(b, c, people.new() if len(people.left) > 12 else c)
        people.roles |= {"dpo": apart, "data_steward": dice.one(b, c), "works_council": people.new()}
        self.sponsor = dice.one(a, people.new(top=True))
        self.it = people.new()
        self.bystander = people.new()
        self.screener = dice.one(apart, people.new())
        self.reviewer = people.new()
