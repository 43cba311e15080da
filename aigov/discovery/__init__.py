"""From the paths of a command line to the subjects to judge, each once, in one order; knows no configuration."""

import os
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from aigov.discovery import files
from aigov.discovery.surroundings import Surroundings
from aigov.findings import Kind
from aigov.source import Unread

__all__ = ["ORGANISATION", "Found", "Surroundings", "Target", "find", "read"]

MANIFEST: Final = "aigov.yaml"
ORGANISATION: Final = "aigov.org.yaml"
WAIVERS: Final = "aigov.waivers.yaml"
SECTIONS: Final = "aigov.d"
STDIN: Final = "-"
_NAMED: Final = 5
_MOST_LOOKED_AT: Final = 50_000
_NEAR: Final = re.compile(r"(?i)(.*[._-])?ai[-_ ]?gov(\.ya?ml|\.json|\.ya?ml\.[a-z]+)")

Say = Callable[[str], None]
"""Takes a whole sentence on what was not looked at."""

Excluded = Callable[[Path], str]
"""Answers where a path is excluded (`aigov.toml:5`), with nothing where it is not."""


class Target(NamedTuple):
    """One subject to judge: its file as it is shown, and where it is; `stdin` is what standard input stands for.

    Both places are absolute, and texts: there may be tens of thousands, and a Path is four times as large.
    """

    name: str
    file: str
    kind: Kind
    stdin: str = ""

    @property
    def folder(self) -> str:
        """The folder that it lies in."""
        return self.file.rpartition(os.sep)[0] or os.sep


class Found(NamedTuple):
    """What the paths lead to.

    `targets` are in the order of their names, organisations last. `empty` has a sentence for each path that holds
    no manifest, `missing` one for each that is not there, `notices` one for whatever else was not looked at.
    """

    targets: tuple[Target, ...]
    empty: tuple[str, ...]
    missing: tuple[str, ...]
    notices: tuple[str, ...]
    excluded: int
    only_folders: bool


def find(
    paths: Iterable[str],
    around: Surroundings,
    excluded: Excluded,
    *,
    stdin_name: str = "",
    organisation: Path | None = None,
) -> Found:
    """Return the subjects that `paths` lead to; `organisation` is a file to be judged as one, whatever its name."""
    search = _Search(around, excluded, organisation)
    given = list(dict.fromkeys(paths))
    # Standard input first: what an editor holds stands before what the disk has under the same name.
    for path in sorted(given, key=lambda path: path != STDIN):
        if path == STDIN:
            search.standard_input(stdin_name)
        else:
            search.given(path)
    return search.found(only_folders=STDIN not in given and all(Path(path).is_dir() for path in given))


def read(target: Target, around: Surroundings, stdin: bytes, say: Say) -> list[tuple[str, bytes | Unread]]:
    """Return name and bytes of the file of `target`, then of each of its `aigov.d/` files; says what it passed over."""

    def root() -> str:
        return around.repository(target.folder)

    named = {target.file: target.name}
    if target.kind is Kind.MANIFEST and target.file.endswith(f"{os.sep}{MANIFEST}"):
        folder, shown = (f"{text.removesuffix(MANIFEST)}{SECTIONS}" for text in (target.file, target.name))
        named |= {f"{folder}{os.sep}{name}": f"{shown}/{name}" for name in _sections(folder, shown, target.stdin, say)}
    return [(name, stdin if file == target.stdin else files.read(file, root)) for file, name in named.items()]


def _sections(folder: str, shown: str, stdin: str, say: Say) -> list[str]:
    """Return the names of the section files in `folder`, sorted, the one that standard input stands for among them."""
    place, _, typed = stdin.rpartition(os.sep)
    found = {typed} if place == folder else set()
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208  (asked for every manifest, and most have none)
    except FileNotFoundError:
        return sorted(found)
    except OSError as error:
        say(f"{shown} was not read: {(error.strerror or 'no reason given').lower()}.")
        return sorted(found)
    for name in names:
        if name.endswith((".yml", ".json")):
            say(f"{shown}/{name} was not read: a section stands in NAME.yaml.")
    return sorted(found | {name for name in names if name.endswith(".yaml")})


def _kind(name: str) -> Kind | None:
    """Return what a file of this name holds when a folder is searched; None where it is none of ours."""
    if name == ORGANISATION:
        return Kind.ORGANISATION
    return Kind.MANIFEST if name == MANIFEST or (name.endswith(f".{MANIFEST}") and not name.startswith(".")) else None


def _wanted(name: str) -> bool:
    return _kind(name) is not None


def _listed(names: Iterable[str]) -> str:
    every = sorted(names)
    more = f" and {len(every) - _NAMED} more" if len(every) > _NAMED else ""
    return ", ".join(every[:_NAMED]) + more


