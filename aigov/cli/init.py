"""`aigov init` writes a first manifest: a few questions, and `unknown` for what nobody knows yet."""

from collections.abc import Callable
from pathlib import Path

import click

from aigov.cli import completing, examples
from aigov.errors import UsageError
from aigov.language import said
from aigov.rule import STAGES
from aigov.scaffold import organisation, questions


def _options(function: Callable[..., None]) -> Callable[..., None]:
    asked = [(question, _when(question)) for question in questions.every()]
    asked += [(question, said("Organisation: ", "Organisatie: ")) for question in organisation.questions()]
    for question, only in reversed(asked):
        function = click.option(f"--{question.name}", metavar="TEXT", help=f"{only}{question.ask}")(function)
    return function


def _when(question: questions.Question) -> str:
    return said("Sandbox: ", "Proeftuin: ") if question.sandbox else ""


@click.command(
    name="init",
    short_help=said(
        "Write a first manifest, honest about what nobody knows yet.",
        "Schrijf een eerste manifest, eerlijk over wat nog niemand weet.",
    ),
    help=said(
        """Write a first manifest to PATH: a folder (then PATH/aigov.yaml) or a file named like one.

        Every question may be answered with `unknown`, or with `unknown, A. Jansen, 2027-03-01`: who will find out, and
        by when. What the repository says already is offered with the file that says it. What is there is never
        overwritten unless you say --force.
        """,
        """Schrijf een eerste manifest in PATH: een map (dan PATH/aigov.yaml) of een bestand met zo'n naam.

        Op elke vraag is `unknown` een antwoord, of `unknown, A. Jansen, 2027-03-01`: wie het uitzoekt, en vóór wanneer.
        Wat de repository al zegt wordt aangeboden, met het bestand dat het zegt. Wat er is, wordt nooit overschreven
        zonder --force.
        """,
    ),
    epilog=examples(
        ("aigov init", said("asks what an idea needs", "vraagt wat een idee nodig heeft")),
        (
            "aigov init --sandbox",
            said("a tool that is in use: eight answers", "een tool die in gebruik is: acht antwoorden"),
        ),
        (
            "aigov init --yes --pre-commit --ci auto",
            said("asks nothing; hook and CI too", "vraagt niets; ook hook en CI"),
        ),
        ("aigov init --stage pilot --split", said("a file for each section", "een bestand per onderdeel")),
        ("aigov init --organisation", "aigov.org.yaml"),
    ),
)
@click.argument("path", default=".", type=click.Path(path_type=Path))
@click.option(
    "--stage",
    metavar="STAGE",
    shell_complete=completing("stages"),
    help=said(f"How far the project is: {', '.join(STAGES)}.", f"Hoe ver het project is: {', '.join(STAGES)}."),
)
@click.option(
    "--sandbox",
    is_flag=True,
    help=said(
        "Register a tool that is in use, in eight answers.",
        "Meld een tool die in gebruik is, in acht antwoorden.",
    ),
)
@click.option(
    "--organisation",
    "of_organisation",
    is_flag=True,
    help=said(
        "Write the organisation's file, aigov.org.yaml.", "Schrijf het bestand van de organisatie, aigov.org.yaml."
    ),
)
@click.option(
    "--split",
    is_flag=True,
    help=said(
        "Write a file for each section in aigov.d, and propose lines for CODEOWNERS.",
        "Schrijf een bestand per onderdeel in aigov.d, en stel regels voor CODEOWNERS voor.",
    ),
)
@click.option(
    "--name",
    metavar="TEXT",
    help=said("The name by which people know it.", "De naam waaronder men het kent."),
)
@click.option(
    "--yes",
    is_flag=True,
    help=said(
        "Ask nothing: take what the repository says; the rest is unknown.",
        "Vraag niets: neem wat de repository zegt; de rest is unknown.",
    ),
)
@click.option(
    "--force", is_flag=True, help=said("Overwrite files that are there.", "Overschrijf bestanden die er zijn.")
)
@click.option(
    "--schema", is_flag=True, help=said("Also write the schema for editors.", "Schrijf ook het schema voor editors.")
)
@click.option(
    "--pre-commit",
    is_flag=True,
    help=said("Also write the hook for pre-commit.", "Schrijf ook de hook voor pre-commit."),
)
@click.option(
    "--ci",
    metavar="FORGE",
    default="",
    shell_complete=completing("forges"),
    help=said(
        "Also write the CI file for github, gitlab or azure; auto: for the forge that this is.",
        "Schrijf ook het CI-bestand voor github, gitlab of azure; auto: voor de forge die dit is.",
    ),
)
@click.option(
    "--who-finds-out",
    metavar="WHO, DAY",
    help=said(
        "Who finds out what is unknown, and by when: A. Jansen, 2027-03-01.",
        "Wie uitzoekt wat unknown is, en vóór wanneer: A. Jansen, 2027-03-01.",
    ),
)
@_options
def command(
    path: Path,
    stage: str | None,
    *,
    sandbox: bool,
    of_organisation: bool,
    split: bool,
    yes: bool,
    force: bool,
    schema: bool,
    pre_commit: bool,
    ci: str,
    **given: str | None,
) -> None:
    """Write a first manifest to PATH; its help is above, in both languages."""
    from aigov.cli._asking import Asking
    from aigov.cli._offers import Wanted

    wanted = Wanted(schema, pre_commit, ci)
    if sandbox and stage not in (None, questions.SANDBOX):
        raise UsageError(
            said(
                "A sandbox is a stage of its own; leave one of the two out.",
                "Een proeftuin is zelf een fase; laat een van beide weg.",
            ),
            where="--sandbox",
        )
    if of_organisation:
        if sandbox or split or stage is not None:
            raise UsageError(
                said(
                    "It goes with none of --stage, --sandbox and --split.",
                    "Het gaat niet samen met --stage, --sandbox of --split.",
                ),
                where="--organisation",
            )
        from aigov.cli._first_organisation import write_organisation

        write_organisation(path, Asking(silent=yes), given, wanted, force=force)
        return
    from aigov.cli._first_manifest import write_manifest

    asked = questions.SANDBOX if sandbox else stage
    write_manifest(path, asked, Asking(silent=yes), given, wanted, split=split, force=force)
