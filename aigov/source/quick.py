"""A text that is written as nearly all are, to data alone: the tree of places is made when somebody asks for one.

What is in any way out of the ordinary is left to `events`, which knows what is wrong and where. Events that are let go
at once cost half of those that are kept, and a manifest without findings needs none of them again.
"""

import re
from collections.abc import Callable
from typing import Any, Final

import yaml

from aigov.paths import UNREADABLE
from aigov.source.libyaml import MARK, events_of
from aigov.source.memory import GOOD_KEYS, SEEN, good_key, remember
from aigov.source.scalars import plain, quoted
from aigov.source.tree import LIMIT, Node

_SCALAR: Final = yaml.ScalarEvent
_MAPPING: Final = yaml.MappingStartEvent
_MAPPING_END: Final = yaml.MappingEndEvent
_SEQUENCE: Final = yaml.SequenceStartEvent
_SEQUENCE_END: Final = yaml.SequenceEndEvent


class _UnusualError(Exception):
    """Something stands in the text that wants a closer look."""


class Unbuilt:
    """The tree of places of a text that was read quickly, made when it is first asked for."""

    __slots__ = ("_node", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._node: Node | None = None

    def node(self) -> Node | None:
        """Return the root of the tree."""
        if self._node is None:
            from aigov.source.events import read  # a text without findings is never looked at closely

            self._node = read(self._text).node
        return self._node


def data(text: str) -> Any:
    """Return what `text` says, or UNREADABLE where `events` must look; what it returns is what `events` would.

    Raises AigovError without libyaml.
    """
    if ("&" in text or "!" in text) and re.search(MARK, text) is not None:
        return UNREADABLE
    following = events_of(text)
    try:
        following()  # the stream
        following()  # the document
        first = type(following())
        if first is not _MAPPING and first is not _SEQUENCE:
            return UNREADABLE
        found = _mapping(following, 0) if first is _MAPPING else _sequence(following, 0)
        following()  # the end of the document
        return found if type(following()) is yaml.StreamEndEvent else UNREADABLE
    except (_UnusualError, yaml.YAMLError):
        return UNREADABLE


def _mapping(following: Callable[[], Any], depth: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    seen, good_keys = SEEN, GOOD_KEYS
    while True:
        key = following()
        if type(key) is not _SCALAR:
            if type(key) is _MAPPING_END:
                return found
            raise _UnusualError
        name = key.value
        if (name not in good_keys and not good_key(name)) or name in found:
            raise _UnusualError
        event = following()
        if type(event) is _SCALAR:
            value = seen.get(event.value) if event.style == "" else None
            found[name] = _scalar(event) if value is None else value
        else:
            found[name] = _inner(following, event, depth)


def _sequence(following: Callable[[], Any], depth: int) -> list[Any]:
    found: list[Any] = []
    seen = SEEN
    while True:
        event = following()
        if type(event) is _SCALAR:
            value = seen.get(event.value) if event.style == "" else None
            found.append(_scalar(event) if value is None else value)
        elif type(event) is _SEQUENCE_END:
            return found
        else:
            found.append(_inner(following, event, depth))


def _inner(following: Callable[[], Any], event: Any, depth: int) -> Any:
    if depth + 1 >= LIMIT:
        raise _UnusualError
    if type(event) is _MAPPING:
        return _mapping(following, depth + 1)
    if type(event) is _SEQUENCE:
        return _sequence(following, depth + 1)
    raise _UnusualError


def _scalar(event: Any) -> Any:
    written = event.value
    if event.style == "":
        value = plain(written)
        if value is UNREADABLE:
            raise _UnusualError
        remember(written, value)
        return value
    if event.style == '"' and not written.isprintable():
        raise _UnusualError
    return quoted(written)
