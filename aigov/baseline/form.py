"""The file of a baseline: read with a line for whatever is wrong in it, written with an entry a line, in one order."""

import json
import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, Final, NamedTuple

from aigov import resources, structure
from aigov.errors import ConfigError
from aigov.findings import RANK, Finding, Level
from aigov.language import said

VERSION: Final = 1
LARGEST: Final = 1 << 24
"""Bytes: some sixty thousand entries."""
_FEW: Final = 20
_MERGE: Final = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: |$)", re.MULTILINE)
_ARRAY: Final = re.compile(r'"findings"\s*:\s*\[')
_BETWEEN: Final = re.compile(r"[\s,]*")


class Entry(NamedTuple):
    """One finding that does not count, as long as it weighs no more; `line` is where it stands, 0 before it does."""

    project: str
    rule: str
    path: str
    level: str
    counted: bool
    day: str
    fingerprint: str
    line: int = 0

    def covers(self, finding: Finding) -> bool:
        """Return whether a finding with this fingerprint is still what was written down, and weighs no more."""
        if finding.weighs and not self.counted:
            return False
        return RANK[finding.level] <= RANK[Level(self.level)]


def entry(finding: Finding, day: str) -> Entry:
    """Return what a baseline holds of a finding."""
    return Entry(
        project=finding.project,
        rule=finding.rule,
        path=finding.path,
        level=finding.level.value,
        counted=finding.weighs,
        day=day,
        fingerprint=finding.fingerprint,
    )


class Baseline:
    """What stands in one file; `name` is the file as reports show it."""

    def __init__(self, name: str, entries: Iterable[Entry], content: str = "") -> None:
        """`content` is the text of the file, for those who quote it."""
        self.name = name
        self.entries = tuple(entries)
        self.by_fingerprint: Mapping[str, Entry] = {each.fingerprint: each for each in self.entries}
        self._content = content

    @cached_property
    def by_project(self) -> Mapping[str, list[Entry]]:
        """The entries by the project that they name."""
        found: dict[str, list[Entry]] = {}
        for each in self.entries:
            found.setdefault(each.project, []).append(each)
        return found

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines of the file, without line ends."""
        return tuple(self._content.split("\n"))


def text(entries: Iterable[Entry]) -> str:
    """Return the file that holds `entries`: the same ones give the same bytes, and a change is one line of a diff."""
    ordered = sorted(entries, key=lambda each: (each.project, each.rule, each.path, each.fingerprint))
    rows = [json.dumps({key: value for key, value in each._asdict().items() if key != "line"}) for each in ordered]
    inside = ",\n".join(rows) + "\n" if rows else ""
    return f'{{\n"aigov-baseline": {VERSION},\n"findings": [\n{inside}]\n}}\n'


def read(content: bytes, name: str) -> Baseline:
    """Return what `content` says; raises ConfigError, with the line, for whatever keeps it from being believed."""
    if len(content) > LARGEST:
        raise ConfigError(said("is larger than 16 MiB.", "is groter dan 16 MiB."), where=name)
    try:
        written = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ConfigError(said("is not UTF-8.", "is geen UTF-8."), where=f"{name}:{line}") from None
    data = _parsed(written, name)
    version = data.get("aigov-baseline") if isinstance(data, dict) else None
    if isinstance(version, int) and version > VERSION:
        raise ConfigError(
            said(
                f"has version {version}, and this aigov reads {VERSION}: a newer one wrote it.",
                f"heeft versie {version}, en deze aigov leest {VERSION}: een nieuwere heeft dit geschreven.",
            ),
            where=name,
        )
    starts = _starts(written, data)
    problems = structure.check(data, resources.schema("baseline"))
    if problems:
        errors = [f"{name}:{_line(written, starts, problem.path)}: {structure.words(problem)}" for problem in problems]
        rest = len(errors) - _FEW
        more = [said(f"{name}: and {rest} more errors.", f"{name}: en nog {rest} fouten.")] if rest > 0 else []
        raise ConfigError("\n".join([*errors[:_FEW], *more]))
    entries = [Entry(**item, line=line) for item, line in zip(data["findings"], _lines(written, starts), strict=True)]
    _refuse_twice(entries, name)
    return Baseline(name, entries, written)


def _parsed(written: str, name: str) -> Any:
    merge = _MERGE.search(written)
    if merge:
        line = written.count("\n", 0, merge.start()) + 1
        what = said(
            "holds a merge that is not finished: keep the entries that stand on both sides.",
            "bevat een samenvoeging die niet af is: houd de items die aan beide kanten staan.",
        )
        raise ConfigError(what, where=f"{name}:{line}")
    try:
        return json.loads(written, object_pairs_hook=_once, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        what = error.msg[:1].lower() + error.msg[1:]
        where = f"{name}:{error.lineno}:{error.colno}"
        raise ConfigError(
            said(
                f"this is no baseline: as JSON it cannot be read ({what}).",
                f"dit is geen beginstand: als JSON is het niet te lezen ({what}).",
            ),
            where=where,
        ) from None
    except RecursionError:
        raise ConfigError(
            said("this is no baseline: it is nested too deeply.", "dit is geen beginstand: het is te diep genest."),
            where=f"{name}:1",
        ) from None
    except ValueError as error:  # a key that stands twice, or a number that Python does not read
        raise ConfigError(
            said(f"this is no baseline: {error}.", f"dit is geen beginstand: {error}."), where=f"{name}:1"
        ) from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(
            said(f'"{twice[:40]}" stands twice in one entry', f'"{twice[:40]}" staat twee keer in één item')
        )
    return found


def _no_number(word: str) -> Any:
    raise ValueError(said(f"{word} is no number", f"{word} is geen getal"))


def _starts(written: str, data: Any) -> list[int]:
    """Return where each entry begins; fewer than there are where the file has another form."""
    found = _ARRAY.search(written)
    items = data.get("findings") if isinstance(data, dict) else None
    if found is None or not isinstance(items, list):
        return []
    decode = json.JSONDecoder().raw_decode
    at, starts = found.end(), []
    try:
        for _ in items:
            at = _after(written, at)
            starts.append(at)
            _, at = decode(written, at)
    except ValueError:
        return []
    return starts


def _after(written: str, at: int) -> int:
    between = _BETWEEN.match(written, at)
    return between.end() if between else at


def _lines(written: str, starts: Iterable[int]) -> list[int]:
    lines, line, before = [], 1, 0
    for start in starts:
        line += written.count("\n", before, start)
        before = start
        lines.append(line)
    return lines


def _line(written: str, starts: list[int], path: tuple[str | int, ...]) -> int:
    if len(path) > 1 and path[0] == "findings" and isinstance(path[1], int) and path[1] < len(starts):
        return written.count("\n", 0, starts[path[1]]) + 1
    return 1


def _refuse_twice(entries: Iterable[Entry], name: str) -> None:
    seen: dict[str, Entry] = {}
    for each in entries:
        other = seen.setdefault(each.fingerprint, each)
        if other is not each:
            what = said(
                f"holds the finding of line {other.line} once more: one of the two is damaged.",
                f"bevat de bevinding van regel {other.line} nog een keer: een van de twee is beschadigd.",
            )
            raise ConfigError(what, where=f"{name}:{each.line}")
