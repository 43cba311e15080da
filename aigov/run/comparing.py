"""Two versions of one pack, side by side: where each lies, its rules, and what both say of the same manifests."""

import os
import tempfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import zip_longest
from typing import Final, NamedTuple

from aigov import resources
from aigov.config import Config
from aigov.discovery import Surroundings
from aigov.discovery.committed import Commit, commit
from aigov.discovery.surroundings import within
from aigov.errors import PackError, UsageError
from aigov.findings import Kind, ProjectReport
from aigov.language import said
from aigov.lock import verdicts, versions
from aigov.packs import Pack
from aigov.packs.about import about
from aigov.packs.folder import PACK
from aigov.packs.folder import read as read_folder
from aigov.plugins import Plugins
from aigov.run.survey import Edge, Survey
from aigov.run.workplace import Asked
from aigov.run.workplaces import Workplaces

_ENDINGS: Final = (".yaml", ".yml", ".json")
_FEW: Final = 5


class Version(NamedTuple):
    """One version of the pack: its folder, and how the command line and messages call it."""

    folder: str
    shown: str


class Comparison(NamedTuple):
    """Both versions as packs, and what became of each rule."""

    old: Pack
    new: Pack
    rules: tuple[versions.RuleChange, ...]


class Compared(NamedTuple):
    """One subject that was judged under both: what is different there."""

    file: str
    changes: tuple[verdicts.Change, ...]


class Comparing:
    """Compares two versions under the configurations of a command line."""

    def __init__(self, asked: Asked, old: Version, new: Version) -> None:
        self._asked = asked._replace(locked=False)
        self._versions = old, new
        self._name = _name(old)
        if _name(new) != self._name:
            raise UsageError(
                said(
                    f'{old.shown} is the pack "{self._name}", and {new.shown} is "{_name(new)}":'
                    " two versions of one pack are compared.",
                    f'{old.shown} is het regelpakket "{self._name}", en {new.shown} is "{_name(new)}":'
                    " er worden twee versies van één pakket vergeleken.",
                )
            )

    def rules(self, around: Surroundings) -> Comparison:
        """Return what became of the rules; raises PackError where one of the two cannot be loaded."""
        old, new = (self._pack(around, version) for version in self._versions)
        return Comparison(old, new, tuple(versions.changes(old, new)))

    def _pack(self, around: Surroundings, version: Version) -> Pack:
        place = Workplaces(around, self._of(version)).at(around.working)
        with _named(version):
            return next(pack for pack in place.loaded if pack.name == self._name)

    def _of(self, version: Version) -> Asked:
        return self._asked._replace(instead=(self._name, version.folder))

    def surveys(self, paths: Iterable[str], edge: Edge) -> tuple[Survey, Survey]:
        """Return what lies at `paths` under the older and the newer version."""
        every = tuple(paths)
        found = []
        for version in self._versions:
            with _named(version):
                survey = Survey(self._of(version), edge)
                survey.find(every)
                found.append(survey)
        return found[0], found[1]


def compared(old: Survey, new: Survey) -> Iterator[Compared]:
    """Yield every subject as it is judged under both, with what differs; no two manifests are held at once.

    What only one of the two reports on, a portfolio or a file of the configuration, comes last.
    """
    alone: dict[tuple[Kind, str], tuple[ProjectReport | None, ProjectReport | None]] = {}
    for one, other in zip_longest(old.reports(old.exceptions()), new.reports(new.exceptions())):
        before, after = one and one[0], other and other[0]
        if before is not None and after is not None and _key(before) == _key(after):
            yield _compared(before, after)
            continue
        if before is not None:
            alone[_key(before)] = before, alone.get(_key(before), (None, None))[1]
        if after is not None:
            alone[_key(after)] = alone.get(_key(after), (None, None))[0], after
    for before, after in alone.values():
        yield _compared(before, after)


def _key(report: ProjectReport) -> tuple[Kind, str]:
    return report.kind, report.file


def _compared(before: ProjectReport | None, after: ProjectReport | None) -> Compared:
    some = after or before
    return Compared(some.file if some else "", tuple(verdicts.changes(before, after)))


@contextmanager
def opened(old: str, new: str, around: Surroundings, plugins: Plugins) -> Iterator[tuple[Version, Version]]:
    """Yield where the versions lie that the command line calls `old` and `new`: folders, packs, or git revisions.

    What a revision holds is written to a folder that is gone afterwards.
    """
    with ExitStack() as stack:
        there = [_on_disk(text, around, plugins) for text in (old, new)]
        yield (
            there[0] or _committed(old, there[1], new, around, stack),
            there[1] or _committed(new, there[0], old, around, stack),
        )


