"""A file of a pack as it is written: what reads as a placeholder in a manifest is a plain word here."""

from typing import Any, Final

from aigov import paths, source
from aigov.packs.folder import PackFile
from aigov.source import Document

_ESCAPED: Final = ("control-character", "line-separator")


def read(file: PackFile) -> Document:
    """Return the document of `file`; never raises.

    `tbd` or `not applicable` stand in its data as they are. An example may show an invisible character by its escape.
    """
    document = source.load([file])
    shown = [problem for problem in document.problems if problem.kind in _ESCAPED and problem.path[:1] == ("examples",)]
    document.problems = tuple(problem for problem in document.problems if problem not in shown)
    document.data = _as_written(document, document.data, (), {problem.path for problem in shown})
    return document


def _as_written(document: Document, value: Any, path: paths.Path, shown: set[paths.Path]) -> Any:
    if isinstance(value, dict):
        return {key: _as_written(document, inner, (*path, key), shown) for key, inner in value.items()}
    if isinstance(value, list):
        return [_as_written(document, inner, (*path, place), shown) for place, inner in enumerate(value)]
    if value == paths.UNKNOWN or (value is paths.UNREADABLE and path in shown):
        return document.written(path)
    return value
