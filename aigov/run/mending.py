"""Fixes over a whole run: each subject is mended round by round, and what came of it is handed out file by file."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from aigov.discovery import files
from aigov.discovery.surroundings import within
from aigov.discovery.target import SECTIONS
from aigov.engine import Judge
from aigov.findings import Finding, Kind, Outcome, ProjectReport, Standing
from aigov.fixing import Fix, RefusedError, mended, overlap, tried
from aigov.language import said
from aigov.run.journey import Seen
from aigov.run.survey import Survey
from aigov.source import Document, Unread
from aigov.source.text import Text

_ROUNDS: Final = 12
"""Of two fixes of one place the second is made in the next round; what goes on after so many has no end."""

_MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""A byte order mark, which stays where it was."""


class Made(NamedTuple):
    """One fix as it was made: `FILE:LINE:COLUMN` at that time, and whatever else it says."""

    where: str
    fix: Fix


class Changed(NamedTuple):
    """One file before and after; `file` is absolute, `name` as a report writes it."""

    file: str
    name: str
    before: bytes
    after: bytes


class Mended(NamedTuple):
    """One subject: what changed, what was done, and what was not.

    `unsafe` are fixes that nobody asked for, `refused` those that would have changed something else, `left` counts the
    open findings that no fix mends, `untouched` has a sentence for each file that could not be mended.
    """

    changed: tuple[Changed, ...]
    made: tuple[Made, ...]
    unsafe: tuple[Made, ...]
    refused: tuple[Made, ...]
    left: int
    untouched: tuple[str, ...]


class Mending:
    """The subjects of a run; `after` is one of what `Survey.reports` takes, the last."""

    def __init__(self, survey: Survey, stdin: bytes, *, unsafe: bool) -> None:
        """`stdin` is what is piped in; with `unsafe` the fixes are made that only people can answer for."""
        self._survey = survey
        self._stdin = stdin
        self._unsafe = unsafe
        self._done: list[Mended] = []

    def drawn(self) -> Iterator[Mended]:
        """Yield what came of the subjects that were reported since this was asked last."""
        while self._done:
            yield self._done.pop(0)

    def after(self, report: ProjectReport, seen: Seen) -> ProjectReport:
        """Mend what `report` found, as far as that goes, and return the report on what is left."""
        if report.kind is Kind.ORGANISATION and seen.target.kind is Kind.MANIFEST:
            return report  # the manifest that holds the organisation was mended as one
        contents, untouched = self._contents(seen)
        closed = {each.fingerprint for each in report.findings if each.standing is not Standing.OPEN}
        document, made, refused = seen.document, [], dict[Fix, Made]()
        unsafe: list[Made] = []
        for _ in range(_ROUNDS):
            judge = self._judge(seen, document)
            offered = tried(document, report, judge)
            own = [(fix, holds) for fix, holds in offered if all(edit.file in contents for edit in fix.edits)]
            refused |= {fix: _made(fix, document) for fix, holds in own if not holds}
            unsafe = [_made(fix, document) for fix, holds in own if holds and not (fix.safe or self._unsafe)]
            # What is near may be nearer to another word once the slips are gone.
            safe = [fix for fix, holds in own if holds and fix.safe]
            chosen = _apart(safe or [fix for fix, holds in own if holds and self._unsafe])
            after, fixed = _together(document, chosen)
            if not fixed:
                break
            made += [_made(fix, document) for fix in fixed]
            document = after
            again = self._judge(seen, document).judge(document)
            report = again._replace(findings=tuple(_standing(again, closed)))
        wanted = [each for each in report.findings if each.standing is Standing.OPEN and each.outcome is Outcome.FAIL]
        left = max(0, len(wanted) - len(unsafe))
        changed = tuple(_changed(seen.document, document, contents))
        self._done.append(Mended(changed, tuple(made), tuple(unsafe), tuple(refused.values()), left, untouched))
        return report

    def _judge(self, seen: Seen, document: Document) -> Judge:
        """Return the judge of a subject as it is now; a manifest may be its own organisation's file."""
        organisation = document if seen.organisation is seen.document else seen.organisation
        kind = seen.target.kind
        return Judge(seen.place.packs, seen.place.inputs(kind, organisation))

    def _contents(self, seen: Seen) -> tuple[dict[str, tuple[str, bytes]], tuple[str, ...]]:
        """Return where the files of a subject lie and what they hold, by their names; and why others stay."""
        target, found, untouched = seen.target, dict[str, tuple[str, bytes]](), []
        for at, (name, text) in enumerate(seen.document.files):
            folder = within(target.folder, SECTIONS)
            file = target.file if at == 0 else within(folder, name.rpartition("/")[2])
            if target.stdin and file != target.stdin:
                continue
            content = self._stdin if target.stdin else files.read(file, lambda: self._root(target.folder))
            if isinstance(content, Unread):
                continue
            try:
                is_same = content.decode("utf-8").removeprefix(_MARK) == text
            except UnicodeDecodeError:
                is_same = False
            if is_same:
                found[name] = (file, content)
            elif text:
                untouched.append(
                    said(f"{name} is not UTF-8 throughout.", f"{name} is niet geheel in UTF-8 geschreven.")
                )
        return found, tuple(untouched)

    def _root(self, folder: str) -> str:
        return self._survey.around.repository(folder)


def _apart(every: list[Fix]) -> list[Fix]:
    """Return the first fixes of which no two touch the same place."""
    chosen: list[Fix] = []
    for fix in every:
        if not any(overlap(fix, other) for other in chosen):
            chosen.append(fix)
    return chosen


def _together(document: Document, chosen: list[Fix]) -> tuple[Document, list[Fix]]:
    """Return the document with all the fixes made; where they do not go together, with the first that does."""
    if not chosen:
        return document, []
    for some in (chosen, *([fix] for fix in chosen)):
        try:
            return mended(document, *some), some
        except RefusedError:
            continue
    return document, []


def _standing(again: ProjectReport, closed: set[str]) -> Iterator[Finding]:
    for finding in again.findings:
        yield finding._replace(standing=Standing.WAIVED) if finding.fingerprint in closed else finding


def _made(fix: Fix, document: Document) -> Made:
    edit = fix.edits[0]
    span = Text(edit.file, dict(document.files)[edit.file]).span(edit.start, edit.end)
    return Made(f"{edit.file}:{span.line}:{span.column}", fix)


def _changed(old: Document, new: Document, contents: dict[str, tuple[str, bytes]]) -> Iterator[Changed]:
    for (name, before), (_, after) in zip(old.files, new.files, strict=True):
        if before != after:
            file, content = contents[name]
            mark = _MARK.encode() if content.startswith(_MARK.encode()) else b""
            yield Changed(file, name, content, mark + after.encode("utf-8"))
