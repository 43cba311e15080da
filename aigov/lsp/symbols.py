"""The outline of a file: its sections, items and fields, as they could last be read."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from lsprotocol.types import DocumentSymbol, SymbolKind

from aigov.lsp.desk import Buffer
from aigov.lsp.positions import Lines
from aigov.paths import Path
from aigov.source import Document
from aigov.structure import item_key

_DEEPEST: Final = 4
_MOST: Final = 2000
"""Symbols of one file: an outline that is longer helps nobody."""
_SHOWN: Final = 60


class Outline:
    """Makes the outline of one reading of a file; positions are those of that reading."""

    def __init__(self, buffer: Buffer, document: Document, schema: Mapping[str, Any]) -> None:
        self._name = buffer.name
        self._document = document
        self._schema = schema
        self._left = _MOST
        text = dict(document.files).get(buffer.name, "")
        self._lines = Lines(text, buffer.lines.encoding)

    def symbols(self, at: Path) -> list[DocumentSymbol]:
        """Return what stands at `at`, with what stands in it."""
        data: Any = self._document.data
        for part in at:
            data = data.get(part) if isinstance(data, dict) else None
        return list(self._below(data, at, 0))

    def _below(self, data: Any, path: Path, depth: int) -> Iterator[DocumentSymbol]:
        if isinstance(data, dict):
            parts: Any = data.items()
        elif isinstance(data, list) and any(isinstance(item, dict | list) for item in data):
            parts = enumerate(data)
        else:
            return
        for part, value in parts:
            if self._left > 0:
                self._left -= 1
                symbol = self._symbol((*path, part), value, depth)
                if symbol is not None:
                    yield symbol

    def _symbol(self, path: Path, value: Any, depth: int) -> DocumentSymbol | None:
        try:
            key, span = self._document.key(path), self._document.span(path)
        except KeyError:
            return None
        start, end = min(key.start, span.start), max(key.end, span.end)
        below = list(self._below(value, path, depth + 1)) if depth < _DEEPEST else []
        return DocumentSymbol(
            name=self._called(path, value),
            kind=_kind(value),
            range=self._lines.between(start, end),
            selection_range=self._lines.between(key.start, key.end),
            detail="" if isinstance(value, dict | list) else _short(value),
            children=below,
        )

    def _called(self, path: Path, value: Any) -> str:
        if not isinstance(path[-1], int):
            return str(path[-1]) or "?"
        key = item_key(self._schema, path[:-1])
        named = value.get(key) if isinstance(value, dict) and key else None
        return str(named) if named else f"{path[-1] + 1}"


def _kind(value: Any) -> SymbolKind:
    if isinstance(value, dict):
        return SymbolKind.Struct
    if isinstance(value, list):
        return SymbolKind.Array
    if isinstance(value, bool):
        return SymbolKind.Boolean
    return SymbolKind.Number if isinstance(value, int | float) else SymbolKind.String


def _short(value: Any) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def outline(buffer: Buffer, schema: Mapping[str, Any]) -> list[DocumentSymbol]:
    """Return the outline of a file; while nothing can be read, the last good one."""
    return [] if buffer.good is None else Outline(buffer, buffer.good, schema).symbols(buffer.file.at)
