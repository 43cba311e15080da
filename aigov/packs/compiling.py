"""A folder of rules to a pack: every file read, every rule compiled, every problem told at once."""

import json
from collections.abc import Mapping
from typing import Any

from aigov import resources, source, structure
from aigov.errors import PackError
from aigov.language import said
from aigov.packs import brought
from aigov.packs.about import About, Sources, about, claims
from aigov.packs.folder import PACK, Folder, digest, rule_id
from aigov.packs.languages import accepted
from aigov.packs.pack import Extension, Pack, Problem, merged
from aigov.packs.problems import lines
from aigov.packs.rules import compile_rule
from aigov.packs.setting import Checks, Setting, roles, types
from aigov.rule import GATE_KINDS, RUN_KINDS, WAIVER_KINDS, Rule


def compile_pack(
    folder: str,
    read: Folder,
    checks: Checks,
    sections: Mapping[str, Extension],
    schemas: Mapping[str, str],
    kinds: Mapping[str, tuple[str, ...]] | None,
) -> Pack:
    """Return the pack in `folder`; raises PackError with every problem."""
    if not read.files and read.problems and not read.problems[0].file:
        raise PackError([f"{folder}: {read.problems[0].what}"])
    shapes = {name: json.loads(text) for name, text in schemas.items()}
    itself, wrong = about(read, shapes["pack"])
    if read.content(PACK) is None:
        raise PackError(lines(folder, wrong))
    phrase, articles, more = claims(read, shapes["sources"], accepted(itself.languages, broken=bool(wrong)))
    problems = [*read.problems, *wrong, *more]
    known = phrase if phrase or not more else None  # of sources that cannot be read nobody knows what they hold
    given = setting(itself, known, checks, sections, shapes, kinds, broken=bool(wrong))
    rules: list[Rule] = []
    for file in read.files:
        if rule_id(file.name):
            rule, found = compile_rule(file, given)
            problems += found
            if rule is not None:
                rules.append(rule)
    problems += _worded_twice(rules)
    if not rules and not itself.extensions and not problems:
        problems.append(
            Problem(
                PACK,
                1,
                1,
                said(
                    "The pack holds no rule: a rule is AREA/RULE.yaml.",
                    "Het regelpakket bevat geen regel: een regel is GEBIED/REGEL.yaml.",
                ),
            )
        )
    if problems:
        raise PackError(lines(folder, problems))
    rules.sort(key=lambda rule: rule.id)
    areas = tuple(sorted({rule.area for rule in rules}))
    return Pack(
        itself.name, itself.version, itself.title, digest(read.files), folder,
        tuple(rules), areas, phrase, articles, itself.extensions, itself.depends, itself.languages,
    )  # fmt: skip


def setting(
    itself: About,
    phrase: Sources | None,
    checks: Checks,
    sections: Mapping[str, Extension],
    shapes: Mapping[str, Mapping[str, Any]],
    kinds: Mapping[str, tuple[str, ...]] | None,
    *,
    broken: bool = False,
) -> Setting:
    """Return what the rules of a pack are read against; `broken` where its own sections could not be told."""
    manifest = merged(shapes["manifest"], {**sections, **itself.extensions}, typed=True)
    return Setting(
        pack=itself.name,
        claims=phrase,
        types=types(manifest, shapes["organisation"]),
        roles=roles(manifest),
        checks=checks,
        kinds=all_kinds() if kinds is None else kinds,
        schema=shapes["rule"],
        languages=accepted(itself.languages, broken=broken),
        broken=frozenset({"extensions"} if broken else ()),
    )


def setting_of(pack: Pack, checks: Checks, sections: Mapping[str, Extension]) -> Setting:
    """Return what the rules of a loaded pack were read against; `sections` are those of the packs before it."""
    itself = About(pack.name, pack.version, pack.title, pack.depends, dict(pack.extensions), pack.languages)
    shapes = {name: resources.schema(name) for name in ("manifest", "organisation", "rule")}
    return setting(itself, dict(pack.sources), checks, sections, shapes, None)


def all_kinds() -> dict[str, tuple[str, ...]]:
    """Return every kind that a rule can report, with the names of its details."""
    return {**source.KINDS, **structure.KINDS, **brought.KINDS, **RUN_KINDS, **WAIVER_KINDS, **GATE_KINDS}


def _worded_twice(rules: list[Rule]) -> list[Problem]:
    found: list[Problem] = []
    first: dict[str, Rule] = {}
    for rule in rules:
        if rule.reports and rule.reports in first:
            what = said(
                f'"{rule.reports}" is put into words twice: here and in {first[rule.reports].file}.',
                f'"{rule.reports}" is twee keer verwoord: hier en in {first[rule.reports].file}.',
            )
            found.append(Problem(rule.file, 1, 1, what))
        first.setdefault(rule.reports, rule)
    return found
