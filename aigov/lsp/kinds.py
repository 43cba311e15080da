"""Which file is what, told by its name and its folder: what shape it has, and which run looks at it."""

import os
from enum import Enum
from typing import Final, NamedTuple

from aigov.config import NAME as CONFIG
from aigov.discovery.target import MANIFEST, ORGANISATION, SECTIONS, WAIVERS, kind_of
from aigov.findings import Kind
from aigov.packs.folder import PACK, SOURCES
from aigov.paths import Path


class What(Enum):
    """What a file is to aigov."""

    MANIFEST = "manifest"
    SECTION = "section"
    ORGANISATION = "organisation"
    WAIVERS = "waivers"
    CONFIG = "config"
    RULE = "rule"
    PACK = "pack"
    SOURCES = "sources"


JUDGED: Final = frozenset((What.MANIFEST, What.SECTION, What.ORGANISATION, What.WAIVERS, What.CONFIG))
"""What a run of `check` looks at."""


class File(NamedTuple):
    """A file by its absolute path. `at` is where its content stands in the whole: a section has its own file."""

    path: str
    what: What

    @property
    def folder(self) -> str:
        """The folder that it lies in; of a section the one of its manifest."""
        folder = os.path.dirname(self.path)  # noqa: PTH120
        return os.path.dirname(folder) if self.what is What.SECTION else folder  # noqa: PTH120

    @property
    def at(self) -> Path:
        """Where its content stands in what it is a part of."""
        return (os.path.basename(self.path).removesuffix(".yaml"),) if self.what is What.SECTION else ()  # noqa: PTH119

    @property
    def subject(self) -> str:
        """The file that is judged when this one is looked at."""
        return os.path.join(self.folder, MANIFEST) if self.what is What.SECTION else self.path  # noqa: PTH118

    @property
    def pack(self) -> str:
        """The folder of the pack that it belongs to; empty where it is no part of one."""
        if self.what is What.RULE:
            return os.path.dirname(self.folder)  # noqa: PTH120
        return self.folder if self.what in (What.PACK, What.SOURCES) else ""


def file(path: str) -> File | None:
    """Return what the file at an absolute path is; None where aigov has nothing to say of it."""
    what = _what(*os.path.split(path))
    return None if what is None else File(path, what)


def _what(folder: str, name: str) -> What | None:
    named = {CONFIG: What.CONFIG, WAIVERS: What.WAIVERS, ORGANISATION: What.ORGANISATION}
    if name in named:
        return named[name]
    if kind_of(name) is Kind.MANIFEST:
        return What.MANIFEST
    if not name.endswith(".yaml"):
        return None
    if os.path.basename(folder) == SECTIONS:  # noqa: PTH119
        return What.SECTION
    if _is_there(folder, PACK):
        return {PACK: What.PACK, SOURCES: What.SOURCES}.get(name)
    return What.RULE if _is_there(os.path.dirname(folder), PACK) else None  # noqa: PTH120


def _is_there(folder: str, name: str) -> bool:
    return os.path.isfile(os.path.join(folder, name))  # noqa: PTH113, PTH118
