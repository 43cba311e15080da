"""The safe fixes of a report, for the formats that can suggest them; imported only where one is wanted."""

from collections.abc import Iterable

from aigov import fixing
from aigov.findings import Finding, Kind, ProjectReport
from aigov.fixing import Fix
from aigov.run.journey import Seen, judge_of
from aigov.source.text import Text


def suggested(report: ProjectReport, seen: Seen) -> ProjectReport:
    """Return a report of which each finding that has a safe fix in one place brings it: one of what `reports` takes."""
    if report.kind is not Kind.MANIFEST or not report.findings:
        return report
    fixes = [fix for fix in fixing.fixes(seen.document, report, judge_of(seen)) if fix.safe and len(fix.edits) == 1]
    if not fixes:
        return report
    texts = {name: Text(name, text) for name, text in seen.document.files}
    return report._replace(findings=tuple(_with(finding, fixes, texts) for finding in report.findings))


def _with(finding: Finding, fixes: Iterable[Fix], texts: dict[str, Text]) -> Finding:
    at = finding.at.span
    for fix in fixes:
        edit = fix.edits[0]
        near = edit.file == at.file and edit.start <= at.end and at.start <= edit.end
        if (fix.rule, fix.path) == (finding.rule, finding.path) and near and edit.file in texts:
            return finding._replace(suggestion=(texts[edit.file].span(edit.start, edit.end), edit.text))
    return finding
