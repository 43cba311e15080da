"""SARIF 2.1.0, for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from json import dumps
from typing import Any, Final
from urllib.parse import quote

from aigov.findings import Finding, Head, Location, ProjectReport, RuleCard, Standing, Switch, Totals
from aigov.language import figure, said
from aigov.reporters.text.columns import safe
from aigov.reporters.text.line import drawn, waived
from aigov.reporters.text.summary import last_lines

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT: Final = "%SRCROOT%"
_MOST: Final = 25_000
"""Results in one file that GitHub takes; it refuses the whole file with one more."""
_TAGS: Final = 20
"""Tags of one rule that GitHub takes."""
_LEVELS: Final = ("error", "warning", "note")


def render(head: Head, projects: Iterable[ProjectReport], totals: Callable[[], Totals]) -> Iterator[str]:
    """Yield one run: a driver with all rules, a result on each line as projects come, the last lines as notifications.

    Only what fails or is undecided is a result; a rule that passes has no place to show.
    """
    driver = {
        "name": "aigov",
        "semanticVersion": head.version,
        "rules": [_rule(card) for card in head.rules],
    }
    packs = [
        {"name": f"pack {name}", "version": version, "properties": {"digest": digest}}
        for name, version, digest in head.packs
    ]
    plugins = [{"name": name, "version": version} for name, version in head.plugins]
    tool = {"driver": driver, "extensions": packs + plugins}
    root = {_ROOT: {"description": {"text": said("The folder in which aigov ran.", "De map waarin aigov draaide.")}}}
    yield f'{{"$schema": {_text(_SCHEMA)}, "version": "2.1.0", "runs": [{{\n"tool": {_text(tool)},\n'
    yield f'"columnKind": "unicodeCodePoints", "originalUriBaseIds": {_text(root)},\n"results": ['
    index = {card.id: number for number, card in enumerate(head.rules)}
    results, crashed, between = 0, False, "\n"
    for report in projects:
        crashed = crashed or report.crashed
        for finding in report.findings:
            yield between + _text(_result(finding, index))
            results, between = results + 1, ",\n"
    sums = totals()
    last = list(last_lines(head, sums))
    if results > _MOST:
        last.append(
            said(
                f"GitHub takes {figure(_MOST)} results in one file, and these are {figure(results)}: check fewer "
                "manifests at a time.",
                f"GitHub neemt {figure(_MOST)} resultaten in één bestand aan, en dit zijn er {figure(results)}: "
                "controleer minder manifesten tegelijk.",
            )
        )
    invocation: dict[str, Any] = {
        "executionSuccessful": not crashed,
        "toolExecutionNotifications": [{"level": "note", "message": {"text": line}} for line in last],
    }
    if sums.switches:
        invocation["ruleConfigurationOverrides"] = [_override(switch, index) for switch in sums.switches]
    properties = {"today": head.today, "failLevel": head.fail_level, "strict": head.strict} | (
        {"floor": head.floor} if head.floor else {}
    )
    yield f'\n],\n"invocations": [{_text(invocation)}],\n"properties": {_text(properties)}\n}}]}}\n'


def _rule(card: RuleCard) -> Mapping[str, Any]:
    touches = {text: list(places) for text, places in card.touches.items()}
    tags = [card.id.partition("/")[0], card.ground, *chain.from_iterable(_touched(*each) for each in touches.items())]
    return {
        "id": card.id,
        "shortDescription": {"text": _prose(card.title)},
        "fullDescription": {"text": _prose(card.why or card.title)},
        "help": {"text": _prose(card.remedy or card.why or card.title)},
        "defaultConfiguration": {"enabled": card.level != "off", "level": _level(card.level)},
        "properties": {
            "tags": [tag for tag in tags if tag][:_TAGS],
            "ground": card.ground,
            "basis": card.basis,
            "touches": touches,
            "verifies": card.verifies,
        },
    }


def _touched(text: str, places: Iterable[str]) -> Iterator[str]:
    return (f"{text} {place}" for place in places)


def _level(level: str) -> str:
    return level if level in _LEVELS else "none"


def _result(finding: Finding, index: Mapping[str, int]) -> Mapping[str, Any]:
    undecided = not finding.weighs
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "kind": "open" if undecided else "fail",
        "level": "none" if undecided else finding.level.value,
        "message": {
            "text": _prose(
                f"{finding.message} {finding.remedy}" if finding.standing is Standing.OPEN else finding.message
            )
        },
        "locations": [_location(finding.at)],
        # Ours alone tells a finding from another; GitHub reads the second and otherwise hashes lines, which move.
        "fingerprints": {"aigov/v1": finding.fingerprint},
        "partialFingerprints": {"primaryLocationLineHash": f"{finding.fingerprint}:1"},
        "suppressions": _suppressions(finding),
        "properties": {
            "path": finding.path,
            "project": finding.project,
            "reason": finding.reason,
            "levelOfRule": finding.level.value,
            "outcome": finding.outcome.value,
            "day": finding.day,
            "acts": finding.acts._asdict(),
        },
    }
    if finding.standing in {Standing.BASELINED, Standing.EARLIER}:
        result["baselineState"] = "unchanged"
    if finding.rule in index:
        result["ruleIndex"] = index[finding.rule]
    if finding.related:
        result["relatedLocations"] = [{"id": n, **_location(each)} for n, each in enumerate(finding.related)]
    return result


def _suppressions(finding: Finding) -> list[Mapping[str, Any]]:
    if finding.standing in {Standing.OPEN, Standing.EARLIER}:
        return []  # on every result or on none (SARIF 3.27.23): empty says that it counts
    accepted: dict[str, Any] = {"kind": "external", "status": "accepted"}
    by = finding.exemption
    if finding.drawn:
        held = said(f"In a baseline: {drawn(finding.drawn)}.", f"In een beginstand: {drawn(finding.drawn)}.")
        return [accepted | {"justification": _prose(held), "properties": finding.drawn._asdict()}]
    if by is None:
        waiver = said("Waived.", "Er is een ontheffing.")
        baseline = said("In a baseline.", "In een beginstand.")
        return [accepted | {"justification": waiver if finding.standing is Standing.WAIVED else baseline}]
    return [accepted | {"justification": _prose(f"{waived(by)}."), "properties": by._asdict()}]


def _location(location: Location) -> Mapping[str, Any]:
    span = location.span
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    return {
        "physicalLocation": {"artifactLocation": _artifact(span.file), "region": region},
        "logicalLocations": [{"fullyQualifiedName": location.path or "$"}],
    }


def _artifact(file: str) -> Mapping[str, str]:
    path = quote(file, safe="/", errors="surrogateescape")
    if file.startswith("/"):
        return {"uri": f"file://{path}"}
    # A path that leaves the folder is not below the root (SARIF 3.4.4).
    return {"uri": path} if file.startswith("../") else {"uri": path, "uriBaseId": _ROOT}


def _override(switch: Switch, index: Mapping[str, int]) -> Mapping[str, Any]:
    off = switch.level == "off"
    descriptor = {"id": switch.rule} | ({"index": index[switch.rule]} if switch.rule in index else {})
    configuration = {"enabled": False} if off else {"level": _level(switch.level)}
    why = {"reason": switch.reason, "by": switch.by, "until": switch.until, "where": switch.where}
    return {"descriptor": descriptor, "configuration": configuration, "properties": why}


def _prose(text: str) -> str:
    # `[text](target)` is a link in a SARIF message, and part of this text is a manifest's.
    return safe(text).replace("](", "] (")


def _text(value: object) -> str:
    return dumps(value, allow_nan=False)