class _Search:
    """What has been found so far."""

    def __init__(self, around: Surroundings, excluded: Excluded, organisation: Path | None) -> None:
        self.around = around
        self.excluded = excluded
        self.organisation = organisation
        self.targets: dict[str, Target] = {}
        self.left_out: set[Path] = set()
        self.empty: list[str] = []
        self.missing: list[str] = []
        self.notices: list[str] = []

    def found(self, *, only_folders: bool) -> Found:
        """Put everything into its order."""
        targets = sorted(self.targets.values(), key=lambda target: (target.kind is Kind.ORGANISATION, target.name))
        notices = tuple(dict.fromkeys(self.notices))
        return Found(tuple(targets), tuple(self.empty), tuple(self.missing), notices, len(self.left_out), only_folders)

    def standard_input(self, stdin_name: str) -> None:
        """Standard input is a manifest, or the file that the editor says it is."""
        if not stdin_name:
            path = self.around.working / STDIN
            self.targets[STDIN] = Target("stdin", str(path), Kind.MANIFEST, str(path))
            return
        path = self._absolute(stdin_name)
        for manifest in self._stands_for(path) or [path]:
            self._add(manifest, self.around.shown(manifest), stdin=path)

    def given(self, text: str) -> None:
        """A path of the command line."""
        path = self._absolute(text)
        if not os.path.lexists(path):
            self.missing.append(f"{text}: there is no such file or folder.")
        elif path.is_dir() and not _wanted(path.name):
            self._folder(path.parent if path.name == SECTIONS and (path.parent / MANIFEST).exists() else path, text)
        else:
            self._file(path, text)

    def _absolute(self, text: str) -> Path:
        return Path(os.path.normpath(self.around.working / text))

    def _file(self, path: Path, text: str) -> None:
        manifests = self._stands_for(path)
        if manifests == []:
            self.empty.append(f"{text} belongs to a manifest, and there is none beside it.")
        for manifest in manifests or ([path] if manifests is None else []):
            where = self.excluded(manifest)
            if where:
                self.left_out.add(manifest)
                self.notices.append(f"{self.around.shown(manifest)} was not looked at: {where} excludes it.")
            else:
                self._add(manifest, self.around.shown(manifest))

    def _stands_for(self, path: Path) -> list[Path] | None:
        """Return the manifests that a part of one belongs to; None where `path` is no such part."""
        if path.parent.name == SECTIONS and path.suffix == ".yaml":
            manifest = path.parent.parent / MANIFEST
            return [manifest] if os.path.lexists(manifest) else []
        if path.name == WAIVERS:
            with suppress(OSError):  # a folder may be open to walk through, and closed to look into
                return sorted(other for other in path.parent.iterdir() if _kind(other.name) is Kind.MANIFEST)
            return []
        return None

    def _folder(self, folder: Path, text: str) -> None:
        from aigov.discovery.folders import listing

        near: list[str] = []
        sections: set[str] = set()
        looked, held, left_out = 0, 0, ""
        for name in listing(folder, _wanted, self.notices.append):
            looked += 1
            place, _, last = name.rpartition("/")
            if place.rpartition("/")[2] == SECTIONS:
                sections.add(place)
                continue
            if not _wanted(last) and not _NEAR.fullmatch(last):
                continue
            path = folder / name
            where = self.excluded(path)
            if not _wanted(last):
                near += [] if where else [self.around.shown(path)]
            elif where:
                self.left_out.add(path)
                left_out = where
            elif os.path.lexists(path):
                held += 1
                self._add(path, self.around.shown(path))
            else:
                self.notices.append(f"{self.around.shown(path)} is known to git and not on the disk.")
        alone = [folder / place for place in sections if not os.path.lexists((folder / place).parent / MANIFEST)]
        near += [f"{self.around.shown(place)} (which needs an aigov.yaml beside it)" for place in alone]
        if not held:
            self.empty.append(self._why_empty(folder, text, looked, left_out, near))
        elif near:
            self.notices.append(f"Not looked at: {_listed(near)}. A manifest is named aigov.yaml or NAME.aigov.yaml.")

    def _why_empty(self, folder: Path, text: str, looked: int, left_out: str, near: list[str]) -> str:
        if left_out:
            return f"{text} holds no manifest to judge: {left_out} excludes what is there."
        files = "1 file" if looked == 1 else f"{looked:,} files"
        said = f"{text} holds no manifest: of {files} none is named aigov.yaml or NAME.aigov.yaml."
        if near:
            said += f" Near misses: {_listed(near)}."
        ignored = self._ignored(folder)
        return f"{said} Ignored by git: {_listed(ignored)}." if ignored else said

    def _ignored(self, folder: Path) -> list[str]:
        """Return the manifests that git's own ignore rules hide."""
        if not self.around.repository(str(folder)):
            return []
        from aigov.discovery.folders import on_disk

        names = islice(on_disk(folder, _wanted, lambda _: None, into_repositories=False), _MOST_LOOKED_AT)
        return [self.around.shown(folder / name) for name in names if _wanted(name.rpartition("/")[2])]

    def _add(self, path: Path, name: str, *, stdin: Path | None = None) -> None:
        """Add a subject, unless it is there already, perhaps by another name."""
        key = path.resolve() if path.is_symlink() and path.exists() else path
        kind = Kind.ORGANISATION if key == self.organisation else _kind(path.name) or Kind.MANIFEST
        self.targets.setdefault(str(key), Target(name, str(path), kind, str(stdin or "")))
