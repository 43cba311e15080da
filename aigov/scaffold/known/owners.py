"""Whom CODEOWNERS names for a manifest: a person, never a team, since one person answers for a role."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from aigov.scaffold.known.sighting import Sighting, opened, texts

PLACES: Final = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS")


def codeowners(root: Path, name: str) -> Iterator[Sighting]:
    """Yield the persons whom CODEOWNERS of the repository at `root` names for the file `name` in it."""
    source, owners = owning(root, name)
    for owner in owners:
        if "/" not in owner:  # @organisation/team
            yield from texts(source, product_owner=owner.removeprefix("@").partition("@")[0])


def owning(root: Path, name: str) -> tuple[str, tuple[str, ...]]:
    """Return the file that says it, and the owners of the file `name`: the last line that matches it counts."""
    for source in PLACES:
        text = opened(root / source)
        if not text:
            continue
        owners: tuple[str, ...] = ()
        for line in text.splitlines():
            # GitLab sets sections apart by a line in brackets, whose owners hold for what has none.
            fields = line.partition("#")[0].replace("\\ ", "\0").split()
            if fields and not fields[0].startswith(("[", "^[")) and _pattern(fields[0]).match(name):
                owners = tuple(field for field in fields[1:] if "@" in field)
        return source, owners
    return "", ()


@cache
def _pattern(written: str) -> re.Pattern[str]:
    """Return what matches as .gitignore does, of which CODEOWNERS knows a part."""
    glob = written.replace("\0", " ")
    anchored = "/" in glob.rstrip("/")
    body = ""
    for piece in re.split(r"(\*\*/|/\*\*$|\*\*|\*|\?)", glob.strip("/")):
        body += {"**/": "(?:[^/]+/)*", "/**": "/.*", "**": ".*", "*": "[^/]*", "?": "[^/]"}.get(piece, re.escape(piece))
    # `docs/*` owns what lies in the folder and nothing below it; every other pattern owns a folder whole.
    tail = r"\Z" if glob.endswith("/*") else r"(?:/.*)?\Z"
    return re.compile(("" if anchored else "(?:.*/)?") + body + tail)
