"""Two versions of a pack as people read them, and as programs do; both are written as they come."""

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from aigov.errors import AigovError
from aigov.reporters.text.columns import shown as _shown

if TYPE_CHECKING:
    from aigov.lock.verdicts import Change, State
    from aigov.run.comparing import Compared, Comparison

VERSION: Final = 1
_LONGEST: Final = 400
_WORDS: Final = {"not_applicable": "not applicable", "not_asked": "not asked"}


class Counts:
    """What is counted while subjects come by."""

    def __init__(self) -> None:
        self.subjects = 0
        self.changed = 0
        self.said = 0
        self.unsaid = 0

    def add(self, subject: "Compared") -> None:
        """Count one more."""
        said = sum(change.is_said for change in subject.changes)
        self.subjects += 1
        self.changed += bool(said)
        self.said += said
        self.unsaid += len(subject.changes) - said

    @property
    def line(self) -> str:
        """What it comes to, in a sentence."""
        subjects = "1 subject" if self.subjects == 1 else f"{self.subjects:,} subjects"
        number = "1 verdict changes" if self.said == 1 else f"{self.said:,} verdicts change"
        more = f"; {self.unsaid:,} more, which nobody sees: pass, not applicable, not asked" if self.unsaid else ""
        return f"{number} in {self.changed} of {subjects}{more}."


def text(found: "Comparison", shown: tuple[str, str], subjects: "Iterable[Compared] | None") -> Iterator[str]:
    """Yield the lines for people; without `subjects` only of rules."""
    for line in _text(found, shown, subjects):
        yield line if line.isprintable() else "".join(_shown(character)[0] for character in line)


def _text(found: "Comparison", shown: tuple[str, str], subjects: "Iterable[Compared] | None") -> Iterator[str]:
    versions = (
        f"{found.old.version}, now {found.new.version}"
        if found.old.version != found.new.version
        else "both " + (found.new.version)
    )
    yield f"{found.new.name} ({versions}): {shown[0]} and {shown[1]}"
    for rule in found.rules:
        yield f"{rule.change:<9}{rule.rule}  {rule.title} ({rule.weighs})"
        for each in rule.facets:
            was, now = (_cut(value) or "not written" for value in (each.old, each.new))
            yield f"         {each.facet}: {each.key}: {was} -> {now}"
    if not found.rules:
        yield "No rule differs."
    if subjects is None:
        return
    counts = Counts()
    for subject in subjects:
        counts.add(subject)
        yield from _subject(subject)
    yield ""
    yield counts.line


def _subject(subject: "Compared") -> Iterator[str]:
    said = [change for change in subject.changes if change.is_said]
    if not said:
        return
    yield ""
    yield f"{said[0].subject or said[0].kind.value} ({subject.file})" if subject.file else said[0].kind.value
    for who in sorted({_who(change) for change in said}):
        yield f"  {who}"
        for change in said:
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
    return f"{role} ({name})" if role and name else role or name or "nobody in particular"


def _state(state: "State") -> str:
    if state.outcome == "fail":
        said = state.level
    elif state.outcome == "undecided":
        said = f"undecided ({state.level})" if state.level else "undecided"
    else:
        said = _WORDS.get(state.outcome, state.outcome)
    aged = ", for too long" if state.aged else ""
    return f"{said}{aged}{f', {state.standing}' if state.standing else ''}"


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return f"`{line if len(line) <= _LONGEST else line[: _LONGEST - 1] + '…'}`" if line else ""


def broken(missing: Iterable[str]) -> None:
    """Raise where a path is not there."""
    lines = list(missing)
    if lines:
        raise AigovError("\n".join(lines))
