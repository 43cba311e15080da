"""What lies in a folder: as git sees it inside a work tree, as the disk has it elsewhere."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from aigov.language import said

Say = Callable[[str], object]
Wanted = Callable[[str], bool]


def listing(folder: Path, wanted: Wanted, say: Say) -> Iterator[str]:
    """Yield the paths below `folder` of all that is no folder, with slashes, relative to it, in no order.

    Folders, pipes and devices, of which git does not speak, come too where their name is `wanted`.
    What could not be looked into is said in a sentence. `folder` is absolute.
    """
    in_git = any(os.path.lexists(place / ".git") for place in (folder, *folder.parents))
    names = _tracked(folder, say) if in_git else None
    if names is None:
        yield from on_disk(folder, wanted, say)
    else:
        yield from _of_git(folder, names, wanted, say)


def on_disk(folder: Path, wanted: Wanted, say: Say, *, into_repositories: bool = True) -> Iterator[str]:
    """Yield what is on the disk, without following links; a repository on the way is listed as git sees it."""

    def unreadable(error: OSError) -> None:
        why = (error.strerror or said("no reason given", "geen reden gegeven")).lower()
        say(
            said(
                f"{error.filename} could not be looked into: {why}.",
                f"{error.filename} is niet te doorzoeken: {why}.",
            )
        )

    top = str(folder)
    for place, folders, files in os.walk(top, onerror=unreadable):
        below = place[len(top) :].strip(os.sep).replace(os.sep, "/")
        prefix = f"{below}/" if below else ""
        if ".git" in folders or ".git" in files:
            if prefix and into_repositories:
                folders.clear()
                yield from (prefix + name for name in listing(Path(place), wanted, say))
                continue
            folders[:] = [name for name in folders if name != ".git"]
        yield from (prefix + name for name in files)
        yield from (prefix + name for name in folders if wanted(name))


def _tracked(folder: Path, say: Say) -> list[str] | None:
    """Return git's answer, or None where git cannot give one."""
    from aigov.discovery.git import GitError, ask

    try:
        listed = ask(folder, "ls-files", "--cached", "--others", "--exclude-standard", "-z")
    except GitError as error:
        why = (
            said(
                f"git could not list the files ({error.refusal})",
                f"git kon de bestanden niet opnoemen ({error.refusal})",
            )
            if error.refusal
            else error
        )
        say(said(f"{why}, so .gitignore was not read.", f"{why}, dus .gitignore is niet gelezen."))
        return None
    return [name for name in os.fsdecode(listed).split("\0") if name]


def _of_git(folder: Path, names: list[str], wanted: Wanted, say: Say) -> Iterator[str]:
    """Yield what git lists, what lies in repositories within, and folders, pipes and devices with a `wanted` name."""
    listed = {name.rstrip("/") for name in names}
    inner: set[str] = set()
    for below in sorted({"", *(name.rpartition("/")[0] for name in listed)}):
        prefix = f"{below}/" if below else ""
        for name, is_folder in _entries(folder / below):
            if is_folder and prefix + name in listed:
                inner.add(prefix + name)
            elif wanted(name) and prefix + name not in listed:
                yield prefix + name
    yield from listed - inner
    for name in sorted(inner):
        if os.path.lexists(folder / name / ".git"):
            yield from (f"{name}/{below}" for below in listing(folder / name, wanted, say))
        else:
            say(
                said(
                    f"{folder / name} is a submodule that is not checked out, and was not looked into.",
                    f"{folder / name} is een submodule die niet is uitgecheckt, en is niet doorzocht.",
                )
            )


def _entries(folder: Path) -> list[tuple[str, bool]]:
    """Return name and whether it is a folder of whatever in `folder` is neither a regular file nor a link."""
    try:
        with os.scandir(folder) as entries:
            odd = [entry for entry in entries if not entry.is_symlink() and not entry.is_file()]
            return sorted((entry.name, entry.is_dir()) for entry in odd)
    except OSError:
        return []
