"""A folder of rules: validated once, compiled to frozen rules, and kept for the next start."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from aigov import resources
from aigov.errors import PackError
from aigov.packs import cache as kept
from aigov.packs import folder as folders
from aigov.packs.freeze import freeze, freeze_words, thaw
from aigov.packs.key import file_digest, key, watched
from aigov.packs.pack import Extension, Pack, Problem, merged
from aigov.packs.sha import blake2b
from aigov.packs.state import digest_of, keep, state

if TYPE_CHECKING:
    import os

    from aigov import structure
    from aigov.packs.setting import Checks

_SCHEMAS: Final = ("manifest", "organisation", "rule", "pack", "sources")


def load(
    folder: "str | os.PathLike[str]",
    checks: "Checks",
    *,
    extensions: Mapping[str, Extension] | None = None,
    schemas: Mapping[str, str] | None = None,
    kinds: Mapping[str, tuple[str, ...]] | None = None,
    cache: bool = True,
) -> Pack:
    """Return the pack in `folder`, compiled; raises PackError with every problem of its files.

    `checks` are the checks in Python by name, each a function or `module:function`. `extensions` are the sections of
    other packs, which its rules may read. `schemas` are the texts of our own schemas, `kinds` what rules can report:
    both only tests give. With `cache` a pack that was compiled before, from the same bytes, is taken from there.
    """
    import os

    place = os.fspath(folder)
    sections = extensions or {}

    def compiled(read: folders.Folder) -> Pack:
        from aigov.packs.compiling import compile_pack

        texts = schemas or {name: resources.schema_text(name) for name in _SCHEMAS}
        return compile_pack(place, read, checks, sections, texts, kinds)

    def found_under(digest: str) -> tuple[str, Pack | None]:
        known = key(digest, checks, sections, schemas, kinds)
        return known, _kept(known, place, lambda: compiled(folders.read(place)))

    now = state(place) if cache else None
    digest = digest_of(now) if now else ""
    if digest:
        pack = found_under(digest)[1]
        if pack is not None:
            return pack
    read = folders.read(place)
    if not cache or read.problems:
        return compiled(read)
    digest = folders.digest(read.files, blake2b)
    if now:
        keep(now, digest)
    known, pack = found_under(digest)
    if pack is None:
        pack = compiled(read)
        used = sorted({rule.check.name for rule in pack.rules if rule.check})
        kept.write(known, [watched(checks, used), *freeze(pack)])
        kept.write(_words_of(known), freeze_words(pack))
    return pack


def load_all(folders: "Iterable[str | os.PathLike[str]]", checks: "Checks", *, cache: bool = True) -> tuple[Pack, ...]:
    """Return the packs in `folders`, in that order; the rules of each may read the sections of those before it.

    Raises PackError with every problem of all; also where two bring one name, area or section, and both are named.
    """
    packs: list[Pack] = []
    problems: list[str] = []
    for folder in folders:
        sections = {name: section for pack in packs for name, section in pack.extensions.items()}
        try:
            pack = load(folder, checks, extensions=sections, cache=cache)
        except PackError as error:
            problems += error.problems
        else:
            if packs:
                from aigov.packs.clashes import clashes

                problems += clashes(pack, packs)
            packs.append(pack)
    if problems:
        raise PackError(problems)
    return tuple(packs)


def extended(manifest: dict[str, Any], packs: Iterable[Pack]) -> dict[str, Any]:
    """Return the manifest's schema with the sections that `packs` bring, and no others, under `extensions`."""
    return merged(manifest, {name: section for pack in packs for name, section in pack.extensions.items()})


def extension_problems(data: Any, packs: Iterable[Pack]) -> "list[structure.Problem]":
    """Return what the packs' own JSON Schemas say of the sections of `data` that structure cannot judge."""
    section = data.get("extensions") if isinstance(data, dict) else None
    if not isinstance(section, dict):
        return []
    found: list[structure.Problem] = []
    for pack in packs:
        for name, extension in pack.extensions.items():
            if extension.own is not None and name in section:
                from aigov.packs.brought import judged

                found += judged(section[name], name, extension.own)
    return found


def rule_problems(
    name: str, content: bytes, checks: "Checks", *, folder: "str | os.PathLike[str] | None" = None
) -> list[Problem]:
    """Return what is wrong with one rule's file, AREA/RULE.yaml, as it would stand in the pack in `folder`.

    Without a folder it is taken for a rule of a pack that nobody has begun: its claims are not looked up.
    """
    from aigov.packs.alone import problems_of

    return problems_of(name, content, checks, folder)


def _kept(known: str, folder: str, anew: "Callable[[], Pack]") -> Pack | None:
    """Return the pack that is kept under this key, unless a check's own file has changed since."""
    found = kept.read(known)
    if not found:
        return None
    try:
        watched_files = json.loads(found[0])
    except (ValueError, RecursionError):
        return None
    if not isinstance(watched_files, dict):
        return None
    if any(file_digest(file) != digest for file, digest in watched_files.items()):
        return None
    return thaw(found[1:], lambda: kept.read(_words_of(known)), folder, anew)


def _words_of(known: str) -> str:
    return f"{known}-words"


__all__ = [
    "Extension",
    "Pack",
    "PackError",
    "Problem",
    "extended",
    "extension_problems",
    "load",
    "load_all",
    "rule_problems",
]
