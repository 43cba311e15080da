"""One example judged by its own rule alone, as `check` would."""

from collections.abc import Callable, Mapping
from contextlib import closing
from functools import partial
from typing import Any, NamedTuple

from aigov import portfolio, source
from aigov.engine import Inputs, Judge, Settings
from aigov.findings import Kind, ProjectReport
from aigov.language import ENGLISH, speaking
from aigov.packs import Pack
from aigov.rule import Rule
from aigov.source import Document
from aigov.trial.example import ORGANISATION, Example, Schemas, key_of


class Trial(NamedTuple):
    """What the examples of a pack are judged with."""

    pack: Pack
    schemas: Schemas
    checks: Mapping[str, Callable[..., Any]]

    def judged(self, rule: Rule, example: Example, language: str = ENGLISH) -> ProjectReport:
        """Return the report on an example, judged by `rule` alone: nothing is required of it but by the rule.

        An example of a rule with `reports` is held to everything that structure asks. What examples expect of a
        message is written in the language of `message` itself, beside aigov's English, whoever runs them.
        """
        with speaking(language):
            return self._judged(rule, example)

    def _judged(self, rule: Rule, example: Example) -> ProjectReport:
        if rule.scope == "portfolio":
            return self._side_by_side(rule, example)
        schemas = self.schemas
        is_organisation = rule.scope == "organisation"
        organisation = None if example.organisation is None else source.of({ORGANISATION: example.organisation})
        inputs = Inputs(
            today=example.as_of,
            schema=schemas.organisation if is_organisation else schemas.manifest,
            kind=Kind.ORGANISATION if is_organisation else Kind.MANIFEST,
            organisation=None if is_organisation else organisation,
            org_schema=schemas.organisation,
            settings=Settings(limits={rule.id: example.limits}),
            checks=self.checks,
            fragments=not rule.reports,
        )
        document = organisation if is_organisation and organisation is not None else _document(rule, example)
        return Judge([self.pack._replace(rules=(rule,))], inputs).judge(document)

    def _side_by_side(self, rule: Rule, example: Example) -> ProjectReport:
        """Return what a portfolio rule says of the manifests of an example; each is its own file, by its position."""
        organisation = None if example.organisation is None else source.of({ORGANISATION: example.organisation})
        inputs = Inputs(
            today=example.as_of,
            schema=self.schemas.manifest,
            organisation=organisation,
            org_schema=self.schemas.organisation,
            settings=Settings(selected=frozenset(), limits={rule.id: example.limits}),
            checks=self.checks,
            fragments=True,
        )
        documents = [source.of(manifest, f"{position}") for position, manifest in enumerate(example.manifests)]
        with closing(portfolio.Gathering([rule], key_of(self.schemas.manifest), fragments=True)) as gathering:
            looking = Judge([], inputs)
            for position, document in enumerate(documents):
                looking.judge(document, partial(gathering.keep, origin=position, file=str(position)))
            pack = self.pack._replace(rules=(rule,))
            return portfolio.judge(gathering, [pack], inputs, documents.__getitem__, lambda _: None)


def _document(rule: Rule, example: Example) -> Document:
    if example.text:
        files = {"aigov.yaml": example.text, **example.files}
        return source.load([(name, text.encode()) for name, text in files.items()])
    document = source.of(example.manifests[0])
    if example.problem:
        document.problems += (source.Problem(rule.reports, (), document.nearest(()), example.problem),)
    return document
