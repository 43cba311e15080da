"""Places in many manifests, for checks over a portfolio: some of them, and the projects that they lead into."""

from collections.abc import Mapping
from typing import Final

from aigov.hooks import Judgement, Outcome, Subject
from aigov.language import said
from aigov.paths import Path

MOST: Final = 20
"""So many places are kept of one group; the others are only counted."""
_NAMED: Final = 10


class Places:
    """The places of one group, of which no more are kept than anybody looks at."""

    __slots__ = ("_last", "found", "manifests", "number")

    def __init__(self) -> None:
        self.found: list[Path] = []
        self.number = 0
        self.manifests = 0
        self._last: set[int | str] = set()

    def add(self, path: Path) -> None:
        """Add a place in a manifest."""
        self.number += 1
        if len(self.found) < MOST:
            self.found.append(path)
        if path[1] not in self._last:
            self.manifests += 1
            self._last.add(path[1])

    def failed(self, says: Mapping[str, str], group: str) -> Judgement:
        """Return what fails at these places; how many there are more is left to the words."""
        return Judgement(Outcome.FAIL, self.found[0], says, None, tuple(self.found[1:]), group)

    def projects(self, subject: Subject) -> str:
        """Return the ids of the projects, as a sentence holds them."""
        first = {path[1]: path[:2] for path in self.found}
        names = [subject.text(path).rpartition(":")[0] for path in list(first.values())[:_NAMED]]
        if self.manifests > len(names):
            names.append(said(f"{self.manifests - len(names)} more", f"nog {self.manifests - len(names)}"))
        return said(" and ", " en ").join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
