"""`aigov config show`: which configuration holds here, and what it comes to."""

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

import click

from aigov.cli import examples, tell_programs
from aigov.cli._here import with_configuration, workplace
from aigov.cli._judging import format_option, with_floor
from aigov.language import said

if TYPE_CHECKING:
    from aigov.config import Config, RuleSetting
    from aigov.run.workplace import Workplace

_WIDEST: Final = 72
"""Characters after which what a value comes from stands where it can."""


@click.group(
    name="config",
    short_help=said("Show which configuration holds here.", "Toon welke configuratie hier geldt."),
    help=said("Show which configuration holds here.", "Toon welke configuratie hier geldt."),
    epilog=examples(("aigov config show --origin", said("and who says so", "en wie dat zegt"))),
)
def command() -> None:
    """Show which configuration holds here."""


@command.command(
    short_help=said("Show what holds in this folder.", "Toon wat in deze map geldt."),
    help=said(
        "Show the configuration of this folder, with its packs, plugins and changed rules, and where each is said.",
        "Toon de configuratie van deze map, met haar pakketten, plug-ins en veranderde regels, en waar elk staat.",
    ),
    epilog=examples(
        (
            "aigov config show --origin",
            said("every value, and the line that says it", "elke waarde, en de regel die haar noemt"),
        ),
        (
            "aigov config show --floor ../policy/aigov.toml",
            said("what would hold under a policy", "wat onder een beleid zou gelden"),
        ),
    ),
)
@format_option("text", "json")
@click.option(
    "--origin",
    is_flag=True,
    help=said(
        "Say of each value where it comes from: a line, the floor, the default.",
        "Zeg van elke waarde waar die vandaan komt: een regel, de ondergrens, de standaard.",
    ),
)
@with_configuration
@with_floor
def show(*, form: str, origin: bool, config: str, isolated: bool, floor: str) -> None:
    """Show what holds; its help is above, in both languages."""
    from aigov.config.origin import values

    place = workplace(config, isolated=isolated, floor=floor)
    every = list(values(place.config))
    if form == "json":
        origins = {"origins": [value._asdict() for value in every]} if origin else {}
        tell_programs(json.dumps(_as_data(place) | origins, indent=2, ensure_ascii=False) + "\n")
        return
    for line in _files(place.config):
        click.echo(line)
    if origin:
        told = [f"{value.key} = {value.value}" for value in every]
        width = min(max(map(len, told)), _WIDEST)
        for text, value in zip(told, every, strict=True):
            click.echo(f"{text:{width}}  {value.origin}")
    else:
        for line in (*_loaded(place), *_values(place.config)):
            click.echo(line)
    for ended in place.resolved.ended:
        until = said(f"until {ended.until}", f"tot en met {ended.until}")
        click.echo(f"{said('ended', 'geëindigd'):15}{ended.rule}: {ended.reason} ({ended.by}, {until}) ({ended.where})")
    for notice in place.resolved.notices:
        click.echo(f"{said('note', 'opmerking'):15}{notice}")


def _files(config: "Config") -> Iterator[str]:
    """Yield what the configuration is made of, the nearest file first."""
    none = said(
        "none: no aigov.toml from here up to the root of the repository",
        "geen: vanaf hier tot de hoofdmap van de repository is er geen aigov.toml",
    )
    yield f"{said('configuration', 'configuratie'):15}{config.file or none}"
    floor, extends = said("floor", "ondergrens"), said("extends", "breidt uit")
    for layer in reversed(config.layers):
        if layer.file != config.file:
            yield f"{floor if layer.kind == 'floor' else extends:15}{layer.file}"


def _loaded(place: "Workplace") -> Iterator[str]:
    """Yield the packs and plugins, as they are installed."""
    for pack in place.packs:
        number = said(f"{len(pack.rules)} rules", f"{len(pack.rules)} regels")
        yield f"{said('pack', 'regelpakket'):15}{pack.name} {pack.version}, {number}, {pack.folder}"
        yield f"{'':15}digest {pack.digest}"
    for plugin in place.plugins.activated:
        yield f"{said('plugin', 'plug-in'):15}{plugin.name} {plugin.version}"


def _values(config: "Config") -> Iterator[str]:
    nearest = said("the nearest aigov.org.yaml upwards", "de dichtstbijzijnde aigov.org.yaml in deze of een hogere map")
    yield f"{said('organisation', 'organisatie'):15}{config.organisation.text if config.organisation else nearest}"
    yield f"{said('fail level', 'faalniveau'):15}{config.fail_level}"
    for exclusion in config.exclude:
        yield f"{said('exclude', 'sluit uit'):15}{exclusion.glob} ({exclusion.where})"
    for name, top in sorted(config.rules.items()):
        for setting in top.layers():
            yield f"{said('rule', 'regel'):15}{name}: {_setting(setting)} ({setting.where})"
    for name, where in sorted(config.mandates.items()):
        yield f"{said('mandatory', 'verplicht'):15}{name} ({where})"


def _setting(setting: "RuleSetting") -> str:
    parts = [setting.level, *(f"{limit} = {value}" for limit, value in setting.limits.items())]
    until = said(f"until {setting.until}", f"tot en met {setting.until}")
    parts += [f"{setting.reason} ({setting.by}, {until})"] if setting.by else []
    days = (
        (said("effective from", "geldt vanaf"), setting.effective_from),
        (said("effective until", "geldt tot en met"), setting.effective_until),
    )
    parts += [f"{word} {_days(day)}" for word, day in days if day]
    return ", ".join(filter(None, parts))


def _days(days: str | Mapping[str, str]) -> str:
    between = said(" and ", " en ")
    return days if isinstance(days, str) else between.join(f"{day} ({level})" for level, day in days.items())


def _as_data(place: "Workplace") -> dict[str, Any]:
    config, settings = place.config, place.resolved.settings
    return {
        "file": config.file,
        "layers": [layer._asdict() for layer in config.layers],
        "packs": [
            {
                "name": pack.name,
                "version": pack.version,
                "digest": pack.digest,
                "folder": pack.folder,
                "rules": len(pack.rules),
            }
            for pack in place.packs
        ],
        "plugins": [plugin._asdict() for plugin in place.plugins.activated],
        "organisation": config.organisation.text if config.organisation else "",
        "fail-level": config.fail_level,
        "exclude": [{"glob": exclusion.glob, "where": exclusion.where} for exclusion in config.exclude],
        "rules": {
            name: {key: value for key, value in setting._asdict().items() if key != "under"}
            | {"limits": dict(settings.limits.get(name, {}))}
            for name, setting in sorted(config.rules.items())
        },
        "mandatory": sorted(place.mandatory),
        "ended": [ended._asdict() for ended in place.resolved.ended],
        "notices": list(place.resolved.notices),
    }
