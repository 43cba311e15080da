"""A baseline held against one report: what does not count, what it may not hold, and which of its entries are stale."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from aigov.baseline.form import Baseline, Entry
from aigov.errors import ConfigError
from aigov.findings import Drawn, Finding, Kind, Level, Outcome, ProjectReport, Standing
from aigov.language import said
from aigov.rule import Rule

_KINDS: Final = {"manifest": Kind.MANIFEST, "organisation": Kind.ORGANISATION, "portfolio": Kind.PORTFOLIO}
_OF_STRUCTURE: Final = "manifest/"


class Around(NamedTuple):
    """What a baseline is held against: the rules, those that are asked, their levels, and those that are mandatory.

    `selected` are the rules that are asked; None is all of them. A level of None is a rule that is switched off.
    """

    rules: Mapping[str, Rule]
    mandatory: frozenset[str]
    selected: frozenset[str] | None
    levels: Mapping[str, Level | None]


class Stale(NamedTuple):
    """An entry that holds nothing, and why; `void` where what it names may stand in no baseline."""

    entry: Entry
    why: str
    void: bool = False


def exempt(name: str, around: Around) -> str:
    """Return why what a rule finds may stand in no baseline; empty where it may."""
    rule = around.rules.get(name)
    if rule is None:
        return said("it is no rule of the packs in use", "het is geen regel van de regelpakketten die in gebruik zijn")
    if name in around.mandatory:
        return said("the organisation made it mandatory", "de organisatie heeft de regel verplicht gesteld")
    if rule.reports:
        return said(
            "it tells what could not be read or judged", "de regel meldt wat niet te lezen of te beoordelen was"
        )
    return (
        ""
        if rule.waivable
        else said("the rule itself says that nothing excuses it", "de regel laat zelf geen uitzondering toe")
    )


def is_open(finding: Finding, around: Around) -> bool:
    """Return whether a finding counts, or would under --strict, and may stand in a baseline."""
    return finding.standing is Standing.OPEN and bool(finding.project) and not exempt(finding.rule, around)


def apply(report: ProjectReport, baseline: Baseline, around: Around) -> tuple[ProjectReport, list[Stale]]:
    """Return a report with the standing that `baseline` gives its findings, and its entries that are stale here.

    Raises ConfigError for an entry whose fingerprint is that of another rule or place than it says.
    """
    mine = _mine(report, baseline, around)
    if not mine:
        return report, []
    stale: list[Stale] = []
    findings = []
    met = {finding.fingerprint for finding in report.findings} & mine.keys()
    missed = [entry for entry in mine.values() if entry.fingerprint not in met]
    for finding in report.findings:
        entry = mine.get(finding.fingerprint)
        if entry is not None:
            _agree(entry, finding, baseline)
        else:
            entry = next((each for each in missed if is_same(each, finding, around.rules)), None)
        if entry is None:
            findings.append(finding)
        else:
            met.add(entry.fingerprint)
            findings.append(_standing(finding, entry, baseline, around, stale))
    told = _Told(report, around)
    for entry in mine.values():
        why = "" if entry.fingerprint in met else told.gone(entry)
        if why:
            stale.append(Stale(entry, why))
    return report._replace(findings=tuple(findings)), stale


def is_same(entry: Entry, finding: Finding, rules: Mapping[str, Rule]) -> bool:
    """Return whether a finding is that of `entry`, marked elsewhere.

    What was absent as a whole may be written in part by now, and must not be worse for it. And a rule that asserts one
    thing of the whole names the first place that it meets: another one, when a list is put into another order.
    """
    if entry.rule != finding.rule or finding.standing is not Standing.OPEN or not entry.covers(finding):
        return False
    if _is_within(finding.path, entry.path):
        return True
    rule = rules.get(entry.rule)
    if rule is None or rule.each or rule.check is not None:
        return False
    required = {each.path.text for each in rule.require}
    return entry.path not in required and finding.path not in required


def _is_within(path: str, outer: str) -> bool:
    return outer != "$" and path.startswith((f"{outer}.", f"{outer}["))


def _mine(report: ProjectReport, baseline: Baseline, around: Around) -> dict[str, Entry]:
    """Return the entries that this report can speak of, by their fingerprints."""
    found = {}
    for entry in baseline.by_project.get(report.subject, ()) if report.subject else ():
        rule = around.rules.get(entry.rule)
        kind = Kind.MANIFEST if rule is None or rule.reports else _KINDS.get(rule.scope)
        if kind is report.kind:
            found[entry.fingerprint] = entry
    return found


def _agree(entry: Entry, finding: Finding, baseline: Baseline) -> None:
    for what, written, real in (("rule", entry.rule, finding.rule), ("path", entry.path, finding.path)):
        if written != real:
            kind = said("the rule", "de regel") if what == "rule" else said("the path", "het pad")
            damaged = said(
                f'this entry is damaged: its fingerprint is that of {kind} "{real}", and "{written}" is written.',
                f'dit item is beschadigd: de vingerafdruk is die van {kind} "{real}", en er staat "{written}".',
            )
            raise ConfigError(damaged, where=f"{baseline.name}:{entry.line}")


def _standing(finding: Finding, entry: Entry, baseline: Baseline, around: Around, stale: list[Stale]) -> Finding:
    why = exempt(finding.rule, around)
    if why:
        stale.append(Stale(entry, why, void=True))
    elif finding.standing is Standing.OPEN and not entry.covers(finding):
        stale.append(Stale(entry, _outgrown(entry, finding)))
    elif finding.standing is Standing.OPEN:
        drawn = Drawn(f"{baseline.name}:{entry.line}", entry.day)
        return finding._replace(standing=Standing.BASELINED, drawn=drawn)
    return finding


def _outgrown(entry: Entry, finding: Finding) -> str:
    if finding.weighs and not entry.counted:
        return said(
            f"what could not be told on {entry.day} counts by now, and is new",
            f"wat op {entry.day} onbepaald was, telt inmiddels mee, en is nieuw",
        )
    was, now = _a(entry.level), _a(finding.level.value)
    return said(
        f"it weighed {was} on {entry.day} and is {now} now, which is new",
        f"het was {was} op {entry.day} en is nu {now}, wat nieuw is",
    )


def _a(level: str) -> str:
    match level:
        case Level.ERROR.value:
            return said("an error", "een fout")
        case Level.WARNING.value:
            return said("a warning", "een waarschuwing")
    return said("a note", "een opmerking")


class _Told:
    """What a report can tell of findings that it does not have."""

    def __init__(self, report: ProjectReport, around: Around) -> None:
        self.report = report
        self.around = around
        self.outcomes = {each.rule: each.outcome for each in report.outcomes}
        self.is_whole = not any(finding.rule.startswith(_OF_STRUCTURE) for finding in report.findings)

    def gone(self, entry: Entry) -> str:
        """Return why an entry without its finding is stale; empty where that cannot be told from this report."""
        around, report = self.around, self.report
        rule = around.rules.get(entry.rule)
        if rule is None:
            return said(
                "its rule is none of the packs in use", "de regel hoort bij geen van de regelpakketten in gebruik"
            )
        asked = around.selected is None or rule.id in around.selected
        if not asked or around.levels.get(rule.id, rule.level) is None:
            return ""  # switched off: it is back with the end of the switch
        if report.crashed or (report.kind is Kind.MANIFEST and not report.stage):
            return ""
        unread = not self.is_whole or rule.id in report.lacking
        if unread and self.outcomes.get(rule.id) is Outcome.UNDECIDED:
            return ""  # what cannot be read is not mended
        return said("nothing of the kind is found there any more", "zoiets wordt daar niet meer gevonden")
