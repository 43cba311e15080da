"""One configuration on top of another that it extends: what may be stricter, and what never changes."""

import os
from collections.abc import Iterable, Iterator
from typing import Final

from aigov import dates
from aigov.config import Config, Named, RuleSetting, WaiverPolicy
from aigov.errors import ConfigError
from aigov.language import said

_STRICTNESS: Final = ("never", "error", "warning", "note")
_DOWNWARDS: Final = ("error", "warning", "note")

_YEAR: Final = "P1Y"
"""How long a waiver may hold where a table `waivers` says nothing else."""


def upon(base: Config, own: Config, *, excludes: bool) -> Config:
    """Return `own` on top of `base`; raises ConfigError with a line for each value that is laxer than it may be.

    Packs, plugins and what is mandatory are added to those of `base`. Levels are compared by whoever knows the rules.
    `excludes` is whether `own` says what is not looked at; an empty list says so too.
    """
    problems = [
        *_organisation(base, own),
        *_fail_level(base, own),
        *_exclusions(base, own),
        *_limits(base, own),
        *_days_of_rules(base, own),
        *_approvers(base.waivers, own.waivers),
        *_longest(base.waivers, own.waivers),
        *_renewals(base.waivers, own.waivers),
    ]
    if problems:
        raise ConfigError("\n".join(problems))
    return own._replace(
        packs=_added(base.packs, (named for named in own.packs if named.where)),
        plugins=_added(base.plugins, own.plugins),
        organisation=base.organisation or own.organisation,
        fail_level=own.fail_level if own.fail_from else base.fail_level,
        fail_from=own.fail_from or base.fail_from,
        exclude=own.exclude if excludes else base.exclude,
        rules={**base.rules, **{name: own.rules[name]._replace(under=base.rules.get(name)) for name in own.rules}},
        waivers=_joined(base.waivers, own.waivers),
        mandates={**own.mandates, **base.mandates},
        layers=(*base.layers, *own.layers),
        lang=own.lang or base.lang,
    )


def _of(level: str) -> str:
    match level:
        case "error":
            return said("errors", "fouten")
        case "warning":
            return said("warnings", "waarschuwingen")
    return said("notes", "opmerkingen")


def _times(number: int) -> str:
    if number == 1:
        return said("once", "één keer")
    return said(f"{number} times", f"{number} keer") if number else said("no times", "geen enkele keer")


def _added(base: tuple[Named, ...], own: Iterable[Named]) -> tuple[Named, ...]:
    there = {named.text for named in base}
    return (*base, *(named for named in own if named.text not in there))


def _organisation(base: Config, own: Config) -> Iterator[str]:
    if base.organisation and own.organisation:
        ours, theirs = (os.path.realpath(each.text) for each in (own.organisation, base.organisation))
        if ours != theirs:
            why = said(
                f"{base.organisation.where} says which organisation's file holds",
                f"{base.organisation.where} zegt welk bestand van de organisatie geldt",
            )
            yield said(
                f"{own.organisation.where}: {why}; it is not replaced here.",
                f"{own.organisation.where}: {why}; het wordt hier niet vervangen.",
            )


def _fail_level(base: Config, own: Config) -> Iterator[str]:
    if own.fail_from and _STRICTNESS.index(own.fail_level) < _STRICTNESS.index(base.fail_level):
        holder = base.fail_from or said(
            f"{base.layers[-1].file}, which says nothing else,", f"{base.layers[-1].file}, dat verder niets zegt,"
        )
        laxer = said(
            f'the fail level "{own.fail_level}" is laxer than "{base.fail_level}"',
            f'het faalniveau "{own.fail_level}" is soepeler dan "{base.fail_level}"',
        )
        yield said(f"{own.fail_from}: {laxer}, as {holder} has it.", f"{own.fail_from}: {laxer}, volgens {holder}.")


def _exclusions(base: Config, own: Config) -> Iterator[str]:
    """Whoever may not switch a mandatory rule off may not hide manifests from it; the same words may be repeated."""
    allowed = {exclusion.glob for exclusion in base.exclude}
    for exclusion in own.exclude if base.mandates else ():
        if exclusion.glob not in allowed:
            rule, where = next(iter(base.mandates.items()))
            why = said(
                f'{where} makes "{rule}" mandatory, and what is extended does not exclude it',
                f'{where} maakt "{rule}" verplicht, en de configuratie die hier wordt uitgebreid, sluit het niet uit',
            )
            yield said(
                f'{exclusion.where}: "{exclusion.glob}" is not excluded here: {why}.',
                f'{exclusion.where}: "{exclusion.glob}" wordt hier niet uitgesloten: {why}.',
            )


def _limits(base: Config, own: Config) -> Iterator[str]:
    for rule, setting in own.rules.items():
        held = {
            name: (value, each.where)
            for each in (base.rules[rule].layers() if rule in base.rules else ())
            for name, value in each.limits.items()
        }
        mandated = base.mandated(rule)
        for name, value in setting.limits.items():
            if name in held and (value != held[name][0] or type(value) is not type(held[name][0])):
                yield said(
                    f"{setting.where}: the limit {name} of {rule} stays {held[name][0]!r}, as {held[name][1]} says.",
                    f"{setting.where}: de grens {name} van {rule} blijft {held[name][0]!r}, zoals {held[name][1]} "
                    "zegt.",
                )
            elif name not in held and mandated:
                why = said(f"{mandated} makes the rule mandatory", f"{mandated} maakt de regel verplicht")
                yield said(
                    f"{setting.where}: the limit {name} of {rule} stays as it is: {why}.",
                    f"{setting.where}: de grens {name} van {rule} blijft zoals die is: {why}.",
                )


