"""What a run was given, for its report: every file that it read, and whether the work tree was as committed."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from aigov.aside import shown
from aigov.discovery.git import GitError, ask
from aigov.discovery.target import ORGANISATION, WAIVERS
from aigov.language import said, spoken
from aigov.packs.sha import sha256

if TYPE_CHECKING:
    from aigov.run import Request
    from aigov.run.outlets import Outlet
    from aigov.run.survey import Survey

_BY_NAME: Final = {
    ORGANISATION: "organisation",
    WAIVERS: "waivers",
    "aigov.baseline.json": "baseline",
    "aigov.lock": "lock",
}
_MOST_CHANGED: Final = 50
_MOST_REPOSITORIES: Final = 20
_NO_REPOSITORY: Final[dict[str, Any]] = {
    "folder": "",
    "commit": "",
    "base": "",
    "state": "none",
    "why": "",
    "changed": [],
}
_FILTER: Final = re.compile(r"filter\.[^=\n]*\.(?:clean|process)")


class Recording:
    """Keeps the digest of every file that is read; a file that is read twice is kept as it was first."""

    def __init__(self) -> None:
        self._digests: dict[str, tuple[str, str]] = {}

    def keep(self, file: str, content: bytes | None, kind: str) -> None:
        """Take one more file."""
        if file not in self._digests:
            self._digests[file] = "" if content is None else sha256(content).hexdigest(), kind

    def files(self, working: str, root: str, organisations: Iterable[str]) -> list[dict[str, str]]:
        """Return every file, in the order of names, as `working`, in the repository at `root`, sees it."""
        known = set(organisations)
        found = [
            {
                "file": _seen_from(working, root, file),
                "kind": kind or ("organisation" if file in known else _BY_NAME.get(os.path.basename(file), "manifest")),  # noqa: PTH119
                "digest": digest,
            }
            for file, (digest, kind) in self._digests.items()
        ]
        return sorted(found, key=lambda each: each["file"])


def record(recording: Recording, request: "Request", survey: "Survey", outlets: "Iterable[Outlet]") -> dict[str, Any]:
    """Return what the run was given, as the report has it; reports that are being written are no change of the tree."""
    asked, around = request.asked, survey.around
    root = around.repository(around.working)
    named = [place.config.organisation for place in survey.in_use]
    organisations = {os.path.normpath(each.text) for each in named if each}
    return {
        "command": {
            "paths": list(request.paths),
            "stdin_filename": request.stdin_name,
            "select": list(asked.select),
            "ignore": list(asked.ignore),
            "scope": asked.scope,
            "fail_level": request.fail_level,
            "config": asked.config,
            "isolated": asked.isolated,
            "floors": list(asked.floors),
            "base": request.base,
        },
        "language": spoken(),
        "folder": "" if not root or root == around.working else _slashes(os.path.relpath(around.working, root)),
        "files": recording.files(around.working, root, organisations),
        "repositories": list(_repositories(survey, request.base, set(_places(outlets)))),
    }


def _repositories(survey: "Survey", base: str, ours: set[tuple[int, int]]) -> Iterator[dict[str, Any]]:
    around = survey.around
    folders = {around.working, *(target.folder for target in survey.found.targets())}
    roots = sorted({around.repository(folder) for folder in folders})
    for root in roots[:_MOST_REPOSITORIES]:
        seen = _seen_from(around.working, root, root) if root else ""
        yield _NO_REPOSITORY | {"folder": seen} | _state(root, base, ours)
    for root in roots[_MOST_REPOSITORIES:]:
        why = said(
            f"only the first {_MOST_REPOSITORIES} repositories are asked",
            f"alleen de eerste {_MOST_REPOSITORIES} repositories worden bevraagd",
        )
        seen = _seen_from(around.working, root, root)
        yield _NO_REPOSITORY | {"folder": seen, "state": "unknown", "why": why}


def _state(root: str, base: str, ours: set[tuple[int, int]]) -> dict[str, Any]:
    if not root:
        return {}
    found = {"commit": _commit(root, "HEAD"), "base": _commit(root, base) if base else ""}
    try:
        changed = [name for name in _changed(root) if not _is_ours(os.path.join(root, name), ours)]  # noqa: PTH118
    except GitError as error:
        return {**found, "state": "unknown", "why": str(error)}
    return {**found, "state": "changed" if changed else "clean", "changed": sorted(changed)[:_MOST_CHANGED]}


def _commit(root: str, name: str) -> str:
    try:
        return ask(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").decode().strip()
    except GitError:
        return ""


def _changed(root: str) -> Iterator[str]:
    """Yield the files that are not as committed; what the repository would have run over them is left out."""
    filters: list[str] = []
    for name in _filters(root):
        if not _FILTER.fullmatch(name):
            raise GitError(
                said(
                    f"git is not asked, because of its setting {name!r}",
                    f"git wordt niet bevraagd, vanwege de instelling {name!r}",
                )
            )
        driver = name.rpartition(".")[0]
        filters += ["-c", f"{name}=", "-c", f"{driver}.required=false"]
    options = ("--porcelain=v1", "-z", "--untracked-files=all", "--ignore-submodules=dirty", "--no-renames")
    for line in ask(root, *filters, "status", *options).split(b"\0"):
        if line:
            yield os.fsdecode(line[3:])


def _filters(root: str) -> Iterator[str]:
    try:
        found = ask(root, "config", "-z", "--name-only", "--get-regexp", r"^filter\..*\.(clean|process)$")
    except GitError as error:
        if error.refusal or not error.refused:
            raise
        return  # there is none
    yield from filter(None, os.fsdecode(found).split("\0"))


def _places(outlets: "Iterable[Outlet]") -> Iterator[tuple[int, int]]:
    """Yield what is being written: standard output, and the files of reports that were there before."""
    asked: list[Callable[[], os.stat_result]] = [lambda: os.fstat(shown().fileno())]
    asked += [lambda file=outlet.file: os.stat(file) for outlet in outlets if outlet.file]  # type: ignore[misc]  # noqa: PTH116
    for ask_system in asked:
        try:
            found = ask_system()
        except (OSError, ValueError, AttributeError):  # closed, or no file at all
            continue
        yield found.st_dev, found.st_ino


def _is_ours(path: str, ours: set[tuple[int, int]]) -> bool:
    if path.endswith(f".{os.getpid()}.part"):
        return True
    try:
        found = os.lstat(path)
    except OSError:
        return False
    return (found.st_dev, found.st_ino) in ours


def _seen_from(working: str, root: str, file: str) -> str:
    """Return how `working` sees a file: relative where both lie in one repository, or the file below it."""
    inside = f"{root or working}".rstrip(os.sep) + os.sep
    near = f"{file}{os.sep}".startswith(inside) and f"{working}{os.sep}".startswith(inside)
    return _slashes(os.path.relpath(file, working) if near else file)


def _slashes(path: str) -> str:
    return path.replace(os.sep, "/")
