"""What a rule is read against: the pack around it, the types of its names, the checks and kinds that exist."""

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from aigov.expressions import Types

Checks = Mapping[str, Any]
"""Checks by name: a function, or `module:function`, which is imported when a rule asks for it."""


class Setting(NamedTuple):
    """`types` are by scope; `roles` the names that may stand under `acts`; `kinds` the details of what can be reported.

    `claims` and `languages`, which the rule may speak beside English, are None where nobody knows them. `broken` are
    names whose own definition is a problem already.
    """

    pack: str
    claims: Collection[str] | None
    types: Mapping[str, Types]
    roles: frozenset[str]
    checks: Checks
    kinds: Mapping[str, tuple[str, ...]]
    schema: Mapping[str, Any]
    languages: Collection[str] | None
    broken: frozenset[str] = frozenset()


def types(manifest: Mapping[str, Any], organisation: Mapping[str, Any] | None) -> dict[str, Types]:
    """Return the names that a rule of each scope can read."""
    of_manifest = Types.of(manifest, organisation)
    shared = {name: of_manifest.names[name] for name in ("org", "today") if name in of_manifest.names}
    return {
        "manifest": of_manifest,
        "portfolio": Types.portfolio(manifest, organisation),
        "organisation": Types(shared),
    }


def roles(manifest: Mapping[str, Any]) -> frozenset[str]:
    """Return the roles that the manifest's schema names."""
    section: Any = manifest.get("properties", {}).get("roles", {})
    for _ in range(4):
        if "$ref" in section:
            section = manifest["$defs"][section["$ref"].rpartition("/")[2]]
        elif "anyOf" in section:
            section = section["anyOf"][0]
    return frozenset(section.get("properties", {}))
