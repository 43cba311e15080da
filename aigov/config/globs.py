"""Whether a path is covered by a glob of `exclude`: relative to a folder, `**` for any number of folders."""

import re
from functools import lru_cache
from pathlib import Path


def covers(glob: str, folder: Path, path: Path) -> bool:
    """Whether `path`, or a folder that it lies in, is meant by `glob`, which counts from `folder`; both are absolute.

    `*` and `?` stay within one part of a path, `**` stands for any number of folders, none included.
    """
    return path.is_relative_to(folder) and bool(_pattern(glob).match(path.relative_to(folder).as_posix()))


@lru_cache(maxsize=256)
def _pattern(glob: str) -> re.Pattern[str]:
    parts = glob.removeprefix("./").rstrip("/").split("/")
    written = ""
    for at, part in enumerate(parts):
        last = at == len(parts) - 1
        if part == "**":
            written += ".*" if last else "(?:[^/]+/)*"
        else:
            written += _part(part) + ("" if last else "/")
    return re.compile(rf"{written}(?:/.*)?\Z", re.DOTALL)


def _part(part: str) -> str:
    # Stars in a row are one star: without that, a pattern of many could take very long.
    return "".join({"*": "[^/]*", "?": "[^/]"}.get(letter, re.escape(letter)) for letter in re.sub(r"\*+", "*", part))
