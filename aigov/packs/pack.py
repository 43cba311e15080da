"""A pack once it is loaded, and a problem that keeps one from being loaded: values."""

from collections.abc import Mapping
from typing import Any

from aigov.language import spoken
from aigov.records import NamedTuple
from aigov.rule import Rule


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
