"""What reading and structure found, with its places; and the data that is left for the rules."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from aigov import structure
from aigov.engine.view import NO_DOUBTS, Sheet, doubtful, patched
from aigov.paths import UNREADABLE, Path
from aigov.records import NamedTuple
from aigov.source import Document
from aigov.span import Span


class Trouble(NamedTuple):
    """One structural problem, whoever found it."""

    kind: str
    path: Path
    span: Span
    details: Mapping[str, str]
    also: tuple[Span, ...]


class Prepared(NamedTuple):
    """A document whose structure was looked at: what is wrong with it, and what rules may read."""

    sheet: Sheet
    troubles: tuple[Trouble, ...]


def roles_of(schema: Mapping[str, Any]) -> frozenset[str]:
    """Return the roles that the manifest's schema names."""
    roles = schema.get("properties", {}).get("roles", {})
    for choice in (roles, *roles.get("anyOf", ())):
        reference = choice.get("$ref", "")
        found = schema.get("$defs", {}).get(reference.rpartition("/")[2], choice)
        if "properties" in found:
            return frozenset(found["properties"])
    return frozenset()


def prepare(
    document: Document,
    schema: Mapping[str, Any],
    *,
    fragment: bool,
    known_people: Collection[str] | None = (),
    more: Callable[[Any], Iterable[structure.Problem]] = lambda _: (),
) -> Prepared:
    """Return what is wrong with a document, and its data: unreadable where structure says so, unknown where copied.

    `known_people` are the ids of the organisation's people, None where anybody may be meant; `more` finds what only
    packs know to be wrong.
    """
    data = document.data
    if document.torn and isinstance(data, dict):
        # What is absent after a syntax error may only be unread.
        data = {**dict.fromkeys(schema.get("properties", ()), UNREADABLE), **data}
    problems, doubts = structure.checked(data, schema, fragment=fragment, known_people=known_people)
    problems += more(data)
    troubles = [Trouble(each.kind, each.path, each.span, each.details, each.also) for each in document.problems]
    if problems:
        unknown = [each.path for each in problems if each.kind in structure.READS_AS_UNKNOWN]
        unreadable = [
            path for each in problems if each.kind not in structure.READS_AS_UNKNOWN for path in each.unreadable
        ]
        data = patched(data, unreadable, unknown)
        troubles += [_trouble(document, each) for each in problems]
    sections = doubtful(data) if doubts or problems else NO_DOUBTS
    return Prepared(Sheet(document, data, schema, sections), tuple(troubles))


def _trouble(document: Document, problem: structure.Problem) -> Trouble:
    also = tuple(document.nearest(path) for path in problem.also)
    return Trouble(problem.kind, problem.path, _span(document, problem), problem.details, also)


def _span(document: Document, problem: structure.Problem) -> Span:
    return document.key(problem.path) if problem.kind == "unknown-key" else document.nearest(problem.path)
