"""The fixes of one report: for each open finding whose rule declares one, made, tried, and kept where it holds."""

from collections.abc import Iterator
from typing import Any, Final

from aigov import paths, source
from aigov.engine import Judge
from aigov.engine.structural import Trouble
from aigov.findings import Finding, Outcome, ProjectReport, Standing
from aigov.fixing import layout
from aigov.fixing.candidates import Known
from aigov.fixing.comparing import applied
from aigov.fixing.edit import Edit, Fix, RefusedError
from aigov.fixing.place import within
from aigov.language import said
from aigov.paths import UNREADABLE, Path
from aigov.rule import Rule
from aigov.source import Document
from aigov.source.text import shown

_MOST: Final = 1_000_000
"""Characters that are read to try the fixes of one document: each of them is tried by reading the whole once more."""

_UNSAFE: Final = ("bad-pattern", "empty-value", "bare-dash")
"""Of an id others speak too; and what is unknown is for people to say."""
_VALUES: Final = ("not-one-of", "unknown-who", "unknown-reference", "bad-pattern", "wrong-type")
"""Kinds after whose fix nothing else may be found than before: the file was read already."""

_NEVER: Final = ("duplicate-key", "not-a-mapping")
"""What no fix brings about, wherever it is."""


def fixes(document: Document, report: ProjectReport, judge: Judge) -> list[Fix]:
    """Return a fix for each open finding of `report` that has one, in the order of the findings.

    Each holds by itself: with it the finding is gone, and nothing else that could be read says anything else. Two may
    overlap; `judge` is the one that judged `document`.
    """
    return [fix for fix, holds in tried(document, report, judge) if holds]


