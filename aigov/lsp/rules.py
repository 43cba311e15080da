"""The files of a rule pack in an editor: what is wrong with one as it is typed, and what its examples say."""

import os
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from aigov import packs, resources, trial
from aigov.language import said
from aigov.lsp.kinds import File, What
from aigov.packs import Extension, Problem
from aigov.packs.alone import Alone, look
from aigov.plugins import Plugins
from aigov.run.workplace import Workplace
from aigov.trial import Remark, Schemas, Trial, wording

PACK_FILES = (What.RULE, What.PACK, What.SOURCES)


class Tried(NamedTuple):
    """What came of a rule's examples: a sentence, how many hold, and a remark for whatever does not."""

    says: str
    held: int
    remarks: tuple[Remark, ...]


def problems(file: File, texts: Mapping[str, str], place: Workplace | None) -> list[Problem]:
    """Return what is wrong with one file of a pack; `texts` are the open ones, by absolute path."""
    return _look(file, texts, place).problems


def claims(file: File, texts: Mapping[str, str], place: Workplace | None) -> dict[str, str]:
    """Return what the rules of a pack can rest on, as its sources are typed: claims by their id."""
    pack = _look(file, texts, place).pack
    return {name: str(pack.claim(name).get("claim", "")) for name in pack.sources}


def tried(file: File, texts: Mapping[str, str], place: Workplace | None) -> Tried:
    """Run the examples of a rule's file as it is typed."""
    found = _look(file, texts, place)
    if not found.pack.rules:
        what = said(
            "The examples were not run: first the rule itself must be readable.",
            "De voorbeelden zijn niet uitgevoerd: eerst moet de regel zelf te lezen zijn.",
        )
        return Tried(what, 0, ())
    rule, sections = found.pack.rules[0], {**_sections(file, place), **found.pack.extensions}
    pack = found.pack._replace(extensions=sections)
    schemas = Schemas(packs.extended(resources.schema("manifest"), [pack]), resources.schema("organisation"))
    content = texts[file.path].encode("utf-8", "replace")
    results = list(trial.of_rule(rule, content, Trial(found.pack, schemas, _checks(place))))
    held = sum(each.held for each in results)
    remarks = tuple(remark for each in results for remark in each.remarks if not each.held)
    failed = len(results) - held
    unsaid = tuple(wording.of_rule(rule, lambda: content, found.pack))
    says = said(f"{held} examples hold", f"{held} voorbeelden kloppen")
    if failed:
        says += said(f", {failed} do not hold or are missing", f", {failed} kloppen niet of ontbreken")
    if unsaid:
        says += f", {trial.counted_unsaid(len(unsaid))}"
    return Tried(f"{rule.id}: {says}.", held, (*remarks, *unsaid))


def _look(file: File, texts: Mapping[str, str], place: Workplace | None) -> Alone:
    unsaved = {
        os.path.relpath(path, file.pack).replace(os.sep, "/"): text.encode("utf-8", "replace")
        for path, text in texts.items()
        if path.startswith(os.path.join(file.pack, ""))  # noqa: PTH118
    }
    name = os.path.relpath(file.path, file.pack).replace(os.sep, "/")
    return look(file.pack, name, _checks(place), unsaved, _sections(file, place))


def _checks(place: Workplace | None) -> Mapping[str, Callable[..., Any]]:
    return (place.plugins if place else Plugins(())).checks


def _sections(file: File, place: Workplace | None) -> dict[str, Extension]:
    """Return the sections that other packs bring."""
    others = [pack for pack in place.packs if pack.folder != os.path.realpath(file.pack)] if place else []
    return {name: section for pack in others for name, section in pack.extensions.items()}
