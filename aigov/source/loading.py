"""A manifest from its files: what can be read is read, what cannot is said at its place."""

import re
from collections.abc import Iterable, Iterator

import yaml

from aigov.language import said
from aigov.paths import UNREADABLE, Path
from aigov.records import NamedTuple
from aigov.source.document import Document, Written
from aigov.source.problems import Fault, Problem, Unread
from aigov.source.quick import Unbuilt
from aigov.source.quick import data as quickly
from aigov.source.text import Text, decode
from aigov.source.tree import Node, TooDeepError, TooManyError, Tree


class _Reading(NamedTuple):
    text: Text
    tree: Tree
    torn: bool
    later: Unbuilt | None = None
    """The tree's places, where they are made when somebody asks."""

    @property
    def root(self) -> Node | Unbuilt | None:
        """The places of what was read."""
        return self.later or self.tree.node


def load(files: Iterable[tuple[str, bytes | Unread]]) -> Document:
    """Return the document of a manifest (the first pair) and its `aigov.d/` files (the others, named by their section).

    A file of `aigov.d/` holds what would stand under the section's key, beginning at the left margin; one whose name
    does not end in .yaml is the folder itself, which could not be read.
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
        section, _, ending = re.split(r"[/\\]", name)[-1].rpartition(".")
        texts.append(part.text)
        torn = torn or part.torn
        if ending != "yaml":
            problems += _problems(part, ())
            continue
        problems += _problems(part, (section,))
        if not section.replace("-", "_").isidentifier():
            problems.append(Problem("section-file-name", (), part.text.span(0, 0), {"name": section}))
        elif not isinstance(data, dict):
            sections.setdefault(section, Written(part.text, part.root))
        elif section in data:
            first = Document(texts, data, root=main.root, sections=sections).key((section,))
            here = Document([part.text], None, root=part.root).nearest(())
            details = {"section": section, "other": first.file}
            problems.append(Problem("section-twice", (section,), here, details, (first,)))
            data[section] = UNREADABLE
        else:
            data[section] = part.tree.data
            sections[section] = Written(part.text, part.root)
    return Document(texts, data, tuple(problems), torn=torn, root=main.root, sections=sections)


def _not_sections(main: _Reading) -> _Reading:
    data, node = main.tree.data, main.root
    found = (
        said("a list", "een lijst")
        if isinstance(data, list)
        else said("a text", "een tekst")
        if isinstance(data, str)
        else said("a single value", "een enkele waarde")
    )
    span = Document([main.text], data, root=node).span(())
    fault = Fault("not-a-mapping", (), span.start, span.end, {"found": found})
    return main._replace(tree=main.tree._replace(data=UNREADABLE, faults=[*main.tree.faults, fault]))


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
    if "%" in clean and (clean.startswith("%") or "\n%" in clean):  # one sign is found ten times as fast as two
        clean = _without_directives(clean)
    if not faults:
        data = quickly(clean)
        if data is not UNREADABLE:
            return _Reading(Text(name, text), Tree(data, None, []), torn=False, later=Unbuilt(clean))
        from aigov.source.events import read

        try:
            return _finished(Text(name, text), read(clean), torn=False, is_whole=is_whole)
        except (yaml.YAMLError, TooDeepError, TooManyError):
            # Read once more, to find out more of it: nearly no file comes here.
            pass
    from aigov.source.repair import Repair

    repair = Repair(clean, faults, is_whole=is_whole)
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
