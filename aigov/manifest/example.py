"""The examples of a rule, which are its tests."""

from typing import Annotated, Any, Literal

from aigov.manifest.levels import LevelWord
from aigov.manifest.values import Day, Limit, Name, Shape, Text, field, required, words

Expected = Annotated[
    Literal["pass", "not_applicable", "undecided"],
    words(
        pass_="The rule holds.",  # noqa: S106  (an outcome, not a password)
        not_applicable="The rule has nothing to say here.",
        undecided="It cannot be told.",
    ),
]


class Finding(Shape):
    """One finding that an example must give."""

    at: Text = required(
        "The place that is marked, as in `dpia.status` or `kpis[same-day].owner`. Of something absent it is the nearest"
        " place that is written; `$` is the whole manifest.",
        "dpia.status",
    )
    also: Text | list[Text] | None = field("The related places, in their order.", ["roads:project.stage"])
    level: LevelWord | None = field("The level that the finding must have.", "warning")
    message: Text | None = field("A part of the message that must be in it.", "in progress")


class Example(Shape):
    """One example, which is a test of the rule. Each after the first starts from the first and changes it."""

    name: Text = required("What the example shows, in a few words.", "still in progress")
    manifest: dict[str, Any] | None = field(
        "A manifest, or the parts of one that matter.", {"project": {"stage": "scale"}}
    )
    manifests: list[dict[str, Any]] | None = field(
        "Several manifests, for a rule over a portfolio; paths then begin with a project's id and a colon.",
        [{"project": {"id": "roads", "stage": "scale"}}],
    )
    organisation: dict[str, Any] | None = field("What stands under `organisation` in its file.", {"id": "example-city"})
    set: dict[str, Any] | None = field("Places, and what they hold here instead.", {"dpia.status": "in_progress"})
    drop: list[Text] | None = field("Places that are taken out here.", ["dpia"])
    as_of: Day | None = field(
        "The day on which the example is judged; 2026-01-01 where nothing is written.", "2026-11-22"
    )
    limits: dict[Name, Limit] | None = field("Limits that differ from the rule's own.", {"at_a_time": 3})
    files: dict[str, str] | None = field(
        "Files beside the manifest, by their path, with their text.", {"docs/dpia.md": "Version 1.1"}
    )
    text: str | None = field(
        "The manifest as raw text, for a rule that reports what is wrong with a file.", "aigov: 1\n"
    )
    problem: dict[Name, str] | None = field(
        "The details of a problem that no text can show, for a rule that reports it.", {"what": "is a directory"}
    )
    expect: Expected | list[Finding] | None = field("The outcome, or the findings that must come out.", "pass")


class Equivalent(Shape):
    """A change of the rule that no example can notice, because the rule says the same of every file with it."""

    change: Text = required(
        "The change, as `aigov test --mutate` prints it.", "assert: size(kpis) > 0 -> size(kpis) != 0"
    )
    why: Text = required("Why it changes nothing.", "Nothing has a size below 0.")
