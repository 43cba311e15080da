"""What an example expects beside what the rule says: every difference in a sentence."""

from collections.abc import Iterator
from typing import Any, Final

from aigov import paths
from aigov.findings import Finding, Kind, Outcome, ProjectReport
from aigov.rule import Rule
from aigov.trial.example import ORGANISATION, Example, Schemas, key_of

_WORDS: Final = {
    Outcome.PASS: "passes",
    Outcome.FAIL: "fails",
    Outcome.NOT_APPLICABLE: "is not applicable",
    Outcome.UNDECIDED: "is undecided",
}
_EXPECTED: Final = {"pass": Outcome.PASS, "not_applicable": Outcome.NOT_APPLICABLE, "undecided": Outcome.UNDECIDED}


def mismatches(rule: Rule, example: Example, report: ProjectReport, schemas: Schemas) -> list[str]:
    """Return every difference between what `example` expects and what `report` says of `rule`; empty where it holds."""
    found = [finding for finding in report.findings if finding.rule == rule.id]
    outcome = _outcome(rule, report, found)
    if isinstance(example.expect, list):
        wanted = [each for each in example.expect if isinstance(each, dict)]
        differences = [*_compared(wanted, found, example, schemas)]
    else:
        expected = _EXPECTED.get(str(example.expect))
        if expected is None:
            return [f"`expect` is pass, not_applicable, undecided or a list of places; here it is {example.expect!r}."]
        is_met = outcome is expected and not (expected is Outcome.PASS and found)
        differences = [] if is_met else [f"The rule should be {example.expect}, and it {_said(outcome, found)}"]
    hint = _hint(rule, report)
    return [*differences, hint] if differences and hint else differences


def _outcome(rule: Rule, report: ProjectReport, found: list[Finding]) -> Outcome:
    """Return the rule's outcome; of one that was not asked at this stage or weight, not applicable."""
    if rule.reports:
        return Outcome.FAIL if found else Outcome.PASS
    outcomes = [each.outcome for each in report.outcomes if each.rule == rule.id]
    return outcomes[0] if outcomes else Outcome.NOT_APPLICABLE


def _said(outcome: Outcome, found: list[Finding]) -> str:
    places = "; ".join(f"at {finding.at.path}: {finding.message}" for finding in found)
    return f"{_WORDS[outcome]} ({places})." if places else f"{_WORDS[outcome]}."


def _hint(rule: Rule, report: ProjectReport) -> str:
    if report.kind is not Kind.MANIFEST or rule.reports:
        return ""
    if not report.stage:
        return "The example says no project.stage, so no rule can look."
    if report.stage not in rule.levels:
        return f"The rule does not bite at stage {report.stage}."
    return "The example is of a light project, at which this rule does not look." if report.light else ""


def _compared(wanted: list[dict[str, Any]], found: list[Finding], example: Example, schemas: Schemas) -> Iterator[str]:
    """Pair each place that is expected with a finding; yield what is left over on either side."""
    left = [finding for finding in found if finding.outcome is Outcome.FAIL]
    for each in wanted:
        at = _canonical(str(each.get("at", "$")), example, schemas)
        here = [finding for finding in left if finding.at.path == at]
        match = next((finding for finding in here if not [*_unlike(each, finding, example, schemas)]), None)
        if match is not None:
            left.remove(match)
        elif here:
            yield from (f"At {at}: {difference}" for difference in _unlike(each, here[0], example, schemas))
            left.remove(here[0])
        else:
            yield f"A finding is expected at {at}, and there is none."
    for finding in left:
        hole = f" (for {finding.path})" if finding.path != finding.at.path else ""
        yield f"A finding at {finding.at.path}{hole} is not expected: {finding.message}"
    if not left and not found and not wanted:
        yield "An empty list expects nothing; write pass, not_applicable or undecided."


def _unlike(wanted: dict[str, Any], finding: Finding, example: Example, schemas: Schemas) -> Iterator[str]:
    level = wanted.get("level")
    if level is not None and level != finding.level.value:
        yield f"the level should be {level}, and is {finding.level.value}."
    message = wanted.get("message")
    if message is not None and str(message) not in finding.message:
        yield f'the message should hold "{message}", and is: {finding.message}'
    if "also" in wanted:
        also = {_canonical(str(text), example, schemas) for text in wanted["also"]}
        related = {location.path for location in finding.related}
        if also != related:
            yield f"the related places should be {_list(also)}, and are {_list(related)}."


def _list(texts: set[str]) -> str:
    return ", ".join(sorted(texts)) or "none"


def _canonical(text: str, example: Example, schemas: Schemas) -> str:
    """Return a path of `expect` as findings write it: items by their key, the organisation's under its own word."""
    project, colon, inside = text.partition(":")
    if len(example.manifests) > 1 or colon:
        for manifest in example.manifests if colon else ():
            if isinstance(manifest, dict) and (manifest.get("project") or {}).get("id") == project:
                return f"{project}:{_canonical(inside, example._replace(manifests=(manifest,)), schemas)}"
    begin, dot, rest = text.partition(".")
    data, schema = (example.manifests[0] if example.manifests else {}), schemas.manifest
    if begin in {"org", ORGANISATION} and example.organisation is not None:
        data, schema = {ORGANISATION: example.organisation}, schemas.organisation
        text = f"{ORGANISATION}{dot}{rest}"
    keys = key_of(schema)
    try:
        return paths.text(data, paths.resolve(data, text, keys), keys)
    except (KeyError, ValueError):
        return text
