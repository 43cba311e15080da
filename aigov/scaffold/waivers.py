"""Edits the text of an aigov.waivers.yaml: an entry more or less, and every other character as it was."""

import json
import re
from collections.abc import Collection, Mapping
from typing import Any, Final

from aigov import source
from aigov.errors import UsageError
from aigov.scaffold.block import block
from aigov.source import Document

SECTION: Final = "waivers"
_BY_HAND: Final = "Mend it by hand, or write the waiver yourself."


def added(text: str, entry: Mapping[str, Any], name: str) -> str:
    """Return the file's text with one entry more, at its end; an empty `text` becomes a whole file.

    `name` is the file, for what cannot be done: raises UsageError where the text cannot be read, or would not say
    afterwards what it said before, and the entry.
    """
    if not text.strip():
        return block({"aigov": 1, SECTION: [entry]})
    document, entries = _opened(text, name)
    body = document.files[0][1]
    if _is_flow(document):
        made = _added_in_flow(document, body, entry, len(entries))
    elif entries:
        made = _added_below(document, body, entry, len(entries) - 1)
    else:
        made = _added_first(document, body, entry)
    return _checked(text, body, made, [*entries, dict(entry)], name)


def without(text: str, positions: Collection[int], name: str) -> str:
    """Return the file's text without the entries at `positions`; comments outside them stay. Raises as `added` does."""
    document, entries = _opened(text, name)
    body = document.files[0][1]
    made = body
    for position in sorted(positions, reverse=True):
        made = _cut_in_flow(document, made, position) if _is_flow(document) else _cut(document, made, position)
    left = [entry for position, entry in enumerate(entries) if position not in positions]
    if not left and not _is_flow(document):
        colon = body.index(":", document.key((SECTION,)).end) + 1
        made = f"{made[:colon]} []{made[colon:]}"
    return _checked(text, body, made, left, name)


def ids(text: str, name: str) -> set[str]:
    """Return the ids that are taken; raises UsageError where the text cannot be read."""
    if not text.strip():
        return set()
    _, entries = _opened(text, name)
    return {entry["id"] for entry in entries if isinstance(entry, dict) and isinstance(entry.get("id"), str)}


def _opened(text: str, name: str) -> tuple[Document, list[Any]]:
    document = _read(text)
    if document.problems:
        span = document.problems[0].span
        raise UsageError(f"It cannot be read from here, and is not edited. {_BY_HAND}", where=f"{name}:{span.line}")
    data = document.data
    if not isinstance(data, dict) or not isinstance(data.get(SECTION), list):
        raise UsageError(f'There is no list "{SECTION}" in it, and it is not edited. {_BY_HAND}', where=name)
    return document, data[SECTION]


def _read(text: str) -> Document:
    return source.load([("", text.encode("utf-8", "surrogatepass"))])


def _checked(text: str, body: str, made: str, expected: list[Any], name: str) -> str:
    """Return `made`, with the byte order mark of `text`, where it says what is expected and nothing else changed."""
    before, after = _read(body), _read(made)
    meant = {**before.data, SECTION: expected}
    if after.problems or _settled(after.data) != _settled(meant) or list(after.data) != list(before.data):
        raise UsageError(f"It is laid out in a way that cannot be edited safely. {_BY_HAND}", where=name)
    return text[: len(text) - len(body)] + made


def _settled(value: Any) -> Any:
    # A text in several lines that ended with the file gets a line end where something follows.
    if isinstance(value, dict):
        return {key: _settled(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_settled(inner) for inner in value]
    return value.removesuffix("\n") if isinstance(value, str) else value


def _is_flow(document: Document) -> bool:
    span = document.span((SECTION,))
    body = document.files[0][1]
    # An empty list is `[]`; in a file of JSON it must stay one.
    is_empty = not document.data[SECTION]
    return body[span.start] == "[" and not (is_empty and body[document.span(()).start] != "{")


def _added_below(document: Document, body: str, entry: Mapping[str, Any], last: int) -> str:
    dash = _dash(document, body, last)
    margin = body[body.rfind("\n", 0, dash) + 1 : dash]
    at = _end_of_line(body, document.span((SECTION, last)).end)
    return _inserted(body, at, _lines(entry, margin))


def _added_first(document: Document, body: str, entry: Mapping[str, Any]) -> str:
    span = document.span((SECTION,))
    start = len(body[: span.start].rstrip(" \t\r\n"))
    body = body[:start] + body[span.end :]
    return _inserted(body, _end_of_line(body, start), _lines(entry, "  "))


def _added_in_flow(document: Document, body: str, entry: Mapping[str, Any], number: int) -> str:
    text = json.dumps(entry, ensure_ascii=False)
    if not number:
        at = document.span((SECTION,)).start + 1
        return body[:at] + text + body[at:]
    span = document.span((SECTION, number - 1))
    start = body.rfind("\n", 0, span.start) + 1
    margin = body[start : span.start]
    between = f",{_line_end(body)}{margin}" if start and not margin.strip() else ", "
    return body[: span.end] + between + text + body[span.end :]


def _cut(document: Document, body: str, position: int) -> str:
    dash = _dash(document, body, position)
    begin = body.rfind("\n", 0, dash) + 1
    end = _end_of_line(body, document.span((SECTION, position)).end)
    return body[:begin] + body[end:]


def _cut_in_flow(document: Document, body: str, position: int) -> str:
    span = document.span((SECTION, position))
    after = re.compile(r"\s*,[ \t]*(?:\r?\n(?=\s*[\]{]))?[ \t]*").match(body, span.end)
    if after:
        return body[: span.start] + body[after.end() :]
    before = re.search(r",?\s*\Z", body[: span.start])
    return body[: before.start() if before else span.start] + body[span.end :]


def _dash(document: Document, body: str, position: int) -> int:
    start = document.span((SECTION, position)).start
    return body.rindex("-", 0, start)


def _inserted(body: str, at: int, lines: list[str]) -> str:
    end = _line_end(body)
    before = "" if not at or body[:at].endswith(("\n", "\r")) else end
    return body[:at] + before + "".join(f"{line}{end}" for line in lines) + body[at:]


def _lines(entry: Mapping[str, Any], margin: str) -> list[str]:
    # As an item of a list, without the indentation that the list's key would give it.
    return [f"{margin}{line[2:]}" for line in block({SECTION: [entry]}).splitlines()[1:]]


def _end_of_line(body: str, at: int) -> int:
    """Return the offset after the line in which `at` lies."""
    end = body.find("\n", max(at - 1, 0) if body[at - 1 : at] == "\n" else at)
    return len(body) if end < 0 else end + 1


def _line_end(body: str) -> str:
    return "\r\n" if "\r\n" in body else "\n"
