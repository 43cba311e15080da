"""A lock from its file; whatever is wrong with that is said at its line."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from aigov import resources, structure
from aigov.errors import ConfigError
from aigov.findings import Level
from aigov.language import said
from aigov.lock.levels import carried
from aigov.lock.values import Lock, LockedPack, LockedRule
from aigov.packs.folder import PackFile
from aigov.packs.reading import read as read_file
from aigov.packs.words import say
from aigov.paths import Path
from aigov.source import Document, Unread

_MOST: Final = 20
"""Lines of errors that are said: a file of something else has one on every line."""


def read(name: str, content: bytes | Unread, command: str) -> Lock:
    """Return the lock in `content`, the file `name`; raises ConfigError with a line for each thing that is wrong.

    `command` is what writes it anew.
    """
    document = _document(name, content)
    wrong = list(_wrong(document))
    if wrong:
        more = (
            [
                said(
                    f"{name}: {len(wrong) - _MOST} more lines are wrong.",
                    f"{name}: nog {len(wrong) - _MOST} regels zijn fout.",
                )
            ]
            if len(wrong) > _MOST
            else []
        )
        back = said(
            f"{name} cannot be used as it is. What git keeps is the way back; `{command}` writes it anew.",
            f"{name} is zo niet te gebruiken. Haal de vorige versie terug uit git, of zet opnieuw vast: `{command}`.",
        )
        raise ConfigError("\n".join([*wrong[:_MOST], *more, back]))
    data: Mapping[str, Any] = document.data

    def at(*path: str) -> str:
        span = document.nearest(path)
        return f"{span.file}:{span.line}"

    return Lock(
        release=data["release"],
        packs={key: LockedPack(each["version"], _hex(each["digest"])) for key, each in data["packs"].items()},
        plugins={key: each["version"] for key, each in data.get("plugins", {}).items()},
        rules={key: _rule(each) for key, each in data.get("rules", {}).items()},
        at=at,
    )


def _document(name: str, content: bytes | Unread) -> Document:
    if isinstance(content, bytes):
        return read_file(PackFile(name, content))
    from aigov import source

    return source.load([(name, content)])


def _wrong(document: Document) -> Iterator[str]:
    for unread in document.problems:
        yield f"{unread.span.file}:{unread.span.line}:{unread.span.column}: {say(unread.kind, unread.details)}"
    if document.problems or not isinstance(document.data, dict):
        return
    if "aigov" not in document.data:
        yield said(
            f"{document.files[0][0]}:1:1: This is no lock of aigov: it does not begin with `aigov: 1`.",
            f"{document.files[0][0]}:1:1: Dit is geen lock van aigov: het begint niet met `aigov: 1`.",
        )
        return
    for problem in structure.check(document.data, resources.schema("lock")):
        yield _said(document, problem.path, structure.words(problem), key=problem.kind == "unknown-key")
    for name, rule in _rules(document.data):
        if ("stages" in rule) == ("level" in rule):
            yield _said(
                document,
                ("rules", name),
                said(f"{name} has either `stages` or a `level`.", f"{name} heeft óf `stages` óf een `level`."),
            )


def _rules(data: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    rules = data.get("rules")
    for name, rule in rules.items() if isinstance(rules, dict) else ():
        if isinstance(rule, dict):
            yield name, rule


def _said(document: Document, path: Path, what: str, *, key: bool = False) -> str:
    span = document.key(path) if key else document.nearest(path)
    return f"{span.file}:{span.line}:{span.column}: {what}"


def _rule(written: Mapping[str, Any]) -> LockedRule:
    level = Level(written["level"]) if "level" in written else None
    return LockedRule(_hex(written["digest"]), carried(written.get("stages", {})), level)


def _hex(digest: str) -> str:
    return digest.removeprefix("sha256:")
