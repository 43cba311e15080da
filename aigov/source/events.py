"""The close look at a text: libyaml's events to data, faults and a parallel tree of events.

It is for what `quick` leaves to it and for the places of findings. Most manifests have one: it is written for speed.
"""

import gc
import re
from typing import Any, Final

import yaml

from aigov.language import said
from aigov.paths import UNREADABLE, Part
from aigov.source.libyaml import ALONE, MARK, events_of
from aigov.source.memory import GOOD_KEYS, SEEN, good_key, remember
from aigov.source.problems import MOST, Fault
from aigov.source.scalars import plain, quoted
from aigov.source.text import control, shown
from aigov.source.tree import LIMIT, Node, TooDeepError, TooManyError, Tree

_SCALAR: Final = yaml.ScalarEvent
_MAPPING: Final = yaml.MappingStartEvent
_MAPPING_END: Final = yaml.MappingEndEvent
_SEQUENCE: Final = yaml.SequenceStartEvent
_SEQUENCE_END: Final = yaml.SequenceEndEvent
_ALIAS: Final = yaml.AliasEvent

_TAG: Final = r"(?:&\S+\s+)?(![^\s,\[\]{}]*)"
_LOSING: Final = frozenset(("merge-key", "control-character", "line-separator"))
"""Doubts about a key beside which a key may stand, or be meant, that we cannot read."""


def read(text: str) -> Tree:
    """Return what `text` says; raises yaml.YAMLError on a syntax error, TooDeepError and TooManyError.

    Raises AigovError as `events_of` does.
    """
    # What is made here holds no cycles, and looking for them in the events of a large file takes longer than reading.
    collects = gc.isenabled()
    gc.disable()
    try:
        with ALONE:
            return _Reader(text).tree()
    finally:
        if collects:
            gc.enable()


