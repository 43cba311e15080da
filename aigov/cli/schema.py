"""`aigov schema`: the shape of a file, for editors and other tools."""

import click

from aigov.cli._here import with_configuration, workplace


@click.command(
    short_help="Print the JSON Schema of a kind of file.",
    epilog="""\b
Examples:
  aigov schema manifest > aigov.schema.json
  # and on the first line of aigov.yaml, for editors with a YAML language server:
  # yaml-language-server: $schema=./aigov.schema.json""",
)
@click.argument("name", metavar="NAME", default="manifest")
@with_configuration
def command(*, name: str, config: str, isolated: bool) -> None:
    """Print the schema of NAME: manifest, organisation, rule, pack, sources, config, waivers or report.

    That of a manifest has the sections that the packs in use here add.
    """
    from aigov import resources

    text = resources.schema_text(name)
    if name == "manifest":
        place = workplace(config, isolated=isolated)
        if any(pack.extensions for pack in place.packs):
            import json

            text = json.dumps(place.manifest_schema, indent=2, ensure_ascii=False) + "\n"
    click.echo(text, nl=False)
