"""First manifests made without a process: what init would write of given answers, and what structure says of that."""

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

from aigov import resources, source, structure
from aigov.cli._here import workplace
from aigov.rule import Rule
from aigov.scaffold import manifest, questions
from aigov.scaffold.manifest import Told


@cache
def core() -> tuple[Rule, ...]:
    return tuple(workplace("", isolated=True).rules.values())


@cache
def looked(stage: str) -> frozenset[str]:
    return questions.looked_at(core(), stage)


def drafted(name: str, stage: str, told: Mapping[str, Any], **later: Any) -> manifest.Draft:
    answers = {question: Told(value, later=later.get(question)) for question, value in told.items()}
    return manifest.draft(Told(name), stage, answers, looked(stage))


def written(name: str, stage: str, told: Mapping[str, Any] | None = None) -> str:
    return manifest.text(drafted(name, stage, told or {}))


def problems(files: Mapping[str, str], people: Collection[str] = ()) -> list[str]:
    """Return every structural problem of a manifest in one or several files."""
    document = source.load([(name, text.encode()) for name, text in files.items()])
    found = [f"{problem.kind} {problem.span}" for problem in document.problems]
    return found + [
        structure.words(each)
        for each in structure.check(document.data, resources.schema("manifest"), known_people=people)
    ]
