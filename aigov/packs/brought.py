"""JSON Schemas that packs bring: whether one is sound, bounded and ours to judge, and what it says of a section."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from aigov import paths, structure
from aigov.language import said
from aigov.packs.problems import Problems
from aigov.packs.validating import OURS, regex, validator

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
MOST_PIECES: Final = 2000
"""Pieces of a schema that can apply to one value, references followed: more could take minutes."""
DEEPEST: Final = 100
"""Steps from the top of a schema to a piece of it."""
MOST_SAID: Final = 50
_SCHEMAS: Final = (
    "items", "additionalProperties", "propertyNames", "contains", "not", "if", "then", "else",
    "unevaluatedItems", "unevaluatedProperties",
)  # fmt: skip
_LISTS: Final = ("anyOf", "allOf", "oneOf", "prefixItems")
_MAPS: Final = ("properties", "$defs", "dependentSchemas")
_SAME: Final = ("not", "if", "then", "else", "anyOf", "allOf", "oneOf", "dependentSchemas")
"""Keywords whose schemas apply to the same value as the schema around them."""
_REFUSED: Final = (
    *("patternProperties", "$dynamicRef", "$dynamicAnchor", "$recursiveRef", "$anchor", "$vocabulary", "definitions"),
)

KINDS: Final[Mapping[str, tuple[str, ...]]] = {"extension-schema": ("section", "message")}
"""What a pack's own JSON Schema finds, with the names of its details; a rule `manifest/extension-schema` words it."""

_VALIDATORS: Final[dict[int, tuple[Mapping[str, Any], Any]]] = {}
"""A validator by its schema's identity, beside the schema, which so stays alive: building one takes milliseconds."""

Pointer = tuple[str | int, ...]


