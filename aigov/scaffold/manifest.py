"""A first manifest that is honest: what is known is written, and the rest of what its stage asks for is `unknown`."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from aigov import resources
from aigov.language import said
from aigov.paths import UNKNOWN, Path
from aigov.rule import STAGES
from aigov.scaffold.answers import Later, key, keys
from aigov.scaffold.block import block
from aigov.scaffold.filling import Pattern, below, filled, ordered, patterns
from aigov.scaffold.questions import SANDBOX, every

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

SCHEMA: Final = "aigov.schema.json"
_FIRST: Final = ("project", "exposure", "need", "mandate", "kpis", "data")
_OPEN: Final = {
    "project": ("description", "stage_since", "origin"),
    "exposure": ("decides_about_people", "outside_organisation", "irreversible"),
    "need": ("asked_by", "statement", "intended_purpose"),
    "mandate": ("sponsor", "aims", "playing_field"),
    "data": ("sources",),
}
"""What a manifest has at every stage, whichever rules look."""
_DECISION: Final = "end-of-trial"


class Told(NamedTuple):
    """An answer. `source` is where it was found, empty where a person gave it; `later` is who finds out what is not."""

    value: Any
    source: str = ""
    later: Later | None = None

    @property
    def is_open(self) -> bool:
        """Whether any of it is unknown."""
        return _is_open(self.value)


class Draft(NamedTuple):
    """A manifest that is not written yet: its sections, and comments above what stands at a path."""

    sections: Mapping[str, Any]
    comments: Mapping[Path, str]


def draft(
    name: Told, stage: str, told: Mapping[str, Told], looked: Iterable[str], extra: Mapping[str, Told] | None = None
) -> Draft:
    """Return the manifest of a project. `told` are read answers by the name of their question.

    `looked` are the paths that rules look at in this stage; `extra` are values by their paths that nobody is asked for.
    """
    sections = _sections(name.value, stage, told)
    comments: dict[Path, str] = {}
    if name.source:
        comments["project", "name"] = _origin(name)
    for question in every():
        answer = told.get(question.name)
        if answer is not None and not _is_wholly_open(answer.value):
            place = _put(sections, question.name, question.at, answer.value, stage)
            if answer.source:
                comments[place] = _origin(answer)
    for path, found in (extra or {}).items():
        if not _written(sections, path):
            place = _nested(sections, tuple(path.split(".")), found.value)
            comments[place] = _origin(found)
    promised = [question for question in every() if _promised(question.name, told)]
    for question in promised:
        sections.setdefault(re.split(r"[.\[]", question.at)[0], UNKNOWN)
    paths = patterns(looked)
    schema = resources.schema("manifest")
    whole = {section: filled(value, _fillable(section, paths)) for section, value in sections.items()}
    asked = [_question(whole, question.at, told[question.name].later) for question in promised]
    if asked:
        whole["open_questions"] = list({entry["at"]: entry for entry in asked}.values())
    ready = {section: ordered(value, schema, schema["properties"][section]) for section, value in whole.items()}
    return Draft({section: ready[section] for section in _order(ready)}, comments | _explained(ready, stage))


def text(draft: Draft, *, with_schema: bool = False) -> str:
    """Return the manifest as the text of one file."""
    return f"{head(with_schema=with_schema)}{block({'aigov': 1} | dict(draft.sections), draft.comments)}"


def head(*, with_schema: bool) -> str:
    """Return the first lines: which schema an editor follows, and, unless that is there, how to get it."""
    line = f"# yaml-language-server: $schema={SCHEMA}\n"
    if with_schema:
        return line
    return line + said(
        f"# The line above gives hints in an editor, once you ran: aigov schema manifest > {SCHEMA}\n",
        f"# De regel hierboven geeft uitleg in een editor, na: aigov schema manifest > {SCHEMA}\n",
    )


def _sections(name: str, stage: str, told: Mapping[str, Told]) -> dict[str, Any]:
    sections: dict[str, Any] = {"project": {"id": key(name, "project"), "name": name, "stage": stage}}
    sections |= {section: {} for section in _FIRST if section not in (*sections, "kpis")} | {"kpis": UNKNOWN}
    for section, fields in _OPEN.items():
        sections[section] |= dict.fromkeys(fields, UNKNOWN)
    for first, asked in ASKED.items():
        if STAGES.index(stage) >= STAGES.index(first):
            sections |= dict.fromkeys(asked, UNKNOWN)
    if stage == SANDBOX:
        sections |= _sandbox(told)
    return sections


def _sandbox(told: Mapping[str, Told]) -> dict[str, Any]:
    ends_on = told["ends-on"].value if "ends-on" in told else UNKNOWN
    fields = ("owner", "ends_on", "tools", "users", "data", "hypothesis", "contact")
    return {
        "systems": UNKNOWN,
        SANDBOX: {"status": "proposed", **dict.fromkeys(fields, UNKNOWN)},
        "decisions": [
            {
                "id": _DECISION,
                "subject": "enter_pilot",
                "due_on": ends_on,
                "decider": UNKNOWN,
                "outcome": "pending",
            }
        ],
    }


def _put(sections: dict[str, Any], name: str, at: str, value: Any, stage: str) -> Path:
    """Write one answer to its place, and return that."""
    if name == "tools":
        ids = keys(value, "tool")
        sections["systems"] = [{"id": short, "name": tool, "vendor": UNKNOWN} for short, tool in ids.items()]
        if stage == SANDBOX:
            sections[SANDBOX]["tools"] = list(ids)
        return ("systems",)
    if name == "sources":
        return _nested(sections, ("data", "sources"), [{"id": short} for short in keys(value, "source")])
    if name == "kpi":
        sections["kpis"] = [{"id": key(value, "kpi-1"), "name": value}]
        return ("kpis",)
    if name == "decides":
        sections["decisions"][0]["decider"] = value
        return ("decisions", 0, "decider")
    if name == "users":
        sections[SANDBOX]["users"] = {**value, "cap": UNKNOWN}
        if "groups" in value:
            before = sections["need"].get("groups", ())
            sections["need"]["groups"] = list(dict.fromkeys((*before, *value["groups"])))
        return (SANDBOX, "users")
    place = _nested(sections, tuple(at.split(".")), value)
    if place[0] == "roles":
        # Whoever is named was not asked yet, as far as this file knows.
        sections["roles"][place[1]].setdefault("accepted_on", UNKNOWN)
    return place


def _nested(sections: dict[str, Any], place: Path, value: Any) -> Path:
    inner: Any = sections
    for part in place[:-1]:
        if not isinstance(inner.get(part), dict):
            inner[part] = {}
        inner = inner[part]
    inner[place[-1]] = value
    return place


def _written(sections: Mapping[str, Any], path: str) -> bool:
    inner: Any = sections
    for part in path.split("."):
        if not isinstance(inner, Mapping) or part not in inner:
            return False
        inner = inner[part]
    return not _is_wholly_open(inner)


def _fillable(section: str, paths: Iterable[Pattern]) -> tuple[Pattern, ...]:
    # The terms of a trial are eight answers; what else can be said of one waits for the decision at its end.
    return () if section in (SANDBOX, "decisions") else below(section, paths)


def _promised(name: str, told: Mapping[str, Told]) -> bool:
    return name in told and told[name].later is not None and told[name].is_open


def _question(sections: Mapping[str, Any], at: str, later: Later | None) -> dict[str, Any]:
    """Return who will find out what stands at `at`, or at the nearest place above it that is written."""
    assert later is not None  # noqa: S101  (asked of what is promised alone)
    inner: Any = sections
    written: list[str] = []
    for part in at.split("."):
        name = part.partition("[")[0]
        if not isinstance(inner, Mapping) or name not in inner:
            break
        written.append(part)
        inner = inner[name]
    return {"at": ".".join(written), "asked_of": later.person, "due_on": later.day}


def _order(sections: Mapping[str, Any]) -> list[str]:
    known = [*_FIRST, *ASKED["pilot"][:1], SANDBOX, *ASKED["pilot"][1:], *ASKED["scale"]]
    return [section for section in known if section in sections] + [
        section for section in sections if section not in known
    ]


def _explained(sections: Mapping[str, Any], stage: str) -> dict[Path, str]:
    comments: dict[Path, str] = {
        ("exposure", "decides_about_people"): said(
            "true or false; what is unknown counts as true", "true of false; wat unknown is, telt als true"
        )
    }
    if sections["kpis"] == UNKNOWN:
        comments["kpis",] = said(
            "What will show that it is worth it, and does no harm.",
            "Waaraan te zien zal zijn dat het de moeite waard is en geen schade doet.",
        )
    for first, asked in ASKED.items():
        if stage != SANDBOX and STAGES.index(stage) >= STAGES.index(first):
            comments[asked[0],] = said(
                f"Asked for from {first} on; write each out as you get to it (aigov schema manifest says what it can"
                " hold).",
                f"Gevraagd vanaf {first}; werk elk onderdeel uit zodra u eraan toekomt (aigov schema manifest zegt wat"
                " erin kan staan).",
            )
    return comments


def _origin(told: Told) -> str:
    is_person = isinstance(told.value, Mapping) and "name" in told.value
    if is_person:
        return said(
            f"from {told.source}; being named is not yet a yes", f"uit {told.source}; genoemd worden is nog geen ja"
        )
    return said(f"from {told.source}", f"uit {told.source}")


def _is_open(answer: Any) -> bool:
    if isinstance(answer, Mapping):
        return any(map(_is_open, answer.values()))
    return bool(answer == UNKNOWN)


def _is_wholly_open(answer: Any) -> bool:
    if isinstance(answer, Mapping):
        return all(map(_is_wholly_open, answer.values()))
    return bool(answer == UNKNOWN)
