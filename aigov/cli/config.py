"""`aigov config show`: which configuration holds here, and what it comes to."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from aigov.cli._here import with_configuration, workplace

if TYPE_CHECKING:
    from aigov.run.workplace import Workplace


@click.group(
    name="config",
    short_help="Show which configuration holds here.",
    epilog="Example: aigov config show",
)
def command() -> None:
    """Show which configuration holds here."""


@command.command(short_help="Show what holds in this folder.", epilog="Example: aigov config show -f json")
@click.option("-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", help="[default: text]")
@with_configuration
def show(*, form: str, config: str, isolated: bool) -> None:
    """Show the configuration of this folder, with its packs, plugins and changed rules, and where each is said."""
    place = workplace(config, isolated=isolated)
    if form == "json":
        click.echo(json.dumps(_as_data(place), indent=2, ensure_ascii=False))
        return
    said = place.config
    click.echo(f"configuration  {said.file or 'none: no aigov.toml from here up to the root of the repository'}")
    for pack in place.packs:
        click.echo(f"pack           {pack.name} {pack.version}, {len(pack.rules)} rules, {pack.folder}")
        click.echo(f"               digest {pack.digest}")
    for plugin in place.plugins.activated:
        click.echo(f"plugin         {plugin.name} {plugin.version}")
    click.echo(
        f"organisation   {said.organisation.text if said.organisation else 'the nearest aigov.org.yaml upwards'}"
    )
    click.echo(f"fail level     {said.fail_level}")
    for exclusion in said.exclude:
        click.echo(f"exclude        {exclusion.glob} ({exclusion.where})")
    for name, setting in sorted(said.rules.items()):
        parts = [setting.level, *(f"{limit} = {value}" for limit, value in setting.limits.items())]
        parts += [f"{setting.reason} ({setting.by}, until {setting.until})"] if setting.by else []
        days = (("from", setting.effective_from), ("until", setting.effective_until))
        parts += [f"effective {word} {_days(said)}" for word, said in days if said]
        click.echo(f"rule           {name}: {', '.join(filter(None, parts))} ({setting.where})")
    for notice in place.resolved.notices:
        click.echo(f"note           {notice}")


def _days(said: str | Mapping[str, str]) -> str:
    return said if isinstance(said, str) else " and ".join(f"{day} ({level})" for level, day in said.items())


def _as_data(place: "Workplace") -> dict[str, Any]:
    said = place.config
    return {
        "file": said.file,
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
            name: setting._asdict() | {"limits": dict(setting.limits)} for name, setting in sorted(said.rules.items())
        },
        "notices": list(place.resolved.notices),
    }
