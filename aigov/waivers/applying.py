"""A report with its waivers: what they cover no longer counts and says why; what is wrong with them is found."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from aigov.engine.finding import ordered
from aigov.engine.structural import Trouble
from aigov.engine.view import View
from aigov.engine.worded import worded
from aigov.findings import Acts, Exemption, Finding, Level, ProjectReport, Standing
from aigov.waivers.around import HOLDS, Around, unwaivable
from aigov.waivers.assessing import Assessment, Fault, assess
from aigov.waivers.people import Circle
from aigov.waivers.register import Entry, Register

if TYPE_CHECKING:
    from aigov.paths import Path
    from aigov.rule import Rule

Levels = Mapping[str, Level | None]


def applied(
    report: ProjectReport,
    registers: Sequence[Register],
    around: Around,
    *,
    levels: Levels,
    files: tuple[str, ...],
    told: set[str],
) -> ProjectReport:
    """Return `report` with what the waivers in `registers`, the nearest first, have to do with it.

    `levels` are those that configuration gives to rules. `files` are those of the subject, whose findings come first.
    What is wrong with a file as a whole is said with the first report that is given it; `told` remembers which were.
    """
    found = list(report.findings)
    words = _Words(around, levels)
    for register in registers:
        if register.name not in told:
            told.add(register.name)
            found += words.of_file(register)
    for register, each in looked(report, registers, around):
        found += (words.of(register, each.entry, fault, report.subject) for fault in each.faults)
        if each.state in HOLDS:
            for at in each.covered:
                found[at] = _waived(found[at], each, around)
    if len(found) == len(report.findings) and not any(finding.exemption for finding in found):
        return report
    return report._replace(findings=ordered(found, files))


def looked(
    report: ProjectReport, registers: Sequence[Register], around: Around
) -> Iterator[tuple[Register, Assessment]]:
    """Yield what each waiver of the report's subject comes to, beside the file that it stands in."""
    # A subject without an id that can be read is nobody's, and no waiver is for it.
    named = [(register, register.by_project.get(report.subject, ())) for register in registers if report.subject]
    homes = {id(entry): register for register, entries in named for entry in entries}
    for each in assess(report, [entry for _, entries in named for entry in entries], around):
        yield homes[id(each.entry)], each


def said(report: ProjectReport, register: Register, each: Assessment, around: Around) -> list[str]:
    """Return, in whole sentences, what is to be said of one waiver."""
    words = _Words(around, {})
    return [words.of(register, each.entry, fault, report.subject).message for fault in each.faults]


def strays(register: Register, seen: frozenset[str], around: Around, levels: Levels) -> Iterator[tuple[Entry, Finding]]:
    """Yield each entry of a project that none of those `seen` is, with the finding that says so."""
    words = _Words(around, levels)
    for project, entries in register.by_project.items():
        for entry in entries if project and project not in seen else ():
            if entry.sound:
                fault = Fault("waiver-unknown-project", "project", {"id": entry.id, "project": project})
                yield entry, words.of(register, entry, fault, project)


def exemption(entry: Entry, circle: Circle) -> Exemption:
    """Return what reports say of a waiver that holds."""
    return Exemption(
        id=entry.id,
        where=entry.where,
        reason=" ".join(entry.text("reason").split()),
        requested_by=_name(entry.data.get("requested_by"), circle),
        approved_by=_name(entry.data.get("approved_by"), circle),
        approved_on=entry.text("approved_on"),
        expires_on=entry.text("expires_on"),
        measures=entry.measures,
        reference=entry.text("reference"),
    )


def _waived(finding: Finding, by: Assessment, around: Around) -> Finding:
    # Asked once more where it takes effect: nothing that was forgotten above may hide what nobody may waive.
    if finding.standing is not Standing.OPEN or unwaivable(around.rules.get(finding.rule), around):
        return finding
    return finding._replace(standing=Standing.WAIVED, exemption=exemption(by.entry, around.circle))


def _name(raw: object, circle: Circle) -> str:
    led = circle.led(raw)
    name = led.person.get("name", "")
    return str(name) or str(raw)


class _Words:
    """Puts what is wrong with waivers into the words of the rules that report it."""

    def __init__(self, around: Around, levels: Levels) -> None:
        self.around = around
        self.levels = levels
        self._rules = {rule.reports: rule for rule in around.rules.values() if rule.reports}

    def of_file(self, register: Register) -> Iterator[Finding]:
        """Yield what is wrong with a file whoever it is for: its form, and entries that name no project."""
        for trouble in register.troubles:
            yield self._finding(register, trouble, "", register.sheet.text(trouble.path))
        for entry in register.by_project.get("", ()):
            if entry.sound:
                details = {"id": entry.id, "parts": "project"}
                yield self.of(register, entry, Fault("waiver-incomplete", "", details), "")

    def of(self, register: Register, entry: Entry, fault: Fault, subject: str) -> Finding:
        """Return the finding on one entry, at the part that it is about, or where the entry begins."""
        document = register.sheet.document
        path: Path = (*entry.path, fault.part) if fault.part else entry.path
        also = tuple(document.nearest(each.path) for each in fault.also if each.where.startswith(f"{register.name}:"))
        trouble = Trouble(fault.kind, path, document.nearest(path), fault.details, also)
        made = self._finding(register, trouble, subject, f"{register.sheet.text(path)}#{fault.details.get('rule', '')}")
        made = made._replace(day=fault.details.get("ends", ""))
        raw = entry.data.get("requested_by")
        name = _name(raw, self.around.circle) if raw else ""
        role = raw if isinstance(raw, str) and raw != name else ""
        return made._replace(acts=Acts(role, name)) if name else made

    def _finding(self, register: Register, trouble: Trouble, subject: str, identity: str) -> Finding:
        rule: Rule | None = self._rules.get(trouble.kind)
        level = Level.ERROR if rule is None else self.levels.get(rule.id) or rule.level
        sheet = register.sheet
        view = View(
            sheet, None, stage="", weight="", today=self.around.today, sections=False, roles=self.around.circle.roles
        )
        try:
            return worded(trouble, rule, level, view, subject, identity)
        finally:
            view.close()
