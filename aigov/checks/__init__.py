"""The verbs that are built in, one file each, registered through the same hook as a plugin's."""

from collections.abc import Mapping
from pathlib import Path

from aigov.hooks import hookimpl


@hookimpl
def aigov_checks() -> Mapping[str, str]:
    """Return each file here, its name with hyphens: `in_order.py` is the check `in-order`, its function `check`."""
    stems = sorted(file.stem for file in Path(__file__).parent.glob("*.py") if not file.stem.startswith("_"))
    return {stem.replace("_", "-"): f"aigov.checks.{stem}:check" for stem in stems}
