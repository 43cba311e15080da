"""The sections of a right manifest that say how people are kept from harm, and on which terms something is tried."""

from typing import Any

from right_base import Base
from right_project import PERSONAL

from aigov import dates


class Assurance(Base):
    """Makes the sections on assessments, reviews, oversight and the sandbox."""

    def dpia(self) -> dict[str, Any]:
        dice, people = self.dice, self.people
        if not self.personal and dice.often():
            return {"status": dice.one("not_screened", "not_required")}
        early = ["required", "in_progress", "submitted_to_dpo", "dpo_advised", "prior_consultation"]
        status = dice.one("approved", "approved", "not_required", *([] if self.at("pilot") else early))
        screened = dice.ago(900, least=300)
        made: dict[str, Any] = {
            "status": status,
            "screened_by": people.written(self.screener, role="dpo" if self.screener == people.roles["dpo"] else ""),
            "screened_on": screened,
        }
        if status == "not_required":
            return made | {"criteria": ["one_of_nine"]}
        if status in ("approved", "dpo_advised", "prior_consultation"):
            made["dpo_advice"] = {"given_by": self.who("dpo"), "given_on": dice.between(screened, dice.ago(200))}
        if status == "approved":
            approved = dice.between(made["dpo_advice"]["given_on"], str(dice.today))
            latest = dates.after(approved, "P3Y")
            made |= {"approved_by": people.written(self.sponsor), "approved_on": approved}
            made |= {"review_on": dice.between(str(dice.today), dice.one(latest, dates.after(latest, "P2Y")))}
            made |= {"residual_risk": dice.one("low", "medium"), "evidence": self.proof("dpia")}
        return made

    def impact(self) -> dict[str, Any]:
        dice = self.dice
        statuses = ["completed", *([] if self.decides else ["not_required"])]
        status = dice.one(*statuses, *([] if self.at("scale") and self.full else ["planned", "in_progress"]))
        if status != "completed":
            return {"status": status}
        made = {"status": status, "societal_effects": [dice.text()], "evidence": self.proof("impact")}
        return made | {"completed_on": dice.ago(900), "review_on": dice.ahead()}

    def bias_review(self) -> dict[str, Any]:
        dice = self.dice
        statuses = ["completed", "completed", *([] if self.decides else ["not_applicable"])]
        status = dice.one(*statuses, *([] if self.at("scale") else ["planned", "in_progress"]))
        if status in ("not_applicable", "planned"):
            return {"status": status}
        groups = dice.some(["older residents", "non-native speakers", "people without a computer"], 1)
        reviewer = self.people.written(self.reviewer)
        made: dict[str, Any] = {"status": status, "groups_at_risk": groups, "reviewed_by": reviewer}
        if status == "in_progress":
            return made
        outcome = dice.one("no_disparity_found", "disparity_justified", "disparity_mitigated")
        made |= {"outcome": outcome, "reviewed_on": dice.ago(700), "review_on": dice.ahead()}
        made["metrics"] = [self.metric(at, group, outcome) for at, group in enumerate(groups)]
        made["evidence"] = self.proof("bias_review")
        if outcome == "disparity_mitigated":
            made["mitigations"] = [dice.text()]
        return made

    def metric(self, at: int, group: str, outcome: str) -> dict[str, Any]:
        dice = self.dice
        up = dice.often()
        threshold = dice.one(0.05, 0.8, 1)
        far = dice.one(0, 0.01, 0.04)
        better = outcome != "disparity_justified" or dice.often()
        value = threshold + (far if up == better else -far)
        named = {"id": f"metric-{at}", "group": group, "direction": "up" if up else "down"}
        return {**named, "value": value, "threshold": threshold}

    def security(self) -> dict[str, Any]:
        dice = self.dice
        far = ["assessed", "accepted"]
        status = dice.one(*far, *([] if self.at("scale") and self.full else ["first_measures"]))
        reviewed = dice.ago(600)
        return {"status": status, "reviewed_on": reviewed, "review_on": dice.ahead(900)}

    def oversight(self) -> dict[str, Any]:
        dice = self.dice
        mode = dice.one("human_in_command", "human_in_the_loop", "human_on_the_loop")
        made: dict[str, Any] = {"mode": mode, "overseers": ["permit_desk"], "stop": dice.text()}
        if (self.at("scale") and not (self.fresh and self.stage == "scale")) or dice.often():
            many = dice.often()
            counted = (
                {"decisions": 4100, "overruled": dice.number(1, 4099)} if many else {"decisions": 40, "overruled": 0}
            )
            made["overrides"] = [{"date": dice.ago(170), **counted}]
        return made

    def ai_act(self) -> dict[str, Any]:
        dice = self.dice
        risk = dice.one("high_risk_annex_i", "high_risk_annex_iii", "not_high_risk_art6_3", "transparency", "minimal")
        made: dict[str, Any] = {"system_type": dice.one("ai_system", "gpai_system", "impactful_algorithm", "not_ai")}
        made |= {
            "risk_class": risk,
            "considered": ["5", dice.one("annex_iii_5a", "Annex III")],
            "rationale": dice.text(),
        }
        return made | {"classified_by": self.who(), "classified_on": dice.ago(700), "review_on": dice.ahead()}

    def transparency(self) -> dict[str, Any]:
        dice = self.dice
        made: dict[str, Any] = {"notice": dice.document(), "told": ["residents"]}
        if self.asked("scale", full=True):
            made["registers"] = [{"name": "register", "published_on": dice.ago(500)}]
        return made

    def sandbox(self) -> dict[str, Any]:
        dice, people = self.dice, self.people
        longest = self.org["governance"]["sandbox_framework"]["longest"] if self.org else "P180D"
        ended = dice.often(0.3) and self.stage == "sandbox"
        start = dice.ago(80, least=60)
        latest = dates.after(start, longest)
        end = dice.between(dice.ago(20), str(dice.today)) if ended else dice.between(str(dice.today), latest)
        self.sandbox_end = end
        owner, personal = people.new(), dice.one(*self.sources.values(), "none")
        most = next((kind for kind in PERSONAL[::-1] if kind in self.sources.values()), "none")
        counted = dice.number(1, 20)
        made: dict[str, Any] = {
            "status": "closed" if ended else dice.one("approved", "active"),
            "owner": people.written(owner),
            "approved_by": self.who("executive"),
            "starts_on": start,
            "ends_on": end,
            "tools": ["system-0"],
            "users": {
                "count": counted,
                "cap": counted + dice.number(0, 5),
                "joined": "asked",
                "groups": ["permit_desk"],
            },
            "licences": {"issued": 20, "in_use": 14, "counted_on": dice.ago(50), "unused_after": "P60D"},
            "data": {"allowed": ["public", "internal", "confidential", "restricted"], "personal_data": most},
            "hypothesis": dice.text(),
            "stop_when": [dice.text()],
            "contact": "ai@example.org",
        }
        if dice.often():
            made["licences"]["reclaimed"] = dice.number(0, 6)
        if not ended and dice.often(0.3):
            made["ends_on"] = dice.between(start, end)
            made["prolongations"] = [{"until_on": end, "approved_by": self.who("executive"), "reason": dice.text()}]
        if ended:
            made["findings_shared_on"] = dice.between(end, str(dice.today))
        if personal == "none" and most in ("none", "ordinary") and not self.personal:
            made["data"]["personal_data"] = "none"
        return made
