"""A text that is written as nearly all are, to data alone: the tree of places is made when somebody asks for one.

What is in any way out of the ordinary is left to `events`, which knows what is wrong and where. Here events come in
brief: a manifest without findings needs none of them again.
"""

import re
from collections.abc import Callable
from typing import Any

import yaml

from aigov.paths import UNREADABLE
from aigov.source.libyaml import END, MAPPING, MARK, SEQUENCE, in_brief
from aigov.source.memory import GOOD_KEYS, SEEN, good_key, remember
from aigov.source.scalars import plain, quoted
from aigov.source.tree import LIMIT, Node


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
    try:
        return in_brief(text, _document)
    except (_UnusualError, yaml.YAMLError):
        return UNREADABLE


def _document(following: Callable[[], Any]) -> Any:
    following()  # the stream
    following()  # the document
    first = following()
    if first is not MAPPING and first is not SEQUENCE:
        return UNREADABLE
    found = _inner(following, first, -1)
    following()  # the end of the document
    return found if type(following()) is yaml.StreamEndEvent else UNREADABLE


def _mapping(following: Callable[[], Any], depth: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    seen, good_keys = SEEN, GOOD_KEYS
    while True:
        name = following()
        if type(name) is not str:
            if name is END:
                return found
            name = _written(name)
        if (name not in good_keys and not good_key(name)) or name in found:
            raise _UnusualError
        event = following()
        if type(event) is str:
            found[name] = seen[event] if event in seen else _plain(event)
        else:
            found[name] = _inner(following, event, depth)


def _sequence(following: Callable[[], Any], depth: int) -> list[Any]:
    found: list[Any] = []
    seen = SEEN
    while True:
        event = following()
        if type(event) is str:
            found.append(seen[event] if event in seen else _plain(event))
        elif event is END:
            return found
        else:
            found.append(_inner(following, event, depth))


def _inner(following: Callable[[], Any], event: Any, depth: int) -> Any:
    if depth + 1 < LIMIT:
        if event is MAPPING:
            return _mapping(following, depth + 1)
        if event is SEQUENCE:
            return _sequence(following, depth + 1)
    return quoted(_written(event))


def _plain(written: str) -> Any:
    value = plain(written)
    if value is UNREADABLE:
        raise _UnusualError
    remember(written, value)
    return value


def _written(event: Any) -> str:
    """Return the text of a scalar that is not plain."""
    if type(event) is not tuple:
        raise _UnusualError
    written, style = event
    if style == '"' and not written.isprintable():
        raise _UnusualError
    return str(written)
