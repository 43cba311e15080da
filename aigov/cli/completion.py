"""`aigov completion`: what a shell has to read to complete the command line."""

import click

from aigov.cli import examples, tell_programs
from aigov.language import said


@click.command(
    short_help=said("Print what lets a shell complete commands.", "Toon waarmee een shell opdrachten aanvult."),
    help=said(
        """Print a script for SHELL (bash, zsh or fish) that completes commands, options, rules, formats and stages.

        Rules are those that hold in the folder where you type, with their titles where the shell shows them.
        """,
        """Toon een script voor SHELL (bash, zsh of fish) dat opdrachten, opties, regels, formaten en fasen aanvult.

        Het zijn de regels die gelden in de map waar u typt, met hun titels waar de shell die toont.
        """,
    ),
    epilog=examples(
        (
            'eval "$(aigov completion bash)"',
            said("in ~/.bashrc (bash 4.4 or later)", "in ~/.bashrc (bash 4.4 of later)"),
        ),
        ('eval "$(aigov completion zsh)"', said("in ~/.zshrc, after compinit", "in ~/.zshrc, na compinit")),
        (
            "aigov completion fish > ~/.config/fish/completions/aigov.fish",
            said("for fish, once", "voor fish, één keer"),
        ),
    ),
)
@click.argument("shell", metavar="SHELL", type=click.Choice(["bash", "zsh", "fish"]))
def command(*, shell: str) -> None:
    """Print the script; its help is above, in both languages."""
    from aigov.cli._completing import script

    tell_programs(script(shell))
