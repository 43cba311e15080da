"""A document: its data, and the span of every path, made when somebody asks."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from aigov import paths
from aigov.paths import UNREADABLE, Path
from aigov.records import NamedTuple
from aigov.source.problems import Problem
from aigov.source.quick import Unbuilt
from aigov.source.text import Text
from aigov.source.tree import Node
from aigov.span import Span

_BLOCK_STYLES: Final = ("|", ">")


class Written(NamedTuple):
    """A tree of nodes and the text in which it stands; `node` is None where nothing could be read."""

    text: Text
    node: Node | Unbuilt | None


class Document:
    """One subject as it is written: `files` (name, text), `data`, `problems`, and the span of every path.

    `data` is a fresh tree of dict, list, str, int, float, bool; dates stay text; placeholders have become "unknown".
    It is `UNREADABLE` where nothing at all could be read. `torn` is true where a part was passed over behind a syntax
    error: a section that is absent from `data` may then stand in the file.
    """

    def __init__(
        self,
        texts: Sequence[Text],
        data: Any,
        problems: tuple[Problem, ...] = (),
        *,
        torn: bool = False,
        root: Node | Unbuilt | None = None,
        sections: Mapping[str, Written] | None = None,
    ) -> None:
        """Made by `load` and `of`. `sections` stand in files of their own; `texts[0]` holds all others."""
        self.files: tuple[tuple[str, str], ...] = tuple((text.name, text.text) for text in texts)
        self.data = data
        self.problems = problems
        self.torn = torn
        self._texts = texts
        self._root = root
        self._sections = sections or {}

    def span(self, path: Path) -> Span:
        """Return the span of the value at `path`; raises KeyError where it is not written."""
        text, node = self._find(path)
        return text.span(*_extent(text.text, node))

    def key(self, path: Path) -> Span:
        """Return the span of the key that introduces `path`, of an item that of its first entry.

        The empty path, and a section in a file of its own, have the first entry of their file. Raises KeyError where
        `path` is not written.
        """
        text, node = self._find(path)
        return text.span(*_introduction(text.text, node))

    def nearest(self, path: Path) -> Span:
        """Return the span to mark for `path`: the value, of a block its key, of what is absent its closest ancestor.

        Of an item of a list that is a block, its first entry. The empty path is the first key of the file, or its
        first line where there is none.
        """
        while True:
            try:
                text, node = self._find(path)
            except KeyError:
                if not path:
                    return self._first_line()
                path = path[:-1]
                continue
            start, end = _extent(text.text, node)
            if not path and isinstance(node[3], dict) and node[3]:
                first = next(iter(node[3].values()))
                return text.span(*_introduction(text.text, first))
            if start < end and path and (node[3] is None or node[1].flow_style):
                return text.span(start, end)
            return text.span(*_introduction(text.text, node))

    def written(self, path: Path) -> str:
        """Return the text of the scalar at `path` as it is written, `tbd` for instance where `data` says "unknown".

        Without its quotes; of a list or a section the stretch of the file. Raises KeyError where it is not written.
        """
        text, node = self._find(path)
        if node[3] is None and hasattr(node[1], "value"):
            return str(node[1].value)
        start, end = _extent(text.text, node)
        return text.text[start:end]

    def at(self, name: str, offset: int) -> tuple[Path, bool] | None:
        """Return the path of the scalar in which an offset of the file `name` lies, and whether it lies in its key.

        None where nothing is written there but blanks, brackets or comments.
        """
        written: list[tuple[Path, str, Node | Unbuilt | None]] = [((), self._texts[0].name, self._root)]
        written += [((key,), each.text.name, each.node) for key, each in self._sections.items()]
        for above, file, root in written:
            if file == name:
                found = place(root.node() if isinstance(root, Unbuilt) else root, offset)
                return ((*above, *found[0]), found[1]) if found else None
        return None

    def lines(self, span: Span, *, before: int = 1) -> tuple[int, tuple[str, ...]]:
        """Return the number of the first line and the lines that show `span`, without line ends; at most some ten."""
        text = next((each for each in self._texts if each.name == span.file), self._texts[0])
        first = max(1, span.line - before)
        # A span that ends before the first character of a line does not show on it.
        last = max(span.line, span.end_line - (span.end_column == 1))
        return first, text.lines(first, last)

    def _first_line(self) -> Span:
        text = self._texts[0]
        return text.span(0, len(text.lines(1, 1)[0]))

    def _find(self, path: Path) -> tuple[Text, Node]:
        section = self._sections.get(path[0]) if path and isinstance(path[0], str) else None
        text, root = section or (self._texts[0], self._root)
        node = root.node() if isinstance(root, Unbuilt) else root
        for part in path[1:] if section else path:
            children = None if node is None else node[3]
            try:
                node = children[part] if children is not None else None
            except (IndexError, TypeError) as error:
                raise KeyError(part) from error
        if node is None:
            raise KeyError(path)
        return text, node


class _Example(Document):
    """Data without a text: whatever is there stands at line 1, column 1."""

    def _find_data(self, path: Path) -> Any:
        return paths.read(self.data, path)

    def span(self, path: Path) -> Span:
        self._find_data(path)
        return self._first_line()

    def key(self, path: Path) -> Span:
        return self.span(path)

    def nearest(self, path: Path) -> Span:  # noqa: ARG002  (there is but one place)
        return self._first_line()

    def written(self, path: Path) -> str:
        return str(self._find_data(path))


def of(data: Any, name: str = "example") -> Document:
    """Return a document of plain data without a text, as a rule's examples are: every span is line 1, column 1."""
    return _Example([Text(name, "")], data)