def _days_of_rules(base: Config, own: Config) -> Iterator[str]:
    """Whoever is to be laxer for a while than what is extended lowers the rule, with a reason, a name and an end."""
    for rule, setting in own.rules.items():
        if not any(_days(setting)):
            continue
        under, mandated = base.rules.get(rule), base.mandated(rule)
        held = [each for each in under.layers() if each.level or any(_days(each))] if under else []
        if held and _days(setting) != _days(held[-1]):
            yield said(
                f"{setting.where}: from when {rule} is asked, and until when, stays as {held[-1].where} says.",
                f"{setting.where}: vanaf en tot wanneer {rule} wordt gevraagd, blijft zoals {held[-1].where} zegt.",
            )
        elif mandated and not held:
            yield said(
                f"{setting.where}: {rule} is asked from the day that it says itself: {mandated} makes it mandatory.",
                f"{setting.where}: {rule} wordt gevraagd vanaf de dag die de regel zelf noemt: {mandated} maakt hem "
                "verplicht.",
            )


def _days(setting: RuleSetting) -> tuple[object, object]:
    return setting.effective_from, setting.effective_until


def _approvers(base: WaiverPolicy, own: WaiverPolicy) -> Iterator[str]:
    """Whoever may approve for a level may for those below, so that each level is compared with all above it."""
    joined = {**base.approvers, **own.approvers}
    told: set[str] = set()
    for number, level in enumerate(_DOWNWARDS, 1):
        if not base.approvers.get(level):
            continue
        before = {name for each in _DOWNWARDS[:number] for name in base.approvers.get(each, ())}
        holder = base.lines[f"approvers.{level}"]
        if not joined[level]:
            where = own.lines[f"approvers.{level}"]
            yield said(
                f"{where}: who may approve waivers of {_of(level)} is not left open: {holder} names them.",
                f"{where}: wie ontheffingen van {_of(level)} mag goedkeuren, blijft niet open: {holder} noemt hen.",
            )
            continue
        for each in _DOWNWARDS[:number]:
            for name in own.approvers.get(each, ()):
                if name not in before and name not in told:
                    told.add(name)
                    where = own.lines[f"approvers.{each}"]
                    yield said(
                        f'{where}: "{name}" is not among those who may approve waivers of {_of(level)} by {holder}.',
                        f'{where}: "{name}" is niet een van degenen die volgens {holder} ontheffingen van '
                        f"{_of(level)} mogen goedkeuren.",
                    )


def _longest(base: WaiverPolicy, own: WaiverPolicy) -> Iterator[str]:
    for level, period in own.longest.items() if base.where else ():
        most = base.longest.get(level, _YEAR)
        if _may_be_longer(period, most):
            where, holder = own.lines[f"longest.{level}"], base.lines.get(f"longest.{level}", base.where)
            yield said(
                f"{where}: waivers of {_of(level)} hold {most} at most, as {holder} has it; {period} can be longer.",
                f"{where}: ontheffingen van {_of(level)} gelden volgens {holder} hoogstens {most}; "
                f"{period} kan langer zijn.",
            )


def _renewals(base: WaiverPolicy, own: WaiverPolicy) -> Iterator[str]:
    if base.renewals is not None and own.renewals is not None and own.renewals > base.renewals:
        times, where, holder = _times(base.renewals), own.lines["renewals"], base.lines["renewals"]
        yield said(
            f"{where}: waivers are renewed at most {times}, as {holder} has it.",
            f"{where}: ontheffingen worden hoogstens {times} verlengd, volgens {holder}.",
        )


def _joined(base: WaiverPolicy, own: WaiverPolicy) -> WaiverPolicy:
    return WaiverPolicy(
        approvers={**base.approvers, **own.approvers},
        longest={**base.longest, **own.longest},
        renewals=base.renewals if own.renewals is None else own.renewals,
        where=own.where or base.where,
        lines={**base.lines, **own.lines},
    )


def _may_be_longer(period: str, most: str) -> bool:
    """Whether some day lies further from `period` before it than `most` allows: months have not all the same length."""
    ours, theirs = dates.parse_period(period), dates.parse_period(most)
    if ours.months <= theirs.months and ours.days <= theirs.days:
        return False
    if ours.months >= theirs.months and ours.days >= theirs.days:
        return True
    try:
        return any(dates.after(day, period) > dates.after(day, most) for day in _four_years())
    except ValueError:  # beyond the year 9999
        return ours.months > theirs.months


def _four_years() -> Iterable[str]:
    """Yield each day of four years, a leap year among them: after that the lengths of months repeat."""
    day = "2096-01-01"
    for _ in range(1461):
        yield day
        day = dates.after(day, "P1D")
