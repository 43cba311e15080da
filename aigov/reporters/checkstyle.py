"""Checkstyle's XML, which many forges and editors read: an entry for each finding, by file; the run is the last one."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Final

from aigov.findings import Finding, Head, Level, ProjectReport, Totals
from aigov.reporters.text.summary import last_lines
from aigov.reporters.text.told import beside, counts, path, title, told
from aigov.reporters.text.xml import tag

_RUN: Final = "aigov"
_SEVERITIES: Final = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "info"}


def render(head: Head, projects: Iterable[ProjectReport], totals: Callable[[], Totals]) -> Iterator[str]:
    """Yield the entries as reports come. What does not count is `info`, and its message says why it does not."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="10.0">\n'
    for report in projects:
        for file, findings in groupby(report.findings, lambda finding: finding.at.span.file):
            yield f"{tag('file', name=path(file))}>\n"
            yield from (_entry(finding, head) for finding in findings)
            yield "</file>\n"
        aside = list(beside(report))
        if aside:
            yield f"{tag('file', name=path(report.file) or _RUN)}>\n"
            yield from (_line(line, rule) for rule, line in aside)
            yield "</file>\n"
    sums = totals()
    yield f"{tag('file', name=_RUN)}>\n"
    yield from (_line(line, _RUN) for line in (title(head, sums), *last_lines(head, sums)[1:]))
    yield "</file>\n</checkstyle>\n"


def _entry(finding: Finding, head: Head) -> str:
    span = finding.at.span
    severity = _SEVERITIES[finding.level] if counts(finding, head) else "info"
    message = " ".join(told(finding, head))
    source = f"{_RUN}.{finding.rule}"
    return tag("error", line=span.line, column=span.column, severity=severity, message=message, source=source) + "/>\n"


def _line(message: str, rule: str) -> str:
    source = rule if rule == _RUN else f"{_RUN}.{rule}"
    return tag("error", line=1, column=1, severity="info", message=message, source=source) + "/>\n"
