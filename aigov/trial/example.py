"""An example of a rule: the first one's manifest with what is set and dropped, its structure checked in place."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from copy import deepcopy
from functools import partial
from typing import Any, Final, NamedTuple

from aigov import paths, source, structure
from aigov.language import said
from aigov.packs import reading
from aigov.packs.folder import PackFile
from aigov.paths import KeyOf, Path
from aigov.rule import Rule
from aigov.source import Document

AS_OF: Final = "2026-01-01"
ORGANISATION: Final = "organisation"
_MANIFESTS: Final = ("manifest", "manifests", ORGANISATION, "set")
"""Keys of an example whose values read as those of a manifest do."""
_WHOLE_ORGANISATION: Final = ("org", ORGANISATION)


class Schemas(NamedTuple):
    """What examples are checked against: the manifest's schema, with the packs' extensions, and the organisation's."""

    manifest: Mapping[str, Any]
    organisation: Mapping[str, Any]


class Remark(NamedTuple):
    """A whole sentence on an example, at a place in the rule's file."""

    line: int
    column: int
    text: str


class Example(NamedTuple):
    """One example, ready to be judged where it has no `remarks`.

    `manifests` is one, or those of a portfolio. `organisation` is what stands under that word in its file; None
    without one. `text` is raw YAML in place of a manifest, with the texts of its `files` beside it; `problem` are the
    details of what a rule reports, where no text can show it. `expect` is a word or a list.
    """

    name: str
    manifests: tuple[Any, ...]
    organisation: Any
    text: str
    files: Mapping[str, str]
    problem: Mapping[str, str]
    as_of: str
    limits: Mapping[str, Any]
    expect: Any
    place: tuple[int, int]
    remarks: tuple[Remark, ...]


class Trees(NamedTuple):
    """The data of an example by the part of its file that it came from."""

    manifests: list[Any]
    organisation: Any


def read(rule: Rule, content: bytes, schemas: Schemas) -> tuple[list[Example], tuple[int, int]]:
    """Return the examples of a rule's file in their order, and their place; each starts from the first one."""
    document = source.load([(rule.file, content)])
    plain, meant = (_examples(each) for each in (reading.read(PackFile(rule.file, content)), document))
    # In a name `not applicable` are words; in a manifest they are a placeholder.
    examples = [
        {**words, **{key: whole[key] for key in _MANIFESTS if key in whole}}
        for words, whole in zip(plain, meant, strict=True)
    ]
    span = document.nearest(("examples",))
    first = examples[0] if examples else {}
    found = [
        _Reader(rule, document, schemas, position, first, example).example()
        for position, example in enumerate(examples)
    ]
    return found, (span.line, span.column)


def _examples(document: Document) -> list[dict[str, Any]]:
    written = document.data.get("examples") if isinstance(document.data, dict) else None
    return [each for each in written if isinstance(each, dict)] if isinstance(written, list) else []


def key_of(schema: Mapping[str, Any], *above: str) -> KeyOf:
    """Return what says by which property the items of a list are known; `above` leads from the top to the data."""
    find = partial(structure.item_key, schema)
    return (lambda path: find((*above, *path))) if above else find


