"""Patterns that are compiled once they are used: PyYAML compiles ten as it is imported, and libyaml needs none."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class _Later:
    """Stands for a compiled pattern; whatever is asked of it is asked of that one."""

    def __init__(self, *given: Any) -> None:
        self._given = given

    def __getattr__(self, name: str) -> Any:
        return getattr(re.compile(*self._given), name)


@contextmanager
def compiled_later() -> Iterator[None]:
    """Let what is imported within get its patterns so: a sixth of a start goes into those that nobody uses.

    For the command line alone, whose process is aigov's own and has one thread at that time: it is Python's own
    function that is stood in for.
    """
    compile_now = re.compile
    re.compile = _Later  # type: ignore[assignment]
    try:
        yield
    finally:
        re.compile = compile_now
