"""What can be written at a cursor: keys in the order in which the stage needs them, answers, people, ids, rules."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from aigov.language import said
from aigov.lsp import shape
from aigov.lsp.asking import looks, need
from aigov.lsp.cursor import Cursor, cursor
from aigov.lsp.desk import Buffer, Desk
from aigov.lsp.hover import safe
from aigov.lsp.kinds import What
from aigov.lsp.reading import Around, around, whole
from aigov.paths import UNKNOWN
from aigov.rule import STAGES
from aigov.waivers.around import SCOPES

_BLOCKS: Final = ("object", "array")
_STAGED: Final = (What.MANIFEST, What.SECTION, What.ORGANISATION)
_NEVER: Final = (len(STAGES) + 1, 0)


class Item(NamedTuple):
    """One thing to write: `text` in the place of what stands from column `start` of the line up to the cursor.

    `detail` is a few words beside it, `about` a text in Markdown; the order is that of the list.
    """

    label: str
    text: str
    start: int
    detail: str
    about: str
    is_key: bool


def completions(desk: Desk, buffer: Buffer, line: int, column: int) -> list[Item]:
    """Return what can be written at a line and a column, both from 0, in code points: the most needed first."""
    if buffer.file.what is What.CONFIG:
        return []
    lines = [buffer.lines.line(number) for number in range(len(buffer.lines.starts))]
    here = cursor(lines, line, column)
    if here is None:
        return []
    near = around(desk, buffer)
    if here.is_key:
        return list(_keys(near, buffer, here))
    found = list(_values(near, buffer, here))
    if here.path and isinstance(here.path[-1], int):
        found += _keys(near, buffer, here)
    return found


def _keys(near: Around, buffer: Buffer, here: Cursor) -> Iterator[Item]:
    """Yield the keys that the section does not have yet."""
    path = whole(buffer, here.path)
    taken = set(here.beside) | (_elsewhere(near, buffer) if not path else set())
    fields = [each for name, each in shape.fields(near.schema, path).items() if name not in taken]
    ranked = []
    for position, each in enumerate(fields):
        soon, detail = _need(near, buffer, shape.pattern((*path, each.name)))
        ranked.append(((not each.required, *soon, position), each, detail))
    for _, each, detail in sorted(ranked, key=lambda one: one[0]):
        text = f"{each.name}:" if each.form in _BLOCKS and not each.is_who else f"{each.name}: "
        told = said("required", "verplicht") if each.required else detail
        yield Item(each.name, text, here.start, told, safe(each.about), is_key=True)


def _need(near: Around, buffer: Buffer, pattern: str) -> tuple[tuple[int, int], str]:
    """Return how soon a key is needed, and the words for that."""
    if near.place is None or buffer.file.what not in _STAGED:
        return _NEVER, ""
    found = looks(near.place, pattern, near.stage)
    soon = need(found, near.stage)
    if soon[0] == 0 and found[0].now:
        rule, stage = found[0].rule.id, near.stage
        if not stage:
            return soon, rule
        return soon, said(f"asked now, at {stage}: {rule}", f"nu gevraagd, in fase {stage}: {rule}")
    first = STAGES[found[0].first] if found and found[0].first < len(STAGES) and soon < _NEVER else ""
    return soon, said(f"from {first}", f"vanaf {first}") if first else ""


def _elsewhere(near: Around, buffer: Buffer) -> set[str]:
    """Return the sections that stand in files of their own."""
    if buffer.file.what is not What.MANIFEST or near.subject is None:
        return set()
    files = near.subject.seen.document.files[1:]
    return {name.rpartition("/")[2].removesuffix(".yaml") for name, _ in files}


def _values(near: Around, buffer: Buffer, here: Cursor) -> Iterator[Item]:
    """Yield the answers that a value can be; `unknown`, which is honest, stands last."""
    found = shape.field(near.schema, whole(buffer, here.path))
    if found is None:
        return
    start = here.start + (here.word[:1] in "\"'" and bool(here.word))
    for choice in sorted(found.choices, key=lambda each: each.value == UNKNOWN):
        yield Item(choice.value, choice.value, start, choice.means, "", is_key=False)
    if found.is_who or _is_role(buffer, here):
        for word, name, is_role in near.people():
            detail = name or said("nobody yet", "nog niemand")
            yield Item(word, word, start, detail, said("role", "rol") if is_role else "", is_key=False)
    for word in shape.ids(near.data, found.refers, near.schema) if found.refers else ():
        yield Item(word, word, start, found.refers, "", is_key=False)
    for word, detail in _named(near, buffer, here):
        yield Item(word, word, start, detail, "", is_key=False)


def _is_role(buffer: Buffer, here: Cursor) -> bool:
    return buffer.file.what is What.RULE and here.path == ("acts",)


def _named(near: Around, buffer: Buffer, here: Cursor) -> Iterable[tuple[str, str]]:
    """Return what a waiver can name, its rules, projects and places, and the claims that a rule can rest on."""
    what, key = buffer.file.what, here.path[-1] if here.path else ""
    if what is What.RULE and here.path[:1] == ("basis",):
        return near.claims.items()
    if what is not What.WAIVERS:
        return ()
    if key == "rule" and near.place:
        rules = [rule for rule in near.place.rules.values() if rule.waivable and not rule.reports]
        asked = {each.rule for each in near.subject.report.findings} if near.subject else set()
        rules = [rule for rule in rules if rule.scope in SCOPES and rule.id not in near.place.mandatory]
        return [(rule.id, rule.title) for rule in sorted(rules, key=lambda rule: (rule.id not in asked, rule.id))]
    if key == "project":
        return [(project, "") for project in near.projects if project]
    open_now = near.subject.report.findings if near.subject and key == "path" else ()
    return {each.path: each.rule for each in open_now}.items()