def parsed(content: bytes, problems: Problems) -> dict[str, Any] | None:
    """Return the schema in a file, or None where it is no JSON, or none that can be used."""
    try:
        schema = json.loads(content.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        problems.at_line(
            error.lineno,
            error.colno,
            said(f"JSON cannot be read from here: {error.msg}.", f"Vanaf hier is de JSON niet te lezen: {error.msg}."),
        )
    except (ValueError, RecursionError) as error:
        what = said("is nested too deeply", "is te diep genest") if isinstance(error, RecursionError) else str(error)
        problems.at_line(1, 1, said(f"JSON cannot be read: {what}.", f"De JSON is niet te lezen: {what}."))
    else:
        before = len(problems.found)
        if not isinstance(schema, dict) or schema.get("type") != "object":
            problems.at_line(
                1,
                1,
                said(
                    'A section is an object: the schema begins with "type": "object".',
                    'Een onderdeel is een object: het schema begint met "type": "object".',
                ),
            )
        elif schema.get("$schema", DRAFT) != DRAFT:
            problems.at(
                ("$schema",), said(f"Schemas are written in {DRAFT}.", f"Schema's worden geschreven in {DRAFT}.")
            )
        elif deep := next((pointer for pointer, _ in _pieces(schema, ()) if len(pointer) > DEEPEST), None):
            problems.at(deep, said("The schema is nested too deeply.", "Het schema is te diep genest."))
        else:
            _sound(schema, problems)
        if len(problems.found) == before:
            return schema  # type: ignore[no-any-return]  # a dict, as was asked above
    return None


def is_rich(schema: Mapping[str, Any]) -> bool:
    """Whether structure cannot judge by `schema`: a keyword it does not know, or a pattern, which only RE2 bounds."""
    if structure.foreign(schema):
        return True
    for pointer, piece in _pieces(schema, ()):
        if "pattern" in piece or not str(piece.get("$ref", "#")).startswith(("#/$defs/", "#")):
            return True
        if "$ref" in piece and piece["$ref"] != "#" and piece["$ref"].count("/") != 2:
            return True
        if pointer and ("$id" in piece or "$schema" in piece or "$defs" in piece):
            return True
    return False


def judged(section: Any, name: str, schema: Mapping[str, Any]) -> list[structure.Problem]:
    """Return what `schema` says of the section `name`; values that are `unknown` or unreadable are passed over."""
    found: list[structure.Problem] = []
    try:
        kept = _VALIDATORS.get(id(schema)) or _VALIDATORS.setdefault(id(schema), (schema, validator(schema)))
        for error in kept[1].iter_errors(section):
            if error.instance is paths.UNREADABLE or error.instance == paths.UNKNOWN:
                continue
            path = ("extensions", name, *error.absolute_path)
            message = " ".join(error.message.split())
            shown = message if len(message) <= 200 else f"{message[:199]}…"
            if error.validator not in OURS:  # what jsonschema says is English
                shown = said(f"{shown}", f'jsonschema meldt "{shown}"')
            found.append(structure.Problem("extension-schema", path, {"section": name, "message": shown}, (path,)))
            if len(found) == MOST_SAID:
                break
    except RecursionError:
        path = ("extensions", name)
        details = {
            "section": name,
            "message": said(
                "the schema and the section are nested too deeply to be judged",
                "het schema en het onderdeel zijn te diep genest om te beoordelen",
            ),
        }
        return [structure.Problem("extension-schema", path, details, (path,))]
    return sorted(found, key=lambda problem: [str(part) for part in problem.path])


def _sound(schema: dict[str, Any], problems: Problems) -> None:
    """Note what jsonschema's own schema, and our bounds, find in `schema`."""
    from jsonschema import Draft202012Validator

    before = len(problems.found)
    for error in Draft202012Validator(Draft202012Validator.META_SCHEMA).iter_errors(schema):
        problems.at(
            tuple(error.absolute_path),
            said(f"This is no JSON Schema: {error.message[:200]}.", f"Dit is geen JSON Schema: {error.message[:200]}."),
        )
    if len(problems.found) > before:
        return
    for pointer, piece in _pieces(schema, ()):
        for word in _REFUSED:
            if word in piece:
                instead = _instead(word)
                problems.at_key(
                    (*pointer, word),
                    said(
                        f'"{word}" is not used in a pack\'s schema: {instead}.',
                        f'"{word}" wordt in het schema van een regelpakket niet gebruikt: {instead}.',
                    ),
                )
        if "$id" in piece and pointer:
            problems.at_key(
                (*pointer, "$id"),
                said('"$id" stands at the top of a schema only.', '"$id" staat alleen bovenaan een schema.'),
            )
        if "$ref" in piece and target(schema, piece["$ref"]) is None:
            what = said(
                f'"{piece["$ref"]}" leads nowhere in this file, and nothing is fetched from elsewhere.',
                f'"{piece["$ref"]}" leidt in dit bestand nergens naartoe, en er wordt niets van elders gehaald.',
            )
            problems.at((*pointer, "$ref"), what)
        if "pattern" in piece:
            _pattern(piece["pattern"], (*pointer, "pattern"), problems)
    if len(problems.found) == before:
        _bounded(schema, problems)


def _pattern(pattern: str, pointer: Pointer, problems: Problems) -> None:
    """Note a pattern that RE2 cannot read: Python's own engine can be made to hang by a short text."""
    try:
        regex(pattern)
    except ValueError as error:
        problems.at(
            pointer,
            said(f"The pattern cannot be read by RE2: {error}.", f"Het patroon is niet te lezen voor RE2: {error}."),
        )


def target(schema: Mapping[str, Any], reference: str) -> Any:
    """Return the piece that a `$ref` leads to inside the same schema, or None."""
    if reference == "#":
        return schema
    if not reference.startswith("#/"):
        return None
    found: Any = schema
    for raw in reference[2:].split("/"):
        part = raw.replace("~1", "/").replace("~0", "~")
        if not isinstance(found, dict) or part not in found:
            return None
        found = found[part]
    return found if isinstance(found, dict | bool) else None


def _bounded(schema: Mapping[str, Any], problems: Problems) -> None:
    """Note a piece that leads back to itself for one value, or that unfolds into too many pieces."""
    known: dict[int, int] = {}
    open_: set[int] = set()

    def weigh(piece: Any) -> int:
        if not isinstance(piece, dict):
            return 1
        if id(piece) in open_:
            raise RecursionError
        if id(piece) not in known:
            open_.add(id(piece))
            total = 1 + sum(weigh(part) for part in _of_same_value(schema, piece))
            open_.discard(id(piece))
            known[id(piece)] = total
        return known[id(piece)]

    for pointer, piece in _pieces(schema, ()):
        try:
            heavy = weigh(piece) > MOST_PIECES
        except RecursionError:
            problems.at(
                pointer,
                said(
                    "This leads back to itself without a field in between, and would never end.",
                    "Dit leidt terug naar zichzelf zonder een veld ertussen, en zou nooit eindigen.",
                ),
            )
            return
        if heavy:
            problems.at(
                pointer,
                said(
                    f"With references followed, more than {MOST_PIECES} pieces apply to one value here.",
                    f"Met alle verwijzingen gevolgd gelden hier meer dan {MOST_PIECES} stukken voor één waarde.",
                ),
            )
            return


def _of_same_value(schema: Mapping[str, Any], piece: Mapping[str, Any]) -> Iterator[Any]:
    if "$ref" in piece:
        yield target(schema, piece["$ref"])
    for word in (*_SAME, "items", "additionalProperties"):  # the last two: the types of expressions unfold them at once
        inner = piece.get(word, ())
        if word in _LISTS:
            yield from inner
        elif word in _MAPS:
            yield from inner.values() if isinstance(inner, dict) else ()
        elif isinstance(inner, dict):
            yield inner


def _pieces(piece: Any, pointer: Pointer) -> Iterator[tuple[Pointer, dict[str, Any]]]:
    """Yield every schema inside a schema with its place, the whole first; never what is an example or a default."""
    left: list[tuple[Pointer, Any]] = [(pointer, piece)]
    while left:
        pointer, piece = left.pop()
        if not isinstance(piece, dict):
            continue
        yield pointer, piece
        inner: list[tuple[Pointer, Any]] = [((*pointer, word), piece[word]) for word in _SCHEMAS if word in piece]
        for word in _LISTS:
            if isinstance(piece.get(word), list):
                inner += [((*pointer, word, position), each) for position, each in enumerate(piece[word])]
        for word in _MAPS:
            if isinstance(piece.get(word), dict):
                inner += [((*pointer, word, name), each) for name, each in piece[word].items()]
        left += reversed(inner)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(said(f'"{key}" is written twice in one object', f'"{key}" staat twee keer in één object'))
        found[key] = value
    return found


def _refuse(word: str) -> Any:
    raise ValueError(said(f"{word} is no JSON", f"{word} is geen JSON"))


def _instead(word: str) -> str:
    """Return what to do in place of a keyword that no pack's schema uses."""
    match word:
        case "patternProperties":
            return said(
                "name the properties, or describe all with `additionalProperties` and `propertyNames`",
                "noem de eigenschappen, of beschrijf ze samen met `additionalProperties` en `propertyNames`",
            )
        case "$dynamicAnchor" | "$anchor":
            return said("use `$ref` and `$defs`", "gebruik `$ref` en `$defs`")
        case "$vocabulary":
            return said("leave it out", "laat het weg")
        case "definitions":
            return said("it is `$defs` since 2019", "dat heet `$defs` sinds 2019")
    return said("use `$ref`", "gebruik `$ref`")
