"""Packs that stand in a test: what the tests of loading share."""

from pathlib import Path

PACK = 'name: acme\nversion: "1"\ntitle: What Acme asks\n'
SOURCES = """\
articles:
  ACM: {title: Code of conduct}
claims:
  ACM-01: {claim: Somebody answers for each project.}
  ACM-02: {claim: Bias is looked at.}
"""
RULE = """\
title: A sponsor is named
basis: [ACM-01]
ground: practice
why: >
  Somebody answers
  for it.
stages: {idea: warning}
assert: mandate.sponsor.name != ''
message: "The sponsor is {mandate.sponsor.name}."
remedy: Ask who answers.
acts: executive
verifies: declared
examples:
  - name: named
    manifest: {project: {stage: idea}}
    expect: pass
"""
"""A sound rule; a test replaces a line of it."""


def written(
    folder: Path, rules: dict[str, str], *, pack: str = PACK, sources: str | None = SOURCES, **more: str
) -> Path:
    """Write a pack into `folder` and return that; `rules` are texts by `AREA/RULE.yaml`, `more` other files by name."""
    texts = {"pack.yaml": pack, **({} if sources is None else {"sources.yaml": sources}), **rules, **more}
    for name, text in texts.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    return folder


def changed(*pairs: tuple[str, str], rule: str = RULE) -> str:
    """Return the sound rule with lines of it replaced; a key that is given without its value stands for its line."""
    for old, new in pairs:
        lines = [line for line in rule.splitlines(keepends=True) if line.startswith(old)]
        assert len(lines) == 1, f"{old!r} begins {len(lines)} lines"
        rule = rule.replace(lines[0], new and f"{new}\n")
    return rule
