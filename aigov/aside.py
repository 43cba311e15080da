"""What somebody else's code prints goes to standard error: a plugin's word is no part of what aigov says."""

import sys
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, Final, TextIO

_ASIDE: Final[list[TextIO]] = []
"""Standard output while it is set aside."""


class aside:  # noqa: N801  (read as an adverb: `with aside()`)
    """A while in which standard output is standard error."""

    def __enter__(self) -> None:
        """Set standard output aside."""
        _ASIDE.append(sys.stdout)
        sys.stdout = sys.stderr

    def __exit__(self, *_: object) -> None:
        """Let it be where it was."""
        sys.stdout = _ASIDE.pop()


def shown() -> TextIO:
    """Return standard output, wherever what is printed goes now."""
    return _ASIDE[0] if _ASIDE else sys.stdout


def heard(function: Callable[..., Any]) -> Callable[..., Iterator[Any]]:
    """Return a plugin's check or reporter, what it prints set aside until it has ended; it yields what it did."""

    @wraps(function)
    def yielding(*given: Any) -> Iterator[Any]:
        with aside():
            items = iter(function(*given))
        while True:
            with aside():
                try:
                    item = next(items)
                except StopIteration:
                    return
            yield item

    # Asked here, because what an object that is called declares may stand on its class, where `wraps` does not look.
    if hasattr(function, "says"):
        yielding.says = function.says  # type: ignore[attr-defined]  # a function's own attribute
    if hasattr(function, "plainly"):
        yielding.plainly = heard_once(function.plainly)  # type: ignore[attr-defined]  # as above
    return yielding


def heard_once(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return what answers as a plugin's `function` does, what it prints set aside."""

    @wraps(function)
    def answering(*given: Any, **named: Any) -> Any:
        with aside():
            return function(*given, **named)

    return answering
