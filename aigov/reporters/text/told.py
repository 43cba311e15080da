"""What a finding says in plain lines, and whether it counts: for formats that put it between brackets of others."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from aigov.findings import RANK, Finding, Head, Level, ProjectReport, RuleOutcome, Standing, Totals
from aigov.language import figure, said
from aigov.reporters.text.columns import safe, shown
from aigov.reporters.text.line import drawn, keeping, kept_from, label, level_word, standing_word, waived, who
from aigov.reporters.text.summary import counted, last_lines, not_checked

CRASH: Final = "run/check-raised"
_NEVER: Final = "never"
_UNDECIDED: Final = "undecided"
_WORDS: Final = ("error", "warning", "note", _UNDECIDED)


def counts(finding: Finding, head: Head) -> bool:
    """Return whether a finding is open and weighs: what is undecided does so under --strict."""
    return finding.standing is Standing.OPEN and (finding.weighs or head.strict)


def fails(finding: Finding, head: Head) -> bool:
    """Return whether a finding counts at the level from which on a run fails."""
    if head.fail_level == _NEVER:
        return False
    return counts(finding, head) and RANK[finding.level] >= RANK[Level(head.fail_level or Level.ERROR.value)]


def told(finding: Finding, head: Head) -> list[str]:
    """Return the message, then the next step and who takes it, or by what it does not count; each on one line.

    Before the message of what does not count by itself stands its label: `undecided`, `waived error`.
    """
    plain = counts(finding, head) and finding.weighs
    message = safe(finding.message)
    return [message if plain else f"{label(finding)}: {message}", *details(finding, head)]


def details(finding: Finding, head: Head) -> list[str]:
    """Return the lines that `told` has after the message."""
    lines = []
    if finding.standing is Standing.OPEN:
        lines += [f"{said('remedy', 'stap')}: {safe(finding.remedy)}"] if finding.remedy else []
        lines += [f"{said('acts', 'aan zet')}: {who(finding.acts)}"] if any(finding.acts) else []
    lines += [f"{waived(finding.exemption)}."] if finding.exemption else []
    lines += [f"{drawn(finding.drawn)}."] if finding.drawn else []
    lines += [earlier(head)] if finding.standing is Standing.EARLIER else []
    return lines


def numbers(report: ProjectReport) -> str:
    """Return how much of each kind one report has: `2 errors, 1 undecided, 1 waived`.

    Findings are counted, and of what is undecided the rules, as the last lines of a run do.
    """
    open_ = [finding for finding in report.findings if _open(finding)]
    found = Counter(finding.level.value for finding in open_ if finding.weighs)
    untold = {finding.rule for finding in open_ if not finding.weighs}
    found[_UNDECIDED] = len(untold.union(kept_from(report)))
    words = [counted(found[word], word) for word in _WORDS if found[word]] or [said("nothing open", "niets open")]
    standings = Counter(finding.standing for finding in report.findings if not _open(finding))
    return ", ".join([*words, *(f"{figure(number)} {standing_word(each)}" for each, number in standings.items())])


def title(head: Head, totals: Totals) -> str:
    """Return the counts and what was not checked, for where a reader sees a title and no more."""
    return f"{last_lines(head, totals)[0]} {not_checked()}"


def earlier(head: Head) -> str:
    """Return why what was open at the base does not count."""
    return said(f"It was open at {safe(head.base)} already.", f"Dit stond bij {safe(head.base)} al open.")


def beside(report: ProjectReport) -> Iterator[tuple[str, str]]:
    """Yield what a report says without a finding, as a rule's id or what stands for one, and a line.

    Those are rules that an error of structure keeps from reading, and a check that broke off.
    """
    kept = len(kept_from(report))
    if kept:
        yield _UNDECIDED, f"{level_word(None)}: {keeping(kept)}"
    if report.crashed and not any(finding.rule == CRASH for finding in report.findings):
        yield (
            CRASH,
            said(
                "A check broke off: what it would have found is not known.",
                "Een controle is vastgelopen: wat die had gevonden, is niet bekend.",
            ),
        )


def untold(report: ProjectReport, outcome: RuleOutcome) -> str:
    """Return why a rule that is undecided has no finding."""
    if outcome.rule in report.lacking:
        return said("undecided: there is no organisation's file", "onbepaald: er is geen bestand van de organisatie")
    return said(
        "undecided: it reads what cannot be read before the errors of structure are mended",
        "onbepaald: leest wat pas te lezen is als de fouten in de structuur zijn hersteld",
    )


def _open(finding: Finding) -> bool:
    return finding.standing is Standing.OPEN


def path(file: str) -> str:
    """Return the name of a file as it is, but for what would steer a terminal or is no text."""
    return "".join(shown(character)[0] for character in file)
