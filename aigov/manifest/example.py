"""The examples of a rule, which are its tests."""

from typing import Annotated, Any, Literal

from aigov.manifest.levels import LevelWord
from aigov.manifest.values import Day, Limit, Name, Shape, Text, field, required, words

Expected = Annotated[
    Literal["pass", "not_applicable", "undecided"],
    words(
        pass_=("The rule holds.", "Aan de regel is voldaan."),
        not_applicable=("The rule has nothing to say here.", "De regel heeft hier niets te zeggen."),
        undecided=("It cannot be told.", "Het is onbepaald."),
    ),
]


class Finding(Shape):
    """One finding that an example must give."""

    __dutch__ = "Eén bevinding die een voorbeeld moet opleveren."

    at: Text = required(
        "The place that is marked, as in `dpia.status` or `kpis[same-day].owner`. Of something absent it is the nearest"
        " place that is written; `$` is the whole manifest.",
        "De plaats die wordt aangewezen, zoals `dpia.status` of `kpis[same-day].owner`. Ontbreekt er iets, dan is het"
        " de dichtstbijzijnde plaats die er wel staat; `$` is het hele manifest.",
        "dpia.status",
    )
    also: Text | list[Text] | None = field(
        "The related places, in their order.", "De bijbehorende plaatsen, in hun volgorde.", ["roads:project.stage"]
    )
    level: LevelWord | None = field(
        "The level that the finding must have.", "Het niveau dat de bevinding moet hebben.", "warning"
    )
    message: Text | None = field(
        "A part of the message that must be in it.", "Een stuk van de melding dat erin moet staan.", "in progress"
    )


class Example(Shape):
    """One example, which is a test of the rule. Each after the first starts from the first and changes it."""

    __dutch__ = (
        "Eén voorbeeld, en daarmee een test van de regel. Elk voorbeeld na het eerste gaat uit van het eerste en"
        " verandert dat."
    )

    name: Text = required(
        "What the example shows, in a few words.",
        "Wat het voorbeeld laat zien, in een paar woorden.",
        "still in progress",
    )
    manifest: dict[str, Any] | None = field(
        "A manifest, or the parts of one that matter.",
        "Een manifest, of de delen ervan die ertoe doen.",
        {"project": {"stage": "scale"}},
    )
    manifests: list[dict[str, Any]] | None = field(
        "Several manifests, for a rule over a portfolio; paths then begin with a project's id and a colon.",
        "Meer dan één manifest, voor een regel over een portfolio; paden beginnen dan met de id van een project en"
        " een dubbele punt.",
        [{"project": {"id": "roads", "stage": "scale"}}],
    )
    organisation: dict[str, Any] | None = field(
        "What stands under `organisation` in its file.",
        "Wat in het bestand van de organisatie onder `organisation` staat.",
        {"id": "example-city"},
    )
    set: dict[str, Any] | None = field(
        "Places, and what they hold here instead.",
        "Plaatsen, en wat daar in dit voorbeeld staat.",
        {"dpia.status": "in_progress"},
    )
    drop: list[Text] | None = field(
        "Places that are taken out here.", "Plaatsen die in dit voorbeeld worden weggehaald.", ["dpia"]
    )
    as_of: Day | None = field(
        "The day on which the example is judged; 2026-01-01 where nothing is written.",
        "De datum waarop het voorbeeld wordt beoordeeld; 2026-01-01 als er niets staat.",
        "2026-11-22",
    )
    limits: dict[Name, Limit] | None = field(
        "Limits that differ from the rule's own.", "Grenzen die afwijken van die van de regel zelf.", {"at_a_time": 3}
    )
    files: dict[str, str] | None = field(
        "Files beside the manifest, by their path, with their text.",
        "Bestanden naast het manifest, bij hun pad, met hun tekst.",
        {"docs/dpia.md": "Version 1.1"},
    )
    text: str | None = field(
        "The manifest as raw text, for a rule that reports what is wrong with a file.",
        "Het manifest als ruwe tekst, voor een regel die meldt wat er mis is met een bestand.",
        "aigov: 1\n",
    )
    problem: dict[Name, str] | None = field(
        "The details of a problem that no text can show, for a rule that reports it.",
        "De bijzonderheden van een probleem dat geen tekst kan laten zien, voor een regel die het meldt.",
        {"what": "is a directory"},
    )
    expect: Expected | list[Finding] | None = field(
        "The outcome, or the findings that must come out.",
        "De uitkomst, of de bevindingen die eruit moeten komen.",
        "pass",
    )


class Equivalent(Shape):
    """A change of the rule that no example can notice, because the rule says the same of every file with it."""

    __dutch__ = (
        "Een wijziging van de regel die aan geen voorbeeld te merken is, omdat de regel daarmee over elk bestand"
        " hetzelfde zegt."
    )

    change: Text = required(
        "The change, as `aigov test --mutate` prints it.",
        "De wijziging, zoals `aigov test --mutate` die toont.",
        "assert: size(kpis) > 0 -> size(kpis) != 0",
    )
    why: Text = required("Why it changes nothing.", "Waarom dat niets verandert.", "Nothing has a size below 0.")
