"""Switches that have ended: a finding for each, at its line, in a report on the configuration that holds it."""

import posixpath
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from aigov.discovery import Surroundings, files
from aigov.discovery.surroundings import within
from aigov.engine.finding import ordered
from aigov.engine.told import mark, told
from aigov.findings import Finding, ProjectReport, Switch
from aigov.language import said
from aigov.run.baselining import on_file
from aigov.run.workplace import PORTFOLIO
from aigov.source import Unread

if TYPE_CHECKING:
    from aigov.run.workplace import Workplace

KIND: Final = "switch-expired"


def ended(
    in_use: Iterable["Workplace"], home: "Workplace", around: Surroundings, *, alone: bool
) -> Iterator[tuple[ProjectReport, str]]:
    """Yield a report on each file with switches that have ended, and the level from which on its findings count.

    `alone`: only rules over many projects are asked, which follow `home`.
    """
    found: dict[str, dict[Switch, Workplace]] = {}
    for place in [home] if alone else in_use:
        for switch in place.resolved.ended:
            if not alone or place.rules[switch.rule].scope == PORTFOLIO:
                file, _, line = switch.where.rpartition(":")
                file = posixpath.normpath(file)  # what several extend is one file: a/../policy.toml, b/../policy.toml
                found.setdefault(file, {}).setdefault(switch._replace(where=f"{file}:{line}"), place)
    for file, switches in sorted(found.items()):
        lines = _lines(file, around)
        findings = [_finding(switch, file, lines, place) for switch, place in switches.items()]
        yield on_file(file, ordered(findings, ())), next(iter(switches.values())).config.fail_level


def _finding(switch: Switch, file: str, lines: tuple[str, ...], place: "Workplace") -> Finding:
    line = switch.where.rpartition(":")[2]

    details = {
        "rule": switch.rule,
        "done": _done(switch.rule, switch.level),
        "reason": switch.reason.rstrip("."),
        "by": switch.by,
        "until": switch.until,
    }
    return told(
        KIND,
        details,
        place.rules,
        place.resolved.settings.levels,
        mark(file, lines, int(line) if line.isdecimal() else 1),
        subject=file,
        identity=switch.rule,
    )


def _done(rule: str, level: str) -> str:
    match level:
        case "off":
            return said(f"switches {rule} off", f"zet {rule} uit")
        case "":
            return said(f"puts {rule} off or ends it", f"stelt {rule} uit of beëindigt die")
    return said(f"lowers {rule} to {level}", f"verlaagt {rule} naar {level}")


def _lines(file: str, around: Surroundings) -> tuple[str, ...]:
    """Return the lines of a file as it is shown; none where it cannot be quoted, as of what a plugin brings."""
    path = within(around.working, file)
    found = files.read(path, lambda: around.repository(path.rpartition("/")[0]))
    return () if isinstance(found, Unread) else tuple(found.decode("utf-8-sig", "replace").splitlines())
