"""What configuration and command line say of the rules, held against the rules that there are."""

from collections.abc import Iterable, Mapping
from typing import Any

from aigov import dates
from aigov.config import Config, RuleSetting
from aigov.engine import Settings
from aigov.errors import ConfigError, UsageError
from aigov.findings import RANK, Level, Switch
from aigov.language import said
from aigov.records import NamedTuple
from aigov.rule import Rule
from aigov.spelling import suggestion

Rules = Mapping[str, Rule]


class Resolved(NamedTuple):
    """Settings for the engine, and whole sentences on what no longer holds."""

    settings: Settings
    notices: tuple[str, ...]
    ended: tuple[Switch, ...] = ()
    """What switched a rule off or lowered it, and has ended: the rule is back."""


def resolve(config: Config, rules: Rules, today: str, mandatory: frozenset[str] = frozenset()) -> Resolved:
    """Return what `config` says of `rules` on the day `today`; raises ConfigError with a line for each problem.

    Whatever lowers one of the rules that are `mandatory`, or switches it off, does not hold, and is said; so it is with
    those that cannot be waived.
    """
    rulings = {
        name: _ruling(
            name, setting, rules, today, config.mandated(name) if name in mandatory else _by_itself(name, rules)
        )
        for name, setting in config.rules.items()
    }
    problems = [problem for ruling in rulings.values() for problem in ruling.problems]
    if problems:
        raise ConfigError("\n".join(problems))
    levels: dict[str, Level | None] = {name: ruling.raised for name, ruling in rulings.items() if ruling.raised}
    down = {name: ruling.switch for name, ruling in rulings.items() if ruling.switch}
    levels |= {name: None if each.level == "off" else Level(each.level) for name, each in down.items()}
    settings = Settings(
        None,
        levels,
        {name: ruling.limits for name, ruling in rulings.items()},
        tuple(_switch(name, each) for name, each in down.items()),
    )
    settings = settings._replace(switches=tuple(sorted(settings.switches)))
    notices = tuple(notice for ruling in rulings.values() for notice in ruling.notices)
    ended = tuple(sorted({_switch(name, each) for name, ruling in rulings.items() for each in ruling.ended}))
    dated = {name: ruling.dated for name, ruling in rulings.items() if ruling.dated}
    if not dated and not any(each.effective_from or each.effective_until for each in rules.values()):
        return Resolved(settings, notices, ended)
    from aigov.config.effects import effects  # most configurations, and most packs, have no days

    found = effects(dated, rules, mandatory, today)
    settings = settings._replace(
        levels=levels | dict.fromkeys(found.ended),
        switches=tuple(sorted({*settings.switches, *found.switches})),
        reaches=found.reaches,
    )
    return Resolved(settings, (*notices, *found.notices), tuple(sorted({*ended, *found.lapsed})))


def _by_itself(name: str, rules: Rules) -> str:
    """Return who makes a rule mandatory that no configuration does: with `waivable: false` its own file."""
    rule = rules.get(name)
    return (
        said("the rule's own file", "het bestand van de regel zelf")
        if rule is not None and not rule.waivable and not rule.reports
        else ""
    )


class _Ruling(NamedTuple):
    """What all files together say of one rule: the level that it is raised to, and what lowers it under that."""

    raised: Level | None
    limits: Mapping[str, Any]
    switch: RuleSetting | None
    dated: RuleSetting | None
    """What says from when it is asked, or until when."""
    notices: tuple[str, ...]
    problems: tuple[str, ...]
    ended: tuple[RuleSetting, ...] = ()
    """What lowered it, and does so no longer."""


def _switch(name: str, setting: RuleSetting) -> Switch:
    return Switch(name, setting.level, setting.reason, setting.by, setting.until, setting.where)


def _ruling(name: str, top: RuleSetting, rules: Rules, today: str, mandate: str) -> _Ruling:
    """Return what is said of the rule `name`; `mandate` is where it is made mandatory, empty where it is not."""
    found = _Ruling(None, {}, None, None, (), ())
    for setting in top.layers():
        strength = RANK[found.raised] if found.raised else _strongest(rules[name]) if name in rules else 0
        wrong = [f"{setting.where}: {what}" for what in _wrong(name, setting, rules, strength, fixed=bool(mandate))]
        found = found._replace(
            limits={**found.limits, **setting.limits},
            dated=setting if setting.effective_from or setting.effective_until else found.dated,
            problems=(*found.problems, *wrong),
        )
        if not setting.level:
            continue
        if not _weakens(setting.level, strength):
            found = found._replace(raised=Level(setting.level), switch=None)
        elif mandate:
            notice = said(
                f"{setting.where} does not hold for {name}: {mandate} makes it mandatory.",
                f"{setting.where} geldt niet voor {name}: {mandate} maakt de regel verplicht.",
            )
            found = found._replace(notices=(*found.notices, notice))
        elif setting.until < today:
            found = found._replace(ended=(*found.ended, setting))
        else:
            found = found._replace(switch=setting)
    return found


