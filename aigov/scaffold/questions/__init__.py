"""The questions that `aigov init` asks, in the words of the field; which of them a stage needs, its rules say."""

from collections.abc import Iterable
from typing import Final

from aigov.language import said
from aigov.rule import STAGES, Rule
from aigov.scaffold import answers
from aigov.scaffold.questions import idea, pilot, sandbox
from aigov.scaffold.questions.question import Question, members
from aigov.spelling import near

__all__ = ["SANDBOX", "Question", "asked", "every", "looked_at", "members", "stage"]

SANDBOX: Final = "sandbox"


def looked_at(rules: Iterable[Rule], stage: str) -> frozenset[str]:
    """Return the paths that the rules look at which hold for a manifest at `stage`, as `Rule.reads` writes them."""
    return frozenset(path for rule in rules if rule.scope == "manifest" and stage in rule.levels for path in rule.reads)


def asked(stage: str, looked: Iterable[str]) -> tuple[Question, ...]:
    """Return what to ask, beside the name: of a sandbox the eight answers, else what a rule looks at there."""
    if stage == SANDBOX:
        return tuple(question for question in every() if question.sandbox)
    paths = tuple(looked)
    return tuple(
        question
        for question in every()
        if not question.at.startswith(SANDBOX) and any(_within(path, question.at) for path in paths)
    )


def every() -> tuple[Question, ...]:
    """Return all questions in the order in which they are asked, in the spoken language."""
    return (*idea.questions(), *sandbox.questions(), *pilot.questions())


def stage(text: str) -> str:
    """Return the stage that is meant; raises ValueError."""
    word = text.strip().casefold()
    if word in STAGES:
        return word
    nearest, known = near(word, STAGES), ", ".join(STAGES)
    raise ValueError(
        said(
            f'"{answers.line(word)}" is not a stage; '
            + (f'did you mean "{nearest}"?' if nearest else f"it is one of {known}."),
            f'"{answers.line(word)}" is geen fase; '
            + (f'bedoelt u "{nearest}"?' if nearest else f"het is een van {known}."),
        )
    )


def _within(path: str, at: str) -> bool:
    return path == at or path.startswith((f"{at}.", f"{at}["))
