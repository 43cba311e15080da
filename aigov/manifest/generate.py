"""Writes the schemas that the models stand for (`python -m aigov.manifest.generate`), or checks them (`--check`).

Those in `schemas/nl` are the English ones with other texts, for editors. What a check reads at each start stands in
`schemas/demands` once more, without texts.
"""

import json
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel

from aigov.language import ENGLISH, LANGUAGES
from aigov.manifest.baseline import Baseline
from aigov.manifest.config import Config
from aigov.manifest.forecast import Forecast
from aigov.manifest.lock import Lock
from aigov.manifest.pack import Pack, Sources
from aigov.manifest.report import Report
from aigov.manifest.root import Manifest, OrganisationFile
from aigov.manifest.rule import Rule
from aigov.manifest.schema import build
from aigov.manifest.waivers import Waivers

FILES: Final[dict[str, tuple[type[BaseModel], str, str]]] = {
    "manifest": (Manifest, "aigov.yaml", "aigov.yaml"),
    "organisation": (OrganisationFile, "aigov.org.yaml", "aigov.org.yaml"),
    "rule": (Rule, "A rule of aigov", "Een regel van aigov"),
    "pack": (Pack, "pack.yaml", "pack.yaml"),
    "sources": (Sources, "sources.yaml", "sources.yaml"),
    "config": (Config, "aigov.toml", "aigov.toml"),
    "waivers": (Waivers, "aigov.waivers.yaml", "aigov.waivers.yaml"),
    "lock": (Lock, "aigov.lock", "aigov.lock"),
    "baseline": (Baseline, "aigov.baseline.json", "aigov.baseline.json"),
    "report": (Report, "The report of aigov check -f json", "Het rapport van aigov check -f json"),
    "forecast": (Forecast, "The forecast of aigov forecast -f json", "De prognose van aigov forecast -f json"),
}
"""Each file's name in `schemas/`, its model, and the title that editors show, in English and in Dutch."""

JUDGED: Final = ("manifest", "organisation")
"""The files that a check judges, mostly one of the first."""
_TEXTS: Final = ("$schema", "title", "description", "default", "enumDescriptions")
WIDTH: Final = 120
FOLDER: Final = Path(__file__).parents[2] / "schemas"


def text(name: str, language: str = ENGLISH) -> str:
    """Return the schema of that name as it is committed."""
    model, *titles = FILES[name]
    return _laid_out(build(model, name, titles[LANGUAGES.index(language)], language), "") + "\n"


def demands(name: str) -> str:
    """Return what the schema of that name demands as it is committed, without what only people read."""
    model, title, _ = FILES[name]
    return _laid_out(_bare(build(model, name, title, ENGLISH)), "") + "\n"


def _bare(schema: Any) -> Any:
    """Return a schema without texts; the examples of prose stay, because a manifest may not repeat them."""
    if not isinstance(schema, dict):
        return schema
    bare = {
        key: value for key, value in schema.items() if key not in _TEXTS and (key != "examples" or "x-prose" in schema)
    }
    for key in {"properties", "$defs"} & bare.keys():
        bare[key] = {name: _bare(part) for name, part in bare[key].items()}
    for key in {"additionalProperties", "propertyNames", "items"} & bare.keys():
        bare[key] = _bare(bare[key])
    if "anyOf" in bare:
        bare["anyOf"] = [_bare(part) for part in bare["anyOf"]]
    return bare


def _laid_out(value: Any, indent: str) -> str:
    """Return JSON in which whatever fits stands on one line, so that a change reads well in a diff."""
    line = json.dumps(value, ensure_ascii=False)
    if len(indent) + len(line) <= WIDTH or not isinstance(value, dict | list) or not value:
        return line
    deeper = indent + "  "
    if isinstance(value, list):
        rows = [_laid_out(item, deeper) for item in value]
        opening, closing = "[", "]"
    else:
        rows = [f"{json.dumps(key, ensure_ascii=False)}: {_laid_out(item, deeper)}" for key, item in value.items()]
        opening, closing = "{", "}"
    return "\n".join([opening, *(f"{deeper}{row}," for row in rows[:-1]), deeper + rows[-1], indent + closing])


def main(arguments: list[str]) -> int:
    """Write every schema; under `--check` write nothing and return 1 where one differs."""
    differing = []
    for file, made in files():
        if file.exists() and file.read_text(encoding="utf-8") == made:
            continue
        differing.append(file.relative_to(FOLDER).as_posix())
        if "--check" not in arguments:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(made, encoding="utf-8")
    for written in differing:
        print(written)
    return 1 if differing and "--check" in arguments else 0


def files() -> Iterator[tuple[Path, str]]:
    """Yield each file and its text."""
    for language, name in product(LANGUAGES, FILES):
        yield FOLDER / ("" if language == ENGLISH else language) / f"{name}.schema.json", text(name, language)
    for name in JUDGED:
        yield FOLDER / "demands" / f"{name}.schema.json", demands(name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
