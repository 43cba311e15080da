"""Asking git: one command at a time, offline, within a time, and without anything that a repository brings to run."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from aigov.language import said

SECONDS: Final = 60
_OF_ANOTHER_REPOSITORY: Final = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_NAMESPACE",
    "GIT_PREFIX",
    "GIT_SHALLOW_FILE",
    "GIT_REPLACE_REF_BASE",
    "GIT_EXTERNAL_DIFF",
    "GIT_LITERAL_PATHSPECS",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
)
_ALONE: Final = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",  # a partial clone would ask the network for what it lacks
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_REPLACE_OBJECTS": "1",  # replaced objects and grafts tell another history than was written
    "GIT_GRAFT_FILE": os.devnull,
    "LC_ALL": "C",
}
# A repository's own configuration can run programs: none of that here.
_HARMLESS: Final = ("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "-c", "diff.external=")


_WHY: Final = ("fatal:", "error:")
"""How git begins the line that says why it refuses."""


class Entry(NamedTuple):
    """A file of a revision; `mode` is git's, and `size` 0 of what is no file."""

    mode: str
    id: str
    size: int
    path: str


class GitError(Exception):
    """Why git gave no answer, to begin a sentence: `git is not installed`.

    `refusal` is what git itself said, where it `refused`; it may do so without a word.
    """

    def __init__(self, what: str, refusal: str = "", *, refused: bool = False) -> None:
        super().__init__(what)
        self.refusal = refusal
        self.refused = refused


def ask(folder: Path | str, *arguments: str, stdin: bytes = b"") -> bytes:
    """Return what git answers in `folder`; raises GitError where it gives no answer."""
    import subprocess

    # A hook runs with these set for its own repository, which need not be this one.
    environment = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER_REPOSITORY} | _ALONE
    command = ["git", *_HARMLESS, "-C", str(folder), *arguments]
    try:
        done = subprocess.run(  # noqa: S603  (a fixed program, without a shell)
            command, env=environment, input=stdin, capture_output=True, timeout=SECONDS, check=False
        )
    except FileNotFoundError:
        raise GitError(said("git is not installed", "git is niet geïnstalleerd")) from None
    except subprocess.TimeoutExpired:
        raise GitError(
            said(f"git did not answer within {SECONDS} seconds", f"git antwoordde niet binnen {SECONDS} seconden")
        ) from None
    if done.returncode:
        reason = _reason(os.fsdecode(done.stderr))
        words = reason or said("without a word", "zonder uitleg")
        raise GitError(said(f"git refused ({words})", f"git weigerde ({words})"), reason, refused=True)
    return done.stdout


def _reason(said_by_git: str) -> str:
    """Return the line in which git says why; hints and warnings may come before it."""
    lines = said_by_git.strip().splitlines() or [""]
    why = next((line for line in lines if line.startswith(_WHY)), lines[0])
    return why.partition(":")[2].strip() if why.startswith(_WHY) else why


def is_shallow(root: str) -> bool:
    """Return whether the history of the repository at `root` was cut off; raises GitError."""
    return ask(root, "rev-parse", "--is-shallow-repository").strip() == b"true"


def listed(root: str, commit: str, *paths: str) -> list[Entry]:
    """Return what the commit of this id holds, of `paths` where some are given; raises GitError."""
    entries = []
    below = ["--", *paths] if paths else []
    for line in ask(root, "ls-tree", "-r", "-z", "--long", "--full-tree", commit, *below).split(b"\0"):
        facts, _, path = line.partition(b"\t")
        if path:
            mode, _, identity, size = facts.split()
            entries.append(
                Entry(mode.decode(), identity.decode(), int(size) if size.isdigit() else 0, os.fsdecode(path))
            )
    return entries


def blobs(root: str, ids: Iterable[str]) -> Mapping[str, bytes]:
    """Return files by their ids, without those that a partial clone lacks; raises GitError.

    They are asked for by id, since the name of a file can hold anything.
    """
    rest = ask(root, "cat-file", "--batch", stdin="".join(f"{each}\n" for each in ids).encode())
    found = {}
    while rest:
        head, _, rest = rest.partition(b"\n")
        identity, _, size = head.partition(b" blob ")
        if size.isdigit():
            found[identity.decode()] = rest[: int(size)]
            rest = rest[int(size) + 1 :]
    return found
