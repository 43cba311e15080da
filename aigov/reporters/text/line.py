"""A finding on one line, as people and editors read it: `aigov.yaml:41:11: error: ... [dpia/approved]`."""

from collections.abc import Iterable
from typing import Final

from aigov.findings import Acts, Drawn, Exemption, Finding, Level, Location, Outcome, ProjectReport, Standing
from aigov.language import said
from aigov.reporters.text.columns import safe
from aigov.reporters.text.summary import count

_COLORS: Final = {"error": "1;31", "warning": "1;33", "note": "1;36", "undecided": "1;35"}
_DIM: Final = "2"


def line(finding: Finding, rules: Iterable[str], *, color: bool) -> str:
    """Return the one line of a finding, or of the findings of `rules` that say the same at the same place.

    Of one that is waived or in a baseline it says by what.
    """
    by = f" ({waived(finding.exemption)})" if finding.exemption else ""
    by += f" ({drawn(finding.drawn)})" if finding.drawn else ""
    word = paint(label(finding), kind(finding), color=color)
    return f"{place(finding.at)}: {word}: {safe(finding.message)} [{', '.join(rules)}]{by}"


def waived(by: Exemption) -> str:
    """Return the waiver's id, to when it holds, who granted it, and why."""
    reason = safe(by.reason).rstrip(".")
    name, end, approver = safe(by.id), by.expires_on, safe(by.approved_by)
    return said(
        f"waiver {name}, until {end}, granted by {approver}: {reason}",
        f"ontheffing {name}, tot en met {end}, verleend door {approver}: {reason}",
    )


def drawn(by: Drawn) -> str:
    """Return where the entry of a baseline stands, and since when."""
    where = safe(by.where)
    return said(f"{where}, since {by.day}", f"{where}, sinds {by.day}")


def place(location: Location) -> str:
    """Return `FILE:LINE:COLUMN`."""
    span = location.span
    return f"{safe(span.file)}:{span.line}:{span.column}"


def label(finding: Finding) -> str:
    """Return the level of what counts, else `undecided`; of what is not open `waived error`, `earlier error`."""
    word = level_word(finding.level if finding.weighs else None)
    if finding.standing is Standing.OPEN:
        return word
    standing = standing_word(finding.standing)
    return said(f"{standing} {word}", f"{word} {standing}")


def standing_word(standing: Standing) -> str:
    """Return a standing as people say it."""
    match standing:
        case Standing.WAIVED:
            return said("waived", "met ontheffing")
        case Standing.BASELINED:
            return said("baselined", "in de beginstand")
        case Standing.EARLIER:
            return said("earlier", "van eerder")
    return said("open", "open")


def kind(finding: Finding) -> str:
    """Return what `label` says as programs know it, in every language."""
    word = finding.level.value if finding.weighs else "undecided"
    return word if finding.standing is Standing.OPEN else f"{finding.standing.value} {word}"


def spoken_kind(kind: str) -> str:
    """Return the level, or `undecided`, of which programs know the word, as people say it."""
    return level_word(None if kind in {"", "undecided"} else Level(kind))


def level_word(level: Level | None) -> str:
    """Return a level as people say it; without one it is `undecided`."""
    match level:
        case Level.ERROR:
            return said("error", "fout")
        case Level.WARNING:
            return said("warning", "waarschuwing")
        case Level.NOTE:
            return said("note", "opmerking")
    return said("undecided", "onbepaald")


def paint(text: str, word: str, *, color: bool) -> str:
    """Return `text` in the colour of a `kind`; what does not count is dim."""
    return f"\x1b[{_COLORS.get(word, _DIM)}m{text}\x1b[0m" if color else text


def who(acts: Acts) -> str:
    """Return `data_owner (K. Smit)`, `data_owner (nobody named yet)`, or the name of somebody without a role."""
    if acts.role:
        return f"{safe(acts.role)} ({safe(acts.name) or said('nobody named yet', 'nog niemand genoemd')})"
    return safe(acts.name)


def kept_from(report: ProjectReport) -> tuple[str, ...]:
    """Return the rules that are undecided without a finding, because an error of structure keeps them from reading."""
    undecided = Outcome.UNDECIDED
    told = {finding.rule for finding in report.findings if finding.outcome is undecided}
    told.update(report.lacking)
    return tuple([rule for rule, outcome, _, _ in report.outcomes if outcome is undecided and rule not in told])


def kept_from_line(report: ProjectReport, *, color: bool) -> str:
    """Return what `kept_from` says in one line, and nothing where there is no such rule."""
    number = len(kept_from(report))
    if not number:
        return ""
    word = paint(level_word(None), "undecided", color=color)
    return f"{safe(report.file)}:1:1: {word}: {keeping(number)}\n"


def keeping(number: int) -> str:
    """Return the sentence that so many rules are kept from reading by errors of structure."""
    rules = said(count(number, "rule reads", "rules read"), count(number, "regel leest", "regels lezen"))
    return said(
        f"{rules} what cannot be read before the errors of structure are mended.",
        f"{rules} wat pas te lezen is als de fouten in de structuur zijn hersteld.",
    )
