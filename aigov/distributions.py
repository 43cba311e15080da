"""The distributions that are installed, read from the names of folders; knows no plugin and imports nothing of them."""

import os
import re
from collections.abc import Iterable


def find(distribution: str, folders: Iterable[str]) -> str:
    """Return the metadata folder of `distribution` on the first of `folders` that has it, or nothing.

    Only names of folders are read: `importlib.metadata.entry_points` opens every distribution that is installed.
    """
    wanted = normalised(distribution)
    for folder in folders:
        try:
            names = sorted(os.listdir(folder or os.curdir))  # noqa: PTH208  (iterdir makes a Path for each of hundreds of names)
        except OSError:
            continue
        for name in names:
            stem, _, ending = name.rpartition(".")
            if ending in {"dist-info", "egg-info"} and normalised(stem.partition("-")[0]) == wanted:
                return f"{folder or os.curdir}{os.sep}{name}"
    return ""


def normalised(name: str) -> str:
    """Return a distribution's name as PEP 503 compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def entry_points(metadata: str, wanted: str) -> list[tuple[str, str]]:
    """Return (name, `module:object`) of each entry point in the group `wanted`, in the order of the file."""
    try:
        with open(f"{metadata}{os.sep}entry_points.txt", encoding="utf-8") as file:  # noqa: PTH123  (a start without Path)
            text = file.read()
    except (OSError, UnicodeDecodeError):
        return []
    found, group = [], ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            group = line.strip("[] ")
        elif group == wanted and "=" in line and not line.startswith(("#", ";")):
            name, _, target = line.partition("=")
            found.append((name.strip(), target.partition("[")[0].strip()))
    return found


def once(named: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return each of these distributions once, with the place that names it first."""
    found = {normalised(name): (name, where) for name, where in reversed(named)}
    return list(reversed(found.values()))
