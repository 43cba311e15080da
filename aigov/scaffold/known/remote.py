"""Where the code of a repository is kept: the address that git fetches it from, without anybody's password."""

import os
import re
from pathlib import Path
from typing import NamedTuple

from aigov.discovery import git


class Remote(NamedTuple):
    """`uri` and `host` are empty where it is a folder of this machine; `name` is that of the repository."""

    uri: str
    host: str
    name: str


def remote(root: Path) -> Remote:
    """Return what git says of `origin`, or of the first remote that there is."""
    try:
        names = git.ask(root, "remote").decode("utf-8", "replace").split()
        if not names:
            return Remote("", "", "")
        first = "origin" if "origin" in names else names[0]
        written = os.fsdecode(git.ask(root, "config", "--get", f"remote.{first}.url")).strip()
    except git.GitError:
        return Remote("", "", "")
    return read(written)


def read(written: str) -> Remote:
    """Return what an address says: `git@host:team/name.git`, `https://host/team/name`, or a folder."""
    bare = re.split(r"[?#]", written)[0].rstrip("/\\")  # what follows may be somebody's token
    name = re.split(r"[/:\\]", bare)[-1].removesuffix(".git")
    short = re.fullmatch(r"(?:[^@/:]+@)?([A-Za-z0-9.-]{2,}):(?!//)(?![\\/])(.+)", written)
    full = re.fullmatch(r"(?:https?|ssh|git)://(?:[^@/]*@)?([^/:@]+)(?::\d+)?/(.+)", written)
    found = short or full
    if found is None or not written.isprintable():
        return Remote("", "", name if name.isprintable() else "")
    host, path = found[1].casefold(), found[2].partition("?")[0].partition("#")[0].strip("/").removesuffix(".git")
    if "@" in path or " " in path:
        return Remote("", host, name)
    return Remote(f"https://{host}/{path}", host, name)
