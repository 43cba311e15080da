"""Which files a run has read: told to whoever keeps a record of it, which is nobody unless a report wants one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

Keep = Callable[[str, bytes | None, str], object]
"""Takes a file as it was opened, its bytes, None where it could not be read, and its kind where the reader knows it."""

_keepers: list[Keep] = []


def note(file: str, content: bytes | None, kind: str = "") -> None:
    """Say that `file` was read, or could not be."""
    for keep in _keepers:
        keep(file, content, kind)


@contextmanager
def kept(keep: Keep) -> Iterator[None]:
    """Have `keep` told of every file that is read meanwhile."""
    _keepers.append(keep)
    try:
        yield
    finally:
        _keepers.remove(keep)
