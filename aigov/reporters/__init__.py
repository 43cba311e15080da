"""The formats, one file each: `render(head, projects, totals)` yields a report's text, line ends included."""

import os


def aigov_reporters() -> dict[str, str]:
    """Return every format of this folder: the file's name is the format's."""
    names = sorted(os.listdir(__path__[0]))  # noqa: PTH208  (Path costs a start three milliseconds)
    stems = [name.removesuffix(".py") for name in names if name.endswith(".py") and not name.startswith("_")]
    return {stem: f"{__name__}.{stem}:render" for stem in stems}
