"""Reading around what cannot be read, so that one slip hides neither the others nor the rest; imported when needed."""

from typing import Final

import yaml
from yaml.reader import ReaderError

from aigov.paths import UNREADABLE, Path
from aigov.source import syntax
from aigov.source.document import blot, place
from aigov.source.events import read
from aigov.source.problems import Fault
from aigov.source.text import BLANK, LARGEST, MANY, without_forbidden
from aigov.source.tree import TooDeepError, TooManyError, Tree

_ATTEMPTS: Final = 40
"""Syntax errors of one file that are told: each costs another reading of it, so of a large file fewer."""


class Repair:
    """Reads around what cannot be read: a character, or else a section at a time."""

    def __init__(self, clean: str, faults: list[Fault], *, is_whole: bool) -> None:
        self.clean = clean
        self.is_whole = is_whole
        self.torn = False
        self.around: list[tuple[Fault, int | None]] = [(fault, fault.start) for fault in faults]
        """Each fault, and the offset of the `BLANK` that stands in its place since."""

    def tree(self) -> Tree:
        """Return what can be read; nothing, where too much would have to be left out."""
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
            path: Path
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
