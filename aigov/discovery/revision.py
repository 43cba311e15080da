"""Manifests as they were at a git revision, read from the repository and never from the work tree."""

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final, NamedTuple

from aigov.discovery.files import LARGEST
from aigov.discovery.git import GitError, ask
from aigov.discovery.surroundings import Surroundings
from aigov.discovery.target import MANIFEST, SECTIONS, kind_of
from aigov.errors import UsageError
from aigov.findings import Kind

_AT_ONCE: Final = 64
"""Files that git is asked for together: at most so many mebibytes are held."""
_PROJECT: Final = f"{SECTIONS}/project.yaml"
_FILE: Final = b"100"
"""What the mode of a regular file begins with: links and submodules have others."""


class Before(NamedTuple):
    """The files of a manifest at the revision, by their names; `why` says what keeps one from being read."""

    files: tuple[tuple[str, bytes], ...]
    why: str = ""


class _Entry(NamedTuple):
    is_file: bool
    id: str
    size: int


class Tree:
    """The manifests of one repository at one revision."""

    def __init__(self, root: str, name: str, commit: str) -> None:
        """`commit` is the full id of what `name` stands for."""
        self.root = root
        self.name = name
        self._commit = commit

    @cached_property
    def _entries(self) -> Mapping[str, _Entry]:
        found = {}
        listed = _asked(self.root, self.name, "ls-tree", "-r", "-z", "--long", "--full-tree", self._commit)
        for line in listed.split(b"\0"):
            facts, _, path = line.partition(b"\t")
            if path.endswith((MANIFEST.encode(), _PROJECT.encode())):
                mode, _, identity, size = facts.split()
                is_file = mode.startswith(_FILE)
                found[os.fsdecode(path)] = _Entry(is_file, identity.decode(), int(size) if is_file else 0)
        return found

    def __contains__(self, path: str) -> bool:
        return path in self._entries

    def manifests(self) -> Iterator[str]:
        """Yield the paths of all manifests, relative to the root, with slashes."""
        for path in self._entries:
            if kind_of(path.rpartition("/")[2]) is Kind.MANIFEST:
                yield path

    def read(self, paths: Iterable[str]) -> Iterator[tuple[str, Before]]:
        """Yield each of `paths` with its manifest and the section `project`, where that has a file of its own."""
        wanted = list(paths)
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            names = {path: self._names(path) for path in some}
            every = {name: self._entries[name] for each in names.values() for name in each}
            blobs = self._blobs({entry.id for entry in every.values() if _readable(entry)})
            for path in some:
                yield path, _before([(name, every[name], blobs) for name in names[path]])

    def _names(self, path: str) -> list[str]:
        folder, slash, name = path.rpartition("/")
        section = f"{folder}{slash}{_PROJECT}"
        return [path, section] if name == MANIFEST and section in self._entries else [path]

    def _blobs(self, ids: set[str]) -> Mapping[str, bytes]:
        """Return the content of objects by their ids: names of files, which can hold anything, are not sent."""
        asked = sorted(ids)
        rest = _asked(
            self.root, self.name, "cat-file", "--batch", stdin="".join(f"{each}\n" for each in asked).encode()
        )
        found = {}
        while rest:
            head, _, rest = rest.partition(b"\n")
            identity, _, size = head.partition(b" blob ")
            if size.isdigit():  # what a partial clone lacks is `missing`
                found[identity.decode()] = rest[: int(size)]
                rest = rest[int(size) + 1 :]
        return found


class Revision:
    """What one name of a revision leads to, in each repository of a run."""

    def __init__(self, name: str, around: Surroundings) -> None:
        """Raises UsageError where `name` cannot be one."""
        if not name.isprintable() or name != name.strip() or name.startswith("-"):
            raise UsageError(f"{name!r} is not a git revision.", where="--base")
        self.name = name
        self._around = around
        self._trees: dict[str, Tree | None] = {}

    def tree(self, folder: str) -> Tree | None:
        """Return the revision in the repository of `folder`, None where its clone is shallow and does not hold it.

        Raises UsageError where there is no repository, or it knows no such revision.
        """
        root = self._around.repository(folder)
        if not root:
            shown = self._around.shown(folder)
            raise UsageError(f"{shown} lies in no git repository, and --base compares with one.", where="--base")
        if root not in self._trees:
            self._trees[root] = self._found(root)
        return self._trees[root]

    def _found(self, root: str) -> Tree | None:
        try:
            commit = ask(root, "rev-parse", "--verify", f"{self.name}^{{commit}}")
        except GitError as error:
            if _is_shallow(root, self.name):
                return None
            raise UsageError(f'"{self.name}" cannot be compared with: {error}.', where="--base") from None
        return Tree(root, self.name, commit.decode().strip())


def _is_shallow(root: str, name: str) -> bool:
    return _asked(root, name, "rev-parse", "--is-shallow-repository").strip() == b"true"


def _asked(root: str, name: str, *arguments: str, stdin: bytes = b"") -> bytes:
    try:
        return ask(root, *arguments, stdin=stdin)
    except GitError as error:
        raise UsageError(f'"{name}" cannot be compared with: {error}.', where="--base") from None


def _readable(entry: _Entry) -> bool:
    return entry.is_file and entry.size <= LARGEST


def _before(parts: list[tuple[str, _Entry, Mapping[str, bytes]]]) -> Before:
    files = []
    for name, entry, blobs in parts:
        if not entry.is_file:
            return Before((), f"{name} was no regular file there")
        if entry.size > LARGEST:
            return Before((), f"{name} was larger there than is read")
        if entry.id not in blobs:
            return Before((), f"{name} is not in this clone as it was there")
        files.append((name, blobs[entry.id]))
    return Before(tuple(files))
