"""Places in a portfolio: `portfolio`, a manifest's position in it, and a path of that manifest."""

from typing import Final

from aigov.paths import Path

PORTFOLIO: Final = "portfolio"


def split(path: Path | None) -> tuple[int | None, Path]:
    """Return the position of the manifest that `path` leads into, and the path in it; None where it leads to none."""
    if path and path[0] == PORTFOLIO and len(path) > 1 and isinstance(path[1], int):
        return path[1], path[2:]
    return None, path or ()


def text(project: str, path: str) -> str:
    """Return a place as people write it: `trees:project.stage`."""
    return f"{project}:{path}"
