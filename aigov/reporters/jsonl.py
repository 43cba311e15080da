"""The same as the format json, line by line, for programs that read as they go: each line is a document of its own."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from json import dumps
from typing import Any

from aigov.findings import Head, ProjectReport, Totals
from aigov.reporters.json import (
    finding_as_data,
    head_as_data,
    outcome_as_data,
    plain,
    report_as_data,
    totals_as_data,
)
from aigov.reporters.text.summary import last_lines


def render(head: Head, projects: Iterable[ProjectReport], totals: Callable[[], Totals]) -> Iterator[str]:
    """Yield the head, the rules, then each report with its findings and outcomes, then the record and the totals.

    The key `line` says what a line is; `report` counts the reports from 0.
    """
    yield _line("head", head_as_data(head))
    for card in head.rules:
        yield _line("rule", plain(card._asdict()))
    for number, report in enumerate(projects):
        yield _line("report", {"report": number, **report_as_data(report)})
        for finding in report.findings:
            yield _line("finding", {"report": number, **finding_as_data(finding)})
        for outcome in report.outcomes:
            yield _line("outcome", {"report": number, **outcome_as_data(outcome)})
    sums = totals()
    if head.record is not None:
        record = head.record()
        yield _line("record", {key: value for key, value in record.items() if key != "files"})
        for file in record["files"]:
            yield _line("file", file)
    yield _line("totals", {**plain(totals_as_data(sums)), "last_lines": list(last_lines(head, sums))})


def _line(what: str, values: Mapping[str, Any]) -> str:
    return dumps({"line": what, **values}, allow_nan=False) + "\n"
