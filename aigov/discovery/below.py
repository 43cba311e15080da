"""The subjects below one folder, and what is almost one; imported only where a folder is searched."""

import re
from collections.abc import Callable, Iterable
from itertools import islice
from os.path import lexists
from pathlib import Path
from typing import Final, NamedTuple

from aigov.discovery.folders import listing, on_disk
from aigov.discovery.surroundings import Surroundings, within
from aigov.discovery.target import MANIFEST, SECTIONS, Say, kind_of
from aigov.language import figure, said

_NAMED: Final = 5
_MOST_LOOKED_AT: Final = 50_000
_NEAR: Final = re.compile(r"(?i)(.*[._-])?ai[-_ ]?gov(\.ya?ml|\.json|\.ya?ml\.[a-z]+)")


class Below(NamedTuple):
    """`subjects` and `left_out` are absolute; `empty` is a sentence where there is nothing to judge, else nothing."""

    subjects: tuple[str, ...]
    left_out: tuple[str, ...]
    empty: str


def below(folder: str, text: str, around: Surroundings, excluded: Callable[[str], str], say: Say) -> Below:
    """Return what lies below the absolute `folder`, which the command line calls `text`."""
    subjects: list[str] = []
    left_out: dict[str, str] = {}
    near: list[str] = []
    sections: set[str] = set()
    looked = 0
    for name in listing(Path(folder), _wanted, say):
        looked += 1
        place, _, last = name.rpartition("/")
        if place.rpartition("/")[2] == SECTIONS:
            sections.add(place)
        elif _wanted(last) or _NEAR.fullmatch(last):
            path = within(folder, name)
            where = excluded(path)
            if not _wanted(last):
                # What lies in a hidden folder is another tool's: a workflow may well be called aigov.yml.
                near += [] if where or "/." in f"/{place}" else [around.shown(path)]
            elif where:
                left_out[path] = where
            elif lexists(path):
                subjects.append(path)
            else:
                say(
                    said(
                        f"{around.shown(path)} is known to git and not on the disk.",
                        f"git kent {around.shown(path)}, maar het staat niet op de schijf.",
                    )
                )
    for place in sections:
        manifest = within(folder, f"{place.removesuffix(SECTIONS)}{MANIFEST}")
        if not lexists(manifest):
            near.append(
                said(
                    f"{around.shown(within(folder, place))} (which needs an aigov.yaml beside it)",
                    f"{around.shown(within(folder, place))} (waar een aigov.yaml naast hoort)",
                )
            )
    if subjects and near:
        say(
            said(
                f"Not looked at: {_listed(near)}. A manifest is named aigov.yaml or NAME.aigov.yaml.",
                f"Niet naar gekeken: {_listed(near)}. Een manifest heet aigov.yaml of NAAM.aigov.yaml.",
            )
        )
    empty = "" if subjects else _why_empty(folder, text, looked, left_out, near, around)
    return Below(tuple(subjects), tuple(left_out), empty)


def _wanted(name: str) -> bool:
    return kind_of(name) is not None


def _why_empty(
    folder: str, text: str, looked: int, left_out: dict[str, str], near: list[str], around: Surroundings
) -> str:
    if left_out:
        return said(
            f"{text} holds no manifest to judge: {next(iter(left_out.values()))} excludes what is there.",
            f"{text} bevat geen manifest om te beoordelen: {next(iter(left_out.values()))} sluit uit wat er staat.",
        )
    number = figure(looked)
    files = said("1 file" if looked == 1 else f"{number} files", "1 bestand" if looked == 1 else f"{number} bestanden")
    empty = said(
        f"{text} holds no manifest: of {files} none is named aigov.yaml or NAME.aigov.yaml.",
        f"{text} bevat geen manifest: van {files} heet er geen aigov.yaml of NAAM.aigov.yaml.",
    )
    if near:
        empty += said(f" Near misses: {_listed(near)}.", f" Lijkt erop: {_listed(near)}.")
    ignored = _ignored(folder, around) if around.repository(folder) else []
    if not ignored:
        return empty
    hidden = _listed(ignored)
    return said(f"{empty} Ignored by git: {hidden}.", f"{empty} Door git genegeerd: {hidden}.")


def _ignored(folder: str, around: Surroundings) -> list[str]:
    """Return the manifests that git's own ignore rules hide."""
    names = islice(on_disk(Path(folder), _wanted, lambda _: None, into_repositories=False), _MOST_LOOKED_AT)
    return [around.shown(within(folder, name)) for name in names if _wanted(name.rpartition("/")[2])]


def _listed(names: Iterable[str]) -> str:
    every = sorted(names)
    more = said(f" and {len(every) - _NAMED} more", f" en nog {len(every) - _NAMED}") if len(every) > _NAMED else ""
    return ", ".join(every[:_NAMED]) + more
