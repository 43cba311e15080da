"""SHA-256 without OpenSSL: to load that costs a start more than everything that is hashed here."""

from collections.abc import Callable
from importlib import import_module
from typing import Protocol


class Hash(Protocol):
    """A digest in the making, as hashlib has it."""

    def update(self, data: bytes, /) -> None:
        """Add `data`."""

    def hexdigest(self) -> str:
        """Return 64 hex digits over everything that was added."""
        ...


def _lightest() -> Callable[[bytes], Hash]:
    for name in ("_sha2", "_sha256"):  # CPython's own since 3.12, and before
        try:
            found: Callable[[bytes], Hash] = import_module(name).sha256
        except (ImportError, AttributeError):
            continue
        return found
    from hashlib import sha256

    return sha256


sha256 = _lightest()
