"""A first manifest that is honest: what is known is written, and the rest of what its stage asks for is `unknown`."""

from collections.abc import Mapping
from typing import Any, Final

from aigov.paths import UNKNOWN, Path
from aigov.rule import STAGES
from aigov.scaffold.answers import FIRST, SANDBOX, Question, key
from aigov.scaffold.block import block

ASKED: Final[Mapping[str, tuple[str, ...]]] = {
    "pilot": (
        "systems",
        "roles",
        "team",
        "dpia",
        "impact",
        "bias_review",
        "security",
        "oversight",
        "ai_act",
        "alignment",
        "roadmap",
        "adoption",
        "change",
        "training",
        "communication",
        "decisions",
    ),
    "scale": ("transparency", "scaling", "learning", "operations"),
}
"""The sections that are asked for from a stage on, beside those that an idea has."""

_MANDATE: Final = {
    "idea": ("aims", "playing_field"),
    "pilot": ("approved_by", "approved_on", "review_on", "strategy_goal", "deciding"),
}
SCHEMA: Final = "aigov.schema.json"
_HEAD: Final = f"""\
# yaml-language-server: $schema={SCHEMA}
# The line above gives hints in an editor, once you ran: aigov schema manifest > {SCHEMA}
"""
_EXPOSURE: Final = "true or false; what is unknown counts as true"
_KPIS: Final = "What will show that it is worth it, and does no harm."
_ASKED: Final = "Asked for from {} on; write each out as you get to it (aigov schema manifest says what it can hold)."
_DECISION: Final = "end-of-trial"


def questions(stage: str) -> tuple[Question, ...]:
    """Return what to ask, beside the name."""
    return SANDBOX if stage == "sandbox" else FIRST


def text(name: str, stage: str, answers: Mapping[str, Any]) -> str:
    """Return the manifest. `answers` are read answers by the name of their question; one that is missing is unknown."""
    comments: dict[Path, str] = {("exposure", "decides_about_people"): _EXPOSURE, ("kpis",): _KPIS}
    comments |= {(asked[0],): _ASKED.format(first) for first, asked in ASKED.items() if stage != "sandbox"}
    return f"{_HEAD}{block({'aigov': 1} | _sections(name, stage, answers), comments)}"


def open_answers(stage: str, answers: Mapping[str, Any]) -> int:
    """Return how many of the questions are still unknown."""
    return sum(1 for question in questions(stage) if _is_open(answers.get(question.name, UNKNOWN)))


def _sections(name: str, stage: str, answers: Mapping[str, Any]) -> dict[str, Any]:
    def told(question: str) -> Any:
        return answers.get(question, UNKNOWN)

    sections: dict[str, Any] = {
        "project": {
            "id": key(name, "project"),
            "name": name,
            "description": told("description"),
            "stage": stage,
            "stage_since": UNKNOWN,
            "origin": UNKNOWN,
        },
        "exposure": dict.fromkeys(("decides_about_people", "outside_organisation", "irreversible"), UNKNOWN),
        "need": {"asked_by": told("asked-by"), "statement": told("statement"), "intended_purpose": UNKNOWN},
        "mandate": {"sponsor": told("sponsor")} | dict.fromkeys(_MANDATE["idea"], UNKNOWN),
        "kpis": UNKNOWN,
        "data": {"sources": UNKNOWN},
    }
    if stage == "sandbox":
        sections |= _sandbox(answers)
        users = sections["sandbox"]["users"]
        sections["need"]["groups"] = UNKNOWN if users == UNKNOWN else users.get("groups", UNKNOWN)
    for first, asked in ASKED.items():
        if STAGES.index(stage) >= STAGES.index(first):
            sections["mandate"] |= dict.fromkeys(_MANDATE.get(first, ()), UNKNOWN)
            sections |= dict.fromkeys(asked, UNKNOWN)
    return sections


def _sandbox(answers: Mapping[str, Any]) -> dict[str, Any]:
    tools = answers.get("tools", UNKNOWN)
    ids = tools if tools == UNKNOWN else _ids(tools)
    ends_on = answers.get("ends-on", UNKNOWN)
    users = answers.get("users", UNKNOWN)
    systems = [] if ids == UNKNOWN else [{"id": short, "name": tool, "vendor": UNKNOWN} for short, tool in ids.items()]
    return {
        "systems": systems or UNKNOWN,
        "sandbox": {
            "status": "proposed",
            "owner": answers.get("owner", UNKNOWN),
            "ends_on": ends_on,
            "tools": UNKNOWN if ids == UNKNOWN else list(ids),
            "users": users if users == UNKNOWN else users | {"cap": UNKNOWN},
            "data": answers.get("data", UNKNOWN),
            "hypothesis": answers.get("hypothesis", UNKNOWN),
            "contact": answers.get("contact", UNKNOWN),
        },
        "decisions": [
            {
                "id": _DECISION,
                "subject": "enter_pilot",
                "due_on": ends_on,
                "decider": answers.get("decides", UNKNOWN),
                "outcome": "pending",
            }
        ],
    }


def _ids(tools: list[str]) -> dict[str, str]:
    """Return the tools by ids that differ."""
    ids: dict[str, str] = {}
    for number, tool in enumerate(tools, 1):
        short = key(tool, f"tool-{number}")
        ids[short if short not in ids else f"{short}-{number}"] = tool
    return ids


def _is_open(answer: Any) -> bool:
    if isinstance(answer, Mapping):
        return any(map(_is_open, answer.values()))
    return bool(answer == UNKNOWN)
