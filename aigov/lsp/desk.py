"""What lies open in an editor, and what the last runs said of it; knows no protocol but its positions."""

import os
from collections.abc import Iterable
from functools import cached_property
from typing import Any, NamedTuple

from aigov import source
from aigov.discovery import Surroundings
from aigov.findings import Finding, ProjectReport
from aigov.lsp.judging import Bench, Judged
from aigov.lsp.kinds import File, What, file
from aigov.lsp.positions import Lines
from aigov.lsp.rules import Tried
from aigov.paths import UNREADABLE
from aigov.run.journey import Seen
from aigov.run.workplace import Workplace
from aigov.source import Document

_EMPTY = b"{}\n"


class Buffer:
    """One open file as it is typed; a new one for every change. `good` is the last reading without a syntax error."""

    def __init__(self, uri: str, file: File, text: str, version: int, encoding: str, good: Document | None) -> None:
        self.uri = uri
        self.file = file
        self.text = text
        self.version = version
        self.lines = Lines(text, encoding)
        self._good = good

    @cached_property
    def document(self) -> Document:
        """This file by itself: of a section the paths begin with its name."""
        content = self.text.encode("utf-8", "replace")
        if self.file.what is What.SECTION:
            return source.load([("aigov.yaml", _EMPTY), (self.name, content)])
        return source.load([(self.name, content)])

    @property
    def name(self) -> str:
        """What the file is called in `document`."""
        return os.path.basename(self.file.path)  # noqa: PTH119

    @cached_property
    def is_whole(self) -> bool:
        """Whether everything in it could be read."""
        data: Any = self.document.data
        for part in self.file.at:
            data = data.get(part) if isinstance(data, dict) else None
        return not self.document.torn and isinstance(data, dict | list)

    @cached_property
    def good(self) -> Document | None:
        """The last reading in which nothing was torn; None where there was none yet."""
        return self.document if self.is_whole else self._good


class Subject(NamedTuple):
    """A manifest or an organisation's file as it was last judged, and as it was when it could last be read."""

    report: ProjectReport
    seen: Seen
    good: Seen
    stage: str

    @property
    def data(self) -> Any:
        """What it says; of sections that cannot be read now, what they said before."""
        now, before = self.seen.document.data, self.good.document.data
        if not isinstance(now, dict):
            return before
        if not isinstance(before, dict):
            return now
        lost = {name: value for name, value in before.items() if now.get(name, UNREADABLE) is UNREADABLE}
        return {**now, **lost} if self.seen.document.torn else now


class Desk:
    """The open files by their absolute paths, the folders that they are judged in, and what was said of them."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.encoding = "utf-16"
        self.roots: list[str] = []
        self.buffers: dict[str, Buffer] = {}
        self.judged: dict[str, Judged] = {}
        self.subjects: dict[str, Subject] = {}
        self.tried: dict[str, tuple[str, Tried]] = {}
        """By a rule's file: the text of which the examples were run, and what came of them."""
        self._places: dict[str, Workplace] = {}

    def put(self, uri: str, path: str, text: str, version: int) -> Buffer | None:
        """Lay a text on the desk, and return its buffer; None where the file is none of ours."""
        found = file(path)
        if found is None:
            return None
        before = self.buffers.get(path)
        buffer = Buffer(uri, found, text, version, self.encoding, before.good if before else None)
        self.buffers[path] = buffer
        return buffer

    def take(self, path: str) -> bool:
        """Take a file from the desk; return whether it lay there."""
        return self.buffers.pop(path, None) is not None

    def root(self, path: str) -> str:
        """Return the folder that a file is judged in: the innermost open one, else its repository, else its own."""
        inside = [root for root in self.roots if path.startswith(os.path.join(root, ""))]  # noqa: PTH118
        if inside:
            return max(inside, key=len)
        found = file(path)
        folder = found.folder if found else os.path.dirname(path)  # noqa: PTH120
        return Surroundings(folder).repository(folder) or folder

    def opened(self) -> dict[str, list[File]]:
        """Return what is open, by the folder that it is judged in."""
        found: dict[str, list[File]] = {}
        for path, buffer in self.buffers.items():
            found.setdefault(self.root(path), []).append(buffer.file)
        return found

    def texts(self) -> dict[str, str]:
        """Return every open text."""
        return {path: buffer.text for path, buffer in self.buffers.items()}

    def take_in(self, every: Iterable[Judged]) -> None:
        """Keep what the runs of all folders said; what is open nowhere any more is forgotten."""
        self.judged = {judged.root: judged for judged in every}
        before, self.subjects = self.subjects, {}
        for root, judged in self.judged.items():
            self._places.update(judged.places)
            if judged.wrong:
                self.subjects |= {path: each for path, each in before.items() if self.root(path) == root}
            for path, (report, seen) in judged.subjects.items():
                known = before.get(path)
                is_whole = not seen.document.torn and isinstance(seen.document.data, dict)
                good = seen if is_whole or known is None else known.good
                self.subjects[path] = Subject(report, seen, good, report.stage or (known.stage if known else ""))

    def subject(self, of: File) -> Subject | None:
        """Return what was last judged of the manifest that a file belongs to; of waivers one beside or below them."""
        if of.path in self.subjects or of.subject in self.subjects:
            return self.subjects.get(of.path) or self.subjects[of.subject]
        near = [path for path in self.subjects if path.startswith(os.path.join(of.folder, ""))]  # noqa: PTH118
        return self.subjects[min(near, key=len)] if near and of.what is What.WAIVERS else None

    def place(self, of: File) -> Workplace | None:
        """Return the configuration that holds for a file, with its packs, as it could last be used; else None."""
        return self._places.get(of.folder)

    def trial(self, buffer: Buffer) -> Tried | None:
        """Return what came of the examples of a rule's file; None where they were not run since it was changed."""
        text, found = self.tried.get(buffer.file.path, ("", None))
        return found if text == buffer.text else None

    def findings(self, buffer: Buffer) -> Iterable[Finding]:
        """Return what the last run found in a file; nothing where it was changed since."""
        judged = self.judged.get(self.root(buffer.file.path))
        if judged is None or judged.texts.get(buffer.file.path) != buffer.text:
            return ()
        return judged.findings.get(buffer.file.path, ())
