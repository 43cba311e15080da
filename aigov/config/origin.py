"""Every value of a configuration with the line that says it, for people who ask why it is so."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from aigov.config import Config, RuleSetting
from aigov.language import said


class Value(NamedTuple):
    """One value: its key, such as `rules.kpis/measured.level`; `where` is `FILE:LINE`, empty for a default.

    `origin` says it in words: the line, and whether that is of the floor or of a plugin.
    """

    key: str
    value: str
    where: str
    origin: str


def values(config: Config) -> Iterator[Value]:
    """Yield what holds, in the order of the file's keys; of rules what any file says, the last word of each last."""
    for key, value, where in _said(config):
        yield Value(key, value, where, _origin(config, where))


def _said(config: Config) -> Iterator[tuple[str, str, str]]:
    for named in config.packs:
        yield "packs", named.text, named.where
    for named in config.plugins:
        yield "plugins", named.text, named.where
    if config.organisation:
        yield "organisation", config.organisation.text, config.organisation.where
    else:
        yield (
            "organisation",
            said("the nearest aigov.org.yaml upwards", "de dichtstbijzijnde aigov.org.yaml in deze of een hogere map"),
            "",
        )
    yield "fail-level", config.fail_level, config.fail_from
    if config.lang:
        yield "lang", config.lang.text, config.lang.where
    for exclusion in config.exclude:
        yield "exclude", exclusion.glob, exclusion.where
    for name, top in sorted(config.rules.items()):
        for setting in top.layers():
            yield from ((f"rules.{name}{key}", value, setting.where) for key, value in _of_rule(setting))
    for name, where in sorted(config.mandates.items()):
        yield "mandatory", name, where
    yield from _of_waivers(config)


def _of_waivers(config: Config) -> Iterator[tuple[str, str, str]]:
    phrase, lines = config.waivers, config.waivers.lines
    for level, names in phrase.approvers.items():
        yield (
            f"waivers.approvers.{level}",
            ", ".join(names) or said("anybody", "iedereen"),
            lines.get(f"approvers.{level}", phrase.where),
        )
    for level, period in phrase.longest.items():
        yield f"waivers.longest.{level}", period, lines.get(f"longest.{level}", phrase.where)
    if phrase.renewals is not None:
        yield "waivers.renewals", str(phrase.renewals), lines.get("renewals", phrase.where)


def _of_rule(setting: RuleSetting) -> Iterator[tuple[str, str]]:
    given = [setting.reason] if setting.reason else []
    by = [said(f"by {setting.by}", f"door {setting.by}")] if setting.by else []
    until = [said(f"until {setting.until}", f"tot en met {setting.until}")] if setting.until else []
    if setting.level:
        yield ".level", ", ".join([setting.level, *given, *by, *until])
    for name, value in setting.limits.items():
        yield f".limits.{name}", str(value)
    days = setting.effective_from
    if days:
        steps = ", ".join(f"{level} {day}" for level, day in days.items()) if isinstance(days, Mapping) else days
        yield ".effective_from", ", ".join([steps, *([] if setting.level else [*given, *by, *until])])
    if setting.effective_until:
        yield ".effective_until", ", ".join([setting.effective_until, *([] if setting.level else [*given, *by])])


def _origin(config: Config, where: str) -> str:
    if not where:
        return said("default", "standaard")
    kind = {layer.file: layer.kind for layer in config.layers}.get(where.rpartition(":")[0], "own")
    return f"{where} ({kind})" if kind in ("floor", "plugin") else where
