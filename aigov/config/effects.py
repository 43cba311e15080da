"""Rules by the day: which are still to take effect, which have ended, and on whose word."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from aigov import dates
from aigov.config import RuleSetting
from aigov.effect import Reach, Schedule, reached, schedule, wrong
from aigov.findings import RANK, Level, Switch
from aigov.language import said
from aigov.rule import Rule


class Effects(NamedTuple):
    """What the days of rules make of them: how far each has come, which do not look, who said so, and a sentence."""

    reaches: dict[str, Reach]
    ended: tuple[str, ...]
    switches: tuple[Switch, ...]
    notices: tuple[str, ...]
    lapsed: tuple[Switch, ...]
    """What put a rule off or ended it sooner, and does so no longer; without a level."""


def effects(
    settings: Mapping[str, RuleSetting], rules: Mapping[str, Rule], mandatory: Collection[str], today: str
) -> Effects:
    """Return what is so of all `rules` on the day `today`, under sound `settings`; none weakens what is `mandatory`."""
    reaches: dict[str, Reach] = {}
    over: list[str] = []
    switches: list[Switch] = []
    notices: list[str] = []
    lapsed: list[Switch] = []
    for name, rule in rules.items():
        setting = settings.get(name)
        if setting is not None and name in mandatory and weakens(rule, setting):
            notices.append(
                said(
                    f"{name} is mandatory: the days that {setting.where} gives it do not hold.",
                    f"{name} is verplicht: de dagen die {setting.where} eraan geeft, gelden niet.",
                )
            )
            setting = None
        if setting is not None and "" < setting.until < today and weakens(rule, setting):
            lapsed += [] if setting.level else [_switch(name, setting, "", setting.until)]
            setting = None
        reach = _reach(rule, setting, today)
        if reach is not None:
            reaches[name] = reach
            if setting is not None and _puts_off(rule, setting):
                switches.append(_switch(name, setting, reach.most.value, setting.until or _before_all(setting)))
        if setting is not None and _ends_sooner(rule, setting) and setting.effective_until < today:
            over.append(name)
            switches.append(_switch(name, setting, "off", setting.until))
            continue
        end = (setting.effective_until if setting else "") or rule.effective_until
        if end and end < today:
            over.append(name)
            notices.append(
                said(
                    f"{name} ended on {end}, and was not asked.", f"{name} gold tot en met {end}, en is niet gevraagd."
                )
            )
    return Effects(reaches, tuple(over), tuple(switches), tuple(notices), tuple(lapsed))


def refused(rule: Rule, setting: RuleSetting) -> Iterator[str]:
    """Yield what keeps the days in a setting from being used."""
    if not setting.effective_from and not setting.effective_until:
        return
    if rule.reports:
        yield said(
            f"{rule.id} tells what could not be read or judged, and has no days of its own.",
            f"{rule.id} meldt wat niet te lezen of te beoordelen was, en heeft geen eigen dagen.",
        )
        return
    top = max((_top(rule), Level(setting.level) if _raises(rule, setting) else Level.NOTE), key=RANK.__getitem__)
    for what in wrong(_steps(setting), top, setting.effective_until):
        yield f"{rule.id}: {what[:1].lower()}{what[1:]}"
    needed = {"reason": setting.reason, "by": setting.by}
    done = said("put off", "uitgesteld") if _puts_off(rule, setting) else ""
    if _ends_sooner(rule, setting):
        needed["until"], done = setting.until, said("ended", "beëindigd")
    missing = [key for key, value in needed.items() if not value.strip()]
    if done and missing:
        lacking = said(" and ", " en ").join(missing)
        yield said(
            f"{rule.id} is {done} without {lacking}: whoever weakens a rule says why, who, and until when.",
            f"{rule.id} is {done} zonder {lacking}: wie een regel afzwakt, zegt waarom, wie, en tot wanneer.",
        )


def weakens(rule: Rule, setting: RuleSetting) -> bool:
    """Return whether the days of a setting let the rule weigh less on some day than it does by itself."""
    return _puts_off(rule, setting) or _ends_sooner(rule, setting)


def _reach(rule: Rule, setting: RuleSetting | None, today: str) -> Reach | None:
    own = reached(rule.effective_from, today)
    if setting is None or not setting.effective_from:
        return own
    reach = reached(_steps(setting), today)
    if reach is None or not _raises(rule, setting):
        return reach
    return reach._replace(least=own.most if own else Level.ERROR)


def _puts_off(rule: Rule, setting: RuleSetting) -> bool:
    """Whether on some day the rule weighs less by the days of the setting than by its own."""
    if not setting.effective_from or _raises(rule, setting):
        return False
    steps, top = _steps(setting), RANK[_top(rule)]
    days = ["", *steps.values(), *rule.effective_from.values()]
    return any(_most(steps, day, top) < _most(rule.effective_from, day, top) for day in days)


def _most(steps: Schedule, day: str, top: int) -> int:
    reach = reached(steps, day)
    return top if reach is None else min(RANK[reach.most], top)


def _ends_sooner(rule: Rule, setting: RuleSetting) -> bool:
    end = setting.effective_until
    return bool(end) and (not rule.effective_until or end < rule.effective_until)


def _raises(rule: Rule, setting: RuleSetting) -> bool:
    return setting.level not in ("", "off") and RANK[Level(setting.level)] > RANK[_top(rule)]


def _top(rule: Rule) -> Level:
    return max(rule.levels.values(), key=RANK.__getitem__, default=rule.level)


def _steps(setting: RuleSetting) -> Schedule:
    return schedule(setting.effective_from) if setting.effective_from else {}


def _before_all(setting: RuleSetting) -> str:
    """Return the last day before the rule has taken effect all the way."""
    last = max(_steps(setting).values())
    return dates.before(last, "P1D")


def _switch(name: str, setting: RuleSetting, level: str, until: str) -> Switch:
    return Switch(name, level, setting.reason, setting.by, until, setting.where)