def tried(document: Document, report: ProjectReport, judge: Judge) -> list[tuple[Fix, bool]]:
    """Return as `fixes` does, those among them that were refused, each with whether it holds."""
    open_now = [each for each in report.findings if each.standing is Standing.OPEN and each.outcome is Outcome.FAIL]
    rules = {rule.id: rule for rule in (*judge.wording.values(), *judge.rules) if rule.fix}
    wanted = [each for each in open_now if each.rule in rules]
    wanted = wanted[: max(2, _MOST // max(1, sum(len(text) for _, text in document.files)))]
    if not wanted:
        return []
    return [*_Offer(document, judge).every(wanted, rules)]


class _Offer:
    """What is known of the document, and what is wrong with it."""

    def __init__(self, document: Document, judge: Judge) -> None:
        self.document = document
        self.judge = judge
        troubles = judge.prepared(document).troubles
        self.texts = dict(document.files)
        self.troubles = {(each.kind, each.span): each for each in troubles}
        self.places = {(each.kind, each.path) for each in troubles}
        self.known = Known(judge.schema, document.data, _people(judge.people(document)), judge.roles)

    def every(self, findings: list[Finding], rules: dict[str, Rule]) -> Iterator[tuple[Fix, bool]]:
        """Yield each fix, and whether it holds."""
        for finding in findings:
            rule = rules[finding.rule]
            if not rule.reports:
                fix = self._of_form(rule, finding)
            else:
                trouble = self.troubles.get((rule.reports, finding.at.span))
                fix = self._of_structure(rule, finding, trouble) if trouble else None
            if fix:
                yield fix, self._holds(fix, finding, self.troubles.get((rule.reports, finding.at.span)))

    def _of_structure(self, rule: Rule, finding: Finding, trouble: Trouble) -> Fix | None:
        text, span = self.texts.get(trouble.span.file, ""), trouble.span
        safe = trouble.kind not in _UNSAFE
        if rule.fix == "spelling":
            return self._spelt(rule, finding, trouble)
        if rule.fix == "indentation":
            edits = layout.tabs(text, span)
            says = said("Indent with spaces.", "Spring in met spaties.")
        elif rule.fix == "unknown":
            edits = layout.unknown(text, span)
            says = said("Write `unknown` where nothing is written.", "Schrijf `unknown` waar niets staat.")
        elif rule.fix == "quotes":
            edits = layout.QUOTES[trouble.kind](text, span) if trouble.kind in layout.QUOTES else []
            says = _put(text, edits)
        else:
            return self._of_form(rule, finding, safe=safe)
        return Fix(rule.id, finding.path, says, tuple(edits), safe) if edits else None

    def _spelt(self, rule: Rule, finding: Finding, trouble: Trouble) -> Fix | None:
        is_key = trouble.kind == "unknown-key"
        written = trouble.path[-1] if is_key else _read(self.document.data, trouble.path)
        if not isinstance(written, str):
            return None
        meant = self.known.meant(trouble.kind, trouble.path, written)
        place = within(self.texts.get(trouble.span.file, ""), trouble.span, written) if meant else None
        if meant is None or place is None:
            return None
        says = said(f'Write "{meant.word}" for "{written}".', f'Schrijf "{meant.word}" in plaats van "{written}".')
        return Fix(rule.id, finding.path, says, (Edit(trouble.span.file, *place, meant.word),), meant.safe)

    def _of_form(self, rule: Rule, finding: Finding, *, safe: bool = True) -> Fix | None:
        span = finding.at.span
        raw = self.texts.get(span.file, "")[span.start : span.end]
        words = raw[1:-1] if raw[:1] in ("'", '"') and raw[-1:] == raw[:1] and len(raw) > 1 else raw
        wanted = layout.form(words, rule.fix)
        if wanted == words or not wanted or "\n" in raw or not layout.is_form(words, wanted):
            return None
        place = within(self.texts[span.file], span, words)
        says = said(f'Write "{wanted}" for "{words}".', f'Schrijf "{wanted}" in plaats van "{words}".')
        return Fix(rule.id, finding.path, says, (Edit(span.file, *place, wanted),), safe) if place else None

    def _holds(self, fix: Fix, finding: Finding, trouble: Trouble | None) -> bool:
        """Whether the finding is gone with the fix, and nothing else is wrong that was not before."""
        try:
            after = mended(self.document, fix)
        except RefusedError:
            return False
        # Where a value could be read, its fix changes nothing in how the rest is read, and what of it is not.
        was_read = trouble is None or trouble.kind not in source.KINDS
        if was_read and [each.kind for each in after.problems] != [each.kind for each in self.document.problems]:
            return False
        prepared = self.judge.prepared(after)
        if trouble is None:
            again = self.judge.judge(after)
            return not any(each.rule == fix.rule and each.at.path == finding.at.path for each in again.findings)
        at = fix.edits[0].start
        for each in prepared.troubles:
            if each.kind == trouble.kind and each.span.file == finding.at.span.file and _is_there(each, trouble, at):
                return False
        return not any(self._is_new(each, trouble, fix) for each in prepared.troubles)

    def _is_new(self, found: Trouble, trouble: Trouble, fix: Fix) -> bool:
        """Whether a trouble that a fix leaves speaks against it."""
        if (found.kind, found.path) in self.places:
            return False
        path = trouble.path
        if trouble.kind == "unknown-key":
            path = (*path[:-1], fix.edits[0].text)
        # What could not be read before may have errors of its own; what was mended may not.
        return trouble.kind in _VALUES or (bool(path) and found.path == path) or found.kind in _NEVER


def mended(document: Document, *every: Fix) -> Document:
    """Return a document with fixes made that do not overlap; raises RefusedError where something else would change."""
    edits = [edit for fix in every for edit in fix.edits]
    files = []
    for name, text in document.files:
        ours = [edit for edit in edits if edit.file == name]
        files.append((name, (applied(text, ours) if ours else text).encode("utf-8", "surrogatepass")))
    return source.load(files)


def _is_there(found: Trouble, trouble: Trouble, at: int) -> bool:
    """Whether `found` is the trouble that a fix was to end, as it stands behind an edit at `at`."""
    return found.span.start == trouble.span.start or found.path == trouble.path != () or found.span.start == at


def _put(text: str, edits: list[Edit]) -> str:
    if not edits:
        return ""
    old, new = text[edits[0].start : edits[0].end], edits[0].text
    is_quoted = len(new) < len(old)
    old = shown(old)
    if is_quoted:
        return said(f"Take {old} out of its quotes.", f"Haal {old} uit de aanhalingstekens.")
    return said(f"Put {old} in quotes.", f"Zet {old} tussen aanhalingstekens.")


def _read(data: Any, path: Path) -> Any:
    try:
        return paths.read(data, path)
    except KeyError:
        return UNREADABLE


def _people(found: Any) -> dict[str, Any]:
    return found if isinstance(found, dict) else {}
