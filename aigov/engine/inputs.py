"""What judging is given beside the document and the packs: the day, the schemas, the organisation, the settings."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from aigov.effect import Later, Reach, weighed
from aigov.findings import Kind, Level, Switch
from aigov.records import NamedTuple
from aigov.source import Document

NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


class Settings(NamedTuple):
    """What configuration and command line say of the rules, resolved to ids.

    `selected` are the rules that look; None is all of them, and a rule with `reports` always does. `levels` give a
    rule one level at every stage at which it bites, or None: it is off. `limits` hold values by rule and limit, of
    the types of the rule's defaults. `switches` are what was switched off or lowered, and are reported as they are.
    """

    selected: frozenset[str] | None = None
    levels: Mapping[str, Level | None] = NOTHING
    limits: Mapping[str, Mapping[str, Any]] = NOTHING
    switches: tuple[Switch, ...] = ()
    reaches: Mapping[str, Reach] = NOTHING
    """How far the rules have come that have not taken effect all the way."""

    def weighs(self, rule: str, own: Level) -> tuple[Level, Later | None]:
        """Return what a rule weighs here that weighs `own` by itself, and when it weighs more, if ever."""
        level = self.levels.get(rule, own) or own
        reach = self.reaches.get(rule)
        return (level, None) if reach is None else weighed(level, own, reach)


class Inputs(NamedTuple):
    """What stays the same from one document to the next.

    `today` is an ISO day. `schema` is that of the documents, with the extensions of the packs. `organisation` is the
    organisation's file and `org_schema` its schema. `stage` judges as if each project were there; empty: as it says.
    `checks` may import a check when it is first asked for. Of `fragments` nothing is required by structure.
    Where `many` documents are to come, what is dear to begin with and cheap to go on with is begun at once.
    """

    today: str
    schema: Mapping[str, Any]
    kind: Kind = Kind.MANIFEST
    organisation: Document | None = None
    org_schema: Mapping[str, Any] = NOTHING
    settings: Settings = Settings()
    stage: str = ""
    checks: Mapping[str, Callable[..., Any]] = NOTHING
    fragments: bool = False
    many: bool = False
