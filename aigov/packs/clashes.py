"""What two packs cannot both bring: a name, an area, a section, the words of one kind."""

from collections.abc import Iterator

from aigov.language import said
from aigov.packs.folder import PACK
from aigov.packs.pack import Pack
from aigov.packs.problems import shown


def clashes(pack: Pack, others: list[Pack]) -> list[str]:
    """Return a line for everything that `pack` brings and one of `others` has already, and for what it lacks."""
    names = {other.name for other in others}
    found = [clash for other in others for clash in _between(other, pack)]
    found += [
        (
            PACK,
            said(
                f'"{pack.name}" depends on the pack "{name}", which is not named before it.',
                f'"{pack.name}" hangt af van het regelpakket "{name}", dat er niet vóór staat.',
            ),
        )
        for name in pack.depends
        if name not in names
    ]
    return [f"{shown(pack.folder, file)}:1:1: {what}" for file, what in found]


def _between(one: Pack, other: Pack) -> Iterator[tuple[str, str]]:
    """Yield the file of `other` and what is wrong."""
    if one.name == other.name:
        yield (
            PACK,
            said(
                f'Two packs are named "{one.name}": {one.folder} and {other.folder}.',
                f'Twee regelpakketten heten "{one.name}": {one.folder} en {other.folder}.',
            ),
        )
        return
    both = said(
        f'"{one.name}" ({one.folder}) and "{other.name}" ({other.folder})',
        f'"{one.name}" ({one.folder}) en "{other.name}" ({other.folder})',
    )
    for area in other.areas:
        if area in one.areas:
            yield (
                PACK,
                said(
                    f'Two packs have an area "{area}": {both}.',
                    f'Twee regelpakketten hebben een gebied "{area}": {both}.',
                ),
            )
    for name in sorted(one.extensions.keys() & other.extensions.keys()):
        yield (
            PACK,
            said(
                f'Two packs bring a section "{name}" under extensions: {both}.',
                f'Twee regelpakketten brengen een onderdeel "{name}" onder extensions mee: {both}.',
            ),
        )
    worded = {rule.reports: rule.id for rule in one.rules if rule.reports}
    for rule in other.rules:
        if rule.reports in worded:
            yield (
                rule.file,
                said(
                    f'"{rule.reports}" is put into words twice, by {worded[rule.reports]} and here: {both}.',
                    f'"{rule.reports}" is twee keer verwoord, door {worded[rule.reports]} en hier: {both}.',
                ),
            )
