"""The pack that a new rule is written into: what the rule may refer to, even while others in it are unfinished."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from aigov.errors import PackError, UsageError
from aigov.language import said


class Bench(NamedTuple):
    """`schema` is the manifest's with the pack's own sections; `claims` are those of its sources.yaml.

    `languages` are those that it declares to speak beside English.
    """

    name: str
    schema: Mapping[str, Any]
    claims: tuple[str, ...]
    languages: tuple[str, ...]


def bench(folder: Path, area: str) -> Bench:
    """Return the pack in `folder`, in which `area` may stand; raises PackError, or UsageError with what to do."""
    from aigov import resources
    from aigov.packs import about
    from aigov.packs import folder as folders
    from aigov.packs.languages import accepted
    from aigov.packs.pack import merged

    if not (folder / folders.PACK).is_file():
        what = said(
            f"There is no {folders.PACK} in this folder. Name a pack with --pack, or begin one: aigov new pack NAME.",
            f"In deze map is geen {folders.PACK}. Noem een pakket met --pack, of begin een: aigov new pack NAME.",
        )
        raise UsageError(what, where=str(folder))
    read = folders.read(str(folder))
    pack, wrong = about.about(read, resources.schema("pack"))
    claims, _, more = about.claims(read, resources.schema("sources"), accepted(pack.languages, broken=bool(wrong)))
    if wrong or more:
        raise PackError([f"{folder / each.file}:{each.line}:{each.column}: {each.what}" for each in (*wrong, *more)])
    if pack.name != "core" and (resources.rules_folder() / "core" / area).is_dir():
        what = said(
            f'The area "{area}" belongs to the core pack; take one of your own, such as {pack.name}/...',
            f'Het gebied "{area}" hoort bij het kernpakket; neem een eigen gebied, zoals {pack.name}/...',
        )
        raise UsageError(what, where=str(folder))
    return Bench(
        pack.name,
        merged(resources.schema("manifest"), pack.extensions, typed=True),
        tuple(claims),
        pack.languages,
    )