class _Reader:
    """Reads one example and gathers what is wrong with it."""

    def __init__(
        self,
        rule: Rule,
        document: Document,
        schemas: Schemas,
        position: int,
        first: Mapping[str, Any],
        written: Mapping[str, Any],
    ) -> None:
        self.rule = rule
        self.document = document
        self.schemas = schemas
        self.here: Path = ("examples", position)
        self.first = first
        self.written = written
        self.remarks: list[Remark] = []
        self.touched: list[tuple[Path, Path]] = []
        """Where in the data something was set, and where in the file it says so."""

    def example(self) -> Example:
        written = self.written
        trees = self._trees()
        for text in _texts(written.get("drop")):
            self._change(trees, text, ("drop", _texts(written.get("drop")).index(text)), None)
        for text, value in (written.get("set") or {}).items():
            self._change(trees, text, ("set", text), (deepcopy(value),))
        if not self.rule.reports:
            self._check(trees)
        span = self.document.nearest((*self.here, "name"))
        return Example(
            name=str(written.get("name", "")),
            manifests=tuple(trees.manifests),
            organisation=trees.organisation,
            text=str(written.get("text", "")),
            files={name: str(text) for name, text in (written.get("files") or {}).items()},
            problem={name: str(value) for name, value in (written.get("problem") or {}).items()},
            as_of=str(written.get("as_of", AS_OF)),
            limits=written.get("limits") or {},
            expect=written.get("expect"),
            place=(span.line, span.column),
            remarks=tuple(self.remarks),
        )

    def _trees(self) -> Trees:
        source = self.written if {"manifest", "manifests"} & self.written.keys() else self.first
        manifests = source["manifests"] if "manifests" in source else [source.get("manifest", {})]
        organisation = self.written.get(ORGANISATION, self.first.get(ORGANISATION))
        return Trees(deepcopy(list(manifests)), deepcopy(organisation))

    def _change(self, trees: Trees, text: str, place: Path, put: tuple[Any] | None) -> None:
        """Set (`put` holds the value) or drop the path `text`."""
        target, rest, keys, tree = self._target(trees, text)
        if target is None:
            self._remark(
                place,
                said(
                    f'"{text}" begins with the id of no manifest of this example.',
                    f'"{text}" begint met de id van geen manifest in dit voorbeeld.',
                ),
            )
            return
        try:
            path = paths.resolve(target, rest, keys) if rest else ()
        except KeyError as error:
            self._remark(
                place,
                said(
                    f'"{text}" has no item {error} to {"set" if put else "drop"}.',
                    f'"{text}" heeft geen item {error} om {"te zetten" if put else "weg te laten"}.',
                ),
            )
            return
        if not path:
            self._remark(
                place,
                said(
                    f'"{text}" is a whole file; name a section.', f'"{text}" is een heel bestand; noem een onderdeel.'
                ),
            )
        elif put is not None:
            if not _put(target, path, put[0]):
                self._remark(
                    place,
                    said(
                        f'"{text}" cannot be set: what it lies in is no section.',
                        f'"{text}" is niet te zetten: waar het in ligt is geen onderdeel.',
                    ),
                )
            self.touched.append(((tree, *path), place))
        elif not _drop(target, path):
            self._remark(
                place,
                said(
                    f'"{text}" is not in this example, so it cannot be dropped.',
                    f'"{text}" staat niet in dit voorbeeld, dus het is niet weg te laten.',
                ),
            )

    def _target(self, trees: Trees, text: str) -> tuple[Any, str, KeyOf, str | int]:
        """Return the tree that a path is about, the path within it, its keys, and the tree's name."""
        begin, dot, rest = text.partition(".")
        if begin in _WHOLE_ORGANISATION and trees.organisation is not None and isinstance(trees.organisation, dict):
            return trees.organisation, rest if dot else "", key_of(self.schemas.organisation, ORGANISATION), "org"
        keys = key_of(self.schemas.manifest)
        if "manifests" not in self.first:
            return trees.manifests[0], text, keys, 0
        name, _, rest = text.partition(":")
        for position, manifest in enumerate(trees.manifests):
            if isinstance(manifest, dict) and (manifest.get("project") or {}).get("id") == name:
                return manifest, rest, keys, position
        return None, text, keys, 0

    def _check(self, trees: Trees) -> None:
        """Remark on everything that no manifest and no organisation's file could hold."""
        people: Iterable[str] = ()
        if trees.organisation is not None:
            whole = {ORGANISATION: trees.organisation}
            problems = structure.check(whole, self.schemas.organisation, fragment=True)
            self._remark_all(problems, "org", skip=1)
            listed = trees.organisation.get("people") if isinstance(trees.organisation, dict) else None
            people = listed if isinstance(listed, dict) else ()
        for position, manifest in enumerate(trees.manifests):
            problems = structure.check(manifest, self.schemas.manifest, fragment=True, known_people=tuple(people))
            self._remark_all(problems, position)

    def _remark_all(self, problems: Iterable[structure.Problem], tree: str | int, skip: int = 0) -> None:
        for problem in problems:
            place = self._origin((tree, *problem.path[skip:]))
            if place is not None:
                self._remark(place, structure.words(problem), key=problem.kind == "unknown-key")

    def _origin(self, path: Path) -> Path | None:
        """Return where this example writes the value at `path`; None where the first one does, and is told so."""
        for touched, place in reversed(self.touched):
            if path[: len(touched)] == touched:
                return (*place, *path[len(touched) :])
        tree, rest = path[0], path[1:]
        if tree == "org":
            return (ORGANISATION, *rest) if ORGANISATION in self.written else None
        for name, begin in (("manifest", ()), ("manifests", (tree,))):
            if name in self.written:
                return (name, *begin, *rest)
        return None

    def _remark(self, place: Path, text: str, *, key: bool = False) -> None:
        path = (*self.here, *place)
        span = self.document.nearest(path)
        if key:
            with suppress(KeyError):
                span = self.document.key(path)
        self.remarks.append(Remark(span.line, span.column, text))


def _texts(value: Any) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else []


def _put(data: Any, path: Path, value: Any) -> bool:
    """Write `value` at `path`, with the sections above it; return False where one of them is no section."""
    for part in path[:-1]:
        if isinstance(data, dict) and isinstance(part, str):
            data = data.setdefault(part, {})
        elif isinstance(data, list) and isinstance(part, int):
            data = data[part]
        else:
            return False
    if isinstance(data, dict | list):
        data[path[-1]] = value  # type: ignore[index]  # a position of a list, or a key: the path was resolved in it
        return True
    return False


def _drop(data: Any, path: Path) -> bool:
    """Take out what stands at `path`; return whether it was there."""
    try:
        above = paths.read(data, path[:-1])
        paths.read(data, path)
    except KeyError:
        return False
    del above[path[-1]]
    return True
