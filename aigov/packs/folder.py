"""The files of a pack: which ones count, their bytes and their digest; knows nothing of what is in them."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from aigov.language import said
from aigov.packs.pack import Problem
from aigov.packs.sha import Hash, sha256
from aigov.records import NamedTuple

PACK: Final = "pack.yaml"
SOURCES: Final = "sources.yaml"
MOST_FILES: Final = 5000
LARGEST: Final = 1 << 20
"""Bytes of one file, as for a manifest; one byte more is read, so that reading can say that it is too large."""

_OPEN: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


class PackFile(NamedTuple):
    """A file of a pack. `name` is relative to the folder, `/` between its parts."""

    name: str
    content: bytes


class Folder(NamedTuple):
    """The files that count, in the order of names: YAML, and JSON (schemas), at the top and one folder down."""

    files: tuple[PackFile, ...]
    problems: tuple[Problem, ...]

    def content(self, name: str) -> bytes | None:
        """Return the bytes of the file of this name; None where there is none."""
        return next((file.content for file in self.files if file.name == name), None)


def read(folder: str) -> Folder:
    """Return what is in `folder`. Never raises: what cannot be read is a problem.

    Hidden files and other endings do not count. A YAML file where no rule can stand is a problem, never passed over
    in silence: its author believes that it works. Links are followed inside the folder only.
    """
    files: list[PackFile] = []
    problems: list[Problem] = []
    for name, is_link in names(folder, problems):
        if len(files) == MOST_FILES:
            problems.append(
                _whole(
                    name,
                    said(
                        f"A pack holds at most {MOST_FILES} files.",
                        f"Een regelpakket telt hoogstens {MOST_FILES} bestanden.",
                    ),
                )
            )
            break
        misplaced = _misplaced(name)
        content = misplaced or _bytes(folder, name, is_link=is_link)
        if isinstance(content, str):
            problems.append(_whole(name, content))
        else:
            files.append(PackFile(name, content))
    files.sort()
    return Folder(tuple(files), tuple(problems))


def digest(files: Iterable[PackFile], of: Callable[[bytes], Hash] = sha256) -> str:
    """Return the digest of the names and bytes of `files`, each with its length, so that none runs into the next."""
    whole = of(b"")
    for name, content in files:
        raw = os.fsencode(name)
        whole.update(b"%d %d " % (len(raw), len(content)))
        whole.update(raw)
        whole.update(content)
    return whole.hexdigest()


def rule_id(name: str) -> str:
    """Return the id of the rule that stands in the file `name`, or an empty text where that holds none."""
    return name.removesuffix(".yaml") if name.endswith(".yaml") and "/" in name else ""


def _whole(name: str, what: str) -> Problem:
    return Problem(name, 1, 1, what)


def names(folder: str, problems: list[Problem], area: str = "") -> Iterator[tuple[str, bool]]:
    """Yield the names of the files that may count, in the order of names, and whether each is a link.

    Files and folders that cannot count are added to `problems`.
    """
    try:
        with os.scandir(os.path.join(folder, area)) as scan:
            entries = sorted((entry for entry in scan if entry.name[0] != "."), key=lambda entry: entry.name)
    except (OSError, ValueError) as error:  # ValueError: a null character in the folder's name
        problems.append(
            _whole(
                area,
                said(
                    f"The folder cannot be read: {getattr(error, 'strerror', None) or error}.",
                    f"De map is niet te lezen: {getattr(error, 'strerror', None) or error}.",
                ),
            )
        )
        return
    for entry in entries:
        name = f"{area}/{entry.name}" if area else entry.name
        if entry.name.endswith((".yaml", ".yml", ".json")):
            yield name, entry.is_symlink()
        elif area and entry.is_dir(follow_symlinks=False):
            if _holds_yaml(entry.path):
                what = said(
                    "A rule stands one folder down, as AREA/RULE.yaml; this folder is not looked into.",
                    "Een regel staat één map dieper, als GEBIED/REGEL.yaml; in deze map wordt niet gekeken.",
                )
                problems.append(_whole(name, what))
        elif not area and entry.is_dir():
            if entry.is_symlink():
                problems.append(
                    _whole(
                        name,
                        said(
                            "This is a link to a folder, which is not followed.",
                            "Dit is een link naar een map, die niet wordt gevolgd.",
                        ),
                    )
                )
            elif entry.name != "__pycache__":
                yield from names(folder, problems, entry.name)


def _holds_yaml(place: str) -> bool:
    try:
        return any(name.endswith((".yaml", ".yml")) for name in os.listdir(place))
    except OSError:
        return False


def _misplaced(name: str) -> str:
    if name.endswith(".yml"):
        return said(
            f'A rule\'s file ends in .yaml; rename it to "{name.rpartition("/")[2][:-4]}.yaml".',
            f'Het bestand van een regel eindigt op .yaml; hernoem het naar "{name.rpartition("/")[2][:-4]}.yaml".',
        )
    if name.endswith(".yaml") and "/" not in name and name not in (PACK, SOURCES):
        return said(
            f"Beside {PACK} and {SOURCES} no YAML file stands at the top of a pack; a rule is AREA/RULE.yaml.",
            f"Naast {PACK} en {SOURCES} staat er bovenin een regelpakket geen YAML-bestand; een regel is "
            "GEBIED/REGEL.yaml.",
        )
    return ""


def _bytes(folder: str, name: str, *, is_link: bool) -> bytes | str:
    """Return the content, or a sentence that says why there is none. Nothing but a regular file is read."""
    place = f"{folder}{os.sep}{name}"
    try:
        opened = os.open(place, _OPEN)
    except OSError as error:
        return said(
            f"The file cannot be read: {error.strerror or error}.",
            f"Het bestand is niet te lezen: {error.strerror or error}.",
        )
    try:
        about = os.fstat(opened)
        if not stat.S_ISREG(about.st_mode):
            return said(
                "This is not a regular file, and is not read.", "Dit is geen gewoon bestand, en wordt niet gelezen."
            )
        if is_link and not _inside(folder, place):
            return said(
                "This link leads out of the pack, and is not followed.",
                "Deze link leidt het regelpakket uit, en wordt niet gevolgd.",
            )
        wanted = min(about.st_size, LARGEST) + 1
        content = os.read(opened, wanted)
        while len(content) == wanted <= LARGEST:  # it grew since
            wanted = LARGEST + 1
            content += os.read(opened, wanted - len(content))
    except OSError as error:
        return said(
            f"The file cannot be read: {error.strerror or error}.",
            f"Het bestand is niet te lezen: {error.strerror or error}.",
        )
    finally:
        os.close(opened)
    return content


def _inside(folder: str, place: str) -> bool:
    inside = os.path.join(os.path.realpath(folder), "")
    return os.path.realpath(place).startswith(inside)
