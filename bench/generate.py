"""Write realistic manifests, clean or with seeded errors, and a list of what was seeded where.

A seed replaces a text that stands once in the manifest; the place where a finding must stand is marked in the
replacement and the mark taken out again, so that the expected line and column come from the text alone.
"""

import argparse
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import base
from seeds import SEEDS, Seed

MARK = re.compile("\ue000(.)([^\ue001\n]*)\ue001")
SPLIT = ["kpis", "dpia", "team", "evidence", "oversight", "alignment", "adoption", "change", "decisions"]


class Seeded(NamedTuple):
    """One error that was made: lines and columns count from 1, in code points; the end is exclusive."""

    file: str
    rule: str
    line: int
    column: int
    end_column: int


def plant(text: str, seed: Seed) -> str:
    """Return `text` with `seed` in it, its place marked; `text` itself where there is no place for it."""
    if any(f"\n{section}:" not in text for section in seed.only.split()):
        return text
    sign = chr(0xE100 + SEEDS.index(seed))
    new = seed.new.replace("«", f"\ue000{sign}").replace("»", "\ue001")
    return re.sub(seed.old, new, text, count=1, flags=re.MULTILINE)


def divide(text: str, sections: list[str]) -> dict[str, str]:
    """Return the files of a manifest whose `sections` have moved to `aigov.d/`, their content unindented by two."""
    files = {"aigov.yaml": ""}
    current = ""
    for line in text.splitlines(keepends=True):
        if line[0] not in " \n#":
            current = line.partition(":")[0]
        if current not in sections:
            files["aigov.yaml"] += line
        elif line.startswith(("  ", "\n")):
            name = f"aigov.d/{current}.yaml"
            files[name] = files.get(name, "") + line.removeprefix("  ")
    return files


def places(name: str, text: str) -> Iterator[Seeded]:
    """Yield the marked places of `text`, in its order, as they stand once the marks are out."""
    for number, line in enumerate(text.split("\n"), start=1):
        taken_out = 0
        for mark in MARK.finditer(line):
            start = mark.start() - taken_out
            taken_out += 3
            yield Seeded(name, SEEDS[ord(mark[1]) - 0xE100].rule, number, start + 1, start + 1 + len(mark[2]))


def kinds(number: int, rng: random.Random) -> Iterator[Seed]:
    """Yield what to seed: one kind after the other, so that each comes up as often, and now and then others with it."""
    touched: set[str] = set()
    for kind in [SEEDS[number % len(SEEDS)], *rng.sample(SEEDS, rng.randint(0, 2))]:
        if touched.isdisjoint(kind.sections.split()):
            touched.update(kind.sections.split())
            yield kind


def manifest(number: int, seed: int, *, seeded: bool) -> tuple[dict[str, bytes], list[Seeded]]:
    """Return the files of manifest `number` by name, and what was seeded in them: one to three errors, or none."""
    rng = random.Random(f"{seed}/{number}")
    text = base.text(number, rng)
    if seeded:
        for kind in kinds(number, rng):
            text = plant(text, kind)
    files = divide(text, rng.sample(SPLIT, 3) if rng.random() < 0.3 else [])
    found = [place for name, content in files.items() for place in places(name, content)]
    ends = "\r\n" if rng.random() < 0.3 else "\n"
    written = {}
    for name, content in files.items():
        plain = MARK.sub(r"\2", content)
        if rng.random() < 0.2:
            plain = plain.rstrip("\n")
        written[name] = plain.replace("\n", ends).encode()
    return written, found


def write(folder: Path, *, count: int, seed: int, seeded: bool) -> None:
    """Write `count` manifests to `folder/NNNN/`, and what was seeded to `folder/seeded.json`, by folder."""
    made = {}
    for number in range(count):
        files, found = manifest(number, seed, seeded=seeded)
        for name, content in files.items():
            path = folder / f"{number:04d}" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        made[f"{number:04d}"] = [place._asdict() for place in found]
    (folder / "seeded.json").write_text(json.dumps(made, indent=1), encoding="utf-8")


def main() -> None:
    """Write what the command line asks for."""
    parser = argparse.ArgumentParser(description="Write realistic manifests, clean or with seeded errors.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--clean", action="store_true", help="seed no errors")
    options = parser.parse_args()
    write(options.folder, count=options.count, seed=options.seed, seeded=not options.clean)


if __name__ == "__main__":
    main()
