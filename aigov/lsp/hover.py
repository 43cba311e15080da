"""What stands at a place: the findings there, what the key means, who looks at it, and who is meant."""

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from aigov.explaining import ground_named, role_named, source_of, touched, worded
from aigov.findings import Acts, Finding
from aigov.language import said
from aigov.lsp import shape
from aigov.lsp.asking import looks
from aigov.lsp.cursor import cursor
from aigov.lsp.desk import Buffer, Desk
from aigov.lsp.diagnostics import message
from aigov.lsp.kinds import What
from aigov.lsp.reading import Around, around, whole
from aigov.paths import UNKNOWN, Path
from aigov.reporters.text.line import label
from aigov.rule import Rule

_MOST: Final = 8
"""Rules that are named at one key."""
_IN_FULL: Final = 2
"""Findings at one place that are told in full; of the others it is what they say."""
_WORD: Final = re.compile(r"[^\s,:\[\]{}\"'#]+")
_RULED: Final = (What.MANIFEST, What.SECTION, What.ORGANISATION)


class Told(NamedTuple):
    """A text in Markdown, and the stretch of the file that it is about, by offsets."""

    text: str
    start: int
    end: int


def hover(desk: Desk, buffer: Buffer, offset: int) -> Told | None:
    """Return what there is to say at an offset; None where that is nothing."""
    near = around(desk, buffer)
    here = [each for each in desk.findings(buffer) if each.at.span.start <= offset <= each.at.span.end]
    parts = ["\n\n".join(_finding(each, near)) for each in here[:_IN_FULL]]
    parts += ["\n".join(f"- {_line(each)}" for each in here[_IN_FULL:])] if here[_IN_FULL:] else []
    place = _place(buffer, offset)
    if place is not None and buffer.file.what is not What.CONFIG:
        told = "\n\n".join(_key(near, buffer, *place))
        parts += [told] if told else []
    if not parts:
        return None
    start, end = _word(buffer.text, offset)
    if here:
        start, end = here[0].at.span.start, here[0].at.span.end
    return Told("\n\n---\n\n".join(parts), start, end)


def _place(buffer: Buffer, offset: int) -> tuple[Path, bool] | None:
    """Return the path at an offset, and whether it is the key: from the reading, or else from lines and margins."""
    if buffer.is_whole:
        return buffer.document.at(buffer.name, offset)
    _, end = _word(buffer.text, offset)
    lines = [buffer.lines.line(number) for number in range(len(buffer.lines.starts))]
    line = buffer.lines.between(end, end).start.line
    found = cursor(lines, line, end - buffer.lines.starts[line])
    if found is None or not found.word:
        return None
    path = whole(buffer, found.path)
    return ((*path, found.word), True) if found.is_key else (path, False)


def _word(text: str, offset: int) -> tuple[int, int]:
    start = end = offset
    while start > 0 and _WORD.fullmatch(text[start - 1]):
        start -= 1
    while end < len(text) and _WORD.fullmatch(text[end]):
        end += 1
    return start, end


def _finding(finding: Finding, near: Around) -> Iterator[str]:
    """Yield what a finding says, why, what to do, who acts, and where it comes from."""
    yield _line(finding)
    rule = near.place.rules.get(finding.rule) if near.place else None
    if rule:
        yield safe(rule.why)
    if finding.remedy:
        yield f"**{said('To do', 'Te doen')}**: {safe(finding.remedy)}"
    if finding.acts.role or finding.acts.name:
        yield f"**{said('Acts', 'Aan zet')}**: {safe(_who(finding.acts))}"
    if rule and near.place:
        yield from sources(rule, near)


def _line(finding: Finding) -> str:
    return f"**{label(finding)}** `{finding.rule}`: {safe(message(finding))}"


def _who(acts: Acts) -> str:
    role = role_named(acts.role) if acts.role else ""
    return f"{role} ({acts.name or said('nobody named yet', 'nog niemand genoemd')})" if role else acts.name


def sources(rule: Rule, near: Around) -> Iterator[str]:
    """Yield a list of what a rule rests on: claims with their places, and the law that it touches."""
    packs = near.place.packs if near.place else ()
    pack = next((each for each in packs if each.name == rule.pack), None)
    told = [source_of(claim, pack) for claim in rule.basis] if pack else []
    told += [touched(law, parts) for law, parts in rule.touches.items()]
    if told:
        yield f"**{said('Source', 'Bron')}** ({ground_named(rule.ground)}):\n" + "\n".join(
            f"- {safe(each)}" for each in told
        )


def _key(near: Around, buffer: Buffer, path: Path, is_key: bool) -> Iterator[str]:
    """Yield what a key means, or what is written there means."""
    found = shape.field(near.schema, path)
    if found is None:
        return
    pattern = shape.pattern(path)
    if is_key:
        yield f"`{pattern}`: {safe(found.about)}"
        if any(each.value != UNKNOWN for each in found.choices):
            yield f"{said('Answers', 'Antwoorden')}: {', '.join(f'`{each.value}`' for each in found.choices)}"
        if found.examples:
            yield f"{said('Example', 'Voorbeeld')}: `{_written(found.examples[0])}`"
        if buffer.file.what in _RULED:
            yield from _rules(near, pattern)
        return
    yield from _value(near, buffer, path, found)


def _value(near: Around, buffer: Buffer, path: Path, found: shape.Field) -> Iterator[str]:
    try:
        value = buffer.document.written(path)
    except KeyError:
        return
    means = next((each.means for each in found.choices if each.value == value), "")
    rule = near.place.rules.get(value) if near.place else None
    if means:
        yield f"`{value}`: {safe(means)}"
    elif found.is_who:
        person = near.meant(value)
        facts = [str(person[field]) for field in ("name", "position", "email") if field in person]
        yield f"`{value}`: {safe(', '.join(facts) or said('nobody yet', 'nog niemand'))}"
    elif rule and path[-1] == "rule":
        yield f"`{rule.id}`: {safe(rule.title)}"
        yield safe(rule.why)
    elif buffer.file.what is What.RULE and path[:1] == ("basis",) and near.place:
        packs = [pack for pack in near.place.packs if value in pack.sources]
        yield from (safe(source_of(value, pack)) for pack in packs[:1])
    else:
        yield f"`{shape.pattern(path)}`: {safe(found.about)}"


def _rules(near: Around, pattern: str) -> Iterator[str]:
    """Yield the rules that look at a place, those that ask now first."""
    found = looks(near.place, pattern, near.stage) if near.place else []
    if not found:
        return
    lines = []
    for rule, now, _ in found[:_MOST]:
        first = next(iter(rule.levels), "")
        later = said(f"from {first}", f"vanaf {first}") if first else said("not now", "nu niet")
        level = worded(now.value) if now else later
        lines.append(f"- `{rule.id}` ({level}): {safe(rule.title)}")
    if len(found) > _MOST:
        more = len(found) - _MOST
        lines.append(said(f"- and {more} more", f"- en nog {more}"))
    yield f"{said('Rules that look here', 'Regels die hiernaar kijken')}:\n" + "\n".join(lines)


def _written(value: Any) -> str:
    """Return an example as it can be written on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_written(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(_written(item) for item in value)}]"
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


def safe(text: str) -> str:
    """Return a text of anybody's in one line, which Markdown reads as text; what stands in backticks stays as it is."""
    parts = re.split(r"(`[^`]*`)", " ".join(text.split()))
    return "".join(part if part[:1] == "`" else re.sub(r"([\\<*_\[\]`])", r"\\\1", part) for part in parts)
