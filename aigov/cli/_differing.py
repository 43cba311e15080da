"""Two versions of a pack as people read them, and as programs do; both are written as they come."""

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from aigov.errors import AigovError
from aigov.language import figure, said
from aigov.reporters.text.columns import shown as _shown

if TYPE_CHECKING:
    from aigov.lock.verdicts import Change, State
    from aigov.run.comparing import Compared, Comparison

VERSION: Final = 1
_LONGEST: Final = 400


class Counts:
    """What is counted while subjects come by."""

    def __init__(self) -> None:
        self.subjects = 0
        self.changed = 0
        self.said = 0
        self.unsaid = 0

    def add(self, subject: "Compared") -> None:
        """Count one more."""
        shown = sum(change.is_said for change in subject.changes)
        self.subjects += 1
        self.changed += bool(shown)
        self.said += shown
        self.unsaid += len(subject.changes) - shown

    @property
    def line(self) -> str:
        """What it comes to, in a sentence."""
        subjects, verdicts, more = figure(self.subjects), figure(self.said), figure(self.unsaid)
        of = (
            said("1 subject", "1 onderwerp")
            if self.subjects == 1
            else said(f"{subjects} subjects", f"{subjects} onderwerpen")
        )
        number = (
            said("1 verdict changes", "1 oordeel verandert")
            if self.said == 1
            else said(f"{verdicts} verdicts change", f"{verdicts} oordelen veranderen")
        )
        unseen = said(
            f"; {more} more, which nobody sees: pass, not applicable, not asked",
            f"; en {more} die niemand ziet: pass, niet van toepassing, niet gevraagd",
        )
        return said(f"{number} in {self.changed} of {of}", f"{number} in {self.changed} van {of}") + (
            f"{unseen}." if self.unsaid else "."
        )


def text(found: "Comparison", shown: tuple[str, str], subjects: "Iterable[Compared] | None") -> Iterator[str]:
    """Yield the lines for people; without `subjects` only of rules."""
    for line in _text(found, shown, subjects):
        yield line if line.isprintable() else "".join(_shown(character)[0] for character in line)


def _text(found: "Comparison", shown: tuple[str, str], subjects: "Iterable[Compared] | None") -> Iterator[str]:
    old, new = found.old.version, found.new.version
    versions = said(f"{old}, now {new}", f"{old}, nu {new}") if old != new else said(f"both {new}", f"beide {new}")
    yield said(
        f"{found.new.name} ({versions}): {shown[0]} and {shown[1]}",
        f"{found.new.name} ({versions}): {shown[0]} en {shown[1]}",
    )
    margin = said(" " * 9, " " * 11)  # the longest word before it, and two
    for rule in found.rules:
        yield f"{_word(rule.change):<{len(margin)}}{rule.rule}  {rule.title} ({rule.weighs})"
        for each in rule.facets:
            was, now = (_cut(value) or said("not written", "niet geschreven") for value in (each.old, each.new))
            yield f"{margin}{_word(each.facet)}: {each.key}: {was} -> {now}"
    if not found.rules:
        yield said("No rule differs.", "Geen regel verschilt.")
    if subjects is None:
        return
    counts = Counts()
    for subject in subjects:
        counts.add(subject)
        yield from _subject(subject)
    yield ""
    yield counts.line


def _subject(subject: "Compared") -> Iterator[str]:
    told = [change for change in subject.changes if change.is_said]
    if not told:
        return
    yield ""
    yield f"{told[0].subject or told[0].kind.value} ({subject.file})" if subject.file else told[0].kind.value
    for who in sorted({_who(change) for change in told}):
        yield f"  {who}"
        for change in told:
            if _who(change) == who:
                place = f"{change.file}:{change.line}: " if change.line else ""
                before, after = _state(change.before), _state(change.after)
                yield f"    {place}{change.rule}: {before} -> {after}{f'. {change.message}' if change.message else ''}"


def data(found: "Comparison", shown: tuple[str, str], subjects: "Iterable[Compared] | None") -> Iterator[str]:
    """Yield the same as JSON, a rule or a verdict on each line."""
    yield "{"
    yield f'"aigov-pack-diff": {VERSION},'
    for key, pack, where in (("old", found.old, shown[0]), ("new", found.new, shown[1])):
        about = {"name": pack.name, "version": pack.version, "digest": pack.digest, "where": where}
        yield f'"{key}": {json.dumps(about)},'
    rules = [each._asdict() | {"facets": [facet._asdict() for facet in each.facets]} for each in found.rules]
    yield f'"rules": [{_lines(rules)}]' + ("" if subjects is None else ",")
    if subjects is not None:
        yield '"verdicts": ['
        counts = Counts()
        between = ""
        for subject in subjects:
            counts.add(subject)
            for change in subject.changes:
                yield between + json.dumps(_change(change))
                between = ","
        yield "],"
        yield f'"totals": {json.dumps(vars(counts))}'
    yield "}"


def _lines(items: Iterable[object]) -> str:
    written = ",\n".join(map(json.dumps, items))
    return f"\n{written}\n" if written else ""


def _change(change: "Change") -> dict[str, Any]:
    return change._asdict() | {
        "kind": change.kind.value,
        "acts": change.acts._asdict(),
        "before": change.before._asdict(),
        "after": change.after._asdict(),
    }


def _who(change: "Change") -> str:
    role, name = change.acts
    nobody = said("nobody in particular", "niemand in het bijzonder")
    return f"{role} ({name})" if role and name else role or name or nobody


def _state(state: "State") -> str:
    level = _word(state.level)
    if state.outcome == "fail":
        told = level
    elif state.outcome == "undecided":
        told = said("undecided", "onbepaald") + (f" ({level})" if level else "")
    else:
        told = _word(state.outcome)
    aged = said(", for too long", ", te lang") if state.aged else ""
    return f"{told}{aged}{f', {_word(state.standing)}' if state.standing else ''}"


def _word(value: str) -> str:
    """Return a value of a report as people read it."""
    return {
        "added": said("added", "nieuw"),
        "changed": said("changed", "gewijzigd"),
        "removed": said("removed", "vervallen"),
        "level": said("level", "niveau"),
        "condition": said("condition", "voorwaarde"),
        "wording": said("wording", "verwoording"),
        "source": said("source", "bron"),
        "who acts": said("who acts", "wie aan zet is"),
        "error": said("error", "fout"),
        "warning": said("warning", "waarschuwing"),
        "note": said("note", "opmerking"),
        "not_applicable": said("not applicable", "niet van toepassing"),
        "not_asked": said("not asked", "niet gevraagd"),
        "waived": said("waived", "met ontheffing"),
        "baselined": said("baselined", "onder de beginstand"),
    }.get(value, value)


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return f"`{line if len(line) <= _LONGEST else line[: _LONGEST - 1] + '…'}`" if line else ""


def broken(missing: Iterable[str]) -> None:
    """Raise where a path is not there."""
    lines = list(missing)
    if lines:
        raise AigovError("\n".join(lines))
