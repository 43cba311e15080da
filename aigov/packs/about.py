"""The files beside a pack's rules: pack.yaml says what the pack is, sources.yaml what its rules are drawn from."""

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from aigov import structure
from aigov.language import said
from aigov.packs import brought, extensions
from aigov.packs.folder import PACK, SOURCES, Folder, PackFile
from aigov.packs.languages import declared, undeclared
from aigov.packs.pack import Extension, Problem
from aigov.packs.problems import Problems, amiss
from aigov.packs.reading import read
from aigov.packs.words import say
from aigov.spelling import suggestion


class About(NamedTuple):
    """What pack.yaml says; of a file that is wrong, what could be read."""

    name: str
    version: str
    title: str
    depends: tuple[str, ...]
    extensions: Mapping[str, Extension]
    languages: tuple[str, ...] = ()


Sources = Mapping[str, Mapping[str, Any]]
"""Claims by their id, each with `article`, the id of its text, beside what sources.yaml says of it."""


def about(folder: Folder, schema: Mapping[str, Any]) -> tuple[About, list[Problem]]:
    """Return what pack.yaml says, and every problem of it and of the schemas that it names."""
    content = folder.content(PACK)
    if content is None:
        what = said(
            f"There is no {PACK} here; it says what the pack is: name, version, title.",
            f"Hier is geen {PACK}; die zegt wat het regelpakket is: naam, versie, titel.",
        )
        return About("", "", "", (), {}), [Problem(PACK, 1, 1, what)]
    problems, data = _read(PackFile(PACK, content), schema)
    sections: dict[str, Extension] = {}
    languages = () if problems.found else declared(data, problems)
    found = problems.found
    described = data.get("extensions", {})
    for name, section in described.items() if isinstance(described, dict) else ():
        if isinstance(section, dict) and not problems.found:
            extension, more = _section(name, section, folder, problems)
            found = found + more
            if extension is not None:
                sections[name] = extension
    name, version, title = (
        value if isinstance(value := data.get(key), str) else "" for key in ("name", "version", "title")
    )
    depends = data.get("depends", ())
    return About(name, version, title, tuple(depends if isinstance(depends, list) else ()), sections, languages), found


def claims(
    folder: Folder, schema: Mapping[str, Any], languages: Collection[str] | None
) -> tuple[Sources, dict[str, Any], list[Problem]]:
    """Return the claims of sources.yaml, its articles, and its problems; without the file there are none of them.

    `languages` are those in which it may speak, as `accepted` returns them.
    """
    content = folder.content(SOURCES)
    if content is None:
        return {}, {}, []
    problems, data = _read(PackFile(SOURCES, content), schema)
    articles, phrase = data.get("articles", {}), data.get("claims", {})
    if problems.found or not isinstance(articles, dict) or not isinstance(phrase, dict):
        return {name: {} for name in phrase} if isinstance(phrase, dict) else {}, {}, problems.found
    found: dict[str, Mapping[str, Any]] = {}
    for name, claim in phrase.items():
        article = name.rpartition("-")[0]
        if article not in articles:
            hint = suggestion(article, articles)
            problems.at_key(
                ("claims", name),
                said(
                    f'A claim\'s name begins with that of its text, and "{article}" is not under `articles`{hint}',
                    f'De naam van een uitspraak begint met die van haar tekst, en "{article}" staat niet onder '
                    f"`articles`{hint}",
                ),
            )
        undeclared(claim, languages, ("claims", name), problems)
        found[name] = {"article": article, **claim}
    return found, articles, problems.found


def _text(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key)
    return value if isinstance(value, str) else ""


def _read(file: PackFile, schema: Mapping[str, Any]) -> tuple[Problems, dict[str, Any]]:
    document = read(file)
    problems = Problems(document)
    for unread in document.problems:
        problems.at_span(unread.span, say(unread.kind, unread.details))
    if isinstance(document.data, dict):
        for wrong in amiss(document, schema):
            place = problems.at_key if wrong.kind == "unknown-key" else problems.at_nearest
            place(wrong.path, structure.words(wrong))
        return problems, document.data
    return problems, {}


def _section(
    name: str, section: Mapping[str, Any], folder: Folder, problems: Problems
) -> tuple[Extension | None, list[Problem]]:
    """Return the section that pack.yaml describes under `extensions`, and the problems of the schema's own file."""
    path = ("extensions", name)
    if ("fields" in section) == ("schema" in section):
        problems.at_key(
            path,
            said(
                f'The shape of "{name}" is given either by `fields` or by `schema`.',
                f'De vorm van "{name}" staat in `fields` of in `schema`, een van beide.',
            ),
        )
        return None, []
    if "fields" in section:
        for field, described in section["fields"].items():
            _field((*path, "fields", field), described, problems)
        return (None if problems.found else extensions.of_fields(section)), []
    file = section["schema"]
    content = folder.content(file)
    if content is None:
        known = [each.name for each in folder.files if each.name.endswith(".json")]
        hint = suggestion(file, known)
        what = said(
            f'"{file}" is not a file of this pack that ends in .json, at its top or one folder down{hint}',
            f'"{file}" is geen .json-bestand van dit regelpakket, bovenin of één map dieper{hint}',
        )
        problems.at((*path, "schema"), what)
        return None, []
    own = Problems(read(PackFile(file, content)))
    schema = brought.parsed(content, own)
    if schema is None:
        return None, own.found
    return extensions.of_schema(name, section, schema, rich=brought.is_rich(schema)), []


def _field(path: tuple[str, ...], field: Mapping[str, Any], problems: Problems) -> None:
    choices = field.get("choices")
    if field["type"] == "enum" and not choices:
        problems.at_key(
            path,
            said(
                "Which words an enum may hold is not written: `choices`.",
                "Er staat niet welke woorden een enum mag bevatten: `choices`.",
            ),
        )
    elif field["type"] != "enum" and choices is not None:
        problems.at_key(
            (*path, "choices"),
            said(
                f"Only an enum has `choices`; this is {field['type']}.",
                f"Alleen een enum heeft `choices`; dit is {field['type']}.",
            ),
        )
    for position, choice in enumerate(choices or ()):
        if choice == "unknown":
            problems.at(
                (*path, "choices", position),
                said(
                    '"unknown" may be written everywhere; it is no choice of its own.',
                    '"unknown" mag overal staan; het is geen eigen keuze.',
                ),
            )
        elif choice in (choices or ())[:position]:
            problems.at(
                (*path, "choices", position),
                said(f'"{choice}" stands here twice.', f'"{choice}" staat hier twee keer.'),
            )
