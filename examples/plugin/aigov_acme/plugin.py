"""What this package brings; aigov calls these functions, and imports what they name when it is asked for."""

from collections.abc import Mapping
from pathlib import Path

from aigov.hooks import hookimpl


@hookimpl
def aigov_packs() -> Mapping[str, str]:
    """Return the folder of the rules."""
    return {"acme": str(Path(__file__).parent / "rules")}


@hookimpl
def aigov_checks() -> Mapping[str, str]:
    """Return the checks that rules can call, by name."""
    return {"acme-register-number": "aigov_acme.checks:register_number"}


@hookimpl
def aigov_configuration() -> Path:
    """Return the folder of the policy that a project can extend."""
    return Path(__file__).parent / "policy"


@hookimpl
def aigov_reporters() -> Mapping[str, str]:
    """Return the formats that `--format` can name."""
    return {"acme-table": "aigov_acme.table:render"}
