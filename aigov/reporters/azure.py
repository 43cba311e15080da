"""Azure Pipelines' logging commands: each error and warning becomes an issue of the run, all else a line of its log.

https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from aigov.findings import Finding, Head, Level, ProjectReport, Standing, Totals
from aigov.reporters.text.columns import safe
from aigov.reporters.text.line import line
from aigov.reporters.text.summary import last_lines
from aigov.reporters.text.told import CRASH, beside, counts, path, title, told

_ISSUES: Final = (Level.ERROR, Level.WARNING)
# The agent acts on a command wherever it stands in a line, so none may come from a manifest.
_SIGN: Final = "##"
_ESCAPED: Final = {"%": "%AZP25", "\r": "%0D", "\n": "%0A", "]": "%5D", ";": "%3B"}
"""What an agent decodes in a command; `%25` it would not."""


def render(head: Head, projects: Iterable[ProjectReport], totals: Callable[[], Totals]) -> Iterator[str]:
    """Yield a line for each finding; where some are issues, the counts are one too: a summary shows nothing else."""
    issues = 0
    for report in projects:
        for finding in report.findings:
            is_issue = counts(finding, head) and finding.level in _ISSUES
            issues += is_issue
            yield _issue(finding, head) if is_issue else _logged(finding, head)
        for rule, said in beside(report):
            broke = rule == CRASH
            issues += broke
            yield (
                _command("error", said, file=report.file, code=rule)
                if broke
                else _plain(f"{safe(report.file)}: {said}")
            )
    sums = totals()
    if issues:
        yield _command("warning", title(head, sums), code="aigov")
    yield from (f"##[section]{_harmless(text)}\n" for text in last_lines(head, sums))


def _issue(finding: Finding, head: Head) -> str:
    span = finding.at.span
    return _command(
        finding.level.value,
        f"{' '.join(told(finding, head))} [{finding.rule}]",
        file=span.file,
        line=span.line,
        column=span.column,
        code=finding.rule,
    )


def _logged(finding: Finding, head: Head) -> str:
    more = told(finding, head)[1:] if finding.standing is Standing.OPEN else ()
    return _plain(" ".join([line(finding, [finding.rule], color=False), *more]))


def _command(kind: str, message: str, *, file: str = "", line: int = 0, column: int = 0, code: str) -> str:
    where = {"sourcepath": path(file), "linenumber": line, "columnnumber": column}
    properties = {"type": kind, **{key: value for key, value in where.items() if value}, "code": code}
    said = "".join(f"{key}={_escaped(str(value))};" for key, value in properties.items())
    return f"##vso[task.logissue {said}]{_data(_harmless(message))}\n"


def _plain(text: str) -> str:
    return f"{_harmless(text)}\n"


def _harmless(text: str) -> str:
    while _SIGN in text:
        text = text.replace(_SIGN, "# #")
    return text


def _data(text: str) -> str:
    return "".join(_ESCAPED[each] if each in "%\r\n" else each for each in text)


def _escaped(text: str) -> str:
    return "".join(_ESCAPED.get(each, each) for each in text)
