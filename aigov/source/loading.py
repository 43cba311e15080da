"""A manifest from its files: what can be read is read, what cannot is said at its place."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import yaml
from yaml.reader import ReaderError

from aigov.paths import UNREADABLE, Path
from aigov.source import syntax
from aigov.source.document import Document, Written, blot, place
from aigov.source.events import read
from aigov.source.problems import Fault, Problem, Unread
from aigov.source.text import BLANK, LARGEST, MANY, Text, decode, without_forbidden
from aigov.source.tree import TooDeepError, TooManyError, Tree

_DIRECTIVE: Final = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?\r?\n)*%(?:YAML|TAG) ")
_SECTION_NAME: Final = re.compile(r"[^\W\d][\w-]*")
_ATTEMPTS: Final = 40
"""Syntax errors of one file that are told: each costs another reading of it, so of a large file fewer."""


class _Reading(NamedTuple):
    text: Text
    tree: Tree
    torn: bool


def load(files: Iterable[tuple[str, bytes | Unread]]) -> Document:
    """Return the document of a manifest (the first pair) and its `aigov.d/` files (the others, named by their section).

    A file of `aigov.d/` holds what would stand under the section's key, beginning at the left margin.
    Never raises on content: what cannot be read is in `problems`, and its path is `UNREADABLE` in `data`.
    """
    pairs = iter(files)
    main = _read(*next(pairs), is_whole=True)
    if not isinstance(main.tree.data, dict | type(UNREADABLE)):
        main = _not_sections(main)
    data, torn, texts = main.tree.data, main.torn, [main.text]
    problems = list(_problems(main, ()))
    sections: dict[str, Written] = {}
    for name, content in pairs:
        part = _read(name, content, is_whole=False)
        section = re.split(r"[/\\]", name)[-1].rpartition(".")[0]
        texts.append(part.text)
        problems += _problems(part, (section,))
        torn = torn or part.torn
        if not _SECTION_NAME.fullmatch(section):
            problems.append(Problem("section-file-name", (), part.text.span(0, 0), {"name": section}))
        elif not isinstance(data, dict):
            sections.setdefault(section, Written(part.text, part.tree.node))
        elif section in data:
            first = Document(texts, data, root=main.tree.node, sections=sections).key((section,))
            here = Document([part.text], None, root=part.tree.node).nearest(())
            details = {"section": section, "other": first.file}
            problems.append(Problem("section-twice", (section,), here, details, (first,)))
            data[section] = UNREADABLE
        else:
            data[section] = part.tree.data
            sections[section] = Written(part.text, part.tree.node)
    return Document(texts, data, tuple(problems), torn=torn, root=main.tree.node, sections=sections)


def _not_sections(main: _Reading) -> _Reading:
    data, node = main.tree.data, main.tree.node
    found = "a list" if isinstance(data, list) else "a text" if isinstance(data, str) else "a single value"
    span = Document([main.text], data, root=node).span(())
    fault = Fault("not-a-mapping", (), span.start, span.end, {"found": found})
    return main._replace(tree=Tree(UNREADABLE, node, [*main.tree.faults, fault]))


def _problems(reading: _Reading, at: Path) -> Iterator[Problem]:
    for fault in sorted(reading.tree.faults, key=lambda fault: fault.start):
        span = reading.text.span(fault.start, fault.end)
        also = (reading.text.span(*fault.also),) if fault.also else ()
        yield Problem(fault.kind, at + fault.path, span, fault.details, also)


def _read(name: str, content: bytes | Unread, *, is_whole: bool) -> _Reading:
    """Return what one file says; `is_whole` where its lines without indentation begin sections."""
    if isinstance(content, Unread):
        fault = Fault(content.kind, (), 0, 0, dict(content.details))
        return _Reading(Text(name, ""), Tree(UNREADABLE, None, [fault]), torn=True)
    text, clean, faults = decode(content)
    if clean is None:
        return _Reading(Text(name, text), Tree(UNREADABLE, None, faults), torn=True)
    if _DIRECTIVE.match(clean):
        clean = _without_directives(clean)
    if not faults:
        try:
            return _finished(Text(name, text), read(clean), torn=False, is_whole=is_whole)
        except (yaml.YAMLError, TooDeepError, TooManyError):
            # Read once more, to find out more of it: nearly no file comes here.
            pass
    repair = _Repair(clean, faults, is_whole=is_whole)
    return _finished(Text(name, text), repair.tree(), torn=repair.torn, is_whole=is_whole)


def _finished(text: Text, tree: Tree, *, torn: bool, is_whole: bool) -> _Reading:
    for fault in tree.faults:
        if fault.kind == "several-documents":
            # What is absent from the first may stand in the second.
            torn, tree = True, tree if is_whole else tree._replace(data=UNREADABLE)
    return _Reading(text, tree, torn)


def _without_directives(clean: str) -> str:
    # A directive says nothing that a manifest needs; as comments they cost no time, and thousands would.
    start = re.search("^---", clean, re.MULTILINE)
    end = start.start() if start else len(clean)
    return re.sub("^%(?=(?:YAML|TAG) )", "#", clean[:end], flags=re.MULTILINE) + clean[end:]


class _Repair:
    """Reads around what cannot be read: a character, or else a section at a time."""

    def __init__(self, clean: str, faults: list[Fault], *, is_whole: bool) -> None:
        self.clean = clean
        self.is_whole = is_whole
        self.torn = False
        self.around: list[tuple[Fault, int | None]] = [(fault, fault.start) for fault in faults]
        """Each fault, and the offset of the `BLANK` that stands in its place since."""

    def tree(self) -> Tree:
        attempts = max(2, min(_ATTEMPTS, LARGEST // max(1, len(self.clean))))
        for _ in range(attempts):
            try:
                return self._with_blanks(read(self.clean))
            except TooManyError as error:
                self.torn = True
                return Tree(UNREADABLE, None, [*(fault for fault, _ in self.around), *error.faults])
            except ReaderError:
                go_on = self._leave_out_characters()
            except (yaml.YAMLError, TooDeepError) as error:
                go_on = self._leave_out(syntax.cause(self.clean, error))
            if not go_on:
                break
        self.torn = True
        return Tree(UNREADABLE, None, [fault for fault, _ in self.around])

    def _leave_out_characters(self) -> bool:
        self.clean, faults = without_forbidden(self.clean)
        is_text = len(faults) <= MANY
        self.around += [(fault, fault.start) for fault in (faults if is_text else faults[:1])]
        return bool(faults) and is_text

    def _leave_out(self, cause: syntax.Cause) -> bool:
        fault, clean = cause.fault, self.clean
        if cause.blot is not None and clean[cause.blot : cause.blot + 1] not in ("", BLANK):
            self.clean = clean[: cause.blot] + BLANK + clean[cause.blot + 1 :]
            self.around.append((fault, cause.blot))
            return True
        start, end, header = syntax.section(clean, fault.start) if self.is_whole else (0, 0, "")
        self.clean = syntax.erased(clean, start, end, header)
        self.torn = True
        if self.clean == clean and any(fault == known for known, _ in self.around):
            return False
        self.around.append((fault, start + len(header) + 1 if header else None))
        return self.clean != clean

    def _with_blanks(self, tree: Tree) -> Tree:
        """Make unreadable whatever holds a `BLANK`, and say there what was wrong."""
        data = tree.data
        faults: list[Fault] = []
        for fault, blank in self.around:
            found = None if blank is None else place(tree.node, blank)
            path, in_key = found or ((), False)
            if found:
                # A key that cannot be read may be any key: what stands beside it, or does not, is not known.
                data = blot(data, path[:-1] if in_key and len(path) > 1 else path)
                self.torn = self.torn or in_key
            if not any((known.kind, known.start) == (fault.kind, fault.start) for known in faults):
                faults.append(fault._replace(path=path))
        blanks = {fault.path for fault in faults if fault.path}
        others = [fault for fault in tree.faults if fault.path not in blanks] if tree.node else []
        return Tree(data, tree.node, faults + others)
