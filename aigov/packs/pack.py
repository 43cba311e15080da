"""A pack once it is loaded, what it adds to the manifest's schema, and a problem that keeps one from being loaded."""

from collections.abc import Mapping
from typing import Any, Final

from aigov.language import spoken
from aigov.records import NamedTuple
from aigov.rule import Rule

UNKNOWN: Final = {"$ref": "#/$defs/Unknown"}


class Problem(NamedTuple):
    """One thing that keeps a pack from being loaded. `file` is relative to the pack's folder, `/` between its parts."""

    file: str
    line: int
    column: int
    what: str


class Extension(NamedTuple):
    """A section under `extensions`.

    `schema` stands in the manifest's schema, for structure; `typed` is what expressions know of it. `own` is the
    pack's JSON Schema where it is richer than structure understands: then `schema` lets everything pass, and
    jsonschema judges. `#/$defs/NAME` in the first two leads to `defs` and `typed_defs`, in `own` into itself.
    """

    schema: Mapping[str, Any]
    typed: Mapping[str, Any]
    defs: Mapping[str, Any]
    typed_defs: Mapping[str, Any]
    own: Mapping[str, Any] | None


class Pack(NamedTuple):
    """A folder of rules, compiled.

    `digest` are 64 hex digits over its files' names and bytes. `rules` are in the order of ids, `areas` too.
    `sources` are the claims by id, each with `article`, its text's id in `articles`. `depends` names packs.
    `languages` are those that it declares to speak beside English, as codes of two letters.
    """

    name: str
    version: str
    title: str
    digest: str
    folder: str
    rules: tuple[Rule, ...]
    areas: tuple[str, ...]
    sources: Mapping[str, Mapping[str, Any]]
    articles: Mapping[str, Mapping[str, Any]]
    extensions: Mapping[str, Extension]
    depends: tuple[str, ...]
    languages: tuple[str, ...] = ()

    def claim(self, identity: str) -> Mapping[str, Any]:
        """Return what sources.yaml says of a claim, in the language that is spoken where it has that; empty without."""
        told = self.sources.get(identity, {})
        return {**told, **told.get(spoken(), {})}


def merged(manifest: Mapping[str, Any], extensions: Mapping[str, Extension], *, typed: bool = False) -> dict[str, Any]:
    """Return the manifest's schema with these sections, and no others, under `extensions`; `typed` for expressions."""
    section = manifest["properties"]["extensions"]
    properties = {}
    defs = dict(manifest["$defs"])
    for name, extension in sorted(extensions.items()):
        schema = dict(extension.typed if typed else extension.schema)
        text = schema.pop("description", "")
        properties[name] = {**({"description": text} if text else {}), "anyOf": [schema, UNKNOWN]} if schema else schema
        defs |= extension.typed_defs if typed else extension.defs
    own = {"type": "object", "properties": properties, "additionalProperties": False}
    whole = {"description": section.get("description", ""), "anyOf": [own, UNKNOWN]}
    return {**manifest, "properties": {**manifest["properties"], "extensions": whole}, "$defs": defs}
