"""Manifests side by side under the rules of a small pack: what the tests of portfolios share."""

import textwrap
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from made_packs import PACK, SOURCES, written

from aigov import packs, resources, source, structure
from aigov.engine import Inputs, Judge, Settings
from aigov.findings import ProjectReport
from aigov.portfolio import Gathering, judge
from aigov.source import Document

SCHEMA = resources.schema("manifest")
ORGANISATION = resources.schema("organisation")


def key_of(path: Any) -> str | None:
    return structure.item_key(SCHEMA, path)


def rule_text(judged: str, message: str = "So it is.") -> str:
    return f"""\
title: It holds
basis: [ACM-01]
ground: practice
why: For the tests.
scope: portfolio
level: warning
{textwrap.dedent(judged).strip()}
message: "{message}"
remedy: Ask whoever knows.
acts: executive
verifies: consistent
examples:
  - name: one
    manifests: [{{project: {{id: a, stage: pilot}}}}]
    expect: pass
"""


class Portfolio:
    """Judges manifests, given as their texts by file, under one rule."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.notices: list[str] = []
        self.loaded: list[str] = []

    def judge(
        self,
        manifests: dict[str, str],
        *judged: str,
        message: str = "So it is.",
        organisation: str = "",
        checks: dict[str, Any] | None = None,
        settings: Settings | None = None,
        again: dict[str, str] | None = None,
    ) -> ProjectReport:
        rules = {f"acme/rule-{number}.yaml": rule_text(each, message) for number, each in enumerate(judged)}
        pack = packs.load(written(self.folder, rules, pack=PACK, sources=SOURCES), checks or {}, cache=False)
        texts = {**manifests, **(again or {})}

        def load(origin: str) -> Document:
            self.loaded.append(origin)
            return source.load([(origin, texts[origin].encode())])

        org = source.load([("aigov.org.yaml", organisation.encode())]) if organisation else None
        inputs = Inputs("2026-01-01", SCHEMA, organisation=org, org_schema=ORGANISATION, checks=checks or {})
        if settings is not None:
            inputs = inputs._replace(settings=settings)
        with closing(Gathering(pack.rules, key_of)) as gathering:
            for file, text in manifests.items():
                document = source.load([(file, text.encode())])
                Judge([], inputs).judge(document, partial(gathering.keep, origin=file, file=file))
            self.left_out = gathering.left_out
            return judge(gathering, [pack], inputs, load, self.notices.append)


def manifest(name: str, stage: str = "pilot", more: str = "") -> str:
    return f"aigov: 1\nproject:\n  id: {name}\n  name: {name}\n  stage: {stage}\n{textwrap.indent(more, '  ')}"
