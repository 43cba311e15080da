"""What an example expects beside what the rule says: every difference in a sentence."""

from collections.abc import Iterator
from typing import Any, Final

from aigov import paths
from aigov.findings import Finding, Kind, Outcome, ProjectReport
from aigov.language import said
from aigov.rule import Rule
from aigov.trial.example import ORGANISATION, Example, Schemas, key_of

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
            return [
                said(
                    f"`expect` is pass, not_applicable, undecided or a list of places; here it is {example.expect!r}.",
                    "`expect` is pass, not_applicable, undecided of een lijst van plaatsen; hier is het "
                    f"{example.expect!r}.",
                )
            ]
        is_met = outcome is expected and not (expected is Outcome.PASS and found)
        differences = (
            []
            if is_met
            else [
                said(
                    f"The rule should be {example.expect}, and it {_said(outcome, found)}",
                    f"De regel hoort {example.expect} te geven, en {_said(outcome, found)}",
                )
            ]
        )
    hint = _hint(rule, report)
    return [*differences, hint] if differences and hint else differences


def _outcome(rule: Rule, report: ProjectReport, found: list[Finding]) -> Outcome:
    """Return the rule's outcome; of one that was not asked at this stage or weight, not applicable."""
    if rule.reports:
        return Outcome.FAIL if found else Outcome.PASS
    outcomes = [each.outcome for each in report.outcomes if each.rule == rule.id]
    return outcomes[0] if outcomes else Outcome.NOT_APPLICABLE


def _said(outcome: Outcome, found: list[Finding]) -> str:
    places = "; ".join(
        said(f"at {finding.at.path}: {finding.message}", f"bij {finding.at.path}: {finding.message}")
        for finding in found
    )
    word = _word(outcome)
    return f"{word} ({places})." if places else f"{word}."


def _word(outcome: Outcome) -> str:
    match outcome:
        case Outcome.PASS:
            return said("passes", "geeft pass")
        case Outcome.FAIL:
            return said("fails", "geeft fail")
        case Outcome.NOT_APPLICABLE:
            return said("is not applicable", "geeft not_applicable")
    return said("is undecided", "geeft undecided")


def _hint(rule: Rule, report: ProjectReport) -> str:
    if report.kind is not Kind.MANIFEST or rule.reports:
        return ""
    if not report.stage:
        return said(
            "The example says no project.stage, so no rule can look.",
            "In het voorbeeld staat geen project.stage, dus geen regel is toe te passen.",
        )
    if report.stage not in rule.levels:
        return said(f"The rule does not bite at stage {report.stage}.", f"De regel geldt niet in fase {report.stage}.")
    return (
        said(
            "The example is of a light project, at which this rule does not look.",
            "Het voorbeeld is van een licht project, en daar kijkt deze regel niet naar.",
        )
        if report.light
        else ""
    )


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
            yield from (
                said(f"At {at}: {difference}", f"Bij {at}: {difference}")
                for difference in _unlike(each, here[0], example, schemas)
            )
            left.remove(here[0])
        else:
            yield said(
                f"A finding is expected at {at}, and there is none.",
                f"Bij {at} wordt een bevinding verwacht, en die is er niet.",
            )
    for finding in left:
        hole = said(f" (for {finding.path})", f" (voor {finding.path})") if finding.path != finding.at.path else ""
        yield said(
            f"A finding at {finding.at.path}{hole} is not expected: {finding.message}",
            f"Een bevinding bij {finding.at.path}{hole} wordt niet verwacht: {finding.message}",
        )
    if not left and not found and not wanted:
        yield said(
            "An empty list expects nothing; write pass, not_applicable or undecided.",
            "Een lege lijst verwacht niets; schrijf pass, not_applicable of undecided.",
        )


def _unlike(wanted: dict[str, Any], finding: Finding, example: Example, schemas: Schemas) -> Iterator[str]:
    level = wanted.get("level")
    if level is not None and level != finding.level.value:
        yield said(
            f"the level should be {level}, and is {finding.level.value}.",
            f"het niveau hoort {level} te zijn, en is {finding.level.value}.",
        )
    message = wanted.get("message")
    if message is not None and str(message) not in finding.message:
        yield said(
            f'the message should hold "{message}", and is: {finding.message}',
            f'de melding hoort "{message}" te bevatten, en is: {finding.message}',
        )
    if "also" in wanted:
        also = {_canonical(str(text), example, schemas) for text in wanted["also"]}
        related = {location.path for location in finding.related}
        if also != related:
            yield said(
                f"the related places should be {_list(also)}, and are {_list(related)}.",
                f"de bijbehorende plaatsen horen {_list(also)} te zijn, en zijn {_list(related)}.",
            )


def _list(texts: set[str]) -> str:
    return ", ".join(sorted(texts)) or said("none", "geen")


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