def place(node: Node | None, offset: int) -> tuple[Path, bool] | None:
    """Return the path of the scalar in which `offset` lies, and whether it lies in its key; None elsewhere."""
    path: Path = ()
    while node is not None:
        key, first, _, children = node
        if key is not None and key.start_mark.index <= offset < key.end_mark.index:
            return path, True
        if children is None:
            inside = first.start_mark.index <= offset < first.end_mark.index
            return (path, False) if inside else None
        named = children.items() if isinstance(children, dict) else enumerate(children)
        node = None
        for name, child in named:
            begin = child[0] or child[1]
            if begin.start_mark.index <= offset < (child[2] or child[1]).end_mark.index:
                node, path = child, (*path, name)
                break
    return None


def blot(data: Any, path: Path) -> Any:
    """Return `data` with UNREADABLE at `path`; changed in place but for the empty path."""
    if not path:
        return UNREADABLE
    holder = data
    for part in path[:-1]:
        holder = holder[part] if isinstance(holder, dict | list) else UNREADABLE  # type: ignore[index]  # a path fits its data
    if isinstance(holder, dict | list):
        holder[path[-1]] = UNREADABLE  # type: ignore[index]  # a path fits its data
    return data


def _extent(text: str, node: Node) -> tuple[int, int]:
    """Return from where to where a value goes. libyaml ends a block at the next token: it ends with its last value."""
    start = node[1].start_mark.index
    end = _last(node)
    if node[3] is None and getattr(node[1], "style", None) in _BLOCK_STYLES:
        end = start + len(text[start:end].rstrip())
    return start, end


def _last(node: Node) -> int:
    while node[3] is not None and not node[1].flow_style:
        children = list(node[3].values()) if isinstance(node[3], dict) else node[3]
        if not children:
            break
        node = children[-1]
    return int((node[2] or node[1]).end_mark.index)


def _introduction(text: str, node: Node) -> tuple[int, int]:
    """Return the key, or what stands in its place: an item's first entry, key and value where they share a line."""
    while node[0] is None and node[3] and not node[1].flow_style:
        if isinstance(node[3], dict):
            first = next(iter(node[3].values()))
            start, end = first[0].start_mark.index, first[0].end_mark.index
            value = _extent(text, first)
            one_line = first[3] is None and "\n" not in text[start : value[1]] and "\r" not in text[start : value[1]]
            return start, (max(end, value[1]) if one_line else end)
        node = node[3][0]
    if node[0] is not None:
        return node[0].start_mark.index, node[0].end_mark.index
    return _extent(text, node)
