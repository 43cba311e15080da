"""A first file of the organisation: what is stated once for all its projects, and `unknown` where nobody knows yet."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from aigov import resources
from aigov.language import said
from aigov.paths import UNKNOWN, Path
from aigov.rule import Rule
from aigov.scaffold import answers
from aigov.scaffold.answers import key, keys
from aigov.scaffold.block import block
from aigov.scaffold.filling import below, filled, ordered, patterns
from aigov.scaffold.manifest import Told
from aigov.scaffold.questions.question import Question, person

SCHEMA: Final = "aigov.org.schema.json"
_SECTION: Final = "organisation"
_LISTS: Final = {"goals": ("strategy", "goals"), "platforms": ("platforms",)}
_PEOPLE: Final = ("strategy.adopted_by", "governance.sandbox_framework.decided_by")


def questions() -> tuple[Question, ...]:
    """Return what is asked of an organisation, beside its name."""
    return (
        Question(
            "strategy",
            "strategy.document",
            said("Where can the AI strategy be read?", "Waar is de AI-strategie te lezen?"),
            said("A file or an address.", "Een bestand of een adres."),
            answers.line,
        ),
        Question(
            "adopted-by",
            "strategy.adopted_by",
            said("Who adopted it?", "Wie heeft die vastgesteld?"),
            person(),
            answers.who,
        ),
        Question(
            "goals",
            "strategy.goals",
            said("Which goals does it have?", "Welke doelen heeft die?"),
            said("A few words each, with commas: projects point to them.",
                 "Een paar woorden per doel, met komma's ertussen: projecten verwijzen ernaar."),
            answers.names,
        ),
        Question(
            "governance",
            "governance.model",
            said("Where can it be read who decides what about AI?", "Waar staat wie waarover beslist bij AI?"),
            said("A file or an address.", "Een bestand of een adres."),
            answers.line,
        ),
        Question(
            "sandbox-terms",
            "governance.sandbox_framework.document",
            said("Where can the terms be read on which a tool may be tried out?",
                 "Waar zijn de voorwaarden te lezen om iets uit te proberen (proeftuin)?"),
            said("A file or an address.", "Een bestand of een adres."),
            answers.line,
        ),
        Question(
            "sandbox-longest",
            "governance.sandbox_framework.longest",
            said("How long may a trial last at most?", "Hoe lang mag een proef hoogstens duren?"),
            said("Such as 3 months, or P90D.", "Zoals 3 maanden, of P90D."),
            answers.period,
        ),
        Question(
            "sandbox-decided-by",
            "governance.sandbox_framework.decided_by",
            said("Who set these terms?", "Wie heeft die voorwaarden vastgesteld?"),
            person(),
            answers.who,
        ),
        Question(
            "centre",
            "centre.name",
            said("Where is expertise in AI brought together?", "Waar is de deskundigheid in AI gebundeld?"),
            said("The name of the centre, or of a partner that serves as one.",
                 "De naam van het expertisecentrum, of van een partner die die rol vervult."),
            answers.line,
        ),
        Question(
            "centre-contact",
            "centre.contact",
            said("Where is it reached?", "Waar is het te bereiken?"),
            said("An address that is read.", "Een adres waar iemand de post leest."),
            answers.line,
        ),
        Question(
            "platforms",
            "platforms",
            said("Which platforms for AI may be used?", "Welke platforms voor AI mogen worden gebruikt?"),
            said("By name, with commas; the day of each approval is written later.",
                 "De namen, met komma's ertussen; de datum van elke goedkeuring komt later."),
            answers.names,
        ),
    )  # fmt: skip


def text(name: Told, told: Mapping[str, Told], rules: Iterable[Rule], *, with_schema: bool = False) -> str:
    """Return the file. `told` are read answers by the name of their question."""
    body: dict[str, Any] = {
        "id": key(str(name.value), _SECTION),
        "name": name.value,
    }
    comments: dict[Path, str] = {}
    if name.source:
        comments[_SECTION, "name"] = said(f"from {name.source}", f"uit {name.source}")
    for question in questions():
        answer = told.get(question.name)
        if answer is None or answer.is_open:
            continue
        value = answer.value
        if question.name in _LISTS:
            value = [{"id": short, "name": each} for short, each in keys(value, question.name).items()]
        elif question.at in _PEOPLE:
            value = {"level": UNKNOWN, **value}
        _put(body, question.at, value)
    paths = patterns(path for rule in rules if rule.scope == _SECTION for path in rule.reads)
    schema = resources.schema(_SECTION)
    whole = ordered(filled(body, below("org", paths)), schema, schema["properties"][_SECTION])
    line = f"# yaml-language-server: $schema={SCHEMA}\n"
    if not with_schema:
        line += said(
            f"# The line above gives hints in an editor, once you ran: aigov schema organisation > {SCHEMA}\n",
            f"# De regel hierboven geeft uitleg in een editor, na: aigov schema organisation > {SCHEMA}\n",
        )
    return line + block({"aigov": 1, _SECTION: whole}, comments)


def _put(body: dict[str, Any], at: str, value: Any) -> None:
    *above, last = at.split(".")
    for part in above:
        body = body.setdefault(part, {})
    body[last] = value
