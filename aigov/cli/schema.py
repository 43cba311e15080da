"""`aigov schema`: the shape of a file, for editors and other tools."""

from typing import TYPE_CHECKING

import click

from aigov.cli._here import with_configuration, workplace

if TYPE_CHECKING:
    from aigov.run.workplace import Workplace


@click.command(
    short_help="Print the JSON Schema of a kind of file.",
    epilog="""\b
Examples:
  aigov schema manifest > aigov.schema.json
  aigov schema manifest --lang nl > aigov.schema.json
  # and on the first line of aigov.yaml, for editors with a YAML language server:
  # yaml-language-server: $schema=./aigov.schema.json""",
)
@click.argument("name", metavar="NAME", default="manifest")
@with_configuration
def command(*, name: str, config: str, isolated: bool) -> None:
    """Print the schema of NAME: manifest, organisation, rule, pack, sources, config, waivers or report.

    That of a manifest has the sections that the packs in use here add. With --lang nl its texts are in Dutch.
    """
    from aigov import resources
    from aigov.language import spoken

    if name == "manifest":
        click.echo(of_manifest(workplace(config, isolated=isolated)), nl=False)
    else:
        click.echo(resources.schema_text(name, spoken()), nl=False)


def of_manifest(place: "Workplace") -> str:
    """Return the schema of manifests at a workplace, in the spoken language."""
    from aigov import resources
    from aigov.language import spoken

    if any(pack.extensions for pack in place.packs):
        import json

        return json.dumps(place.shown_schema, indent=2, ensure_ascii=False) + "\n"
    return resources.schema_text("manifest", spoken())
