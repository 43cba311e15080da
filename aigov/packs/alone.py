"""One rule's file by itself, for an editor and for whoever writes one: its problems, as its pack would tell them."""

import json
import os

from aigov import resources
from aigov.packs import folder as folders
from aigov.packs.about import About, about, claims
from aigov.packs.compiling import setting
from aigov.packs.pack import Problem
from aigov.packs.rules import compile_rule
from aigov.packs.setting import Checks


def problems_of(name: str, content: bytes, checks: Checks, folder: str | os.PathLike[str] | None) -> list[Problem]:
    """Return the problems of a rule's file in the order of lines; those of the pack around it are not told here."""
    texts = ("manifest", "organisation", "rule", "pack", "sources")
    shapes = {text: json.loads(resources.schema_text(text)) for text in texts}
    if folder is None:
        given = setting(About("", "", "", (), {}), None, checks, {}, shapes, None)
    else:
        read = folders.read(os.fspath(folder))
        itself, wrong = about(read, shapes["pack"])
        given = setting(itself, claims(read, shapes["sources"])[0], checks, {}, shapes, None, broken=bool(wrong))
    return sorted(set(compile_rule(folders.PackFile(name, content), given)[1]))
