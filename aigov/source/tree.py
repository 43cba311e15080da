"""What is made of one text: a tree of nodes beside the data, and why there may be none.

A node is a tuple (event of the key or None, first event, last event or None, children or None); children are a dict
of nodes for a mapping and a list for a sequence. Spans are made of the events' marks when somebody asks.
"""

from typing import Any, Final

from aigov.records import NamedTuple
from aigov.source.problems import Fault

LIMIT: Final = 64
"""Levels of nesting; libyaml itself slows down with the square of them."""

Node = tuple[Any, Any, Any, Any]


class Tree(NamedTuple):
    """What one text says; `node` is None where it says nothing."""

    data: Any
    node: Node | None
    faults: list[Fault]


class TooDeepError(Exception):
    """A value lies deeper than `LIMIT`; it begins at `offset`."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


class TooManyError(Exception):
    """More than `MOST` faults stand in one text: a file that is something else than a manifest with slips in it."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(len(faults))
        self.faults = faults
