"""The last lines of a run: what was found, what was and was not looked at; the same in every format."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, TypeVar

from aigov.findings import Exemption, Head, Switch, Totals
from aigov.reporters.text.columns import safe

NOT_CHECKED: Final = "Whether the statements are true was not checked."

T = TypeVar("T")
_FEW: Final = 5
"""Switches or waivers that one line names."""
_LOOKS: Final = {
    "declared": ("took", "the manifest's word"),
    "consistent": ("compared", "statements"),
    "current": ("looked", "at dates"),
    "on_file": ("looked", "at files"),
    "signed": ("looked", "at signatures"),
    "": ("read", "the form"),
}


def count(number: int, one: str, many: str = "") -> str:
    """Return `1 error`, `2 errors`, `1,200 errors`; `many` where it is not `one` with an s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def last_lines(head: Head, totals: Totals) -> tuple[str, ...]:
    """Return whole lines: the counts, then each notice, then what the rules looked at."""
    return tuple(map(safe, (_counts(head, totals), *_floor(head), *totals.notices, _looks(totals))))


def _floor(head: Head) -> Iterator[str]:
    if head.floor:
        yield f"Held from outside, whatever a project's own configuration says: {head.floor}."


def _counts(head: Head, totals: Totals) -> str:
    found = [
        count(number, word)
        for number, word in ((totals.errors, "error"), (totals.warnings, "warning"), (totals.notes, "note"))
        if number
    ]
    if totals.aged:
        was = "1 of them was" if totals.aged == 1 else f"{totals.aged:,} of them were"
        found[-1] += f" ({was} `unknown` for too long)"
    if totals.undecided:
        found.append(f"{totals.undecided:,} undecided{' (--strict: they count)' if head.strict else ''}")
    if not found:
        found.append("Nothing open" if totals.subjects else "No manifest was judged")
    found += [
        f"{number:,} {word}" for number, word in ((totals.waived, "waived"), (totals.baselined, "baselined")) if number
    ]
    before = f"; {_before(totals)}" if totals.before else ""
    packs = ", ".join(f"{name} {version}" for name, version, _ in head.packs) or "no packs"
    plugins = "".join(f", plugin {name} {version}" for name, version in head.plugins)
    where = f" in {_subjects(totals)}" if totals.subjects else ""
    return f"{', '.join(found)}{where}{before}; today {head.today}; {packs}{plugins}."


def _before(totals: Totals) -> str:
    """Return the counts as they would be if nothing were waived or in a baseline."""
    numbers = [count(totals.before[word], word) for word in ("error", "warning", "note") if totals.before.get(word)]
    numbers += [f"{totals.before['undecided']:,} undecided"] if totals.before.get("undecided") else []
    by = [word for word, number in (("waivers", totals.waived), ("the baseline", totals.baselined)) if number]
    return f"without {' and '.join(by)} {', '.join(numbers)}"


def _subjects(totals: Totals) -> str:
    if not totals.manifests:
        return _organisations(totals.subjects)
    text = f"{count(totals.manifests, 'manifest')}{_stages(totals)}"
    others = _organisations(totals.subjects - totals.manifests)
    return f"{text}, and in {others}" if others else text


def _organisations(number: int) -> str:
    if number < 1:
        return ""
    return "the organisation's file" if number == 1 else f"{number} organisations' files"


def _stages(totals: Totals) -> str:
    said = "as it says" if totals.manifests == 1 else "as they say"
    stages = {stage: number for stage, number in totals.stages.items() if stage}
    if len(stages) == 1 and len(totals.stages) == 1:
        stage = f" at stage {next(iter(stages))} ({said})"
    else:
        lost = totals.stages.get("", 0)
        alone = totals.manifests == 1
        unread = "its stage cannot be read" if alone else f"{lost:,} with a stage that cannot be read"
        parts = [unread] if lost else []
        parts += [f"{number:,} at {stage}" for stage, number in stages.items()]
        stage = f" ({', '.join(parts)}{', ' + said if stages else ''})" if parts else ""
    weights = {weight: number for weight, number in totals.weights.items() if weight}
    if len(weights) == 1 and len(totals.weights) == 1:
        return f"{stage}, treated as {next(iter(weights))}"
    treated = ", ".join(f"{number:,} as {weight}" for weight, number in weights.items()).replace(
        " as", " treated as", 1
    )
    return f"{stage}; {treated}" if treated else stage


def _looks(totals: Totals) -> str:
    rules = count(totals.rules, "rule") if totals.rules else "No rule"
    parts = list(_verbs(totals.by_verifies))
    text = f"{rules} looked{': ' + ', '.join(parts) if parts else ''}"
    if totals.waiting:
        text += f"; {totals.waiting:,} {'waits' if totals.waiting == 1 else 'wait'} for a later stage"
    if totals.light:
        text += f"; {totals.light:,} {'was' if totals.light == 1 else 'were'} not asked of light projects"
    off = [switch for switch in totals.switches if switch.level == "off"]
    lowered = [switch for switch in totals.switches if switch.level != "off"]
    sentences = [text + "."]
    sentences += [
        f"{word}: {len(some):,} ({_few(some, _switch)})." for word, some in (("Off", off), ("Lowered", lowered)) if some
    ]
    if totals.exemptions:
        sentences.append(f"Waived: {totals.waived:,} ({_few(totals.exemptions, _waiver)}).")
    if totals.baselines:
        held = ", ".join(f"{number:,} in {file}" for file, number in totals.baselines.items())
        sentences.append(f"Baselined: {held}.")
    if totals.excluded:
        sentences.append(f"Excluded: {count(totals.excluded, 'file')}.")
    return " ".join([*sentences, NOT_CHECKED])


def _verbs(by_verifies: Mapping[str, int]) -> Iterator[str]:
    before = ""
    for verifies, (verb, at) in _LOOKS.items():
        number = by_verifies.get(verifies, 0)
        if number:
            yield f"{number:,} {at}" if verb == before else f"{number:,} {verb} {at}"
            before = verb


def _switch(switch: Switch) -> tuple[str, str]:
    lowered = "" if switch.level == "off" else f" to {switch.level}"
    until = f" until {switch.until}" if switch.until else ""
    by = f" by {switch.by}" if switch.by else ""
    return switch.until, f"{switch.rule}{lowered}{until}{by}, {switch.where}"


def _waiver(by: Exemption) -> tuple[str, str]:
    return by.expires_on, f"{by.id} until {by.expires_on} by {by.approved_by}, {by.where}"


def _few(items: Iterable[T], told: Callable[[T], tuple[str, str]]) -> str:
    """Return what is told of `items`, those that end first before the others, and how many more there are."""
    every = [text for _, text in sorted(map(told, items))]
    more = [f"and {len(every) - _FEW:,} more"] if len(every) > _FEW else []
    return "; ".join([*every[:_FEW], *more])
