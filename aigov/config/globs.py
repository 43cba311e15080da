"""Whether a path is covered by a glob of `exclude`: relative to a folder, `**` for any number of folders."""

import os
import re
from functools import lru_cache


def covers(glob: str, folder: str, path: str) -> bool:
    """Whether `path`, or a folder that it lies in, is meant by `glob`, which counts from `folder`; both are absolute.

    `*` and `?` stay within one part of a path, `**` stands for any number of folders, none included. A backslash
    separates as a slash does: what was written on Windows means the same everywhere.
    """
    top = folder.rstrip(os.sep) + os.sep
    return path.startswith(top) and bool(_pattern(glob).match(path.removeprefix(top).replace(os.sep, "/")))


@lru_cache(maxsize=256)
def _pattern(glob: str) -> re.Pattern[str]:
    parts = glob.replace("\\", "/").removeprefix("./").rstrip("/").split("/")
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