class _Reader:
    """One pass over the events of one text. `trail` is the path of the container that is being read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.next = events_of(text)
        self.marked = ("&" in text or "!" in text) and re.search(MARK, text) is not None
        """Whether there may be anchors or tags: asked of the text once, which is far faster than of every event."""
        self.seen = {} if self.marked else SEEN
        self.good_keys = frozenset() if self.marked else GOOD_KEYS
        self.trail: list[Part] = []
        self.faults: list[Fault] = []

    def tree(self) -> Tree:
        self.next()
        event = self.next()
        if type(event) is yaml.StreamEndEvent:
            return Tree(UNREADABLE, None, [Fault("empty-file", (), 0, 0, {})])
        event = self.next()
        if type(event) is _SCALAR and event.value == "" and event.style == "" and not event.tag:
            return Tree(UNREADABLE, None, [Fault("empty-file", (), 0, 0, {})])
        data, node = self._value(None, event)
        self.next()
        event = self.next()
        if type(event) is not yaml.StreamEndEvent:
            start, end = event.start_mark.index, event.end_mark.index
            self._report(Fault("several-documents", (), start, end, {}))
        return Tree(data, node, self.faults)

    def _mapping(self, first: Any) -> tuple[Any, Any, Any]:
        data: dict[str, Any] = {}
        nodes: dict[str, Node] = {}
        following, seen, good_keys = self.next, self.seen, self.good_keys
        lost = False
        while True:
            key = following()
            if type(key) is not _SCALAR:
                if type(key) is _MAPPING_END:
                    return (UNREADABLE if lost else data), nodes, key
                self._odd_key(key, data, nodes)
                continue
            name = key.value
            if name not in good_keys and (doubt := self._doubt(key)):
                lost = lost or doubt in _LOSING
                self._skip_into(name, key, data, nodes)
                continue
            event = following()
            if type(event) is _SCALAR and event.style == "" and (value := seen.get(event.value)) is not None:
                node: Node = (key, event, None, None)
            elif first.flow_style and self._is_cut(key, event, data, nodes):
                continue
            else:
                self.trail.append(name)
                value, node = self._value(key, event)
                self.trail.pop()
            if name in data:
                self._twice(name, key, nodes, data)
            else:
                data[name] = value
                nodes[name] = node

    def _sequence(self) -> tuple[Any, Any, Any]:
        data: list[Any] = []
        nodes: list[Node] = []
        following, seen = self.next, self.seen
        while True:
            event = following()
            if type(event) is _SCALAR and event.style == "" and (value := seen.get(event.value)) is not None:
                data.append(value)
                nodes.append((None, event, None, None))
            elif type(event) is _SEQUENCE_END:
                return data, nodes, event
            else:
                self.trail.append(len(data))
                value, node = self._value(None, event)
                self.trail.pop()
                data.append(value)
                nodes.append(node)

    def _value(self, key: Any, event: Any) -> tuple[Any, Node]:
        kind = type(event)
        if kind is _SCALAR:
            return self._scalar(key, event), (key, event, None, None)
        if kind is _ALIAS:
            self._fault("alias", event, {"name": shown(event.anchor)})
            return UNREADABLE, (key, event, None, None)
        # The trail holds the keys above: a value directly in the top mapping has one.
        if len(self.trail) >= LIMIT:
            raise TooDeepError(event.start_mark.index)
        data, nodes, end = self._mapping(event) if kind is _MAPPING else self._sequence()
        if event.anchor or event.tag:
            data = self._marked(event, data)
        return data, (key, event, end, nodes)

    def _scalar(self, key: Any, event: Any) -> Any:
        written, is_plain = event.value, event.style == ""
        value = plain(written) if is_plain else quoted(written)
        if event.tag:
            value = UNREADABLE
        elif value is UNREADABLE and not (event.anchor and written == ""):
            self._empty(key, event)
        elif event.style == '"' and not written.isprintable() and (found := control(written)):
            self._fault(found[0], event, {"character": found[1]})
            value = UNREADABLE
        elif is_plain and not self.marked:
            remember(written, value)
        if event.anchor or event.tag:
            value = self._marked(event, value)
        return value

    def _marked(self, event: Any, value: Any) -> Any:
        """Report an anchor and a tag; an anchored value is what it is, a tagged one is not known."""
        if event.anchor:
            start = event.start_mark.index
            self._add("anchor", start, start + len(event.anchor) + 1, {"name": shown(event.anchor)})
        if event.tag:
            start = event.start_mark.index
            found = re.match(_TAG, self.text[start : event.end_mark.index])
            begin, end = (start + found.start(1), start + found.end(1)) if found else (start, start)
            self._add("tag", begin, end, {"tag": shown(self.text[begin:end])})
            return UNREADABLE
        return value

    def _empty(self, key: Any, event: Any) -> None:
        name = next((part for part in reversed(self.trail) if isinstance(part, str)), "")
        kind, details = "empty-value", {"key": shown(name)}
        if event.value not in ("", "~") and event.value.lower() != "null":
            kind, details["written"] = "unusable-number", shown(event.value)
        self._fault(kind, key if key is not None and event.value == "" else event, details)

    def _is_cut(self, key: Any, event: Any, data: dict[str, Any], nodes: dict[str, Node]) -> bool:
        """Tell whether this key of a flow mapping is what a comma cut off the value before it, and report that once."""
        is_scalar = type(event) is _SCALAR
        if not is_scalar or event.value or event.style or event.anchor or event.tag:
            return False
        if ":" in self.text[key.end_mark.index : event.end_mark.index] or key.style != "" or not nodes:
            return False
        name, node = next(reversed(nodes.items()))
        if node[3] is not None or node[1].style != "" or node[1].value == "":
            return False
        if self.faults and self.faults[-1].kind == "comma-broken" and self.faults[-1].path == (*self.trail, name):
            return True
        data[name] = UNREADABLE
        details = {"key": shown(name), "value": shown(node[1].value), "rest": shown(key.value)}
        start, end = node[1].start_mark.index, key.end_mark.index
        self._report(Fault("comma-broken", (*self.trail, name), start, end, details))
        return True

    def _twice(self, name: str, key: Any, nodes: dict[str, Node], data: dict[str, Any]) -> None:
        data[name] = UNREADABLE
        also = None
        if name in nodes:
            first = nodes[name][0]
            also = (first.start_mark.index, first.end_mark.index)
        place = (key.start_mark.index, key.end_mark.index)
        self._report(Fault("duplicate-key", (*self.trail, name), *place, {"key": shown(name)}, also))

    def _doubt(self, key: Any) -> str:
        """Report what is wrong with a key and return its kind; empty where nothing is."""
        name = key.value
        value = plain(name) if key.style == "" and not key.tag else name
        reported = len(self.faults)
        self.trail.append(name)
        if name == "<<" and key.style == "":
            self._fault("merge-key", key, {})
        elif found := control(name):
            self._fault(found[0], key, {"character": found[1]})
        elif not isinstance(value, str):
            words = said("empty", "leeg") if value is UNREADABLE else said("a number", "een getal")
            words = said("true or false", "true of false") if isinstance(value, bool) else words
            self._fault("key-not-text", key, {"key": shown(name), "found": words})
        self._marked(key, None)
        self.trail.pop()
        if len(self.faults) > reported:
            return self.faults[reported].kind
        good_key(name)
        return ""

    def _odd_key(self, key: Any, data: dict[str, Any], nodes: dict[str, Node]) -> None:
        start = key.start_mark.index
        found = said("a list", "een lijst") if type(key) is _SEQUENCE else said("a section", "een onderdeel")
        found = said("an alias", "een alias") if type(key) is _ALIAS else found
        end = self._skip(key)
        name = shown(self.text[start:end].strip())
        details = {"key": name, "found": found}
        self._report(Fault("key-not-text", (*self.trail, name), start, end, details))
        self._skip_into(name, key, data, nodes)

    def _skip_into(self, name: str, key: Any, data: dict[str, Any], nodes: dict[str, Node]) -> None:
        """Read the value of a key that cannot be used, for its place alone."""
        reported = len(self.faults)
        self.trail.append(name)
        _, nodes[name] = self._value(key, self.next())
        self.trail.pop()
        del self.faults[reported:]
        data[name] = UNREADABLE

    def _skip(self, event: Any) -> int:
        """Pass over a node without reading it, and return where it ends."""
        depth = 0
        while True:
            kind = type(event)
            depth += (kind is _MAPPING or kind is _SEQUENCE) - (kind is _MAPPING_END or kind is _SEQUENCE_END)
            if depth == 0:
                return int(event.end_mark.index)
            if depth + len(self.trail) > LIMIT:
                raise TooDeepError(event.start_mark.index)
            event = self.next()

    def _fault(self, kind: str, event: Any, details: dict[str, str]) -> None:
        self._add(kind, event.start_mark.index, event.end_mark.index, details)

    def _add(self, kind: str, start: int, end: int, details: dict[str, str]) -> None:
        self._report(Fault(kind, tuple(self.trail), start, end, details))

    def _report(self, fault: Fault) -> None:
        if len(self.faults) >= MOST:
            raise TooManyError([*self.faults, Fault("too-many", (), fault.start, fault.end, {"limit": f"{MOST}"})])
        self.faults.append(fault)
