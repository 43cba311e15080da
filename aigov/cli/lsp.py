"""`aigov lsp`: the language server, for editors."""

import click

from aigov.cli import examples
from aigov.cli._judging import AS_OF, CONFIG, ISOLATED, floors, one_configuration, with_floor
from aigov.language import said


@click.command(
    short_help=said("Answer an editor: findings as you type.", "Antwoord een editor: bevindingen terwijl u typt."),
    help=said(
        "Speak the Language Server Protocol over standard input and output. An editor starts this; docs/editors.md "
        "says how. It needs the extra `lsp`: pip install 'aigov[lsp]'.",
        "Spreek het Language Server Protocol over standaardinvoer en -uitvoer. Een editor start dit; docs/editors.md "
        "zegt hoe. Het vraagt de extra `lsp`: pip install 'aigov[lsp]'.",
    ),
    epilog=examples(("aigov lsp --lang nl", said("in Dutch", "in het Nederlands"))),
)
@AS_OF
@CONFIG
@ISOLATED
@with_floor
def command(*, as_of: str, config: str, isolated: bool, floor: str) -> None:
    """Speak with an editor until it is done."""
    from importlib.util import find_spec

    from aigov import run
    from aigov.errors import UsageError

    if find_spec("pygls") is None or find_spec("lsprotocol") is None:
        raise UsageError(
            said(
                "the language server needs pygls 2. Install it with: pip install 'aigov[lsp]'",
                "de language server vraagt pygls 2. Installeer die met: pip install 'aigov[lsp]'",
            )
        )
    one_configuration(config, isolated=isolated)
    run.today(as_of)
    from aigov.lsp.judging import Bench
    from aigov.lsp.serving import serve

    serve(Bench(as_of, config, isolated, floors(floor)))
