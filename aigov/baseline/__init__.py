"""Baselines: what stands in aigov.baseline.json, which findings it takes out of the count, and what of it is stale."""

from aigov.baseline.applying import Around, Stale, apply, exempt, is_open, is_same
from aigov.baseline.form import LARGEST, Baseline, Entry, entry, read, text

__all__ = [
    "LARGEST",
    "Around",
    "Baseline",
    "Entry",
    "Stale",
    "apply",
    "entry",
    "exempt",
    "is_open",
    "is_same",
    "read",
    "text",
]
