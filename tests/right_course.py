"""The sections of a right manifest that say how it goes on: together, in steps, into use, and into other hands."""

from datetime import date, timedelta
from typing import Any

from right_base import Base
from right_dice import SEASONS

from aigov import dates


class Course(Base):
    """Makes the sections on alignment, roadmap, use, change and decisions."""

    def alignment(self) -> dict[str, Any]:
        dice = self.dice
        it = self.people.written(self.it)
        every = dice.one(*SEASONS)
        borne_out = dice.one(*self.made["kpis"][0]["targets"])["due_on"]
        payoff = {"expected_on": dates.before(borne_out, dice.one("P1D", "P6M")), "horizon": dice.one("P1Y", "P5Y")}
        made: dict[str, Any] = {"leadership": self.who("executive"), "it": it, "plan": dice.document()}
        made |= {"meets_every": every}
        if self.fresh and dice.often():
            made["meetings"] = []
        else:
            made["meetings"] = [
                {"date": dice.within(every), "present": [self.who("executive"), self.people.written(self.it)]}
            ]
        made["payoff"] = {**payoff, "agreed_by": [self.who("executive"), it]}
        return made

    def roadmap(self) -> dict[str, Any]:
        dice = self.dice
        start = date.fromisoformat(self.since)
        turn = (dice.today if self.stage == "pilot" else start) + timedelta(dice.number(1, 300))
        end = max(turn, dice.today) - turn + timedelta(dice.number(601, 900))
        split = dice.number(0, len(self.functions))
        pilot = {"stage": "pilot", "starts_on": str(start), "ends_on": str(turn), "budget": dice.one(0, 60), "fte": 0.5}
        scale = {"stage": "scale", "starts_on": str(turn), "ends_on": str(turn + end), "budget": 120, "fte": self.fte}
        pilot["functions"] = self.functions[:split] or ["A first try"]
        scale["functions"] = self.functions[split:] or ["The same for all"]
        it = dice.one(self.who("ai_expert"), self.people.written(self.it))
        made: dict[str, Any] = {"made_by": [self.who(dice.one("business_owner", "product_owner")), it]}
        sides = self.made.get("alignment")
        if not isinstance(sides, dict) or "it" not in sides:
            made["made_by"][1] = self.who("ai_expert")
        return made | {"phases": dice.one([pilot, scale], [scale, pilot]), "reviewed_on": dice.ago(170)}

    def adoption(self) -> dict[str, Any]:
        dice = self.dice
        made: dict[str, Any] = {"owner": self.who("product_owner")}
        test = {"date": dice.ago(300), "participants": dice.number(1, 9), "changed": [dice.text()]}
        made["user_tests"] = [test]
        made["usage"] = [{"date": dice.ago(170), "department": "desk", "active": dice.number(1, 9), "intended": 9}]
        made["decisions_using_it"] = [{"date": dice.ago(300), "decided_by": self.who("decision_maker")}]
        made |= {"embedded_in": [dice.text()], "ambassadors": [{"name": "F. Kok"}]}
        if self.fresh and self.stage == "pilot":
            return {"owner": made["owner"]}
        return made

    def change(self) -> dict[str, Any]:
        dice = self.dice
        talk = {"date": dice.ago(400), "group": "permit_desk", **dice.keep({"document": dice.document()})}
        concern = {"id": "jobs", "concern": dice.text(), "answer": dice.text(), "answered_on": dice.ago(300)}
        made: dict[str, Any] = {"accountable": self.who("executive"), "explained": [talk], "concerns": [concern]}
        if self.asked("scale"):
            work = {"before": dice.text(), "after": dice.text(), "reward": dice.text()}
            made |= {"changed_work": [{"group": "permit_desk", **work}], "aspirations": [dice.text()]}
        return made

    def training(self) -> dict[str, Any]:
        dice = self.dice
        later = self.fresh and not self.at("production") and dice.often()
        start = dice.ahead(90, least=1) if later else dice.ago(200)
        rollout = {"starts_on": start, "ends_on": dates.after(start, dice.one("P1M", "P6M"))}
        end = dates.after(start, dice.one("P1D", "P20D"))
        share = {} if later else {"completed_percent": dice.number(80, 100)}
        topics = ["ai_literacy", *dice.some(["ethics", "security"])]
        users = {
            "group": "permit_desk",
            "level": "users",
            "topics": topics,
            "starts_on": start,
            "ends_on": end,
            **share,
        }
        lead = dice.one("leadership", "management", "all")
        leads = {
            "group": "desk_leads",
            "level": lead,
            "topics": ["ethics"],
            "starts_on": start,
            "ends_on": start,
            **share,
        }
        return {"plan": dice.one([users, leads], [leads, users]), "rollout": rollout}

    def communication(self) -> dict[str, Any]:
        dice = self.dice
        times = [{"date": dice.ago(500), "channel": f"channel {at}", "group": "permit_desk"} for at in range(7)]
        story = {"date": dice.ago(200), "channels": ["intranet", "town hall"]}
        made: dict[str, Any] = {"owner": self.who("communications"), "messages": times, "stories": [story]}
        return made | {"demonstrations": [{"date": dice.ago(400), "audience": "council"}]}

    def scaling(self) -> dict[str, Any]:
        dice = self.dice
        given = {"status": "accepted"} if self.at("production") or dice.often() else {"status": "planned"}
        given["due_on"] = dice.ahead(300) if given["status"] == "planned" else dice.ago(300)
        lead = self.who("operations_owner")
        block = dice.one(
            {"id": "form", "relation": "reused"}, {"id": "form", "relation": "offered", "uri": "https://e.org"}
        )
        shared = [{"partner": "N", "subject": "Labels", "purpose": dice.one("speeds_up", "saves", "required")}]
        return {
            "implementation": {"done_by": lead, "skills": ["domain", "training", "operations"], "fte": 0.5},
            "handover": {"to": lead, **given},
            "building_blocks": [block, *dice.some([{"id": "own-part", "relation": "own"}])],
            "collaboration": dice.some(shared),
        }

    def learning(self) -> dict[str, Any]:
        dice = self.dice
        every = dice.one(*SEASONS)
        review = {"date": dice.within(every), "lessons": dice.document(), "changed": [dice.text()]}
        if self.fresh and not self.at("production"):
            return {"every": every, **dice.one({}, {"reviews": []})}
        return {"every": every, "reviews": [review]}

    def operations(self) -> dict[str, Any]:
        dice = self.dice
        happened = dice.ago(400, least=1)
        incident = {"date": happened, "closed_on": dice.between(happened, str(dice.today))}
        recent = {"date": dice.ago(60)}
        return {
            "monitoring": dice.document(),
            "incident_contact": "servicedesk@example.org",
            "decommission": dice.document(),
            "incidents": dice.some([incident, recent] if incident["date"] != recent["date"] else [incident]),
        }

    def decisions(self) -> list[dict[str, Any]]:
        dice = self.dice
        late = getattr(self, "sandbox_end", None) if self.stage == "sandbox" else None
        made = [self.taken("enter_pilot"), *([self.taken("enter_scale")] if self.at("scale") else [])]
        if self.stage == "sandbox":
            made = []
        day = dice.ahead(300) if late is None else dice.between(max(late, str(dice.today)), dates.after(late, "P1M"))
        if late is not None and day < str(dice.today):
            return [self.taken("enter_pilot")]
        made.append({"id": "next", "due_on": day, "decider": self.who("executive"), "outcome": "pending"})
        return made

    def taken(self, subject: str) -> dict[str, Any]:
        dice = self.dice
        decided = dice.ago(300)
        made: dict[str, Any] = {"id": subject, "subject": subject, "due_on": decided, "decider": self.who("executive")}
        made |= {
            "outcome": dice.one("go", "conditional_go", "pivot", "no_go"),
            "decided_on": decided,
            "reasons": dice.text(),
        }
        if made["outcome"] == "conditional_go":
            condition = {"id": "a", "condition": dice.text(), "due_on": dice.ahead(90)}
            met = {"id": "b", "condition": dice.text(), "due_on": dice.ago(90), "met_on": dice.ago(90)}
            made["conditions"] = dice.some([condition, met], 1)
        return made | {"weighed": ["societal_effects"]}
