"""A manifest in parts, a file for each section in `aigov.d`, so that each section can have its own owner."""

from collections.abc import Mapping
from typing import Final

from aigov.language import said
from aigov.paths import UNKNOWN
from aigov.scaffold.block import block
from aigov.scaffold.filling import Pattern, below, filled
from aigov.scaffold.manifest import Draft, head

FOLDER: Final = "aigov.d"
_KEPT: Final = ("project", "exposure")
"""Sections that stay in aigov.yaml: what the project is, and what makes it weigh."""
_KEEPERS: Final[Mapping[str, str]] = {
    "need": "translator",
    "mandate": "executive",
    "kpis": "product_owner",
    "roles": "executive",
    "data": "data_owner",
    "systems": "product_owner",
    "sandbox": "product_owner",
    "dpia": "data_owner",
    "impact": "executive",
    "bias_review": "ai_expert",
    "security": "security_officer",
    "oversight": "human_overseer",
    "ai_act": "legal",
    "transparency": "communications",
    "adoption": "adoption_owner",
    "change": "change_lead",
    "training": "trainer",
    "communication": "communications",
    "operations": "operations_owner",
    "decisions": "executive",
}
"""The role that is asked to look at a change of a section first; it is a proposal."""


def parts(draft: Draft, paths: tuple[Pattern, ...], *, with_schema: bool) -> dict[str, str]:
    """Return the files by their names: `aigov.yaml`, and one in `aigov.d` for each section that holds anything.

    A section that is unknown as a whole is written out as far as rules look at it, since a file of its own has to
    hold more than a word; where they look at the section alone it stays in aigov.yaml.
    """
    whole: dict[str, object] = {}
    apart: dict[str, object] = {}
    for section, value in draft.sections.items():
        written = filled({}, below(section, paths)) if value == UNKNOWN else value
        fits = section not in _KEPT and written and not (isinstance(written, dict) and "[]" in written)
        (apart if fits else whole)[section] = written if fits else value
    main = {path: text for path, text in draft.comments.items() if path[0] in whole}
    files = {"aigov.yaml": head(with_schema=with_schema) + block({"aigov": 1, **whole}, main)}
    for section, value in apart.items():
        inner = {path[1:]: text for path, text in draft.comments.items() if path[0] == section and len(path) > 1}
        above = draft.comments.get((section,), "")
        files[f"{FOLDER}/{section}.yaml"] = (f"# {above}\n" if above else "") + content(value, inner)
    return files


def content(value: object, comments: Mapping[tuple[str | int, ...], str]) -> str:
    """Return a section's value as a file of its own."""
    if isinstance(value, dict):
        return block(value, comments)
    shifted = {("x", *path): text for path, text in comments.items()}
    lines = block({"x": value}, shifted).splitlines()[1:]
    return "".join(f"{line[2:]}\n" for line in lines)


def owners(names: list[str], folder: str, known: tuple[str, ...]) -> str:
    """Return lines for CODEOWNERS: each file with who is asked first, by role where no handle is known."""
    widest = max(len(f"/{folder}{name}") for name in names)
    lines = [
        said(
            "# A proposal: put the handle of whoever holds the role in its place.",
            "# Een voorstel: vervang de rol door de accountnaam van wie haar vervult.",
        )
    ]
    for name in names:
        section = name.removeprefix(f"{FOLDER}/").removesuffix(".yaml")
        role = _KEEPERS.get(section, "product_owner")
        handle = " ".join(known) if known and section not in _KEEPERS else f"@{role.replace('_', '-')}"
        lines.append(f"{f'/{folder}{name}':{widest}}  {handle}")
    return "".join(f"{line}\n" for line in lines)
