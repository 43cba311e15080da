"""From the paths of a command line to the subjects to judge, each once, in one order; knows no configuration."""

# ruff: noqa: PTH112  (Path costs a start three milliseconds, and a run of many a tenth)

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Final

from aigov import ledger
from aigov.discovery.surroundings import Surroundings, within
from aigov.discovery.target import BASELINE, MANIFEST, ORGANISATION, SECTIONS, WAIVERS, Target, kind_of, read
from aigov.findings import Kind
from aigov.language import said
from aigov.records import NamedTuple

__all__ = ["BASELINE", "ORGANISATION", "WAIVERS", "Found", "Surroundings", "Target", "find", "read"]

STDIN: Final = "-"
_SHOWN_AS: Final = "stdin"

Excluded = Callable[[str], str]
"""Answers where an absolute path is excluded (`aigov.toml:5`), with nothing where it is not."""


class Found(NamedTuple):
    """What the paths lead to.

    `manifests` and `organisations` are files, each in the order of their names, and `stdin` those among them that
    standard input stands in; there may be tens of thousands. `empty` has a sentence for each path that holds no
    manifest, `missing` one for each that is not there, `notices` one for whatever else was not looked at.
    """

    manifests: tuple[str, ...]
    organisations: tuple[str, ...]
    stdin: Mapping[str, str]
    hidden: str
    empty: tuple[str, ...]
    missing: tuple[str, ...]
    notices: tuple[str, ...]
    excluded: int
    only_folders: bool

    @property
    def number(self) -> int:
        """How many subjects there are."""
        return len(self.manifests) + len(self.organisations)

    def targets(self) -> Iterator[Target]:
        """Yield each subject, organisations last."""
        for kind, files in ((Kind.MANIFEST, self.manifests), (Kind.ORGANISATION, self.organisations)):
            for file in files:
                yield Target(file, kind, self.hidden, self.stdin.get(file, ""))


def find(
    paths: Iterable[str], around: Surroundings, excluded: Excluded, *, stdin_name: str = "", organisation: str = ""
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
    return search.found(only_folders=STDIN not in given and all(os.path.isdir(path) for path in given))


class _Search:
    """What has been found so far."""

    def __init__(self, around: Surroundings, excluded: Excluded, organisation: str) -> None:
        self.around = around
        self.excluded = excluded
        self.organisation = organisation
        self.manifests: dict[str, str] = {}
        self.organisations: dict[str, str] = {}
        self.stdin: dict[str, str] = {}
        self.left_out: set[str] = set()
        self.empty: list[str] = []
        self.missing: list[str] = []
        self.notices: list[str] = []

    def found(self, *, only_folders: bool) -> Found:
        """Put everything into its order."""
        return Found(
            manifests=tuple(sorted(self.manifests.values())),
            organisations=tuple(sorted(self.organisations.values())),
            stdin=self.stdin,
            hidden=self.around.hidden,
            empty=tuple(self.empty),
            missing=tuple(self.missing),
            notices=tuple(dict.fromkeys(self.notices)),
            excluded=len(self.left_out),
            only_folders=only_folders,
        )

    def standard_input(self, stdin_name: str) -> None:
        """Standard input is a manifest, or the file that the editor says it is."""
        if not stdin_name:
            path = within(self.around.working, _SHOWN_AS)
            self.manifests[path] = self.stdin[path] = path
            return
        path = self._absolute(stdin_name)
        for manifest in self._stands_for(path) or [path]:
            self._add(manifest, stdin=path)

    def given(self, text: str) -> None:
        """A path of the command line."""
        path = self._absolute(text)
        folder, _, name = path.rpartition(os.sep)
        if not ledger.is_there(path):
            self.missing.append(
                said(f"{text}: there is no such file or folder.", f"{text}: zo'n bestand of map is er niet.")
            )
        elif not os.path.isdir(path) or kind_of(name):
            self._file(path, text)
        elif name == SECTIONS and os.path.lexists(within(folder, MANIFEST)):
            self._file(within(folder, MANIFEST), text)
        else:
            self._folder(path, text)

    def _absolute(self, text: str) -> str:
        return os.path.normpath(within(self.around.working, text))

    def _file(self, path: str, text: str) -> None:
        manifests = self._stands_for(path)
        if manifests == []:
            self.empty.append(
                said(
                    f"{text} belongs to a manifest, and there is none beside it.",
                    f"{text} hoort bij een manifest, en er staat geen manifest naast.",
                )
            )
        for manifest in [path] if manifests is None else manifests:
            where = self.excluded(manifest)
            if where:
                self.left_out.add(manifest)
                self.notices.append(
                    said(
                        f"{self.around.shown(manifest)} was not looked at: {where} excludes it.",
                        f"Naar {self.around.shown(manifest)} is niet gekeken: {where} sluit het uit.",
                    )
                )
            else:
                self._add(manifest)

    def _stands_for(self, path: str) -> list[str] | None:
        """Return the manifests that a part of one belongs to; None where `path` is no such part."""
        folder, _, name = path.rpartition(os.sep)
        above, _, last = folder.rpartition(os.sep)
        if last == SECTIONS and name.endswith(".yaml"):
            manifest = within(above, MANIFEST)
            return [manifest] if ledger.is_there(manifest) else []
        if name == WAIVERS:
            with suppress(OSError):  # a folder may be open to walk through, and closed to look into
                names = ledger.names_in(folder).union(os.listdir(folder))  # noqa: PTH208  (see above)
                return [within(folder, other) for other in sorted(names) if kind_of(other) is Kind.MANIFEST]
            return []
        return None

    def _folder(self, folder: str, text: str) -> None:
        from aigov.discovery.below import below

        found = below(folder, text, self.around, self.excluded, self.notices.append)
        self.left_out.update(found.left_out)
        if found.empty:
            self.empty.append(found.empty)
        for path in found.subjects:
            self._add(path)

    def _add(self, path: str, *, stdin: str = "") -> None:
        """Add a subject, unless it is there already, perhaps by another name."""
        key = os.path.realpath(path) if os.path.islink(path) and os.path.exists(path) else path  # noqa: PTH110, PTH114  (see above)
        ours = key == self.organisation or kind_of(path.rpartition(os.sep)[2]) is Kind.ORGANISATION
        known = self.organisations if ours else self.manifests
        if key not in known:
            known[key] = path
            self.stdin |= {path: stdin} if stdin else {}
