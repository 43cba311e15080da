"""`aigov config show`: which configuration holds here, and what it comes to."""

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

import click

from aigov.cli._here import with_configuration, workplace
from aigov.cli._judging import with_floor

if TYPE_CHECKING:
    from aigov.config import Config, RuleSetting
    from aigov.run.workplace import Workplace

_WIDEST: Final = 72
"""Characters after which what a value comes from stands where it can."""


@click.group(
    name="config",
    short_help="Show which configuration holds here.",
    epilog="Example: aigov config show",
)
def command() -> None:
    """Show which configuration holds here."""


@command.command(
    short_help="Show what holds in this folder.",
    epilog="""\b
Examples:
  aigov config show --origin                     every value, and the line that says it
  aigov config show --floor ../policy/aigov.toml what would hold under a policy""",
)
@click.option("-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", help="[default: text]")
@click.option("--origin", is_flag=True, help="Say of each value where it comes from: a line, the floor, the default.")
@with_configuration
@with_floor
def show(*, form: str, origin: bool, config: str, isolated: bool, floor: str) -> None:
    """Show the configuration of this folder, with its packs, plugins and changed rules, and where each is said."""
    from aigov.config.origin import values

    place = workplace(config, isolated=isolated, floor=floor)
    every = list(values(place.config))
    if form == "json":
        origins = {"origins": [value._asdict() for value in every]} if origin else {}
        click.echo(json.dumps(_as_data(place) | origins, indent=2, ensure_ascii=False))
        return
    for line in _files(place.config):
        click.echo(line)
    if origin:
        said = [f"{value.key} = {value.value}" for value in every]
        width = min(max(map(len, said)), _WIDEST)
        for text, value in zip(said, every, strict=True):
            click.echo(f"{text:{width}}  {value.origin}")
    else:
        for line in (*_loaded(place), *_values(place.config)):
            click.echo(line)
    for ended in place.resolved.ended:
        click.echo(f"ended          {ended.rule}: {ended.reason} ({ended.by}, until {ended.until}) ({ended.where})")
    for notice in place.resolved.notices:
        click.echo(f"note           {notice}")


def _files(said: "Config") -> Iterator[str]:
    """Yield what the configuration is made of, the nearest file first."""
    yield f"configuration  {said.file or 'none: no aigov.toml from here up to the root of the repository'}"
    for layer in reversed(said.layers):
        if layer.file != said.file:
            yield f"{'floor' if layer.kind == 'floor' else 'extends':15}{layer.file}"


def _loaded(place: "Workplace") -> Iterator[str]:
    """Yield the packs and plugins, as they are installed."""
    for pack in place.packs:
        yield f"pack           {pack.name} {pack.version}, {len(pack.rules)} rules, {pack.folder}"
        yield f"               digest {pack.digest}"
    for plugin in place.plugins.activated:
        yield f"plugin         {plugin.name} {plugin.version}"


def _values(said: "Config") -> Iterator[str]:
    yield f"organisation   {said.organisation.text if said.organisation else 'the nearest aigov.org.yaml upwards'}"
    yield f"fail level     {said.fail_level}"
    for exclusion in said.exclude:
        yield f"exclude        {exclusion.glob} ({exclusion.where})"
    for name, top in sorted(said.rules.items()):
        for setting in top.layers():
            yield f"rule           {name}: {_setting(setting)} ({setting.where})"
    for name, where in sorted(said.mandates.items()):
        yield f"mandatory      {name} ({where})"


def _setting(setting: "RuleSetting") -> str:
    parts = [setting.level, *(f"{limit} = {value}" for limit, value in setting.limits.items())]
    parts += [f"{setting.reason} ({setting.by}, until {setting.until})"] if setting.by else []
    days = (("from", setting.effective_from), ("until", setting.effective_until))
    parts += [f"effective {word} {_days(said)}" for word, said in days if said]
    return ", ".join(filter(None, parts))


def _days(said: str | Mapping[str, str]) -> str:
    return said if isinstance(said, str) else " and ".join(f"{day} ({level})" for level, day in said.items())


def _as_data(place: "Workplace") -> dict[str, Any]:
    said, settings = place.config, place.resolved.settings
    return {
        "file": said.file,
        "layers": [layer._asdict() for layer in said.layers],
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
        "organisation": said.organisation.text if said.organisation else "",
        "fail-level": said.fail_level,
        "exclude": [{"glob": exclusion.glob, "where": exclusion.where} for exclusion in said.exclude],
        "rules": {
            name: {key: value for key, value in setting._asdict().items() if key != "under"}
            | {"limits": dict(settings.limits.get(name, {}))}
            for name, setting in sorted(said.rules.items())
        },
        "mandatory": sorted(place.mandatory),
        "ended": [ended._asdict() for ended in place.resolved.ended],
        "notices": list(place.resolved.notices),
    }
