"""The sections of a right manifest that say what the project is for, who takes part, and on which data and systems."""

from typing import Any

from right_base import Base
from right_dice import SEASONS
from right_organisation import AIMS, PRINCIPLES

from aigov import dates

PERSONAL = ("ordinary", "sensitive", "special_category", "criminal", "national_id")
BASES = ("consent", "contract", "legal_obligation", "vital_interest", "public_task", "legitimate_interest")


class Project(Base):
    """Makes the sections on the project itself."""

    def project(self) -> dict[str, Any]:
        dice = self.dice
        made: dict[str, Any] = {"id": "right-one", "name": "Right one", "stage": self.stage, "stage_since": self.since}
        self.departments = dice.some(["parking", "it", "legal", "desk"], 2)
        if self.asked("pilot"):
            made["departments"] = self.departments
        made["origin"] = dice.one("new", "existing_activity", "regularised_shadow_it")
        return made | dice.keep({"description": dice.text()})

    def kpis(self) -> list[dict[str, Any]]:
        made = [self.value_kpi("same-day"), *([self.value_kpi("hard-cases")] if self.dice.often() else [])]
        if self.asked("scale"):
            made.append({"id": "use", "kind": "adoption", "owner": self.who("product_owner")})
        if self.dice.often(0.3):
            made.append({"id": "cost", "kind": "cost", "owner": self.who("business_owner")})
        return made

    def value_kpi(self, name: str) -> dict[str, Any]:
        dice = self.dice
        up = dice.often()
        begin, step = dice.number(20, 80), dice.one(1, 5, 0.5)
        every = dice.one(*SEASONS)
        due = sorted({dice.ahead(900, least=1), dice.ahead(1800, least=901), dice.ago(300, least=30)})[
            -dice.number(2, 3) :
        ]
        grow = step if up else -step
        made: dict[str, Any] = {"id": name, "kind": "value", "direction": "up" if up else "down"}
        made["targets"] = [{"due_on": day, "value": begin + grow * (at + 1)} for at, day in enumerate(due)]
        dice.chance.shuffle(made["targets"])
        if self.asked("pilot"):
            baseline = dice.ago(600, least=1)
            made |= {"owner": self.who("product_owner"), "baseline": {"value": begin, "date": baseline}}
            made |= {"measured_every": every}
            if self.fresh and (not self.at("scale") or dice.often(0.3)):
                made["baseline"]["date"] = dice.ago(10) if self.at("scale") else baseline
                return made
            made["measured"] = [{"date": dice.within(every), "value": begin, "evidence": self.proof("kpis")}]
            if dice.often(0.3):
                earlier = dates.before(made["measured"][0]["date"], "P10D")
                made["measured"].append({"date": earlier, "value": begin + 1})
        return made

    def mandate(self) -> dict[str, Any]:
        dice, people = self.dice, self.people
        sponsor = people.written(self.sponsor, role="executive" if self.sponsor == people.roles["executive"] else "")
        aims = dice.some(AIMS, 1)[:2] + dice.some(["efficiency"])
        self.fte = dice.number(1, 4)
        made: dict[str, Any] = {
            "sponsor": sponsor,
            "aims": [{"aim": aim, "kpi": "same-day"} for aim in aims],
            "societal_task": dice.text(),
            "playing_field": {"governance": dice.document(), "compliance": ["gdpr", *dice.some(["bio2", "eu-ai-act"])]},
        }
        if self.org is not None:
            made["strategy_goal"] = dice.one(*self.org["strategy"]["goals"])["id"]
        if self.asked("pilot"):
            made |= {"approved_by": sponsor, "approved_on": dice.ago(600), "review_on": dice.ahead()}
            money = dice.keep({"technology": dice.one(0, 1, 9000), "data": 20, "training_of_models": 0, "rollout": 3})
            made["playing_field"]["resources"] = {"fte": self.fte, **money}
            consulted = [self.who("works_council"), *dice.some([self.who("dpo"), self.who("executive")])]
            made["deciding"] = {"decider": self.who("executive"), "consulted": consulted}
            made["open_to"] = dice.text()
        return made

    def need(self) -> dict[str, Any]:
        dice = self.dice
        effort = dice.one("low", "medium", "high")
        potential = dice.one(*("low", "medium", "high")[("low", "medium", "high").index(effort) :])
        self.functions = dice.some(["Rank requests", "Explain the rank", "Find doubles"], 1)
        made: dict[str, Any] = {
            "asked_by": self.who(),
            "statement": dice.text(),
            "intended_purpose": dice.text(),
            "groups": ["residents", "permit_desk", "desk_leads"],
            "functions": self.functions,
            "benefits": {"business": dice.text(), "employees": dice.text(), **dice.keep({"society": dice.text()})},
            "value": {
                "potential": potential,
                "effort": effort,
                "realised_within": dice.one("P3M", "P6M", "P12M", "P1Y"),
            },
            "cost_of_inaction": dice.text(),
        }
        if self.since < dates.before(str(dice.today), "P6M") or dice.often():
            made["revised_on"] = dice.ago(170)
        if self.asked("pilot", full=True):
            made["out_of_scope"] = [dice.text()]
        if self.asked("pilot"):
            made["preconditions"] = [self.precondition(at) for at in range(dice.number(1, 3))]
        return made

    def precondition(self, at: int) -> dict[str, Any]:
        dice = self.dice
        made: dict[str, Any] = {"id": f"pre-{at}", "kind": dice.one("process", "technology", "data", "organisation")}
        met = {"ready_on": dice.ago(400), **dice.keep({"due_on": dice.ago(500)})}
        if self.stage in ("scale", "production") or dice.often():
            return made | {"stage": dice.one("pilot", "scale")} | met
        return made | {"stage": dice.one("scale", "production"), "due_on": dice.ahead(400)}

    def roles(self) -> dict[str, Any]:
        dice, people = self.dice, self.people
        # Who is meant by a role must be found: each that any section may name is there.
        made: dict[str, Any] = {}
        for role, name in people.roles.items():
            made[role] = {"person": people.written(name), "accepted_on": dice.ago(500)}
        made["translator"] |= {"domain": dice.text(), "ai_trained_on": dice.ago(900)}
        if dice.often(0.1):
            made["x_ethicist"] = {"person": people.written(self.bystander), "accepted_on": dice.ago(100)}
        return made

    def team(self) -> dict[str, Any]:
        dice, people = self.dice, self.people
        holds = people.roles
        members = [
            {"person": people.written(holds["translator"]), "discipline": "domain", "fte": 0.2},
            {"person": people.written(holds["ai_expert"]), "discipline": dice.one("data_science", "software")},
        ]
        if holds["translator"] == holds["ai_expert"]:
            members = [members[0], {"person": people.written(people.new()), "discipline": "data_science"}]
        members[1]["fte"] = dice.one(0.1, 1)
        while len(members) < len(self.departments):
            members.append({"person": people.written(people.new()), "discipline": dice.one("legal", "design")})
        for at, member in enumerate(members):
            member["department"] = self.departments[at % len(self.departments)]
            member["employed"] = "permanent" if at == 0 else dice.one("permanent", "temporary", "hired")
        partners = [{"id": "uni", "name": "U", "kind": "university", "part": dice.text(), "purpose": dice.text()}]
        partners = dice.some(partners)
        tie = dice.one({"partner": "uni"}, {"contact": "ai@example.org"}) if partners else {"contact": "ai@example.org"}
        return {"members": members, "centre": {"support": dice.text(), **tie}, "partners": partners}

    def data(self) -> dict[str, Any]:
        dice = self.dice
        count = dice.number(1 if self.personal else 0, 3)
        kinds = [dice.one("none", *PERSONAL) if self.personal else "none" for _ in range(count)]
        if self.personal:
            kinds[0] = dice.one(*PERSONAL)
        self.sources = {f"source-{at}": kind for at, kind in enumerate(kinds)}
        made: dict[str, Any] = {"sources": [self.source(name, kind) for name, kind in self.sources.items()]}
        if self.asked("scale"):
            made["agreements"] = dice.document()
        if self.asked("pilot"):
            status = dice.one("designed", "built") if self.at("scale") else dice.one("outline", "designed", "built")
            shared = self.org["architecture"]["principles"] if self.org else PRINCIPLES
            made["architecture"] = {"status": status, "principles": dice.some(shared, 1)}
        return made

    def source(self, name: str, kind: str) -> dict[str, Any]:
        dice = self.dice
        allowed = ["public", "internal"] if kind == "none" else ["internal", "confidential", "restricted"]
        made: dict[str, Any] = {"id": name, "personal_data": kind, "classification": dice.one(*allowed)}
        if self.asked("pilot"):
            made["owner"] = self.who("data_owner")
            if made["classification"] != "public":
                made["access"] = {"granted_by": self.who("data_owner"), "granted_on": dice.ago(700)}
            checked = {"checked_by": self.who("data_steward"), "checked_on": dice.ago(360)}
            made["quality"] = {"status": "checked", **checked}
            if kind != "none":
                made |= {"lawful_basis": dice.one(*BASES), "retention": dice.one("P30D", "P2Y", "P7Y")}
        return made

    def systems(self) -> list[dict[str, Any]]:
        return [self.system(f"system-{at}") for at in range(self.dice.number(1, 2))]

    def system(self, name: str) -> dict[str, Any]:
        dice = self.dice
        hosted = dice.one("own", "cloud", "vendor")
        made: dict[str, Any] = {"id": name, "kind": dice.one("model", "product", "service", "rule_based")}
        made |= {"hosted": hosted, **dice.keep({"vendor": "in_house", "version": "2"})}
        uses = dice.some(list(self.sources), 1 if self.sources else 0)
        if uses or dice.often():
            made["sources"] = uses
        if hosted != "vendor":
            made["platform"] = dice.one(*self.org["platforms"])["id"] if self.org else "desk"
        touches = any(self.sources[each] != "none" for each in uses)
        if touches and hosted != "own":
            made |= {"region": dice.one("eea", "adequate", "other"), "processor_agreement": "contract 17"}
        if touches or self.stage == "sandbox":
            made["trains_on_input"] = False
        return made