def expanded(mandates: Mapping[str, str], rules: Rules) -> frozenset[str]:
    """Return the ids of the rules that are mandatory; raises ConfigError where one names neither rule nor area."""
    names = {*rules, *(rule.area for rule in rules.values())}
    problems = [
        said(
            f'{where}: "{name}" is neither a rule nor an area of the packs in use{suggestion(name, names)}',
            f'{where}: "{name}" is geen regel en geen gebied van de regelpakketten in gebruik{suggestion(name, names)}',
        )
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
        raise UsageError(
            said(
                f"{fixed[0]} tells what could not be read or judged, and cannot be ignored.",
                f"{fixed[0]} meldt wat niet te lezen of te beoordelen was, en kan niet worden overgeslagen.",
            )
        )
    if not asked and not dropped:
        return None
    left = (_ids(rules, asked) if asked else frozenset(rules)) - dropped
    if not left or (dropped and all(rules[name].reports for name in left)):
        raise UsageError(
            said(
                "no rule is left to look: --ignore takes out whatever --select asks for.",
                "er blijft geen regel over: --ignore haalt weg wat --select vraagt.",
            )
        )
    return left


def known(terms: Iterable[str], every: Iterable[Rules]) -> None:
    """Raise UsageError for the first of `terms` that is neither a rule nor an area in any of `every`."""
    names = {name for rules in every for name in rules}
    names |= {name.partition("/")[0] for name in names}
    for term in terms:
        if term not in names:
            raise UsageError(
                said(
                    f'"{term}" is neither a rule nor an area{suggestion(term, names)}',
                    f'"{term}" is geen regel en geen gebied{suggestion(term, names)}',
                )
            )


def _ids(rules: Rules, terms: Iterable[str]) -> frozenset[str]:
    asked = set(terms)
    return frozenset(name for name in rules if name in asked or name.partition("/")[0] in asked)


def _strongest(rule: Rule) -> int:
    return max((RANK[own] for own in (*rule.levels.values(), *(() if rule.levels else (rule.level,)))), default=0)


def _weakens(level: str, strength: int) -> bool:
    return level == "off" or RANK[Level(level)] < strength


def _wrong(name: str, setting: RuleSetting, rules: Rules, strength: int, *, fixed: bool) -> list[str]:
    """Return what keeps the setting of one rule, whose level is of that `strength`, from being used."""
    if name not in rules:
        if any(rule.area == name for rule in rules.values()):
            return [
                said(
                    f'"{name}" is an area; name its rules, each with its own reason.',
                    f'"{name}" is een gebied; noem de regels, elk met een eigen reden.',
                )
            ]
        return [
            said(
                f'"{name}" is not a rule of the packs in use{suggestion(name, rules)}',
                f'"{name}" is geen regel van de regelpakketten in gebruik{suggestion(name, rules)}',
            )
        ]
    rule = rules[name]
    wrong = [] if fixed or not setting.level or not _weakens(setting.level, strength) else _ungoverned(rule, setting)
    wrong += _wrong_limits(rule, setting.limits)
    if setting.effective_from or setting.effective_until:
        from aigov.config.effects import refused

        wrong += refused(rule, setting)
    return wrong


def _ungoverned(rule: Rule, setting: RuleSetting) -> list[str]:
    """Return what a setting that lowers a rule lacks."""
    if rule.reports:
        return [
            said(
                f"{rule.id} tells what could not be read or judged, and cannot be lowered or switched off.",
                f"{rule.id} meldt wat niet te lezen of te beoordelen was, en kan niet worden verlaagd of uitgezet.",
            )
        ]
    given = {"reason": setting.reason, "by": setting.by, "until": setting.until}
    missing = [key for key, value in given.items() if not value.strip()]
    if not missing:
        return []
    done = (
        said("switched off", "uitgezet")
        if setting.level == "off"
        else said(f"lowered to {setting.level}", f"verlaagd naar {setting.level}")
    )
    under = said(f" than {setting.under.where} has it", f" dan in {setting.under.where}") if setting.under else ""
    parts = said(" and ", " en ").join(missing)
    lacking = said(f"{rule.id} is {done}{under} without {parts}", f"{rule.id} is {done}{under} zonder {parts}")
    return [
        said(
            f"{lacking}: whoever weakens a rule says why, who, and until when.",
            f"{lacking}: wie een regel afzwakt, zegt waarom, wie, en tot wanneer.",
        )
    ]


def _wrong_limits(rule: Rule, limits: Mapping[str, Any]) -> list[str]:
    wrong = []
    for name, value in limits.items():
        if name not in rule.limits:
            wrong.append(
                said(
                    f'{rule.id} has no limit "{name}"{suggestion(name, rule.limits)}',
                    f'{rule.id} heeft geen grens "{name}"{suggestion(name, rule.limits)}',
                )
            )
        elif _type(value) != _type(rule.limits[name]):
            wrong.append(
                said(
                    f"the limit {name} of {rule.id} is {_type(rule.limits[name])}, as {rule.limits[name]!r} is.",
                    f"de grens {name} van {rule.id} is {_type(rule.limits[name])}, zoals {rule.limits[name]!r}.",
                )
            )
    return wrong


def _type(value: Any) -> str:
    """Return what kind of thing a limit is, in words; a number is a count or a fraction alike."""
    if isinstance(value, bool):
        return said("true or false", "true of false")
    if isinstance(value, int | float):
        return said("a number", "een getal")
    if isinstance(value, list | tuple):
        return said("a list", "een lijst")
    if dates.is_date(str(value)):
        return said("a date", "een datum")
    return said("a period", "een termijn") if dates.is_period(str(value)) else said("a text", "een tekst")
