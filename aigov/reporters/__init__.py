"""The formats, one file each: `render(head, projects, totals)` yields a report's text, line ends included."""

from pathlib import Path

from aigov.hooks import hookimpl


@hookimpl
def aigov_reporters() -> dict[str, str]:
    """Return every format of this folder: the file's name is the format's."""
    files = sorted(Path(__path__[0]).glob("[!_]*.py"))
    return {file.stem: f"{__name__}.{file.stem}:render" for file in files}
