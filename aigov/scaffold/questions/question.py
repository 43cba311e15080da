"""One question of `aigov init`, and the lines of help that several questions share."""

from functools import partial
from typing import Any, NamedTuple

from aigov import resources
from aigov.language import said, spoken
from aigov.paths import UNKNOWN
from aigov.scaffold import answers
from aigov.scaffold.answers import Read
from aigov.scaffold.fields import Schema, behind, find


class Question(NamedTuple):
    """One question. `name` is its option on the command line too, and `at` the place that its answer is for.

    `read` raises ValueError with what would do. `sandbox` marks the eight answers that register a tool in use.
    """

    name: str
    at: str
    ask: str
    help: str
    read: Read
    sandbox: bool = False


def members(path: str) -> str:
    """Return the words that the field at `path` knows, each on a line with what it means."""
    schema = resources.schema("manifest", spoken())
    node = _node(schema, path)
    meanings = behind(schema, node).get("enumDescriptions", ())
    words = [word for word in behind(schema, node)["enum"] if word != UNKNOWN]
    widest = max(map(len, words))
    return "\n  ".join(f"{word:{widest}}  {meaning}" for word, meaning in zip(words, meanings, strict=False))


def _node(schema: Schema, path: str) -> Any:
    node: Any = schema
    for part in path.split("."):
        node = behind(schema, node)["properties"][part]
    return node


def choice(path: str) -> Read:
    """Return what reads one of these words."""
    return partial(_chosen, path)


def _chosen(path: str, text: str) -> Any:
    return answers.one_of(find(resources.schema("manifest"), path).members)(text)


def prose(path: str) -> Read:
    """Return what reads a sentence; one that is the example of the field at `path` says nothing, and is unknown."""
    return partial(_in_own_words, path)


def _in_own_words(path: str, text: str) -> str:
    node = _node(resources.schema("manifest"), path)
    said_so = answers.line(text)
    return UNKNOWN if said_so in node.get("examples", ()) else said_so


def person() -> str:
    """Return how a person is written."""
    return said("As A. Jansen <a.jansen@example.org>.", "Zoals A. Jansen <a.jansen@example.org>.")


def yes_no() -> str:
    """Return what can be answered about the exposure."""
    return said(
        "yes, no or unknown; what is unknown counts as yes.", "ja, nee of unknown; wat unknown is, telt als ja."
    )
