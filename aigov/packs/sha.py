"""Digests without OpenSSL: to load that costs a start more than everything that is hashed here."""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Protocol


class Hash(Protocol):
    """A digest in the making, as hashlib has it."""

    def update(self, data: bytes, /) -> None:
        """Add `data`."""

    def hexdigest(self) -> str:
        """Return 64 hex digits over everything that was added."""
        ...


@cache
def _lightest(name: str, *modules: str) -> Callable[[bytes], Hash]:
    for module in modules:
        try:
            found: Callable[[bytes], Hash] = getattr(import_module(module), name)
        except (ImportError, AttributeError):
            continue
        return found
    from hashlib import new

    return lambda data: new(name, data)


def sha256(data: bytes) -> Hash:
    """Return the SHA-256 of `data`, which people read in reports."""
    return _lightest("sha256", "_sha2", "_sha256")(data)  # CPython's own since 3.12, and before


blake2b = _lightest("blake2b", "_blake2")
"""As sound, and three times as fast: for what only a cache reads, at every start."""
