"""What a manifest said of its stage at a git revision, found again where the project has moved since."""

import os
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from aigov import source
from aigov.discovery import Surroundings, Target
from aigov.discovery.revision import Before, Revision, Tree
from aigov.language import said
from aigov.paths import UNKNOWN
from aigov.rule import STAGES


class Was(NamedTuple):
    """A project at the revision: its id, its stage and since when; `why` says why the stage cannot be told."""

    id: str
    stage: str
    since: str
    why: str = ""


class Since:
    """Answers for one run; `say` takes a sentence on what cannot be compared."""

    def __init__(self, name: str, around: Surroundings, say: Callable[[str], object]) -> None:
        self.name = name
        self._revision = Revision(name, around)
        self._around = around
        self._say = say
        self._every: dict[str, Mapping[str, Was]] = {}

    def was(self, target: Target, project: str) -> Was | None:
        """Return what the revision says of `project`, in the same file or, where that told of another, in any.

        None where the project was not there yet.
        """
        tree = self._revision.tree(target.folder)
        if tree is None:
            shown = self._around.shown(self._around.repository(target.folder))
            self._say(
                said(
                    f"{self.name} is not in the shallow clone {shown}, so whether a stage moved since cannot be told; "
                    f"git fetch --unshallow, or git fetch --depth=1 with that revision, brings it.",
                    (
                        f"{self.name} zit niet in de ondiepe kloon {shown}, dus of een fase sindsdien is verschoven "
                        "is niet te zeggen; "
                        f"git fetch --unshallow, of git fetch --depth=1 met die revisie, haalt die op."
                    ),
                )
            )
            return Was(
                "", "", "", said("this clone is shallow and does not hold it", "deze kloon is ondiep en bevat hem niet")
            )
        path = os.path.relpath(os.path.realpath(target.file), os.path.realpath(tree.root)).replace(os.sep, "/")
        here = next((_said(before) for _, before in tree.read([path])), None) if path in tree else None
        if here and (here.id == project or here.why):
            return here
        if tree.root not in self._every:
            self._every[tree.root] = _by_id(tree)
        return self._every[tree.root].get(project, here)


def _by_id(tree: Tree) -> Mapping[str, Was]:
    """Return every project at the revision by its id; of several with one id the one that had come least far."""
    found: dict[str, Was] = {}
    for _, before in tree.read(tree.manifests()):
        was = _said(before)
        other = found.get(was.id)
        if was.id and not was.why and (other is None or STAGES.index(was.stage) < STAGES.index(other.stage)):
            found[was.id] = was
    return found


def _said(before: Before) -> Was:
    if before.why:
        return Was("", "", "", before.why)
    data: Any = source.load(list(before.files)).data
    project = data.get("project") if isinstance(data, dict) else None
    if not isinstance(project, dict):
        return Was("", "", "", said("its manifest there cannot be read", "het manifest daar is niet te lezen"))
    identity, stage, since = (_text(project.get(key)) for key in ("id", "stage", "stage_since"))
    return Was(
        identity,
        stage,
        since,
        "" if stage in STAGES else said("the stage that stands there is none", "de fase die daar staat bestaat niet"),
    )


def _text(value: Any) -> str:
    return value if isinstance(value, str) and value != UNKNOWN else ""
