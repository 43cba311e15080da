"""An organisation's file with which nothing is wrong, as chance has it."""

from typing import Any

from right_dice import Dice, People

PRINCIPLES = ("common_ground", "open_source", "gemma", "fair_by_design")
AIMS = ("service_quality", "inclusion", "safety", "sustainability", "employee_wellbeing", "research", "revenue")


def organisation(dice: Dice, people: People) -> dict[str, Any]:
    """Return what stands under `organisation`; who is listed there is left to the maker of the project."""
    top = people.new(top=True)
    status = dice.one("adequate", "renewal_planned", "renewing")
    every = dice.one("P6M", "P1Y")
    return {
        "id": "example-org",
        "name": "Example",
        "strategy": {
            "document": dice.document(),
            "adopted_by": people.written(top),
            "adopted_on": dice.ago(900),
            "review_on": dice.ahead(),
            "vision": dice.text(),
            "aims": [dice.one(*AIMS), *dice.some(["efficiency"])],
            "goals": [{"id": f"goal-{at}", "name": dice.text()} for at in range(dice.number(1, 3))],
            **dice.keep({"title": dice.text()}),
        },
        "governance": {
            "model": dice.document(),
            "sandbox_framework": {
                "document": dice.document(),
                "longest": dice.one("P90D", "P3M", "P6M", "P1Y"),
                "decided_by": people.written(top),
            },
        },
        "skills": {
            "now": dice.text(),
            "target": dice.text(),
            "target_on": dice.ahead(),
            "actions": [dice.text()],
            "audiences": dice.one(["all"], ["leadership", "management", "users", "developers"]),
            "leaders": [{"topic": dice.one("technology", "Technology")}, {"topic": "people"}],
        },
        "centre": {"name": "Data & AI", "contact": "ai@example.org", "fte": dice.one(0.5, 1, 6), "serves": ["a", "b"]},
        "platforms": [
            {"id": f"platform-{at}", "purpose": dice.text(), "approved_on": dice.ago(900), **dice.keep({"name": "P"})}
            for at in range(dice.number(1, 3))
        ],
        "data_foundation": {"status": status, "on_agenda_on": dice.ago(400)}
        if status != "adequate" or dice.often()
        else {"status": status},
        "architecture": {"principles": dice.some(PRINCIPLES, 1), "document": dice.document()},
        "scaling_process": dice.document(),
        "shared_practices": [
            {"title": f"Practice {at}", "uri": "https://example.org/p", "date": dice.ago(360)}
            for at in range(dice.number(1, 2))
        ],
        "readiness": {
            "assessed_on": dice.ago(720),
            "covers": ["leadership_vision", "employee_feelings", "cultural_readiness", "technical_capabilities"],
            "report": dice.document(),
            "feeds": dice.document(),
        },
        "learning": {"every": every, "reviews": [{"date": dice.ago(170), "lessons": dice.document()}]},
    }
