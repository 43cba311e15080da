"""One file of a pack by itself, for an editor and for whoever writes one: its problems, as its pack would tell them."""

import os
from collections.abc import Mapping
from typing import NamedTuple

from aigov import resources
from aigov.packs import folder as folders
from aigov.packs.about import About, about, claims
from aigov.packs.compiling import setting
from aigov.packs.folder import Folder, PackFile
from aigov.packs.languages import accepted
from aigov.packs.pack import Extension, Pack, Problem
from aigov.packs.rules import compile_rule
from aigov.packs.setting import Checks

_SCHEMAS = ("manifest", "organisation", "rule", "pack", "sources")


class Alone(NamedTuple):
    """What is wrong with one file, in the order of lines, and its pack with no other rule than that of this file."""

    problems: list[Problem]
    pack: Pack


def problems_of(name: str, content: bytes, checks: Checks, folder: str | os.PathLike[str] | None) -> list[Problem]:
    """Return the problems of a rule's file in the order of lines; those of the pack around it are not told here."""
    if folder is not None:
        return look(os.fspath(folder), name, checks, {name: content}).problems
    given = setting(About("", "", "", (), {}), None, checks, {}, _shapes(), None)._replace(languages=None)
    return sorted(set(compile_rule(PackFile(name, content), given)[1]))


def look(
    folder: str,
    name: str,
    checks: Checks,
    unsaved: Mapping[str, bytes],
    sections: Mapping[str, Extension] | None = None,
) -> Alone:
    """Return what stands in the file `name` of the pack in `folder`; `unsaved` are contents in place of the saved ones.

    `sections` are those of other packs, which its rules may read.
    """
    read = folders.read(folder)
    files = {file.name: file.content for file in read.files} | dict(unsaved)
    read = Folder(tuple(PackFile(*each) for each in sorted(files.items())), read.problems)
    shapes = _shapes()
    itself, wrong = about(read, shapes["pack"])
    said, articles, more = claims(read, shapes["sources"], accepted(itself.languages, broken=bool(wrong)))
    problems = [each for each in (*wrong, *more) if each.file == name]
    rules = []
    if folders.rule_id(name) and name in files:
        known = said if said or not more else None  # of sources that cannot be read nobody knows what they hold
        given = setting(itself, known, checks, sections or {}, shapes, None, broken=bool(wrong))
        rule, found = compile_rule(PackFile(name, files[name]), given)
        problems += found
        rules += [rule] if rule is not None else []
    pack = Pack(
        itself.name, itself.version, itself.title, "", folder,
        tuple(rules), (), said, articles, itself.extensions, itself.depends, itself.languages,
    )  # fmt: skip
    return Alone(sorted(set(problems)), pack)


def _shapes() -> dict[str, Mapping[str, object]]:
    return {name: resources.schema(name) for name in _SCHEMAS}
