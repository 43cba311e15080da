"""GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from json import dumps
from typing import Any, Final

from aigov.findings import Finding, Head, Level, ProjectReport, Totals
from aigov.reporters.text.markup import prose
from aigov.reporters.text.summary import last_lines
from aigov.reporters.text.told import CRASH, beside, counts, path, title, told

_RUN: Final = "aigov"
_FILE: Final = "aigov.yaml"
_SEVERITIES: Final = {Level.ERROR: "critical", Level.WARNING: "major", Level.NOTE: "minor"}
_INFO: Final = "info"


def render(head: Head, projects: Iterable[ProjectReport], totals: Callable[[], Totals]) -> Iterator[str]:
    """Yield an issue on each line as reports come, and last one with the counts and one for each further last line.

    A merge request shows the description alone, so that it says what a finding says.
    """
    file, between = "", "["
    for report in projects:
        file = file or report.file
        met: Counter[tuple[str, str]] = Counter()
        for finding in report.findings:
            key = (finding.fingerprint, finding.at.span.file)
            met[key] += 1
            yield f"{between}\n{dumps(_finding(finding, head, met[key]))}"
            between = ","
        for rule, line in beside(report):
            severity = "blocker" if rule == CRASH else _INFO
            issue = _issue(line, rule, _hashed(rule, report.kind.value, report.file), severity, report.file or _FILE, 1)
            yield f"{between}\n{dumps(issue)}"
            between = ","
    sums = totals()
    # Two that are alike would be one to GitLab; what changes with the day alone is the same as before.
    same = str((sums.errors, sums.warnings, sums.notes, sums.undecided, sums.waived, sums.baselined, sums.subjects))
    issues = [_issue(title(head, sums), _RUN, _hashed(_RUN, same), _INFO, file or _FILE, 1)]
    issues += [
        _issue(line, _RUN, _hashed(_RUN, str(number), line), _INFO, file or _FILE, 1)
        for number, line in enumerate(last_lines(head, sums)[1:])
    ]
    yield f"{between}\n" + ",\n".join(map(dumps, issues)) + "\n]\n"


def _finding(finding: Finding, head: Head, times: int) -> Mapping[str, Any]:
    span = finding.at.span
    lines = told(finding, head)
    severity = _SEVERITIES[finding.level] if counts(finding, head) else _INFO
    if finding.rule == CRASH and counts(finding, head):
        severity = "blocker"
    # One id in two manifests, or one place twice in a report: each is an issue of its own.
    fingerprint = _hashed(finding.fingerprint, span.file, str(times))
    issue = _issue(" ".join(lines), finding.rule, fingerprint, severity, span.file, span.line)
    also = [f"{path(each.span.file)}:{each.span.line} {each.path}" for each in finding.related]
    return issue | {"content": {"body": "\n\n".join(map(prose, [*lines, *also]))}}


def _issue(description: str, rule: str, fingerprint: str, severity: str, file: str, line: int) -> dict[str, Any]:
    return {
        "type": "issue",
        "check_name": rule,
        "description": description,
        "categories": ["Compatibility"] if rule.startswith("manifest/") else ["Style"],
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": path(file), "lines": {"begin": line}},
    }


def _hashed(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:32]
