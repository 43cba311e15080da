"""Reviewdog's diagnostics as one JSON document: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from json import dumps
from typing import Any, Final

from aigov.findings import Finding, Head, Level, ProjectReport, Totals
from aigov.reporters.text.columns import safe
from aigov.reporters.text.summary import last_lines
from aigov.reporters.text.told import CRASH, beside, counts, path, title, told
from aigov.span import Span

_RUN: Final = "aigov"
_FILE: Final = "aigov.yaml"
_SEVERITIES: Final = {Level.ERROR: "ERROR", Level.WARNING: "WARNING", Level.NOTE: "INFO"}


def render(head: Head, projects: Iterable[ProjectReport], totals: Callable[[], Totals]) -> Iterator[str]:
    """Yield a diagnostic on each line as reports come; the last ones hold the counts and what was not looked at."""
    yield f'{{"source": {dumps({"name": _RUN})}, "diagnostics": ['
    file, between = "", ""
    for report in projects:
        file = file or report.file
        for each in (*(_finding(one, head) for one in report.findings), *_beside(report)):
            yield f"{between}\n{dumps(each)}"
            between = ","
    sums = totals()
    last = (_line(text, _RUN, file or _FILE) for text in (title(head, sums), *last_lines(head, sums)[1:]))
    yield between + "\n" + ",\n".join(map(dumps, last)) + "\n]}\n"


def _finding(finding: Finding, head: Head) -> Mapping[str, Any]:
    span = finding.at.span
    # A location that is related stands in lines that are not at hand, and columns are bytes.
    related = [
        {"message": safe(each.path), "location": {"path": path(each.span.file), "range": _lines(each.span)}}
        for each in finding.related
    ]
    return {
        "message": "\n".join(told(finding, head)),
        "location": {"path": path(span.file), "range": _range(finding)},
        "severity": _SEVERITIES[finding.level] if counts(finding, head) else "INFO",
        "code": {"value": finding.rule},
        **({"related_locations": related} if related else {}),
        **_suggestions(finding),
    }


def _suggestions(finding: Finding) -> Mapping[str, Any]:
    if finding.suggestion is None:
        return {}
    span, text = finding.suggestion
    lines = dict(enumerate(finding.excerpt, finding.excerpt_line))
    if span.line not in lines or span.end_line not in lines:
        return {}
    return {"suggestions": [{"range": _columns(span, lines), "text": text}]}


def _beside(report: ProjectReport) -> Iterator[Mapping[str, Any]]:
    for rule, line in beside(report):
        yield _line(line, rule, report.file or _FILE, "ERROR" if rule == CRASH else "INFO")


def _line(message: str, rule: str, file: str, severity: str = "INFO") -> Mapping[str, Any]:
    location = {"path": path(file), "range": {"start": {"line": 1}}}
    return {"message": message, "location": location, "severity": severity, "code": {"value": rule}}


def _range(finding: Finding) -> Mapping[str, Any]:
    """Return the range of a finding with columns in bytes of UTF-8, or in whole lines where a line is not at hand."""
    span = finding.at.span
    lines = dict(enumerate(finding.excerpt, finding.excerpt_line))
    if span.line not in lines or span.end_line not in lines:
        return _lines(span)
    return _columns(span, lines)


def _columns(span: Span, lines: Mapping[int, str]) -> Mapping[str, Any]:
    return {
        "start": {"line": span.line, "column": _bytes(lines[span.line], span.column)},
        "end": {"line": span.end_line, "column": _bytes(lines[span.end_line], span.end_column)},
    }


def _lines(span: Span) -> Mapping[str, Any]:
    last = span.end_line - (span.end_column == 1 and span.end_line > span.line)
    return {"start": {"line": span.line}, "end": {"line": last}}


def _bytes(line: str, column: int) -> int:
    return len(line[: column - 1].encode("utf-8", "surrogateescape")) + 1
