"""One subject to judge, and the bytes that it is made of: a manifest with its `aigov.d/`, or an organisation's file."""

import os
from collections.abc import Callable
from typing import Final

from aigov import ledger
from aigov.discovery import files
from aigov.discovery.surroundings import Surroundings, folder_of, within
from aigov.findings import Kind
from aigov.language import said
from aigov.records import NamedTuple
from aigov.source import Unread

MANIFEST: Final = "aigov.yaml"
ORGANISATION: Final = "aigov.org.yaml"
WAIVERS: Final = "aigov.waivers.yaml"
SECTIONS: Final = "aigov.d"
BASELINE: Final = "aigov.baseline.json"

Say = Callable[[str], object]
"""Takes a whole sentence on what was not looked at."""


class Target(NamedTuple):
    """One subject: its file, what of that is not shown, and the file that standard input stands for.

    All are absolute, and texts: there may be tens of thousands, and a Path is four times as large.
    """

    file: str
    kind: Kind
    hidden: str
    stdin: str = ""

    @property
    def name(self) -> str:
        """The file as a report writes it: relative to the working folder where it lies below, with slashes."""
        return self.file.removeprefix(self.hidden).replace(os.sep, "/")

    @property
    def folder(self) -> str:
        """The folder that it lies in."""
        return folder_of(self.file)


def kind_of(name: str) -> Kind | None:
    """Return what a file of this name holds when a folder is searched; None where it is none of ours."""
    if name == ORGANISATION:
        return Kind.ORGANISATION
    return Kind.MANIFEST if name == MANIFEST or (name.endswith(f".{MANIFEST}") and not name.startswith(".")) else None


def read(target: Target, around: Surroundings, stdin: bytes, say: Say) -> list[tuple[str, bytes | Unread]]:
    """Return name and bytes of the file of `target`, then of each of its `aigov.d/` files; says what it passed over."""

    def root() -> str:
        return around.repository(target.folder)

    name = target.name
    named = {target.file: name}
    unread: list[tuple[str, bytes | Unread]] = []
    if target.kind is Kind.MANIFEST and target.file.endswith(f"{os.sep}{MANIFEST}"):
        folder, shown = (f"{text.removesuffix(MANIFEST)}{SECTIONS}" for text in (target.file, name))
        names = files.names(folder, root)
        if isinstance(names, Unread):
            # What may stand there is not absent: the folder itself is what could not be read.
            unread.append((shown, names))
            names = []
        names = _sections(names, folder, shown, target.stdin, say)
        named |= {within(folder, section): f"{shown}/{section}" for section in names}
    if target.stdin:
        ledger.note(target.stdin, stdin)
    found = [(shown, stdin if file == target.stdin else files.read(file, root)) for file, shown in named.items()]
    return found + unread


def _sections(names: list[str], folder: str, shown: str, stdin: str, say: Say) -> list[str]:
    """Return those of `names` that hold sections, sorted, the one that standard input stands for among them."""
    place, _, typed = stdin.rpartition(os.sep)
    found = {typed} if place == folder else set()
    for name in names:
        if name.endswith(".yaml"):
            found.add(name)
        elif name.lower().endswith((".yaml", ".yml", ".json")):
            say(
                said(
                    f"{shown}/{name} was not read: a section stands in NAME.yaml.",
                    f"{shown}/{name} is niet gelezen: een onderdeel staat in NAAM.yaml.",
                )
            )
        elif os.path.isdir(within(folder, name)):  # noqa: PTH112  (see `files`)
            say(
                said(
                    f"{shown}/{name} was not looked into: sections stand side by side, with no folders between.",
                    f"{shown}/{name} is niet doorzocht: onderdelen staan naast elkaar, zonder mappen ertussen.",
                )
            )
    return sorted(found)
