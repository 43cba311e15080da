"""Rules by subjects: judges one document under the packs of a configuration; knows stages, weight and who is meant."""

from collections.abc import Iterable

from aigov.engine.inputs import Inputs, Settings
from aigov.engine.judge import Judge
from aigov.engine.subject import Check, Judgement, Subject
from aigov.findings import ProjectReport
from aigov.packs import Pack
from aigov.source import Document


def judge(document: Document, packs: Iterable[Pack], inputs: Inputs) -> ProjectReport:
    """Return everything that the rules of `packs` say of one document; a run that judges many keeps a `Judge`."""
    return Judge(packs, inputs).judge(document)


__all__ = ["Check", "Inputs", "Judge", "Judgement", "Settings", "Subject", "judge"]
