"""A text before and after its edits, parsed again and compared: a fix changes what it is for and nothing else."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from aigov import source
from aigov.fixing.edit import Edit, RefusedError, spliced
from aigov.language import said
from aigov.paths import UNREADABLE, Path
from aigov.source import Document

_SECTION: Final = "x"


def applied(text: str, edits: Sequence[Edit]) -> str:
    """Return the text of one file with `edits` made; raises RefusedError where anything else would change.

    What stood in no readable place may become readable; a key or a value that an edit touches may be another one; all
    else says what it said, at the same place, and nothing that could be read cannot any more.
    """
    after = spliced(text, edits)
    old, new = _read(text), _read(after)
    _Comparison(old, edits).compare(old.data, new.data, ())
    if not old.torn and Counter(map(_known, new.problems)) - Counter(map(_known, old.problems)):
        _refuse(edits)
    return after


def _read(text: str) -> Document:
    """Return what a file says: sections, or, of one in `aigov.d/`, whatever stands there."""
    content = text.encode("utf-8", "surrogatepass")
    document = source.load([("", content)])
    if any(problem.kind == "not-a-mapping" for problem in document.problems):
        return source.load([("", b"{}\n"), (f"{_SECTION}.yaml", content)])
    return document


def _known(problem: source.Problem) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return by what a problem is known whose path a corrected key changes."""
    return problem.kind, tuple(sorted(problem.details.items()))


def _refuse(edits: Sequence[Edit]) -> None:
    raise RefusedError(
        said("The change would touch more than it is for.", "De wijziging zou meer raken dan de bedoeling is."),
        where=edits[0].file if edits else "",
    )


class _Comparison:
    """What a text said, with the edits that may change it."""

    def __init__(self, old: Document, edits: Sequence[Edit]) -> None:
        self.old = old
        self.edits = edits

    def compare(self, old: Any, new: Any, path: Path) -> None:
        """Raise RefusedError where `new` differs from `old` at a place that no edit touches."""
        if old is new:
            return
        if old is UNREADABLE:
            if not self.old.torn and not self._is_touched(path, whole=True):
                _refuse(self.edits)
        elif isinstance(old, dict) and isinstance(new, dict):
            self._sections(old, new, path)
        elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
            for position, (one, other) in enumerate(zip(old, new, strict=True)):
                self.compare(one, other, (*path, position))
        elif (type(old) is not type(new) or old != new) and not self._is_touched(path):
            _refuse(self.edits)

    def _sections(self, old: dict[str, Any], new: dict[str, Any], path: Path) -> None:
        if self.old.torn and len(new) > len(old):
            # What was passed over behind a syntax error stands between the others.
            new = {key: value for key, value in new.items() if key in old}
        if len(old) != len(new):
            _refuse(self.edits)
        for (key, one), (name, other) in zip(old.items(), new.items(), strict=True):
            if key != name and not self._is_key_touched((*path, key)):
                _refuse(self.edits)
            self.compare(one, other, (*path, key))

    def _is_key_touched(self, path: Path) -> bool:
        span = self.old.key(path)
        return any(span.start <= edit.start and edit.end <= span.end for edit in self.edits)

    def _is_touched(self, path: Path, *, whole: bool = False) -> bool:
        """Whether an edit lies in the value at `path`, or right behind its key; `whole` where it may hold others."""
        try:
            span, key = self.old.span(path), self.old.key(path)
        except KeyError:
            return False
        is_block = not whole and isinstance(self._value(path), dict | list)
        start = min(span.start, key.end) if key.end <= span.start else span.start
        # What is empty ends where its key does; what a comma cut off stands behind its value.
        end = span.end if span.end > key.end or whole else key.end + 2
        return not is_block and any(
            start <= edit.start and (edit.start <= end if whole else edit.end <= end + 1) for edit in self.edits
        )

    def _value(self, path: Path) -> Any:
        value = self.old.data
        for part in path:
            value = value[part]
        return value
