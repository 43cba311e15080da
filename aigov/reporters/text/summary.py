"""The last lines of a run: what was found, what was and was not looked at; the same in every format."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, TypeVar

from aigov.findings import Exemption, Head, Switch, Totals
from aigov.language import figure, said
from aigov.reporters.text.columns import safe

T = TypeVar("T")
_FEW: Final = 5
"""Switches or waivers that one line names."""


def not_checked() -> str:
    """Return the sentence that no run goes without."""
    return said(
        "Whether the statements are true was not checked.", "Of wat er staat ook waar is, is niet gecontroleerd."
    )


def count(number: int, one: str, many: str = "") -> str:
    """Return `1 error`, `2 errors`, `1,200 errors`; `many` where it is not `one` with an s."""
    return f"{figure(number)} {one if number == 1 else many or one + 's'}"


def last_lines(head: Head, totals: Totals) -> tuple[str, ...]:
    """Return whole lines: the counts, then each notice, then what the rules looked at."""
    return tuple(map(safe, (_counts(head, totals), *_floor(head), *totals.notices, _looks(totals))))


def _floor(head: Head) -> Iterator[str]:
    if head.floor:
        yield said(
            f"Held from outside, whatever a project's own configuration says: {head.floor}.",
            f"Van buitenaf opgelegd, wat de configuratie van een project zelf ook zegt: {head.floor}.",
        )


def counted(number: int, word: str) -> str:
    """Return `2 errors`, by the English word of a level or `undecided`."""
    match word:
        case "error":
            return said(count(number, "error"), count(number, "fout", "fouten"))
        case "warning":
            return said(count(number, "warning"), count(number, "waarschuwing", "waarschuwingen"))
        case "note":
            return said(count(number, "note"), count(number, "opmerking", "opmerkingen"))
    return said(f"{figure(number)} undecided", f"{figure(number)} onbepaald")


def _counts(head: Head, totals: Totals) -> str:
    numbers = (("error", totals.errors), ("warning", totals.warnings), ("note", totals.notes))
    found = [counted(number, word) for word, number in numbers if number]
    if totals.aged:
        aged = figure(totals.aged)
        were = "was" if totals.aged == 1 else "were"
        stood = "stond" if totals.aged == 1 else "stonden"
        found[-1] += said(
            f" ({aged} of them {were} `unknown` for too long)", f" ({aged} daarvan {stood} te lang op `unknown`)"
        )
    if totals.undecided:
        counts = said(" (--strict: they count)", " (--strict: ze tellen mee)") if head.strict else ""
        found.append(f"{counted(totals.undecided, 'undecided')}{counts}")
    if not found:
        nothing = said("Nothing new", "Niets nieuws") if totals.earlier else said("Nothing open", "Niets open")
        found.append(nothing if totals.subjects else said("No manifest was judged", "Geen manifest beoordeeld"))
    words = (
        (totals.waived, said("waived", "met ontheffing")),
        (totals.baselined, said("baselined", "onder de beginstand")),
        (totals.earlier, said(f"earlier (open at {head.base} already)", f"van eerder (stond bij {head.base} al open)")),
    )
    found += [f"{figure(number)} {word}" for number, word in words if number]
    before = f"; {_before(head, totals)}" if totals.before else ""
    packs = ", ".join(f"{name} {version}" for name, version, _ in head.packs) or said("no packs", "geen regelpakketten")
    plugins = "".join(f", plugin {name} {version}" for name, version in head.plugins)
    where = f" in {_subjects(totals)}" if totals.subjects else ""
    today = said(f"today {head.today}", f"vandaag {head.today}")
    return f"{', '.join(found)}{where}{before}; {today}; {packs}{plugins}."


def _before(head: Head, totals: Totals) -> str:
    """Return the counts as they would be if nothing were waived, in a baseline or from before."""
    words = ("error", "warning", "note", "undecided")
    numbers = ", ".join(counted(totals.before[word], word) for word in words if totals.before.get(word))
    sets = (
        (said("waivers", "ontheffingen"), totals.waived),
        (said("the baseline", "de beginstand"), totals.baselined),
        (said(f"comparing with {head.base}", f"vergelijking met {head.base}"), totals.earlier),
    )
    by = said(" and ", " en ").join(word for word, number in sets if number)
    return said(f"without {by} {numbers}", f"zonder {by} {numbers}")


def _subjects(totals: Totals) -> str:
    if not totals.manifests:
        return _organisations(totals.subjects)
    manifests = said(count(totals.manifests, "manifest"), count(totals.manifests, "manifest", "manifesten"))
    text = f"{manifests}{_stages(totals)}"
    others = _organisations(totals.subjects - totals.manifests)
    return said(f"{text}, and in {others}", f"{text}, en in {others}") if others else text


def _organisations(number: int) -> str:
    if number < 1:
        return ""
    if number == 1:
        return said("the organisation's file", "het bestand van de organisatie")
    return said(f"{number} organisations' files", f"bestanden van {number} organisaties")


def _stages(totals: Totals) -> str:
    alone = totals.manifests == 1
    as_written = said("as it says", "zoals het zelf zegt") if alone else said("as they say", "zoals ze zelf zeggen")
    stages = {stage: number for stage, number in totals.stages.items() if stage}
    if len(stages) == 1 and len(totals.stages) == 1:
        only = next(iter(stages))
        stage = said(f" at stage {only} ({as_written})", f" in fase {only} ({as_written})")
    else:
        lost = totals.stages.get("", 0)
        parts = [_unread(lost, alone=alone)] if lost else []
        parts += [
            said(f"{figure(number)} at {stage}", f"{figure(number)} in {stage}") for stage, number in stages.items()
        ]
        stage = f" ({', '.join(parts)}{', ' + as_written if stages else ''})" if parts else ""
    weights = {weight: number for weight, number in totals.weights.items() if weight}
    if len(weights) == 1 and len(totals.weights) == 1:
        only = next(iter(weights))
        return f"{stage}, {said(f'treated as {only}', f'behandeld als {only}')}"
    treated = [(figure(number), weight) for weight, number in weights.items()]
    treatments = [said(f"{number} treated as {as_}", f"{number} behandeld als {as_}") for number, as_ in treated[:1]]
    treatments += [said(f"{number} as {as_}", f"{number} als {as_}") for number, as_ in treated[1:]]
    return f"{stage}; {', '.join(treatments)}" if treatments else stage


def _unread(lost: int, *, alone: bool) -> str:
    if alone:
        return said("its stage cannot be read", "de fase is niet te lezen")
    number = figure(lost)
    return said(f"{number} with a stage that cannot be read", f"{number} met een fase die niet te lezen is")


def _looks(totals: Totals) -> str:
    rules = _rules_looked(totals.rules)
    parts = list(_verbs(totals.by_verifies))
    text = f"{rules}{': ' + ', '.join(parts) if parts else ''}"
    if totals.waiting:
        number = figure(totals.waiting)
        wait, wacht = ("waits", "wacht") if totals.waiting == 1 else ("wait", "wachten")
        text += said(f"; {number} {wait} for a later stage", f"; {number} {wacht} op een latere fase")
    if totals.light:
        number = figure(totals.light)
        were, geldt = ("was", "geldt") if totals.light == 1 else ("were", "gelden")
        text += said(f"; {number} {were} not asked of light projects", f"; {number} {geldt} niet voor lichte projecten")
    return " ".join([text + ".", *_set_aside(totals), not_checked()])


def _rules_looked(number: int) -> str:
    if not number:
        return said("No rule looked", "Geen regel is toegepast")
    if number == 1:
        return said("1 rule looked", "1 regel is toegepast")
    return said(f"{figure(number)} rules looked", f"{figure(number)} regels zijn toegepast")


def _set_aside(totals: Totals) -> Iterator[str]:
    """Yield a sentence for what does not count or was not looked at, as far as there is any."""
    off = [switch for switch in totals.switches if switch.level == "off"]
    lowered = [switch for switch in totals.switches if switch.level != "off"]
    for word, some in ((said("Off", "Uit"), off), (said("Lowered", "Verlaagd"), lowered)):
        if some:
            yield f"{word}: {figure(len(some))} ({_few(some, _switch)})."
    if totals.exemptions:
        number, few = figure(totals.waived), _few(totals.exemptions, _waiver)
        yield said(f"Waived: {number} ({few}).", f"Met ontheffing: {number} ({few}).")
    if totals.baselines:
        held = ", ".join(f"{figure(number)} in {file}" for file, number in totals.baselines.items())
        yield said(f"Baselined: {held}.", f"In de beginstand: {held}.")
    if totals.excluded:
        files = said(count(totals.excluded, "file"), count(totals.excluded, "bestand", "bestanden"))
        yield said(f"Excluded: {files}.", f"Uitgesloten: {files}.")


def _verbs(by_verifies: Mapping[str, int]) -> Iterator[str]:
    before = ""
    for verifies in ("declared", "consistent", "current", "on_file", "signed", ""):
        number = by_verifies.get(verifies, 0)
        if number:
            verb, at = _look(verifies, number)
            yield f"{figure(number)} {at}" if verb == before else f"{figure(number)} {verb} {at}"
            before = verb


def _look(verifies: str, number: int) -> tuple[str, str]:
    """Return what rules that verify so do: the verb, and what with."""
    alone = number == 1
    match verifies:
        case "declared":
            return said("took", "ging af" if alone else "gingen af"), said("the manifest's word", "op het manifest")
        case "consistent":
            return said("compared", "vergeleek" if alone else "vergeleken"), said("statements", "uitspraken")
        case "current":
            at = said("at dates", "naar datums")
        case "on_file":
            at = said("at files", "naar bestanden")
        case "signed":
            at = said("at signatures", "naar handtekeningen")
        case _:
            return said("read", "las" if alone else "lazen"), said("the form", "de vorm")
    return said("looked", "keek" if alone else "keken"), at


def _switch(switch: Switch) -> tuple[str, str]:
    lowered = "" if switch.level == "off" else said(f" to {switch.level}", f" naar {switch.level}")
    until = said(f" until {switch.until}", f" tot en met {switch.until}") if switch.until else ""
    by = said(f" by {switch.by}", f" door {switch.by}") if switch.by else ""
    return switch.until, f"{switch.rule}{lowered}{until}{by}, {switch.where}"


def _waiver(by: Exemption) -> tuple[str, str]:
    name, end, approver, where = by.id, by.expires_on, by.approved_by, by.where
    return end, said(f"{name} until {end} by {approver}, {where}", f"{name} tot en met {end} door {approver}, {where}")


def _few(items: Iterable[T], told: Callable[[T], tuple[str, str]]) -> str:
    """Return what is told of `items`, those that end first before the others, and how many more there are."""
    every = [text for _, text in sorted(map(told, items))]
    number = figure(len(every) - _FEW)
    more = [said(f"and {number} more", f"en nog {number}")] if len(every) > _FEW else []
    return "; ".join([*every[:_FEW], *more])
