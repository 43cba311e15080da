"""What configuration and command line say of the rules, held against the rules that there are."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from aigov import dates
from aigov.config import Config, RuleSetting
from aigov.engine import Settings
from aigov.errors import ConfigError, UsageError
from aigov.findings import RANK, Level, Switch
from aigov.rule import Rule
from aigov.spelling import suggestion

Rules = Mapping[str, Rule]


class Resolved(NamedTuple):
    """Settings for the engine, and whole sentences on what no longer holds."""

    settings: Settings
    notices: tuple[str, ...]


def resolve(config: Config, rules: Rules, today: str) -> Resolved:
    """Return what `config` says of `rules` on the day `today`; raises ConfigError with a line for each problem."""
    problems: list[str] = []
    levels: dict[str, Level | None] = {}
    limits: dict[str, Mapping[str, Any]] = {}
    switches: list[Switch] = []
    notices: list[str] = []
    for name, setting in config.rules.items():
        wrong = _wrong(name, setting, rules)
        problems += [f"{setting.where}: {what}" for what in wrong]
        if wrong:
            continue
        limits[name] = setting.limits
        if setting.level and not _weakens(rules[name], setting.level):
            levels[name] = Level(setting.level)
        elif setting.level and setting.until < today:
            what = f"what {setting.where} says of {name} ended on {setting.until}"
            notices.append(f"{what[:1].upper()}{what[1:]}; the rule looks as it does by itself.")
        elif setting.level:
            levels[name] = None if setting.level == "off" else Level(setting.level)
            switches.append(Switch(name, setting.level, setting.reason, setting.by, setting.until, setting.where))
    if problems:
        raise ConfigError("\n".join(problems))
    settings = Settings(None, levels, limits, tuple(sorted(switches)))
    if not _timed(config, rules):
        return Resolved(settings, tuple(notices))
    from aigov.config.effects import effects  # most configurations, and most packs, have no days

    found = effects(config.rules, rules, today)
    settings = settings._replace(
        levels=levels | dict.fromkeys(found.ended),
        switches=tuple(sorted({*switches, *found.switches})),
        reaches=found.reaches,
    )
    return Resolved(settings, (*notices, *found.notices))


def _timed(config: Config, rules: Rules) -> bool:
    """Return whether any day stands beside a rule, from which on or until which it holds."""
    return any(each.effective_from or each.effective_until for each in rules.values()) or any(
        each.effective_from or each.effective_until for each in config.rules.values()
    )


def expanded(mandates: Mapping[str, str], rules: Rules) -> frozenset[str]:
    """Return the ids of the rules that are mandatory; raises ConfigError where one names neither rule nor area."""
    names = {*rules, *(rule.area for rule in rules.values())}
    problems = [
        f'{where}: "{name}" is neither a rule nor an area of the packs in use{suggestion(name, names)}'
        for name, where in mandates.items()
        if name not in names
    ]
    if problems:
        raise ConfigError("\n".join(problems))
    return _ids(rules, mandates)


def select(rules: Rules, wanted: Iterable[str], unwanted: Iterable[str]) -> frozenset[str] | None:
    """Return the rules that `--select` and `--ignore` leave; None where neither says anything.

    An area stands for its rules. Raises UsageError where nothing is left, or where a rule is unwanted that tells of
    what could not be read.
    """
    asked, dropped = list(wanted), _ids(rules, unwanted)
    fixed = sorted(name for name in dropped if rules[name].reports)
    if fixed:
        raise UsageError(f"{fixed[0]} tells what could not be read or judged, and cannot be ignored.")
    if not asked and not dropped:
        return None
    left = (_ids(rules, asked) if asked else frozenset(rules)) - dropped
    if not left or (dropped and all(rules[name].reports for name in left)):
        raise UsageError("no rule is left to look: --ignore takes out whatever --select asks for.")
    return left


def known(terms: Iterable[str], every: Iterable[Rules]) -> None:
    """Raise UsageError for the first of `terms` that is neither a rule nor an area in any of `every`."""
    names = {name for rules in every for name in rules}
    names |= {name.partition("/")[0] for name in names}
    for term in terms:
        if term not in names:
            raise UsageError(f'"{term}" is neither a rule nor an area{suggestion(term, names)}')


def _ids(rules: Rules, terms: Iterable[str]) -> frozenset[str]:
    asked = set(terms)
    return frozenset(name for name in rules if name in asked or name.partition("/")[0] in asked)


def _weakens(rule: Rule, level: str) -> bool:
    strongest = max((RANK[own] for own in (*rule.levels.values(), *(() if rule.levels else (rule.level,)))), default=0)
    return level == "off" or RANK[Level(level)] < strongest


def _wrong(name: str, setting: RuleSetting, rules: Rules) -> list[str]:
    """Return what keeps the setting of one rule from being used."""
    if name not in rules:
        if any(rule.area == name for rule in rules.values()):
            return [f'"{name}" is an area; name its rules, each with its own reason.']
        return [f'"{name}" is not a rule of the packs in use{suggestion(name, rules)}']
    rule = rules[name]
    wrong = [*_wrong_level(rule, setting), *_wrong_limits(rule, setting.limits)]
    if setting.effective_from or setting.effective_until:
        from aigov.config.effects import refused

        wrong += refused(rule, setting)
    return wrong


def _wrong_level(rule: Rule, setting: RuleSetting) -> list[str]:
    if not setting.level or not _weakens(rule, setting.level):
        return []
    if rule.reports:
        return [f"{rule.id} tells what could not be read or judged, and cannot be lowered or switched off."]
    given = {"reason": setting.reason, "by": setting.by, "until": setting.until}
    missing = [key for key, value in given.items() if not value.strip()]
    if not missing:
        return []
    done = "switched off" if setting.level == "off" else f"lowered to {setting.level}"
    return [
        f"{rule.id} is {done} without {' and '.join(missing)}: whoever weakens a rule says why, who, and until when."
    ]


def _wrong_limits(rule: Rule, limits: Mapping[str, Any]) -> list[str]:
    wrong = []
    for name, value in limits.items():
        if name not in rule.limits:
            wrong.append(f'{rule.id} has no limit "{name}"{suggestion(name, rule.limits)}')
        elif _type(value) != _type(rule.limits[name]):
            wrong.append(f"the limit {name} of {rule.id} is {_type(rule.limits[name])}, as {rule.limits[name]!r} is.")
    return wrong


def _type(value: Any) -> str:
    """Return what kind of thing a limit is, in words; a number is a count or a fraction alike."""
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, list | tuple):
        return "a list"
    if dates.is_date(str(value)):
        return "a date"
    return "a period" if dates.is_period(str(value)) else "a text"
