"""Manifests as they were at a git revision, read from the repository and never from the work tree."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from typing import Final, NamedTuple

from aigov.discovery.files import LARGEST
from aigov.discovery.git import Entry, GitError, ask, blobs, is_shallow, listed
from aigov.discovery.surroundings import Surroundings
from aigov.discovery.target import MANIFEST, SECTIONS, kind_of
from aigov.errors import UsageError
from aigov.findings import Kind
from aigov.language import said

_AT_ONCE: Final = 64
"""Files that git is asked for together: at most so many mebibytes are held."""
_PROJECT: Final = f"{SECTIONS}/project.yaml"
_FILE: Final = "100"
"""What the mode of a regular file begins with: links and submodules have others."""


class Before(NamedTuple):
    """The files of a manifest at the revision, by their names; `why` says what keeps one from being read."""

    files: tuple[tuple[str, bytes], ...]
    why: str = ""


class Tree:
    """The manifests of one repository at one revision."""

    def __init__(self, root: str, name: str, commit: str) -> None:
        """`commit` is the full id of what `name` stands for."""
        self.root = root
        self.name = name
        self._commit = commit

    @cached_property
    def _entries(self) -> Mapping[str, Entry]:
        with _telling(self.name):
            every = listed(self.root, self._commit)
        return {entry.path: entry for entry in every if entry.path.endswith((MANIFEST, _PROJECT))}

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
            with _telling(self.name):
                held = blobs(self.root, sorted({entry.id for entry in every.values() if _readable(entry)}))
            for path in some:
                yield path, _before([(name, every[name], held) for name in names[path]])

    def contents(self, wanted: Callable[[str], bool]) -> Iterator[tuple[str, bytes]]:
        """Yield path and bytes of each regular file whose path is `wanted`, without those that are too large."""
        with _telling(self.name):
            every = [each for each in listed(self.root, self._commit) if wanted(each.path) and _is_file(each)]
        for start in range(0, len(every), _AT_ONCE):
            some = [entry for entry in every[start : start + _AT_ONCE] if _readable(entry)]
            with _telling(self.name):
                held = blobs(self.root, sorted({entry.id for entry in some}))
            yield from ((entry.path, held[entry.id]) for entry in some if entry.id in held)

    def _names(self, path: str) -> list[str]:
        folder, slash, name = path.rpartition("/")
        section = f"{folder}{slash}{_PROJECT}"
        return [path, section] if name == MANIFEST and section in self._entries else [path]


class Revision:
    """What one name of a revision leads to, in each repository of a run."""

    def __init__(self, name: str, around: Surroundings) -> None:
        """Raises UsageError where `name` cannot be one."""
        if not name.isprintable() or name != name.strip() or name.startswith("-"):
            raise UsageError(said(f"{name!r} is not a git revision.", f"{name!r} is geen git-revisie."), where="--base")
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
            raise UsageError(
                said(
                    f"{shown} lies in no git repository, and --base compares with one.",
                    f"{shown} ligt in geen git-repository, en --base vergelijkt daarmee.",
                ),
                where="--base",
            )
        if root not in self._trees:
            self._trees[root] = self._found(root)
        return self._trees[root]

    def _found(self, root: str) -> Tree | None:
        try:
            commit = ask(root, "rev-parse", "--verify", f"{self.name}^{{commit}}")
        except GitError:
            with _telling(self.name):
                if is_shallow(root):
                    return None
                raise
        return Tree(root, self.name, commit.decode().strip())


@contextmanager
def _telling(name: str) -> Iterator[None]:
    try:
        yield
    except GitError as error:
        raise UsageError(
            said(f'"{name}" cannot be compared with: {error}.', f'vergelijken met "{name}" lukt niet: {error}.'),
            where="--base",
        ) from None


def _is_file(entry: Entry) -> bool:
    return entry.mode.startswith(_FILE)


def _readable(entry: Entry) -> bool:
    return _is_file(entry) and entry.size <= LARGEST


def _before(parts: list[tuple[str, Entry, Mapping[str, bytes]]]) -> Before:
    files = []
    for name, entry, held in parts:
        if not _is_file(entry):
            return Before((), said(f"{name} was no regular file there", f"{name} was daar geen gewoon bestand"))
        if entry.size > LARGEST:
            return Before((), said(f"{name} was larger there than is read", f"{name} was daar te groot om te lezen"))
        if entry.id not in held:
            return Before(
                (),
                said(
                    f"{name} is not in this clone as it was there", f"{name} zit niet in deze kloon zoals het daar was"
                ),
            )
        files.append((name, held[entry.id]))
    return Before(tuple(files))