def instead(folders: Iterable[str], name: str, folder: str) -> list[str]:
    """Return `folders` with `folder` in the place of the pack called `name`, or at the end where none is."""
    every = [folder if _of_folder(each) == name else each for each in folders]
    return every if folder in every else [*every, folder]


def known_in(config: Config, rules: Collection[str]) -> Config:
    """Return `config` without what it says of rules that this version does not have."""
    areas = {name.partition("/")[0] for name in rules}
    return config._replace(
        rules={name: setting for name, setting in config.rules.items() if name in rules},
        mandates={name: where for name, where in config.mandates.items() if name in rules or name in areas},
    )


def _on_disk(text: str, around: Surroundings, plugins: Plugins) -> Version | None:
    folder = within(around.working, text)
    if os.path.isdir(folder):  # noqa: PTH112
        return Version(os.path.realpath(folder), text)
    if text in plugins.packs:
        return Version(os.path.realpath(plugins.packs[text].target), text)
    return None


def _committed(text: str, other: Version | None, name: str, around: Surroundings, stack: ExitStack) -> Version:
    root = around.repository(around.working)
    if not root:
        raise UsageError(
            said(
                f'"{text}" is neither a folder nor a pack in use here, and there is no git repository here.',
                f'"{text}" is geen map en geen regelpakket dat hier in gebruik is, en hier is geen git-repository.',
            )
        )
    revision, colon, folder = text.partition(":")
    found = commit(root, revision)
    if colon:
        below = os.path.relpath(around.working, root) if folder.startswith("./") or folder == "." else ""
        folder = os.path.normpath(os.path.join(below, folder or "."))  # noqa: PTH118
    else:
        folder = _same(found, other, name, root, around)
    folder = "" if folder == "." else folder.replace(os.sep, "/")
    shown = f"{revision}:{folder or '.'}"
    into = os.path.realpath(stack.enter_context(tempfile.TemporaryDirectory(prefix="aigov-")))
    found.write(folder, _ENDINGS, into)
    return Version(into, shown)


def _same(found: Commit, other: Version | None, name: str, root: str, around: Surroundings) -> str:
    """Return the folder that a bare revision means: that of the other version, else the only pack that is there."""
    top = os.path.realpath(root)
    if other is not None and f"{other.folder}{os.sep}".startswith(f"{top}{os.sep}"):
        return os.path.relpath(other.folder, top)
    if other is None and ":" in name:
        return name.partition(":")[2]
    here = os.path.relpath(os.path.realpath(around.working), top).replace(os.sep, "/")
    packs_there = [each.removesuffix(PACK).rstrip("/") or "." for each in found.files(PACK) if _is_pack(each)]
    if here in packs_there:
        return here
    if len(packs_there) == 1:
        return packs_there[0]
    if not packs_there:
        raise UsageError(
            said(
                f'"{found.name}" holds no pack: no file there is called {PACK}.',
                f'"{found.name}" bevat geen regelpakket: geen bestand daar heet {PACK}.',
            )
        )
    some = ", ".join(f"{found.name}:{each}" for each in packs_there[:_FEW])
    raise UsageError(
        said(
            f'"{found.name}" holds {len(packs_there)} packs; which one is meant? Such as {some}.',
            f'"{found.name}" bevat {len(packs_there)} regelpakketten; welk is bedoeld? Bijvoorbeeld {some}.',
        )
    )


def _is_pack(path: str) -> bool:
    return path == PACK or path.endswith(f"/{PACK}")


def _of_folder(folder: str) -> str:
    return about(read_folder(folder), resources.schema("pack"))[0].name


def _name(version: Version) -> str:
    found = _of_folder(version.folder)
    if not found:
        raise UsageError(
            said(
                f"There is no {PACK} here that says what the pack is.",
                f"Hier is geen {PACK} die zegt wat het regelpakket is.",
            ),
            where=version.shown,
        )
    return found


@contextmanager
def _named(version: Version) -> Iterator[None]:
    """Name a pack in errors as the command line does: what a revision was written to is gone when they are read."""
    try:
        yield
    except PackError as error:
        raise PackError([line.replace(version.folder, version.shown) for line in error.problems]) from None
