"""`aigov.lock`: which packs, plugins and core rules a run may ask here; what it says, and what keeps to it."""

from aigov.lock.differing import differences
from aigov.lock.holding import Held, hold
from aigov.lock.reading import read
from aigov.lock.rules import digest, facets
from aigov.lock.values import Lock, LockedPack, LockedRule, locked
from aigov.lock.writing import text

NAME = "aigov.lock"
"""The file, beside the nearest aigov.toml, else at the repository's root."""

__all__ = [
    "NAME",
    "Held",
    "Lock",
    "LockedPack",
    "LockedRule",
    "differences",
    "digest",
    "facets",
    "hold",
    "locked",
    "read",
    "text",
]
