"""`aigov schema`: the shape of a file, for editors and other tools."""

from typing import TYPE_CHECKING

import click

from aigov.cli import completing, examples, tell_programs
from aigov.cli._here import with_configuration, workplace
from aigov.language import said

if TYPE_CHECKING:
    from aigov.run.workplace import Workplace


@click.command(
    short_help=said("Print the JSON Schema of a kind of file.", "Toon het JSON-schema van een soort bestand."),
    help=said(
        """Print the schema of NAME: manifest, organisation, rule, pack, sources, config, waivers, baseline, lock,
        forecast or report.

        That of a manifest has the sections that the packs in use here add. With --lang nl its texts are in Dutch. It
        is printed as editors make most of it; one with a YAML language server finds it by the first line of aigov.yaml:
        # yaml-language-server: $schema=./aigov.schema.json
        """,
        """Toon het schema van NAME: manifest, organisation, rule, pack, sources, config, waivers, baseline, lock,
        forecast of report.

        Dat van een manifest heeft ook de onderdelen die de pakketten hier toevoegen. Met --lang nl zijn de teksten in
        het Nederlands. Het is gemaakt voor editors; een met een YAML language server vindt het via de eerste regel van
        aigov.yaml:
        # yaml-language-server: $schema=./aigov.schema.json
        """,
    ),
    epilog=examples(
        ("aigov schema manifest > aigov.schema.json", said("for editors", "voor editors")),
        ("aigov schema waivers --lang nl", said("of waivers, in Dutch", "van ontheffingen, in het Nederlands")),
    ),
)
@click.argument("name", metavar="NAME", default="manifest", shell_complete=completing("schemas"))
@click.option(
    "--plain",
    is_flag=True,
    help=said(
        "As a check reads it: with its examples, and without what is for editors only.",
        "Zoals een check het leest: met de voorbeelden, en zonder wat alleen voor editors is.",
    ),
)
@with_configuration
def command(*, name: str, plain: bool, config: str, isolated: bool) -> None:
    """Print it; its help is above, in both languages."""
    from aigov import editors, resources
    from aigov.language import spoken

    if name == "manifest":
        tell_programs(of_manifest(workplace(config, isolated=isolated), plain=plain))
    elif name in editors.WRITTEN_BY_PEOPLE and not plain:
        tell_programs(editors.text(resources.schema(name, spoken())))
    else:
        tell_programs(resources.schema_text(name, spoken()))


def of_manifest(place: "Workplace", *, plain: bool = False) -> str:
    """Return the schema of manifests at a workplace, in the spoken language; `plain` as a check reads it."""
    import json

    from aigov import editors, resources
    from aigov.language import spoken

    is_extended = any(pack.extensions for pack in place.packs)
    if not plain:
        return editors.text(place.shown_schema if is_extended else resources.schema("manifest", spoken()))
    if is_extended:
        return json.dumps(place.shown_schema, indent=2, ensure_ascii=False) + "\n"
    return resources.schema_text("manifest", spoken())
