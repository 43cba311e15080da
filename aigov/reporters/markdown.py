"""Markdown for a comment on a pull request: the counts first, the worst before the rest, and never too long to post."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Final

from aigov.findings import Acts, Finding, Head, Outcome, ProjectReport, Standing, Totals
from aigov.language import figure, said
from aigov.reporters.text.groups import groups
from aigov.reporters.text.line import drawn, keeping, kept_from, label, level_word, waived, who
from aigov.reporters.text.markup import code, prose
from aigov.reporters.text.step import first_step
from aigov.reporters.text.summary import count, last_lines, not_checked

MOST: Final = 65_536
"""Characters of a comment on GitHub. Bytes are counted here: no way of counting characters comes to more."""
MARK: Final = "<!-- aigov -->"
"""Stands at the end of every report, so that a job finds the comment that it wrote before."""

_FOR_NOTICES: Final = 12_000
_RULES: Final = 6
_ERROR, _WARNING, _NOTE, _UNDECIDED = "error", "warning", "note", "undecided"
_EXCUSED: Final = "excused"
"""The section of what is waived, in a baseline, or otherwise does not count."""
_ORDER: Final = (_ERROR, _WARNING, _UNDECIDED, _NOTE, _EXCUSED)


def render(head: Head, projects: Iterable[ProjectReport], totals: Callable[[], Totals]) -> Iterator[str]:
    """Yield the comment, at most MOST bytes; what has no room is counted by level, never left out without a word."""
    sections = {name: _Section() for name in _ORDER}
    crashed: dict[str, None] = {}
    for report in projects:
        if report.crashed:
            crashed[report.file] = None
        for group in groups(report.findings):
            sections[_section(group[0])].take(_item(group, head), Counter(map(_section, group)))
        kept = len(kept_from(report))
        if kept:
            undecided = _line(
                level_word(None),
                report.file,
                keeping(kept),
                "",
            )
            sections[_UNDECIDED].take(undecided, Counter({_UNDECIDED: kept}))
    lines = last_lines(head, totals())
    opening = f"**aigov: {prose(lines[0])}** {prose(not_checked())}\n"
    opening += _broke_off(crashed) if crashed else ""
    closing = f"\n{_shortened(map(prose, lines[1:]))}\n\n{MARK}\n"
    yield opening
    yield from _body(sections, MOST - _size(opening) - _size(closing))
    yield closing


class _Section:
    """The items of one section, as far as they can have room, and what the others held."""

    def __init__(self) -> None:
        self.items: list[tuple[str, Counter[str]]] = []
        self.beyond: Counter[str] = Counter()
        self._room = MOST

    def take(self, item: str, held: Counter[str]) -> None:
        self._room -= _size(item)
        if self._room > 0:
            self.items.append((item, held))
        else:
            self._room = 0
            self.beyond += held


def _section(finding: Finding) -> str:
    if finding.standing is not Standing.OPEN:
        return _EXCUSED
    return finding.level.value if finding.weighs else _UNDECIDED


def _title(section: str, number: int) -> str:
    titles = {
        _ERROR: said("Errors", "Fouten"),
        _WARNING: said("Warnings", "Waarschuwingen"),
        _UNDECIDED: said("Undecided: it could not be told", "Onbepaald: het was niet vast te stellen"),
        _NOTE: said("Notes", "Opmerkingen"),
        _EXCUSED: said("Found, and not counted", "Gevonden, en niet meegeteld"),
    }
    if section == _UNDECIDED:  # the first line counts rules
        places = said(count(number, "place"), count(number, "plaats", "plaatsen"))
        return f"{titles[section]} ({places})"
    return f"{titles[section]} ({figure(number)})"


def _body(sections: dict[str, _Section], room: int) -> Iterator[str]:
    """Yield the sections, errors open and the rest to be unfolded, in at most `room` bytes."""
    left_out: Counter[str] = Counter()
    held = {name: sum((held for _, held in section.items), section.beyond) for name, section in sections.items()}
    frames = {name: _frame(_title(name, held[name][name]), folded=name != _ERROR) for name in sections if held[name]}
    # Every section has its title, however much the ones before it hold.
    room -= _size(_left_out(Counter(dict.fromkeys(_ORDER, 10**9))))
    room -= sum(_size(before) + _size(after) for before, after in frames.values())
    for name, (before, after) in frames.items():
        section = sections[name]
        pieces = []
        for item, held_there in section.items:
            if not left_out and room >= _size(item):
                room -= _size(item)
                pieces.append(item)
            else:
                left_out += held_there
        left_out += section.beyond
        yield from (before, *pieces, after)
    if left_out:
        yield _left_out(left_out)


def _frame(title: str, *, folded: bool) -> tuple[str, str]:
    if folded:
        return f"\n<details>\n<summary>{title}</summary>\n\n", "\n</details>\n"
    return f"\n**{title}**\n\n", ""


def _left_out(held: Counter[str]) -> str:
    numbers = ", ".join(f"{figure(held[name])} {_few(name)}" for name in _ORDER if held[name])
    return "\n" + said(
        f"**Not shown, for lack of room: {numbers}.** The other formats of `aigov check` hold them all.\n",
        f"**Niet getoond, bij gebrek aan ruimte: {numbers}.** De andere formaten van `aigov check` bevatten alles.\n",
    )


def _few(section: str) -> str:
    words = {
        _ERROR: said("at level error", "op niveau fout"),
        _WARNING: said("at level warning", "op niveau waarschuwing"),
        _UNDECIDED: said("undecided", "onbepaald"),
        _NOTE: said("at level note", "op niveau opmerking"),
        _EXCUSED: said("not counted", "niet meegeteld"),
    }
    return words[section]


def _item(group: list[Finding], head: Head) -> str:
    """Return what is said of one place: its lines, then for each rule that asks the next step and who takes it."""
    together: dict[tuple[str, str], list[Finding]] = {}
    for finding in group:
        together.setdefault((label(finding), finding.message), []).append(finding)
    text = ""
    for (word, message), same in together.items():
        first = same[0]
        span = first.at.span
        rules = list(dict.fromkeys(finding.rule for finding in same))
        more = [f"+{figure(len(rules) - _RULES)}"] if len(rules) > _RULES else []
        named = " ".join([*map(code, rules[:_RULES]), *more])
        text += _line(word, f"{span.file}:{span.line}", message, named, by="".join(_by(first)))
    return text + "".join(_steps(group, head))


def _line(word: str, where: str, message: str, named: str, by: str = "") -> str:
    return f"- **{word}** {code(where)} {prose(message)} {named}".rstrip() + f"{by}\n"


def _by(finding: Finding) -> Iterator[str]:
    if finding.exemption:
        yield f" ({prose(waived(finding.exemption))})"
    if finding.drawn:
        yield f" ({prose(drawn(finding.drawn))})"


def _steps(group: list[Finding], head: Head) -> Iterator[str]:
    if group[0].standing is not Standing.OPEN:
        return
    asking = [finding for finding in group if finding.outcome is Outcome.FAIL] or group[:1]
    shown: set[tuple[str, Acts]] = set()
    for finding in asking:
        remedy = finding.remedy if head.verbose or len(asking) == 1 else first_step(finding.remedy)
        if (remedy, finding.acts) in shown or not (remedy or any(finding.acts)):
            continue
        shown.add((remedy, finding.acts))
        acts = f" {said('Acts:', 'Aan zet:')} {prose(who(finding.acts))}." if any(finding.acts) else ""
        yield f"  - {prose(remedy)}{acts}\n"


def _broke_off(crashed: Collection[str]) -> str:
    where = code(next(iter(crashed))) or "`.`"
    more = len(crashed) - 1
    beyond = said(f" and in {figure(more)} more", f" en in nog {figure(more)}") if more else ""
    return said(
        f"\n**A check broke off in {where}{beyond}: what it would have found is not known.**\n",
        f"\n**Een controle is vastgelopen in {where}{beyond}: wat die had gevonden, is niet bekend.**\n",
    )


def _shortened(lines: Iterable[str]) -> str:
    """Return the last lines, one below the other, up to the room for them; how many more there are is said."""
    every = list(lines)
    kept: list[str] = []
    size = 0
    for line in every[:-1]:
        size += _size(line)
        if size > _FOR_NOTICES:
            break
        kept.append(line)
    more = len(every) - 1 - len(kept)
    told = (
        [said(f"({figure(more)} more lines: `aigov check`.)", f"(Nog {figure(more)} regels: `aigov check`.)")]
        if more
        else []
    )
    return "\n\n".join([*kept, *told, *every[-1:]])


def _size(text: str) -> int:
    return len(text.encode("utf-8", "backslashreplace"))
